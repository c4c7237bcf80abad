/** Invariant 1: after the calls of a plan, the next plan is empty, whatever was live before. */
import fc from 'fast-check';
import { liveEndpoint as readLive } from '../../src/databricks/read-endpoint.js';
import { customEndpoint, endpointDocument, runs } from '../helpers/arbitrary-endpoint.js';
import { manifestWith, pathsOf, planOf, told, without } from '../helpers/build.js';
import { applyTo } from '../helpers/server-apply.js';
import { echo, listOf, objectOf, outcomeOf } from '../helpers/server-echo.js';

describe('any endpoint made into any other', () => {
  it('plans to nothing afterwards', () => {
    fc.assert(
      fc.property(endpointDocument, endpointDocument, fc.nat(), fc.boolean(), (before, after, seed, quoted) => {
        const start = outcomeOf(planOf(manifestWith(before), undefined));
        const manifest = manifestWith(after);
        const context = { allowDestroy: true };
        const plan = planOf(manifest, readLive.parse(echo(start.body, { seed, quoted })), { grants: start.grants, context });
        const end = applyTo(start, plan.operations);
        const next = planOf(manifest, readLive.parse(echo(end.body, { seed: seed + 1, quoted })), { grants: end.grants, context });
        expect(told(next)).toEqual([]);
        expect(next.operations).toEqual([]);
        expect(plan.changes.length > 0).toBe(plan.action !== 'unchanged');
      }),
      runs,
    );
  });

  it('keeps what the new manifest no longer states of its entities', () => {
    const dropped = ['environment_vars', 'instance_profile_arn', 'workload_type', 'workload_size'];
    fc.assert(
      fc.property(customEndpoint, fc.subarray(dropped), fc.nat(), (before, gone, seed) => {
        const config = objectOf(before['config']);
        const entities = listOf(config['served_entities']);
        const served_entities = entities.map((entity) => ({ ...without(entity, ...gone), entity_version: '99' }));
        const start = outcomeOf(planOf(manifestWith(before), undefined));
        const manifest = manifestWith({ ...before, config: { ...config, served_entities } });
        const plan = planOf(manifest, readLive.parse(echo(start.body, { seed })), { grants: start.grants });
        expect(pathsOf(plan).every((path) => path.endsWith('.entity_version'))).toBe(true);
        const end = applyTo(start, plan.operations);
        listOf(objectOf(end.body['config'])['served_entities']).forEach((entity, index) => {
          expect(entity).toMatchObject(without(entities[index]!, 'entity_version'));
        });
        expect(told(planOf(manifest, readLive.parse(echo(end.body, { seed })), { grants: end.grants }))).toEqual([]);
      }),
      runs,
    );
  });
});
