import { digits } from '../shared/digits';
import type { DatabaseSettings } from './settings';

export interface DatabaseUrlParts {
  /** Name of a role, or `role:password`; letters and digits only, because nothing is encoded. */
  readonly credentials: string;
  /** Host name that clients connect to. */
  readonly address: string;
  readonly database: Pick<DatabaseSettings, 'port' | 'databaseName'>;
}

/**
 * URL of the database. Encrypted, but without a check of the server's certificate: the images lack the certificates of
 * RDS.
 * @see PostgreSQL documentation, "Connection URIs" and "SSL Support"
 */
export const databaseUrl = ({ credentials, address, database }: DatabaseUrlParts): string =>
  `postgresql://${credentials}@${address}:${digits(database.port)}/${database.databaseName}?sslmode=require`;
