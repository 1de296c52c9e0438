import { defineCommand, environment } from '../cli/definition';
import { EXIT } from '../cli/exit-codes';
import { UsageError } from '../toolbox/usage-error';
import type { SecretsAnswer } from './run';

const ANSWER: SecretsAnswer = {
  environment: 'prod',
  complete: false,
  secrets: [
    {
      variable: 'OPENAI_API_KEY',
      secretId: 'bmo-learning/prod/openai-api-key',
      writer: 'operator',
      isRequired: true,
      hasValue: false,
    },
  ],
};

export const command = defineCommand({
  name: 'secrets',
  group: 'Prepare',
  summary: 'lists the secrets of an environment, and sets third-party API keys',
  description:
    'list: every secret, who writes it, when its value was written, and which a task lacks. It never reads a value. put: stores the ' +
    'value of a third-party API key, read from the standard input, or asked for without showing it; a value is never an argument. ' +
    'Secrets that Terraform writes are rotated by a number in the environment file, REDIS_URL by redis-auth.',
  positionals: {
    environment,
    action: { describe: 'what to do', type: 'string', choices: ['list', 'put'], demandOption: true },
    variable: {
      describe: 'put only: environment variable of the key, such as OPENAI_API_KEY',
      type: 'string',
    },
  },
  options: {},
  examples: [
    ['secrets prod list', 'lists the secrets of production; exit code 3 if a task lacks one'],
    ['secrets prod put OPENAI_API_KEY', 'asks for the key and stores it'],
    ['secrets staging list --json', 'lists them for a script'],
  ],
  answer: ANSWER,
  interrupted: 'A value is stored whole or not at all; `npx bmo secrets <environment> list` says when.',
  run: async ({ environment, action, variable }, { note }) => {
    if ((action === 'put') !== (variable !== undefined)) {
      throw new UsageError(
        action === 'put' ? 'The variable is missing, such as OPENAI_API_KEY.' : 'list takes no variable.',
      );
    }
    const { runSecrets, secretLines } = require('./run') as typeof import('./run');
    const source = { input: process.stdin, output: process.stderr };
    const answer = await runSecrets(environment, variable, source, note);
    return {
      answer,
      lines: action === 'list' ? secretLines(environment, answer.secrets) : [],
      exitCode: action === 'list' && !answer.complete ? EXIT.differs : EXIT.ok,
    };
  },
});
