import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../../modules/shared/user-error';
import {
  assertEveryStack,
  readSynthesizedStacks,
  type SynthesizedStack,
} from '../../terraform-state-bootstrap/synthesized-stacks';
import { shipped } from '../support/synthesize';

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'stacks-'));
});

afterEach(() => rmSync(outdir, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(outdir, path)), { recursive: true });
  writeFileSync(join(outdir, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** Writes stacks by name, each with its Terraform JSON. */
function synthesized(stacks: Record<string, object>): void {
  const path = (name: string) => `stacks/${name}/cdk.tf.json`;
  write('manifest.json', {
    stacks: Object.fromEntries(
      Object.keys(stacks).map((name) => [name, { synthesizedStackPath: path(name), dependencies: [] }]),
    ),
  });
  for (const [name, json] of Object.entries(stacks)) write(path(name), json);
}

const stored = (key: string) => ({ terraform: { backend: { s3: { key } } } });

const explained = (
  at: string,
  got: string,
  count = '1 problem',
) => `The roles get what the synthesized stacks need, and these cannot be used.

${at}
  got:     ${got}
  allowed: both stacks of every environment, and no other
  fix:     Synthesize all environments: unset BMO_ENVIRONMENT and run \`npm run synth\`.

${count}. Nothing was written.`;

describe('Reading what was synthesized', () => {
  it('gives each stack with its types, sorted, by name', () => {
    synthesized({
      'site-a-b-foundation': {
        ...stored('a-b/foundation.tfstate'),
        resource: { aws_vpc: { vpc: {} }, aws_eip: { a: {}, b: {} }, terraform_data: { check: {} } },
        ephemeral: { aws_secretsmanager_random_password: { password: {} } },
      },
      'site-a-b-application': {
        ...stored('a-b/application.tfstate'),
        resource: { aws_lb: { alb: {} } },
        data: { terraform_remote_state: { foundation: {} }, aws_caller_identity: { account: {} } },
      },
    });
    expect(readSynthesizedStacks(outdir)).toEqual([
      {
        name: 'site-a-b-application',
        environment: 'a-b',
        role: 'application',
        stateKey: 'a-b/application.tfstate',
        types: ['aws_lb', 'data.aws_caller_identity'],
      },
      {
        name: 'site-a-b-foundation',
        environment: 'a-b',
        role: 'foundation',
        stateKey: 'a-b/foundation.tfstate',
        types: ['aws_eip', 'aws_vpc', 'ephemeral.aws_secretsmanager_random_password'],
      },
    ]);
  });

  it('takes a stack that holds nothing', () => {
    synthesized({ 'site-a-foundation': stored('a/foundation.tfstate') });
    expect(readSynthesizedStacks(outdir)).toMatchObject([{ types: [] }]);
  });

  it.each([
    ['nothing was synthesized', () => undefined, 'manifest.json', 'no such file'],
    ['the manifest names no stack', () => synthesized({}), 'manifest.json', 'a manifest without stacks'],
    ['the manifest is empty', () => write('manifest.json', {}), 'manifest.json', 'a manifest without stacks'],
    [
      'a stack is missing',
      () => write('manifest.json', { stacks: { a: { synthesizedStackPath: 'stacks/a/cdk.tf.json' } } }),
      'stacks/a/cdk.tf.json',
      'no such file',
    ],
    [
      'a stack is not of this platform',
      () => synthesized({ a: stored('prod/terraform.tfstate') }),
      'stacks/a/cdk.tf.json',
      "a stack with the state 'prod/terraform.tfstate'",
    ],
    [
      'a stack keeps its state elsewhere',
      () => synthesized({ a: { terraform: { backend: { local: {} } } } }),
      'stacks/a/cdk.tf.json',
      'a stack with the state nothing',
    ],
  ])('says what to do when %s', (_, prepare, at, got) => {
    prepare();
    expect(() => readSynthesizedStacks(outdir)).toThrow(new UserError(explained(join(outdir, at), got)));
  });

  it('says what to do when a file is cut off', () => {
    write('manifest.json', '{');
    expect(() => readSynthesizedStacks(outdir)).toThrow(/manifest\.json\n {2}got: .*JSON/);
    expect(() => readSynthesizedStacks(outdir)).toThrow(UserError);
  });
});

describe('The stacks that roles are made for', () => {
  const stack = (environment: string, role: 'foundation' | 'application'): SynthesizedStack => ({
    name: `bmo-learning-${environment}-${role}`,
    environment,
    role,
    stateKey: `${environment}/${role}.tfstate`,
    types: [],
  });
  const both = [stack('prod', 'foundation'), stack('prod', 'application')];

  it('are both of every environment', () => {
    expect(() => assertEveryStack(both, [shipped.prod])).not.toThrow();
  });

  it('lack none: roles without its permissions would lose them', () => {
    expect(() => assertEveryStack(both.slice(0, 1), [shipped.prod])).toThrow(
      new UserError(explained('prod/application.tfstate', 'no stack with this state')),
    );
  });

  it('are no others: nobody would have their permissions', () => {
    expect(() => assertEveryStack([...both, stack('dev', 'foundation')], [shipped.prod])).toThrow(
      new UserError(
        explained('bmo-learning-dev-foundation', "a stack with the state 'dev/foundation.tfstate'"),
      ),
    );
  });

  it('are reported all at once', () => {
    expect(() => assertEveryStack(both, [shipped.prod, shipped.staging])).toThrow(/2 problems\./);
  });
});
