import { parseCommandLine } from '../../modules/shared/parse-command-line';
import { UserError } from '../../modules/shared/user-error';

/** What Terraform is to do with the stacks. */
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

export const USAGE = `usage: npm run tf -- <environment> plan|apply|destroy [foundation|application]
                   [--no-synth] [--detailed-exitcode] [-- <arguments of terraform>]

  --no-synth           use the Terraform JSON as it lies there
  --detailed-exitcode  plan only: exit code 2 when something would change

docs/runbooks/terraform.md says what it runs.`;

/**
 * Reads the command line; undefined when only help is asked for.
 * @throws UserError with the usage
 */
export function readArguments(args: readonly string[]): Request | undefined {
  const [own, terraformArguments] = splitAt(args, args.indexOf('--'));
  const { values, positionals } = parse(own);
  if (values.help) return undefined;

  const [environment, verb, role, ...surplus] = positionals;
  if (environment === undefined) throw usageError('The environment is missing.');
  if (!isVerb(verb)) {
    throw usageError(
      `${verb === undefined ? 'Nothing' : `"${verb}"`} stands where plan, apply or destroy belongs.`,
    );
  }
  if (surplus.length > 0) throw usageError(`Nothing can be done with "${surplus.join(' ')}".`);
  const detailedExitCode = values['detailed-exitcode'];
  if (detailedExitCode && verb !== 'plan') throw usageError('--detailed-exitcode belongs to plan.');
  return { environment, verb, role, synth: !values['no-synth'], detailedExitCode, terraformArguments };
}

const parse = (args: readonly string[]) =>
  parseCommandLine(
    {
      args: [...args],
      allowPositionals: true,
      options: {
        'no-synth': { type: 'boolean', default: false },
        'detailed-exitcode': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    },
    // The rest of the complaint advises to write what this command does not read.
    (complaint) => usageError(`${complaint.split('.')[0]}.`),
  );

const isVerb = (word: string | undefined): word is Verb => VERBS.some((verb) => verb === word);

const splitAt = (args: readonly string[], index: number): [readonly string[], readonly string[]] =>
  index < 0 ? [args, []] : [args.slice(0, index), args.slice(index + 1)];

const usageError = (message: string): UserError => new UserError(`${message}\n\n${USAGE}`);
