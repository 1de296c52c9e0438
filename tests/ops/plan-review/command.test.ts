import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '../../../ops/cli/parse';
import { command } from '../../../ops/plan-review/command';
import { fingerprint } from '../../../ops/plan-review/fingerprint';
import { readSavedPlan, requireComplete } from '../../../ops/plan-review/read-saved-plan';
import { requestOf } from '../../../ops/plan-review/request';
import { reviewSavedPlans } from '../../../ops/plan-review/review-saved-plans';
import { rootSchema, type SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';
import { UsageError } from '../../../ops/toolbox/usage-error';
import { changeOf, planOf } from '../support/plans';

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-review-'));
  printed = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const print = (line: string) => printed.push(line);

const read = async (...words: readonly string[]) =>
  requestOf((await parse(command, words)).args, { typedIn: folder });

const root = (role: string): SynthesizedRoot => ({
  name: `bmo-learning-prod-${role}`,
  environment: 'prod',
  role,
  folder,
  path: join(folder, 'cdk.tf.json'),
  dependencies: [],
  json: rootSchema.parse({
    terraform: {
      backend: { s3: { key: `prod/${role}.tfstate`, bucket: 'b', region: 'us-east-2', dynamodb_table: 't' } },
    },
    resource: { aws_lb: { alb: { lifecycle: { prevent_destroy: true } } } },
  }),
});

const harmless = planOf([changeOf('aws_lb.alb', ['update'], { before: { a: 1 }, after: { a: 2 } })]);
const destroying = planOf([changeOf('aws_lb.alb', ['delete'])]);

describe('npx bmo plan-review', () => {
  it('prints both stacks and their fingerprints', async () => {
    reviewSavedPlans(
      await read('prod'),
      [
        { root: root('foundation'), plan: planOf([]) },
        { root: root('application'), plan: planOf([]) },
      ],
      print,
    );
    expect(printed).toEqual([
      'bmo-learning-prod-foundation: no changes',
      `Fingerprint: ${fingerprint(planOf([]))}`,
      'bmo-learning-prod-application: no changes',
      `Fingerprint: ${fingerprint(planOf([]))}`,
    ]);
  });

  it('writes the outputs that workflows read', async () => {
    const outputs = join(folder, 'outputs');
    const request = await read('prod', 'foundation', '--outputs', outputs);
    reviewSavedPlans(request, [{ root: root('foundation'), plan: harmless }], print);
    reviewSavedPlans(request, [{ root: root('foundation'), plan: planOf([]) }], print);
    expect(readFileSync(outputs, 'utf8')).toBe(
      `changes=true\nfingerprint=${fingerprint(harmless)}\nchanges=false\nfingerprint=${fingerprint(planOf([]))}\n`,
    );
  });

  it('fails for a protected resource, after it has written everything', async () => {
    const markdown = join(folder, 'review.md');
    const request = await read('prod', 'foundation', '--markdown', markdown);
    expect(() => reviewSavedPlans(request, [{ root: root('foundation'), plan: destroying }], print)).toThrow(
      'the stack protects it with prevent_destroy',
    );
    expect(readFileSync(markdown, 'utf8')).toContain('| delete | `aws_lb.alb` |');
  });

  it('does not stop when it is only to report', async () => {
    const request = await read('prod', 'foundation', '--report-only');
    expect(() =>
      reviewSavedPlans(request, [{ root: root('foundation'), plan: destroying }], print),
    ).not.toThrow();
  });

  it('prints the reason for an allowed destroy', async () => {
    const request = await read(
      'prod',
      'foundation',
      '--allow-destroy',
      'aws_lb.alb',
      '--reason',
      'It moves elsewhere.',
    );
    reviewSavedPlans(request, [{ root: root('foundation'), plan: destroying }], print);
    expect(printed.at(-1)).toBe('Destroyed on purpose: It moves elsewhere.');
  });

  it('stops when the plan is not the approved one', async () => {
    const approved = fingerprint(harmless);
    const request = await read('prod', 'foundation', '--expected-fingerprint', approved);
    expect(() =>
      reviewSavedPlans(request, [{ root: root('foundation'), plan: harmless }], print),
    ).not.toThrow();
    expect(() => reviewSavedPlans(request, [{ root: root('foundation'), plan: planOf([]) }], print)).toThrow(
      [
        'The plan of bmo-learning-prod-foundation is no longer the one that was approved.',
        `  got:     ${fingerprint(planOf([]))}`,
        `  allowed: ${approved}`,
        '  fix:     Start the deployment again and approve the new plan.',
      ].join('\n'),
    );
  });

  it('names the command that saves a plan when none is saved', async () => {
    await expect(readSavedPlan(root('foundation'))).rejects.toThrow(
      `There is no saved plan ${join(folder, 'tfplan')}. Save one: npx bmo tf prod plan foundation`,
    );
  });

  it('refuses a plan that failed', async () => {
    const whole = planOf([]);
    expect(requireComplete(root('foundation'), whole)).toBe(whole);
    expect(() => requireComplete(root('foundation'), { ...whole, errored: true })).toThrow(
      `${join(folder, 'tfplan')} is of a plan that failed: it holds what Terraform had planned until the error, and ` +
        'Terraform refuses to apply it. Plan again: npx bmo tf prod plan foundation',
    );
  });
});

describe('The command line', () => {
  it('names one stack or both', async () => {
    expect(await read('prod')).toMatchObject({
      environment: 'prod',
      role: undefined,
      reportOnly: false,
    });
    expect(await read('prod', 'application')).toMatchObject({ role: 'application' });
  });

  it('takes several addresses', async () => {
    const { allowed } = await read(
      'prod',
      'foundation',
      '--allow-destroy=a',
      '--allow-destroy=b',
      '--reason=c',
    );
    expect(allowed).toEqual({ addresses: ['a', 'b'], reason: 'c' });
  });

  it.each([
    ['--outputs', 'x'],
    ['--expected-fingerprint', 'x'],
    ['--allow-destroy', 'x'],
  ])('names the stack that %s is about', async (...words) => {
    await expect(read('prod', ...words)).rejects.toThrow(
      new UsageError('--outputs, --expected-fingerprint and --allow-destroy are about one stack: name it.'),
    );
  });

  it('has paths that are relative to where it was typed', async () => {
    expect(await read('prod', 'foundation', '--markdown', 'a.md', '--outputs', '/b')).toMatchObject({
      markdown: join(folder, 'a.md'),
      outputs: '/b',
    });
  });
});
