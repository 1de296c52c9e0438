import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

export const policy: Policy = {
  rule: 'what endpoints admit stays in this account, or is one bucket',
  controls: [],
  violations: everyStatement(
    'aws_vpc_endpoint',
    ({ resources, conditions }) =>
      ['aws:resourceaccount', 'aws:principalaccount'].some((key) => key in conditions) ||
      resources.every((resource) => /^arn:aws:s3:::[\w.-]+\/\*$/.test(resource)),
    'reaches any account',
  ),
  compliant: samples({
    aws_vpc_endpoint: {
      policy: document({
        Action: 's3:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceAccount': '123456789012' } },
      }),
    },
  }),
  violating: samples({
    aws_vpc_endpoint: { policy: document({ Action: 's3:*', Resource: '*', Principal: '*' }) },
  }),
};
