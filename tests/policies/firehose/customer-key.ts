import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const encryptedWith = (server_side_encryption: object) =>
  samples({ aws_kinesis_firehose_delivery_stream: { server_side_encryption } });

export const policy: Policy = {
  rule: 'what waits in a delivery stream is encrypted with a key of ours',
  controls: ['CKV_AWS_241'],
  violations: every(
    'aws_kinesis_firehose_delivery_stream',
    ({ server_side_encryption }) => {
      const { key_type, key_arn = '' } = block(server_side_encryption);
      return key_type === 'CUSTOMER_MANAGED_CMK' && /aws_kms_key\.|\.outputs\.key_arns\./.test(key_arn);
    },
    'buffers with a key of AWS',
  ),
  compliant: encryptedWith({ key_type: 'CUSTOMER_MANAGED_CMK', key_arn: '${aws_kms_key.logs.arn}' }),
  violating: encryptedWith({ key_type: 'AWS_OWNED_CMK' }),
};
