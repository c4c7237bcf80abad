import { adoptOutdented } from './indentation.js';
import { child, formatPlace, isNull, mapOf, scalarOf, withEntry, type Entry, type ListNode, type MapNode, type Node } from './node.js';
import { quote, type Report } from './report.js';

/** Rewrites deprecated and shorthand shapes everywhere in one file's tree, so that later stages know one shape. */
export function translateManifest(root: MapNode, report: Report): MapNode {
  const endpoints = (map: Node): Node => mapValues(adoptOutdented(map, report), (layer) => translateLayer(layer, report));
  let result = replace(root, 'defaults', (layer) => translateLayer(layer, report));
  result = replace(result, 'endpoints', endpoints);
  return replace(result, 'targets', (targets) =>
    mapValues(targets, (target) => (target.type === 'map' ? replace(target, 'endpoints', endpoints) : target)),
  );
}

function translateLayer(layer: Node, report: Report): Node {
  if (layer.type !== 'map') return layer;
  const withLimits = moveRateLimits(layer, report);
  const withConfig = replace(withLimits, 'config', (config) => translateConfig(config, report));
  return replace(withConfig, 'tags', (tags) => tagsAsList(tags, report));
}

/** Top-level `rate_limits`: deprecated, and never returned by the platform (N25). */
function moveRateLimits(layer: MapNode, report: Report): MapNode {
  const old = layer.entries.get('rate_limits');
  if (old === undefined) return layer;
  const gateway = layer.entries.get('ai_gateway');
  const newer = child(gateway?.value, 'rate_limits');
  if (newer !== undefined) {
    report.error(
      old.keyPlace,
      `\`rate_limits\` and \`ai_gateway.rate_limits\` (${formatPlace(newer.place)}) cannot both be given. ` +
        'Keep the one under `ai_gateway`.',
    );
    return without(layer, 'rate_limits');
  }
  report.warn(old.keyPlace, '`rate_limits` is deprecated and read as `ai_gateway.rate_limits`. Move it there.');
  if (gateway !== undefined && gateway.value.type !== 'map') return without(layer, 'rate_limits');
  const inner = gateway?.value.type === 'map' ? gateway.value : mapOf([], old.value.place);
  const moved = withEntry(inner, old);
  return withEntry(without(layer, 'rate_limits'), {
    key: 'ai_gateway',
    keyPlace: gateway?.keyPlace ?? old.keyPlace,
    value: moved,
  });
}

function translateConfig(config: Node, report: Report): Node {
  if (config.type !== 'map') return config;
  const withEntities = renameServedModels(config, report);
  return replace(withEntities, 'traffic_config', (traffic) =>
    traffic.type !== 'map'
      ? traffic
      : replace(traffic, 'routes', (routes) => mapItems(routes, (route) => renameRoute(route, report))),
  );
}

/** `served_models` (N2, C27): the same entities under older names. */
function renameServedModels(config: MapNode, report: Report): MapNode {
  const models = config.entries.get('served_models');
  if (models === undefined) return config;
  const entities = config.entries.get('served_entities');
  // Replies carry both forms: the reader drops the older one with all else that only the platform sets.
  if (entities !== undefined && mirrors(models.value, entities.value)) return config;
  if (entities !== undefined) {
    report.error(
      models.keyPlace,
      `\`served_models\` and \`served_entities\` (${formatPlace(entities.keyPlace)}) cannot both be given. ` +
        'They differ: keep `served_entities`, and remove `served_models`, the older form.',
    );
    return without(config, 'served_models');
  }
  report.warn(
    models.keyPlace,
    '`served_models` is deprecated and read as `served_entities`. Rename it, `model_name` to `entity_name` and ' +
      '`model_version` to `entity_version`.',
  );
  const value = mapItems(models.value, (item) =>
    item.type === 'map' ? renameKeys(item, { model_name: 'entity_name', model_version: 'entity_version' }, report) : item,
  );
  return renamed(config, 'served_models', { ...models, key: 'served_entities', value });
}

/** Whether the older form names the same models as the entities do, whatever order and other fields they have. */
function mirrors(models: Node, entities: Node): boolean {
  if (models.type !== 'list' || entities.type !== 'list' || models.items.length !== entities.items.length) return false;
  const known = new Set(entities.items.map(identityOf));
  return models.items.every((model) => known.has(identityOf(model)));
}

