import { TerraformOutput } from 'cdktf';
import { TaskExecutionRole, type TaskExecutionRoleProps } from '../../modules/iam/task-execution-role';
import { TaskRole, type TaskRoleProps } from '../../modules/iam/task-role';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';
import type { Block, TerraformConfiguration } from '../support/terraform-configuration';

const account = { region: 'us-east-2', accountId: '123456789012' };

const statementsOf = (configuration: TerraformConfiguration): Block[] =>
  JSON.parse(configuration.at('aws_iam_role_policy.role_policy')['policy']).Statement;
const trustOf = (configuration: TerraformConfiguration): Block[] =>
  JSON.parse(configuration.at('aws_iam_role.role')['assume_role_policy']).Statement;

const onBehalfOfOwnTasks = [
  {
    Sid: 'AssumeForOwnResources',
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': '123456789012' },
      ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-2:123456789012:*' },
    },
  },
];

describe('the execution role', () => {
  const synthesize = (props: Partial<TaskExecutionRoleProps> = {}) =>
    synthesizeConstruct((stack) => {
      const { roleArn } = new TaskExecutionRole(stack, 'role', {
        ...account,
        roleName: 'bmo-learning-test-rails-execution',
        repositoryArn: 'arn:repository',
        logGroupArn: 'arn:log-group',
        secretArns: ['arn:secret-1', 'arn:secret-2'],
        secretsKeyArn: 'arn:secrets-key',
        ...props,
      });
      new TerraformOutput(stack, 'arn', { value: roleArn });
    });
  const configuration = synthesize();
  const statement = (sid: string) => statementsOf(configuration).find(({ Sid }) => Sid === sid);

  it('can be assumed by ECS only, for tasks of this account', () => {
    expect(trustOf(configuration)).toEqual(onBehalfOfOwnTasks);
  });

  it('pulls one image', () => {
    expect(statement('PullTheImage')).toMatchObject({
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      Resource: 'arn:repository',
    });
    expect(statement('LogInToTheRegistry')).toMatchObject({
      Action: 'ecr:GetAuthorizationToken',
      Resource: '*',
    });
  });

  it('writes to one log group, which it cannot create', () => {
    expect(statement('WriteTheLog')).toMatchObject({
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: 'arn:log-group:log-stream:*',
    });
  });

  it('reads and decrypts only the secrets of its service', () => {
    const secrets = ['arn:secret-1', 'arn:secret-2'];
    expect(statement('ReadSecrets')).toMatchObject({
      Action: 'secretsmanager:GetSecretValue',
      Resource: secrets,
    });
    expect(statement('DecryptSecrets')).toMatchObject({
      Action: 'kms:Decrypt',
      Resource: 'arn:secrets-key',
      Condition: {
        StringEquals: {
          'kms:ViaService': 'secretsmanager.us-east-2.amazonaws.com',
          'kms:EncryptionContext:SecretARN': secrets,
        },
      },
    });
  });

  it('lists its resources, except for actions without resource-level permissions', () => {
    const everywhere = statementsOf(configuration).filter(({ Resource }) => Resource === '*');
    expect(everywhere.map(({ Sid }) => Sid)).toEqual(['LogInToTheRegistry']);
  });

  it('has no permission for secrets if there are none', () => {
    expect(statementsOf(synthesize({ secretArns: [] })).map(({ Sid }) => Sid)).toEqual([
      'LogInToTheRegistry',
      'PullTheImage',
      'WriteTheLog',
    ]);
  });

  it('is available to other resources after its policy is attached', () => {
    expect(configuration.outputs()['arn']).toEqual({
      value: 'arn:aws:iam::123456789012:role/${aws_iam_role_policy.role_policy.role}',
    });
  });
});

