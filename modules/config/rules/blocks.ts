import { Netmask } from 'netmask';
import type { Draft } from '../draft';

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
