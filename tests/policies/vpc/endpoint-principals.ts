import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

export const policy: Policy = {
  rule: 'endpoint policies name whom they admit',
  controls: [],
  violations: everyStatement(
    'aws_vpc_endpoint',
    ({ effect, principals }) => effect === 'Deny' || !principals.includes('*'),
    'admits everybody in the VPC',
  ),
  compliant: samples({
    aws_vpc_endpoint: {
      policy: document({
        Action: 's3:*',
        Resource: '*',
        Principal: { AWS: 'arn:aws:iam::123456789012:role/ai' },
      }),
    },
  }),
  violating: samples({
    aws_vpc_endpoint: { policy: document({ Action: 's3:*', Resource: '*', Principal: '*' }) },
  }),
};
