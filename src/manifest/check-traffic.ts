import { isUnresolvedVersion } from './entity-version.js';
import { asList, asObject, textOf } from '../json.js';
import { isMapAt, isStated, keyPlaceAt, placeAt, type EndpointView } from './endpoint-view.js';
import { describeEntity, entityName, hasModel, type EntityView } from './entity-view.js';
import { formatPlace, type SourcePlace } from './node.js';
import { didYouMean, oneOf, quote, type Report } from './report.js';

/** C5, N9: routes name entities that exist, and their shares are 100 together. */
export function checkTraffic(view: EndpointView, entities: readonly EntityView[], report: Report): void {
  const traffic = asObject(view.document['config'])['traffic_config'];
  const path = ['config', 'traffic_config'];
  // What is no model, and what is named like another, is reported as that; whoever misspelt a name gets no second route for it.
  const clear = entities.every((each) => hasModel(view, each)) && new Set(entities.map(entityName)).size === entities.length;
  if (traffic === undefined) {
    if (clear && entities.length > 1 && !isStated(view, path)) {
      report.error(
        placeAt(view, ['config', 'served_entities']),
        `Say how the traffic is split: ${entities.length} served entities need \`traffic_config\` with one route for each.`,
      );
    }
    return;
  }
  const list = asObject(traffic)['routes'];
  if (!Array.isArray(list) || list.length === 0) {
    if (Array.isArray(list) || !isStated(view, [...path, 'routes'])) report.error(keyPlaceAt(view, path), '`traffic_config` needs `routes`, at least one.');
    return;
  }
  const names = entities.map(entityName).filter((name) => name !== '');
  const routed = checkRoutes(view, { entities, names, clear, items: asList(list) }, report);
  checkSum(view, asList(list), report);
  // A route with no name, or to nobody, was meant for one of those without.
  const known = new Set(names);
  if (!clear || asList(list).some((item) => !known.has(textOf(asObject(item)['served_entity_name'])))) return;
  for (const each of entities) {
    const name = entityName(each);
    if (name === '' || routed.has(name)) continue;
    report.warn(
      placeAt(view, each.path),
      `There is no route to ${describeEntity(each)}: it gets no traffic. Add one with \`traffic_percentage: 0\` to say so.`,
    );
  }
}

interface Routes {
  entities: readonly EntityView[];
  names: readonly string[];
  /** Whether each served entity is known by its name. */
  clear: boolean;
  items: ReturnType<typeof asList>;
}

function checkRoutes(view: EndpointView, { entities, names, clear, items }: Routes, report: Report): Set<string> {
  const seen = new Map<string, SourcePlace>();
  const known = names.length === 0 ? '' : ` There are ${oneOf(names, 'and')}.`;
  // The first of a name, as duplicates are reported elsewhere.
  const byName = new Map(entities.map((each) => [entityName(each), each] as const).reverse());
  items.forEach((item, index) => {
    const at = ['config', 'traffic_config', 'routes', index];
    const name = asObject(item)['served_entity_name'];
    if (!isMapAt(view, at)) return;
    if (typeof name !== 'string' || name === '') {
      if (!isStated(view, [...at, 'served_entity_name'])) {
        report.error(placeAt(view, at), 'A route needs `served_entity_name`, the name of a served entity.');
      }
      return;
    }
    const place = placeAt(view, [...at, 'served_entity_name']);
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      report.error(place, `There is already a route to ${quote(name)}, at ${formatPlace(earlier)}.`);
      return;
    }
    seen.set(name, place);
    const target = byName.get(name);
    if (target === undefined) {
      if (clear) report.error(place, () => `The route names ${quote(name)}, but there is no such served entity.${didYouMean(name, names) || known}`);
    } else if (target.entity['name'] === undefined && isUnresolvedVersion(target.entity['entity_version'])) {
      report.error(
        place,
        `The route names ${quote(name)}, but the generated name changes with the version. Give the served entity a \`name\`.`,
      );
    }
  });
  return new Set(seen.keys());
}

function checkSum(view: EndpointView, items: ReturnType<typeof asList>, report: Report): void {
  const shares = items.map((item) => asObject(item)['traffic_percentage']).filter((share) => typeof share === 'number');
  // A share that is missing or no percentage is reported as that.
  if (shares.length < items.length || shares.some((share) => share < 0 || share > 100)) return;
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum === 100) return;
  report.error(
    keyPlaceAt(view, ['config', 'traffic_config', 'routes']),
    `The traffic percentages must sum to 100, but ${shares.length === 1 ? 'the only route has' : `${shares.join(' + ')} is`} ${sum}.`,
  );
}
