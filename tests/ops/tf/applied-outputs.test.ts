import { appliedOutputs } from '../../../ops/tf/applied-outputs';
import type { SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';
import { refusal } from '../../support/refusal';
import { answers, awsError, connectionError } from '../support/aws-answers';
import { ProjectFolder } from '../support/project-folder';

let project: ProjectFolder;
let foundation: SynthesizedRoot;

beforeEach(() => {
  project = new ProjectFolder();
  foundation = project.foundation;
});

afterEach(() => project.remove());

const stateWith = (outputs: object) =>
  answers({ Body: { transformToString: async () => JSON.stringify({ outputs }) } });
const outputsIn = (answer: Error) => appliedOutputs(foundation, answers(answer));

describe('The outputs of an applied stack', () => {
  it('are those of its state', async () => {
    const s3 = stateWith({ vpc_id: { value: 'vpc-1' } });
    expect(await appliedOutputs(foundation, s3)).toMatch(/^[0-9a-f]{64}$/);
    expect(s3.asked).toEqual([{ Bucket: 'a-state', Key: 'test/foundation.tfstate' }]);
  });

  it('are told apart when one changes', async () => {
    const [one, same, other] = await Promise.all(
      ['vpc-1', 'vpc-1', 'vpc-2'].map((value) =>
        appliedOutputs(foundation, stateWith({ vpc_id: { value } })),
      ),
    );
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  it('are missing before the first apply', async () => {
    expect(await outputsIn(awsError('NoSuchKey', '', 404))).toBeUndefined();
  });

  it('are missing after a destroy', async () => {
    expect(await appliedOutputs(foundation, stateWith({}))).toBeUndefined();
  });

  it('need a state that may be read', async () => {
    expect(await refusal(() => outputsIn(awsError('AccessDenied', '', 403)))).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'state s3://a-state/test/foundation.tfstate',
        '  got:     access denied',
        '  allowed: reading the outputs of the stack that comes before',
        '  fix:     Use credentials with s3:GetObject on it.',
      ].join('\n'),
    );
  });

  it('need a connection to AWS', async () => {
    expect(await refusal(() => outputsIn(connectionError('ETIMEDOUT')))).toMatch(/^connection to AWS$/m);
  });

  it('leave any other error as it is: that one is a defect', async () => {
    const defect = awsError('InternalError');
    await expect(outputsIn(defect)).rejects.toBe(defect);
  });
});
