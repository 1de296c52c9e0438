import type { StackCall } from '../../e2e/roles/aws-call';

/** Stack that makes the sample calls. */
export const STACK = 'bmo-learning-staging-foundation';

/** Tags that it gives all it creates. */
export const TAGS = { Environment: 'staging', Stack: STACK };

/** A line of the call log, answered with 200. */
export const sampleCall = (
  service: string,
  action: string,
  parameters: StackCall['parameters'] = {},
  others: Partial<StackCall> = {},
): StackCall => ({
  caller: STACK,
  service,
  action,
  region: 'us-east-2',
  parameters,
  tags: {},
  status: 200,
  ...others,
});
