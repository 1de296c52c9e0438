import { AnomalyDetection } from '../../modules/budgets/anomaly-detection';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (minimumUsd = 25) =>
  synthesizeConstruct(
    (stack) =>
      new AnomalyDetection(stack, 'anomalies', {
        name: 'test-costs',
        minimumUsd,
        tag: { key: 'Environment', value: 'prod' },
        topicArn: 'arn:topic',
      }),
  );
const configuration = synthesize();
const monitor = configuration.at('aws_ce_anomaly_monitor.anomalies');
const subscription = configuration.at('aws_ce_anomaly_subscription.anomalies_subscription');

describe('anomaly detection', () => {
  it('monitors a tag, because an account can have only one monitor of services', () => {
    expect(monitor).toMatchObject({ name: 'test-costs', monitor_type: 'CUSTOM' });
    expect(monitor).not.toHaveProperty('monitor_dimension');
  });

  it('sets every member that the provider reads back, so that no plan replaces the monitor', () => {
    expect(JSON.parse(monitor['monitor_specification'])).toEqual({
      And: null,
      CostCategories: null,
      Dimensions: null,
      Not: null,
      Or: null,
      Tags: { Key: 'Environment', MatchOptions: null, Values: ['prod'] },
    });
  });

  it('notifies the topic immediately, because SNS supports no summaries', () => {
    expect(subscription).toMatchObject({
      name: 'test-costs',
      frequency: 'IMMEDIATE',
      monitor_arn_list: ['${aws_ce_anomaly_monitor.anomalies.arn}'],
      subscriber: [{ type: 'SNS', address: 'arn:topic' }],
    });
  });

  it('ignores anomalies below the amount', () => {
    expect(subscription['threshold_expression']).toEqual({
      dimension: {
        key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
        match_options: ['GREATER_THAN_OR_EQUAL'],
        values: ['25'],
      },
    });
  });

  it('rejects an amount out of range', () => {
    expect(() => synthesize(0.5)).toThrow(/minimumUsd[\s\S]*a number from 1 to 1000000/);
  });

  itIsReusable(
    (stack, id, unknown) =>
      new AnomalyDetection(stack, id, {
        name: unknown.text('name'),
        minimumUsd: unknown.number('usd'),
        tag: { key: unknown.text('key'), value: unknown.text('value') },
        topicArn: unknown.text('topic'),
      }),
  );
});
