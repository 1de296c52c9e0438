import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const encrypted = ({ kms_key_id, log_configuration }: Block): boolean => {
  const log = block(log_configuration);
  return (
    kms_key_id !== undefined &&
    (log['cloud_watch_encryption_enabled'] === true || log['s3_bucket_encryption_enabled'] === true)
  );
};

const configured = (commands: Block): Block =>
  samples({ aws_ecs_cluster: { configuration: { execute_command_configuration: commands } } });

export const policy: Policy = {
  rule: 'what is typed into a container is encrypted with a key of ours, and so is its log',
  controls: ['CKV_AWS_224'],
  violations: every(
    'aws_ecs_cluster',
    ({ configuration }) =>
      list<Block>(block(configuration)['execute_command_configuration']).every(encrypted),
    'logs commands without a key of ours',
  ),
  compliant: configured({
    kms_key_id: '${aws_kms_key.logs.arn}',
    log_configuration: { cloud_watch_encryption_enabled: true },
  }),
  violating: configured({ logging: 'OVERRIDE' }),
};
