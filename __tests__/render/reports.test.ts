import type { ApplyResult } from '../../src/apply/result.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { renderPlanSummary } from '../../src/render/plan-summary.js';
import { renderResultReport } from '../../src/render/result-report.js';
import { renderPlanText } from '../../src/render/text-plan.js';
import { renderResultText } from '../../src/render/text-result.js';
import { commentBudget, fits, summaryBudget } from '../../src/render/budget.js';
import * as scenes from './fixtures.js';
import { expectGolden } from './golden.js';
import { structureOf } from './markdown.js';

const { planContext } = scenes;

describe('plan comments', () => {
  it.each([
    ['small', scenes.smallPlan],
    ['blocked', scenes.blockedPlan],
    ['replace', scenes.replacePlan],
    ['delete', scenes.deletePlan],
    ['no-changes', scenes.emptyPlan],
    ['offline', scenes.offlinePlan],
    ['forty', scenes.largePlan(40)],
    ['thousand', scenes.largePlan(1000)],
  ])('%s plan', (name, plan) => {
    const text = renderPlanComment(plan, planContext);
    expect(text.startsWith(`${planContext.marker}\n### `)).toBe(true);
    expect(fits(text, commentBudget)).toBe(true);
    expectGolden(`plan-${name}.md`, text);
  });

  it('tells of endpoints that could not be read, and never calls them unchanged', () => {
    const plan = { ...scenes.emptyPlan, unread: [{ name: 'secret-one', reason: 'permission-denied' as const, message: 'CAN_VIEW is missing.' }] };
    const text = renderPlanComment(plan, planContext);
    expect(text).toContain('1 not readable');
    expect(text).toContain('- `secret-one` · `permission-denied`: CAN_VIEW is missing.');
    expect(text).not.toContain('is what the manifest says');
  });

  it('github-practice edge case 18: says that a failed update still stands, also where there is nothing to change', () => {
    const failed = { ...scenes.live('embeddings', {}, { state: { ready: 'READY', configUpdate: 'UPDATE_FAILED' } }) };
    const plan = { ...scenes.emptyPlan, endpoints: [{ ...scenes.unchanged, live: failed }] };
    const words = 'its last update failed; what was there before still serves and is what the repository says, so there is nothing to change.';
    expect(renderPlanComment(plan, planContext)).toContain(`> - \`embeddings\`: ${words}`);
    expect(renderPlanText(plan)).toContain(`Note: embeddings: ${words}`);
    const updating = { ...plan, endpoints: [{ ...scenes.unchanged, live: { ...failed, state: { ready: 'READY', configUpdate: 'IN_PROGRESS' } } }] };
    expect(renderPlanComment(updating, planContext)).not.toContain('its last update');
  });

  it.each(['applying', 'applied', 'failed'] as const)('life-cycle: %s', (status) => {
    const context = {
      ...planContext,
      status,
      ...(status === 'applying' && { progress: [{ name: 'churn-scoring', text: 'waits for `challenger` (DEPLOYMENT_CREATING), 4 min' }] }),
      ...(status === 'applied' && { result: scenes.appliedResult }),
      ...(status === 'failed' && { result: scenes.failedResult }),
    };
    expectGolden(`comment-${status}.md`, renderPlanComment(scenes.smallPlan, context));
  });

  it('life-cycle: held back, with what was approved against what an apply would do now', () => {
    expectGolden('comment-held-back.md', renderPlanComment(scenes.smallPlan, { ...planContext, status: 'failed', result: scenes.refusedResult, approved: scenes.refusedContext.approved ?? {} }));
  });

  it('life-cycle: refused as a whole, by a digest that is not that of the plan', () => {
    const refusal = { reason: 'plan-changed' as const, message: 'The plan\'s digest is now `b`, not `a`: it is not the plan that was approved.', hint: 'Look at the plan in this report.' };
    const result = { ...scenes.refusedResult, refusal };
    const words = "> [!CAUTION]\n> **Nothing was applied** · `plan-changed`  \n> The plan's digest is now `b`, not `a`: it is not the plan that was approved.  \n> **Next:** Look at the plan in this report.\n";
    for (const text of [renderPlanComment(scenes.smallPlan, { ...planContext, status: 'failed', result }), renderResultReport(result, scenes.resultContext)]) {
      expect(text).toContain(words);
      expect(text.indexOf(words)).toBeLessThan(text.indexOf('held back: nothing of'));
      expect(text).toContain('gh workflow run endpoints.yml -f plan-digest=9e107d9d372bb6826bd81d35');
    }
    expect(renderResultText(result)).toContain('Nothing was applied: The plan\'s digest is now `b`');
  });

  it.each<[string, string, string, ApplyResult['endpoints'][number]['outcome'][]]>([
    ['⏹️', 'Apply cut off', '**Cut off: not everything was applied**', ['applied', 'cancelled']],
    ['⏸️', 'On hold', '**On hold: nothing was applied**', ['held', 'unchanged']],
    ['⏸️', 'Applied in part', '**Applied, except what is on hold,**', ['held', 'applied']],
    ['⏳', 'Accepted', '**Accepted, still rolling out:**', ['accepted', 'applied']],
    ['⛔', 'Changes held back', '**Not everything was applied**', ['refused', 'applied']],
    ['❌', 'Apply failed', '**Not everything was applied**', ['failed', 'applied']],
    ['✅', 'Nothing to apply', '**Nothing left to apply:**', ['unchanged']],
    ['✅', 'Applied', '**Applied** by', ['applied', 'unchanged']],
  ])('says %s, as the summary does (%s): %s', (icon, text, line, outcomes) => {
    const result = scenes.result(outcomes.map((outcome) => scenes.outcome(`is-${outcome}`, { outcome })));
    const [, headline = '', , status = ''] = renderPlanComment(scenes.smallPlan, { ...planContext, status: 'applied', result }).split('\n');
    expect(headline).toContain(`### ${icon} Serving endpoints`);
    expect(status.startsWith(`${icon} ${line}`)).toBe(true);
    expect(renderResultReport(result, scenes.resultContext).startsWith(`### ${icon} ${text} · `)).toBe(true);
    if (icon !== '✅') expect(headline + status).not.toContain('✅');
  });
});

