import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, isTrue } from '../support/resources';

export const policy: Policy = {
  rule: 'what waits in a delivery stream is encrypted',
  controls: ['CKV_AWS_240', 'DataFirehose.1', 'AwsSolutions-KDF1'],
  violations: every(
    'aws_kinesis_firehose_delivery_stream',
    ({ server_side_encryption }) => isTrue(block(server_side_encryption)['enabled']),
    'buffers in plain text',
  ),
  compliant: samples({
    aws_kinesis_firehose_delivery_stream: { server_side_encryption: { enabled: true } },
  }),
  violating: samples({ aws_kinesis_firehose_delivery_stream: {} }),
};
