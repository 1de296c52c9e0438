import { type Policy, samples } from '../support/policy';
import { document } from '../support/statements';

/** A data source is unknown until it is planned: neither these rules nor a reader would see what it says. */
export const policy: Policy = {
  rule: 'policies are written into the resource that has them',
  controls: [
    'CKV_AWS_1',
    'CKV_AWS_49',
    'CKV_AWS_107',
    'CKV_AWS_108',
    'CKV_AWS_109',
    'CKV_AWS_110',
    'CKV_AWS_111',
    'CKV_AWS_283',
    'CKV_AWS_356',
    'CKV_AWS_358',
  ],
  violations: (stack) =>
    Object.keys(stack.dataSources('aws_iam_policy_document')).map((name) => ({
      address: `data.aws_iam_policy_document.${name}`,
      problem: 'is a policy that the rules here cannot read',
    })),
  compliant: samples({ aws_iam_role_policy: { policy: document({}) } }),
  violating: { data: { aws_iam_policy_document: { sample: {} } } },
};
