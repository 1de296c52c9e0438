import {
  ClusterNotFoundException,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import { z } from 'zod';
import type { Sender } from '../toolbox/aws/client-config';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { applicationRoot, regionOfRoot, type SynthesizedRoot } from '../toolbox/synthesized-roots';

/** Service whose image each variable of the application names. */
const SERVICES = { ai_service_image_tag: 'ai_service', rails_api_image_tag: 'rails_service' } as const;

/** Digests or tags by the variable that gives them to Terraform; without those that do not run. */
export type RunningTags = Readonly<Partial<Record<keyof typeof SERVICES, string>>>;

const named = z.object({ name: z.string() });

/** Digest or tag at the end of an image's URI. */
const VERSION = /(?:@|:)(sha256:[0-9a-f]{64}|[\w.-]+)$/;

/** Names that the application's JSON holds. A cluster is its own, or one that it looks up. */
const applicationJson = z.object({
  resource: z.object({
    aws_ecs_cluster: z.object({ cluster: named }).optional(),
    aws_ecs_service: z.object({ ai_service: named, rails_service: named }),
  }),
  data: z
    .object({ aws_ecs_cluster: z.object({ cluster: z.object({ cluster_name: z.string() }) }).optional() })
    .optional(),
});

/** {@link runningTags} of an environment, with the credentials of this process. */
export async function runningTagsOf(environment: string): Promise<RunningTags> {
  const root = applicationRoot(environment);
  await requireAccountOf(root);
  return runningTags(root, awsClient(ECSClient, regionOfRoot(root)));
}

/**
 * Digests or tags of the images that the services run, by the variable that gives them to Terraform. From ECS, not from the state: after a
 * rollback they differ, and what runs is what works. Empty before the first deployment.
 */
export async function runningTags(root: SynthesizedRoot, ecs: Sender<ECSClient>): Promise<RunningTags> {
  const revisions = Object.entries(await runningRevisions(root, ecs));
  const tags = revisions.map(async ([variable, arn]) => [variable, (await revisionOf(arn, ecs)).version]);
  return Object.fromEntries((await Promise.all(tags)).filter(([, tag]) => tag));
}

/** ARNs of the task definitions that the services run, by the variable that names their image. */
export async function runningRevisions(
  { json }: SynthesizedRoot,
  ecs: Sender<ECSClient>,
): Promise<RunningTags> {
  const { resource, data } = applicationJson.parse(json);
  const cluster = resource.aws_ecs_cluster?.cluster.name ?? data?.aws_ecs_cluster?.cluster.cluster_name;
  const revisions = Object.entries(SERVICES).map(async ([variable, id]) => [
    variable,
    await primaryRevision(cluster, resource.aws_ecs_service[id].name, ecs),
  ]);
  return Object.fromEntries((await Promise.all(revisions)).filter(([, revision]) => revision));
}

/** A revision of a task definition. */
export interface Revision {
  /** Digest or tag of its image. */
  readonly version: string | undefined;
  readonly registeredAt: Date | undefined;
}

/** What a revision of a task definition runs, and since when there is one. */
export async function revisionOf(arn: string, ecs: Sender<ECSClient>): Promise<Revision> {
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
  return {
    version: VERSION.exec(taskDefinition?.containerDefinitions?.[0]?.image ?? '')?.[1],
    registeredAt: taskDefinition?.registeredAt,
  };
}

/** Revision that a service runs; undefined where there is no cluster or no service yet. */
async function primaryRevision(
  cluster: string | undefined,
  service: string,
  ecs: Sender<ECSClient>,
): Promise<string | undefined> {
  try {
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    const active = services.find(({ status }) => status === 'ACTIVE');
    return active?.deployments?.find(({ status }) => status === 'PRIMARY')?.taskDefinition;
  } catch (error) {
    if (error instanceof ClusterNotFoundException) return undefined;
    throw error;
  }
}
