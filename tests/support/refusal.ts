import { UserError } from '../../modules/shared/user-error';

/** Message of the UserError that `work` ends with; anything else fails. */
export async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
}
