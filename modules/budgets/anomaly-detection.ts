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
  /** US dollars by which spending must differ from the expected amount before a notification is sent. */
  readonly minimumUsd: number;
  /** Monitors resources with this tag. Changing it replaces the monitor, which learns for ten days again. */
  readonly tag: CostTag;
  /** Topic of this account, in any region. The topic and its key must admit `costalerts.amazonaws.com`. */
  readonly topicArn: string;
}

/**
 * Notifies a topic of unusual spending of an environment, within a day, with the AWS service that caused it. Free
 * of charge.
 *
 * It monitors a tag, not AWS services: an account can have one monitor for AWS services only, which AWS may have
 * created already. The frequency is IMMEDIATE because SNS topics do not support daily summaries.
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

/** The provider reads back every member: without the nulls, each plan would replace the monitor. */
const specification = ({ key, value }: CostTag): string =>
  JSON.stringify({
    And: null,
    CostCategories: null,
    Dimensions: null,
    Not: null,
    Or: null,
    Tags: { Key: key, MatchOptions: null, Values: [value] },
  });
