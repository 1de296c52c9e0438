import type { Environment } from '../../../modules/config/schema';
import type { QuotaName } from './quota';

/** An amount that an environment uses of a quota, and when. */
export interface Use {
  readonly amount: number;
  /** What it is needed for: `the NAT gateways`. */
  readonly purpose: string;
}

/** What an environment needs of one quota. */
export interface Need {
  readonly quota: QuotaName;
  /** Each with an amount above zero, the smallest first. */
  readonly uses: readonly [Use, ...Use[]];
}

/**
 * What an environment needs of every quota that it can exceed. Quotas of which it needs nothing are left out.
 *
 * The services need most vCPUs while all of them are deployed at once, as after a change of their environment: up to
 * `deployment.maximumPercent` of the tasks then run. The migration task has the size of a rails task, and always runs on
 * Fargate On-Demand.
 */
export function quotaNeeds(environment: Environment): readonly Need[] {
  const { database } = environment;
  return [
    ...vcpuNeeds(environment),
    ...networkNeeds(environment),
    need('dbInstances', { amount: 1, purpose: 'the database' }),
    need('dbStorage', {
      amount: database.maxAllocatedStorageGiB,
      purpose: 'the database at maxAllocatedStorageGiB',
    }),
  ].filter((each) => each !== undefined);
}

/** Undefined when nothing is needed. */
function need(quota: QuotaName, ...uses: readonly Use[]): Need | undefined {
  const [first, ...further] = uses
    .filter(({ amount }) => amount > 0)
    .sort((one, other) => one.amount - other.amount);
  return first && { quota, uses: [first, ...further] };
}

function networkNeeds({ network }: Environment): readonly (Need | undefined)[] {
  const { nat, availabilityZones } = network;
  if (nat.mode === 'existing') return [];
  const gateways = nat.mode === 'single' ? 1 : Object.keys(availabilityZones).length;
  return [
    need('elasticIps', { amount: gateways, purpose: 'the NAT gateways' }),
    need('natGateways', { amount: 1, purpose: 'the environment' }),
  ];
}

type Service = Environment['services'][keyof Environment['services']];

/** vCPUs by the quota that they count against. */
interface Vcpu {
  readonly onDemandVcpu: number;
  readonly spotVcpu: number;
}

function vcpuNeeds({ services }: Environment): readonly (Need | undefined)[] {
  const least = vcpu(services, ({ tasks }) => tasks.min);
  const most = vcpu(services, mostTasks);
  return (['onDemandVcpu', 'spotVcpu'] as const).map((quota) =>
    need(
      quota,
      { amount: quota === 'onDemandVcpu' ? vcpuPerTask(services.rails) : 0, purpose: 'the migration task' },
      { amount: least[quota], purpose: 'deploying all services at tasks.min' },
      { amount: most[quota], purpose: 'deploying all services at tasks.max' },
    ),
  );
}

/** vCPUs while all services are deployed at once. */
function vcpu(services: Environment['services'], desired: (service: Service) => number): Vcpu {
  const ofServices = Object.values(services).map((service) => whileDeploying(service, desired(service)));
  return {
    onDemandVcpu: sum(ofServices.map(({ onDemandVcpu }) => onDemandVcpu)),
    spotVcpu: sum(ofServices.map(({ spotVcpu }) => spotVcpu)),
  };
}

/** Scheduled scaling may raise the maximum. */
const mostTasks = ({ tasks, autoscaling }: Service): number =>
  Math.max(tasks.max, ...Object.values(autoscaling.schedules).map(({ max }) => max));

/** The tasks of the old revision, and those of the new one that may run beside them. */
function whileDeploying(service: Service, desired: number): Vcpu {
  const added = Math.floor((desired * service.deployment.maximumPercent) / 100) - desired;
  const [old, next] = [split(service, desired), split(service, added)];
  return {
    onDemandVcpu: (old.onDemand + next.onDemand) * vcpuPerTask(service),
    spotVcpu: (old.spot + next.spot) * vcpuPerTask(service),
  };
}

const vcpuPerTask = ({ cpu }: Service): number => cpu / 1024;

/**
 * Tasks by capacity provider: the base on Fargate, the rest in proportion to the weights. AWS does not say where a task
 * runs that the weights do not divide; here it is rounded.
 * @see Amazon ECS API Reference, "CapacityProviderStrategyItem"
 */
function split({ capacity }: Service, tasks: number): { readonly onDemand: number; readonly spot: number } {
  const { onDemandBase, onDemandWeight, spotWeight } = capacity;
  const beyondBase = Math.max(0, tasks - onDemandBase);
  const spot = Math.round((beyondBase * spotWeight) / (onDemandWeight + spotWeight));
  return { onDemand: tasks - spot, spot };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
