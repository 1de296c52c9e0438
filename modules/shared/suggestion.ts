const commonPrefix = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

/**
 * The most likely candidate for a misspelt word: the one with the longest common prefix, of at least three letters.
 * `production` finds `prod`, `stage` finds `staging`, `multiAZ` finds `multiAz`.
 */
export function suggestion(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const scored = candidates
    .map((candidate) => ({ candidate, score: commonPrefix(lower, candidate.toLowerCase()) }))
    .filter(({ score }) => score >= 3)
    .sort((a, b) => b.score - a.score);
  return scored[0]?.candidate;
}
