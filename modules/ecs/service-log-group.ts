import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { type LogSettings, logSettings } from './settings';

export interface ServiceLogGroupProps {
  /** Name, such as `/ecs/bmo-learning-prod/rails`. Changing it replaces the log group and deletes its logs. */
  readonly logGroupName: string;
  /** Encrypts the logs. After a change, older logs stay encrypted with the old key. */
  readonly keyArn: string;
  /** Days that logs are kept; one of CloudWatch Logs' fixed values. Lowering it deletes older logs. */
  readonly retentionDays: LogSettings['retentionDays'];
}

/**
 * Log group of one service. It exists before the first task: a log group that ECS creates would use no customer
 * key and never expire.
 *
 * @see Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch"
 */
export class ServiceLogGroup extends Construct {
  readonly logGroupName: string;
  /** ARN without the suffix `:*`. */
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
