import { reviewPlan } from '../../../ops/plan-review/review';
import { planSchema } from '../../../ops/toolbox/plan-json';
import { changeOf, planOf } from '../support/plans';
import realPlan from './fixtures/real-plan.json';

const database = (before: object, after: object, actions = ['update']) =>
  changeOf('aws_db_instance.database', actions, {
    before: { engine_version: '16.4', publicly_accessible: false, ...before },
    after: { engine_version: '16.4', publicly_accessible: false, ...after },
  });

describe('The review of a plan', () => {
  it('leaves out what does not change, and lookups', () => {
    const lookup = { ...changeOf('aws_vpc.vpc', ['read']), mode: 'data' };
    expect(reviewPlan(planOf([changeOf('aws_s3_bucket.documents', ['no-op']), lookup]), {})).toEqual([]);
  });

  it('reads what Terraform writes', () => {
    const changes = reviewPlan(planSchema.parse(realPlan), {});
    expect(
      changes.map(({ address, action, attributes, forcedBy }) => ({ address, action, attributes, forcedBy })),
    ).toEqual([
      {
        address: 'terraform_data.b',
        action: 'replace',
        attributes: ['id', 'output', 'triggers_replace'],
        forcedBy: ['triggers_replace'],
      },
      { address: 'output.o', action: 'update', attributes: [], forcedBy: [] },
      { address: 'terraform_data.a', action: 'update', attributes: ['input', 'output'], forcedBy: [] },
    ]);
  });

  it('names what an update changes, and what is known only afterwards', () => {
    const plan = planOf([
      changeOf('aws_lb.alb', ['update'], {
        before: { idle_timeout: 60, name: 'a', tags: { a: '1' } },
        after: { idle_timeout: 310, name: 'a' },
        unknown: { tags: { a: true }, name: false },
      }),
    ]);
    expect(reviewPlan(plan, {})[0]?.attributes).toEqual(['idle_timeout', 'tags']);
  });

  it('does not tell nothing from something empty', () => {
    const plan = planOf([
      changeOf('aws_lb.alb', ['update'], {
        before: { tags: {}, role: '', subnets: [], name: 'a', port: 0 },
        after: { tags: null, subnets: null, name: '', port: null },
      }),
    ]);
    expect(reviewPlan(plan, {})[0]?.attributes).toEqual(['name', 'port']);
  });

  it('puts the worst first', () => {
    const actions = [
      ['create'],
      ['no-op'],
      ['update'],
      ['delete', 'create'],
      ['forget'],
      ['create', 'delete'],
      ['delete'],
    ];
    const plan = planOf(actions.map((each, index) => changeOf(`aws_lb.${index}`, each)));
    expect(reviewPlan(plan, {}).map(({ action }) => action)).toEqual([
      'delete',
      'replace',
      'replace',
      'forget',
      'update',
      'create',
    ]);
  });

  it('shows what is imported and what is moved', () => {
    const plan = planOf([
      changeOf('aws_lb.a', ['no-op'], { importing: { id: 'x' } }),
      changeOf('aws_lb.b', ['no-op'], { previousAddress: 'aws_lb.c' }),
    ]);
    expect(reviewPlan(plan, {}).map(({ action }) => action)).toEqual(['import', 'move']);
  });

  it('calls the end of a database a loss, whether it is destroyed or replaced', () => {
    const loss = (actions: readonly string[]) =>
      reviewPlan(planOf([changeOf('aws_db_instance.database', actions)]), {})[0]?.loss;
    expect(loss(['delete'])).toBe('the database in it is lost up to the last snapshot');
    expect(loss(['delete', 'create'])).toBe('the database in it is lost up to the last snapshot');
    expect(loss(['update'])).toBeUndefined();
    expect(loss(['forget'])).toBeUndefined();
  });

  it('calls the destroy of a protected resource a loss, whatever its type', () => {
    const resources = { aws_lb: { alb: { lifecycle: { prevent_destroy: true } }, other: {} } };
    const plan = planOf([changeOf('aws_lb.alb', ['delete']), changeOf('aws_lb.other', ['delete'])]);
    expect(reviewPlan(plan, resources).map(({ loss }) => loss)).toEqual([
      'the stack protects it with prevent_destroy',
      undefined,
    ]);
  });

  it('distinguishes the deposed object of a replacement from the resource', () => {
    const plan = planOf([changeOf('aws_s3_bucket.logs', ['delete'], { deposed: 'ab12' })]);
    expect(reviewPlan(plan, {})[0]).toMatchObject({
      address: 'aws_s3_bucket.logs (deposed object ab12)',
      loss: 'the objects in it are lost',
    });
  });

  it('lists what was changed outside of Terraform', () => {
    const change = database({ engine_version: '16.3' }, {});
    const elsewhere = database({ publicly_accessible: null }, {});
    const changedOutside = (...drift: readonly object[]) =>
      reviewPlan(planOf([change], { drift }), {})[0]?.changedOutside;
    expect(changedOutside(change)).toBe(true);
    expect(changedOutside(elsewhere)).toBe(false);
    expect(changedOutside()).toBe(false);
  });

  it('lists what was deleted outside of Terraform', () => {
    const gone = changeOf('aws_lb.alb', ['delete'], { before: { name: 'alb' } });
    const plan = planOf([changeOf('aws_lb.alb', ['create'], { after: { name: 'alb' } })], { drift: [gone] });
    expect(reviewPlan(plan, {})[0]?.changedOutside).toBe(true);
  });

  it('marks an update that is about security, and not every one of the same resource', () => {
    const security = (after: object) => reviewPlan(planOf([database({}, after)]), {})[0]?.security;
    expect(security({ publicly_accessible: true })).toBe('how the database is reached and encrypted');
    expect(security({ engine_version: '16.5' })).toBeUndefined();
  });

  it('marks no deployment: a new image changes nothing about what a task may do', () => {
    const task = (after: object) =>
      changeOf('aws_ecs_task_definition.ai_task', ['delete', 'create'], {
        before: { container_definitions: 'a', task_role_arn: 'x', revision: 1 },
        after: { container_definitions: 'b', task_role_arn: 'x', ...after },
        unknown: { revision: true },
        replacePaths: [['container_definitions']],
      });
    expect(reviewPlan(planOf([task({})]), {})[0]?.security).toBeUndefined();
    expect(reviewPlan(planOf([task({ task_role_arn: 'y' })]), {})[0]?.security).toBe('what a task may do');
  });
});
