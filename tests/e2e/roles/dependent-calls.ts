import { ACCOUNT_ID } from '../emulator';
import { parameter, type StackCall } from './aws-call';
import type { Context } from './context';
import type { History } from './history';
import { ANY } from './resource-names';

/** What AWS asks of a caller besides the operation itself. */
export interface Dependent {
  readonly action: string;
  readonly arn: string;
  readonly extra?: Context;
}

/**
 * Permissions that AWS asks the caller for on behalf of a call: to pass a role, to use a key through a service, to
 * make a service's own role, and what a service does in the caller's name.
 * @throws Error naming the parameter, where a role is passed and nothing says to whom
 */
export const dependentsOf = (action: string, call: StackCall, history: History): readonly Dependent[] => [
  ...passedRoles(action, call),
  ...usedKeys(action, call, history),
  ...(SERVICE_ROLES[action] ?? []).map(serviceRole),
  ...(IN_THE_CALLERS_NAME[action] ?? []).map(inTheCallersName),
  ...canaryFunctions(action, call),
];

/**
 * Services that a role is passed to, by action.
 * @see IAM User Guide, "Grant a user permissions to pass a role to an AWS service"
 */
const PASSED_TO: Readonly<Record<string, string>> = {
  'backup:CreateBackupSelection': 'backup.amazonaws.com',
  'backup:CreateRestoreTestingSelection': 'backup.amazonaws.com',
  'backup:UpdateRestoreTestingSelection': 'backup.amazonaws.com',
  'chatbot:CreateSlackChannelConfiguration': 'chatbot.amazonaws.com',
  'chatbot:UpdateSlackChannelConfiguration': 'chatbot.amazonaws.com',
  'ec2:CreateFlowLogs': 'vpc-flow-logs.amazonaws.com',
  'ecs:RegisterTaskDefinition': 'ecs-tasks.amazonaws.com',
  'events:PutTargets': 'events.amazonaws.com',
  'firehose:CreateDeliveryStream': 'firehose.amazonaws.com',
  'firehose:UpdateDestination': 'firehose.amazonaws.com',
  'logs:PutSubscriptionFilter': 'logs.amazonaws.com',
  'rds:CreateDBInstance': 'monitoring.rds.amazonaws.com',
  'rds:ModifyDBInstance': 'monitoring.rds.amazonaws.com',
  'synthetics:CreateCanary': 'lambda.amazonaws.com',
  'synthetics:UpdateCanary': 'lambda.amazonaws.com',
};

