/** Health check: a command inside the container; exit code 0 means healthy. */
export interface ContainerHealthCheck {
  /** `CMD` or `CMD-SHELL`, followed by the command. */
  readonly command: readonly string[];
  /** Seconds between two checks, 5 to 300. */
  readonly intervalSeconds: number;
  /** Timeout of a check in seconds, 2 to 60. */
  readonly timeoutSeconds: number;
  /** Consecutive failures after which the task is replaced, 1 to 10. */
  readonly retries: number;
  /** Seconds after the start in which failures are ignored, 0 to 300. */
  readonly startPeriodSeconds: number;
}

/** A container of a task. Any change registers a new revision, which the service then rolls out. */
export interface Container {
  readonly name: string;
  /** Image with its tag or, better, its digest. */
  readonly image: string;
  /** @default what the image runs */
  readonly command?: readonly string[];
  /**
   * Values by variable, readable in the task definition. A value that is unknown until the plan must contain
   * neither `"` nor `\`; a literal may.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** Secrets by variable: the ARN of the secret, with the version it is pinned to. */
  readonly secrets: Readonly<Record<string, string>>;
  /** TCP port that the container listens on. @default none */
  readonly port?: number;
  /** ECS ignores the health check of the image. @default none */
  readonly healthCheck?: ContainerHealthCheck;
  /** Seconds between SIGTERM and SIGKILL; Fargate allows 120. */
  readonly stopTimeoutSeconds: number;
  /**
   * Whether an init process forwards signals and reaps orphaned processes. It has PID 1: a health check that
   * reads /proc/1 then finds the init process and fails.
   */
  readonly initProcess: boolean;
  /** User id that the container runs as, in the group with the same id. */
  readonly user: string;
  /**
   * Whether the container can write to an empty volume at /tmp only. The image must declare /tmp as a volume
   * that its user owns. `aws ecs execute-command` does not work then: its agent writes to other paths.
   */
  readonly readonlyRootFileSystem: boolean;
}

/** A volume of the task and its path in the container. */
export interface ContainerMount {
  readonly sourceVolume: string;
  readonly containerPath: string;
}

/** Settings that a container gets from its task. */
export interface ContainerSurroundings {
  readonly logGroupName: string;
  readonly region: string;
  readonly mounts: readonly ContainerMount[];
}

/**
 * Container definition for ECS.
 *
 * The log driver does not block: if CloudWatch Logs is unreachable and the buffer is full, it drops lines. The
 * default would block the application at its next log line.
 *
 * @see Amazon ECS API Reference, "ContainerDefinition"
 */
export const containerDefinition = (container: Container, surroundings: ContainerSurroundings) => ({
  name: container.name,
  image: container.image,
  essential: true,
  ...(container.command && { command: container.command }),
  user: `${container.user}:${container.user}`,
  privileged: false,
  readonlyRootFilesystem: container.readonlyRootFileSystem,
  ...(container.initProcess && { linuxParameters: { initProcessEnabled: true } }),
  portMappings: portMappings(container),
  environment: sorted(container.environment).map(([name, value]) => ({ name, value })),
  secrets: sorted(container.secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
  mountPoints: surroundings.mounts.map((mount) => ({ ...mount, readOnly: false })),
  ...(container.healthCheck && { healthCheck: healthCheck(container.healthCheck) }),
  stopTimeout: container.stopTimeoutSeconds,
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': surroundings.logGroupName,
      'awslogs-region': surroundings.region,
      'awslogs-stream-prefix': container.name,
      mode: 'non-blocking',
      'max-buffer-size': '25m',
    },
  },
});

const portMappings = ({ name, port }: Container) =>
  port === undefined ? [] : [{ name, containerPort: port, hostPort: port, protocol: 'tcp' }];

const healthCheck = (check: ContainerHealthCheck) => ({
  command: check.command,
  interval: check.intervalSeconds,
  timeout: check.timeoutSeconds,
  retries: check.retries,
  startPeriod: check.startPeriodSeconds,
});

/** Sorted by name, so that reordering them in the source registers no new revision. */
const sorted = (values: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
