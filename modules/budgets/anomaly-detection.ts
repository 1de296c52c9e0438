import { CeAnomalyMonitor } from '@cdktf/provider-aws/lib/ce-anomaly-monitor';
import { CeAnomalySubscription } from '@cdktf/provider-aws/lib/ce-anomaly-subscription';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';
import { assertSettings } from '../shared/validation';
import type { CostTag } from './cost-tag';
import { anomalyDetectionSettings } from './settings';

export interface AnomalyDetectionProps {
  /** Name of the monitor and of its subscription. Changing it renames the monitor and replaces the subscription. */
  readonly name: string;
  /** US dollars that spending must differ from what was expected before anybody is told. */
  readonly minimumUsd: number;
  /** Watches what carries this tag. Changing it begins anew, with ten days of learning. */
  readonly tag: CostTag;
  /** Topic of this account, in any region, that admits `costalerts.amazonaws.com`, as its key must. */
  readonly topicArn: string;
}

/**
 * Tells a topic when an environment spends otherwise than it used to, within a day and with the service that is
 * to blame. Free of charge.
 *
 * It watches a tag and not every service: an account has one monitor of its services, which AWS may have created
 * already. Its frequency is IMMEDIATE because a topic takes no daily summaries.
 *
 * @see AWS Cost Management User Guide, "Detecting unusual spend with AWS Cost Anomaly Detection"
 */
export class AnomalyDetection extends Construct {
  constructor(scope: Construct, id: string, props: AnomalyDetectionProps) {
    super(scope, id);
    const { name, minimumUsd } = props;
    assertSettings(anomalyDetectionSettings, { enabled: true, minimumUsd }, this.node.path);
    const monitor = new CeAnomalyMonitor(this, 'this', {
      name,
      monitorType: 'CUSTOM',
      monitorSpecification: specification(props.tag),
    });
    new CeAnomalySubscription(this, 'subscription', {
      name,
      frequency: 'IMMEDIATE',
      monitorArnList: [monitor.arn],
      subscriber: [{ type: 'SNS', address: props.topicArn }],
      thresholdExpression: {
        dimension: {
          key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
          matchOptions: ['GREATER_THAN_OR_EQUAL'],
          values: [digits(minimumUsd)],
        },
      },
    });
  }
}

/** What the provider reads back holds every member: without the nulls each plan would replace the monitor. */
const specification = ({ key, value }: CostTag): string =>
  JSON.stringify({
    And: null,
    CostCategories: null,
    Dimensions: null,
    Not: null,
    Or: null,
    Tags: { Key: key, MatchOptions: null, Values: [value] },
  });
