import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationLogin } from '../../../modules/rds/application-login';
import type { Part } from '../part';
import { type Finished, run, tail } from '../processes';
import { synthesize } from '../synthesis';
import { PostgresServer } from './postgres-server';

const MASTER = { user: 'bmo_learning', password: 'MasterPasswordOfTheTest1' };
const PASSWORDS = ['ApplicationPasswordOne1', 'ApplicationPasswordTwo2', 'ApplicationPasswordThree3'];

/** What Rails creates before the first migration, and a first one. */
const FIRST_SCHEMA = `
CREATE TABLE IF NOT EXISTS schema_migrations (version varchar PRIMARY KEY);
CREATE TABLE IF NOT EXISTS ar_internal_metadata (key varchar PRIMARY KEY, value varchar);
CREATE TABLE IF NOT EXISTS learners (id bigserial PRIMARY KEY, email varchar UNIQUE, embedding vector(3));
INSERT INTO schema_migrations VALUES ('1') ON CONFLICT DO NOTHING;`;
/** A later migration. */
const LATER_SCHEMA = `${FIRST_SCHEMA}
CREATE TABLE IF NOT EXISTS lessons (id bigserial PRIMARY KEY, title varchar);`;

/** What the synthesized stacks of production say about the database and its migration. */
interface Synthesized {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly aiServiceUrl: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly databaseName: string;
}

/**
 * Runs the command of the synthesized migration container against a real PostgreSQL, whose master user is no superuser,
 * as on RDS. Bundler and Rails are stood for by scripts: the migrations themselves are the application's.
 */
export async function proveDatabaseRoles({ folder: parent, steps }: Part): Promise<void> {
  const folder = join(parent, 'database');
  mkdirSync(folder);
  const synthesized = await steps.step('synth', () => synthesizeProduction(folder));
  const server = await steps.step('PostgreSQL: start', () => PostgresServer.start(synthesized.parameters));
  const database = new Database(server, synthesized);
  try {
    await steps.step('master user, as RDS creates it', () => database.create());
    await steps.prove('database roles', 'the migration creates the roles', () => firstMigration(database));
    await steps.prove('application role', 'the role of the services', () => expectApplication(database));
    await steps.prove('AI role', 'the role of the AI service', () => expectAiService(database));
    await steps.prove('tables of later migrations', 'a later migration', () => laterMigration(database));
    await steps.prove('rotation of the application role', 'two rotations', () => rotateTwice(database));
    await steps.prove('no password in the log', 'the log of the server', async () =>
      expectNoPassword(database),
    );
  } finally {
    server.stop();
  }
}

async function synthesizeProduction(folder: string): Promise<Synthesized> {
  const stacks = await synthesize(folder, { environment: 'prod' });
  const resources = (role: string) => {
    const stack = stacks.find(({ name }) => name.endsWith(role));
    return JSON.parse(readFileSync(join(stack?.folder ?? '', 'cdk.tf.json'), 'utf8')).resource;
  };
  const foundation = resources('foundation');
  const container = (task: string) =>
    JSON.parse(resources('application').aws_ecs_task_definition[`${task}_task`].container_definitions)[0];
  const variables = (task: string): Record<string, string> =>
    Object.fromEntries(
      container(task).environment.map((it: { name: string; value: string }) => [it.name, it.value]),
    );
  const parameters: readonly { name: string; value: string }[] =
    foundation.aws_db_parameter_group.database_parameters.parameter;
  return {
    command: container('migration').command,
    environment: variables('migration'),
    aiServiceUrl: variables('ai')['DATABASE_URL'] ?? '',
    // RDS's own parameters are no parameters of PostgreSQL.
    parameters: Object.fromEntries(
      parameters.filter(({ name }) => !name.startsWith('rds.')).map(({ name, value }) => [name, value]),
    ),
    databaseName: foundation.aws_db_instance.database.db_name,
  };
}

/** The database of the platform on a server, and what operators and tasks do with it. */
class Database {
  constructor(
    readonly server: PostgresServer,
    private readonly synthesized: Synthesized,
  ) {}

  get name(): string {
    return this.synthesized.databaseName;
  }

  /** What RDS does: the master user may create roles and databases, and owns the database. */
  async create(): Promise<void> {
    const { user, password } = MASTER;
    await this.server.sql('postgres', `CREATE ROLE ${user} LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`);
    await this.server.sql('postgres', `CREATE DATABASE ${this.name} OWNER ${user}`);
    // Something of an extension, which the master user does not own.
    await this.server.sql(this.name, 'CREATE VIEW statistics AS SELECT 1 AS calls');
  }

  /** URL of the services at a version number of their password. */
  applicationUrl(version: number): string {
    return this.url(applicationLogin(version), PASSWORDS[version - 1] ?? '');
  }

