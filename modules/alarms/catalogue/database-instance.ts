import { shareOf } from '../../shared/arithmetic';

/** What of an instance decides about its alarms. */
export interface Database {
  readonly dbInstanceIdentifier: string;
  /** Such as `db.t3.medium`. */
  readonly instanceClass: string;
  /** Memory of the class. */
  readonly memoryGiB: number;
  /** Connections that the class takes. */
  readonly maxConnections: number;
  /** Of the volume as it was created; RDS may have grown it since. */
  readonly allocatedStorageGiB: number;
  readonly storageType: 'gp2' | 'gp3';
}

const BYTES_PER_GIB = 1024 ** 3;

/** A percentage of so many GiB in bytes, without fractions. */
export const shareOfGib = (gib: number, percent: number): number => shareOf(percent, gib, BYTES_PER_GIB);
