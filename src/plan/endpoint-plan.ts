/** The plan for one endpoint: what differs, what it means, what may not be done, and the calls that would do it. */
import { isObject, objectsOf, record, textOf } from '../json.js';
import { isStopped, isUpdating } from '../endpoint/document.js';
import { withNamesOf } from '../endpoint/entity-name.js';
import { impacts, ownTags, sectionNames, type Impact, type JsonObject } from '../endpoint/fields/index.js';
import type { Canonical, DesiredEndpoint, Endpoint, Grant, LiveEndpoint, Manifest, SourcePlace } from '../endpoint/model.js';
import { withBlocks } from './blocks.js';
import { writeOnlyValues } from './bodies.js';
import { ChangeWriter } from './changes.js';
import { differences, sectionDifferences, type Difference } from './diff.js';
import { destroyBlocks, lossBlock, type AllowDestroy } from './destroy.js';
import type { Facts } from './facts.js';
import { createOperations, updateOperations } from './operations.js';
import { ownTagChanges, unreadChanges } from './own-tags.js';
import { claim, tagOf, unreadDigest, wantedOwnTags } from './ownership.js';
import type { Block, Change, EndpointPlan, Resolution } from './plan.js';
import { preflight } from './preflight.js';
import { resolveEndpoint, withLiveVersions, type Finding } from './resolve.js';
import { noticedValues, wantedSide, wholeOf, type WantedSide } from './wanted.js';

