import { heldLock, lockProblem } from '../../../../ops/toolbox/aws/held-lock';
import { refusal } from '../../../support/refusal';
import { answers, awsError, connectionError } from '../../support/aws-answers';

const key = 'prod/foundation.tfstate';
const state = { bucket: 'a-state', key, region: 'us-east-2', lockTable: 'a-lock' };
const info = {
  ID: 'f2c0f0a4',
  Operation: 'OperationTypeApply',
  Who: 'alice@laptop',
  Created: '2026-01-02T03:04:05.678Z',
  Path: 'a-state/prod/foundation.tfstate',
};
const item = (Info: object) => ({
  Item: { LockID: { S: `a-state/${key}` }, Info: { S: JSON.stringify(Info) } },
});
const lockIn = (answer: unknown) => heldLock(state, answers(answer));

describe('The lock of a state', () => {
  it('is looked up as Terraform writes it, and as it is now', async () => {
    const dynamodb = answers({});
    await heldLock(state, dynamodb);
    expect(dynamodb.asked).toEqual([
      {
        TableName: 'a-lock',
        Key: { LockID: { S: 'a-state/prod/foundation.tfstate' } },
        ConsistentRead: true,
      },
    ]);
  });

  it('is undefined when the state is not locked', async () => {
    expect(await lockIn({})).toBeUndefined();
  });

  it('names its holder, its operation and its time', async () => {
    expect(await lockIn(item(info))).toEqual({
      id: 'f2c0f0a4',
      who: 'alice@laptop',
      operation: 'apply',
      since: '2026-01-02T03:04:05.678Z',
    });
  });

  it('is held even when it does not say by whom', async () => {
    expect(await lockIn(item({ ID: 'f2c0f0a4' }))).toEqual({
      id: 'f2c0f0a4',
      who: 'somebody',
      operation: 'an unknown operation',
      since: 'an unknown time',
    });
  });

  it('is a problem, with the command that removes it', async () => {
    const lock = await lockIn(item(info));
    expect(lock && lockProblem(lock, key, 'cdktf.out/stacks/a-foundation')).toEqual({
      at: 'lock of the state prod/foundation.tfstate',
      got: 'held by alice@laptop since 2026-01-02T03:04:05.678Z, for: apply',
      allowed: 'a state that no other run of Terraform uses',
      fix:
        'Wait until that run has ended, then run the command again. Only if it no longer exists, such as after a ' +
        'crash of its machine:\n    terraform -chdir=cdktf.out/stacks/a-foundation force-unlock f2c0f0a4',
    });
  });

  it('needs a table that may be read', async () => {
    expect(await refusal(() => lockIn(awsError('AccessDeniedException')))).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'lock table a-lock',
        '  got:     access denied',
        '  allowed: reading who holds a lock',
        '  fix:     Use credentials with dynamodb:GetItem on it.',
      ].join('\n'),
    );
  });

  it('needs a connection to AWS', async () => {
    expect(await refusal(() => lockIn(connectionError('ECONNRESET')))).toMatch(/^connection to AWS$/m);
  });

  it('does not explain any other error: that one is a defect', async () => {
    const defect = awsError('InternalServerError');
    await expect(lockIn(defect)).rejects.toBe(defect);
  });
});
