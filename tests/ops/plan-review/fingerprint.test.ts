import { fingerprint } from '../../../ops/plan-review/fingerprint';
import { changeOf, planOf } from '../support/plans';

const update = (after: object, more: object = {}) =>
  changeOf('aws_db_instance.database', ['update'], {
    before: { size: 1, backup: 'yesterday' },
    after: { size: 2, backup: 'yesterday', ...after },
    ...more,
  });

const of = (...changes: readonly object[]) => fingerprint(planOf(changes));

describe('The fingerprint of a plan', () => {
  it('is a SHA-256', () => expect(of()).toMatch(/^[0-9a-f]{64}$/));

  it('differs when a value differs', () => {
    expect(of(update({ size: 3 }))).not.toBe(of(update({})));
  });

  it('differs when a created resource differs', () => {
    const create = (size: number) => changeOf('aws_lb.alb', ['create'], { after: { size } });
    expect(of(create(1))).not.toBe(of(create(2)));
  });

  it('differs when something more is destroyed, forgotten, imported or moved', () => {
    const one = changeOf('aws_lb.alb', ['delete']);
    const prints = [
      of(one),
      of(one, changeOf('aws_lb.other', ['delete'])),
      of(changeOf('aws_lb.alb', ['forget'])),
      of(changeOf('aws_lb.alb', ['no-op'], { importing: { id: 'a' } })),
      of(changeOf('aws_lb.alb', ['no-op'], { previousAddress: 'aws_lb.x' })),
      of(),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('differs when an output changes', () => {
    const outputs = { vpc_id: { actions: ['update'] } };
    expect(fingerprint(planOf([], { outputs }))).not.toBe(of());
  });

  it('is the same whatever the order of changes and attributes', () => {
    const a = changeOf('aws_lb.a', ['create'], { after: { x: 1, y: { b: 1, c: 2 } } });
    const sameA = changeOf('aws_lb.a', ['create'], { after: { y: { c: 2, b: 1 }, x: 1 } });
    const b = changeOf('aws_lb.b', ['delete']);
    expect(of(b, sameA)).toBe(of(a, b));
  });

  it('is the same when only something that does not change has moved on', () => {
    const today = { before: { size: 1, backup: 'today' }, after: { size: 2, backup: 'today' } };
    expect(of(update({}, today))).toBe(of(update({})));
    expect(of(update({}), changeOf('aws_lb.alb', ['no-op']))).toBe(of(update({})));
  });

  it('does not depend on a sensitive value', () => {
    const sensitive = { sensitive: { password: true } };
    expect(of(update({ password: 'a' }, sensitive))).toBe(of(update({ password: 'b' }, sensitive)));
    expect(of(update({ password: 'a' }))).not.toBe(of(update({ password: 'b' })));
  });
});
