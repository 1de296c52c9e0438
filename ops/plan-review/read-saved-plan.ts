import { UserError } from '../../modules/shared/user-error';
import { type Plan, planSchema } from '../toolbox/plan-json';
import { hasSavedPlan, PLAN, planPath } from '../toolbox/saved-plan';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';

/**
 * Reads the plan of a stack that was saved last.
 * @throws UserError when there is none, or Terraform cannot read it
 */
export async function readSavedPlan(root: SynthesizedRoot): Promise<Plan> {
  if (hasSavedPlan(root)) return terraformShow(root.folder, planSchema, PLAN);
  const { environment, role } = root;
  throw new UserError(
    `There is no saved plan ${planPath(root)}. Save one: npm run tf -- ${environment} plan ${role}`,
  );
}
