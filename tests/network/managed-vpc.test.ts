import { TerraformOutput } from 'cdktf';
import { ManagedVpc } from '../../modules/network/managed-vpc';
import { shipped, synthesizeConstruct } from '../support/synthesize';

const configuration = synthesizeConstruct((stack) => {
  const vpc = new ManagedVpc(stack, 'vpc', { name: 'bmo-learning-staging', vpc: shipped.staging.network });
  new TerraformOutput(stack, 'public', { staticId: true, value: vpc.publicSubnetIds });
});

describe('a managed VPC', () => {
  it('has the configured block and resolves private DNS names', () => {
    expect(configuration.at('aws_vpc.vpc')).toEqual({
      cidr_block: '10.1.0.0/16',
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: 'bmo-learning-staging-vpc' },
    });
  });

  it('has a public and a private subnet per zone, tagged like those of an existing VPC', () => {
    expect(Object.keys(configuration.resources('aws_subnet'))).toHaveLength(6);
    expect(configuration.at('aws_subnet.vpc_private-c')).toEqual({
      availability_zone: 'us-east-2c',
      cidr_block: '10.1.12.0/24',
      map_public_ip_on_launch: false,
      tags: { Name: 'bmo-learning-staging-private-3', Type: 'private' },
      vpc_id: '${aws_vpc.vpc.id}',
    });
  });

  it('routes public subnets, and no private one, to the internet gateway', () => {
    const associations = Object.values(configuration.resources('aws_route_table_association'));
    expect(associations.map((association) => association['subnet_id']).sort()).toEqual(
      ['a', 'b', 'c'].map((letter) => `\${aws_subnet.vpc_public-${letter}.id}`),
    );
    expect(configuration.at('aws_route.vpc_public-internet')).toEqual({
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: '${aws_internet_gateway.vpc_internet-gateway.id}',
      route_table_id: '${aws_route_table.vpc_public.id}',
    });
  });

  it('returns a public subnet after its route to the internet exists', () => {
    expect(configuration.outputs()['public']?.['value']).toMatchObject({
      a: '${aws_route_table_association.vpc_public-a-routing.subnet_id}',
    });
    expect(configuration.at('aws_route_table_association.vpc_public-a-routing')['depends_on']).toEqual([
      'aws_route.vpc_public-internet',
    ]);
  });
});
