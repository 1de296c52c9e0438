import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { ImageRepository } from '../../modules/ecr/image-repository';
import { isOn } from '../../modules/shared/schema';
import type { Image } from '../contract';

/** Ids of the repositories, which are parts of addresses. */
const IDS: Readonly<Record<Image, string>> = { aiService: 'ai-service', railsApi: 'rails-api' };

export interface RepositoryOptions {
  /** Whether to import repositories that the environment calls existing. Terraform imports in roots only. */
  readonly imports: boolean;
}

/** ECR repositories. Images are pushed to them after the foundation is applied, before the application is. */
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
