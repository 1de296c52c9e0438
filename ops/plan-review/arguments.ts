import { parseCommandLine } from '../../modules/shared/parse-command-line';
import { UserError } from '../../modules/shared/user-error';
import type { AllowedLosses } from './guard';

export const USAGE = `usage: npm run plan-review -- <environment> [foundation|application] [options]

Says what the saved plan of a stack, or of both, would do, and stops if it ends what cannot be made again.
It prints names, never values. \`npm run tf -- <environment> plan\` saves plans.

  --allow-destroy ADDRESS        this end is meant; may be repeated, and needs --reason
  --reason TEXT                  why, in a sentence
  --report-only                  say what is lost, but do not stop because of it
  --markdown FILE                write the review as Markdown, too
  --outputs FILE                 add changes=true|false and fingerprint=… as lines, for GitHub Actions
  --expected-fingerprint HEX     stop unless the plan does what the plan with this fingerprint does`;

/** What the command was asked to do. */
export interface ReviewRequest {
  readonly environment: string;
  /** The only stack to review; both when undefined. */
  readonly role?: string;
  readonly allowed: AllowedLosses;
  readonly reportOnly: boolean;
  readonly markdown?: string;
  readonly outputs?: string;
  readonly expectedFingerprint?: string;
}

/**
 * Reads the command line.
 * @throws UserError with the usage when it is not understood
 */
export function readArguments(args: readonly string[]): ReviewRequest {
  const { values, positionals } = parse(args);
  const [environment, role, ...rest] = positionals;
  const problems = [
    ...(environment ? [] : ['An environment is missing.']),
    ...(rest.length > 0 ? [`Too many arguments: ${rest.join(' ')}`] : []),
    ...(!role && (values.outputs || values['expected-fingerprint'] || values['allow-destroy'])
      ? ['--outputs, --expected-fingerprint and --allow-destroy are about one stack: name it.']
      : []),
  ];
  if (!environment || problems.length > 0) throw usageError(problems.join('\n'));
  return {
    environment,
    role,
    allowed: { addresses: values['allow-destroy'] ?? [], reason: values.reason },
    reportOnly: values['report-only'] ?? false,
    markdown: values.markdown,
    outputs: values.outputs,
    expectedFingerprint: values['expected-fingerprint'],
  };
}

const parse = (args: readonly string[]) =>
  parseCommandLine(
    {
      args: [...args],
      allowPositionals: true,
      options: {
        'allow-destroy': { type: 'string', multiple: true },
        reason: { type: 'string' },
        'report-only': { type: 'boolean' },
        markdown: { type: 'string' },
        outputs: { type: 'string' },
        'expected-fingerprint': { type: 'string' },
      },
    },
    usageError,
  );

const usageError = (message: string): UserError => new UserError(`${message}\n\n${USAGE}`);
