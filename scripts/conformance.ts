/**
 * The official Python clients against the emulator, and our plans over what they leave behind: `npm run conformance`.
 * With `--record` their requests and replies become the fixtures that the tests replay. Skipped, with a success, where
 * Python or a package index is not at hand.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { clients, fixtureOf, requirements } from './conformance/clients.js';
import type { Recording } from './conformance/exchanges.js';
import { makePythonEnvironment } from './conformance/python.js';
import { type Check, compareWithRecording, tryClient } from './conformance/try-client.js';

const flags = process.argv.slice(2);
const unknown = flags.filter((flag) => flag !== '--record');
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. The one flag is --record.`);
  process.exit(2);
}
const record = flags.includes('--record');

const environment = await makePythonEnvironment(requirements);
if ('skipped' in environment) {
  console.log(`Skipped the official Python clients: ${environment.skipped}.`);
} else {
  const pinned = readFileSync(requirements, 'utf8').trim().split('\n').map((line) => line.replace('==', ' '));
  console.log(`${environment.version}; ${pinned.join(', ')}\n`);
  const checks: Check[] = [];
  try {
    for (const client of clients) {
      const tried = await tryClient(client, environment);
      checks.push(...tried.checks);
      if (!record) checks.push(compareWithRecording(client, tried.exchanges));
      else if (tried.checks.every(({ problems }) => problems.length === 0)) write(fixtureOf(client), { client: client.client, exchanges: tried.exchanges });
    }
  } finally {
    await environment.remove();
  }
  show(checks);
  if (checks.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
}

/** A run that failed is no fixture. */
function write(path: string, recording: Recording): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(recording, null, 1)}\n`);
  console.log(`Wrote ${path}: ${recording.exchanges.length} exchanges.`);
}

function show(rows: readonly Check[]): void {
  const width = Math.max(...rows.map(({ client }) => client.length));
  for (const { client, title, problems } of rows) {
    console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'}  ${client.padEnd(width)}  ${title}`);
    for (const problem of problems) console.log(`        ${problem}`);
  }
  const failed = rows.filter(({ problems }) => problems.length > 0).length;
  console.log(`\n${rows.length - failed} passed, ${failed} failed`);
}
