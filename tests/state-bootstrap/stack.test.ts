import { account } from '../../terraform-state-bootstrap/account';
import { type Account, loadAccount } from '../../terraform-state-bootstrap/settings';
import { BootstrapStack } from '../../terraform-state-bootstrap/stack';
import { shipped, synthesizeStacks } from '../support/synthesize';
import type { TerraformConfiguration } from '../support/terraform-configuration';
import { emptyStacks } from './support/empty-stacks';

const environments = [shipped.prod, shipped.staging];
const stacks = emptyStacks(environments);

function synthesize(changes: Partial<Account> = {}): TerraformConfiguration {
  const loaded = { ...loadAccount(account, environments), ...changes };
  const synthesized = synthesizeStacks((app) => new BootstrapStack(app, loaded, environments, stacks));
  const [configuration] = Object.values<TerraformConfiguration>(synthesized);
  if (!configuration) throw new Error('Nothing was synthesized.');
  return configuration;
}

const configuration = synthesize();
const replicated = synthesize({ replication: { enabled: true, region: 'us-west-2' } });

describe('the bootstrap', () => {
  it('keeps its state in the bucket that it manages, under a key of its own', () => {
    expect(configuration.json['terraform'].backend).toEqual({
      s3: {
        bucket: 'bmo-learning-terraform-state',
        key: 'terraform-state-bootstrap/terraform.tfstate',
        region: 'us-east-2',
        dynamodb_table: 'terraform-state-lock',
        encrypt: true,
      },
    });
  });

  it('locks with a file as well, where the environments do', () => {
    const { state } = loadAccount(account, environments);
    const { backend } = synthesize({ state: { ...state, useLockfile: true } }).json['terraform'];
    expect(backend.s3).toMatchObject({ dynamodb_table: 'terraform-state-lock', use_lockfile: true });
  });

  it('runs in the versions of Terraform that the other roots run in', () => {
    expect(configuration.json['terraform'].required_version).toBe('>= 1.11.0, < 2.0.0');
  });

  it('touches one account only, and tags what it creates', () => {
    expect(configuration.json['provider'].aws).toEqual([
      {
        region: 'us-east-2',
        allowed_account_ids: ['${var.aws_account_id}'],
        default_tags: [
          {
            tags: {
              Project: 'BMO-Learning',
              ManagedBy: 'Terraform',
              Stack: 'bmo-learning-terraform-state-bootstrap',
            },
          },
        ],
      },
    ]);
  });

  it('records the requests to the state bucket in the log bucket, once that admits them', () => {
    expect(configuration.at('aws_s3_bucket_logging.state-bucket_access-logs')).toMatchObject({
      target_bucket: '${aws_s3_bucket_policy.state-log-bucket_policy.bucket}',
      target_prefix: 'state/',
    });
  });

  it('refuses every plan that would destroy a bucket or the table', () => {
    const kept = ['aws_s3_bucket', 'aws_dynamodb_table'].flatMap((type) =>
      Object.entries(replicated.resources(type)).map(([name, { lifecycle }]) => [name, lifecycle]),
    );
    expect(kept).toEqual(
      ['state-bucket', 'state-log-bucket', 'state-replica', 'lock-table'].map((name) => [
        name,
        { prevent_destroy: true },
      ]),
    );
  });

  it('has exactly these addresses besides the roles', () => {
    // The roles and what belongs to them have tests of their own.
    const addresses = configuration.addresses();
    expect(addresses.filter((address) => !address.includes('.roles-'))).toMatchInlineSnapshot(`
      [
        "aws_dynamodb_table.lock-table",
        "aws_iam_openid_connect_provider.github",
        "aws_s3_bucket.state-bucket",
        "aws_s3_bucket.state-log-bucket",
        "aws_s3_bucket_lifecycle_configuration.state-bucket_lifecycle",
        "aws_s3_bucket_lifecycle_configuration.state-log-bucket_lifecycle",
        "aws_s3_bucket_logging.state-bucket_access-logs",
        "aws_s3_bucket_ownership_controls.state-bucket_ownership",
        "aws_s3_bucket_ownership_controls.state-log-bucket_ownership",
        "aws_s3_bucket_policy.state-bucket_policy",
        "aws_s3_bucket_policy.state-log-bucket_policy",
        "aws_s3_bucket_public_access_block.state-bucket_public-access-block",
        "aws_s3_bucket_public_access_block.state-log-bucket_public-access-block",
        "aws_s3_bucket_server_side_encryption_configuration.state-bucket_encryption",
        "aws_s3_bucket_server_side_encryption_configuration.state-log-bucket_encryption",
        "aws_s3_bucket_versioning.state-bucket_versioning",
        "aws_s3_bucket_versioning.state-log-bucket_versioning",
      ]
    `);
  });

  it('has roles for every environment', () => {
    for (const { name } of environments) {
      const roles = configuration.addresses().filter((address) => address.startsWith('aws_iam_role.'));
      for (const role of ['plan', 'foundation', 'application', 'deploy']) {
        expect(roles).toContain(`aws_iam_role.roles-${name}_${role}`);
      }
    }
  });

  it('keeps its roles out of its own state, under whatever key', () => {
    const moved = synthesize({ stateKey: 'elsewhere/own.tfstate' });
    const guardrails = Object.values(moved.resources('aws_iam_role_policy')).filter(
      ({ name }) => name === 'guardrails',
    );
    expect(guardrails).toHaveLength(8);
    for (const { policy } of guardrails) {
      expect(policy).toContain('"arn:aws:s3:::bmo-learning-terraform-state/elsewhere/own.tfstate*"');
      expect(policy).toContain('"bmo-learning-terraform-state/elsewhere/own.tfstate*"');
    }
  });

  it('tells names and roles to whoever sets up a workflow', () => {
    const outputs = configuration.outputs();
    expect(Object.keys(outputs).sort()).toEqual([
      'github_oidc_provider_arn',
      'lock_table_name',
      'role_arns',
      'state_bucket_name',
    ]);
    expect(Object.keys(outputs['role_arns']?.['value'])).toEqual(['prod', 'staging']);
    expect(Object.keys(outputs['role_arns']?.['value'].prod).sort()).toEqual([
      'application',
      'deploy',
      'foundation',
      'plan',
    ]);
    expect(outputs['lock_table_name']?.['value']).toBe('${aws_dynamodb_table.lock-table.name}');
    expect(Object.values(outputs).every(({ description }) => description.endsWith('.'))).toBe(true);
  });
});

