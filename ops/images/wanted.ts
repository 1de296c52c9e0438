import { z } from 'zod';
import { literalAttribute, type SynthesizedRoot } from '../toolbox/synthesized-roots';

/** Images of the platform, in the words of options and of the workflow's outputs. */
export const IMAGES = ['ai-service', 'rails-api'] as const;

export type ImageName = (typeof IMAGES)[number];

/** Terraform variable that each image is given to the application with. */
export const VARIABLE_OF: Readonly<Record<ImageName, 'ai_service_image_tag' | 'rails_api_image_tag'>> = {
  'ai-service': 'ai_service_image_tag',
  'rails-api': 'rails_api_image_tag',
};

/**
 * Environment whose images an environment runs. Its deployments copy images that run there, and build none. An
 * environment that is missing here builds its own.
 */
const PROMOTED_FROM: Readonly<Record<string, string>> = { prod: 'staging' };

/** Name of the environment whose images are promoted to this one; undefined for one that builds its own. */
export const promotedFrom = (environment: string): string | undefined => PROMOTED_FROM[environment];

/** What an image is built for, and GitHub's runner that builds it without emulation. */
interface Builder {
  /** Processor in the words of image manifests. */
  readonly architecture: string;
  readonly platform: string;
  readonly runner: string;
}

/** Builder for each value of `cluster.cpuArchitecture`. */
const BUILDERS = {
  ARM64: { architecture: 'arm64', platform: 'linux/arm64', runner: 'ubuntu-24.04-arm' },
  X86_64: { architecture: 'amd64', platform: 'linux/amd64', runner: 'ubuntu-24.04' },
} as const satisfies Readonly<Record<string, Builder>>;

/** Names of an environment's repositories, by image. */
export const repositoriesOf = (foundation: SynthesizedRoot): Readonly<Record<ImageName, string>> => ({
  'ai-service': literalAttribute(foundation, 'aws_ecr_repository.images_ai-service', 'name'),
  'rails-api': literalAttribute(foundation, 'aws_ecr_repository.images_rails-api', 'name'),
});

const applicationJson = z.object({
  aws_ecs_task_definition: z.object({
    migration_task: z.object({
      runtime_platform: z.object({ cpu_architecture: z.enum(['ARM64', 'X86_64']) }),
    }),
  }),
});

/** What the images of an environment have to be built for: the processor of its tasks. */
export function builderOf({ json }: SynthesizedRoot): Builder {
  const { aws_ecs_task_definition: tasks } = applicationJson.parse(json.resource);
  return BUILDERS[tasks.migration_task.runtime_platform.cpu_architecture];
}

/**
 * What a workflow needs to build or to copy the images of an environment, by name.
 * @param source foundation of the environment whose images are promoted @default none: images are built
 */
export function wantedImages(
  foundation: SynthesizedRoot,
  application: SynthesizedRoot,
  source?: SynthesizedRoot,
): Readonly<Record<string, string>> {
  const repositories = repositoriesOf(foundation);
  const sources = source && repositoriesOf(source);
  const { platform, runner } = builderOf(application);
  return {
    ...Object.fromEntries(
      IMAGES.flatMap((image) => [
        [`${image}-repository`, repositories[image]],
        [`${image}-source`, sources?.[image] ?? ''],
      ]),
    ),
    platform,
    runner,
  };
}
