import Table from 'cli-table3';
import type { ReviewedChange } from './review';
import { remarks, subjects, summary } from './words';

const NO_STYLE = { head: [], border: [] };

/** A review for a terminal. */
export function reviewTable(stack: string, changes: readonly ReviewedChange[]): string {
  const heading = `${stack}: ${summary(changes)}`;
  if (changes.length === 0) return heading;
  const table = new Table({ head: ['Action', 'Address', 'What changes', 'Look at'], style: NO_STYLE });
  table.push(
    ...changes.map((change) => [
      change.action,
      change.address,
      subjects(change).replaceAll(', ', '\n'),
      remarks(change).join('\n'),
    ]),
  );
  return `${heading}\n${table.toString()}`;
}
