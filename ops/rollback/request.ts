import { reasonOf } from '../deploy/request';
import type { RollbackRequest } from '../deploy/rollback';
import { requireTag } from '../images/request';

/** Arguments of the command, as they are typed. */
interface TypedArguments {
  readonly environment: string;
  readonly to?: string;
  readonly 'other-changes'?: string;
  readonly 'no-synth': boolean;
}

/**
 * What a command line asks for.
 * @throws UsageError for what no command line may ask for
 */
export const requestOf = (args: TypedArguments): RollbackRequest => ({
  environment: args.environment,
  to: args.to === undefined ? undefined : requireTag('--to', args.to),
  otherChanges: reasonOf('other-changes', args),
  synth: !args['no-synth'],
});
