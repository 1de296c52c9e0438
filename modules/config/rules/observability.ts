import { LOG_RETENTION_DAYS } from '../../shared/log-retention';
import type { Rule } from './rule';

/** Retention in CloudWatch Logs is one of its fixed values; S3 allows any. */
const flowLogRetention: Rule = ({ network }) => {
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

/** The archive keeps logs longer than CloudWatch Logs. */
const logArchive: Rule = ({ logs }) => {
  const { archive, retentionDays } = logs ?? {};
  if (archive?.enabled !== true || archive.keepDays === undefined || retentionDays === undefined) return [];
  if (archive.keepDays > retentionDays) return [];
  return [
    {
      at: 'logs.archive.keepDays',
      got: `${archive.keepDays} days, with ${retentionDays} days in CloudWatch Logs`,
      allowed: `from ${retentionDays + 1} to 3653, longer than logs.retentionDays`,
      fix: 'Raise keepDays, or set archive to { enabled: false }.',
    },
  ];
};

/** The threshold is above the autoscaling target; otherwise the alarm would fire all day. */
const alarmAboveAutoscaling: Rule = ({ alarms, services }) => {
  const threshold = alarms?.services?.cpuPercent;
  if (threshold === undefined) return [];
  return Object.entries(services ?? {}).flatMap(([name, service]) => {
    const target = service?.autoscaling?.cpuPercent;
    if (target === undefined || threshold > target) return [];
    return [
      {
        at: 'alarms.services.cpuPercent',
        got: `${threshold}, with an autoscaling target of ${target} for ${name}`,
        allowed: `from ${target + 1} to 100, above services.${name}.autoscaling.cpuPercent`,
        fix: 'Raise alarms.services.cpuPercent, or lower the target of autoscaling.',
      },
    ];
  });
};

/** Rules about logs and alarms. */
export const observabilityRules: readonly Rule[] = [flowLogRetention, logArchive, alarmAboveAutoscaling];
