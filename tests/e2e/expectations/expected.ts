import type { ExpectedApplication } from './expected-application';

/** An Availability Zone's subnets and the zone of the NAT gateway they leave through. */
interface ExpectedZone {
  readonly publicSubnet: string;
  readonly privateSubnet: string;
  readonly exit: string;
}

interface ExpectedDatabase {
  readonly instanceClass: string;
  readonly storageGiB: number;
  readonly maxStorageGiB: number;
  readonly multiAz: boolean;
  readonly backupRetentionDays: number;
  readonly name: string;
}

/** What an environment's stacks must bring about, written down once more, apart from its configuration. */
export interface ExpectedEnvironment {
  /** Prefix of the Name tags. */
  readonly prefix: string;
  /** Prefix of the names of secrets. */
  readonly secretPath: string;
  readonly vpc: { readonly name: string; readonly cidrBlock: string; readonly createdByUs: boolean };
  /** By Availability Zone. */
  readonly zones: Readonly<Record<string, ExpectedZone>>;
  readonly flowLogDestination: 's3' | 'cloud-watch-logs';
  readonly securityGroups: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Whether everything that holds data refuses to be destroyed, and leaves snapshots when it goes. */
  readonly protected: boolean;
  readonly database: ExpectedDatabase;
  readonly redis: { readonly nodeType: string; readonly nodes: number; readonly snapshotDays: number };
  /** Days that logs of the database and of Redis are kept. */
  readonly logRetentionDays: number;
  readonly backup: {
    /** Days that recovery points are kept, by rule. */
    readonly rules: Readonly<Record<string, number>>;
    readonly lock: { readonly minDays: number; readonly maxDays: number };
    readonly restoreTesting: boolean;
  };
  readonly application: ExpectedApplication;
}
