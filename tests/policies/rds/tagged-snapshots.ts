import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'snapshots carry the tags of their database',
  controls: ['CKV2_AWS_60', 'RDS.17'],
  violations: every(
    'aws_db_instance',
    ({ copy_tags_to_snapshot }) => copy_tags_to_snapshot === true,
    'makes snapshots without tags',
  ),
  compliant: samples({ aws_db_instance: { copy_tags_to_snapshot: true } }),
  violating: samples({ aws_db_instance: {} }),
};
