import { createRequire } from 'node:module';
import { register as registerRequire } from 'tsx/cjs/api';
import { register as registerImport } from 'tsx/esm/api';

// The runner imports each test file, and test files require what they test.
registerRequire();
registerImport();

// CDKTF takes the whole stack trace of every token, and each is mapped to TypeScript: half of a synthesis.
const { captureStackTrace } = Error;
Error.captureStackTrace = (target, below) => {
  if (below?.name !== 'captureStackTrace') captureStackTrace(target, below);
};

// The test files get the same instance: they require it, too.
const fastCheck = createRequire(import.meta.url)('fast-check');
const { PROPERTY_TEST_RUNS, PROPERTY_TEST_SEED } = process.env;
fastCheck.configureGlobal({
  numRuns: Number(PROPERTY_TEST_RUNS ?? 20),
  seed: Number(PROPERTY_TEST_SEED ?? 1),
});
