import type { ImageName } from './wanted';

/** A critical vulnerability that may be deployed for some time. */
export interface AcceptedFinding {
  /** Id of the vulnerability: `CVE-2026-1234`. */
  readonly vulnerability: string;
  readonly images: readonly ImageName[];
  /** Why it does no harm here, or why it cannot be removed yet, in a sentence. */
  readonly reason: string;
  /** Last day, in UTC: `2027-01-31`. From the day after, the image is refused again. */
  readonly until: `${number}-${number}-${number}`;
}

/** Every critical vulnerability that is accepted. */
export const ACCEPTED_FINDINGS: readonly AcceptedFinding[] = [];
