/** What the report says to paste is what makes the plan empty: tried over HTTP, edit by edit. */
import { parse, stringify } from 'yaml';
import { consoleEdit, type ConsoleEdit } from '../../src/emulator/index.js';
import { parsePath, type PathPart } from '../../src/endpoint/paths.js';
import type { EndpointPlan } from '../../src/plan/plan.js';
import { adoptLive } from '../../src/render/adopt-yaml.js';
import { openStage, type Stage } from '../helpers/story.js';

type Data = Record<string, unknown>;
const isMap = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As a person would: maps are merged, entities found by name, every other list is put in place of the old one. */
function paste(manifest: unknown, lines: unknown): unknown {
  if (isMap(manifest) && isMap(lines)) {
    const keys = new Set([...Object.keys(manifest), ...Object.keys(lines)]);
    return Object.fromEntries([...keys].map((key) => [key, !(key in lines) ? manifest[key] : key === 'served_entities' ? pasteEntities(manifest[key], lines[key]) : paste(manifest[key], lines[key])]));
  }
  return lines;
}

function pasteEntities(manifest: unknown, lines: unknown): unknown {
  const list = [...(manifest as Data[])];
  for (const entity of lines as Data[]) {
    const at = list.findIndex((known) => known['name'] === entity['name']);
    if (at < 0) list.push(entity);
    else list[at] = paste(list[at], entity) as Data;
  }
  return list;
}

const entity = (name: string, version: string): Data => ({ name, entity_name: 'prod.ml.churn', entity_version: version, workload_size: 'Small', scale_to_zero_enabled: false });
const manifest: Data = {
  id: 'shop',
  endpoints: {
    churn: {
      config: {
        served_entities: [{ ...entity('champion', '7'), environment_vars: { MODE: 'fast' } }, entity('challenger', '8')],
        traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 90 }, { served_entity_name: 'challenger', traffic_percentage: 10 }] },
      },
      tags: [{ key: 'team', value: 'ours' }],
      ai_gateway: { rate_limits: [{ key: 'user', calls: 10, renewal_period: 'minute' }] },
    },
  },
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What `adoptLive` says of one edit, and the changes that a plan of the manifest shows once somebody has done so. */
async function adopt(given: Data, edit: ConsoleEdit): Promise<{ found: ReturnType<typeof adoptLive>; after: unknown }> {
  const name = Object.keys(given['endpoints'] as Data)[0]!;
  expect((await stage.run('apply', stringify(given), { only: name })).failure).toBeUndefined();
  consoleEdit(stage.emulator.world, name, edit);
  const [drifted] = ((await stage.run('drift', stringify(given))).plan?.endpoints ?? []).filter(({ action }) => action === 'update') as [EndpointPlan];
  const found = adoptLive(drifted);
  const adopted = paste(given, parse(found.yaml) ?? {}) as { endpoints: Record<string, unknown> };
  for (const path of found.remove) takeOut(adopted.endpoints[name], parsePath(path)!);
  const after = (await stage.run('plan', stringify(adopted))).plan?.endpoints.filter((endpoint) => endpoint.name === name);
  return { found, after: after?.map(({ action, changes }) => [action, changes]) };
}

/** As a person would: the key, or the item that goes by this name. */
function takeOut(within: unknown, path: readonly PathPart[]): void {
  const [first, ...rest] = path;
  const key = typeof first === 'string' ? first : first?.id;
  const index = Array.isArray(within) ? within.findIndex((item) => isMap(item) && item['name'] === key) : -1;
  if (rest.length > 0) takeOut(Array.isArray(within) ? within[index] : (within as Data)[key!], rest);
  else if (Array.isArray(within)) within.splice(index, 1);
  else delete (within as Data)[key!];
}

