import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { Construct } from 'constructs';
import { policyDocument } from '../../modules/shared/policy-document';
import { boundaryStatements } from './boundary';
import { guardrailStatements } from './guardrails';
import { boundaryName, terraformName } from './names';
import { type RoleName, type RolePermissionsProps, rolePermissions } from './role-permissions';
import { TerraformRole } from './terraform-role';
import { trustPolicy } from './trust';

export interface EnvironmentRolesProps extends RolePermissionsProps {
  /** Keys of other roots' states in the bucket, which the roles are kept out of whatever they are granted. */
  readonly otherStateKeys: readonly string[];
  /** Repository whose workflows assume the roles, as the subject of its tokens names it. */
  readonly githubSubjectRepository: string;
  readonly oidcProviderArn: string;
  /** Roles and users who may take the roles besides GitHub; may be empty, and known to Terraform only. */
  readonly trustedPrincipalArns: readonly string[];
}

interface RoleDescription {
  readonly description: string;
  /** Hours that a session lasts at most; what .github/actions/assume-role asks for. */
  readonly hours: number;
  /** What follows the environment's name in the environments of GitHub that take the role. */
  readonly github: readonly ('' | '-plan' | '-pull-request')[];
}

/** The roles of every environment. */
export const ROLES: Readonly<Record<RoleName, RoleDescription>> = {
  // Reviewers stand before the code of a pull request, not before the drift of every night.
  plan: { description: 'Plans both stacks', hours: 1, github: ['-plan', '-pull-request'] },
  // Creating the database takes half an hour, changing it longer.
  foundation: { description: 'Applies the foundation', hours: 4, github: [''] },
  application: { description: 'Applies the application', hours: 4, github: [''] },
  deploy: { description: 'Pushes images and runs the migration', hours: 2, github: [''] },
};

/**
 * The four roles of an environment, and the permissions boundary of all roles that its stacks create. When a stack
 * gets another resource type, the policies of its role change in place.
 *
 * @throws UserError when a stack holds a type that has no entry in permissions/
 * @throws Error when the permissions of a role do not fit into its policies
 * @see IAM User Guide, "Permissions boundaries for IAM entities", "Delegating responsibility to others"
 */
export class EnvironmentRoles extends Construct {
  readonly roleArns: Readonly<Record<RoleName, string>>;
  /** Policy that `iam.permissionsBoundary` of the environment has to name. */
  readonly boundaryArn: string;

  constructor(scope: Construct, id: string, props: EnvironmentRolesProps) {
    super(scope, id);
    const { environment, accountId } = props;
    const permissions = rolePermissions(props);
    new IamPolicy(this, 'boundary', {
      name: boundaryName(environment),
      policy: policyDocument(...boundaryStatements(props)),
    });
    // By its name, so that a plan shows the ARN before the policy exists.
    this.boundaryArn = `arn:aws:iam::${accountId}:policy/${boundaryName(environment)}`;
    const guardrails = guardrailStatements({ ...props, boundaryArn: this.boundaryArn });
    const create = (role: RoleName): string =>
      new TerraformRole(this, role, {
        roleName: terraformName(environment, role),
        description: `${ROLES[role].description} of ${environment.prefix}`,
        trustPolicy: trustPolicy({
          ...props,
          githubEnvironments: ROLES[role].github.map((suffix) => `${environment.name}${suffix}`),
        }),
        maxSessionHours: ROLES[role].hours,
        accountId,
        ...permissions[role],
        guardrails,
      }).roleArn;
    this.roleArns = {
      plan: create('plan'),
      foundation: create('foundation'),
      application: create('application'),
      deploy: create('deploy'),
    };
  }
}
