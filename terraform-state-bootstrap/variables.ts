import {
  TerraformLocal,
  type TerraformStack,
  TerraformVariable,
  type TerraformVariableValidationConfig,
} from 'cdktf';

/** Owner: letters, digits and single hyphens between them. Repository: also dots and underscores. */
const REPOSITORY = '^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*/[A-Za-z0-9._-]{1,100}$';

/** Id of a GitHub account or repository, or an empty string. */
const GITHUB_ID = '^([1-9][0-9]*)?$';

const PRINT_IDS = "`gh api repos/OWNER/NAME --jq '.owner.id, .id'` prints them";

const PRINCIPAL = '^arn:aws:iam::\\\\d{12}:(?:role|user)/[A-Za-z0-9+=,.@_/-]+$';

/**
 * Values that depend on the account: its id, the GitHub repository and the IAM principals that may assume the roles.
 * @see Terraform documentation, "Custom Conditions", "Input Variable Validation"
 */
export class BootstrapVariables {
  /** 12-digit id of the account. */
  readonly accountId: string;
  /**
   * The repository as GitHub names it in the subject of a token: `OWNER@OWNER-ID/NAME@ID` where the ids are given,
   * otherwise `OWNER/NAME`.
   */
  readonly githubSubjectRepository: string;
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
    new TerraformVariable(stack, 'github_repository', {
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
    });
    this.githubSubjectRepository = githubSubjectRepository(stack);
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

/**
 * Declares the ids of the repository and its owner, and returns the repository as the subject of a token names it.
 *
 * GitHub has two forms of it, and a role trusts one: somebody else can register a name that is no longer in use, so
 * the form without ids is not trusted where ids are given.
 * @see GitHub Docs, "OpenID Connect reference", "Immutable subject claims"
 */
function githubSubjectRepository(stack: TerraformStack): string {
  githubId(stack, 'github_owner_id', 'Id of the owner of github_repository; see github_repository_id.');
  githubId(
    stack,
    'github_repository_id',
    'Id of github_repository. GitHub has both ids in its tokens if the repository was created, renamed or transferred ' +
      `after 15 July 2026, or uses immutable subject claims; ${PRINT_IDS}. Set none for an older repository.`,
    // Only one of the two can test the other: Terraform reports a cycle if both do.
    {
      condition: '${(var.github_owner_id == "") == (var.github_repository_id == "")}',
      errorMessage:
        'github_owner_id and github_repository_id must both have a value, or neither, because tokens of GitHub ' +
        `contain both ids or none; ${PRINT_IDS}.`,
    },
  );
  const withIds =
    'format("%s@%s/%s@%s", split("/", var.github_repository)[0], var.github_owner_id, ' +
    'split("/", var.github_repository)[1], var.github_repository_id)';
  return new TerraformLocal(
    stack,
    'github_subject_repository',
    `\${var.github_owner_id == "" ? var.github_repository : ${withIds}}`,
  ).asString;
}

function githubId(
  stack: TerraformStack,
  name: string,
  description: string,
  ...further: readonly TerraformVariableValidationConfig[]
): void {
  new TerraformVariable(stack, name, {
    type: 'string',
    nullable: false,
    default: '',
    description,
    validation: [
      {
        condition: `\${can(regex("${GITHUB_ID}", var.${name}))}`,
        errorMessage: `${name} must be a number, such as "123456"; ${PRINT_IDS}.`,
      },
      ...further,
    ],
  });
}
