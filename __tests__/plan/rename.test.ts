/** Endpoints cannot be renamed: the same content under a new name is called what it is. */
import { createPlanner } from '../../src/commands/planner.js';
import { annotatePlan } from '../../src/commands/context.js';
import type { Told } from '../../src/commands/story.js';
import { endpointList } from '../../src/databricks/read-endpoint.js';
import { ApiError, type Diagnostic, type FailureReason } from '../../src/errors.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { PlanContext } from '../../src/plan/endpoint-plan.js';
import type { Plan } from '../../src/plan/plan.js';
import { toPlanFile } from '../../src/plan/plan-file.js';
import type { Catalog, ServingApi } from '../../src/ports/databricks.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { renderPlanSummary } from '../../src/render/plan-summary.js';
import { renderPlanText } from '../../src/render/text-plan.js';
import { customEntity, externalEntity, host, liveConfig, liveEndpoint, liveReply, manifestOf, owner, today } from '../helpers/build.js';
import { planContext } from '../render/fixtures.js';

interface Outcome {
  plan: Plan;
  calls: string[];
  renames: string[];
  annotations: Diagnostic[];
}

/** The list as R2 shows it: served entities by model and version alone. */
function summaryOf(reply: JsonObject): JsonObject {
  const config = reply['config'] as JsonObject | undefined;
  const entities = (config?.['served_entities'] ?? []) as JsonObject[];
  const short = entities.map(({ name, entity_name, entity_version, external_model }) => JSON.parse(JSON.stringify({ name, entity_name, entity_version, external_model })) as JsonObject);
  const { name, id, creator, tags, state } = reply;
  return JSON.parse(JSON.stringify({ name, id, creator, tags, state, config: { served_entities: short } })) as JsonObject;
}

async function planWith(endpoints: JsonObject, replies: JsonObject[], options: { failing?: Record<string, FailureReason>; only?: string[]; manifest?: JsonObject } = {}): Promise<Outcome> {
  const manifest = manifestOf(JSON.stringify({ id: 'demo', ...options.manifest, endpoints }));
  const calls: string[] = [];
  const note = <T>(call: string, value: T): Promise<T> => {
    calls.push(call);
    const code = options.failing?.[call];
    return code === undefined ? Promise.resolve(value) : Promise.reject(new ApiError(code, 'no', { attempted: 'read', target: 'x', method: 'GET', path: '/' }));
  };
  const serving = {
    list: () => note('list', endpointList.parse({ endpoints: replies.map(summaryOf) })),
    get: (name: string) => {
      const reply = replies.find((each) => each['name'] === name);
      return note(`get ${name}`, reply === undefined ? undefined : liveEndpoint(reply));
    },
    permissions: (id: string) => note(`permissions ${id}`, []),
  } as unknown as ServingApi;
  const catalog = {
    modelVersion: (model: string, version: string) => note(`version ${model} ${version}`, { version, status: 'READY' }),
    modelVersions: (model: string) => note(`versions ${model}`, [{ version: '8', status: 'READY' }]),
    secretKeys: (scope: string) => note(`keys ${scope}`, ['openai']),
  } as unknown as Catalog;
  const context: PlanContext = { manifest, host, owner, allowDestroy: false, today };
  const plan = await createPlanner({ serving, catalog, onLive: () => undefined }, { context, only: options.only ?? [], parallelism: 3 }).plan();
  const annotations: Diagnostic[] = [];
  annotatePlan({ settings: { manifest: 'endpoints.yml' }, annotations: { add: (diagnostic: Diagnostic) => annotations.push(diagnostic) } } as unknown as Told, plan);
  const renames = plan.endpoints.flatMap(({ name, renamedFrom }) => (renamedFrom === undefined ? [] : [`${renamedFrom} -> ${name}`]));
  return { plan, calls, renames, annotations };
}

const served = (...entities: JsonObject[]): JsonObject => ({ config: { served_entities: entities } });
const reply = (name: string, entities: JsonObject[], more: JsonObject = {}): JsonObject => liveReply({ name, id: `${name}-id`, config: liveConfig(entities), ...more });
const sentence =
  '`b` has the content of `a`, which this plan deletes: endpoints cannot be renamed, so this is a delete and a create; callers of `a` lose it, permissions and the id are new. To keep it, state `name: a`.';

