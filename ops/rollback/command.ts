import { defineCommand, environment, flag, text } from '../cli/definition';

export const command = defineCommand({
  name: 'rollback',
  group: 'Deploy',
  summary: 'sends the services back to the images that were deployed before; never the database',
  description:
    'Finds what was deployed before what runs now (after an interrupted deployment what ran before it, otherwise the newest ' +
    'earlier revisions of the task definitions whose images were marked as deployed), plans the application with it, shows the ' +
    'plan and asks, applies and verifies. No migration runs, and the schema stays as it is: the images must work with it. It ' +
    'does not look at scans.',
  positionals: { environment },
  options: {
    to: text('tag to go back to, which both repositories have'),
    yes: flag('do not ask; the review of the plan still refuses'),
    'other-changes': text('why the plan may change more than a deployment does, in a sentence'),
    'no-synth': flag('use the existing Terraform JSON'),
  },
  examples: [
    ['rollback prod', 'goes back to what was deployed before'],
    ['rollback staging --to 3f2c1ab --yes', 'goes back to a tag, and asks nothing'],
  ],
  interrupted:
    'What was started goes on in AWS. Run the same command again: it goes back to the same images, no further.',
  run: async (args, context) => {
    const { requestOf } = require('./request') as typeof import('./request');
    const request = requestOf(args);
    const { rollback } = require('../deploy/rollback') as typeof import('../deploy/rollback');
    const { StepLog } = require('../deploy/step-log') as typeof import('../deploy/step-log');
    const { stepsOnTerminal } = require('../deploy/on-terminal') as typeof import('../deploy/on-terminal');
    const steps = stepsOnTerminal(request.environment, args.yes, context);
    return { exitCode: await rollback(request, steps, new StepLog(context.print)) };
  },
});
