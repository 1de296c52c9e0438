import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { type LogSettings, logSettings } from './settings';

export interface ServiceLogGroupProps {
  /** Name, such as `/ecs/bmo-learning-prod/rails`. Changing it replaces the log group: its logs are lost. */
  readonly logGroupName: string;
  /** Encrypts the logs. Changing it leaves older logs under the old key. */
  readonly keyArn: string;
  /** Days that logs are kept, one of CloudWatch Logs' fixed values. Lowering it deletes older ones. */
  readonly retentionDays: LogSettings['retentionDays'];
}

/**
 * Log group of one service. It exists before the first task: one that ECS creates would be unencrypted and
 * kept for ever.
 *
 * @see Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch"
 */
export class ServiceLogGroup extends Construct {
  readonly logGroupName: string;
  /** ARN without `:*` at its end. */
  readonly logGroupArn: string;

  constructor(scope: Construct, id: string, props: ServiceLogGroupProps) {
    super(scope, id);
    assertSettings(logSettings, { retentionDays: props.retentionDays }, this.node.path);
    const logGroup = new CloudwatchLogGroup(this, 'this', {
      name: props.logGroupName,
      kmsKeyId: props.keyArn,
      retentionInDays: props.retentionDays,
    });
    this.logGroupName = logGroup.name;
    this.logGroupArn = logGroup.arn;
  }
}
