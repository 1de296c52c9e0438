import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument, serviceTrustPolicy } from '../shared/policy-document';

export interface TaskExecutionRoleProps {
  /** Name of the role. Changing it replaces the role; tasks are redeployed. */
  readonly roleName: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Repository that the image is pulled from. */
  readonly repositoryArn: string;
  /** ARN of the container's log group, without `:*`. */
  readonly logGroupArn: string;
  /** Full ARNs of the secrets that the container gets as environment variables; may be empty. */
  readonly secretArns: readonly string[];
  /** Key that encrypts these secrets. */
  readonly secretsKeyArn: string;
}

/**
 * Task execution role of one service: ECS uses it to pull the image, read the secrets and write the logs. The
 * code in the container cannot use it.
 *
 * It does not use AmazonECSTaskExecutionRolePolicy, which allows every image and every log of the account.
 *
 * @see Amazon ECS Developer Guide, "Amazon ECS task execution IAM role"
 */
export class TaskExecutionRole extends Construct {
  /** Known after the policy is attached: a task that starts earlier fails. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: TaskExecutionRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'this', {
      name: props.roleName,
      description: 'Task execution role: pulls the image, reads the secrets, writes the logs',
      assumeRolePolicy: serviceTrustPolicy('ecs-tasks.amazonaws.com', {
        accountId: props.accountId,
        arnPattern: `arn:aws:ecs:${props.region}:${props.accountId}:*`,
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'start-tasks',
      role: role.name,
      policy: policyDocument(...imageStatements(props), logStatement(props), ...secretStatements(props)),
    });
    this.roleArn = `arn:aws:iam::${props.accountId}:role/${policy.role}`;
  }
}

const imageStatements = ({ repositoryArn }: TaskExecutionRoleProps): PolicyStatement[] => [
  {
    Sid: 'LogInToTheRegistry',
    Effect: 'Allow',
    Action: 'ecr:GetAuthorizationToken',
    // The token is for the whole registry: the action supports no resource.
    Resource: '*',
  },
  {
    Sid: 'PullTheImage',
    Effect: 'Allow',
    Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
    Resource: repositoryArn,
  },
];

const logStatement = ({ logGroupArn }: TaskExecutionRoleProps): PolicyStatement => ({
  Sid: 'WriteTheLog',
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: `${logGroupArn}:log-stream:*`,
});

function secretStatements({ region, secretArns, secretsKeyArn }: TaskExecutionRoleProps): PolicyStatement[] {
  if (secretArns.length === 0) return [];
  return [
    { Sid: 'ReadSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: secretArns },
    {
      Sid: 'DecryptSecrets',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: secretsKeyArn,
      Condition: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
          'kms:EncryptionContext:SecretARN': secretArns,
        },
      },
    },
  ];
}
