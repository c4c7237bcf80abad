import { noteEntities } from '../../src/apply/entity-times.js';
import type { EntityTimes } from '../../src/apply/result.js';
import type { LiveEndpoint } from '../../src/endpoint/model.js';

function seen(config: number, states: Record<string, string>, pending?: { version: number; states: Record<string, string> }): LiveEndpoint {
  const document = (version: number, entities: Record<string, string>) => ({
    version,
    document: {},
    entities: Object.entries(entities).map(([name, deployment]) => ({ name, deployment, message: '' })),
  });
  return {
    name: 'chat', id: '1', origin: 'workspace', state: { ready: 'READY', configUpdate: 'IN_PROGRESS' }, tags: [], sections: {}, description: '', routeOptimized: false,
    config: document(config, states),
    ...(pending && { pendingConfig: document(pending.version, pending.states) }),
  };
}

describe('the times of served entities', () => {
  it('run from the first sight of the new config to the first sight of an end', () => {
    const times: EntityTimes[] = [];
    const reads: [number, LiveEndpoint][] = [
      [10, seen(6, { old: 'DEPLOYMENT_READY' })],
      [20, seen(6, { old: 'DEPLOYMENT_READY' }, { version: 7, states: { old: 'DEPLOYMENT_READY', next: 'DEPLOYMENT_CREATING' } })],
      [30, seen(6, { old: 'DEPLOYMENT_READY' }, { version: 7, states: { old: 'DEPLOYMENT_READY', next: 'DEPLOYMENT_READY' } })],
      [40, seen(7, { old: 'DEPLOYMENT_READY', next: 'DEPLOYMENT_READY' })],
    ];
    for (const [now, live] of reads) noteEntities(times, live, { now, versionBefore: 6 });
    expect(times).toEqual([
      { entity: 'old', configVersion: 7, deployment: 'DEPLOYMENT_READY', startedAt: 20, finishedAt: 20 },
      { entity: 'next', configVersion: 7, deployment: 'DEPLOYMENT_READY', startedAt: 20, finishedAt: 30 },
    ]);
  });

  it('are open again while an entity recovers, and stay open for one that did not end', () => {
    const times: EntityTimes[] = [];
    const states = ['DEPLOYMENT_CREATING', 'DEPLOYMENT_FAILED', 'DEPLOYMENT_RECOVERING'];
    for (const [index, state] of states.entries()) noteEntities(times, seen(1, { main: state }), { now: index, versionBefore: undefined });
    expect(times).toEqual([{ entity: 'main', configVersion: 1, deployment: 'DEPLOYMENT_RECOVERING', startedAt: 0 }]);
  });
});
