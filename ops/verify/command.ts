import { defineCommand, environment } from '../cli/definition';
import type { Verified } from './verify';

const ANSWER: Verified = {
  environment: 'prod',
  services: ['bmo-learning-prod-ai', 'bmo-learning-prod-rails', 'bmo-learning-prod-sidekiq'],
  publicUrl: 'https://learning.example.com',
  health: 'healthy',
};

export const command = defineCommand({
  name: 'verify',
  group: 'Deploy',
  summary: 'waits until a deployment is complete and healthy, and the platform answers',
  description:
    "Waits until the deployment of every service is complete, until the load balancer's targets are healthy, and until the " +
    'platform answers 200 on /health, and prints a line for each change. Where the firewall admits an allow list only, it does ' +
    'not ask for /health. It reads the state of the application: `npx bmo tf <environment> plan application` prepares that.',
  positionals: { environment },
  options: {},
  examples: [
    ['verify prod', 'waits until production runs what was deployed'],
    ['verify staging --json', 'prints what was verified for a script'],
  ],
  answer: ANSWER,
  interrupted: 'Nothing was changed; the deployment goes on.',
  run: async ({ environment }, { print }) => {
    const { verify } = require('./verify') as typeof import('./verify');
    return { answer: await verify(environment, print) };
  },
});
