import { stateSchema } from '../../../ops/toolbox/state-json';
import { requireHealthyTargets, serviceTargets } from '../../../ops/verify/targets';

const targetGroupArn =
  'arn:aws:elasticloadbalancing:us-east-2:111111111111:targetgroup/bmo-learning-prod-rails/6d0ecf831eec9f09';
const expected = [{ name: 'bmo-learning-prod-rails', targetGroupArn }];
const patience = { attempts: 3, pauseMilliseconds: 1 };

type Target = readonly [state: string, reason?: string];

/** Answers with each list of targets in turn, with the last one for ever. */
const answering = (...answers: readonly (readonly Target[])[]) => {
  const send = jest.fn().mockImplementation(async () => ({
    TargetHealthDescriptions: answers[Math.min(send.mock.calls.length, answers.length) - 1]?.map(
      ([State, Reason]) => ({ TargetHealth: { State, Reason } }),
    ),
  }));
  return { send };
};

describe('Targets of the load balancer after a deployment', () => {
  let printed: string[];
  const print = (line: string): void => {
    printed.push(line);
  };

  beforeEach(() => {
    printed = [];
  });

  it('become healthy, with a line for each change; those that drain do not count', async () => {
    const loadBalancing = answering(
      [['initial', 'Elb.RegistrationInProgress'], ['draining']],
      [['initial', 'Elb.RegistrationInProgress'], ['draining']],
      [['healthy'], ['healthy'], ['draining']],
    );
    await requireHealthyTargets(expected, loadBalancing, print, patience);
    expect(loadBalancing.send.mock.calls[0]?.[0].input).toEqual({ TargetGroupArn: targetGroupArn });
    expect(printed).toEqual([
      'bmo-learning-prod-rails: targets of the load balancer: 1 initial (Elb.RegistrationInProgress)',
      'bmo-learning-prod-rails: targets of the load balancer: 2 healthy',
    ]);
  });

  it.each<[readonly Target[], string]>([
    [[['healthy'], ['unhealthy', 'Target.Timeout']], '1 healthy, 1 unhealthy (Target.Timeout)'],
    [[['draining']], 'none'],
  ])('%j are not enough', async (targets, text) => {
    await expect(requireHealthyTargets(expected, answering(targets), print, patience)).rejects.toThrow(
      `The load balancer does not have healthy targets only:\n  bmo-learning-prod-rails: ${text}`,
    );
  });

  it('are those of the services in the state; a service without a load balancer has none', () => {
    const service = (name: string, values: object) => ({
      address: `aws_ecs_service.${name}`,
      type: 'aws_ecs_service',
      values: { name: `bmo-learning-prod-${name}`, ...values },
    });
    const state = stateSchema.parse({
      values: {
        root_module: {
          resources: [
            service('rails', { load_balancer: [{ target_group_arn: targetGroupArn }] }),
            service('sidekiq', { load_balancer: [] }),
          ],
        },
      },
    });
    expect(serviceTargets(state)).toEqual(expected);
  });
});
