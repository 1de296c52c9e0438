import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Fn, TerraformIterator, type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';

export interface SubscriptionsProps {
  /** Topic whose messages are sent on. Changing it asks every address to confirm again. */
  readonly topicArn: string;
  /**
   * Addresses that every message is mailed to. SNS asks each one to confirm first; what nobody confirms within
   * days, SNS forgets and the next apply asks again.
   */
  readonly emailAddresses: readonly string[];
  /**
   * URL of PagerDuty, Opsgenie or another service that wakes people: `https://…`. It holds the service's key,
   * which ends up in the state. A value that turns out to be null is no subscription. @default none
   */
  readonly httpsEndpoint?: string;
  /** Where the topic is. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Who is told what a topic says: people by email, and a service that wakes people through HTTPS.
 *
 * An email subscription is keyed by its address, so that one more or less touches no other. One that was never
 * confirmed cannot be deleted: Terraform forgets it, and SNS does so days later.
 *
 * @see Amazon SNS Developer Guide, "Email notifications" and "Fanout to HTTP/S endpoints"
 */
export class Subscriptions extends Construct {
  constructor(scope: Construct, id: string, props: SubscriptionsProps) {
    super(scope, id);
    const { topicArn, httpsEndpoint, provider } = props;
    const addresses = TerraformIterator.fromList([...props.emailAddresses]);
    new SnsTopicSubscription(this, 'email', {
      provider,
      forEach: addresses,
      topicArn,
      protocol: 'email',
      endpoint: addresses.value,
    });
    if (httpsEndpoint === undefined) return;
    new SnsTopicSubscription(this, 'https', {
      provider,
      // None or one: `compact` drops a null.
      count: Token.asNumber(Fn.lengthOf(Fn.compact([httpsEndpoint]))),
      topicArn,
      protocol: 'https',
      endpoint: httpsEndpoint,
      // Terraform waits until the service has confirmed by itself, and fails when it does not.
      endpointAutoConfirms: true,
      // The services tell alarms from recoveries by what SNS writes around the message.
      rawMessageDelivery: false,
    });
  }
}
