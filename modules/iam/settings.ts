import { z } from 'zod';
import { formatted } from '../shared/schema';

/** Settings of the IAM roles that the stacks create. */
export const iamSettings = z.strictObject({
  permissionsBoundary: formatted(/^[\w+=,.@/-]{1,128}$/, 'the name of an IAM policy, without its ARN')
    .optional()
    .describe(
      'Permissions boundary of every role: the name of a customer managed policy. Takes effect at once. An ' +
        'action that the boundary lacks is denied to running tasks, too.',
    ),
});

export type IamSettings = z.infer<typeof iamSettings>;
