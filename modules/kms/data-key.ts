import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';

/** An AWS service that uses the key as its own principal, on behalf of this account's resources. */
export interface ServiceUse {
  /** Service principal, such as `cloudwatch.amazonaws.com`. */
  readonly principal: string;
  /** Restricts the use: the source account, or the encryption context of the service. */
  readonly condition: NonNullable<PolicyStatement['Condition']>;
}

export interface DataKeyProps {
  /** Prefix of the alias: `alias/<name>-<dataClass>`. */
  readonly name: string;
  /** Class of data that the key is for, such as `database`. */
  readonly dataClass: string;
  /** Data that the key encrypts, as shown in the console. */
  readonly description: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Region of the key and of the provider. */
  readonly region: string;
  /** AWS services through which principals of this account may use the key, such as `rds`; direct use is denied. */
  readonly viaServices: readonly string[];
  /**
   * 12-digit ids of accounts whose AWS Backup may copy what the key encrypts, through these services. @default none
   */
  readonly copiedTo?: readonly string[];
  /** AWS services that use the key as their own principal. @default none */
  readonly usedBy?: readonly ServiceUse[];
  /** Whether Terraform rejects every plan that would destroy the key: its data would be unreadable. */
  readonly preventDestroy: boolean;
  /** @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Administration without use, action by action: `kms:Create*` would include CreateGrant, with which an administrator
 * could permit himself to decrypt. Whoever may change the key policy can still permit everything, which CloudTrail shows.
 * @see AWS KMS Developer Guide, "Key policies in AWS KMS" and "Grants in AWS KMS"
 */
const ADMINISTRATION = [
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:UpdateKeyDescription',
  'kms:EnableKey',
  'kms:DisableKey',
  'kms:EnableKeyRotation',
  'kms:DisableKeyRotation',
  'kms:RotateKeyOnDemand',
  'kms:CreateAlias',
  'kms:UpdateAlias',
  'kms:DeleteAlias',
  'kms:RevokeGrant',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:ScheduleKeyDeletion',
  'kms:CancelKeyDeletion',
];
const USE = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];

/**
 * Customer managed key of one class of data, rotated every year, with an alias.
 *
 * The account's IAM policies decide who administers the key. Using it needs an IAM permission as well and works
 * through the named services only, as with an AWS managed key: leaked credentials with `kms:Decrypt` decrypt
 * nothing directly. The recovery window of a deleted key is 30 days.
 *
 * @see AWS KMS Developer Guide, "Key policies in AWS KMS" and "kms:ViaService"
 */
export class DataKey extends Construct {
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: DataKeyProps) {
    super(scope, id);
    const { provider } = props;
    const key = new KmsKey(this, 'this', {
      provider,
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyDocument(...keyPolicy(props)),
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    new KmsAlias(this, 'alias', {
      provider,
      name: `alias/${props.name}-${props.dataClass}`,
      targetKeyId: key.keyId,
    });
    this.keyArn = key.arn;
  }
}

function keyPolicy(props: DataKeyProps): PolicyStatement[] {
  const { accountId, region, viaServices, copiedTo = [], usedBy = [] } = props;
  const account = { AWS: `arn:aws:iam::${accountId}:root` };
  const throughServices = {
    'kms:CallerAccount': accountId,
    'kms:ViaService': viaServices.map((service) => `${service}.${region}.amazonaws.com`),
  };
  const viaServicesOnly: PolicyStatement[] = [
    {
      Sid: 'UseThroughServices',
      Effect: 'Allow',
      Principal: account,
      Action: USE,
      Resource: '*',
      Condition: { StringEquals: throughServices },
    },
    {
      Sid: 'GrantToServices',
      Effect: 'Allow',
      Principal: account,
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: { StringEquals: throughServices, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
  return [
    { Sid: 'Administer', Effect: 'Allow', Principal: account, Action: ADMINISTRATION, Resource: '*' },
    ...(viaServices.length > 0 ? viaServicesOnly : []),
    ...copiedTo.flatMap((copyAccountId) => copyStatements(copyAccountId, props)),
    ...usedBy.map(
      ({ principal, condition }, index): PolicyStatement => ({
        Sid: `UseByService${index + 1}`,
        Effect: 'Allow',
        Principal: { Service: principal },
        Action: USE,
        Resource: '*',
        Condition: condition,
      }),
    ),
  ];
}

/**
 * Another account copies snapshots with the service-linked role of AWS Backup, which calls the service that made them.
 * @see AWS Backup Developer Guide, "Creating backup copies across AWS accounts" and "Encryption for backups in AWS Backup"
 */
function copyStatements(accountId: string, { region, viaServices }: DataKeyProps): PolicyStatement[] {
  const principal = { AWS: `arn:aws:iam::${accountId}:root` };
  const byBackup = {
    StringEquals: { 'kms:ViaService': viaServices.map((service) => `${service}.${region}.amazonaws.com`) },
    ArnLike: {
      'aws:PrincipalArn': `arn:aws:iam::${accountId}:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup`,
    },
  };
  return [
    {
      Sid: `CopyTo${accountId}`,
      Effect: 'Allow',
      Principal: principal,
      Action: USE,
      Resource: '*',
      Condition: byBackup,
    },
    {
      Sid: `GrantTo${accountId}`,
      Effect: 'Allow',
      Principal: principal,
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: { ...byBackup, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}
