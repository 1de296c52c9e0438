import type { Rule } from './rule';

/** How much room is enough, in words; a number or what stands for one. */
export const enoughGrowth = (least: number | string, allocated: string): string =>
  `at least ${least} GiB, a tenth above ${allocated}`;

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
      allowed: enoughGrowth(Math.ceil((allocated * 11) / 10), 'database.allocatedStorageGiB'),
      fix: 'Raise maxAllocatedStorageGiB.',
    },
  ];
};
