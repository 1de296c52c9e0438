import { defineCommand, environment, text, typedPath } from '../cli/definition';
import { EXIT } from '../cli/exit-codes';
import type { Readiness } from './report';

const ANSWER: Readiness = {
  environment: 'prod',
  account: '123456789012',
  ready: false,
  rows: [
    {
      id: 'redis-auth',
      phase: 7,
      title: 'Redis demands an AUTH token',
      state: 'not ready',
      evidence: 'TLS and security groups alone protect it',
      fix: 'npx bmo redis-auth prod',
    },
  ],
};

export const command = defineCommand({
  name: 'readiness',
  group: 'Look',
  summary: 'says whether an environment is ready for users, row by row, and what is missing',
  description:
    'Looks at everything that must be true before an environment serves users, in the phases of docs/getting-started.md: account, ' +
    'infrastructure, images, database, configuration, deployment, operation. Each row has what was seen and the command that makes ' +
    'it ready. It reads AWS and changes nothing, and reads no value of a secret. What AWS cannot be asked is read from ' +
    'environments/<env>.sign-off.json. A row that cannot be answered, for example without a permission, is unknown, and not ready.',
  positionals: { environment },
  options: { markdown: text('file for the report as Markdown') },
  examples: [
    ['readiness prod', 'prints the report; exit code 3 if production is not ready'],
    ['readiness staging --markdown readiness.md', 'also writes it as Markdown'],
    ['readiness prod --json', 'prints it for a script'],
  ],
  answer: ANSWER,
  interrupted: 'Nothing was changed.',
  run: async ({ environment, markdown }, context) => {
    const { readiness } = require('./readiness') as typeof import('./readiness');
    const options = { markdown: typedPath(markdown, context), colors: context.colors };
    const answer = await readiness(environment, options, context.print);
    return { answer, exitCode: answer.ready ? EXIT.ok : EXIT.differs };
  },
});
