import { reviewMarkdown } from '../../../ops/plan-review/markdown';
import { reviewPlan } from '../../../ops/plan-review/review';
import { reviewTable } from '../../../ops/plan-review/table';
import { changeOf, planOf } from '../support/plans';

const STACK = 'bmo-learning-prod-foundation';

const review = (...changes: readonly object[]) => reviewPlan(planOf(changes), {});

const replacement = changeOf('aws_db_instance.database', ['delete', 'create'], {
  before: { engine: 'postgres', password: 'former secret', username: 'alice', storage_encrypted: false },
  after: { engine: 'mysql', password: 'later secret', username: 'bob', storage_encrypted: true },
  sensitive: { password: true },
  replacePaths: [['engine']],
});
const opening = changeOf('aws_vpc_security_group_ingress_rule.alb', ['create'], {
  after: { cidr_ipv4: '0.0.0.0/0' },
});
const update = changeOf('aws_lb_target_group.rails', ['update'], {
  before: { a: 1, b: 1 },
  after: { a: 2, b: 2 },
});

describe('A review in a terminal', () => {
  it('is a line when nothing changes', () => {
    expect(reviewTable(STACK, [])).toBe('bmo-learning-prod-foundation: no changes');
  });

  it('lists the changes and what deserves a review', () => {
    const rows = reviewTable(STACK, review(replacement, opening, update))
      .split('\n')
      .filter((line) => line.startsWith('│'))
      .map((line) => line.split('│').map((cell) => cell.trim()));
    expect(reviewTable(STACK, review(replacement, opening, update))).toContain(
      'bmo-learning-prod-foundation: 1 replace, 1 update, 1 create\n',
    );
    expect(rows.map((row) => row.slice(1, -1))).toEqual([
      ['Action', 'Address', 'What changes', 'Look at'],
      [
        'replace',
        'aws_db_instance.database',
        'because of engine',
        'LOSS: the database in it is lost up to the last snapshot',
      ],
      ['', '', '', 'security: how the database is reached and encrypted'],
      ['update', 'aws_lb_target_group.rails', 'a', ''],
      ['', '', 'b', ''],
      ['create', 'aws_vpc_security_group_ingress_rule.alb', '', 'OPEN: admits every address'],
      ['', '', '', 'security: who may connect to what'],
    ]);
  });
});

describe('A review in Markdown', () => {
  it('is a heading when nothing changes', () => {
    expect(reviewMarkdown(STACK, [])).toBe('### bmo-learning-prod-foundation: no changes\n');
  });

  it('shows what deserves a review and folds the rest', () => {
    expect(reviewMarkdown(STACK, review(replacement, opening, update))).toBe(
      [
        '### bmo-learning-prod-foundation: 1 replace, 1 update, 1 create',
        '',
        '| action | address | what changes | look at |',
        '|---|---|---|---|',
        '| replace | `aws_db_instance.database` | because of engine | LOSS: the database in it is lost up to the last snapshot; security: how the database is reached and encrypted |',
        '| create | `aws_vpc_security_group_ingress_rule.alb` |  | OPEN: admits every address; security: who may connect to what |',
        '',
        '<details><summary>1 more</summary>',
        '',
        '| action | address | what changes | look at |',
        '|---|---|---|---|',
        '| update | `aws_lb_target_group.rails` | a, b |  |',
        '',
        '</details>',
        '',
        '',
      ].join('\n'),
    );
  });

  it('shows every destroy, also of what can be created again', () => {
    expect(reviewMarkdown(STACK, review(changeOf('aws_lb.alb', ['delete'])))).not.toContain('<details>');
  });

  it('fits twice into a comment, and says how much is left out', () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      changeOf(`aws_cloudwatch_metric_alarm.number-${index}`, ['create']),
    );
    const text = reviewMarkdown(
      STACK,
      review(...many, ...many.map((change) => ({ ...change, type: 'aws_iam_role' }))),
    );
    expect(text.length).toBeLessThan(32_000);
    expect(text.match(/And \d+ more, in the log\./g)).toHaveLength(2);
  });
});

describe('Neither of them', () => {
  it.each(['former secret', 'later secret', 'alice', 'bob', 'mysql', '0.0.0.0/0'])('says %s', (value) => {
    const changes = review(replacement, opening, update);
    expect(reviewTable(STACK, changes) + reviewMarkdown(STACK, changes)).not.toContain(value);
  });
});
