import { Netmask } from 'netmask';
import { show } from '../../shared/problems';
import type { Draft } from '../draft';
import { availabilityZonesOf } from '../regions';
import { pairs, type Rule } from './rule';

/** Availability Zones exist in the region. */
const availabilityZones: Rule = ({ region, network }) => {
  if (region === undefined) return [];
  const existing = availabilityZonesOf(region);
  return Object.entries(network?.availabilityZones ?? {})
    .filter(([zone, subnets]) => subnets !== undefined && !existing.includes(zone))
    .map(([zone]) => ({
      at: `network.availabilityZones.${zone}`,
      got: `${show(zone)}, which is no Availability Zone of ${region}`,
      allowed: existing.join(', '),
      fix: 'Correct the name of the zone, or the region.',
    }));
};

/** Two zones or more: the load balancer and the database's subnet group need them, and so does staying up. */
const enoughAvailabilityZones: Rule = ({ network }) => {
  const zones = Object.keys(network?.availabilityZones ?? {});
  if (network?.availabilityZones === undefined || zones.length >= 2) return [];
  return [
    {
      at: 'network.availabilityZones',
      got: zones.length === 0 ? 'no Availability Zone' : `one Availability Zone, ${zones[0]}`,
      allowed: 'at least two Availability Zones',
      fix: 'Add a zone with its public and its private subnet.',
    },
  ];
};

/** A subnet as far as it could be read. */
export interface DraftSubnet {
  /** Path of the subnet inside its environment. */
  readonly path: string;
  readonly name?: string | undefined;
  readonly cidrBlock?: string | undefined;
}

/** Every subnet of an environment, in the order of its file. */
export const subnetsOf = ({ network }: Draft): DraftSubnet[] =>
  Object.entries(network?.availabilityZones ?? {}).flatMap(([zone, subnets]) =>
    (['publicSubnet', 'privateSubnet'] as const).map((tier) => ({
      path: `network.availabilityZones.${zone}.${tier}`,
      ...subnets?.[tier],
    })),
  );

/** Whether the second CIDR block lies wholly inside the first. */
export const contains = (outer: string, inner: string): boolean => new Netmask(outer).contains(inner);

/** Whether two CIDR blocks share an address; of two blocks that do, one contains the other. */
export const blocksOverlap = (one: string, other: string): boolean =>
  contains(one, other) || contains(other, one);

/** Subnets lie inside the VPC's block. */
export const subnetsInsideVpc: Rule = (environment) => {
  const vpcBlock = environment.network?.cidrBlock;
  if (vpcBlock === undefined) return [];
  return subnetsOf(environment)
    .filter(({ cidrBlock }) => cidrBlock !== undefined && !contains(vpcBlock, cidrBlock))
    .map(({ path, cidrBlock }) => ({
      at: `${path}.cidrBlock`,
      got: `${cidrBlock}, outside the VPC's ${vpcBlock}`,
      allowed: `a block inside ${vpcBlock}`,
      fix: 'Move the subnet into the VPC, or correct network.cidrBlock.',
    }));
};

/** No two subnets share an address. */
export const subnetOverlaps: Rule = (environment) =>
  pairs(subnetsOf(environment)).flatMap(([one, other]) =>
    one.cidrBlock !== undefined &&
    other.cidrBlock !== undefined &&
    blocksOverlap(one.cidrBlock, other.cidrBlock)
      ? [
          {
            at: `${other.path}.cidrBlock`,
            got: `${other.cidrBlock}, which overlaps ${one.cidrBlock} of ${one.path}`,
            allowed: 'a block that shares no address with another subnet',
            fix: 'Give one of the two a free block.',
          },
        ]
      : [],
  );

/** Subnets are found by their names, so no two have the same one. */
const subnetNames: Rule = (environment) =>
  pairs(subnetsOf(environment)).flatMap(([one, other]) =>
    one.name !== undefined && one.name === other.name
      ? [
          {
            at: `${other.path}.name`,
            got: `${show(other.name)}, which is also the name of ${one.path}`,
            allowed: 'a name that no other subnet has',
            fix: 'Correct one of the two names.',
          },
        ]
      : [],
  );

/** A single NAT gateway stands in one of the zones, because it needs that zone's public subnet. */
const natZone: Rule = ({ network }) => {
  const nat = network?.nat;
  const zones = Object.keys(network?.availabilityZones ?? {});
  if (nat?.mode !== 'single' || nat.availabilityZone === undefined || zones.length === 0) return [];
  if (zones.includes(nat.availabilityZone)) return [];
  return [
    {
      at: 'network.nat.availabilityZone',
      got: `${show(nat.availabilityZone)}, which is none of network.availabilityZones`,
      allowed: zones.join(', '),
      fix: 'Choose one of these zones.',
    },
  ];
};

/** NAT gateways that somebody else runs exist only in a VPC that exists already. */
const natSource: Rule = ({ network }) =>
  network?.nat?.mode === 'existing' && network.source === 'managed'
    ? [
        {
          at: 'network.nat.mode',
          got: "'existing' in a VPC that is created here",
          allowed: "'per-az' or 'single' when network.source is 'managed'",
          fix: "Choose one of these, or set network.source to 'existing'.",
        },
      ]
    : [];

/** Rules about the network. */
export const networkRules: readonly Rule[] = [
  availabilityZones,
  enoughAvailabilityZones,
  subnetsInsideVpc,
  subnetOverlaps,
  subnetNames,
  natZone,
  natSource,
];
