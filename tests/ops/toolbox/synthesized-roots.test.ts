import { rmSync } from 'node:fs';
import {
  inApplyOrder,
  readSynthesizedRoots,
  rootSchema,
  selectRoots,
  stateLocation,
  typesIn,
} from '../../../ops/toolbox/synthesized-roots';
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

  it('are ordered by their declared dependencies, not by their names', () => {
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

  it('know where their state lies', () => {
    const [foundation] = roots();
    expect(foundation && stateLocation(foundation.json)).toEqual({
      bucket: 'a-state',
      key: 'test/foundation.tfstate',
      region: 'us-east-2',
      lockTable: 'a-lock',
      useLockfile: false,
    });
  });

  it('know the types that they hold, sorted, without those that call no AWS API', () => {
    const json = rootSchema.parse({
      ...project.foundation.json,
      resource: { aws_vpc: { vpc: {} }, aws_eip: { a: {}, b: {} }, terraform_data: { check: {} } },
      data: { terraform_remote_state: { foundation: {} }, aws_caller_identity: { account: {} } },
      ephemeral: { aws_secretsmanager_random_password: { password: {} } },
    });
    expect(typesIn(json)).toEqual([
      'aws_eip',
      'aws_vpc',
      'data.aws_caller_identity',
      'ephemeral.aws_secretsmanager_random_password',
    ]);
    expect(typesIn(project.foundation.json)).toEqual([]);
  });
});

describe('Synthesized stacks that cannot be read', () => {
  const manifest = 'cdktf.out/manifest.json';
  const path = 'cdktf.out/stacks/site-test-foundation/cdk.tf.json';
  const local = JSON.stringify({ terraform: { backend: { local: {} } } });

  it.each([
    ['nothing was synthesized', () => rmSync(manifest), manifest, 'no such file'],
    ['the manifest is cut off', () => project.write(manifest, '{'), manifest, '.*JSON.*'],
    ['the manifest is another file', () => project.write(manifest, '{}'), manifest, 'stacks: .*'],
    ['a stack is missing', () => rmSync(path), path, 'no such file'],
    ['a state is not in S3', () => project.write(path, local), path, 'terraform\\.backend\\.s3: .*'],
  ])('are reported when %s', async (_, prepare, at, got) => {
    prepare();
    expect(await refusal(roots)).toMatch(
      new RegExp(
        `^1 problem with the synthesized stacks:\n\n${at}\n  got:     ${got}\n` +
          '  allowed: what a synthesis of this platform wrote\n  fix:     Synthesize again: `npm run synth`\\.$',
      ),
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

  it('must be of an existing environment', async () => {
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
