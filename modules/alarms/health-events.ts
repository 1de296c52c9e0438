import type { EventDefinition } from './alarm-definition';

/**
 * What AWS Health announces in this account and region: an issue of a service, or a change that AWS has scheduled, such as
 * the replacement of a Redis node or of the hardware of a database. It names the whole account: two environments in one
 * account both report it.
 * @see AWS Health User Guide, "Monitoring events in AWS Health with Amazon EventBridge"
 */
export const healthEvents = (services: readonly string[]): readonly EventDefinition[] => [
  {
    name: 'aws-health',
    meaning: 'AWS announces an issue or a change of a service that the data stores use',
    pattern: {
      source: ['aws.health'],
      'detail-type': ['AWS Health Event'],
      detail: { service: services, eventTypeCategory: ['issue', 'scheduledChange'] },
    },
    message: '<service>: <event>, from <start>',
    values: {
      service: '$.detail.service',
      event: '$.detail.eventTypeCode',
      start: '$.detail.startTime',
    },
    runbook: 'aws-health',
  },
];
