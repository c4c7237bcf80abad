/** Scenes of drift for golden files and pictures. */
import type { EndpointSummary } from '../../src/endpoint/model.js';
import { findingKey, judgeDrift, type Drift, type MergedPlan } from '../../src/plan/drift.js';
import type { EndpointPlan, Plan } from '../../src/plan/plan.js';
import { digestOf } from '../../src/plan/digest.js';
import { change, createExternal as anyExternal, driftPlan as anyDrift, endpoint as anyEndpoint, live, plan, unchanged } from './fixtures.js';

/** Digests that other scenes do not shift: they stand in the commands. */
const settled = (planned: EndpointPlan): EndpointPlan => ({ ...planned, changes: planned.changes.map((each) => ({ ...each, digest: digestOf([planned.name, each.path]) })) });
const endpoint: typeof anyEndpoint = (...facts) => settled(anyEndpoint(...facts));
const driftPlan: Plan = { ...anyDrift, endpoints: anyDrift.endpoints.map(settled) };
const createExternal = settled(anyExternal);

const digestsOf = (planned: EndpointPlan | undefined, ...paths: string[]): string[] =>
  (planned?.changes ?? []).filter(({ path }) => paths.length === 0 || paths.some((each) => path.includes(each))).map(({ digest }) => digest);
const named = (of: Plan, name: string): EndpointPlan => of.endpoints.find((each) => each.name === name)!;

const since = '2026-03-02T05:17:00Z';
const later = '2026-03-03T05:17:00Z';

/** A merged plan whose comment was last edited long ago. */
export function merged(pullRequest: number, state: MergedPlan['state'], endpoints: MergedPlan['endpoints']): MergedPlan {
  return { pullRequest, state, endpoints, updatedAt: Date.UTC(2026, 1, 20, 9, 0) };
}

const unapplied = endpoint('ranker', {
  changes: [change('config.served_entities[main].workload_size', { before: 'Small', after: 'Large' }), change('tags[release]', { before: '2026-02', after: '2026-03', impact: 'metadata' })],
});

const taken = endpoint('support-chat', {
  action: 'unchanged', impact: 'none', ownership: 'foreign',
  live: live('support-chat', undefined, { createdAt: Date.UTC(2026, 2, 1, 16, 42), creator: 'alex@acme.example' }),
  blocked: {
    reason: 'ownership-conflict',
    message: '`support-chat` exists already and is not managed by this manifest (creator alex@acme.example, created 2026-03-01).',
    hint: 'To manage it from here, adopt it.',
    paste: 'endpoints:\n  support-chat:\n    lifecycle:\n      adopt: true\n',
  },
});

const orphan = endpoint('old-chatbot', {
  gone: { creator: 'dana@acme.example', createdAt: Date.UTC(2025, 2, 14), served: [{ model: 'openai:gpt-4o', version: '' }] },
  action: 'delete', impact: 'delete',
  changes: [change('endpoint', { before: '0c2f7d1e9ab34c55', impact: 'delete', class: 'delete' })],
  blocked: {
    reason: 'destroy-blocked',
    message: '`old-chatbot` is no longer in the manifest, and deleting is not allowed.',
    hint: 'Set the input `allow-destroy` to `old-chatbot` (one name a line) or to `true`, or keep the endpoint as it is.',
  },
});

const failing = (name: string, state: Parameters<typeof live>[2]): EndpointPlan => endpoint(name, { action: 'unchanged', impact: 'none', live: live(name, {}, state) });
const crashed = { version: 7, document: {}, entities: [{ name: 'main', deployment: 'DEPLOYMENT_FAILED', message: 'The model server exited with code 137 (out of memory).' }] };

export const conditions: EndpointPlan[] = [
  failing('translator', { state: { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING' }, config: crashed }),
  failing('summariser', { state: { ready: 'READY', configUpdate: 'UPDATE_FAILED' }, pendingConfig: crashed }),
  failing('vision', { state: { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING', suspend: 'STOPPED' } }),
  failing('speech', { state: { ready: 'READY', configUpdate: 'NOT_UPDATING' }, config: { ...crashed, entities: [{ name: 'main', deployment: 'DEPLOYMENT_RECOVERING', message: 'The model server exited and is being restarted.' }] } }),
];

const unmanaged: EndpointSummary[] = [
  { name: 'alex-test', id: '1', origin: 'workspace', tags: [], state: { ready: 'READY' }, creator: 'alex@acme.example', createdAt: Date.UTC(2026, 1, 27) },
  { name: 'poc-rag', id: '2', origin: 'workspace', tags: [], state: { ready: 'NOT_READY' }, creator: 'dana@acme.example', createdAt: Date.UTC(2025, 10, 3) },
];

const base = named(driftPlan, 'churn-scoring');
const edited: EndpointPlan = { ...base, live: { ...base.live!, updatedAt: Date.UTC(2026, 2, 1, 16, 40) } };
const wholePlan = plan([orphan, edited, unapplied, named(driftPlan, 'fraud-scoring'), createExternal, taken, ...conditions, unchanged], {
  unread: [{ name: 'gateway', reason: 'permission-denied', message: 'The principal endpoints-drift may not read it (CAN_VIEW is missing).' }],
});

const times = (drift: Drift, at = since): Drift => ({
  ...drift,
  since: new Map(drift.findings.map(({ endpoint: { name } }, index) => [findingKey('differs', name), index % 3 === 2 ? later : at])),
});

/** Everything that a look at a workspace can find. */
export const everything: Drift = (() => {
  const judged = judgeDrift(wholePlan, {
    merged: [
      merged(131, 'planned', { ranker: { changes: digestsOf(unapplied) } }),
      merged(128, 'applied', {
        'churn-scoring': { changes: digestsOf(edited, 'workload_size', 'traffic_config', 'tags') },
        'support-chat': { changes: ['f'.repeat(24)] },
      }),
    ],
    unmanaged,
  });
  return { ...times(judged), since: new Map([...times(judged).since, [findingKey('differs', 'gateway'), since], [findingKey('unmanaged', 'poc-rag'), since], [findingKey('unmanaged', 'alex-test'), later], [findingKey('failed', 'translator'), later]]) };
})();

/** What is mostly met: an edit, a version that moved, a merge whose apply failed. */
export const usual: Drift = times(
  judgeDrift(plan([edited, unapplied, named(driftPlan, 'fraud-scoring'), unchanged]), {
    merged: [merged(131, 'failed', { ranker: { changes: digestsOf(unapplied) } }), merged(128, 'applied', { 'churn-scoring': { changes: digestsOf(edited) } })],
  }),
);

/** Nothing on GitHub tells how it came about. */
export const unexplained: Drift = judgeDrift(driftPlan);

export const failedOnly: Drift = judgeDrift(plan([...conditions, unchanged]));
