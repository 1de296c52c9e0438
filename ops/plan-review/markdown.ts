import { layersOf } from './layers';
import type { ReviewedChange } from './review';
import { remarks, subjects, summary } from './words';

/**
 * Characters that one stack may take. GitHub takes 65536 in a comment or an issue, which holds two stacks and the
 * words around them.
 */
const LIMIT = 30_000;

/** A review for a pull request or an issue: what deserves a look is in sight, the rest folds away. */
export function reviewMarkdown(stack: string, changes: readonly ReviewedChange[]): string {
  const title = `### ${stack}: ${summary(changes)}`;
  if (changes.length === 0) return `${title}\n`;
  const { detailed, created } = layersOf(changes);
  const striking = detailed.filter((change) => remarks(change).length > 0 || isEnd(change));
  const others = detailed.filter((change) => !striking.includes(change));
  const permissions = permissionLines(detailed, LIMIT / 4);
  return [
    title,
    ...(striking.length > 0 ? [rows(striking, LIMIT / 2)] : []),
    ...(permissions ? [`**Permissions**\n\n\`\`\`diff\n${permissions}\n\`\`\``] : []),
    ...(created.length > 0
      ? [`Created: ${created.map(([type, count]) => `${count} \`${type}\``).join(', ')}`]
      : []),
    ...(others.length > 0
      ? [`<details><summary>${others.length} more</summary>\n\n${rows(others, LIMIT / 4)}\n\n</details>`]
      : []),
    '',
  ].join('\n\n');
}

const isEnd = ({ action }: ReviewedChange): boolean => ['delete', 'replace', 'forget'].includes(action);

/** Statements of policies below the address that has them, as a diff. */
function permissionLines(changes: readonly ReviewedChange[], limit: number): string {
  const lines = changes
    .filter(({ permissions }) => permissions.length > 0)
    .flatMap(({ address, permissions }) => [
      `# ${address}`,
      ...permissions.map((line) => line.replace(/^~/, '!').replaceAll('`', '')),
    ]);
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > limit)
      return [...kept, `# And ${lines.length - kept.length} more lines, in the log.`].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}

function rows(changes: readonly ReviewedChange[], limit: number): string {
  const lines = ['| action | address | what changes | look at |', '|---|---|---|---|'];
  let length = lines.join('\n').length;
  for (const [index, change] of changes.entries()) {
    const line = row(change);
    length += line.length + 1;
    if (length > limit) return [...lines, '', `And ${changes.length - index} more, in the log.`].join('\n');
    lines.push(line);
  }
  return lines.join('\n');
}

function row(change: ReviewedChange): string {
  const cells = [change.action, `\`${change.address}\``, subjects(change), remarks(change).join('; ')];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
