import type { Rule } from './rule';

/**
 * RDS grows a volume by itself only if the upper bound leaves at least a tenth of room.
 * @see Amazon RDS User Guide, "Managing capacity automatically with Amazon RDS storage autoscaling"
 */
export const storageGrowth: Rule = ({ database }) => {
  const { allocatedStorageGiB: allocated, maxAllocatedStorageGiB: most } = database ?? {};
  if (allocated === undefined || most === undefined || most * 10 >= allocated * 11) return [];
  return [
    {
      at: 'database.maxAllocatedStorageGiB',
      got: `${most} GiB for ${allocated} GiB allocated`,
      allowed: `at least ${Math.ceil((allocated * 11) / 10)} GiB, a tenth above database.allocatedStorageGiB`,
      fix: 'Raise maxAllocatedStorageGiB.',
    },
  ];
};
