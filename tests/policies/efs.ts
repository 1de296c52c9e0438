import { isDeepStrictEqual } from 'node:util';
import type { Block } from '../support/terraform-configuration';
import { type Policies, type Policy, samples } from './support/policy';
import { requires, requiresBackup, requiresOwnKey } from './support/requirements';
import { accompanied, every, list } from './support/resources';
import { document, statementsOf } from './support/statements';

/** Demands that the policy of each file system denies everybody to mount it, on a condition. */
const deniesMounting = (
  conditionKey: string,
  problem: string,
  /** Values of the condition. @default any */
  onValues?: readonly string[],
): Policy['violations'] =>
  every(
    'aws_efs_file_system',
    (_, address, stack) =>
      statementsOf(stack, 'aws_efs_file_system_policy').some(
        ({ effect, principals, actions, resources, conditions }) =>
          effect === 'Deny' &&
          principals.includes('*') &&
          actions.includes('elasticfilesystem:ClientMount') &&
          resources.includes(`\${${address}.arn}`) &&
          conditionKey in conditions &&
          (onValues === undefined || isDeepStrictEqual(conditions[conditionKey], onValues)),
      ),
    problem,
  );

const withStatement = (statement: Block): Block =>
  samples({
    aws_efs_file_system: {},
    aws_efs_file_system_policy: {
      policy: document({ Effect: 'Deny', Action: 'elasticfilesystem:ClientMount', ...statement }),
    },
  });

const denyingOn = (Condition: Block): Block =>
  withStatement({
    Principal: { AWS: '*' },
    Resource: '${aws_efs_file_system.sample.arn}',
    Condition,
  });

const withBackupPolicy = (status: string): Block =>
  samples({
    aws_efs_file_system: {},
    aws_efs_backup_policy: {
      file_system_id: '${aws_efs_file_system.sample.id}',
      backup_policy: { status },
    },
  });

export const policies: Policies = {
  'backup-policy': {
    rule: 'file systems are backed up every day',
    controls: ['EFS.7'],
    violations: accompanied(
      'aws_efs_file_system',
      {
        type: 'aws_efs_backup_policy',
        through: 'file_system_id',
        obeys: (body) => /"ENABLED"/.test(JSON.stringify(body)),
      },
      'is not backed up',
    ),
    compliant: withBackupPolicy('ENABLED'),
    violating: withBackupPolicy('DISABLED'),
  },
  'customer-key': {
    rule: 'file systems are encrypted with a customer managed key',
    controls: ['CKV_AWS_184'],
    ...requiresOwnKey('aws_efs_file_system', 'kms_key_id', 'is encrypted with the key of EFS'),
  },
  encrypted: {
    rule: 'file systems are encrypted',
    controls: ['CKV_AWS_42', 'EFS.1', 'AwsSolutions-EFS1'],
    ...requires('aws_efs_file_system', { encrypted: true }, 'is not encrypted'),
  },
  'in-backup-plan': {
    rule: 'AWS Backup keeps copies of file systems, selected by name',
    controls: ['CKV2_AWS_18', 'EFS.2'],
    ...requiresBackup('aws_efs_file_system'),
  },
  'through-access-points': {
    rule: 'file systems are mounted through an access point, as an IAM role',
    controls: [],
    violations: deniesMounting('elasticfilesystem:accesspointarn', 'can be mounted without an access point'),
    compliant: denyingOn({ StringNotEquals: { 'elasticfilesystem:AccessPointArn': 'arn' } }),
    violating: withStatement({ Resource: '*' }),
  },
  'tls-only': {
    rule: 'file systems are mounted over TLS only',
    controls: [],
    violations: deniesMounting('aws:securetransport', 'can be mounted without TLS', ['false']),
    compliant: denyingOn({ Bool: { 'aws:SecureTransport': 'false' } }),
    violating: denyingOn({ Bool: { 'aws:SecureTransport': 'true' } }),
  },
  'own-root-directory': {
    rule: 'access points lead to a directory of their own',
    controls: ['CKV_AWS_329', 'EFS.3'],
    violations: every(
      'aws_efs_access_point',
      ({ root_directory }) => list<{ path: string }>(root_directory).some(({ path }) => path !== '/'),
      'leads to the root',
    ),
    compliant: samples({ aws_efs_access_point: { root_directory: { path: '/chroma' } } }),
    violating: samples({ aws_efs_access_point: { root_directory: { path: '/' } } }),
  },
  'own-user': {
    rule: 'access points make every client the same unprivileged user',
    controls: ['CKV_AWS_330', 'EFS.4'],
    violations: every(
      'aws_efs_access_point',
      ({ posix_user }) =>
        list<{ uid: number; gid: number }>(posix_user).some(({ uid, gid }) => uid > 0 && gid > 0),
      'has no unprivileged POSIX user',
    ),
    compliant: samples({ aws_efs_access_point: { posix_user: { uid: 1000, gid: 1000 } } }),
    violating: samples({ aws_efs_access_point: { posix_user: { uid: 0, gid: 0 } } }),
  },
};
