import { selectRoots } from '../../../ops/toolbox/select-roots';
import { inApplyOrder, readSynthesizedRoots } from '../../../ops/toolbox/synthesized-roots';
import { refusal } from '../../support/refusal';
import { ProjectFolder } from '../support/project-folder';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => project.remove());

const roots = () => readSynthesizedRoots('cdktf.out');

describe('The synthesized stacks', () => {
  it('come each after those it depends on', () => {
    expect(roots().map(({ name }) => name)).toEqual(['site-test-foundation', 'site-test-application']);
  });

  it('are ordered by what they declare, not by their names', () => {
    const depends = (...dependencies: string[]) => ({ dependencies });
    expect(inApplyOrder({ a: depends('b'), b: depends('d', 'c'), c: depends(), d: depends('c') })).toEqual([
      'c',
      'd',
      'b',
      'a',
    ]);
  });

  it('know environment, role and folder', () => {
    expect(roots()[1]).toMatchObject({
      environment: 'test',
      role: 'application',
      folder: 'cdktf.out/stacks/site-test-application',
      path: 'cdktf.out/stacks/site-test-application/cdk.tf.json',
      dependencies: ['site-test-foundation'],
    });
  });

  it('must have been written', async () => {
    expect(await refusal(() => readSynthesizedRoots('elsewhere'))).toBe(
      'There is no elsewhere/manifest.json: nothing was synthesized yet. Run `npm start`.',
    );
  });
});

describe('The selected stacks', () => {
  it('are all of an environment', () => {
    expect(selectRoots(roots(), 'test').map(({ role }) => role)).toEqual(['foundation', 'application']);
  });

  it('are one, when one is named', () => {
    expect(selectRoots(roots(), 'test', 'application').map(({ role }) => role)).toEqual(['application']);
  });

  it('must be of an environment that there is', async () => {
    expect(await refusal(() => selectRoots(roots(), 'prod'))).toBe(
      'There is no environment prod. There is: test.',
    );
  });

  it('must be among those of the environment', async () => {
    expect(await refusal(() => selectRoots(roots(), 'test', 'data'))).toBe(
      'test has no stack data. It has: foundation, application.',
    );
  });
});
