import { defineCommand } from '../cli/definition';

export const command = defineCommand({
  name: 'lock',
  group: 'Prepare',
  summary: 'refreshes the lock files of the provider, for all platforms',
  description:
    'Writes the lock files of every stack and of the bootstrap to locks/, with the checksums of every platform. It needs ' +
    'Terraform, https://registry.terraform.io and https://releases.hashicorp.com.',
  positionals: {},
  options: {},
  examples: [['lock', 'asks the registry again, after another version of the provider was chosen']],
  interrupted: 'The files in locks/ are as they were.',
  run: async (_, { print }) => {
    const { refreshAllLocks } = require('./refresh-locks') as typeof import('./refresh-locks');
    await refreshAllLocks();
    print('\nThe files in locks/ are refreshed. Read the difference and commit it.');
    return {};
  },
});
