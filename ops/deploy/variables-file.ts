import { existsSync, readFileSync } from 'node:fs';
import { IMAGES, VARIABLE_OF } from '../images/wanted';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { variablesFile } from '../toolbox/variables';
import type { BothVersions } from './request';
import { writeWhole } from './write-whole';

/**
 * Writes what was deployed into the operator's variables, so that the next plan by hand plans the same images. Every other
 * line stays as it is.
 * @returns where it was written, or why it was not
 */
export function rememberImages(root: SynthesizedRoot, images: BothVersions): string {
  const file = variablesFile(root);
  if (!existsSync(file)) {
    return `${file} does not exist, so nothing was written. A plan without \`deploy\` needs the digests from elsewhere.`;
  }
  const before = readFileSync(file, 'utf8');
  const after = withImages(before, images);
  if (after !== before) writeWhole(file, after);
  return `${file} names them`;
}

/** The text of a variables file with these images in it. */
export function withImages(text: string, images: BothVersions): string {
  return IMAGES.reduce((result, image) => {
    const line = `${VARIABLE_OF[image]} = "${images[image]}"`;
    const assignment = new RegExp(`^[ \\t]*${VARIABLE_OF[image]}[ \\t]*=[^\\n]*$`, 'm');
    if (assignment.test(result)) return result.replace(assignment, line);
    return `${result}${result === '' || result.endsWith('\n') ? '' : '\n'}${line}\n`;
  }, text);
}
