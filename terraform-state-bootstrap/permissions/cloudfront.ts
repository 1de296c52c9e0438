import { globalArn, usEast1Arn } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import type { Grant, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole } from './service-roles';

const arn = (target: Target, resource: string): string => globalArn(target, 'cloudfront', resource);

/** Creates a resource with a random id and with the stack's tag. */
const creates = (target: Target, resource: string, action: string): readonly Grant[] => [
  { access: 'write', actions: [action], resources: ['*'], condition: taggedForStack(target) },
  {
    access: 'write',
    actions: ['cloudfront:TagResource'],
    resources: [resource],
    condition: claimedForStack(target),
  },
];

const changes = (target: Target, resource: string, ...actions: readonly string[]): Grant => ({
  access: 'write',
  actions,
  resources: [resource],
  condition: ownedByStack(target),
});

/** What Terraform needs for CloudFront in front of the load balancer. */
export const cloudfrontPermissions: PermissionsTable = {
  aws_cloudfront_distribution: (target) => {
    const distributions = arn(target, 'distribution/*');
    return [
      {
        access: 'read',
        actions: ['cloudfront:GetDistribution', 'cloudfront:ListTagsForResource'],
        resources: [distributions],
      },
      // CloudFront checks that the caller may read the web ACL.
      {
        access: 'read',
        actions: ['wafv2:GetWebACL'],
        resources: [usEast1Arn(target, 'wafv2', `global/webacl/${target.prefix}-*/*`)],
      },
      ...creates(target, distributions, 'cloudfront:CreateDistribution'),
      changes(
        target,
        distributions,
        'cloudfront:DeleteDistribution',
        'cloudfront:TagResource',
        'cloudfront:UntagResource',
        'cloudfront:UpdateDistribution',
      ),
    ];
  },

  aws_cloudfront_vpc_origin: (target) => {
    const origins = arn(target, 'vpcorigin/*');
    return [
      {
        access: 'read',
        actions: ['cloudfront:GetVpcOrigin', 'cloudfront:ListTagsForResource'],
        resources: [origins],
      },
      // CloudFront reads the load balancer and its network interfaces with the caller's permissions.
      {
        access: 'read',
        actions: ['ec2:DescribeInternetGateways', 'elasticloadbalancing:DescribeLoadBalancers'],
        resources: ['*'],
      },
      ...creates(target, origins, 'cloudfront:CreateVpcOrigin'),
      changes(
        target,
        origins,
        'cloudfront:DeleteVpcOrigin',
        'cloudfront:TagResource',
        'cloudfront:UntagResource',
        'cloudfront:UpdateVpcOrigin',
      ),
      createServiceLinkedRole(target, 'vpcorigin.cloudfront.amazonaws.com'),
    ];
  },

  // Has a random id and no tags, so that IAM cannot distinguish this platform's from others.
  aws_cloudfront_response_headers_policy: (target) => {
    const policies = arn(target, 'response-headers-policy/*');
    return [
      { access: 'read', actions: ['cloudfront:GetResponseHeadersPolicy'], resources: [policies] },
      { access: 'write', actions: ['cloudfront:CreateResponseHeadersPolicy'], resources: ['*'] },
      {
        access: 'write',
        actions: ['cloudfront:DeleteResponseHeadersPolicy', 'cloudfront:UpdateResponseHeadersPolicy'],
        resources: [policies],
      },
    ];
  },
};
