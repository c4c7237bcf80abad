/** Which fields of the manifest the platform's refusal of a write speaks of, where that can be told. */
import { findFields, findPath, findTexts, splitProtoPath, type DocumentPath, type FieldPlace } from '../endpoint/document-paths.js';
import { objectsOf, textOf } from '../json.js';
import type { JsonObject } from '../endpoint/fields/index.js';
import type { ApiError } from '../errors.js';
import type { Operation } from '../plan/plan.js';
import { endingOf, type Ending, type Run } from './run.js';

/** More fields than this, and the message has not told which. */
const mostFields = 3;

const sectionOf: Readonly<Record<Operation['kind'], DocumentPath>> = {
  create: [],
  delete: [],
  'update-config': ['config'],
  'patch-tags': ['tags'],
  'put-ai-gateway': ['ai_gateway'],
  'patch-notifications': ['email_notifications'],
  'patch-telemetry': ['telemetry_config'],
  'put-permissions': ['permissions'],
  wait: [],
};

/**
 * The fields that a refused write is about: those its `field_violations` name, else those its message names. Empty where
 * neither tells. `document` is the endpoint's as the manifest wants it.
 */
export function blamedFields(error: ApiError, operation: Operation, document: JsonObject): FieldPlace[] {
  const { status, violations = [], serviceMessage = '' } = error.call;
  // Other refusals speak of the caller, the endpoint or the moment.
  if (status !== 400 && status !== 403 && status !== 404) return [];
  const root = sectionOf[operation.kind];
  const sent = 'body' in operation ? operation.body : undefined;
  // R31 wraps the config.
  const body = operation.kind === 'update-config' && operation.route === 'R31' ? (sent?.['config'] as JsonObject | undefined) : sent;
  const scene = { document, root, body };
  const named = violations.flatMap(({ field, description }) => fieldsAt(field.slice(0, 300), description.slice(0, 300), scene));
  if (named.length > 0) return distinct(named);
  const told = distinct(fieldsOf(serviceMessage.slice(0, 2000), scene));
  return told.length > mostFields ? [] : told;
}

/** The end of an endpoint whose write was refused; its message names the fields and their lines in the manifest. */
export function withFields(run: Run, operation: Operation, error: ApiError): Ending {
  const ending = endingOf(error);
  const { desired } = run.plan;
  if (desired === undefined) return ending;
  const blamed = blamedFields(error, operation, desired.document);
  if (blamed.length === 0) return ending;
  const fields = blamed.map(({ path, shown }) => {
    const place = run.options.locate?.(desired.key, path);
    return { path: shown, ...(place === undefined ? {} : { place }) };
  });
  const told = fields.map(({ path, place }) => `\`${path}\`${place === undefined ? '' : ` (${place.file}:${place.line}:${place.column})`}`);
  const message = `${ending.message ?? ''} This is about ${told.join(' or ')}.`.trimStart();
  const hint = error.call.status === 400 ? `Correct ${told.join(' or ')} in the manifest.` : ending.hint;
  return { ...ending, message, hint, fields };
}

interface Scene {
  document: JsonObject;
  root: DocumentPath;
  body: JsonObject | undefined;
}

/** The field of one violation: a path, or a bare name that is looked for. */
function fieldsAt(field: string, description: string, scene: Scene): FieldPlace[] {
  const segments = splitProtoPath(field);
  const [first] = segments;
  if (first === undefined) return [];
  const { document } = scene;
  const place = findPath(document, segments, scene);
  if (place !== undefined) return [place];
  // A path that starts somewhere inside, such as `environment_vars.KEY`.
  return fieldsByName(String(first), `${field} ${description}`, scene).flatMap((start) => {
    const found = findPath(document, [...start.path, ...segments.slice(1)], { root: [], body: undefined });
    return found === undefined ? [] : [found];
  });
}

function fieldsOf(message: string, scene: Scene): FieldPlace[] {
  const tags = taggedIn(message, scene);
  if (tags.length > 0) return tags;
  const named = namesIn(message).flatMap((name) => fieldsAt(name, message, scene));
  return named.length > 0 ? named : quotedIn(message, scene);
}

