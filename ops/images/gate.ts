import { countProblems, formatProblems, type Problem } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';
import type { AcceptedFinding } from './accepted-findings';
import type { Finding } from './scan';
import type { ImageName } from './wanted';

/** An image that has been scanned. */
export interface ScannedImage {
  readonly image: ImageName;
  readonly repository: string;
  readonly digest: string;
  readonly findings: readonly Finding[];
}

const LIST = 'ops/images/accepted-findings.ts';

/**
 * Requires that no image has a critical vulnerability, except those that are accepted today.
 * @param today in UTC: `2026-12-31`
 * @throws UserError that lists every other one, of all images
 */
export function requireNoCriticals(
  scanned: readonly ScannedImage[],
  accepted: readonly AcceptedFinding[],
  today: string,
): void {
  const problems = scanned.flatMap((one) => problemsOf(one, accepted, today));
  if (problems.length === 0) return;
  throw new UserError(
    `Critical vulnerabilities are not deployed.\n\n${formatProblems(problems)}\n\n` +
      `${countProblems(problems.length)}. Nothing was deployed.`,
  );
}

function problemsOf(
  { image, repository, digest, findings }: ScannedImage,
  accepted: readonly AcceptedFinding[],
  today: string,
): readonly Problem[] {
  const criticals = findings.filter(({ severity }) => severity === 'CRITICAL');
  const ids = [...new Set(criticals.map(({ vulnerability }) => vulnerability))].sort();
  return ids.flatMap((id) => {
    const entries = accepted.filter(
      ({ vulnerability, images }) => vulnerability === id && images.includes(image),
    );
    if (entries.some(({ until }) => today <= until)) return [];
    const [ended] = entries
      .map(({ until }) => until)
      .sort()
      .reverse();
    return {
      at: `${repository} ${digest}`,
      got: `${id}, CRITICAL${ended ? `, accepted until ${ended}` : ''}`,
      allowed: `critical vulnerabilities that ${LIST} accepts today`,
      fix: 'Build an image without it, or add it to that list with a reason and a last day.',
    };
  });
}
