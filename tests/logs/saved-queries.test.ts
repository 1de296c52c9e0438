import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { QUERIES } from '../../modules/logs/queries';
import { SavedQueries } from '../../modules/logs/saved-queries';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const configuration = synthesizeConstruct(
  (stack) =>
    new SavedQueries(stack, 'queries', {
      folder: 'test',
      logGroupNames: { ai: '/ecs/ai', sidekiq: '/ecs/sidekiq' },
    }),
);
const query = (name: string) => configuration.at(`aws_cloudwatch_query_definition.queries_${name}`);

describe('saved queries', () => {
  it('are in a folder, with the name of their address', () => {
    expect(query('ai-server-errors')).toMatchObject({
      name: 'test/ai-server-errors',
      log_group_names: ['/ecs/ai'],
    });
  });

  it('start with a comment about their result', () => {
    expect(query('sidekiq-failed-jobs')['query_string']).toMatch(
      /^# Failed jobs by class\. Sidekiq retries them\.\nparse @message .*\n\| parse /,
    );
  });

  it('query all existing log groups with relevant events', () => {
    expect(query('last-words-of-tasks')['log_group_names']).toEqual(['/ecs/ai', '/ecs/sidekiq']);
  });

  it('are omitted if no log group is relevant', () => {
    expect(Object.keys(configuration.resources('aws_cloudwatch_query_definition')).sort()).toEqual([
      'queries_ai-server-errors',
      'queries_errors-of-services',
      'queries_last-words-of-tasks',
      'queries_sidekiq-failed-jobs',
      'queries_sidekiq-slow-jobs',
    ]);
  });

  it('can be in the region of the logs', () => {
    const elsewhere = synthesizeConstruct((stack) => {
      const provider = new AwsProvider(stack, 'elsewhere', { region: 'us-east-1', alias: 'elsewhere' });
      new SavedQueries(stack, 'queries', { folder: 'test', logGroupNames: { firewall: 'waf' }, provider });
    });
    const definitions = Object.values(elsewhere.resources('aws_cloudwatch_query_definition'));
    expect(definitions.map(({ provider }) => provider)).toEqual(['aws.elsewhere', 'aws.elsewhere']);
  });

  it.each(Object.keys(QUERIES))('%s is within the limits of CloudWatch', (name) => {
    const { logs, commands, shows } = QUERIES[name] ?? { logs: [], commands: [], shows: '' };
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.length).toBeLessThanOrEqual(50);
    expect(`bmo-learning-production/${name}`.length).toBeLessThanOrEqual(255);
    expect([shows, ...commands].join('\n| ').length).toBeLessThan(10_000);
    // Terraform would treat it as a template.
    expect(commands.join()).not.toMatch(/[$%]\{/);
  });

  itIsReusable(
    (stack, id, unknown) =>
      new SavedQueries(stack, id, {
        folder: unknown.text('folder'),
        logGroupNames: { ai: unknown.text('log') },
      }),
  );
});
