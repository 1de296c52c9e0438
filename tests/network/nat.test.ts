import { NatGateways, type NatGatewaysProps } from '../../modules/network/nat-gateways';
import { PrivateRouteTables } from '../../modules/network/private-route-tables';
import { synthesizeConstruct } from '../support/synthesize';

const zones = { a: 'subnet-a', b: 'subnet-b', c: 'subnet-c' };

const synthesize = (nat: NatGatewaysProps['nat'], subnets: Record<string, string> = zones) =>
  synthesizeConstruct((stack) => {
    const gateways = new NatGateways(stack, 'nat', { name: 'test', nat, publicSubnetIds: subnets });
    new PrivateRouteTables(stack, 'private', {
      name: 'test',
      vpcId: 'vpc-1',
      natGatewayIds: gateways.natGatewayIds,
      privateSubnetIds: subnets,
    });
  });

const single = {
  mode: 'single',
  availabilityZone: 'us-east-2b',
  reason: 'The test environment can wait for its zone',
} as const;

describe('NAT gateways', () => {
  it('are in every public subnet, each with an Elastic IP address', () => {
    const configuration = synthesize({ mode: 'per-az' });
    expect(Object.keys(configuration.resources('aws_nat_gateway'))).toEqual(['nat_a', 'nat_b', 'nat_c']);
    expect(configuration.at('aws_nat_gateway.nat_b')).toEqual({
      allocation_id: '${aws_eip.nat_address-b.allocation_id}',
      subnet_id: 'subnet-b',
      tags: { Name: 'test-nat-b' },
    });
    expect(configuration.at('aws_eip.nat_address-b')).toEqual({
      domain: 'vpc',
      tags: { Name: 'test-nat-b' },
    });
  });

  it('serve the private subnet of their own zone', () => {
    const configuration = synthesize({ mode: 'per-az' });
    for (const letter of ['a', 'b', 'c']) {
      expect(configuration.at(`aws_route.private_${letter}-internet`)).toEqual({
        destination_cidr_block: '0.0.0.0/0',
        nat_gateway_id: `\${aws_nat_gateway.nat_${letter}.id}`,
        route_table_id: `\${aws_route_table.private_${letter}.id}`,
      });
    }
  });

  it('can be a single one that serves every zone through a route table of its own', () => {
    const configuration = synthesize(single);
    expect(Object.keys(configuration.resources('aws_nat_gateway'))).toEqual(['nat_b']);
    expect(Object.keys(configuration.resources('aws_eip'))).toEqual(['nat_address-b']);
    expect(Object.keys(configuration.resources('aws_route_table'))).toHaveLength(3);
    const targets = Object.values(configuration.resources('aws_route')).map(
      (route) => route['nat_gateway_id'],
    );
    expect(new Set(targets)).toEqual(new Set(['${aws_nat_gateway.nat_b.id}']));
  });

  it('reject a single gateway in a zone without a subnet', () => {
    expect(() => synthesize({ ...single, availabilityZone: 'us-east-2d' })).toThrow(
      'No value for zone "d"; there are values for: a, b, c.',
    );
  });

  it.each([{ mode: 'per-az' } as const, single])(
    'leave every other zone alone when one comes or goes (%o)',
    (nat) => {
      const { c: _removed, ...two } = zones;
      const before = synthesize(nat);
      const after = synthesize(nat, two);
      const kept = before.addresses().filter((address) => !/_c$|_c-|-c$/.test(address));
      expect(after.addresses()).toEqual(kept);
      for (const address of kept) expect(after.at(address)).toEqual(before.at(address));
    },
  );
});
