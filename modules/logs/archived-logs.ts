import { CloudwatchLogSubscriptionFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface ArchivedLogsProps {
  /** Name of the subscription in each log group. Changing it replaces the subscriptions, with a gap. */
  readonly filterName: string;
  /** Log groups by their writer: the key in addresses. Exclude the archive's own error log. */
  readonly logGroupNames: Readonly<Record<string, string>>;
  /** Delivery stream of the archive. */
  readonly deliveryStreamArn: string;
  /** Role of CloudWatch Logs, with permission to write to the delivery stream. */
  readonly writerRoleArn: string;
  /** Region of the log groups. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Subscribes log groups to the archive. A log group can have two subscription filters.
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
        // Every event.
        filterPattern: '',
        destinationArn: props.deliveryStreamArn,
        roleArn: props.writerRoleArn,
      });
    }
  }
}
