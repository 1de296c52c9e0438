import { type Context, typedPath } from '../cli/definition';
import { UsageError } from '../toolbox/usage-error';
import type { AllowedLosses } from './guard';

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

/** Arguments of the command, as they are typed. */
interface TypedArguments {
  readonly environment: string;
  readonly stack?: string;
  readonly 'allow-destroy': readonly string[];
  readonly reason?: string;
  readonly 'report-only': boolean;
  readonly markdown?: string;
  readonly outputs?: string;
  readonly 'expected-fingerprint'?: string;
}

/**
 * What a command line asks for.
 * @throws UsageError for what no command line may ask for
 */
export function requestOf(args: TypedArguments, context: Pick<Context, 'typedIn'>): ReviewRequest {
  const addresses = args['allow-destroy'];
  if (!args.stack && (args.outputs || args['expected-fingerprint'] || addresses.length > 0)) {
    throw new UsageError(
      '--outputs, --expected-fingerprint and --allow-destroy are about one stack: name it.',
    );
  }
  return {
    environment: args.environment,
    role: args.stack,
    allowed: { addresses, reason: args.reason },
    reportOnly: args['report-only'],
    markdown: typedPath(args.markdown, context),
    outputs: typedPath(args.outputs, context),
    expectedFingerprint: args['expected-fingerprint'],
  };
}
