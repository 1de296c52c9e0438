import type { Measure } from '../shared/metric';
import { ALWAYS_PUBLISHED, type AlarmDefinition, LASTING } from './alarm-definition';

/** A resource, and how many values AWS publishes of it in five minutes while it is there. */
export interface PublishingResource extends Pick<AlarmDefinition, 'name' | 'meaning' | 'runbook' | 'impact'> {
  /** Number of values of a metric that does not depend on use. */
  readonly measure: Measure;
}

/**
 * Alarm that fires when AWS has published nothing about a resource for 15 minutes: it was deleted or stopped, or it has
 * failed. The other alarms of the resource then have no value and stay silent.
 */
export const noData = (resource: PublishingResource): AlarmDefinition => ({
  ...resource,
  comparison: 'LessThanThreshold',
  threshold: 1,
  ...LASTING,
  missingData: 'breaching',
  published: ALWAYS_PUBLISHED,
});