/** `Endpoint tag key holdout:project is either ...` (C14). */
function taggedIn(message: string, { document, root }: Scene): FieldPlace[] {
  if (root.length > 0 && root[0] !== 'tags') return [];
  const tags = objectsOf(document['tags']);
  const [longest] = tags
    .map((tag, index) => ({ key: textOf(tag['key']), index }))
    .filter(({ key }) => key !== '' && ['', "'", '"', '`'].some((mark) => message.includes(`tag key ${mark}${key}${mark} `)))
    .sort((a, b) => b.key.length - a.key.length);
  if (longest === undefined) return [];
  const place = findPath(document, ['tags', longest.index, 'key'], { root: [], body: undefined });
  return place === undefined ? [] : [place];
}

/** Words that can only be names of fields: paths, `snake_case`, `camelCase`, and any word in quotes. */
function namesIn(message: string): string[] {
  const path = /[A-Za-z][\w-]*(?:\[[^\]\s]{1,80}\]|\.[A-Za-z_]\w*)*/g;
  const words = [...message.matchAll(path)].map(([word]) => word).filter((word) => /_|[a-z][A-Z]|\]/.test(word));
  const quoted = [...message.matchAll(/['"`]([a-z][\w.[\]]{2,80})['"`]/g)].map(([, word = '']) => word);
  const first = /^[a-z]\w{2,}/.exec(message)?.[0];
  return [...new Set([...words, ...quoted, ...(first === undefined ? [] : [first])])].slice(0, 20);
}

const isMissing = /undefined|missing|required|must be (?:set|specified|given|present)|is not (?:set|specified|given)|\bneeds?\b/i;

/** A bare name: where the message says that something is missing, the places that leave it out; else those that state it. */
function fieldsByName(name: string, message: string, { document, root }: Scene): FieldPlace[] {
  const places = findFields(document, name, root);
  const stated = places.filter(({ value }) => value !== undefined);
  const unstated = places.filter(({ value }) => value === undefined);
  const [likely, rest] = isMissing.test(message) ? [unstated, stated] : [stated, unstated];
  const candidates = likely.length > 0 ? likely : rest;
  const quoted = candidates.filter(({ value }) => typeof value !== 'object' && value !== undefined && isQuoted(message, String(value)));
  const mentioned = candidates.filter((place) => mentionsItem(message, document, place));
  const sure = [quoted, mentioned, candidates].find((list) => list.length > 0) ?? [];
  return sure.length > mostFields ? [] : sure;
}

const isQuoted = (message: string, text: string): boolean => ['\'', '"', '`'].some((mark) => message.includes(`${mark}${text}${mark}`));

/** Whether the message names the served entity that the place is of. */
function mentionsItem(message: string, document: JsonObject, { path }: FieldPlace): boolean {
  const [config, list, index] = path;
  if (config !== 'config' || list !== 'served_entities' || typeof index !== 'number') return false;
  const entity = objectsOf((document['config'] as JsonObject)['served_entities'])[index];
  return [textOf(entity?.['name']), textOf(entity?.['entity_name'])].some((word) => word !== '' && isQuoted(message, word));
}

/** A value of the manifest that the message quotes, or a model version as `<model>/<version>`. */
function quotedIn(message: string, { document, root }: Scene): FieldPlace[] {
  const texts = findTexts(document, root).filter(({ text }) => text.length >= 3);
  const quoted = texts.filter(({ path, text }) => isQuoted(message, text) || isQuoted(message, inCatalog(document, path, text)));
  const models = texts.filter(({ path, text }) => path.at(-1) === 'entity_name' && new RegExp(`${escaped(text)}[/ ]`).test(message));
  const versions = models.flatMap(({ path }) => {
    const place = findPath(document, [...path.slice(0, -1), 'entity_version'], { root: [], body: undefined });
    return place === undefined ? [] : [place];
  });
  const found = quoted.length > 0 ? quoted : /version/i.test(message) && versions.length > 0 ? versions : models;
  return found.length === 1 ? found : [];
}

/** The full name of a schema, whose catalog stands beside it. */
function inCatalog(document: JsonObject, path: DocumentPath, schema: string): string {
  if (path.at(-1) !== 'schema_name') return schema;
  const catalog = findPath(document, [...path.slice(0, -1), 'catalog_name'], { root: [], body: undefined })?.value;
  return typeof catalog === 'string' ? `${catalog}.${schema}` : schema;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Each place once, and none that only surrounds another. */
function distinct(places: readonly FieldPlace[]): FieldPlace[] {
  const byPath = new Map(places.map((place) => [JSON.stringify(place.path), place]));
  const inner = (place: FieldPlace): boolean =>
    [...byPath.values()].some((other) => other.path.length > place.path.length && place.path.every((key, index) => key === other.path[index]));
  return [...byPath.values()].filter((place) => !inner(place));
}
