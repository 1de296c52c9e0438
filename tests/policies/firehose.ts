import { type Policies, samples } from './support/policy';
import { requires } from './support/requirements';
import { block, every, isTrue } from './support/resources';

const encryptedWith = (server_side_encryption: object) =>
  samples({ aws_kinesis_firehose_delivery_stream: { server_side_encryption } });

const logging = (cloudwatch_logging_options: object) =>
  samples({
    aws_kinesis_firehose_delivery_stream: { extended_s3_configuration: { cloudwatch_logging_options } },
  });

const withPrefixes = (prefix: string, error_output_prefix: string) =>
  samples({
    aws_kinesis_firehose_delivery_stream: { extended_s3_configuration: { prefix, error_output_prefix } },
  });

const folderIn = (prefix: string | undefined): string | undefined =>
  /^[\w${}.-]+\/\S*\/$/.exec(prefix ?? '')?.[0];

export const policies: Policies = {
  compressed: {
    rule: 'delivery streams compress what they write into buckets',
    controls: [],
    ...requires(
      'aws_kinesis_firehose_delivery_stream',
      { extended_s3_configuration: { compression_format: 'GZIP' } },
      'does not compress with GZIP',
    ),
  },
  'customer-key': {
    rule: 'data in delivery streams is encrypted with a customer managed key',
    controls: ['CKV_AWS_241'],
    violations: every(
      'aws_kinesis_firehose_delivery_stream',
      ({ server_side_encryption }) => {
        const { key_type, key_arn = '' } = block(server_side_encryption);
        return key_type === 'CUSTOMER_MANAGED_CMK' && /aws_kms_key\.|\.outputs\.key_arns\./.test(key_arn);
      },
      'is encrypted with a key of AWS',
    ),
    compliant: encryptedWith({ key_type: 'CUSTOMER_MANAGED_CMK', key_arn: '${aws_kms_key.logs.arn}' }),
    violating: encryptedWith({ key_type: 'AWS_OWNED_CMK' }),
  },
  encrypted: {
    rule: 'data in delivery streams is encrypted',
    controls: ['CKV_AWS_240', 'DataFirehose.1', 'AwsSolutions-KDF1'],
    violations: every(
      'aws_kinesis_firehose_delivery_stream',
      ({ server_side_encryption }) => isTrue(block(server_side_encryption)['enabled']),
      'is not encrypted',
    ),
    compliant: samples({
      aws_kinesis_firehose_delivery_stream: { server_side_encryption: { enabled: true } },
    }),
    violating: samples({ aws_kinesis_firehose_delivery_stream: {} }),
  },
  'error-logs': {
    rule: 'delivery streams log what they cannot deliver',
    controls: [],
    violations: every(
      'aws_kinesis_firehose_delivery_stream',
      ({ extended_s3_configuration }) => {
        const { enabled, log_group_name, log_stream_name } = block(
          block(extended_s3_configuration)['cloudwatch_logging_options'],
        );
        return isTrue(enabled) && Boolean(log_group_name) && Boolean(log_stream_name);
      },
      'does not log errors',
    ),
    compliant: logging({ enabled: true, log_group_name: 'errors', log_stream_name: 'delivery' }),
    violating: logging({ enabled: true, log_group_name: 'errors' }),
  },
  /** The bucket expires objects by how their keys begin. */
  prefix: {
    rule: 'delivery streams write events and errors into folders of their own, by date',
    controls: [],
    violations: every(
      'aws_kinesis_firehose_delivery_stream',
      ({ extended_s3_configuration }) => {
        const { prefix, error_output_prefix } = block(extended_s3_configuration);
        const [events, errors] = [folderIn(prefix), folderIn(error_output_prefix)];
        return (
          events !== undefined &&
          errors !== undefined &&
          events.split('!')[0] !== errors.split('!')[0] &&
          [events, errors].every((keys) => keys.includes('!{timestamp:')) &&
          errors.includes('!{firehose:error-output-type}')
        );
      },
      'mixes events and errors, or has no date in a prefix',
    ),
    compliant: withPrefixes(
      'cloudwatch/events/!{timestamp:yyyy/MM/dd}/',
      'cloudwatch/errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
    ),
    violating: withPrefixes('', ''),
  },
};