function passedRoles(action: string, call: StackCall): readonly Dependent[] {
  const roles = Object.entries(call.parameters).filter(([, value]) => /^arn:aws:iam::\d+:role\//.test(value));
  return roles.map(([name, arn]) => {
    const service = PASSED_TO[action];
    if (!service)
      throw new Error(`${action} passes the role in ${name}, and dependent-calls.ts does not say to whom.`);
    return { action: 'iam:PassRole', arn, extra: { 'iam:PassedToService': service } };
  });
}

/** What a service does with a customer managed key in the caller's name, by action. */
const KEY_USES: Readonly<Record<string, readonly string[]>> = {
  'backup:CreateBackupVault': ['CreateGrant', 'Decrypt', 'DescribeKey', 'GenerateDataKey', 'RetireGrant'],
  'elasticache:CreateReplicationGroup': ['CreateGrant', 'DescribeKey'],
  'elasticfilesystem:CreateFileSystem': ['CreateGrant', 'DescribeKey'],
  'rds:CreateDBInstance': ['CreateGrant', 'DescribeKey'],
  'secretsmanager:GetSecretValue': ['Decrypt'],
  'secretsmanager:PutSecretValue': ['Decrypt', 'GenerateDataKey'],
};
const KEY_PARAMETERS = ['KmsKeyId', 'EncryptionKeyArn', 'PerformanceInsightsKMSKeyId'];

/** @see AWS KMS Developer Guide, "kms:ViaService", and of each service the page on encryption at rest */
function usedKeys(action: string, call: StackCall, history: History): readonly Dependent[] {
  const uses = KEY_USES[action];
  const source =
    call.service === 'secretsmanager' ? creationOf(parameter(call, 'SecretId') ?? '', history) : call;
  if (!uses || !source) return [];
  const keys = KEY_PARAMETERS.flatMap((name) => parameter(source, name) ?? []);
  const extra = {
    'kms:CallerAccount': ACCOUNT_ID,
    'kms:GrantIsForAWSResource': 'true',
    'kms:ViaService': `${call.service}.${call.region}.amazonaws.com`,
  };
  return [...new Set(keys)].flatMap((arn) => uses.map((use) => ({ action: `kms:${use}`, arn, extra })));
}

/** The call that created a secret, which names its key. Secrets Manager ends the ARN with six characters. */
const creationOf = (secret: string, history: History): StackCall | undefined =>
  history.last('CreateSecret', (call) => {
    const name = parameter(call, 'Name') ?? '';
    return secret === name || secret.slice(0, -'-AbCdEf'.length).endsWith(`:secret:${name}`);
  });

/**
 * Services that make a role of their own when an account uses them for the first time.
 * @see IAM User Guide, "AWS services that work with IAM", and of each service "Using service-linked roles"
 */
const SERVICE_ROLES: Readonly<Record<string, readonly [service: string, role: string][]>> = {
  'application-autoscaling:RegisterScalableTarget': [
    ['ecs.application-autoscaling.amazonaws.com', 'AWSServiceRoleForApplicationAutoScaling_ECSService'],
  ],
  'ecs:CreateCluster': [['ecs.amazonaws.com', 'AWSServiceRoleForECS']],
  'ecs:CreateService': [['ecs.amazonaws.com', 'AWSServiceRoleForECS']],
  'elasticache:CreateReplicationGroup': [['elasticache.amazonaws.com', 'AWSServiceRoleForElastiCache']],
  'elasticloadbalancing:CreateLoadBalancer': [
    ['elasticloadbalancing.amazonaws.com', 'AWSServiceRoleForElasticLoadBalancing'],
  ],
  'rds:CreateDBInstance': [['rds.amazonaws.com', 'AWSServiceRoleForRDS']],
};

const serviceRole = ([service, role]: readonly [string, string]): Dependent => ({
  action: 'iam:CreateServiceLinkedRole',
  arn: `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/${service}/${role}`,
  extra: { 'iam:AWSServiceName': service },
});

/**
 * Other actions that a service does in the caller's name. All but the last know no resources.
 * @see AWS Backup Developer Guide, "Access control"
 * @see AWS Cloud Map Developer Guide, "AWS Cloud Map API permissions reference"
 * @see AWS WAF Developer Guide, "Permissions required to send logs to CloudWatch Logs"
 */
const IN_THE_CALLERS_NAME: Readonly<Record<string, readonly string[]>> = {
  'backup:CreateBackupVault': ['backup-storage:MountCapsule'],
  'servicediscovery:CreatePrivateDnsNamespace': [
    'ec2:DescribeRegions',
    'ec2:DescribeVpcs',
    'route53:CreateHostedZone',
  ],
  'wafv2:AssociateWebACL': ['elasticloadbalancing:SetWebACL'],
  'wafv2:DeleteLoggingConfiguration': ['logs:DeleteLogDelivery'],
  'wafv2:DisassociateWebACL': ['elasticloadbalancing:SetWebACL'],
  'wafv2:PutLoggingConfiguration': [
    'logs:CreateLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:PutResourcePolicy',
  ],
  'servicediscovery:DeleteNamespace': ['route53:DeleteHostedZone'],
};

/** What a service does in the caller's name is about `*`, or about one of those that it made itself. */
const inTheCallersName = (action: string): Dependent => ({
  action,
  arn: action === 'route53:DeleteHostedZone' ? `arn:aws:route53:::hostedzone/${ANY}` : '*',
});

/**
 * What Synthetics does for a canary in the caller's name: its function and its layer, and the code that it reads.
 * @see Amazon CloudWatch User Guide, "AWS managed policies for CloudWatch", CloudWatchSyntheticsFullAccess
 */
function canaryFunctions(action: string, call: StackCall): readonly Dependent[] {
  const name = parameter(call, 'Name') ?? parameter(call, 'name') ?? '';
  const of = (kind: string) => `arn:aws:lambda:${call.region}:${ACCOUNT_ID}:${kind}:cwsyn-${name}-${ANY}`;
  switch (action) {
    case 'synthetics:CreateCanary':
      return [
        ...['AddPermission', 'CreateFunction', 'PublishVersion'].map((each) => ({
          action: `lambda:${each}`,
          arn: of('function'),
        })),
        { action: 'lambda:PublishLayerVersion', arn: of('layer') },
        {
          action: 's3:GetObject',
          arn: `arn:aws:s3:::${parameter(call, 'Code.S3Bucket')}/${parameter(call, 'Code.S3Key')}`,
        },
      ];
    case 'synthetics:DeleteCanary':
      return [{ action: 'lambda:DeleteFunction', arn: of('function') }];
    default:
      return [];
  }
}
