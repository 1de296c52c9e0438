import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Construct } from 'constructs';

export interface HostedZoneProps {
  /** Name of an existing public zone, such as `example.com`. */
  readonly zoneName: string;
}

/**
 * Existing public zone, found by its name. The plan fails unless there is exactly one.
 *
 * @see Amazon Route 53 Developer Guide, "Working with public hosted zones"
 */
export class HostedZone extends Construct {
  readonly hostedZoneId: string;

  constructor(scope: Construct, id: string, { zoneName }: HostedZoneProps) {
    super(scope, id);
    this.hostedZoneId = new DataAwsRoute53Zone(this, 'this', { name: zoneName, privateZone: false }).zoneId;
  }
}
