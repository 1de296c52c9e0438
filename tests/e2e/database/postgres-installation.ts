import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tail } from '../processes';
import { PROJECT } from '../project';
import { Missing } from '../requirements';

/** Debian's source package of pgvector; Debian 12 has no binary package of it. */
const PGVECTOR = {
  version: '0.8.0',
  url: 'http://deb.debian.org/debian/pool/main/p/pgvector/pgvector_0.8.0.orig.tar.gz',
  sha256: '867a2c328d4928a5a9d6f052cd3bc78c7d60228a9b914ad32aa3db88e9de27b0',
};
const PACKAGES = 'postgresql postgresql-server-dev-all gcc make ruby ruby-pg openssl'.split(' ');
const SERVERS = '/usr/lib/postgresql';
const CACHE = join(PROJECT, 'node_modules', '.cache', 'pgvector');

/**
 * Makes an installation of PostgreSQL with pgvector in `folder`, from Debian's packages, which are installed if this
 * process may do that. PostgreSQL finds its files relative to its program, so nothing is added to the system's own.
 *
 * @returns folder of the programs
 * @throws Missing when a package is missing and cannot be installed
 */
export async function installPostgres(folder: string): Promise<string> {
  const version = (await installedVersion()) ?? (await installPackages());
  const extension = await buildPgvector(version);
  for (const part of ['lib', 'share']) {
    const source = join('/usr', part, 'postgresql', version);
    cpSync(source, join(folder, 'usr', part, 'postgresql', version), {
      recursive: true,
      // What the just-in-time compiler inlines is large and not needed.
      filter: (path) => !path.endsWith('/bitcode'),
    });
  }
  cpSync(extension, folder, { recursive: true });
  return join(folder, 'usr', 'lib', 'postgresql', version, 'bin');
}

/** Newest major version with a server and the headers for extensions, if Ruby can connect to it, too. */
async function installedVersion(): Promise<string | undefined> {
  const versions = existsSync(SERVERS) ? readdirSync(SERVERS) : [];
  const complete = versions.filter(
    (version) =>
      existsSync(join(SERVERS, version, 'bin', 'initdb')) &&
      existsSync(join('/usr/include/postgresql', version, 'server', 'postgres.h')),
  );
  const programs = ['ruby -r pg -e 0', 'make --version', 'gcc --version', 'openssl version'];
  const works = await Promise.all(programs.map((program) => runs(program.split(' '))));
  return works.every(Boolean) ? complete.sort((a, b) => Number(a) - Number(b)).at(-1) : undefined;
}

const runs = ([program = '', ...args]: readonly string[]): Promise<boolean> =>
  run(program, args).then(
    ({ code }) => code === 0,
    () => false,
  );

async function installPackages(): Promise<string> {
  const command = `apt-get install --no-install-recommends ${PACKAGES.join(' ')}`;
  const missing = `A PostgreSQL server with its headers and Ruby's pg are missing. On Debian: ${command}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Missing(missing);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], {
    env,
  });
  const version = code === 0 ? await installedVersion() : undefined;
  if (version === undefined) throw new Missing(`${missing}\n${tail(output, 5)}`);
  return version;
}

/** Builds pgvector for a version of PostgreSQL once, and returns the folder that it was installed into. */
async function buildPgvector(version: string): Promise<string> {
  const built = join(CACHE, `${PGVECTOR.version}-${version}`);
  if (existsSync(built)) return built;
  const folder = mkdtempSync(join(tmpdir(), 'pgvector-'));
  const archive = join(folder, 'source.tar.gz');
  writeFileSync(archive, await download());
  const configuration = join('/usr/lib/postgresql', version, 'bin', 'pg_config');
  const make = ['make', '-C', folder, `PG_CONFIG=${configuration}`, 'with_llvm=no', 'OPTFLAGS='];
  const destination = join(folder, 'installed');
  for (const [program = '', ...args] of [
    ['tar', '-xzf', archive, '-C', folder, '--strip-components=1'],
    make,
    [...make, 'install', `DESTDIR=${destination}`],
  ]) {
    const { code, output } = await run(program, args);
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${tail(output, 20)}`);
  }
  trust(join(destination, 'usr', 'share', 'postgresql', version, 'extension', 'vector.control'));
  mkdirSync(CACHE, { recursive: true });
  renameOrCopy(destination, built);
  rmSync(folder, { recursive: true });
  return built;
}

async function download(): Promise<Buffer> {
  const response = await fetch(PGVECTOR.url).catch((error: Error) => {
    throw new Missing(`${PGVECTOR.url} cannot be downloaded: ${error.message}`);
  });
  if (!response.ok) throw new Missing(`${PGVECTOR.url} cannot be downloaded: ${response.status}`);
  const archive = Buffer.from(await response.arrayBuffer());
  const checksum = createHash('sha256').update(archive).digest('hex');
  if (checksum !== PGVECTOR.sha256) throw new Error(`${PGVECTOR.url} has another checksum: ${checksum}`);
  return archive;
}

/** RDS lets the master user create the extension, which is not a superuser. */
function trust(controlFile: string): void {
  writeFileSync(controlFile, `${readFileSync(controlFile, 'utf8')}trusted = true\n`);
}

/** Another run may have built it in the meantime; the folder for temporary files may be another file system. */
function renameOrCopy(from: string, to: string): void {
  const copy = `${to}.${process.pid}`;
  cpSync(from, copy, { recursive: true });
  try {
    renameSync(copy, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(copy, { recursive: true });
  }
}
