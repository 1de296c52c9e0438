import { application } from './application';
import { everywhere } from './everywhere';
import type { PolicyException } from './exception';
import { observability } from './observability';
import { staging } from './staging';

/** All exceptions to policies. One that is no longer needed fails the tests. */
export const policyExceptions: readonly PolicyException[] = [
  ...everywhere,
  ...application,
  ...observability,
  ...staging,
];
