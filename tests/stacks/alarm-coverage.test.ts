import { samples } from '../policies/support/policy';
import { subjects } from '../support/subjects';
import { type Block, TerraformConfiguration } from '../support/terraform-configuration';
import { type Unwatched, unwatched } from './support/unwatched';
import { watched } from './support/watched';

const typeOf = (address: string): string => address.split('.')[0] ?? '';

/** Resources that nothing rings for. */
function silent(stack: TerraformConfiguration): readonly string[] {
  const rings = watched(stack);
  return stack.addresses().filter((address) => !address.startsWith('data.') && !rings.has(address));
}

const isExcused = (address: string): boolean =>
  unwatched.some(({ types }) => types.includes(typeOf(address)));

describe.each(subjects.map(({ name, stack }) => [name, stack] as const))('%s', (_, stack) => {
  it('has an alarm for every resource, or a reason for none', () => {
    expect(silent(stack).filter((address) => !isExcused(address))).toEqual([]);
  });
});

describe('a reason for no alarm', () => {
  const types = unwatched.flatMap((entry) => entry.types);
  const needed = new Set(subjects.flatMap(({ stack }) => silent(stack).map(typeOf)));

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
  const told = { alarm_actions: ['${aws_sns_topic.warning.arn}'] };
  const about = (identifier: string) => ({ dimensions: { DBInstanceIdentifier: identifier } });
  const reference = about('${aws_db_instance.sample.identifier}');

  it.each([
    ['a dimension of an alarm', { aws_cloudwatch_metric_alarm: { ...told, ...reference } }],
    [
      'a dimension in a calculation',
      { aws_cloudwatch_metric_alarm: { ...told, metric_query: [{ id: 'result' }, { metric: reference }] } },
    ],
    [
      'the pattern of a rule',
      {
        aws_cloudwatch_event_rule: { event_pattern: '{"resources":["${aws_db_instance.sample.arn}"]}' },
        aws_cloudwatch_event_target: { rule: '${aws_cloudwatch_event_rule.sample.name}' },
      },
    ],
    [
      'what another resource was told of it',
      {
        aws_db_snapshot: { db_instance_identifier: '${aws_db_instance.sample.identifier}' },
        aws_cloudwatch_metric_alarm: {
          ...told,
          ...about('${aws_db_snapshot.sample.db_instance_identifier}'),
        },
      },
    ],
  ])('is watched through %s', (_, bodies) => {
    expect(watched(configuration(samples({ ...database, ...bodies })))).toContain('aws_db_instance.sample');
  });

  it.each([
    ['an alarm that tells nobody', { aws_cloudwatch_metric_alarm: reference }],
    ['an alarm on its name alone', { aws_cloudwatch_metric_alarm: { ...told, ...about('bmo') } }],
    [
      'an alarm on another one',
      { aws_cloudwatch_metric_alarm: { ...told, ...about('${aws_db_instance.sample-2.identifier}') } },
    ],
    [
      'an alarm on a data source of its name',
      { aws_cloudwatch_metric_alarm: { ...told, ...about('${data.aws_db_instance.sample.identifier}') } },
    ],
    [
      'a rule without a target',
      { aws_cloudwatch_event_rule: { event_pattern: '{"resources":["${aws_db_instance.sample.arn}"]}' } },
    ],
  ])('is not watched through %s', (_, bodies) => {
    expect(silent(configuration(samples({ ...database, ...bodies })))).toContain('aws_db_instance.sample');
  });
});
