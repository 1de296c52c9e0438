import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set';
import { Wafv2WebAcl, type Wafv2WebAclRule } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { FirewallLog, type FirewallLogSettings } from './firewall-log';
import * as rules from './rules';
import { type FirewallSettings, firewallSettings } from './settings';

export interface WebAclProps extends FirewallLogSettings {
  /** Name. Changing it replaces the web ACL. */
  readonly aclName: string;
  /** `REGIONAL` for a load balancer, `CLOUDFRONT` for a distribution. Changing it replaces the web ACL. */
  readonly scope: 'REGIONAL' | 'CLOUDFRONT';
  readonly firewall: FirewallSettings;
  /** Paths that accept bodies above 8 KiB, exactly as clients send them, without wildcards; known at synthesis. */
  readonly uploadPaths: readonly string[];
  /**
   * IPv4 blocks that are admitted if `firewall.allowList` is on; AWS WAF accepts no /0. An empty list blocks
   * every request.
   * @default none; required if the allow-list is on
   */
  readonly allowedCidrBlocks?: readonly string[];
  /** Provider of us-east-1 for the scope `CLOUDFRONT`. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Firewall that blocks addresses with too many requests or a bad reputation, and common attacks.
 *
 * Its rules use 1179 of the 1500 capacity units that the price of a web ACL includes, which leaves room for 26
 * upload paths of at most 12 units each: Common Rule Set 700, known bad inputs 200, SQL injection 200, anonymous
 * addresses 50, IP reputation 25, rate limit 2, allow-list 1, label 1. Priorities are
 * fixed: switching the allow-list does not change them.
 *
 * @see AWS WAF Developer Guide, "AWS Managed Rules rule groups list" and "Web ACL capacity units (WCUs) in
 * AWS WAF"
 */
export class WebAcl extends Construct {
  readonly webAclArn: string;
  readonly webAclName: string;
  /** Log group of blocked and counted requests. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    assertSettings(firewallSettings, props.firewall, this.node.path);
    const { aclName: name, provider } = props;
    const webAcl = new Wafv2WebAcl(this, 'this', {
      provider,
      name,
      scope: props.scope,
      description: 'Rate limit, IP reputation and common attacks',
      defaultAction: { allow: {} },
      rule: [...this.allowList(props), ...commonRules(props)],
      visibilityConfig: rules.visibleAs(name),
    });
    const log = new FirewallLog(this, 'log', { ...props, webAclArn: webAcl.arn });
    this.webAclArn = webAcl.arn;
    this.webAclName = webAcl.name;
    this.logGroupName = log.logGroupName;
  }

  private allowList(props: WebAclProps): Wafv2WebAclRule[] {
    if (!props.firewall.allowList) return [];
    if (!props.allowedCidrBlocks) {
      throw new Error(
        `${this.node.path}: firewall.allowList is on, but allowedCidrBlocks is missing, so every request would ` +
          'be blocked. Pass the allowed blocks, or switch firewall.allowList off.',
      );
    }
    const ipSet = new Wafv2IpSet(this, 'allowed', {
      provider: props.provider,
      name: `${props.aclName}-allowed`,
      description: 'Addresses that the allow-list admits',
      scope: props.scope,
      ipAddressVersion: 'IPV4',
      addresses: [...props.allowedCidrBlocks],
      // Destroyed after the web ACL no longer references it; AWS requires that.
      lifecycle: { createBeforeDestroy: true },
    });
    return [rules.onlyAllowed(ipSet.arn)];
  }
}

/** Rules of every web ACL, in the order of evaluation. */
const commonRules = ({ firewall, uploadPaths }: WebAclProps): Wafv2WebAclRule[] => [
  rules.rateLimit(firewall.requestsPerFiveMinutes),
  rules.badReputation(),
  rules.anonymousSources(),
  rules.commonAttacks(),
  rules.largeBodies(uploadPaths),
  rules.knownBadInputs(),
  rules.sqlInjection(),
];
