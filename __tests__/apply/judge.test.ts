import { isUpdating, judge, type Expectation } from '../../src/apply/judge.js';
import type { LiveEndpoint } from '../../src/endpoint/model.js';
import { makeConfig, makeLive } from './support.js';

const CREATING = 'DEPLOYMENT_CREATING';
const READY = 'DEPLOYMENT_READY';
const FAILED = 'DEPLOYMENT_FAILED';
const ABORTED = 'DEPLOYMENT_ABORTED';
const RECOVERING = 'DEPLOYMENT_RECOVERING';

const state = (ready: string, configUpdate?: string, suspend?: string): LiveEndpoint['state'] => ({
  ready,
  ...(configUpdate !== undefined && { configUpdate }),
  ...(suspend !== undefined && { suspend }),
});

/** After a config write over v7. */
const updated: Expectation = { wroteConfig: true, versionBefore: 7, wantsConfig: true, sameConfig: () => true };
const created: Expectation = { wroteConfig: true, failedBefore: false, wantsConfig: true, sameConfig: () => true };
const unwritten: Expectation = { wroteConfig: false, wantsConfig: true, sameConfig: () => true };
const different = { sameConfig: () => false };

describe('every moment of 5.1', () => {
  const rows: [string, Partial<LiveEndpoint>, Expectation, unknown][] = [
    ['custom just created', { state: state('NOT_READY', 'IN_PROGRESS'), pendingConfig: makeConfig(1, { main: CREATING }) }, created, { state: 'working' }],
    ['external created', { state: state('READY', 'NOT_UPDATING'), config: makeConfig(1) }, created, { state: 'ready' }],
    ['external created, config_update absent', { state: state('READY'), config: makeConfig(1) }, created, { state: 'ready' }],
    ['created without a config', { state: state('NOT_READY', 'NOT_UPDATING') }, { ...created, wantsConfig: false, wroteConfig: false }, { state: 'empty' }],
    ['first deployment done', { config: makeConfig(1) }, created, { state: 'ready' }],
    ['scaled to zero', { config: makeConfig(8, { main: [READY, 'Scaled to zero'] }) }, updated, { state: 'ready' }],
    ['update accepted', { state: state('READY', 'IN_PROGRESS'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: CREATING }) }, updated, { state: 'working' }],
    ['update done', { config: makeConfig(8) }, updated, { state: 'ready' }],
    ['update failed', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: [FAILED, 'no image'] }) }, updated,
      { state: 'failed', cause: 'rollout', failures: [{ entity: 'main', deployment: FAILED, message: 'no image' }] }],
    ['first deployment failed, pending kept', { state: state('NOT_READY', 'UPDATE_FAILED'), pendingConfig: makeConfig(1, { main: FAILED }) }, created, { state: 'failed', failures: [{ entity: 'main' }] }],
    ['first deployment failed, shown as config', { state: state('NOT_READY', 'UPDATE_FAILED'), config: makeConfig(1, { main: FAILED }) }, created, { state: 'failed', failures: [{ entity: 'main' }] }],
    ['update cancelled, pending dropped', { state: state('READY', 'UPDATE_CANCELED'), config: makeConfig(7) }, { ...updated, failedBefore: false }, { state: 'failed', cause: 'cancelled' }],
    ['update cancelled, pending aborted', { state: state('READY', 'UPDATE_CANCELED'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: ABORTED }) }, updated, { state: 'failed', cause: 'cancelled' }],
    ['stopped', { state: state('NOT_READY', 'NOT_UPDATING', 'STOPPED'), config: makeConfig(8, { main: 'DEPLOYMENT_STOPPED' }) }, updated, { state: 'stopped' }],
    ['stopped, without the word suspend', { state: state('NOT_READY', 'NOT_UPDATING'), config: makeConfig(7) }, unwritten, { state: 'stopped' }],
    ['started again', { state: state('NOT_READY', 'IN_PROGRESS'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: CREATING }) }, updated, { state: 'working' }],
    ['crashed after ready', { state: state('NOT_READY', 'NOT_UPDATING'), config: makeConfig(8, { main: RECOVERING }) }, updated, { state: 'working' }],
  ];
  it.each(rows)('%s', (_title, live, expectation, verdict) => {
    expect(judge(makeLive(live), expectation)).toMatchObject(verdict as object);
  });
});

