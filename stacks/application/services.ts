import type { TerraformStack } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import { ExistingCluster } from '../../modules/ecs/existing-cluster';
import { ManagedCluster } from '../../modules/ecs/managed-cluster';
import type { FoundationOutputs } from '../contract';
import type { Edge } from './edge';
import type { Target } from './load-balancer';
import { type ProcessesWiring, runProcesses } from './processes';
import { createRoles, type RoleWiring } from './roles';
import { InjectedSecrets } from './secrets';
import type { Cluster, ServiceTarget } from './service';
import type { ApplicationVariables } from './variables';

export interface ServicesWiring {
  readonly foundation: FoundationOutputs;
  readonly variables: ApplicationVariables;
  readonly accountId: string;
  readonly edge: Edge;
}

interface FoundCluster extends Cluster, Pick<RoleWiring, 'executeCommandLogGroupArn'> {}

/** Cluster, discovery, the three services and the migration. */
export function buildServices(stack: TerraformStack, environment: Environment, wiring: ServicesWiring) {
  const { foundation, accountId, variables, edge } = wiring;
  const cluster = findCluster(stack, environment, wiring);
  const { executeCommandLogGroupArn } = cluster;
  return {
    cluster,
    ...runProcesses(stack, environment, {
      ...foundation,
      foundation,
      cluster,
      images: taggedImages(foundation, variables),
      waitForSteadyState: variables.waitForSteadyState(),
      subnetIds: Object.values(foundation.privateSubnetIds),
      logsKeyArn: foundation.keyArns.logs,
      publicUrl: edge.publicUrl,
      targets: targetsOf(edge),
      secrets: new InjectedSecrets(
        stack,
        'secrets',
        foundation,
        `${environment.project}/${environment.name}`,
      ),
      roles: (scope, owner) =>
        createRoles(scope, environment, owner, { ...foundation, accountId, executeCommandLogGroupArn }),
    }),
  };
}

/** Where each image is, with the tag that is deployed. */
export function taggedImages(
  { repositoryUrls }: Pick<FoundationOutputs, 'repositoryUrls'>,
  variables: ApplicationVariables,
): ProcessesWiring['images'] {
  const { aiService, railsApi } = variables.imageTags();
  return {
    aiService: `${repositoryUrls.aiService}:${aiService}`,
    railsApi: `${repositoryUrls.railsApi}:${railsApi}`,
  };
}

function targetsOf({ targets, loadBalancer: { loadBalancerArnSuffix } }: Edge): ProcessesWiring['targets'] {
  const of = ({ targetGroup, routes }: Target): ServiceTarget => ({
    targetGroupArn: routes.targetGroupArn,
    targetGroupArnSuffix: targetGroup.targetGroupArnSuffix,
    loadBalancerArnSuffix,
  });
  return { rails: of(targets.rails), ai: targets.ai && of(targets.ai) };
}

function findCluster(
  stack: TerraformStack,
  { cluster, logs, region }: Environment,
  { foundation, accountId }: ServicesWiring,
): FoundCluster {
  const clusterName = cluster.name;
  if (cluster.source === 'existing') return new ExistingCluster(stack, 'cluster', { clusterName });
  return new ManagedCluster(stack, 'cluster', {
    clusterName,
    region,
    accountId,
    containerInsights: cluster.containerInsights,
    logsKeyArn: foundation.keyArns.logs,
    logRetentionDays: logs.retentionDays,
  });
}
