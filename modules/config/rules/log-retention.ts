import { LOG_RETENTION_DAYS } from '../../shared/log-retention';
import type { Rule } from './rule';

/** CloudWatch Logs keeps flow logs for one of its fixed numbers of days; S3 for any. */
export const flowLogRetention: Rule = ({ network }) => {
  const { destination, retentionDays } = network?.flowLogs ?? {};
  if (destination !== 'cloud-watch-logs' || retentionDays === undefined) return [];
  if ((LOG_RETENTION_DAYS as readonly number[]).includes(retentionDays)) return [];
  return [
    {
      at: 'network.flowLogs.retentionDays',
      got: `${retentionDays} days in CloudWatch Logs`,
      allowed: LOG_RETENTION_DAYS.join(', '),
      fix: "Choose one of these, or set destination to 's3'.",
    },
  ];
};
