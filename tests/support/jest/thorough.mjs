import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { run } from 'jest';

const USAGE = `usage: npm run test:thorough -- [--runs N] [--seed N] [FILE ...]

Runs the tests with many examples per property test, from a seed that differs each time and is printed.

  --runs   examples per property test [default: 1000]
  --seed   seed of a run that failed, to repeat it
  FILE     pattern of test files, as jest takes it [default: all]`;

function readArguments() {
  try {
    const parsed = parseArgs({
      options: {
        runs: { type: 'string', default: '1000' },
        seed: { type: 'string', default: String(randomInt(2 ** 31)) },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });

    for (const name of ['runs', 'seed'])
      if (!/^\d{1,10}$/.test(parsed.values[name]))
        throw new TypeError(`--${name} takes a number, not '${parsed.values[name]}'`);
    return parsed;
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const { values, positionals } = readArguments();

if (values.help) {
  console.log(USAGE);
} else {
  const rerun = `npm run test:thorough -- --runs ${values.runs} --seed ${values.seed}`;
  console.log(`Property tests: ${values.runs} examples each. Repeat this run with: ${rerun}`);
  process.env.PROPERTY_TEST_RUNS = values.runs;
  process.env.PROPERTY_TEST_SEED = values.seed;
  await run(positionals);
}
