import { command as bootstrap } from '../bootstrap/command';
import { command as completion } from '../completion/command';
import { command as deploy } from '../deploy/command';
import { command as diagram } from '../diagram/command';
import { command as explain } from '../explain/command';
import { command as images } from '../images/command';
import { command as lock } from '../lock/command';
import { command as migrate } from '../migrate/command';
import { command as planReview } from '../plan-review/command';
import { command as readiness } from '../readiness/command';
import { command as redisAuth } from '../redis-auth/command';
import { command as restoreDatabase } from '../restore-database/command';
import { command as rollback } from '../rollback/command';
import { command as runningTags } from '../running-tags/command';
import { command as secrets } from '../secrets/command';
import { command as tf } from '../tf/command';
import { command as verify } from '../verify/command';
import type { AnyDefinition } from './definition';

/** Every command of `npx bmo`, in the order of its help. */
export const COMMANDS: readonly AnyDefinition[] = [
  bootstrap,
  lock,
  secrets,
  completion,
  tf,
  planReview,
  deploy,
  rollback,
  images,
  migrate,
  verify,
  redisAuth,
  runningTags,
  readiness,
  explain,
  diagram,
  restoreDatabase,
];
