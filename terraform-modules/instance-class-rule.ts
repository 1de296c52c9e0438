import { KNOWN_FAMILIES } from '../modules/config/rules/data-stores';
import { INSTANCE_MEMORY_GIB } from '../modules/rds/instance-classes';
import type { Validation } from './input-variable';

/** An instance class whose memory is known: how many connections it has follows from that. */
export const knownInstanceClass = (variable: string): Validation => ({
  condition: `contains(${JSON.stringify([...INSTANCE_MEMORY_GIB.keys()])}, var.${variable})`,
  errorMessage: `${variable} must be ${KNOWN_FAMILIES}, of a size that is known; got \${var.${variable}}.`,
});
