import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { TerraformIterator, Token } from 'cdktf';
import { Construct } from 'constructs';

export interface AliasRecordsProps {
  readonly hostedZoneId: string;
  /** Names of the records, wildcards included; the keys in addresses. */
  readonly names: readonly string[];
  /** Load balancer or distribution, and the hosted zone of its DNS name. */
  readonly target: { readonly dnsName: string; readonly hostedZoneId: string };
  /** Whether Route 53 returns no answer while the target is unhealthy. CloudFront supports `false` only. */
  readonly evaluateTargetHealth: boolean;
  /** Whether the target has IPv6 addresses. Without them an AAAA record would answer every query with nothing. */
  readonly ipv6: boolean;
}

/**
 * Alias records for IPv4, and for IPv6 where the target has such addresses.
 *
 * Existing records are not overwritten: the apply fails instead of redirecting a name that is in use.
 *
 * @see Amazon Route 53 Developer Guide, "Choosing between alias and non-alias records"
 */
export class AliasRecords extends Construct {
  /** The names, known after the IPv4 records exist. */
  readonly fqdns: readonly string[];

  constructor(scope: Construct, id: string, props: AliasRecordsProps) {
    super(scope, id);
    const names = TerraformIterator.fromList([...props.names]);
    const create = (type: 'A' | 'AAAA'): Route53Record =>
      new Route53Record(this, type.toLowerCase(), {
        forEach: names,
        zoneId: props.hostedZoneId,
        name: names.value,
        type,
        alias: {
          name: props.target.dnsName,
          zoneId: props.target.hostedZoneId,
          evaluateTargetHealth: props.evaluateTargetHealth,
        },
      });
    this.fqdns = Token.asList(TerraformIterator.fromResources(create('A')).pluckProperty('fqdn'));
    if (props.ipv6) create('AAAA');
  }
}
