// Mutation testing of the core (`npm run mutation`; CONTRIBUTING.md tells how to read it).
import { env } from 'node:process';

// The same cases for each mutant, and few of them: a mutant that only one case in hundreds meets is not worth an hour.
env.PROPERTY_RUNS ??= '10';
env.PROPERTY_SEED ??= '1';

export default {
  mutate: ['src/plan/**/*.ts', 'src/endpoint/**/*.ts', 'src/apply/judge.ts'],
  plugins: ['./scripts/mutation/test-runner.mjs'],
  testRunner: 'jest-tests',
  mutation: {
    testFolders: ['plan', 'endpoint', 'apply', 'properties'].map((name) => `__tests__/${name}`),
    // Tests over HTTP take most of the time and kill next to nothing that the others leave alive.
    except: [
      ...['order-http', 'ownership-http', 'ownership-matrix', 'throughput', 'versions'].map((name) => `__tests__/plan/${name}.test.js`),
      ...['execute', 'execute-emulator', 'poll-pace', 'quota', 'refused-fields', 'result-file', 'wait'].map((name) => `__tests__/apply/${name}.test.js`),
      ...['converge', 'edits', 'export', 'fleet', 'noise', 'reach', 'secrecy', 'shown', 'there-and-back', 'unmanaged'].map((name) => `__tests__/properties/${name}.test.js`),
    ],
  },
  // Stryker mutates the sources; they are compiled once, with all mutants in them.
  buildCommand: 'tsc --noCheck',
  ignorePatterns: ['.ci', '.github', '.lib', 'coverage', 'demo-output', 'dist', 'lib', 'docs/images'],
  disableTypeChecks: '{src,__tests__,scripts}/**/*.ts',
  mutator: {
    // Words for people, which golden files hold, and tags of unions, which the compiler holds: an empty one tells little.
    excludedMutations: ['StringLiteral'],
  },
  coverageAnalysis: 'perTest',
  // Tables of a module's own are read once, before any test: each of their mutants would need a new process and every test.
  ignoreStatic: true,
  tempDirName: '.tmp/stryker',
  incrementalFile: '.tmp/mutation/incremental.json',
  reporters: ['clear-text', 'html', 'json'],
  htmlReporter: { fileName: '.tmp/mutation/index.html' },
  jsonReporter: { fileName: '.tmp/mutation/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  concurrency: 2,
  timeoutMS: 10_000,
  thresholds: { high: 90, low: 85, break: 85 },
  warnings: { unknownOptions: false },
};