function identityOf(item: Node): string {
  const text = (...keys: string[]): string | undefined => {
    const value = keys.map((key) => child(item, key)).find((each) => each !== undefined);
    return value === undefined ? undefined : textOf(value);
  };
  const external = child(child(item, 'external_model'), 'name');
  return JSON.stringify([
    text('name'),
    text('entity_name', 'model_name'),
    text('entity_version', 'model_version'),
    external === undefined ? undefined : textOf(external),
  ]);
}

/** N7: both names of a route come back with the same value. */
function renameRoute(route: Node, report: Report): Node {
  if (route.type !== 'map') return route;
  const old = route.entries.get('served_model_name');
  if (old === undefined) return route;
  const current = route.entries.get('served_entity_name');
  if (current === undefined) {
    report.warn(old.keyPlace, '`served_model_name` is the older name of `served_entity_name`. Rename it.');
    return renamed(route, 'served_model_name', { ...old, key: 'served_entity_name' });
  }
  if (textOf(old.value) !== textOf(current.value)) {
    report.error(
      old.keyPlace,
      '`served_model_name` and `served_entity_name` name the same thing, but differ here. Keep `served_entity_name`.',
    );
  }
  return without(route, 'served_model_name');
}

function renameKeys(map: MapNode, names: Readonly<Record<string, string>>, report: Report): MapNode {
  let result = map;
  for (const [from, to] of Object.entries(names)) {
    const entry = result.entries.get(from);
    if (entry === undefined) continue;
    if (result.entries.has(to)) {
      report.error(entry.keyPlace, `\`${from}\` and \`${to}\` cannot both be given. Keep \`${to}\`.`);
      result = without(result, from);
    } else {
      result = renamed(result, from, { ...entry, key: to });
    }
  }
  return result;
}

/** Tags written as a map become the API's list; `null` there drops an inherited tag. */
function tagsAsList(tags: Node, report: Report): Node {
  if (tags.type === 'list') return mapItems(tags, (item) => tagOfPair(item, report));
  if (tags.type !== 'map') return tags;
  const items = [...tags.entries.values()].map((entry): Node => {
    if (entry.key.includes('${')) {
      report.error(
        entry.keyPlace,
        `Variables are not filled in inside keys: ${quote(entry.key)}. Write tags as a list to fill in a key.`,
      );
    }
    const key: Entry = { key: 'key', keyPlace: entry.keyPlace, value: scalarOf(entry.key, entry.keyPlace) };
    const rest: Entry = isNull(entry.value)
      ? { key: 'remove', keyPlace: entry.keyPlace, value: scalarOf(true, entry.keyPlace) }
      : { key: 'value', keyPlace: entry.keyPlace, value: entry.value };
    return mapOf([key, rest], entry.keyPlace);
  });
  return { type: 'list', items, place: tags.place };
}

/** `- team: ml`, between the two right shapes: reported, and read as what it means. */
function tagOfPair(item: Node, report: Report): Node {
  if (item.type !== 'map' || ['key', 'value', 'remove'].some((key) => item.entries.has(key))) return item;
  const [pair, second] = [...item.entries.values()];
  if (pair === undefined || second !== undefined || pair.value.type !== 'scalar') return item;
  report.error(
    pair.keyPlace,
    `In a list a tag is \`{ key: <key>, value: <value> }\`. Write that, or write \`tags\` as a map, with ${quote(pair.key)} as a key.`,
  );
  const key: Entry = { key: 'key', keyPlace: pair.keyPlace, value: scalarOf(pair.key, pair.keyPlace) };
  return mapOf([key, { ...pair, key: 'value' }], item.place);
}

const textOf = (node: Node): string | undefined => (node.type === 'scalar' ? node.text.trim() : undefined);

function replace(map: MapNode, key: string, change: (value: Node) => Node): MapNode {
  const entry = map.entries.get(key);
  return entry === undefined ? map : withEntry(map, { ...entry, value: change(entry.value) });
}

function mapValues(node: Node, change: (value: Node) => Node): Node {
  if (node.type !== 'map') return node;
  return mapOf(
    [...node.entries.values()].map((entry) => ({ ...entry, value: change(entry.value) })),
    node.place,
  );
}

function mapItems(node: Node, change: (item: Node) => Node): Node {
  return node.type === 'list' ? ({ ...node, items: node.items.map(change) } satisfies ListNode) : node;
}

function without(map: MapNode, key: string): MapNode {
  return mapOf([...map.entries.values()].filter((entry) => entry.key !== key), map.place);
}

/** The map with one entry put in the place of another. */
function renamed(map: MapNode, key: string, entry: Entry): MapNode {
  return mapOf([...map.entries.values()].map((each) => (each.key === key ? entry : each)), map.place);
}
