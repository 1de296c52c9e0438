/** A mistake that the user can fix: the message says what is wrong, what was found, what is allowed and how to fix it. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/**
 * Runs `work`. A {@link UserError} prints its message to standard error, without a stack trace, and sets exit code 1.
 * Any other error is a bug and keeps its stack trace.
 */
export function explainUserErrors(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
