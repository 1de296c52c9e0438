import type { Rule } from './rule';

/** A copy that is gone before the original is none. */
export const logArchive: Rule = ({ logs }) => {
  const { archive, retentionDays } = logs ?? {};
  if (archive?.enabled !== true || archive.keepDays === undefined || retentionDays === undefined) return [];
  if (archive.keepDays > retentionDays) return [];
  return [
    {
      at: 'logs.archive.keepDays',
      got: `${archive.keepDays}, and ${retentionDays} days in CloudWatch Logs`,
      allowed: `from ${retentionDays + 1} to 3653, longer than logs.retentionDays`,
      fix: 'Raise keepDays, or set archive to { enabled: false }.',
    },
  ];
};
