import { type DBInstance, DescribeDBInstancesCommand, type RDSClient } from '@aws-sdk/client-rds';
import { UserError } from '../../modules/shared/user-error';
import { accessProblem } from '../toolbox/aws/access-problem';
import type { Sender } from '../toolbox/aws/client-config';
import { PreflightError } from '../toolbox/preflight-error';
import { type RetryPolicy, retryUntil } from '../toolbox/retry';

/** What the steps of a restore work with. */
export interface RestoreContext {
  /** Identifier of the database, such as `bmo-learning-prod-database`. */
  readonly identifier: string;
  readonly rds: Sender<RDSClient>;
  /** Prints a line. */
  readonly print: (line: string) => void;
  /** How long a change of an instance is awaited. @default {@link AWAIT_INSTANCE} */
  readonly retryPolicy?: RetryPolicy;
}

/** Eight hours: a restore copies the whole volume, a Multi-AZ one twice. */
const AWAIT_INSTANCE: RetryPolicy = { attempts: 1920, pauseMilliseconds: 15_000 };

/**
 * Statuses from which an instance does not become available by itself.
 * @see Amazon RDS User Guide, "Viewing Amazon RDS DB instance status"
 */
const NEEDS_HELP = [
  'failed',
  'inaccessible-encryption-credentials',
  'incompatible-network',
  'incompatible-option-group',
  'incompatible-parameters',
  'incompatible-restore',
  'restore-error',
  'storage-full',
];

/** Identifier that a restored instance has until it takes the place of the old one. */
export const restoredIdentifier = (identifier: string): string => `${identifier}-restored`;

/** How the identifiers of instances begin that a restored one has replaced. */
export const asidePrefix = (identifier: string): string => `${identifier}-broken-`;

/** Every DB instance whose identifier is that of the database, or begins with it. */
export async function instancesOf({ identifier, rds }: RestoreContext): Promise<readonly DBInstance[]> {
  const all: DBInstance[] = [];
  let Marker: string | undefined;
  do {
    const page = await asked('list the instances', rds.send(new DescribeDBInstancesCommand({ Marker })));
    all.push(...(page.DBInstances ?? []));
    Marker = page.Marker;
  } while (Marker);
  return all.filter(({ DBInstanceIdentifier = '' }) =>
    `${DBInstanceIdentifier}-`.startsWith(`${identifier}-`),
  );
}

/** The instance of this identifier; undefined when there is none. */
export const named = (instances: readonly DBInstance[], identifier: string): DBInstance | undefined =>
  instances.find(({ DBInstanceIdentifier }) => DBInstanceIdentifier === identifier);

/** Whether an instance takes changes. */
export const isAvailable = ({ DBInstanceStatus }: DBInstance): boolean => DBInstanceStatus === 'available';

/**
 * Waits until an instance is there and `isReady`, and prints a line whenever its status changes.
 * @throws UserError when its status needs help, or after all this time
 */
export async function awaitInstance(
  context: RestoreContext,
  identifier: string,
  isReady: (instance: DBInstance) => boolean = isAvailable,
): Promise<DBInstance> {
  let last = '';
  const describe = async (): Promise<DBInstance | undefined> => {
    const instance = named(await instancesOf(context), identifier);
    const status = instance?.DBInstanceStatus ?? 'not there yet';
    if (status !== last) context.print(`${new Date().toISOString()}  ${identifier}: ${status}`);
    last = status;
    if (NEEDS_HELP.includes(status)) {
      throw new UserError(
        `${identifier} is ${status}: it does not become available by itself.\n` +
          `aws rds describe-events --source-type db-instance --source-identifier ${identifier} says why.`,
      );
    }
    return instance;
  };
  const found = await retryUntil(
    describe,
    (instance) => instance !== undefined && isReady(instance),
    context.retryPolicy ?? AWAIT_INSTANCE,
  );
  if (found && isReady(found)) return found;
  throw new UserError(`${identifier} is still ${last}. Run the command again: it continues to wait.`);
}

/**
 * The answer of RDS.
 * @param what what RDS was asked to do, for the message
 * @throws PreflightError for credentials and connections, UserError when RDS refuses
 */
export async function asked<Answer>(what: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const problem = accessProblem(error);
    if (problem) throw new PreflightError([problem]);
    if (!(error instanceof Error && '$metadata' in error)) throw error;
    throw new UserError(`RDS does not ${what}: ${error.message} (${error.name})`);
  }
}
