import { parse } from '../../../ops/cli/parse';
import { command } from '../../../ops/images/command';
import { requestOf } from '../../../ops/images/request';
import { UsageError } from '../../../ops/toolbox/usage-error';

const read = async (...words: readonly string[]) =>
  requestOf((await parse(command, words)).args, { typedIn: '/home/me' });

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

  it('names images to build, to push or to promote, and a folder relative to where it was typed', async () => {
    expect(await read('staging', 'push', '--rails-api=b', '--application=app')).toEqual({
      environment: 'staging',
      verb: 'push',
      tags: { 'rails-api': 'b' },
      application: '/home/me/app',
      dryRun: false,
    });
    expect(await read('prod', 'promote', '--ai-service=a', '--dry-run')).toEqual({
      environment: 'prod',
      verb: 'promote',
      tags: { 'ai-service': 'a' },
      application: undefined,
      dryRun: true,
    });
  });

  it.each([
    [['prod'], 'The action is missing. Allowed: wanted, build, push, promote, check, deployed.'],
    [
      ['prod', 'pull'],
      "There is no action 'pull'. Did you mean push? Allowed: wanted, build, push, promote, check, deployed.",
    ],
    [['prod', 'promote'], 'promote needs --ai-service, --rails-api or both.'],
    [
      ['prod', 'push', '--rails-api=b'],
      "push needs --application: the folder of the application's repository.",
    ],
    [['prod', 'promote', '--rails-api=b', '--application=.'], '--application belongs to build and push.'],
    [['prod', 'wanted', '--dry-run'], '--dry-run belongs to build, push and promote.'],
    [
      ['prod', 'promote', '--rails-api=latest'],
      "--rails-api is 'latest'. Allowed: a tag that names one build for ever, such as a commit.",
    ],
    [['prod', 'check', '--ai-service=a'], 'check needs --ai-service and --rails-api.'],
    [
      ['prod', 'wanted', '--rails-api=b'],
      '--ai-service and --rails-api belong to build, push, promote and check.',
    ],
  ])('%j is not valid: %s', async (words, message) => {
    await expect(read(...words)).rejects.toThrow(new UsageError(message));
  });
});
