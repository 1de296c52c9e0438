import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { Construct } from 'constructs';

export interface WebAclAssociationProps {
  /** Web ACL with the scope `REGIONAL`. Changing it leaves the resource without a firewall for seconds. */
  readonly webAclArn: string;
  /** Load balancer to protect. A distribution references its web ACL itself. */
  readonly resourceArn: string;
}

/**
 * Associates a web ACL with a load balancer.
 *
 * @see AWS WAF Developer Guide, "Associating or disassociating a web ACL with an AWS resource"
 */
export class WebAclAssociation extends Construct {
  constructor(scope: Construct, id: string, { webAclArn, resourceArn }: WebAclAssociationProps) {
    super(scope, id);
    new Wafv2WebAclAssociation(this, 'this', { webAclArn, resourceArn });
  }
}
