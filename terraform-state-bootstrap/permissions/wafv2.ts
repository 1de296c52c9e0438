import { regionalArn, usEast1Arn } from './arns';
import type { PermissionsTable, Target } from './grant';
import { createServiceLinkedRole } from './service-roles';

/** Resources with the environment's prefix, in the regional scope and in CloudFront's. */
const named = (target: Target, type: 'ipset' | 'webacl'): readonly string[] => [
  regionalArn(target, 'wafv2', `regional/${type}/${target.prefix}-*/*`),
  usEast1Arn(target, 'wafv2', `global/${type}/${target.prefix}-*/*`),
];

/** A call on a web ACL is checked also for the IP sets and managed rule groups in its rules. */
const webAclsAndWhatTheyReferTo = (target: Target): readonly string[] => [
  ...named(target, 'webacl'),
  ...named(target, 'ipset'),
  regionalArn(target, 'wafv2', 'regional/managedruleset/*/*'),
  usEast1Arn(target, 'wafv2', 'global/managedruleset/*/*'),
];

const loadBalancers = (target: Target): string =>
  regionalArn(target, 'elasticloadbalancing', `loadbalancer/app/${target.prefix}-*/*`);

/** What Terraform needs for AWS WAF. */
export const wafv2Permissions: PermissionsTable = {
  aws_wafv2_web_acl: (target) => [
    {
      access: 'read',
      actions: ['wafv2:GetWebACL', 'wafv2:ListTagsForResource'],
      resources: named(target, 'webacl'),
    },
    {
      access: 'write',
      actions: ['wafv2:CreateWebACL', 'wafv2:UpdateWebACL'],
      resources: webAclsAndWhatTheyReferTo(target),
    },
    {
      access: 'write',
      actions: ['wafv2:DeleteWebACL', 'wafv2:TagResource', 'wafv2:UntagResource'],
      resources: named(target, 'webacl'),
    },
  ],

  aws_wafv2_ip_set: (target) => [
    {
      access: 'read',
      actions: ['wafv2:GetIPSet', 'wafv2:ListTagsForResource'],
      resources: named(target, 'ipset'),
    },
    {
      access: 'write',
      actions: [
        'wafv2:CreateIPSet',
        'wafv2:DeleteIPSet',
        'wafv2:TagResource',
        'wafv2:UntagResource',
        'wafv2:UpdateIPSet',
      ],
      resources: named(target, 'ipset'),
    },
  ],

  // IAM checks the web ACL and the load balancer; Elastic Load Balancing checks its own action as well.
  aws_wafv2_web_acl_association: (target) => [
    {
      access: 'read',
      actions: ['wafv2:GetWebACL'],
      resources: named(target, 'webacl'),
    },
    {
      access: 'read',
      actions: ['wafv2:GetWebACLForResource'],
      resources: [...named(target, 'webacl'), loadBalancers(target)],
    },
    {
      access: 'write',
      actions: ['wafv2:AssociateWebACL'],
      resources: [...named(target, 'webacl'), loadBalancers(target)],
    },
    { access: 'write', actions: ['wafv2:DisassociateWebACL'], resources: [loadBalancers(target)] },
    { access: 'write', actions: ['elasticloadbalancing:SetWebAcl'], resources: ['*'] },
  ],

  // Logs reach a log group through a log delivery, which AWS WAF creates with the caller's permissions.
  aws_wafv2_web_acl_logging_configuration: (target) => [
    {
      access: 'read',
      actions: ['wafv2:GetLoggingConfiguration'],
      resources: named(target, 'webacl'),
    },
    {
      access: 'read',
      actions: ['logs:DescribeLogGroups', 'logs:DescribeResourcePolicies'],
      resources: ['*'],
    },
    {
      access: 'write',
      actions: ['wafv2:DeleteLoggingConfiguration', 'wafv2:PutLoggingConfiguration'],
      resources: named(target, 'webacl'),
    },
    {
      access: 'write',
      actions: ['logs:CreateLogDelivery', 'logs:DeleteLogDelivery', 'logs:PutResourcePolicy'],
      resources: ['*'],
    },
    createServiceLinkedRole(target, 'wafv2.amazonaws.com'),
  ],
};
