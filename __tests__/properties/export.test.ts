/** Whatever a workspace holds and however it answers: after an export, the plan shows the adoption and nothing else. */
import fc from 'fast-check';
import { exportManifest } from '../../src/commands/export.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { textOf } from '../../src/json.js';
import { anyDocument } from '../helpers/arbitrary-endpoint.js';
import { manifestOf, pathsOf } from '../helpers/build.js';
import { check, patience } from './check.js';
import { mapOf, mapsOf } from './states.js';
import { manifestFor, openWorkspace, type Workspace } from './workspace.js';

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

/** The values that an export leaves out, by the name of the variable that stands for each. */
function valuesLeftOut(exported: string, live: ReadonlyMap<string, JsonObject>): Record<string, string> {
  // Each variable stands alone as the value of an environment variable; any value reads it back as text.
  const names = [...exported.matchAll(/\$\{var\.([A-Za-z_][\w-]*)\}/g)].map((match) => match[1]!);
  const marked = manifestOf(exported, { variables: Object.fromEntries(names.map((name) => [name, `value of ${name}`])) });
  const values: Record<string, string> = {};
  for (const { name, document } of marked.endpoints) {
    const entities = mapsOf(mapOf(live.get(name)?.['config'])['served_entities']);
    for (const entity of mapsOf(mapOf(document['config'])['served_entities'])) {
      const held = mapOf(entities.find((each) => each['name'] === entity['name'])?.['environment_vars']);
      for (const [key, value] of Object.entries(mapOf(entity['environment_vars']))) {
        const variable = /^value of (.+)$/.exec(textOf(value))?.[1];
        if (variable !== undefined) values[variable] = textOf(held[key]);
      }
    }
  }
  return values;
}

describe('an exported manifest', () => {
  it('shows nothing but adoptions, and nothing at all once they are made', async () => {
    const endpoints = fc.array(anyDocument, { minLength: 1, maxLength: 3 });
    await check('export, then plan shows adoptions alone', fc.asyncProperty(endpoints, fc.nat(), fc.boolean(), async (documents, seed, asText) => {
      workspace.reset(seed);
      cases += 1;
      const named: Record<string, JsonObject> = Object.fromEntries(documents.map((document, index) => [`x${cases}-${index}`, document]));
      await workspace.applied(manifestFor(named));
      for (const name of workspace.names()) {
        const endpoint = workspace.emulator.world.endpoints.get(name)!;
        for (const key of [...endpoint.tags.keys()]) if (key.startsWith('endpoints_')) endpoint.tags.delete(key);
      }
      workspace.noise({ shuffle: true, unknownFields: true, scalarsAsStrings: asText, seed });
      const { serving } = workspace.databricks;
      const host = workspace.emulator.url;
      const exported = await exportManifest({ workspace: { host, serving, onLive: () => undefined }, only: [], parallelism: 8, id: 'demo' });
      expect([exported.failure, exported.endpoints]).toEqual([undefined, Object.keys(named).sort()]);

      const live = new Map<string, JsonObject>();
      for (const name of workspace.names()) live.set(name, (await workspace.raw(name))!.detail);
      const manifest = manifestOf(exported.text, { variables: valuesLeftOut(exported.text, live) });
      workspace.writes();
      const plan = await workspace.applied(manifest);
      expect(plan.endpoints.flatMap(pathsOf)).toEqual(documents.map(() => 'ownership'));
      expect(plan.endpoints.map(({ ownership, impact }) => [ownership, impact])).toEqual(documents.map(() => ['adopted', 'metadata']));
      expect([...new Set(workspace.writes().map((write) => write.replace(/x[\d-]+/, 'x')))]).toEqual(['PATCH /api/2.0/serving-endpoints/x/tags']);
      expect((await workspace.plan(manifest)).endpoints.flatMap(pathsOf)).toEqual([]);
    }), 0.5);
  }, patience);
});
