/** The wanted endpoint next to the live one: names given, ignored parts overlaid, both in the table's form. */
import { canonicalEndpoint } from '../endpoint/canonical.js';
import { isObject, objectsOf, record, textOf } from '../json.js';
import { effectiveConfig, liveDocument, withLiveValueAt } from '../endpoint/document.js';
import { kindOfEndpoint, nameEntities } from '../endpoint/entity-name.js';
import { ownTags, type Json, type JsonObject } from '../endpoint/fields/index.js';
import type { DesiredEndpoint, Endpoint, Grant, LiveEndpoint } from '../endpoint/model.js';
import { isWithin, parsePath } from '../endpoint/paths.js';
import { writeOnlyValues } from './bodies.js';

export interface WantedSide {
  /** API-shaped, as it will be sent. */
  document: JsonObject;
  liveDocument: JsonObject | undefined;
  want: Endpoint;
  liveView: Endpoint | undefined;
  warnings: string[];
  /** Paths of the ignore rules that count today. */
  ignored: string[];
  /** Path -> value of what the manifest states and nobody can read, ignored ones among them. */
  statedUnread: Map<string, Json>;
}

/** Write-only values whose change the plan notices: those that no rule ignores. */
export function noticedValues(side: Pick<WantedSide, 'document' | 'ignored'>): Map<string, Json> {
  return new Map([...writeOnlyValues(side.document)].filter(([path]) => !side.ignored.some((rule) => isWithin(path, rule))));
}

export function wantedSide(
  desired: DesiredEndpoint,
  resolved: JsonObject,
  live: LiveEndpoint | undefined,
  grants: Grant[] | undefined,
  today: string,
): WantedSide {
  const found = live === undefined ? undefined : liveDocument(live, grants);
  const liveConfig = found?.['config'];
  const config = withoutCapture(resolved['config'], isObject(liveConfig) ? liveConfig['auto_capture_config'] : undefined);
  let document: JsonObject = isObject(config)
    ? { ...resolved, config: nameEntities(config, isObject(liveConfig) ? liveConfig : undefined) }
    : resolved;
  if (live?.creator !== undefined && Array.isArray(document['permissions'])) {
    document = { ...document, permissions: document['permissions'].filter((grant) => !namesPrincipal(grant, live.creator ?? '')) };
  }
  const statedUnread = writeOnlyValues(document);
  const warnings: string[] = [];
  const ignored: string[] = [];
  for (const rule of desired.lifecycle.ignoreChanges) {
    if (rule.until !== undefined && rule.until < today) {
      warnings.push(`\`ignore_changes\` of \`${rule.path}\` ended on ${rule.until} (${rule.reason}): it is compared again.`);
      continue;
    }
    const path = parsePath(rule.path);
    if (path === undefined) continue;
    // Paths that lead nowhere are refused with the manifest.
    document = (found === undefined ? undefined : withLiveValueAt(document, found, path)) ?? document;
    ignored.push(rule.path);
  }
  if (ignored.length > 0) document = withoutIdleRoutes(document);
  const kind = kindOfEndpoint(isObject(document['config']) ? document['config'] : undefined);
  return {
    document,
    liveDocument: found,
    want: canonicalEndpoint(desired.name, kind, document, 'want'),
    liveView: live === undefined || found === undefined ? undefined : canonicalEndpoint(live.name, liveKind(live), found, 'live'),
    warnings,
    ignored,
    statedUnread,
  };
}

/** `auto_capture_config: {}` states none: one that runs is turned off, and where there is none there is nothing to say. */
function withoutCapture(config: Json | undefined, live: Json | undefined): Json | undefined {
  const wanted = isObject(config) ? config['auto_capture_config'] : undefined;
  if (!isObject(config) || !isObject(wanted) || Object.keys(wanted).length > 0) return config;
  const { auto_capture_config: _none, ...rest } = config;
  const runs = isObject(live) && textOf(live['enabled'] ?? true) === 'true';
  return runs ? { ...rest, auto_capture_config: { enabled: false } } : rest;
}

/** Without routes of 0 % to served entities that an ignore rule has taken out: the platform refuses them. */
function withoutIdleRoutes(document: JsonObject): JsonObject {
  const config = document['config'];
  const traffic = isObject(config) ? config['traffic_config'] : undefined;
  if (!isObject(config) || !isObject(traffic)) return document;
  const names = new Set(objectsOf(config['served_entities']).map((entity) => textOf(entity['name'])));
  const routes = objectsOf(traffic['routes']).filter(
    (route) => route['traffic_percentage'] !== 0 || names.has(textOf(route['served_entity_name'] ?? route['served_model_name'])),
  );
  return { ...document, config: { ...config, traffic_config: { ...traffic, routes } } };
}

function namesPrincipal(grant: Json, principal: string): boolean {
  return isObject(grant) && (grant['user_name'] === principal || grant['service_principal_name'] === principal);
}

/** Kind of what is live; a first deployment that failed still tells it. */
function liveKind(live: LiveEndpoint): Endpoint['kind'] {
  return kindOfEndpoint((effectiveConfig(live) ?? live.pendingConfig)?.document);
}

/** Everything a create would make, in the table's form: what approving a create or replacement approves. */
export function wholeOf(side: WantedSide, own: readonly { key: string; value: string }[]): JsonObject {
  const unread = Object.fromEntries(writeOnlyValues(side.document));
  const kept = own.filter((tag) => tag.key === ownTags.protected);
  const creation = Object.fromEntries(Object.entries(side.want.creation).filter(([, value]) => value !== null));
  return record([
    ...Object.entries(creation),
    ...Object.entries(side.want.sections),
    ...(Object.keys(unread).length > 0 ? [['unread', unread] as const] : []),
    ...(kept.length > 0 ? [['protected', true] as const] : []),
  ] as [string, Json][]);
}

