import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import { runningTags } from '../running-tags/running-tags';
import { inRegion } from '../toolbox/aws/client-config';
import { runCommand } from '../toolbox/command-line';
import {
  applicationRoot,
  foundationRoot,
  regionOfRoot,
  type SynthesizedRoot,
} from '../toolbox/synthesized-roots';
import { type ImagesRequest, readArguments, USAGE } from './arguments';
import { deployableDigests } from './check';
import { markDeployed } from './deployed';
import { builderOf, IMAGES, promotedFrom, repositoriesOf, VARIABLE_OF, wantedImages } from './wanted';

async function main(request: ImagesRequest): Promise<number> {
  const { environment, verb } = request;
  const foundation = foundationRoot(environment);
  const application = applicationRoot(environment);
  const ecr = new ECRClient(inRegion(regionOfRoot(application)));
  if (verb === 'wanted') {
    const origin = promotedFrom(environment);
    const source = origin === undefined ? undefined : foundationRoot(origin);
    for (const line of wantedImages(foundation, application, source)) console.log(line);
  } else if (verb === 'check') {
    const digests = await deployableDigests(
      {
        repositories: repositoriesOf(foundation),
        versions: request.versions,
        architecture: builderOf(application).architecture,
      },
      // The standard output is read by workflows.
      { ecr, print: (line) => console.error(line) },
    );
    for (const image of IMAGES) console.log(`${VARIABLE_OF[image]}=${digests[image]}`);
  } else {
    await markRunning(environment, foundation, application, ecr);
  }
  return 0;
}

/** Tags the images that the services run. */
async function markRunning(
  environment: string,
  foundation: SynthesizedRoot,
  application: SynthesizedRoot,
  ecr: ECRClient,
): Promise<void> {
  const repositories = repositoriesOf(foundation);
  const running = await runningTags(application, new ECSClient(inRegion(regionOfRoot(application))));
  for (const image of IMAGES) {
    const version = running[VARIABLE_OF[image]];
    if (!version)
      throw new UserError(`No service of ${environment} runs the image ${image}: nothing was deployed.`);
    console.log(
      `${repositories[image]}: ${await markDeployed(environment, repositories[image], version, ecr)}`,
    );
  }
}

runCommand({ usage: USAGE, read: readArguments, run: main });
