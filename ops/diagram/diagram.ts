import { writeFileSync } from 'node:fs';
import { applicationRoot, foundationRoot } from '../toolbox/synthesized-roots';
import { graphOf } from './graph';
import { mermaidOf } from './mermaid';
import { svgOf } from './svg';

/**
 * Draws an environment as it was synthesized.
 * @param file where to write the picture @default it is returned, as lines
 */
export async function diagram(
  environment: string,
  format: 'svg' | 'mermaid',
  file: string | undefined,
): Promise<readonly string[]> {
  const graph = graphOf({
    environment,
    foundation: foundationRoot(environment).json,
    application: applicationRoot(environment).json,
  });
  const picture = format === 'svg' ? await svgOf(graph) : mermaidOf(graph);
  if (file === undefined) return picture.trimEnd().split('\n');
  writeFileSync(file, picture);
  return [`Wrote ${file}`];
}
