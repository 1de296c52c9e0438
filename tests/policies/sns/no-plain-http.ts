import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'topics send their messages to nobody without TLS',
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
};
