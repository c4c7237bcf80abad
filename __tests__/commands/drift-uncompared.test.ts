/** Drift of an endpoint that cannot be compared: its alias means nothing any more. */
import { openStage, type Stage } from '../helpers/story.js';
import { churn, manifest } from '../e2e/manifests.js';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

it('is neither drift nor clean: the run fails with the reason, and says which endpoint it was', async () => {
  expect((await stage.run('apply', manifest({ churn: churn() }))).failure).toBeUndefined();
  const text = manifest({ churn: churn({}, { entity_version: '@nobody-set-it' }) });
  const end = await stage.run('drift', text);
  expect([end.hasDrift, end.failure?.reason, end.writes]).toEqual([false, 'preflight-failed', []]);
  expect(end.log[0]).toMatch(/^Not everything was compared: 1 not comparable/);
  expect(end.summary).toContain('1 not comparable');
  expect(end.summary).toContain('What was compared is what the manifest says');
  // Where something else differs as well, that is drift; the run still says that not all was compared.
  const both = await stage.run('drift', manifest({ churn: churn({}, { entity_version: '@nobody-set-it' }), more: churn() }));
  expect([both.hasDrift, both.failure?.reason]).toEqual([true, 'preflight-failed']);
});
