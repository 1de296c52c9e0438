import { samples } from '../policies/support/policy';
import { subjects } from '../support/subjects';
import { type Block, TerraformConfiguration } from '../support/terraform-configuration';
import { type Unwatched, unwatched } from './support/unwatched';
import { watched } from './support/watched';

const typeOf = (address: string): string => address.split('.')[0] ?? '';

/** Resources without an alarm. */
function withoutAlarm(stack: TerraformConfiguration): readonly string[] {
  const withAlarm = watched(stack);
  return stack.addresses().filter((address) => !address.startsWith('data.') && !withAlarm.has(address));
}

const hasReason = (address: string): boolean =>
  unwatched.some(({ types }) => types.includes(typeOf(address)));

describe.each(subjects.map(({ name, stack }) => [name, stack] as const))('%s', (_, stack) => {
  it('has an alarm for every resource, or a reason for none', () => {
    expect(withoutAlarm(stack).filter((address) => !hasReason(address))).toEqual([]);
  });
});

describe('a reason for no alarm', () => {
  const types = unwatched.flatMap((entry) => entry.types);
  const needed = new Set(subjects.flatMap(({ stack }) => withoutAlarm(stack).map(typeOf)));

  it.each(types)('is needed for %s', (type) => {
    expect(needed).toContain(type);
  });

  it('is given once for each type', () => {
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });

  it.each(unwatched.map(({ reason }: Unwatched) => reason))('is in sentences: %s', (reason) => {
    expect(reason).toMatch(/^[A-Z].{30,}\.$/);
  });
});

describe('a resource', () => {
  const configuration = (json: Block) => new TerraformConfiguration(JSON.stringify(json));
  const database = { aws_db_instance: { identifier: 'bmo' } };
  const actions = { alarm_actions: ['${aws_sns_topic.warning.arn}'] };
  const about = (identifier: string) => ({ dimensions: { DBInstanceIdentifier: identifier } });
  const reference = about('${aws_db_instance.sample.identifier}');

  it.each([
    ['a dimension of an alarm', { aws_cloudwatch_metric_alarm: { ...actions, ...reference } }],
    [
      'a dimension in a calculation',
      {
        aws_cloudwatch_metric_alarm: { ...actions, metric_query: [{ id: 'result' }, { metric: reference }] },
      },
    ],
    [
      'the pattern of a rule',
      {
        aws_cloudwatch_event_rule: { event_pattern: '{"resources":["${aws_db_instance.sample.arn}"]}' },
        aws_cloudwatch_event_target: { rule: '${aws_cloudwatch_event_rule.sample.name}' },
      },
    ],
    [
      'a reference of another resource',
      {
        aws_db_snapshot: { db_instance_identifier: '${aws_db_instance.sample.identifier}' },
        aws_cloudwatch_metric_alarm: {
          ...actions,
          ...about('${aws_db_snapshot.sample.db_instance_identifier}'),
        },
      },
    ],
  ])('is watched through %s', (_, bodies) => {
    expect(watched(configuration(samples({ ...database, ...bodies })))).toContain('aws_db_instance.sample');
  });

  it.each([
    ['an alarm without actions', { aws_cloudwatch_metric_alarm: reference }],
    ['an alarm on its literal name', { aws_cloudwatch_metric_alarm: { ...actions, ...about('bmo') } }],
    [
      'an alarm on another resource',
      { aws_cloudwatch_metric_alarm: { ...actions, ...about('${aws_db_instance.sample-2.identifier}') } },
    ],
    [
      'an alarm on a data source',
      { aws_cloudwatch_metric_alarm: { ...actions, ...about('${data.aws_db_instance.sample.identifier}') } },
    ],
    [
      'a rule without a target',
      { aws_cloudwatch_event_rule: { event_pattern: '{"resources":["${aws_db_instance.sample.arn}"]}' } },
    ],
  ])('is not watched through %s', (_, bodies) => {
    expect(withoutAlarm(configuration(samples({ ...database, ...bodies })))).toContain(
      'aws_db_instance.sample',
    );
  });
});
