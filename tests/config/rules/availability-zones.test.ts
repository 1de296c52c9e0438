import { prod } from '../../../environments/prod';
import { problemsInProd, problemsInStaging } from '../support/problems-of';

const { 'us-east-2a': zone, 'us-east-2b': otherZone } = prod.network.availabilityZones;

describe('Availability Zones', () => {
  test.each(['us-east-1a', 'us-east-2d'])('%s is no zone of us-east-2', (name) => {
    expect(
      problemsInProd({ 'network.availabilityZones': { 'us-east-2b': otherZone, [name]: zone } }),
    ).toEqual([
      {
        at: `prod: network.availabilityZones.${name}`,
        got: `'${name}', which is no Availability Zone of us-east-2`,
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

  test('an unknown region is reported with the supported ones, and nothing is said about its zones', () => {
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

  test('a zone whose name is no name of a zone counts all the same', () => {
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
  test('a single gateway stands in one of the zones', () => {
    expect(problemsInStaging({ 'network.nat.availabilityZone': 'us-east-2f' })).toEqual([
      {
        at: 'staging: network.nat.availabilityZone',
        got: "'us-east-2f', which is none of network.availabilityZones",
        allowed: 'us-east-2a, us-east-2b, us-east-2c',
        fix: 'Choose one of these zones.',
      },
    ]);
  });

  const existing = { mode: 'existing', reason: 'The team runs its own gateways in this VPC.' };

  test("somebody else's gateways are accepted in an existing VPC", () => {
    expect(problemsInProd({ 'network.nat': existing })).toEqual([]);
  });

  test("somebody else's gateways cannot be in a VPC that is created here", () => {
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
