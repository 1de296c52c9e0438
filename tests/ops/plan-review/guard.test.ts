import { requireNoLoss } from '../../../ops/plan-review/guard';
import { reviewPlan } from '../../../ops/plan-review/review';
import { changeOf, planOf } from '../support/plans';

const stack = 'bmo-learning-prod-foundation';
const database = 'aws_db_instance.database';
const changes = reviewPlan(
  planOf([
    changeOf(database, ['delete', 'create'], { replacePaths: [['engine'], ['storage_encrypted']] }),
    changeOf('aws_lb.alb', ['delete']),
  ]),
  {},
);
const reason = 'The database moves to another region.';

describe('A loss of data', () => {
  it('is the end of a database', () => {
    expect(() => requireNoLoss(stack, changes, { addresses: [] })).toThrow(
      [
        'The plan of bmo-learning-prod-foundation must not be applied like this:',
        '',
        'aws_db_instance.database',
        '  got:     replace, because of engine, storage_encrypted',
        '  allowed: create, update; the database in it is lost up to the last snapshot',
        "  fix:     Correct the change. If it is intended: --allow-destroy 'aws_db_instance.database' --reason '…', see docs/delivery.md.",
      ].join('\n'),
    );
  });

  it('is not the destroy of what can be created again', () => {
    const harmless = changes.filter(({ address }) => address !== database);
    expect(harmless).toHaveLength(1);
    expect(() => requireNoLoss(stack, harmless, { addresses: [] })).not.toThrow();
  });

  it('is not what was decided with a reason', () => {
    expect(() => requireNoLoss(stack, changes, { addresses: [database], reason })).not.toThrow();
  });

  it('is a decision without a reason', () => {
    expect(() => requireNoLoss(stack, changes, { addresses: [database], reason: 'because' })).toThrow(
      [
        '--reason',
        "  got:     'because'",
        '  allowed: a sentence of at least 15 characters that a reviewer can agree or disagree with',
        '  fix:     Write the reason as a sentence.',
      ].join('\n'),
    );
  });

  it('is a permission for something that the plan does not destroy', () => {
    expect(() => requireNoLoss(stack, changes, { addresses: [database, 'aws_lb.alb'], reason })).toThrow(
      [
        "--allow-destroy 'aws_lb.alb'",
        '  got:     an address that this plan does not destroy, or that needs no permission',
        '  allowed: addresses of what the plan destroys and must not',
        '  fix:     Correct the address or leave it out.',
      ].join('\n'),
    );
  });
});
