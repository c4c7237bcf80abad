/**
 * The calls that make a change true, in their order: ownership first, what tightens access and content rules before a
 * rollout, the rollout, what loosens them after it, lifting protection last.
 */
import { toDocument } from '../endpoint/canonical.js';
import { isObject, objectsOf, record, textOf } from '../json.js';
import { sections, type Json, type JsonObject, type KeyedListField, type ObjectField, type Section } from '../endpoint/fields/index.js';
import type { Canonical, Endpoint } from '../endpoint/model.js';
import type { PathPart } from '../endpoint/paths.js';
import { configBody, createBody, gatewayBody, grantsBody, notificationsBody, telemetryBody } from './bodies.js';
import type { Difference } from './diff.js';
import type { Operation } from './plan.js';

const rateLimitsField = (sections.ai_gateway.field as ObjectField).fields['rate_limits'] as KeyedListField;

type TagPatch = Extract<Operation, { kind: 'patch-tags' }>;

export interface OwnTagChange {
  set: { key: string; value: string }[];
  remove: string[];
}

export interface UpdateInput {
  wantedDocument: JsonObject;
  liveDocument: JsonObject;
  want: Endpoint;
  live: Endpoint;
  differences: readonly Difference[];
  /** Sections to write although no readable field differs (a write-only value changed). */
  forced: ReadonlySet<string>;
  /** Our own tags to write before anything else (ownership, protection). */
  ownership: OwnTagChange;
  /** What tells the next run whether write-only values have arrived, should this one be cut short. */
  intent: OwnTagChange;
  /** Our own tags to write after the routes that they speak of (the digest of write-only values). */
  record: OwnTagChange;
  /** Our own tags to lift at the very end (protection). */
  lift: string[];
  /** The config wanted is being rolled out already. */
  resuming: boolean;
}

const tagPatch = (purpose: TagPatch['purpose'], change: OwnTagChange): TagPatch[] =>
  change.set.length + change.remove.length === 0
    ? []
    : [{ kind: 'patch-tags', purpose, add: change.set, remove: change.remove }];

/** Two tag writes next to each other are one request. */
function mergeTagPatches(operations: readonly Operation[]): Operation[] {
  const merged: Operation[] = [];
  for (const operation of operations) {
    const last = merged.at(-1);
    if (operation.kind === 'patch-tags' && last?.kind === 'patch-tags') {
      merged[merged.length - 1] = {
        ...last,
        purpose: last.purpose === 'intent' ? operation.purpose : last.purpose,
        add: [...last.add, ...operation.add],
        remove: [...last.remove, ...operation.remove],
      };
    } else merged.push(operation);
  }
  return merged;
}

/** A copy of the canonical value with `after` at the path below the section. */
function withValueAt(value: Canonical, path: readonly PathPart[], after: Json | undefined): Json {
  const [part, ...rest] = path;
  if (part === undefined) return after ?? null;
  const key = typeof part === 'string' ? part : part.id;
  const copy = record(Object.entries(isObject(value) ? value : {}));
  const inner = rest.length === 0 ? after : withValueAt(copy[key], rest, after);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}

/** What a change tightens before the rollout, as the value to write; `undefined` where it tightens nothing. */
function stricterValue({ strictness, field, before, after }: Difference): { value: Json | undefined } | undefined {
  if (strictness === 'tighter') return { value: after };
  if (before === undefined || after === undefined) return undefined;
  const value = field.strictest?.(before, after);
  return value === undefined || JSON.stringify(value) === JSON.stringify(before) ? undefined : { value };
}

/** The live section with only the changes that make it stricter; `undefined` where there are none. */
function tightened(section: Section, live: Canonical, changes: readonly Difference[]): Json | undefined {
  const stricter = changes.flatMap((change) => {
    const found = stricterValue(change);
    return found === undefined ? [] : [{ parts: change.parts.slice(1), value: found.value }];
  });
  if (stricter.length === 0) return undefined;
  const value = stricter.reduce<Json>((current, change) => withValueAt(current, change.parts, change.value), live ?? record());
  return toDocument(section.field, value);
}

/** C16: limits of an endpoint, and how many of them may be for groups. */
const mostLimits = { all: 20, groups: 5 };

/** Between old limits and new ones stand both; new ones wait for the end where that is more than the platform takes. */
function withFewEnoughLimits(between: Json | undefined, live: Canonical): Json | undefined {
  const limits = isObject(between) ? objectsOf(between['rate_limits']) : [];
  const ofGroups = (list: readonly JsonObject[]): number => list.filter((limit) => limit['key'] === 'user_group').length;
  if (!isObject(between) || (limits.length <= mostLimits.all && ofGroups(limits) <= mostLimits.groups)) return between;
  const { rate_limits: known = record() } = isObject(live) ? live : {};
  const kept = rateLimitsField.toEntries(limits).filter(([id]) => isObject(known) && Object.hasOwn(known, id));
  return { ...between, rate_limits: rateLimitsField.fromEntries(kept) };
}

/** True when the inference table stays on but its place changes: it must be off in between (C17). */
function movesInferenceTable(wanted: JsonObject, live: Json | undefined): boolean {
  const to = wanted['inference_table_config'];
  const from = isObject(live) ? live['inference_table_config'] : undefined;
  if (!isObject(to) || !isObject(from) || to['enabled'] !== true || textOf(from['enabled']) !== 'true') return false;
  return ['catalog_name', 'schema_name', 'table_name_prefix'].some(
    (name) => to[name] !== undefined && to[name] !== from[name],
  );
}

