import { z } from 'zod';
import { LOG_RETENTION_DAYS } from '../shared/log-retention';
import { formatted } from '../shared/schema';

/** Name of an existing or a managed cluster. */
const clusterName = formatted(
  /^[A-Za-z0-9_-]{1,255}$/,
  '1 to 255 letters, digits, hyphens and underscores',
).describe('Name of the cluster. Changing it moves every service to another cluster, with downtime.');

const cpuArchitecture = z
  .enum(['ARM64', 'X86_64'])
  .describe(
    'Processor architecture of the images; on another one, every task stops with "exec format error". ' +
      'ARM64 costs 20 % less. Changing it needs new images first, then redeploys every service.',
  );

const executeCommand = z
  .boolean()
  .default(false)
  .describe(
    'Whether `aws ecs execute-command` opens a shell in a running container. Tasks then get permissions for ' +
      'Session Manager. Switching it redeploys every service.',
  );

/** Settings of the ECS cluster and its tasks. */
export const clusterSettings = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('existing').describe('Existing cluster, found by its name and not changed.'),
    name: clusterName,
    cpuArchitecture,
    executeCommand,
  }),
  z.strictObject({
    source: z.literal('managed').describe('Created here.'),
    name: clusterName,
    cpuArchitecture,
    executeCommand,
    containerInsights: z
      .enum(['enabled', 'enhanced'])
      .default('enabled')
      .describe(
        'Metrics of each service, with `enhanced` also of each task and container, charged per metric. The alarms on ' +
          'running tasks need them. Takes effect at once.',
      ),
  }),
]);

/** How long container logs are kept. */
export const logSettings = z.strictObject({
  retentionDays: z
    .literal(LOG_RETENTION_DAYS)
    .describe(
      'Days that container logs are kept in CloudWatch Logs. Lowering it deletes older logs within days.',
    ),
});

export type ClusterSettings = z.infer<typeof clusterSettings>;
export type CpuArchitecture = ClusterSettings['cpuArchitecture'];
export type LogSettings = z.infer<typeof logSettings>;
