import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const prod = synthesizeEnvironment(shipped.prod).foundation;
const staging = synthesizeEnvironment(shipped.staging).foundation;

describe('the foundation of production', () => {
  it.each([
    'aws_vpc',
    'aws_subnet',
    'aws_internet_gateway',
    'aws_default_security_group',
    'aws_default_route_table',
    'aws_main_route_table_association',
    'aws_ecs_cluster',
  ])('leaves every %s to the root of the team', (type) => {
    expect(prod.resources(type)).toEqual({});
  });

  it('checks that nobody else has routed its private subnets', () => {
    expect(Object.keys(prod.dataSources('aws_route_tables'))).toEqual(
      expect.arrayContaining(['unclaimed_a', 'unclaimed_b', 'unclaimed_c']),
    );
  });

  it('protects what holds data from being destroyed', () => {
    expect(prod.at('aws_s3_bucket.log-bucket')['lifecycle']).toEqual({ prevent_destroy: true });
  });

  it('uses route tables of others, and creates no NAT gateway, when those exist already', () => {
    const { foundation } = synthesizeEnvironment({
      ...shipped.prod,
      network: {
        ...shipped.prod.network,
        nat: { mode: 'existing', reason: 'The owner of the VPC runs the NAT gateways' },
      },
    });
    for (const type of ['aws_nat_gateway', 'aws_eip', 'aws_route_table', 'aws_route_table_association']) {
      expect(foundation.resources(type)).toEqual({});
    }
    expect(
      foundation.at('aws_vpc_endpoint_route_table_association.gateway-endpoints_s3-a')['route_table_id'],
    ).toBe('${one(data.aws_route_tables.route-tables_a.ids)}');
  });

  it('touches no other zone when a zone comes or goes', () => {
    const { 'us-east-2c': _removed, ...two } = shipped.prod.network.availabilityZones;
    const { foundation } = synthesizeEnvironment({
      ...shipped.prod,
      network: { ...shipped.prod.network, availabilityZones: two },
    });
    const kept = prod.addresses().filter((address) => !/[_-]c(-|$)/.test(address));
    expect(foundation.addresses()).toEqual(kept);
    const changed = kept.filter(
      (address) => JSON.stringify(foundation.at(address)) !== JSON.stringify(prod.at(address)),
    );
    // AWS knows a subnet group, and the rule of a composite alarm, as one value; Terraform changes it in place.
    expect(changed).toEqual([
      'aws_cloudwatch_composite_alarm.data-at-risk',
      'aws_db_subnet_group.database_subnets',
      'aws_elasticache_subnet_group.redis_subnets',
    ]);
  });
});

describe('the foundation of staging', () => {
  it('has a VPC of its own with one NAT gateway for all zones', () => {
    expect(Object.keys(staging.resources('aws_vpc'))).toEqual(['vpc']);
    expect(Object.keys(staging.resources('aws_nat_gateway'))).toEqual(['nat_a']);
    expect(Object.keys(staging.resources('aws_route_table')).sort()).toEqual([
      'private-routes_a',
      'private-routes_b',
      'private-routes_c',
      'vpc_public',
    ]);
  });

  it('looks no VPC up', () => {
    expect(staging.addresses().filter((address) => address.startsWith('data.'))).toEqual([
      'data.aws_caller_identity.account',
    ]);
  });

  it('may be destroyed', () => {
    expect(staging.at('aws_s3_bucket.log-bucket')['lifecycle']).toEqual({ prevent_destroy: false });
  });
});

describe('interface endpoints', () => {
  it('come with their security group when they are switched on, and change nothing else', () => {
    const { foundation } = synthesizeEnvironment({
      ...shipped.prod,
      network: { ...shipped.prod.network, interfaceEndpoints: { enabled: true } },
    });
    const added = foundation.addresses().filter((address) => !prod.addresses().includes(address));
    expect(added.filter((address) => !/endpoints/.test(address))).toEqual([]);
    expect(added).toHaveLength(12);
    expect(foundation.at('aws_vpc_endpoint.interface-endpoints_logs')['security_group_ids']).toEqual([
      '${aws_security_group.security-groups_endpoints.id}',
    ]);
    for (const address of prod.addresses()) expect(foundation.at(address)).toEqual(prod.at(address));
  });
});
