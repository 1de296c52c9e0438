import type { Area, GraphNode, PlatformGraph } from './graph';

const FRAMES: readonly (readonly [Area, string])[] = [
  ['public', 'Public subnets: way in'],
  ['private', 'Private subnets: ECS on Fargate'],
  ['stores', 'Private subnets: data stores'],
  ['exit', 'Public subnets: way out'],
];

/** The graph in the language of Mermaid, which GitHub draws. */
export function mermaidOf({ nodes, edges }: PlatformGraph): string {
  const inArea = (area: Area) => nodes.filter((node) => node.area === area);
  const line = ({ id, title, details }: GraphNode) => `${id}["${title}${details ? `<br>${details}` : ''}"]`;
  return [
    'flowchart TB',
    ...(['outside', 'entry', 'regional'] as const).flatMap((area) =>
      inArea(area).map((node) => `  ${line(node)}`),
    ),
    '  subgraph vpc [VPC]',
    ...FRAMES.filter(([area]) => inArea(area).length > 0).flatMap(([area, title]) => [
      `    subgraph ${area} ["${title}"]`,
      ...inArea(area).map((node) => `      ${line(node)}`),
      '    end',
    ]),
    '  end',
    ...edges.map(({ from, to, label, isOperation }) => {
      const arrow = isOperation ? '-.->' : '-->';
      return `  ${from} ${arrow}${label ? `|${label}|` : ''} ${to}`;
    }),
    '',
  ].join('\n');
}
