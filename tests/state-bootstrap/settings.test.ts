import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import type { Problem } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';
import { account } from '../../terraform-state-bootstrap/account';
import { AccountError, loadAccount } from '../../terraform-state-bootstrap/settings';
import { type Changes, changed } from '../config/support/problems-of';
import { refusal } from '../support/refusal';

const { prod, staging } = environments;

/** What loading complains about when the account, production or staging is changed. */
function problemsIn(changes: { account?: object; prod?: Changes; staging?: Changes }): readonly Problem[] {
  const loaded = loadEnvironments({
    prod: changed(prod, changes.prod ?? {}),
    staging: changed(staging, changes.staging ?? {}),
  });
  try {
    loadAccount({ ...account, ...changes.account }, loaded);
    return [];
  } catch (error) {
    if (error instanceof AccountError) return error.problems;
    throw error;
  }
}

const inBoth = (changes: Changes) => ({ prod: changes, staging: changes });

describe('The shipped account', () => {
  const loaded = loadAccount(account, loadEnvironments(environments));

  test('is without problems', () => {
    expect(problemsIn({})).toEqual([]);
  });

  test('takes bucket, region and lock table from the environments, their only definition', () => {
    expect(loaded).toEqual({
      ...account,
      project: 'bmo-learning',
      projectTag: 'BMO-Learning',
      state: {
        bucket: 'bmo-learning-terraform-state',
        region: 'us-east-2',
        lockTable: 'terraform-state-lock',
        useLockfile: false,
      },
    });
    expect(Object.isFrozen(loaded)).toBe(true);
    expect(Object.isFrozen(loaded.state)).toBe(true);
  });

  test('locks with a file as soon as one environment does', () => {
    const input = { prod, staging: changed(staging, { 'state.useLockfile': true }) };
    expect(loadAccount(account, loadEnvironments(input)).state.useLockfile).toBe(true);
  });
});

describe('The key of the own state', () => {
  test.each([
    ['prod/terraform.tfstate', "the root that owns production's network"],
    ['staging/terraform.tfstate', 'a root of staging outside of this repository'],
    ['prod/foundation.tfstate', 'the foundation stack of prod'],
    ['staging/application.tfstate', 'the application stack of staging'],
  ])('is not %s, the state of %s', (stateKey, owner) => {
    expect(problemsIn({ account: { stateKey } })).toEqual([
      {
        at: 'account: stateKey',
        got: `'${stateKey}', the state of ${owner}`,
        allowed: 'a key that no other root has',
        fix: 'Use terraform-state-bootstrap/terraform.tfstate.',
      },
    ]);
  });

  test("is not the team's, whatever the environments are called", () => {
    const loaded = loadEnvironments({ staging });
    expect(() => loadAccount({ ...account, stateKey: 'prod/terraform.tfstate' }, loaded)).toThrow(
      "'prod/terraform.tfstate', the state of the root that owns production's network",
    );
  });

  test.each(['/bootstrap.tfstate', 'bootstrap', 'Bootstrap.tfstate', 'env:/prod/bootstrap.tfstate', ''])(
    'is not "%s"',
    (stateKey) => {
      expect(problemsIn({ account: { stateKey } })).toEqual([
        {
          at: 'account: stateKey',
          got: `'${stateKey}'`,
          allowed: 'lower-case words joined by hyphens and slashes, ending in .tfstate',
          fix: 'Set an allowed value.',
        },
      ]);
    },
  );
});

describe('The environments of one account', () => {
  test.each([
    ['project', 'bmo-teaching', 'bmo-learning'],
    ['tags.Project', 'Learning', 'BMO-Learning'],
    ['state.bucket', 'another-terraform-state', 'bmo-learning-terraform-state'],
    ['state.region', 'us-west-2', 'us-east-2'],
    ['state.lockTable', 'another-lock', 'terraform-state-lock'],
  ])('have one %s', (path, value, other) => {
    expect(problemsIn({ staging: { [path]: value } })).toContainEqual({
      at: `staging: ${path}`,
      got: `'${value}'`,
      allowed: `'${other}', as in prod: the account has one for all environments`,
      fix: 'Use one value in every file of environments/.',
    });
  });
});

