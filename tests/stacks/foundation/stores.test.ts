import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const { foundation } = synthesizeEnvironment(shipped.prod);

describe('the vector store', () => {
  it('does not exist unless it is switched on', () => {
    expect(foundation.resources('aws_efs_file_system')).toEqual({});
  });

  it('comes with its key, its security group and its backup', () => {
    const { services } = shipped.prod;
    const switched = synthesizeEnvironment({
      ...shipped.prod,
      services: { ...services, ai: { ...services.ai, tasks: { min: 1, max: 1 } } },
      vectorStore: {
        enabled: true,
        reason: 'Release 2.0 was seen to work with a store that it can write to.',
        infrequentAccessAfterDays: 30,
      },
    }).foundation;
    expect(switched.at('aws_efs_file_system.vector-store')['kms_key_id']).toBe(
      '${aws_kms_key.vector-store-key.arn}',
    );
    expect(Object.keys(switched.resources('aws_efs_mount_target'))).toHaveLength(3);
    expect(switched.at('aws_security_group.security-groups_efs')).toBeDefined();
    expect(JSON.stringify(switched.resources('aws_backup_selection'))).toContain(
      '${aws_efs_file_system.vector-store.arn}',
    );
  });
});
