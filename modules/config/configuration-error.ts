import { countProblems, formatProblems, type Problem } from '../shared/problems';
import { UserError } from '../shared/user-error';

/** Thrown when environments cannot be used; its message lists everything that has to be corrected. */
export class ConfigurationError extends UserError {
  override readonly name: string = 'ConfigurationError';

  constructor(readonly problems: readonly Problem[]) {
    super(
      'The configuration in environments/ cannot be used; docs/configuration.md explains every setting.\n\n' +
        `${formatProblems(problems)}\n\n` +
        `${countProblems(problems.length)}. Nothing was written.`,
    );
  }
}