describe('sizes', () => {
  it('shows every change of forty endpoints in the comment', () => {
    const text = renderPlanComment(scenes.largePlan(40), planContext);
    expect(text.match(/<summary>.* <code>team-/g)).toHaveLength(32);
    // Two groups, the two of them that stand alone, and what is unchanged: no more lines than these.
    expect(text.match(/^<details>\n<summary>(?!.*<code>)/gm)).toHaveLength(3);
    expect(text).not.toContain('Too large');
  });

  it.each([200, 1000, 3000, 10_000])('keeps counts, blocked and destructive changes of %i endpoints', (size) => {
    const plan = scenes.largePlan(size);
    const blocked = plan.endpoints.map((one) =>
      one.action === 'delete'
        ? { ...one, blocked: { reason: 'destroy-blocked' as const, message: `\`${one.name}\` is gone.`, hint: 'Allow it.' } }
        : one,
    );
    const text = renderPlanComment({ ...plan, endpoints: blocked }, planContext);
    expect(fits(text, commentBudget)).toBe(true);
    expect(text).toContain('blocked: nothing of them is applied');
    expect(text).toMatch(/deleted for good/);
    expect(text).toMatch(/DOWNTIME/);
    const names = plan.endpoints.filter(({ action }) => action === 'delete' || action === 'replace').map(({ name }) => name);
    const missing = names.filter((name) => !text.includes(name));
    if (missing.length > 0) expect(text).toMatch(/and \d+ more, see the summary/);
  });

  it('shows in the summary what the comment has no room for', () => {
    const plan = scenes.largePlan(1000);
    const summary = renderPlanSummary(plan, planContext);
    expect(fits(summary, summaryBudget)).toBe(true);
    expect(summary).not.toContain('Too large');
    expect(summary.match(/<summary>.* <code>team-/g)).toHaveLength(800);
    expect(summary.startsWith('### ')).toBe(true);
  });

  it('counts bytes as well as characters', () => {
    const wide = '模型'.repeat(300);
    const endpoints = Array.from({ length: 400 }, (_, index) =>
      scenes.endpoint(`e${index}`, { changes: [scenes.change('tags[x]', { before: wide, after: `${wide}新` })] }),
    );
    expect(fits(renderPlanComment(scenes.plan(endpoints), planContext), commentBudget)).toBe(true);
    expect(fits(renderPlanSummary(scenes.plan(endpoints), planContext), summaryBudget)).toBe(true);
  });

  it('cuts a value of 100 kB in the comment and keeps it in the summary', () => {
    const huge = 'x'.repeat(100_000);
    const plan = scenes.plan([scenes.endpoint('big', { changes: [scenes.change('config.served_entities[main].environment_vars[BLOB]', { after: huge })] })]);
    expect(renderPlanComment(plan, planContext)).toContain('… (100,000 characters)');
    expect(renderPlanSummary(plan, planContext)).toContain(huge);
  });
});

