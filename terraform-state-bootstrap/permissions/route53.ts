import { worldwideArn } from './arns';
import type { Condition } from './conditions';
import type { Grant, PermissionsTable } from './grant';

/** Ids of zones are random, and zones carry no condition on their tags. */
export const HOSTED_ZONES = worldwideArn('route53', 'hostedzone/*');

/**
 * Only records of these types: nobody redirects a zone's mail, or hands a name on to other name servers.
 * @see Amazon Route 53 Developer Guide, "Using IAM policy conditions for fine-grained access control"
 */
export const recordTypes = (...types: readonly string[]): Condition => ({
  'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': types },
  // Of a call without the key, "all values" would be true.
  Null: { 'route53:ChangeResourceRecordSetsRecordTypes': 'false' },
});

const readRecords: Grant = {
  access: 'read',
  actions: ['route53:GetHostedZone', 'route53:ListResourceRecordSets'],
  resources: [HOSTED_ZONES],
};

/** What Terraform needs for records in the operator's zone: names of the platform, proofs of its certificates. */
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
