import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BootstrapTerraform } from '../../../ops/bootstrap/bootstrap-terraform';
import { planAndApply } from '../../../ops/bootstrap/plan-and-apply';
import { RootFolder } from '../../../ops/bootstrap/root-folder';
import type { State } from '../../../ops/bootstrap/state-file';
import { LOCK_FILE, LOCKS } from '../../../ops/toolbox/lock-file';
import type { Command } from '../../../ops/toolbox/terraform';
import { refusal } from '../../support/refusal';
import { changeOf } from '../support/plans';
import { resource, STACK, stateOf } from './support/samples';

let directory: string;
let folder: RootFolder;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'change-'));
  folder = new RootFolder(directory, STACK);
  mkdirSync(folder.root, { recursive: true });
  jest.spyOn(console, 'log').mockImplementation();
});
afterEach(() => rmSync(directory, { recursive: true }));

interface Sample {
  readonly yes?: boolean;
  readonly backend?: 'local' | 's3';
  readonly state?: State;
  readonly varFile?: string;
  readonly variables?: readonly string[];
  /** Folder to install providers from. */
  readonly mirror?: string;
  readonly color?: boolean;
  /** What the plan would do, by address. */
  readonly actions?: Readonly<Record<string, readonly string[]>>;
  /** Exit codes by subcommand. @default 2 for a plan with actions, otherwise 0 */
  readonly codes?: Readonly<Record<string, number>>;
}

/** A change whose Terraform does nothing, the commands it ran, and the files that each of them found. */
function change({
  yes = true,
  backend = 'local',
  state,
  varFile,
  variables = [],
  mirror,
  color = true,
  actions = {},
  codes = {},
}: Sample) {
  const commands: string[] = [];
  const files: Record<string, readonly string[]> = {};
  const code = { plan: Object.keys(actions).length > 0 ? 2 : 0, ...codes } as Readonly<
    Record<string, number>
  >;
  const read = async () => {
    const changes = Object.entries(actions).map(([address, each]) => changeOf(address, each));
    return JSON.stringify({ format_version: '1.2', resource_changes: changes });
  };
  const run = async ({ args }: Command) => {
    const [subcommand = ''] = args.slice(1);
    commands.push(args.slice(1).join(' ').replaceAll(`${folder.root}/`, ''));
    files[subcommand] = readdirSync(folder.root).filter((file) => file.endsWith('.tf.json'));
    return code[subcommand] ?? 0;
  };
  const terraform = new BootstrapTerraform(
    folder.root,
    { color, pluginMirror: mirror },
    { run, runToFile: run, read },
  );
  const done = planAndApply({
    options: { yes, changeExisting: false, directory, varFile, variables, color },
    folder,
    terraform,
    found: {
      placement: { backend, state, isCopied: false },
      existing: [{ resource: resource('aws_iam_role', {}), importId: 'a-role', isOurs: true }],
      inherited: { buckets: [], tables: [] },
    },
  });
  return { commands, files, done };
}

const INIT = 'init -input=false -reconfigure';
const PLAN = 'plan -input=false -no-color -detailed-exitcode -out=bootstrap.tfplan';

