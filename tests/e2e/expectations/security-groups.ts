import assert from 'node:assert/strict';
import { DescribeSecurityGroupRulesCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';
import { expectEqual, findVpc, inVpc, only, tagOf } from './lookups';

/** The groups of every role exist; every rule names its protocol and says what it is for. */
export async function expectSecurityGroups(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const vpcId = await findVpc(aws, expected);
  const { SecurityGroups = [] } = await aws.ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: inVpc(vpcId) }),
  );
  const ids = expected.securityGroups.map((role) => {
    const name = `${expected.prefix}-${role}`;
    const group = only(
      `security group ${name}`,
      SecurityGroups.filter((candidate) => tagOf(candidate, 'Name') === name),
    );
    return group.GroupId ?? '';
  });

  const rules = await rulesOf(aws, ids);
  assert.ok(rules.length > 0, 'there are no security group rules');
  for (const { SecurityGroupRuleId, GroupId, IpProtocol, Description } of rules) {
    assert.notEqual(IpProtocol, '-1', `${SecurityGroupRuleId} of ${GroupId} allows every protocol and port`);
    assert.ok(Description, `${SecurityGroupRuleId} of ${GroupId} has no description`);
  }

  // A VPC of the team's own keeps its default group as the team left it.
  if (expected.vpc.createdByUs) {
    const group = only(
      'default security group',
      SecurityGroups.filter(({ GroupName }) => GroupName === 'default'),
    );
    expectEqual('rules of the default security group', await rulesOf(aws, [group.GroupId ?? '']), []);
  }
  return `${ids.length} groups, ${rules.length} rules`;
}

async function rulesOf({ ec2 }: Aws, groupIds: string[]) {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: groupIds }] }),
  );
  return SecurityGroupRules;
}
