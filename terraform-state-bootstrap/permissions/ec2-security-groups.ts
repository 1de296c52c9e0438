import { changes, claims, creates, looks, retags, uses } from './ec2-grants';
import type { Grant, PermissionsTable, Target } from './grant';

/** AWS's own prefix lists, such as CloudFront's: everybody's account, so nothing to own. */
const prefixLists = ({ region }: Target): string => `arn:aws:ec2:${region}:aws:prefix-list/*`;

function ruleGrants(target: Target, authorize: string, revoke: string): readonly Grant[] {
  return [
    looks('ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'),
    ...creates(target, 'security-group-rule', authorize),
    changes(target, ['security-group'], authorize, 'ec2:ModifySecurityGroupRules', revoke),
    changes(target, ['security-group-rule'], 'ec2:ModifySecurityGroupRules'),
    { access: 'write', actions: ['ec2:ModifySecurityGroupRules'], resources: [prefixLists(target)] },
    retags(target, 'security-group-rule'),
  ];
}

/** What Terraform needs for security groups and their rules. */
export const ec2SecurityGroupPermissions: PermissionsTable = {
  // Creating one removes the rule that AWS puts into every new group; deleting looks for interfaces left behind.
  aws_security_group: (target) => [
    looks('ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups'),
    ...creates(target, 'security-group', 'ec2:CreateSecurityGroup'),
    uses(target, ['vpc'], 'ec2:CreateSecurityGroup'),
    changes(
      target,
      ['security-group'],
      'ec2:DeleteSecurityGroup',
      'ec2:RevokeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupIngress',
    ),
    retags(target, 'security-group'),
  ],

  // AWS creates this one with the VPC, and without tags: it is tagged first, and changed as ours then.
  aws_default_security_group: (target) => [
    looks('ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'),
    claims(target, 'security-group'),
    changes(target, ['security-group'], 'ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'),
    retags(target, 'security-group'),
  ],

  aws_vpc_security_group_egress_rule: (target) =>
    ruleGrants(target, 'ec2:AuthorizeSecurityGroupEgress', 'ec2:RevokeSecurityGroupEgress'),
  aws_vpc_security_group_ingress_rule: (target) =>
    ruleGrants(target, 'ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'),

  'data.aws_ec2_managed_prefix_list': (target) => [
    looks('ec2:DescribeManagedPrefixLists'),
    { access: 'read', actions: ['ec2:GetManagedPrefixListEntries'], resources: [prefixLists(target)] },
  ],
};
