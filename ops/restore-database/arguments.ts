import { environmentAnd, parseArguments } from '../toolbox/command-line';
import { UsageError } from '../toolbox/usage-error';

export const USAGE = `usage: npx bmo restore-database <environment> [--to TIME|latest | --snapshot NAME | --switch]

Restores the database to a new instance beside the old one; docs/runbooks/data.md has the whole way. Without an option it
only shows which instances there are. Each step can be run again: it continues where it was.

  --to TIME        restore to a point in time, such as 2026-12-01T03:00:00Z, or to the latest one
  --snapshot NAME  restore a snapshot, or a recovery point of AWS Backup: its ARN, or what follows \`:snapshot:\` in it
  --switch         rename the old instance to <identifier>-broken-<date>, and the restored one to <identifier>

Needs credentials of an administrator: the Terraform roles may not restore. It reads the state of the foundation, whose
folder \`npx bmo tf <environment> plan foundation\` prepares.`;

/** What is restored. */
export type RestorePoint =
  | { readonly kind: 'latest' }
  | { readonly kind: 'time'; readonly time: Date }
  | { readonly kind: 'snapshot'; readonly name: string };

/** What the command was asked to do. */
export interface RestoreRequest {
  readonly environment: string;
  readonly step:
    | { readonly kind: 'show' }
    | { readonly kind: 'restore'; readonly point: RestorePoint }
    | { readonly kind: 'switch' };
}

/**
 * Reads the command line.
 * @throws UsageError
 */
export function readArguments(args: readonly string[]): RestoreRequest {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: { to: { type: 'string' }, snapshot: { type: 'string' }, switch: { type: 'boolean' } },
  });
  const [environment] = environmentAnd(positionals, 0);
  const { to, snapshot } = values;
  const steps: RestoreRequest['step'][] = [
    ...(to === undefined ? [] : [{ kind: 'restore', point: pointInTime(to) } as const]),
    ...(snapshot === undefined ? [] : [{ kind: 'restore', point: snapshotNamed(snapshot) } as const]),
    ...(values.switch ? [{ kind: 'switch' } as const] : []),
  ];
  if (steps.length > 1)
    throw new UsageError('--to, --snapshot and --switch are steps of their own: give one.');
  return { environment, step: steps[0] ?? { kind: 'show' } };
}

/** With its time zone: what an operator writes at night must not mean another hour. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

function pointInTime(text: string): RestorePoint {
  if (text === 'latest') return { kind: 'latest' };
  const time = new Date(text);
  if (TIME.test(text) && !Number.isNaN(time.getTime())) return { kind: 'time', time };
  throw new UsageError(
    `--to ${text}: write a time with its time zone, such as 2026-12-01T03:00:00Z, or latest.`,
  );
}

function snapshotNamed(text: string): RestorePoint {
  const name = text.split(':snapshot:').at(-1) ?? '';
  if (/^[A-Za-z][\w:-]*$/.test(name) && !name.startsWith('arn:')) return { kind: 'snapshot', name };
  throw new UsageError(`--snapshot ${text}: write the name of a DB snapshot, or its ARN.`);
}
