import { worldwideArn } from './arns';
import type { Condition } from './conditions';
import type { Grant, PermissionsTable } from './grant';

/** Ids of hosted zones are random, and IAM has no conditions on their tags. */
export const HOSTED_ZONES = worldwideArn('route53', 'hostedzone/*');

/**
 * Only records of these types: not those that redirect mail or delegate a name to other name servers.
 * @see Amazon Route 53 Developer Guide, "Using IAM policy conditions for fine-grained access control"
 */
export const recordTypes = (...types: readonly string[]): Condition => ({
  'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': types },
  // ForAllValues is true for a call without the key.
  Null: { 'route53:ChangeResourceRecordSetsRecordTypes': 'false' },
});

const readRecords: Grant = {
  access: 'read',
  actions: ['route53:GetHostedZone', 'route53:ListResourceRecordSets'],
  resources: [HOSTED_ZONES],
};

/** What Terraform needs for records in the operator's hosted zone: names, and validation of certificates. */
export const route53Permissions: PermissionsTable = {
  aws_route53_record: () => [
    readRecords,
    { access: 'read', actions: ['route53:GetChange'], resources: [worldwideArn('route53', 'change/*')] },
    {
      access: 'write',
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [HOSTED_ZONES],
      condition: recordTypes('A', 'AAAA', 'CNAME'),
    },
  ],

  'data.aws_route53_zone': () => [
    { access: 'read', actions: ['route53:ListHostedZones'], resources: ['*'] },
    {
      access: 'read',
      actions: ['route53:GetHostedZone', 'route53:ListTagsForResource'],
      resources: [HOSTED_ZONES],
    },
  ],
};
