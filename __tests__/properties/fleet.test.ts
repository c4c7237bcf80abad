/** Manifests as they live on: endpoints come and go, aliases move, fields are ignored, endpoints are on hold. */
import { textOf } from '../../src/json.js';
import fc from 'fast-check';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { consoleEdit } from '../../src/emulator/index.js';
import { chunkModels, customModels, unitModels } from '../helpers/arbitrary-catalog.js';
import { anyDocument, documentOf } from '../helpers/arbitrary-endpoint.js';
import { pathsOf } from '../helpers/build.js';
import { managedEdits } from '../helpers/edits.js';
import { check, patience } from './check.js';
import { changedPaths, comparable, id, mapOf, mapsOf, stateOfRaw } from './states.js';
import { manifestFor, openWorkspace, type Workspace } from './workspace.js';

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

describe('a manifest of several endpoints', () => {
  it('leaves exactly the endpoints that it names, and deletes none that it may not', async () => {
    const named = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), anyDocument, { minKeys: 1, maxKeys: 4 });
    const property = fc.asyncProperty(named, fc.subarray(['a', 'b', 'c', 'd']), anyDocument, fc.nat(), async (documents, staying, other, seed) => {
      workspace.reset(seed);
      cases += 1;
      const call = (name: string): string => `f${cases}-${name}`;
      const all = Object.fromEntries(Object.entries(documents).map(([name, document]) => [call(name), document]));
      await workspace.applied(manifestFor(all));
      // Somebody else's endpoint beside them.
      workspace.emulator.world.addForeignEndpoint({ name: call('theirs'), creator: 'someone@example.com', id: 'f'.repeat(32), tags: [{ key: 'endpoints_manifest', value: 'acme__other__demo__default' }], permission_level: 'CAN_MANAGE', config: {} });
      const kept = Object.fromEntries(Object.entries(all).filter(([name]) => staying.some((stays) => call(stays) === name)));
      const next = manifestFor({ ...kept, [call('new')]: other });
      const gone = Object.keys(all).filter((name) => kept[name] === undefined);

      const refused = await workspace.apply(next, { allowDestroy: false });
      expect(refused.results.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name).sort()).toEqual(gone.sort());
      expect(workspace.names()).toEqual([...Object.keys(all), call('new'), call('theirs')].sort());

      const plan = await workspace.applied(next);
      expect(plan.endpoints.filter(({ action }) => action === 'delete').map(({ name }) => name).sort()).toEqual(gone.sort());
      expect(workspace.names()).toEqual([...Object.keys(kept), call('new'), call('theirs')].sort());
      expect((await workspace.plan(next)).endpoints.flatMap(pathsOf)).toEqual([]);
    });
    await check('endpoints come and go as the manifest names them', property, 0.5);
  }, patience);
});

describe('versions that are asked for', () => {
  it('are found when an alias or the newest version moves, and nothing else', async () => {
    const kind = fc.constantFrom('custom' as const, 'throughput' as const, 'units' as const);
    const property = fc.asyncProperty(kind.chain((each) => documentOf(each, { unresolved: true })), fc.integer({ min: 1, max: 3 }), fc.nat(), async (document, to, seed) => {
      workspace.reset(seed);
      cases += 1;
      const name = `v${cases}`;
      const manifest = manifestFor({ [name]: document });
      await workspace.applied(manifest);
      const before = stateOfRaw(await workspace.raw(name));
      for (const model of [...customModels, ...chunkModels, ...unitModels]) {
        workspace.emulator.world.addModel(model.name, { aliases: Object.fromEntries(Object.keys(model.aliases).map((alias) => [alias, to])) });
      }
      const plan = await workspace.applied(manifest);
      const entities = mapsOf(mapOf(document['config'])['served_entities']);
      const moving = entities.filter((entity) => textOf(entity['entity_version']).startsWith('@')).map((entity) => `config.served_entities${id(textOf(entity['name']))}`);
      const moved = pathsOf(plan.endpoints[0]!);
      expect(moved.filter((path) => !moving.some((entity) => path.startsWith(`${entity}.`)))).toEqual([]);
      const after = stateOfRaw(await workspace.raw(name));
      expect(changedPaths(before, after)).toEqual([...moved].sort());
      const live = moving.map((entity) => after.get(`${entity}.entity_version`));
      expect(live).toEqual(moving.map(() => textOf(to)));
    });
    await check('an alias that moves is found', property, 0.5);
  }, patience);
});

describe('an edit that the manifest ignores, or an endpoint on hold', () => {
  it('is left as it is', async () => {
    const property = fc.asyncProperty(anyDocument, fc.nat(), fc.nat(), async (document, which, seed) => {
      workspace.reset(seed);
      cases += 1;
      const name = `i${cases}`;
      await workspace.applied(manifestFor({ [name]: document }));
      const edits = managedEdits(document, (await workspace.raw(name))!);
      fc.pre(edits.length > 0);
      const { paths, edit } = edits[which % edits.length]!;
      consoleEdit(workspace.emulator.world, name, edit);
      const edited = stateOfRaw(await workspace.raw(name));
      workspace.noise({ shuffle: true, seed });

      const ignoring: JsonObject = { ...document, lifecycle: { ignore_changes: paths.map((path) => ({ path, reason: 'by hand' })) } };
      const plan = await workspace.applied(manifestFor({ [name]: ignoring }));
      expect({ edit, paths: plan.endpoints.flatMap(pathsOf) }).toEqual({ edit, paths: [] });
      // Something else is written, perhaps by the same route: what is ignored goes along.
      const other = { ...ignoring, email_notifications: { on_update_failure: ['other@x.y'] }, ...(document['tags'] === undefined ? {} : { tags: [{ key: 'other', value: 'x' }] }) };
      const ignored = paths.filter((path) => !/^(tags|email_notifications)/.test(path));
      await workspace.applied(manifestFor({ [name]: other }));
      const after = stateOfRaw(await workspace.raw(name));
      expect({ edit, state: ignored.map((path) => [path, after.get(path)]) }).toEqual({ edit, state: ignored.map((path) => [path, edited.get(path)]) });
    });
    await check('what is ignored is left alone', property, 0.5);
  }, patience);

  it('is planned and not written while it is on hold', async () => {
    const property = fc.asyncProperty(anyDocument, anyDocument, fc.nat(), async (document, next, seed) => {
      workspace.reset(seed);
      cases += 1;
      const name = `o${cases}`;
      await workspace.applied(manifestFor({ [name]: document }));
      consoleEdit(workspace.emulator.world, name, { tags: { add: { endpoints_hold: 'an incident' } } });
      const held = comparable(stateOfRaw(await workspace.raw(name)));
      workspace.writes();
      const { plan, results } = await workspace.apply(manifestFor({ [name]: next }));
      expect(workspace.writes()).toEqual([]);
      expect(results[0]!.outcome).toBe(plan.endpoints[0]!.operations.length === 0 && plan.endpoints[0]!.blocked === undefined ? 'unchanged' : 'held');
      expect(comparable(stateOfRaw(await workspace.raw(name)))).toEqual(held);
    });
    await check('nothing is written on hold', property, 0.25);
  }, patience);
});
