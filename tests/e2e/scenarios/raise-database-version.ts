import { environments } from '../../../environments';

/**
 * Loaded before `main.ts`: raises both numbers of staging's database passwords by one, as an operator does in
 * `environments/staging.ts` to rotate them. The files stay as they are.
 */
const { staging } = environments;
const { secrets } = staging;
const { database, databaseMaster } = secrets.versions;
const versions = { ...secrets.versions, database: database + 1, databaseMaster: databaseMaster + 1 };
Object.assign(environments, { staging: { ...staging, secrets: { ...secrets, versions } } });
