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

/** A directory on EFS, behind an access point. */
export interface EfsDirectory {
  readonly fileSystemId: string;
  readonly accessPointId: string;
  /** Where the container finds it. */
  readonly containerPath: string;
}

/** A secret that must have a value before a task can start. */
export interface RequiredSecretVersion {
  /** Name or ARN of the secret, for the command in the message. */
  readonly secretId: string;
  /** Its current version: the attribute of a data source or a local value, null while there is none. */
  readonly versionId: string;
}

export interface TaskDefinitionProps {
  /** Name that the revisions have in common. Changing it starts a new family; the service moves over. */
  readonly family: string;
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: FargateCpu;
  /** MiB, out of what Fargate offers for `cpu`. */
  readonly memoryMiB: number;
  /** Processor that the image is built for. */
  readonly cpuArchitecture: CpuArchitecture;
  /** Role with which ECS pulls the image, reads the secrets and writes the logs. */
  readonly executionRoleArn: string;
  /** Role that the code in the container has. @default none */
  readonly taskRoleArn?: string;
  readonly container: Container;
  readonly logGroupName: string;
  readonly region: string;
  /** @default nothing on EFS */
  readonly efs?: EfsDirectory;
  /** Secrets, by variable, whose values are put by hand: without one, the plan fails. @default none */
  readonly requiredSecretVersions?: Readonly<Record<string, RequiredSecretVersion>>;
}

/**
 * Task definition of one container on Fargate. It cannot be changed: every change registers a new revision.
 *
 * Old revisions stay ACTIVE. ECS starts no tasks of an INACTIVE one, so a deployment could not be rolled back,
 * by ECS or by an operator, to the revision that Terraform has just deregistered. They cost nothing, and ECS
 * keeps deregistered ones as well.
 *
 * @see Amazon ECS Developer Guide, "Amazon ECS task definition parameters for Fargate" and "Deregistering an
 * Amazon ECS task definition revision"
 */
export class TaskDefinition extends Construct {
  /** ARN of the newest revision. */
  readonly taskDefinitionArn: string;
  /** What starts the newest revision, whichever that is. */
  readonly family: string;

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const { container, logGroupName, region } = props;
    for (const schema of fargateSize(props)) assertSettings(schema, props, this.node.path);
    const volumes = volumesOf(props);
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
        containerDefinition(container, { logGroupName, region, mounts: volumes.map(({ mount }) => mount) }),
      ]),
      ...(volumes.length > 0 && { volume: volumes.map(({ volume }) => volume) }),
      skipDestroy: true,
      // Somebody else's revision is no reason to register ours again.
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

/** Which memory Fargate offers is known once the CPU is. */
const fargateSize = ({ cpu }: TaskDefinitionProps): z.ZodType[] => [
  z.object({ cpu: z.literal(FARGATE_CPU_UNITS) }),
  ...(cpu in FARGATE_SIZES ? [z.object({ memoryMiB: z.literal(FARGATE_SIZES[cpu]) })] : []),
];

/** ECS reads the secrets before the container starts and gives up on the task when one has no value. */
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