describe('the verdict table of 5.2, with its corrections', () => {
  const rows: [string, Partial<LiveEndpoint>, Expectation, unknown][] = [
    ['a pending entity is creating, config_update absent', { state: state('READY'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: CREATING }) }, updated, { state: 'working' }],
    ['a pending entity is recovering', { state: state('READY', 'NOT_UPDATING'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: RECOVERING }) }, updated, { state: 'working' }],
    ['in progress wins over a failed entity', { state: state('READY', 'IN_PROGRESS'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: FAILED }) }, updated, { state: 'working' }],
    ['aborted is never the cause beside a failed sibling',
      { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(7), pendingConfig: makeConfig(8, { a: ABORTED, b: [FAILED, 'out of memory'] }) }, updated,
      { state: 'failed', failures: [{ entity: 'b', deployment: FAILED, message: 'out of memory' }] }],
    ['only aborted entities', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(7), pendingConfig: makeConfig(8, { a: ABORTED }) }, updated, { state: 'failed', failures: [{ entity: 'a' }] }],
    ['a failed entity in the new config without UPDATE_FAILED', { state: state('NOT_READY', 'NOT_UPDATING'), config: makeConfig(8, { main: FAILED }) }, updated, { state: 'failed' }],
    ['a failed entity in a newer pending config, nothing in progress', { state: state('READY'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: FAILED }) }, updated, { state: 'failed' }],
    ['no config at all, none wanted', { state: state('NOT_READY', 'NOT_UPDATING') }, { ...created, wantsConfig: false }, { state: 'empty' }],
    ['no config yet, one was written', { state: state('NOT_READY', 'NOT_UPDATING') }, created, { state: 'working', later: { state: 'empty' } }],
    ['the old version still shows', { config: makeConfig(7) }, { ...updated, ...different }, { state: 'working', later: { state: 'failed', cause: 'superseded' } }],
    ['the version did not grow, but live is as wanted', { config: makeConfig(7) }, updated, { state: 'working', later: { state: 'ready' } }],
    ['a newer config that is not the wanted one', { config: makeConfig(9) }, { ...updated, ...different }, { state: 'working', later: { state: 'failed', cause: 'superseded' } }],
    ['not every entity is ready', { config: makeConfig(8, { a: READY, b: CREATING }) }, updated, { state: 'working' }],
    ['an entity without a state', { config: makeConfig(8, { a: READY, b: '' }) }, updated, { state: 'working', later: { state: 'ready' } }],
    ['not ready though nothing moves', { state: state('NOT_READY', 'NOT_UPDATING'), config: makeConfig(8) }, updated, { state: 'working', later: { state: 'stopped' } }],
    ['unknown ready', { state: state('WARMING', 'NOT_UPDATING'), config: makeConfig(8) }, updated, { state: 'working' }],
    ['unknown config_update', { state: state('READY', 'PAUSED'), config: makeConfig(8) }, updated, { state: 'working' }],
    ['unknown deployment', { config: makeConfig(8, { main: 'DEPLOYMENT_UNKNOWN' }) }, updated, { state: 'working' }],
    ['unknown suspend is not stopped', { state: state('READY', 'NOT_UPDATING', 'DOZING'), config: makeConfig(8) }, updated, { state: 'ready' }],
    ['a leftover of an older failure beside our active config', { config: makeConfig(9), pendingConfig: makeConfig(8, { main: FAILED }) }, { ...updated, pendingBefore: 8 }, { state: 'ready' }],
    ['our config is complete and about to become active', { state: state('READY', 'NOT_UPDATING'), config: makeConfig(7), pendingConfig: makeConfig(8) }, updated, { state: 'working' }],
    ['an old failure of an endpoint that was not written is not judged', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(7), pendingConfig: makeConfig(8, { main: FAILED }) }, unwritten, { state: 'ready' }],
    ['ours serves, and an update that somebody started after it failed', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(8), pendingConfig: makeConfig(9, { main: FAILED }) }, updated, { state: 'ready' }],
    ['ours serves, and an update that somebody started after it was cancelled', { state: state('READY', 'UPDATE_CANCELED'), config: makeConfig(1) }, created, { state: 'ready' }],
    ['a later failure beside a newer config that is not ours', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(8), pendingConfig: makeConfig(9, { main: FAILED }) }, { ...updated, ...different }, { state: 'failed' }],
    ['a later failure, and ours does not serve', { state: state('NOT_READY', 'UPDATE_FAILED'), config: makeConfig(8), pendingConfig: makeConfig(9, { main: FAILED }) }, updated, { state: 'failed' }],
    ['a later failure, and an entity of ours has crashed', { state: state('READY', 'UPDATE_FAILED'), config: makeConfig(8, { a: READY, b: RECOVERING }) }, updated, { state: 'failed' }],
    ['an old failure with nothing live', { state: state('NOT_READY', 'UPDATE_FAILED'), pendingConfig: makeConfig(1, { main: FAILED }) }, unwritten, { state: 'failed' }],
  ];
  it.each(rows)('%s', (_title, live, expectation, verdict) => {
    expect(judge(makeLive(live), expectation)).toMatchObject(verdict as object);
  });

  it('never says ready while the doubt remains', () => {
    for (const verdict of [
      judge(makeLive({ config: makeConfig(7) }), updated),
      judge(makeLive({ config: makeConfig(8, { main: 'DEPLOYMENT_NEW_WORD' }) }), updated),
    ]) {
      expect(verdict.state).toBe('working');
    }
  });
});

