import { Construct } from 'constructs';
import { budgetSettings } from '../../modules/budgets/settings';
import { alarmSettings } from '../../modules/config/alarm-settings';
import type { Environment } from '../../modules/config/schema';
import { redisSettings } from '../../modules/elasticache/settings';
import { databaseSettings } from '../../modules/rds/settings';
import { createApplicationAlarms } from '../../stacks/application/alarms';
import { createCostAlerts } from '../../stacks/application/cost';
import { alarmTopicKeys } from '../../stacks/contract';
import { createFoundationAlarms } from '../../stacks/foundation/alarms';
import { nameInput, regionInput, relocated, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { knownInstanceClass } from '../instance-class-rule';
import { outputOf } from '../module-output';
import { applicationInputs, dataInputs } from '../watched-inputs';

/** Alarms and the budget; `alarm-topics` has the subscribers. */
export const alarms: ModuleDefinition = {
  name: 'alarms',
  summary: 'Alarms on services and data stores, the two composite alarms that page, and the budget.',
  fixed: {
    'loadBalancer.latencySeconds.ai': 'An input where the AI service has public routes.',
    vectorStore: 'An input where the vector store is on.',
    'redis.nodes': 'Decides how many alarms there are.',
    'network.nat': 'Decides how many NAT gateways there are to watch.',
    publicRoutes: 'Decides whether the load balancer forwards to the AI service.',
    'cloudFront.enabled': 'Decides whether the firewall is watched in us-east-1.',
    'tags.Environment': 'The budget counts the cost of resources with this tag value.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const usEast1 = module.usEast1();
    const name = nameInput(inputs, environment);
    const callers = withSettings(inputs, inRegionOfFirewall(inputs, renamed(environment, name)));
    // Thresholds are a share of the memory and the connections that a class has.
    inputs.rule('database_instance_class', knownInstanceClass('database_instance_class'));
    const topicArns = topicInputs(inputs, environment);
    createFoundationAlarms(new Construct(module, 'data'), callers, {
      ...dataInputs(inputs, environment),
      topicArns,
    });
    const foundation = { alarmTopicArns: topicArns };
    const { alarmName } = createApplicationAlarms(new Construct(module, 'application'), callers, {
      ...applicationInputs(inputs, environment),
      foundation,
      usEast1,
    });
    createCostAlerts(new Construct(module, 'cost'), callers, foundation, usEast1);
    module.output(
      'users_affected_alarm_name',
      'Name of the composite alarm that pages when users are affected.',
      alarmName,
    );
  },
};

/** Topics of the region, and one of us-east-1 where something is watched there. */
const topicInputs = (inputs: Inputs, environment: Environment) =>
  inputs.byKey('topic_arns', alarmTopicKeys(environment), 'SNS topics of the alarms.', {
    from: outputOf('alarm-topics', 'topic_arns'),
  });

/** The region is part of the metrics of a firewall unless CloudFront is behind it, and of nothing else here. */
const inRegionOfFirewall = (inputs: Inputs, environment: Environment): Environment =>
  environment.cloudFront.enabled ? environment : relocated(environment, regionInput(inputs));

/** The environment with variables in place of what a caller decides. */
function withSettings(inputs: Inputs, environment: Environment): Environment {
  const { database, redis, budget } = environment;
  return {
    ...environment,
    alarms: inputs.settings(alarmSettings, environment.alarms, { fixed: withoutAlarm(environment) }),
    budget: inputs.settings(budgetSettings, budget, { prefix: 'budget' }),
    database: {
      ...database,
      ...inputs.settings(
        databaseSettings.pick({ instanceClass: true, allocatedStorageGiB: true }),
        { instanceClass: database.instanceClass, allocatedStorageGiB: database.allocatedStorageGiB },
        { prefix: 'database' },
      ),
    },
    redis: {
      ...redis,
      nodeType: inputs.setting('redis_node_type', redisSettings.shape.nodeType, redis.nodeType),
    },
  };
}

/** Thresholds of what an environment does not have. */
const withoutAlarm = ({ services, domain, network, redis, vectorStore }: Environment): readonly string[] => [
  ...(services.ai.publicRoutes ? [] : ['loadBalancer.latencySeconds.ai']),
  ...(domain.certificate === 'none' ? ['certificate'] : []),
  ...(network.nat.mode === 'existing' ? ['nat'] : []),
  ...(redis.nodes > 1 ? [] : ['redis.replicationLagSeconds']),
  ...(vectorStore.enabled ? [] : ['vectorStore']),
];
