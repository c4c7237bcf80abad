/** The drift issue, its summary and its text, from one endpoint to a thousand. */
import { judgeDrift, findingKey, type Drift } from '../../src/plan/drift.js';
import { seenRows } from '../../src/commands/first-seen.js';
import { formatMarker } from '../../src/markers.js';
import { commentBudget, fits, summaryBudget } from '../../src/render/budget.js';
import { renderDriftIssue, renderDriftResolved, renderDriftSummary } from '../../src/render/drift-issue.js';
import { renderDriftText } from '../../src/render/drift-text.js';
import * as drifts from './drift-scenes.js';
import * as scenes from './fixtures.js';
import { expectGolden } from './golden.js';
import { structureOf } from './markdown.js';

const { driftContext } = scenes;

describe('the issue', () => {
  it.each([
    ['issue', drifts.usual],
    ['everything', drifts.everything],
    ['unexplained', drifts.unexplained],
    ['failed', drifts.failedOnly],
  ])('%s', (name, drift) => {
    const notes = name === 'everything' ? ['`churn-scoring`: `ignore_changes` of `tags[owner]` ends in 9 days, after 2026-03-12 (migration); from then on it is compared again.'] : [];
    const { title, body } = renderDriftIssue(drift, { ...driftContext, notes });
    expect(body.startsWith(`${scenes.driftMarker}\n`)).toBe(true);
    expectGolden(`drift-${name}.md`, `${title}\n\n${body}`);
  });

  it('is closed with a word', () => {
    expectGolden('drift-resolved.md', renderDriftResolved(driftContext));
  });

  it('says target and counts in its title, within what a title holds', () => {
    expect(renderDriftIssue(drifts.usual, driftContext).title).toBe('Endpoint drift on prod: 1 edited, 1 merged and not applied, 1 with a newer version (examples)');
    expect(renderDriftIssue(drifts.failedOnly, driftContext).title).toBe('Endpoints on prod: no drift, 1 failed (examples)');
    const long = { ...drifts.usual, plan: { ...drifts.usual.plan, target: 't'.repeat(300) } };
    expect(renderDriftIssue(long, driftContext).title).toHaveLength(250);
  });

  it('says what was looked at, where it was not everything', () => {
    expect(renderDriftIssue({ ...drifts.usual, only: ['churn-*'] }, driftContext).body).toContain('only `churn-*` looked at');
  });

  it('reverts one endpoint with its own digest, all with that of the plan, and destroys only with consent', () => {
    const { body } = renderDriftIssue(drifts.everything, driftContext);
    const commands = body.split('\n').filter((line) => line.startsWith('gh workflow run'));
    const digests = commands.map((line) => /plan-digest=(\w+)/.exec(line)?.[1]);
    expect(new Set(digests).size).toBe(digests.length);
    expect(digests.at(-1)).toBe(drifts.everything.plan.digest);
    expect(commands.filter((line) => line.includes('allow-destroy=old-chatbot'))).toHaveLength(2);
    // A workflow for several targets cannot be started without one.
    for (const command of commands) expect(body).toContain(`${command}\n# where the workflow asks for it, add: -f target=prod\n`);
    expect(body).toContain('[Run the apply workflow](https://github.com/acme/ml-platform/actions/workflows/endpoints.yml)');
  });
});

describe('sizes', () => {
  const now = '2026-03-04T05:17Z';
  const big = (size: number): Drift => {
    const plan = { ...scenes.largePlan(size), unread: Array.from({ length: Math.ceil(size / 50) }, (_, index) => ({ name: `unread-${index}`, reason: 'api-error' as const, message: '模型'.repeat(400) })) };
    const since = new Map(plan.endpoints.map(({ name }, index) => [findingKey('differs', name), `2026-0${1 + (index % 9)}-0${1 + (index % 7)}T0${index % 10}:17Z`]));
    return judgeDrift(plan, { since });
  };

  it.each([1, 2, 7, 30, 60, 120, 300, 1000])('%i endpoints fit, with their marker, and no count is lost', (size) => {
    const drift = big(size);
    const marker = formatMarker('drift', { v: 1, manifest: 'examples', target: 'prod', host: 'h', findings: 'f'.repeat(49), seen: seenRows(drift.since) });
    expect(marker.length).toBeLessThan(14_000);
    const { title, body } = renderDriftIssue(drift, { ...driftContext, marker });
    expect(fits(body, commentBudget)).toBe(true);
    expect(body.startsWith(`${marker}\n`)).toBe(true);
    expect(body).toContain(title.slice('Endpoint drift on prod: '.length, -' (examples)'.length));
    expect(body).toContain('#### What to do');
    const summary = renderDriftSummary(drift, { ...driftContext, since: now });
    expect(fits(summary, summaryBudget)).toBe(true);
    for (const { endpoint } of drift.findings) expect(summary).toContain(endpoint.name);
  });

  it('says where the rest is, as soon as something is left out', () => {
    const { body } = renderDriftIssue(big(1000), driftContext);
    expect(body).toContain('Too much to show it all here: differences and what to write in the manifest are in the summary of [the run](');
    expect(renderDriftSummary(big(30), driftContext)).not.toContain('Too much');
  });
});

describe('the summary', () => {
  it('without drift, and with an endpoint that could not be read', () => {
    expect(renderDriftSummary(judgeDrift(scenes.emptyPlan), driftContext)).toMatch(/^### ✅ Drift · `prod`: no drift\n/);
    const unread = { ...scenes.emptyPlan, unread: [{ name: 'x', reason: 'api-error' as const, message: '503' }] };
    expect(renderDriftSummary(judgeDrift(unread), driftContext)).toMatch(/^### ❌ Drift · `prod`: 1 not readable\n/);
  });

  it('has the blocks of the issue', () => {
    const [, ...blocks] = structureOf(renderDriftSummary(drifts.usual, driftContext));
    expect(structureOf(renderDriftIssue(drifts.usual, { ...driftContext, marker: '' }).body)).toEqual(blocks);
  });
});

it('says the same in plain lines', () => {
  expectGolden('drift.txt', renderDriftText(drifts.everything, { notes: ['`churn-scoring`: a rule ends soon.'] }));
  expect(renderDriftText(judgeDrift(scenes.emptyPlan))).toMatch(/^No drift · prod\n/);
  expect(renderDriftText(drifts.failedOnly)).toMatch(/^No drift; 1 failed · prod\n/);
});

it('says that a hold has to go before an apply writes anything', () => {
  const held = judgeDrift(scenes.plan([{ ...scenes.updateCustom, hold: 'load test' }]));
  expect(renderDriftIssue(held, driftContext).body).toContain('It is on hold: remove its tag `endpoints_hold` first, or nothing of it is written.');
  expect(renderDriftIssue(judgeDrift(scenes.plan([scenes.updateCustom])), driftContext).body).not.toContain('endpoints_hold');
});