describe('with a replica', () => {
  it('the bootstrap has these addresses more', () => {
    const before = configuration.addresses();
    const added = replicated.addresses().filter((address) => !before.includes(address));
    expect(added).toMatchInlineSnapshot(`
      [
        "aws_iam_role.state-replica_role",
        "aws_iam_role_policy.state-replica_role_policy",
        "aws_s3_bucket.state-replica",
        "aws_s3_bucket_lifecycle_configuration.state-replica_lifecycle",
        "aws_s3_bucket_ownership_controls.state-replica_ownership",
        "aws_s3_bucket_policy.state-replica_policy",
        "aws_s3_bucket_public_access_block.state-replica_public-access-block",
        "aws_s3_bucket_replication_configuration.state-replica_replication",
        "aws_s3_bucket_server_side_encryption_configuration.state-replica_encryption",
        "aws_s3_bucket_versioning.state-replica_versioning",
      ]
    `);
  });

  it('there is a provider of its region, with the same account and the same tags', () => {
    const [main, replica] = replicated.json['provider'].aws;
    expect(replica).toEqual({ ...main, region: 'us-west-2', alias: 'replica' });
  });
});

describe('Variables of the bootstrap', () => {
  const variables = configuration.json['variable'];

  it('are the account, the repository and people', () => {
    expect(Object.keys(variables).sort()).toEqual([
      'aws_account_id',
      'github_owner_id',
      'github_repository',
      'github_repository_id',
      'trusted_principal_arns',
    ]);
    const required = Object.entries<object>(variables).filter(([, variable]) => !('default' in variable));
    expect(required.map(([name]) => name)).toEqual(['aws_account_id', 'github_repository']);
    expect(variables.trusted_principal_arns.default).toEqual([]);
    expect(variables.github_owner_id.default).toBe('');
    expect(variables.github_repository_id.default).toBe('');
  });

  it('are never null', () => {
    expect(Object.values<{ nullable: boolean }>(variables).filter(({ nullable }) => nullable)).toEqual([]);
  });

  /** The regular expression in a condition, the way Terraform reads it out of the JSON. */
  const pattern = (name: string): RegExp => {
    const [, expression = ''] = /regex\("(.+?)", /.exec(variables[name].validation[0].condition) ?? [];
    return new RegExp(expression.replaceAll('\\\\', '\\'));
  };

  it.each([
    ['aws_account_id', '123456789012', ['12345678901', '1234567890123', '1234-5678-9012', '']],
    [
      'github_repository',
      'octo-org/Infra.structure_1',
      ['octo-org', 'octo-org/*', '*/infra', '-octo/infra', 'octo--org/infra', 'octo/infra:ref', 'a/b/c', '/'],
    ],
    ['github_owner_id', '123456', ['octo-org', '012', '0', '12 ', '1@2', '*', '1.5']],
    ['github_repository_id', '456789', ['infrastructure', '012', '0', '-1', '4?', '*']],
    [
      'trusted_principal_arns',
      'arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/us-east-2/AWSReservedSSO_Admin_0a1b',
      [
        'arn:aws:iam::123456789012:root',
        'arn:aws:iam::123456789012:role/*',
        'arn:aws:iam::*:role/admin',
        'arn:aws:sts::123456789012:assumed-role/admin/me',
        'arn:aws:iam::123456789012:group/admins',
        '123456789012',
        '*',
      ],
    ],
  ])('%s takes %s and nothing else', (name, good, bad) => {
    expect(good).toMatch(pattern(name));
    for (const value of bad) expect(value).not.toMatch(pattern(name));
  });

  it.each([
    [
      'aws_account_id',
      'aws_account_id must be the 12 digits of an AWS account id in quotes, such as "123456789012"; see `aws sts get-caller-identity`.',
    ],
    [
      'github_repository',
      'github_repository must be the owner and the name of one repository without wildcards, such as "octo-org/infrastructure".',
    ],
    [
      'github_owner_id',
      'github_owner_id must be a number, such as "123456"; `gh api repos/OWNER/NAME --jq \'.owner.id, .id\'` prints them.',
    ],
    [
      'github_repository_id',
      'github_repository_id must be a number, such as "123456"; `gh api repos/OWNER/NAME --jq \'.owner.id, .id\'` prints them.',
    ],
    [
      'trusted_principal_arns',
      'trusted_principal_arns must be ARNs of single IAM roles or users, such as "arn:aws:iam::123456789012:role/Administrator"; a whole account or a wildcard is none.',
    ],
  ])('%s says in our words what it must be', (name, message) => {
    expect(variables[name].validation[0].error_message).toBe(message);
  });

  it('github_owner_id and github_repository_id have a value both, or neither', () => {
    expect(variables.github_owner_id.validation).toHaveLength(1);
    expect(variables.github_repository_id.validation.slice(1)).toEqual([
      {
        condition: '${(var.github_owner_id == "") == (var.github_repository_id == "")}',
        error_message:
          'github_owner_id and github_repository_id must both have a value, or neither, because tokens of GitHub ' +
          "contain both ids or none; `gh api repos/OWNER/NAME --jq '.owner.id, .id'` prints them.",
      },
    ]);
  });

  it('give every role the one subject that GitHub has for the repository: with the ids, or without', () => {
    expect(configuration.json['locals']).toEqual({
      github_subject_repository:
        '${var.github_owner_id == "" ? var.github_repository : format("%s@%s/%s@%s", ' +
        'split("/", var.github_repository)[0], var.github_owner_id, ' +
        'split("/", var.github_repository)[1], var.github_repository_id)}',
    });
    const subjects = Object.values(configuration.resources('aws_iam_role')).flatMap(
      ({ assume_role_policy }) => {
        const [, list = ''] = /githubusercontent\.com:sub" = \[(.+?\]\))\]/.exec(assume_role_policy) ?? [];
        return list.match(/join\(.+?\]\)/g) ?? [];
      },
    );
    expect([...new Set(subjects)].sort()).toEqual(
      ['prod', 'prod-plan', 'prod-pull-request', 'staging', 'staging-plan', 'staging-pull-request'].map(
        (environment) =>
          `join(":", ["repo", local.github_subject_repository, "environment", "${environment}"])`,
      ),
    );
  });
});
