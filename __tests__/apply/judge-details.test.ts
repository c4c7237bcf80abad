/** The verdict to the letter: words, failures and what is believed later. */
import { describeEntity, describeState, failuresOf, isUpdating, judge, type Expectation } from '../../src/apply/judge.js';
import type { LiveConfig, LiveEndpoint } from '../../src/endpoint/model.js';
import { makeConfig, makeLive } from './support.js';

const [CREATING, READY, FAILED, ABORTED, RECOVERING, STOPPED] = ['CREATING', 'READY', 'FAILED', 'ABORTED', 'RECOVERING', 'STOPPED'].map((word) => `DEPLOYMENT_${word}`) as [string, string, string, string, string, string];
const state = (ready: string, configUpdate?: string): LiveEndpoint['state'] => ({ ready, ...(configUpdate !== undefined && { configUpdate }) });
const updated: Expectation = { wroteConfig: true, versionBefore: 7, wantsConfig: true, sameConfig: () => true };
const unwritten: Expectation = { wroteConfig: false, wantsConfig: true, sameConfig: () => true };
const different = { sameConfig: (): boolean => false };
const failure = (entity: string, deployment: string, message = ''): object => ({ entity, deployment, message });

describe('where an endpoint stands, in words', () => {
  it.each<[string, Partial<LiveEndpoint>, string]>([
    ['the pending config comes first, and only what is not ready is told', { config: makeConfig(1, { old: FAILED }), pendingConfig: makeConfig(2, { a: READY, b: CREATING, c: [FAILED, ' no image \n'] }) }, `b: ${CREATING}; c: ${FAILED} (no image)`],
    ['the active config where nothing is pending', { config: makeConfig(1, { a: RECOVERING }) }, `a: ${RECOVERING}`],
    ['no word of an entity', { config: makeConfig(1, { a: '' }) }, 'a: no state yet'],
    ['all is ready', { config: makeConfig(1) }, 'READY, NOT_UPDATING'],
    ['no config at all', { state: state('NOT_READY', 'IN_PROGRESS') }, 'NOT_READY, IN_PROGRESS'],
    ['no word of updates', { state: state('NOT_READY') }, 'NOT_READY'],
    ['an empty word', { state: state('', 'NOT_UPDATING') }, 'NOT_UPDATING'],
  ])('%s', (_title, live, words) => {
    expect(describeState(makeLive(live))).toBe(words);
  });

  it('an entity without a message has no brackets', () => {
    expect(describeEntity({ name: 'main', deployment: FAILED, message: '  ' })).toBe(`main: ${FAILED}`);
  });

  it.each([['No image. See build logs.', 'No image. See build logs'], ['Pulling ...', 'Pulling ...']])('a message ends within its brackets: %s', (message, shown) => {
    expect(describeEntity({ name: 'main', deployment: FAILED, message })).toBe(`main: ${FAILED} (${shown})`);
  });
});

describe('which entities failed', () => {
  it.each<[string, LiveConfig, object[]]>([
    ['none', makeConfig(1, { a: READY, b: CREATING }), []],
    ['the failed one, not its aborted siblings', makeConfig(1, { a: ABORTED, b: [FAILED, 'x'], c: READY }), [failure('b', FAILED, 'x')]],
    ['aborted ones where none failed', makeConfig(1, { a: [ABORTED, 'y'], c: READY }), [failure('a', ABORTED, 'y')]],
  ])('%s', (_title, config, expected) => {
    expect(failuresOf(config)).toEqual(expected);
  });
});

