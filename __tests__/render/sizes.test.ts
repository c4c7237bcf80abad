/** From one endpoint to a thousand, with whatever text: what must be seen stays, and GitHub takes the report. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fitMarker, formatMarker, maximumPlanMarker, parseMarker } from '../../src/markers.js';
import { approvedBy, approvedTogether, resolvedVersions } from '../../src/plan/approval.js';
import type { Action, EndpointPlan, Plan } from '../../src/plan/plan.js';
import type { PlanMarker } from '../../src/ports/plan-comments.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { renderPlanSummary } from '../../src/render/plan-summary.js';
import * as scenes from './fixtures.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hostile = ['`x` ```\n---', '模型'.repeat(40), '😀'.repeat(60), '<!-- x -->', '| a | b |', '@team #12', '\u202e\u0000', 'w'.repeat(3000), '</details>'];
const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 40 }));

interface Shape {
  size: number;
  texts: string[];
  /** Length of the names: the platform takes 63. */
  name: number;
  actions: Exclude<Action, 'unchanged'>[];
  blockedEvery: number;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  size: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(150, 400, 1000)),
  texts: fc.array(text, { minLength: 1, maxLength: 4 }),
  name: fc.integer({ min: 8, max: 63 }),
  actions: fc.array(fc.constantFrom('create' as const, 'update' as const, 'replace' as const, 'delete' as const), { minLength: 1, maxLength: 4 }),
  blockedEvery: fc.integer({ min: 1, max: 50 }),
});

function planOf({ size, texts, name, actions, blockedEvery }: Shape): Plan {
  const endpoints = Array.from({ length: size }, (_, index): EndpointPlan => {
    const called = sha256(String(index)).slice(0, name).padEnd(name, 'x');
    const action = actions[index % actions.length] ?? 'update';
    const value = texts[index % texts.length] ?? '';
    const digest = (part: string): string => sha256(`${called} ${part}`).slice(0, 24);
    const changes = [
      scenes.change('config.served_entities[main].entity_version', { before: '1', after: '2', digest: digest('version') }),
      scenes.change('tags[note]', { before: 'plain', after: value, digest: digest('note') }),
      scenes.change('tags[other]', { before: value, after: `${value}!`, digest: digest('other') }),
    ];
    return scenes.endpoint(called, {
      action,
      impact: action === 'create' ? 'rollout' : action === 'update' ? 'rollout' : action,
      changes: action === 'delete' ? [scenes.change('endpoint', { before: 'id', impact: 'delete', class: 'delete', digest: digest('delete') })] : changes,
      warnings: [value],
      resolved: [{ entity: 'main', model: 'a.b.c', asked: 'latest', version: '2' }],
      ...(action === 'create' ? { documentDigest: digest('document') } : {}),
      ...(index % blockedEvery === 0 ? { blocked: { reason: 'destroy-blocked' as const, message: value, hint: value } } : {}),
    });
  });
  return scenes.plan(endpoints, { warnings: texts });
}

function markerOf(plan: Plan): PlanMarker {
  const versions = resolvedVersions(plan);
  return fitMarker(
    {
      v: 1,
      manifest: plan.manifest,
      target: plan.target,
      host: plan.host,
      head: 'a'.repeat(40),
      run: '9876543210',
      attempt: 1,
      digest: plan.digest,
      state: 'planned',
      endpoints: approvedBy(plan),
      ...(versions === undefined ? {} : { versions }),
    },
    sha256,
  );
}

function commentOf(plan: Plan): { marker: PlanMarker; body: string } {
  const marker = markerOf(plan);
  const together = plan.endpoints.filter(({ name, changes }) => changes.length > 0 && !Object.hasOwn(marker.endpoints, name)).length;
  return { marker, body: renderPlanComment(plan, { ...scenes.planContext, marker: formatMarker('plan', marker), ...(together > 0 ? { together } : {}) }) };
}

function source(marker: PlanMarker): Parameters<typeof approvedTogether>[1][number] {
  return { pullRequest: 1, comment: { id: 1, url: '', body: '', marker, createdAt: '' } };
}

