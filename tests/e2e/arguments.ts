import { parseArgs } from 'node:util';

/** What both programs of the end-to-end tests understand. */
export interface Program {
  readonly usage: string;
  /** What `--only` names: `scenario`. */
  readonly part: string;
  /** Every name that `--only` takes. */
  readonly parts: readonly string[];
}

/** Reads the command line of this process, or ends it with 2 and the usage when it is not understood. */
export function readArguments({ usage, part, parts }: Program) {
  const options = {
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.only === undefined || parts.includes(values.only)) return values;
    throw new Error(`--only ${values.only}: there is no such ${part}.`);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
