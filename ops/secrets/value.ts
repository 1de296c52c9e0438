import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UserError } from '../../modules/shared/user-error';

/** Where a value is read from. */
export interface ValueSource {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/** Most bytes that Secrets Manager stores in a secret. */
const MOST_BYTES = 65_536;

/**
 * Reads the value of a secret: at a terminal without showing it, otherwise all of the standard input. It is never an
 * argument, which the history of the shell and the list of processes would have.
 * @throws UserError when it is no key, without repeating it
 */
export async function readValue(variable: string, source: ValueSource): Promise<string> {
  const typed = source.input.isTTY ? await ask(variable, source) : await readAll(source.input);
  const value = typed.replace(/\r?\n$/, '');
  const problem = problemOf(value);
  if (problem) throw new UserError(`That is no value for ${variable}: ${problem} Nothing was changed.`);
  return value;
}

/** What is wrong with a pasted key; undefined when nothing is. */
function problemOf(value: string): string | undefined {
  if (value === '') return 'it is empty.';
  if (Buffer.byteLength(value) > MOST_BYTES) return `it has more than ${MOST_BYTES} bytes.`;
  if (/^(["'`]).*\1$/s.test(value)) return 'it has quotation marks around it. Paste it without them.';
  if (/\s/.test(value)) return 'it has a space or a line break in it. Paste the key alone.';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they come with a paste from some programs
  if (/[\u0000-\u001f\u007f-\uffff]/.test(value)) return 'it has characters that no key has. Copy it again.';
  return undefined;
}

/** A question whose answer is not shown. */
async function ask(variable: string, { input, output }: ValueSource): Promise<string> {
  output.write(`Value of ${variable} (not shown): `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input, output: silent, terminal: true });
  // A terminal that reads a line keeps Ctrl-C to itself.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = new Promise<string>((answer) => terminal.once('close', () => answer('')));
  try {
    return await Promise.race([terminal.question(''), closed]);
  } finally {
    terminal.close();
    output.write('\n');
  }
}

async function readAll(input: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of input) text += chunk;
  return text;
}
