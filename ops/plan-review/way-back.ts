import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { readSavedPlan } from './read-saved-plan';
import { reviewPlan, type SynthesizedResources } from './review';
import { undoCard } from './undo';

/** How to go back from the saved plan of a root, in lines. */
export async function wayBackFrom(root: SynthesizedRoot): Promise<readonly string[]> {
  const plan = await readSavedPlan(root);
  return undoCard(root, plan, reviewPlan(plan, root.json.resource as SynthesizedResources));
}
