import { show } from '../../shared/problems';
import type { Draft } from '../draft';
import { blocksOverlap } from './network';
import { type FleetRule, pairs } from './rule';

/** VPCs of different environments do not overlap; otherwise they cannot be peered or share a VPN. */
const vpcOverlaps: FleetRule = (environments) => {
  const blocks = Object.entries(environments).flatMap(([name, { network }]) =>
    network?.cidrBlock === undefined ? [] : [{ name, cidrBlock: network.cidrBlock }],
  );
  return pairs(blocks)
    .filter(([one, other]) => blocksOverlap(one.cidrBlock, other.cidrBlock))
    .map(([one, other]) => ({
      at: `${other.name}: network.cidrBlock`,
      got: `${other.cidrBlock}, which overlaps ${one.cidrBlock} of ${one.name}`,
      allowed: 'a block that does not overlap the VPC of another environment',
      fix: 'Change the block and the subnets of one of the two environments.',
    }));
};

interface Claim {
  readonly kind: 'VPC' | 'cluster' | 'repository';
  readonly region: string;
  readonly at: string;
  readonly name: string;
}

/** Names that must be unique in a region, or that lookups use, are used by one environment only. */
const sharedNames: FleetRule = (environments) =>
  pairs(Object.entries(environments).flatMap(([name, environment]) => claims(name, environment)))
    .filter(
      ([one, other]) => one.kind === other.kind && one.region === other.region && one.name === other.name,
    )
    .map(([one, other]) => ({
      at: other.at,
      got: `${show(other.name)}, the same ${other.kind} as in ${one.at}`,
      allowed: `a name that no other ${other.kind} in ${other.region} uses`,
      fix: 'Change one of the two names.',
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

/** Charges are counted for the whole account: a second billing alarm would repeat the first. */
const oneBillingAlarm: FleetRule = (environments) =>
  pairs(
    Object.entries(environments)
      .filter(([, { budget }]) => budget?.billingAlarm?.enabled === true)
      .map(([name]) => name),
  ).map(([one, other]) => ({
    at: `${other}: budget.billingAlarm`,
    got: `a second billing alarm for the account, beside that of ${one}`,
    allowed: 'a billing alarm in one environment only',
    fix: 'Set it to { enabled: false } in all but one, or load environments of different accounts separately.',
  }));

/** Rules across all environments. */
export const fleetRules: readonly FleetRule[] = [vpcOverlaps, sharedNames, oneBillingAlarm];
