import { permissions, permissionsTables } from '../../../terraform-state-bootstrap/permissions';
import type { Grant } from '../../../terraform-state-bootstrap/permissions/grant';
import { grantsOf } from '../../../terraform-state-bootstrap/roles/statements';
import { subjects } from '../../support/subjects';
import type { TerraformConfiguration } from '../../support/terraform-configuration';
import { overlap, referenced } from './support/authorization-reference';
import { target } from './support/holder';

/** Actions on `*` that are checked for a resource, with the reason. */
const ON_EVERYTHING: Readonly<Record<string, string>> = {
  'cloudwatch:DescribeAlarms': 'shows composite alarms only to whoever may see all alarms',
  'cloudwatch:PutCompositeAlarm': 'works only for whoever may create all composite alarms',
};

/** Actions whose resources the reference has wrong, with what is wrong. */
const RESOURCES_MISSING: Readonly<Record<string, string>> = {
  'elasticloadbalancing:AddTags':
    'has those of classic load balancers only, which have an action of that name too',
  'elasticloadbalancing:RemoveTags': 'as above',
};

/** Actions of another level in grants that read, with the reason. */
const READING: Readonly<Record<string, string>> = {
  'kms:Decrypt': 'is part of reading a secret, and changes nothing',
};

/** Types of the AWS provider in a stack, as the table names them; `terraform_remote_state` is Terraform's own. */
const typesOf = ({ json }: TerraformConfiguration): string[] =>
  Object.entries({ resource: '', data: 'data.', ephemeral: 'ephemeral.' }).flatMap(([block, prefix]) =>
    Object.keys(json[block] ?? {})
      .filter((type) => type.startsWith('aws_'))
      .map((type) => `${prefix}${type}`),
  );

const synthesized = [...new Set(subjects.flatMap(({ stack }) => typesOf(stack)))];

/** Every grant of every type, to a stack of production. */
const grants = Object.entries(permissions).flatMap(([type, grantsOf]) =>
  grantsOf(target('prod', 'foundation')).map((grant) => ({ type, grant })),
);

/** What is wrong with grants, in words. */
async function wrong(find: (grant: Grant) => Promise<readonly string[]>): Promise<string[]> {
  const found = await Promise.all(
    grants.map(async ({ type, grant }) => (await find(grant)).map((what) => `${type}: ${what}`)),
  );
  return [...new Set(found.flat())].sort();
}

/** What is wrong with single actions of grants. */
const wrongActions = (find: (action: string, grant: Grant) => Promise<string | undefined>) =>
  wrong(async (grant) => {
    const found = await Promise.all(
      grant.actions.map(async (action) => {
        const what = await find(action, grant);
        return what && `${action} ${what}`;
      }),
    );
    return found.filter((what) => what !== undefined);
  });

/** Formats of the ARNs that an action is checked for. */
const formatsOf = async (action: string): Promise<readonly string[]> =>
  (await referenced(action))?.resourceTypes.map(({ arn }) => arn) ?? [];

describe('the table', () => {
  it('has an entry for every type that any stack of any environment may hold', () => {
    // Fails with what to do about a type that is missing: see the test of grantsOf.
    const anyStack = { ...target('prod', 'foundation'), stack: 'a stack' };
    expect(grantsOf(permissions, synthesized, anyStack).length).toBeGreaterThan(synthesized.length);
  });

  it('has no entry for a type that no stack holds', () => {
    expect(Object.keys(permissions).filter((type) => !synthesized.includes(type))).toEqual([]);
  });

  it('has each type once', () => {
    const types = permissionsTables.flatMap((table) => Object.keys(table));
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });

  it('grants something for every type', () => {
    const empty = Object.keys(permissions).filter((type) => !grants.some((each) => each.type === type));
    expect(empty).toEqual([]);
  });
});

describe('actions', () => {
  it('exist, and are written as AWS writes them', async () => {
    expect(
      await wrongActions(async (action) => {
        const name = (await referenced(action))?.name;
        return action.endsWith(`:${name}`) ? undefined : `is ${name ?? 'no action of AWS'}`;
      }),
    ).toEqual([]);
  });

  it('stand there once', async () => {
    expect(
      await wrong(async ({ actions }) =>
        new Set(actions).size === actions.length ? [] : [actions.join(', ')],
      ),
    ).toEqual([]);
  });

  it('change nothing where a grant reads', async () => {
    expect(
      await wrongActions(async (action, { access }) => {
        const reads = access === 'write' || action in READING || (await referenced(action))?.reads;
        return reads ? undefined : 'changes something';
      }),
    ).toEqual([]);
  });
});

describe('resources', () => {
  it('are some that the action is checked for', async () => {
    expect(
      await wrongActions(async (action, { resources }) => {
        if (resources.includes('*') || action in RESOURCES_MISSING) return undefined;
        const formats = await formatsOf(action);
        const checked = resources.some((resource) => formats.some((format) => overlap(resource, format)));
        return checked ? undefined : `is checked for none of ${resources.join(', ')}`;
      }),
    ).toEqual([]);
  });

  it('are each of use to some action', async () => {
    expect(
      await wrong(async ({ actions, resources }) => {
        if (resources.includes('*') || actions.some((action) => action in RESOURCES_MISSING)) return [];
        const formats = (await Promise.all(actions.map(formatsOf))).flat();
        return resources
          .filter((resource) => !formats.some((format) => overlap(resource, format)))
          .map((resource) => `${resource} is checked by none of ${actions.join(', ')}`);
      }),
    ).toEqual([]);
  });

  it('are `*` only for actions without any', async () => {
    expect(
      await wrongActions(async (action, { resources }) => {
        if (!resources.includes('*') || action in ON_EVERYTHING) return undefined;
        const formats = await formatsOf(action);
        return formats.length === 0 ? undefined : `is checked for ${formats.join(', ')}`;
      }),
    ).toEqual([]);
  });

  it('are each there once, and `*` alone', async () => {
    expect(
      await wrong(async ({ resources }) =>
        new Set(resources).size === resources.length && (resources.length === 1 || !resources.includes('*'))
          ? []
          : [resources.join(', ')],
      ),
    ).toEqual([]);
  });
});

describe('exceptions', () => {
  it('are each in use', () => {
    const used = new Set(grants.flatMap(({ grant }) => grant.actions));
    const exceptions = [ON_EVERYTHING, READING, RESOURCES_MISSING].flatMap((each) => Object.keys(each));
    expect(exceptions.filter((action) => !used.has(action))).toEqual([]);
  });
});

describe('conditions', () => {
  /** Keys that AWS sets for every call: all that begin with `aws:`, save those about tags. */
  const isGlobal = (key: string): boolean => /^aws:(?!RequestTag|ResourceTag|TagKeys)/.test(key);

  it('test what AWS knows of the action', async () => {
    expect(
      await wrongActions(async (action, { resources, condition = {} }) => {
        if (action in RESOURCES_MISSING) return undefined;
        const { conditionKeys = [], resourceTypes = [] } = (await referenced(action)) ?? {};
        const checks = resourceTypes.filter(({ arn }) =>
          resources.some((resource) => overlap(resource, arn)),
        );
        const known = [...conditionKeys, ...checks.flatMap((check) => check.conditionKeys)];
        const unknown = Object.values(condition)
          .flatMap((tests) => Object.keys(tests))
          .filter((key) => !isGlobal(key) && !known.includes(key.replace(/Tag\/.*$/, 'Tag/${TagKey}')));
        return unknown.length === 0 ? undefined : `does not know ${unknown.join(', ')}`;
      }),
    ).toEqual([]);
  });
});
