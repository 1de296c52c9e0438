import type { Safeguard } from './schema';

/** `T` with every member, at any depth, readonly. */
export type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

/**
 * `T` with every member, at any depth, optional; a {@link Safeguard} is either complete or missing.
 */
export type DeepPartial<T> = T extends Safeguard
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> | undefined }
    : T;
