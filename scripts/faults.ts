/**
 * One fault at every request of a standard story, and a signal at every one: `npm run faults`. After each, a clean run must
 * bring everything to where it has to be. Fails when a case does.
 */
import { readArguments, usage, type Arguments } from './faults/arguments.js';
import { httpCases, recordStory, type Case } from './faults/http-cases.js';
import { runCases, sample, type CaseResult } from './faults/run-cases.js';
import { openScene, wantedPicture } from './faults/scene.js';
import { signalCases } from './faults/signal-cases.js';

/** How often something is polled is a matter of chance; more cases than these may not end without their fault. */
const mostMissed = 0.02;

const chosen = read();
const startedAt = performance.now();
const wanted = await wantedPicture();
const scene = await openScene();
const requests = await recordStory(scene, wanted);
await scene.close();
const count = (service: string): number => requests.filter((request) => request.service === service).length;
console.log(`The story takes ${count('workspace')} requests to the workspace and ${count('github')} to GitHub.`);
const cases = choose([...(chosen.kind === 'signals' ? [] : httpCases(requests)), ...(chosen.kind === 'http' ? [] : signalCases(requests, chosen.entry))], chosen);
if (chosen.list) {
  for (const { key } of cases) console.log(key);
} else {
  const results = await runCases({ cases, wanted, jobs: chosen.jobs, onResult: tell });
  sum(results);
}

function read(): Arguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (thrown) {
    console.error(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${usage}`);
    process.exit(2);
  }
}

function choose(all: readonly Case[], { only, shard, sample: size, seed }: Arguments): Case[] {
  const named = all.filter(({ key }) => only === undefined || key.includes(only));
  const mine = named.filter((_case, index) => index % shard.of === shard.index - 1);
  return size === undefined ? mine : sample(mine, size, seed);
}

function tell({ key, outcome }: CaseResult, done: number): void {
  if (outcome.wrong.length > 0) {
    console.log(`FAILED ${key}\n${outcome.wrong.map((line) => `  ${line}`).join('\n')}\n  again: npm run faults -- --only '${key}' --verbose`);
    if (chosen.verbose) console.log(outcome.log.map((line) => `    ${line}`).join('\n'));
  }
  if (done % 50 === 0) console.log(`${done} of ${cases.length} cases in ${seconds()} s`);
}

function sum(results: readonly CaseResult[]): void {
  const failed = results.filter(({ outcome }) => outcome.wrong.length > 0);
  const missed = results.filter(({ outcome }) => !outcome.met && outcome.wrong.length === 0);
  for (const { key } of missed) console.log(`not met: ${key}`);
  console.log(`${results.length} cases in ${seconds()} s: ${results.length - failed.length - missed.length} passed, ${failed.length} failed, ${missed.length} whose request did not come.`);
  if (missed.length > results.length * mostMissed) console.log(`That is more than ${mostMissed * 100} %: the matrix no longer shows what it says.`);
  if (failed.length > 0 || results.length === 0 || missed.length > results.length * mostMissed) process.exitCode = 1;
}

function seconds(): string {
  return ((performance.now() - startedAt) / 1000).toFixed(0);
}
