import { answer, groupOf } from '../../waf/support/evaluate';
import type { Aws } from '../aws';
import { askJson } from '../aws-api';
import type { ExpectedEnvironment } from './expected';
import { findLoadBalancer } from './load-balancer';
import { expectEqual } from './lookups';

const UPLOAD_PATH = '/api/v1/documents';

/** SQL in a body, as `SQLi_BODY` finds it. */
const SQL_IN_BODY = {
  group: groupOf('SQLi_BODY'),
  name: 'SQLi_BODY',
  label: 'awswaf:managed:aws:sql-database:SQLi_Body',
};

/** What the rules of the web ACL that is in AWS do with SQL in a body. */
export async function expectUploadPaths(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { LoadBalancerArn } = await findLoadBalancer(aws, expected);
  const { WebACL } = await askJson<{ WebACL: { Rules: readonly object[] } }>(
    aws,
    'wafv2',
    'GetWebACLForResource',
    { ResourceArn: LoadBalancerArn },
  );
  const rules = asTerraform(WebACL.Rules);
  const send = (path: string) => answer(rules, { path, matches: [SQL_IN_BODY] });
  expectEqual('SQL in a body at an upload path', send(UPLOAD_PATH), 'allowed');
  expectEqual('SQL in a body elsewhere', send('/api/v1/learners'), 'blocked by bodies');
  return `SQL in a body is let in at ${UPLOAD_PATH}`;
}

/** Lists that the provider calls by the name of one member. */
const MEMBER_NAMES: Readonly<Record<string, string>> = {
  Statements: 'statement',
  RuleActionOverrides: 'rule_action_override',
};

/** An answer of AWS WAF in the names and nesting of the provider, as {@link answer} reads rules. */
// biome-ignore lint/suspicious/noExplicitAny: any part of an answer
function asTerraform(value: any): any {
  if (Array.isArray(value)) return value.map(asTerraform);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const named = MEMBER_NAMES[name] ?? snakeCase(name);
      if (name === 'NotStatement') return [named, { statement: [asTerraform(part).statement] }];
      if (name === 'ActionToUse') return [named, [asTerraform(part)]];
      if (name === 'SearchString') return [named, Buffer.from(String(part), 'base64').toString()];
      return [named, asTerraform(part)];
    }),
  );
}

const snakeCase = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
