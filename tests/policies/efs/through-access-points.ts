import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { document, statementsOf } from '../support/statements';

export const policy: Policy = {
  rule: 'file systems are mounted through an access point, as an IAM role',
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
          'elasticfilesystem:accesspointarn' in conditions,
      ),
    'can be mounted around its access point',
  ),
  compliant: samples({
    aws_efs_file_system: {},
    aws_efs_file_system_policy: {
      policy: document({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'elasticfilesystem:ClientMount',
        Resource: '${aws_efs_file_system.sample.arn}',
        Condition: { StringNotEquals: { 'elasticfilesystem:AccessPointArn': 'arn' } },
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
