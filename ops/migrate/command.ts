import { defineCommand, environment } from '../cli/definition';
import { EXIT } from '../cli/exit-codes';
import type { EndedMigration } from './migrate';

const ANSWER: EndedMigration = {
  taskArn: 'arn:aws:ecs:us-east-2:123456789012:task/bmo-learning-prod/0123abcd',
  taskDefinitionArn: 'arn:aws:ecs:us-east-2:123456789012:task-definition/bmo-learning-prod-migration:7',
  exitCode: 0,
  lastLines: ['== 20261130120000 AddIndex: migrated (0.0123s)'],
};

export const command = defineCommand({
  name: 'migrate',
  group: 'Deploy',
  summary: 'runs the migration of the database, and waits for its end',
  description:
    "Runs the migration that the application's state names, waits for its end, and prints its last lines. It fails if the " +
    'migration ends with another exit code than 0. `npx bmo tf <environment> plan application` prepares the folder that the ' +
    'state is read from.',
  positionals: { environment },
  options: {},
  examples: [
    ['migrate staging', 'migrates the database of staging'],
    ['migrate prod --json', 'prints task, exit code and last lines for a script'],
  ],
  answer: ANSWER,
  interrupted:
    'A migration that was started goes on in ECS, and its log goes on in CloudWatch Logs. Do not start another one.',
  run: async ({ environment }, { print }) => {
    const { migrate } = require('./migrate') as typeof import('./migrate');
    const answer = await migrate(environment, print);
    return { answer, exitCode: answer.exitCode === 0 ? EXIT.ok : EXIT.failed };
  },
});
