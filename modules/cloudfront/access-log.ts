import { CloudwatchLogDelivery } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery';
import { CloudwatchLogDeliveryDestination } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination';
import { CloudwatchLogDeliverySource } from '@cdktf/provider-aws/lib/cloudwatch-log-delivery-source';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface AccessLogProps {
  /**
   * Prefix of the names of source and destination. Changing it replaces them; requests in between are not
   * recorded.
   */
  readonly name: string;
  readonly distributionArn: string;
  /** Bucket whose policy admits log deliveries of us-east-1 below `AWSLogs/<account>/`. */
  readonly bucketArn: string;
  /** Provider of us-east-1, the region that CloudFront delivers its logs from. */
  readonly usEast1: TerraformProvider;
}

/**
 * Access log of a distribution, as JSON below `AWSLogs/<account>/CloudFront/` in a bucket.
 *
 * No suffix path: AWS adds its own prefix when a delivery is created, but not when the path is changed. A changed
 * path would lead to keys that the bucket's policy does not admit.
 *
 * @see Amazon CloudFront Developer Guide, "Configure standard logging (v2)"
 */
export class AccessLog extends Construct {
  constructor(scope: Construct, id: string, { name, usEast1, ...props }: AccessLogProps) {
    super(scope, id);
    const source = new CloudwatchLogDeliverySource(this, 'source', {
      provider: usEast1,
      name: `${name}-requests`,
      logType: 'ACCESS_LOGS',
      resourceArn: props.distributionArn,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, 'destination', {
      provider: usEast1,
      name: `${name}-log-bucket`,
      outputFormat: 'json',
      deliveryDestinationConfiguration: [{ destinationResourceArn: props.bucketArn }],
    });
    new CloudwatchLogDelivery(this, 'delivery', {
      provider: usEast1,
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
    });
  }
}
