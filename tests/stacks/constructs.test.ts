import type { TerraformStack } from 'cdktf';
import { AlarmTopic } from '../../modules/alarms/alarm-topic';
import { ServiceDiscoveryNamespace } from '../../modules/ecs/service-discovery-namespace';
import { Redis } from '../../modules/elasticache/redis';
import { DataKey } from '../../modules/kms/data-key';
import { ExistingRouteTables } from '../../modules/network/existing-route-tables';
import { ExistingVpc } from '../../modules/network/existing-vpc';
import { FlowLogs } from '../../modules/network/flow-logs';
import { GatewayEndpoints } from '../../modules/network/gateway-endpoints';
import { InterfaceEndpoints } from '../../modules/network/interface-endpoints';
import { ManagedVpc } from '../../modules/network/managed-vpc';
import { NatGateways } from '../../modules/network/nat-gateways';
import { PrivateRouteTables } from '../../modules/network/private-route-tables';
import { UnclaimedSubnets } from '../../modules/network/unclaimed-subnets';
import { PostgresDatabase } from '../../modules/rds/postgres-database';
import { LogBucket } from '../../modules/s3/log-bucket';
import { GeneratedSecret } from '../../modules/secrets/generated-secret';
import { SecurityGroups } from '../../modules/security-groups/security-groups';
import { itIsReusable, type UnknownValues } from '../support/reusable';
import { shipped, synthesizeConstruct } from '../support/synthesize';

/** Every value that a caller may only know at plan time. */
function unknownValues({ text, number }: UnknownValues) {
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
      logsKeyArn: bucketArn,
      flowLogs: { destination: 'cloud-watch-logs', retentionDays: days },
    }),
  LogBucket: (stack, id, { common, days }) =>
    new LogBucket(stack, id, { ...common, retentionDays: days, preventDestroy: true }),
  SecurityGroups: (stack, id, { common, ports }) =>
    new SecurityGroups(stack, id, {
      ...common,
      ports,
      ingress: 'internet' as const,
      https: true,
      aiPublicRoutes: true,
      interfaceEndpoints: true,
      efs: true,
    }),
  DataKey: (stack, id, { common }) =>
    new DataKey(stack, id, {
      ...common,
      dataClass: id,
      description: 'Data',
      viaServices: ['rds'],
      preventDestroy: true,
    }),
  GeneratedSecret: (stack, id, { common, bucketArn, days }) =>
    new GeneratedSecret(stack, id, {
      ...common,
      path: common.name,
      keyArn: bucketArn,
      recoveryWindowDays: days,
      secretName: id,
      description: 'Secret',
      length: days,
      version: days,
    }),
  PostgresDatabase: (stack, id, { common, subnetIds, securityGroupId, bucketArn, days }) =>
    new PostgresDatabase(stack, id, {
      ...common,
      identifier: common.name,
      database: { ...shipped.prod.database, allocatedStorageGiB: days, instanceClass: common.name },
      subnetIds: Object.values(subnetIds),
      securityGroupId,
      keyArn: bucketArn,
      logsKeyArn: bucketArn,
      logRetentionDays: days,
      masterPassword: common.name,
      masterPasswordVersion: days,
      protect: true,
    }),
  Redis: (stack, id, { common, subnetIds, securityGroupId, bucketArn, days }) =>
    new Redis(stack, id, {
      replicationGroupId: common.name,
      redis: { ...shipped.prod.redis, nodes: days, nodeType: common.name },
      subnetIds: Object.values(subnetIds),
      securityGroupId,
      keyArn: bucketArn,
      logsKeyArn: bucketArn,
      logRetentionDays: days,
      protect: true,
    }),
  AlarmTopic: (stack, id, { common, bucketArn }) =>
    new AlarmTopic(stack, id, { ...common, topicName: common.name, keyArn: bucketArn }),
  ServiceDiscoveryNamespace: (stack, id, { common }) =>
    new ServiceDiscoveryNamespace(stack, id, { domain: common.name, vpcId: common.vpcId }),
};

describe.each(Object.entries(constructs))('%s', (_, build) => {
  itIsReusable((stack, id, unknown) => build(stack, id, unknownValues(unknown)));
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