export interface PlanContext {
  manifest: Manifest;
  host: string;
  /** Our ownership tag. */
  owner: string;
  allowDestroy: AllowDestroy;
  /** A label by which it may be allowed as well. */
  destroyLabel?: string;
  /** `YYYY-MM-DD`: what `until` of an ignore rule is compared with. */
  today: string;
  /** Skips what needs the workspace (offline plans). */
  offline?: boolean;
  /** Versions that a review has seen: endpoint name -> served entity -> version. */
  pinned?: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

const noChange = { changes: [], operations: [], unmanaged: [], unverifiable: [], warnings: [] };

export function worstImpact(list: Iterable<Impact>): Impact {
  return [...list].reduce<Impact>((worst, impact) => (impacts.indexOf(impact) > impacts.indexOf(worst) ? impact : worst), 'none');
}

/** Plans an endpoint of the manifest. Facts that are missing are noted in `facts`; the plan is complete when none is. */
export function planEndpoint(
  desired: DesiredEndpoint,
  live: LiveEndpoint | undefined,
  facts: Facts,
  context: PlanContext,
): EndpointPlan {
  const resolved = resolveEndpoint(desired, facts, { pinned: context.pinned?.get(desired.name) });
  const grants = live === undefined ? undefined : readGrants(desired, live, facts);
  const side = wantedSide(desired, live === undefined ? resolved.document : withLiveVersions(resolved, live), live, grants, context.today);
  const writer = new ChangeWriter({ host: context.host, name: desired.name, literals: context.manifest.environmentLiterals });
  const unread = unreadDigest(noticedValues(side));
  const ownTagsWanted = wantedOwnTags(context.owner, desired, unread);
  // What a create or replacement makes of the manifest: the same whatever is live, and free of live values. Most
  // endpoints of most plans are unchanged and never need it.
  const whole = (): Whole => {
    const fresh = live === undefined ? side : wantedSide(desired, resolved.document, undefined, undefined, context.today);
    return { approved: wholeOf(fresh, ownTagsWanted), shown: fresh.document };
  };

  const base: EndpointPlan = {
    ...noChange,
    key: desired.key,
    name: desired.name,
    action: 'unchanged',
    impact: 'none',
    ownership: 'new',
    kind: side.want.kind,
    unverifiable: [...writeOnlyValues(side.document).keys()],
    warnings: side.warnings,
    desired,
    want: side.want,
    resolved: namedResolutions(resolved.resolutions, side.document),
    ...(Object.keys(resolved.chunks).length > 0 ? { chunks: resolved.chunks } : {}),
    ...placed(context.manifest.locate(desired.key)),
  };
  const findings = findingBlocks(resolved.findings, desired, context.manifest);
  if (live === undefined) {
    const { approved, shown } = whole();
    const checks = context.offline === true ? { findings: [], unchecked: [] } : preflight({ wantedDocument: side.document, differences: undefined, resolved: base.resolved }, facts);
    return withBlocks(
      {
        ...base,
        action: 'create',
        impact: side.document['config'] === undefined ? 'metadata' : 'rollout',
        documentDigest: writer.documentDigest(approved),
        changes: [writer.create(approved, shown)],
        unchecked: checks.unchecked,
        operations: createOperations({ name: desired.name, kind: side.want.kind, wantedDocument: side.document, ownTags: ownTagsWanted }),
      },
      [...findings, ...findingBlocks(checks.findings, desired, context.manifest)],
    );
  }
  return planExisting({ base, desired, live, side, writer, unread, ownTagsWanted, whole, findings, facts, context });
}

/** An entity that the manifest does not name is known by the name it is sent with. */
function namedResolutions(resolutions: readonly Resolution[], document: JsonObject): Resolution[] {
  const config = document['config'];
  const entities = objectsOf(isObject(config) ? config['served_entities'] : undefined);
  return resolutions.map((resolution) => {
    const index = /^#(\d+)$/.exec(resolution.entity)?.[1];
    const name = index === undefined ? '' : textOf(entities[Number(index) - 1]?.['name']);
    return name === '' ? resolution : { ...resolution, entity: name, label: resolution.entity };
  });
}

/** Grants are read where permissions are stated; a replacement asks for them later. */
function readGrants(desired: DesiredEndpoint, live: LiveEndpoint, facts: Facts): Grant[] | undefined {
  if (desired.document['permissions'] == null) return undefined;
  const fact = facts.ask({ kind: 'permissions', id: live.id });
  return fact !== undefined && 'value' in fact ? fact.value : undefined;
}

const placed = (place: SourcePlace | undefined): { place?: SourcePlace } => (place === undefined ? {} : { place });

/** Each finding blocks from its own line of the manifest. */
function findingBlocks(findings: readonly Finding[], desired: DesiredEndpoint, manifest: Manifest): Block[] {
  return findings.map(({ message, hint, path }) => ({
    reason: 'preflight-failed',
    message,
    hint,
    ...placed(manifest.locate(desired.key, path) ?? manifest.locate(desired.key)),
  }));
}

/** The wanted endpoint as a whole: what approving it approves, and how it is shown. */
interface Whole {
  approved: JsonObject;
  shown: JsonObject;
}

interface Existing {
  base: EndpointPlan;
  desired: DesiredEndpoint;
  live: LiveEndpoint;
  side: WantedSide;
  writer: ChangeWriter;
  unread: string | undefined;
  ownTagsWanted: { key: string; value: string }[];
  whole: () => Whole;
  findings: Block[];
  facts: Facts;
  context: PlanContext;
}

function planExisting(input: Existing): EndpointPlan {
  const { base, desired, live, side, context, facts } = input;
  const owner = claim(context.owner, context.manifest.movedFrom, desired, live);
  const known: EndpointPlan = { ...base, live, ownership: owner.ownership };
  const hold = tagOf(live, ownTags.hold);
  if (hold !== undefined) known.hold = hold;
  if (owner.block !== undefined) return withBlocks(known, [...input.findings, { ...owner.block, ...placed(base.place) }]);
  const liveView = side.liveView ?? { name: live.name, kind: 'empty', sections: {}, creation: {} };
  const found = differences(side.want, liveView);
  const noted: EndpointPlan = {
    ...known,
    unmanaged: unmanagedSections(side, liveView),
    warnings: [...known.warnings, ...creationWarnings(side.want, liveView, live)],
    unverifiable: [...known.unverifiable, ...(budgetUnread(side.want, live) ? ['budget_policy_id'] : [])],
  };
  const reason = replaceReason(side.want, liveView, found);
  if (reason === undefined) return planUpdate(input, noted, liveView, found);
  const place = context.manifest.locate(desired.key, reason.path) ?? base.place;
  return planReplace(input, noted, { liveView, found, facts, reason: { why: reason.why, ...placed(place) } });
}

function budgetUnread(want: Endpoint, live: LiveEndpoint): boolean {
  return want.creation.budget_policy_id != null && live.effectiveBudgetPolicyId === undefined;
}

/** N21, N22: fields that no route can change are told, not planned. */
function creationWarnings(want: Endpoint, liveView: Endpoint, live: LiveEndpoint): string[] {
  return (['description', 'budget_policy_id'] as const).flatMap((name) => {
    const wanted = want.creation[name];
    if (wanted === undefined || (name === 'budget_policy_id' && live.effectiveBudgetPolicyId === undefined)) return [];
    if ((wanted ?? '') === (liveView.creation[name] ?? '')) return [];
    return [`\`${name}\` differs, but no route can change it: it takes effect when the endpoint is next replaced.`];
  });
}

/** Live sections with something in them that the manifest does not state. */
function unmanagedSections(side: WantedSide, live: Endpoint): string[] {
  return sectionNames.filter((name) => {
    const value = live.sections[name];
    return side.want.sections[name] === undefined && isObject(value) && Object.keys(value).length > 0;
  });
}

/** Why an update is not enough, with the path of what makes it so; `undefined` where an update is enough. */
function replaceReason(want: Endpoint, live: Endpoint, found: readonly Difference[]): { why: string; path: string[] } | undefined {
  if (want.kind !== live.kind && want.kind !== 'empty' && live.kind !== 'empty') {
    return { why: `an endpoint of kind ${live.kind} cannot become ${want.kind}`, path: ['config', 'served_entities'] };
  }
  if (want.creation.route_optimized !== undefined && want.creation.route_optimized !== live.creation.route_optimized) {
    return { why: '`route_optimized` can only be set when an endpoint is created', path: ['route_optimized'] };
  }
  const immutable = found.find((difference) => difference.impact === 'replace' && difference.before !== undefined);
  if (immutable === undefined) return undefined;
  // Immutable fields lie in no list: their path is that of the document.
  return { why: `\`${immutable.path}\` cannot be changed in place`, path: immutable.parts.filter((part) => typeof part === 'string') };
}

interface Replacing {
  liveView: Endpoint;
  found: readonly Difference[];
  facts: Facts;
  reason: { why: string; place?: SourcePlace };
}

function planReplace(input: Existing, plan: EndpointPlan, { liveView, found, facts, reason }: Replacing): EndpointPlan {
  const { desired, live, side, writer, context } = input;
  const granted = facts.ask({ kind: 'permissions', id: live.id });
  const checks = context.offline === true ? { findings: [], unchecked: [] } : preflight({ wantedDocument: side.document, differences: undefined, resolved: plan.resolved }, facts);
  const { place } = plan;
  const grants = granted !== undefined && 'value' in granted ? granted.value : [];
  const { approved, shown } = input.whole();
  const replacement = writer.replace(approved, withNamesOf(shown, side.document), { id: live.id, why: reason.why });
  const routes = side.want.creation.route_optimized;
  const stated = desired.document['permissions'];
  const creation = routes !== undefined && routes !== liveView.creation.route_optimized ? [writer.creationField('route_optimized', liveView.creation.route_optimized, routes)] : [];
  const details = [...creation, ...found.map((difference) => writer.difference(difference, noteOf(difference, plan.resolved)))];
  // Whoever approves it must see that what goes belonged to others.
  const takingOver = plan.ownership === 'adopted' ? [writer.ownTag(ownTags.manifest, tagOf(live, ownTags.manifest), context.owner)] : [];
  return withBlocks(
    {
      ...plan,
      ...placed(reason.place),
      action: 'replace',
      impact: 'replace',
      documentDigest: writer.documentDigest(approved),
      // What the replacement brings is covered by its own digest.
      changes: [replacement, ...takingOver, ...details.map((change): Change => ({ ...change, digest: replacement.digest }))],
      unchecked: checks.unchecked,
      operations: createOperations({
        name: desired.name,
        kind: side.want.kind,
        // Whoever replaces it is the new creator: a stated grant of the old one is a grant like others.
        wantedDocument: { ...side.document, ...(stated === undefined ? {} : { permissions: stated }) },
        ownTags: input.ownTagsWanted,
        replaces: { liveDocument: side.liveDocument ?? {}, id: live.id },
      }),
    },
    [
      ...input.findings,
      lossBlock({ want: side.want, liveDocument: side.liveDocument ?? {}, live, grants, key: desired.key, place }),
      ...destroyBlocks({ live, name: desired.name, preventDestroy: desired.lifecycle.preventDestroy, allow: context.allowDestroy, label: context.destroyLabel, what: 'replace', place }),
      ...findingBlocks(checks.findings, desired, context.manifest),
    ],
  );
}

function noteOf(difference: Difference, resolved: readonly Resolution[]): string | undefined {
  const [, list, item, field] = difference.parts;
  if (list !== 'served_entities' || typeof item !== 'object' || field !== 'entity_version') return undefined;
  return resolved.find((resolution) => resolution.entity === item.id)?.asked;
}

function planUpdate(input: Existing, plan: EndpointPlan, liveView: Endpoint, found: readonly Difference[]): EndpointPlan {
  const { base, desired, live, side, writer, context, facts } = input;
  const unread = unreadChanges(input);
  const tags = ownTagChanges(input);
  const changes: Change[] = [
    ...tags.changes,
    ...found.map((difference) => writer.difference(difference, noteOf(difference, plan.resolved))),
    ...unread.changes,
  ];
  const updating = isUpdating(live);
  const configDiffers = found.some((difference) => difference.section === 'config') || unread.sections.has('config');
  const resuming = updating && !configDiffers && side.want.sections.config !== undefined;
  const operations = updateOperations({
    wantedDocument: side.document,
    liveDocument: side.liveDocument ?? {},
    want: side.want,
    live: liveView,
    differences: found,
    forced: unread.sections,
    ownership: tags.first,
    intent: unread.intent,
    record: unread.record,
    lift: tags.lift,
    resuming,
  });
  const onTheWay = operations.some((operation) => operation.kind === 'put-ai-gateway' && operation.step === 'relocate') ? returningTable(side.want, writer) : [];
  const writesConfig = operations.some((operation) => operation.kind === 'update-config');
  const checks = changes.length === 0 || context.offline === true ? { findings: [], unchecked: [] } : preflight({ wantedDocument: side.document, differences: found, resolved: base.resolved }, facts);
  const result: EndpointPlan = {
    ...plan,
    action: changes.length === 0 ? 'unchanged' : 'update',
    ...(changes.length === 0 ? {} : { documentDigest: writer.documentDigest(input.whole().approved) }),
    impact: worstImpact(changes.map((change) => change.impact)),
    changes,
    ...(onTheWay.length === 0 ? {} : { onTheWay }),
    operations,
    warnings: [
      ...plan.warnings,
      ...(updating && configDiffers ? ['Another config update is running. It is waited for, and this plan compares with what it brings.'] : []),
      ...(writesConfig ? burstWarnings(side, liveView) : []),
    ],
    unchecked: checks.unchecked,
  };
  if (updating) result.updating = resuming ? 'wanted' : 'other';
  const stopped: Block | undefined =
    writesConfig && isStopped(live)
      ? {
          reason: 'endpoint-stopped',
          message: `\`${live.name}\` is stopped; its config cannot be changed while it is.`,
          hint: 'Start it in the workspace, then run again.',
          ...placed(base.place),
        }
      : undefined;
  return withBlocks(result, [...input.findings, stopped, ...findingBlocks(checks.findings, desired, context.manifest)]);
}

/** An inference table that moves is off in between (C17): digests of what the next plan shows of it, should the run end there. */
function returningTable(want: Endpoint, writer: ChangeWriter): string[] {
  const without: Endpoint = { ...want, sections: { ai_gateway: record() } };
  return sectionDifferences('ai_gateway', want, without)
    .filter(({ parts }) => parts[1] === 'inference_table_config')
    .map((difference) => writer.difference(difference).digest);
}

/** A write-only field that the manifest leaves unstated may be reset by a config write (N20). */
function burstWarnings(side: WantedSide, live: Endpoint): string[] {
  const stated = writeOnlyValues(side.document);
  const entities = entitiesOf(live.sections.config);
  // In the manifest's order: that of a reply means nothing.
  return Object.keys(entitiesOf(side.want.sections.config)).flatMap((name) => {
    const path = `config.served_entities[${name}].burst_scaling_enabled`;
    const entity = Object.hasOwn(entities, name) ? entities[name] : undefined;
    const units = isObject(entity) && entity['provisioned_model_units'] !== undefined;
    return units && !stated.has(path) ? [`\`${path}\` cannot be read and is not stated: this update may reset it.`] : [];
  });
}

function entitiesOf(config: Canonical): JsonObject {
  return isObject(config) && isObject(config['served_entities']) ? config['served_entities'] : record();
}
