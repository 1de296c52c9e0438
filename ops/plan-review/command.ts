import { defineCommand, environment, flag, stack, text, texts } from '../cli/definition';
import { requestOf } from './request';
import type { StackReview } from './review-saved-plans';

const ANSWER: readonly StackReview[] = [
  {
    stack: 'bmo-learning-prod-application',
    fingerprint: '9f86d081884c7d65…',
    changes: [
      {
        action: 'update',
        address: 'aws_ecs_service.rails_service',
        type: 'aws_ecs_service',
        attributes: ['task_definition'],
        forcedBy: [],
        permissions: [],
        changedOutside: false,
      },
    ],
  },
];

export const command = defineCommand({
  name: 'plan-review',
  group: 'Plan and apply',
  summary: 'reviews saved plans: what changes, and whether data would be lost',
  description:
    'Prints what the saved plan of a stack, or of both, would do. It fails if a plan would destroy a resource whose data cannot ' +
    'be restored by another apply. It prints names, never values. `npx bmo tf <environment> plan` saves plans.',
  positionals: { environment, stack },
  options: {
    'allow-destroy': texts(
      'allow the plan to destroy the resource with this address; may be repeated, needs --reason',
    ),
    reason: text('why it may be destroyed, in a sentence'),
    'report-only': flag('print what would be lost, but do not fail because of it'),
    markdown: text('file to write the review to, too, as Markdown'),
    outputs: text('file to append the lines changes=true|false and fingerprint=… to, for GitHub Actions'),
    'expected-fingerprint': text('fail unless the plan does the same as the plan with this fingerprint'),
  },
  examples: [
    ['plan-review prod foundation', 'reviews the saved plan of the foundation'],
    ['plan-review prod --json', 'prints the changes of both stacks for a script'],
    [
      "plan-review prod foundation --allow-destroy aws_lb.alb --reason 'It moves.'",
      'lets the plan destroy one resource',
    ],
  ],
  answer: ANSWER,
  interrupted: 'Nothing was changed.',
  run: async (args, context) => {
    const request = requestOf(args, context);
    const { reviewsOf } = require('./review-saved-plans') as typeof import('./review-saved-plans');
    return { answer: await reviewsOf(request, context.print) };
  },
});
