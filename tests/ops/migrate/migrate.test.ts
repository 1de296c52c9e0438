import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { awaitTask, lastLines, startTask } from '../../../ops/migrate/migration-task';

const patience = { attempts: 3, pauseMilliseconds: 1 };
const taskArn = 'arn:aws:ecs:us-east-2:111111111111:task/bmo-learning-prod/0123abcd';
const taskDefinitionArn = 'arn:aws:ecs:us-east-2:111111111111:task-definition/bmo-learning-prod-migration:3';
const migration = {
  clusterName: 'bmo-learning-prod',
  taskDefinitionArn,
  subnetIds: ['subnet-a', 'subnet-b'],
  securityGroupId: 'sg-1',
};

/** Answers with each answer in turn, with the last one for ever; an error is thrown. */
const answering = (...answers: readonly object[]) => {
  const send = jest.fn().mockImplementation(async () => {
    const answer = answers[Math.min(send.mock.calls.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return { send };
};

describe('The start of the migration', () => {
  it('runs the task once, in the private subnets, without a public address', async () => {
    const ecs = answering({ tasks: [{ taskArn }], failures: [] });
    expect(await startTask(migration, ecs)).toBe(taskArn);
    expect(ecs.send.mock.calls[0]?.[0].input).toEqual({
      cluster: 'bmo-learning-prod',
      taskDefinition: taskDefinitionArn,
      launchType: 'FARGATE',
      count: 1,
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-a', 'subnet-b'],
          securityGroups: ['sg-1'],
          assignPublicIp: 'DISABLED',
        },
      },
    });
  });

  it.each([
    [
      { tasks: [], failures: [{ reason: 'RESOURCE:FARGATE', detail: 'no capacity' }] },
      'RESOURCE:FARGATE: no capacity',
    ],
    [{ tasks: [] }, 'it gives no reason'],
    [new Error('TaskDefinition is inactive'), 'TaskDefinition is inactive'],
  ])('that ECS refuses with %j is explained', async (answer, reason) => {
    await expect(startTask(migration, answering(answer))).rejects.toThrow(
      `ECS does not start the migration ${taskDefinitionArn} in the cluster bmo-learning-prod: ${reason}.\n` +
        'Nothing was migrated. Correct the cause and run it again.',
    );
  });
});

describe('The end of the migration', () => {
  let lines: string[];
  const print = (line: string) => lines.push(line);
  beforeEach(() => {
    lines = [];
  });
  const stopped = (more: object) => ({ tasks: [{ taskArn, lastStatus: 'STOPPED', ...more }] });
  const wait = (...answers: readonly object[]) =>
    awaitTask('bmo-learning-prod', taskArn, answering(...answers), print, patience);

  it.each([0, 1, 137])('is awaited, and its exit code %i is returned', async (exitCode) => {
    const running = { tasks: [{ lastStatus: 'RUNNING' }] };
    expect(await wait({ tasks: [] }, running, stopped({ containers: [{ exitCode }] }))).toBe(exitCode);
    expect(lines).toEqual(['migration: not visible yet', 'migration: RUNNING', 'migration: STOPPED']);
  });

  it('is awaited for a limited time, and the task is not stopped', async () => {
    await expect(wait({ tasks: [{ lastStatus: 'RUNNING' }] })).rejects.toThrow(
      'The migration has not ended in time; its status is RUNNING. It is not stopped: look at its log, and decide.\n' +
        `  aws ecs stop-task --cluster bmo-learning-prod --task ${taskArn}`,
    );
  });

  it.each([
    [
      { stoppedReason: 'CannotPullContainerError: not found', containers: [{}] },
      'CannotPullContainerError: not found\nThe image cannot be pulled: push it, or correct the tag. Nothing was migrated.',
    ],
    [
      { containers: [{ reason: 'ResourceInitializationError: unable to pull secrets' }] },
      'ResourceInitializationError: unable to pull secrets\nA secret cannot be read, or AWS cannot be reached: ' +
        'see "A plan stops" in docs/runbooks/deploy.md, and the NAT gateways. Nothing was migrated.',
    ],
    [
      { stopCode: 'TaskFailedToStart' },
      'TaskFailedToStart\nCorrect the cause and run it again. Nothing was migrated.',
    ],
    [{}, 'ECS gives no reason\n'],
  ])('of a task that never started is explained: %j', async (task, message) => {
    await expect(wait(stopped(task))).rejects.toThrow(`The migration did not start: ${message}`);
  });
});

describe('The last lines of the migration', () => {
  const ecs = answering({
    taskDefinition: {
      containerDefinitions: [
        {
          name: 'migration',
          logConfiguration: {
            options: {
              'awslogs-group': '/ecs/bmo-learning-prod/migration',
              'awslogs-stream-prefix': 'migration',
            },
          },
        },
      ],
    },
  });
  const read = (logs: ReturnType<typeof answering>) =>
    lastLines(taskDefinitionArn, taskArn, { ecs, logs }, patience);

  it('come from the stream of its task', async () => {
    const logs = answering({ events: [{ message: 'one' }, { message: 'two' }] });
    expect(await read(logs)).toEqual(['one', 'two']);
    expect(ecs.send.mock.calls[0]?.[0]).toBeInstanceOf(DescribeTaskDefinitionCommand);
    expect(logs.send.mock.calls[0]?.[0].input).toEqual({
      logGroupName: '/ecs/bmo-learning-prod/migration',
      logStreamName: 'migration/migration/0123abcd',
      limit: 40,
      startFromHead: false,
    });
  });

  it('are waited for: they arrive later than the end', async () => {
    expect(await read(answering({ events: [] }, { events: [{ message: 'late' }] }))).toEqual(['late']);
  });

  it('that cannot be read do not hide how it ended', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation();
    expect(await read(answering(new Error('The specified log stream does not exist.')))).toEqual([]);
    expect(said).toHaveBeenCalledWith('The log cannot be read: The specified log stream does not exist.');
    said.mockRestore();
  });
});
