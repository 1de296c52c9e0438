import { show } from '../../shared/problems';
import type { Draft } from '../draft';
import { pairs } from './pairs';
import type { FleetRule } from './rule';

interface Claim {
  readonly kind: 'VPC' | 'cluster' | 'repository';
  readonly region: string;
  readonly at: string;
  readonly name: string;
}

/** Names that AWS keeps unique in a region, or that things are found by, belong to one environment only. */
export const sharedNames: FleetRule = (environments) =>
  pairs(Object.entries(environments).flatMap(([name, environment]) => claims(name, environment)))
    .filter(
      ([one, other]) => one.kind === other.kind && one.region === other.region && one.name === other.name,
    )
    .map(([one, other]) => ({
      at: other.at,
      got: `${show(other.name)}, the same ${other.kind} as in ${one.at}`,
      allowed: `a name that no other ${other.kind} in ${other.region} has`,
      fix: 'Correct one of the two names.',
    }));

function claims(environmentName: string, { region, network, cluster, images }: Draft): Claim[] {
  const candidates = [
    ['VPC', 'network.vpcName', network?.vpcName],
    ['cluster', 'cluster.name', cluster?.name],
    ['repository', 'images.repositories.aiService', images?.repositories?.aiService],
    ['repository', 'images.repositories.railsApi', images?.repositories?.railsApi],
  ] as const;
  return candidates.flatMap(([kind, path, name]) =>
    region === undefined || name === undefined
      ? []
      : [{ kind, region, name, at: `${environmentName}: ${path}` }],
  );
}
