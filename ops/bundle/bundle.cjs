const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join, relative, resolve } = require('node:path');

/** The project's folder. */
const ROOT = resolve(__dirname, '..', '..');

/** Folders with the sources of what synthesizes the stacks; a test compares them with what the bundle holds. */
const SOURCES = ['environments', 'modules', 'stacks'];

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Path of a JavaScript file that does what `entry` does, with every package included. It is built when no file
 * exists for the content of the sources and for the installed packages. Two processes may do this at the same time.
 *
 * @param {string} entry path of a TypeScript file in the project's folder
 * @returns {string} path of the bundle; beside it are its source map (`.map`) and esbuild's list of what is in it (`.json`)
 */
function bundle(entry) {
  const name = `${relative(ROOT, resolve(ROOT, entry)).replaceAll(/[\\/]/g, '-')}-${fingerprint(entry)}.cjs`;
  const found = folders()
    .filter(isOurs)
    .map((folder) => join(folder, name))
    .find((path) => fs.existsSync(path));
  return found ?? build(entry, name);
}

/** Hash of all that decides what is in the bundle: sources, packages, these settings, and where the project is. */
function fingerprint(entry) {
  const hash = createHash('sha256').update(ROOT);
  const add = (path) => hash.update(`\0${relative(ROOT, path)}\0`).update(fs.readFileSync(path));
  for (const path of [__filename, resolve(ROOT, entry), join(ROOT, 'tsconfig.json'), installedPackages()]) {
    add(path);
  }
  for (const folder of SOURCES) {
    fs.readdirSync(join(ROOT, folder), { recursive: true })
      .filter((path) => /\.(ts|json)$/.test(path))
      .sort()
      .forEach((path) => {
        add(join(ROOT, folder, path));
      });
  }
  return hash.digest('hex').slice(0, 32);
}

/** What npm has installed, which is what the bundle holds; package-lock.json may be newer. */
function installedPackages() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  return fs.existsSync(installed) ? installed : join(ROOT, 'package-lock.json');
}

/** Folders that may hold bundles, the preferred one first. The second one is for a checkout that is read-only. */
function folders() {
  const user = process.getuid?.() ?? '';
  return [
    join(ROOT, 'node_modules', '.cache', 'synthesis'),
    join(tmpdir(), `bmo-learning-infrastructure-${user}`),
  ];
}

/** Whether nobody else may put files into an existing folder: what lies there is executed. */
function isOurs(folder) {
  let stat;
  try {
    stat = fs.lstatSync(folder);
  } catch {
    return false;
  }
  if (!stat.isDirectory()) return false;
  return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
}

function build(entry, name) {
  const folder = folders().find(isWritable);
  if (folder === undefined) throw new Error(`None of these folders can be written: ${folders().join(', ')}`);
  const outfile = join(folder, name);
  const { outputFiles, metafile } = require('esbuild').buildSync({ ...options(entry), outfile });
  removeOldFiles(folder);
  const files = [{ path: `${outfile}.json`, contents: JSON.stringify(metafile) }, ...outputFiles];
  // The bundle last: one that exists is complete.
  for (const { path, contents } of files.sort((a, b) => b.path.length - a.path.length)) {
    const temporary = `${path}.${process.pid}.tmp`;
    fs.writeFileSync(temporary, contents);
    fs.renameSync(temporary, path);
  }
  return outfile;
}

/**
 * Settings of esbuild. Names stay as they are: cdktf puts names of classes into its messages. The map is a file
 * apart, which nothing loads unless a synthesis fails.
 *
 * @see esbuild documentation, "API", "Build"
 */
function options(entry) {
  return {
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
  };
}

function isWritable(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
    return isOurs(folder);
  } catch {
    return false;
  }
}

/** Removes bundles of a week ago; another process may still read a younger one. */
function removeOldFiles(folder) {
  for (const file of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, file.name);
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() && Date.now() - stat.mtimeMs > 7 * DAY_MS) fs.rmSync(path, { force: true });
  }
}

module.exports = { bundle };
