/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  // Every core: most of a file's time goes into loading cdktf and the provider's classes.
  maxWorkers: '100%',
  // Not the generated JSON: a copy of package.json in there would be a second module of the same name.
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out', '<rootDir>/dist'],
};
