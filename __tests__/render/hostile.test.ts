/** Whatever a manifest, a workspace or a person contains: it stays in its place. */
import fc from 'fast-check';
import { formatPath } from '../../src/endpoint/paths.js';
import { findingKey, judgeDrift, type Drift } from '../../src/plan/drift.js';
import type { Plan } from '../../src/plan/plan.js';
import { commentBudget, fits, summaryBudget } from '../../src/render/budget.js';
import { renderDriftIssue } from '../../src/render/drift-issue.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { renderPlanSummary } from '../../src/render/plan-summary.js';
import { renderResultReport } from '../../src/render/result-report.js';
import { renderDriftText } from '../../src/render/drift-text.js';
import { renderPlanText } from '../../src/render/text-plan.js';
import { renderResultText } from '../../src/render/text-result.js';
import type { ApplyResult } from '../../src/apply/result.js';
import * as scenes from './fixtures.js';
import { expectGolden } from './golden.js';
import { htmlOf, linksOf, proseOf, structureOf } from './markdown.js';

/** A plan and a result that hold this text wherever a text of others can stand. */
function withText(text: string): { plan: Plan; result: ApplyResult } {
  const hostile = scenes.endpoint(text, {
    key: `key ${text}`,
    live: scenes.live(text, { traffic_config: { routes: [{ served_entity_name: text, traffic_percentage: 100 }] } }, { creator: text }),
    changes: [
      scenes.change('ownership', { before: text, after: text, class: 'adopt' }),
      scenes.change(formatPath(['config', 'served_entities', { id: text }]), { after: { entity_name: text, [text]: [text, { [text]: text }] } }),
      scenes.change(formatPath(['tags', { id: text }]), { before: 'plain', after: text, note: text }),
      scenes.change(formatPath(['config', 'traffic_config', { id: `${text}2` }]), { after: 10 }),
      scenes.change('a.long', { before: `${'word '.repeat(30)}${text}`, after: `${'word '.repeat(30)}${text}!` }),
      scenes.change('a.list', { before: [text], after: ['x', text, `${text}y`] }),
      scenes.change(text, { before: text, after: null }),
    ],
    blocked: { reason: 'destroy-blocked', message: text, hint: text, paste: text },
    alsoBlocked: [{ reason: 'preflight-failed', message: text, hint: text, paste: text }],
    hold: text,
    warnings: [text],
    unmanaged: [text],
    unverifiable: [text],
    resolved: [{ entity: text, model: text, asked: text, version: text }],
    chunks: { [text]: text, main: text },
  });
  const replaced = {
    ...scenes.replaced,
    name: text,
    changes: [scenes.change(formatPath(['x', { id: text }]), { before: text, after: text, impact: 'replace', section: 'creation' })],
  };
  const plan = scenes.plan(
    [hostile, replaced, { ...scenes.deleted, name: text }, scenes.endpoint(text, { action: 'unchanged' })],
    { manifest: text, target: text, host: text, digest: text, warnings: [text], unread: [{ name: text, reason: 'api-error', message: text }] },
  );
  const failed = scenes.outcome(text, {
    plan: hostile,
    outcome: 'failed',
    reason: 'api-error',
    message: text,
    hint: text,
    state: text,
    oldConfigServes: false,
    operations: [
      { kind: 'wait', title: text, status: 'done', startedAt: 0, finishedAt: 60_000 },
      { kind: 'create', title: text, status: 'failed', message: `made: ${text}`, requestId: text, startedAt: 60_000, finishedAt: 90_000 },
    ],
    entities: [{ entity: text, configVersion: 1, deployment: text, startedAt: 0, finishedAt: 60_000 }],
    failures: [{ entity: text, deployment: text, message: `entity: ${text}`, log: `${text}\n${text}` }],
  });
  const refused = { ...failed, outcome: 'refused' as const, reason: 'plan-changed' as const, approval: { approvedIn: 1, heldBackDigest: text } };
  const applied = { ...failed, outcome: 'applied' as const };
  const blocked = { ...failed, outcome: 'refused' as const, reason: 'preflight-failed' as const };
  const result = scenes.result([failed, refused, blocked, applied], {
    who: { actor: text, principal: text },
    commit: text,
    manifest: text,
    target: text,
    host: text,
    planDigest: text,
    warnings: [text],
  });
  return { plan, result };
}

/** The plan as drift, with endpoints beside it whose every text is this one. */
function driftWith(plan: Plan, text: string): Drift {
  const born = Date.UTC(2026, 2, 1);
  const broken = { version: 1, document: {}, entities: [{ name: text, deployment: 'DEPLOYMENT_FAILED', message: text }] };
  const down = scenes.endpoint(text, { action: 'unchanged', live: scenes.live(text, {}, { state: { ready: 'NOT_READY' }, config: broken }) });
  const taken = scenes.endpoint(text, { action: 'unchanged', ownership: 'foreign', live: scenes.live(text, {}, { creator: text, createdAt: born }), blocked: { reason: 'ownership-conflict', message: text, hint: text, paste: text } });
  const whole = { ...plan, endpoints: [...plan.endpoints, down, taken] };
  const digests = plan.endpoints.flatMap(({ changes }) => changes.slice(0, 3).map(({ digest }) => digest));
  return judgeDrift(whole, {
    merged: [{ pullRequest: 128, state: 'applied', endpoints: { [text]: { changes: digests } }, updatedAt: born - 86_400_000 }],
    unmanaged: [{ name: text, id: text, origin: 'workspace', tags: [], state: { ready: text }, creator: text, createdAt: born }],
    only: [text],
    since: new Map([findingKey('differs', text), findingKey('failed', text), findingKey('unmanaged', text)].map((key) => [key, text])),
  });
}

