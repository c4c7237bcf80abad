/** Cases that the properties have found, kept as they were when reduced. */
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { objectsOf } from '../../src/json.js';
import { bodyOf, customEntity, liveConfig, liveReply, owner, planFor, told, without } from '../helpers/build.js';

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

describe('telemetry whose tables made a profile', () => {
  const wanted = served(customEntity());
  const telemetry = { table_names: { logs_table: 'a.b.c' }, inference_table_config: { sampling_fraction: 0.5 } };
  const live = (fraction: number): JsonObject =>
    liveReply({ config: liveConfig([customEntity()]), telemetry_config: { telemetry_profile_id: 'made', inference_table_config: { sampling_fraction: fraction } } });
  /** The tag that the apply of a manifest leaves. */
  const tagAfter = (document: JsonObject): JsonObject[] => objectsOf(bodyOf(planFor(document, undefined), 'create')['tags']).filter(({ key }) => key === 'endpoints_unread');

  it('keeps it when something else of it changes: sent again, the tables would make another', () => {
    const document = { ...wanted, telemetry_config: telemetry };
    const plan = planFor(document, { ...live(1), tags: [{ key: 'endpoints_manifest', value: owner }, ...tagAfter(document)] });
    expect(told(plan)).toEqual(['change telemetry_config.inference_table_config.sampling_fraction: 1 -> 0.5']);
    expect(bodyOf(plan, 'patch-telemetry')).toEqual({ telemetry_config: { telemetry_profile_id: 'made', inference_table_config: { sampling_fraction: 0.5 } } });
  });

  it('makes another where the tables change', () => {
    const before = tagAfter({ ...wanted, telemetry_config: telemetry });
    const plan = planFor({ ...wanted, telemetry_config: { ...telemetry, table_names: { logs_table: 'a.b.d' } } }, { ...live(0.5), tags: [{ key: 'endpoints_manifest', value: owner }, ...before] });
    expect(bodyOf(plan, 'patch-telemetry')).toEqual({ telemetry_config: { table_names: { logs_table: 'a.b.d' }, inference_table_config: { sampling_fraction: 0.5 } } });
  });
});
