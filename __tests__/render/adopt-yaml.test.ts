/** What the report says to paste is what makes the plan empty: tried over HTTP, edit by edit. */
import { parse, stringify } from 'yaml';
import { consoleEdit, type ConsoleEdit } from '../../src/emulator/index.js';
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
  expect((await stage.run('apply', stringify(manifest), { only: 'churn' })).failure).toBeUndefined();
  consoleEdit(stage.emulator.world, 'churn', edit);
  const [found] = ((await stage.run('drift', stringify(manifest))).plan?.endpoints ?? []).filter(({ action }) => action === 'update') as [EndpointPlan];
  const { yaml, remove, hidden } = adoptLive(found);
  expect([remove, hidden]).toEqual([[], []]);
  const adopted = paste(manifest, parse(yaml));
  const after = await stage.run('plan', stringify(adopted));
  expect(after.plan?.endpoints.map(({ action, changes }) => [action, changes])).toEqual([['unchanged', []]]);
});
