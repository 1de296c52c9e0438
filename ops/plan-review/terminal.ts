import { layersOf } from './layers';
import type { ReviewedChange } from './review';
import { remarks, subjects, summary } from './words';

/** Columns that a line of counts may take. */
const WIDTH = 100;

/** Width of the longest action, `replace`, and a gap. */
const INDENT = ' '.repeat(9);

/** A review for a terminal: what deserves a look in full, everything else that is created counted by type. */
export function reviewText(stack: string, changes: readonly ReviewedChange[]): string {
  const { detailed, created } = layersOf(changes);
  return [
    `${stack}: ${summary(changes)}`,
    ...detailed.map(paragraph),
    ...(created.length > 0 ? [countLines(created)] : []),
  ].join('\n\n');
}

function paragraph(change: ReviewedChange): string {
  const lines = [subjects(change), ...remarks(change), ...change.permissions].filter((line) => line !== '');
  return [change.action.padEnd(INDENT.length) + change.address, ...lines.map((line) => INDENT + line)].join(
    '\n',
  );
}

/** `create   12 aws_iam_role, 3 aws_kms_key`, on as many lines as it takes. */
function countLines(created: readonly (readonly [string, number])[]): string {
  const lines: string[] = [];
  let line = 'create'.padEnd(INDENT.length);
  for (const [index, [type, count]] of created.entries()) {
    const word = `${count} ${type}${index < created.length - 1 ? ', ' : ''}`;
    if (line.length + word.trimEnd().length > WIDTH) {
      lines.push(line.trimEnd());
      line = INDENT;
    }
    line += word;
  }
  return [...lines, line].join('\n');
}
