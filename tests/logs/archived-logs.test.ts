import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { ArchivedLogs } from '../../modules/logs/archived-logs';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const archive = { filterName: 'archive', deliveryStreamArn: 'arn:stream', writerRoleArn: 'arn:role' };

const configuration = synthesizeConstruct((stack) => {
  new ArchivedLogs(stack, 'archived', { ...archive, logGroupNames: { ai: '/ecs/ai', rails: '/ecs/rails' } });
});

describe('archived logs', () => {
  it('are copied completely, keyed by their source', () => {
    expect(configuration.addresses()).toEqual([
      'aws_cloudwatch_log_subscription_filter.archived_ai',
      'aws_cloudwatch_log_subscription_filter.archived_rails',
    ]);
    expect(configuration.at('aws_cloudwatch_log_subscription_filter.archived_ai')).toEqual({
      name: 'archive',
      log_group_name: '/ecs/ai',
      filter_pattern: '',
      destination_arn: 'arn:stream',
      role_arn: 'arn:role',
    });
  });

  it('can be in another region', () => {
    const elsewhere = synthesizeConstruct((stack) => {
      const provider = new AwsProvider(stack, 'elsewhere', { region: 'us-east-1', alias: 'elsewhere' });
      new ArchivedLogs(stack, 'archived', { ...archive, logGroupNames: { firewall: 'waf' }, provider });
    });
    expect(elsewhere.at('aws_cloudwatch_log_subscription_filter.archived_firewall')['provider']).toBe(
      'aws.elsewhere',
    );
  });

  itIsReusable(
    (stack, id, unknown) =>
      new ArchivedLogs(stack, id, {
        filterName: unknown.text('filter'),
        logGroupNames: { ai: unknown.text('log') },
        deliveryStreamArn: unknown.text('stream'),
        writerRoleArn: unknown.text('role'),
      }),
  );
});