it.each<[string, ConsoleEdit]>([
  ['traffic', { traffic: { champion: 50, challenger: 50 } }],
  ['a tag', { tags: { add: { team: 'theirs' } } }],
  ['another tag', { tags: { add: { touched_by: 'alex' } } }],
  ['a tag that is gone', { tags: { remove: ['team'] } }],
  ['a size', { entity: { name: 'champion', set: { workload_size: 'Large' } } }],
  ['another version', { entity: { name: 'challenger', set: { entity_version: '7' } } }],
  ['one more served entity', { addEntity: entity('shadow', '8') }],
  ['a limit', { aiGatewayMerge: { rate_limits: [{ key: 'user', calls: 99, renewal_period: 'minute' }, { key: 'endpoint', calls: 500, renewal_period: 'minute' }] } }],
  ['all of it', { traffic: { champion: 20, challenger: 80 }, tags: { add: { team: 'theirs', touched_by: 'alex' } } }],
])('adopts %s', async (_, edit) => {
  const { found, after } = await adopt(manifest, edit);
  expect([found.remove, found.hidden]).toEqual([[], []]);
  expect(after).toEqual([['unchanged', []]]);
});

const other = (name: string, parts: Data, set: Data = {}): Data => ({ id: 'shop', endpoints: { [name]: { config: { served_entities: [{ ...entity('main', '7'), ...set }] }, ...parts } } });
const reserved = { name: 'main', entity_name: 'ml.llm-catalog.foundation-model', entity_version: '3' };

it.each<[string, Data, ConsoleEdit, remove: string[]]>([
  ['text that a manifest would take for a reference', other('references', { tags: [{ key: 'kept', value: '$${as} it is' }] }), { tags: { add: { note: '${var.none}' } } }, []],
  ['text that readers of YAML would take for something else', other('words', { tags: [] }), { tags: { add: { a: 'on', b: '1:30', c: '\u202e', d: 'x: y #z' } } }, []],
  ['one of two limits that stand in one item', other('limits', { ai_gateway: { rate_limits: [{ key: 'user', calls: 10, tokens: 500 }] } }), { aiGatewayMerge: { rate_limits: [{ key: 'user', calls: 10, renewal_period: 'minute' }] } }, []],
  ['the other of two limits that stand in one item', other('units', { ai_gateway: { rate_limits: [{ key: 'user', calls: 10, tokens: 500 }] } }), { aiGatewayMerge: { rate_limits: [{ key: 'user', calls: 99, tokens: 500, renewal_period: 'minute' }] } }, []],
  ['grants', other('grants', { permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }] }), { permissions: { grant: [{ group_name: 'analysts', permission_level: 'CAN_VIEW' }, { user_name: 'someone@example.com', permission_level: 'CAN_QUERY' }] } }, []],
  ['addresses', other('mail', { email_notifications: { on_update_failure: ['a@b.c'] } }), { notifications: { on_update_failure: ['z@b.c'], on_update_success: ['a@b.c'] } }, []],
  ['a gateway that is gone', other('gateway', { ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits: [{ key: 'user', calls: 10 }] } }), { aiGateway: null }, ['ai_gateway.usage_tracking_config.enabled']],
  ['a variable that is gone', other('variables', {}, { environment_vars: { MODE: 'fast', KEPT: 'x' } }), { env: { entity: 'main', set: { MODE: null } } }, ['config.served_entities[main].environment_vars[MODE]']],
  ['concurrency in place of a size', other('concurrency', {}), { entity: { name: 'main', set: { workload_size: null, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 } } }, ['config.served_entities[main].workload_size']],
  [
    'throughput where the manifest counts chunks',
    { id: 'shop', endpoints: { chunks: { config: { served_entities: [{ ...reserved, throughput_chunks: { min: 2, max: 3 } }] } } } },
    { entity: { name: 'main', set: { min_provisioned_throughput: 980, max_provisioned_throughput: 1960 } } },
    ['config.served_entities[main].throughput_chunks'],
  ],
])('adopts %s', async (_, given, edit, remove) => {
  const { found, after } = await adopt(given, edit);
  expect([found.remove, found.hidden]).toEqual([remove, []]);
  expect(after).toEqual([['unchanged', []]]);
});
