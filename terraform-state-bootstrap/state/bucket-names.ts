/** Name of the bucket for the access logs of the state bucket. */
export const logBucketName = (stateBucket: string): string => `${stateBucket}-logs`;

/** Name of the state bucket's copy in another region. */
export const replicaBucketName = (stateBucket: string): string => `${stateBucket}-replica`;
