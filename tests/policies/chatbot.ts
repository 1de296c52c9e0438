import { type Policies, samples } from './support/policy';
import { every, list } from './support/resources';

const WHOLE_ACCESS = /AdministratorAccess|PowerUserAccess/;

const bounded = (guardrail_policy_arns: string[]) =>
  samples({ aws_chatbot_slack_channel_configuration: { guardrail_policy_arns } });

export const policies: Policies = {
  /** AWS takes AdministratorAccess where none are named. */
  guardrails: {
    rule: 'chat channels have guardrail policies without administrator access',
    controls: [],
    violations: every(
      ['aws_chatbot_slack_channel_configuration', 'aws_chatbot_teams_channel_configuration'],
      ({ guardrail_policy_arns }) => {
        const arns = list<string>(guardrail_policy_arns);
        return arns.length > 0 && !arns.some((arn) => WHOLE_ACCESS.test(arn));
      },
      'has no guardrail policies, or administrator access',
    ),
    compliant: bounded(['${aws_iam_policy.slack_permissions.arn}']),
    violating: bounded(['arn:aws:iam::aws:policy/AdministratorAccess']),
  },
  logged: {
    rule: 'chat channels log at least errors',
    controls: [],
    violations: every(
      ['aws_chatbot_slack_channel_configuration', 'aws_chatbot_teams_channel_configuration'],
      ({ logging_level }) => ['ERROR', 'INFO'].includes(logging_level),
      'does not log errors',
    ),
    compliant: samples({ aws_chatbot_slack_channel_configuration: { logging_level: 'ERROR' } }),
    violating: samples({ aws_chatbot_slack_channel_configuration: { logging_level: 'NONE' } }),
  },
};
