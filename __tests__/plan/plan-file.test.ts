import { Ajv2020 } from 'ajv/dist/2020.js';
import { planFileJsonSchema } from '../../src/plan/plan-file-schema.js';
import { toPlanFile } from '../../src/plan/plan-file.js';
import type { Change, EndpointPlan, Plan } from '../../src/plan/plan.js';

const validate = new Ajv2020({ allErrors: true }).compile(planFileJsonSchema());

function expectValid(file: unknown): void {
  const published: unknown = JSON.parse(JSON.stringify(file));
  validate(published);
  expect(validate.errors ?? []).toEqual([]);
}

const change = (facts: Partial<Change> = {}): Change => ({
  path: 'config.served_entities[main].workload_size',
  section: 'config',
  action: 'change',
  before: 'Small',
  after: 'Medium',
  sensitive: false,
  impact: 'rollout',
  class: 'set',
  digest: 'd'.repeat(24),
  ...facts,
});

const endpoint = (facts: Partial<EndpointPlan> = {}): EndpointPlan => ({
  key: 'churn',
  name: 'prod-churn',
  action: 'update',
  impact: 'rollout',
  ownership: 'owned',
  kind: 'custom',
  changes: [change()],
  unmanaged: ['ai_gateway'],
  unverifiable: ['telemetry_config.table_names'],
  warnings: ['Resets burst scaling.'],
  operations: [{ kind: 'update-config', route: 'R5', body: { secret: 'not for the file' } }],
  resolved: [],
  ...facts,
});

const plan = (facts: Partial<Plan> = {}): Plan => ({
  manifest: 'demo',
  target: 'default',
  host: 'https://example.test',
  offline: false,
  digest: 'a'.repeat(24),
  summary: { unchanged: 0, delete: 0, replace: 0, update: 1, create: 0 },
  endpoints: [endpoint()],
  warnings: ['One.'],
  unread: [],
  ...facts,
});

describe('the plan file', () => {
  it('is the contract, key for key and in its order', () => {
    const file = toPlanFile(plan());
    expect(Object.keys(file)).toEqual([
      'format_version', 'manifest', 'target', 'host', 'digest', 'summary', 'endpoints', 'unverifiable', 'warnings',
    ]);
    expect(Object.keys(file.summary)).toEqual(['create', 'update', 'replace', 'delete', 'unchanged']);
    expect(file.endpoints).toEqual([
      {
        key: 'churn',
        name: 'prod-churn',
        action: 'update',
        impact: 'rollout',
        ownership: 'owned',
        changes: [
          { path: 'config.served_entities[main].workload_size', action: 'change', before: 'Small', after: 'Medium', sensitive: false },
        ],
        unmanaged: ['ai_gateway'],
        blocked: null,
        warnings: ['Resets burst scaling.'],
      },
    ]);
    expect(Object.keys(file.endpoints[0]!)).toEqual([
      'key', 'name', 'action', 'impact', 'ownership', 'changes', 'unmanaged', 'blocked', 'warnings',
    ]);
    expect(file.unverifiable).toEqual([{ endpoint: 'prod-churn', path: 'telemetry_config.table_names' }]);
    expectValid(file);
  });

  it('says nothing of operations and bodies', () => {
    expect(JSON.stringify(toPlanFile(plan()))).not.toContain('not for the file');
  });

  it('is the same bytes whatever the order of keys inside a value', () => {
    const file = (after: Change['after']) => JSON.stringify(toPlanFile(plan({ endpoints: [endpoint({ changes: [change({ after: after! })] })] })));
    expect(file({ b: [{ d: 1, c: 2 }], a: null })).toBe(file({ a: null, b: [{ c: 2, d: 1 }] }));
  });

  it('keeps a key called __proto__ a plain key', () => {
    const after = JSON.parse('{"__proto__": {"polluted": true}, "a": 1}') as Change['after'];
    const file = toPlanFile(plan({ endpoints: [endpoint({ changes: [change({ after: after! })] })] }));
    expect(JSON.stringify(file.endpoints[0]!.changes[0]!.after)).toBe('{"__proto__":{"polluted":true},"a":1}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expectValid(file);
  });

  it('has null where there is no value before or after', () => {
    const added = change({ action: 'add', after: { name: 'main' } });
    const removed = change({ action: 'remove' });
    delete added.before;
    delete removed.after;
    const file = toPlanFile(plan({ endpoints: [endpoint({ changes: [added, removed] })] }));
    expect(file.endpoints[0]!.changes.map(({ before, after }) => [before, after])).toEqual([[null, { name: 'main' }], ['Small', null]]);
    expectValid(file);
  });

  it.each([
    [{ reason: 'destroy-blocked', message: 'Would delete.', hint: 'Allow it.' } as const],
    [{ reason: 'destroy-blocked', message: 'Would lose grants.', hint: 'Paste it.', paste: 'permissions: []' } as const],
  ])('carries a block: %j', (blocked) => {
    const file = toPlanFile(plan({ endpoints: [endpoint({ blocked })] }));
    expect(file.endpoints[0]!.blocked).toEqual(blocked);
    expectValid(file);
  });

  it('carries every block, the first in its old place', () => {
    const [first, second, again] = (['destroy-blocked', 'preflight-failed', 'preflight-failed'] as const).map((reason) => ({ reason, message: reason, hint: 'Mend it.' }));
    const file = toPlanFile(plan({ endpoints: [endpoint({ blocked: first!, alsoBlocked: [second!, again!] })] }));
    expect(file.endpoints[0]!.blocked).toEqual({ ...first, also: [second] });
    expectValid(file);
  });

  it('shows a foreign endpoint as new to this manifest, and warns of what could not be read', () => {
    const file = toPlanFile(
      plan({ endpoints: [endpoint({ ownership: 'foreign' })], unread: [{ name: 'x', reason: 'permission-denied', message: 'No right to read it.' }] }),
    );
    expect(file.endpoints[0]!.ownership).toBe('new');
    expect(file.warnings).toEqual(['One.', 'x could not be read: No right to read it.']);
    expectValid(file);
  });

  it('has a schema that refuses what is not the contract', () => {
    const good = JSON.parse(JSON.stringify(toPlanFile(plan()))) as { endpoints: Record<string, unknown>[] };
    const [first] = good.endpoints;
    for (const bad of [
      { ...good, format_version: 1 },
      { ...good, extra: true },
      { ...good, endpoints: [{ ...first, action: 'destroy' }] },
      { ...good, endpoints: [{ ...first, blocked: undefined }] },
      { ...good, endpoints: [{ ...first, blocked: { reason: 'because', message: '', hint: '' } }] },
    ]) {
      expect(validate(JSON.parse(JSON.stringify(bad)))).toBe(false);
    }
  });
});
