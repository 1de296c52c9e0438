import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { every } from './support/resources';
import { document, everyStatement, namesPrincipals, policySample } from './support/statements';

const trusting = (statement: Block): Block =>
  samples({ aws_iam_role: { assume_role_policy: document(statement) } });

const DECRYPT = { Action: 'kms:Decrypt', Resource: '${aws_kms_key.sample.arn}' };

const readingSecret = (Resource: string) =>
  policySample('aws_iam_role_policy', { Action: 'secretsmanager:GetSecretValue', Resource });

const GITHUB_SUBJECT = 'token.actions.githubusercontent.com:sub';

const trustingRepository = (subject: string): Block =>
  trusting({
    Principal: {
      Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [GITHUB_SUBJECT]: subject } },
  });

const ACCOUNT = { 'aws:SourceAccount': '123456789012' };

const IDENTITY_POLICIES = [
  'aws_iam_policy',
  'aws_iam_role_policy',
  'aws_iam_user_policy',
  'aws_iam_group_policy',
];

const RESOURCE_POLICIES = [
  'aws_secretsmanager_secret_policy',
  'aws_efs_file_system_policy',
  'aws_backup_vault_policy',
];

export const policies: Policies = {
  'keys-through-services': {
    rule: 'roles use keys through the service whose data they protect',
    controls: [],
    violations: everyStatement(
      ['aws_iam_policy', 'aws_iam_role_policy'],
      ({ effect, actions, conditions }) =>
        effect === 'Deny' ||
        !actions.some((action) => action.startsWith('kms:')) ||
        'kms:viaservice' in conditions,
      'can use a key for anything',
    ),
    compliant: policySample('aws_iam_role_policy', {
      ...DECRYPT,
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-2.amazonaws.com' } },
    }),
    violating: policySample('aws_iam_role_policy', DECRYPT),
  },
  /** A pattern on a name takes in secrets that somebody creates later. */
  'named-secrets': {
    rule: 'roles read secrets that are named, each by its whole ARN',
    controls: [],
    violations: everyStatement(
      ['aws_iam_policy', 'aws_iam_role_policy'],
      ({ effect, actions, resources }) =>
        effect === 'Deny' ||
        !actions.includes('secretsmanager:GetSecretValue') ||
        !resources.some((resource) => resource.includes('*')),
      'reads secrets by a pattern',
    ),
    compliant: readingSecret('${aws_secretsmanager_secret.sample.arn}'),
    violating: readingSecret('arn:aws:secretsmanager:us-east-2:123456789012:secret:bmo-learning-*'),
  },
  /** Whoever hands a role to a new task can do all that the role can. */
  'no-pass-role': {
    rule: 'no role can pass another role',
    controls: [],
    violations: everyStatement(
      ['aws_iam_policy', 'aws_iam_role_policy'],
      ({ effect, actions }) => effect === 'Deny' || !actions.some((action) => /^iam:PassRole$/i.test(action)),
      'can pass other roles',
    ),
    compliant: policySample('aws_iam_role_policy', { Action: 's3:GetObject' }),
    violating: policySample('aws_iam_role_policy', { Action: 'iam:PassRole' }),
  },
  /** What AWS adds to a service tomorrow is not allowed today. */
  'whole-actions': {
    rule: 'policies of roles name each action in full',
    controls: [],
    violations: everyStatement(
      ['aws_iam_policy', 'aws_iam_role_policy'],
      ({ effect, actions }) => effect === 'Deny' || !actions.some((action) => action.includes('*')),
      'allows actions by a pattern',
    ),
    compliant: policySample('aws_iam_role_policy', {
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn',
    }),
    violating: policySample('aws_iam_role_policy', { Action: 's3:Get*', Resource: 'arn' }),
  },
  'named-trust': {
    rule: 'trust policies name principals, not everybody or the whole account',
    controls: ['CKV_AWS_60', 'CKV_AWS_61'],
    violations: everyStatement(
      'aws_iam_role',
      ({ principals }) => !principals.some((principal) => principal === '*' || principal.endsWith(':root')),
      'can be assumed by too many',
    ),
    compliant: trusting({ Principal: { Service: 'backup.amazonaws.com' } }),
    violating: trusting({ Principal: { AWS: 'arn:aws:iam::123456789012:root' } }),
  },
  'pipelines-by-repository': {
    rule: 'pipelines assume a role from one repository only',
    controls: ['CKV_AWS_393'],
    violations: everyStatement(
      'aws_iam_role',
      ({ actions, conditions }) =>
        !actions.includes('sts:AssumeRoleWithWebIdentity') ||
        (conditions[GITHUB_SUBJECT] ?? ['*']).every((subject) => /^repo:[^*/]+\/[^*:]+:[^*]/.test(subject)),
      'can be assumed from any repository',
    ),
    compliant: trustingRepository('repo:example/infrastructure:environment:prod'),
    violating: trustingRepository('repo:example/*'),
  },
  /** The confused deputy problem. */
  'roles-for-this-account': {
    rule: 'services assume roles for resources of this account only',
    controls: [],
    violations: everyStatement(
      'aws_iam_role',
      ({ services, conditions }) => services.length === 0 || 'aws:sourceaccount' in conditions,
      'can be assumed on behalf of any account',
    ),
    compliant: trusting({
      Principal: { Service: 'backup.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    }),
    violating: trusting({ Principal: { Service: 'backup.amazonaws.com' } }),
  },
  /** The confused deputy problem, for tasks: besides the account, where they run. */
  'tasks-of-this-account': {
    rule: 'ECS assumes roles for tasks of one account and region only',
    controls: [],
    violations: everyStatement(
      'aws_iam_role',
      ({ services, conditions }) =>
        !services.includes('ecs-tasks.amazonaws.com') ||
        ('aws:sourceaccount' in conditions &&
          (conditions['aws:sourcearn'] ?? ['*']).every((arn) => /^arn:[^*]+:ecs:[^*]+:\*?/.test(arn))),
      'can be assumed for tasks of other accounts or regions',
    ),
    compliant: trusting({
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Condition: {
        StringEquals: ACCOUNT,
        ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-2:123456789012:*' },
      },
    }),
    violating: trusting({
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Condition: { StringEquals: ACCOUNT },
    }),
  },
  'named-actions': {
    rule: 'identity policies name the actions that they allow',
    controls: ['CKV_AWS_62', 'CKV_AWS_63', 'CKV2_AWS_40', 'IAM.1', 'IAM.21'],
    violations: everyStatement(
      IDENTITY_POLICIES,
      ({ effect, actions }) =>
        effect === 'Deny' || !actions.some((action) => /^(\*|[\w-]+:\*)$/.test(action)),
      'allows every action',
    ),
    compliant: policySample('aws_iam_role_policy', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }),
    violating: policySample('aws_iam_role_policy', { Action: 's3:*', Resource: 'arn:aws:s3:::a/*' }),
  },
  'named-resources': {
    rule: 'identity policies name the resources that they allow',
    controls: [
      'CKV_AWS_286',
      'CKV_AWS_287',
      'CKV_AWS_288',
      'CKV_AWS_289',
      'CKV_AWS_290',
      'CKV_AWS_355',
      'AwsSolutions-IAM5',
    ],
    violations: everyStatement(
      IDENTITY_POLICIES,
      ({ effect, resources }) => effect === 'Deny' || !resources.includes('*'),
      'allows every resource',
    ),
    compliant: policySample('aws_iam_role_policy', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }),
    violating: policySample('aws_iam_role_policy', { Action: 's3:GetObject', Resource: '*' }),
  },
  'no-administrators': {
    rule: 'no role has administrator access',
    controls: ['CKV_AWS_274', 'CKV2_AWS_56', 'IAM.1'],
    violations: every(
      'aws_iam_role_policy_attachment',
      ({ policy_arn }) => !/(AdministratorAccess|IAMFullAccess|PowerUserAccess)/.test(policy_arn),
      'grants administrator access',
    ),
    compliant: samples({ aws_iam_role_policy_attachment: { policy_arn: '${aws_iam_policy.sample.arn}' } }),
    violating: samples({
      aws_iam_role_policy_attachment: { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    }),
  },
  'own-policies': {
    rule: 'roles have no AWS managed policies',
    controls: ['AwsSolutions-IAM4'],
    violations: every(
      'aws_iam_role_policy_attachment',
      ({ policy_arn }) => !policy_arn.includes(':aws:policy/'),
      'attaches an AWS managed policy',
    ),
    compliant: samples({ aws_iam_role_policy_attachment: { policy_arn: '${aws_iam_policy.sample.arn}' } }),
    violating: samples({
      aws_iam_role_policy_attachment: {
        policy_arn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
      },
    }),
  },
  /** What an exception to the id of the account still has to say. */
  'deliveries-from-known-sources': {
    rule: 'services write to buckets and topics for an account or a resource that is named',
    controls: [],
    violations: everyStatement(
      ['aws_s3_bucket_policy', 'aws_sns_topic_policy'],
      ({ services, conditions }) =>
        services.length === 0 ||
        ['aws:sourceaccount', 'aws:sourcearn'].some((key) =>
          conditions[key]?.every((value) => value.includes('account_id}')),
        ),
      'allows a service on behalf of any account',
    ),
    compliant: policySample('aws_sns_topic_policy', {
      Principal: { Service: 'backup.amazonaws.com' },
      Condition: {
        ArnLike: {
          'aws:SourceArn': 'arn:aws:events:us-east-2:${data.aws_caller_identity.account.account_id}:rule/*',
        },
      },
    }),
    violating: policySample('aws_sns_topic_policy', {
      Principal: { Service: 'backup.amazonaws.com' },
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*' } },
    }),
  },
  /** The confused deputy problem, for what services write to. */
  'deliveries-from-this-account': {
    rule: 'services write to buckets and topics on behalf of this account only, by its id',
    controls: [],
    violations: everyStatement(
      ['aws_s3_bucket_policy', 'aws_sns_topic_policy'],
      ({ services, conditions }) => services.length === 0 || 'aws:sourceaccount' in conditions,
      'admits a service without the id of the account',
    ),
    compliant: policySample('aws_sns_topic_policy', {
      Principal: { Service: 'backup.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    }),
    violating: policySample('aws_sns_topic_policy', {
      Principal: { Service: 'backup.amazonaws.com' },
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:us-east-2:123456789012:rule/*' } },
    }),
  },
  /** A data source is unknown until it is planned: neither these rules nor a reader would see what it says. */
  'own-documents': {
    rule: 'policies are written out in their resource, not in data sources',
    controls: [
      'CKV_AWS_1',
      'CKV_AWS_49',
      'CKV_AWS_107',
      'CKV_AWS_108',
      'CKV_AWS_109',
      'CKV_AWS_110',
      'CKV_AWS_111',
      'CKV_AWS_283',
      'CKV_AWS_356',
      'CKV_AWS_358',
    ],
    violations: (stack) =>
      Object.keys(stack.dataSources('aws_iam_policy_document')).map((name) => ({
        address: `data.aws_iam_policy_document.${name}`,
        problem: 'is a policy that cannot be checked before a plan',
      })),
    compliant: policySample('aws_iam_role_policy', {}),
    violating: { data: { aws_iam_policy_document: { sample: {} } } },
  },
  /** Buckets, keys, topics and endpoints have rules of their own. */
  'no-everybody': {
    rule: 'resource policies name the principals that they allow',
    controls: [],
    violations: everyStatement(RESOURCE_POLICIES, namesPrincipals, 'allows every principal'),
    compliant: policySample('aws_secretsmanager_secret_policy', { Effect: 'Deny', Principal: '*' }),
    violating: policySample('aws_secretsmanager_secret_policy', { Principal: '*' }),
  },
};
