import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, isTrue } from '../support/resources';

const logging = (cloudwatch_logging_options: object) =>
  samples({
    aws_kinesis_firehose_delivery_stream: { extended_s3_configuration: { cloudwatch_logging_options } },
  });

export const policy: Policy = {
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
    'fails without a word',
  ),
  compliant: logging({ enabled: true, log_group_name: 'errors', log_stream_name: 'delivery' }),
  violating: logging({ enabled: true, log_group_name: 'errors' }),
};
