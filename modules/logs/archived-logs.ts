import { CloudwatchLogSubscriptionFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface ArchivedLogsProps {
  /** Name of the subscription in each log group. Changing it replaces the subscriptions, with a gap. */
  readonly filterName: string;
  /** Log groups by what writes to them: the key in addresses. Not the log of the archive's own errors. */
  readonly logGroupNames: Readonly<Record<string, string>>;
  /** Delivery stream of the archive. */
  readonly deliveryStreamArn: string;
  /** Role that may write into it. */
  readonly writerRoleArn: string;
  /** Where the log groups are. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Sends every event of some log groups to an archive. A log group has room for two such subscriptions.
 *
 * @see Amazon CloudWatch Logs User Guide, "Log group-level subscription filters"
 */
export class ArchivedLogs extends Construct {
  constructor(scope: Construct, id: string, props: ArchivedLogsProps) {
    super(scope, id);
    for (const [writer, logGroupName] of Object.entries(props.logGroupNames)) {
      new CloudwatchLogSubscriptionFilter(this, writer, {
        provider: props.provider,
        name: props.filterName,
        logGroupName,
        // Everything.
        filterPattern: '',
        destinationArn: props.deliveryStreamArn,
        roleArn: props.writerRoleArn,
      });
    }
  }
}
