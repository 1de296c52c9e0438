import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformVariable } from 'cdktf';
import { Subscriptions } from '../../modules/alarms/subscriptions';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const given = synthesizeConstruct((stack) => {
  const addresses = new TerraformVariable(stack, 'addresses', { type: 'list(string)' });
  const endpoint = new TerraformVariable(stack, 'endpoint', { type: 'string', sensitive: true });
  const provider = new AwsProvider(stack, 'elsewhere', { region: 'us-east-1', alias: 'elsewhere' });
  new Subscriptions(stack, 'on-call', {
    topicArn: 'arn:topic',
    emailAddresses: addresses.listValue,
    httpsEndpoint: endpoint.stringValue,
    provider,
  });
});

describe('subscriptions to a topic', () => {
  it('are keyed by email address: adding or removing one changes no other', () => {
    expect(given.at('aws_sns_topic_subscription.on-call_email')).toEqual({
      provider: 'aws.elsewhere',
      for_each: '${toset(var.addresses)}',
      topic_arn: 'arn:topic',
      protocol: 'email',
      endpoint: '${each.value}',
    });
  });

  it('include an HTTPS endpoint that confirms itself and reads the SNS envelope, unless it is null', () => {
    expect(given.at('aws_sns_topic_subscription.on-call_https')).toEqual({
      provider: 'aws.elsewhere',
      count: '${length(compact([var.endpoint]))}',
      topic_arn: 'arn:topic',
      protocol: 'https',
      endpoint: '${var.endpoint}',
      endpoint_auto_confirms: true,
      raw_message_delivery: false,
    });
  });

  it('are by email only if no endpoint is given', () => {
    const byEmail = synthesizeConstruct(
      (stack) =>
        new Subscriptions(stack, 'on-call', { topicArn: 'arn:topic', emailAddresses: ['a@example.com'] }),
    );
    expect(byEmail.addresses()).toEqual(['aws_sns_topic_subscription.on-call_email']);
    expect(byEmail.at('aws_sns_topic_subscription.on-call_email')['for_each']).toBe(
      '${toset(["a@example.com"])}',
    );
  });

  itIsReusable(
    (stack, id, unknown) =>
      new Subscriptions(stack, id, {
        topicArn: unknown.text('topic'),
        emailAddresses: [unknown.text('address')],
        httpsEndpoint: unknown.text('endpoint'),
      }),
  );
});
