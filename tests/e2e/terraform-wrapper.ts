import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectTo } from './aws';
import { ACCOUNT_ID, startEmulator } from './emulator';
import { ExistingRoot } from './existing-root';
import type { Part } from './part';
import { PROJECT } from './project';
import { FOUNDATION, ProjectCopy } from './project-copy';
import { StateBackend } from './state-backend';
import type { Steps } from './steps';
import { Terraform } from './terraform';
import { valuesOf } from './variables';

/** A resource of the foundation that costs no time to create. */
const TARGET = 'aws_ecr_repository.images_ai-service';
/** A key of the foundation, protected with `prevent_destroy`. */
const KEY = 'aws_kms_key.database-key';

/**
 * `npx bmo tf` with the real Terraform on an emulator of its own: what it refuses, and what it says then; a plan of
 * production's foundation; a saved plan that is applied, and one that is not; a key whose creation stops half-way.
 */
export async function runWrapper({ folder: parent, python, steps }: Part): Promise<void> {
  const folder = join(parent, 'terraform-wrapper');
  mkdirSync(folder);
  const terraform = await Terraform.find(folder);
  const { endpoint } = await startEmulator(python, folder, ['kms.EnableKeyRotation']);
  const state = new StateBackend(connectTo(endpoint));
  const project = new ProjectCopy(join(folder, 'project'), endpoint);

  await steps.step('tf: synth', () => project.synthesize());
  await steps.step('tf: without credentials', () => refuseWithoutCredentials(project));
  await steps.step('tf: without state bucket and lock table', () => refuseWithoutBackend(project));
  await steps.step('tf: state bucket and lock table', () => state.create());
  const existing = new ExistingRoot(terraform, folder, endpoint, state);
  await steps.together(
    () => steps.step('tf: existing root', async (say) => say(await existing.apply())),
    async () => {
      await steps.step('tf: in the wrong account', () => refuseWrongAccount(project));
      await steps.step('tf: while the state is locked', () => refuseHeldLock(project, state));
      await steps.step('tf: application before foundation', () => refuseApplicationFirst(project));
      await steps.prove('tf refusals', 'tf: a provider that is not the locked one', () =>
        refuseOtherProvider(project),
      );
      await steps.prove('tf saved plan', 'tf: plan and apply of one resource', () => applySavedPlan(project));
    },
  );
  await steps.prove('tf quotas', 'tf: quotas of a new account', (say) => nameSmallQuotas(project, say));
  await steps.prove('tf tainted key', 'tf: key whose creation AWS stopped half-way', () =>
    keepTaintedKey(project, steps),
  );
  await steps.prove('tf in CI', 'tf: plan of the foundation, in CI', async (say) =>
    say(await planFoundation(project)),
  );
  await steps.prove('workflow plan', 'workflows: plan of an environment', async (say) =>
    say(await planAsWorkflow(project)),
  );
  await steps.prove('workflow review', 'workflows: review of the approved plan', () =>
    reviewAsWorkflow(project),
  );
  await steps.prove('tf stale plan', 'tf: apply of a plan from before a change', () =>
    refuseOldPlan(project),
  );
}

async function refuseWithoutCredentials(project: ProjectCopy): Promise<void> {
  const output = await project.tf('plan foundation --no-synth', 1, {});
  assert.match(output, /^1 problem; nothing was started:\n\nAWS credentials\n {2}got: {5}none$/m);
  assertNoTrace(output);
}

async function refuseWithoutBackend(project: ProjectCopy): Promise<void> {
  const output = await project.tf('plan foundation --no-synth', 1);
  assert.match(output, /state bucket bmo-learning-terraform-state\n {2}got: {5}no such bucket$/m);
  assert.match(output, /lock table terraform-state-lock\n {2}got: {5}no such table$/m);
  assert.match(output, /Run `npx bmo bootstrap`\./);
  assertNoTrace(output);
}

async function refuseWrongAccount(project: ProjectCopy): Promise<void> {
  project.writeVariables({ aws_account_id: '210987654321' });
  const output = await project.tf('plan foundation --no-synth', 1);
  assert.match(
    output,
    /AWS account\n {2}got: {5}123456789012, as arn:\S+\n {2}allowed: 210987654321, says aws_account_id in environments/,
  );
  project.writeVariables({ aws_account_id: ACCOUNT_ID });
}

