/** How live endpoints are, to the letter: which of several things is told, and of which served entities. */
import { conditionsOf, isFailure, isTransient, type Condition } from '../../src/plan/conditions.js';
import type { LiveConfig, LiveEndpoint } from '../../src/endpoint/model.js';
import { endpoint, live } from '../render/fixtures.js';

const config = (...deployments: string[]): LiveConfig => ({ version: 1, document: {}, entities: deployments.map((word, index) => ({ name: 'abc'[index]!, deployment: `DEPLOYMENT_${word}`, message: 'why' })) });
const told = (...items: [name: string, word: string][]): object[] => items.map(([entity, word]) => ({ entity, deployment: `DEPLOYMENT_${word}`, message: 'why' }));
const of = (facts: Partial<LiveEndpoint>): Condition | undefined => conditionsOf([endpoint('chat', { action: 'unchanged', live: live('chat', undefined, facts) })])[0];
const [READY, NOT_READY] = ['READY', 'NOT_READY'];

it.each<[string, Partial<LiveEndpoint>, string | undefined, boolean?, object[]?]>([
  ['all is well', { config: config('READY') }, undefined],
  ['being updated, though it is stopped', { state: { ready: NOT_READY, configUpdate: 'IN_PROGRESS', suspend: 'STOPPED' }, config: config('FAILED') }, undefined],
  ['stopped, though an entity failed', { state: { ready: NOT_READY, suspend: 'STOPPED' }, config: config('FAILED') }, 'stopped', false, []],
  ['stopped, though it says that it serves', { state: { ready: READY, suspend: 'STOPPED' }, config: config('READY') }, 'stopped', true, []],
  ['down: a failed entity, not its aborted sibling', { state: { ready: NOT_READY }, config: config('ABORTED', 'FAILED', 'READY') }, 'down', false, told(['b', 'FAILED'])],
  ['down: aborted ones where none failed', { state: { ready: NOT_READY }, config: config('ABORTED', 'READY') }, 'down', false, told(['a', 'ABORTED'])],
  ['down: what is active, not what is pending', { state: { ready: NOT_READY, configUpdate: 'UPDATE_FAILED' }, config: config('FAILED'), pendingConfig: config('READY', 'FAILED') }, 'down', false, told(['a', 'FAILED'])],
  ['down: a first deployment', { state: { ready: NOT_READY, configUpdate: 'UPDATE_FAILED' }, pendingConfig: config('READY', 'FAILED') }, 'down', false, told(['b', 'FAILED'])],
  ['a failed update of what does not serve, no entity failed', { state: { ready: NOT_READY, configUpdate: 'UPDATE_FAILED' }, config: config('READY') }, 'update-failed', false, []],
  ['a first deployment that was cancelled', { state: { ready: NOT_READY, configUpdate: 'UPDATE_CANCELED' } }, 'update-cancelled', false, []],
  ['a rebuild that failed, with all entities that did', { state: { ready: READY, configUpdate: 'UPDATE_FAILED', systemUpdateFailure: true }, config: config('FAILED'), pendingConfig: config('READY', 'FAILED') }, 'system-update-failed', true, told(['a', 'FAILED'], ['b', 'FAILED'])],
  ['a failed update, with what is pending', { state: { ready: READY, configUpdate: 'UPDATE_FAILED' }, config: config('FAILED'), pendingConfig: config('READY', 'FAILED') }, 'update-failed', true, told(['b', 'FAILED'])],
  ['a failed update, with what is active where nothing pending failed', { state: { ready: READY, configUpdate: 'UPDATE_FAILED' }, config: config('FAILED') }, 'update-failed', true, told(['a', 'FAILED'])],
  ['a cancelled update, whatever is pending', { state: { ready: READY, configUpdate: 'UPDATE_CANCELED' }, config: config('RECOVERING'), pendingConfig: config('FAILED') }, 'update-cancelled', true, []],
  ['recovering, beside one that failed', { state: { ready: READY }, config: config('FAILED', 'RECOVERING') }, 'recovering', true, told(['b', 'RECOVERING'])],
  ['a failed entity of what serves', { state: { ready: READY }, config: config('READY', 'FAILED') }, 'update-failed', true, told(['b', 'FAILED'])],
  ['what is pending and failed, of an update that nobody speaks of', { state: { ready: READY }, config: config('READY'), pendingConfig: config('FAILED') }, undefined],
  ['nothing moves, nothing serves', { state: { ready: NOT_READY }, config: config('READY') }, 'stopped', false, []],
  ['one of two is being made', { state: { ready: NOT_READY }, config: config('READY', 'CREATING') }, undefined],
  ['nothing serves, and nothing is there', { state: { ready: NOT_READY } }, undefined],
  ['an unknown word', { state: { ready: 'WARMING' }, config: config('READY') }, undefined],
])('%s', (...[, facts, kind, serves, entities]) => {
  expect(of({ state: { ready: 'READY' }, ...facts })).toEqual(kind === undefined ? undefined : { name: 'chat', kind, serves, asWanted: true, entities });
});

it('what is not ours to judge, or not there, has none', () => {
  const failed = { state: { ready: 'NOT_READY' }, config: config('FAILED') };
  expect(of({ ...failed, origin: 'databricks' })).toBeUndefined();
  expect(conditionsOf([endpoint('chat', { action: 'create' })])).toEqual([]);
});

it('worst first, then by name', () => {
  const states: [string, Partial<LiveEndpoint>][] = [
    ['e', { state: { ready: 'READY' }, config: config('RECOVERING') }],
    ['d', { state: { ready: 'NOT_READY', suspend: 'STOPPED' } }],
    ['c', { state: { ready: 'NOT_READY' }, config: config('FAILED') }],
    ['a', { state: { ready: 'NOT_READY', suspend: 'STOPPED' } }],
    ['b', { state: { ready: 'READY', configUpdate: 'UPDATE_FAILED' } }],
    ['f', { state: { ready: 'READY', configUpdate: 'UPDATE_CANCELED' } }],
    ['g', { state: { ready: 'READY', systemUpdateFailure: true } }],
  ];
  const found = conditionsOf(states.map(([name, facts]) => endpoint(name, { live: live(name, undefined, facts) })));
  expect(found.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['c down', 'g system-update-failed', 'b update-failed', 'f update-cancelled', 'a stopped', 'd stopped', 'e recovering']);
  expect(found.filter(isFailure).map(({ name }) => name)).toEqual(['c', 'g']);
  expect(found.filter(isTransient).map(({ name }) => name)).toEqual(['e']);
});

it('what could not be compared, or differs, is not known to be as wanted', () => {
  const down = { live: live('chat', undefined, { state: { ready: 'READY', configUpdate: 'UPDATE_FAILED' } }) };
  const asWanted = (facts: Parameters<typeof endpoint>[1]): boolean => conditionsOf([endpoint('chat', { ...down, ...facts })])[0]!.asWanted;
  expect([asWanted({ action: 'unchanged' }), asWanted({ action: 'update' }), asWanted({ action: 'unchanged', blocked: { reason: 'preflight-failed', message: 'm', hint: 'h' } })]).toEqual([true, false, false]);
});
