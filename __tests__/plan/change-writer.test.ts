/** Changes to the letter: what is shown, and what their digests speak of. */
import { ChangeWriter } from '../../src/plan/changes.js';
import { digestOf } from '../../src/plan/digest.js';
import type { Difference } from '../../src/plan/diff.js';
import type { Field } from '../../src/endpoint/fields/index.js';

const writer = new ChangeWriter({ host: 'https://h', name: 'chat', literals: new Set(['info']) });
const digest = (kind: string, path: string, wanted: unknown, ...id: string[]): string => digestOf([1, 'https://h', 'chat', kind, path, wanted as string, ...id]);
const text: Field = { type: 'string', doc: 'd' };
const whole = { config: { a: 1 } };
const difference = (facts: Partial<Difference>): Difference => ({ parts: ['tags', { id: 'x' }], path: 'tags[x]', section: 'tags', field: text, action: 'change', before: 'a', after: 'b', impact: 'metadata', strictness: undefined, ...facts });

it('endpoints as a whole', () => {
  expect(writer.documentDigest(whole)).toBe(digest('set', 'endpoint', whole));
  expect(writer.create(whole, { name: 'chat' })).toEqual({ path: 'endpoint', section: 'endpoint', action: 'add', after: { name: 'chat' }, sensitive: false, impact: 'rollout', class: 'set', digest: digest('set', 'endpoint', whole) });
  expect(writer.replace(whole, { name: 'chat' }, { id: 'i', why: 'because' })).toEqual({
    path: 'endpoint', section: 'endpoint', action: 'change', before: 'i', after: { name: 'chat' }, sensitive: false, impact: 'replace', class: 'replace', digest: digest('replace', 'endpoint', whole, 'i'), note: 'because',
  });
  expect(writer.delete('i')).toEqual({ path: 'endpoint', section: 'endpoint', action: 'remove', before: 'i', sensitive: false, impact: 'delete', class: 'delete', digest: digest('delete', 'endpoint', null, 'i') });
});

describe('a difference', () => {
  const base = { path: 'tags[x]', section: 'tags', impact: 'metadata', sensitive: false };
  it.each<[string, Partial<Difference>, object]>([
    ['that changes', {}, { ...base, action: 'change', before: 'a', after: 'b', class: 'set', digest: digest('set', 'tags[x]', 'b') }],
    ['that comes', { action: 'add', before: undefined }, { ...base, action: 'add', after: 'b', class: 'set', digest: digest('set', 'tags[x]', 'b') }],
    ['that goes', { action: 'remove', after: undefined }, { ...base, action: 'remove', before: 'a', class: 'remove', digest: digest('remove', 'tags[x]', null) }],
    ['that is stricter', { strictness: 'tighter' }, { ...base, action: 'change', before: 'a', after: 'b', class: 'set', strictness: 'tighter', digest: digest('set', 'tags[x]', 'b') }],
    ['of a credential: what is live is hidden, what the manifest says is a reference', { field: { ...text, credential: true }, before: 'sk-1', after: '{{secrets/a/b}}' }, { ...base, action: 'change', before: '(sensitive)', after: '{{secrets/a/b}}', sensitive: true, class: 'set', digest: digest('set', 'tags[x]', '{{secrets/a/b}}') }],
    ['of a value of the environment that is not the manifest’s', { field: { ...text, hiddenWhenLive: true }, before: 'info', after: 'kept' }, { ...base, action: 'change', before: 'info', after: '(sensitive)', sensitive: true, class: 'set', digest: digest('set', 'tags[x]', '(sensitive)') }],
    ['of a value of the environment that is hidden live', { field: { ...text, hiddenWhenLive: true }, before: 'x', after: 'info' }, { ...base, action: 'change', before: '(sensitive)', after: 'info', sensitive: true, class: 'set', digest: digest('set', 'tags[x]', 'info') }],
    ['that adds an object with live values in it', { action: 'add', before: undefined, field: { type: 'object', stated: 'whole', doc: 'd', fields: { a: { ...text, hiddenWhenLive: true } } }, after: { a: 'kept' } }, { ...base, action: 'add', after: { a: '(sensitive)' }, sensitive: true, class: 'set', digest: digest('set', 'tags[x]', { a: '(sensitive)' }) }],
  ])('%s', (_title, facts, expected) => {
    const written = writer.difference(difference(facts));
    expect(written).toEqual(expected);
    expect(Object.keys(written).sort()).toEqual(Object.keys(expected).sort());
  });

  it('has a note where there is one', () => {
    expect(writer.difference(difference({}), '@champion')).toMatchObject({ note: '@champion' });
    expect(Object.keys(writer.difference(difference({})))).not.toContain('note');
  });
});

it('values that nobody can read, and those of the endpoint itself', () => {
  expect(writer.unread('p', 'config', '(unknown)', true, 'rollout')).toStrictEqual({ path: 'p', section: 'config', action: 'change', before: '(unknown)', after: true, sensitive: false, impact: 'rollout', class: 'set', digest: digest('set', 'p', true) });
  expect(writer.unread('p', 'config', undefined, true, 'rollout')).toStrictEqual({ path: 'p', section: 'config', action: 'add', after: true, sensitive: false, impact: 'rollout', class: 'set', digest: digest('set', 'p', true) });
  expect(writer.creationField('route_optimized', false, true)).toStrictEqual({ path: 'route_optimized', section: 'creation', action: 'change', before: false, after: true, sensitive: false, impact: 'replace', class: 'set', digest: digest('set', 'route_optimized', true) });
  expect(writer.creationField('route_optimized', undefined, undefined)).toMatchObject({ before: null, after: null });
});

it('our own tags', () => {
  const base = { path: 'ownership', section: 'ownership', sensitive: false, impact: 'metadata' };
  expect(writer.ownTag('endpoints_manifest', undefined, 'me')).toStrictEqual({ ...base, action: 'add', after: 'endpoints_manifest: me', class: 'adopt', digest: digest('adopt', 'ownership', 'endpoints_manifest: me') });
  expect(writer.ownTag('endpoints_manifest', 'you', 'me')).toStrictEqual({ ...base, action: 'change', before: 'endpoints_manifest: you', after: 'endpoints_manifest: me', class: 'adopt', digest: digest('adopt', 'ownership', 'endpoints_manifest: me') });
  expect(writer.ownTag('endpoints_protected', undefined, 'true')).toStrictEqual({ ...base, action: 'add', after: 'endpoints_protected: true', class: 'set', digest: digest('set', 'ownership', 'endpoints_protected: true') });
  expect(writer.ownTag('endpoints_protected', 'true', undefined)).toStrictEqual({ ...base, action: 'remove', before: 'endpoints_protected: true', class: 'remove', digest: digest('remove', 'ownership', 'endpoints_protected') });
});
