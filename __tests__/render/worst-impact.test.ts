/** The line that a reviewer reads first: how bad it gets, and what of it happens as things are. */
import type { Block } from '../../src/plan/plan.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { renderPlanText } from '../../src/render/text-plan.js';
import { worstLine } from '../../src/render/worst-impact.js';
import { change, createExternal, deleted, emptyPlan, endpoint, plan, planContext, replaced, updateCustom } from './fixtures.js';

const blocked: Block = { reason: 'destroy-blocked', message: 'No.', hint: 'Ask.' };
const retagged = endpoint('tagged', { impact: 'metadata', changes: [change('tags[a]', { before: '1', after: '2', impact: 'metadata' })] });
const granted = endpoint('granted', { impact: 'metadata', changes: [change('permissions[group:analysts]', { before: 'CAN_QUERY', impact: 'metadata' })] });
const limited = endpoint('limited', { impact: 'metadata', changes: [change('ai_gateway.rate_limits[user/calls]', { before: 100, after: 1, impact: 'metadata' })] });

it.each<[string, Parameters<typeof plan>[0], string]>([
  ['what is worst and happens', [deleted, updateCustom], '**Worst impact: deleted for good** on `old-chatbot`.'],
  [
    'what happens beside a blocked deletion',
    [{ ...deleted, blocked }, updateCustom, retagged],
    '**Worst impact: deleted for good** on `old-chatbot` (blocked). **Of the rest: rollout** on `churn-scoring`: a new version builds while the old one serves; typically in about 10 min.',
  ],
  [
    'that only new endpoints remain beside a blocked replacement',
    [{ ...replaced, blocked }, createExternal],
    '**Worst impact: DOWNTIME** on `reranker` (blocked): deleted and created again, new endpoint id, permissions are re-applied; typically in 20–60 min. **Of the rest: none on what serves today.** Only new endpoints.',
  ],
  ['nothing else where all is stopped', [{ ...deleted, blocked }, { ...updateCustom, hold: 'test' }], '**Worst impact: deleted for good** on `old-chatbot` (blocked).'],
  ['what is on hold', [{ ...updateCustom, hold: '' }, retagged], '**Worst impact: rollout** on `churn-scoring` (on hold): a new version builds while the old one serves; typically in about 10 min. **Of the rest: no rollout** on `tagged`: what serves stays as it is.'],
  ['how many are stopped, and why', [{ ...deleted, blocked }, { ...deleted, name: 'b', hold: '' }, { ...deleted, name: 'c' }], '**Worst impact: deleted for good** on 3 endpoints (1 blocked, 1 on hold).'],
  ['that callers may notice what needs no rollout', [granted, limited], '**Worst impact: no rollout** on 2 endpoints: what serves stays as it is; who may use it changes; the gateway’s rules for requests change.'],
])('says %s', (_, endpoints, line) => {
  expect(worstLine(plan(endpoints))).toBe(line);
});

it('says of an empty offline plan what it was compared with, and not what nobody has read', () => {
  const offline = { ...emptyPlan, offline: true, host: '' };
  for (const text of [renderPlanComment(offline, planContext), renderPlanText(offline)]) {
    expect(text).toContain('The endpoints are those of the manifest that this one would replace.');
    expect(text).not.toContain('The workspace is what the manifest says.');
  }
});
