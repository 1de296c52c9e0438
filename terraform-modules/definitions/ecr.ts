import { imageSettings } from '../../modules/ecr/settings';
import { createRepositories } from '../../stacks/foundation/images';
import type { ModuleDefinition } from '../definition';

/** ECR repositories of both images. */
export const ecr: ModuleDefinition = {
  name: 'ecr',
  summary:
    'ECR repositories of the images: immutable tags, scanning, and a lifecycle policy by number of images.',
  build: (module, environment) => {
    const images = module.inputs.settings(imageSettings, environment.images);
    const { repositoryUrls, repositoryArns } = createRepositories(
      module,
      { ...environment, images },
      // Terraform refuses import blocks in modules: a caller who has the repositories writes them in the root.
      { imports: false },
    );
    module.output('repository_urls', 'URL of the repository of each image, without a tag.', repositoryUrls);
    module.output('repository_arns', 'ARN of the repository of each image.', repositoryArns);
  },
};
