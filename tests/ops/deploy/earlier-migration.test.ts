import type { ECSClient } from '@aws-sdk/client-ecs';
import { awaitEarlierMigration } from '../../../ops/deploy/earlier-migration';
import type { Sender } from '../../../ops/toolbox/aws/client-config';

describe('A migration that an interrupted deployment left running', () => {
  const lines: string[] = [];
  const awaited = (...answers: readonly object[]) => {
    const asked: unknown[] = [];
    const send = async ({ input }: { input: unknown }) => {
      asked.push(input);
      return answers[Math.min(asked.length, answers.length) - 1];
    };
    const ecs = { send } as unknown as Sender<ECSClient>;
    const print = (line: string) => lines.push(line);
    const policy = { attempts: 2, pauseMilliseconds: 1 };
    return { asked, ended: awaitEarlierMigration('c', 'test-migration', ecs, print, policy) };
  };

  it('is awaited, because two at a time stop each other', async () => {
    const { asked, ended } = awaited(
      { taskArns: ['task/1'] },
      { tasks: [{ lastStatus: 'RUNNING' }] },
      { tasks: [{ lastStatus: 'STOPPED', containers: [{ exitCode: 0 }] }] },
    );
    await ended;
    expect(asked[0]).toEqual({ cluster: 'c', family: 'test-migration', desiredStatus: 'RUNNING' });
    expect(lines).toEqual([
      '  A migration that was started before still runs: task/1',
      'migration: RUNNING',
      'migration: STOPPED',
      '  It ended with 0. The migration runs again, which changes nothing that is done.',
    ]);
  });

  it('is not there as a rule', async () => {
    const { asked, ended } = awaited({ taskArns: [] });
    await ended;
    expect(asked).toHaveLength(1);
  });
});
