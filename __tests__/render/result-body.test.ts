/** A failure is told once, on every surface. */
import type { EndpointResult } from '../../src/apply/result.js';
import { renderResultReport } from '../../src/render/result-report.js';
import { renderResultText } from '../../src/render/text-result.js';
import { deleted, outcome, result, resultContext } from './fixtures.js';

const cause = 'pip exited with code 1';
const failed = (facts: Partial<EndpointResult>): EndpointResult =>
  outcome('chat', {
    outcome: 'failed',
    reason: 'deployment-failed',
    message: `The rollout failed: main: DEPLOYMENT_FAILED (${cause}).`,
    operations: [{ kind: 'wait', title: 'wait until the endpoint is ready', status: 'failed', message: `The rollout failed: main: DEPLOYMENT_FAILED (${cause}).` }],
    failures: [{ entity: 'main', deployment: 'DEPLOYMENT_FAILED', message: cause }],
    ...facts,
  });
const surfaces = (endpoint: EndpointResult): [string, string] => {
  const given = result([endpoint], { failureReason: 'deployment-failed' });
  return [renderResultReport(given, resultContext), renderResultText(given)];
};

it('says no cause again that the endpoint\'s own message holds', () => {
  for (const text of surfaces(failed({}))) expect(text.split(cause)).toHaveLength(2);
});

it('names the served entity whose log follows', () => {
  const [markdown, text] = surfaces(failed({ failures: [{ entity: 'main', deployment: 'DEPLOYMENT_FAILED', message: cause, log: 'ERROR: no xgboost' }] }));
  expect(markdown).toContain('Served entity `main` · `DEPLOYMENT_FAILED` · the end of its log:\n\n```text\nERROR: no xgboost\n```');
  expect(text).toContain('End of the build log of main:\n      ERROR: no xgboost');
});

it('keeps what only a part knows', () => {
  const parts = { failures: [{ entity: 'main', deployment: 'DEPLOYMENT_ABORTED', message: 'out of memory' }, { entity: 'other', deployment: 'DEPLOYMENT_FAILED', message: '' }] };
  const [markdown, text] = surfaces(failed({ ...parts, message: 'Still creating after 30 min.' }));
  expect(markdown).toContain('Served entity `main` · `DEPLOYMENT_ABORTED`: out of memory\n\nServed entity `other` · `DEPLOYMENT_FAILED`\n');
  expect(markdown).toContain(`❌ failed: The rollout failed: main: DEPLOYMENT_FAILED (${cause}).`);
  expect(text).toContain('Served entity main (DEPLOYMENT_ABORTED): out of memory');
  expect(text).toContain('Served entity other (DEPLOYMENT_FAILED)\n');
  expect(text).toContain(`failed: wait until the endpoint is ready (The rollout failed: main`);
});

it('folds many failures and long tables, with every count in sight', () => {
  const many = (count: number, given: Partial<EndpointResult>): EndpointResult[] => Array.from({ length: count }, (_, index) => failed({ name: `${given.outcome ?? 'failed'}-${index}`, ...given }));
  const report = renderResultReport(result([...many(8, {}), ...many(2, { outcome: 'cancelled' }), ...many(30, { outcome: 'applied' })], { failureReason: 'deployment-failed' }), resultContext);
  const seen = report.replace(/<details>\n<summary>(.*)<\/summary>[^]*?<\/details>/g, '$1');
  expect(seen).toContain('#### ❌ 8 failed, 2 cut off');
  expect(seen).toContain('❌ <code>failed-7</code> · update failed · <code>deployment-failed</code>');
  expect(seen).not.toContain(cause);
  expect(seen).toMatch(/^30 applied$/m);
  expect(report.split(cause)).toHaveLength(41);
});

it('tells of many that are blocked alike at once', () => {
  const blocked = (count: number): EndpointResult[] =>
    Array.from({ length: count }, (_, index) => {
      const name = `gone-${index}`;
      const plan = { ...deleted, key: name, name, blocked: { reason: 'destroy-blocked' as const, message: `\`${name}\` is no longer in the manifest.`, hint: `Set \`allow-destroy\` to \`${name}\`.` } };
      return outcome(name, { plan, outcome: 'refused', reason: 'destroy-blocked', message: plan.blocked.message, hint: plan.blocked.hint });
    });
  const report = (count: number): string => renderResultReport(result(blocked(count), { failureReason: 'destroy-blocked' }), resultContext);
  expect(report(20)).toContain('**20 endpoints** · delete · `destroy-blocked`  \n`<name>` is no longer in the manifest.  \n**Next:** Set `allow-destroy` to `<name>`.\n\n`gone-0`, `gone-1`, ');
  expect(report(3).match(/\*\*Next:\*\*/g)).toHaveLength(3);
});
