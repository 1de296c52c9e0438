import { environmentAnd, parseArguments, UsageError } from '../toolbox/command-line';
import type { AllowedLosses } from './guard';

export const USAGE = `usage: npx bmo plan-review <environment> [foundation|application] [options]

Prints what the saved plan of a stack, or of both, would do. Fails if a plan would destroy a resource whose data cannot
be restored by another apply. It prints names, never values. \`npx bmo tf <environment> plan\` saves plans.

  --allow-destroy ADDRESS        allow the plan to destroy this resource; may be repeated, and needs --reason
  --reason TEXT                  why, in a sentence
  --report-only                  print what would be lost, but do not fail because of it
  --markdown FILE                also write the review as Markdown
  --outputs FILE                 append the lines changes=true|false and fingerprint=…, for GitHub Actions
  --expected-fingerprint HEX     fail unless the plan does the same as the plan with this fingerprint`;

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
 * @throws UsageError
 */
export function readArguments(args: readonly string[]): ReviewRequest {
  const { values, positionals } = parseArguments({
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
  });
  const [environment, role] = environmentAnd(positionals, 1);
  if (!role && (values.outputs || values['expected-fingerprint'] || values['allow-destroy'])) {
    throw new UsageError(
      '--outputs, --expected-fingerprint and --allow-destroy are about one stack: name it.',
    );
  }
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
