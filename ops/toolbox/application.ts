import { z } from 'zod';
import { selectRoots } from './select-roots';
import { outputFolder, readSynthesizedRoots, type SynthesizedRoot } from './synthesized-roots';

const providers = z.object({ provider: z.object({ aws: z.array(z.object({ region: z.string() })).min(1) }) });

/**
 * The application of an environment, as it was synthesized.
 * @throws UserError when there is none
 */
export function applicationRoot(environment: string): SynthesizedRoot {
  const [root] = selectRoots(readSynthesizedRoots(outputFolder()), environment, 'application');
  if (!root) throw new Error(`No application of ${environment} was selected.`);
  return root;
}

/** Region of an environment: that of the first AWS provider of its stacks. */
export const regionOfRoot = ({ json }: SynthesizedRoot): string =>
  providers.parse(json).provider.aws[0]?.region ?? '';
