const GiB = 1024;

const memoryRange = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => (from + index * step) * GiB);

/**
 * Memory in MiB that Fargate offers for each number of CPU units (1024 units are one vCPU).
 * @see Amazon ECS Developer Guide, "Task CPU and memory"
 */
export const FARGATE_SIZES = {
  256: [512, 1 * GiB, 2 * GiB],
  512: memoryRange(1, 4, 1),
  1024: memoryRange(2, 8, 1),
  2048: memoryRange(4, 16, 1),
  4096: memoryRange(8, 30, 1),
  8192: memoryRange(16, 60, 4),
  16384: memoryRange(32, 120, 8),
} as const satisfies Record<number, readonly number[]>;

/** CPU units of a Fargate task. */
export type FargateCpu = keyof typeof FARGATE_SIZES;

/** All CPU units of Fargate tasks, smallest first. */
export const FARGATE_CPU_UNITS = Object.keys(FARGATE_SIZES).map(Number) as FargateCpu[];
