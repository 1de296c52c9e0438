import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument, serviceTrustPolicy } from '../shared/policy-document';

/** A bucket, and whether the code writes to it or only reads it. */
export interface BucketAccess {
  readonly arn: string;
  readonly access: 'read' | 'write';
}

export interface TaskRoleProps {
  /** Name of the role. Changing it replaces the role; tasks are redeployed. */
  readonly roleName: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Buckets that the code uses, by a name such as `documents`; may be empty. */
  readonly buckets: Readonly<Record<string, BucketAccess>>;
  /** Key that encrypts these buckets. */
  readonly storageKeyArn: string;
  /** Whether `aws ecs execute-command` opens a shell in the tasks. */
  readonly executeCommand: boolean;
  /** ARN of the log group of these sessions, without `:*`. @default sessions are not logged */
  readonly executeCommandLogGroupArn?: string;
  /** File system that the tasks mount. @default none */
  readonly vectorStore?: { readonly fileSystemArn: string; readonly accessPointArn: string };
}

/**
 * Task role of one service: permissions for the AWS calls of its code, and no others. A service that makes no
 * calls has a role without permissions.
 *
 * @see Amazon ECS Developer Guide, "Amazon ECS task IAM role"
 */
export class TaskRole extends Construct {
  /** Known after the policy is attached. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: TaskRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'this', {
      name: props.roleName,
      description: 'Task role: AWS permissions of the code in the container',
      assumeRolePolicy: serviceTrustPolicy('ecs-tasks.amazonaws.com', {
        accountId: props.accountId,
        arnPattern: `arn:aws:ecs:${props.region}:${props.accountId}:*`,
      }),
    });
    const statements = [
      ...bucketStatements(props),
      ...executeCommandStatements(props),
      ...vectorStoreStatements(props),
    ];
    const policy =
      statements.length > 0
        ? new IamRolePolicy(this, 'policy', {
            name: 'run',
            role: role.name,
            policy: policyDocument(...statements),
          })
        : undefined;
    this.roleArn = policy ? `arn:aws:iam::${props.accountId}:role/${policy.role}` : role.arn;
  }
}

function bucketStatements({ region, buckets, storageKeyArn }: TaskRoleProps): PolicyStatement[] {
  const used = Object.values(buckets);
  if (used.length === 0) return [];
  const written = used.filter(({ access }) => access === 'write');
  return [
    {
      Sid: 'ListBuckets',
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:GetBucketLocation'],
      Resource: used.map(({ arn }) => arn),
    },
    { Sid: 'ReadObjects', Effect: 'Allow', Action: 's3:GetObject', Resource: objectsOf(used) },
    ...writeStatements(written),
    {
      Sid: 'UseTheKeyOfTheBuckets',
      Effect: 'Allow',
      Action: ['kms:Decrypt', ...(written.length > 0 ? ['kms:GenerateDataKey'] : [])],
      Resource: storageKeyArn,
      Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    },
  ];
}

const writeStatements = (buckets: readonly BucketAccess[]): PolicyStatement[] =>
  buckets.length > 0
    ? [
        {
          Sid: 'WriteObjects',
          Effect: 'Allow',
          Action: [
            's3:PutObject',
            's3:DeleteObject',
            's3:AbortMultipartUpload',
            's3:ListMultipartUploadParts',
          ],
          Resource: objectsOf(buckets),
        },
      ]
    : [];

const objectsOf = (buckets: readonly BucketAccess[]): string[] => buckets.map(({ arn }) => `${arn}/*`);

function executeCommandStatements(props: TaskRoleProps): PolicyStatement[] {
  if (!props.executeCommand) return [];
  const session: PolicyStatement = {
    Sid: 'TalkToSessionManager',
    Effect: 'Allow',
    Action: [
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    // The channels have no ARN: the actions support no resource.
    Resource: '*',
  };
  return [session, ...recordStatements(props)];
}

/** ECS writes the session log with the task role, not with the execution role. */
const recordStatements = (props: TaskRoleProps): PolicyStatement[] =>
  props.executeCommandLogGroupArn
    ? [
        {
          Sid: 'FindTheRecord',
          Effect: 'Allow',
          Action: 'logs:DescribeLogGroups',
          Resource: `arn:aws:logs:${props.region}:${props.accountId}:log-group:*`,
        },
        {
          Sid: 'WriteTheRecord',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          Resource: `${props.executeCommandLogGroupArn}:*`,
        },
      ]
    : [];

/** Mount and write, through the access point only; never as root. */
const vectorStoreStatements = ({ vectorStore }: TaskRoleProps): PolicyStatement[] =>
  vectorStore
    ? [
        {
          Sid: 'MountTheVectorStore',
          Effect: 'Allow',
          Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
          Resource: vectorStore.fileSystemArn,
          Condition: {
            StringEquals: { 'elasticfilesystem:AccessPointArn': vectorStore.accessPointArn },
          },
        },
      ]
    : [];
