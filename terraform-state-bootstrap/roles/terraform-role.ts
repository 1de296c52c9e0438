import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../../modules/shared/policy-document';
import { packPolicies } from './managed-policies';
import type { Parts } from './policy-parts';

export interface TerraformRoleProps {
  /** Name of the role and beginning of its policies' names. Changing it replaces them. */
  readonly roleName: string;
  readonly description: string;
  readonly trustPolicy: string;
  /**
   * Longest session, from 1 to 12 hours; `role-duration-seconds` of a workflow may ask for as much. Terraform
   * does not renew a session: an apply that takes longer fails half-way.
   */
  readonly maxSessionHours: number;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Statements about states and locks. */
  readonly state: readonly PolicyStatement[];
  /** What the role may do besides, by the last word of the name of the policy that says so. */
  readonly permissions: Parts;
  /** What the role is refused. */
  readonly guardrails: readonly PolicyStatement[];
}

/**
 * Role that Terraform or a deployment runs with. Deny statements and the access to states are inline policies: they
 * belong to this role, and cannot be detached by mistake. Permissions are customer managed policies, which may be
 * longer.
 *
 * @see IAM User Guide, "Managed policies and inline policies" and "Update the maximum session duration for a role"
 */
export class TerraformRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: TerraformRoleProps) {
    super(scope, id);
    const { roleName, accountId } = props;
    const role = new IamRole(this, 'this', {
      name: roleName,
      description: props.description,
      assumeRolePolicy: props.trustPolicy,
      maxSessionDuration: props.maxSessionHours * 3600,
    });
    this.roleArn = role.arn;
    for (const word of ['guardrails', 'state'] as const) {
      new IamRolePolicy(this, word, { name: word, role: role.name, policy: policyDocument(...props[word]) });
    }
    for (const [part, statements] of Object.entries(packPolicies(props.permissions, accountId))) {
      const policy = new IamPolicy(this, part, {
        name: `${roleName}-${part}`,
        policy: policyDocument(...statements),
      });
      new IamRolePolicyAttachment(this, `${part}-attachment`, { role: role.name, policyArn: policy.arn });
    }
  }
}
