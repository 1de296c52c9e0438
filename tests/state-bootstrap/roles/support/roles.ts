import { resourceName } from '../../../../modules/shared/naming';
import type { PolicyStatement } from '../../../../modules/shared/policy-document';
import { isOn } from '../../../../modules/shared/schema';
import type { StackRole } from '../../../../modules/shared/state-location';
import { stackName, stateLocation } from '../../../../stacks/platform-stack';
import { account } from '../../../../terraform-state-bootstrap/account';
import { EnvironmentRoles } from '../../../../terraform-state-bootstrap/roles/environment-roles';
import type {
  RoleName,
  RolePermissionsProps,
} from '../../../../terraform-state-bootstrap/roles/role-permissions';
import { TEAM_STATE_KEY } from '../../../../terraform-state-bootstrap/rules';
import type { SynthesizedStack } from '../../../../terraform-state-bootstrap/synthesized-stacks';
import { forms } from '../../../support/environments';
import { ACCOUNT_ID } from '../../../support/policy-engine';
import { subjects } from '../../../support/subjects';
import { synthesizeConstruct } from '../../../support/synthesize';
import type { Block, TerraformConfiguration } from '../../../support/terraform-configuration';

/** A policy of a role or of none, as it is written. */
export interface Policy {
  readonly name: string;
  readonly document: { readonly Version: string; readonly Statement: readonly PolicyStatement[] };
}

export interface SynthesizedRoles {
  readonly configuration: TerraformConfiguration;
  /** All policies of each role, inline ones included. */
  readonly policies: Readonly<Record<RoleName, readonly Policy[]>>;
  readonly boundary: Policy;
}

/** One of the environments as they ship, or with other switches. */
export type Form = (typeof forms)[number];

export const ROLE_NAMES: readonly RoleName[] = ['plan', 'foundation', 'application', 'deploy'];

/** States of the team and of the bootstrap. */
export const OTHER_STATE_KEYS = [TEAM_STATE_KEY, account.stateKey];

/** What the roles of a form of an environment are made of. */
export function propsOf({ name, environment }: Form): RolePermissionsProps {
  const stack = (role: StackRole): SynthesizedStack => ({
    name: stackName(environment, role),
    environment: environment.name,
    role,
    stateKey: stateLocation(environment, role).key,
    types: typesOf(name, role),
  });
  return {
    environment: {
      name: environment.name,
      project: environment.project,
      prefix: resourceName(environment),
      region: environment.region,
      protected: isOn(environment.deletionProtection),
    },
    accountId: ACCOUNT_ID,
    state: environment.state,
    stacks: [stack('foundation'), stack('application')],
  };
}

/**
 * The roles of a form of an environment, for what its stacks really hold.
 * @param look is shown the construct before it is synthesized
 */
export function synthesizeRoles(
  form: Form,
  look?: (roles: EnvironmentRoles) => void,
  changes?: Partial<RolePermissionsProps>,
): SynthesizedRoles {
  const configuration = synthesizeConstruct((stack) => {
    const roles = new EnvironmentRoles(stack, 'roles', {
      ...propsOf(form),
      ...changes,
      otherStateKeys: OTHER_STATE_KEYS,
      githubSubjectRepository: 'octo-org/infrastructure',
      oidcProviderArn: `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`,
      trustedPrincipalArns: [],
    });
    look?.(roles);
  });
  const managed = Object.entries(configuration.resources('aws_iam_policy'));
  const inline = Object.entries(configuration.resources('aws_iam_role_policy'));
  const of = (role: RoleName): Policy[] =>
    [...inline, ...managed].filter(([name]) => name.startsWith(`roles_${role}_`)).map(toPolicy);
  return {
    configuration,
    policies: {
      plan: of('plan'),
      foundation: of('foundation'),
      application: of('application'),
      deploy: of('deploy'),
    },
    boundary: toPolicy(['boundary', configuration.at('aws_iam_policy.roles_boundary')]),
  };
}

/** A form by its name; fails when there is none. */
export function formOf(name: string): Form {
  const found = forms.find((form) => form.name === name);
  if (!found) throw new Error(`No form ${name} among ${forms.map((form) => form.name).join(', ')}`);
  return found;
}

/** The synthesized stack of a form. */
export function stackOf(form: string, role: StackRole): TerraformConfiguration {
  const found = subjects.find(({ name }) => name === `${form}, ${role}`);
  if (!found) throw new Error(`No ${role} of ${form}`);
  return found.stack;
}

const typesOf = (form: string, role: StackRole): string[] => {
  const { json } = stackOf(form, role);
  return ['resource', 'data', 'ephemeral'].flatMap((kind) =>
    Object.keys(json[kind] ?? {})
      .filter((type) => type.startsWith('aws_'))
      .map((type) => (kind === 'resource' ? type : `${kind}.${type}`)),
  );
};

const toPolicy = ([name, { policy }]: readonly [string, Block]): Policy => ({
  name,
  document: JSON.parse(policy),
});
