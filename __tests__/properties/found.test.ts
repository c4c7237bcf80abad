/** Cases that the properties have found, kept as they were when reduced. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { customEntity, liveConfig, liveReply, planFor, told, without } from '../helpers/build.js';

const served = (entity: JsonObject): JsonObject => ({ config: { served_entities: [entity] } });
const reply = (entity: JsonObject): JsonObject => liveReply({ config: liveConfig([entity]) });

describe('a size beside concurrency', () => {
  const byConcurrency = (max: number, size = 'Small'): JsonObject =>
    without(customEntity({ workload_size: size, workload_type: 'CPU', min_provisioned_concurrency: 4, max_provisioned_concurrency: max }));

  it('was filled in, and is not the stated one, where the two do not agree', () => {
    const plan = planFor(served(customEntity({ workload_size: 'Small' })), reply(byConcurrency(8)));
    expect(told(plan)).toEqual(['add config.served_entities[main].workload_size: Small']);
    const [update] = plan.operations;
    expect(update).toMatchObject({ kind: 'update-config', body: { served_entities: [{ workload_size: 'Small' }] } });
    expect(JSON.stringify(update)).not.toContain('provisioned_concurrency');
  });

  it.each([
    ['an echo of it', 'Small', 4],
    ['unknown, so that nothing can be told', 'Huge', 8],
  ])('is the stated one where the concurrency is %s', (_what, size, max) => {
    expect(told(planFor(served(customEntity({ workload_size: size })), reply(byConcurrency(max, size))))).toEqual([]);
  });

  it('means nothing where concurrency is stated', () => {
    const wanted = { ...without(customEntity(), 'workload_size'), min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 };
    expect(told(planFor(served(wanted), reply(byConcurrency(8))))).toEqual([]);
  });
});
