import { regionalArn } from './arns';
import { ownedByStack, taggedForNoOther, taggedForStack, untagsNoOwner } from './conditions';
import type { Grant, PermissionsTable, Target } from './grant';
import { HOSTED_ZONES, recordTypes } from './route53';

const namespaces = (target: Target): string => regionalArn(target, 'servicediscovery', 'namespace/*');
const services = (target: Target): string => regionalArn(target, 'servicediscovery', 'service/*');

/** IAM cannot limit Cloud Map's tagging calls to a resource: conditions keep them from changing its stack. */
const tagging = (target: Target): readonly Grant[] => [
  { access: 'read', actions: ['servicediscovery:ListTagsForResource'], resources: ['*'] },
  {
    access: 'write',
    actions: ['servicediscovery:TagResource'],
    resources: ['*'],
    condition: taggedForNoOther(target),
  },
  {
    access: 'write',
    actions: ['servicediscovery:UntagResource'],
    resources: ['*'],
    condition: untagsNoOwner,
  },
];

/** What Terraform needs for private DNS. Ids are random, so the `Stack` tag identifies a resource's stack. */
export const servicediscoveryPermissions: PermissionsTable = {
  aws_service_discovery_private_dns_namespace: (target) => [
    {
      access: 'read',
      actions: ['servicediscovery:GetNamespace', 'servicediscovery:GetOperation'],
      resources: [namespaces(target)],
    },
    {
      access: 'write',
      actions: ['servicediscovery:CreatePrivateDnsNamespace'],
      resources: ['*'],
      condition: taggedForStack(target),
    },
    {
      access: 'write',
      actions: ['servicediscovery:DeleteNamespace', 'servicediscovery:UpdatePrivateDnsNamespace'],
      resources: [namespaces(target)],
      condition: ownedByStack(target),
    },
    ...tagging(target),
    // Cloud Map creates a private hosted zone for the namespace with the caller's permissions. A zone with further
    // records cannot be deleted.
    {
      access: 'read',
      actions: ['ec2:DescribeRegions', 'ec2:DescribeVpcs', 'route53:ListHostedZonesByName'],
      resources: ['*'],
    },
    { access: 'read', actions: ['route53:GetHostedZone'], resources: [HOSTED_ZONES] },
    { access: 'write', actions: ['route53:CreateHostedZone'], resources: ['*'] },
    {
      access: 'write',
      actions: ['route53:AssociateVPCWithHostedZone', 'route53:DeleteHostedZone'],
      resources: [HOSTED_ZONES],
    },
  ],

  aws_service_discovery_service: (target) => [
    {
      access: 'read',
      actions: [
        'servicediscovery:GetOperation',
        'servicediscovery:GetService',
        'servicediscovery:ListInstances',
      ],
      resources: [services(target)],
    },
    {
      access: 'write',
      actions: ['servicediscovery:CreateService'],
      resources: [services(target)],
      condition: taggedForStack(target),
    },
    {
      access: 'write',
      actions: ['servicediscovery:CreateService'],
      resources: [namespaces(target)],
      condition: ownedByStack(target),
    },
    {
      access: 'write',
      actions: [
        'servicediscovery:DeleteService',
        'servicediscovery:DeregisterInstance',
        'servicediscovery:UpdateService',
      ],
      resources: [services(target)],
      condition: ownedByStack(target),
    },
    ...tagging(target),
    // Deleting deregisters the remaining tasks first (`force_destroy`), and with them their records.
    { access: 'read', actions: ['route53:ListHostedZonesByName'], resources: ['*'] },
    { access: 'read', actions: ['route53:GetHostedZone'], resources: [HOSTED_ZONES] },
    {
      access: 'write',
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [HOSTED_ZONES],
      condition: recordTypes('A'),
    },
  ],
};
