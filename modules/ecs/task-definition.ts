import { EcsTaskDefinition, type EcsTaskDefinitionVolume } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { Op, type TerraformResourceLifecycle, Token } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { digits } from '../shared/digits';
import { terraformJson } from '../shared/terraform-json';
import { assertSettings } from '../shared/validation';
import { type Container, type ContainerMount, containerDefinition } from './container';
import { FARGATE_CPU_UNITS, FARGATE_SIZES, type FargateCpu } from './fargate-sizes';
import type { CpuArchitecture } from './settings';

/** A directory on EFS, mounted through an access point. */
export interface EfsDirectory {
  readonly fileSystemId: string;
  readonly accessPointId: string;
  /** Mount path in the container. */
  readonly containerPath: string;
}

/** A secret that must have a value before a task can start. */
export interface RequiredSecretVersion {
  /** Name or ARN of the secret, for the command in the error message. */
  readonly secretId: string;
  /** Current version: the attribute of a data source or a local value; null if there is none. */
  readonly versionId: string;
}

export interface TaskDefinitionProps {
  /** Family of the revisions. Changing it starts a new family, which the service then uses. */
  readonly family: string;
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: FargateCpu;
  /** Memory in MiB, one of the values that Fargate offers for `cpu`. */
  readonly memoryMiB: number;
  /** Processor architecture of the image. */
  readonly cpuArchitecture: CpuArchitecture;
  /** Execution role: ECS uses it to pull the image, read the secrets and write the logs. */
  readonly executionRoleArn: string;
  /** Task role: the AWS permissions of the code in the container. @default none */
  readonly taskRoleArn?: string;
  /** Container that the task is for. The task ends with it. */
  readonly container: Container;
  /** Container that helps it, in the same log group; the task goes on without it. @default none */
  readonly sidecar?: Container;
  readonly logGroupName: string;
  readonly region: string;
  /** @default no EFS volume */
  readonly efs?: EfsDirectory;
  /** Secrets whose values an operator sets, by variable. The plan fails if one has no value. @default none */
  readonly requiredSecretVersions?: Readonly<Record<string, RequiredSecretVersion>>;
}

/**
 * Task definition on Fargate. Every change registers a new revision.
 *
 * Old revisions stay ACTIVE. ECS starts no tasks of an INACTIVE revision, so neither ECS nor an operator could
 * roll back to a revision that Terraform has deregistered. Revisions cost nothing, and ECS keeps deregistered
 * ones as well.
 *
 * @see Amazon ECS Developer Guide, "Amazon ECS task definition parameters for Fargate" and "Deregistering an
 * Amazon ECS task definition revision"
 */
export class TaskDefinition extends Construct {
  /** ARN of the newest revision. */
  readonly taskDefinitionArn: string;
  /** Family; run it to start the newest revision. */
  readonly family: string;

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const { container, sidecar, logGroupName, region } = props;
    for (const schema of fargateSize(props)) assertSettings(schema, props, this.node.path);
    const volumes = volumesOf(props);
    const surroundings = { logGroupName, region, mounts: volumes.map(({ mount }) => mount) };
    const definition = new EcsTaskDefinition(this, 'this', {
      family: props.family,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: digits(props.cpu),
      memory: digits(props.memoryMiB),
      runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: props.cpuArchitecture },
      executionRoleArn: props.executionRoleArn,
      taskRoleArn: props.taskRoleArn,
      containerDefinitions: terraformJson([
        containerDefinition(container, surroundings),
        ...(sidecar
          ? [{ ...containerDefinition(sidecar, { ...surroundings, mounts: [] }), essential: false }]
          : []),
      ]),
      ...(volumes.length > 0 && { volume: volumes.map(({ volume }) => volume) }),
      skipDestroy: true,
      // A revision registered outside Terraform must not cause a new one.
      trackLatest: false,
      lifecycle: lifecycleOf(props),
    });
    this.taskDefinitionArn = definition.arn;
    this.family = definition.family;
  }
}

interface MountedVolume {
  readonly volume: EcsTaskDefinitionVolume;
  readonly mount: ContainerMount;
}

const volumesOf = ({ container, efs }: TaskDefinitionProps): MountedVolume[] => [
  ...(container.readonlyRootFileSystem ? [mounted({ name: 'tmp' }, '/tmp')] : []),
  ...(efs
    ? [
        mounted(
          {
            name: 'efs',
            efsVolumeConfiguration: {
              fileSystemId: efs.fileSystemId,
              transitEncryption: 'ENABLED',
              authorizationConfig: { accessPointId: efs.accessPointId, iam: 'ENABLED' },
            },
          },
          efs.containerPath,
        ),
      ]
    : []),
];

const mounted = (volume: EcsTaskDefinitionVolume, containerPath: string): MountedVolume => ({
  volume,
  mount: { sourceVolume: volume.name, containerPath },
});

/** The valid memory sizes depend on the CPU. */
const fargateSize = ({ cpu }: TaskDefinitionProps): z.ZodType[] => [
  z.object({ cpu: z.literal(FARGATE_CPU_UNITS) }),
  ...(cpu in FARGATE_SIZES ? [z.object({ memoryMiB: z.literal(FARGATE_SIZES[cpu]) })] : []),
];

/** ECS reads the secrets before the container starts; the task fails to start if one has no value. */
function lifecycleOf({ requiredSecretVersions = {} }: TaskDefinitionProps) {
  const precondition = Object.entries(requiredSecretVersions).map(([variable, { secretId, versionId }]) => ({
    condition: Op.neq(versionId, Token.nullValue()),
    errorMessage:
      `The secret "${secretId}" has no value for ${variable}, and ECS starts no task without it. Set it: ` +
      `aws secretsmanager put-secret-value --secret-id ${secretId} --secret-string file:///dev/stdin ` +
      '(type the value, then Ctrl-D), and apply again.',
  }));
  return precondition.length > 0 ? ({ precondition } satisfies TerraformResourceLifecycle) : undefined;
}
