/** A command inside the container that tells whether it is well; exit code 0 says yes. */
export interface ContainerHealthCheck {
  /** `CMD` or `CMD-SHELL`, followed by the command. */
  readonly command: readonly string[];
  /** Seconds between two checks, 5 to 300. */
  readonly intervalSeconds: number;
  /** Seconds after which a check counts as failed, 2 to 60. */
  readonly timeoutSeconds: number;
  /** Failures in a row after which the task is replaced, 1 to 10. */
  readonly retries: number;
  /** Seconds after the start in which failures do not count, 0 to 300. */
  readonly startPeriodSeconds: number;
}

/** The one container of a task. Any change registers a new revision, which the service then rolls out. */
export interface Container {
  readonly name: string;
  /** Image with its tag or, better, its digest. */
  readonly image: string;
  /** @default what the image runs */
  readonly command?: readonly string[];
  /**
   * Values by variable; everybody who sees the task definition reads them. What is known at plan time only must
   * turn out to hold neither `"` nor `\`; text that is written out may.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** What ECS reads each further variable from: the ARN of a secret, with the version it is pinned to. */
  readonly secrets: Readonly<Record<string, string>>;
  /** TCP port that the container listens on. @default none */
  readonly port?: number;
  /** ECS ignores the one in the image. @default none */
  readonly healthCheck?: ContainerHealthCheck;
  /** Seconds between SIGTERM and SIGKILL; Fargate allows 120. */
  readonly stopTimeoutSeconds: number;
  /**
   * Whether an init process passes signals on and reaps what the command leaves behind. It takes PID 1: a
   * health check that looks at /proc/1 finds the init process from then on and fails.
   */
  readonly initProcess: boolean;
  /** Number of the user that the container runs as, in the group of the same number. */
  readonly user: string;
  /**
   * Whether the container can write to an empty volume at /tmp only. The image must declare /tmp as a volume
   * that its user owns, and `aws ecs execute-command` does not work: its agent writes elsewhere.
   */
  readonly readonlyRootFileSystem: boolean;
}

/** A volume of the task and where the container finds it. */
export interface ContainerMount {
  readonly sourceVolume: string;
  readonly containerPath: string;
}

/** What a container gets from its task. */
export interface ContainerSurroundings {
  readonly logGroupName: string;
  readonly region: string;
  readonly mounts: readonly ContainerMount[];
}

/**
 * The container in ECS's words.
 *
 * Logs are written without blocking: when CloudWatch Logs cannot be reached, a full buffer drops lines where the
 * default would stop the application at its next line.
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

/** By name: the order in which somebody wrote them down is no reason for a new revision. */
const sorted = (values: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
