import { requireAccount } from '../../../../ops/toolbox/aws/caller-identity';
import { refusal } from '../../../support/refusal';

const caller = { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/alice' };
const saidBy = 'aws_account_id in environments/prod.foundation.tfvars';

describe('The expected account', () => {
  it('is the one that the credentials belong to', () => {
    expect(() => requireAccount(caller, { accountId: '123456789012', saidBy })).not.toThrow();
  });

  it('refuses credentials of another one', async () => {
    expect(await refusal(() => requireAccount(caller, { accountId: '210987654321', saidBy }))).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'AWS account',
        '  got:     123456789012, as arn:aws:iam::123456789012:user/alice',
        '  allowed: 210987654321, says aws_account_id in environments/prod.foundation.tfvars',
        '  fix:     Use credentials of that account, for example with AWS_PROFILE, or correct the id.',
      ].join('\n'),
    );
  });
});
