import { runCommand } from '../toolbox/command-line';
import { readArguments, USAGE, writeEveryModule } from './command';

runCommand({
  usage: USAGE,
  read: readArguments,
  run: async (request) => {
    console.log(writeEveryModule(request));
    return 0;
  },
});
