/**
 * Every combination of who owns an endpoint, adoption, `moved_from`, protection, hold, presence, `allow-destroy` and kind
 * of change, against an oracle that is written from the contract's sentences and knows nothing of our code.
 */
import { planFailures } from '../../src/commands/context.js';
import { worstOf } from '../../src/commands/plan.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { assemblePlan, deletedByAbsence, hasChanges, planDelete } from '../../src/plan/build.js';
import type { AllowDestroy } from '../../src/plan/destroy.js';
import type { PlanContext } from '../../src/plan/endpoint-plan.js';
import type { EndpointPlan, Operation } from '../../src/plan/plan.js';
import { toPlanFile } from '../../src/plan/plan-file.js';
import { customEntity, endpointId, host, liveConfig, liveEndpoint, manifestOf, owner, planOf, today } from '../helpers/build.js';

const lives = ['absent', 'unowned', 'ours', 'theirs', 'moved'] as const;
const changes = ['none', 'metadata', 'rollout', 'replace'] as const;
const flags = [false, true] as const;
const allows: AllowDestroy[] = [false, true, ['chat'], ['other']];

interface Case {
  live: (typeof lives)[number];
  /** In the manifest; else it names other endpoints only. */
  stated: boolean;
  adopt: boolean;
  prevent: boolean;
  /** The live tag `endpoints_protected`. */
  protectedTag: boolean;
  hold: boolean;
  allow: AllowDestroy;
  change: (typeof changes)[number];
}

/** What a reader of the contract expects to see. */
interface Expected {
  action: string;
  impact: string;
  ownership: string;
  /** Of the plan-file's changes: whether one has the path `ownership`. */
  ownershipChange: boolean;
  hasChanges: boolean;
  /** `failure-reason` of a plan. */
  reason: string | undefined;
  blocked: boolean;
  hold: boolean;
  /** Writes of a carried-out plan in their order. */
  writes: string[];
}

/** The contract, sentence by sentence. `undefined`: the endpoint is not part of the plan at all. */
function oracle({ live, stated, adopt, prevent, protectedTag, hold, allow, change }: Case): Expected | undefined {
  const allowed = allow === true || (Array.isArray(allow) && allow.includes('chat'));
  const failure = (reason: string | undefined): { reason: string | undefined; blocked: boolean } => ({
    blocked: reason !== undefined,
    // "A live tag `endpoints_hold` makes the action plan that endpoint but not write it, and say so; that is no failure."
    reason: hold && live !== 'absent' ? undefined : reason,
  });
  const held = hold && live !== 'absent';
  // "Deleting by absence touches only endpoints with that very ownership, and needs `allow-destroy`"; "`prevent_destroy` is
  // also kept as the tag `endpoints_protected` on the live endpoint".
  if (!stated) {
    if (live !== 'ours') return undefined;
    return {
      action: 'delete', impact: 'delete', ownership: 'owned', ownershipChange: false, hasChanges: true, hold: held,
      ...failure(protectedTag || !allowed ? 'destroy-blocked' : undefined),
      writes: ['delete'],
    };
  }
  // "The order for one endpoint: ownership first (in the create request …)".
  if (live === 'absent') {
    return { action: 'create', impact: 'rollout', ownership: 'new', ownershipChange: false, hasChanges: true, hold: false, ...failure(undefined), writes: [`create owner${prevent ? ' protected' : ''}`] };
  }
  // "An endpoint in the manifest that exists without it is an `ownership-conflict` unless its `lifecycle.adopt` is true … One
  // that carries another manifest's tag is an `ownership-conflict`, unless the manifest's `moved_from` lists that tag."
  const taking = (live === 'unowned' && adopt) || live === 'moved';
  if (live !== 'ours' && !taking) {
    return { action: 'unchanged', impact: 'none', ownership: 'new', ownershipChange: false, hasChanges: false, hold: held, ...failure('ownership-conflict'), writes: [] };
  }
  const ownership = taking ? 'adopted' : 'owned';
  // "… as does the delete half of a replace; otherwise the endpoint is blocked"; "removing the line does not remove the
  // protection in the same change, it takes an apply of its own".
  if (change === 'replace') {
    return {
      action: 'replace', impact: 'replace', ownership, hasChanges: true, hold: held,
      // Adopting shows the change `ownership`, whatever else happens.
      ownershipChange: taking,
      ...failure(prevent || protectedTag || !allowed ? 'destroy-blocked' : undefined),
      writes: ['delete', `create owner${prevent ? ' protected' : ''}`],
    };
  }
  // "Then adopting it is an update of impact `metadata` with the change `ownership`." "These tags never appear under `tags`; a
  // change of them has the path `ownership`."
  const protects = prevent && !protectedTag;
  const lifts = !prevent && protectedTag;
  const ownershipChange = taking || protects || lifts;
  const action = change === 'none' && !ownershipChange ? 'unchanged' : 'update';
  const impact = change === 'rollout' ? 'rollout' : action === 'unchanged' ? 'none' : 'metadata';
  // "Ownership first (in the create request, or as the first tag write) …, the rollout, …, lifting protection last."
  const first = [...(taking ? ['owner'] : []), ...(protects ? ['protected'] : [])];
  const parts = [
    ...(first.length > 0 ? [`tag ${first.join(' ')}`] : []),
    ...(change === 'rollout' ? ['config', 'wait'] : []),
    ...(change === 'metadata' ? ['tag team'] : []),
    ...(lifts ? ['untag protected'] : []),
  ];
  return { action, impact, ownership, ownershipChange, hasChanges: action !== 'unchanged', hold: held, ...failure(undefined), writes: merged(parts) };
}