describe('A change', () => {
  it('is a plan that is shown, saved and applied as it was shown', async () => {
    const { commands, done } = change({ actions: { 'aws_iam_role.it': ['create'] } });
    expect(await done).toBe(true);
    expect(commands).toEqual([INIT, PLAN, 'apply -input=false bootstrap.tfplan']);
  });

  it('is summed up before it is applied', async () => {
    const printed: string[] = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
    await change({ actions: { 'aws_iam_role.a': ['create'], 'aws_iam_role.b': ['create'] } }).done;
    expect(printed.join('\n').trim().split('\n')).toEqual([
      `${STACK}: 2 create`,
      '',
      'create   2 aws_iam_role',
      '',
      `All of it is in ${folder.planText}.`,
    ]);
  });

  it('has no colors where nobody sees them', async () => {
    const { commands, done } = change({ color: false, actions: { 'aws_iam_role.it': ['create'] } });
    await done;
    expect(commands[0]).toBe('init -input=false -no-color -reconfigure');
    expect(commands.at(-1)).toBe('apply -input=false -no-color bootstrap.tfplan');
  });

  it('is none when the plan is empty', async () => {
    const { commands, done } = change({});
    expect(await done).toBe(false);
    expect(commands).toEqual([INIT, PLAN]);
  });

  it('takes the values of variables from the named file, and single ones', async () => {
    const { commands, done } = change({ varFile: '/a.tfvars', variables: ['a=1'] });
    await done;
    expect(commands).toContain(`${PLAN} -var-file=/a.tfvars -var=a=1`);
  });

  it('installs the provider from a mirror where there is one', async () => {
    const { commands, done } = change({ mirror: '/providers' });
    await done;
    expect(commands[0]).toBe(`${INIT} -plugin-dir=/providers`);
  });

  it.each([
    ['local', ['imports.tf.json', 'local_state_override.tf.json']],
    ['s3', ['imports.tf.json']],
  ] as const)('against the %s state imports what exists', async (backend, expected) => {
    const { files, done } = change({ backend });
    await done;
    expect(files['plan']).toEqual(expected);
  });

  it('removes import blocks and the saved plan', async () => {
    await change({ actions: { 'aws_iam_role.it': ['create'] } }).done;
    expect(existsSync(join(folder.root, 'imports.tf.json'))).toBe(false);
    expect(existsSync(folder.plan)).toBe(false);
  });

  it('is not applied without a confirmation', async () => {
    const { commands, done } = change({ yes: false, actions: { 'aws_iam_role.it': ['create'] } });
    expect(await refusal(() => done)).toMatch(
      /^Apply this plan\? There is no terminal to ask on; nothing was changed/,
    );
    expect(commands).toEqual([INIT, PLAN]);
    expect(existsSync(join(folder.root, 'imports.tf.json'))).toBe(false);
  });

  it('that destroys something is not applied', async () => {
    const actions = { 'aws_iam_role.it': ['delete', 'create'] };
    const { commands, done } = change({ actions, varFile: '/a.tfvars' });
    const message = await refusal(() => done);
    expect(message).toMatch(/^The plan would destroy something/);
    expect(message).toContain(`terraform -chdir=${folder.root} apply -var-file=/a.tfvars`);
    expect(commands).toEqual([INIT, `${PLAN} -var-file=/a.tfvars`]);
  });

  it('keeps a resource that was created only in part', async () => {
    const [half] = stateOf('aws_iam_role.half').resources;
    const state = { resources: [{ ...half, instances: [{ status: 'tainted' }] }] } as State;
    const { commands, done } = change({ state });
    await done;
    expect(commands).toEqual([INIT, 'untaint aws_iam_role.half', PLAN]);
  });

  it('that Terraform cannot finish says how to go on', async () => {
    const { done } = change({ actions: { 'aws_iam_role.it': ['create'] }, codes: { apply: 1 } });
    expect(await refusal(() => done)).toBe(
      [
        'This command ended with exit code 1; Terraform says why above:',
        `  terraform -chdir=${folder.root} apply -input=false ${folder.plan}`,
        'What was done until then is in the state: run `npx bmo bootstrap` again, it continues from there.',
      ].join('\n'),
    );
  });

  it('starts from the committed checksums of the providers', async () => {
    folder = new RootFolder(directory, 'bmo-learning-terraform-state-bootstrap');
    mkdirSync(folder.root, { recursive: true });
    await change({}).done;
    const committed = readFileSync(join(LOCKS, folder.stack, LOCK_FILE), 'utf8');
    expect(readFileSync(join(folder.root, LOCK_FILE), 'utf8')).toBe(committed);
  });
});
