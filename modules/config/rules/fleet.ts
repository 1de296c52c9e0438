import { show } from '../../shared/problems';
import type { Draft } from '../draft';
import { blocksOverlap } from './network';
import { type FleetRule, pairs } from './rule';

/**
 * VPCs of different environments share no address; otherwise they can never be peered, or reached by one VPN.
 */
const vpcOverlaps: FleetRule = (environments) => {
  const blocks = Object.entries(environments).flatMap(([name, { network }]) =>
    network?.cidrBlock === undefined ? [] : [{ name, cidrBlock: network.cidrBlock }],
  );
  return pairs(blocks)
    .filter(([one, other]) => blocksOverlap(one.cidrBlock, other.cidrBlock))
    .map(([one, other]) => ({
      at: `${other.name}: network.cidrBlock`,
      got: `${other.cidrBlock}, which overlaps ${one.cidrBlock} of ${one.name}`,
      allowed: 'a block that shares no address with the VPC of another environment',
      fix: 'Give one of the two environments a free block, and its subnets with it.',
    }));
};

interface Claim {
  readonly kind: 'VPC' | 'cluster' | 'repository';
  readonly region: string;
  readonly at: string;
  readonly name: string;
}

/** Names that AWS keeps unique in a region, or that things are found by, belong to one environment only. */
const sharedNames: FleetRule = (environments) =>
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

/** The charges are the whole account's: a second alarm would say the same again. */
const oneBillingAlarm: FleetRule = (environments) =>
  pairs(
    Object.entries(environments)
      .filter(([, { budget }]) => budget?.billingAlarm?.enabled === true)
      .map(([name]) => name),
  ).map(([one, other]) => ({
    at: `${other}: budget.billingAlarm`,
    got: `an alarm on the charges of the account, like that of ${one}`,
    allowed: 'one environment with a billing alarm',
    fix: 'Set it to { enabled: false } in all but one, unless they are in accounts of their own: then load them apart.',
  }));

/** Rules that all environments satisfy together. */
export const fleetRules: readonly FleetRule[] = [vpcOverlaps, sharedNames, oneBillingAlarm];
