import fc from 'fast-check';
import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import { ConfigurationError, loadEnvironments } from '../../modules/config/load';
import { changed, problemsIn } from './support/problems-of';

/** Paths of all settings of an environment, groups included. */
const pathsOf = (value: object, prefix = ''): string[] =>
  Object.entries(value).flatMap(([key, child]) => {
    const path = `${prefix}${key}`;
    return typeof child === 'object' ? [path, ...pathsOf(child, `${path}.`)] : [path];
  });

const groupsOf = (environment: object): string[] =>
  pathsOf(environment).filter((path) => typeof valueAt(environment, path) === 'object');

const valueAt = (environment: object, path: string): unknown =>
  path.split('.').reduce<unknown>((object, key) => (object as Record<string, unknown>)[key], environment);

/** Deepest paths first, so that a changed setting can still be replaced with its group. */
const deepestFirst = (paths: readonly string[]) =>
  [...new Set(paths)].sort((a, b) => b.split('.').length - a.split('.').length);

/** Plausible mistakes, and arbitrary JavaScript values. */
const anyValue = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  fc.constantFrom('', '10.0.0.0/16', '0.0.0.0/0', '::/0', 'us-east-2a', '23:59-00:00', 'sun:00:00-sun:00:00'),
  fc.constantFrom(0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -1.8881545897087505e289),
  fc.constantFrom(true, false, null, [], {}, () => 1, Symbol('x')),
);

describe('An environment with arbitrary values', () => {
  test('is loaded, or rejected with a list of problems', () => {
    const change = fc.tuple(fc.constantFrom(...pathsOf(prod)), anyValue);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const values = new Map(changes);
        const input = deepestFirst([...values.keys()]).reduce(
          (environment, path) => changedWithoutCopy(environment, path, values.get(path)),
          structuredClone(prod) as Record<string, unknown>,
        );
        expect(loads({ prod: input, staging })).toBe(true);
      }),
    );
  });

  test('can be any value as a whole', () => {
    fc.assert(fc.property(anyValue, (input) => loads({ prod: input })));
  });

  const isOpen = (path: string) =>
    ['tags', 'network.availabilityZones', 'secrets.externalKeys', 'canary.checks'].includes(path) ||
    /\.(variables|routes(\.\w+)?|uploadPaths)$/.test(path);
  const groups = [prod, staging].flatMap((environment) =>
    groupsOf(environment)
      .filter((path) => !isOpen(path))
      .map((path) => [environment.name, path] as const),
  );

  test.each(groups)('an unknown key in %s: %s is reported', (name, path) => {
    const environment = name === 'prod' ? prod : staging;
    const problems = problemsIn({ [name]: changed(environment, { [`${path}.surprise`]: 1 }) });
    expect(problems.map(({ at, got }) => [at, got])).toEqual([
      [`${name}: ${path}.surprise`, "the unknown key 'surprise'"],
    ]);
  });

  test.each(groups)('a group in place of %s: %s is reported', (name, path) => {
    const environment = name === 'prod' ? prod : staging;
    const problems = problemsIn({ [name]: changed(environment, { [path]: 1 }) });
    expect(problems.map(({ at }) => at)).toContain(`${name}: ${path}`);
  });

  const optional =
    /^iam|publicRoutes|^canary\.checks\.\w+$|^budget\.billingAlarm$|^logs\.archive$|uploadPaths|\.autoscaling\.|stopTimeoutSeconds|sidekiq\.healthCheck|healthCheck\.|answersWhileBusy|\.workers$|unmatchedRequests|allowList|\.variables|\.routes\.|us-east-2[abc]$|AfterDays$|^backup\.(monthly|restoreTesting)$|^secrets\.(versions|externalKeys\.(?!OPENAI|ANTHROPIC))/;
  test.each(pathsOf(prod).filter((path) => !optional.test(path)))('a missing %s is reported', (path) => {
    expect(problemsIn({ prod: changed(prod, { [path]: undefined }) })).not.toEqual([]);
  });
});

function changedWithoutCopy(environment: Record<string, unknown>, path: string, value: unknown) {
  const keys = path.split('.');
  const last = keys.pop() as string;
  const parent = keys.reduce((object, key) => object[key] as Record<string, unknown>, environment);
  parent[last] = value;
  return environment;
}

function loads(inputs: Record<string, unknown>): boolean {
  try {
    loadEnvironments(inputs);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.length > 0 && error.message.endsWith('Nothing was written.');
  }
  return true;
}