describe('the verdict to the letter', () => {
  const old = 'config v7 is still the one from before the write';
  const other = (version: number): string => `config v${version} is active, but it is not the one the manifest wants`;
  const failed = (detail: string, ...failures: object[]): object => ({ state: 'failed', cause: 'rollout', failures, detail });
  const replaced = (detail: string): object => ({ state: 'failed', cause: 'superseded', failures: [], detail });
  const cancelled = (...failures: object[]): object => ({ state: 'failed', cause: 'cancelled', failures, detail: 'the update was cancelled in the workspace' });

  it.each<[string, Partial<LiveEndpoint>, Expectation, object]>([
    ['under way', { state: state('READY', 'IN_PROGRESS'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: CREATING }) }, updated, { state: 'working', detail: `main: ${CREATING}` }],
    ['failed, with the words of each entity', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(7), pendingConfig: makeConfig(8, { a: [FAILED, 'no image'], b: FAILED }) }, updated, failed(`a: ${FAILED} (no image); b: ${FAILED}`, failure('a', FAILED, 'no image'), failure('b', FAILED))],
    ['failed, and no entity is named', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(7), pendingConfig: makeConfig(8) }, updated, failed('the update failed, and the platform names no served entity')],
    ['a failure that may be an older one', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(7) }, updated, { state: 'working', detail: 'the update is not visible yet', later: failed('the update failed, and the platform names no served entity') }],
    ['cancelled', { state: state('READY', 'UPDATE_CANCELED'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: ABORTED }) }, updated, cancelled(failure('main', ABORTED))],
    ['a cancellation that may be an older one', { state: state('READY', 'UPDATE_CANCELED'), config: makeConfig(7) }, { ...updated, failedBefore: true }, { state: 'working', detail: 'the update is not visible yet', later: cancelled() }],
    ['an unknown word for ready', { state: state('WARMING'), config: makeConfig(8) }, updated, { state: 'working', detail: 'unknown state WARMING' }],
    ['no word for ready', { state: state(''), config: makeConfig(8) }, updated, { state: 'working', detail: 'unknown state without `ready`' }],
    ['an unknown word for updates', { state: state('READY', 'PAUSED'), config: makeConfig(8) }, updated, { state: 'working', detail: 'unknown state PAUSED' }],
    ['an unknown word for an entity', { config: makeConfig(8, { a: READY, b: 'DEPLOYMENT_NAPPING' }) }, updated, { state: 'working', detail: 'unknown state DEPLOYMENT_NAPPING' }],
    ['the old config, and the new one is the same', { config: makeConfig(7) }, updated, { state: 'working', detail: old, later: { state: 'ready' } }],
    ['the old config, and the new one is another', { config: makeConfig(7) }, { ...updated, ...different }, { state: 'working', detail: old, later: replaced(old) }],
    ['the old config, wanted as it is, but nothing serves', { state: state('NOT_READY'), config: makeConfig(7) }, updated, { state: 'working', detail: old, later: replaced(old) }],
    ['about to become active', { config: makeConfig(7), pendingConfig: makeConfig(8) }, updated, { state: 'working', detail: 'config v8 is about to become active' }],
    ['an entity of the active config moves', { config: makeConfig(8, { a: READY, b: RECOVERING }) }, updated, { state: 'working', detail: `b: ${RECOVERING}` }],
    ['an entity of the active config is made', { state: state('READY'), config: makeConfig(8, { a: CREATING }), pendingConfig: makeConfig(6, { z: FAILED }) }, updated, { state: 'working', detail: `a: ${CREATING}` }],
    ['nothing moves and nothing serves', { state: state('NOT_READY'), config: makeConfig(8) }, updated, { state: 'working', detail: 'NOT_READY', later: { state: 'stopped' } }],
    ['the same, not written', { state: state('NOT_READY'), config: makeConfig(8) }, unwritten, { state: 'stopped' }],
    ['active, but another one', { config: makeConfig(9) }, { ...updated, ...different }, { state: 'working', detail: other(9), later: replaced(other(9)) }],
    ['another one where none is wanted', { config: makeConfig(9) }, { ...unwritten, ...different, wantsConfig: false }, { state: 'ready' }],
    ['one of two entities is silent', { config: makeConfig(8, { a: READY, b: '' }) }, updated, { state: 'working', detail: 'b: no state yet', later: { state: 'ready' } }],
    ['one of two entities is stopped', { config: makeConfig(8, { a: READY, b: STOPPED }) }, updated, { state: 'stopped' }],
    ['stopped by its own word, though an entity still says ready', { state: { ready: 'READY', suspend: 'STOPPED' }, config: makeConfig(8) }, updated, { state: 'stopped' }],
    ['an unknown word for an entity, and none for updates', { state: state('READY'), config: makeConfig(8, { main: 'DEPLOYMENT_NAPPING' }) }, updated, { state: 'working', detail: 'unknown state DEPLOYMENT_NAPPING' }],
    ['one of two entities is aborted, in the new config', { config: makeConfig(8, { a: READY, b: ABORTED }) }, updated, failed(`b: ${ABORTED}`, failure('b', ABORTED))],
    ['a failed entity of a config that was not written', { config: makeConfig(7, { a: FAILED }) }, unwritten, failed(`a: ${FAILED}`, failure('a', FAILED))],
    ['nothing there, nothing wanted', {}, { ...updated, wantsConfig: false }, { state: 'empty' }],
    ['nothing there, nothing written', {}, unwritten, { state: 'empty' }],
    ['nothing there yet', {}, { ...updated, versionBefore: 0 }, { state: 'working', detail: 'the config is not visible yet', later: { state: 'empty' } }],
    ['only a pending one that nobody wrote', { pendingConfig: makeConfig(1) }, unwritten, { state: 'working', detail: 'READY, NOT_UPDATING' }],
    ['only a pending one that nobody wrote, failed', { state: state('NOT_READY', 'UPDATE_FAILED'), pendingConfig: makeConfig(1, { main: [FAILED, 'w'] }) }, unwritten, failed(`main: ${FAILED} (w)`, failure('main', FAILED, 'w'))],
  ])('%s', (_title, live, expectation, verdict) => {
    expect(judge(makeLive(live), expectation)).toEqual(verdict);
  });
});

