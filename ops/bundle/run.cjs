/**
 * Runs a bundle of a TypeScript file: `node ops/bundle/run.cjs main.ts`. Loading about 850 files one by one takes
 * longer than the synthesis itself. An error names TypeScript files and lines, like `node --require tsx/cjs main.ts`.
 */
const fs = require('node:fs');
const module_ = require('node:module');
const { dirname, resolve } = require('node:path');
const { bundle } = require('./bundle.cjs');

const [entry, ...args] = process.argv.slice(2);
const path = bundle(entry);

// cdktf takes a whole stack trace for every token, to print it when the token cannot be resolved. An error's own
// trace does not come from here. `node --require tsx/cjs main.ts` takes them all.
Error.captureStackTrace = () => {};

// Node.js 20 has no cache of compiled code.
module_.enableCompileCache?.(dirname(path));
process.argv = [process.argv[0], path, ...args];
try {
  require(path);
} catch (error) {
  showSources(error);
  throw error;
}

/** Writes the positions in the trace of an error, and in those of its causes, as positions in the sources. */
function showSources(error) {
  const map = new module_.SourceMap(JSON.parse(fs.readFileSync(`${path}.map`, 'utf8')));
  for (let current = error; current instanceof Error; current = current.cause) {
    current.stack = current.stack
      ?.replaceAll(`${path}:`, '\0')
      .replaceAll(/\0(\d+):(\d+)/g, (_, line, column) => {
        const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
        if (originalSource === undefined) return `${path}:${line}:${column}`;
        return `${resolve(dirname(path), originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
      });
  }
}
