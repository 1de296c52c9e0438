import { environments } from '../../environments';
import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import { loadEnvironments } from '../../modules/config/load';
import { changed, problemsIn } from './support/problems-of';

const namesOf = (selected?: string) => loadEnvironments(environments, selected).map(({ name }) => name);

const fixNothing = { fix: 'Set it to one of these names, or unset it.' };

describe('Loading environments', () => {
  test('the shipped environments are valid', () => {
    expect(problemsIn(environments)).toEqual([]);
  });

  test('all environments are loaded in their order if none is selected', () => {
    expect(namesOf()).toEqual(['prod', 'staging']);
  });

  test.each(['prod', 'staging'])('only %s is loaded when it is selected', (name) => {
    expect(namesOf(name)).toEqual([name]);
  });

  test.each([
    ['', fixNothing],
    ['dev', fixNothing],
    ['toString', fixNothing],
    ['production', { fix: "Did you mean 'prod'?" }],
    ['Staging', { fix: "Did you mean 'staging'?" }],
    ['stage', { fix: "Did you mean 'staging'?" }],
  ])('selecting "%s" is an error, not a default', (selected, fix) => {
    expect(problemsIn(environments, selected)).toEqual([
      {
        at: 'BMO_ENVIRONMENT',
        got: `'${selected}'`,
        allowed: "'prod', 'staging', or unset for all of them",
        ...fix,
      },
    ]);
  });

  test('environments that are not selected are checked too', () => {
    const problems = problemsIn({ prod, staging: changed(staging, { 'redis.nodes': 7 }) }, 'prod');
    expect(problems.map(({ at }) => at)).toEqual(['staging: redis.nodes']);
  });

  test('no environment at all is an error', () => {
    expect(problemsIn({})).toEqual([
      {
        at: 'environments/index.ts',
        got: 'no environment',
        allowed: 'at least one environment',
        fix: 'Export an environment.',
      },
    ]);
  });

  test('an environment is exported under its name', () => {
    expect(problemsIn({ production: prod })).toEqual([
      {
        at: 'production: name',
        got: "'prod'",
        allowed: "'production', the name in environments/index.ts",
        fix: 'Use the same name in both files.',
      },
    ]);
  });

  test.each([
    ['undefined', undefined, 'nothing'],
    ['null', null, 'null'],
    ['text', 'prod', "'prod'"],
    ['a list', [prod.name], "[ 'prod' ]"],
    ['a function', () => prod, '[Function (anonymous)]'],
  ])('%s is not an environment', (_, input, got) => {
    expect(problemsIn({ prod: input }).map((problem) => [problem.at, problem.got])).toEqual([
      ['prod: everything', got],
    ]);
  });

  test('defaults are filled in', () => {
    const [loaded] = loadEnvironments({ prod: changed(prod, { 'services.ai.publicRoutes': undefined }) });
    expect(loaded?.services.ai.publicRoutes).toBe(false);
    expect(loaded?.state.useLockfile).toBe(false);
  });

  test('the result is frozen at every depth', () => {
    const isDeepFrozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen));
    expect(loadEnvironments(environments).every(isDeepFrozen)).toBe(true);
  });

  test('the inputs are not changed', () => {
    const inputs = { prod: structuredClone(prod), staging: changed(staging, { 'redis.nodes': 'one' }) };
    const before = structuredClone(inputs);
    problemsIn(inputs);
    expect(inputs).toEqual(before);
    expect(Object.isFrozen(inputs.prod.network)).toBe(false);
  });
});
