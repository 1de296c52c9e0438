import { FlowLogs, type FlowLogsProps } from '../../modules/network/flow-logs';
import { type FlowLogSettings, flowLogSettings } from '../../modules/network/settings';
import { LOG_RETENTION_DAYS } from '../../modules/shared/log-retention';
import { accountIdInput, nameInput, regionInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { outputOf } from '../module-output';

/** Flow log of a VPC. */
export const flowLogs: ModuleDefinition = {
  name: 'flow-logs',
  summary: 'VPC flow log of accepted and rejected traffic.',
  fixed: {
    destination: 'Decides whether there is a log group with a role, or neither and files in a bucket.',
    retentionDays:
      'Applies to CloudWatch Logs only. The lifecycle of a bucket is flow_log_retention_days of s3.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const { flowLogs: settings } = environment.network;
    const { flowLogId } = new FlowLogs(module, 'flow-logs', {
      name: nameInput(inputs, environment, 'flow-logs'),
      vpcId: inputs.text('vpc_id', 'VPC of the flow log.'),
      ...(settings.destination === 's3' ? toBucket(inputs, settings) : toLogGroup(inputs, settings)),
    });
    module.output('flow_log_id', 'Id of the flow log.', flowLogId);
  },
};

type Wiring = Omit<FlowLogsProps, 'name' | 'vpcId'>;

/** What the construct asks for and this destination has no use for: an input would be one without effect. */
const NOT_USED = '';

const toBucket = (inputs: Inputs, flowLogs: FlowLogSettings): Wiring => ({
  flowLogs,
  bucketArn: inputs.text('bucket_arn', 'Bucket of the flow logs. Its policy must allow their delivery.', {
    from: outputOf('s3', 'log_bucket_arn'),
  }),
  region: NOT_USED,
  accountId: NOT_USED,
  logsKeyArn: NOT_USED,
});

function toLogGroup(inputs: Inputs, { destination, retentionDays }: FlowLogSettings): Wiring {
  const { shape } = flowLogSettings;
  const wiring = {
    flowLogs: {
      destination,
      retentionDays: inputs.setting('retention_days', shape.retentionDays, retentionDays),
    },
    region: regionInput(inputs),
    accountId: accountIdInput(inputs),
    logsKeyArn: inputs.text('logs_key_arn', 'KMS key of the log group.', {
      from: outputOf('kms', 'key_arns', 'logs'),
    }),
    bucketArn: NOT_USED,
  };
  inputs.rule('retention_days', {
    condition: `contains(${JSON.stringify(LOG_RETENTION_DAYS)}, var.retention_days)`,
    errorMessage: `retention_days must be ${LOG_RETENTION_DAYS.join(', ')}; got \${var.retention_days}.`,
  });
  return wiring;
}
