import { type TerraformStack, TerraformVariable } from 'cdktf';
import { ServiceDiscoveryNamespace } from '../../modules/ecs/service-discovery-namespace';
import { ExistingRouteTables } from '../../modules/network/existing-route-tables';
import { ExistingVpc } from '../../modules/network/existing-vpc';
import { FlowLogs } from '../../modules/network/flow-logs';
import { GatewayEndpoints } from '../../modules/network/gateway-endpoints';
import { InterfaceEndpoints } from '../../modules/network/interface-endpoints';
import { ManagedVpc } from '../../modules/network/managed-vpc';
import { NatGateways } from '../../modules/network/nat-gateways';
import { PrivateRouteTables } from '../../modules/network/private-route-tables';
import { UnclaimedSubnets } from '../../modules/network/unclaimed-subnets';
import { LogBucket } from '../../modules/s3/log-bucket';
import { SecurityGroups } from '../../modules/security-groups/security-groups';
import { synthesizeConstruct } from '../support/synthesize';

/** Every value that a caller may only know at plan time, as a Terraform variable of the same name. */
function unknownValues(stack: TerraformStack) {
  const text = (name: string): string => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
  const number = (name: string): number => new TerraformVariable(stack, name, { type: 'number' }).numberValue;
  const byZone = (name: string) => ({ a: text(`${name}_a`), b: text(`${name}_b`) });
  const subnet = (tier: string) => ({ name: text(`${tier}_name`), cidrBlock: text(`${tier}_cidr`) });
  return {
    common: {
      name: text('name'),
      vpcId: text('vpc_id'),
      region: text('region'),
      accountId: text('account_id'),
    },
    vpc: {
      vpcName: text('vpc_name'),
      cidrBlock: text('vpc_cidr'),
      availabilityZones: {
        'us-east-2a': { publicSubnet: subnet('public'), privateSubnet: subnet('private') },
      },
    },
    subnetIds: byZone('subnet'),
    routeTableIds: byZone('route_table'),
    natGatewayIds: byZone('nat_gateway'),
    securityGroupId: text('security_group_id'),
    bucketArn: text('bucket_arn'),
    days: number('days'),
    ports: { ai: number('ai'), rails: number('rails'), database: number('database'), redis: number('redis') },
  };
}

type Values = ReturnType<typeof unknownValues>;

const constructs: Record<string, (stack: TerraformStack, id: string, values: Values) => unknown> = {
  ExistingVpc: (stack, id, { vpc }) => new ExistingVpc(stack, id, { vpc }),
  ManagedVpc: (stack, id, { vpc, common }) => new ManagedVpc(stack, id, { vpc, name: common.name }),
  NatGateways: (stack, id, { common, subnetIds }) =>
    new NatGateways(stack, id, { name: common.name, nat: { mode: 'per-az' }, publicSubnetIds: subnetIds }),
  PrivateRouteTables: (stack, id, { common, subnetIds, natGatewayIds }) =>
    new PrivateRouteTables(stack, id, { ...common, natGatewayIds, privateSubnetIds: subnetIds }),
  ExistingRouteTables: (stack, id, { subnetIds }) =>
    new ExistingRouteTables(stack, id, { privateSubnetIds: subnetIds }),
  UnclaimedSubnets: (stack, id, { subnetIds, common }) =>
    new UnclaimedSubnets(stack, id, { subnetIds, stackTag: common.name }),
  GatewayEndpoints: (stack, id, { common, routeTableIds }) =>
    new GatewayEndpoints(stack, id, { ...common, routeTableIds }),
  InterfaceEndpoints: (stack, id, { common, subnetIds, securityGroupId }) =>
    new InterfaceEndpoints(stack, id, { ...common, subnetIds, securityGroupId }),
  FlowLogs: (stack, id, { common, bucketArn, days }) =>
    new FlowLogs(stack, id, {
      ...common,
      bucketArn,
      flowLogs: { destination: 'cloud-watch-logs', retentionDays: days },
    }),
  LogBucket: (stack, id, { common, days }) =>
    new LogBucket(stack, id, { ...common, retentionDays: days, preventDestroy: true }),
  SecurityGroups: (stack, id, { common, ports }) =>
    new SecurityGroups(stack, id, {
      ...common,
      ports,
      aiPublicRoutes: true,
      interfaceEndpoints: true,
      efs: true,
    }),
  ServiceDiscoveryNamespace: (stack, id, { common }) =>
    new ServiceDiscoveryNamespace(stack, id, { domain: common.name, vpcId: common.vpcId }),
};

describe.each(Object.entries(constructs))('%s', (_, build) => {
  const synthesized = synthesizeConstruct((stack) => {
    const values = unknownValues(stack);
    build(stack, 'one', values);
    build(stack, 'two', values);
  });

  it('takes values that are known at plan time only', () => {
    expect(synthesized.text).toMatch(/\$\{var\.\w+\}|\bvar\.\w+/);
    expect(synthesized.text).not.toMatch(/TfToken|-1\.888/);
  });

  it('can be there twice', () => {
    const names = (id: string) =>
      synthesized
        .addresses()
        .filter((address) => new RegExp(`\\.${id}(_|$)`).test(address))
        .map((address) => address.replace(`.${id}`, '.x'));
    expect(names('one').length).toBeGreaterThan(0);
    expect(names('one')).toEqual(names('two'));
  });
});

describe('settings of a construct', () => {
  it('are checked where they are known, all of them, with the path of the construct', () => {
    expect(() =>
      synthesizeConstruct(
        (stack) =>
          new ExistingVpc(stack, 'vpc', {
            vpc: {
              vpcName: '',
              cidrBlock: '10.0.0.1/16',
              availabilityZones: {},
            },
          }),
      ),
    ).toThrow(/2 problems in the settings of [\w-]+\/vpc:[\s\S]*vpcName[\s\S]*cidrBlock/);
  });
});
