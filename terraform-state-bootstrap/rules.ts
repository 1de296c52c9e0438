import type { Environment } from '../modules/config/schema';
import { NAME_LIMITS, resourceName } from '../modules/shared/naming';
import { type Problem, show } from '../modules/shared/problems';
import { STACK_ROLES, stateKey as stateKeyOf } from '../modules/shared/state-location';
import { boundaryName } from './roles/names';
import { logBucketName, replicaBucketName } from './state/bucket-names';

/** Settings of the account that rules check, without those that the schema rejected. */
export interface AccountDraft {
  readonly stateKey?: string;
  readonly replication?: { readonly enabled?: boolean; readonly region?: string };
}

type AccountRule = (account: AccountDraft, environments: readonly Environment[]) => readonly Problem[];

/** State of the root that manages production's network. Overwriting it would make Terraform lose that network. */
export const TEAM_STATE_KEY = 'prod/terraform.tfstate';

/** The key of the bootstrap's state is not that of another root. */
const ownStateKey: AccountRule = ({ stateKey }, environments) => {
  const owners = new Map([
    ...environments.flatMap(({ name }): [string, string][] => [
      [`${name}/terraform.tfstate`, `a root of ${name} outside of this repository`],
      ...STACK_ROLES.map((role): [string, string] => [
        stateKeyOf(name, role),
        `the ${role} stack of ${name}`,
      ]),
    ]),
    [TEAM_STATE_KEY, "the root that owns production's network"],
  ]);
  const owner = stateKey === undefined ? undefined : owners.get(stateKey);
  if (owner === undefined) return [];
  return [
    {
      at: 'account: stateKey',
      got: `${show(stateKey)}, the state of ${owner}`,
      allowed: 'a key that no other root has',
      fix: 'Use terraform-state-bootstrap/terraform.tfstate.',
    },
  ];
};

/** Settings that are the same in every environment, and how to read them. */
const SHARED_SETTINGS: readonly (readonly [string, (environment: Environment) => string])[] = [
  ['project', ({ project }) => project],
  ['tags.Project', ({ tags }) => tags.Project],
  ['state.bucket', ({ state }) => state.bucket],
  ['state.region', ({ state }) => state.region],
  ['state.lockTable', ({ state }) => state.lockTable],
];

/** One account has one state bucket and one lock table, which all environments use. */
const oneState: AccountRule = (_, [first, ...others]) =>
  first === undefined
    ? []
    : others.flatMap((environment) =>
        SHARED_SETTINGS.filter(([, valueIn]) => valueIn(environment) !== valueIn(first)).map(
          ([path, valueIn]) => ({
            at: `${environment.name}: ${path}`,
            got: show(valueIn(environment)),
            allowed: `${show(valueIn(first))}, as in ${first.name}: the account has one for all environments`,
            fix: 'Use one value in every file of environments/.',
          }),
        ),
      );

/** The replica is in another region than the state bucket, because it is for the outage of that region. */
const otherRegion: AccountRule = ({ replication }, environments) => {
  const region = replication?.enabled ? replication.region : undefined;
  if (region === undefined || !environments.some(({ state }) => state.region === region)) return [];
  return [
    {
      at: 'account: replication.region',
      got: `${show(region)}, where the state bucket is`,
      allowed: 'another region than that of the state bucket',
      fix: 'Choose another region, or switch replication off.',
    },
  ];
};

/** Names that are derived from that of the state bucket are not too long for S3. */
const derivedNames: AccountRule = ({ replication }, [environment]) => {
  if (environment === undefined) return [];
  const { bucket } = environment.state;
  const names = [
    ['log bucket', logBucketName(bucket)],
    ...(replication?.enabled ? [['replica', replicaBucketName(bucket)] as const] : []),
  ] as const;
  const limit = NAME_LIMITS['S3 bucket'];
  return names
    .filter(([, name]) => name.length > limit)
    .map(([kind, name]) => ({
      at: `${environment.name}: state.bucket`,
      got: `${show(bucket)}, which makes the name of its ${kind} '${name}' ${name.length} characters long`,
      allowed: `at most ${limit} characters for the name of an S3 bucket`,
      fix: `Choose a state bucket with a shorter name: ${name.length - limit} over the limit.`,
    }));
};

/**
 * No name of the bootstrap begins with the prefix of an environment: the roles of that environment manage all that
 * does, and could change the policies that limit them.
 */
const namesOutOfReach: AccountRule = (_, environments) =>
  environments.flatMap((environment) => {
    const prefix = `${resourceName(environment)}-`;
    const names = [
      ['name', resourceName({ project: environment.project, name: 'terraform' }, '…'), 'roles'],
      ['state.bucket', environment.state.bucket, 'state bucket'],
      ['state.lockTable', environment.state.lockTable, 'lock table'],
    ] as const;
    return names
      .filter(([, name]) => name.startsWith(prefix))
      .map(([path, name, kind]) => ({
        at: `${environment.name}: ${path}`,
        got: `${show(name)} as the name of the ${kind}, which begins like all names of ${environment.name}`,
        allowed: `names of the bootstrap that do not begin with ${prefix}, which the roles of ${environment.name} manage`,
        fix: path === 'name' ? 'Give the environment another name.' : `Rename the ${kind}.`,
      }));
  });

/** Every environment has the permissions boundary that the bootstrap creates for it. */
const boundedRoles: AccountRule = (_, environments) =>
  environments.flatMap((environment) => {
    const boundary = boundaryName(environment);
    const { permissionsBoundary } = environment.iam;
    if (permissionsBoundary === boundary) return [];
    return [
      {
        at: `${environment.name}: iam.permissionsBoundary`,
        got: show(permissionsBoundary),
        allowed: `'${boundary}': the roles that apply its stacks may create no role without it`,
        fix: 'Set it. The bootstrap creates this policy.',
      },
    ];
  });

const RULES: readonly AccountRule[] = [
  ownStateKey,
  oneState,
  otherRegion,
  derivedNames,
  namesOutOfReach,
  boundedRoles,
];

/** Problems of the account's settings, by themselves and together with the environments. */
export const accountProblems: AccountRule = (account, environments) =>
  RULES.flatMap((rule) => rule(account, environments));
