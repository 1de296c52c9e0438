import { readFileSync } from 'node:fs';

/** An AWS call, as the emulator writes it down. */
interface Call {
  readonly service: string;
  readonly action: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Names of operations that change nothing. */
const READS = /^(Get|List|Describe|Head)/;

/** The calls that an emulator got. */
export class CallLog {
  constructor(private readonly file: string) {}

  /** How many there are so far. */
  get length(): number {
    return this.calls.length;
  }

  /** Calls since the first `from` that changed something, except for taking and releasing the lock of a state. */
  writesSince(from: number): readonly string[] {
    return this.calls
      .slice(from)
      .filter(({ action }) => !READS.test(action))
      .filter((call) => !isLock(call))
      .map(
        ({ service, action, path, parameters }) =>
          `${service}.${action} ${path} ${JSON.stringify(parameters)}`,
      );
  }

  private get calls(): readonly Call[] {
    const lines = readFileSync(this.file, 'utf8').trim().split('\n');
    return lines.filter(Boolean).map((line) => JSON.parse(line) as Call);
  }
}

const isLock = ({ service, action }: Call): boolean =>
  service === 'dynamodb' && (action === 'PutItem' || action === 'DeleteItem');
