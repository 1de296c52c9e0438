import { blocksOverlap, subnetsOf } from './blocks';
import { pairs } from './pairs';
import type { Rule } from './rule';

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
