import type { ECRClient } from '@aws-sdk/client-ecr';
import type { Sender } from '../toolbox/aws/client-config';
import type { RetryPolicy } from '../toolbox/retry';
import { ACCEPTED_FINDINGS, type AcceptedFinding } from './accepted-findings';
import { requireNoCriticals, type ScannedImage } from './gate';
import { scanFindings } from './scan';
import { findImage, pulledDigest } from './stored-image';
import { IMAGES, type ImageName } from './wanted';

/** What is to be deployed, and what it has to run on. */
export interface ImagesToCheck {
  readonly repositories: Readonly<Record<ImageName, string>>;
  /** Digest or tag of each image. */
  readonly versions: Readonly<Record<ImageName, string>>;
  /** `arm64` or `amd64` */
  readonly architecture: string;
}

export interface CheckOptions {
  readonly ecr: Sender<ECRClient>;
  /** Prints a line. */
  readonly print: (line: string) => void;
  /** @default ten minutes */
  readonly retryPolicy?: RetryPolicy;
  /** @default ops/images/accepted-findings.ts */
  readonly accepted?: readonly AcceptedFinding[];
  /** Day in UTC. @default today */
  readonly today?: string;
}

/**
 * Digests of images that may be deployed: they exist, are built for the processor of the tasks, and have no critical
 * vulnerability that is not accepted.
 * @throws UserError that says which one may not, and why
 */
export async function deployableDigests(
  { repositories, versions, architecture }: ImagesToCheck,
  { ecr, print, retryPolicy, accepted = ACCEPTED_FINDINGS, today = todayInUtc() }: CheckOptions,
): Promise<Readonly<Record<ImageName, string>>> {
  const scan = async (image: ImageName): Promise<ScannedImage> => {
    const stored = await findImage(repositories[image], versions[image], ecr);
    const findings = await scanFindings(
      stored.repository,
      pulledDigest(stored, architecture),
      ecr,
      retryPolicy,
    );
    print(`${stored.repository} ${stored.digest}: ${summaryOf(findings)}`);
    return { image, repository: stored.repository, digest: stored.digest, findings };
  };
  const [ai, rails] = await Promise.all([scan(IMAGES[0]), scan(IMAGES[1])]);
  requireNoCriticals([ai, rails], accepted, today);
  return { 'ai-service': ai.digest, 'rails-api': rails.digest };
}

/** `1 CRITICAL, 4 HIGH` */
function summaryOf(findings: ScannedImage['findings']): string {
  const counts = new Map<string, number>();
  for (const { severity } of findings) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  return [...counts].map(([severity, count]) => `${count} ${severity}`).join(', ') || 'no vulnerability';
}

const todayInUtc = (): string => new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
