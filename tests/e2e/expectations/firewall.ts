import type { Aws } from '../aws';
import { askJson } from '../aws-api';
import { ACCOUNT_ID, REGION } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { findLoadBalancer } from './load-balancer';
import { expectLogGroups } from './log-groups';
import { expectEqual } from './lookups';

interface WebAcl {
  readonly ARN: string;
  readonly DefaultAction: object;
  readonly Rules: readonly {
    readonly OverrideAction?: object;
    readonly Statement: {
      readonly ManagedRuleGroupStatement?: { readonly Name: string };
      readonly RateBasedStatement?: { readonly Limit: number; readonly AggregateKeyType: string };
    };
  }[];
}

interface Logging {
  readonly LogDestinationConfigs: readonly string[];
  readonly RedactedFields?: readonly { readonly SingleHeader?: { readonly Name: string } }[];
}

/** Rules of AWS that block, and those that only count. */
const BLOCKING = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesSQLiRuleSet',
];
const COUNTING = ['AWSManagedRulesAnonymousIpList'];

/** The load balancer is behind the firewall, which limits, blocks, and records without credentials. */
export async function expectFirewall(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { LoadBalancerArn } = await findLoadBalancer(aws, expected);
  const { WebACL } = await askJson<{ WebACL: WebAcl }>(aws, 'wafv2', 'GetWebACLForResource', {
    ResourceArn: LoadBalancerArn,
  });
  expectEqual('default action of the firewall', Object.keys(WebACL.DefaultAction), ['Allow']);
  const managed = (action: string) =>
    WebACL.Rules.filter(({ OverrideAction }) => OverrideAction && action in OverrideAction)
      .flatMap(({ Statement }) => Statement.ManagedRuleGroupStatement?.Name ?? [])
      .sort();
  expectEqual('rule groups that block', managed('None'), BLOCKING);
  expectEqual('rule groups that count', managed('Count'), COUNTING);
  const limits = WebACL.Rules.flatMap(({ Statement }) => Statement.RateBasedStatement?.Limit ?? []);
  expectEqual('limits of requests in five minutes', limits, [2000]);
  await expectLogging(aws, expected, WebACL.ARN);
  return `${WebACL.Rules.length} rules, logged`;
}

async function expectLogging(aws: Aws, expected: ExpectedEnvironment, ResourceArn: string): Promise<void> {
  const { LoggingConfiguration } = await askJson<{ LoggingConfiguration: Logging }>(
    aws,
    'wafv2',
    'GetLoggingConfiguration',
    { ResourceArn },
  );
  const logGroup = `aws-waf-logs-${expected.prefix}-firewall`;
  await expectLogGroups(aws, expected, [logGroup]);
  expectEqual('log of the firewall', LoggingConfiguration.LogDestinationConfigs, [
    `arn:aws:logs:${REGION}:${ACCOUNT_ID}:log-group:${logGroup}`,
  ]);
  const headers = LoggingConfiguration.RedactedFields?.flatMap(
    ({ SingleHeader }) => SingleHeader?.Name ?? [],
  );
  expectEqual('headers that are not logged', headers?.sort(), ['authorization', 'cookie', 'x-api-key']);
}
