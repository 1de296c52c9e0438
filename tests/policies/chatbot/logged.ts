import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'a chat channel logs at least what it could not deliver',
  controls: [],
  violations: every(
    ['aws_chatbot_slack_channel_configuration', 'aws_chatbot_teams_channel_configuration'],
    ({ logging_level }) => ['ERROR', 'INFO'].includes(logging_level),
    'fails without a word',
  ),
  compliant: samples({ aws_chatbot_slack_channel_configuration: { logging_level: 'ERROR' } }),
  violating: samples({ aws_chatbot_slack_channel_configuration: { logging_level: 'NONE' } }),
};
