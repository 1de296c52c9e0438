import type { Aws } from '../aws';
import { askJson } from '../aws-api';
import type { ExpectedEnvironment } from './expected';
import { only } from './lookups';

/** A service, as far as it is looked at. */
export interface EcsService {
  readonly serviceName: string;
  readonly serviceArn: string;
  readonly status: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly deployments: readonly { readonly rolloutState: string; readonly taskDefinition: string }[];
  readonly capacityProviderStrategy?: readonly {
    readonly capacityProvider: string;
    /** Left out for 0. */
    readonly base?: number;
    readonly weight: number;
  }[];
  readonly deploymentConfiguration: Readonly<Record<string, unknown>>;
  readonly networkConfiguration: {
    readonly awsvpcConfiguration: {
      readonly subnets: readonly string[];
      readonly securityGroups: readonly string[];
      readonly assignPublicIp: string;
    };
  };
  readonly loadBalancers: readonly {
    readonly targetGroupArn: string;
    readonly containerName: string;
    readonly containerPort: number;
  }[];
  readonly serviceRegistries: readonly { readonly registryArn: string }[];
}

/** A container of a task definition, as far as it is looked at. */
export interface EcsContainer {
  readonly name: string;
  readonly essential?: boolean;
  readonly image: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly portMappings?: readonly { readonly containerPort: number; readonly protocol?: string }[];
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly healthCheck?: { readonly command: readonly string[]; readonly startPeriod?: number };
  readonly stopTimeout?: number;
  readonly linuxParameters?: { readonly initProcessEnabled?: boolean };
  readonly logConfiguration?: {
    readonly logDriver: string;
    readonly options: Readonly<Record<string, string>>;
  };
}

export interface EcsTaskDefinition {
  readonly taskDefinitionArn: string;
  readonly cpu: string;
  readonly memory: string;
  readonly networkMode: string;
  readonly requiresCompatibilities: readonly string[];
  readonly runtimePlatform?: Readonly<Record<string, string>>;
  readonly executionRoleArn: string;
  readonly taskRoleArn?: string;
  readonly containerDefinitions: readonly EcsContainer[];
}

/** A service of the environment by its role, such as `rails`. */
export async function findService(
  aws: Aws,
  { prefix }: ExpectedEnvironment,
  role: string,
): Promise<EcsService> {
  const name = `${prefix}-${role}`;
  const { services } = await askJson<{ services: EcsService[] }>(aws, 'ecs', 'DescribeServices', {
    cluster: prefix,
    services: [name],
  });
  return only(`service ${name}`, services);
}

/** A task definition by its ARN, or the newest one of its family. */
export async function findTaskDefinition(aws: Aws, taskDefinition: string): Promise<EcsTaskDefinition> {
  const input = { taskDefinition };
  return (await askJson<{ taskDefinition: EcsTaskDefinition }>(aws, 'ecs', 'DescribeTaskDefinition', input))
    .taskDefinition;
}

/** The one container of a task definition that the task is for. */
export const containerOf = ({ taskDefinitionArn, containerDefinitions }: EcsTaskDefinition): EcsContainer =>
  only(
    `essential container of ${taskDefinitionArn}`,
    containerDefinitions.filter(({ essential }) => essential !== false),
  );

/** Containers without which the task goes on. */
export const sidecarsOf = ({ containerDefinitions }: EcsTaskDefinition): readonly EcsContainer[] =>
  containerDefinitions.filter(({ essential }) => essential === false);
