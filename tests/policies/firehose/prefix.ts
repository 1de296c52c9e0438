import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const writing = (prefix: string, error_output_prefix: string) =>
  samples({
    aws_kinesis_firehose_delivery_stream: { extended_s3_configuration: { prefix, error_output_prefix } },
  });

const folder = (prefix: string | undefined): string | undefined =>
  /^[\w${}.-]+\/\S*\/$/.exec(prefix ?? '')?.[0];

/** The bucket expires objects by how their keys begin. */
export const policy: Policy = {
  rule: 'delivery streams write events and errors into folders of their own, by date',
  controls: [],
  violations: every(
    'aws_kinesis_firehose_delivery_stream',
    ({ extended_s3_configuration }) => {
      const { prefix, error_output_prefix } = block(extended_s3_configuration);
      const [events, errors] = [folder(prefix), folder(error_output_prefix)];
      return (
        events !== undefined &&
        errors !== undefined &&
        events.split('!')[0] !== errors.split('!')[0] &&
        [events, errors].every((keys) => keys.includes('!{timestamp:')) &&
        errors.includes('!{firehose:error-output-type}')
      );
    },
    'mixes what nobody can tell apart',
  ),
  compliant: writing(
    'cloudwatch/events/!{timestamp:yyyy/MM/dd}/',
    'cloudwatch/errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
  ),
  violating: writing('', ''),
};
