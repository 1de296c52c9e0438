const burstable = ['micro', 'small', 'medium'];
const intel = ['large', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'];
const graviton = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];

const families: Readonly<Record<string, readonly string[]>> = {
  'cache.t3': burstable,
  'cache.t4g': burstable,
  'cache.m5': intel,
  'cache.m6g': graviton,
  'cache.m7g': graviton,
  'cache.r5': intel,
  'cache.r6g': graviton,
  'cache.r7g': graviton,
};

/**
 * Node types of the current generation that this platform supports for Redis OSS.
 * @see Amazon ElastiCache User Guide, "Supported node types"
 */
export const NODE_TYPES: readonly string[] = Object.entries(families).flatMap(([family, sizes]) =>
  sizes.map((size) => `${family}.${size}`),
);

/** Families of the supported node types, such as `cache.t3`. */
export const NODE_FAMILIES: readonly string[] = Object.keys(families);
