import { BatchGetImageCommand, type ECRClient, RepositoryNotFoundException } from '@aws-sdk/client-ecr';
import { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';

/** An image in ECR, as it was pushed. */
export interface StoredImage {
  readonly repository: string;
  readonly digest: string;
  readonly manifest: string;
  readonly mediaType: string | undefined;
}

/** Without this list, ECR may convert a manifest, which changes its digest. */
const MEDIA_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/**
 * Finds an image.
 * @param version digest (`sha256:…`) or tag
 * @throws UserError when there is no such image or repository
 * @see Amazon ECR API Reference, "BatchGetImage"
 */
export async function findImage(
  repository: string,
  version: string,
  ecr: Sender<ECRClient>,
): Promise<StoredImage> {
  const id = version.startsWith('sha256:') ? { imageDigest: version } : { imageTag: version };
  const request = { repositoryName: repository, imageIds: [id], acceptedMediaTypes: MEDIA_TYPES };
  try {
    const { images: [image] = [] } = await ecr.send(new BatchGetImageCommand(request));
    const { imageId, imageManifest, imageManifestMediaType } = image ?? {};
    if (imageId?.imageDigest && imageManifest) {
      return {
        repository,
        digest: imageId.imageDigest,
        manifest: imageManifest,
        mediaType: imageManifestMediaType,
      };
    }
  } catch (error) {
    if (!(error instanceof RepositoryNotFoundException)) throw error;
    throw new UserError(`There is no repository ${repository}. Apply the foundation, which creates it.`);
  }
  throw new UserError(`${repository} has no image ${version}. Push it, or correct the tag.`);
}

const indexSchema = z.object({
  manifests: z
    .array(
      z.object({
        digest: z.string(),
        platform: z.object({ architecture: z.string(), os: z.string() }).optional(),
      }),
    )
    .optional(),
});

/**
 * Digest of what a task pulls: the manifest of its processor where the image is an index, as BuildKit pushes it with
 * attestations beside it; otherwise the image itself.
 * @param architecture `arm64` or `amd64`
 * @throws UserError when the index has none for that processor: its tasks would end with `exec format error`
 * @see OCI Image Format Specification, "OCI Image Index Specification"
 */
export function pulledDigest({ repository, digest, manifest }: StoredImage, architecture: string): string {
  const { manifests } = indexSchema.parse(JSON.parse(manifest));
  if (!manifests) return digest;
  const platforms = manifests.flatMap(({ platform }) =>
    // Attestations are for unknown/unknown.
    platform && platform.os !== 'unknown' ? [`${platform.os}/${platform.architecture}`] : [],
  );
  const found = manifests.find(
    ({ platform }) => platform?.os === 'linux' && platform.architecture === architecture,
  );
  if (found) return found.digest;
  throw new UserError(
    `${repository} ${digest} cannot run here.\n` +
      `  got:     an image for ${platforms.join(', ') || 'no platform'}\n` +
      `  allowed: linux/${architecture}, as cluster.cpuArchitecture says\n` +
      '  fix:     Build the image for that platform, under a new tag.',
  );
}
