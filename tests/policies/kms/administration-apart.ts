import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const ADMINISTERS = /^(\*|kms:(\*|Put.*|Create.*|ScheduleKeyDeletion))$/;
const USES = /^(\*|kms:(\*|Encrypt|Decrypt|ReEncrypt.*|GenerateDataKey.*))$/;

const admit = (Action: string): string =>
  document({ Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action });

export const policy: Policy = {
  rule: 'no statement of a key lets the same principals administer and decrypt',
  controls: [],
  violations: everyStatement(
    'aws_kms_key',
    ({ actions }) =>
      !(actions.some((action) => ADMINISTERS.test(action)) && actions.some((action) => USES.test(action))),
    'mixes administration and use',
  ),
  compliant: samples({ aws_kms_key: { policy: admit('kms:PutKeyPolicy') } }),
  violating: samples({ aws_kms_key: { policy: admit('kms:*') } }),
};
