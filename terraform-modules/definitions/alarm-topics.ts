import { createAlarmTopics } from '../../stacks/foundation/alarm-topics';
import { FoundationVariables } from '../../stacks/foundation/variables';
import { accountIdInput, logsInput, nameInput, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import { outputOf } from '../module-output';

/**
 * SNS topics and their subscribers. A module of its own, apart from `alarms`: `backup` takes a topic, and `alarms`
 * takes the vault of `backup`.
 */
export const alarmTopics: ModuleDefinition = {
  name: 'alarm-topics',
  summary: 'SNS topics of the alarms with their subscribers: email, HTTPS (pager) and Slack.',
  fixed: {
    'budget.billingAlarm.enabled': 'Decides, with cloudFront.enabled, whether there is a topic in us-east-1.',
    'budget.anomalyDetection.enabled': 'Decides whether cost alerts may be published.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const callers = {
      ...renamed(environment, nameInput(inputs, environment, 'slack')),
      logs: logsInput(inputs, environment),
    };
    const topicArns = createAlarmTopics(module, callers, {
      accountId: accountIdInput(inputs),
      alarmsKeyArn: inputs.text('alarms_key_arn', 'KMS key of the topics.', {
        from: outputOf('kms', 'key_arns', 'alarms'),
      }),
      usEast1: module.usEast1(),
      variables: new FoundationVariables(module),
    });
    module.output('topic_arns', 'SNS topics: critical alarms, warnings, and alarms in us-east-1.', topicArns);
  },
};
