import { defineCommand, environment, flag, text } from '../cli/definition';
import { requestOf, VERBS } from './request';

const ANSWER: Readonly<Record<string, string>> = {
  ai_service_image_tag: 'sha256:5f1d…',
  rails_api_image_tag: 'sha256:0c3a…',
};

export const command = defineCommand({
  name: 'images',
  group: 'Deploy',
  summary: 'builds, pushes, promotes and checks images, and keeps those that run',
  description:
    'wanted: prints what the images have to be built for or copied from, and where they are pushed, as lines `<name>=<value>`; ' +
    'asks AWS nothing. build: builds images on this machine, for the processor of the tasks. push: builds and pushes them, unless ' +
    'their tags are there. promote: copies images of the environment before by their digests, unless they are there. These three ' +
    'show what they do, need docker or podman, and print digests as lines `<variable>=sha256:…`. check: ' +
    "waits for ECR's scan of both images, refuses critical vulnerabilities that ops/images/accepted-findings.ts does not accept, " +
    'and prints their digests. deployed: gives the images that run the tag that keeps them from expiring; `npx bmo deploy` does ' +
    'that, too. A version is a digest (sha256:…) or a tag.',
  positionals: {
    environment,
    action: { describe: 'what to do', type: 'string', choices: VERBS, demandOption: true },
  },
  options: {
    'ai-service': text('version of the image of the AI service; a tag to build, push or promote'),
    'rails-api': text('version of the image of Rails and Sidekiq; a tag to build, push or promote'),
    application: text("build and push only: folder of the application's repository"),
    'dry-run': flag('build, push and promote only: show what would be done'),
  },
  examples: [
    ['images staging wanted', 'prints repositories and platform of the images of staging'],
    [
      'images staging push --ai-service 3f2c1ab --rails-api 3f2c1ab --application ../bmo-learning',
      'builds both images and pushes them',
    ],
    ['images prod promote --rails-api 3f2c1ab', "copies staging's image to production"],
    ['images prod check --ai-service 3f2c1ab --rails-api 3f2c1ab', 'prints the digests that may be deployed'],
    ['images prod deployed', 'keeps the images that run from expiring'],
  ],
  answer: ANSWER,
  interrupted: 'A scan goes on in ECR, and a push ends where it was. Run the command again.',
  run: async (args, context) => {
    const request = requestOf(args, context);
    const { answerTo } = require('./images') as typeof import('./images');
    const answer = await answerTo(request, context.note);
    return { answer, lines: Object.entries(answer).map(([name, value]) => `${name}=${value}`) };
  },
});
