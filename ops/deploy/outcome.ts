import { IMAGES } from '../images/wanted';
import { explanationOf } from '../toolbox/explanation';
import type { Versions } from './request';

/** How far the migration came. */
export type MigrationState = 'not started' | 'started' | 'done' | 'skipped';

/** What a deployment that failed has done, and what it has not. */
export interface Outcome {
  readonly environment: string;
  /** `deployment`, `rollback` */
  readonly what: string;
  /** The step that failed. */
  readonly step: string;
  readonly reason: string;
  readonly wanted: Versions | undefined;
  readonly database: string;
  readonly services: string;
  readonly next: string;
}

/** `ai-service 8f2b6d4, rails-api sha256:…` */
export const listed = (versions: Versions): string =>
  IMAGES.flatMap((image) => (versions[image] ? [`${image} ${versions[image]}`] : [])).join(', ') || 'nothing';

/** What is said of services that still run what they ran. @param running undefined when nobody has asked yet */
export const notTouched = (running: Versions | undefined): string =>
  running === undefined ? 'not touched' : `not touched: they run ${listed(running)}`;

/** What happened to the database. */
export const DATABASE: Readonly<Record<MigrationState, string>> = {
  'not started': 'not touched',
  started:
    'the migration has not succeeded; what it has changed stays changed, and its log says how far it came',
  done: 'migrated; that is not taken back',
  skipped: 'not touched, as --skip-migration says',
};

/** Says what was done and what was not. */
export const outcomeText = (outcome: Outcome): string =>
  [
    `The ${outcome.what} of ${outcome.environment} failed at: ${outcome.step}`,
    '',
    outcome.reason,
    '',
    `  images    ${outcome.wanted ? `${listed(outcome.wanted)} were to run` : 'not known yet'}`,
    `  database  ${outcome.database}`,
    `  services  ${outcome.services}`,
    `  next      ${outcome.next}`,
  ].join('\n');

/** Why something failed. A defect of this program keeps its trace. */
export const reasonOfError = (error: unknown): string =>
  explanationOf(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
