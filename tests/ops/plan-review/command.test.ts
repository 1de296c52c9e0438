import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../../ops/plan-review/arguments';
import { fingerprint } from '../../../ops/plan-review/fingerprint';
import { reviewSavedPlans } from '../../../ops/plan-review/main';
import { readSavedPlan, requireComplete } from '../../../ops/plan-review/read-saved-plan';
import { UsageError } from '../../../ops/toolbox/command-line';
import { rootSchema, type SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';
import { changeOf, planOf } from '../support/plans';

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-review-'));
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

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
  it('prints both stacks and their fingerprints', () => {
    reviewSavedPlans(readArguments(['prod']), [
      { root: root('foundation'), plan: planOf([]) },
      { root: root('application'), plan: planOf([]) },
    ]);
    expect(printed).toEqual([
      'bmo-learning-prod-foundation: no changes',
      `Fingerprint: ${fingerprint(planOf([]))}`,
      'bmo-learning-prod-application: no changes',
      `Fingerprint: ${fingerprint(planOf([]))}`,
    ]);
  });

  it('writes the outputs that workflows read', () => {
    const outputs = join(folder, 'outputs');
    const request = readArguments(['prod', 'foundation', '--outputs', outputs]);
    reviewSavedPlans(request, [{ root: root('foundation'), plan: harmless }]);
    reviewSavedPlans(request, [{ root: root('foundation'), plan: planOf([]) }]);
    expect(readFileSync(outputs, 'utf8')).toBe(
      `changes=true\nfingerprint=${fingerprint(harmless)}\nchanges=false\nfingerprint=${fingerprint(planOf([]))}\n`,
    );
  });

  it('fails for a protected resource, after it has written everything', () => {
    const markdown = join(folder, 'review.md');
    const request = readArguments(['prod', 'foundation', '--markdown', markdown]);
    expect(() => reviewSavedPlans(request, [{ root: root('foundation'), plan: destroying }])).toThrow(
      'the stack protects it with prevent_destroy',
    );
    expect(readFileSync(markdown, 'utf8')).toContain('| delete | `aws_lb.alb` |');
  });

  it('does not stop when it is only to report', () => {
    const request = readArguments(['prod', 'foundation', '--report-only']);
    expect(() => reviewSavedPlans(request, [{ root: root('foundation'), plan: destroying }])).not.toThrow();
  });

  it('prints the reason for an allowed destroy', () => {
    const request = readArguments([
      'prod',
      'foundation',
      '--allow-destroy',
      'aws_lb.alb',
      '--reason',
      'It moves elsewhere.',
    ]);
    reviewSavedPlans(request, [{ root: root('foundation'), plan: destroying }]);
    expect(printed.at(-1)).toBe('Destroyed on purpose: It moves elsewhere.');
  });

  it('stops when the plan is not the approved one', () => {
    const approved = fingerprint(harmless);
    const request = readArguments(['prod', 'foundation', '--expected-fingerprint', approved]);
    expect(() => reviewSavedPlans(request, [{ root: root('foundation'), plan: harmless }])).not.toThrow();
    expect(() => reviewSavedPlans(request, [{ root: root('foundation'), plan: planOf([]) }])).toThrow(
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

  it('refuses a plan that failed', () => {
    const whole = planOf([]);
    expect(requireComplete(root('foundation'), whole)).toBe(whole);
    expect(() => requireComplete(root('foundation'), { ...whole, errored: true })).toThrow(
      `${join(folder, 'tfplan')} is of a plan that failed: it holds what Terraform had planned until the error, and ` +
        'Terraform refuses to apply it. Plan again: npx bmo tf prod plan foundation',
    );
  });
});

describe('The command line', () => {
  it('names one stack or both', () => {
    expect(readArguments(['prod'])).toMatchObject({
      environment: 'prod',
      role: undefined,
      reportOnly: false,
    });
    expect(readArguments(['prod', 'application'])).toMatchObject({ role: 'application' });
  });

  it('takes several addresses', () => {
    const { allowed } = readArguments([
      'prod',
      'foundation',
      '--allow-destroy=a',
      '--allow-destroy=b',
      '--reason=c',
    ]);
    expect(allowed).toEqual({ addresses: ['a', 'b'], reason: 'c' });
  });

  it.each([
    [[], 'The environment is missing.'],
    [['prod', 'foundation', 'x'], "Unexpected argument 'x'."],
    [
      ['prod', '--outputs', 'x'],
      '--outputs, --expected-fingerprint and --allow-destroy are about one stack: name it.',
    ],
    [['prod', '--wrong'], "Unknown option '--wrong'."],
  ])('%j is not valid: %s', (args, message) => {
    expect(() => readArguments(args)).toThrow(new UsageError(message));
  });
});
