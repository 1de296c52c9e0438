import type { environments } from '../../environments';

/** A place where a rule of `tests/policies/` is broken on purpose. */
export interface PolicyException {
  /** The rule: its file under `tests/policies/`, without the ending. */
  readonly rule: string;
  /** Ids that checkov gives the rule; none where it has no such check. */
  readonly checkov?: readonly string[];
  /** Addresses that are excused; `*` stands for any characters. */
  readonly addresses: readonly string[];
  /** The only environment it is made for; every one without. */
  readonly environment?: keyof typeof environments;
  /** Why, in sentences that a reviewer can agree or disagree with. */
  readonly reason: string;
}