function gatewayOperations(input: UpdateInput, rollout: boolean): { before: Operation[]; after: Operation[] } {
  const changes = input.differences.filter((change) => change.section === 'ai_gateway');
  if (changes.length === 0) return { before: [], after: [] };
  const body = gatewayBody(input.wantedDocument['ai_gateway'], input.liveDocument['ai_gateway']);
  const final: Operation = { kind: 'put-ai-gateway', body };
  const moves = movesInferenceTable(body, input.liveDocument['ai_gateway']);
  const { inference_table_config: _off, ...withoutTable } = body;
  const relocate: Operation[] = moves ? [{ kind: 'put-ai-gateway', body: withoutTable, step: 'relocate' }] : [];
  if (!rollout) return { before: [], after: [...relocate, final] };

  const stricter = changes.every((change) => change.strictness === 'tighter');
  if (stricter && !moves) return { before: [final], after: [] };
  const live = input.live.sections.ai_gateway;
  const between = withFewEnoughLimits(tightened(sections.ai_gateway, live, changes), live);
  const before: Operation[] =
    between === undefined ? [] : [{ kind: 'put-ai-gateway', body: gatewayBody(between, undefined), step: 'tighten' }];
  return { before, after: [...relocate, final] };
}

function permissionOperations(input: UpdateInput, rollout: boolean): { before: Operation[]; after: Operation[] } {
  const changes = input.differences.filter((change) => change.section === 'permissions');
  if (changes.length === 0) return { before: [], after: [] };
  const final: Operation = { kind: 'put-permissions', grants: grantsBody(input.wantedDocument['permissions'] ?? []) };
  if (!rollout) return { before: [], after: [final] };
  if (changes.every((change) => change.strictness === 'tighter')) return { before: [final], after: [] };
  const between = tightened(sections.permissions, input.live.sections.permissions, changes);
  const before: Operation[] =
    between === undefined
      ? []
      : [{ kind: 'put-permissions', grants: (Array.isArray(between) ? between : []).filter(isObject), step: 'tighten' }];
  return { before, after: [final] };
}

function tagChange(differences: readonly Difference[]): OwnTagChange {
  const changes = differences.filter((change) => change.section === 'tags');
  const keyOf = (change: Difference): string => {
    const last = change.parts.at(-1);
    return typeof last === 'object' ? last.id : String(last);
  };
  return {
    set: changes.filter((change) => change.after !== undefined).map((change) => ({ key: keyOf(change), value: textOf(change.after) })),
    remove: changes.filter((change) => change.after === undefined).map(keyOf),
  };
}

/** Operations of an update. */
export function updateOperations(input: UpdateInput): Operation[] {
  const touches = (section: string): boolean =>
    input.forced.has(section) || input.differences.some((change) => change.section === section);
  const config = input.wantedDocument['config'];
  const writesConfig = touches('config') && isObject(config);
  const rollout = writesConfig || input.resuming;
  const gateway = gatewayOperations(input, rollout);
  const permissions = permissionOperations(input, rollout);
  const operations: Operation[] = [
    ...tagPatch('ownership', input.ownership),
    ...tagPatch('intent', input.intent),
    ...permissions.before,
    ...gateway.before,
  ];
  if (writesConfig) {
    const liveConfig = input.liveDocument['config'];
    const body = configBody(config, isObject(liveConfig) ? liveConfig : undefined);
    const units = input.want.kind === 'model-units';
    operations.push({ kind: 'update-config', route: units ? 'R31' : 'R5', body: units ? { config: body } : body });
  }
  if (rollout) operations.push({ kind: 'wait' });
  operations.push(...tagPatch('tags', tagChange(input.differences)), ...gateway.after);
  if (touches('email_notifications')) {
    const wanted = notificationsBody(input.wantedDocument['email_notifications'] ?? {});
    // R13 replaces the whole block: a list that is left out would stay unclear, so both are always sent.
    const body = { on_update_success: [], on_update_failure: [], ...wanted };
    operations.push({ kind: 'patch-notifications', body: { email_notifications: body } });
  }
  if (touches('telemetry_config')) {
    const newTables = input.forced.has('telemetry_config');
    const body = telemetryBody(input.wantedDocument['telemetry_config'] ?? {}, input.liveDocument['telemetry_config'], newTables);
    operations.push({ kind: 'patch-telemetry', body: Object.keys(body).length === 0 ? {} : { telemetry_config: body } });
  }
  operations.push(...permissions.after, ...tagPatch('tags', input.record), ...tagPatch('protection', { set: [], remove: input.lift }));
  return mergeTagPatches(operations);
}

export interface CreateInput {
  name: string;
  kind: Endpoint['kind'];
  wantedDocument: JsonObject;
  ownTags: { key: string; value: string }[];
  /** On a replacement: what is live now, and its id. */
  replaces?: { liveDocument: JsonObject; id: string };
}

/** Operations of a create or, with `replaces`, of a delete and create. */
export function createOperations(input: CreateInput): Operation[] {
  const route = input.kind === 'model-units' ? 'R30' : 'R1';
  const body = createBody(input.name, input.wantedDocument, input.ownTags, {
    route,
    live: input.replaces?.liveDocument,
  });
  const operations: Operation[] = [];
  if (input.replaces !== undefined) operations.push({ kind: 'delete', id: input.replaces.id });
  operations.push({ kind: 'create', route, body });
  if (isObject(body['config'])) operations.push({ kind: 'wait' });
  const grants = input.wantedDocument['permissions'];
  if (grants !== undefined) {
    const sent = grantsBody(grants);
    if (sent.length > 0) operations.push({ kind: 'put-permissions', grants: sent });
  }
  return operations;
}
