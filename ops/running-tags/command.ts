import { defineCommand, environment } from '../cli/definition';
import type { RunningTags } from './running-tags';

const ANSWER: RunningTags = { ai_service_image_tag: 'sha256:5f1d…', rails_api_image_tag: '3f2c1ab' };

export const command = defineCommand({
  name: 'running-tags',
  group: 'Look',
  summary: 'prints the digests or tags of the images that run now',
  description:
    'Prints the digests or tags of the images that the services run, as lines `<variable>=<value>`; nothing before the first ' +
    'deployment. It asks ECS, not the state: after a rollback they differ, and what runs is what works.',
  positionals: { environment },
  options: {},
  examples: [
    ['running-tags prod', 'prints what runs in production'],
    ['running-tags prod --json', 'prints it for a script'],
  ],
  answer: ANSWER,
  interrupted: 'Nothing was changed.',
  run: async ({ environment }) => {
    const { runningTagsOf } = require('./running-tags') as typeof import('./running-tags');
    const answer = await runningTagsOf(environment);
    return { answer, lines: Object.entries(answer).map(([variable, tag]) => `${variable}=${tag}`) };
  },
});
