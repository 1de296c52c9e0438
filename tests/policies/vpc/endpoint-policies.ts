import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { document } from '../support/statements';

export const policy: Policy = {
  rule: 'endpoints have a policy',
  controls: [],
  violations: every('aws_vpc_endpoint', ({ policy: text }) => Boolean(text), 'admits every call'),
  compliant: samples({ aws_vpc_endpoint: { policy: document({ Action: 's3:*', Resource: '*' }) } }),
  violating: samples({ aws_vpc_endpoint: {} }),
};
