import type { AccountInput } from './settings';

/** Settings that the account has once for all environments: their state, and the roles that change it. */
export const account = {
  stateKey: 'terraform-state-bootstrap/terraform.tfstate',
  noncurrentVersions: { keep: 20, days: 365 },
  accessLogRetentionDays: 365,
  replication: { enabled: false },
  github: { oidcProvider: 'create' },
} as const satisfies AccountInput;
