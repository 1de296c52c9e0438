import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ECRClient } from '@aws-sdk/client-ecr';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';
import type { Command, Run } from '../toolbox/terraform';
import type { PushRequest } from './request';
import { findImage } from './stored-image';
import { IMAGES, type ImageName, VARIABLE_OF } from './wanted';

/** Builds, pushes and copies images; the workflow runs it as well. */
const SCRIPT = join(__dirname, '..', '..', '.github', 'actions', 'push-image', 'push-image.sh');

/** Programs that build images. */
const ENGINES = ['docker', 'podman'] as const;

export type Engine = (typeof ENGINES)[number];

type Repositories = Readonly<Record<ImageName, string>>;

/** Where images are pushed and what they are built for. */
export interface PushTarget {
  /** 12-digit id of the account. */
  readonly accountId: string;
  readonly region: string;
  readonly repositories: Repositories;
  /** Repositories that images are promoted from. @default none: the environment builds its own */
  readonly sources?: Repositories;
  /** `linux/arm64` */
  readonly platform: string;
}

/** Folder of each image in the application's repository. */
const CONTEXTS: Readonly<Record<ImageName, string>> = {
  'ai-service': 'app/ai_service',
  'rails-api': 'app/rails_api',
};

/** What is run for each image, in their order. */
export function pushCommands(
  request: PushRequest,
  { accountId, region, repositories, sources, platform }: PushTarget,
  engine: Engine,
): readonly Command[] {
  return IMAGES.flatMap((image) => {
    const tag = request.tags[image];
    if (!tag) return [];
    const set = {
      ENGINE: engine,
      REGISTRY: `${accountId}.dkr.ecr.${region}.amazonaws.com`,
      REGION: region,
      REPOSITORY: repositories[image],
      TAG: tag,
      PLATFORM: platform,
      SOURCE: request.verb === 'promote' ? sourceOf(request, image, sources) : '',
      CONTEXT: request.application === undefined ? '' : join(request.application, CONTEXTS[image]),
      ...(request.verb === 'build' && { BUILD_ONLY: 'true' }),
    };
    return [{ program: 'bash', args: [SCRIPT], set }];
  });
}

function sourceOf({ environment }: PushRequest, image: ImageName, sources: Repositories | undefined): string {
  if (sources) return sources[image];
  throw new UserError(
    `${environment} builds its own images: PROMOTED_FROM in ops/images/wanted.ts names no environment to copy them from.\n` +
      `Build them: npx bmo images ${environment} push`,
  );
}

/**
 * Shows what will be done, does it, and answers with the digests; none for images that were only built.
 * @param note prints a line
 * @throws UserError when it fails
 */
export async function pushImages(
  request: PushRequest,
  target: PushTarget,
  { engine, run, note, ecr }: PushTools,
): Promise<Readonly<Record<string, string>>> {
  const commands = pushCommands(request, target, engine);
  for (const image of IMAGES) {
    if (request.tags[image]) note(intention(request, target, image, engine));
  }
  if (request.dryRun) {
    note('Nothing was run, because of --dry-run.');
    return {};
  }
  for (const command of commands) {
    if ((await run(command)) !== 0)
      throw new UserError('It failed; its own words are above. Nothing was deployed.');
  }
  if (request.verb === 'build') return {};
  const digests = IMAGES.flatMap((image) => {
    const tag = request.tags[image];
    return tag
      ? [findImage(target.repositories[image], tag, ecr).then((it) => [VARIABLE_OF[image], it.digest])]
      : [];
  });
  return Object.fromEntries(await Promise.all(digests));
}

/** What pushing needs besides the images. */
export interface PushTools {
  readonly engine: Engine;
  readonly run: Run;
  readonly note: (line: string) => void;
  readonly ecr: Sender<ECRClient>;
}

/** What will be done with an image, in a sentence. */
function intention(
  { verb, tags, application }: PushRequest,
  { repositories, sources, platform }: PushTarget,
  image: ImageName,
  engine: Engine,
): string {
  const reference = `${repositories[image]}:${tags[image]}`;
  if (verb === 'promote') {
    return `Copies ${sources?.[image]}:${tags[image]} to ${reference} by its digest, with ${engine}, unless it is there.`;
  }
  const built = `Builds ${join(application ?? '', CONTEXTS[image])} for ${platform} with ${engine}`;
  return verb === 'build'
    ? `${built}, as ${reference} on this machine.`
    : `${built} and pushes ${reference}, unless it is there.`;
}

/**
 * The program that builds images, docker before podman.
 * @param path folders of programs. @default PATH
 * @throws UserError when there is none, or when what it needs is missing
 */
export function containerEngine({ verb }: PushRequest, path = process.env['PATH'] ?? ''): Engine {
  const has = (program: string) => path.split(delimiter).some((folder) => isProgram(join(folder, program)));
  const engine = ENGINES.find(has);
  if (!engine) {
    throw new UserError(
      'There is neither docker nor podman on PATH. Install Docker Engine with buildx (https://docs.docker.com/engine/install/), ' +
        'or podman and skopeo (https://podman.io/docs/installation), then run the command again.',
    );
  }
  if (verb !== 'build' && !has('aws')) {
    throw new UserError(
      'There is no aws on PATH, which gives the password of the registry. Install the AWS CLI: ' +
        'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
    );
  }
  if (verb === 'promote' && engine === 'podman' && !has('skopeo')) {
    throw new UserError(
      'There is no skopeo on PATH: podman cannot copy an image without changing its digest. Install it beside podman: ' +
        'https://github.com/containers/skopeo/blob/main/install.md',
    );
  }
  return engine;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