describe('the same content under a new name', () => {
  it('is called out on both, on every surface, for one more request', async () => {
    const { plan, calls, annotations } = await planWith({ b: served(customEntity()) }, [reply('a', [customEntity()])]);
    expect(plan.endpoints.map(({ action, name, warnings }) => [action, name, warnings])).toEqual([
      ['delete', 'a', [sentence]],
      ['create', 'b', [sentence]],
    ]);
    expect(calls.sort()).toEqual(['get a', 'get b', 'list', 'version prod.ml.churn 7']);
    const said = sentence.replace(/`/g, '');
    for (const text of [renderPlanComment(plan, planContext), renderPlanSummary(plan, planContext), renderPlanText(plan)]) {
      expect(text.replace(/[`\\]/g, '').replace(/\s+/g, ' ')).toContain(said);
    }
    expect(toPlanFile(plan).endpoints.map(({ warnings }) => warnings)).toEqual([[sentence], [sentence]]);
    expect(annotations.filter(({ message }) => message === sentence)).toMatchObject([{ severity: 'warning', line: 1 }]);
  });

  it('is said once among what needs attention, for both names', async () => {
    const { plan } = await planWith({ b: served(customEntity()) }, [reply('a', [customEntity()])]);
    const attention = /\[!WARNING\][\s\S]*?\n\n/.exec(renderPlanComment(plan, planContext))![0];
    expect(attention.match(/cannot be renamed/g)).toHaveLength(1);
    expect(attention).toMatch(/- `a`, `b`: `b` has the content of `a`/);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['what the platform fills in', served({ entity_name: 'prod.ml.churn', entity_version: '7', scale_to_zero_enabled: false }), reply('a', [customEntity({ name: 'churn-7', workload_type: 'CPU' })])],
    ['what the manifest does not state', served(customEntity()), reply('a', [customEntity()], { ai_gateway: { usage_tracking_config: { enabled: true } }, tags: [{ key: 'team', value: 'x' }], description: 'x' })],
    ['its creator, and protection', served(customEntity()), reply('a', [customEntity()], { creator: 'someone@x.y', tags: [{ key: 'endpoints_protected', value: 'true' }] })],
    ['`latest`, resolved', served(customEntity({ entity_version: 'latest' })), reply('a', [customEntity({ entity_version: '8' })])],
    ['an external model', served(externalEntity()), reply('a', [externalEntity()])],
    ['grants, which belong to the id', { ...served(customEntity()), permissions: [{ level: 'CAN_QUERY', group_name: 'x' }] }, reply('a', [customEntity()])],
    ['an unnamed entity', served({ entity_name: 'prod.ml.churn', entity_version: '7', scale_to_zero_enabled: false }), reply('a', [customEntity({ name: 'by-hand' })])],
  ])('is told in spite of %s', async (_name, wanted, live) => {
    expect((await planWith({ b: wanted }, [live])).renames).toEqual(['a -> b']);
  });

  it.each<[string, JsonObject, JsonObject, string[]]>([
    ['another model', served(customEntity({ entity_name: 'prod.ml.other' })), reply('a', [customEntity()]), []],
    ['another version', served(customEntity({ entity_version: '8' })), reply('a', [customEntity()]), []],
    ['one entity more', served(customEntity()), reply('a', [customEntity(), customEntity({ name: 'x' })]), []],
    ['nothing served', { tags: { a: 'b' } }, liveReply({ name: 'a', id: 'a-id' }), []],
    ['another size', served(customEntity({ workload_size: 'Large' })), reply('a', [customEntity()]), ['get a']],
    ['another tag', { ...served(customEntity()), tags: { team: 'x' } }, reply('a', [customEntity()]), ['get a']],
    ['a creation field', { ...served(customEntity()), route_optimized: true }, reply('a', [customEntity()]), ['get a']],
    ['another environment', served(customEntity({ environment_vars: { A: '1' } })), reply('a', [customEntity({ environment_vars: { A: '2' } })]), ['get a']],
  ])('is not claimed for %s, and what cannot be it is not even read', async (_name, wanted, live, extra) => {
    const { renames, calls } = await planWith({ b: wanted }, [live]);
    expect(renames).toEqual([]);
    expect(calls.filter((call) => call === 'get a')).toEqual(extra);
  });

  it('needs a create and a delete: a key that changed while the name stays is no rename, nor is a copy', async () => {
    const kept = await planWith({ b: { name: 'a', ...served(customEntity()) } }, [reply('a', [customEntity()])]);
    expect([kept.renames, kept.plan.summary.unchanged, kept.calls]).toEqual([[], 1, ['list', 'get a']]);
    const copied = await planWith({ a: served(customEntity()), b: served(customEntity()) }, [reply('a', [customEntity()])]);
    expect([copied.renames, copied.plan.summary]).toEqual([[], { create: 1, update: 0, replace: 0, delete: 0, unchanged: 1 }]);
    const gone = await planWith({}, [reply('a', [customEntity()])]);
    expect([gone.renames, gone.calls]).toEqual([[], ['list']]);
  });

  it('is none of our business where another manifest or nobody owns the other', async () => {
    for (const tags of [[], [{ key: 'endpoints_manifest', value: 'acme__ml__demo__prod' }]]) {
      const { renames, calls, plan } = await planWith({ b: served(customEntity()) }, [{ ...reply('a', [customEntity()]), tags }]);
      expect([renames, calls.includes('get a'), plan.summary.delete]).toEqual([[], false, 0]);
    }
  });

  it('pairs each delete with one create, in the order of names', async () => {
    const twice = await planWith({ c: served(customEntity()), b: served(customEntity()) }, [reply('a', [customEntity()])]);
    expect(twice.renames).toEqual(['a -> b']);
    expect(twice.calls.filter((call) => call === 'get a')).toHaveLength(1);
    const swapped = await planWith({ c: served(customEntity()), d: served(customEntity({ workload_size: 'Large' })) }, [reply('a', [customEntity({ workload_size: 'Large' })]), reply('b', [customEntity()])]);
    expect(swapped.renames).toEqual(['b -> c', 'a -> d']);
  });

  it('reads no more than what a run is restricted to', async () => {
    const { renames, calls } = await planWith({ b: served(customEntity()) }, [reply('a', [customEntity()])], { only: ['b'] });
    expect([renames, calls.includes('get a')]).toEqual([[], false]);
  });

  it('is a remark: where the other may not be read, the plan stands without it', async () => {
    const { plan, renames } = await planWith({ b: served(customEntity()) }, [reply('a', [customEntity()])], { failing: { 'get a': 'permission-denied' } });
    expect([renames, plan.unread, plan.summary.create, plan.summary.delete]).toEqual([[], [], 1, 1]);
    await expect(planWith({ b: served(customEntity()) }, [reply('a', [customEntity()])], { failing: { 'get a': 'authentication' } })).rejects.toMatchObject({ code: 'authentication' });
  });

  it('does not enter the digest of the plan', async () => {
    const live = [reply('a', [customEntity()])];
    const silent = await planWith({ b: served(customEntity()) }, live, { failing: { 'get a': 'permission-denied' } });
    expect((await planWith({ b: served(customEntity()) }, live)).plan.digest).toBe(silent.plan.digest);
  });
});
