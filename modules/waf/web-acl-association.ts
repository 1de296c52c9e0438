import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { Construct } from 'constructs';

export interface WebAclAssociationProps {
  /** A web ACL of the scope `REGIONAL`. Changing it leaves the resource without a firewall for seconds. */
  readonly webAclArn: string;
  /** Load balancer that the web ACL stands in front of; a distribution names its web ACL itself. */
  readonly resourceArn: string;
}

/**
 * Puts a web ACL in front of a load balancer.
 *
 * @see AWS WAF Developer Guide, "Associating or disassociating a web ACL with an AWS resource"
 */
export class WebAclAssociation extends Construct {
  constructor(scope: Construct, id: string, { webAclArn, resourceArn }: WebAclAssociationProps) {
    super(scope, id);
    new Wafv2WebAclAssociation(this, 'this', { webAclArn, resourceArn });
  }
}
