/** A mistake that its reader can mend: the message says what, what was got, what is allowed and how to fix it. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/**
 * Runs `work`; a {@link UserError} ends as its message on standard error and exit code 1, without a stack
 * trace. Anything else is a defect of ours and keeps its trace.
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
