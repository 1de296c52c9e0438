import { defineCommand, environment, text } from '../cli/definition';
import { requestOf, VERBS } from './request';

const ANSWER: Readonly<Record<string, string>> = {
  ai_service_image_tag: 'sha256:5f1d…',
  rails_api_image_tag: 'sha256:0c3a…',
};

export const command = defineCommand({
  name: 'images',
  group: 'Deploy',
  summary: 'what to build, whether it may be deployed, and which images are kept',
  description:
    'wanted: prints what the images have to be built for or copied from, and where they are pushed, as lines `<name>=<value>`; ' +
    "asks AWS nothing. check: waits for ECR's scan of both images, refuses critical vulnerabilities that " +
    'ops/images/accepted-findings.ts does not accept, and prints their digests as lines `<variable>=sha256:…`. deployed: gives ' +
    'the images that run the tag that keeps them from expiring; after each deployment. A version is a digest (sha256:…) or a tag.',
  positionals: {
    environment,
    action: { describe: 'what to do', type: 'string', choices: VERBS, demandOption: true },
  },
  options: {
    'ai-service': text('check only: version of the image of the AI service'),
    'rails-api': text('check only: version of the image of Rails and Sidekiq'),
  },
  examples: [
    ['images staging wanted', 'prints repositories and platform of the images of staging'],
    ['images prod check --ai-service 3f2c1ab --rails-api 3f2c1ab', 'prints the digests that may be deployed'],
    ['images prod deployed', 'keeps the images that run from expiring'],
  ],
  answer: ANSWER,
  interrupted: 'A scan goes on in ECR. Run the command again.',
  run: async (args, { note }) => {
    const request = requestOf(args);
    const { answerTo } = require('./images') as typeof import('./images');
    const answer = await answerTo(request, note);
    return { answer, lines: Object.entries(answer).map(([name, value]) => `${name}=${value}`) };
  },
});
