import { NatGateways } from '../../modules/network/nat-gateways';
import { PrivateRouteTables } from '../../modules/network/private-route-tables';
import { zonesByLetter } from '../../modules/network/zones';
import { resourceName } from '../../modules/shared/naming';
import type { ModuleDefinition } from '../definition';

/** NAT gateways and the routes of the private subnets to them. */
export const nat: ModuleDefinition = {
  name: 'nat',
  summary: 'NAT gateways with an Elastic IP address each, and the route tables of the private subnets.',
  build: (module, environment) => {
    const { nat: settings, availabilityZones } = environment.network;
    if (settings.mode === 'existing') return;
    const { inputs } = module;
    const zones = Object.keys(zonesByLetter(availabilityZones));
    const name = inputs.text('name', `Prefix of the Name tags, such as ${resourceName(environment)}.`);
    const { natGatewayIds, publicIps } = new NatGateways(module, 'nat', {
      name,
      nat: settings,
      publicSubnetIds: inputs.byKey('public_subnet_ids', zones, 'Public subnet of each zone.'),
    });
    const { routeTableIds } = new PrivateRouteTables(module, 'private-routes', {
      name,
      vpcId: inputs.text('vpc_id', 'VPC of the subnets.'),
      natGatewayIds,
      privateSubnetIds: inputs.byKey('private_subnet_ids', zones, 'Private subnet of each zone.'),
    });
    module.output('nat_gateway_ids', 'NAT gateway that each zone uses, by zone letter.', natGatewayIds);
    module.output('public_ips', 'Addresses that others see as this platform, by zone letter.', publicIps);
    module.output(
      'private_route_table_ids',
      'Route table of each private subnet, by zone letter.',
      routeTableIds,
    );
  },
};
