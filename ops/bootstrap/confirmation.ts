import { createInterface } from 'node:readline/promises';
import { UserError } from '../../modules/shared/user-error';

/** Sender whether to go on. */
export interface Confirmation {
  readonly yes: boolean;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * Goes on with `--yes`, or when somebody at a terminal types yes.
 * @param question `Apply this plan?`
 * @throws UserError otherwise; nothing has been changed then
 */
export async function confirm(question: string, { yes, input, output }: Confirmation): Promise<void> {
  if (yes) return;
  if (!input.isTTY) {
    throw new UserError(
      `${question} Nobody can be asked here; nothing was changed. Read the above, then run the command again ` +
        'with --yes.',
    );
  }
  const terminal = createInterface({ input, output });
  try {
    const answer = await terminal.question(`\n${question} Only "yes" is taken for one: `);
    if (answer.trim() !== 'yes')
      throw new UserError('Nothing was changed. Run the command again when you are ready.');
  } finally {
    terminal.close();
  }
}
