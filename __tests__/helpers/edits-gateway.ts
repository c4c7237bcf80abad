/** Edits of AI Gateway by hand, with the paths at which a plan must show them. */
import { textOf } from '../../src/json.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { id, mapOf, mapsOf } from '../properties/states.js';
import type { Edit } from './edits.js';

/** `stated`: the block of the manifest (it is stated whole); `live`: the block as it is. */
export function gatewayEdits(stated: JsonObject, live: JsonObject): Edit[] {
  const to = (change: Record<string, Json>): Edit['edit'] => ({ aiGateway: { ...live, ...change } });
  const edits: Edit[] = [];
  for (const name of ['usage_tracking_config', 'fallback_config']) {
    const enabled = mapOf(live[name])['enabled'] === true;
    edits.push({ paths: [`ai_gateway.${name}.enabled`], edit: to({ [name]: { enabled: !enabled } }) });
  }
  edits.push(...tableEdits(mapOf(stated['inference_table_config']), mapOf(live['inference_table_config']), to), ...limitEdits(mapsOf(live['rate_limits']), to));
  const rails = mapOf(live['guardrails']);
  for (const side of ['input', 'output']) {
    const rail = mapOf(rails[side]);
    const change = (name: string, value: Json): Edit['edit'] => to({ guardrails: { ...rails, [side]: { ...rail, [name]: value } } });
    const path = `ai_gateway.guardrails.${side}`;
    edits.push({ paths: [`${path}.safety`], edit: change('safety', rail['safety'] !== true) });
    edits.push({ paths: [`${path}.pii.behavior`], edit: change('pii', { behavior: mapOf(rail['pii'])['behavior'] === 'BLOCK' ? 'MASK' : 'BLOCK' }) });
    for (const list of ['invalid_keywords', 'valid_topics']) {
      const words = Array.isArray(rail[list]) ? rail[list] : [];
      edits.push({ paths: [`${path}.${list}`], edit: change(list, [...words, 'edited-by-hand']) });
      if (words.length > 0) edits.push({ paths: [`${path}.${list}`], edit: change(list, []) });
    }
  }
  return edits;
}

type To = (change: Record<string, Json>) => Edit['edit'];

function tableEdits(stated: JsonObject, live: JsonObject, to: To): Edit[] {
  const path = 'ai_gateway.inference_table_config';
  const names = ['catalog_name', 'schema_name', 'table_name_prefix'];
  if (live['enabled'] !== true) {
    const on = { enabled: true, catalog_name: 'hand', schema_name: 'hand', table_name_prefix: 'hand' };
    return [{ paths: ['enabled', ...names].map((name) => `${path}.${name}`), edit: to({ inference_table_config: on }) }];
  }
  const said = names.filter((name) => stated[name] !== undefined);
  return [
    { paths: ['enabled', ...said].map((name) => `${path}.${name}`).sort(), edit: to({ inference_table_config: { enabled: false } }) },
    ...said.map((name): Edit => ({ paths: [`${path}.${name}`], edit: to({ inference_table_config: { ...live, [name]: `${textOf(live[name])}x` } }) })),
  ];
}

function limitEdits(live: readonly JsonObject[], to: To): Edit[] {
  const whose = (limit: JsonObject): string => [limit['key'] ?? 'endpoint', ...(limit['principal'] === undefined ? [] : [limit['principal']])].map(String).join(':');
  const path = (limit: JsonObject, unit: string): string => `ai_gateway.rate_limits${id(`${whose(limit)}/${unit}`)}`;
  const units = ['calls', 'tokens'];
  const changed = live.flatMap((limit, index) =>
    units.flatMap((unit): Edit[] => {
      if (limit[unit] === undefined) return [];
      const next = live.map((other, at) => (at === index ? { ...limit, [unit]: Number(limit[unit]) + 1 } : other));
      const { [unit]: _gone, ...rest } = limit;
      const empty = !units.some((other) => rest[other] !== undefined);
      const fewer = live.flatMap((other, at) => (at !== index ? [other] : empty ? [] : [rest]));
      return [next, fewer].map((list) => ({ paths: [path(limit, unit)], edit: to({ rate_limits: list }) }));
    }),
  );
  const added: JsonObject = { key: 'user', principal: 'nobody@x.y', tokens: 3, renewal_period: 'minute' };
  return [...changed, { paths: [path(added, 'tokens')], edit: to({ rate_limits: [...live, added] }) }];
}
