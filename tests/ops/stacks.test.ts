import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeStacks, describeStacksFully } from '../../ops/stacks/main';

const home = process.cwd();
let folder: string;
const STATE = { bucket: 'a-state', region: 'us-east-2', dynamodb_table: 'a-lock' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stacks-'));
  process.chdir(folder);
  write('cdktf.out/manifest.json', {
    stacks: {
      'site-a-b-application': {
        synthesizedStackPath: 'stacks/site-a-b-application/cdk.tf.json',
        dependencies: ['site-a-b-foundation'],
      },
      'site-a-b-foundation': {
        synthesizedStackPath: 'stacks/site-a-b-foundation/cdk.tf.json',
        dependencies: [],
      },
    },
  });
  write('cdktf.out/stacks/site-a-b-application/cdk.tf.json', {
    terraform: { backend: { s3: { ...STATE, key: 'a-b/application.tfstate' } } },
    resource: { aws_lb: { alb: {} } },
    data: { terraform_remote_state: { foundation: {} } },
  });
  write('cdktf.out/stacks/site-a-b-foundation/cdk.tf.json', {
    terraform: { backend: { s3: { ...STATE, key: 'a-b/foundation.tfstate' } } },
    resource: { aws_vpc: { vpc: {} }, aws_subnet: { a: {}, b: {} }, aws_eip: { a: {} } },
  });
});

afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function write(path: string, content: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim());

describe('the summary of a synthesis', () => {
  it('is three lines for each stack, and the next command', () => {
    expect(describeStacks('cdktf.out')).toBe(`site-a-b-foundation: 4 resources, 0 lookups
  2 subnet, 1 eip, 1 vpc
  cdktf.out/stacks/site-a-b-foundation/cdk.tf.json

site-a-b-application: 1 resource, 1 lookup
  1 lb
  cdktf.out/stacks/site-a-b-application/cdk.tf.json

Next: npx bmo tf <environment> plan foundation. Every resource type and every terraform command: npm start -- --verbose`);
  });

  it('counts what it does not name', () => {
    const resource = Object.fromEntries('abcdefghij'.split('').map((word) => [`aws_${word}_x`, { one: {} }]));
    write('cdktf.out/stacks/site-a-b-foundation/cdk.tf.json', {
      terraform: { backend: { s3: { ...STATE, key: 'a-b/foundation.tfstate' } } },
      resource,
    });
    expect(describeStacks('cdktf.out')).toContain('1 a, 1 b, 1 c, 1 d, 1 e, 1 f, 1 g, 1 h and 2 more\n');
  });
});

describe('the description of a synthesis', () => {
  it('counts what each stack holds by type, the most numerous first', () => {
    const rows = linesOf(describeStacksFully('cdktf.out')).filter((line) => line.startsWith('│'));
    const cells = rows.map((row) => row.split('│').at(-2)?.trim());
    expect(cells).toEqual([
      'Holds',
      '4 resources, 0 lookups',
      '2 aws_subnet',
      '1 aws_eip',
      '1 aws_vpc',
      '1 resource, 1 lookup',
      '1 aws_lb',
    ]);
  });

  it('gives the next commands of each stack, after those of the stack that it depends on', () => {
    const text = describeStacksFully('cdktf.out');
    expect(text.slice(text.indexOf('site-a-b-foundation:'))).toBe(
      [
        'site-a-b-foundation: cdktf.out/stacks/site-a-b-foundation/cdk.tf.json',
        '  terraform -chdir=cdktf.out/stacks/site-a-b-foundation init',
        '  terraform -chdir=cdktf.out/stacks/site-a-b-foundation plan -out=tfplan',
        '  terraform -chdir=cdktf.out/stacks/site-a-b-foundation apply tfplan',
        '',
        'site-a-b-application: cdktf.out/stacks/site-a-b-application/cdk.tf.json',
        '  terraform -chdir=cdktf.out/stacks/site-a-b-application init',
        '  terraform -chdir=cdktf.out/stacks/site-a-b-application plan -out=tfplan',
        '  terraform -chdir=cdktf.out/stacks/site-a-b-application apply tfplan',
        '',
        'The same with checks first: npx bmo tf <environment> plan|apply [stack] (see docs/runbooks/terraform.md).',
      ].join('\n'),
    );
  });

  it("passes the variables' file of a stack to its plan where there is one", () => {
    write('environments/a-b.application.tfvars', {});
    expect(linesOf(describeStacksFully('cdktf.out')).filter((line) => line.includes(' plan '))).toEqual([
      'terraform -chdir=cdktf.out/stacks/site-a-b-foundation plan -out=tfplan',
      'terraform -chdir=cdktf.out/stacks/site-a-b-application plan ' +
        '-var-file="$PWD/environments/a-b.application.tfvars" -out=tfplan',
    ]);
  });

  it('names the folders of an earlier synthesis', () => {
    expect(describeStacksFully('cdktf.out')).not.toMatch(/earlier/);
    mkdirSync('cdktf.out/stacks/site-old-foundation');
    expect(linesOf(describeStacksFully('cdktf.out')).at(-1)).toBe(
      'Left from an earlier synth, not part of this one: cdktf.out/stacks/site-old-foundation',
    );
  });

  it('follows the output folder', () => {
    expect(describeStacksFully(join(folder, 'cdktf.out'))).toContain(
      `  terraform -chdir=${folder}/cdktf.out/stacks/site-a-b-foundation init`,
    );
  });
});
