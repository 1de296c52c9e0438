import { z } from 'zod';

/** A percentage from 1 to 100. */
export const percent = (standard: number, description: string) =>
  z.number().min(1).max(100).default(standard).describe(description);

/** A whole number. */
export const count = (
  range: { readonly min: number; readonly max: number },
  standard: number,
  what: string,
) => z.int().min(range.min).max(range.max).default(standard).describe(what);

/** A duration in seconds, fractions allowed. */
export const seconds = (max: number, standard: number, description: string) =>
  z.number().min(0.001).max(max).default(standard).describe(description);
