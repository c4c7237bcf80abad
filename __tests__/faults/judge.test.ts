/** The judge of a whole case has to notice what no run may do: it is shown each of these. */
import { finishStory } from '../../scripts/faults/http-cases.js';
import { runInProcess } from '../../scripts/faults/run-in-process.js';
import { openScene, wantedPicture, type Scene } from '../../scripts/faults/scene.js';
import { leaksOf } from '../../scripts/faults/secrets.js';
import { judgeFirst, judgeSecond } from '../../scripts/faults/verdict.js';
import { takePicture, type Picture } from '../../scripts/faults/picture.js';
import { knownPrincipals } from '../../src/emulator/index.js';

let scene: Scene;
let wanted: Picture;
beforeAll(async () => {
  [scene, wanted] = await Promise.all([openScene(), wantedPicture()]);
}, 60_000);
beforeEach(() => {
  scene.restore();
});
afterAll(() => scene.close());

async function send(method: string, path: string, body?: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${knownPrincipals.deployer.token}`, 'content-type': 'application/json' };
  return (await fetch(`${scene.emulator.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })).status;
}

it('sees what is sent again after it took effect, also where it is refused, and a stranger that is touched', async () => {
  const { log } = await runInProcess(scene, { event: 'push' });
  const create = scene.emulator.requests.find(({ method, body }) => method === 'POST' && JSON.stringify(body).includes('"new-custom"'));
  expect(await send('POST', '/api/2.0/serving-endpoints', create?.body)).toBeGreaterThanOrEqual(400);
  expect(await send('DELETE', '/api/2.0/serving-endpoints/retired')).toBe(404);
  await send('PATCH', `/api/2.0/permissions/serving-endpoints/${scene.before['idle']?.id ?? ''}`, { access_control_list: [] });
  const { wrong } = await finishStory(scene, { told: [], log }, wanted);
  expect(wrong).toEqual(expect.arrayContaining([
    'sent again after it took effect: create new-custom',
    expect.stringMatching(/^sent again after it took effect: DELETE .*\/retired/),
    expect.stringMatching(/^a stranger was touched: PATCH .*\/permissions\//),
  ]));
}, 60_000);

it('sees a comment that says the wrong thing', async () => {
  const run = await runInProcess(scene, { event: 'push' });
  const [comment] = scene.github.world.comments(scene.pulls.merged);
  comment!.body = comment!.body.replaceAll('✅', '❌').replaceAll('new-units', 'other');
  const wrong = judgeFirst(scene, { ...run, told: true, log: '', summary: run.end?.summary }, wanted);
  expect(wrong).toEqual([expect.stringMatching(/the comment does not name new-units/), expect.stringMatching(/the comment warns of a run that applied all/)]);
}, 60_000);

it('sees a clean run that says of itself what is not so', async () => {
  await runInProcess(scene, { event: 'push' });
  const between = takePicture(scene.emulator.world);
  const clean = await runInProcess(scene, { event: 'push', attempt: 2 });
  expect(judgeSecond(scene, { clean, between }, wanted)).toEqual([]);
  // Somebody deletes it before the judge looks: "unchanged" is not true.
  scene.emulator.world.endpoints.delete('scoring');
  expect(judgeSecond(scene, { clean, between }, wanted)).toEqual(['the clean run: scoring (unchanged): is missing', expect.stringContaining('READY, and is not there')]);
}, 60_000);

it('sees each secret of the scene, in each place', () => {
  const quiet = { log: '', summary: '' };
  const { requests } = scene.emulator;
  for (const secret of [knownPrincipals.deployer.token, scene.github.world.token, 'pl4nted-Secret-of-scoring', 'pl4nted-Secret-of-retired']) {
    const github = [{ path: '/comments', body: { body: secret } }] as unknown as Scene['github']['requests'];
    expect(leaksOf(scene.secrets, quiet, { workspace: requests, github: [] })).toEqual([]);
    expect(leaksOf(scene.secrets, { ...quiet, log: secret }, { workspace: requests, github: [] })).toEqual([expect.stringContaining('the log')]);
    expect(leaksOf(scene.secrets, { ...quiet, summary: secret }, { workspace: requests, github: [] })).toEqual([expect.stringContaining('summary')]);
    expect(leaksOf(scene.secrets, quiet, { workspace: requests, github })).toEqual([expect.stringContaining('GitHub')]);
  }
});
