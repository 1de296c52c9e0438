import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { WebAcl, type WebAclProps } from '../../modules/waf/web-acl';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';
import type { Block } from '../support/terraform-configuration';
import { answer, groupOf } from './support/evaluate';

const props: WebAclProps = {
  aclName: 'bmo-learning-prod',
  scope: 'REGIONAL',
  firewall: { managedRules: 'block', requestsPerFiveMinutes: 2000, allowList: false },
  uploadPaths: ['/api/v1/documents'],
  logRetentionDays: 30,
  logsKeyArn: 'arn:logs-key',
  accountId: '123456789012',
};
const synthesize = (changes: Partial<WebAclProps> = {}) =>
  synthesizeConstruct((stack) => new WebAcl(stack, 'firewall', { ...props, ...changes }));
const allowing = {
  firewall: { managedRules: 'block' as const, requestsPerFiveMinutes: 2000, allowList: true },
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
      [60, 'known-bad-inputs'],
      [70, 'sql-injection'],
      [80, 'bodies'],
    ]);
    expect(rulesOf().map(({ priority }) => priority)).toEqual([10, 20, 30, 40, 60, 70, 80]);
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
        firewall: {
          managedRules: 'block',
          sharedAddresses: {
            cidrBlocks: [unknown.text('shared')],
            requestsPerFiveMinutes: unknown.number('shared_requests'),
          },
          requestsPerFiveMinutes: unknown.number('requests'),
          allowList: true,
        },
        uploadPaths: [unknown.text('path')],
        allowedCidrBlocks: [unknown.text('cidr_block')],
        logRetentionDays: unknown.number('days'),
        logsKeyArn: unknown.text('key_arn'),
        accountId: unknown.text('account_id'),
      }),
  );
});

/** Labels of AWS's documentation: Developer Guide, "Baseline rule groups" and "Use-case specific rule groups". */
const LABELS: Readonly<Record<string, string>> = {
  SizeRestrictions_BODY: 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body',
  EC2MetaDataSSRF_BODY: 'awswaf:managed:aws:core-rule-set:EC2MetaDataSSRF_Body',
  GenericLFI_BODY: 'awswaf:managed:aws:core-rule-set:GenericLFI_Body',
  GenericRFI_BODY: 'awswaf:managed:aws:core-rule-set:GenericRFI_Body',
  CrossSiteScripting_BODY: 'awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body',
  JavaDeserializationRCE_BODY: 'awswaf:managed:aws:known-bad-inputs:JavaDeserializationRCE_Body',
  Log4JRCE_BODY: 'awswaf:managed:aws:known-bad-inputs:Log4JRCE_Body',
  ReactJSRCE_BODY: 'awswaf:managed:aws:known-bad-inputs:ReactJSRCE_Body',
  SQLi_BODY: 'awswaf:managed:aws:sql-database:SQLi_Body',
  SQLiExtendedPatterns_BODY: 'awswaf:managed:aws:sql-database:SQLiExtendedPatterns_Body',
};

/** What the rule of this name finds in a request. */
const matchOf = (name: string, label = LABELS[name] ?? '') => ({ group: groupOf(name), name, label });

describe('an attack in a body', () => {
  const upload = '/api/v1/documents';

  it.each(Object.keys(LABELS))('that %s finds is let in at an upload path, and blocked elsewhere', (name) => {
    const send = (path: string) => answer(rulesOf(), { path, matches: [matchOf(name)] });
    expect(send(upload)).toBe('allowed');
    expect(send('/api/v1/learners')).toBe('blocked by bodies');
    expect(send(`${upload}/`)).toBe('blocked by bodies');
  });

  it.each([
    [[], 'blocked by bodies'],
    [['/a', upload], 'allowed'],
  ])('with the upload paths %j is %s', (uploadPaths, expected) => {
    expect(answer(rulesOf({ uploadPaths }), { path: upload, matches: [matchOf('SQLi_BODY')] })).toBe(
      expected,
    );
  });

  it('is no excuse for one in the query string', () => {
    const inQuery = matchOf('SQLi_QUERYARGUMENTS', 'awswaf:managed:aws:sql-database:SQLi_QueryArguments');
    expect(answer(rulesOf(), { path: upload, matches: [matchOf('SQLi_BODY'), inQuery] })).toBe(
      'blocked by sql-injection',
    );
  });
});

describe('managed rules that count', () => {
  const counting = {
    firewall: {
      ...props.firewall,
      managedRules: { mode: 'count', until: '2027-01-31', reason: 'The first week with users.' },
    },
  } as const;

  it('let every request in that they match', () => {
    const matches = Object.keys(LABELS).map((name) => matchOf(name));
    expect(answer(rulesOf(counting), { path: '/api/v1/learners', matches })).toBe('allowed');
    for (const name of ['ip-reputation', 'common', 'known-bad-inputs', 'sql-injection']) {
      expect(rule(name, counting)['override_action']).toEqual({ count: {} });
    }
  });

  it('leave the rate limit as it is', () => {
    expect(rule('rate-limit', counting)['action']).toEqual({ block: {} });
  });
});

describe('shared addresses', () => {
  const shared = {
    firewall: {
      ...props.firewall,
      sharedAddresses: { cidrBlocks: ['198.51.100.0/24'], requestsPerFiveMinutes: 20_000 },
    },
  };
  const isShared = { ip_set_reference_statement: { arn: '${aws_wafv2_ip_set.firewall_shared.arn}' } };

  it('have a rate limit of their own instead of the one of other addresses', () => {
    expect(synthesize(shared).at('aws_wafv2_ip_set.firewall_shared')['addresses']).toEqual([
      '198.51.100.0/24',
    ]);
    expect(rule('rate-limit', shared)['statement'].rate_based_statement).toMatchObject({
      limit: 2000,
      scope_down_statement: { not_statement: { statement: [isShared] } },
    });
    expect(rule('rate-limit-shared', shared)).toMatchObject({
      priority: 11,
      action: { block: {} },
      statement: { rate_based_statement: { limit: 20_000, scope_down_statement: isShared } },
    });
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
    expect(() => synthesize({ firewall: { ...props.firewall, requestsPerFiveMinutes: 9 } })).toThrow(
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
    Object.entries(statement).reduce(
      (sum, [kind, { statement: nested, name, scope_down_statement: scope }]) => {
        if (nested) return sum + nested.reduce((units: number, each: Block) => units + unitsOf(each), 0);
        const units = UNITS[name ?? kind];
        if (units === undefined) throw new Error(`Units of ${name ?? kind} are not known`);
        return sum + units + (scope ? unitsOf(scope) : 0);
      },
      0,
    );

  it('stays below the 1500 units that its price includes, with 25 upload paths', () => {
    const uploadPaths = [...'abcdefghijklmnopqrstuvwxy'].map((letter) => `/${letter}`);
    const sharedAddresses = { cidrBlocks: ['198.51.100.0/24'], requestsPerFiveMinutes: 20_000 };
    const firewall = { ...allowing.firewall, sharedAddresses };
    const units = rulesOf({ ...allowing, firewall, uploadPaths }).map(({ statement }) => unitsOf(statement));
    expect(units.reduce((sum, each) => sum + each, 0)).toBe(1192 + 25 * 12);
    expect(1192 + 25 * 12).toBeLessThan(1500);
  });
});
