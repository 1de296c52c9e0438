import { environmentAnd, parseArguments, UsageError } from '../toolbox/command-line';

/** Terraform's command. */
const VERBS = ['plan', 'apply', 'destroy'] as const;
export type Verb = (typeof VERBS)[number];

/** What the operator asked for. */
export interface Request {
  readonly environment: string;
  readonly verb: Verb;
  /** The only stack to work on, such as `foundation`. */
  readonly role?: string;
  /** Whether the Terraform JSON is written anew first. */
  readonly synth: boolean;
  /** Whether a plan with changes ends with exit code 2. */
  readonly detailedExitCode: boolean;
  /** Further arguments, for Terraform. */
  readonly terraformArguments: readonly string[];
}

export const USAGE = `usage: npx bmo tf <environment> plan|apply|destroy [foundation|application]
                   [--no-synth] [--detailed-exitcode] [-- <arguments of terraform>]

  --no-synth           use the existing Terraform JSON
  --detailed-exitcode  plan only: exit code 2 when something would change

docs/runbooks/terraform.md describes what it runs, and the exit codes.`;

/**
 * Reads the command line.
 * @throws UsageError; with `--detailed-exitcode` its exit code is 1, because 2 says that something would change
 */
export function readArguments(args: readonly string[]): Request {
  const [own, terraformArguments] = splitAt(args, args.indexOf('--'));
  try {
    return { ...readOwn(own), terraformArguments };
  } catch (error) {
    if (!(error instanceof UsageError) || !own.includes('--detailed-exitcode')) throw error;
    throw new UsageError(error.message, 1);
  }
}

function readOwn(args: readonly string[]): Omit<Request, 'terraformArguments'> {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      'no-synth': { type: 'boolean', default: false },
      'detailed-exitcode': { type: 'boolean', default: false },
    },
  });
  const [environment, verb, role] = environmentAnd(positionals, 2);
  if (!isVerb(verb)) {
    throw new UsageError(`Expected plan, apply or destroy after ${environment}, got ${verb ?? 'nothing'}.`);
  }
  const detailedExitCode = values['detailed-exitcode'];
  if (detailedExitCode && verb !== 'plan') throw new UsageError('--detailed-exitcode is only for plan.');
  return { environment, verb, role, synth: !values['no-synth'], detailedExitCode };
}

const isVerb = (word: string | undefined): word is Verb => VERBS.some((verb) => verb === word);

const splitAt = (args: readonly string[], index: number): [readonly string[], readonly string[]] =>
  index < 0 ? [args, []] : [args.slice(0, index), args.slice(index + 1)];
