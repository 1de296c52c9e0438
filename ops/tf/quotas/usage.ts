import {
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeSubnetsCommand,
  type EC2Client,
  type Tag,
} from '@aws-sdk/client-ec2';
import {
  DescribeTasksCommand,
  type ECSClient,
  ListClustersCommand,
  ListTasksCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import { type DBInstance, DescribeDBInstancesCommand, type RDSClient } from '@aws-sdk/client-rds';
import type { Environment } from '../../../modules/config/schema';
import { resourceName } from '../../../modules/shared/naming';
import type { Sender } from '../../toolbox/aws/client-config';
import type { QuotaClients } from './clients';
import type { QuotaName } from './quota';

/** Reads how much of each quota is used. */
export type UsageReads = Readonly<Record<QuotaName, () => Promise<number>>>;

/**
 * Reads what others in the account use of each quota. What the environment has already is left out: Terraform does not
 * create it a second time, so what the environment needs includes it.
 */
export function usageByOthers(environment: Environment, { ec2, ecs, rds }: QuotaClients): UsageReads {
  const tasks = once(() => tasksOfOthers(environment, ecs));
  const databases = once(() => databasesOfOthers(environment, rds));
  return {
    onDemandVcpu: async () => vcpuOf((await tasks()).filter((task) => !isOnSpot(task))),
    spotVcpu: async () => vcpuOf((await tasks()).filter(isOnSpot)),
    elasticIps: () => addressesOfOthers(environment, ec2),
    natGateways: () => gatewaysOfOthers(environment, ec2),
    dbInstances: async () => (await databases()).length,
    dbStorage: async () => sum((await databases()).map(({ AllocatedStorage }) => AllocatedStorage ?? 0)),
  };
}

/** The same answer for everybody who asks. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= read();
    return answer;
  };
}

/** Tasks on Fargate in all clusters of the region. Pods of EKS on Fargate count as well, but no ECS call lists them. */
async function tasksOfOthers(environment: Environment, ecs: Sender<ECSClient>): Promise<readonly Task[]> {
  const own = ownTaskGroups(environment);
  const clusters = await everyPage(async (nextToken) => {
    const page = await ecs.send(new ListClustersCommand({ nextToken }));
    return { items: page.clusterArns ?? [], next: page.nextToken };
  });
  const tasks = (await Promise.all(clusters.map((cluster) => tasksIn(cluster, ecs)))).flat();
  return tasks.filter((task) => isOnFargate(task) && !own.includes(task.group ?? ''));
}

/** @see Amazon ECS API Reference, "Task", `group` */
const ownTaskGroups = (environment: Environment): readonly string[] => [
  ...Object.keys(environment.services).map((service) => `service:${resourceName(environment, service)}`),
  `family:${resourceName(environment, 'migration')}`,
];

/** Running tasks, and those that are being started or stopped. */
async function tasksIn(cluster: string, ecs: Sender<ECSClient>): Promise<readonly Task[]> {
  return everyPage(async (nextToken) => {
    const { taskArns: tasks = [], nextToken: next } = await ecs.send(
      new ListTasksCommand({ cluster, nextToken }),
    );
    if (tasks.length === 0) return { items: [], next };
    const described = await ecs.send(new DescribeTasksCommand({ cluster, tasks }));
    return { items: described.tasks ?? [], next };
  });
}

const isOnFargate = ({ launchType, capacityProviderName = '' }: Task): boolean =>
  launchType === 'FARGATE' || capacityProviderName.startsWith('FARGATE');

const isOnSpot = ({ capacityProviderName }: Task): boolean => capacityProviderName === 'FARGATE_SPOT';

const vcpuOf = (tasks: readonly Task[]): number => sum(tasks.map(({ cpu }) => Number(cpu ?? 0) / 1024));

async function addressesOfOthers(environment: Environment, ec2: Sender<EC2Client>): Promise<number> {
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
  return Addresses.filter(({ Tags }) => !isOwn(environment, Tags)).length;
}

/** Of the environment's zones, the one with the most gateways. */
async function gatewaysOfOthers(environment: Environment, ec2: Sender<EC2Client>): Promise<number> {
  const gateways = await everyPage(async (NextToken) => {
    const page = await ec2.send(
      new DescribeNatGatewaysCommand({
        NextToken,
        Filter: [{ Name: 'state', Values: ['pending', 'available', 'deleting'] }],
      }),
    );
    return { items: page.NatGateways ?? [], next: page.NextToken };
  });
  const others = gateways.filter(({ Tags }) => !isOwn(environment, Tags));
  const SubnetIds = others.flatMap(({ SubnetId }) => SubnetId ?? []);
  if (SubnetIds.length === 0) return 0;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [...new Set(SubnetIds)] }));
  const zoneOf = new Map(Subnets.map(({ SubnetId, AvailabilityZone }) => [SubnetId, AvailabilityZone]));
  const zones = Object.keys(environment.network.availabilityZones);
  const inZone = (zone: string) => SubnetIds.filter((id) => zoneOf.get(id) === zone).length;
  return Math.max(...zones.map(inZone));
}

async function databasesOfOthers(
  environment: Environment,
  rds: Sender<RDSClient>,
): Promise<readonly DBInstance[]> {
  const instances = await everyPage<DBInstance>(async (Marker) => {
    const page = await rds.send(new DescribeDBInstancesCommand({ Marker }));
    return { items: page.DBInstances ?? [], next: page.Marker };
  });
  return instances.filter(({ TagList }) => !isOwn(environment, TagList));
}

/** Whether the environment's foundation has created it. */
const isOwn = (environment: Environment, tags: readonly Tag[] = []): boolean =>
  tags.some(({ Key, Value }) => Key === 'Stack' && Value === resourceName(environment, 'foundation'));

interface Page<Item> {
  readonly items: readonly Item[];
  /** What the next page is asked for with. */
  readonly next: string | undefined;
}

async function everyPage<Item>(
  read: (token: string | undefined) => Promise<Page<Item>>,
  token?: string,
): Promise<readonly Item[]> {
  const { items, next } = await read(token);
  return next ? [...items, ...(await everyPage(read, next))] : items;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
