import { readArguments } from '../../../ops/images/arguments';
import { UsageError } from '../../../ops/toolbox/command-line';

describe('The command line of npx bmo images', () => {
  it('names an environment and what to do', () => {
    expect(readArguments(['prod', 'wanted'])).toEqual({ environment: 'prod', verb: 'wanted' });
    expect(readArguments(['prod', 'deployed'])).toEqual({ environment: 'prod', verb: 'deployed' });
  });

  it('names both images to check', () => {
    expect(readArguments(['prod', 'check', '--ai-service=a', '--rails-api=b'])).toEqual({
      environment: 'prod',
      verb: 'check',
      versions: { 'ai-service': 'a', 'rails-api': 'b' },
    });
  });

  it.each([
    [[], 'The environment is missing.'],
    [['prod'], 'Say wanted, check or deployed.'],
    [['prod', 'push'], 'There is no push: say wanted, check or deployed.'],
    [['prod', 'check', '--ai-service=a'], 'check needs --ai-service and --rails-api.'],
    [['prod', 'wanted', '--rails-api=b'], '--ai-service and --rails-api belong to check.'],
    [['prod', 'wanted', 'x'], "Unexpected argument 'x'."],
  ])('%j is not valid: %s', (args, message) => {
    expect(() => readArguments(args)).toThrow(new UsageError(message));
  });
});
