import type { Block, TerraformConfiguration } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { type Publisher, publishersOf } from './support/publishers';
import { requiresOwnKey } from './support/requirements';
import { every, refersTo, resourcesOf } from './support/resources';
import {
  document,
  everyStatement,
  namesPrincipals,
  policySample,
  type Statement,
  statementsIn,
  statementsOf,
} from './support/statements';

const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey*'];

const allows =
  (service: string, actions: readonly string[]) =>
  ({ effect, services, actions: allowed }: Statement): boolean =>
    effect === 'Allow' && services.includes(service) && actions.every((action) => allowed.includes(action));

/** Topics of the stack that a publisher refers to, through their policies, and these policies. */
const topicsOf = (stack: TerraformConfiguration, { arns }: Publisher): readonly [Block, Block][] =>
  resourcesOf(stack, 'aws_sns_topic').flatMap(([topic, body]) =>
    resourcesOf(stack, 'aws_sns_topic_policy')
      .filter(
        ([policy, { arn }]) => refersTo(arn, topic) && arns.some((notified) => refersTo(notified, policy)),
      )
      .map(([, policy]): [Block, Block] => [body, policy]),
  );

/** Whether a topic takes messages of the service, by its policy and by the policy of its key. */
const admits = (stack: TerraformConfiguration, service: string, topic: Block, policy: Block): boolean =>
  statementsIn(policy['policy']).some(allows(service, ['sns:Publish'])) &&
  resourcesOf(stack, 'aws_kms_key')
    .filter(([key]) => refersTo(topic['kms_master_key_id'], key))
    .some(([, key]) => statementsIn(key['policy']).some(allows(service, KEY_ACTIONS)));

const publishingBudget = (Service: string): Block =>
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

const withKeyFor = (Service: string) =>
  samples({
    aws_sns_topic: { kms_master_key_id: '${aws_kms_key.sample.arn}' },
    aws_kms_key: { policy: document({ Principal: { Service }, Action: KEY_ACTIONS }) },
  });

export const policies: Policies = {
  /** A message that a topic or its key refuses is lost without an error. */
  'admitted-publishers': {
    rule: 'publishers depend on the policy of their topic, and are allowed by it and by its key',
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
    compliant: publishingBudget('budgets.amazonaws.com'),
    violating: publishingBudget('cloudwatch.amazonaws.com'),
  },
  'alarms-can-publish': {
    rule: 'keys of topics allow CloudWatch, whose notifications are lost otherwise',
    controls: [],
    violations: every(
      'aws_sns_topic',
      ({ kms_master_key_id }, _, stack) =>
        statementsOf(stack, 'aws_kms_key').some(
          ({ address, effect, services, actions }) =>
            refersTo(kms_master_key_id, address.split(' ')[0] ?? '') &&
            effect === 'Allow' &&
            services.includes('cloudwatch.amazonaws.com') &&
            KEY_ACTIONS.every((action) => actions.includes(action)),
        ),
      'has a key that CloudWatch cannot use',
    ),
    compliant: withKeyFor('cloudwatch.amazonaws.com'),
    violating: withKeyFor('events.amazonaws.com'),
  },
  /** The key of SNS does not allow CloudWatch: notifications would be lost without an error. */
  'customer-key': {
    rule: 'topics are encrypted with a customer managed key',
    controls: ['CKV_AWS_26', 'SNS.1'],
    ...requiresOwnKey('aws_sns_topic', 'kms_master_key_id', 'is not encrypted with a key of ours'),
  },
  /** Through the topic itself, or through its policy, which has the same ARN. */
  'heard-topics': {
    rule: 'every topic has a subscription',
    controls: [],
    violations: every(
      'aws_sns_topic',
      (_, topic, stack) => {
        const same = resourcesOf(stack, 'aws_sns_topic_policy')
          .filter(([, { arn }]) => refersTo(arn, topic))
          .map(([address]) => address);
        return resourcesOf(stack, 'aws_sns_topic_subscription').some(([, { topic_arn }]) =>
          [topic, ...same].some((address) => refersTo(topic_arn, address)),
        );
      },
      'has no subscription',
    ),
    compliant: samples({
      aws_sns_topic: {},
      aws_sns_topic_policy: { arn: '${aws_sns_topic.sample.arn}' },
      aws_sns_topic_subscription: { topic_arn: '${aws_sns_topic_policy.sample.arn}' },
    }),
    violating: samples({ aws_sns_topic: {} }),
  },
  'tls-only': {
    rule: 'topics refuse messages without TLS',
    controls: ['AwsSolutions-SNS3'],
    violations: every(
      'aws_sns_topic',
      (_, address, stack) =>
        statementsOf(stack, 'aws_sns_topic_policy').some(
          ({ effect, principals, resources, conditions }) =>
            effect === 'Deny' &&
            principals.includes('*') &&
            resources.includes(`\${${address}.arn}`) &&
            conditions['aws:securetransport']?.[0] === 'false',
        ),
      'accepts messages without TLS',
    ),
    compliant: samples({
      aws_sns_topic: {},
      aws_sns_topic_policy: {
        policy: document({
          Effect: 'Deny',
          Principal: '*',
          Resource: '${aws_sns_topic.sample.arn}',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      },
    }),
    violating: samples({ aws_sns_topic: {} }),
  },
  'no-everybody': {
    rule: 'topic policies name the principals that they allow',
    controls: ['CKV_AWS_169', 'CKV_AWS_385', 'SNS.4'],
    violations: everyStatement('aws_sns_topic_policy', namesPrincipals, 'allows every principal'),
    compliant: policySample('aws_sns_topic_policy', { Principal: { Service: 'cloudwatch.amazonaws.com' } }),
    violating: policySample('aws_sns_topic_policy', { Principal: '*' }),
  },
  'no-plain-http': {
    rule: 'topics send messages over TLS only',
    controls: [],
    violations: every(
      'aws_sns_topic_subscription',
      ({ protocol, endpoint = '' }) => protocol !== 'http' && !endpoint.toLowerCase().startsWith('http://'),
      'sends messages in plain text',
    ),
    compliant: samples({
      aws_sns_topic_subscription: { protocol: 'https', endpoint: 'https://events.example.com/integration' },
    }),
    violating: samples({
      aws_sns_topic_subscription: { protocol: 'http', endpoint: '${var.endpoint}' },
    }),
  },
};
