import type { PolicyStatement } from '../../modules/shared/policy-document';
import { countProblems, formatProblems } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';
import type { Grant, PermissionsTable, Target } from '../permissions/grant';

/**
 * What Terraform needs to manage these types.
 * @param types as the synthesized JSON names them: `aws_lb`, `data.aws_vpc`, `ephemeral.aws_…`
 * @throws UserError that names every type that the table does not know: a role without its permissions would
 * stop in the middle of an apply
 */
export function grantsOf(
  table: PermissionsTable,
  types: readonly string[],
  target: Target,
): readonly Grant[] {
  const unknown = types.filter((type) => !Object.hasOwn(table, type));
  if (unknown.length > 0) throw unknownTypes(unknown, target);
  return types.flatMap((type) => table[type]?.(target) ?? []);
}

/**
 * Grants as policy statements. The actions of a service with the same resources and condition become one statement,
 * and so do the resources of the same actions and condition. Actions, resources and statements are sorted, so that the
 * order of the grants does not matter and a new action adds one line to a plan.
 */
export function compileStatements(grants: readonly Grant[]): readonly PolicyStatement[] {
  const single = grants.flatMap(({ actions, resources, condition = {} }) =>
    actions.map((action) => ({ actions: [action], resources: sorted(resources), condition })),
  );
  const onSameResources = merge(single, ({ actions, resources, condition }) => [
    serviceOf(actions),
    resources,
    condition,
  ]);
  const withSameActions = merge(onSameResources, ({ actions, condition }) => [actions, condition]);
  const seen = new Map<string, number>();
  return withSameActions.map(({ actions, resources, condition }) => ({
    Sid: unique(sidOf(serviceOf(actions), resources, condition), seen),
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  }));
}

type Calls = Required<Pick<Grant, 'actions' | 'resources' | 'condition'>>;

/** Merges calls with the same key, in the order of the keys. */
function merge(calls: readonly Calls[], keyOf: (call: Calls) => unknown): Calls[] {
  const merged = new Map<string, Calls>();
  for (const { actions, resources, condition } of calls) {
    const key = JSON.stringify(keyOf({ actions, resources, condition }));
    const sofar = merged.get(key) ?? { actions: [], resources: [] };
    merged.set(key, {
      actions: sorted([...sofar.actions, ...actions]),
      resources: sorted([...sofar.resources, ...resources]),
      condition,
    });
  }
  return [...merged.entries()].sort(byKey).map(([, call]) => call);
}

/** Service of a statement's actions: `rds` of `rds:CreateDBInstance`. */
export const serviceOf = (action: PolicyStatement['Action']): string =>
  [action].flat()[0]?.split(':')[0] ?? '';

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** Most types of resources that a Sid names; with more of them it would be too long to read. */
const MOST_KINDS = 2;

/** `RdsDb`, `Ec2SubnetVpcByResourceTag`, `EcsAny`: service, kinds of resources, what the condition tests. */
function sidOf(service: string, resources: readonly string[], condition: object): string {
  const kinds = sorted(resources.map(kindOf));
  const keys = Object.values(condition).flatMap((tests: object) => Object.keys(tests));
  const tested = sorted(keys.map((key) => key.replace(/^[^:]*:/, '').replace(/\/.*$/, '')));
  return [
    service,
    ...(kinds.length > MOST_KINDS ? ['several'] : kinds),
    ...tested.flatMap((key) => ['by', key]),
  ]
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `db` of `arn:aws:rds:us-east-2:…:db:bmo-learning-prod-*`. ARNs of buckets and objects contain no type. */
function kindOf(resource: string): string {
  const [, , service, , account, kind = 'any'] = resource.split(':');
  if (service === 's3' && account === '') return kind.includes('/') ? 'object' : 'bucket';
  return kind.split('/').find((word) => /^[A-Za-z]/.test(word)) ?? 'any';
}

/** Sids are unique in a policy. */
function unique(sid: string, seen: Map<string, number>): string {
  const count = (seen.get(sid) ?? 0) + 1;
  seen.set(sid, count);
  return count === 1 ? sid : `${sid}${count}`;
}

const unknownTypes = (types: readonly string[], { stack }: Target): UserError => {
  const problems = types.map((type) => ({
    at: `${stack}: ${type}`,
    got: 'no permissions',
    allowed: 'types that terraform-state-bootstrap/permissions/index.ts knows',
    fix:
      'Add the API calls that the AWS provider makes for it to the table of its service in ' +
      'terraform-state-bootstrap/permissions/. Before the stack is applied, an administrator runs npx bmo bootstrap.',
  }));
  return new UserError(
    `The Terraform roles cannot manage what ${stack} holds.\n\n` +
      `${formatProblems(problems)}\n\n${countProblems(problems.length)}. Nothing was written.`,
  );
};
