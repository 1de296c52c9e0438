import { defineCommand, environment, flag, text } from '../cli/definition';

export const command = defineCommand({
  name: 'deploy',
  group: 'Deploy',
  summary: 'deploys images: check, plan, migrate, apply, verify; back to what ran if it fails',
  description:
    'Deploys images to the services of an environment, in the documented order. It checks the images (they exist, fit the ' +
    'processor, and have no critical vulnerability that is not accepted), plans the application with their digests, shows ' +
    "the plan and asks, creates the migration's task definition and runs it, applies, verifies, keeps the images from " +
    'expiring, and writes the digests into environments/<environment>.application.tfvars. It refuses a plan that changes more ' +
    'than task definitions and the services that run them. When the apply or the verification fails, it applies what ran ' +
    'before again; the database is never rolled back. After Ctrl-C, run the same command again. The foundation is not deployed.',
  positionals: { environment },
  options: {
    images: text(
      'ai-service=<version>,rails-api=<version>, each a digest or a tag; one that is left out stays as it runs',
    ),
    yes: flag('do not ask; the review of the plan still refuses'),
    'skip-migration': text('why the migration is not run, in a sentence'),
    'other-changes': text('why the plan may change more than a deployment does, in a sentence'),
    'no-rollback': text(
      'why the services stay when it fails, in a sentence: such as a schema that the old ones cannot use',
    ),
    'no-synth': flag('use the existing Terraform JSON'),
  },
  examples: [
    ['deploy staging --images ai-service=8f2b6d4,rails-api=8f2b6d4', 'deploys one commit to both services'],
    ['deploy prod --images rails-api=8f2b6d4 --yes', 'deploys Rails and Sidekiq, and asks nothing'],
    [
      "deploy prod --images rails-api=8f2b6d4 --skip-migration 'This commit changes a template only.'",
      'deploys without running the migration',
    ],
  ],
  interrupted:
    'What was started goes on in AWS. Run the same command again: it finds what was done. To go back instead: npx bmo rollback.',
  run: async (args, context) => {
    const { requestOf } = require('./request') as typeof import('./request');
    const request = requestOf(args);
    const { deploy } = require('./deploy') as typeof import('./deploy');
    const { StepLog } = require('./step-log') as typeof import('./step-log');
    const { stepsOnTerminal } = require('./on-terminal') as typeof import('./on-terminal');
    const steps = stepsOnTerminal(request.environment, args.yes, context);
    return { exitCode: await deploy(request, steps, new StepLog(context.print)) };
  },
});
