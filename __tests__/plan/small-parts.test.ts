/** Blocks, our own tags and findings of drift, case by case. */
import { blocksOf, distinctBlocks, refusalOf, withBlocks } from '../../src/plan/blocks.js';
import { configMatches } from '../../src/plan/config-matches.js';
import { findingKeys, judgeDrift, needsIssue, unexplainedChanges, uncompared, type MergedPlan } from '../../src/plan/drift.js';
import { claim, isProtected, ownershipTag, unreadDigest, wantedOwnTags } from '../../src/plan/ownership.js';
import type { Block } from '../../src/plan/plan.js';
import { customEntity, desiredEndpoint, liveConfig, liveEndpoint, planFor } from '../helpers/build.js';
import { change, endpoint, live, plan } from '../render/fixtures.js';

const block = (message: string, facts: Partial<Block> = {}): Block => ({ reason: 'preflight-failed', message, hint: `mend ${message}`, ...facts });
const at = (file: string, line: number, column: number): Pick<Block, 'place'> => ({ place: { file, line, column } });

describe('blocks', () => {
  const told = (...blocks: (Block | undefined)[]): string[] => blocksOf(withBlocks(endpoint('a'), blocks)).map(({ message }) => message);

  it('none leave the plan as it is; one stands alone', () => {
    const plain = endpoint('a');
    expect(withBlocks(plain, [undefined])).toBe(plain);
    expect(withBlocks(plain, [block('x')])).toStrictEqual({ ...plain, blocked: block('x') });
    expect(blocksOf(plain)).toEqual([]);
  });

  it('what no input lifts comes first, then the published order of reasons', () => {
    expect(told(block('destroy', { reason: 'destroy-blocked' }), block('preflight'), undefined, block('owner', { reason: 'ownership-conflict' }), block('protected', { reason: 'destroy-blocked', protection: true }))[0]).toBe('protected');
  });

  it('the same at the same place counts once', () => {
    expect(told(block('x'), block('x'), block('y'))).toEqual(['x', 'y']);
    expect(told(block('x', at('f', 1, 1)), block('x', at('f', 1, 1)), block('x', at('f', 1, 2)), block('x', at('f', 2, 1)), block('x', at('g', 1, 1)), block('x'))).toHaveLength(5);
    expect(told(block('x'), block('x', at('f', 1, 1)))).toHaveLength(2);
  });

  it('are said once wherever they stand, and refuse together', () => {
    const blocked = withBlocks(endpoint('a'), [block('x', at('f', 1, 1)), block('x', at('f', 2, 1)), block('y', { hint: 'mend x' }), block('x', { reason: 'destroy-blocked' })]);
    expect(distinctBlocks(blocked).map(({ reason, message, place }) => [reason, message, place?.line])).toEqual([['preflight-failed', 'x', 1], ['preflight-failed', 'y', undefined], ['destroy-blocked', 'x', undefined]]);
    expect(refusalOf(blocked)).toEqual({ reason: refusalOf({ blocked: block('x') })!.reason, message: 'x y x', hint: 'mend x' });
    expect(refusalOf(endpoint('a'))).toBeUndefined();
  });
});

describe('ownership', () => {
  it('the tag of a manifest has only characters that tags may have', () => {
    expect(ownershipTag({ repository: 'acme.x/my repo', id: 'a/b', target: 'p:1' })).toBe('acme-x__my-repo__a-b__p-1');
    expect(ownershipTag({ repository: '', id: 'i', target: 't' })).toBe('____i__t');
  });

  it('protection is any value but "false"', () => {
    const tagged = (value?: string): boolean => isProtected({ tags: value === undefined ? [] : [{ key: 'endpoints_protected', value }] });
    expect([tagged(), tagged('false'), tagged('true'), tagged('')]).toEqual([false, false, true, true]);
  });

  it('the digest of what nobody can read has no order', () => {
    expect(unreadDigest(new Map())).toBeUndefined();
    expect(unreadDigest(new Map([['b', 1], ['a', 2]]))).toBe(unreadDigest(new Map([['a', 2], ['b', 1]])));
    expect(unreadDigest(new Map([['a', 1]]))).not.toBe(unreadDigest(new Map([['a', 2]])));
  });

  it('our own tags are those that say something', () => {
    expect(wantedOwnTags('me', desiredEndpoint(), undefined)).toEqual([{ key: 'endpoints_manifest', value: 'me' }]);
    expect(wantedOwnTags('me', desiredEndpoint({ lifecycle: { preventDestroy: true, adopt: false, ignoreChanges: [] } }), 'd')).toEqual([{ key: 'endpoints_manifest', value: 'me' }, { key: 'endpoints_protected', value: 'true' }, { key: 'endpoints_unread', value: 'd' }]);
  });

  it('a live endpoint is ours by its tag, by a manifest that moved, or by adoption', () => {
    const of = (tag: string | undefined, facts: object = {}, adopt = false) =>
      claim('me', ['old'], desiredEndpoint({ lifecycle: { preventDestroy: false, adopt, ignoreChanges: [] } }), live('chat', undefined, { tags: tag === undefined ? [] : [{ key: 'endpoints_manifest', value: tag }], ...facts }));
    expect([of('me'), of('old'), of(undefined, {}, true)]).toEqual([{ ownership: 'owned' }, { ownership: 'adopted' }, { ownership: 'adopted' }]);
    expect(of('other', {}, true)).toMatchObject({ ownership: 'foreign', block: { reason: 'ownership-conflict', message: '`chat` is managed by another manifest (`other`).', paste: 'moved_from:\n  - "other"\n' } });
    expect(of(undefined)).toMatchObject({ ownership: 'foreign', block: { message: '`chat` exists already and is not managed by this manifest (creator dana@acme.example, created 2025-03-14).' } });
    expect(of(undefined, { createdAt: undefined, creator: undefined }).block?.message).toBe('`chat` exists already and is not managed by this manifest (creator unknown).');
    expect(of('me', { origin: 'databricks' })).toMatchObject({ ownership: 'foreign', block: { message: '`chat` belongs to Databricks or to another product of the workspace.' } });
  });
});

it('a live config is as planned by the rules of the comparison', () => {
  const planned = planFor({ config: { served_entities: [customEntity()] } }, { config: liveConfig([customEntity()]) });
  expect(configMatches(planned, liveEndpoint({ config: liveConfig([customEntity({ entity_version: 7 })]) }))).toBe(true);
  expect(configMatches(planned, liveEndpoint({ config: liveConfig([customEntity({ entity_version: '8' })]) }))).toBe(false);
  expect(configMatches(planFor({ tags: [] }, {}), liveEndpoint({ config: liveConfig([customEntity()]) }))).toBe(true);
  const { want: _none, ...without } = planned;
  expect(configMatches(without, liveEndpoint({}))).toBe(true);
});

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
    const blocked = endpoint('b', { action: 'unchanged', blocked: block('x') });
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
