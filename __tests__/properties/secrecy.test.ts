/** Nothing hidden of the live side reaches what is published, and no digest depends on it. */
import { textOf } from '../../src/json.js';
import fc from 'fast-check';
import { liveEndpoint as readLive } from '../../src/databricks/read-endpoint.js';
import { consoleEdit } from '../../src/emulator/index.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { approvedBy } from '../../src/plan/approval.js';
import { toPlanFile } from '../../src/plan/plan-file.js';
import { anyDocument } from '../helpers/arbitrary-endpoint.js';
import { customEntity, liveConfig, liveReply, manifestWith, planOf, wholePlan } from '../helpers/build.js';
import { check, patience } from './check.js';
import { mapOf, mapsOf } from './states.js';
import { manifestFor, openWorkspace, type Workspace } from './workspace.js';

const credential = /(_key|_key_id|_token|_secret|private_key|^value|^token)$/;

/** Puts a canary into every environment value and credential that is live, and into an entity that nobody wants. */
async function plant(workspace: Workspace, name: string, canary: string): Promise<void> {
  const { world } = workspace.emulator;
  const entities = mapsOf(mapOf((await workspace.raw(name))?.detail['config'])['served_entities']);
  const gone = entities.find((entity) => entity['name'] === 'gone-by-now');
  if (gone !== undefined) consoleEdit(world, name, { env: { entity: 'gone-by-now', set: { OLD: canary } } });
  for (const entity of entities.filter((each) => each !== gone)) {
    const at = textOf(entity['name']);
    if (entity['external_model'] !== undefined) consoleEdit(world, name, { entity: { name: at, set: { external_model: plantCredentials(mapOf(entity['external_model']), canary) } } });
    else if (entity['provisioned_model_units'] === undefined && entity['max_provisioned_throughput'] === undefined) {
      const variables = Object.keys(mapOf(entity['environment_vars'])).map((key): [string, Json] => [key, `${canary}-${key}`]);
      consoleEdit(world, name, { entity: { name: at, set: { environment_vars: Object.fromEntries([...variables, ['EXTRA', canary]]) } } });
    }
  }
  const [first] = entities;
  if (first?.['entity_version'] === undefined || first['workload_type'] === undefined || first['max_provisioned_throughput'] !== undefined || gone !== undefined) return;
  consoleEdit(world, name, { addEntity: { name: 'gone-by-now', entity_name: 'prod.ml.alpha', entity_version: '1', scale_to_zero_enabled: false, environment_vars: { OLD: canary } } });
}

function plantCredentials(block: JsonObject, canary: string): JsonObject {
  const entries = Object.entries(block).map(([name, value]): [string, Json] => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [name, plantCredentials(value, canary)];
    return [name, credential.test(name) && typeof value === 'string' && value.startsWith('{{') ? canary : value];
  });
  return Object.fromEntries(entries);
}

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

describe('hidden live values', () => {
  it('are in nothing that is published, and in no digest', async () => {
    const property = fc.asyncProperty(anyDocument, fc.nat(), async (document, seed) => {
      workspace.reset(seed);
      cases += 1;
      const name = `h${cases}`;
      const manifest = manifestFor({ [name]: document });
      await workspace.applied(manifest);
      const published: string[] = [];
      for (const canary of ['CANARY-1', 'CANARY-2']) {
        await plant(workspace, name, canary);
        workspace.noise({ shuffle: true, seed });
        const whole = await workspace.plan(manifest);
        published.push(JSON.stringify([toPlanFile(whole), whole.endpoints.map(({ changes, warnings, blocked, documentDigest }) => [changes, warnings, blocked, documentDigest]), approvedBy(whole), whole.digest]));
      }
      expect(published[0]).not.toContain('CANARY');
      expect(published[0]).toBe(published[1]);
    });
    await check('nothing hidden is published', property, 0.5);
  }, patience);

  const served = (entity: JsonObject, more: JsonObject = {}): JsonObject => ({ config: { served_entities: [entity] }, ...more });

  it('that stand literally in the manifest are shown', () => {
    const manifest = manifestWith(served(customEntity({ environment_vars: { A: 'shown', B: 'other' } })));
    const live = readLive.parse(liveReply({ config: liveConfig([customEntity({ environment_vars: { A: 'hidden', B: 'shown', C: '{{secrets/s/k}}' } })]) }));
    expect(planOf(manifest, live).changes).toMatchObject([
      { before: '(sensitive)', after: 'shown', sensitive: true },
      { before: 'shown', after: 'other', sensitive: false },
      { before: '{{secrets/s/k}}', action: 'remove', sensitive: false },
    ]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['a replacement', served(customEntity({ environment_vars: { A: '1' } }), { route_optimized: true }), {}],
    ['a replacement that ignores them', served(customEntity({ environment_vars: { A: '1' } }), { route_optimized: true, lifecycle: { ignore_changes: [{ path: 'config.served_entities[main].environment_vars', reason: 'r' }] } }), {}],
    ['a replacement by another kind', served({ name: 'main', external_model: { provider: 'anthropic', name: 'm', task: 'llm/v1/chat', anthropic_config: { anthropic_api_key: '{{secrets/a/b}}' } } }), {}],
    ['an endpoint of others', served(customEntity()), { tags: [{ key: 'endpoints_manifest', value: 'other' }] }],
    ['an entity under another name', served(customEntity({ name: 'new', environment_vars: { A: 'CANARY-not' } })), {}],
  ])('are not shown by %s', (_name, document, reply) => {
    const live = readLive.parse({ ...liveReply({ config: liveConfig([customEntity({ environment_vars: { A: 'CANARY', B: 'CANARY' } })]) }), ...reply });
    const plan = planOf(manifestWith(document), live, { context: { allowDestroy: true } });
    expect(JSON.stringify([toPlanFile(wholePlan(plan)), plan.changes, plan.blocked, plan.warnings]).replaceAll('CANARY-not', '')).not.toContain('CANARY');
  });
});
