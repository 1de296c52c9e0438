import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const BOUND = /^(kms:encryptioncontext:|aws:source(account|arn)$)/;

/** Names this account, itself or in an ARN. */
const isBounded = (value: string): boolean => value.includes('account_id}');

const admit = (Condition: object): string =>
  document({ Principal: { Service: 'logs.us-east-2.amazonaws.com' }, Action: 'kms:Decrypt', Condition });

/** The confused deputy problem: without a condition, the service acts on behalf of any account. */
export const policy: Policy = {
  rule: 'services use keys for what belongs to this account',
  controls: [],
  violations: everyStatement(
    'aws_kms_key',
    ({ services, conditions }) =>
      services.length === 0 ||
      Object.entries(conditions).some(([key, values]) => BOUND.test(key) && values.every(isBounded)),
    'admits a service on behalf of anybody',
  ),
  compliant: samples({
    aws_kms_key: {
      policy: admit({
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn':
            'arn:aws:logs:us-east-2:${data.aws_caller_identity.account.account_id}:*',
        },
      }),
    },
  }),
  violating: samples({ aws_kms_key: { policy: admit({}) } }),
};