describe('the task role', () => {
  const synthesize = (props: Partial<TaskRoleProps> = {}) =>
    synthesizeConstruct((stack) => {
      const { roleArn } = new TaskRole(stack, 'role', {
        ...account,
        roleName: 'bmo-learning-test-ai-task',
        buckets: { documents: { arn: 'arn:aws:s3:::documents', access: 'write' } },
        storageKeyArn: 'arn:storage-key',
        executeCommand: false,
        ...props,
      });
      new TerraformOutput(stack, 'arn', { value: roleArn });
    });
  const configuration = synthesize();
  const sids = (props: Partial<TaskRoleProps>) => statementsOf(synthesize(props)).map(({ Sid }) => Sid);

  it('can be assumed by ECS only, for tasks of this account', () => {
    expect(trustOf(configuration)).toEqual(onBehalfOfOwnTasks);
  });

  it('allows only the API calls of the application', () => {
    expect(statementsOf(configuration)).toEqual([
      {
        Sid: 'ListBuckets',
        Effect: 'Allow',
        Action: ['s3:ListBucket', 's3:GetBucketLocation'],
        Resource: ['arn:aws:s3:::documents'],
      },
      {
        Sid: 'ReadObjects',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: ['arn:aws:s3:::documents/*'],
      },
      {
        Sid: 'WriteObjects',
        Effect: 'Allow',
        Action: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
        Resource: ['arn:aws:s3:::documents/*'],
      },
      {
        Sid: 'UseTheKeyOfTheBuckets',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: 'arn:storage-key',
        Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-2.amazonaws.com' } },
      },
    ]);
  });

  it('neither writes to a bucket that the code only reads, nor encrypts for it', () => {
    const buckets = { documents: { arn: 'arn:aws:s3:::documents', access: 'read' } } as const;
    const statements = statementsOf(synthesize({ buckets }));
    expect(statements.map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ['ListBuckets', ['s3:ListBucket', 's3:GetBucketLocation']],
      ['ReadObjects', 's3:GetObject'],
      ['UseTheKeyOfTheBuckets', ['kms:Decrypt']],
    ]);
  });

  it('tells the buckets that the code writes to from those that it reads', () => {
    const buckets = {
      documents: { arn: 'arn:documents', access: 'read' },
      backups: { arn: 'arn:backups', access: 'write' },
    } as const;
    const resources = statementsOf(synthesize({ buckets })).map(({ Resource }) => Resource);
    expect(resources).toEqual([
      ['arn:documents', 'arn:backups'],
      ['arn:documents/*', 'arn:backups/*'],
      ['arn:backups/*'],
      'arn:storage-key',
    ]);
  });

  it('allows ECS Exec only if it is enabled', () => {
    expect(sids({ buckets: {}, executeCommand: true })).toEqual(['TalkToSessionManager']);
    expect(statementsOf(synthesize({ buckets: {}, executeCommand: true }))[0]).toMatchObject({
      Action: [
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      Resource: '*',
    });
  });

  it('can write the session log if there is one', () => {
    const recorded = { buckets: {}, executeCommandLogGroupArn: 'arn:record' };
    const [, find, write] = statementsOf(synthesize({ ...recorded, executeCommand: true }));
    expect(find).toMatchObject({
      Action: 'logs:DescribeLogGroups',
      Resource: 'arn:aws:logs:us-east-2:123456789012:log-group:*',
    });
    expect(write).toMatchObject({
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: 'arn:record:*',
    });
    expect(synthesize({ ...recorded, executeCommand: false }).resources('aws_iam_role_policy')).toEqual({});
  });

  it('mounts the vector store through its access point, never as root', () => {
    const vectorStore = { fileSystemArn: 'arn:file-system', accessPointArn: 'arn:access-point' };
    expect(statementsOf(synthesize({ buckets: {}, vectorStore }))).toEqual([
      {
        Sid: 'MountTheVectorStore',
        Effect: 'Allow',
        Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
        Resource: 'arn:file-system',
        Condition: { StringEquals: { 'elasticfilesystem:AccessPointArn': 'arn:access-point' } },
      },
    ]);
  });

  it('can have no permissions', () => {
    const nothing = synthesize({ buckets: {} });
    expect(nothing.resources('aws_iam_role_policy')).toEqual({});
    expect(nothing.outputs()['arn']).toEqual({ value: '${aws_iam_role.role.arn}' });
  });

  it('is available to other resources after its policy is attached', () => {
    expect(configuration.outputs()['arn']).toEqual({
      value: 'arn:aws:iam::123456789012:role/${aws_iam_role_policy.role_policy.role}',
    });
  });
});

describe('TaskExecutionRole', () => {
  itIsReusable(
    (stack, id, { text }) =>
      new TaskExecutionRole(stack, id, {
        roleName: text('name'),
        region: text('region'),
        accountId: text('account_id'),
        repositoryArn: text('repository'),
        logGroupArn: text('log_group'),
        secretArns: [text('secret')],
        secretsKeyArn: text('key'),
      }),
  );
});

describe('TaskRole', () => {
  itIsReusable(
    (stack, id, { text }) =>
      new TaskRole(stack, id, {
        roleName: text('name'),
        region: text('region'),
        accountId: text('account_id'),
        buckets: { documents: { arn: text('bucket'), access: 'write' } },
        storageKeyArn: text('key'),
        executeCommand: true,
        executeCommandLogGroupArn: text('record'),
        vectorStore: { fileSystemArn: text('file_system'), accessPointArn: text('access_point') },
      }),
  );
});
