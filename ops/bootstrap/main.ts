import { exitWith } from '../toolbox/exit-with';
import { readArguments, USAGE, UsageError } from './arguments';
import { bootstrap } from './bootstrap';

/** `npm run bootstrap`; ends with 0 when it is done, 1 when it refuses, 2 when it does not understand. */
async function main(): Promise<number> {
  try {
    const options = readArguments(process.argv.slice(2));
    if (options) await bootstrap(options);
    else console.log(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

exitWith(main);
