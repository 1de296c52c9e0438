import { UserError } from '../../modules/shared/user-error';
import { hasSavedPlan, PLAN, planPath } from '../terraform/saved-plan';
import type { SynthesizedRoot } from '../terraform/synthesized-roots';
import { terraformShow } from '../verify/terraform-show';
import { type Plan, planSchema } from './plan';

/**
 * Reads the plan of a stack that was saved last.
 * @throws UserError when there is none, or Terraform cannot read it
 */
export function readSavedPlan(root: SynthesizedRoot): Plan {
  if (hasSavedPlan(root)) return terraformShow(root, planSchema, PLAN);
  const { environment, role } = root;
  throw new UserError(
    `There is no saved plan ${planPath(root)}. Save one: npm run tf -- ${environment} plan ${role}`,
  );
}