describe('The replica', () => {
  const replication = { enabled: true, region: 'us-west-2' };

  test('lies in any other region', () => {
    expect(problemsIn({ account: { replication } })).toEqual([]);
  });

  test('does not lie in the region of the state bucket', () => {
    expect(problemsIn({ account: { replication: { enabled: true, region: 'us-east-2' } } })).toEqual([
      {
        at: 'account: replication.region',
        got: "'us-east-2', where the state bucket is",
        allowed: 'another region than that of the state bucket',
        fix: 'Choose another region, or switch replication off.',
      },
    ]);
  });

  test('has a region only when it is on, and then one that can be', () => {
    expect(problemsIn({ account: { replication: { enabled: true, region: 'west' } } })).toEqual([
      {
        at: 'account: replication.region',
        got: "'west'",
        allowed: 'a region name such as us-west-2',
        fix: 'Set an allowed value.',
      },
    ]);
    const off = problemsIn({ account: { replication: { ...replication, enabled: false } } });
    expect(off.map(({ at, got }) => [at, got])).toEqual([
      ['account: replication.region', "the unknown key 'region'"],
    ]);
  });
});

describe('Names that follow from the state bucket', () => {
  const bucket = (length: number) => inBoth({ 'state.bucket': 'b'.repeat(length) });

  test('stay within the limit of S3', () => {
    expect(problemsIn(bucket(58))).toEqual([]);
    expect(problemsIn(bucket(59))).toEqual([
      {
        at: 'prod: state.bucket',
        got:
          `'${'b'.repeat(59)}', which makes the name of its log bucket '${'b'.repeat(59)}-logs' ` +
          '64 characters long',
        allowed: 'at most 63 characters for the name of an S3 bucket',
        fix: 'Choose a state bucket with a shorter name: 1 over the limit.',
      },
    ]);
  });

  test('include the name of the replica where there is one', () => {
    const replication = { enabled: true, region: 'us-west-2' };
    expect(problemsIn({ account: { replication }, ...bucket(55) })).toEqual([]);
    expect(problemsIn({ account: { replication }, ...bucket(56) })).toEqual([
      {
        at: 'prod: state.bucket',
        got:
          `'${'b'.repeat(56)}', which makes the name of its replica '${'b'.repeat(56)}-replica' ` +
          '64 characters long',
        allowed: 'at most 63 characters for the name of an S3 bucket',
        fix: 'Choose a state bucket with a shorter name: 1 over the limit.',
      },
    ]);
  });
});

describe("Names of the bootstrap are out of the reach of an environment's roles", () => {
  test.each([
    ['state.bucket', 'state bucket', 'bmo-learning-staging-terraform-state'],
    ['state.lockTable', 'lock table', 'bmo-learning-staging-lock'],
  ])('%s', (path, kind, value) => {
    expect(problemsIn(inBoth({ [path]: value }))).toEqual([
      {
        at: `staging: ${path}`,
        got: `'${value}' as the name of the ${kind}, which begins like all names of staging`,
        allowed:
          'names of the bootstrap that do not begin with bmo-learning-staging-, which the roles of staging manage',
        fix: `Rename the ${kind}.`,
      },
    ]);
  });

  test('also those of the roles themselves, which begin with the project and terraform', () => {
    const loaded = loadEnvironments({
      terraform: changed(staging, {
        project: 'site',
        name: 'terraform',
        'tags.Environment': 'terraform',
        'state.bucket': 'state',
      }),
    });
    expect(() => loadAccount(account, loaded)).toThrow(
      [
        'terraform: name',
        "  got:     'site-terraform-…' as the name of the roles, which begins like all names of terraform",
        '  allowed: names of the bootstrap that do not begin with site-terraform-, which the roles of terraform manage',
        '  fix:     Give the environment another name.',
      ].join('\n'),
    );
  });
});

