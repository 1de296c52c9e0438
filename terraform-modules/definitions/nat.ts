import { NatGateways } from '../../modules/network/nat-gateways';
import { PrivateRouteTables } from '../../modules/network/private-route-tables';
import { zonesByLetter } from '../../modules/network/zones';
import { nameInput } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

/** NAT gateways and the routes of the private subnets to them; none where the VPC has its own. */
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
        'Private subnet of each zone, by zone letter. None may have a route table association yet.',
      ),
    });
    module.output(
      'nat_gateway_ids',
      'Id of the NAT gateway of each zone, by zone letter. Zones may share one.',
      natGatewayIds,
    );
    module.output('gateway_ids', 'Id of each NAT gateway, by the letter of its zone.', gatewayIds);
    module.output('public_ips', 'Public IP addresses of outbound traffic, by zone letter.', publicIps);
    module.output(
      'private_route_table_ids',
      'Route table of each private subnet, by zone letter.',
      routeTableIds,
    );
  },
};
