import { type TerraformStack, TerraformVariable, type TerraformVariableConfig } from 'cdktf';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';

/** A topic that people subscribe to. */
type Topic = 'critical' | 'warning';

/** Subscribers of the alarm topics, which only an administrator of the AWS account knows. All are optional. */
export class FoundationVariables {
  /** Email subscribers of each topic. */
  readonly emailAddresses: Readonly<Record<Topic, string[]>>;
  /** HTTPS endpoint of the paging service, for the critical topic; null for none. */
  readonly pagerEndpoint: string;
  /** Slack workspace and channel; null for none. */
  readonly slackWorkspaceId: string;
  readonly slackChannelId: string;

  constructor(private readonly stack: TerraformStack) {
    this.emailAddresses = { critical: this.emails('critical'), warning: this.emails('warning') };
    this.pagerEndpoint = this.optional('pager_https_endpoint', {
      sensitive: true,
      description: 'HTTPS endpoint of PagerDuty or Opsgenie for the critical topic; null for none.',
      validation: [
        {
          condition:
            '${var.pager_https_endpoint == null ? true : ' +
            'can(regex("^https://[A-Za-z0-9.-]+(?::\\\\d+)?/\\\\S*$", var.pager_https_endpoint))}',
          errorMessage:
            'pager_https_endpoint must be null or a URL that starts with https://, such as the integration URL ' +
            'of PagerDuty or Opsgenie.',
        },
      ],
    });
    this.slackWorkspaceId = this.optional('slack_workspace_id', {
      description:
        'Slack workspace that was authorized in Amazon Q Developer in chat applications; null for none.',
      validation: [
        {
          condition:
            '${var.slack_workspace_id == null ? true : can(regex("^T[A-Z0-9]{8,11}$", var.slack_workspace_id))}',
          errorMessage:
            'slack_workspace_id must be null or the id of a Slack workspace: T and 8 to 11 upper-case letters and ' +
            'digits; see the Slack clients in the console of Amazon Q Developer in chat applications.',
        },
      ],
    });
    this.slackChannelId = this.optional('slack_channel_id', {
      description: 'Slack channel that shows alarms, given together with the workspace; null for none.',
      validation: [
        {
          condition:
            '${(var.slack_channel_id == null) == (var.slack_workspace_id == null) && ' +
            '(var.slack_channel_id == null ? true : can(regex("^[CG][A-Z0-9]{8,11}$", var.slack_channel_id)))}',
          errorMessage:
            'slack_channel_id must be given together with slack_workspace_id: the id of a Slack channel, C ' +
            '(old private channels: G) and 8 to 11 upper-case letters and digits; "Copy link" in Slack ends with it.',
        },
      ],
    });
  }

  private emails(topic: Topic): string[] {
    const name = `${topic}_email_addresses`;
    return new TerraformVariable(this.stack, name, {
      type: 'list(string)',
      nullable: false,
      default: [],
      description: `Email subscribers of the ${topic} topic; AWS sends each a request to confirm.`,
      validation: [
        {
          condition:
            `\${alltrue([for address in var.${name} : ` +
            `can(regex("^[^@\\\\s,;<>]+@(?:${LABEL}\\\\.)+[A-Za-z]{2,63}$", address))])}`,
          errorMessage: `${name} must be email addresses without names or brackets, such as ops@example.com.`,
        },
      ],
    }).listValue;
  }

  private optional(name: string, config: TerraformVariableConfig): string {
    const variable = new TerraformVariable(this.stack, name, { type: 'string', nullable: true, ...config });
    // Not the `default` option: CDKTF fails on null.
    variable.addOverride('default', null);
    return variable.stringValue;
  }
}
