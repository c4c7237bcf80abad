/** Traffic splits, drawn before and after. */
import type { Json } from '../endpoint/fields/index.js';
import { isWithin, parsePath } from '../endpoint/paths.js';
import type { EndpointPlan } from '../plan/plan.js';
import { cut, visible } from './escape.js';
import { isObject } from '../json.js';
import { liveConfig } from './live-config.js';

/** Served entity -> percent of the requests. */
export type Split = Map<string, number>;

/** So many that both sides fit on the screen of a phone. */
const blocks = 10;
const path = 'config.traffic_config';

/** The splits before and after, where a change touches them; `undefined` where the traffic stays as it is. */
export function trafficChange(endpoint: EndpointPlan): { before: Split; after: Split } | undefined {
  const changes = endpoint.changes.filter((change) => isWithin(change.path, path));
  const live = endpoint.action === 'create' ? undefined : liveConfig(endpoint.live);
  const whole = endpoint.changes.find(({ section }) => section === 'endpoint')?.after;
  const wanted = (isObject(whole) ? whole : endpoint.desired?.document)?.['config'];
  if (changes.length === 0 && endpoint.action !== 'create') return undefined;
  const before = readRoutes(live);
  const after = readRoutes(wanted);
  if (after.size === 0) {
    for (const [name, percent] of before) after.set(name, percent);
    for (const change of changes) {
      const name = idOf(change.path);
      if (name === undefined) continue;
      if (typeof change.before === 'number' && !before.has(name)) before.set(name, change.before);
      if (typeof change.after === 'number') after.set(name, change.after);
      else after.delete(name);
    }
  }
  // One entity that gets everything needs no picture.
  if (after.size < 2 && before.size < 2) return undefined;
  return { before, after };
}

function idOf(changePath: string): string | undefined {
  const last = parsePath(changePath)?.at(-1);
  return typeof last === 'object' ? last.id : undefined;
}

/** The split of a config, from the list of the API or from the record of a comparison. */
function readRoutes(config: Json | undefined): Split {
  const split: Split = new Map();
  const traffic = isObject(config) ? config['traffic_config'] : undefined;
  const routes = isObject(traffic) ? traffic['routes'] : undefined;
  if (isObject(routes)) return new Map(Object.entries(routes).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  if (!Array.isArray(routes)) return split;
  for (const route of routes) {
    if (!isObject(route)) continue;
    const name = route['served_entity_name'] ?? route['served_model_name'];
    const percent = Number(route['traffic_percentage']);
    if (typeof name === 'string' && Number.isFinite(percent)) split.set(name, percent);
  }
  return split;
}

/** Lines such as `champion  ██████████ 100 % → █████████░  90 %`. */
export function drawTraffic(traffic: { before: Split; after: Split }, most = 16): string[] {
  const names = [...new Set([...traffic.after.keys(), ...traffic.before.keys()])];
  const shown = names.slice(0, most).map((name) => ({ name, label: cut(visible(name).replace(/\s/g, ' '), 40) }));
  const width = Math.max(...shown.map(({ label }) => label.length));
  const lines = shown.map(({ name, label }) => {
    const before = traffic.before.size === 0 ? '' : `${bar(traffic.before.get(name))} → `;
    return `${label.padEnd(width)}  ${before}${bar(traffic.after.get(name))}`;
  });
  return names.length > most ? [...lines, `… ${names.length - most} more`] : lines;
}

/** A bar of ten blocks; what gets any traffic has at least one, what does not get all of it lacks at least one. */
export function bar(percent: number | undefined): string {
  if (percent === undefined) return `${'·'.repeat(blocks)}   –  `;
  const inside = Math.min(100, Math.max(0, percent));
  let full = Math.round((inside / 100) * blocks);
  if (inside > 0) full = Math.max(1, full);
  if (inside < 100) full = Math.min(blocks - 1, full);
  return `${'█'.repeat(full)}${'░'.repeat(blocks - full)} ${String(percent).padStart(3)} %`;
}
