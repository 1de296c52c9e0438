import type { PolicyStatement } from '../../modules/shared/policy-document';
import type { StackRole, StateBackend } from '../../modules/shared/state-location';
import { permissions } from '../permissions';
import type { Grant } from '../permissions/grant';
import { quotaGrants } from '../permissions/servicequotas';
import type { SynthesizedStack } from '../synthesized-stacks';
import { deployStatements } from './deploy';
import type { RolesEnvironment } from './names';
import { type Parts, partsOf } from './policy-parts';
import { type StateAccess, stateStatements } from './state-access';
import { compileStatements, grantsOf } from './statements';

export interface RolePermissionsProps {
  readonly environment: RolesEnvironment;
  /** 12-digit id of this account. */
  readonly accountId: string;
  readonly state: StateBackend;
  /** Both stacks of the environment. A role may manage the resource types of its stack. */
  readonly stacks: readonly SynthesizedStack[];
}

/** Role of an environment. */
export type RoleName = 'plan' | 'foundation' | 'application' | 'deploy';

export interface RolePermissions {
  /** Statements about states and locks. */
  readonly state: readonly PolicyStatement[];
  /** Statements about everything else. */
  readonly permissions: Parts;
}

/**
 * Permissions of each role of an environment.
 * @throws UserError when a stack holds a type that has no entry in permissions/
 */
export function rolePermissions(props: RolePermissionsProps): Readonly<Record<RoleName, RolePermissions>> {
  const foundation = stackOf(props, 'foundation');
  const application = stackOf(props, 'application');
  const keys = [foundation.stateKey, application.stateKey];
  const foundationGrants = grantsTo(props, foundation);
  const applicationGrants = grantsTo(props, application);
  return {
    plan: {
      state: stateOf(props, { reads: keys, locks: keys, writes: [] }),
      permissions: managing([...foundationGrants, ...applicationGrants].filter(isRead)),
    },
    foundation: {
      state: stateOf(props, own(foundation)),
      permissions: managing(foundationGrants),
    },
    application: {
      // The application reads the foundation's outputs.
      state: stateOf(props, { ...own(application), reads: keys }),
      permissions: managing(applicationGrants),
    },
    deploy: {
      state: stateOf(props, { reads: keys, locks: [], writes: [] }),
      permissions: { release: deployStatements({ ...props, foundationStack: foundation.name }) },
    },
  };
}

function stackOf({ stacks, environment }: RolePermissionsProps, role: StackRole): SynthesizedStack {
  const found = stacks.find((stack) => stack.role === role && stack.environment === environment.name);
  if (!found) throw new Error(`${environment.name} has no stack ${role}.`);
  return found;
}

function grantsTo(
  { environment, accountId }: RolePermissionsProps,
  stack: SynthesizedStack,
): readonly Grant[] {
  const { region, project, name, prefix } = environment;
  const target = { accountId, region, project, environment: name, prefix, stack: stack.name };
  return [...grantsOf(permissions, stack.types, target), ...quotaGrants(target)];
}

const isRead = ({ access }: Grant): boolean => access === 'read';

const managing = (grants: readonly Grant[]): Parts => partsOf(compileStatements(grants));

const own = ({ stateKey }: SynthesizedStack): StateAccess => ({
  reads: [stateKey],
  locks: [stateKey],
  writes: [stateKey],
});

const stateOf = ({ state, accountId }: RolePermissionsProps, access: StateAccess) =>
  stateStatements(state, accountId, access);