async function refuseHeldLock(project: ProjectCopy, state: StateBackend): Promise<void> {
  const output = await state.whileLocked('prod/foundation.tfstate', () =>
    project.tf('plan foundation --no-synth', 1),
  );
  assert.match(output, /lock of the state prod\/foundation\.tfstate\n {2}got: {5}held by a colleague since /);
  assert.match(output, /force-unlock e2e$/m);
}

async function refuseApplicationFirst(project: ProjectCopy): Promise<void> {
  const values = Object.entries(valuesOf('prod')).flatMap(([name, value]) => ['-var', `${name}=${value}`]);
  const output = await project.tf(`plan application --no-synth -- ${values.join(' ')}`, 1);
  assert.match(output, /reads the outputs of bmo-learning-prod-foundation, which has not been applied yet/);
  assert.doesNotMatch(output, /^\$ terraform/m);
}

/** A checksum that is not the provider's, as an exchanged package would have. */
async function refuseOtherProvider(project: ProjectCopy): Promise<void> {
  const lock = project.path('locks', FOUNDATION, '.terraform.lock.hcl');
  const text = readFileSync(lock, 'utf8');
  writeFileSync(
    lock,
    text.replaceAll(/"(h1|zh):(.)/g, (_, kind, first) => `"${kind}:${first === '0' ? '1' : '0'}`),
  );
  const output = await project.tfInCi('plan foundation --no-synth', 1);
  assert.match(output, /^\$ terraform \S+ init -input=false -no-color -lockfile=readonly/m);
  assert.match(output, /doesn't match any of the\s+checksums previously recorded/);
  assert.doesNotMatch(output, /^\$ terraform \S+ plan/m);
  writeFileSync(lock, text);
}

async function applySavedPlan(project: ProjectCopy): Promise<void> {
  const plan = project.inStack(FOUNDATION, 'tfplan');
  const planned = await project.tf(`plan foundation --no-synth -- -target=${TARGET}`, 0);
  assert.match(
    planned,
    new RegExp(
      `^Saved cdktf\\.out/stacks/${FOUNDATION}/tfplan\\. Apply it: npx bmo tf prod apply foundation$`,
      'm',
    ),
  );
  assert.ok(existsSync(plan));
  const applied = await project.tf('apply foundation --no-synth', 0);
  assert.match(applied, /Apply complete! Resources: \d+ added/);
  assert.match(applied, /^To go back from this apply:\n(?:- .*\n)+ {2}That plan destroys \d+\.$/m);
  assert.ok(!existsSync(plan), 'the applied plan is still there');
}

/** The quotas that the emulator has are those of a new account. */
async function nameSmallQuotas(project: ProjectCopy, say: (text: string) => void): Promise<void> {
  const output = await project.tf(`plan foundation --no-synth -- -target=${TARGET}`, 0);
  const [report = ''] = output.split('\n$ terraform');
  assert.match(report, /^2 quotas are too small in us-east-2\./m);
  assert.match(
    report,
    /quota Fargate On-Demand vCPU resource count\n {2}got: {5}6 vCPU, of which others use 0\n {2}allowed: at least 7 vCPU /,
  );
  assert.match(
    report,
    /aws service-quotas request-service-quota-increase --region us-east-2 --service-code fargate /,
  );
  assert.doesNotMatch(output, /were not checked/);
  say('named before the plan, which goes on');
}

/** The key exists, but the call after its creation is refused. docs/runbooks/terraform.md says what to do. */
async function keepTaintedKey(project: ProjectCopy, steps: Steps): Promise<void> {
  const plan = `plan foundation --no-synth -- -target=${KEY} -no-color`;
  await project.tf(plan, 0);
  const failed = await project.tf('apply foundation --no-synth', 1);
  assert.match(failed, /Refused once/);
  const refused = await project.tf(plan, 1);
  assert.match(refused, /Instance cannot be destroyed/);
  await steps.prove('tf failed plan', 'tf: plan that failed', () => refuseFailedPlan(project, refused));
  await project.terraform(FOUNDATION, ['untaint', KEY]);
  const planned = await project.tf(plan, 0);
  assert.match(planned, /~ enable_key_rotation += false -> true/);
  assert.match(planned, /Plan: 0 to add, 1 to change, 0 to destroy/);
  assert.match(await project.tf('apply foundation --no-synth', 0), /0 added, 1 changed, 0 destroyed/);
}

/** Nothing is saved of it; saved by Terraform alone it can be neither reviewed nor applied. */
async function refuseFailedPlan(project: ProjectCopy, output: string): Promise<void> {
  assert.match(output, /failed, and nothing was saved/);
  assert.ok(!existsSync(project.inStack(FOUNDATION, 'tfplan')), 'the plan that failed is still there');
  await project.terraform(FOUNDATION, ['plan', '-out=tfplan', `-target=${KEY}`], 1);
  assert.match(await project.planReview('foundation', 1), /is of a plan that failed/);
  const refused = await project.tf('apply foundation --no-synth', 1);
  assert.match(refused, /got: {5}a plan that `npx bmo tf` did not save/);
  rmSync(project.inStack(FOUNDATION, 'tfplan'));
}

/** With the synthesis that comes before, all arguments that CI needs, and the exit code that tells of changes. */
async function planFoundation(project: ProjectCopy): Promise<string> {
  const output = await project.tfInCi('plan foundation --detailed-exitcode', 3);
  assert.match(output, /^\$ node ops\/bundle\/run\.cjs main\.ts$/m);
  assert.match(
    output,
    /^\$ terraform \S+ plan -input=false -no-color -var-file=\S+ -out=tfplan -detailed-exitcode$/m,
  );
  const lock = '.terraform.lock.hcl';
  assert.equal(
    readFileSync(project.inStack(FOUNDATION, lock), 'utf8'),
    readFileSync(join(PROJECT, 'locks', FOUNDATION, lock), 'utf8'),
    'init changed the lock file',
  );
  return /^Plan: .*$/m.exec(output)?.[0] ?? '';
}

/** Of pull requests and of the nightly check. The foundation has no outputs yet. */
async function planAsWorkflow(project: ProjectCopy): Promise<string> {
  const { outputs } = await project.action('plan-environment', { environment: 'prod' }, 0);
  assert.equal(outputs['changes'], 'true');
  const report = readFileSync(outputs['report'] ?? '', 'utf8');
  assert.match(report, /^Created: .*1 `aws_db_instance`/m);
  assert.match(report, /^The application is not planned: it needs the outputs of the foundation/m);
  return `${report.split('\n').length} lines of report`;
}

/** Of a deployment: the plan is shown, and it is applied only if it is the one that was approved. */
async function reviewAsWorkflow(project: ProjectCopy): Promise<void> {
  const plan = { environment: 'prod', stack: 'foundation' };
  const { outputs, summary } = await project.action('review-plan', plan, 0);
  const { fingerprint = '' } = outputs;
  assert.equal(outputs['changes'], 'true');
  assert.match(summary, /^Created: .*1 `aws_db_instance`/m);
  await project.action('review-plan', { ...plan, 'expected-fingerprint': fingerprint }, 0);
  const other = { ...plan, 'expected-fingerprint': fingerprint.replaceAll(/[0-9a-f]/g, '0') };
  const refused = await project.action('review-plan', other, 1);
  assert.match(
    refused.output,
    /^The plan of bmo-learning-prod-foundation is no longer the one that was approved\.$/m,
  );
}

async function refuseOldPlan(project: ProjectCopy): Promise<void> {
  project.writeVariables({ aws_account_id: ACCOUNT_ID, slack_channel_id: 'C0123456789' });
  const output = await project.tf('apply foundation --no-synth', 1);
  assert.match(output, /got: {5}a plan from before these changed: environments\/prod\.foundation\.tfvars$/m);
  assert.ok(existsSync(project.inStack(FOUNDATION, 'tfplan')), 'the plan was removed');
}

const assertNoTrace = (output: string): void => assert.doesNotMatch(output, /^ +at .*:\d+:\d+\)?$/m);
