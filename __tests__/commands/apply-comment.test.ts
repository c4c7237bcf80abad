/** The comment of a plan while it is applied. */
import { postApply } from '../../src/commands/apply-comment.js';
import type { Repository, Told } from '../../src/commands/story.js';
import { readSettings } from '../../src/inputs.js';
import { parseMarker } from '../../src/markers.js';
import type { PlanComment, PlanMarker } from '../../src/ports/plan-comments.js';
import { VirtualClock } from '../apply/support.js';
import { change, endpoint, plan } from '../render/fixtures.js';

const planned = plan([endpoint('a', { changes: [change('tags[team]', { before: 'x', after: 'y' })] })]);
const marker: PlanMarker = { v: 1, manifest: 'm', target: 't', host: 'https://h', head: 'a'.repeat(40), run: '1', attempt: 1, digest: 'd', state: 'planned', endpoints: { a: {} } };
const comment: PlanComment = { id: 1, url: '#1', body: '', marker, createdAt: '2026-01-01T00:00:00Z' };

it('is another text with each sign of life, so that its time of change moves on; the end leaves none of it', async () => {
  const clock = new VirtualClock();
  const bodies: string[] = [];
  const story = {
    settings: readSettings(() => '', {}), clock, manifest: { endpoints: [] },
    run: { repository: 'acme/ml', actor: 'octo', commit: 'c'.repeat(40), run: '2', attempt: 1 },
  } as unknown as Told;
  const update = (id: number, body: string): Promise<{ id: number; url: string }> => {
    bodies.push(body);
    return Promise.resolve({ id, url: '#1' });
  };
  const repository = { comments: { update } } as unknown as Repository;
  for (let beat = 0; beat < 2; beat += 1) {
    await postApply(story, repository, { pullRequest: 7, comment }, { plan: planned, state: 'applying', progress: [{ name: 'a', text: 'waiting' }] });
    await clock.sleep(600_000);
  }
  await postApply(story, repository, { pullRequest: 7, comment }, { plan: planned, state: 'applied' });
  const [first, second, last] = bodies.map((body) => parseMarker('plan', body));
  expect(bodies[0]).not.toBe(bodies[1]);
  expect([first?.applying?.at, second?.applying?.at]).toEqual(['1970-01-01T00:00:00.000Z', '1970-01-01T00:10:00.000Z']);
  expect([first?.state, last?.state, last?.applying]).toEqual(['applying', 'applied', undefined]);
});
