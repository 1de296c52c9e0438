import type { environments } from '../../environments';

/** A place where a rule of `tests/policies/` is broken on purpose. */
export interface PolicyException {
  /** The rule: its file under `tests/policies/`, without the ending. */
  readonly rule: string;
  /** Those of the rule's checkov ids that report the places; none where it has no such check. */
  readonly checkov?: readonly string[];
  /** Addresses that are excused; `*` stands for any characters. */
  readonly addresses: readonly string[];
  /** The only environment it is made for; every one without. */
  readonly environment?: keyof typeof environments;
  /**
   * Made for a switch that no environment has on: the rules are held against it all the same. Whoever switches it
   * on removes this, and decides.
   */
  readonly switchedOff?: true;
  /** Why, in sentences that a reviewer can agree or disagree with. */
  readonly reason: string;
}
