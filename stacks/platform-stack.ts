import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Aspects, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import { PermissionsBoundary } from '../modules/iam/permissions-boundary';
import { resourceName } from '../modules/shared/naming';
import { type StackRole, stateKey } from '../modules/shared/state-location';
import { TerraformRoot } from '../modules/shared/terraform-root';

/** Name of a stack: folder of its Terraform JSON and value of its resources' `Stack` tag. */
export const stackName = (environment: Environment, role: StackRole): string =>
  resourceName(environment, role);

/** Bucket, key and region of a stack's state. The key is never `prod/terraform.tfstate`, the team's own root. */
export const stateLocation = ({ name, state }: Environment, role: StackRole) => ({
  bucket: state.bucket,
  key: stateKey(name, role),
  region: state.region,
});

/**
 * A Terraform root of this platform: the team's S3 backend with its lock table, one AWS provider for the
 * region and one for us-east-1 (CloudFront and billing exist only there), default tags, and the guard against
 * a wrong account.
 *
 * @see Terraform documentation, "Backend Type: s3"
 */
export abstract class PlatformStack extends TerraformRoot {
  /** Provider for resources that exist in us-east-1 only. */
  protected readonly usEast1: AwsProvider;
  private account?: DataAwsCallerIdentity;

  constructor(scope: Construct, environment: Environment, role: StackRole) {
    super(scope, stackName(environment, role), { ...environment.state, ...stateLocation(environment, role) });
    const accountId = new TerraformVariable(this, 'aws_account_id', {
      type: 'string',
      nullable: true,
      description: '12-digit id of the only AWS account that this stack may be applied to; null allows any.',
      validation: [
        {
          condition: '${var.aws_account_id == null ? true : can(regex("^\\\\d{12}$", var.aws_account_id))}',
          errorMessage:
            'aws_account_id must be the 12 digits of an AWS account id in quotes, such as "123456789012"; ' +
            'see `aws sts get-caller-identity`.',
        },
      ],
    });
    // Not the `default` option: CDKTF fails on null.
    accountId.addOverride('default', null);
    const common = {
      defaultTags: [{ tags: { ...environment.tags, Stack: this.node.id } }],
      // A Terraform conditional over the whole list: an empty list would allow no account.
      allowedAccountIds: `\${${accountId.fqn} == null ? null : [${accountId.fqn}]}` as unknown as string[],
    };
    new AwsProvider(this, 'aws', { region: environment.region, ...common });
    this.usEast1 = new AwsProvider(this, 'aws-us-east-1', {
      region: 'us-east-1',
      alias: 'us_east_1',
      ...common,
    });
    this.boundRoles(environment);
  }

  /** 12-digit id of the account that the stack is applied to. */
  protected get accountId(): string {
    this.account ??= new DataAwsCallerIdentity(this, 'account');
    return this.account.accountId;
  }

  /** Sets the permissions boundary on every role of the stack. */
  private boundRoles({ iam }: Environment): void {
    if (iam.permissionsBoundary === undefined) return;
    const policyArn = `arn:aws:iam::${this.accountId}:policy/${iam.permissionsBoundary}`;
    Aspects.of(this).add(new PermissionsBoundary(policyArn));
  }
}
