/** One edit by hand of something that the manifest does not state: not found, and still there after an apply of other things. */
import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { consoleEdit } from '../../src/emulator/index.js';
import { anyDocument } from '../helpers/arbitrary-endpoint.js';
import { pathsOf, told } from '../helpers/build.js';
import { unmanagedEdits } from '../helpers/edits.js';
import { check, patience } from './check.js';
import { changedPaths, comparable, mapOf, mapsOf, stateOfRaw } from './states.js';
import { manifestFor, openWorkspace, type Workspace } from './workspace.js';

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

/** The document with something else wanted in every section that it states, so that every route is written. */
function withOtherWishes(document: JsonObject): JsonObject {
  const config = mapOf(document['config']);
  const entities = mapsOf(config['served_entities']).map((entity): JsonObject => {
    if (entity['external_model'] !== undefined) return { ...entity, external_model: { ...mapOf(entity['external_model']), task: 'llm/v1/embeddings' } };
    if (entity['provisioned_model_units'] !== undefined) return { ...entity, provisioned_model_units: Number(entity['provisioned_model_units']) * 2 };
    if (entity['throughput_chunks'] !== undefined) return { ...entity, throughput_chunks: { ...mapOf(entity['throughput_chunks']), max: 9 } };
    if (entity['max_provisioned_throughput'] !== undefined) return { ...entity, max_provisioned_throughput: Number(entity['max_provisioned_throughput']) * 2 };
    return { ...entity, scale_to_zero_enabled: entity['scale_to_zero_enabled'] !== true };
  });
  const other: Record<string, Json> = {
    config: { ...config, served_entities: entities },
    tags: [{ key: 'other', value: 'wish' }],
    permissions: [{ group_name: 'analysts', level: 'CAN_MANAGE' }],
    email_notifications: { on_update_failure: ['other@x.y'] },
    ai_gateway: { rate_limits: [{ key: 'user', calls: 1234, renewal_period: 'minute' }] },
    telemetry_config: { telemetry_profile_id: 'other', inference_table_config: { sampling_fraction: 0.125 } },
  };
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, other[name] ?? value]));
}

describe('one edit of something unmanaged', () => {
  it('is not found, and an apply of other things leaves it', async () => {
    const edited = new Set<string>();
    await check('an edit of something unmanaged is left alone', fc.asyncProperty(anyDocument, fc.nat(), fc.nat(), async (document, which, seed) => {
      workspace.reset(seed);
      cases += 1;
      const name = `u${cases}`;
      const manifest = manifestFor({ [name]: document });
      await workspace.applied(manifest);
      const before = await workspace.raw(name);
      const edits = unmanagedEdits(document, before!);
      fc.pre(edits.length > 0);
      const edit = edits[which % edits.length]!;
      consoleEdit(workspace.emulator.world, name, edit);
      const handmade = stateOfRaw(await workspace.raw(name));
      const touched = changedPaths(stateOfRaw(before), handmade);
      expect({ edit, touched: touched.length > 0 }).toEqual({ edit, touched: true });
      for (const path of touched) edited.add(path.replace(/\[[^\]]*\]/g, '[]'));

      workspace.noise({ shuffle: true, seed });
      const plan = await workspace.plan(manifest);
      expect({ edit, told: plan.endpoints.flatMap(told), warnings: plan.endpoints.flatMap(({ warnings }) => warnings) }).toEqual({ edit, told: [], warnings: [] });
      expect(plan.endpoints.flatMap(({ operations }) => operations)).toEqual([]);

      const other = await workspace.applied(manifestFor({ [name]: withOtherWishes(document) }));
      expect(other.endpoints.flatMap(pathsOf).filter((path) => touched.some((each) => path.startsWith(each)))).toEqual([]);
      const after = stateOfRaw(await workspace.raw(name));
      const kept = (path: string): boolean => !touched.includes(path);
      expect({ edit, state: comparable(after, kept) }).toEqual({ edit, state: comparable(handmade, kept) });
    }));
    expect(edited.size).toBeGreaterThan(10);
  }, patience);
});
