/** Whose an endpoint is, what our own tags say, and whether its config is the planned one. */
import { configMatches } from '../../src/plan/config-matches.js';
import { claim, isProtected, ownershipTag, unreadDigest, wantedOwnTags } from '../../src/plan/ownership.js';
import { customEntity, desiredEndpoint, liveConfig, liveEndpoint, planFor } from '../helpers/build.js';
import { live } from '../render/fixtures.js';

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
