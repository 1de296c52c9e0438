import { Netmask } from 'netmask';
import { show } from '../../shared/problems';
import type { Draft } from '../draft';
import { availabilityZonesOf } from '../regions';
import { pairs, type Rule } from './rule';

/** Each Availability Zone exists in the region. */
const availabilityZones: Rule = ({ region, network }) => {
  if (region === undefined) return [];
  const existing = availabilityZonesOf(region);
  return Object.entries(network?.availabilityZones ?? {})
    .filter(([zone, subnets]) => subnets !== undefined && !existing.includes(zone))
    .map(([zone]) => ({
      at: `network.availabilityZones.${zone}`,
      got: `${show(zone)}, which is not an Availability Zone of ${region}`,
      allowed: existing.join(', '),
      fix: 'Correct the name of the zone, or the region.',
    }));
};

/** At least two Availability Zones: the load balancer, the database subnet group and availability require them. */
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

/** A subnet; values that the schema rejected are undefined. */
export interface DraftSubnet {
  /** Path of the subnet inside its environment. */
  readonly path: string;
  readonly name?: string | undefined;
  readonly cidrBlock?: string | undefined;
}

/** All subnets of an environment, in the order of its file. */
export const subnetsOf = ({ network }: Draft): DraftSubnet[] =>
  Object.entries(network?.availabilityZones ?? {}).flatMap(([zone, subnets]) =>
    (['publicSubnet', 'privateSubnet'] as const).map((tier) => ({
      path: `network.availabilityZones.${zone}.${tier}`,
      ...subnets?.[tier],
    })),
  );

/** Whether the second CIDR block is inside the first. */
export const contains = (outer: string, inner: string): boolean => new Netmask(outer).contains(inner);

/** Whether two CIDR blocks overlap. If they do, one contains the other. */
export const blocksOverlap = (one: string, other: string): boolean =>
  contains(one, other) || contains(other, one);

/** Subnets are inside the VPC's CIDR block. */
export const subnetsInsideVpc: Rule = (environment) => {
  const vpcBlock = environment.network?.cidrBlock;
  if (vpcBlock === undefined) return [];
  return subnetsOf(environment)
    .filter(({ cidrBlock }) => cidrBlock !== undefined && !contains(vpcBlock, cidrBlock))
    .map(({ path, cidrBlock }) => ({
      at: `${path}.cidrBlock`,
      got: `${cidrBlock}, outside the VPC's ${vpcBlock}`,
      allowed: `a block inside ${vpcBlock}`,
      fix: 'Correct the block of the subnet, or network.cidrBlock.',
    }));
};

/** Subnets do not overlap. */
export const subnetOverlaps: Rule = (environment) =>
  pairs(subnetsOf(environment)).flatMap(([one, other]) =>
    one.cidrBlock !== undefined &&
    other.cidrBlock !== undefined &&
    blocksOverlap(one.cidrBlock, other.cidrBlock)
      ? [
          {
            at: `${other.path}.cidrBlock`,
            got: `${other.cidrBlock}, which overlaps ${one.cidrBlock} of ${one.path}`,
            allowed: 'a block that overlaps no other subnet',
            fix: 'Change the block of one of the two.',
          },
        ]
      : [],
  );

/** Names of subnets are unique, because lookups use them. */
const subnetNames: Rule = (environment) =>
  pairs(subnetsOf(environment)).flatMap(([one, other]) =>
    one.name !== undefined && one.name === other.name
      ? [
          {
            at: `${other.path}.name`,
            got: `${show(other.name)}, which is also the name of ${one.path}`,
            allowed: 'a name that no other subnet uses',
            fix: 'Change one of the two names.',
          },
        ]
      : [],
  );

/** A single NAT gateway is in one of the configured zones: it needs the public subnet of the zone. */
const natZone: Rule = ({ network }) => {
  const nat = network?.nat;
  const zones = Object.keys(network?.availabilityZones ?? {});
  if (nat?.mode !== 'single' || nat.availabilityZone === undefined || zones.length === 0) return [];
  if (zones.includes(nat.availabilityZone)) return [];
  return [
    {
      at: 'network.nat.availabilityZone',
      got: `${show(nat.availabilityZone)}, which is not in network.availabilityZones`,
      allowed: zones.join(', '),
      fix: 'Choose one of these zones.',
    },
  ];
};

/** Existing NAT gateways require an existing VPC. */
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
