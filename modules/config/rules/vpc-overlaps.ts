import { blocksOverlap } from './blocks';
import { pairs } from './pairs';
import type { FleetRule } from './rule';

/**
 * VPCs of different environments share no address; otherwise they can never be peered, or reached by one VPN.
 */
export const vpcOverlaps: FleetRule = (environments) => {
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
