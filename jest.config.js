/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  // Not the generated JSON: a copy of package.json in there would be a second module of the same name.
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out'],
};
