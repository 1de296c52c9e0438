import { type ECRClient, ImageAlreadyExistsException, PutImageCommand } from '@aws-sdk/client-ecr';
import { DEPLOYED_TAG_PREFIX } from '../../modules/ecr/deployed-tag';
import type { Sender } from '../toolbox/aws/client-config';
import { findImage } from './stored-image';

/** Digits of the digest in a tag. */
const DIGITS = 12;

/** Tag of an image that an environment has deployed: `deployed-prod-5f1d0e7ab3c4`. */
export const deployedTag = (environment: string, digest: string): string =>
  `${DEPLOYED_TAG_PREFIX}${environment}-${digest.replace('sha256:', '').slice(0, DIGITS)}`;

/**
 * Gives an image the tag that keeps it from expiring: the repository keeps the newest images with such a tag,
 * however many are pushed. An image that has it already stays as it is.
 * @param version digest or tag of the image that runs
 * @returns the tag
 * @throws UserError when there is no such image
 * @see Amazon ECR User Guide, "Retagging an image in Amazon ECR"
 */
export async function markDeployed(
  environment: string,
  repository: string,
  version: string,
  ecr: Sender<ECRClient>,
): Promise<string> {
  const { digest, manifest, mediaType } = await findImage(repository, version, ecr);
  const tag = deployedTag(environment, digest);
  try {
    await ecr.send(
      new PutImageCommand({
        repositoryName: repository,
        imageManifest: manifest,
        imageManifestMediaType: mediaType,
        imageTag: tag,
      }),
    );
  } catch (error) {
    if (!(error instanceof ImageAlreadyExistsException)) throw error;
  }
  return tag;
}
