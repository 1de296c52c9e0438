import { imageSettings } from '../../modules/ecr/settings';
import { createRepositories } from '../../stacks/foundation-images';
import type { ModuleDefinition } from '../definition';

/** ECR repositories of both images. */
export const ecr: ModuleDefinition = {
  name: 'ecr',
  summary: 'ECR repositories of the images: tags that never move, scanned, cleaned up by number.',
  build: (module, environment) => {
    const images = module.inputs.settings(imageSettings, environment.images);
    const { repositoryUrls, repositoryArns } = createRepositories(
      module,
      { ...environment, images },
      // Terraform refuses import blocks in modules: a caller who has the repositories writes them in the root.
      { imports: false },
    );
    module.output(
      'repository_urls',
      'Where each image is pushed to and pulled from, without a tag.',
      repositoryUrls,
    );
    module.output('repository_arns', 'Repository of each image.', repositoryArns);
  },
};
