import { reviewPlan } from '../../../ops/plan-review/review';
import { STATEFUL_RESOURCES } from '../../../ops/plan-review/stateful-resources';
import { undoCard } from '../../../ops/plan-review/undo';
import { changeOf, planOf } from '../support/plans';

const REGISTRY = '123456789012.dkr.ecr.us-east-2.amazonaws.com/bmo-learning-prod';

function cardOf(changes: readonly object[], more: Parameters<typeof planOf>[1] = {}): readonly string[] {
  const plan = planOf(changes, more);
  return undoCard({ environment: 'prod', role: 'application' }, plan, reviewPlan(plan, {}));
}

const WAY_BACK = [
  '- Otherwise check out the commit that was applied before, with its values in environments/*.tfvars.',
  '- npx bmo tf prod plan application; npx bmo plan-review prod application; npx bmo tf prod apply application',
];

describe('The way back from an apply', () => {
  it('is empty where nothing changed', () => {
    expect(cardOf([], { outputs: { url: { actions: ['update'] } } })).toEqual([]);
  });

  it('says what the plan back does', () => {
    const update = changeOf('aws_lb.alb', ['update'], { before: { a: 1 }, after: { a: 2 } });
    const created = ['a', 'b'].map((name) => changeOf(`aws_sns_topic.${name}`, ['create']));
    expect(cardOf([update, ...created, changeOf('aws_lb.old', ['delete'])])).toEqual([
      'To go back from this apply:',
      ...WAY_BACK,
      '  That plan destroys 2, sets back 1, creates 1.',
    ]);
  });

  it('names the images of before', () => {
    const containers = (tag: string) => ({
      container_definitions: JSON.stringify([
        { image: `${REGISTRY}/rails-api:${tag}` },
        { image: 'sidecar:1' },
      ]),
    });
    const task = changeOf('aws_ecs_task_definition.rails', ['create', 'delete'], {
      before: containers('old'),
      after: containers('new'),
    });
    expect(cardOf([task])).toEqual([
      'To go back from this apply:',
      `- Images before: ${REGISTRY}/rails-api:old. Write them into environments/prod.application.tfvars, if nothing else changed.`,
      ...WAY_BACK,
      '  That plan replaces 1.',
    ]);
  });

  it('names what it would destroy with data in it', () => {
    expect(
      cardOf([changeOf('aws_s3_bucket.a', ['create']), changeOf('aws_db_instance.database', ['create'])]),
    ).toContain(
      '  It would destroy what may hold data by then: aws_db_instance.database, aws_s3_bucket.a. The review stops it.',
    );
  });

  it('says what no apply brings back', () => {
    const upgrade = changeOf('aws_db_instance.database', ['update'], {
      before: { engine_version: '16.11', allocated_storage: 100, iops: 1 },
      after: { engine_version: '17.2', allocated_storage: 200, iops: 2 },
    });
    const card = cardOf([
      upgrade,
      changeOf('aws_kms_key.data', ['delete']),
      changeOf('aws_sns_topic.a', ['delete']),
    ]);
    expect(card.slice(card.indexOf('No apply brings back:'))).toEqual([
      'No apply brings back:',
      '- aws_kms_key.data: `aws kms cancel-key-deletion` and `terraform import`, during its recovery window',
      '- aws_db_instance.database, allocated_storage: a volume never shrinks',
      '- aws_db_instance.database, engine_version: RDS has no downgrade: restore the snapshot that it took before the upgrade',
    ]);
  });

  it.each(Object.keys(STATEFUL_RESOURCES))('knows what becomes of a deleted %s', (type) => {
    const card = cardOf([changeOf(`${type}.a`, ['delete'])]);
    expect(card.at(-1)).toMatch(new RegExp(`^- ${type}\\.a: .{20,}$`));
  });
});
