import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Fn, TerraformIterator, type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';

export interface SubscriptionsProps {
  /** Topic to subscribe to. Changing it asks every address to confirm again. */
  readonly topicArn: string;
  /**
   * Email addresses that receive every message. SNS asks each one to confirm; it deletes a subscription that is not
   * confirmed within days, and the next apply asks again.
   */
  readonly emailAddresses: readonly string[];
  /**
   * URL of PagerDuty, Opsgenie or another paging service: `https://…`. It contains the service's key, which is
   * stored in the state. Null at plan time creates no subscription. @default none
   */
  readonly httpsEndpoint?: string;
  /** Provider of the topic's region. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * Subscribers of a topic: email addresses, and a paging service over HTTPS.
 *
 * An email subscription is keyed by its address, so adding or removing one changes no other. A subscription that was
 * never confirmed cannot be deleted: Terraform removes it from the state, and SNS deletes it days later.
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
      // Terraform waits until the service has confirmed the subscription, and fails if it does not.
      endpointAutoConfirms: true,
      // Paging services need the SNS envelope to tell an alarm from its end.
      rawMessageDelivery: false,
    });
  }
}
