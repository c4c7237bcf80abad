/** Many blocked endpoints are still a list one can take in; what is to be pasted is whole or not there. */
import type { Block, EndpointPlan } from '../../src/plan/plan.js';
import { blockedSection } from '../../src/render/blocked.js';
import { commentBudget, fit } from '../../src/render/budget.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { deleted, plan, planContext, replaced, updateCustom } from './fixtures.js';

const destroy = (name: string): Block => ({
  reason: 'destroy-blocked',
  message: `\`${name}\` is no longer in the manifest, and deleting is not allowed.`,
  hint: `Set the input \`allow-destroy\` to \`${name}\` (one name a line) or to \`true\`, or keep the endpoint as it is.`,
});
const gone = (count: number): EndpointPlan[] => Array.from({ length: count }, (_, index) => ({ ...deleted, key: `gone-${index}`, name: `gone-${index}`, blocked: destroy(`gone-${index}`) }));
const section = (endpoints: EndpointPlan[]): string => fit(commentBudget, (limits) => blockedSection(plan(endpoints), limits));

it('tells of many that are blocked alike at once, with every name', () => {
  const other: EndpointPlan = { ...updateCustom, blocked: { reason: 'preflight-failed', message: '`a.b.c` has no version 9.', hint: 'Register it.' } };
  const text = section([...gone(20), other]);
  expect(text).toBe(
    [
      '#### ⛔ 21 endpoints blocked: nothing of them is applied until this is resolved\n',
      '**20 endpoints** · 🗑️ delete · `destroy-blocked`  ',
      '`<name>` is no longer in the manifest, and deleting is not allowed.  ',
      '**Next:** Set the input `allow-destroy` to `<name>` (one name a line) or to `true`, or keep the endpoint as it is.  ',
      '**Once allowed:** deleted for good.\n',
      `${gone(20).map(({ name }) => `\`${name}\``).join(', ')}\n`,
      '**`churn-scoring`** · ✏️ update · `preflight-failed`  ',
      '`a.b.c` has no version 9.  ',
      '**Next:** Register it.',
    ].join('\n'),
  );
});

it('tells of a few one by one, with what each takes away', () => {
  expect(section(gone(10)).match(/Created by/g)).toHaveLength(10);
});

it('keeps apart what is blocked by something of its own', () => {
  const pasting = gone(12).map((endpoint, index) => ({ ...endpoint, ...(index < 2 ? { alsoBlocked: [{ ...destroy(endpoint.name), message: 'It would lose `tags`.', paste: `endpoints:\n  ${endpoint.name}: {}\n` }] } : {}) }));
  const text = section(pasting);
  expect(text).toContain('**10 endpoints** · 🗑️ delete · `destroy-blocked`');
  expect(text).toContain('**`gone-0`** · 🗑️ delete · 2 problems');
  expect(text).toContain('     gone-1: {}');
});

it('shows YAML to paste whole, or says where it is', () => {
  const paste = `endpoints:\n  reranker:\n    permissions:\n${Array.from({ length: 60 }, (_, index) => `      - { level: CAN_QUERY, group_name: group-${index} }\n`).join('')}`;
  const losing = (yaml: string): EndpointPlan => ({ ...replaced, blocked: { ...destroy('reranker'), paste: yaml } });
  expect(renderPlanComment(plan([losing(paste)]), planContext)).toContain(paste.trimEnd());
  const long = renderPlanComment(plan([losing(paste.repeat(10))]), planContext);
  expect(long).toContain('The lines to paste are too long for here: see the summary of the run.');
  expect(long).not.toContain('group-0');
});
