import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const USES = /^(\*|kms:(\*|Decrypt|ReEncrypt.*|GenerateDataKey.*))$/;

const admit = (Condition: object): string =>
  document({ Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'kms:Decrypt', Condition });

export const policy: Policy = {
  rule: 'data is decrypted through the service that holds it, never by a bare call to KMS',
  controls: [],
  violations: everyStatement(
    'aws_kms_key',
    ({ principals, actions, conditions }) =>
      principals.length === 0 ||
      !actions.some((action) => USES.test(action)) ||
      'kms:viaservice' in conditions,
    'lets principals decrypt outside of services',
  ),
  compliant: samples({
    aws_kms_key: { policy: admit({ StringEquals: { 'kms:ViaService': 's3.us-east-2.amazonaws.com' } }) },
  }),
  violating: samples({ aws_kms_key: { policy: admit({}) } }),
};
