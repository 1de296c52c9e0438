import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { TerraformIterator, Token } from 'cdktf';
import { Construct } from 'constructs';

export interface AliasRecordsProps {
  readonly hostedZoneId: string;
  /** Names that lead to the target, wildcards included; the keys in addresses. */
  readonly names: readonly string[];
  /** Load balancer or distribution, and the zone that its own name is in. */
  readonly target: { readonly dnsName: string; readonly hostedZoneId: string };
  /** Whether Route 53 answers nothing while the target is unhealthy. CloudFront takes `false` only. */
  readonly evaluateTargetHealth: boolean;
}

/**
 * Names of the platform, for IPv4 and IPv6. The record for IPv6 answers nothing as long as the target has no
 * such address.
 *
 * A record that somebody else created is not taken over: the apply fails instead of moving a name that is in
 * use.
 *
 * @see Amazon Route 53 Developer Guide, "Choosing between alias and non-alias records"
 */
export class AliasRecords extends Construct {
  /** The names, known once the records for IPv4 are there. */
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
    create('AAAA');
  }
}
