import { refusal } from '../../support/refusal';
import { FakeAws, Interruption } from './support/fake-aws';

/** Redis accepts the token of the running tasks and no other, and the secret says so. */
function expectDone(aws: FakeAws): void {
  const current = aws.labelled('AWSCURRENT') ?? '';
  expect(aws.running).toBe(current);
  expect(aws.tokenOf(current)).toMatch(/^[A-Za-z0-9]{64}$/);
  expect(aws.accepted).toEqual([aws.tokenOf(current)]);
  expect(aws.labelled('AWSPENDING')).toBeUndefined();
  expect(
    aws.versions.flatMap(({ labels }) => labels).filter((label) => label.startsWith('ACCEPTED')),
  ).toEqual([]);
}

/** Number of calls of a run that nothing interrupts. */
async function callsOf(aws: FakeAws): Promise<number> {
  const before = aws.calls;
  await aws.run();
  return aws.calls - before;
}

describe('npx bmo redis-auth', () => {
  it('gives Redis its first token, after the services have it', async () => {
    const aws = new FakeAws();
    await aws.run();
    expectDone(aws);
    expect(aws.printed).toEqual([
      'Storing a new token in bmo/redis-url',
      'ROTATE: Redis accepts the new token beside the old one, or beside none',
      'Making the new version of REDIS_URL the current one',
      'SET: Redis accepts the new token alone',
      'Redis accepts connections with the new token only, and all services have it.',
    ]);
  });

  it('gives it another one when it is run again', async () => {
    const aws = new FakeAws();
    await aws.run();
    const first = aws.accepted[0];
    await aws.run();
    expectDone(aws);
    expect(aws.accepted).not.toContain(first);
  });

  it('keeps a label on the version that Terraform wrote, which Secrets Manager deletes otherwise', async () => {
    const aws = new FakeAws();
    for (let run = 0; run < 3; run++) await aws.run();
    expect(aws.labelled('TERRAFORM')).toBe('v1');
  });

  it('does not take an answer from before a change for one after it', async () => {
    const aws = new FakeAws();
    aws.staleDescriptions = 1;
    await aws.run();
    expectDone(aws);
    expect(aws.printed).toContain('bmo-redis is available, its token has not changed yet');
  });

  it('prints no token', async () => {
    const aws = new FakeAws();
    await aws.run();
    expect(aws.printed.join('\n')).not.toContain(aws.accepted[0]);
  });

  // The fake fails the test as soon as a running task could not connect.
  it.each([
    ['the first token', 0],
    ['another token', 1],
  ])(
    'can be interrupted before and after every call of a change to %s, and run again',
    async (_what, runsBefore) => {
      const prepared = async (): Promise<FakeAws> => {
        const aws = new FakeAws();
        for (let run = 0; run < runsBefore; run++) await aws.run();
        return aws;
      };
      const calls = await callsOf(await prepared());
      expect(calls).toBeGreaterThan(15);
      for (let call = 1; call <= calls; call++) {
        for (const before of [true, false]) {
          const aws = await prepared();
          aws.interruptedAt = { call: aws.calls + call, before };
          await expect(aws.run()).rejects.toThrow(Interruption);
          aws.interruptedAt = undefined;
          await aws.run();
          expectDone(aws);
        }
      }
    },
  );

  it('gives later deployments the URL of before when the deployment fails, and can be run again', async () => {
    const aws = new FakeAws();
    aws.failsToDeploy = true;
    await expect(aws.run()).rejects.toThrow('ECS rolled the deployment back');
    expect(aws.labelled('AWSCURRENT')).toBe('v1');
    expect(aws.accepted).toContain(undefined);
    expect(aws.printed.at(-1)).toBe(
      'The services were not deployed. Redis accepts both tokens, the version of REDIS_URL from before is the current one ' +
        'again, and running tasks are not affected. Correct the cause and run this command again.',
    );
    aws.failsToDeploy = false;
    await aws.run();
    expectDone(aws);
  });

  it('does not use the token of an interrupted run for another group', async () => {
    const aws = new FakeAws();
    aws.failsToDeploy = true;
    await expect(aws.run()).rejects.toThrow();
    aws.failsToDeploy = false;
    aws.host = 'master.restored.internal:6379';
    aws.accepted = [undefined];
    await aws.run();
    expectDone(aws);
    expect(aws.versions.at(-1)?.value).toContain('@master.restored.internal:6379/0');
  });

  it('changes nothing while the group is being modified', async () => {
    const aws = new FakeAws();
    aws.status = 'modifying';
    expect(await refusal(() => aws.run())).toBe(
      'bmo-redis is still modifying. Run this command again when it is available.',
    );
    expect(aws.versions).toHaveLength(1);
    expect(aws.printed).toEqual(['bmo-redis is modifying']);
  });

  it('says that the foundation is not applied when the secret has no value', async () => {
    const aws = new FakeAws();
    aws.versions = [];
    aws.running = '';
    jest.spyOn(aws, 'tokenOf').mockReturnValue(undefined);
    expect(await refusal(() => aws.run())).toBe('bmo/redis-url has no value. Apply the foundation first.');
  });
});
