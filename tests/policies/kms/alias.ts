import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'keys have a name that can be read',
  controls: [],
  violations: accompanied('aws_kms_key', { type: 'aws_kms_alias', through: 'target_key_id' }, 'has no alias'),
  compliant: samples({
    aws_kms_key: {},
    aws_kms_alias: { target_key_id: '${aws_kms_key.sample.key_id}', name: 'alias/a' },
  }),
  violating: samples({ aws_kms_key: {} }),
};
