import { appendFileSync, writeFileSync } from 'node:fs';
import { UserError } from '../../modules/shared/user-error';
import type { Plan } from '../toolbox/plan-json';
import {
  outputFolder,
  readSynthesizedRoots,
  type SynthesizedRoot,
  selectRoots,
} from '../toolbox/synthesized-roots';
import { fingerprint } from './fingerprint';
import { requireNoLoss } from './guard';
import { reviewMarkdown } from './markdown';
import { readSavedPlan } from './read-saved-plan';
import type { ReviewRequest } from './request';
import { type ReviewedChange, reviewPlan, type SynthesizedResources } from './review';
import { reviewText } from './terminal';

/** A stack and its saved plan. */
interface PlannedStack {
  readonly root: SynthesizedRoot;
  readonly plan: Plan;
}

/** What the plan of a stack would do. */
export interface StackReview {
  readonly stack: string;
  readonly fingerprint: string;
  readonly changes: readonly ReviewedChange[];
}

/**
 * Reviews saved plans: prints what they would do, writes what was asked for, and then says what must not be applied.
 * @throws UserError when a plan destroys something that holds data, or is not the one that was expected
 */
export function reviewSavedPlans(
  request: ReviewRequest,
  planned: readonly PlannedStack[],
  print: (line: string) => void,
): readonly StackReview[] {
  const reviews = planned.map(({ root: { name, json }, plan }) => ({
    name,
    plan,
    changes: reviewPlan(plan, json.resource as SynthesizedResources),
  }));
  for (const { name, plan, changes } of reviews) {
    print(reviewText(name, changes));
    const hash = fingerprint(plan);
    print(`Fingerprint: ${hash}`);
    if (request.outputs) {
      appendFileSync(request.outputs, `changes=${changes.length > 0}\nfingerprint=${hash}\n`);
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
    if (request.allowed.addresses.length > 0) print(`Destroyed on purpose: ${request.allowed.reason}`);
  }
  return reviews.map(({ name, plan, changes }) => ({ stack: name, fingerprint: fingerprint(plan), changes }));
}

function requireFingerprint(stack: string, actual: string, expected: string | undefined): void {
  if (expected === undefined || expected === actual) return;
  throw new UserError(
    `The plan of ${stack} is no longer the one that was approved.\n` +
      `  got:     ${actual}\n  allowed: ${expected}\n` +
      '  fix:     Start the deployment again and approve the new plan.',
  );
}

/**
 * Reviews the plans of an environment that were saved last.
 * @throws UserError like {@link reviewSavedPlans}, and when there is no plan
 */
export async function reviewsOf(
  request: ReviewRequest,
  print: (line: string) => void,
): Promise<readonly StackReview[]> {
  const roots = selectRoots(readSynthesizedRoots(outputFolder()), request.environment, request.role);
  const planned = roots.map(async (root) => ({ root, plan: await readSavedPlan(root) }));
  return reviewSavedPlans(request, await Promise.all(planned), print);
}
