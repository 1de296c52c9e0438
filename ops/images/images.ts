import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import { runningTags } from '../running-tags/running-tags';
import { callerIdentity } from '../toolbox/aws/caller-identity';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import {
  applicationRoot,
  foundationRoot,
  regionOfRoot,
  type SynthesizedRoot,
} from '../toolbox/synthesized-roots';
import { runOnStandardError } from '../toolbox/terraform';
import { deployableDigests } from './check';
import { markDeployed } from './deployed';
import { containerEngine, pushImages } from './push';
import type { ImagesRequest, PushRequest } from './request';
import { builderOf, IMAGES, promotedFrom, repositoriesOf, VARIABLE_OF, wantedImages } from './wanted';

/** What a command prints, by name. */
export type Lines = Readonly<Record<string, string>>;

/**
 * Does what is asked for.
 * @param note prints a line of progress
 * @throws UserError when an image is missing, does not fit or may not be deployed
 */
export async function answerTo(request: ImagesRequest, note: (line: string) => void): Promise<Lines> {
  const { environment } = request;
  const foundation = foundationRoot(environment);
  const application = applicationRoot(environment);
  if (request.verb === 'wanted') {
    const origin = promotedFrom(environment);
    return wantedImages(foundation, application, origin === undefined ? undefined : foundationRoot(origin));
  }
  // An image that is only built meets no account.
  if (request.verb !== 'build') await requireAccountOf(foundation);
  if (request.verb === 'build' || request.verb === 'push' || request.verb === 'promote') {
    return push(request, foundation, application, note);
  }
  const ecr = awsClient(ECRClient, regionOfRoot(application));
  if (request.verb !== 'check') return markRunning(environment, foundation, application, ecr);
  const digests = await deployableDigests(
    {
      repositories: repositoriesOf(foundation),
      versions: request.versions,
      architecture: builderOf(application).architecture,
    },
    { ecr, print: note },
  );
  return Object.fromEntries(IMAGES.map((image) => [VARIABLE_OF[image], digests[image]]));
}

/** Builds or copies images; the digests by variable. */
async function push(
  request: PushRequest,
  foundation: SynthesizedRoot,
  application: SynthesizedRoot,
  note: (line: string) => void,
): Promise<Lines> {
  const engine = containerEngine(request);
  const origin = promotedFrom(request.environment);
  const region = regionOfRoot(application);
  const target = {
    accountId: request.verb === 'build' ? '' : (await callerIdentity()).accountId,
    region,
    repositories: repositoriesOf(foundation),
    sources: origin === undefined ? undefined : repositoriesOf(foundationRoot(origin)),
    platform: builderOf(application).platform,
  };
  return pushImages(request, target, {
    engine,
    run: runOnStandardError,
    note,
    ecr: awsClient(ECRClient, region),
  });
}

/** Tags the images that the services run; the tags by repository. */
async function markRunning(
  environment: string,
  foundation: SynthesizedRoot,
  application: SynthesizedRoot,
  ecr: ECRClient,
): Promise<Lines> {
  const repositories = repositoriesOf(foundation);
  const running = await runningTags(application, awsClient(ECSClient, regionOfRoot(application)));
  const tags: Record<string, string> = {};
  for (const image of IMAGES) {
    const version = running[VARIABLE_OF[image]];
    if (!version)
      throw new UserError(`No service of ${environment} runs the image ${image}: nothing was deployed.`);
    tags[repositories[image]] = await markDeployed(environment, repositories[image], version, ecr);
  }
  return tags;
}