describe('the race right after the write', () => {
  const oldFailure = makeLive({
    state: state('READY', 'UPDATE_FAILED'),
    config: makeConfig(7),
    pendingConfig: makeConfig(8, { main: FAILED }),
  });
  const afterOldFailure: Expectation = { ...updated, pendingBefore: 8, failedBefore: true };

  it('does not take an older failure for ours', () => {
    expect(judge(oldFailure, afterOldFailure)).toMatchObject({ state: 'working', later: { state: 'failed' } });
  });
  it('does once the update was seen in progress, even under the same number', () => {
    expect(judge(oldFailure, afterOldFailure, true)).toMatchObject({ state: 'failed', failures: [{ entity: 'main' }] });
  });
  it('knows its own failure by the newer version', () => {
    const ownFailure = { ...oldFailure, pendingConfig: makeConfig(9, { main: FAILED }) };
    expect(judge(ownFailure, afterOldFailure)).toMatchObject({ state: 'failed' });
  });
  it('knows its own failure where nothing had failed before, though the pending config is gone', () => {
    const dropped = makeLive({ state: state('READY', 'UPDATE_FAILED'), config: makeConfig(7) });
    expect(judge(dropped, { ...updated, failedBefore: false })).toMatchObject({ state: 'failed', failures: [] });
    expect(judge(dropped, updated)).toMatchObject({ state: 'working' });
  });
});

describe('isUpdating', () => {
  it('does not count what a failed or cancelled update left pending', () => {
    const pendingConfig = makeConfig(8, { main: CREATING });
    for (const word of ['UPDATE_FAILED', 'UPDATE_CANCELED']) {
      expect(isUpdating(makeLive({ state: state('READY', word), pendingConfig }))).toBe(false);
    }
    expect(isUpdating(makeLive({ state: state('READY'), pendingConfig }))).toBe(true);
  });
});
