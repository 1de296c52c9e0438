import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AlarmDefinition,
  type AlarmState,
  type EventDefinition,
  SITUATIONS,
  stateIn,
} from '../../modules/alarms/alarm-definition';
import { catalogue, events } from './alarm-catalogue';

/** Where the table is kept. */
export const ALARM_TABLE = join(__dirname, '..', '..', 'docs', 'alarms.md');

const INTRODUCTION = `# Alarms

What fires, when, and what each alarm does when the metric has nothing to say. \`npm run docs\` writes this page from the
definitions in \`modules/<service>/alarms.ts\`, with the default thresholds and production's sizes.
[runbooks/alarms.md](runbooks/alarms.md) says what to do, [ADR 10](adr/0010-observability.md) why two alarms page.

The address of an alarm is \`aws_cloudwatch_metric_alarm.alarm_NAME\`; of those of CloudFront, in us-east-1, it is
\`aws_cloudwatch_metric_alarm.alarm-us-east-1_NAME\`. Alarms of \`rails\` exist for \`ai\` and \`sidekiq\` too, those of
the load balancer for services with public routes; alarms of NAT gateway \`a\` and node \`001\` for each gateway and node.
Two stand alone: \`estimated-charges\` is \`aws_cloudwatch_metric_alarm.billing-alarm\`, \`deployment-errors\` is
\`aws_cloudwatch_metric_alarm.rails_deployment-alarm\`, which ECS reads and nobody hears.

- **gone**: the resource was deleted or stopped, or it has failed.
- **idle**: it works, and nobody uses it.
- **new**: it was created just now.

A state in brackets follows from missing data (\`treat_missing_data\`), any other from the values that AWS publishes then.
CloudWatch looks further back before it treats data as missing, so that an alarm on missing data fires some minutes after
the time that it names: Amazon CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data".
`;

const PAGES: Readonly<Record<AlarmDefinition['impact'], string>> = {
  users: 'yes',
  data: 'yes',
  none: '',
};

const WORDS: Readonly<Record<AlarmState, string>> = {
  OK: 'OK',
  ALARM: '**ALARM**',
  INSUFFICIENT_DATA: 'INSUFFICIENT_DATA',
  unchanged: 'as before',
};

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function alarmRow(definition: AlarmDefinition): string {
  const { name, meaning, impact, pagesWhileOk, runbook, published } = definition;
  const states = SITUATIONS.map((situation) => {
    const word = WORDS[stateIn(definition, situation)];
    return published[situation] === 'no value' ? `(${word})` : word;
  });
  const pages = pagesWhileOk ? `${PAGES[impact]}, while \`${pagesWhileOk}\` is OK` : PAGES[impact];
  return row(`[\`${name}\`](runbooks/alarms.md#${runbook})`, meaning, pages, ...states);
}

const eventRow = ({ name, meaning, runbook }: EventDefinition): string =>
  row(`[\`${name}\`](runbooks/alarms.md#${runbook})`, `${meaning}.`);

/** Every alarm and event, as Markdown. */
export const alarmTable = (): string =>
  [
    INTRODUCTION,
    '## Alarms on metrics\n',
    row('alarm', 'fires when', 'pages', ...SITUATIONS),
    row('---', '---', '---', ...SITUATIONS.map(() => '---')),
    ...catalogue.map(alarmRow),
    '\n## Events\n',
    'Notices on the warning topic; the address of a rule is `aws_cloudwatch_event_rule.notice_NAME`.\n',
    row('event', 'says'),
    row('---', '---'),
    ...events.map(eventRow),
    '',
  ].join('\n');

if (require.main === module) {
  writeFileSync(ALARM_TABLE, alarmTable());
  console.log(`Wrote ${ALARM_TABLE}`);
}