  /** URL of the AI service as its container has it, and with a password that somebody guesses. */
  aiServiceUrls(): readonly string[] {
    const { port } = this.server;
    const url = this.synthesized.aiServiceUrl.replace(/@.*:5432\//, `@127.0.0.1:${port}/`);
    return [url, url.replace('ai_service@', 'ai_service:guessed@')];
  }

  /** Runs the command of the migration container. */
  async migrate(version: number, schema: string): Promise<Finished> {
    const [program = '', ...args] = this.synthesized.command;
    return run(program, args, {
      env: {
        ...this.synthesized.environment,
        PATH: `${join(__dirname, 'bin')}:${process.env['PATH']}`,
        LANG: 'C.UTF-8',
        DATABASE_EXTENSIONS: 'vector',
        DATABASE_URL: this.url(MASTER.user, MASTER.password),
        APPLICATION_DATABASE_URL: this.applicationUrl(version),
        MIGRATIONS: schema,
      },
    });
  }

  /** Fails if a client with this URL cannot do it. */
  async allows(url: string, statements: string): Promise<string> {
    const { code, stdout, output } = await this.server.client(url, statements);
    assert.equal(code, 0, `${statements}\n${output}`);
    return stdout.trim();
  }

  /** Fails if a client with this URL can do it, or fails for another reason. */
  async refuses(url: string, statements: string, reason: RegExp): Promise<void> {
    const { code, output } = await this.server.client(url, statements);
    assert.notEqual(code, 0, `${statements} was allowed`);
    assert.match(output, reason);
  }

  private url(user: string, password: string): string {
    return `postgresql://${user}:${password}@127.0.0.1:${this.server.port}/${this.name}?sslmode=require`;
  }
}

async function succeeds(migration: Promise<Finished>): Promise<string> {
  const { code, output } = await migration;
  assert.equal(code, 0, tail(output));
  return output;
}

async function firstMigration(database: Database): Promise<void> {
  await succeeds(database.migrate(1, FIRST_SCHEMA));
  const extension = "SELECT extname FROM pg_extension WHERE extname = 'vector'";
  assert.equal(await database.server.sql(database.name, extension), 'vector');
  const before = await database.server.privileges(database.name);
  await succeeds(database.migrate(1, FIRST_SCHEMA));
  // Not with assert's comparison: its message would show passwords.
  assert.ok(
    (await database.server.privileges(database.name)) === before,
    'a second run changes roles or grants',
  );
}

async function expectApplication(database: Database): Promise<void> {
  const url = database.applicationUrl(1);
  const rows = [
    "INSERT INTO learners (email, embedding) VALUES ('a@example.com', '[1,2,3]')",
    "UPDATE learners SET email = 'b@example.com'",
    'SELECT count(*) FROM learners',
    'DELETE FROM learners',
    'SELECT version FROM schema_migrations',
    'SELECT key FROM ar_internal_metadata',
  ];
  for (const statement of rows) await database.allows(url, statement);
  const owner = /must be owner of|permission denied/;
  for (const statement of [
    'CREATE TABLE mine (id int)',
    'ALTER TABLE learners ADD COLUMN mine int',
    'DROP TABLE learners',
    'TRUNCATE learners',
    "INSERT INTO schema_migrations VALUES ('2')",
    'DELETE FROM schema_migrations',
    "UPDATE ar_internal_metadata SET value = ''",
    'CREATE ROLE mine',
    'CREATE SCHEMA mine',
    'SELECT rolpassword FROM pg_authid',
    `ALTER ROLE ${MASTER.user} PASSWORD 'mine'`,
  ]) {
    await database.refuses(url, statement, owner);
  }
}

async function expectAiService(database: Database): Promise<void> {
  for (const url of database.aiServiceUrls()) {
    await database.refuses(url, 'SELECT 1', /no password supplied|password authentication failed/);
  }
  // As if it had logged in all the same.
  for (const statement of [
    'SELECT FROM learners',
    'SELECT FROM schema_migrations',
    'CREATE TABLE mine (id int)',
  ]) {
    await assert.rejects(
      database.server.sql(database.name, `SET ROLE ai_service; ${statement}`),
      /permission denied/,
      statement,
    );
  }
  const mayConnect = `SELECT has_database_privilege('ai_service', '${database.name}', 'CONNECT')`;
  assert.equal(await database.server.sql('postgres', mayConnect), 'f');
}

async function laterMigration(database: Database): Promise<void> {
  const url = database.applicationUrl(1);
  await database.refuses(url, 'SELECT FROM lessons', /does not exist/);
  await succeeds(database.migrate(1, LATER_SCHEMA));
  await database.allows(url, "INSERT INTO lessons (title) VALUES ('first')");
  await database.allows(url, 'SELECT FROM learners');
}

/** The first rotation leaves the URL of before as it is; the second one gives its role a new password. */
async function rotateTwice(database: Database): Promise<void> {
  const [first, second, third] = [1, 2, 3].map((version) => database.applicationUrl(version)) as [
    string,
    string,
    string,
  ];
  const connects = (url: string) => database.allows(url, 'SELECT count(*) FROM learners');
  const isRefused = (url: string) => database.refuses(url, 'SELECT 1', /password authentication failed/);

  await isRefused(second);
  await connects(first);
  await succeeds(database.migrate(2, LATER_SCHEMA));
  await connects(second);
  await connects(first);
  await succeeds(database.migrate(2, LATER_SCHEMA));
  await connects(first);

  await isRefused(third);
  await succeeds(database.migrate(3, LATER_SCHEMA));
  await connects(third);
  await connects(second);
  await isRefused(first);
}

function expectNoPassword({ server }: Database): void {
  assert.match(server.logged, /CREATE ROLE application_1/, 'the server logs no changes of roles');
  for (const [index, password] of [MASTER.password, ...PASSWORDS].entries()) {
    // The superuser of this test creates the master user in clear; RDS itself does that on AWS.
    const log = index === 0 ? server.logged.replaceAll(/.*CREATE ROLE bmo_learning .*/g, '') : server.logged;
    assert.ok(!log.includes(password), `password ${index} is in the log`);
  }
}
