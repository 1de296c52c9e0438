import type { environments } from '../../environments';

/** Resources that break a rule of `tests/policies/` on purpose. */
export interface PolicyException {
  /** The rule: `rds/multi-az` is `multi-az` in `tests/policies/rds.ts`. */
  readonly rule: string;
  /** Checkov ids of the rule that report these resources. */
  readonly checkov?: readonly string[];
  /** Addresses of the resources; `*` matches any characters. */
  readonly addresses: readonly string[];
  /** Environment of the exception. @default every environment */
  readonly environment?: keyof typeof environments;
  /**
   * For a switch that is off in every environment; the tests check the rules with it on as well. Remove this when you
   * switch it on, and decide about the exception.
   */
  readonly switchedOff?: true;
  /** Reason, in sentences that a reviewer can agree or disagree with. */
  readonly reason: string;
}
