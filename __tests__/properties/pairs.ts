/** Two wishes for one endpoint, one after the other. */
import fc from 'fast-check';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { anyKind, documentOf, type DocumentKind } from '../helpers/arbitrary-endpoint.js';
import { mapOf, mapsOf } from './states.js';

export interface Pair {
  first: JsonObject;
  second: JsonObject;
  kinds: [DocumentKind, DocumentKind];
}

/** Every section stated, none as none: what a replacement demands, since it would lose what is not stated. */
function complete(document: JsonObject): JsonObject {
  const none: JsonObject = { tags: [], permissions: [], ai_gateway: {}, email_notifications: {}, telemetry_config: {} };
  return { ...none, ...document };
}

/** The platform knows no way back for a legacy inference table that is off (N31), nor to a config without one. */
function withoutSwitch(document: JsonObject): JsonObject {
  const config = mapOf(document['config']);
  const { enabled: _enabled, ...capture } = mapOf(config['auto_capture_config']);
  if (config['auto_capture_config'] === undefined) return document;
  return { ...document, config: { ...config, auto_capture_config: capture } };
}

/**
 * The second entities, with some of the first's in their place: the same under another name, another version of the
 * same, the same again. Routes are left to the document that they came with.
 */
function related(first: JsonObject, second: JsonObject, how: number): JsonObject {
  const mine = mapsOf(mapOf(first['config'])['served_entities']);
  const theirs = mapsOf(mapOf(second['config'])['served_entities']);
  const [old] = mine;
  const [entity] = theirs;
  if (old === undefined || entity === undefined || how === 0) return second;
  const routed = mapOf(second['config'])['traffic_config'] !== undefined;
  const named = (name: unknown): JsonObject => (name === undefined ? {} : { name: name as string });
  const others = theirs.slice(1);
  if (how === 1 && entity['name'] !== undefined) {
    // Renamed: the content stays.
    return withEntities(second, [{ ...old, ...named(entity['name']) }, ...others]);
  }
  const free = old['name'] !== undefined && entity['name'] !== undefined && !others.some((each) => each['name'] === old['name']);
  if (how === 2 && free && !routed) return withEntities(second, [{ ...entity, ...named(old['name']) }, ...others]);
  return second;
}

function withEntities(document: JsonObject, served_entities: JsonObject[]): JsonObject {
  return { ...document, config: { ...mapOf(document['config']), served_entities } };
}

/** The second without what would take a replacement: another legacy inference table, another answer to route optimisation. */
function inPlace(first: JsonObject, second: JsonObject): JsonObject {
  const { route_optimized: _optimized, ...rest } = second;
  const { auto_capture_config: _capture, ...config } = mapOf(second['config']);
  const kept = mapOf(first['config'])['auto_capture_config'];
  const stated = mapOf(second['config'])['auto_capture_config'] !== undefined;
  if (second['config'] === undefined || kept === undefined || !stated) return rest;
  return { ...rest, config: { ...config, auto_capture_config: kept } };
}

/** Feature specs and custom models on one endpoint: whether one may become the other is not documented. */
const sameKind = (kind: DocumentKind): fc.Arbitrary<DocumentKind> => fc.constantFrom(kind, kind, kind, 'empty');

export interface PairOptions {
  unnamed?: boolean;
  unresolved?: boolean;
  /** Pairs that need a replacement too. */
  replaces?: boolean;
}

export function pairs(options: PairOptions = {}): fc.Arbitrary<Pair> {
  const changing = anyKind.chain((kind) => {
    const other = options.replaces === true && kind !== 'feature' ? fc.oneof({ weight: 3, arbitrary: sameKind(kind) }, { weight: 1, arbitrary: anyKind.filter((each) => each !== 'feature') }) : sameKind(kind);
    return fc.tuple(fc.constant(kind), other);
  });
  return changing.chain((kinds) =>
    fc.record({ first: documentOf(kinds[0], options), second: documentOf(kinds[1], options), how: fc.nat(3) }).map(({ first, second, how }): Pair => {
      const [one, two] = [withoutSwitch(first), withoutSwitch(kinds[0] === kinds[1] ? related(first, second, how) : second)];
      const full = options.replaces === true;
      if (!full) return { kinds, first: one, second: inPlace(one, two) };
      return { kinds, first: complete(one), second: complete(two) };
    }),
  );
}
