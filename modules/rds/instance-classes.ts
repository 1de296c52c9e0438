type Sizes = Readonly<Record<string, number>>;

const burstable: Sizes = { micro: 1, small: 2, medium: 4, large: 8, xlarge: 16, '2xlarge': 32 };
const generalPurpose: Sizes = { large: 8, xlarge: 16, '2xlarge': 32, '4xlarge': 64, '8xlarge': 128 };
const memoryOptimized: Sizes = { large: 16, xlarge: 32, '2xlarge': 64, '4xlarge': 128, '8xlarge': 256 };

const families: Readonly<Record<string, Sizes>> = {
  'db.t3': burstable,
  'db.t4g': burstable,
  'db.m6g': generalPurpose,
  'db.m6i': generalPurpose,
  'db.m7g': generalPurpose,
  'db.m7i': generalPurpose,
  'db.m8g': generalPurpose,
  'db.r6g': memoryOptimized,
  'db.r6i': memoryOptimized,
  'db.r7g': memoryOptimized,
  'db.r7i': memoryOptimized,
  'db.r8g': memoryOptimized,
};

/**
 * Memory in GiB of the instance classes that this platform supports for PostgreSQL.
 * @see Amazon RDS User Guide, "Hardware specifications for DB instance classes"
 */
export const INSTANCE_MEMORY_GIB: ReadonlyMap<string, number> = new Map(
  Object.entries(families).flatMap(([family, sizes]) =>
    Object.entries(sizes).map(([size, memory]) => [`${family}.${size}`, memory] as const),
  ),
);

/** Families of the supported instance classes, such as `db.t3`. */
export const INSTANCE_FAMILIES: readonly string[] = Object.keys(families);

const BYTES_PER_GIB = 1024 ** 3;
const BYTES_PER_CONNECTION = 9_531_392;
const MOST_CONNECTIONS = 5000;

/**
 * Estimated share of the memory that the operating system and RDS use: `DBInstanceClassMemory` is smaller than the
 * memory of the instance class, but AWS does not document by how much.
 */
const SYSTEM_SHARE = 0.1;

/** Reserved for sessions of the master user, of RDS, of migrations and of operators. */
const RESERVED_CONNECTIONS = 25;

/**
 * Connections that services may open on an instance with this much memory.
 * @see AWS Prescriptive Guidance, "Tuning PostgreSQL parameters in Amazon RDS and Amazon Aurora",
 * max_connections
 */
export function usableConnections(memoryGiB: number): number {
  const byMemory = (memoryGiB * BYTES_PER_GIB * (1 - SYSTEM_SHARE)) / BYTES_PER_CONNECTION;
  return Math.floor(Math.min(byMemory, MOST_CONNECTIONS)) - RESERVED_CONNECTIONS;
}

/** Connections that services may open, by instance class. */
export const USABLE_CONNECTIONS: ReadonlyMap<string, number> = new Map(
  [...INSTANCE_MEMORY_GIB].map(([instanceClass, memoryGiB]) => [instanceClass, usableConnections(memoryGiB)]),
);
