import { suggestion } from '../../modules/shared/suggestion';

describe('Suggestions', () => {
  test.each([
    ['production', 'prod'],
    ['stage', 'staging'],
    ['PROD', 'prod'],
    ['prod-2', 'prod'],
  ])('%s probably means %s', (word, expected) => {
    expect(suggestion(word, ['prod', 'staging', 'processing'])).toBe(expected);
  });

  test.each(['', 'pr', 'dev'])('"%s" is too far from everything', (word) => {
    expect(suggestion(word, ['prod', 'staging'])).toBeUndefined();
  });
});