describe('Numbers', () => {
  test.each([
    ['noncurrentVersions', { keep: 0, days: 365 }, 'noncurrentVersions.keep', '0', 'from 1 to 100'],
    ['noncurrentVersions', { keep: 101, days: 365 }, 'noncurrentVersions.keep', '101', 'from 1 to 100'],
    ['noncurrentVersions', { keep: 20, days: 0 }, 'noncurrentVersions.days', '0', 'from 1 to 3653'],
    ['noncurrentVersions', { keep: 20, days: 3654 }, 'noncurrentVersions.days', '3654', 'from 1 to 3653'],
    ['accessLogRetentionDays', 0, 'accessLogRetentionDays', '0', 'from 1 to 3653'],
    ['accessLogRetentionDays', 3654, 'accessLogRetentionDays', '3654', 'from 1 to 3653'],
  ])('%s of %j is out of its range', (key, value, at, got, range) => {
    expect(problemsIn({ account: { [key]: value } })).toEqual([
      { at: `account: ${at}`, got, allowed: `an integer ${range}`, fix: 'Set an allowed value.' },
    ]);
  });
});

describe("GitHub's identity provider", () => {
  test('is created, or exists', () => {
    expect(problemsIn({ account: { github: { oidcProvider: 'existing' } } })).toEqual([]);
    expect(problemsIn({ account: { github: { oidcProvider: 'none' } } })).toEqual([
      {
        at: 'account: github.oidcProvider',
        got: "'none'",
        allowed: '"create", "existing"',
        fix: 'Set an allowed value.',
      },
    ]);
  });
});

describe('Several mistakes', () => {
  test('are reported together, each in full, and none hides another', async () => {
    const input = {
      stateKey: 'prod/foundation.tfstate',
      noncurrentVersions: { keep: 20 },
      accesLogRetentionDays: 365,
      replication: { enabled: true, region: 'us-east-2' },
      github: account.github,
    };
    const loaded = loadEnvironments({ prod, staging: changed(staging, { 'state.lockTable': 'another' }) });
    expect(() => loadAccount(input, loaded)).toThrow(AccountError);
    expect(
      await refusal(() => loadAccount(input, loaded)),
    ).toBe(`The configuration in terraform-state-bootstrap/account.ts does not fit; terraform-state-bootstrap/settings.ts explains every setting.

account: noncurrentVersions.days
  got:     nothing
  allowed: an integer from 1 to 3653
  fix:     Add it.

account: accessLogRetentionDays
  got:     nothing
  allowed: an integer from 1 to 3653
  fix:     Add it.

account: accesLogRetentionDays
  got:     the unknown key 'accesLogRetentionDays'
  allowed: stateKey, noncurrentVersions, accessLogRetentionDays, replication, github
  fix:     Did you mean 'accessLogRetentionDays'? Otherwise remove it.

account: stateKey
  got:     'prod/foundation.tfstate', the state of the foundation stack of prod
  allowed: a key that no other root has
  fix:     Use terraform-state-bootstrap/terraform.tfstate.

staging: state.lockTable
  got:     'another'
  allowed: 'terraform-state-lock', as in prod: the account has one for all environments
  fix:     Use one value in every file of environments/.

account: replication.region
  got:     'us-east-2', where the state bucket is
  allowed: another region than that of the state bucket
  fix:     Choose another region, or switch replication off.

6 problems. Nothing was written.`);
  });

  test.each([undefined, null, 'prod', [account]])('%j is no account', async (input) => {
    const loaded = loadEnvironments(environments);
    expect(await refusal(() => loadAccount(input, loaded))).toContain('account: everything');
  });

  test('are a mistake of the user, told without a stack trace', () => {
    expect(new AccountError([])).toBeInstanceOf(UserError);
  });
});

describe('The boundary of roles', () => {
  test.each([
    ['nothing', undefined],
    ["'bmo-learning-terraform-staging-boundary'", 'bmo-learning-terraform-staging-boundary'],
  ])('is the one that the bootstrap creates for the environment, not %s', (got, permissionsBoundary) => {
    expect(problemsIn({ prod: { iam: { permissionsBoundary } } })).toEqual([
      {
        at: 'prod: iam.permissionsBoundary',
        got,
        allowed:
          "'bmo-learning-terraform-prod-boundary': the roles that apply its stacks may create no role without it",
        fix: 'Set it. The bootstrap creates this policy.',
      },
    ]);
  });
});
