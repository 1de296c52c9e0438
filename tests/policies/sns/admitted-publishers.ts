import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { type Publisher, publishersOf } from '../support/publishers';
import { refersTo, resourcesOf } from '../support/resources';
import { document, type Statement, statementsIn } from '../support/statements';

const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey*'];

const allows =
  (service: string, actions: readonly string[]) =>
  ({ effect, services, actions: allowed }: Statement): boolean =>
    effect === 'Allow' && services.includes(service) && actions.every((action) => allowed.includes(action));

/** Topics of the stack that somebody publishes to, by themselves or through their policies. */
const topicsOf = (stack: TerraformConfiguration, { arns }: Publisher): readonly [Block, Block][] =>
  resourcesOf(stack, 'aws_sns_topic').flatMap(([topic, body]) =>
    resourcesOf(stack, 'aws_sns_topic_policy')
      .filter(([policy, { arn }]) => refersTo(arn, topic) && arns.some((told) => refersTo(told, policy)))
      .map(([, policy]): [Block, Block] => [body, policy]),
  );

/** By its policy, and by the policy of its key. */
const admits = (stack: TerraformConfiguration, service: string, topic: Block, policy: Block): boolean =>
  statementsIn(policy['policy']).some(allows(service, ['sns:Publish'])) &&
  resourcesOf(stack, 'aws_kms_key')
    .filter(([key]) => refersTo(topic['kms_master_key_id'], key))
    .some(([, key]) => statementsIn(key['policy']).some(allows(service, KEY_ACTIONS)));

const sampleWith = (Service: string): Block =>
  samples({
    aws_budgets_budget: {
      notification: [{ subscriber_sns_topic_arns: ['${aws_sns_topic_policy.sample.arn}'] }],
    },
    aws_sns_topic: { kms_master_key_id: '${aws_kms_key.sample.arn}' },
    aws_sns_topic_policy: {
      arn: '${aws_sns_topic.sample.arn}',
      policy: document({ Principal: { Service: 'budgets.amazonaws.com' }, Action: 'sns:Publish' }),
    },
    aws_kms_key: { policy: document({ Principal: { Service }, Action: KEY_ACTIONS }) },
  });

/** Whatever a topic or its key refuses is lost, and nobody is told. */
export const policy: Policy = {
  rule: 'whoever publishes to a topic waits for its policy, and is admitted by it and by its key',
  controls: [],
  violations: (stack) =>
    publishersOf(stack)
      .filter(
        (publisher) =>
          publisher.arns.some((arn) => arn?.includes('${aws_sns_topic.')) ||
          topicsOf(stack, publisher).some(
            ([topic, policy]) => !admits(stack, publisher.service, topic, policy),
          ),
      )
      .map(({ address, service }) => ({ address, problem: `publishes where ${service} is refused` })),
  compliant: sampleWith('budgets.amazonaws.com'),
  violating: sampleWith('cloudwatch.amazonaws.com'),
};
