import fc from 'fast-check';
import { prod } from '../../../environments/prod';
import type { Draft } from '../../../modules/config/draft';
import { subnetOverlaps, subnetsInsideVpc } from '../../../modules/config/rules/network';
import { problemsInProd, problemsInStaging } from '../support/problems-of';

const { 'us-east-2a': zone, 'us-east-2b': otherZone } = prod.network.availabilityZones;

describe('Availability Zones', () => {
  test.each(['us-east-1a', 'us-east-2d'])('%s is not a zone of us-east-2', (name) => {
    expect(
      problemsInProd({ 'network.availabilityZones': { 'us-east-2b': otherZone, [name]: zone } }),
    ).toEqual([
      {
        at: `prod: network.availabilityZones.${name}`,
        got: `'${name}', which is not an Availability Zone of us-east-2`,
        allowed: 'us-east-2a, us-east-2b, us-east-2c',
        fix: 'Correct the name of the zone, or the region.',
      },
    ]);
  });

  test('another region has other zones', () => {
    expect(
      problemsInProd({
        region: 'us-west-2',
        'network.availabilityZones': { 'us-west-2a': zone, 'us-west-2d': otherZone },
      }),
    ).toEqual([]);
  });

  test('an unknown region is reported with the supported ones, without problems of its zones', () => {
    expect(problemsInProd({ region: 'us-east-3' })).toEqual([
      {
        at: 'prod: region',
        got: "'us-east-3'",
        allowed: '"us-east-1", "us-east-2", "us-west-2"',
        fix: 'Set an allowed value.',
      },
    ]);
  });

  test('one zone is too few', () => {
    expect(problemsInProd({ 'network.availabilityZones': { 'us-east-2a': zone } })).toEqual([
      {
        at: 'prod: network.availabilityZones',
        got: 'one Availability Zone, us-east-2a',
        allowed: 'at least two Availability Zones',
        fix: 'Add a zone with its public and its private subnet.',
      },
    ]);
  });

  test('no zone is too few', () => {
    expect(problemsInProd({ 'network.availabilityZones': {} }).map(({ got }) => got)).toEqual([
      'no Availability Zone',
    ]);
  });

  test('a zone with an invalid name counts as a zone', () => {
    const problems = problemsInProd({
      'network.availabilityZones': { 'us-east-2b': otherZone, 'us-east2a': zone },
    });
    expect(problems).toEqual([
      {
        at: 'prod: network.availabilityZones.us-east2a',
        got: "the key 'us-east2a'",
        allowed: 'an Availability Zone name such as us-east-2a',
        fix: 'Correct the key or remove it.',
      },
    ]);
  });

  test('a zone without its two subnets is reported for each', () => {
    expect(
      problemsInProd({ 'network.availabilityZones.us-east-2c': {} }).map(({ at, got }) => [at, got]),
    ).toEqual([
      ['prod: network.availabilityZones.us-east-2c.publicSubnet', 'nothing'],
      ['prod: network.availabilityZones.us-east-2c.privateSubnet', 'nothing'],
    ]);
  });
});

describe('NAT', () => {
  test('a single gateway is in one of the zones', () => {
    expect(problemsInStaging({ 'network.nat.availabilityZone': 'us-east-2f' })).toEqual([
      {
        at: 'staging: network.nat.availabilityZone',
        got: "'us-east-2f', which is not in network.availabilityZones",
        allowed: 'us-east-2a, us-east-2b, us-east-2c',
        fix: 'Choose one of these zones.',
      },
    ]);
  });

  const existing = { mode: 'existing', reason: 'The team runs its own gateways in this VPC.' };

  test('existing gateways are accepted in an existing VPC', () => {
    expect(problemsInProd({ 'network.nat': existing })).toEqual([]);
  });

  test('existing gateways are rejected in a managed VPC', () => {
    expect(problemsInStaging({ 'network.nat': existing })).toEqual([
      {
        at: 'staging: network.nat.mode',
        got: "'existing' in a VPC that is created here",
        allowed: "'per-az' or 'single' when network.source is 'managed'",
        fix: "Choose one of these, or set network.source to 'existing'.",
      },
    ]);
  });
});

const zones = 'network.availabilityZones';

describe('Subnets', () => {
  test('a subnet outside the VPC is reported', () => {
    expect(problemsInProd({ [`${zones}.us-east-2b.privateSubnet.cidrBlock`]: '10.9.11.0/24' })).toEqual([
      {
        at: `prod: ${zones}.us-east-2b.privateSubnet.cidrBlock`,
        got: "10.9.11.0/24, outside the VPC's 10.0.0.0/16",
        allowed: 'a block inside 10.0.0.0/16',
        fix: 'Correct the block of the subnet, or network.cidrBlock.',
      },
    ]);
  });

  test('two subnets that overlap are reported once, with both named', () => {
    expect(problemsInProd({ [`${zones}.us-east-2c.publicSubnet.cidrBlock`]: '10.0.0.128/25' })).toEqual([
      {
        at: `prod: ${zones}.us-east-2c.publicSubnet.cidrBlock`,
        got: `10.0.0.128/25, which overlaps 10.0.0.0/24 of ${zones}.us-east-2a.publicSubnet`,
        allowed: 'a block that overlaps no other subnet',
        fix: 'Change the block of one of the two.',
      },
    ]);
  });

  test('adjacent subnets do not overlap', () => {
    expect(
      problemsInProd({
        [`${zones}.us-east-2a.publicSubnet.cidrBlock`]: '10.0.0.0/25',
        [`${zones}.us-east-2c.publicSubnet.cidrBlock`]: '10.0.0.128/25',
      }),
    ).toEqual([]);
  });

  test('two subnets with the same name are reported', () => {
    expect(
      problemsInProd({ [`${zones}.us-east-2b.publicSubnet.name`]: 'bmo-learning-prod-public-1' }),
    ).toEqual([
      {
        at: `prod: ${zones}.us-east-2b.publicSubnet.name`,
        got: `'bmo-learning-prod-public-1', which is also the name of ${zones}.us-east-2a.publicSubnet`,
        allowed: 'a name that no other subnet uses',
        fix: 'Change one of the two names.',
      },
    ]);
  });
});

/** A random block in 10.0.0.0/20, small enough to list every address. */
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

describe('CIDR arithmetic', () => {
  test('two subnets are reported if and only if they share an address', () => {
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

  test('a subnet is reported if and only if one of its addresses is outside the VPC', () => {
    fc.assert(
      fc.property(smallBlock, smallBlock, (vpc, subnet) => {
        const addresses = new Set(vpc.addresses);
        const isInside = subnet.addresses.every((address) => addresses.has(address));
        expect(subnetsInsideVpc(draftOf([subnet.cidrBlock], vpc.cidrBlock))).toHaveLength(isInside ? 0 : 1);
      }),
    );
  });
});
