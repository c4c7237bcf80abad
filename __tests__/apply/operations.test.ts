import { titleOf } from '../../src/apply/operations.js';
import { ownTags } from '../../src/endpoint/fields/index.js';
import type { Operation } from '../../src/plan/plan.js';

const patch = (purpose: 'ownership' | 'intent' | 'tags' | 'protection', add: Record<string, string>, remove: string[] = []): Operation => ({
  kind: 'patch-tags',
  purpose,
  add: Object.entries(add).map(([key, value]) => ({ key, value })),
  remove,
});

it.each<[string, Operation]>([
  ['write the ownership tags', patch('ownership', { [ownTags.manifest]: 'a', [ownTags.protected]: 'true' })],
  ['note what is about to be written', patch('intent', { [ownTags.unread]: `${'0'.repeat(24)}-1-${'0'.repeat(12)}` })],
  ['note what was written', patch('tags', { [ownTags.unread]: '0'.repeat(24) })],
  ['update the tags', patch('tags', { team: 'a', [ownTags.unread]: '0'.repeat(24) })],
  ['lift the protection from deletion', patch('protection', {}, [ownTags.protected])],
  ['lift the protection from deletion', patch('protection', {}, [ownTags.protected, ownTags.unread])],
  ['remove the note of what was written', patch('protection', {}, [ownTags.unread])],
])('a write of tags is told as what it does: %s', (title, operation) => {
  expect(titleOf(operation)).toBe(title);
});
