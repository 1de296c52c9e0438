import type { Service } from '@aws-sdk/client-ecs';
import { requireDeployed } from '../../../ops/verify/services';

const revision = 'arn:aws:ecs:us-east-2:111111111111:task-definition/bmo-learning-prod-ai:7';
const former = revision.replace(':7', ':6');
const clusterArn = 'arn:aws:ecs:us-east-2:111111111111:cluster/bmo-learning-prod';
const expected = [{ name: 'bmo-learning-prod-ai', clusterArn, taskDefinitionArn: revision }];

const service = (deployment: object, more: Partial<Service> = {}): Service => ({
  serviceName: 'bmo-learning-prod-ai',
  status: 'ACTIVE',
  deployments: [
    {
      status: 'PRIMARY',
      rolloutState: 'COMPLETED',
      taskDefinition: revision,
      desiredCount: 2,
      runningCount: 2,
      ...deployment,
    },
  ],
  ...more,
});

/** Answers with each list of services in turn, with the last one for ever. */
const answering = (...answers: readonly (readonly Service[])[]) => {
  const send = jest.fn().mockImplementation(async () => ({
    services: answers[Math.min(send.mock.calls.length, answers.length) - 1],
  }));
  return { send };
};

let printed: string[];
const print = (line: string): void => {
  printed.push(line);
};

beforeEach(() => {
  printed = [];
});

const patience = { attempts: 3, pauseMilliseconds: 1 };

const messageOf = async (...answers: readonly (readonly Service[])[]) => {
  const error = await requireDeployed(expected, answering(...answers), print, patience).catch(
    (each: Error) => each,
  );
  return error instanceof Error ? error.message : undefined;
};

describe('Services after a deployment', () => {
  it('are as they should be', async () => {
    const ecs = answering([service({})]);
    await requireDeployed(expected, ecs, print, patience);
    expect(ecs.send).toHaveBeenCalledTimes(1);
    expect(ecs.send.mock.calls[0]?.[0].input).toEqual({
      cluster: clusterArn,
      services: ['bmo-learning-prod-ai'],
    });
  });

  it('get time to become so', async () => {
    const ecs = answering(
      [service({ rolloutState: 'IN_PROGRESS' })],
      [service({ runningCount: 1 })],
      [service({})],
    );
    await requireDeployed(expected, ecs, print, patience);
    expect(ecs.send).toHaveBeenCalledTimes(3);
    expect(printed).toEqual([
      'bmo-learning-prod-ai: its deployment is IN_PROGRESS: ECS gives no reason.',
      'bmo-learning-prod-ai: 1 of 2 tasks run.',
      'bmo-learning-prod-ai: deployed',
    ]);
  });

  it.each([
    [{ runningCount: 1 }, '1 of 2 tasks run.'],
    [
      { rolloutState: 'IN_PROGRESS' as const, rolloutStateReason: 'ECS deployment in progress.' },
      'its deployment is IN_PROGRESS: ECS deployment in progress.',
    ],
    [{ status: 'ACTIVE' }, 'has no primary deployment.'],
  ])('%j for too long: %s', async (deployment, message) => {
    expect(await messageOf([service(deployment)])).toContain(`  bmo-learning-prod-ai: ${message}`);
  });

  it('that ECS rolled back are told at once', async () => {
    const ecs = answering([service({ taskDefinition: former })]);
    await expect(requireDeployed(expected, ecs, print, patience)).rejects.toThrow(
      `The services do not run what was deployed:\n  bmo-learning-prod-ai: it runs ${former}, Terraform knows ${revision}. ECS went back, or somebody deployed.`,
    );
    expect(ecs.send).toHaveBeenCalledTimes(1);
  });

  it('whose deployment failed are told at once', async () => {
    const failed = service({ rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start' });
    expect(await messageOf([failed], [service({})])).toContain(
      'its deployment failed: tasks failed to start.',
    );
  });

  it('that are missing or being drained are told at once', async () => {
    expect(await messageOf([], [service({})])).toContain("bmo-learning-prod-ai: is 'missing', not ACTIVE.");
    expect(await messageOf([service({}, { status: 'DRAINING' })])).toContain("is 'DRAINING', not ACTIVE.");
  });
});
