import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Finished, type ProcessOptions, run, start, tail } from '../processes';
import { installPostgres } from './postgres-installation';

/** PostgreSQL refuses to run as root; this is `nobody`. */
const NOBODY = 65534;
/** Superuser, whom nothing of the platform knows. RDS has `rdsadmin`. */
const SUPERUSER = 'rdsadmin';
const HOST = '127.0.0.1';

/** A PostgreSQL server on a free port of this machine: TLS only, passwords as SCRAM-SHA-256. */
export class PostgresServer {
  private log = '';

  private constructor(
    readonly port: number,
    private readonly programs: string,
    private readonly sockets: string,
    private readonly asUser: ProcessOptions,
    private readonly process: ChildProcess,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.log += text;
      });
    }
  }

  /** @param parameters of the server, as the parameter group of the database has them */
  static async start(parameters: Readonly<Record<string, string>>): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    chmodSync(folder, 0o755);
    const programs = await installPostgres(folder);
    const data = join(folder, 'data');
    mkdirSync(data);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(data, NOBODY, NOBODY);
    // psql looks for certificates of the client in the home.
    const env = { ...process.env, HOME: data, LC_ALL: 'C.UTF-8' };
    const asUser: ProcessOptions = { cwd: data, env, ...(isRoot && { uid: NOBODY, gid: NOBODY }) };
    const cluster = join(data, 'cluster');
    const passwords = ['--auth-local=trust', '--auth-host=scram-sha-256'];
    await succeed(
      run(
        join(programs, 'initdb'),
        ['-D', cluster, '-U', SUPERUSER, '-E', 'UTF8', ...passwords, '--no-sync'],
        asUser,
      ),
    );
    await createCertificate(data, asUser);
    const port = await freePort();
    writeFileSync(
      join(cluster, 'pg_hba.conf'),
      `local all ${SUPERUSER} trust\nhostssl all all ${HOST}/32 scram-sha-256\n`,
    );
    const settings = {
      listen_addresses: HOST,
      port: `${port}`,
      unix_socket_directories: data,
      ssl: 'on',
      ssl_cert_file: join(data, 'server.crt'),
      ssl_key_file: join(data, 'server.key'),
      ...parameters,
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = start(join(programs, 'postgres'), ['-D', cluster, ...options], asUser);
    const started = new PostgresServer(port, programs, data, asUser, server);
    await started.awaitReady();
    return started;
  }

  /** Everything that the server has logged. */
  get logged(): string {
    return this.log;
  }

  /** Runs SQL as the superuser, who needs no password here. */
  async sql(database: string, statements: string): Promise<string> {
    const { stdout } = await succeed(
      this.psql([
        '-h',
        this.sockets,
        '-p',
        `${this.port}`,
        '-U',
        SUPERUSER,
        '-d',
        database,
        '-c',
        statements,
      ]),
    );
    return stdout.trim();
  }

  /** Runs SQL as a client does with a URL; `code` is 0 if all of it succeeded. */
  client(url: string, statements: string): Promise<Finished> {
    return this.psql(['-d', url, '-c', statements]);
  }

  /** Roles with their passwords, and the privileges of a database: what a migration may change beside the schema. */
  async privileges(database: string): Promise<string> {
    const place = ['-h', this.sockets, '-p', `${this.port}`, '-U', SUPERUSER];
    const roles = await succeed(
      run(join(this.programs, 'pg_dumpall'), [...place, '--roles-only'], this.asUser),
    );
    const schema = await succeed(
      run(join(this.programs, 'pg_dump'), [...place, '--schema-only', '--create', database], this.asUser),
    );
    // Newer versions write a random word into each dump.
    return `${roles.stdout}${schema.stdout}`.replaceAll(/^\\(un)?restrict .*$/gm, '');
  }

  stop(): void {
    this.process.kill('SIGINT');
  }

  private psql(args: readonly string[]): Promise<Finished> {
    return run(
      join(this.programs, 'psql'),
      ['-X', '-A', '-t', '-v', 'ON_ERROR_STOP=1', ...args],
      this.asUser,
    );
  }

  private async awaitReady(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      if (this.process.exitCode !== null) break;
      if (this.log.includes('database system is ready to accept connections')) return;
      await sleep(200);
    }
    throw new Error(`PostgreSQL does not start:\n${tail(this.log, 20)}`);
  }
}

async function createCertificate(folder: string, asUser: ProcessOptions): Promise<void> {
  const files = ['-keyout', join(folder, 'server.key'), '-out', join(folder, 'server.crt')];
  const certificate = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', `/CN=${HOST}`];
  await succeed(run('openssl', [...certificate, ...files], asUser));
  chmodSync(join(folder, 'server.key'), 0o600);
}

async function succeed(running: Promise<Finished>): Promise<Finished> {
  const finished = await running;
  if (finished.code !== 0) throw new Error(tail(finished.output, 20));
  return finished;
}

/** A port that nothing listens on now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
