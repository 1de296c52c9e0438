import { shipped } from '../support/synthesize';
import { synthesizeEnvironment } from '../support/synthesize-environment';

const environments = Object.values(shipped);
const stacks = environments.flatMap((environment) =>
  Object.entries(synthesizeEnvironment(environment)).map(
    ([role, stack]) => [environment.name, role, stack, environment] as const,
  ),
);

describe.each(stacks)('%s %s', (name, role, stack, environment) => {
  it('keeps its state in the bucket and lock table of the team, encrypted, under a key of its own', () => {
    expect(stack.json['terraform'].backend).toEqual({
      s3: {
        bucket: 'bmo-learning-terraform-state',
        key: `${name}/${role}.tfstate`,
        region: 'us-east-2',
        encrypt: true,
        dynamodb_table: 'terraform-state-lock',
      },
    });
    expect(stack.json['terraform'].backend.s3.key).not.toBe('prod/terraform.tfstate');
  });

  it('runs with a Terraform that has write-only arguments and the AWS provider of the team', () => {
    expect(stack.json['terraform'].required_version).toBe('>= 1.11.0, < 2.0.0');
    expect(stack.json['terraform'].required_providers).toEqual({
      aws: { source: 'aws', version: '5.100.0' },
    });
  });

  it('tags everything by default, in the region and in us-east-1', () => {
    const tags = { ...environment.tags, Stack: `bmo-learning-${name}-${role}` };
    expect(stack.json['provider'].aws).toEqual([
      {
        region: 'us-east-2',
        default_tags: [{ tags }],
        allowed_account_ids: '${var.aws_account_id == null ? null : [var.aws_account_id]}',
      },
      {
        alias: 'us_east_1',
        region: 'us-east-1',
        default_tags: [{ tags }],
        allowed_account_ids: '${var.aws_account_id == null ? null : [var.aws_account_id]}',
      },
    ]);
  });

  it('refuses an account id that is none, in our words', () => {
    expect(stack.json['variable'].aws_account_id).toMatchObject({
      default: null,
      nullable: true,
      type: 'string',
    });
    expect(stack.json['variable'].aws_account_id.validation).toEqual([
      {
        condition: '${var.aws_account_id == null ? true : can(regex("^\\\\d{12}$", var.aws_account_id))}',
        error_message:
          'aws_account_id must be the 12 digits of an AWS account id in quotes, such as "123456789012"; ' +
          'see `aws sts get-caller-identity`.',
      },
    ]);
  });

  it('has exactly these addresses: a difference is what Terraform would create or destroy', () => {
    expect(stack.addresses()).toMatchSnapshot();
  });
});

describe('the state lock', () => {
  it('can be a lock file beside the table, on the way from one to the other', () => {
    const { foundation } = synthesizeEnvironment({
      ...shipped.prod,
      state: { ...shipped.prod.state, useLockfile: true },
    });
    expect(foundation.json['terraform'].backend.s3).toMatchObject({
      dynamodb_table: 'terraform-state-lock',
      use_lockfile: true,
    });
  });
});
