// Tests are compiled by tsc first (see package.json), so jest runs plain JavaScript and needs no transformer.
export default {
  rootDir: '.',
  roots: ['<rootDir>/lib'],
  testMatch: ['**/__tests__/**/*.test.js'],
  testEnvironment: 'node',
  transform: {},
  testTimeout: 30_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['lib/src/**/*.js', '!lib/src/index.js', '!lib/src/cli/index.js', '!lib/src/demo/**'],
};
