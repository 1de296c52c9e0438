import type { EventDefinition } from '../alarm-definition';

/** Categories of events after which somebody should look. */
const CATEGORIES = ['availability', 'failover', 'failure', 'low storage', 'read replica', 'recovery'];

/**
 * What RDS announces about one instance.
 * @see Amazon RDS User Guide, "Amazon RDS event categories and event messages"
 */
export const databaseEvents = ({
  dbInstanceIdentifier,
}: {
  readonly dbInstanceIdentifier: string;
}): readonly EventDefinition[] => [
  {
    name: 'database-event',
    meaning: 'The database failed over, restarted, failed, or runs out of storage',
    pattern: {
      source: ['aws.rds'],
      'detail-type': ['RDS DB Instance Event'],
      detail: { SourceIdentifier: [dbInstanceIdentifier], EventCategories: CATEGORIES },
    },
    message: 'Database <database>: <text>',
    values: { database: '$.detail.SourceIdentifier', text: '$.detail.Message' },
    runbook: 'database-event',
  },
];
