import { TerraformVariable } from 'cdktf';
import { ExistingVpc } from '../../modules/network/existing-vpc';
import { shipped, synthesizeConstruct } from '../support/synthesize';

const configuration = synthesizeConstruct(
  (stack) => new ExistingVpc(stack, 'vpc', { vpc: shipped.prod.network }),
);

describe('an existing VPC', () => {
  it('creates nothing', () => {
    expect(configuration.json['resource']).toBeUndefined();
  });

  it('is counted by its Name tag before it is looked up', () => {
    expect(configuration.at('data.aws_vpcs.vpc_named')).toEqual({
      filter: [{ name: 'tag:Name', values: ['bmo-learning-prod-vpc'] }],
      lifecycle: {
        postcondition: [
          {
            condition: '${length(self.ids) == 1}',
            error_message:
              'Found ${length(self.ids)} VPCs with the Name tag "bmo-learning-prod-vpc", expected exactly one. ' +
              'Check the account and the region of these credentials, or correct network.vpcName.',
          },
        ],
      },
    });
    expect(configuration.at('data.aws_vpc.vpc')['id']).toBe('${one(data.aws_vpcs.vpc_named.ids)}');
  });

  it('fails the plan when its CIDR block is not the configured one', () => {
    const [cidr] = configuration.at('data.aws_vpc.vpc')['lifecycle'].postcondition;
    expect(cidr).toEqual({
      condition: '${(self.cidr_block == "10.0.0.0/16")}',
      error_message:
        'VPC "bmo-learning-prod-vpc" has the CIDR block ${self.cidr_block}, the configuration says 10.0.0.0/16. ' +
        'Correct network.cidrBlock, or network.vpcName if this is another VPC.',
    });
  });

  it('fails the plan if private DNS names do not resolve in it', () => {
    const [, dns] = configuration.at('data.aws_vpc.vpc')['lifecycle'].postcondition;
    expect(dns.condition).toBe('${self.enable_dns_support && self.enable_dns_hostnames}');
    expect(dns.error_message).toMatch(/must have DNS support and DNS hostnames enabled/);
  });

  it('is searched for one subnet per zone and tier', () => {
    expect(Object.keys(configuration.dataSources('aws_subnet')).sort()).toEqual([
      'vpc_private-a',
      'vpc_private-b',
      'vpc_private-c',
      'vpc_public-a',
      'vpc_public-b',
      'vpc_public-c',
    ]);
  });

  it('finds a subnet by the Name and Type tags inside that VPC', () => {
    expect(configuration.at('data.aws_subnets.vpc_private-b-named')['filter']).toEqual([
      { name: 'vpc-id', values: ['${data.aws_vpc.vpc.id}'] },
      { name: 'tag:Name', values: ['bmo-learning-prod-private-2'] },
      { name: 'tag:Type', values: ['private'] },
    ]);
  });

  it('reports the missing or ambiguous subnet', () => {
    const [count] = configuration.at('data.aws_subnets.vpc_private-b-named')['lifecycle'].postcondition;
    expect(count).toEqual({
      condition: '${length(self.ids) == 1}',
      error_message:
        'Found ${length(self.ids)} private subnets for us-east-2b with the tags Name="bmo-learning-prod-private-2" ' +
        'and Type="private" in the VPC, expected exactly one. Correct the subnet\'s name under ' +
        'network.availabilityZones, or its tags in the root that manages the VPC.',
    });
  });

  it('compares with a block that is known at plan time only, not with its name', () => {
    const unknown = synthesizeConstruct((stack) => {
      const block = new TerraformVariable(stack, 'block', { type: 'string' }).stringValue;
      return new ExistingVpc(stack, 'vpc', { vpc: { ...shipped.prod.network, cidrBlock: block } });
    });
    const [cidr] = unknown.at('data.aws_vpc.vpc')['lifecycle'].postcondition;
    expect(cidr.condition).toBe('${(self.cidr_block == var.block)}');
  });

  it('reports the difference if a subnet has another block or zone', () => {
    expect(configuration.at('data.aws_subnet.vpc_private-b')['lifecycle'].postcondition).toEqual([
      {
        condition: '${((self.cidr_block == "10.0.11.0/24") && (self.availability_zone == "us-east-2b"))}',
        error_message:
          'Subnet "bmo-learning-prod-private-2" is ${self.cidr_block} in ${self.availability_zone}, the ' +
          'configuration says 10.0.11.0/24 in us-east-2b. Correct it under network.availabilityZones.',
      },
    ]);
  });
});
