import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, TerraformConfiguration } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { publishersOf } from './support/publishers';
import { block, every, isTrue, list, refersTo, resourcesOf } from './support/resources';
import { document, statementsIn } from './support/statements';

/** Types of alarms. */
const ALARMS = ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'] as const;

/** Whether a topic is the one that pages an operator. */
const isPagingTopic = (topicArn: unknown): boolean =>
  typeof topicArn === 'string' && topicArn.includes('critical');

/** Whether ECS reads the alarm to roll back a deployment. */
const rollsBack = (address: string, stack: TerraformConfiguration): boolean =>
  resourcesOf(stack, 'aws_ecs_service').some(([, { alarms }]) =>
    list(block(alarms)['alarm_names']).some((name) => refersTo(name, address)),
  );

/** Functions that give as many series as they find: CloudWatch takes them for graphs only. */
const MANY_SERIES = /\b(SEARCH|METRICS|SERVICE_QUOTA)\s*\(/;

const withQueries = (...queries: Block[]): Block =>
  samples({ aws_cloudwatch_metric_alarm: { metric_query: queries } });
const errors = { id: 'errors', metric: { metric_name: 'HTTPCode_Target_5XX_Count' } };

const RUNBOOK = 'docs/runbooks/alarms.md';

/** Sections that can be linked to; headings are their own anchors. */
const sections = new Set(
  [...readFileSync(join(__dirname, '../..', RUNBOOK), 'utf8').matchAll(/^#+ ([a-z][a-z0-9-]*)$/gm)].map(
    ([, heading]) => heading,
  ),
);

const linked = new RegExp(`${RUNBOOK.replaceAll('.', '\\.')}#([\\w-]+)`);

/** Alarms can tell topics of their own region only: those that are elsewhere have one there. */
const WARNING = { here: /warning/, elsewhere: /us-?east-?1/i } as const;

const telling = (topic: string) => [`\${aws_sns_topic_policy.alarms-${topic}_policy.arn}`];

const STATE = /\b(?:ALARM|OK|INSUFFICIENT_DATA)\(([^)]*)\)/g;

const admittedUnder = (Condition: Block): Block =>
  samples({
    aws_cloudwatch_log_resource_policy: {
      policy_document: document({ Principal: { Service: 'delivery.logs.amazonaws.com' }, Condition }),
    },
  });

export const policies: Policies = {
  'alarms-switched-on': {
    rule: 'alarms have their actions enabled',
    controls: ['CKV_AWS_319', 'CloudWatch.17'],
    violations: every(
      ALARMS,
      ({ actions_enabled, actions_suppressor }) =>
        actions_enabled !== false && actions_suppressor === undefined,
      'has its actions disabled or suppressed',
    ),
    compliant: samples({ aws_cloudwatch_metric_alarm: {}, aws_cloudwatch_composite_alarm: {} }),
    violating: samples({ aws_cloudwatch_composite_alarm: { actions_enabled: false } }),
  },
  'described-alarms': {
    rule: 'alarms say what happened and what to look at',
    controls: [],
    violations: every(
      ALARMS,
      ({ alarm_description = '' }) => alarm_description.length >= 20,
      'has a description of less than 20 characters',
    ),
    compliant: samples({
      aws_cloudwatch_metric_alarm: { alarm_description: 'The tasks answer with 5xx: look at their logs.' },
    }),
    violating: samples({ aws_cloudwatch_metric_alarm: { alarm_description: 'CPU' } }),
  },
  'ended-alarms': {
    rule: 'alarms notify the same topics when they end',
    controls: [],
    violations: every(
      ALARMS,
      ({ alarm_actions, ok_actions }) =>
        list(alarm_actions).every((action) => list(ok_actions).includes(action)),
      'does not notify all of its topics when it ends',
    ),
    compliant: samples({ aws_cloudwatch_metric_alarm: { alarm_actions: ['arn'], ok_actions: ['arn'] } }),
    violating: samples({ aws_cloudwatch_metric_alarm: { alarm_actions: ['arn'], ok_actions: ['other'] } }),
  },
  /** ECS reads the state of those that roll back its deployments. */
  'heard-alarms': {
    rule: 'alarms notify a topic, or roll back a deployment',
    controls: ['CloudWatch.15'],
    violations: every(
      ALARMS,
      ({ alarm_actions }, address, stack) => list(alarm_actions).length > 0 || rollsBack(address, stack),
      'notifies no topic',
    ),
    compliant: {
      resource: {
        aws_cloudwatch_metric_alarm: { told: { alarm_actions: ['${aws_sns_topic.alarms.arn}'] }, read: {} },
        aws_ecs_service: {
          sample: { alarms: { alarm_names: ['${aws_cloudwatch_metric_alarm.read.alarm_name}'] } },
        },
      },
    },
    violating: samples({ aws_cloudwatch_composite_alarm: {} }),
  },
  'missing-data': {
    rule: 'alarms state how they treat missing data',
    controls: [],
    violations: every(
      'aws_cloudwatch_metric_alarm',
      ({ treat_missing_data }) => treat_missing_data !== undefined,
      'does not state how it treats missing data',
    ),
    compliant: samples({ aws_cloudwatch_metric_alarm: { treat_missing_data: 'notBreaching' } }),
    violating: samples({ aws_cloudwatch_metric_alarm: {} }),
  },
  'one-result': {
    rule: 'an alarm on a calculation compares one series, from metrics that are all used',
    controls: [],
    violations: every(
      'aws_cloudwatch_metric_alarm',
      ({ metric_query }) => {
        const queries = list<Block>(metric_query);
        const expressions = queries.flatMap(({ expression }) => expression ?? []).join('\n');
        const isUsed = ({ id, return_data }: Block) =>
          isTrue(return_data) || new RegExp(`\\b${id}\\b`).test(expressions);
        return (
          queries.length === 0 ||
          (queries.filter(({ return_data }) => isTrue(return_data)).length === 1 &&
            queries.every(isUsed) &&
            !MANY_SERIES.test(expressions))
        );
      },
      'compares no series, or several',
    ),
    compliant: withQueries({ id: 'result', expression: '100 * errors', return_data: true }, errors),
    violating: withQueries(
      { id: 'result', expression: '100 * errors', return_data: true },
      { ...errors, return_data: true },
    ),
  },
  /** A broken link would be found during an incident. */
  runbooks: {
    rule: 'alarms name a section of the runbook, which exists',
    controls: [],
    violations: every(
      ALARMS,
      ({ alarm_description = '' }) => sections.has(linked.exec(alarm_description)?.[1]),
      'links to no section of the runbook',
    ),
    compliant: samples({
      aws_cloudwatch_metric_alarm: {
        alarm_description: `It is full. Runbook: ${RUNBOOK}#database-free-storage`,
      },
    }),
    violating: samples({
      aws_cloudwatch_metric_alarm: { alarm_description: `It is full. Runbook: ${RUNBOOK}#no-such-section` },
    }),
  },
  'warning-alarms': {
    rule: 'alarms on metrics notify the warning topic of their region when they begin and when they end',
    controls: [],
    violations: every(
      'aws_cloudwatch_metric_alarm',
      ({ alarm_actions, ok_actions, provider }, address, stack) => {
        const topic = provider === undefined ? WARNING.here : WARNING.elsewhere;
        return (
          [alarm_actions, ok_actions].every((actions) =>
            list<string>(actions).some((arn) => topic.test(arn)),
          ) || rollsBack(address, stack)
        );
      },
      'does not notify the warning topic',
    ),
    compliant: {
      resource: {
        aws_cloudwatch_metric_alarm: {
          here: { alarm_actions: telling('warning'), ok_actions: telling('warning') },
          elsewhere: {
            provider: 'aws.us-east-1',
            alarm_actions: telling('us-east-1'),
            ok_actions: telling('us-east-1'),
          },
        },
      },
    },
    violating: samples({
      aws_cloudwatch_metric_alarm: {
        provider: 'aws.us-east-1',
        alarm_actions: telling('warning'),
        ok_actions: telling('warning'),
      },
    }),
  },
  /** CloudWatch accepts the name of an alarm that does not exist: such a composite alarm never goes off. */
  'alarms-by-reference': {
    rule: 'composite alarms refer to other alarms by reference, so that those are created first',
    controls: [],
    violations: every(
      'aws_cloudwatch_composite_alarm',
      ({ alarm_rule = '' }) => {
        const named = [...alarm_rule.replace(/\$\{[^}]*\}/g, 'REFERENCE').matchAll(STATE)];
        return (
          named.length > 0 && named.every(([, name = '']) => name.replaceAll('"', '').trim() === 'REFERENCE')
        );
      },
      'names an alarm by its text',
    ),
    compliant: samples({
      aws_cloudwatch_composite_alarm: {
        alarm_rule: 'ALARM("${aws_cloudwatch_metric_alarm.a.alarm_name}") OR ALARM("${var.names["b"]}")',
      },
    }),
    violating: samples({
      aws_cloudwatch_composite_alarm: {
        alarm_rule: 'ALARM("${aws_cloudwatch_metric_alarm.a.alarm_name}") OR ALARM("bmo-learning-prod-b")',
      },
    }),
  },
  /** One in the foundation, one in the application, and one where the metrics of CloudFront are. */
  'one-page-per-stack': {
    rule: 'at most one alarm of a stack and region pages an operator',
    controls: [],
    violations: (stack) => {
      const paging = publishersOf(stack).filter(({ arns }) => arns.some(isPagingTopic));
      const isElsewhere = ({ arns }: (typeof paging)[number]) =>
        arns.some((arn) => WARNING.elsewhere.test(arn ?? ''));
      return [paging.filter(isElsewhere), paging.filter((each) => !isElsewhere(each))].flatMap((alarms) =>
        alarms.slice(1).map(({ address }) => ({
          address,
          problem: 'pages an operator, as another alarm of its stack does',
        })),
      );
    },
    compliant: {
      resource: {
        aws_cloudwatch_composite_alarm: {
          users: { alarm_actions: telling('critical') },
          elsewhere: { provider: 'aws.us-east-1', alarm_actions: telling('critical-us-east-1') },
        },
      },
    },
    violating: {
      resource: {
        aws_cloudwatch_composite_alarm: {
          users: { alarm_actions: telling('critical') },
          services: { alarm_actions: telling('critical') },
        },
      },
    },
  },
  /** One incident sets off many alarms on metrics, and pages once. */
  'pages-by-composite-alarms': {
    rule: 'only composite alarms notify the topic that pages an operator',
    controls: [],
    violations: (stack) =>
      publishersOf(stack)
        .filter(
          ({ address, arns }) =>
            !address.startsWith('aws_cloudwatch_composite_alarm.') && arns.some(isPagingTopic),
        )
        .map(({ address }) => ({ address, problem: 'pages an operator without being a composite alarm' })),
    compliant: samples({
      aws_cloudwatch_metric_alarm: { alarm_actions: telling('warning') },
      aws_cloudwatch_composite_alarm: { alarm_actions: telling('critical') },
    }),
    violating: samples({ aws_cloudwatch_metric_alarm: { alarm_actions: telling('critical') } }),
  },
  'paging-composite-alarms': {
    rule: 'composite alarms notify the topic that pages an operator',
    controls: [],
    violations: every(
      'aws_cloudwatch_composite_alarm',
      ({ alarm_actions }) => list(alarm_actions).some(isPagingTopic),
      'does not notify the topic that pages an operator',
    ),
    compliant: samples({ aws_cloudwatch_composite_alarm: { alarm_actions: telling('critical') } }),
    violating: samples({ aws_cloudwatch_composite_alarm: { alarm_actions: telling('warning') } }),
  },
  'customer-key': {
    rule: 'log groups are encrypted with a customer managed key',
    controls: ['CKV_AWS_158'],
    violations: every(
      'aws_cloudwatch_log_group',
      ({ kms_key_id }) => /aws_kms_key\.|\.outputs\.key_arns\./.test(kms_key_id),
      'is encrypted with the key of CloudWatch Logs',
    ),
    compliant: samples({ aws_cloudwatch_log_group: { kms_key_id: '${aws_kms_key.logs.arn}' } }),
    violating: samples({ aws_cloudwatch_log_group: {} }),
  },
  retention: {
    rule: 'log groups keep their events for a stated time',
    controls: ['CKV_AWS_66'],
    violations: every(
      'aws_cloudwatch_log_group',
      ({ retention_in_days }) => retention_in_days > 0,
      'keeps its events forever',
    ),
    compliant: samples({ aws_cloudwatch_log_group: { retention_in_days: 30 } }),
    violating: samples({ aws_cloudwatch_log_group: {} }),
  },
  'year-of-logs': {
    rule: 'log groups keep their events for a year',
    controls: ['CKV_AWS_338', 'CloudWatch.16'],
    violations: every(
      'aws_cloudwatch_log_group',
      ({ retention_in_days }) => retention_in_days >= 365,
      'keeps its events for less than a year',
    ),
    compliant: samples({ aws_cloudwatch_log_group: { retention_in_days: 365 } }),
    violating: samples({ aws_cloudwatch_log_group: { retention_in_days: 30 } }),
  },
  /** The confused deputy problem, for log groups. */
  'known-writers': {
    rule: 'services write to log groups on behalf of this account only',
    controls: [],
    violations: (stack) =>
      resourcesOf(stack, 'aws_cloudwatch_log_resource_policy')
        .flatMap(([address, { policy_document }]) => statementsIn(policy_document, address))
        .filter(
          ({ effect, principals, conditions }) =>
            effect === 'Allow' && (principals.includes('*') || !('aws:sourceaccount' in conditions)),
        )
        .map(({ address }) => ({ address, problem: 'allows a service on behalf of any account' })),
    compliant: admittedUnder({ StringEquals: { 'aws:SourceAccount': '123456789012' } }),
    violating: admittedUnder({ ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*' } }),
  },
};
