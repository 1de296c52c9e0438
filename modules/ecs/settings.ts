import { z } from 'zod';
import { LOG_RETENTION_DAYS } from '../shared/log-retention';
import { formatted, port } from '../shared/schema';
import { FARGATE_CPU_UNITS } from './fargate-sizes';

/** Where the ECS cluster comes from and what runs its tasks. */
export const clusterSettings = z.strictObject({
  source: z
    .enum(['existing', 'managed'])
    .describe(
      '`existing`: found by its name, nothing in it is changed. `managed`: created here. ' +
        'Switching a live environment moves every service to another cluster.',
    ),
  name: formatted(/^[A-Za-z0-9_-]{1,255}$/, '1 to 255 letters, digits, hyphens and underscores').describe(
    'Name of the cluster. Changing it replaces a managed cluster and every service in it.',
  ),
  cpuArchitecture: z
    .enum(['ARM64', 'X86_64'])
    .describe(
      'Processor that the images are built for; any other ends every task with "exec format error". ' +
        'ARM64 costs a fifth less. Changing it needs new images first, then redeploys every service.',
    ),
});

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
  databaseConnections: databaseConnections.describe('What one task takes from the database.'),
});

/** What a service has that answers HTTP requests. */
const webService = service.extend({
  port: port().describe('TCP port that the container listens on; fixed by its image.'),
  healthCheckPath: formatted(/^\/[\w./-]*$/, 'a path that starts with /').describe(
    'Path that answers 200 when the container is healthy.',
  ),
});

/** The services of the platform: exactly these three. */
export const serviceSettings = z.strictObject({
  ai: webService
    .extend({
      longestRequestSeconds: z
        .int()
        .min(1)
        .max(3999)
        .describe('Seconds that the longest call takes; everything on its way waits longer than this.'),
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

/** How long container logs are kept. */
export const logSettings = z.strictObject({
  retentionDays: z
    .literal(LOG_RETENTION_DAYS)
    .describe(
      'Days that container logs are kept in CloudWatch Logs. Lowering it deletes older ones within days.',
    ),
});

export type ClusterSettings = z.infer<typeof clusterSettings>;
export type ServiceSettings = z.infer<typeof serviceSettings>;
export type ServiceName = keyof ServiceSettings;
export type LogSettings = z.infer<typeof logSettings>;
