import { availableParallelism } from 'node:os';

// Tests are compiled by tsc first (see package.json), so jest runs plain JavaScript and needs no transformer.
export default {
  rootDir: '.',
  roots: ['<rootDir>/lib'],
  testMatch: ['**/__tests__/**/*.test.js'],
  testEnvironment: 'node',
  // Many tests wait for processes; on two cores, jest's own choice of one worker would leave one idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  transform: {},
  // Some tests are ten runs of the bundle, and a machine may be busy with other work.
  testTimeout: 60_000,
  // Judged by scripts/coverage.mjs, together with what the tests' own processes ran.
  coverageProvider: 'v8',
  coverageReporters: ['json'],
  // One module is written by the build, from a style sheet.
  collectCoverageFrom: ['lib/src/**/*.js', '!lib/src/demo/markdown-css.js'],
};
