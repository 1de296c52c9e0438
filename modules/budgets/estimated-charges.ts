import type { Metric } from '../shared/metric';

/**
 * What the whole account has cost since the first of the month, in all services, as AWS estimates it several
 * times a day. It exists in us-east-1 only.
 * @see Amazon CloudWatch User Guide, "Create a billing alarm to monitor your estimated AWS charges"
 */
export const estimatedCharges: Metric = {
  namespace: 'AWS/Billing',
  name: 'EstimatedCharges',
  dimensions: { Currency: 'USD' },
  statistic: 'Maximum',
  periodSeconds: 21_600,
  label: 'Charges of the account this month, in US dollars',
};
