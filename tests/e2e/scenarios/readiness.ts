import assert from 'node:assert/strict';
import type { EnvironmentRun } from '../environment';
import { OperatorCommand } from './operator-command';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly evidence: string;
}

/** Rows that the applies and the deployment of a run make ready. */
const MADE_READY = [
  'database',
  'redis',
  'image-ai-service',
  'image-rails-api',
  'secrets',
  'certificate',
  'services',
  'alarms',
  'budget',
];

/** `npx bmo readiness`, before anything is applied and after a deployment. */
export class ReadinessReports {
  private readonly command: OperatorCommand;

  constructor(
    private readonly environment: EnvironmentRun,
    folder: string,
  ) {
    this.command = new OperatorCommand('readiness', folder, environment.aws.endpoint);
  }

  /** Nothing is applied: no row that an apply makes ready is ready. */
  async expectNotReady(): Promise<void> {
    const { name, steps } = this.environment;
    await steps.step(`${name}: readiness before the first apply`, async (say) => {
      const rows = await this.look();
      const ready = rows.filter(({ id, state }) => MADE_READY.includes(id) && state === 'ready');
      assert.deepEqual(ready, []);
      say(summary(rows));
    });
  }

  /** All of these rows are ready; others need a day, a mail or a person. */
  async expectMadeReady(): Promise<void> {
    const { name, steps } = this.environment;
    await steps.prove('readiness', `${name}: readiness after the deployment`, async (say) => {
      const rows = await this.look();
      const missing = rows.filter(({ id, state }) => MADE_READY.includes(id) && state !== 'ready');
      assert.deepEqual(missing, []);
      say(summary(rows));
    });
  }

  private async look(): Promise<readonly Row[]> {
    // Nobody signs, and no public DNS answers: it is never ready here.
    const output = await this.command.run([this.environment.name, '--json'], 3);
    // Between what is for people, which goes to the standard error.
    const [json = ''] = /^\{$(?:\n.*)*?\n\}$/m.exec(output) ?? [];
    const { rows } = JSON.parse(json) as { readonly rows: readonly Row[] };
    return rows;
  }
}

const summary = (rows: readonly Row[]): string => {
  const ready = rows.filter(({ state }) => state === 'ready');
  return `${ready.length} of ${rows.length}: ${ready.map(({ id }) => id).join(', ') || 'nothing'}`;
};
