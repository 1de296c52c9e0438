import { problemsInProd } from '../support/problems-of';

describe('Names', () => {
  test('up to the limit are accepted', () => {
    expect(problemsInProd({ project: 'x'.repeat(15) })).toEqual([]);
  });

  test('over a limit are reported with the derived name and its kind', () => {
    const project = 'x'.repeat(16);
    expect(problemsInProd({ project })).toEqual([
      {
        at: 'prod: project',
        got:
          `'${project}', which makes the name of the target group '${project}-prod-rails' 33 characters long ` +
          'with its suffix of 6',
        allowed: 'at most 32 characters for the name of a target group',
        fix: 'Shorten project or name: 1 over the limit.',
      },
    ]);
  });

  test("a bucket's name includes the account id", () => {
    const project = 'x'.repeat(36);
    expect(problemsInProd({ project }).map(({ got }) => got)).toContain(
      `'${project}', which makes the name of the S3 bucket '${project}-prod-documents' 64 characters long ` +
        'with its suffix of 13',
    );
  });

  test("an environment's name has at most ten characters", () => {
    expect(problemsInProd({ name: 'production-1' }).map(({ at, allowed }) => [at, allowed])).toEqual([
      ['prod: name', 'lower-case words joined by hyphens, at most 10 characters'],
    ]);
  });
});

describe('Tags', () => {
  test('additional tags are accepted', () => {
    expect(problemsInProd({ 'tags.CostCenter': 'learning + développement' })).toEqual([]);
  });

  test('the Environment tag is the name of the environment', () => {
    expect(problemsInProd({ 'tags.Environment': 'production' })).toEqual([
      {
        at: 'prod: tags.Environment',
        got: "'production'",
        allowed: "'prod', the name of the environment",
        fix: 'Use the name of the environment.',
      },
    ]);
  });

  test.each([
    ['aws:owner', 'a key that does not start with aws:, which AWS reserves', 'Rename the tag.'],
    ['AWS:owner', 'a key that does not start with aws:, which AWS reserves', 'Rename the tag.'],
    ['Stack', 'a key other than Name, Stack', 'Remove the tag.'],
    ['a&b', '1 to 128 letters, digits, spaces and _ . : / = + - @', 'Rename the tag.'],
  ])('the key %s is rejected', (key, allowed, fix) => {
    expect(problemsInProd({ [`tags.${key}`]: 'x' })).toEqual([
      { at: `prod: tags.${key}`, got: `the key '${key}'`, allowed, fix },
    ]);
  });

  test.each([
    [128, 256, 0],
    [129, 256, 1],
    [128, 257, 1],
    [129, 257, 2],
  ])('a key of %i and a value of %i characters make %i problems', (key, value, count) => {
    expect(problemsInProd({ [`tags.${'k'.repeat(key)}`]: 'v'.repeat(value) })).toHaveLength(count);
  });
});