/** Tag writes next to each other are one request: compared as one. */
function merged(parts: readonly string[]): string[] {
  const out: string[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last !== undefined && /^(un)?tag/.test(last) && /^(un)?tag/.test(part)) out[out.length - 1] = `${last} + ${part}`;
    else out.push(part);
  }
  return out;
}

const mine = 'endpoints_manifest';
const theirs = 'acme__ml__else__default';
const formerly = 'acme__old__demo__default';

function liveOf({ live, protectedTag, hold }: Case): ReturnType<typeof liveEndpoint> | undefined {
  if (live === 'absent') return undefined;
  const owners = { unowned: undefined, ours: owner, theirs, moved: formerly };
  const tags = [
    { key: 'team', value: 'search' },
    ...(owners[live] === undefined ? [] : [{ key: mine, value: owners[live] }]),
    ...(protectedTag ? [{ key: 'endpoints_protected', value: 'true' }] : []),
    ...(hold ? [{ key: 'endpoints_hold', value: 'launch week' }] : []),
  ];
  return { ...liveEndpoint({ config: liveConfig([customEntity()]) }), tags };
}

function manifestFor({ stated, adopt, prevent, change }: Case): ReturnType<typeof manifestOf> {
  const endpoint: JsonObject = {
    config: { served_entities: [customEntity(change === 'rollout' ? { entity_version: '8' } : {})] },
    tags: { team: change === 'metadata' ? 'discovery' : 'search' },
    permissions: [],
    ...(change === 'replace' ? { route_optimized: true } : {}),
    lifecycle: { adopt, prevent_destroy: prevent },
  };
  const other = { config: { served_entities: [customEntity({ entity_name: 'a.b.c' })] } };
  return manifestOf(JSON.stringify({ id: 'demo', moved_from: [formerly], endpoints: stated ? { chat: endpoint } : { unrelated: other } }));
}

const ownKeys = [mine, 'endpoints_protected'];
const short: Record<string, string> = { [mine]: 'owner', endpoints_protected: 'protected' };

/** A write in the oracle's words; tag writes as `tag owner team + untag protected`. */
function wordOf(operation: Operation): string {
  switch (operation.kind) {
    case 'create': {
      const tags = operation.body['tags'] as { key: string; value: string }[];
      expect(tags.find(({ key }) => key === mine)?.value).toBe(owner);
      return ['create', ...tags.filter(({ key }) => ownKeys.includes(key)).map(({ key }) => short[key])].join(' ');
    }
    case 'patch-tags': {
      const own = operation.add.filter(({ key }) => ownKeys.includes(key)).map(({ key }) => short[key]);
      const users = operation.add.filter(({ key }) => !ownKeys.includes(key)).map(({ key }) => key);
      const removed = operation.remove.map((key) => short[key] ?? key);
      return [
        ...(own.length > 0 ? [`tag ${own.join(' ')}`] : []),
        ...(users.length > 0 ? [`tag ${users.join(' ')}`] : []),
        ...(removed.length > 0 ? [`untag ${removed.join(' ')}`] : []),
      ].join(' + ');
    }
    case 'update-config':
      return 'config';
    default:
      return operation.kind;
  }
}

function planned(given: Case): Expected | undefined {
  const manifest = manifestFor(given);
  const live = liveOf(given);
  const context: PlanContext = { manifest, host, owner, allowDestroy: given.allow, today };
  const own: EndpointPlan[] = given.stated ? [planOf(manifest, live, { context })] : [];
  const gone = deletedByAbsence(live === undefined ? [] : [live], manifest, owner).map((summary) => planDelete(summary, context));
  const plan = assemblePlan({ manifest: 'demo', target: 'default', host, endpoints: [...own, ...gone] });
  const [endpoint, ...more] = plan.endpoints;
  expect(more).toEqual([]);
  if (endpoint === undefined) return undefined;
  const [file] = toPlanFile(plan).endpoints;
  const deletes = endpoint.operations.filter(({ kind }) => kind === 'delete');
  expect(deletes.every((operation) => 'id' in operation && operation.id === endpointId)).toBe(true);
  return {
    action: file!.action,
    impact: file!.impact,
    ownership: file!.ownership,
    ownershipChange: file!.changes.some(({ path }) => path === 'ownership'),
    hasChanges: hasChanges(plan),
    reason: worstOf(planFailures(plan))?.reason,
    blocked: file!.blocked !== null,
    hold: endpoint.hold !== undefined,
    // Only an update lists its wait: that of a create goes without saying.
    writes: endpoint.operations.map(wordOf).filter((word) => word !== 'wait' || endpoint.action === 'update'),
  };
}

describe.each(lives)('an endpoint that is live as: %s', (live) => {
  it.each(flags)('stated in the manifest: %s', (stated) => {
    const wrong: unknown[] = [];
    let seen = 0;
    for (const adopt of flags)
      for (const prevent of flags)
        for (const protectedTag of flags)
          for (const hold of flags)
            for (const allow of allows)
              for (const change of changes) {
                const given: Case = { live, stated, adopt, prevent, protectedTag, hold, allow, change };
                const expected = oracle(given);
                const found = planned(given);
                seen += 1;
                if (JSON.stringify(found) !== JSON.stringify(expected === undefined ? undefined : sorted(expected, found))) wrong.push({ given, expected, found });
              }
    expect(seen).toBe(256);
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(wrong).toHaveLength(0);
  });
});

/** The oracle's fields in the order of what was found. */
function sorted(expected: Expected, found: Expected | undefined): Expected {
  const keys = Object.keys(found ?? expected) as (keyof Expected)[];
  return Object.fromEntries(keys.map((key) => [key, expected[key]])) as unknown as Expected;
}
