import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../modules/shared/problems';
import type { SynthesizedRoot } from './synthesized-roots';
import { variablesFile } from './variables';

/** Name of a saved plan, in the folder of its stack. */
export const PLAN = 'tfplan';

/** What a plan was made from: SHA-256 by what it is, in the format of `sha256sum`. */
const ORIGIN = 'tfplan.sha256';

/** SHA-256 by label. */
export type Origin = ReadonlyMap<string, string>;

/** Where a stack's saved plan lies. */
export const planPath = ({ folder }: SynthesizedRoot): string => join(folder, PLAN);

/** Whether a plan waits to be applied. */
export const hasSavedPlan = (root: SynthesizedRoot): boolean => existsSync(planPath(root));

/** What a plan made now would be made from, as far as files say. */
export function originNow(root: SynthesizedRoot): Origin {
  const files = [root.path, variablesFile(root)].filter((file) => existsSync(file));
  return new Map(files.map((file) => [labelOf(root, file), sha256(file)]));
}

/** Writes down what the saved plan was made from, so that it is not applied to something else. */
export function recordOrigin(root: SynthesizedRoot, origin: Origin): void {
  const lines = [...origin].map(([label, digest]) => `${digest}  ${label}\n`);
  writeFileSync(join(root.folder, ORIGIN), lines.join(''));
}

/** Removes a plan that has been applied or is no longer wanted. */
export function removeSavedPlan(root: SynthesizedRoot): void {
  for (const file of [PLAN, ORIGIN]) rmSync(join(root.folder, file), { force: true });
}

/**
 * What is wrong with applying the saved plan now. Terraform refuses a plan whose state has changed; that what the
 * plan was made from has changed, it does not notice. A file that is gone since is no reason: the plan has its
 * values.
 * @param now what a plan would be made from now
 */
export function savedPlanProblem(root: SynthesizedRoot, now: Origin): Problem | undefined {
  const place = { at: `saved plan ${planPath(root)}`, allowed: 'a plan of what would be planned now' };
  const again = `npx bmo tf ${root.environment} plan ${root.role}`;
  const record = join(root.folder, ORIGIN);
  if (!existsSync(record)) {
    const fix = `Plan again: ${again}. Or remove it, or apply it without this command.`;
    return { ...place, got: `a plan that \`npx bmo tf\` did not save: there is no ${ORIGIN}`, fix };
  }
  const then = readOrigin(record);
  const changed = [...now].filter(([label, digest]) => then.get(label) !== digest).map(([label]) => label);
  if (changed.length === 0) return undefined;
  return {
    ...place,
    got: `a plan from before these changed: ${changed.join(', ')}`,
    fix: `Plan again: ${again}`,
  };
}

const readOrigin = (path: string): Origin =>
  new Map(
    [...readFileSync(path, 'utf8').matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(
      ([, digest = '', label = '']) => [label, digest],
    ),
  );

const labelOf = (root: SynthesizedRoot, file: string): string => (file === root.path ? 'cdk.tf.json' : file);

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
