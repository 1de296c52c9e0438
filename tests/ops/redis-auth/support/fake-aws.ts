import { changeAuthToken, type RedisAuth } from '../../../../ops/redis-auth/redis-auth';
import { RedisUrl } from '../../../../ops/redis-auth/redis-url';
import { awsError } from '../../support/aws-answers';

interface Version {
  readonly id: string;
  readonly value: string;
  readonly created: Date;
  labels: string[];
}

const HOST = 'master.redis.internal:6379';

/** Something ends the process: Ctrl-C, or a machine that goes down. */
export class Interruption extends Error {}

/**
 * A replication group that accepts tokens as ElastiCache does, a secret, and services that run with one of its versions.
 * After every call it is checked that a running task could connect.
 */
export class FakeAws {
  /** Tokens that Redis accepts; undefined stands for connections without one. */
  accepted: (string | undefined)[] = [undefined];
  host = HOST;
  status = 'available';
  versions: Version[] = [
    { id: 'v1', value: `rediss://${HOST}/0`, created: new Date(1000), labels: ['AWSCURRENT'] },
  ];
  /** Version that the tasks run with. */
  running = 'v1';
  printed: string[] = [];
  calls = 0;
  /** The call that is interrupted, and whether it has an effect. */
  interruptedAt: { readonly call: number; readonly before: boolean } | undefined;
  failsToDeploy = false;
  /** Number of descriptions after a change of the token that do not show it yet. */
  staleDescriptions = 0;
  private stale: { readonly date: Date | undefined; left: number } | undefined;
  private now = 1000;
  private tokenChangedAt: Date | undefined;

  /** Does what `npx bmo redis-auth` does. */
  run(): Promise<void> {
    const client = { send: (command: object) => this.send(command) as never };
    const auth: RedisAuth = {
      group: {
        id: 'bmo-redis',
        elasticache: client,
        print: (line) => this.printed.push(line),
        retryPolicy: { attempts: 3, pauseMilliseconds: 0 },
      },
      url: new RedisUrl('bmo/redis-url', client),
      ecs: client,
      requireNothingPlanned: async () => {},
      redeploy: () => this.step(() => this.deploy()),
      readers: async () => ({ clusterName: 'bmo', serviceNames: ['ai', 'rails', 'sidekiq'] }),
      print: (line) => this.printed.push(line),
    };
    return changeAuthToken(auth);
  }

  /** Token in the URL of a version; undefined for a URL without one. */
  tokenOf(id: string): string | undefined {
    return new URL(this.version(id).value).password || undefined;
  }

  labelled(label: string): string | undefined {
    return this.versions.find(({ labels }) => labels.includes(label))?.id;
  }

  private async send(command: object): Promise<unknown> {
    const { input } = command as { input: Record<string, unknown> };
    return this.step(() => this.answer(command.constructor.name, input));
  }

  private async step<T>(work: () => T): Promise<T> {
    this.calls += 1;
    this.now += 1000;
    const interrupted = this.interruptedAt?.call === this.calls ? this.interruptedAt : undefined;
    if (interrupted?.before) throw new Interruption();
    const result = work();
    expect(this.accepted).toContain(this.tokenOf(this.running));
    if (interrupted) throw new Interruption();
    return result;
  }

  private answer(name: string, input: Record<string, unknown>): unknown {
    switch (name) {
      case 'DescribeReplicationGroupsCommand':
        return { ReplicationGroups: [this.group()] };
      case 'ModifyReplicationGroupCommand':
        return this.changeToken(input);
      case 'ListSecretVersionIdsCommand':
        return {
          Versions: this.versions
            .filter(({ labels }) => labels.length > 0)
            .map(({ id, created, labels }) => ({
              VersionId: id,
              CreatedDate: created,
              VersionStages: labels,
            })),
        };
      case 'GetSecretValueCommand':
        return { SecretString: this.version(`${input['VersionId']}`).value };
      case 'PutSecretValueCommand':
        return this.put(input);
      case 'UpdateSecretVersionStageCommand':
        return this.moveLabel(input);
      case 'DescribeServicesCommand':
        return {
          services: ['ai', 'rails', 'sidekiq'].map((serviceName) => ({
            serviceName,
            status: 'ACTIVE',
            deployments: [{}],
            runningCount: 2,
            desiredCount: 2,
          })),
        };
      case 'DescribeTaskDefinitionCommand': {
        const secrets = [{ name: 'REDIS_URL', valueFrom: `arn:aws:secretsmanager:::${this.running}` }];
        return { taskDefinition: { containerDefinitions: [{ secrets }] } };
      }
      default:
        throw new Error(`nobody expected ${name}`);
    }
  }

  private group() {
    const [Address, Port] = this.host.split(':');
    return {
      Status: this.status,
      TransitEncryptionEnabled: true,
      AuthTokenLastModifiedDate: this.describedDate(),
      NodeGroups: [{ PrimaryEndpoint: { Address, Port: Number(Port) } }],
    };
  }

  private describedDate(): Date | undefined {
    if (!this.stale || this.stale.left === 0) return this.tokenChangedAt;
    this.stale.left -= 1;
    return this.stale.date;
  }

  private changeToken(input: Record<string, unknown>): object {
    const token = `${input['AuthToken']}`;
    expect(input['ApplyImmediately']).toBe(true);
    if (input['AuthTokenUpdateStrategy'] === 'ROTATE') {
      this.accepted = [this.accepted.at(-1), token];
    } else if (this.accepted.length === 2 && this.accepted[1] === token) {
      this.accepted = [token];
    } else {
      throw awsError('InvalidParameterValueException', 'The AUTH token update strategy SET is not allowed.');
    }
    this.stale = { date: this.tokenChangedAt, left: this.staleDescriptions };
    this.tokenChangedAt = new Date(this.now);
    return {};
  }

  private put(input: Record<string, unknown>): object {
    const labels = input['VersionStages'] as string[];
    for (const version of this.versions) {
      version.labels = version.labels.filter((label) => !labels.includes(label));
    }
    const id = `v${this.versions.length + 1}`;
    this.versions.push({
      id,
      value: `${input['SecretString']}`,
      created: new Date(this.now),
      labels: [...labels],
    });
    return {};
  }

  private moveLabel(input: Record<string, unknown>): object {
    const label = `${input['VersionStage']}`;
    const holder = this.versions.find(({ labels }) => labels.includes(label));
    const { MoveToVersionId: to, RemoveFromVersionId: from } = input;
    // Secrets Manager refuses to take a label away that the caller does not know of.
    if (holder && holder.id !== to && from !== holder.id) throw awsError('InvalidParameterException', label);
    if (holder) holder.labels = holder.labels.filter((each) => each !== label);
    if (to) this.version(`${to}`).labels.push(label);
    if (label === 'AWSCURRENT' && holder && to) {
      for (const version of this.versions) {
        version.labels = version.labels.filter((each) => each !== 'AWSPREVIOUS');
      }
      holder.labels.push('AWSPREVIOUS');
    }
    return {};
  }

  private deploy(): void {
    if (this.failsToDeploy) throw new Error('ECS rolled the deployment back');
    this.running = this.labelled('AWSCURRENT') ?? '';
  }

  private version(id: string): Version {
    const found = this.versions.find((version) => version.id === id);
    if (!found) throw awsError('ResourceNotFoundException', id);
    return found;
  }
}
