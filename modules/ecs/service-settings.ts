import { z } from 'zod';
import { formatted, port, safeguard } from '../shared/schema';
import { FARGATE_CPU_UNITS } from './fargate-sizes';

const cooldown = (what: string) =>
  z
    .int()
    .min(0)
    .max(3600)
    .describe(`Seconds after tasks were ${what} before more are. Takes effect at once.`);

const schedule = z.strictObject({
  schedule: formatted(
    /^(cron\((\S+ ){5}\S+\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\))$/,
    'cron(…) with six fields, rate(…) or at(yyyy-mm-ddThh:mm:ss)',
  ).describe('When the limits change.'),
  timezone: formatted(/^(UTC|[A-Z][A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/, 'UTC or a name such as America/Toronto')
    .default('UTC')
    .describe('Time zone of the schedule.'),
  min: z.int().min(0).max(10).describe('Tasks that run at least, from then on.'),
  max: z.int().min(0).max(10).describe('Tasks that autoscaling may reach, from then on.'),
});

/**
 * When Application Auto Scaling adds and removes tasks of one service.
 * @see Application Auto Scaling User Guide, "Target tracking scaling policies" and "Scheduled scaling"
 */
export const autoscalingSettings = z.strictObject({
  cpuPercent: z
    .int()
    .min(10)
    .max(90)
    .default(60)
    .describe('Average CPU of the tasks that autoscaling holds. Takes effect at once.'),
  memoryPercent: z
    .int()
    .min(10)
    .max(90)
    .default(75)
    .describe('Average memory of the tasks that autoscaling holds. Takes effect at once.'),
  scaleOutCooldownSeconds: cooldown('added').default(60),
  scaleInCooldownSeconds: cooldown('taken away').default(300),
  schedules: z
    .record(
      formatted(/^[a-z][a-z0-9-]{0,62}$/, 'lower-case words joined by hyphens'),
      schedule.describe('Limits from a time on, until another schedule changes them.'),
    )
    .default({})
    .describe('Times at which the number of tasks has other limits, by name.'),
});

/** The same, for a service behind the load balancer. */
export const webAutoscalingSettings = autoscalingSettings.extend({
  requestsPerTarget: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(1000)
    .describe('Requests a minute for each task that autoscaling holds. Takes effect at once.'),
});

export type AutoscalingSettings = z.infer<typeof autoscalingSettings>;
export type WebAutoscalingSettings = z.infer<typeof webAutoscalingSettings>;

const PATH = '[A-Za-z0-9_.$/~"\'@:+&?-]';

/**
 * A path pattern that a listener rule takes.
 * @see User Guide for Application Load Balancers, "Condition types for listener rules"
 */
const pathPattern = formatted(
  new RegExp(`^/(${PATH}|\\*){0,127}$`),
  'a path of at most 128 characters that starts with /, with * for anything',
);

/** Groups of path patterns by name; the name is part of the rule's address. */
const routes = z
  .record(
    formatted(/^[a-z][a-z0-9-]{0,30}$/, 'lower-case words joined by hyphens, at most 31 characters'),
    z
      .array(pathPattern)
      .min(1)
      .max(5)
      .meta({
        allowed: 'one to five path patterns, which is what one listener rule takes; more need a second group',
      })
      .describe('Path patterns of one listener rule; * stands for anything. Takes effect at once.'),
  )
  .refine((groups) => Object.keys(groups).length > 0, 'at least one group of path patterns');

/** Paths whose requests may have large bodies. */
const uploadPaths = z
  .array(formatted(new RegExp(`^/${PATH}{1,127}$`), 'a path that starts with /, without wildcards'))
  // The firewall pays up to 12 capacity units for each, and has room for 26.
  .max(10)
  .meta({ allowed: 'a list of paths, each starting with /, without wildcards' })
  .default([])
  .describe(
    'Paths at which requests may have bodies above 8 KiB; the firewall refuses them everywhere else. Takes ' +
      'effect within minutes.',
  );

/** Further environment variables of a container. */
const containerVariables = z
  .record(
    formatted(/^[A-Z][A-Z0-9_]{0,63}$/, 'the name of an environment variable, in capitals'),
    z.string().max(1024).describe('Value of the variable.'),
  )
  .default({})
  .describe(
    'Further environment variables, such as OPENAI_MODEL; not for secrets, which everybody could read. ' +
      'Changing them redeploys without downtime.',
  );

const tasks = z.strictObject({
  min: z.int().min(1).max(10).describe('Tasks that always run. Two or more survive the loss of a zone.'),
  max: z
    .int()
    .min(1)
    .max(10)
    .describe("Tasks that autoscaling may reach; bounded by the database's connections."),
});

const databaseConnections = z.strictObject({
  processes: z.int().min(1).max(64).describe('Processes in one task that connect to the database.'),
  poolPerProcess: z
    .int()
    .min(0)
    .max(100)
    .describe(
      'Connections that one process may hold; 0 if it uses none. Must match what the application sets.',
    ),
});

/** @see Amazon ECS API Reference, "CapacityProviderStrategyItem" */
const capacity = z.strictObject({
  onDemandBase: z
    .int()
    .min(0)
    .max(10)
    .describe('Tasks that run on Fargate before the weights count; Spot tasks can be taken away.'),
  onDemandWeight: z.int().min(0).max(1000).describe('Share of the tasks beyond the base on Fargate.'),
  spotWeight: z
    .int()
    .min(0)
    .max(1000)
    .describe(
      'Share of the tasks beyond the base on Fargate Spot: up to 70 % cheaper, ended with two minutes notice.',
    ),
});

/** @see Amazon ECS API Reference, "DeploymentConfiguration" */
const deployment = z.strictObject({
  minimumHealthyPercent: z
    .int()
    .min(0)
    .max(100)
    .default(100)
    .describe('Share of the wanted tasks that keep running during a deployment.'),
  maximumPercent: z
    .int()
    .min(100)
    .max(200)
    .default(200)
    .describe('Share of the wanted tasks that may exist during a deployment.'),
});

/** What every service has. */
const service = z.strictObject({
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
      'MiB of one task, out of what Fargate offers for `cpu`. Changing it redeploys without downtime.',
    ),
  tasks: tasks.describe('How many tasks run side by side.'),
  capacity: capacity.describe(
    'What the tasks run on. Changing it moves the tasks one by one; the service is not replaced.',
  ),
  deployment: deployment.prefault({}).describe('How many tasks run while one revision replaces another.'),
  autoscaling: autoscalingSettings.describe('When tasks are added and taken away.'),
  stopTimeoutSeconds: z
    .int()
    .min(2)
    .max(120)
    .default(30)
    .describe(
      'Seconds between SIGTERM and SIGKILL; Fargate allows 120. Changing it redeploys without downtime.',
    ),
  readonlyRootFileSystem: safeguard().describe(
    'The container cannot write to its own file system, only to an empty volume at /tmp, which the image ' +
      'must declare as a volume that its user owns. Changing it redeploys without downtime.',
  ),
  variables: containerVariables,
  databaseConnections: databaseConnections.describe('What one task takes from the database.'),
});

/** What a service has that answers HTTP requests. */
const webService = service.extend({
  port: port().describe('TCP port that the container listens on; fixed by its image.'),
  healthCheckPath: formatted(/^\/[\w./-]*$/, 'a path that starts with /').describe(
    'Path that answers 200 when the container is healthy.',
  ),
  healthCheckGracePeriodSeconds: z
    .int()
    .min(0)
    .max(1800)
    .default(120)
    .describe('Seconds after its start in which an unhealthy task is left alone.'),
  longestRequestSeconds: z
    .int()
    .min(1)
    .max(3600)
    .describe(
      'Seconds that the longest request takes; everything on its way waits longer than this, and a task ' +
        'that is taken away is given as long to finish.',
    ),
  autoscaling: webAutoscalingSettings.describe('When tasks are added and taken away.'),
  routes: routes.describe(
    'Paths that the load balancer forwards here, in named groups: a group is one listener rule.',
  ),
  uploadPaths: uploadPaths,
});

/** The services of the platform: exactly these three. */
export const serviceSettings = z.strictObject({
  ai: webService
    .extend({
      publicRoutes: z
        .boolean()
        .default(false)
        .describe(
          'Whether the load balancer forwards paths of the AI service from the internet. Off: only Rails ' +
            'and Sidekiq reach it. Switching it changes security group and listener rules, nothing else.',
        ),
    })
    .describe('Python AI service.'),
  rails: webService.describe('Rails API.'),
  sidekiq: service.describe("Sidekiq, from the Rails API's image; listens on no port."),
});

export type ServiceSettings = z.infer<typeof serviceSettings>;
export type ServiceName = keyof ServiceSettings;
/** What is set for one service, web or not. */
export type FargateServiceSettings = z.infer<typeof service>;
export type WebServiceSettings = z.infer<typeof webService>;
