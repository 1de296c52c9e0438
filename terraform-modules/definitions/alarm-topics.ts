import { createAlarmTopics } from '../../stacks/foundation-topics';
import { FoundationVariables } from '../../stacks/foundation-variables';
import { accountIdInput, logsInput, nameInput, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import { outputOf } from '../module-output';

/**
 * Who is told that something is wrong. Apart from `alarms`, which watches what publishes here: `backup` needs a
 * topic, and `alarms` needs its vault.
 */
export const alarmTopics: ModuleDefinition = {
  name: 'alarm-topics',
  summary: 'Topics that alarms are published to, and who is told: by mail, by pager, in Slack.',
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
    module.output('topic_arns', 'Topics: one that pages, one to read, one in us-east-1.', topicArns);
  },
};
