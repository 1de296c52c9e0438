import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { AnomalyDetection } from '../../modules/budgets/anomaly-detection';
import { BillingAlarm } from '../../modules/budgets/billing-alarm';
import { MonthlyBudget } from '../../modules/budgets/monthly-budget';
import type { Environment } from '../../modules/config/schema';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';

/** Budget of the environment by its tag and, where they are on, billing alarm and anomaly detection. */
export function createCostAlerts(
  scope: Construct,
  environment: Environment,
  { alarmTopicArns }: Pick<FoundationOutputs, 'alarmTopicArns'>,
  usEast1: TerraformProvider,
): void {
  const { budget, tags } = environment;
  const tag = { key: 'Environment', value: tags.Environment };
  new MonthlyBudget(scope, 'budget', {
    budgetName: resourceName(environment, 'monthly'),
    monthlyUsd: budget.monthlyUsd,
    tag,
    topicArn: alarmTopicArns.warning,
  });
  if (budget.billingAlarm.enabled && alarmTopicArns.usEast1) {
    new BillingAlarm(scope, 'billing-alarm', {
      alarmName: resourceName(environment, 'estimated-charges'),
      thresholdUsd: budget.billingAlarm.thresholdUsd,
      topicArn: alarmTopicArns.usEast1,
      provider: usEast1,
    });
  }
  if (budget.anomalyDetection.enabled) {
    new AnomalyDetection(scope, 'anomalies', {
      name: resourceName(environment, 'anomalies'),
      minimumUsd: budget.anomalyDetection.minimumUsd,
      tag,
      topicArn: alarmTopicArns.warning,
    });
  }
}
