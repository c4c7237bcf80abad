/** Nothing hidden of the live side reaches what is published, and no digest depends on it. */
import fc from 'fast-check';
import { liveEndpoint as readLive } from '../../src/databricks/read-endpoint.js';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { approvedBy } from '../../src/plan/approval.js';
import { toPlanFile } from '../../src/plan/plan-file.js';
import { endpointDocument, runs } from '../helpers/arbitrary-endpoint.js';
import { customEntity, liveConfig, liveReply, manifestWith, planOf, wholePlan } from '../helpers/build.js';
import { withAt } from '../helpers/edits.js';
import { echo, isObject, listOf, objectOf, outcomeOf } from '../helpers/server-echo.js';

const credential = /(_key|_key_id|_token|_secret|private_key|^value|^token)$/;

/** The reply with a canary in every environment value and credential, and in an entity that is no longer wanted. */
function planted(reply: JsonObject, canary: string): JsonObject {
  const config = objectOf(reply['config']);
  const entities = listOf(config['served_entities']).map((entity): JsonObject => {
    if (isObject(entity['external_model'])) return { ...entity, external_model: plantCredentials(entity['external_model'], canary) };
    const variables = Object.keys(objectOf(entity['environment_vars'])).map((key): [string, Json] => [key, `${canary}-${key}`]);
    return { ...entity, environment_vars: Object.fromEntries([...variables, ['EXTRA', canary]]) };
  });
  const gone = customEntity({ name: 'gone-by-now', environment_vars: { OLD: canary } });
  return withAt(reply, ['config', 'served_entities'], [...entities, gone]) as JsonObject;
}

function plantCredentials(block: JsonObject, canary: string): JsonObject {
  const entries = Object.entries(block).map(([name, value]): [string, Json] => {
    if (isObject(value)) return [name, plantCredentials(value, canary)];
    return [name, credential.test(name) && typeof value === 'string' && value.startsWith('{{') ? canary : value];
  });
  return Object.fromEntries(entries);
}

describe('hidden live values', () => {
  it('are in nothing that is published, and in no digest', () => {
    fc.assert(
      fc.property(endpointDocument, fc.nat(), (document, number) => {
        const manifest = manifestWith(document);
        const { body, grants } = outcomeOf(planOf(manifest, undefined));
        const [one, two] = ['CANARY-1', 'CANARY-2'].map((canary) => {
          const plan = planOf(manifest, readLive.parse(planted(echo(body, { seed: number }), canary)), { grants, context: { allowDestroy: true } });
          const whole = wholePlan(plan);
          return JSON.stringify([toPlanFile(whole), plan.changes, plan.warnings, plan.blocked, plan.documentDigest, approvedBy(whole), whole.digest]);
        });
        expect(one).not.toContain('CANARY');
        expect(one).toBe(two);
      }),
      runs,
    );
  });

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
