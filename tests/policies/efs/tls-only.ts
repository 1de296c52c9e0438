import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { document, statementsOf } from '../support/statements';

export const policy: Policy = {
  rule: 'file systems are mounted over TLS only',
  controls: [],
  violations: every(
    'aws_efs_file_system',
    (_, address, stack) =>
      statementsOf(stack, 'aws_efs_file_system_policy').some(
        ({ effect, principals, actions, resources, conditions }) =>
          effect === 'Deny' &&
          principals.includes('*') &&
          actions.includes('elasticfilesystem:ClientMount') &&
          resources.includes(`\${${address}.arn}`) &&
          'aws:securetransport' in conditions,
      ),
    'can be mounted without TLS',
  ),
  compliant: samples({
    aws_efs_file_system: {},
    aws_efs_file_system_policy: {
      policy: document({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'elasticfilesystem:ClientMount',
        Resource: '${aws_efs_file_system.sample.arn}',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    },
  }),
  violating: samples({
    aws_efs_file_system: {},
    aws_efs_file_system_policy: {
      policy: document({ Effect: 'Deny', Action: 'elasticfilesystem:ClientMount', Resource: '*' }),
    },
  }),
};
