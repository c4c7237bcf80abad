import { closedNote, staleLine, staleNote, withNote } from '../../src/render/stale-plan.js';

const marker = '<!-- databricks-endpoints:plan {"v":1} -->';
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `endpoint-${index}-${'x'.repeat(70)}`);

it('stays within what a comment keeps free for it, whatever the names', () => {
  const note = staleNote({ names: names(1000), pullRequests: [123456, 7], runUrl: `https://github.example.com/${'o'.repeat(39)}/${'r'.repeat(50)}/actions/runs/98765432101` });
  expect(note.length).toBeLessThan(500);
  expect(note).toContain('and 997 more');
  expect(withNote(`${marker}\n${'y'.repeat(65_000 - marker.length)}`, marker, note).length).toBeLessThanOrEqual(65_536);
});

it('fits a status, and says what to do first', () => {
  expect(staleLine(['chat'])).toBe('Plan again: an apply has changed chat');
  expect(staleLine(names(40)).length).toBeLessThanOrEqual(140);
});

it('takes the place of the marker, above the report as it was', () => {
  expect(withNote(`${marker}\n### Plan\n\nText --> more\n`, '<!-- new -->', closedNote)).toBe(`<!-- new -->\n${closedNote}\n\n### Plan\n\nText --> more\n`);
});

it('lets no name break out of its place', () => {
  const note = staleNote({ names: ['`a` @team <b>\n## x'], pullRequests: [] });
  expect(note.split('\n')).toHaveLength(1);
  expect(note).not.toMatch(/^## /m);
});
