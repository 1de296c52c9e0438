import { UsageError } from '../toolbox/usage-error';

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

/** Arguments of the command, as they are typed. */
interface TypedArguments {
  readonly environment: string;
  readonly to?: string;
  readonly snapshot?: string;
  readonly switch: boolean;
}

/**
 * What a command line asks for.
 * @throws UsageError for what no command line may ask for
 */
export function requestOf({ environment, to, snapshot, ...values }: TypedArguments): RestoreRequest {
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
