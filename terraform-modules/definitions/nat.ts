import { NatGateways } from '../../modules/network/nat-gateways';
import { PrivateRouteTables } from '../../modules/network/private-route-tables';
import { zonesByLetter } from '../../modules/network/zones';
import { nameInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

/** NAT gateways and the routes of the private subnets to them, where they are ours. */
export const nat: ModuleDefinition = {
  name: 'nat',
  summary: 'NAT gateways with an Elastic IP address each, and the route tables of the private subnets.',
  fixed: {
    mode: 'Decides how many gateways there are.',
    availabilityZones: 'Decide which keys the maps of subnets have.',
  },
  when: ({ network }) => network.nat.mode !== 'existing',
  build: (module, environment) => {
    const { nat: settings, availabilityZones } = environment.network;
    if (settings.mode === 'existing') return;
    const { inputs } = module;
    const zones = Object.keys(zonesByLetter(availabilityZones));
    const name = nameInput(inputs, environment);
    const { natGatewayIds, gatewayIds, publicIps } = new NatGateways(module, 'nat', {
      name,
      nat: settings,
      publicSubnetIds: inputs.byKey(
        'public_subnet_ids',
        zones,
        'Public subnet of each zone, by zone letter.',
      ),
    });
    const { routeTableIds } = new PrivateRouteTables(module, 'private-routes', {
      name,
      vpcId: inputs.text('vpc_id', 'VPC of the subnets.'),
      natGatewayIds,
      privateSubnetIds: inputs.byKey(
        'private_subnet_ids',
        zones,
        'Private subnet of each zone, by zone letter. None may be associated with a route table yet.',
      ),
    });
    module.output('nat_gateway_ids', 'NAT gateway that each zone uses, by zone letter.', natGatewayIds);
    module.output('gateway_ids', 'The NAT gateways that there are, by the letter of their zone.', gatewayIds);
    module.output('public_ips', 'Addresses that others see as this platform, by zone letter.', publicIps);
    module.output(
      'private_route_table_ids',
      'Route table of each private subnet, by zone letter.',
      routeTableIds,
    );
  },
};
