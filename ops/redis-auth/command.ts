import { defineCommand, environment } from '../cli/definition';

export const command = defineCommand({
  name: 'redis-auth',
  group: 'Deploy',
  summary: 'a new AUTH token for Redis, the first one or another one, without an interruption',
  description:
    'Gives Redis an AUTH token and deploys the services that read it: no task loses its connection. It can be run again after ' +
    'every interruption. It needs an application that is applied and has an empty plan. docs/runbooks/data.md, "Redis AUTH", ' +
    'describes each step.',
  positionals: { environment },
  options: {},
  examples: [['redis-auth staging', 'changes the token of staging; rehearse it there before production']],
  interrupted:
    'Redis and the secret keep what was done, and running tasks are not affected. Run the command again: it continues.',
  run: async ({ environment }, context) => {
    const { changeTokenOf } = require('./change-token') as typeof import('./change-token');
    await changeTokenOf(environment, context);
    return {};
  },
});
