import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import { AccessLog } from '../../modules/cloudfront/access-log';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const usEast1 = (stack: TerraformStack): AwsProvider =>
  (stack.node.tryFindChild('east') as AwsProvider | undefined) ??
  new AwsProvider(stack, 'east', { alias: 'east', region: 'us-east-1' });

const configuration = synthesizeConstruct(
  (stack) =>
    new AccessLog(stack, 'log', {
      name: 'bmo-learning-prod',
      distributionArn: 'arn:distribution',
      bucketArn: 'arn:aws:s3:::logs',
      usEast1: usEast1(stack),
    }),
);

describe('the access log of a distribution', () => {
  it('is delivered from the distribution to the bucket, in us-east-1', () => {
    expect(configuration.at('aws_cloudwatch_log_delivery_source.log_source')).toEqual({
      provider: 'aws.east',
      name: 'bmo-learning-prod-requests',
      log_type: 'ACCESS_LOGS',
      resource_arn: 'arn:distribution',
    });
    expect(configuration.at('aws_cloudwatch_log_delivery_destination.log_destination')).toEqual({
      provider: 'aws.east',
      name: 'bmo-learning-prod-log-bucket',
      output_format: 'json',
      delivery_destination_configuration: [{ destination_resource_arn: 'arn:aws:s3:::logs' }],
    });
  });

  it('uses the key prefix that the bucket policy allows: the default one of AWS', () => {
    expect(configuration.at('aws_cloudwatch_log_delivery.log_delivery')).toEqual({
      provider: 'aws.east',
      delivery_source_name: '${aws_cloudwatch_log_delivery_source.log_source.name}',
      delivery_destination_arn: '${aws_cloudwatch_log_delivery_destination.log_destination.arn}',
    });
  });

  itIsReusable(
    (stack, id, unknown) =>
      new AccessLog(stack, id, {
        name: unknown.text('name'),
        distributionArn: unknown.text('distribution_arn'),
        bucketArn: unknown.text('bucket_arn'),
        usEast1: usEast1(stack),
      }),
  );
});
