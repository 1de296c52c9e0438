import { reviewMarkdown } from '../../../ops/plan-review/markdown';
import { reviewPlan } from '../../../ops/plan-review/review';
import { reviewText } from '../../../ops/plan-review/terminal';
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

const allowing = (Action: string) => ({
  policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }),
});
const permission = changeOf('aws_iam_role_policy.ai', ['update'], {
  before: allowing('s3:GetObject'),
  after: allowing('s3:PutObject'),
});

describe('A review in a terminal', () => {
  it('is a line when nothing changes', () => {
    expect(reviewText(STACK, [])).toBe('bmo-learning-prod-foundation: no changes');
  });

  it('shows what deserves a look in full, and counts the rest', () => {
    const counted = ['aws_kms_key.a', 'aws_sns_topic.b', 'aws_sns_topic.a'].map((each) =>
      changeOf(each, ['create']),
    );
    expect(reviewText(STACK, review(replacement, opening, update, ...counted))).toBe(
      `bmo-learning-prod-foundation: 1 replace, 1 update, 4 create

replace  aws_db_instance.database
         because of engine
         LOSS: the database in it is lost up to the last snapshot
         security: how the database is reached and encrypted

update   aws_lb_target_group.rails
         a, b

create   aws_kms_key.a
         security: who may decrypt

create   aws_vpc_security_group_ingress_rule.alb
         OPEN: admits every address
         security: who may connect to what

create   2 aws_sns_topic`,
    );
  });

  it('shows the statements of a policy that change', () => {
    expect(reviewText(STACK, review(permission))).toContain(
      `update   aws_iam_role_policy.ai
         policy
         security: who may do what
         - Allow s3:GetObject on *
         + Allow s3:PutObject on *`,
    );
  });

  it('counts everything of a first plan but what it opens, within 100 columns', () => {
    const types = Array.from({ length: 12 }, (_, index) => `aws_cloudwatch_type_${index}.a`);
    const many = [...types, 'aws_iam_role.a', 'aws_iam_role.b', 'aws_kms_key.a'].map((each) =>
      changeOf(each, ['create']),
    );
    const text = reviewText(STACK, review(...many, opening));
    expect(text).toContain('\n\ncreate   aws_vpc_security_group_ingress_rule.alb\n');
    expect(text).toContain('\n\ncreate   2 aws_iam_role, 1 aws_cloudwatch_type_0, 1 aws_cloudwatch_type_1, ');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
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

  it('shows the statements of policies as a diff', () => {
    expect(reviewMarkdown(STACK, review(permission))).toContain(
      '**Permissions**\n\n```diff\n# aws_iam_role_policy.ai\n- Allow s3:GetObject on *\n+ Allow s3:PutObject on *\n```\n',
    );
  });

  it('counts what is created', () => {
    const created = ['aws_sns_topic.a', 'aws_sns_topic.b'].map((each) => changeOf(each, ['create']));
    expect(reviewMarkdown(STACK, review(...created))).toBe(
      '### bmo-learning-prod-foundation: 2 create\n\nCreated: 2 `aws_sns_topic`\n\n',
    );
  });

  it('fits twice into a comment, and says how much is left out', () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      changeOf(`aws_cloudwatch_metric_alarm.number-${index}`, ['update'], {
        before: { a: 1 },
        after: { a: 2 },
      }),
    );
    const text = reviewMarkdown(
      STACK,
      review(
        ...many,
        ...many.map((_, index) => ({ ...permission, address: `aws_iam_role_policy.number-${index}` })),
      ),
    );
    expect(text.length).toBeLessThan(32_000);
    expect(text.match(/And \d+ more, in the log\./g)).toHaveLength(2);
    expect(text).toMatch(/^# And \d+ more lines, in the log\.$/m);
  });
});

describe('Neither of them', () => {
  it.each(['former secret', 'later secret', 'alice', 'bob', 'mysql', '0.0.0.0/0'])('says %s', (value) => {
    const changes = review(replacement, opening, update);
    expect(reviewText(STACK, changes) + reviewMarkdown(STACK, changes)).not.toContain(value);
  });
});
