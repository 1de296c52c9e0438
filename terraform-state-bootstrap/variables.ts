import { type TerraformStack, TerraformVariable } from 'cdktf';

/** Owner: letters, digits and single hyphens between them. Repository: also dots and underscores. */
const REPOSITORY = '^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*/[A-Za-z0-9._-]{1,100}$';

const PRINCIPAL = '^arn:aws:iam::\\\\d{12}:(?:role|user)/[A-Za-z0-9+=,.@_/-]+$';

/**
 * Values that depend on the account: its id, the GitHub repository and the IAM principals that may assume the roles.
 * @see Terraform documentation, "Custom Conditions", "Input Variable Validation"
 */
export class BootstrapVariables {
  /** 12-digit id of the account. */
  readonly accountId: string;
  /** `OWNER/NAME` */
  readonly githubRepository: string;
  /** Roles and users who may assume the roles besides GitHub. */
  readonly trustedPrincipalArns: string[];

  constructor(stack: TerraformStack) {
    this.accountId = new TerraformVariable(stack, 'aws_account_id', {
      type: 'string',
      nullable: false,
      description: '12-digit id of the only AWS account that is bootstrapped.',
      validation: [
        {
          condition: '${can(regex("^\\\\d{12}$", var.aws_account_id))}',
          errorMessage:
            'aws_account_id must be the 12 digits of an AWS account id in quotes, such as "123456789012"; ' +
            'see `aws sts get-caller-identity`.',
        },
      ],
    }).stringValue;
    this.githubRepository = new TerraformVariable(stack, 'github_repository', {
      type: 'string',
      nullable: false,
      description:
        'GitHub repository whose workflows may assume the roles, as OWNER/NAME, in the capitals that GitHub shows.',
      validation: [
        {
          condition: `\${can(regex("${REPOSITORY}", var.github_repository))}`,
          errorMessage:
            'github_repository must be the owner and the name of one repository without wildcards, such as ' +
            '"octo-org/infrastructure".',
        },
      ],
    }).stringValue;
    this.trustedPrincipalArns = new TerraformVariable(stack, 'trusted_principal_arns', {
      type: 'list(string)',
      nullable: false,
      default: [],
      description: 'ARNs of IAM roles and users, those of people, who may assume the roles besides GitHub.',
      validation: [
        {
          condition: `\${alltrue([for arn in var.trusted_principal_arns : can(regex("${PRINCIPAL}", arn))])}`,
          errorMessage:
            'trusted_principal_arns must be ARNs of single IAM roles or users, such as ' +
            '"arn:aws:iam::123456789012:role/Administrator"; a whole account or a wildcard is none.',
        },
      ],
    }).listValue;
  }
}
