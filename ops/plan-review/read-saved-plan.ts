import { UserError } from '../../modules/shared/user-error';
import { hasSavedPlan, PLAN, planPath } from '../toolbox/saved-plan';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform-show';
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
