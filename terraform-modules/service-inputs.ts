import {
  allowedDeploymentPercents,
  allowedTasks,
  inWords,
  noSoonerThan,
  offeredMemory,
  sidekiqStops,
} from '../modules/config/rules/compute';
import {
  aiStops,
  longerThanBusy,
  secondsUntilUnhealthy,
  shorterThanInterval,
} from '../modules/config/rules/health-checks';
import type { Environment } from '../modules/config/schema';
import { FARGATE_SIZES } from '../modules/ecs/fargate-sizes';
import { type ServiceName, serviceSettings } from '../modules/ecs/service-settings';
import type { Inputs } from './inputs';

/** Beginning of the variables of each service: what the team's own HCL calls it. */
export const PREFIXES: Readonly<Record<ServiceName, string>> = {
  ai: 'ai_service',
  rails: 'rails_api',
  sidekiq: 'sidekiq',
};

/** A service that answers HTTP requests. */
export type WebService = 'ai' | 'rails';

/** Services that the load balancer forwards to. */
export const webServices = ({ services }: Environment): readonly WebService[] => [
  'rails',
  ...(services.ai.publicRoutes ? (['ai'] as const) : []),
];

/** What decides what a service is made of, or concerns what is in front of it. */
const NOT_OF_THE_TASKS = ['capacity', 'variables', 'routes', 'uploadPaths', 'autoscaling.schedules'];

/** What limits the health check and the end of the AI service's tasks, and concerns only the load balancer of Rails. */
const LONGEST_REQUEST = 'longestRequestSeconds';

/** What nobody reads of a service that the load balancer does not forward to. */
const OF_WEB_SERVICES = ['healthCheckGracePeriodSeconds', 'autoscaling.requestsPerTarget'];

/** What the one writer of a vector store must never have two of. */
const OF_SEVERAL_TASKS = ['tasks', 'deployment', 'workers'];

/** Every service with variables in place of what its tasks and their number are described by. */
export function serviceInputs(inputs: Inputs, environment: Environment): Environment['services'] {
  const { services, vectorStore } = environment;
  const { shape } = serviceSettings;
  const fixed = [
    ...NOT_OF_THE_TASKS,
    ...(services.ai.publicRoutes ? [] : OF_WEB_SERVICES),
    ...(vectorStore.enabled ? OF_SEVERAL_TASKS : []),
  ];
  const variables = {
    ai: inputs.settings(shape.ai, services.ai, {
      prefix: PREFIXES.ai,
      // The AI service is not told how it connects.
      fixed: [...fixed, 'databaseConnections'],
    }),
    rails: inputs.settings(shape.rails, services.rails, {
      prefix: PREFIXES.rails,
      fixed: [...NOT_OF_THE_TASKS, LONGEST_REQUEST],
    }),
    sidekiq: inputs.settings(shape.sidekiq, services.sidekiq, {
      prefix: PREFIXES.sidekiq,
      fixed: [...NOT_OF_THE_TASKS, 'databaseConnections.processes'],
    }),
  };
  for (const [service, prefix] of Object.entries(PREFIXES)) {
    addRules(inputs, prefix);
    addHealthCheckRule(inputs, prefix);
    if (service !== 'ai' || !vectorStore.enabled) addRulesOfSeveralTasks(inputs, prefix);
  }
  addRulesOfAi(inputs, services.ai);
  inputs.rule('sidekiq_stop_timeout_seconds', {
    condition: `var.sidekiq_stop_timeout_seconds >= ${sidekiqStops.least}`,
    errorMessage:
      `sidekiq_stop_timeout_seconds must be ${sidekiqStops.allowed}; ` +
      'got ${var.sidekiq_stop_timeout_seconds}.',
  });
  return variables;
}

/** Rules about several settings of a service; the ones about several modules stay with the environment files. */
function addRules(inputs: Inputs, prefix: string): void {
  const memory = `${prefix}_memory_mib`;
  const cpu = `var.${prefix}_cpu`;
  const sizes = Object.entries(FARGATE_SIZES);
  const words = Object.fromEntries(sizes.map(([units, memories]) => [units, inWords(memories)]));
  inputs.rule(memory, {
    // Says nothing while the number of units is wrong itself, which is reported in its own words.
    condition: `try(contains(${JSON.stringify(FARGATE_SIZES)}[tostring(${cpu})], var.${memory}), true)`,
    errorMessage:
      `${memory} must be, ${offeredMemory(`\${${cpu}}`, `\${lookup(${JSON.stringify(words)}, tostring(${cpu}), "?")}`)}; ` +
      `got \${var.${memory}}.`,
  });
  const [added, taken] = ['out', 'in'].map((way) => `${prefix}_autoscaling_scale_${way}_cooldown_seconds`);
  inputs.rule(`${taken}`, {
    condition: `var.${taken} >= var.${added}`,
    errorMessage: `${taken} must be ${noSoonerThan(`\${var.${added}}`)}; got \${var.${taken}}.`,
  });
}

/** A check is over before the next one begins. */
export function addHealthCheckRule(inputs: Inputs, prefix: string): void {
  const [timeout, interval] = ['timeout', 'interval'].map((of) => `${prefix}_health_check_${of}_seconds`);
  inputs.rule(`${timeout}`, {
    condition: `var.${timeout} < var.${interval}`,
    errorMessage: `${timeout} must be ${shorterThanInterval(`\${var.${interval}}`)}; got \${var.${timeout}}.`,
  });
}

/** No health check ends the longest request of a service that answers none meanwhile. */
export function addBusyRule(inputs: Inputs, prefix: string): void {
  const seconds = secondsUntilUnhealthy.inTerraform(`var.${prefix}_health_check`);
  const longest = `${prefix}_longest_request_seconds`;
  inputs.rule(`${prefix}_health_check_retries`, {
    condition: `${seconds} > var.${longest}`,
    errorMessage:
      `Tasks must be unhealthy after ${longerThanBusy(`\${var.${longest}}`, longest)}; ` +
      `got \${${seconds}} seconds.`,
  });
}

/** Requests that do not come through the load balancer. */
function addRulesOfAi(inputs: Inputs, { answersWhileBusy }: Environment['services']['ai']): void {
  if (!answersWhileBusy) addBusyRule(inputs, PREFIXES.ai);
  const [stop, longest] = ['stop_timeout', 'longest_request'].map((of) => `${PREFIXES.ai}_${of}_seconds`);
  const least = aiStops.leastInTerraform(`var.${longest}`);
  inputs.rule(`${stop}`, {
    condition: `var.${stop} >= ${least}`,
    errorMessage: `${stop} must be ${aiStops.allowed(`\${${least}}`)}; got \${var.${stop}}.`,
  });
}

function addRulesOfSeveralTasks(inputs: Inputs, prefix: string): void {
  const [fewest, most] = [`${prefix}_tasks_min`, `${prefix}_tasks_max`];
  inputs.rule(fewest, {
    condition: `var.${fewest} <= var.${most}`,
    errorMessage: `${fewest} must be ${allowedTasks(`\${var.${most}}`)}, which is ${most}; got \${var.${fewest}}.`,
  });
  const [least, largest] = ['minimum_healthy', 'maximum'].map((end) => `${prefix}_deployment_${end}_percent`);
  inputs.rule(`${largest}`, {
    condition: `var.${least} < 100 || var.${largest} > 100`,
    errorMessage: `There must be ${allowedDeploymentPercents(`${least}`, `${largest}`)}; got 100 for both.`,
  });
}
