import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';

/** A service that uses a key in its own name, on behalf of this account's resources. */
export interface ServiceUse {
  /** Service principal, such as `cloudwatch.amazonaws.com`. */
  readonly principal: string;
  /** What narrows the use down: the source account, or the encryption context of the service. */
  readonly condition: NonNullable<PolicyStatement['Condition']>;
}

export interface DataKeyProps {
  /** Prefix of the alias: `alias/<name>-<dataClass>`. */
  readonly name: string;
  /** Class of data that the key is for, such as `database`. */
  readonly dataClass: string;
  /** What the key encrypts, for whoever finds it in the console. */
  readonly description: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Region of the key, which is that of the provider. */
  readonly region: string;
  /** Services through which principals of this account may use the key, such as `rds`; nobody uses it directly. */
  readonly viaServices: readonly string[];
  /** Services that use the key in their own name. @default none */
  readonly usedBy?: readonly ServiceUse[];
  /** Refuse every plan that would destroy the key: data outlives it unreadable. */
  readonly preventDestroy: boolean;
  /** @default the stack's region */
  readonly provider?: TerraformProvider;
}

/** Management of the key without any use of it: who administers a key cannot read what it encrypts. */
const ADMINISTRATION = [
  'kms:Create*',
  'kms:Describe*',
  'kms:Enable*',
  'kms:List*',
  'kms:Put*',
  'kms:Update*',
  'kms:Revoke*',
  'kms:Disable*',
  'kms:Get*',
  'kms:Delete*',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:ScheduleKeyDeletion',
  'kms:CancelKeyDeletion',
  'kms:RotateKeyOnDemand',
];
const USE = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];

/**
 * Customer managed key of one class of data, rotated every year, with an alias.
 *
 * The account's IAM policies decide who administers the key. Using it takes an IAM permission as well and works
 * through the named services only, as with an AWS managed key: a leaked credential with `kms:Decrypt` decrypts
 * nothing by itself. Deleting a key takes 30 days, in which it can be had back.
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

function keyPolicy({ accountId, region, viaServices, usedBy = [] }: DataKeyProps): PolicyStatement[] {
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