function reportsOf(text: string): { report: string; marker: string; limit: typeof commentBudget }[] {
  const { plan, result } = withText(text);
  const context = { ...scenes.planContext, head: text, runUrl: text, manifestPath: text, workflow: text };
  const comment = { limit: commentBudget, marker: scenes.planMarker };
  const approved = Object.fromEntries([[text, { changes: ['a'.repeat(24)], ends: Object.fromEntries([[text, text]]) }]]);
  const failed = { ...context, status: 'failed' as const, statusNote: text, result, approved, progress: [{ name: text, text }], together: 3 };
  return [
    { report: renderPlanComment(plan, context), ...comment },
    { report: renderPlanComment(plan, failed), ...comment },
    { report: renderPlanSummary(plan, context), marker: '', limit: summaryBudget },
    { report: renderResultReport(result, { runUrl: text, workflow: text }), marker: '', limit: summaryBudget },
    { report: renderDriftIssue(driftWith(plan, text), { ...scenes.driftContext, since: text, runUrl: text, workflow: text, head: text, notes: [text] }).body, marker: scenes.driftMarker, limit: commentBudget },
  ];
}

const ours = /^<\/?(?:details(?: open)?|summary|b|code|sub|br|blockquote)>$/;
const harmless = reportsOf('plain');

/** Everything that must hold for a report, whatever the text in it. */
function expectContained(text: string): void {
  for (const [index, { report, marker, limit }] of reportsOf(text).entries()) {
    expect(report.startsWith(marker === '' ? '### ' : `${marker}\n`)).toBe(true);
    expect(report.indexOf('<!--', marker === '' ? 0 : 1)).toBe(-1);
    expect(fits(report, limit)).toBe(true);
    const body = report.slice(marker.length);
    // eslint-disable-next-line no-control-regex -- exactly those characters must not be there
    expect(body).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
    const prose = proseOf(body);
    expect(prose).not.toMatch(/@[A-Za-z0-9]/);
    expect(prose).not.toMatch(/#(?!128\b|1\b)\d/);
    expect(htmlOf(body).filter((tag) => !ours.test(tag))).toEqual([]);
    expect(linksOf(body)).toEqual([]);
    // A text of many lines makes the log long enough to be folded, which is a structure of its own.
    if (text.length < 60 && text.trim() !== '' && text.split(/[\r\n]/).length < 5) expect(structureOf(body)).toEqual(structureOf(harmless[index]!.report.slice(marker.length)));
  }
}

const hostileTexts = [
  '```\n</details>\n# owned\n```',
  '~~~\nx',
  '`````` ` `` ```',
  '@octocat @org/team',
  '#1234 GH-99 org/repo#7',
  '<!-- databricks-endpoints:plan {"v":1} -->',
  '<img src=x onerror=alert(1)><script>',
  '</summary></details><details open>',
  '::set-output name=x::y',
  '\n::stop-commands::x\n',
  '| a | b |\n|---|---|',
  'a|b\\|c\\',
  '[x](https://evil.example) ![y](http://evil.example/p.png)',
  'https://evil.example www.evil.example mailto:a@b.example',
  '> [!WARNING]\n> fake',
  '- [ ] task\n1. one\n***\n===',
  'admin\u202etxt.exe\u2066\u0007',
  '\u0000\r\n\u001b[2J',
  '\ud800 lone',
  '&lt;b&gt; &#64;octocat',
  '$\\color{red}{x}$ $$y$$',
  '**bold** _it_ ~~no~~ \\*',
  '',
  '   ',
  '    indented',
  '- ',
  '+',
];

it.each(hostileTexts.map((text) => [JSON.stringify(text), text]))('contains %s', (_, text) => {
  expectContained(text);
});

it('contains 100 kB and many bytes per character', () => {
  for (const text of ['`@x <!-- '.repeat(11_000), '模型😀'.repeat(20_000)]) {
    for (const { report, marker, limit } of reportsOf(text)) {
      expect(report.indexOf('<!--', marker === '' ? 0 : 1)).toBe(-1);
      expect(fits(report, limit)).toBe(true);
    }
  }
});

it('looks like this', () => {
  const text = '`x` @octocat <!-- databricks-endpoints:plan {} --> <img src=x>\n```\n::set-output name=a::b\n| \u202e #12';
  const { plan, result } = withText(text);
  expectGolden('hostile-plan.md', renderPlanComment(plan, scenes.planContext));
  expectGolden('hostile-result.md', renderResultReport(result, scenes.resultContext));
  expectGolden('hostile-plan.txt', renderPlanText(plan));
});

const piece = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }));
const anyText = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));

it('contains any text, in any place', () => {
  fc.assert(fc.property(anyText, expectContained), { numRuns: 100 });
});

it('is the same bytes for the same input', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { plan, result } = withText(text);
      expect(renderPlanComment(structuredClone(plan), scenes.planContext)).toBe(renderPlanComment(plan, scenes.planContext));
      expect(renderResultReport(structuredClone(result), scenes.resultContext)).toBe(renderResultReport(result, scenes.resultContext));
    }),
    { numRuns: 50 },
  );
});

it('writes no workflow command to the log', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { plan, result } = withText(text);
      for (const log of [renderPlanText(plan), renderDriftText(driftWith(plan, text), { notes: [text] }), renderResultText(result)]) {
        for (const line of log.split('\n')) {
          expect(line.trimStart().startsWith('::')).toBe(false);
          expect(line).not.toContain('##[');
          expect(line).not.toContain('\r');
          expect(line).not.toContain('\u001b');
        }
      }
    }),
    { numRuns: 100 },
  );
});
