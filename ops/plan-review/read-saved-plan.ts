import { UserError } from '../../modules/shared/user-error';
import { type Plan, planSchema } from '../toolbox/plan-json';
import { hasSavedPlan, PLAN, planPath } from '../toolbox/saved-plan';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';

/**
 * Reads the plan of a stack that was saved last.
 * @throws UserError when there is none, when it is of a plan that failed, or when Terraform cannot read it
 */
export async function readSavedPlan(root: SynthesizedRoot): Promise<Plan> {
  if (!hasSavedPlan(root)) {
    throw new UserError(`There is no saved plan ${planPath(root)}. Save one: ${planAgain(root)}`);
  }
  return requireComplete(root, await terraformShow(root.folder, planSchema, PLAN));
}

/** @throws UserError when planning ended in an error */
export function requireComplete(root: SynthesizedRoot, plan: Plan): Plan {
  if (!plan.errored) return plan;
  throw new UserError(
    `${planPath(root)} is of a plan that failed: it holds what Terraform had planned until the error, and Terraform ` +
      `refuses to apply it. Plan again: ${planAgain(root)}`,
  );
}

const planAgain = ({ environment, role }: SynthesizedRoot): string =>
  `npx bmo tf ${environment} plan ${role}`;
