import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

/** The confused deputy problem. */
export const policy: Policy = {
  rule: 'services assume roles for resources of this account only',
  controls: [],
  violations: everyStatement(
    'aws_iam_role',
    ({ services, conditions }) => services.length === 0 || 'aws:sourceaccount' in conditions,
    'can be assumed on behalf of any account',
  ),
  compliant: samples({
    aws_iam_role: {
      assume_role_policy: document({
        Principal: { Service: 'backup.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      }),
    },
  }),
  violating: samples({
    aws_iam_role: { assume_role_policy: document({ Principal: { Service: 'backup.amazonaws.com' } }) },
  }),
};
