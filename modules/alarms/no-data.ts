import type { Measure, Metric } from '../shared/metric';
import { ALWAYS_PUBLISHED, type AlarmDefinition, AT_ONCE, LASTING } from './alarm-definition';

/** A resource, and how many values AWS publishes of it in five minutes while it is there. */
export interface PublishingResource extends Pick<AlarmDefinition, 'name' | 'meaning' | 'runbook' | 'impact'> {
  /** Number of values of a metric that does not depend on use. */
  readonly measure: Measure;
}

/**
 * Alarm that fires when AWS has published nothing about a resource for 15 minutes: it was deleted or stopped, or it has
 * failed. The other alarms of the resource then have no value and stay silent. It also fires for a new resource until
 * the first value.
 */
export const noData = (resource: PublishingResource): AlarmDefinition => ({
  ...resource,
  comparison: 'LessThanThreshold',
  threshold: 1,
  ...LASTING,
  missingData: 'breaching',
  published: { ...ALWAYS_PUBLISHED, new: 'no value' },
});

/**
 * The same alarm, which pages only when AWS has published a value once, and a second one that says so: it is OK from the
 * first value on, keeps that state without values, and never fires.
 */
export function noDataOnceKnown(
  resource: PublishingResource & {
    readonly known: Pick<AlarmDefinition, 'name'> & { readonly measure: Metric };
  },
): readonly AlarmDefinition[] {
  const { known, ...rest } = resource;
  return [
    { ...noData(rest), pagesWhileOk: known.name },
    {
      ...known,
      comparison: 'LessThanThreshold',
      threshold: 1,
      ...AT_ONCE,
      missingData: 'ignore',
      published: { ...ALWAYS_PUBLISHED, new: 'no value' },
      meaning: `OK as soon as AWS has published a value, from when on ${rest.name} pages. This alarm never fires.`,
      runbook: rest.runbook,
      impact: 'none',
    },
  ];
}