describe('results', () => {
  it.each([
    ['applied', scenes.appliedResult, scenes.resultContext],
    ['failed', scenes.failedResult, scenes.resultContext],
    ['plan-changed', scenes.refusedResult, scenes.refusedContext],
  ])('%s', (name, result, context) => {
    expectGolden(`result-${name}.md`, renderResultReport(result, context));
  });

  it('shows what would be done now where it is not known what was approved', () => {
    const text = renderResultReport(scenes.refusedResult, scenes.resultContext);
    expect(text).toContain('**Not as approved:** what an apply would do now (approved in the plan on #128 was something else)');
    expect(text).toContain('gh workflow run endpoints.yml -f plan-digest=9e107d9d372bb6826bd81d35');
  });

  it('says once what several endpoints were refused for, and of each what would have been done', () => {
    const older = { outcome: 'refused', reason: 'plan-changed', message: 'Commit `aaaaaaa` is older than `bbbbbbb`.', hint: 'Run the apply on the newest commit.' } as const;
    const refused = ['a', 'b', 'c'].map((name) => scenes.outcome(name, { ...older, plan: scenes.endpoint(name, { changes: [scenes.change('tags[team]', { before: 'new', after: `old-${name}` })] }) }));
    const whole = scenes.result([...refused, scenes.outcome('d', { ...older, message: 'Another.' })], { failureReason: 'plan-changed' });
    const text = renderResultReport(whole, scenes.resultContext);
    expect([text.match(/is older than/g), text.match(/Run the apply on the newest/g)]).toEqual([['is older than'], expect.objectContaining({ length: 2 })]);
    expect(text).toContain('**3 endpoints** · `plan-changed`: `a`, `b`, `c`  \n');
    for (const name of ['a', 'b', 'c']) expect(text).toMatch(new RegExp(`\\*\\*\`${name}\`\\*\\* · update\\n\\n\\*\\*What this run would have done[^]*old-${name}`));
    const lines = renderResultText(whole);
    expect(lines.match(/is older than/g)).toHaveLength(1);
    expect(lines.match(/As a, see above\./g)).toHaveLength(2);
  });

  it('names the comment that approves what was held back, where the digest stands for all that is left', () => {
    const line = 'this one on #128 does the same: `/endpoints apply 9e107d9d372bb6826bd81d35`';
    expect(renderResultReport(scenes.refusedResult, scenes.refusedContext)).toContain(line);
    const others = [scenes.outcome('x', { outcome: 'failed' }), scenes.outcome('x', { outcome: 'refused', reason: 'destroy-blocked' }), scenes.outcome('x', { outcome: 'held' })];
    for (const other of others) {
      const result = { ...scenes.refusedResult, endpoints: [...scenes.refusedResult.endpoints, other] };
      expect(renderResultReport(result, scenes.refusedContext)).not.toContain('/endpoints apply');
    }
    expect(renderResultReport({ ...scenes.refusedResult, pullRequests: [] }, scenes.refusedContext)).not.toContain('/endpoints apply');
  });

  it('tells in text what is to be known of an endpoint without changes', () => {
    const idle = scenes.endpoint('x', { action: 'unchanged', impact: 'none', changes: [], operations: [], warnings: ['`description` cannot be changed.'] });
    expect(renderPlanText(scenes.plan([idle]))).toMatch(/^Warning: x: `description` cannot be changed\.\n\nNothing to do/m);
  });

  it('does not call an endpoint of another manifest unchanged', () => {
    const blocked = { reason: 'ownership-conflict' as const, message: '`x` is managed by another manifest.', hint: 'Remove it there.' };
    const text = renderPlanComment(scenes.plan([scenes.endpoint('x', { action: 'unchanged', impact: 'none', blocked })]), planContext);
    expect(text).toContain('### ⛔ ');
    expect(text).toContain('**`x`** · `ownership-conflict`');
    expect(text).not.toContain('is what the manifest says');
    expect(text).not.toContain('endpoint unchanged');
    const lines = renderPlanText(scenes.plan([scenes.endpoint('x', { action: 'unchanged', impact: 'none', blocked })]));
    expect(lines).toMatch(/^No changes, 1 blocked\n[\s\S]*\n! x\n {4}BLOCKED \(ownership-conflict\)/);
    expect(lines).not.toMatch(/unchanged|[Nn]othing to do/);
  });

  it('says from whom an endpoint is taken over, and what becomes of its protection', () => {
    const changes = [
      scenes.change('ownership', { before: 'endpoints_manifest: acme__old__shop__prod', after: 'endpoints_manifest: acme__new__shop__prod', class: 'adopt' }),
      scenes.change('ownership', { before: 'endpoints_protected: true' }),
    ];
    const plan = scenes.plan([scenes.endpoint('x', { impact: 'metadata', ownership: 'adopted', changes, live: scenes.live('x', undefined) })]);
    const text = renderPlanText(plan);
    expect(text).toContain('Taken over from acme__old__shop__prod; it was created by dana@acme.example on 2025-03-14');
    expect(text).toContain('- protection is lifted');
    expect(text).not.toMatch(/endpoints_|Adopting/);
    const report = renderPlanComment(plan, planContext);
    expect(report).toContain('**Taken over from** `acme__old__shop__prod`: ');
    expect(report).toContain('\n- protection is lifted\n');
    const adopted = { ...plan, endpoints: plan.endpoints.map((one) => ({ ...one, changes: [scenes.change('ownership', { after: 'endpoints_manifest: a', class: 'adopt' }), scenes.change('ownership', { after: 'endpoints_protected: true' })] })) };
    expect(renderPlanText(adopted)).toMatch(/Adopting an endpoint created by[\s\S]*\+ protection is set/);
  });

  it('does not say of what goes away that it is left as it is, nor how large it will be', () => {
    const gone = { unmanaged: ['permissions'], live: scenes.live('x', { served_entities: [{ name: 'main', workload_size: 'Small' }] }) };
    for (const action of ['replace', 'delete'] as const) {
      const plan = scenes.plan([scenes.endpoint('x', { ...gone, action, impact: action })]);
      expect(renderPlanText(plan) + renderPlanComment(plan, planContext)).not.toMatch(/left as it is|→ none|Size/);
    }
  });

  it('names who failed even where hundreds did', () => {
    const [, failed] = scenes.failedResult.endpoints;
    const endpoints = Array.from({ length: 800 }, (_, index) => ({ ...failed!, name: `model-${index}` }));
    const text = renderPlanComment(scenes.smallPlan, { ...planContext, status: 'failed', result: scenes.result(endpoints) });
    expect(fits(text, commentBudget)).toBe(true);
    expect(text).toContain('800 failed');
    expect(text).toContain('`model-799`');
  });

  it('does not say that all is well when the run failed for a reason of its own', () => {
    const text = renderResultReport(scenes.result([], { failureReason: 'api-error' }), scenes.resultContext);
    expect(text).toContain('### ❌ Apply failed');
  });
});

describe('text', () => {
  it('of plans and results', () => {
    expectGolden('plan-small.txt', renderPlanText(scenes.smallPlan));
    expectGolden('plan-blocked.txt', renderPlanText(scenes.blockedPlan));
    expectGolden('result-failed.txt', renderResultText(scenes.failedResult));
  });

  it('has colours only when asked', () => {
    expect(renderPlanText(scenes.smallPlan)).not.toContain('\u001b');
    expect(renderPlanText(scenes.smallPlan, { color: true })).toContain('\u001b[32m');
  });
});

it('has the same blocks in the comment and in the summary', () => {
  const [, ...blocks] = structureOf(renderPlanComment(scenes.blockedPlan, planContext));
  expect(structureOf(renderPlanSummary(scenes.blockedPlan, planContext))).toEqual(blocks);
});
