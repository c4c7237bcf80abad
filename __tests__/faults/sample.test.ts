/** A fair sample of what `npm run faults` runs in full: other cases every day, the same ones all day long. */
import { join } from 'node:path';
import { httpCases, recordStory, type Case } from '../../scripts/faults/http-cases.js';
import { runCases, sample } from '../../scripts/faults/run-cases.js';
import { openScene, wantedPicture } from '../../scripts/faults/scene.js';
import { signalCases } from '../../scripts/faults/signal-cases.js';
import type { Picture } from '../../scripts/faults/picture.js';
import type { StoryRequest } from '../../scripts/faults/requests.js';

const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Date.now() / 86_400_000));
const entry = join(process.cwd(), 'dist', 'index.js');

let wanted: Picture;
let requests: StoryRequest[];

beforeAll(async () => {
  wanted = await wantedPicture();
  const scene = await openScene();
  try {
    requests = await recordStory(scene, wanted);
  } finally {
    await scene.close();
  }
}, 60_000);

/** Cases with their failures; `atMostMissed` says how many requests may not have come, as polls may not. */
async function failuresOf(cases: readonly Case[], { atMostMissed = 0 } = {}): Promise<string[]> {
  const results = await runCases({ cases, wanted, jobs: 4 });
  const missed = results.filter(({ outcome }) => !outcome.met && outcome.wrong.length === 0).map(({ key }) => `${key}: not met`);
  const failed = results.filter(({ outcome }) => outcome.wrong.length > 0).map(({ key, outcome }) => `${key}: ${outcome.wrong.join('; ')}`);
  return missed.length > atMostMissed ? [...failed, ...missed] : failed;
}

it('the story has every kind of write, and the matrix every request', () => {
  const writes = requests.filter(({ service, reads }) => service === 'workspace' && !reads).map(({ name }) => name);
  const parts = ['POST /api/2.0/serving-endpoints new-custom', 'POST /api/2.0/serving-endpoints/pt new-units', 'PUT /api/2.0/serving-endpoints/scoring/config', '/tags', '/ai-gateway', '/notifications', '/telemetry-config', 'PUT /api/2.0/permissions/', 'DELETE '];
  expect(parts.filter((part) => !writes.some((name) => name.includes(part)))).toEqual([]);
  const cases = httpCases(requests);
  expect(requests.filter(({ name }) => !cases.some(({ key }) => key.includes(name)))).toEqual([]);
  expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThan(1000);
});

it('a fault at any request leaves nothing that a clean run does not bring to its end', async () => {
  expect(await failuresOf(sample(httpCases(requests), 24, seed), { atMostMissed: 2 })).toEqual([]);
}, 180_000);

describe('what once went wrong', () => {
  const mended = [
    // Only a new profile tells that names of tables were written.
    'reset-after at workspace: PATCH /api/2.0/serving-endpoints/ranking/telemetry-config #1',
    // A plan made in the midst of a run asked for them again.
    'reset-after at workspace: PUT /api/2.0/permissions/serving-endpoints/ranking #1',
    // A 503 was taken for a refusal at the door, and a delete for harmless.
    '503-after at workspace: PATCH /api/2.0/serving-endpoints/support/tags #1',
    '503-after at workspace: DELETE /api/2.0/serving-endpoints/retired #1',
    // A review that was applied already was told that it is being applied, and never the end.
    'html-200 at workspace: GET /api/2.0/serving-endpoints/idle #1',
    // A plan that was not seen at first was shadowed by the report that said so.
    'stale at github: GET /issues/{number}/comments #1',
    // A page in place of an answer was no reason to look for what had been made.
    'html-200 at github: POST /deployments #1',
    // One late read was enough for "gone already".
    'stale at workspace: GET /api/2.0/serving-endpoints/embedding #2',
  ];

  it('stays mended', async () => {
    const cases = httpCases(requests).filter(({ key }) => mended.includes(key));
    expect(cases.map(({ key }) => key).sort()).toEqual([...mended].sort());
    expect(await failuresOf(cases)).toEqual([]);
  }, 120_000);
});

it('so does a signal', async () => {
  expect(await failuresOf(sample(signalCases(requests, entry), 6, seed), { atMostMissed: 1 })).toEqual([]);
}, 180_000);

describe('the judge', () => {
  it('sees a workspace that is not as wanted', async () => {
    const [first] = httpCases(requests);
    const other = { ...wanted, idle: { ...wanted['idle']!, tags: 'team=z' } };
    const [result] = await runCases({ cases: [first!], wanted: other, jobs: 1 });
    expect(result?.outcome.wrong).toEqual(expect.arrayContaining([expect.stringMatching(/idle ends wrong: tags/)]));
  });
});

describe('a sample', () => {
  const items = Array.from({ length: 100 }, (_item, index) => index);

  it('is the same for the same seed, and another for another', () => {
    expect(sample(items, 10, 7)).toEqual(sample(items, 10, 7));
    expect(sample(items, 10, 7)).not.toEqual(sample(items, 10, 8));
    expect(new Set(sample(items, 100, 3)).size).toBe(100);
  });
});
