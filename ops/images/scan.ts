import {
  DescribeImageScanFindingsCommand,
  type DescribeImageScanFindingsCommandOutput,
  type ECRClient,
  LimitExceededException,
  ScanNotFoundException,
  StartImageScanCommand,
} from '@aws-sdk/client-ecr';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';
import { type RetryPolicy, retryUntil } from '../toolbox/retry';

/** A vulnerability that ECR found in an image. */
export interface Finding {
  /** `CVE-2026-1234` */
  readonly vulnerability: string;
  /** `CRITICAL`, `HIGH` … */
  readonly severity: string;
}

/** Ten minutes: a scan begins with the push and takes one or two. */
const RETRY_POLICY: RetryPolicy = { attempts: 60, pauseMilliseconds: 10_000 };

type Page = DescribeImageScanFindingsCommandOutput;

/**
 * What ECR found in an image, once its scan has ended. Starts a scan where the push started none. ECR scans manifests of
 * one platform, not indexes.
 * @param digest of the manifest that tasks pull
 * @throws UserError when ECR cannot scan the image, or has not ended in time: nobody knows what is in it
 * @see Amazon ECR User Guide, "Scan images for OS vulnerabilities in Amazon ECR"
 * @see Amazon ECR API Reference, "ImageScanStatus"
 */
export async function scanFindings(
  repository: string,
  digest: string,
  ecr: Sender<ECRClient>,
  retryPolicy: RetryPolicy = RETRY_POLICY,
): Promise<readonly Finding[]> {
  let started = false;
  const ask = async (): Promise<Page | undefined> => {
    const page = await describe(repository, digest, ecr);
    if (!page && !started) {
      started = true;
      await startScan(repository, digest, ecr);
    }
    return page;
  };
  const first = await retryUntil(ask, (page) => page !== undefined && !isPending(page), retryPolicy);
  const { status, description } = first?.imageScanStatus ?? {};
  if (!first || (status !== 'COMPLETE' && status !== 'ACTIVE')) {
    throw new UserError(
      `ECR has not scanned ${repository} ${digest}: ${status ?? 'no scan'}${description ? `, ${description}` : ''}.\n` +
        'Nothing was deployed. Look at the scan in the console of ECR, and try again.',
    );
  }
  return [...findingsOf(first), ...(await following(first, repository, digest, ecr))];
}

const isPending = ({ imageScanStatus }: Page): boolean =>
  imageScanStatus?.status === 'IN_PROGRESS' || imageScanStatus?.status === 'PENDING';

async function following(
  { nextToken }: Page,
  repository: string,
  digest: string,
  ecr: Sender<ECRClient>,
): Promise<readonly Finding[]> {
  if (!nextToken) return [];
  const page = await describe(repository, digest, ecr, nextToken);
  return page ? [...findingsOf(page), ...(await following(page, repository, digest, ecr))] : [];
}

/** Undefined where there is no scan. */
async function describe(
  repository: string,
  digest: string,
  ecr: Sender<ECRClient>,
  nextToken?: string,
): Promise<Page | undefined> {
  const request = { repositoryName: repository, imageId: { imageDigest: digest }, nextToken };
  try {
    return await ecr.send(new DescribeImageScanFindingsCommand(request));
  } catch (error) {
    if (error instanceof ScanNotFoundException) return undefined;
    throw error;
  }
}

/** ECR takes one scan of an image per day; then one has begun in between. */
async function startScan(repository: string, digest: string, ecr: Sender<ECRClient>): Promise<void> {
  try {
    await ecr.send(
      new StartImageScanCommand({ repositoryName: repository, imageId: { imageDigest: digest } }),
    );
  } catch (error) {
    if (!(error instanceof LimitExceededException)) throw error;
  }
}

/** Basic scanning fills one list, enhanced scanning with Amazon Inspector the other. */
const findingsOf = ({ imageScanFindings }: Page): readonly Finding[] => [
  ...(imageScanFindings?.findings ?? []).map(({ name = '', severity = '' }) => ({
    vulnerability: name,
    severity,
  })),
  ...(imageScanFindings?.enhancedFindings ?? []).map(
    ({ packageVulnerabilityDetails, title = '', severity = '' }) => ({
      vulnerability: packageVulnerabilityDetails?.vulnerabilityId ?? title,
      severity,
    }),
  ),
];
