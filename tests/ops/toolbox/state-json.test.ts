import { applicationOutput } from '../../../ops/toolbox/application-outputs';
import { stateSchema } from '../../../ops/toolbox/state-json';
import { expectedServices, regionOf } from '../../../ops/verify/services';

const arn = (kind: string) => `arn:aws:ecs:us-east-2:111111111111:${kind}`;
const state = stateSchema.parse({
  format_version: '1.0',
  values: {
    outputs: {
      public_url: { value: 'https://learning.example.com', sensitive: false },
      cluster_name: { value: 7 },
    },
    root_module: {
      resources: [
        {
          address: 'aws_ecs_service.ai_service',
          type: 'aws_ecs_service',
          values: { name: 'ai', cluster: arn('cluster/c'), task_definition: arn('task-definition/c-ai:6') },
        },
        {
          address: 'aws_ecs_task_definition.ai_task',
          type: 'aws_ecs_task_definition',
          values: { family: 'c-ai', arn: arn('task-definition/c-ai:7') },
        },
        { address: 'aws_lb.alb', type: 'aws_lb', values: { name: 'alb' } },
      ],
    },
  },
});

describe('The state of the application', () => {
  it('lists the services, with the latest revision of each', () => {
    expect(expectedServices(state)).toEqual([
      { name: 'ai', clusterArn: arn('cluster/c'), taskDefinitionArn: arn('task-definition/c-ai:7') },
    ]);
  });

  it('says in which region they are', () => expect(regionOf(arn('cluster/c'))).toBe('us-east-2'));

  it('that was never written has no outputs', () => {
    expect(expectedServices(stateSchema.parse({ format_version: '1.0' }))).toEqual([]);
  });

  it('has outputs after an apply', () => {
    expect(applicationOutput('s', state, 'public_url')).toBe('https://learning.example.com');
  });

  it('without an output was never applied', () => {
    expect(() => applicationOutput('bmo-learning-prod-application', state, 'migration_task')).toThrow(
      'The state of bmo-learning-prod-application has no output migration_task: it was never applied, or with ' +
        'something left out.\nApply it first; docs/delivery.md says how.',
    );
  });

  it('with an output of another shape is a defect', () => {
    expect(() => applicationOutput('s', state, 'cluster_name')).toThrow(/expected string/);
  });
});
