import { runCommand } from '../toolbox/command-line';
import { readArguments, USAGE } from './arguments';
import { bootstrap } from './bootstrap';

runCommand({
  usage: USAGE,
  read: readArguments,
  run: async (options) => {
    await bootstrap(options);
    return 0;
  },
});
