import type { Dependencies } from '../../../ops/tf/run-stacks';
import { PreflightError } from '../../../ops/toolbox/preflight-error';
import { refusal } from '../../support/refusal';
import { APPLICATION, TfSession, VARIABLES } from '../support/tf-session';

let session: TfSession;

beforeEach(() => {
  session = new TfSession();
});

afterEach(() => session.project.remove());

describe('Before Terraform runs', () => {
  const lock = { id: 'f2c0', who: 'alice@laptop', operation: 'apply', since: 'noon' };
  const noBucket = {
    at: 'state bucket a-state',
    got: 'no such bucket',
    allowed: 'a bucket',
    fix: 'Make one.',
  };

  it('the problems of variables and of AWS are listed together', async () => {
    session.project.write(VARIABLES, '');
    const aws = { stateBackendProblems: async () => [noBucket] };
    const message = await refusal(() => session.tf('test plan --no-synth', { aws }));
    expect(message.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      '2 problems; nothing was started:',
      '',
      'variables of site-test-application',
      '',
      'state bucket a-state',
    ]);
    expect(session.log).toEqual([]);
  });

  it('missing credentials do not hide what else is wrong', async () => {
    session.project.write(VARIABLES, '');
    const problem = { at: 'AWS credentials', got: 'none', allowed: 'some', fix: 'Sign in.' };
    const callerIdentity = async () => {
      throw new PreflightError([problem]);
    };
    const message = await refusal(() => session.tf('test plan --no-synth', { aws: { callerIdentity } }));
    expect(message).toMatch(/^2 problems.*^variables of site-test-application$.*^AWS credentials$/ms);
  });

  it('a defect of the question itself keeps its trace', async () => {
    const defect = new Error('a defect');
    const callerIdentity = async () => {
      throw defect;
    };
    await expect(session.tf('test plan --no-synth', { aws: { callerIdentity } })).rejects.toBe(defect);
  });

  it('the wrong account is the only thing that is said about AWS', async () => {
    session.project.write('environments/test.foundation.tfvars', 'aws_account_id = "210987654321"');
    const stateBackendProblems = jest.fn(async () => [noBucket]);
    const message = await refusal(() =>
      session.tf('test plan foundation --no-synth', { aws: { stateBackendProblems } }),
    );
    expect(message).toMatch(/^1 problem; .*^AWS account\n {2}got: {5}123456789012,/ms);
    expect(stateBackendProblems).not.toHaveBeenCalled();
  });

  it('the backend is asked about once, as the account that was found', async () => {
    const stateBackendProblems = jest.fn(async () => []);
    await session.tf('test plan --no-synth', { aws: { stateBackendProblems } });
    expect(stateBackendProblems.mock.calls).toEqual([
      [{ bucket: 'a-state', region: 'us-east-2', lockTable: 'a-lock' }, '123456789012'],
    ]);
  });

  it('the locks of all stacks are looked at', async () => {
    const heldLock: Dependencies['aws']['heldLock'] = async ({ key }) =>
      key === 'test/application.tfstate' ? lock : undefined;
    const message = await refusal(() => session.tf('test plan --no-synth', { aws: { heldLock } }));
    expect(message).toMatch(
      /^1 problem; .*^lock of the state test\/application\.tfstate\n {2}got: {5}held by alice@laptop since noon, for: apply$/ms,
    );
    expect(message).toContain(`terraform -chdir=${APPLICATION} force-unlock f2c0`);
  });

  it.each(['-lock=false', '-lock-timeout=5m'])(
    'no lock is looked at with %s: Terraform ignores it, or waits',
    async (option) => {
      const heldLock = jest.fn(async () => lock);
      expect(await session.tf(`test plan foundation --no-synth -- ${option}`, { aws: { heldLock } })).toBe(0);
      expect(heldLock).not.toHaveBeenCalled();
    },
  );
});
