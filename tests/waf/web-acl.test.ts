import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { WebAcl, type WebAclProps } from '../../modules/waf/web-acl';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';
import type { Block } from '../support/terraform-configuration';

const props: WebAclProps = {
  aclName: 'bmo-learning-prod',
  scope: 'REGIONAL',
  firewall: { requestsPerFiveMinutes: 2000, allowList: false },
  uploadPaths: ['/api/v1/documents'],
  logRetentionDays: 30,
  logsKeyArn: 'arn:logs-key',
  accountId: '123456789012',
};
const synthesize = (changes: Partial<WebAclProps> = {}) =>
  synthesizeConstruct((stack) => new WebAcl(stack, 'firewall', { ...props, ...changes }));
const allowing = {
  firewall: { requestsPerFiveMinutes: 2000, allowList: true },
  allowedCidrBlocks: ['203.0.113.0/24'],
};
const configuration = synthesize();
const acl = configuration.at('aws_wafv2_web_acl.firewall');

const rulesOf = (changes?: Partial<WebAclProps>): Block[] =>
  synthesize(changes).at('aws_wafv2_web_acl.firewall')['rule'];
const rule = (name: string, changes?: Partial<WebAclProps>): Block => {
  const found = rulesOf(changes).find((each) => each['name'] === name);
  if (!found) throw new Error(`No rule ${name}`);
  return found;
};
const managedGroup = (name: string) => rule(name)['statement'].managed_rule_group_statement;

describe('the firewall', () => {
  it('allows requests that no rule blocks', () => {
    expect(acl).toMatchObject({
      name: 'bmo-learning-prod',
      scope: 'REGIONAL',
      default_action: { allow: {} },
    });
  });

  it('evaluates its rules in this order, each with its own priority', () => {
    const order = rulesOf(allowing).map(({ name, priority }) => [priority, name]);
    expect(order).toEqual([
      [0, 'allow-list'],
      [10, 'rate-limit'],
      [20, 'ip-reputation'],
      [30, 'anonymous-ip'],
      [40, 'common'],
      [50, 'large-bodies'],
      [60, 'known-bad-inputs'],
      [70, 'sql-injection'],
    ]);
    expect(rulesOf().map(({ priority }) => priority)).toEqual([10, 20, 30, 40, 50, 60, 70]);
  });

  it('blocks an address with too many requests in five minutes', () => {
    expect(rule('rate-limit')).toMatchObject({
      action: { block: {} },
      statement: {
        rate_based_statement: { limit: 2000, aggregate_key_type: 'IP', evaluation_window_sec: 300 },
      },
    });
  });

  it.each([
    ['ip-reputation', 'AWSManagedRulesAmazonIpReputationList'],
    ['common', 'AWSManagedRulesCommonRuleSet'],
    ['known-bad-inputs', 'AWSManagedRulesKnownBadInputsRuleSet'],
    ['sql-injection', 'AWSManagedRulesSQLiRuleSet'],
  ])('blocks what the managed group %s blocks', (name, group) => {
    expect(rule(name)['override_action']).toEqual({ none: {} });
    expect(managedGroup(name)).toMatchObject({ vendor_name: 'AWS', name: group });
  });

  it('only counts anonymous addresses: learners may use a VPN', () => {
    expect(rule('anonymous-ip')['override_action']).toEqual({ count: {} });
    expect(managedGroup('anonymous-ip')['name']).toBe('AWSManagedRulesAnonymousIpList');
  });

  it('overrides only the managed rule against large bodies', () => {
    expect(managedGroup('common')['rule_action_override']).toEqual([
      { name: 'SizeRestrictions_BODY', action_to_use: [{ count: {} }] },
    ]);
    for (const name of ['ip-reputation', 'anonymous-ip', 'known-bad-inputs', 'sql-injection']) {
      expect(managedGroup(name)).not.toHaveProperty('rule_action_override');
    }
  });

  it('shows every rule in metrics and samples', () => {
    for (const each of [acl, ...rulesOf(allowing)]) {
      expect(each['visibility_config']).toEqual({
        metric_name: each['name'],
        cloudwatch_metrics_enabled: true,
        sampled_requests_enabled: true,
      });
    }
  });

  itIsReusable(
    (stack, id, unknown) =>
      new WebAcl(stack, id, {
        aclName: unknown.text('name'),
        scope: 'REGIONAL',
        firewall: { requestsPerFiveMinutes: unknown.number('requests'), allowList: true },
        uploadPaths: [unknown.text('path')],
        allowedCidrBlocks: [unknown.text('cidr_block')],
        logRetentionDays: unknown.number('days'),
        logsKeyArn: unknown.text('key_arn'),
        accountId: unknown.text('account_id'),
      }),
  );
});

