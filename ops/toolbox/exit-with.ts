import { UserError } from '../../modules/shared/user-error';

/**
 * Ends the process with the exit code of `work`. A {@link UserError} ends as its message on standard error and
 * exit code 1, without a stack trace; anything else is a defect of ours and keeps its trace.
 */
export function exitWith(work: () => Promise<number>): void {
  work()
    .then((code) => {
      process.exitCode = code;
    })
    .catch((error: unknown) => {
      console.error(error instanceof UserError ? `\n${error.message}` : error);
      process.exitCode = 1;
    });
}
