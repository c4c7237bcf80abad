import type { EndpointResult } from '../../src/apply/result.js';
import type { Change } from '../../src/plan/plan.js';
import { versionWords } from '../../src/render/result-words.js';
import { countWords, planLine } from '../../src/render/words.js';
import { makePlan, wrapPlan } from '../apply/support.js';

const change = (kind: Change['class'], path: string): Change => ({
  path, section: kind === 'adopt' ? 'ownership' : 'tags', action: 'add', sensitive: false, impact: 'metadata', class: kind, digest: `${kind} ${path}`,
});
const update = (name: string, ...changes: Change[]) => makePlan({ name, key: name, action: 'update', impact: 'metadata', changes });

it('names adoptions apart, within the updates that they are', () => {
  const adopted = update('a', change('adopt', 'ownership'));
  const both = update('b', change('adopt', 'ownership'), change('set', 'tags[x]'));
  const tagged = update('c', change('set', 'tags[x]'));
  expect(countWords(wrapPlan([adopted]), { impacts: true })).toBe('1 to update (no rollout, 1 to adopt)');
  expect(countWords(wrapPlan([adopted, both, tagged]))).toBe('3 to update (2 to adopt)');
  expect(countWords(wrapPlan([tagged]), { impacts: true })).toBe('1 to update (no rollout)');
  expect(planLine(wrapPlan([adopted]))).toMatch(/^1 to update \(no rollout, 1 to adopt\) · /);
});

it.each([
  ['6 → 7', { configVersionBefore: 6, configVersionAfter: 7 }],
  ['7', { configVersionBefore: 7, configVersionAfter: 7 }],
  ['1', { configVersionAfter: 1 }],
  ['6 → none', { configVersionBefore: 6 }],
  ['', {}],
])('tells config versions as "%s"', (words, versions: Partial<EndpointResult>) => {
  expect(versionWords(versions as EndpointResult)).toBe(words);
});
