import { environments } from '../../../environments';

/**
 * Loaded before `main.ts`: raises staging's `secrets.versions.database` by one, as an operator does in
 * `environments/staging.ts` to rotate the database's password. The files stay as they are.
 */
const { staging } = environments;
const { secrets } = staging;
const versions = { ...secrets.versions, database: secrets.versions.database + 1 };
Object.assign(environments, { staging: { ...staging, secrets: { ...secrets, versions } } });
