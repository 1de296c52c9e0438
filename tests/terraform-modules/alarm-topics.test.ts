import { alarmTopics } from '../../terraform-modules/definitions/alarm-topics';
import { alarms } from '../../terraform-modules/definitions/alarms';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';

const withoutBillingAlarm = {
  ...shipped.prod,
  budget: {
    ...shipped.prod.budget,
    billingAlarm: { enabled: false as const, reason: 'Another account pays.' },
  },
};

describe('the module alarm-topics', () => {
  const module = synthesizeModule(alarmTopics);

  it('tells who the caller names', () => {
    expect(module.at('aws_sns_topic_subscription.subscriptions-critical_email')).toMatchObject({
      for_each: '${toset(var.critical_email_addresses)}',
    });
    expect(module.readme).toContain('| `pager_https_endpoint` | `string` | `null` |');
  });

  it.each([
    ['prod', shipped.prod, ['critical', 'usEast1', 'warning']],
    ['an environment that watches nothing in us-east-1', withoutBillingAlarm, ['critical', 'warning']],
  ])('has the topics that alarms of %s need', (_, environment, topics) => {
    const { value } = synthesizeModule(alarmTopics, environment).outputs()['topic_arns'] ?? {};
    expect(Object.keys(value).sort()).toEqual(topics);
    const { description } = synthesizeModule(alarms, environment).variables()['topic_arns'] ?? {};
    for (const topic of topics) expect(description).toContain(topic);
  });
});
