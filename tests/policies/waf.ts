import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { requiresCompanion } from './support/requirements';
import { block, every, list, refersTo, resourcesOf } from './support/resources';

/** Rules of a web ACL. */
const rulesOf = ({ rule }: Block): readonly Block[] => list<Block>(rule);

/** The rule group of AWS that a rule applies; empty if it applies none. */
const managedGroup = (rule: Block): Block => block(block(rule['statement'])['managed_rule_group_statement']);

/** The rule that applies a rule group of AWS. */
const ruleWithGroup = (acl: Block, name: string): Block | undefined =>
  rulesOf(acl).find((rule) => managedGroup(rule)['name'] === name);

/** Names of the rules of a group of which the answer was changed. */
const overriddenIn = (rule: Block): readonly string[] =>
  list<Block>(managedGroup(rule)['rule_action_override']).map(({ name }) => name);

/** A rule that applies a rule group of AWS. */
const groupRule = (name: string, rule: Block = {}, group: Block = {}): Block => ({
  override_action: { none: {} },
  statement: { managed_rule_group_statement: { vendor_name: 'AWS', name, ...group } },
  ...rule,
});

const COMMON_RULES = 'AWSManagedRulesCommonRuleSet';
const BAD_INPUTS = 'AWSManagedRulesKnownBadInputsRuleSet';
const ANONYMOUS_IPS = 'AWSManagedRulesAnonymousIpList';
const BLOCKED_GROUPS = [COMMON_RULES, 'AWSManagedRulesSQLiRuleSet', 'AWSManagedRulesAmazonIpReputationList'];

const createdBy = (provider: string | undefined): Block => ({
  provider: { aws: [{ region: 'us-east-2' }, { alias: 'global', region: 'us-east-1' }] },
  resource: { aws_wafv2_web_acl: { sample: { scope: 'CLOUDFRONT', provider } } },
});

/** A rule that blocks requests with the label of a rule about bodies, but at paths that it names in full. */
const blocksElsewhere = (rule: string, { action, statement }: Block): boolean => {
  const text = JSON.stringify(statement ?? {});
  const matches = [...text.matchAll(/"positional_constraint":"(\w+)"/g)].map(([, how]) => how);
  return (
    'block' in block(action) &&
    text.includes(`:${rule.replace(/_BODY$/, '_Body')}"`) &&
    !/"regex_(match|pattern_set_reference)_statement"/.test(text) &&
    matches.every((how) => how === 'EXACTLY')
  );
};

