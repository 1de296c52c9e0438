import { UserError } from '../../modules/shared/user-error';

/** The command line is not valid: exit code 2. The message says why; how it is used is printed after it. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
}
