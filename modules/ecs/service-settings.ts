import { z } from 'zod';
import { formatted, port, safeguard } from '../shared/schema';
import { FARGATE_CPU_UNITS } from './fargate-sizes';

const cooldown = (what: string) =>
  z.int().min(0).max(3600).describe(`Cooldown in seconds after tasks were ${what}. Takes effect at once.`);

const schedule = z.strictObject({
  schedule: formatted(
    /^(cron\((\S+ ){5}\S+\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\))$/,
    'cron(…) with six fields, rate(…) or at(yyyy-mm-ddThh:mm:ss)',
  ).describe('Time at which the limits change.'),
  timezone: formatted(/^(UTC|[A-Z][A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/, 'UTC or a name such as America/Toronto')
    .default('UTC')
    .describe('Time zone of the schedule.'),
  min: z.int().min(0).max(10).describe('Minimum number of tasks from then on.'),
  max: z.int().min(0).max(10).describe('Maximum number of tasks from then on.'),
});

/**
 * Settings of Application Auto Scaling for one service.
 * @see Application Auto Scaling User Guide, "Target tracking scaling policies" and "Scheduled scaling"
 */
export const autoscalingSettings = z.strictObject({
  cpuPercent: z
    .int()
    .min(10)
    .max(90)
    .default(60)
    .describe('Target of autoscaling: average CPU of the tasks in percent. Takes effect at once.'),
  scaleOutCooldownSeconds: cooldown('added').default(60),
  scaleInCooldownSeconds: cooldown('removed').default(300),
  schedules: z
    .record(
      formatted(/^[a-z][a-z0-9-]{0,62}$/, 'lower-case words joined by hyphens'),
      schedule.describe('Limits that apply until another schedule changes them.'),
    )
    .default({})
    .describe('Scheduled changes of the limits, by name.'),
});

/** Jobs of Sidekiq per task of a service that works on them. */
const jobsPerTask = (standard: number, which: string) =>
  z
    .int()
    .min(1)
    .max(1000)
    .default(standard)
    .describe(`Target of autoscaling: ${which}. Takes effect at once.`);

/** Autoscaling settings of a service behind the load balancer. */
export const webAutoscalingSettings = autoscalingSettings.extend({
  requestsPerTarget: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(1000)
    .describe('Target of autoscaling: requests per task and minute. Takes effect at once.'),
});

/** Autoscaling settings of the service that Sidekiq's jobs call. */
const calledAutoscalingSettings = webAutoscalingSettings.extend({
  jobsPerTask: jobsPerTask(
    2,
    'running jobs of Sidekiq per task of the AI service; each waits for one request',
  ),
});

/** Autoscaling settings of Sidekiq. */
const queueAutoscalingSettings = autoscalingSettings.extend({
  jobsPerTask: jobsPerTask(
    5,
    'jobs that wait or run, per task, which runs as many at once as it has threads',
  ),
});

export type AutoscalingSettings = z.infer<typeof autoscalingSettings>;
export type WebAutoscalingSettings = z.infer<typeof webAutoscalingSettings>;

/**
 * Last seconds of Sidekiq's stop timeout, in which it pushes jobs that did not end back to Redis. All seconds before are
 * for its jobs.
 * @see Sidekiq wiki, "Deployment": five seconds more than the timeout of jobs
 */
export const SIDEKIQ_SHUTDOWN_SECONDS = 10;

const PATH = '[A-Za-z0-9_.$/~"\'@:+&?-]';

/**
 * A path pattern of a listener rule.
 * @see User Guide for Application Load Balancers, "Condition types for listener rules"
 */
const pathPattern = formatted(
  new RegExp(`^/(${PATH}|\\*){0,127}$`),
  'a path of at most 128 characters that starts with /, with * for any characters',
);

/** Groups of path patterns by name. The name is part of the listener rule's address. */
const routes = z
  .record(
    formatted(/^[a-z][a-z0-9-]{0,30}$/, 'lower-case words joined by hyphens, at most 31 characters'),
    z
      .array(pathPattern)
      .min(1)
      .max(5)
      .meta({
        allowed: 'one to five path patterns, the limit of one listener rule; more need a second group',
      })
      .describe('Path patterns of one listener rule; * matches any characters. Takes effect at once.'),
  )
  .refine((groups) => Object.keys(groups).length > 0, 'at least one group of path patterns');

/** Paths that accept large request bodies. */
const uploadPaths = z
  .array(formatted(new RegExp(`^/${PATH}{1,127}$`), 'a path that starts with /, without wildcards'))
  // Each costs up to 12 capacity units of the web ACL, which has room for 25 paths.
  .max(10)
  .meta({ allowed: 'a list of paths, each starting with /, without wildcards' })
  .default([])
  .describe(
    'Paths that accept documents: bodies above 8 KiB, with any content. Everywhere else the firewall blocks large bodies ' +
      'and those in which it finds SQL, scripts or paths of files. Takes effect within minutes.',
  );

/** Additional environment variables of a container. */
const containerVariables = z
  .record(
    formatted(/^[A-Z][A-Z0-9_]{0,63}$/, 'the name of an environment variable, in capitals'),
    z.string().max(1024).describe('Value of the variable.'),
  )
  .default({})
  .describe(
    'Additional environment variables, such as ANTHROPIC_MODEL. Not for secrets: the values are readable in the ' +
      'task definition. Changing them redeploys without downtime.',
  );

const tasks = z.strictObject({
  min: z.int().min(1).max(10).describe('Minimum number of tasks. Two or more survive the loss of a zone.'),
  max: z.int().min(1).max(10).describe("Maximum number of tasks; limited by the database's connections."),
});

const databaseConnections = z.strictObject({
  processes: z.int().min(1).max(64).describe('Processes in one task that connect to the database.'),
  poolPerProcess: z
    .int()
    .min(0)
    .max(100)
    .describe(
      'Connections that one process may open; 0 if it opens none. Must match the configuration of the application.',
    ),
});

/** @see Amazon ECS API Reference, "CapacityProviderStrategyItem" */
const capacity = z.strictObject({
  onDemandBase: z
    .int()
    .min(0)
    .max(10)
    .describe('Tasks that run on Fargate before the weights apply. AWS can interrupt Spot tasks.'),
  onDemandWeight: z.int().min(0).max(1000).describe('Share of the tasks beyond the base on Fargate.'),
  spotWeight: z
    .int()
    .min(0)
    .max(1000)
    .describe(
      'Share of the tasks beyond the base on Fargate Spot: up to 70 % cheaper, stopped with two minutes notice.',
    ),
});

/** @see Amazon ECS API Reference, "DeploymentConfiguration" */
const deployment = z.strictObject({
  minimumHealthyPercent: z
    .int()
    .min(0)
    .max(100)
    .default(100)
    .describe('Minimum share of the desired tasks that run during a deployment, in percent.'),
  maximumPercent: z
    .int()
    .min(100)
    .max(200)
    .default(200)
    .describe('Maximum share of the desired tasks that run during a deployment, in percent.'),
});

/**
 * Health check of a service's container and, behind the load balancer, of its target group.
 * @see Amazon ECS API Reference, "HealthCheck"
 * @see User Guide for Application Load Balancers, "Health checks for Application Load Balancer target groups"
 */
const healthCheck = z.strictObject({
  intervalSeconds: z.int().min(5).max(300).default(30).describe('Seconds between two checks.'),
  timeoutSeconds: z
    .int()
    .min(2)
    .max(60)
    .default(10)
    .describe('Seconds after which a check without an answer has failed. Shorter than the interval.'),
  retries: z
    .int()
    .min(2)
    .max(10)
    .default(5)
    .describe('Failed checks in a row after which the task is stopped and another one takes its place.'),
  startPeriodSeconds: z
    .int()
    .min(0)
    .max(300)
    .default(120)
    .describe('Seconds after the start of the container in which failed checks are ignored.'),
});

export type HealthCheckSettings = z.infer<typeof healthCheck>;

/** Settings of every service. */
export const baseServiceSettings = z.strictObject({
  cpu: z
    .literal(FARGATE_CPU_UNITS)
    .describe(
      'CPU units of one task; 1024 are one vCPU. Changing it redeploys the service without downtime.',
    ),
  memoryMiB: z
    .int()
    .min(512)
    .max(122880)
    .describe(
      'Memory of one task in MiB; Fargate offers certain values for each `cpu`. Changing it redeploys without ' +
        'downtime.',
    ),
  tasks: tasks.describe('Number of tasks.'),
  capacity: capacity.describe(
    'Fargate or Fargate Spot. Changing it moves the tasks one by one; the service is not replaced.',
  ),
  deployment: deployment.prefault({}).describe('Number of tasks during a deployment.'),
  autoscaling: autoscalingSettings.describe('Autoscaling of the tasks.'),
  stopTimeoutSeconds: z
    .int()
    .min(2)
    .max(120)
    .default(30)
    .describe(
      'Seconds between SIGTERM and SIGKILL; Fargate allows 120. Jobs of Sidekiq have ten seconds less to end; a job ' +
        'that needs longer is cut and runs again. Changing it redeploys without downtime.',
    ),
  healthCheck: healthCheck
    .prefault({})
    .describe('When a task counts as unhealthy and is replaced. Changing it redeploys without downtime.'),
  readonlyRootFileSystem: safeguard().describe(
    'The container can write to an empty volume at /tmp only. The image must declare /tmp as a volume that its ' +
      'user owns. Changing it redeploys without downtime.',
  ),
  variables: containerVariables,
  databaseConnections: databaseConnections.describe('Database connections of one task.'),
});

/** Settings of a service that answers HTTP requests. */
const webService = baseServiceSettings.extend({
  port: port().describe('TCP port that the container listens on; fixed by its image.'),
  healthCheckPath: formatted(/^\/[\w./-]*$/, 'a path that starts with /').describe(
    'Path that answers 200 when the container is healthy.',
  ),
  healthCheckGracePeriodSeconds: z
    .int()
    .min(0)
    .max(1800)
    .default(120)
    .describe('Seconds after the start of a task in which failed health checks are ignored.'),
  longestRequestSeconds: z
    .int()
    .min(1)
    .max(3600)
    .describe(
      'Duration of the longest request in seconds. Timeouts on the path of a request must be longer. Requests through ' +
        'the load balancer have as long to end when their task is removed; others, such as those of Rails to the AI ' +
        'service, have `stopTimeoutSeconds`.',
    ),
  answersWhileBusy: z
    .boolean()
    .default(true)
    .describe(
      'Whether the service answers its health check while it works on a request. If it does not, the health check must ' +
        'fail later than the longest request ends.',
    ),
  autoscaling: webAutoscalingSettings.describe('Autoscaling of the tasks.'),
  routes: routes.describe(
    'Paths that the load balancer forwards to this service, in named groups: a group is one listener rule.',
  ),
  uploadPaths: uploadPaths,
});

/** The services of the platform: exactly these three. */
export const serviceSettings = z.strictObject({
  ai: webService
    .extend({
      autoscaling: calledAutoscalingSettings.describe('Autoscaling of the tasks.'),
      publicRoutes: z
        .boolean()
        .default(false)
        .describe(
          'Whether the load balancer forwards requests from the internet to the AI service. Off, only Rails and ' +
            'Sidekiq reach it. Switching it changes security group rules and listener rules only.',
        ),
      workers: z
        .int()
        .min(1)
        .max(16)
        .default(1)
        .describe(
          'Worker processes of one task. Each works on one request at a time and needs its own memory. Changing it ' +
            'redeploys without downtime.',
        ),
    })
    .describe('Python AI service.'),
  rails: webService.describe('Rails API.'),
  sidekiq: baseServiceSettings
    .extend({ autoscaling: queueAutoscalingSettings.describe('Autoscaling of the tasks.') })
    .describe("Sidekiq, from the Rails API's image; listens on no port."),
});

export type ServiceSettings = z.infer<typeof serviceSettings>;
export type ServiceName = keyof ServiceSettings;
export const SERVICE_NAMES = ['ai', 'rails', 'sidekiq'] as const satisfies readonly ServiceName[];
/** Settings of one service, with or without HTTP. */
export type FargateServiceSettings = z.infer<typeof baseServiceSettings>;
export type WebServiceSettings = z.infer<typeof webService>;
