/** An element of an SVG image, or text. */
export type Node = Element | string;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly Node[];
}

export const element = (
  name: string,
  attributes: Element['attributes'],
  ...children: readonly Node[]
): Element => ({ name, attributes, children });

/** XML of an element, with whatever could be mistaken for markup escaped. */
export function render(node: Node, indent = ''): string {
  if (typeof node === 'string') return escapeXml(node);
  const { name, attributes, children } = node;
  const open = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(`${value}`)}"`),
  ];
  if (children.length === 0) return `${indent}<${open.join(' ')}/>`;
  if (children.every((child) => typeof child === 'string')) {
    return `${indent}<${open.join(' ')}>${children.map((child) => render(child)).join('')}</${name}>`;
  }
  const inner = children.map((child) => render(child, `${indent}  `));
  return [`${indent}<${open.join(' ')}>`, ...inner, `${indent}</${name}>`].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML does not allow at all are left out. */
const escapeXml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"]/g, (found) => ENTITIES[found] ?? '');

/** How a text is set. */
export interface Style {
  /** Size in pixels. */
  readonly size: number;
  readonly fill: string;
  readonly isBold?: boolean;
  readonly isMonospaced?: boolean;
  readonly anchor?: 'start' | 'end' | 'middle';
}

/** One line of text that ends, with an ellipsis, before it is wider than `width`. */
export const line = (content: string, x: number, y: number, width: number, style: Style): Element =>
  element(
    'text',
    {
      x: Math.round(x),
      y: Math.round(y),
      'font-size': style.size,
      fill: style.fill,
      ...(style.isBold && { 'font-weight': 'bold' }),
      ...(style.isMonospaced && { 'font-family': MONOSPACED }),
      ...(style.anchor && style.anchor !== 'start' && { 'text-anchor': style.anchor }),
    },
    cutTo(content.replaceAll(/\s+/g, ' ').trim(), width, style),
  );

export const SANS_SERIF = 'Helvetica, Arial, sans-serif';
const MONOSPACED = 'Menlo, Consolas, monospace';

/** Pixels that a text takes in the widest font that a reader is likely to have. */
export const widthOf = (text: string, { size, isBold, isMonospaced }: Style): number =>
  [...text].reduce((sum, character) => sum + (isMonospaced ? 0.62 : emWidth(character)), 0) *
  size *
  (isBold && !isMonospaced ? 1.12 : 1);

function emWidth(character: string): number {
  if (/[ijlI.,:;'|!()[\]ft /-]/.test(character)) return 0.4;
  if (/[mwMW%@&]/.test(character)) return 0.99;
  if (/[A-Z0-9_]/.test(character)) return 0.72;
  return /[a-z]/.test(character) ? 0.63 : 0.85;
}

function cutTo(text: string, width: number, style: Style): string {
  if (widthOf(text, style) <= width) return text;
  let cut = [...text];
  while (cut.length > 0 && widthOf(`${cut.join('')}…`, style) > width) cut = cut.slice(0, -1);
  return `${cut.join('').trimEnd()}…`;
}

/** Lines no wider than `width`, broken between words. */
export function wrap(text: string, width: number, style: Style): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/)) {
    const longer = current ? `${current} ${word}` : word;
    if (current && widthOf(longer, style) > width) {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  return [...lines, current];
}
