import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const writing = (compression_format: string) =>
  samples({ aws_kinesis_firehose_delivery_stream: { extended_s3_configuration: { compression_format } } });

export const policy: Policy = {
  rule: 'delivery streams compress what they write into buckets',
  controls: [],
  violations: every(
    'aws_kinesis_firehose_delivery_stream',
    ({ extended_s3_configuration }) => block(extended_s3_configuration)['compression_format'] === 'GZIP',
    'fills its bucket ten times as fast',
  ),
  compliant: writing('GZIP'),
  violating: writing('UNCOMPRESSED'),
};
