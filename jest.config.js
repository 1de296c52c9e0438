// With one worker, tests run in Jest's own process: cdktf is loaded and environments are synthesized once, but a file
// that changes in watch mode would not be loaded again.
const watching = process.argv.some((argument) => argument.startsWith('--watch'));

/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // One module registry per worker instead of one per file: most of a file's time went into loading cdktf again.
  runner: 'jest-light-runner/child-process',
  setupFiles: ['<rootDir>/tests/support/jest/setup.mjs'],
  ...(watching && { maxWorkers: 2 }),
  // Not the generated JSON: a copy of package.json in there would be a second module of the same name.
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out', '<rootDir>/dist'],
};
