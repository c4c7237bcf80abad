// Runs jest's tests for Stryker in one process that stays: all test files are loaded once, and a mutant runs only the tests
// that reach it, until the first fails. Stryker's own runner for jest loads every test file again for every mutant (seconds each).
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';

const fromJest = createRequire(createRequire(import.meta.url).resolve('jest/package.json'));
const circusPath = fromJest.resolve('jest-circus');
const circus = fromJest(circusPath);
const { jestExpect } = createRequire(circusPath)('@jest/expect');

const testTimeout = 20_000;

class JestTests {
  /** What Stryker's instrumented sources and this runner tell each other. */
  #context = (globalThis.__stryker__ ??= {});
  #suites = [];
  #failed = false;

  constructor(options) {
    this.folders = options.mutation.testFolders;
    this.except = options.mutation.except ?? [];
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  /** Loads all tests and runs them once: what the sources keep for later use must not be kept from a mutant. */
  async init() {
    await this.#load();
    await this.#run(undefined);
  }

  async dryRun() {
    const tests = await this.#run(undefined);
    const failed = tests.find(({ status }) => status === TestStatus.Failed);
    if (failed !== undefined) return { status: DryRunStatus.Error, errorMessage: `${failed.name}: ${failed.failureMessage}` };
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#coverage() };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    if (mutantActivation === 'static') throw new Error('Mutants of what runs only while files load need a new process each: keep ignoreStatic.');
    Object.assign(this.#context, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    const tests = await this.#run(testFilter);
    this.#context.activeMutant = undefined;
    const endless = determineHitLimitReached(this.#context.hitCount, this.#context.hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests }, false);
  }

  async #load() {
    // A mutant is dead with the first counterexample: nobody reads the smallest one.
    fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
    const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
    Object.assign(globalThis, { describe, it, test, beforeAll, beforeEach, afterAll, afterEach, expect: jestExpect });
    // What a mutant leaves behind must not end the process for the next.
    process.on('unhandledRejection', () => undefined);
    for (const folder of this.folders) {
      const found = existsSync(join('lib', folder)) ? readdirSync(join('lib', folder)) : [];
      const names = found.filter((name) => name.endsWith('.test.js') && !this.except.includes(`${folder}/${name}`));
      for (const name of names.sort()) await this.#loadSuite(`${folder}/${name}`);
    }
  }

  async #loadSuite(path) {
    circus.resetState();
    const state = circus.getState();
    state.testTimeout = testTimeout;
    await import(pathToFileURL(join('lib', path)).href);
    const suite = { source: resolve(path.replace(/\.js$/, '.ts')), state, tests: [], ms: 0, kills: 0 };
    this.#suites.push(suite);
    this.#adopt(state.rootDescribeBlock, path, suite);
  }

  /** Takes the tests of a block and has them, and what is shared before them, tell who they are. Returns their ids. */
  #adopt(block, prefix, suite) {
    const ids = [];
    for (const child of block.children) {
      const id = `${prefix} > ${child.name}`;
      if (child.type === 'describeBlock') ids.push(...this.#adopt(child, id, suite));
      else {
        ids.push(id);
        suite.tests.push({ id, test: child, mode: child.mode });
        child.fn &&= this.#telling(id, child.fn);
      }
    }
    for (const hook of block.hooks) {
      // After a failure, too, a hook that cleans up has to run.
      if (hook.type.startsWith('before')) hook.fn = this.#telling(`shared: ${ids.join('\n')}`, hook.fn);
    }
    return ids;
  }

  #telling(id, run) {
    return async () => {
      if (this.#failed) return;
      this.#context.currentTestId = id;
      try {
        await run();
      } catch (error) {
        this.#failed = true;
        throw error;
      } finally {
        this.#context.currentTestId = undefined;
      }
    };
  }

  /** Coverage by test; what hooks reach counts for each test that they prepare. */
  #coverage() {
    const found = this.#context.mutantCoverage ?? { static: {}, perTest: {} };
    const perTest = {};
    for (const [key, hits] of Object.entries(found.perTest)) {
      const ids = key.startsWith('shared: ') ? key.slice('shared: '.length).split('\n') : [key];
      for (const id of ids) {
        const sum = (perTest[id] ??= {});
        for (const [mutant, count] of Object.entries(hits)) sum[mutant] = (sum[mutant] ?? 0) + count;
      }
    }
    // What is read while a file loads and by tests, too, is judged by the tests: it needs no new process.
    const byTests = new Set(Object.values(perTest).flatMap(Object.keys));
    return { static: Object.fromEntries(Object.entries(found.static).filter(([mutant]) => !byTests.has(mutant))), perTest };
  }

  /** Runs the tests with these ids (all without a filter), suites that are quick and kill often first. */
  async #run(filter) {
    this.#failed = false;
    const wanted = filter && new Set(filter);
    const results = [];
    const order = wanted ? [...this.#suites].sort((a, b) => (b.kills + 1) / (b.ms + 20) - (a.kills + 1) / (a.ms + 20)) : this.#suites;
    for (const suite of order) {
      const chosen = suite.tests.filter(({ id }) => wanted === undefined || wanted.has(id));
      if (chosen.length === 0) continue;
      const startedAt = performance.now();
      await runSuite(suite, new Set(chosen));
      if (wanted === undefined) suite.ms = performance.now() - startedAt;
      results.push(...chosen.map((one) => resultOf(one, suite)));
      if (results.some(({ status }) => status === TestStatus.Failed)) {
        suite.kills += 1;
        break;
      }
    }
    return results;
  }
}

async function runSuite({ state, tests }, chosen) {
  for (const one of tests) {
    one.test.errors = [];
    one.test.mode = chosen.has(one) ? one.mode : 'skip';
  }
  state.unhandledErrors = [];
  circus.setState(state);
  await circus.run();
}

function resultOf({ id, test }, { source, state }) {
  const error = test.errors[0] ?? state.unhandledErrors[0];
  const result = { id, name: id, fileName: source, timeSpentMs: test.duration ?? 0 };
  if (error === undefined) return { ...result, status: TestStatus.Success };
  const [thrown] = Array.isArray(error) ? error : [error];
  return { ...result, status: TestStatus.Failed, failureMessage: String(thrown?.stack ?? thrown) };
}

function createRunner(options) {
  return new JestTests(options);
}
createRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'jest-tests', createRunner)];
