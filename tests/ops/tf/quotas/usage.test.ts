import { usageByOthers } from '../../../../ops/tf/quotas/usage';
import { shipped } from '../../../support/synthesize';
import { type Answers, accountWith } from './account';

const used = (answers: Answers) => usageByOthers(shipped.prod, accountWith(answers));

const OWN = [{ Key: 'Stack', Value: 'bmo-learning-prod-foundation' }];
const OTHER = [{ Key: 'Stack', Value: 'bmo-learning-staging-foundation' }];

describe('what others use of a quota', () => {
  const fargate = { launchType: 'FARGATE', capacityProviderName: 'FARGATE' };
  const tasks: Readonly<Record<string, readonly object[]>> = {
    first: [
      { ...fargate, cpu: '1024', group: 'service:bmo-learning-prod-ai' },
      { ...fargate, cpu: '512', group: 'family:bmo-learning-prod-migration' },
      { ...fargate, cpu: '2048', group: 'service:bmo-learning-prod-reports' },
      { launchType: 'FARGATE', cpu: '256', group: 'family:by-hand' },
    ],
    second: [
      { ...fargate, capacityProviderName: 'FARGATE_SPOT', cpu: '512', group: 'service:other' },
      { launchType: 'EC2', cpu: '4096', group: 'service:on-instances' },
    ],
  };
  const clusters: Answers = {
    ListClusters: ({ nextToken }: { nextToken?: string }) =>
      nextToken ? { clusterArns: ['second', 'empty'] } : { clusterArns: ['first'], nextToken: 'more' },
    ListTasks: ({ cluster, nextToken }: { cluster: string; nextToken?: string }) => {
      const arns = Object.keys(tasks[cluster] ?? []);
      if (nextToken) return { taskArns: arns.slice(1) };
      return { taskArns: arns.slice(0, 1), ...(arns.length > 1 && { nextToken: 'more' }) };
    },
    DescribeTasks: ({ cluster, tasks: arns }: { cluster: string; tasks: string[] }) => ({
      tasks: arns.map((arn) => tasks[cluster]?.[Number(arn)]),
    }),
  };

  it('vCPUs are those of tasks on Fargate in every cluster, without the services and the migration', async () => {
    const reads = used(clusters);
    expect(await reads.onDemandVcpu()).toBe(2.25);
    expect(await reads.spotVcpu()).toBe(0.5);
  });

  it('addresses are those without the tag of the foundation', async () => {
    const Addresses = [{ Tags: OWN }, { Tags: OTHER }, {}];
    expect(await used({ DescribeAddresses: { Addresses } }).elasticIps()).toBe(2);
  });

  it('NAT gateways are those of the zone that has most', async () => {
    const reads = used({
      DescribeNatGateways: ({ NextToken }: { NextToken?: string }) =>
        NextToken
          ? { NatGateways: [{ SubnetId: 'a2', Tags: OTHER }, { SubnetId: 'elsewhere' }] }
          : {
              NatGateways: [{ SubnetId: 'a1' }, { SubnetId: 'a1', Tags: OWN }, { SubnetId: 'b1' }],
              NextToken: 'more',
            },
      DescribeSubnets: {
        Subnets: [
          { SubnetId: 'a1', AvailabilityZone: 'us-east-2a' },
          { SubnetId: 'a2', AvailabilityZone: 'us-east-2a' },
          { SubnetId: 'b1', AvailabilityZone: 'us-east-2b' },
          { SubnetId: 'elsewhere', AvailabilityZone: 'us-east-2d' },
        ],
      },
    });
    expect(await reads.natGateways()).toBe(2);
  });

  it('without gateways of others no subnet is asked for', async () => {
    const DescribeSubnets = jest.fn(() => ({}));
    const DescribeNatGateways = { NatGateways: [{ SubnetId: 'a1', Tags: OWN }] };
    expect(await used({ DescribeNatGateways, DescribeSubnets }).natGateways()).toBe(0);
    expect(DescribeSubnets).not.toHaveBeenCalled();
  });

  it('databases are counted, and their storage is summed up', async () => {
    const reads = used({
      DescribeDBInstances: ({ Marker }: { Marker?: string }) =>
        Marker
          ? { DBInstances: [{ AllocatedStorage: 50, TagList: OTHER }] }
          : { DBInstances: [{ AllocatedStorage: 100, TagList: OWN }, { AllocatedStorage: 20 }], Marker: '2' },
    });
    expect(await reads.dbInstances()).toBe(2);
    expect(await reads.dbStorage()).toBe(70);
  });

  it('each is read once, however many quotas depend on it', async () => {
    const ListClusters = jest.fn(() => ({}));
    const DescribeDBInstances = jest.fn(() => ({}));
    const reads = used({ ListClusters, DescribeDBInstances });
    await Promise.all([reads.onDemandVcpu(), reads.spotVcpu(), reads.dbInstances(), reads.dbStorage()]);
    expect(ListClusters).toHaveBeenCalledTimes(1);
    expect(DescribeDBInstances).toHaveBeenCalledTimes(1);
  });
});
