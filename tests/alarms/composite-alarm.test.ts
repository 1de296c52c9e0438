import { CompositeAlarm, type PagingAlarm } from '../../modules/alarms/composite-alarm';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (alarmNames: readonly string[]) =>
  synthesizeAlarms(alarmNames.map((alarmName) => ({ alarmName })));

const synthesizeAlarms = (alarms: readonly PagingAlarm[]) =>
  synthesizeConstruct(
    (stack) =>
      new CompositeAlarm(stack, 'users-affected', {
        alarmName: 'bmo-learning-prod-users-affected',
        meaning: 'Users get errors, or wait too long.',
        runbook: 'users-affected',
        alarms,
        topicArn: 'arn:critical',
      }),
  ).at('aws_cloudwatch_composite_alarm.users-affected');

describe('a composite alarm', () => {
  it('fires with any of its alarms, and pages', () => {
    expect(synthesize(['bmo-learning-prod-alb-errors', 'bmo-learning-prod-rails-latency'])).toEqual({
      alarm_actions: ['arn:critical'],
      alarm_description:
        'Users get errors, or wait too long. Runbook: docs/runbooks/alarms.md#users-affected',
      alarm_name: 'bmo-learning-prod-users-affected',
      alarm_rule: 'ALARM("bmo-learning-prod-alb-errors") OR ALARM("bmo-learning-prod-rails-latency")',
      ok_actions: ['arn:critical'],
    });
  });

  it('fires with some of its alarms only while another one is OK', () => {
    expect(synthesizeAlarms([{ alarmName: 'full' }, { alarmName: 'missing', whileOk: 'due' }])).toMatchObject(
      {
        alarm_rule: 'ALARM("full") OR (ALARM("missing") AND OK("due"))',
      },
    );
  });

  it('counts an alarm that must be OK once', () => {
    const alarms = Array.from({ length: 99 }, (_, index) => ({
      alarmName: `alarm-${index}`,
      whileOk: 'due',
    }));
    expect(() => synthesizeAlarms(alarms)).not.toThrow();
    expect(() => synthesizeAlarms([...alarms, { alarmName: 'one-more' }])).toThrow(
      'a composite alarm takes 1 to 100 alarms, but 101 were given.',
    );
  });

  it.each([0, 101])('refuses %i alarms', (count) => {
    const names = Array.from({ length: count }, (_, index) => `alarm-${index}`);
    expect(() => synthesize(names)).toThrow(
      `bmo-learning-prod-foundation/users-affected: a composite alarm takes 1 to 100 alarms, but ${count} were given. ` +
        'Pass fewer, or combine composite alarms.',
    );
  });

  it('limits the length of its rule', () => {
    const names = Array.from({ length: 60 }, (_, index) => `${'a'.repeat(200)}${index}`);
    expect(() => synthesize(names)).toThrow(
      /the rule of a composite alarm has at most 10240 characters, and this one has 12886\. Pass fewer alarms/,
    );
    expect(() => synthesize(names.slice(0, 40))).not.toThrow();
  });

  itIsReusable(
    (stack, id, unknown) =>
      new CompositeAlarm(stack, id, {
        alarmName: unknown.text('name'),
        meaning: unknown.text('meaning'),
        runbook: unknown.text('runbook'),
        alarms: [
          { alarmName: unknown.text('first') },
          { alarmName: unknown.text('second'), whileOk: unknown.text('third') },
        ],
        topicArn: unknown.text('topic'),
      }),
  );
});
