/** Name of the bucket with the records of requests to the state bucket. */
export const logBucketName = (stateBucket: string): string => `${stateBucket}-logs`;

/** Name of the state bucket's copy in another region. */
export const replicaBucketName = (stateBucket: string): string => `${stateBucket}-replica`;