it('counts, blocked and destructive changes never shrink away, and the marker always fits', () => {
  fc.assert(
    fc.property(shape, (given) => {
      const plan = planOf(given);
      const { marker, body } = commentOf(plan);
      const summary = renderPlanSummary(plan, scenes.planContext);
      expect(body.length).toBeLessThanOrEqual(65_536);
      expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
      expect(parseMarker('plan', body)).toEqual(marker);
      const numbers = (['create', 'update', 'replace', 'delete'] as const).filter((action) => plan.summary[action] > 0);
      const grouped = (number: number): string => number.toLocaleString('en-US');
      const blocked = plan.endpoints.filter((endpoint) => endpoint.blocked !== undefined).length;
      for (const report of [body, summary]) {
        const headline = report.split('\n').find((line) => line.startsWith('### ')) ?? '';
        for (const action of numbers) expect(headline).toContain(`${grouped(plan.summary[action])} to ${action}`);
        expect(headline).toContain(`${grouped(blocked)} blocked`);
        expect(report).toContain(`#### ⛔ ${grouped(blocked)} endpoint`);
        // Every destructive endpoint is named, or counted where there is no room for its name.
        const visible = report.split('<details>')[0] ?? '';
        const missing = plan.endpoints.filter(({ action, name }) => (action === 'delete' || action === 'replace') && !visible.includes(name));
        if (missing.length > 0) expect(visible).toMatch(/and [\d,]+ more, see the (?:summary|log) of the run/);
      }
    }),
    { numRuns: 20 },
  );
});

it('approves together what the marker has no room for, and only as it was', () => {
  const plan = planOf({ size: 1000, texts: ['x'], name: 63, actions: ['create', 'update', 'delete'], blockedEvery: 1001 });
  const { marker, body } = commentOf(plan);
  expect(formatMarker('plan', marker).length).toBeLessThanOrEqual(maximumPlanMarker);
  const named = Object.keys(marker.endpoints).length;
  expect(named).toBeGreaterThan(200);
  expect(body).toContain(`the last ${1000 - named} are approved together`);
  const together = approvedTogether(plan, [source(marker)]);
  expect(together.size).toBe(1000 - named);
  for (const name of Object.keys(marker.endpoints)) expect(together.has(name)).toBe(false);

  const last = plan.endpoints.at(-1)!;
  const changed = { ...plan, endpoints: [...plan.endpoints.slice(0, -1), { ...last, changes: [...last.changes, scenes.change('tags[new]', { after: '1' })] }] };
  const fewer = { ...plan, endpoints: plan.endpoints.slice(0, -1) };
  for (const other of [changed, fewer]) expect(approvedTogether(other, [source(marker)]).size).toBe(0);
  for (const used of [{ ...marker, state: 'applied' as const }, { ...marker, offline: true as const }]) expect(approvedTogether(plan, [source(used)]).size).toBe(0);
  const first = plan.endpoints[0]!;
  const elsewhere = { ...plan, endpoints: [{ ...first, changes: [] }, ...plan.endpoints.slice(1)] };
  expect(approvedTogether(elsewhere, [source(marker)]).size).toBe(1000 - named);
});

it('keeps no value that the marker would have to spell in its own way, so that redaction finds every secret', () => {
  for (const value of ['a"b', 'a\\b', 'a<b', 'a--b', 'a\nb', '']) {
    const marker = markerOf(scenes.plan([scenes.endpoint('one', { changes: [scenes.change('tags[x]', { after: value })] })]));
    expect(marker.endpoints['one']!.ends).toEqual({});
  }
  const nested = markerOf(scenes.plan([scenes.endpoint('one', { changes: [scenes.change('tags[x]', { after: { a: 1 } }), scenes.change('tags[y]', { before: 1 })] })]));
  expect(nested.endpoints['one']!.ends).toEqual({ 'tags[y]': '' });
});

it('keeps what things were to end as while there is room', () => {
  const small = markerOf(planOf({ size: 2, texts: ['x'], name: 12, actions: ['update'], blockedEvery: 100 }));
  expect(Object.values(small.endpoints)[0]!.ends).toEqual({ 'config.served_entities[main].entity_version': '2', 'tags[note]': 'x', 'tags[other]': 'x!' });
  const large = markerOf(planOf({ size: 400, texts: ['x'], name: 12, actions: ['update'], blockedEvery: 1000 }));
  expect(Object.values(large.endpoints).every(({ ends }) => ends === undefined)).toBe(true);
});

it('the summary leaves out nothing for which there is room, and never refers to itself', () => {
  const alike = scenes.plan(Array.from({ length: 40 }, (_, index) => scenes.endpoint(`e${index}`, { changes: [scenes.change('tags[a]', { after: '1' })], warnings: ['The rule has ended.'] })));
  const summary = renderPlanSummary(alike, scenes.planContext);
  expect(summary).toContain('`e9`, `e10`, `e11`');
  expect(summary).not.toMatch(/see the|and \d+ more/);
  expect(renderPlanComment(alike, scenes.planContext)).toContain('`e9` and 30 more, see the summary of the run: The rule has ended.');

  const huge = scenes.plan(Array.from({ length: 1000 }, (_, index) => scenes.endpoint(`e${index}`, { changes: [scenes.change('tags[a]', { before: 'a'.repeat(1500), after: { text: `b${'c'.repeat(1500)}` } })] })));
  const shrunk = renderPlanSummary(huge, scenes.planContext);
  expect(shrunk).toContain('_Long values are cut here; the plan file has them whole._');
  expect(shrunk).not.toContain('summary of the run');
});
