import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { ImageRepository } from '../../modules/ecr/image-repository';
import { isOn } from '../../modules/shared/schema';

/** Image of the platform; Sidekiq runs the Rails API's. */
export type Image = 'aiService' | 'railsApi';

/** Words of an image in addresses. */
const IDS: Readonly<Record<Image, string>> = { aiService: 'ai-service', railsApi: 'rails-api' };

export interface RepositoryOptions {
  /** Import repositories that exist, as far as the environment says so. Terraform does that in roots only. */
  readonly imports: boolean;
}

/** Repositories that images are pushed to between the two stacks. */
export function createRepositories(
  stack: TerraformStack,
  { images, deletionProtection }: Pick<Environment, 'images' | 'deletionProtection'>,
  { imports }: RepositoryOptions = { imports: true },
) {
  const scope = new Construct(stack, 'images');
  const create = (image: Image): ImageRepository =>
    new ImageRepository(scope, IDS[image], {
      repositoryName: images.repositories[image],
      keptImages: images.keptImages,
      ...(images.existing && { encryption: images.existing.encryption }),
      existing: imports && images.existing !== undefined,
      preventDestroy: isOn(deletionProtection),
    });
  const aiService = create('aiService');
  const railsApi = create('railsApi');
  return {
    repositoryUrls: { aiService: aiService.repositoryUrl, railsApi: railsApi.repositoryUrl },
    repositoryArns: { aiService: aiService.repositoryArn, railsApi: railsApi.repositoryArn },
  };
}
