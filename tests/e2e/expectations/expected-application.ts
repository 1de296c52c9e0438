/** Services of the platform. */
export type ServiceName = 'ai' | 'rails' | 'sidekiq';
/** Everything that has a task definition. */
export type TaskName = ServiceName | 'migration';

export const SERVICES: readonly ServiceName[] = ['ai', 'rails', 'sidekiq'];
export const TASKS: readonly TaskName[] = [...SERVICES, 'migration'];

interface ExpectedService {
  /** CPU units and MiB of a task, in ECS's words. */
  readonly size: readonly [cpu: string, memory: string];
  /** Fewest and most tasks. */
  readonly tasks: readonly [min: number, max: number];
  /** Base and weight of each capacity provider. */
  readonly capacity: Readonly<Record<string, readonly [base: number, weight: number]>>;
  /** What autoscaling holds, by metric. */
  readonly held: Readonly<Record<string, number>>;
}

/** What the application stack of an environment must bring about. */
export interface ExpectedApplication {
  readonly domainName: string;
  /** Whether the cluster is created here; it has the environment's prefix as its name either way. */
  readonly clusterIsOurs: boolean;
  /** Repository of each task's image. */
  readonly repositories: Readonly<Record<TaskName, string>>;
  readonly keptImages: number;
  readonly services: Readonly<Record<ServiceName, ExpectedService>>;
  /** Which service answers requests to each path pattern of the load balancer. */
  readonly routes: Readonly<Record<string, ServiceName>>;
}
