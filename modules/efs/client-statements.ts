import type { PolicyStatement } from '../shared/policy-document';

const CLIENT_ACTIONS = [
  'elasticfilesystem:ClientMount',
  'elasticfilesystem:ClientWrite',
  'elasticfilesystem:ClientRootAccess',
];

/**
 * Who may mount a file system: principals of this account whose own IAM policy says so too, over TLS, through
 * the one access point, as its user. A client without a role is nobody in this policy and gets nothing.
 *
 * @see Amazon EFS User Guide, "Resource-based policy examples for Amazon EFS"
 */
export const clientStatements = (client: {
  readonly fileSystemArn: string;
  readonly accessPointArn: string;
  readonly accountId: string;
}): readonly PolicyStatement[] => [
  {
    Sid: 'MountFromTheNetwork',
    Effect: 'Allow',
    // The account, which leaves the choice to the IAM policies of its roles.
    Principal: { AWS: `arn:aws:iam::${client.accountId}:root` },
    // Not ClientRootAccess: nobody becomes root on the file system.
    Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
    Resource: client.fileSystemArn,
    Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
  },
  {
    Sid: 'DenyWithoutTls',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: CLIENT_ACTIONS,
    Resource: client.fileSystemArn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
  {
    Sid: 'DenyAroundTheAccessPoint',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: CLIENT_ACTIONS,
    Resource: client.fileSystemArn,
    Condition: { StringNotEquals: { 'elasticfilesystem:AccessPointArn': client.accessPointArn } },
  },
];