describe('large bodies', () => {
  const isLarge = {
    label_match_statement: {
      scope: 'LABEL',
      key: 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body',
    },
  };
  const isPath = (path: string) => ({
    byte_match_statement: {
      field_to_match: { uri_path: {} },
      positional_constraint: 'EXACTLY',
      search_string: path,
      text_transformation: [{ priority: 0, type: 'NONE' }],
    },
  });
  const elsewhere = (upload: object) => ({
    and_statement: { statement: [isLarge, { not_statement: { statement: [upload] } }] },
  });

  it.each([
    ['everywhere without upload paths', [], isLarge],
    ['everywhere but at the one upload path', ['/a'], elsewhere(isPath('/a'))],
    [
      'everywhere but at any upload path',
      ['/a', '/b'],
      elsewhere({ or_statement: { statement: [isPath('/a'), isPath('/b')] } }),
    ],
  ])('are blocked %s', (_, uploadPaths, statement) => {
    expect(rule('large-bodies', { uploadPaths })).toMatchObject({ action: { block: {} }, statement });
  });
});

describe('the allow-list', () => {
  it('blocks all other addresses', () => {
    expect(rule('allow-list', allowing)).toMatchObject({
      action: { block: {} },
      statement: {
        not_statement: {
          statement: [{ ip_set_reference_statement: { arn: '${aws_wafv2_ip_set.firewall_allowed.arn}' } }],
        },
      },
    });
    expect(synthesize(allowing).at('aws_wafv2_ip_set.firewall_allowed')).toMatchObject({
      name: 'bmo-learning-prod-allowed',
      scope: 'REGIONAL',
      ip_address_version: 'IPV4',
      addresses: ['203.0.113.0/24'],
    });
  });

  it('is destroyed after the web ACL no longer references it', () => {
    expect(synthesize(allowing).at('aws_wafv2_ip_set.firewall_allowed')['lifecycle']).toEqual({
      create_before_destroy: true,
    });
  });

  it('is not created unless enabled', () => {
    expect(synthesize({ allowedCidrBlocks: ['203.0.113.0/24'] }).resources('aws_wafv2_ip_set')).toEqual({});
  });

  it('requires addresses', () => {
    expect(() => synthesize({ firewall: allowing.firewall })).toThrow(
      /firewall: firewall\.allowList is on, but allowedCidrBlocks is missing, so every request would be blocked\. Pass the allowed blocks, or switch firewall\.allowList off\.$/,
    );
  });

  it('reports invalid settings through the schema', () => {
    expect(() => synthesize({ firewall: { requestsPerFiveMinutes: 9, allowList: false } })).toThrow(
      'firewall: requestsPerFiveMinutes',
    );
  });
});

describe('a web ACL for CloudFront', () => {
  const edge = synthesizeConstruct((stack) => {
    const provider = new AwsProvider(stack, 'east', { alias: 'east', region: 'us-east-1' });
    const { logsKeyArn: _, ...withoutKey } = props;
    new WebAcl(stack, 'firewall', { ...withoutKey, ...allowing, scope: 'CLOUDFRONT', provider });
  });

  it('is in us-east-1 with all its resources', () => {
    const own = edge.addresses().filter((address) => address.includes('firewall'));
    expect(own).toHaveLength(5);
    for (const address of own) expect(edge.at(address)['provider']).toBe('aws.east');
  });

  it('has the scope CLOUDFRONT, as does the allow-list', () => {
    expect(edge.at('aws_wafv2_web_acl.firewall')['scope']).toBe('CLOUDFRONT');
    expect(edge.at('aws_wafv2_ip_set.firewall_allowed')['scope']).toBe('CLOUDFRONT');
  });

  it('has a log group without the key of another region', () => {
    expect(edge.at('aws_cloudwatch_log_group.firewall_log')).not.toHaveProperty('kms_key_id');
  });
});

describe('the capacity of a web ACL', () => {
  /** Units of what the rules use, at most; see "Rule statements" and each group in the AWS WAF guide. */
  const UNITS: Readonly<Record<string, number>> = {
    AWSManagedRulesAmazonIpReputationList: 25,
    AWSManagedRulesAnonymousIpList: 50,
    AWSManagedRulesCommonRuleSet: 700,
    AWSManagedRulesKnownBadInputsRuleSet: 200,
    AWSManagedRulesSQLiRuleSet: 200,
    rate_based_statement: 2,
    ip_set_reference_statement: 1,
    label_match_statement: 1,
    // Two, and ten for a text transformation, should AWS count NONE as one.
    byte_match_statement: 12,
  };
  const unitsOf = (statement: Block): number =>
    Object.entries(statement).reduce((sum, [kind, { statement: nested, name }]) => {
      if (nested) return sum + nested.reduce((units: number, each: Block) => units + unitsOf(each), 0);
      const units = UNITS[name ?? kind];
      if (units === undefined) throw new Error(`Units of ${name ?? kind} are not known`);
      return sum + units;
    }, 0);

  it('stays below the 1500 units that its price includes, with 26 upload paths', () => {
    const uploadPaths = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `/${letter}`);
    const units = rulesOf({ ...allowing, uploadPaths }).map(({ statement }) => unitsOf(statement));
    expect(units.reduce((sum, each) => sum + each, 0)).toBe(1179 + 26 * 12);
    expect(1179 + 26 * 12).toBeLessThan(1500);
  });
});