const countingBodies = groupRule(
  COMMON_RULES,
  {},
  { rule_action_override: [{ name: 'SizeRestrictions_BODY' }] },
);
const blockingExceptAt = (positional_constraint: string): Block => ({
  action: { block: {} },
  statement: {
    and_statement: {
      statement: [
        { label_match_statement: { key: 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body' } },
        { not_statement: { statement: { byte_match_statement: { positional_constraint } } } },
      ],
    },
  },
});

const blocksLog4j = (rule: Block): boolean => {
  const excluded = list<Block>(managedGroup(rule)['excluded_rule']).map(({ name }) => name);
  // The policy `bodies` is about the rule that is overridden for bodies.
  const elsewhere = overriddenIn(rule).filter((name) => !name.endsWith('_BODY'));
  return (
    !('count' in block(rule['override_action'])) &&
    ![...excluded, ...elsewhere].some((name) => name.startsWith('Log4JRCE'))
  );
};

const hasMetrics = ({ visibility_config }: Block): boolean =>
  block(visibility_config)['cloudwatch_metrics_enabled'] === true;

const visibility_config = { cloudwatch_metrics_enabled: true };

const limitingRate = (action: Block): Block =>
  samples({
    aws_wafv2_web_acl: { rule: [{ action, statement: { rate_based_statement: { limit: 2000 } } }] },
  });

const loggingTo = (name: string): Block =>
  samples({
    aws_cloudwatch_log_group: { name },
    aws_wafv2_web_acl_logging_configuration: {
      log_destination_configs: ['${aws_cloudwatch_log_group.sample.arn}'],
    },
  });

/** Headers that hold what a client proves itself with. */
const SECRET_HEADERS = ['authorization', 'cookie', 'x-api-key'];

const redacting = (...headers: string[]): Block =>
  samples({
    aws_wafv2_web_acl_logging_configuration: {
      redacted_fields: headers.map((name) => ({ single_header: { name } })),
    },
  });

export const policies: Policies = {
  actions: {
    rule: 'every rule of a firewall has an action',
    controls: ['CKV_AWS_342'],
    violations: every(
      'aws_wafv2_web_acl',
      (acl) => rulesOf(acl).every(({ action, override_action }) => action ?? override_action),
      'has a rule without an action',
    ),
    compliant: samples({
      aws_wafv2_web_acl: { rule: [{ action: { block: {} } }, groupRule(COMMON_RULES)] },
    }),
    violating: samples({ aws_wafv2_web_acl: { rule: [{ statement: {} }] } }),
  },
  'common-attacks': {
    rule: 'firewalls block common attacks, injected SQL and addresses of attackers',
    controls: [],
    violations: every(
      'aws_wafv2_web_acl',
      (acl) =>
        BLOCKED_GROUPS.every((group) => 'none' in (ruleWithGroup(acl, group)?.['override_action'] ?? {})),
      'lets common attacks in',
    ),
    compliant: samples({ aws_wafv2_web_acl: { rule: BLOCKED_GROUPS.map((group) => groupRule(group)) } }),
    violating: samples({ aws_wafv2_web_acl: { rule: [groupRule(COMMON_RULES)] } }),
  },
  'global-region': {
    rule: 'firewalls of CloudFront are created in us-east-1',
    controls: [],
    violations: every(
      'aws_wafv2_web_acl',
      ({ scope, provider }, _, stack) =>
        scope !== 'CLOUDFRONT' ||
        list<Block>(stack.json['provider']?.aws).some(
          ({ alias, region }) =>
            region === 'us-east-1' && provider === (alias === undefined ? undefined : `aws.${alias}`),
        ),
      'is created where CloudFront does not look',
    ),
    compliant: createdBy('aws.global'),
    violating: createdBy(undefined),
  },
  'hidden-addresses': {
    rule: 'firewalls have the rule groups for known bad inputs and for anonymous IP addresses',
    controls: ['CKV2_AWS_76', 'CKV2_AWS_47'],
    violations: every(
      'aws_wafv2_web_acl',
      (acl) => [ANONYMOUS_IPS, BAD_INPUTS].every((group) => ruleWithGroup(acl, group) !== undefined),
      'lacks one of the two rule groups',
    ),
    compliant: samples({ aws_wafv2_web_acl: { rule: [groupRule(ANONYMOUS_IPS), groupRule(BAD_INPUTS)] } }),
    violating: samples({ aws_wafv2_web_acl: { rule: [groupRule(BAD_INPUTS)] } }),
  },
  /** The firewall reads the first bytes of a body; what follows them, nobody has looked at. */
  bodies: {
    rule: 'large bodies and attacks in bodies are blocked except at upload paths, which are named in full',
    controls: [],
    violations: every(
      'aws_wafv2_web_acl',
      (acl) =>
        rulesOf(acl)
          .flatMap(overriddenIn)
          .every((counted) => rulesOf(acl).some((rule) => blocksElsewhere(counted, rule))),
      'lets large bodies or attacks in bodies in at other paths',
    ),
    compliant: samples({ aws_wafv2_web_acl: { rule: [countingBodies, blockingExceptAt('EXACTLY')] } }),
    violating: samples({
      aws_wafv2_web_acl: { rule: [countingBodies, blockingExceptAt('STARTS_WITH')] },
    }),
  },
  log4j: {
    rule: 'firewalls block what is known to do harm, such as lookups of Log4j',
    controls: ['CKV_AWS_192'],
    violations: every(
      'aws_wafv2_web_acl',
      (acl) => {
        const rule = ruleWithGroup(acl, BAD_INPUTS);
        return rule !== undefined && blocksLog4j(rule);
      },
      'lets in what is known to do harm',
    ),
    compliant: samples({ aws_wafv2_web_acl: { rule: [groupRule(BAD_INPUTS)] } }),
    violating: samples({
      aws_wafv2_web_acl: {
        rule: [groupRule(BAD_INPUTS, {}, { rule_action_override: [{ name: 'Log4JRCE_HEADER' }] })],
      },
    }),
  },
  logged: {
    rule: 'firewalls log what they block',
    controls: ['CKV2_AWS_31', 'WAF.11'],
    ...requiresCompanion(
      'aws_wafv2_web_acl',
      { type: 'aws_wafv2_web_acl_logging_configuration', through: 'resource_arn' },
      'logs nothing',
    ),
  },
  metrics: {
    rule: 'firewalls and their rules have metrics',
    controls: ['WAF.12'],
    violations: every(
      'aws_wafv2_web_acl',
      (acl) => [acl, ...rulesOf(acl)].every(hasMetrics),
      'has a rule without metrics',
    ),
    compliant: samples({ aws_wafv2_web_acl: { visibility_config, rule: [{ visibility_config }] } }),
    violating: samples({ aws_wafv2_web_acl: { visibility_config, rule: [{}] } }),
  },
  /** The application enforces no limit of its own. */
  'rate-limit': {
    rule: 'firewalls have a rate limit that blocks',
    controls: [],
    violations: every(
      'aws_wafv2_web_acl',
      (acl) =>
        rulesOf(acl).some(
          ({ action, statement }) =>
            'block' in block(action) &&
            block(block(statement)['rate_based_statement'])['limit'] !== undefined,
        ),
      'has no rate limit that blocks',
    ),
    compliant: limitingRate({ block: {} }),
    violating: limitingRate({ count: {} }),
  },
  rules: {
    rule: 'firewalls have rules',
    controls: ['CKV_AWS_175', 'WAF.10'],
    violations: every('aws_wafv2_web_acl', (acl) => rulesOf(acl).length > 0, 'lets everything in'),
    compliant: samples({ aws_wafv2_web_acl: { rule: [groupRule(COMMON_RULES)] } }),
    violating: samples({ aws_wafv2_web_acl: {} }),
  },
  'log-names': {
    rule: 'firewalls log to a group of the stack whose name AWS WAF accepts',
    controls: [],
    violations: every(
      'aws_wafv2_web_acl_logging_configuration',
      ({ log_destination_configs }, _, stack) =>
        list(log_destination_configs).every((destination) =>
          resourcesOf(stack, 'aws_cloudwatch_log_group').some(
            ([address, { name }]) => refersTo(destination, address) && name?.startsWith('aws-waf-logs-'),
          ),
        ),
      'logs to what does not start with aws-waf-logs-',
    ),
    compliant: loggingTo('aws-waf-logs-bmo-learning-prod'),
    violating: loggingTo('/waf/bmo-learning-prod'),
  },
  'redacted-logs': {
    rule: 'logs of a firewall hold no credentials',
    controls: [],
    violations: every(
      'aws_wafv2_web_acl_logging_configuration',
      ({ redacted_fields }) => {
        const redacted = list<Block>(redacted_fields).map(
          ({ single_header }) => block(single_header)['name'],
        );
        return SECRET_HEADERS.every((header) => redacted.includes(header));
      },
      'logs credentials of clients',
    ),
    compliant: redacting(...SECRET_HEADERS),
    violating: redacting('authorization'),
  },
};
