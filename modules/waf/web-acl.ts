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
  /** Paths whose bodies may be large and hold anything, exactly as clients send them, without wildcards; known at synthesis. */
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
 * Its rules use 1192 of the 1500 capacity units that the price of a web ACL includes, which leaves room for 25
 * upload paths of at most 12 units each: Common Rule Set 700, known bad inputs 200, SQL injection 200, anonymous
 * addresses 50, IP reputation 25, rate limits 2 each, labels 10, IP sets 1 each. Priorities are
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
      rule: [...this.allowList(props), ...this.rateLimits(props), ...managedRules(props)],
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
    const description = 'Addresses that the allow-list admits';
    return [rules.onlyAllowed(this.ipSet('allowed', description, props.allowedCidrBlocks, props))];
  }

  private rateLimits(props: WebAclProps): Wafv2WebAclRule[] {
    const { requestsPerFiveMinutes, sharedAddresses: shared } = props.firewall;
    if (!shared) return [rules.rateLimit(requestsPerFiveMinutes)];
    const ipSetArn = this.ipSet('shared', 'Addresses that many people share', shared.cidrBlocks, props);
    return [
      rules.rateLimit(requestsPerFiveMinutes, ipSetArn),
      rules.sharedRateLimit(shared.requestsPerFiveMinutes, ipSetArn),
    ];
  }

  private ipSet(
    id: string,
    description: string,
    addresses: readonly string[],
    { provider, aclName, scope }: WebAclProps,
  ): string {
    return new Wafv2IpSet(this, id, {
      provider,
      name: `${aclName}-${id}`,
      description,
      scope,
      ipAddressVersion: 'IPV4',
      addresses: [...addresses],
      // Destroyed after the web ACL no longer references it; AWS requires that.
      lifecycle: { createBeforeDestroy: true },
    }).arn;
  }
}

/** Rules of AWS, and the one about bodies that reads their labels, in the order of evaluation. */
function managedRules({ firewall, uploadPaths }: WebAclProps): Wafv2WebAclRule[] {
  const mode = firewall.managedRules === 'block' ? 'block' : 'count';
  return [
    rules.badReputation(mode),
    rules.anonymousSources(),
    rules.commonAttacks(mode),
    rules.knownBadInputs(mode),
    rules.sqlInjection(mode),
    rules.bodies(uploadPaths, mode),
  ];
}
