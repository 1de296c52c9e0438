import { createInterface } from 'node:readline/promises';
import { UserError } from '../../modules/shared/user-error';

/** How a question is answered. */
export interface Confirmation {
  readonly yes: boolean;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * Continues with `--yes`, or when the operator types `yes` at a terminal.
 * @param question `Apply this plan?`
 * @throws UserError otherwise; nothing has been changed then
 */
export async function confirm(question: string, { yes, input, output }: Confirmation): Promise<void> {
  if (yes) return;
  if (!input.isTTY) {
    throw new UserError(
      `${question} There is no terminal to ask on; nothing was changed. Read the plan above, then run the command ` +
        'again with --yes.',
    );
  }
  const terminal = createInterface({ input, output });
  // A terminal that reads a line keeps Ctrl-C to itself.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  // Ctrl-D: no answer comes any more, and Node.js would end with 0.
  const closed = new Promise<string>((answer) => terminal.once('close', () => answer('')));
  try {
    const answer = await Promise.race([terminal.question(`\n${question} Type "yes" to continue: `), closed]);
    if (answer.trim() !== 'yes')
      throw new UserError('Nothing was changed. Run the command again to continue.');
  } finally {
    terminal.close();
  }
}
