/** The plan put together from those of its endpoints. */
import { assemblePlan, hasChanges } from '../../src/plan/build.js';
import { change, endpoint } from '../render/fixtures.js';

describe('the plan as a whole', () => {
  const parts = { manifest: 'm', target: 't', host: 'h' };
  it('has the worst first, then the names, and what was not read by name', () => {
    const endpoints = [endpoint('b'), endpoint('a', { action: 'unchanged' }), endpoint('z', { action: 'delete' }), endpoint('c', { action: 'create' }), endpoint('a2', { action: 'update' }), endpoint('y', { action: 'replace' })];
    const unread = ['z', 'a', 'k'].map((name) => ({ name, reason: 'api-error' as const, message: 'm' }));
    const whole = assemblePlan({ ...parts, endpoints, unread });
    expect([whole.endpoints.map(({ name }) => name), whole.unread.map(({ name }) => name), whole.offline]).toEqual([['z', 'y', 'a2', 'b', 'c', 'a'], ['a', 'k', 'z'], false]);
    expect(whole.summary).toEqual({ create: 1, update: 2, replace: 1, delete: 1, unchanged: 1 });
    expect(assemblePlan({ ...parts, offline: true, endpoints: [] }).offline).toBe(true);
  });

  it('has changes where any endpoint has one', () => {
    const changed = endpoint('b', { changes: [change('tags[x]', { after: 'y' })] });
    expect([hasChanges(assemblePlan({ ...parts, endpoints: [endpoint('a')] })), hasChanges(assemblePlan({ ...parts, endpoints: [endpoint('a'), changed] }))]).toEqual([false, true]);
    expect(assemblePlan({ ...parts, endpoints: [changed] }).digest).not.toBe(assemblePlan({ ...parts, endpoints: [endpoint('a')] }).digest);
  });

  it('tells once what could not be checked, of how many', () => {
    const warnings = (count: number): readonly string[] => assemblePlan({ ...parts, endpoints: Array.from({ length: count }, (_, index) => endpoint(`e${index}`, { unchecked: ['secrets', 'secrets'] })) }).warnings;
    expect(warnings(0)).toEqual([]);
    expect(warnings(3)).toEqual(['Could not check for lack of a right: secrets (for `e0`, `e1`, `e2`). An apply may still fail because of it.']);
    expect(warnings(5)).toEqual(['Could not check for lack of a right: secrets (for `e0`, `e1`, `e2` and 2 more). An apply may still fail because of it.']);
  });
});
