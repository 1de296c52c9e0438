import { TerraformOutput } from 'cdktf';
import { ServiceLogGroup } from '../../modules/ecs/service-log-group';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const synthesize = (retentionDays: number) =>
  synthesizeConstruct((stack) => {
    const { logGroupName, logGroupArn } = new ServiceLogGroup(stack, 'logs', {
      logGroupName: '/ecs/bmo-learning-test/rails',
      keyArn: 'arn:logs-key',
      retentionDays: retentionDays as 30,
    });
    new TerraformOutput(stack, 'name', { value: logGroupName });
    new TerraformOutput(stack, 'arn', { value: logGroupArn });
  });

describe('the log group of a service', () => {
  it('has the given name, key and retention', () => {
    expect(synthesize(30).at('aws_cloudwatch_log_group.logs')).toEqual({
      name: '/ecs/bmo-learning-test/rails',
      kms_key_id: 'arn:logs-key',
      retention_in_days: 30,
    });
  });

  it('rejects a retention that CloudWatch Logs does not offer', () => {
    expect(() => synthesize(31)).toThrow(/1 problem in the settings of .*\/logs:\n\n.*: retentionDays\n/);
  });

  it('returns its name, and its ARN without :*', () => {
    expect(synthesize(30).outputs()).toMatchObject({
      name: { value: '${aws_cloudwatch_log_group.logs.name}' },
      arn: { value: '${aws_cloudwatch_log_group.logs.arn}' },
    });
  });
});

describe('ServiceLogGroup', () => {
  itIsReusable(
    (stack, id, { text, number }) =>
      new ServiceLogGroup(stack, id, {
        logGroupName: text('name'),
        keyArn: text('key_arn'),
        retentionDays: number('days') as 30,
      }),
  );
});