describe('which config is the one that was written', () => {
  const failing = makeConfig(8, { main: FAILED });
  const of = (live: Partial<LiveEndpoint>, facts: Partial<Expectation> = {}, seen = false): string => judge(makeLive(live), { ...updated, ...facts }, seen).state;

  it('a pending one must be newer than what was active before', () => {
    expect(of({ config: makeConfig(8), pendingConfig: failing }, { versionBefore: 8 })).toBe('working');
    expect(of({ config: makeConfig(8), pendingConfig: failing }, { versionBefore: 7 })).toBe('ready');
    expect(of({ config: makeConfig(7), pendingConfig: failing }, { versionBefore: 7 })).toBe('failed');
  });

  it('a pending one must be newer than what was pending before, unless progress was seen', () => {
    expect(of({ config: makeConfig(7), pendingConfig: failing }, { pendingBefore: 8 })).toBe('working');
    expect(of({ config: makeConfig(7), pendingConfig: failing }, { pendingBefore: 7 })).toBe('failed');
    expect(of({ config: makeConfig(7), pendingConfig: failing }, { pendingBefore: 8 }, true)).toBe('failed');
  });

  it('an active one must be newer than the one before', () => {
    expect(of({ config: failing }, { versionBefore: 8 })).toBe('working');
    expect(of({ config: failing }, { versionBefore: 7 })).toBe('failed');
  });

  it('is any where there was none before', () => {
    const { versionBefore: _none, ...first } = updated;
    expect(judge(makeLive({ pendingConfig: makeConfig(1, { main: FAILED }) }), first).state).toBe('failed');
    expect(judge(makeLive({ config: makeConfig(1) }), first).state).toBe('ready');
  });
});

it('an update is under way by its own word, or by a pending entity that moves', () => {
  expect(isUpdating(makeLive({ state: state('READY', 'IN_PROGRESS') }))).toBe(true);
  expect(isUpdating(makeLive())).toBe(false);
  expect(isUpdating(makeLive({ pendingConfig: makeConfig(2, { a: READY, b: FAILED }) }))).toBe(false);
  expect(isUpdating(makeLive({ pendingConfig: makeConfig(2, { a: READY, b: RECOVERING }) }))).toBe(true);
  expect(isUpdating(makeLive({ config: makeConfig(2, { a: CREATING }) }))).toBe(false);
});
