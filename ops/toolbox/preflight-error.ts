import { countProblems, formatProblems, type Problem } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';

/** What stands in the way of Terraform, all of it; nothing has been changed. */
export class PreflightError extends UserError {
  override readonly name = 'PreflightError';

  constructor(readonly problems: readonly Problem[]) {
    super(`${countProblems(problems.length)}; nothing was started:\n\n${formatProblems(problems)}`);
  }
}
