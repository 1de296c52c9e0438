import { instance } from '@viz-js/viz';
import { dotOf } from './dot';
import type { PlatformGraph } from './graph';

/** Light and dark colors, with a contrast of at least 4.5 for text and 3 for lines. */
const STYLE = `
svg { background: #ffffff; font-family: Helvetica, Arial, sans-serif; }
text { fill: #1b1f24; }
.node path, .node polygon { fill: #f3f6fa; stroke: #57606a; }
.outside path, .outside polygon { fill: #ffffff; }
.stores path, .stores polygon, .regional path, .regional polygon { fill: #e6f4ea; stroke: #1a7f37; }
.private path, .private polygon { fill: #ddf0ff; stroke: #0969da; }
.public path, .public polygon, .exit path, .exit polygon, .entry path, .entry polygon { fill: #fff3d9; stroke: #9a6700; }
.cluster > polygon, .cluster > path { fill: none; stroke: #8c959f; stroke-dasharray: 4 3; }
.edge path { fill: none; stroke: #57606a; }
.edge polygon { fill: #57606a; stroke: #57606a; }
.operation path { stroke-dasharray: 4 3; }
@media (prefers-color-scheme: dark) {
  svg { background: #0d1117; }
  text { fill: #e6edf3; }
  .node path, .node polygon { fill: #161b22; stroke: #8b949e; }
  .outside path, .outside polygon { fill: #0d1117; }
  .stores path, .stores polygon, .regional path, .regional polygon { fill: #12261b; stroke: #3fb950; }
  .private path, .private polygon { fill: #0c2a4d; stroke: #58a6ff; }
  .public path, .public polygon, .exit path, .exit polygon, .entry path, .entry polygon { fill: #2f2408; stroke: #d29922; }
  .edge path, .edge polygon { stroke: #8b949e; }
  .edge polygon { fill: #8b949e; }
}
`.trim();

/** The picture: one SVG without anything from elsewhere, the same bytes for the same graph. */
export async function svgOf(graph: PlatformGraph): Promise<string> {
  const viz = await instance();
  const drawn = viz.renderString(dotOf(graph), { format: 'svg', engine: 'dot' });
  const title = `Architecture of ${graph.environment}`;
  return (
    drawn
      .slice(drawn.indexOf('<svg'))
      .replaceAll(/<!--.*?-->\n?/gs, '')
      // Colors come from the style sheet; what stays inline would win over it.
      .replaceAll(/ (?:fill|stroke|font-family)="[^"]*"/g, '')
      .replace(/<svg width="[^"]*" height="[^"]*"/, '<svg role="img" aria-labelledby="title desc"')
      .replace(
        /(<svg[^>]*>)/,
        `$1\n<title id="title">${title}</title>\n<desc id="desc">${descriptionOf(graph)}</desc>\n<style>${STYLE}</style>`,
      )
  );
}

/** The connections as sentences, for people who hear the picture. */
const descriptionOf = ({ nodes, edges }: PlatformGraph): string => {
  const titleOf = (id: string) => nodes.find((node) => node.id === id)?.title ?? id;
  return edges
    .map(({ from, to, label }) => `${titleOf(from)} to ${titleOf(to)}${label ? ` (${label})` : ''}`)
    .join('; ');
};
