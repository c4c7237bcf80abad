import { renderPlanComment } from '../../src/render/plan-comment.js';
import { closedNote, failedNote, missingNote, staleLine, staleNote, withNote } from '../../src/render/stale-plan.js';
import { planContext, runUrl, smallPlan } from './fixtures.js';
import { expectGolden } from './golden.js';

const marker = '<!-- databricks-endpoints:plan {"v":1} -->';
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `endpoint-${index}-${'x'.repeat(70)}`);

it('stays within what a comment keeps free for it, whatever the names', () => {
  for (const by of ['apply', 'drift'] as const) {
    const note = staleNote({ by, names: names(1000), pullRequests: [123456, 7], runUrl: `https://github.example.com/${'o'.repeat(39)}/${'r'.repeat(50)}/actions/runs/98765432101` });
    expect(note.length).toBeLessThan(500);
    expect(note).toContain('and 997 more');
    expect(withNote(`${marker}\n${'y'.repeat(65_000 - marker.length)}`, marker, note).length).toBeLessThanOrEqual(65_536);
  }
});

it('fits a status, and says what to do first', () => {
  expect(staleLine(['chat'])).toBe('Plan again: an apply has changed chat');
  expect(staleLine(['chat'], 'drift')).toBe('Plan again: changed by hand: chat');
  for (const by of ['apply', 'drift'] as const) expect(staleLine(names(40), by).length).toBeLessThanOrEqual(140);
});

it('takes the place of the marker, above the report as it was', () => {
  expect(withNote(`${marker}\n### Plan\n\nText --> more\n`, '<!-- new -->', closedNote)).toBe(`<!-- new -->\n${closedNote}\n\n### Plan\n\nText --> more\n`);
});

it('takes the place of what was noted before', () => {
  const note = missingNote({ head: 'a'.repeat(40), planned: 'b'.repeat(40), reason: 'invalid-manifest', message: 'Two problems.' });
  const once = withNote(`${marker}\n### Plan\n\n> quoted\n\n### More\n`, marker, staleNote({ by: 'apply', names: ['chat'], pullRequests: [] }));
  expect(withNote(once, marker, note)).toBe(`${marker}\n${note}\n\n### Plan\n\n> quoted\n\n### More\n`);
  expect(withNote(`${marker}\n${note}\n`, marker, closedNote)).toBe(`${marker}\n${closedNote}\n\n`);
});

it('says why there is no plan in one line of the room that is kept free, whatever the message', () => {
  const facts = { head: 'a'.repeat(40), planned: 'b'.repeat(40), reason: 'authentication', runUrl: 'https://github.com/o/r/actions/runs/1' };
  expect(missingNote({ ...facts, message: 'The sign-in failed.' })).toBe(
    '> ⚠️ **Stale: no plan for `aaaaaaa`.** `authentication`: The sign-in failed ([run](https://github.com/o/r/actions/runs/1)). Below is the plan of `bbbbbbb`, an earlier commit.',
  );
  for (const message of ['@team <b>\n### x\n-->', '<'.repeat(5000), '*'.repeat(200)]) {
    for (const note of [missingNote({ ...facts, message }), failedNote({ ...facts, message })]) {
      expect([note.length < 500, note.split('\n').length, /[^`]@team/.test(note), note.includes('<b>')]).toEqual([true, 1, false, false]);
    }
  }
});

it('lets no name break out of its place', () => {
  const note = staleNote({ by: 'apply', names: ['`a` @team <b>\n## x'], pullRequests: [] });
  expect(note.split('\n')).toHaveLength(1);
  expect(note).not.toMatch(/^## /m);
});

describe('as a reader finds them', () => {
  const report = renderPlanComment(smallPlan, planContext);
  it.each<[string, string]>([
    ['stale-apply', staleNote({ by: 'apply', names: ['churn-scoring'], pullRequests: [140], runUrl })],
    ['stale-drift', staleNote({ by: 'drift', names: ['churn-scoring'], pullRequests: [], runUrl })],
    ['missing', missingNote({ head: 'a'.repeat(40), planned: planContext.head, reason: 'invalid-manifest', message: 'endpoints.yml:3: `endpointz` is no key.', runUrl })],
    ['not-applied', failedNote({ reason: 'invalid-manifest', message: 'endpoints.yml:3: `endpointz` is no key.', runUrl })],
    ['closed', closedNote],
  ])('%s', (name, note) => {
    // The report below stays as it was, and has a golden file of its own.
    const [head = '', rest = ''] = withNote(report, planContext.marker, note).split('\n### ');
    expect(report).toContain(rest);
    expectGolden(`note-${name}.md`, `${head}\n### ${rest.split('\n')[0] ?? ''}\n`);
  });
});
