import type { ECRClient } from '@aws-sdk/client-ecr';
import { type ECSClient, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import { deployedTag } from '../images/deployed';
import { findImage } from '../images/stored-image';
import { IMAGES, type ImageName, VARIABLE_OF } from '../images/wanted';
import { revisionOf, runningRevisions } from '../running-tags/running-tags';
import type { Sender } from '../toolbox/aws/client-config';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import type { BothVersions } from './request';
import { bothOf } from './started-deployment';

/** Where to look for what was deployed. */
export interface DeployedImages {
  readonly environment: string;
  readonly application: SynthesizedRoot;
  readonly repositories: Readonly<Record<ImageName, string>>;
}

/** What a service ran before its image of now. */
interface Former {
  /** Digest or tag; undefined when none is known. */
  readonly version: string | undefined;
  /** When the image of now was deployed. */
  readonly since: number;
}

/** Revisions that were registered within two minutes are of one deployment: an apply registers them first, side by side. */
const ONE_DEPLOYMENT_MILLISECONDS = 2 * 60_000;

/**
 * The images that were deployed before those that run: the image, or the two, that the last deployment changed go back to
 * what they were. From the revisions of the task definitions, which stay when Terraform replaces them; a revision counts if
 * its image was marked as deployed, so that one that failed does not.
 * @returns undefined when there is no such revision
 * @see Amazon ECS API Reference, "ListTaskDefinitions"
 */
export async function previousImages(
  where: DeployedImages,
  running: BothVersions,
  ecs: Sender<ECSClient>,
  ecr: Sender<ECRClient>,
): Promise<BothVersions | undefined> {
  const revisions = await runningRevisions(where.application, ecs);
  const former = await Promise.all(
    IMAGES.map(async (image) => {
      const arn = revisions[VARIABLE_OF[image]];
      const isDeployed = (version: string) => wasDeployed(where, image, version, ecr);
      return { image, ...(await formerOf(arn, running[image], ecs, isDeployed)) };
    }),
  );
  const latest = Math.max(...former.map(({ since }) => since));
  const versions = former.map(({ image, version, since }) => [
    image,
    latest - since <= ONE_DEPLOYMENT_MILLISECONDS ? version : running[image],
  ]);
  return bothOf(Object.fromEntries(versions));
}

/** Walks back from the revision that runs. */
async function formerOf(
  arn: string | undefined,
  running: string,
  ecs: Sender<ECSClient>,
  isDeployed: (version: string) => Promise<boolean>,
): Promise<Former> {
  let since = 0;
  for (const each of arn ? await revisionsUpTo(arn, ecs) : []) {
    const { version, registeredAt } = await revisionOf(each, ecs);
    if (version === running) since = registeredAt?.getTime() ?? 0;
    else if (version && (await isDeployed(version))) return { version, since };
  }
  return { version: undefined, since };
}

/** A page of ECS; what is older has probably expired. */
const REVISIONS = 100;

/** ARNs of the revisions of a family, from one back to the first. */
async function revisionsUpTo(arn: string, ecs: Sender<ECSClient>): Promise<readonly string[]> {
  const [, family = '', revision = ''] = /([\w-]+):(\d+)$/.exec(arn) ?? [];
  const { taskDefinitionArns = [] } = await ecs.send(
    new ListTaskDefinitionsCommand({
      familyPrefix: family,
      status: 'ACTIVE',
      sort: 'DESC',
      maxResults: REVISIONS,
    }),
  );
  const numbered = taskDefinitionArns.map((each) => ({ each, number: Number(each.split(':').at(-1)) }));
  return numbered
    .filter(({ number }) => number <= Number(revision))
    .sort((a, b) => b.number - a.number)
    .map(({ each }) => each);
}

/** Whether an image that still exists was marked at the end of a deployment. */
async function wasDeployed(
  { environment, repositories }: DeployedImages,
  image: ImageName,
  version: string,
  ecr: Sender<ECRClient>,
): Promise<boolean> {
  try {
    const { digest } = await findImage(repositories[image], version, ecr);
    await findImage(repositories[image], deployedTag(environment, digest), ecr);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
