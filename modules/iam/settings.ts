import { z } from 'zod';
import { formatted } from '../shared/schema';

/** Settings of the IAM roles that the stacks create. */
export const iamSettings = z.strictObject({
  permissionsBoundary: formatted(/^[\w+=,.@/-]{1,128}$/, 'the name of an IAM policy, without its ARN')
    .optional()
    .describe(
      'Customer managed policy that bounds what every role can ever do. Takes effect at once; a boundary ' +
        'that lacks an action takes it away from running tasks.',
    ),
});

export type IamSettings = z.infer<typeof iamSettings>;
