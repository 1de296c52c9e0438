import type { Area, GraphNode, PlatformGraph } from './graph';

/** Title of each area that is drawn as a frame. */
const FRAMES: Readonly<Partial<Record<Area, string>>> = {
  public: 'Public subnets: way in',
  private: 'Private subnets: ECS on Fargate',
  stores: 'Private subnets: data stores',
  exit: 'Public subnets: way out',
};

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** The graph in the language of Graphviz. Colors come from the style sheet of the picture, by class. */
export function dotOf({ nodes, edges }: PlatformGraph): string {
  const inArea = (area: Area) => nodes.filter((node) => node.area === area);
  const frame = (area: Area) => [
    `subgraph ${quoted(`cluster_${area}`)} {`,
    `label=${quoted(FRAMES[area] ?? '')} labeljust=l fontsize=11 class="frame"`,
    ...inArea(area).map(statement),
    '}',
  ];
  return [
    'digraph {',
    'rankdir=TB nodesep=0.3 ranksep=0.5 fontname="Helvetica" fontsize=12 bgcolor="transparent"',
    'node [shape=box style=rounded fontname="Helvetica" fontsize=12 margin="0.2,0.1"]',
    'edge [fontname="Helvetica" fontsize=10 arrowsize=0.7]',
    ...(['outside', 'entry', 'regional'] as const).flatMap((area) => inArea(area).map(statement)),
    'subgraph "cluster_vpc" {',
    'label="VPC" labeljust=l class="frame"',
    ...(['public', 'private', 'stores', 'exit'] as const).flatMap((area) =>
      inArea(area).length > 0 ? frame(area) : [],
    ),
    '}',
    ...edges.map(
      ({ from, to, label, isOperation }) =>
        `${quoted(from)} -> ${quoted(to)} [label=${quoted(label && ` ${label}`)} class=${quoted(isOperation ? 'operation' : 'request')}]`,
    ),
    '}',
  ].join('\n');
}

const statement = ({ id, area, title, details }: GraphNode): string =>
  `${quoted(id)} [label=${details ? `${quoted(title).slice(0, -1)}\\n${quoted(details).slice(1)}` : quoted(title)} class=${quoted(area)}]`;
