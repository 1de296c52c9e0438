import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * Parses a command line with Node's `parseArgs`, whose own errors would end a command with a stack trace.
 * @param refusal turns Node's message into the error to throw
 */
export function parseCommandLine<const Config extends ParseArgsConfig>(
  config: Config,
  refusal: (complaint: string) => Error,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw refusal((error as Error).message);
  }
}
