import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import { ArchivedLogs } from '../../modules/logs/archived-logs';
import { LogArchive } from '../../modules/logs/log-archive';
import { SavedQueries } from '../../modules/logs/saved-queries';
import { FlowLogs } from '../../modules/network/flow-logs';
import { LOG_PREFIXES } from '../../modules/s3/log-prefixes';
import { resourceName } from '../../modules/shared/naming';

export interface LogsWiring {
  readonly accountId: string;
  readonly vpcId: string;
  readonly logsKeyArn: string;
  readonly logBucketArn: string;
  /** Log groups of the stores. */
  readonly logGroupNames: Readonly<Record<'postgresql' | 'redis-slow-log', string>>;
}

/**
 * Flow logs of the VPC, saved queries and, where it is on, the archive of log groups.
 * @returns what other stacks need to archive their log groups; undefined where the archive is off
 */
export function createFoundationLogs(stack: TerraformStack, environment: Environment, wiring: LogsWiring) {
  const { logGroupNames, accountId, vpcId, logsKeyArn, logBucketArn } = wiring;
  const { region, logs, network } = environment;
  const name = resourceName(environment);
  new FlowLogs(stack, 'flow-logs', {
    name,
    vpcId,
    region,
    accountId,
    flowLogs: network.flowLogs,
    bucketArn: logBucketArn,
    logsKeyArn,
  });
  new SavedQueries(stack, 'query', { folder: name, logGroupNames });
  if (!logs.archive.enabled) return undefined;
  const { deliveryStreamArn, writerRoleArn } = new LogArchive(stack, 'log-archive', {
    name: resourceName(environment, 'log-archive'),
    region,
    accountId,
    bucketArn: logBucketArn,
    prefix: LOG_PREFIXES.archive,
    logsKeyArn,
    logRetentionDays: logs.retentionDays,
  });
  const archive = { deliveryStreamArn, writerRoleArn };
  new ArchivedLogs(stack, 'archived', { filterName: `${name}-archive`, logGroupNames, ...archive });
  return archive;
}
