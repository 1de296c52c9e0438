import { UserError } from '../../../modules/shared/user-error';
import { deploy } from '../../../ops/deploy/deploy';
import type { BothVersions, DeployRequest, Versions } from '../../../ops/deploy/request';
import { type RollbackRequest, type RollbackSteps, rollback } from '../../../ops/deploy/rollback';
import type { StartedDeployment } from '../../../ops/deploy/started-deployment';
import { StepLog } from '../../../ops/deploy/step-log';
import type { ReviewedChange } from '../../../ops/plan-review/review';

export const OLD: BothVersions = { 'ai-service': 'sha256:a1', 'rails-api': 'sha256:r1' };
/** What was deployed before that. */
export const OLDER: BothVersions = { 'ai-service': 'sha256:a0', 'rails-api': 'sha256:r0' };
export const NEW: BothVersions = { 'ai-service': 'sha256:a2', 'rails-api': 'sha256:r2' };

export const change = (
  address: string,
  action: ReviewedChange['action'],
  attributes: string[] = [],
): ReviewedChange => ({
  address,
  type: address.split('.')[0] ?? '',
  action,
  attributes,
  forcedBy: [],
  permissions: [],
  changedOutside: false,
});

export const ROLL_OUT: readonly ReviewedChange[] = [
  change('aws_ecs_task_definition.rails_task', 'replace', ['container_definitions']),
  change('aws_ecs_service.rails_service', 'update', ['task_definition']),
];

/** What is done to the world, by name; each may fail, or be where the process is killed. */
type Deed = Exclude<keyof RollbackSteps, 'started' | 'interrupted' | 'confirm'>;

/** How a process ends in the middle: what it waits for never comes. */
interface Kill {
  /** Number of the deed. */
  readonly deed: number;
  /** Whether the deed has had its effect. */
  readonly isDone: boolean;
  readonly die: () => void;
}

/** An environment in memory. */
export class World {
  running: Versions = OLD;
  migratedBy: string | undefined = 'sha256:r1';
  /** Images of the migration's task definition. */
  migrationTask: string | undefined = 'sha256:r1';
  remembered: Versions = OLD;
  kept: Versions = OLD;
  started: StartedDeployment | undefined;
  changes: readonly ReviewedChange[][] = [[...ROLL_OUT]];
  previous: (running: BothVersions) => BothVersions | undefined = (running) =>
    running['rails-api'] === NEW['rails-api'] ? OLD : OLDER;
  readonly done: string[] = [];
  readonly printed: string[] = [];
  /** Steps that fail, with how often: `verify`. */
  readonly failures = new Map<string, number>();
  isInterrupted = false;
  /** Whether the answer to the question is yes. */
  isConfirmed = true;
  private planned: { readonly images: BothVersions; readonly part: string } | undefined;
  private kill: Kill | undefined;
  private deeds = 0;

  /** Starts something whose process is killed at a deed; true if it came that far. */
  async killed(work: () => Promise<unknown>, deed: number, isDone: boolean): Promise<boolean> {
    const death = new Promise<true>((die) => {
      this.kill = { deed, isDone, die: () => die(true) };
    });
    const isDead = await Promise.race([death, work().then(() => false)]);
    this.kill = undefined;
    return isDead;
  }

  deploy(request: Partial<DeployRequest> = {}) {
    return deploy({ environment: 'test', versions: NEW, synth: true, ...request }, this.steps(), this.log());
  }

  rollback(request: Partial<RollbackRequest> = {}) {
    return rollback({ environment: 'test', synth: true, ...request }, this.steps(), this.log());
  }

  /** What was printed last, after the lines of the steps. */
  get conclusion(): string {
    return (this.printed.at(-1) ?? '').trim();
  }

  /** What is left in the end, however it came about. */
  get state() {
    const { running, migratedBy, migrationTask, remembered, kept, started } = this;
    return { running, migratedBy, migrationTask, remembered, kept, started };
  }

  private log(): StepLog {
    this.deeds = 0;
    return new StepLog(
      (line) => this.printed.push(line),
      () => new Date('2026-12-01T12:00:00Z'),
    );
  }

  private steps(): RollbackSteps {
    const deed = <Args extends unknown[], T>(name: Deed, effect: (...args: Args) => T) => {
      return async (...args: Args): Promise<T> => {
        const { kill } = this;
        const isLast = kill?.deed === this.deeds++;
        if (kill && isLast && !kill.isDone) return dead(kill);
        this.done.push(args.length > 0 && name === 'plan' ? `plan ${args[1]}` : name);
        const failures = this.failures.get(name) ?? 0;
        if (failures > 0) {
          this.failures.set(name, failures - 1);
          if (name === 'apply') effect(...args);
          throw new UserError(`${name} does not work.`);
        }
        const result = effect(...args);
        return kill && isLast ? dead(kill) : result;
      };
    };
    const digest = (versions: BothVersions): BothVersions => versions;
    return {
      synthesize: deed('synthesize', () => undefined),
      check: deed('check', digest),
      find: deed('find', digest),
      running: deed('running', () => this.running),
      previous: deed('previous', (running: BothVersions) => this.previous(running)),
      plan: deed('plan', (images: BothVersions, part: string) => {
        this.planned = { images, part };
      }),
      review: deed('review', () => {
        const [first = [], ...others] = this.changes;
        if (others.length > 0) this.changes = others;
        return first;
      }),
      confirm: async () => {
        this.done.push('confirm');
        if (!this.isConfirmed) throw new UserError('Nothing was changed.');
      },
      apply: deed('apply', () => {
        if (!this.planned) throw new Error('Nothing was planned.');
        this.migrationTask = this.planned.images['rails-api'];
        if (this.planned.part === 'everything') this.running = this.planned.images;
      }),
      migrate: deed('migrate', () => {
        this.migratedBy = this.migrationTask;
      }),
      verify: deed('verify', () => undefined),
      keep: deed('keep', () => {
        this.kept = this.running;
      }),
      remember: deed('remember', (images: BothVersions) => {
        this.remembered = images;
        return 'environments/test.application.tfvars names them';
      }),
      started: {
        read: () => this.started,
        write: (deployment) => {
          this.started = deployment;
        },
        remove: () => {
          this.started = undefined;
        },
      },
      interrupted: () => this.isInterrupted,
    };
  }
}

function dead({ die }: Kill): Promise<never> {
  die();
  return new Promise(() => undefined);
}
