import { UsageError } from '../toolbox/usage-error';

/** Terraform's command. */
export const VERBS = ['plan', 'apply', 'destroy'] as const;
export type Verb = (typeof VERBS)[number];

/** What the operator asked for. */
export interface Request {
  readonly environment: string;
  readonly verb: Verb;
  /** The only stack to work on, such as `foundation`. */
  readonly role?: string;
  /** Whether the Terraform JSON is written anew first. */
  readonly synth: boolean;
  /** Whether a plan with changes ends with an exit code of its own. */
  readonly detailedExitCode: boolean;
  /** Further arguments, for Terraform. */
  readonly terraformArguments: readonly string[];
}

/** Arguments of the command, as they are typed. */
interface TypedArguments {
  readonly environment: string;
  readonly action: Verb;
  readonly stack?: string;
  readonly 'no-synth': boolean;
  readonly 'detailed-exitcode': boolean;
}

/**
 * What a command line asks for.
 * @param rest what follows `--`
 * @throws UsageError for what no command line may ask for
 */
export function requestOf(args: TypedArguments, rest: readonly string[]): Request {
  const detailedExitCode = args['detailed-exitcode'];
  if (detailedExitCode && args.action !== 'plan') {
    throw new UsageError('--detailed-exitcode is only for plan.');
  }
  return {
    environment: args.environment,
    verb: args.action,
    role: args.stack,
    synth: !args['no-synth'],
    detailedExitCode,
    terraformArguments: rest,
  };
}
