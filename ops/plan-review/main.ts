import { appendFileSync, writeFileSync } from 'node:fs';
import { explainUserErrors, UserError } from '../../modules/shared/user-error';
import {
  outputFolder,
  readSynthesizedRoots,
  type SynthesizedRoot,
  selectRoots,
} from '../toolbox/synthesized-roots';
import { type ReviewRequest, readArguments } from './arguments';
import { fingerprint } from './fingerprint';
import { requireNoLoss } from './guard';
import { reviewMarkdown } from './markdown';
import type { Plan } from './plan';
import { readSavedPlan } from './read-saved-plan';
import { reviewPlan, type SynthesizedResources } from './review';
import { reviewTable } from './table';

/**
 * Reviews saved plans: prints what they would do, writes what was asked for, and then says what must not be applied.
 * @param readPlan how the saved plan of a stack is read
 * @throws UserError when a plan ends what cannot be made again, or is not the one that was expected
 */
export function reviewSavedPlans(
  request: ReviewRequest,
  roots: readonly SynthesizedRoot[],
  readPlan: (root: SynthesizedRoot) => Plan = readSavedPlan,
): void {
  const reviews = roots.map((root) => {
    const { name, json } = root;
    const plan = readPlan(root);
    return { name, plan, changes: reviewPlan(plan, json.resource as SynthesizedResources) };
  });
  for (const { name, plan, changes } of reviews) {
    console.log(reviewTable(name, changes));
    const print = fingerprint(plan);
    console.log(`Fingerprint: ${print}`);
    if (request.outputs) {
      appendFileSync(request.outputs, `changes=${changes.length > 0}\nfingerprint=${print}\n`);
    }
  }
  if (request.markdown) {
    writeFileSync(
      request.markdown,
      reviews.map(({ name, changes }) => reviewMarkdown(name, changes)).join('\n'),
    );
  }
  for (const { name, plan, changes } of reviews) {
    requireFingerprint(name, fingerprint(plan), request.expectedFingerprint);
    if (!request.reportOnly) requireNoLoss(name, changes, request.allowed);
    if (request.allowed.addresses.length > 0) console.log(`Destroyed on purpose: ${request.allowed.reason}`);
  }
}

function requireFingerprint(stack: string, actual: string, expected: string | undefined): void {
  if (expected === undefined || expected === actual) return;
  throw new UserError(
    `The plan of ${stack} is no longer the one that was approved.\n` +
      `  got:     ${actual}\n  allowed: ${expected}\n` +
      '  fix:     Somebody changed something meanwhile. Start the deployment again and approve the new plan.',
  );
}

if (require.main === module) {
  explainUserErrors(() => {
    const request = readArguments(process.argv.slice(2));
    const roots = readSynthesizedRoots(outputFolder());
    reviewSavedPlans(request, selectRoots(roots, request.environment, request.role));
  });
}
