import { Fn, Token } from 'cdktf';

/** Namespace of the metrics of all canaries. */
export const CANARY_NAMESPACE = 'CloudWatchSynthetics';

/** Characters of a canary's name that are certainly part of the name of its functions. */
const KEPT = 21;

/**
 * Pattern of the names of a canary's Lambda functions and layers: `cwsyn-`, the name, a random id. AWS does not document what
 * becomes of a long name in the 64 characters that a function's name may have: 21 fit, which was the longest name of a canary
 * until 2024.
 * @see Amazon CloudWatch User Guide, "Required roles and permissions for canaries"
 */
export const functionPattern = (canaryName: string): string =>
  `cwsyn-${Token.isUnresolved(canaryName) ? Fn.substr(canaryName, 0, KEPT) : canaryName.slice(0, KEPT)}*`;
