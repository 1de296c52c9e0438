import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const RESOURCE_POLICIES = [
  'aws_secretsmanager_secret_policy',
  'aws_efs_file_system_policy',
  'aws_backup_vault_policy',
];

/** Buckets, keys, topics and endpoints have rules of their own. */
export const policy: Policy = {
  rule: 'resource policies admit nobody without naming them',
  controls: [],
  violations: everyStatement(
    RESOURCE_POLICIES,
    ({ effect, principals }) => effect === 'Deny' || !principals.includes('*'),
    'admits everybody',
  ),
  compliant: samples({
    aws_secretsmanager_secret_policy: { policy: document({ Effect: 'Deny', Principal: '*' }) },
  }),
  violating: samples({ aws_secretsmanager_secret_policy: { policy: document({ Principal: '*' }) } }),
};
