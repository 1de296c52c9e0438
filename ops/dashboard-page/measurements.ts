/** Rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const UNITS = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e4, 'k'],
] as const;

/** A number with few digits, such as `2.15 G`. */
export function short(value: number | string): string {
  if (typeof value === 'string') return value;
  const [factor, unit] = UNITS.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  const divisor = unit === 'k' ? 1000 : factor;
  return `${Number((value / divisor).toPrecision(3))}${unit && ` ${unit}`}`;
}
