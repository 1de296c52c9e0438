import assert from 'node:assert/strict';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Aws } from '../aws';
import { askJson, askQuery } from '../aws-api';
import { ACCOUNT_ID, REGION } from '../emulator';
import type { EnvironmentRun } from '../environment';
import { findService } from '../expectations/ecs-lookups';
import { Subscriber } from '../subscriber';

/** Only region with metrics of charges. */
const BILLING_REGION = 'us-east-1';

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmActions: readonly string[];
  /** Of a composite alarm. */
  readonly AlarmRule?: string;
}

type State = 'ALARM' | 'OK';

/** An alarm that is set, and who must hear of it under which name. */
interface Route {
  readonly alarmName: string;
  readonly region: string;
  /** Topics by the name of the alarm that each is told of. */
  readonly told: Readonly<Record<string, string>>;
}

/**
 * Sets one alarm of each composite alarm, and the alarm on charges, and expects that an HTTPS subscriber of every
 * topic hears when it begins and when it ends: the warning topic of the alarm, the critical one of the composite.
 */
export async function expectAlarmsReachSubscribers(
  { name, aws, expected, steps }: EnvironmentRun,
  folder: string,
): Promise<void> {
  await steps.prove('alarms reach subscribers', `${name}: alarms reach HTTPS subscribers`, async (say) => {
    const routes = await findRoutes(aws, expected.prefix);
    const subscriber = await Subscriber.start(folder);
    try {
      const topics = [...new Set(routes.flatMap(({ told }) => Object.keys(told)))];
      for (const topicArn of topics) await subscriber.subscribe(snsOf(aws, topicArn), topicArn);
      for (const route of routes) {
        for (const state of ['ALARM', 'OK'] as const) {
          await setState(aws, route, state);
          for (const [topicArn, alarmName] of Object.entries(route.told)) {
            await expectMessage(subscriber, topicArn, alarmName, state);
          }
        }
      }
      assert.deepEqual(subscriber.unexpected, []);
      say(`${routes.length} alarms, ${topics.map((arn) => arn.split(':').at(-1)).join(', ')}`);
    } finally {
      await subscriber.close();
    }
  });
}

/**
 * Scales the AI service to nothing, which nothing but missing data tells of, and expects that it pages; then back to the
 * tasks it had.
 */
export async function expectNoTasksPage(
  { name, aws, expected, steps }: EnvironmentRun,
  folder: string,
): Promise<void> {
  await steps.prove('no tasks page', `${name}: the AI service is scaled to nothing`, async (say) => {
    const { prefix } = expected;
    const subscriber = await Subscriber.start(folder);
    const { desiredCount, serviceName } = await findService(aws, expected, 'ai');
    const scaleTo = async (desired: number, state: State) => {
      await askJson(aws, 'ecs', 'UpdateService', {
        cluster: prefix,
        service: serviceName,
        desiredCount: desired,
      });
      const { runningCount } = await findService(aws, expected, 'ai');
      assert.equal(runningCount, desired);
      for (const [topic, alarm] of [
        ['warning', 'ai-no-tasks'],
        ['critical', 'users-affected'],
      ] as const) {
        const topicArn = topicArnOf(REGION, `${prefix}-alarms-${topic}`);
        await expectMessage(subscriber, topicArn, `${prefix}-${alarm}`, state);
      }
    };
    try {
      for (const topic of ['warning', 'critical']) {
        await subscriber.subscribe(aws.sns, topicArnOf(REGION, `${prefix}-alarms-${topic}`));
      }
      await scaleTo(0, 'ALARM');
      await scaleTo(desiredCount, 'OK');
      assert.deepEqual(subscriber.unexpected, []);
      say(`ai-no-tasks, users-affected; ${desiredCount} desired again`);
    } finally {
      await subscriber.close();
    }
  });
}

async function findRoutes(aws: Aws, prefix: string): Promise<readonly Route[]> {
  const critical = topicArnOf(REGION, `${prefix}-alarms-critical`);
  const warning = topicArnOf(REGION, `${prefix}-alarms-warning`);
  const composites = await alarmsOf(aws, prefix, REGION, 'CompositeAlarm');
  assert.notEqual(composites.length, 0, `${prefix} has no composite alarm.`);
  const pages = composites.map(({ AlarmName, AlarmActions, AlarmRule = '' }) => {
    assert.deepEqual(AlarmActions, [critical], `${AlarmName} tells others than the critical topic.`);
    const [, alarmName] = /ALARM\("([^"]+)"\)/.exec(AlarmRule) ?? [];
    assert.ok(alarmName, `The rule of ${AlarmName} names no alarm: ${AlarmRule}`);
    return { alarmName, region: REGION, told: { [warning]: alarmName, [critical]: AlarmName } };
  });
  return [...pages, ...(await billingRoutes(aws, prefix))];
}

/** None, where the environment has no alarm on charges. */
async function billingRoutes(aws: Aws, prefix: string): Promise<readonly Route[]> {
  const topicArn = topicArnOf(BILLING_REGION, `${prefix}-alarms-us-east-1`);
  const { Topics = [] } = await snsOf(aws, topicArn).send(new ListTopicsCommand({}));
  if (!Topics.some(({ TopicArn }) => TopicArn === topicArn)) return [];
  const alarms = await alarmsOf(aws, prefix, BILLING_REGION, 'MetricAlarm');
  const alarmNames = alarms
    .filter(({ AlarmActions }) => AlarmActions.includes(topicArn))
    .map(({ AlarmName }) => AlarmName);
  assert.notEqual(alarmNames.length, 0, `No alarm tells ${topicArn}.`);
  return alarmNames.map((alarmName) => ({
    alarmName,
    region: BILLING_REGION,
    told: { [topicArn]: alarmName },
  }));
}

async function alarmsOf(
  aws: Aws,
  prefix: string,
  region: string,
  type: 'CompositeAlarm' | 'MetricAlarm',
): Promise<readonly Alarm[]> {
  const answer = await askQuery<Partial<Record<`${typeof type}s`, readonly Alarm[]>>>(
    aws,
    'monitoring',
    'DescribeAlarms',
    { AlarmNamePrefix: `${prefix}-`, AlarmTypes: [type] },
    region,
  );
  return answer[`${type}s`] ?? [];
}

const setState = (aws: Aws, { alarmName, region }: Route, state: State) =>
  askQuery(
    aws,
    'monitoring',
    'SetAlarmState',
    { AlarmName: alarmName, StateValue: state, StateReason: 'end-to-end test' },
    region,
  );

async function expectMessage(
  subscriber: Subscriber,
  topicArn: string,
  alarmName: string,
  state: State,
): Promise<void> {
  const { Message, Subject } = await subscriber.notification(topicArn);
  const { AlarmName, NewStateValue, AWSAccountId } = JSON.parse(Message);
  assert.deepEqual(
    { AlarmName, NewStateValue, AWSAccountId },
    { AlarmName: alarmName, NewStateValue: state, AWSAccountId: ACCOUNT_ID },
  );
  assert.match(Subject ?? '', new RegExp(`^${state}: "`));
}

const topicArnOf = (region: string, topicName: string) => `arn:aws:sns:${region}:${ACCOUNT_ID}:${topicName}`;

/** A client in the topic's region. */
function snsOf({ sns, endpoint }: Aws, topicArn: string): SNSClient {
  const [, , , region = REGION] = topicArn.split(':');
  if (region === REGION) return sns;
  return new SNSClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}
