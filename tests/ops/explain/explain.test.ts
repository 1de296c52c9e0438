import { CloudWatchClient, type CompositeAlarm, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { conditionOf } from '../../../ops/explain/condition';
import { explainAlarm, firing, readAlarms } from '../../../ops/explain/explanation';
import { alarmLines, explanationText } from '../../../ops/explain/text';

const PREFIX = 'bmo-learning-prod-';
const NOW = new Date('2026-12-01T03:07:30Z');

const latency: MetricAlarm = {
  AlarmName: `${PREFIX}ai-missing-tasks`,
  AlarmDescription:
    'Fewer tasks of ai than desired have run for 10 minutes. Runbook: docs/runbooks/alarms.md#service-missing-tasks',
  StateValue: 'ALARM',
  StateReason: 'Threshold Crossed: 2 datapoints were greater than the threshold (0.0).',
  StateTransitionedTimestamp: new Date('2026-12-01T02:50:00Z'),
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:us-east-2:123456789012:bmo-learning-prod-alarms-warning'],
  ComparisonOperator: 'GreaterThanThreshold',
  Threshold: 0,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  TreatMissingData: 'breaching',
  Metrics: [
    { Id: 'result', Expression: 'desired - running', Label: 'Missing tasks', ReturnData: true },
    {
      Id: 'running',
      ReturnData: false,
      MetricStat: {
        Metric: {
          Namespace: 'ECS/ContainerInsights',
          MetricName: 'RunningTaskCount',
          Dimensions: [
            { Name: 'ClusterName', Value: 'bmo-learning-prod' },
            { Name: 'ServiceName', Value: 'bmo-learning-prod-ai' },
          ],
        },
        Period: 60,
        Stat: 'Average',
      },
    },
  ],
};

const cpu: MetricAlarm = {
  AlarmName: `${PREFIX}database-cpu`,
  AlarmDescription: 'The database is busy. Runbook: docs/runbooks/alarms.md#database-cpu',
  StateValue: 'OK',
  ActionsEnabled: false,
  AlarmActions: latency.AlarmActions,
  ComparisonOperator: 'LessThanOrEqualToThreshold',
  Threshold: 80,
  EvaluationPeriods: 1,
  Namespace: 'AWS/RDS',
  MetricName: 'CPUUtilization',
  Statistic: 'Average',
  Period: 300,
  Dimensions: [{ Name: 'DBInstanceIdentifier', Value: 'bmo-learning-prod-database' }],
};

const page: CompositeAlarm = {
  AlarmName: `${PREFIX}users-affected`,
  AlarmDescription: 'Users get errors. Runbook: docs/runbooks/alarms.md#users-affected',
  StateValue: 'ALARM',
  ActionsEnabled: true,
  AlarmActions: ['arn:aws:sns:us-east-2:123456789012:bmo-learning-prod-alarms-critical'],
  AlarmRule: `ALARM("${PREFIX}ai-missing-tasks") OR (ALARM(${PREFIX}database-cpu) AND NOT ALARM("${PREFIX}ai-missing-tasks"))`,
};

/** Answers as CloudWatch does, by the kind of request. */
function answering(answers: {
  readonly alarms?: object;
  readonly data?: object;
  readonly history?: object;
}): { readonly client: CloudWatchClient; readonly sent: object[] } {
  const sent: object[] = [];
  const send = async (command: {
    readonly constructor: { readonly name: string };
    readonly input: object;
  }) => {
    sent.push(command.input);
    switch (command.constructor.name) {
      case 'DescribeAlarmsCommand':
        return answers.alarms ?? { MetricAlarms: [latency, cpu], CompositeAlarms: [page] };
      case 'GetMetricDataCommand':
        return answers.data ?? {};
      default:
        return answers.history ?? {};
    }
  };
  const client = Object.assign(new CloudWatchClient({ region: 'us-east-2' }), { send });
  return { client: client as CloudWatchClient, sent };
}

const environmentOf = (client: CloudWatchClient) =>
  readAlarms('prod', PREFIX, [{ region: 'us-east-2', cloudwatch: client }]);

async function textOf(wanted: string, answers: Parameters<typeof answering>[0] = {}): Promise<string> {
  const { client } = answering(answers);
  return explanationText(await explainAlarm(await environmentOf(client), wanted, NOW), NOW);
}

describe('an alarm is explained', () => {
  it('with its state, its condition, its values and whom it notifies', async () => {
    const text = await textOf('ai-missing-tasks', {
      data: {
        MetricDataResults: [
          {
            Id: 'result',
            Timestamps: [new Date('2026-12-01T03:06:00Z'), new Date('2026-12-01T03:05:00Z')],
            Values: [2, 0],
          },
        ],
      },
      history: {
        AlarmHistoryItems: [
          { Timestamp: new Date('2026-12-01T02:50:00Z'), HistorySummary: 'Alarm updated from OK to ALARM' },
        ],
      },
    });
    expect(text.split('\n\nWhat to do')[0]).toBe(
      `bmo-learning-prod-ai-missing-tasks: ALARM since 2026-12-01 02:50 UTC, 18 minutes ago

Fewer tasks of ai than desired have run for 10 minutes.
Fires when "Missing tasks" (desired - running) is above 0 in 2 of 3 periods of 1 minute. A period without a value counts as breaching.
Notifies bmo-learning-prod-alarms-warning. Part of bmo-learning-prod-users-affected.
CloudWatch: Threshold Crossed: 2 datapoints were greater than the threshold (0.0).

Values
  2026-12-01 03:01  no value
  2026-12-01 03:02  no value
  2026-12-01 03:03  no value
  2026-12-01 03:04  no value
  2026-12-01 03:05  0
  2026-12-01 03:06  2         breaches

State before
  2026-12-01 02:50  Alarm updated from OK to ALARM`,
    );
  });

  it('with the section of the runbook, and the names of the environment in its commands', async () => {
    const text = await textOf('ai-missing-tasks');
    expect(text).toContain('What to do (docs/runbooks/alarms.md#service-missing-tasks)\n\nFewer tasks run');
    expect(text).toContain('aws ecs update-cluster-settings --cluster bmo-learning-prod --settings');
    expect(text).not.toContain('### ');
  });

  it('by its whole name, too', async () => {
    expect(await textOf(`${PREFIX}database-cpu`)).toMatch(/^bmo-learning-prod-database-cpu: OK\n/);
  });

  it('with the alarms in its rule, if it is a composite alarm', async () => {
    expect(await textOf('users-affected')).toContain(
      `Its alarms
  bmo-learning-prod-ai-missing-tasks  ALARM  Fewer tasks of ai than desired have run for 10 minutes.
  bmo-learning-prod-database-cpu      OK     The database is busy.`,
    );
  });

  it('that notifies nobody, because its actions are disabled', async () => {
    expect(await textOf('database-cpu')).toContain('Its actions are disabled: it notifies nobody.');
  });

  it('that somebody else made, without a section of the runbook', async () => {
    const alarms = { MetricAlarms: [{ ...cpu, AlarmDescription: 'Made by hand.' }] };
    expect(await textOf('database-cpu', { alarms })).toContain(
      'What to do: its description names no section of the runbook. It is not an alarm of this project.',
    );
  });
});

describe('the values of an alarm', () => {
  it('are those of whole periods, twice as many as it is evaluated on', async () => {
    const { client, sent } = answering({});
    await explainAlarm(await environmentOf(client), 'database-cpu', NOW);
    expect(sent).toContainEqual({
      MetricDataQueries: [
        {
          Id: 'result',
          MetricStat: {
            Metric: { Namespace: cpu.Namespace, MetricName: cpu.MetricName, Dimensions: cpu.Dimensions },
            Period: 300,
            Stat: 'Average',
          },
        },
      ],
      StartTime: new Date('2026-12-01T02:35:00Z'),
      EndTime: new Date('2026-12-01T03:05:00Z'),
    });
  });
});

describe('the condition of an alarm', () => {
  it.each([
    ['GreaterThanOrEqualToThreshold', 'is at least 80'],
    ['LessThanThreshold', 'is below 80'],
    ['LessThanOrEqualToThreshold', 'is at most 80'],
  ] as const)('with %s: %s', (ComparisonOperator, words) => {
    expect(conditionOf({ ...cpu, ComparisonOperator })).toBe(
      `Fires when AWS/RDS CPUUtilization (Average) ${words} in 1 period of 5 minutes. ` +
        'Without values its state is INSUFFICIENT_DATA.',
    );
  });

  it.each([
    ['ignore', 'Periods without a value leave its state as it is.'],
    ['notBreaching', 'A period without a value counts as not breaching.'],
  ])('without values, %s: %s', (TreatMissingData, words) => {
    expect(conditionOf({ ...cpu, TreatMissingData })).toContain(words);
  });
});

describe('the alarms that fire', () => {
  it('are listed, those that page first', async () => {
    const { client } = answering({});
    expect(alarmLines(firing(await environmentOf(client)))).toBe(
      `  bmo-learning-prod-users-affected    ALARM  Users get errors.
  bmo-learning-prod-ai-missing-tasks  ALARM  Fewer tasks of ai than desired have run for 10 minutes.`,
    );
  });
});

describe('an unknown alarm', () => {
  it('is answered with similar names', async () => {
    await expect(textOf('cpu')).rejects.toThrow('There is no alarm cpu. There is: database-cpu.');
  });

  it('is answered with all names, if none is similar', async () => {
    await expect(textOf('rabbits')).rejects.toThrow(
      'There is no alarm rabbits. There is: ai-missing-tasks, database-cpu, users-affected.',
    );
  });

  it('in an account without alarms', async () => {
    await expect(textOf('x', { alarms: {} })).rejects.toThrow(
      'AWS has no alarm whose name begins with bmo-learning-prod- in us-east-2. ' +
        'Apply the foundation and the application first, or look into the right account.',
    );
  });
});
