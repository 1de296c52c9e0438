import fc from 'fast-check';
import type { Draft } from '../../../modules/config/draft';
import { subnetOverlaps, subnetsInsideVpc } from '../../../modules/config/rules/network';
import { problemsInProd } from '../support/problems-of';

const zones = 'network.availabilityZones';

describe('Subnets', () => {
  test('a subnet outside the VPC is reported', () => {
    expect(problemsInProd({ [`${zones}.us-east-2b.privateSubnet.cidrBlock`]: '10.9.11.0/24' })).toEqual([
      {
        at: `prod: ${zones}.us-east-2b.privateSubnet.cidrBlock`,
        got: "10.9.11.0/24, outside the VPC's 10.0.0.0/16",
        allowed: 'a block inside 10.0.0.0/16',
        fix: 'Move the subnet into the VPC, or correct network.cidrBlock.',
      },
    ]);
  });

  test('two subnets that overlap are reported once, with both named', () => {
    expect(problemsInProd({ [`${zones}.us-east-2c.publicSubnet.cidrBlock`]: '10.0.0.128/25' })).toEqual([
      {
        at: `prod: ${zones}.us-east-2c.publicSubnet.cidrBlock`,
        got: `10.0.0.128/25, which overlaps 10.0.0.0/24 of ${zones}.us-east-2a.publicSubnet`,
        allowed: 'a block that shares no address with another subnet',
        fix: 'Give one of the two a free block.',
      },
    ]);
  });

  test('neighbouring subnets do not overlap', () => {
    expect(
      problemsInProd({
        [`${zones}.us-east-2a.publicSubnet.cidrBlock`]: '10.0.0.0/25',
        [`${zones}.us-east-2c.publicSubnet.cidrBlock`]: '10.0.0.128/25',
      }),
    ).toEqual([]);
  });

  test('two subnets of one name are reported', () => {
    expect(
      problemsInProd({ [`${zones}.us-east-2b.publicSubnet.name`]: 'bmo-learning-prod-public-1' }),
    ).toEqual([
      {
        at: `prod: ${zones}.us-east-2b.publicSubnet.name`,
        got: `'bmo-learning-prod-public-1', which is also the name of ${zones}.us-east-2a.publicSubnet`,
        allowed: 'a name that no other subnet has',
        fix: 'Correct one of the two names.',
      },
    ]);
  });
});

/** A block somewhere in 10.0.0.0/20, small enough for every address to be counted. */
const smallBlock = fc.tuple(fc.nat(4095), fc.integer({ min: 22, max: 28 })).map(([address, prefix]) => {
  const size = 2 ** (32 - prefix);
  const start = Math.floor(address / size) * size;
  return { cidrBlock: `10.0.${start >> 8}.${start & 255}/${prefix}`, addresses: range(start, size) };
});

const range = (start: number, length: number) => Array.from({ length }, (_, index) => start + index);

const draftOf = (blocks: readonly string[], vpcBlock?: string): Draft => ({
  network: {
    cidrBlock: vpcBlock,
    availabilityZones: Object.fromEntries(
      blocks.map((cidrBlock, index) => [`zone-${index}`, { publicSubnet: { name: `${index}`, cidrBlock } }]),
    ),
  },
});

describe('Arithmetic of blocks', () => {
  test('two subnets are reported exactly when an address is in both', () => {
    fc.assert(
      fc.property(fc.array(smallBlock, { minLength: 2, maxLength: 6 }), (blocks) => {
        const shared = blocks.flatMap((one, index) =>
          blocks.slice(index + 1).filter((other) => {
            const addresses = new Set(one.addresses);
            return other.addresses.some((address) => addresses.has(address));
          }),
        );
        expect(subnetOverlaps(draftOf(blocks.map(({ cidrBlock }) => cidrBlock)))).toHaveLength(shared.length);
      }),
    );
  });

  test('a subnet is reported exactly when one of its addresses is outside the VPC', () => {
    fc.assert(
      fc.property(smallBlock, smallBlock, (vpc, subnet) => {
        const addresses = new Set(vpc.addresses);
        const isInside = subnet.addresses.every((address) => addresses.has(address));
        expect(subnetsInsideVpc(draftOf([subnet.cidrBlock], vpc.cidrBlock))).toHaveLength(isInside ? 0 : 1);
      }),
    );
  });
});
