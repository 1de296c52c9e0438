import { backupRules } from './backups';
import { computeRules } from './compute';
import { dataStoreRules } from './data-stores';
import { healthCheckRules } from './health-checks';
import { ingressRules } from './ingress';
import { nameAndTagRules } from './names-and-tags';
import { networkRules } from './network';
import { observabilityRules } from './observability';
import type { Rule } from './rule';
import { secretRules } from './secrets';

export { fleetRules } from './fleet';

/** Rules within one environment. */
export const environmentRules: readonly Rule[] = [
  ...nameAndTagRules,
  ...networkRules,
  ...observabilityRules,
  ...computeRules,
  ...healthCheckRules,
  ...ingressRules,
  ...secretRules,
  ...dataStoreRules,
  ...backupRules,
];
