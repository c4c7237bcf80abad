/** Findings of drift, case by case. */
import { findingKeys, judgeDrift, needsIssue, unexplainedChanges, uncompared, type MergedPlan } from '../../src/plan/drift.js';
import { change, endpoint, live, plan } from '../render/fixtures.js';

describe('drift', () => {
  const [one, two] = [change('tags[a]', { before: 'x', after: 'y', digest: '1'.repeat(24) }), change('tags[b]', { before: 'x', after: 'y', digest: '2'.repeat(24) })];
  const merged = (state: MergedPlan['state'], name = 'chat', ...digests: string[]): MergedPlan => ({ pullRequest: 5, state, endpoints: { [name]: { changes: digests } } });
  const summary = (name: string) => ({ ...live(name, undefined), name });

  it('what no merged plan explains', () => {
    const drifted = endpoint('chat', { changes: [one, two] });
    expect(unexplainedChanges(drifted, []).map(({ path }) => path)).toEqual(['tags[a]', 'tags[b]']);
    expect(unexplainedChanges(drifted, [merged('applied', 'chat', one.digest)]).map(({ path }) => path)).toEqual(['tags[b]']);
    expect(unexplainedChanges(drifted, [merged('applied', 'other', one.digest)]).map(({ path }) => path)).toEqual(['tags[a]', 'tags[b]']);
    expect(unexplainedChanges(endpoint('constructor', { changes: [one] }), [merged('applied', 'chat', one.digest)])).toHaveLength(1);
  });

  it('has its keys in the order to show, unmanaged endpoints by name', () => {
    const failed = endpoint('f', { action: 'unchanged', live: live('f', undefined, { state: { ready: 'READY', systemUpdateFailure: true } }) });
    const drift = judgeDrift(plan([endpoint('d', { changes: [one] }), failed], { unread: [{ name: 'r', reason: 'api-error', message: 'm' }] }), { unmanaged: [summary('z'), summary('b'), summary('m')] });
    expect(findingKeys(drift)).toEqual(['differs d', 'unread r', 'failed f', 'unmanaged b', 'unmanaged m', 'unmanaged z']);
    expect([drift.only, drift.since, uncompared(drift)]).toEqual([[], new Map(), []]);
  });

  it('keeps what it was restricted to, and since when', () => {
    const since = new Map([['differs d', 'now']]);
    expect(judgeDrift(plan([]), { only: ['d*'], since })).toMatchObject({ only: ['d*'], since });
  });

  it('unmanaged endpoints alone are drift, and worth an issue', () => {
    expect(needsIssue(judgeDrift(plan([]), { unmanaged: [summary('a')] }))).toBe(true);
    expect(needsIssue(judgeDrift(plan([])))).toBe(false);
  });

  it('names those that could not be compared', () => {
    const blocked = endpoint('b', { action: 'unchanged', blocked: { reason: 'preflight-failed', message: 'x', hint: 'y' } });
    expect(uncompared(judgeDrift(plan([blocked, endpoint('d', { changes: [one] })]))).map(({ name }) => name)).toEqual(['b']);
  });

  it('only a version that an alias or `latest` stands for moves by itself', () => {
    const group = (path: string, facts: object): string => judgeDrift(plan([endpoint('chat', { changes: [change(path, { before: '1', after: '2', ...facts })] })])).findings[0]!.group;
    const path = 'config.served_entities[main].entity_version';
    expect([group(path, { note: '@x' }), group(path, { note: 'latest' })]).toEqual(['moved', 'moved']);
    expect([group(path, {}), group(path, { note: 'x@y' }), group(path, { note: '@x', action: 'add' }), group('tags[x]', { note: '@x' })]).toEqual(['differs', 'differs', 'differs', 'differs']);
  });

  it('an endpoint was made again if it is younger than the apply, by more than clocks differ', () => {
    const since = (createdAt: number | undefined, facts: Partial<MergedPlan> = {}): number | undefined =>
      judgeDrift(plan([endpoint('chat', { changes: [one], live: { ...live('chat', undefined), ...(createdAt === undefined ? { createdAt: undefined } : { createdAt }) } as never })]), { merged: [{ ...merged('applied'), updatedAt: 1_000_000, ...facts }] }).findings[0]!.recreatedSince;
    expect([since(1_060_000), since(1_060_001), since(undefined)]).toEqual([undefined, 5, undefined]);
    expect(since(2_000_000, { updatedAt: undefined } as never)).toBeUndefined();
    expect(Object.keys(judgeDrift(plan([endpoint('chat', { changes: [one] })])).findings[0]!)).not.toContain('recreatedSince');
  });
});
