/**
 * `npm start`: synthesizes with cdktf-cli, then prints what each stack holds and what comes next, all of it with `-- --verbose`. A program instead of a
 * line in package.json, because shells differ in how they set a variable.
 */
const { spawnSync } = require('node:child_process');

const environment = {
  ...process.env,
  // Nothing is reported to checkpoint-api.hashicorp.com.
  CHECKPOINT_DISABLE: '1',
  // Without a terminal, the CLI would print a line at each turn of its spinner.
  ...(process.stdout.isTTY ? {} : { CI: 'true' }),
};

function run(...args) {
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'inherit', env: environment });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

run(require.resolve('cdktf-cli/bundle/bin/cdktf'), 'synth');
run('--require', 'tsx/cjs', 'ops/stacks/main.ts', ...process.argv.slice(2));
