import type { Finding } from './existence-check';

/** Something of IAM that has a name of the bootstrap, but was not created by it. */
export const refusedUntagged = (at: string, stack: string): Finding => ({
  is: 'refused',
  problem: {
    at,
    got: `one without the tag Stack = ${stack}`,
    allowed: 'none yet, or one that the bootstrap created',
    fix:
      'Find out who uses it. If nobody does, delete it; if it is meant to be taken over, give it that tag. ' +
      'Then run the command again.',
  },
});
