/** Key prefixes of deliveries with a configurable prefix; the others begin with `AWSLogs/`. */
export const LOG_PREFIXES = {
  loadBalancer: 'alb',
  serverAccess: 's3',
  archive: 'cloudwatch',
  canary: 'canary/results',
} as const;

/** Key prefix of the code of canaries, which does not expire. */
export const CANARY_CODE_PREFIX = 'canary/code';
