import { parse } from '../../../ops/cli/parse';
import { command } from '../../../ops/images/command';
import { requestOf } from '../../../ops/images/request';
import { UsageError } from '../../../ops/toolbox/usage-error';

const read = async (...words: readonly string[]) => requestOf((await parse(command, words)).args);

describe('The command line of npx bmo images', () => {
  it('names an environment and what to do', async () => {
    expect(await read('prod', 'wanted')).toEqual({ environment: 'prod', verb: 'wanted' });
    expect(await read('prod', 'deployed')).toEqual({ environment: 'prod', verb: 'deployed' });
  });

  it('names both images to check', async () => {
    expect(await read('prod', 'check', '--ai-service=a', '--rails-api=b')).toEqual({
      environment: 'prod',
      verb: 'check',
      versions: { 'ai-service': 'a', 'rails-api': 'b' },
    });
  });

  it.each([
    [['prod'], 'The action is missing. Allowed: wanted, check, deployed.'],
    [['prod', 'push'], "There is no action 'push'. Allowed: wanted, check, deployed."],
    [['prod', 'check', '--ai-service=a'], 'check needs --ai-service and --rails-api.'],
    [['prod', 'wanted', '--rails-api=b'], '--ai-service and --rails-api belong to check.'],
  ])('%j is not valid: %s', async (words, message) => {
    await expect(read(...words)).rejects.toThrow(new UsageError(message));
  });
});
