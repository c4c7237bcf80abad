/** One edit by hand of something managed: found where it was made, nowhere else, and put back by the next apply. */
import fc from 'fast-check';
import { consoleEdit } from '../../src/emulator/index.js';
import { anyDocument } from '../helpers/arbitrary-endpoint.js';
import { pathsOf } from '../helpers/build.js';
import { managedEdits } from '../helpers/edits.js';
import { check, patience } from './check.js';
import { comparable, stateOfRaw } from './states.js';
import { manifestFor, openWorkspace, type Workspace } from './workspace.js';

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

describe('one edit of a managed field', () => {
  it('is found, only that, and is put back', async () => {
    const kindsOfEdit = new Set<string>();
    await check('a console edit is found, and only that', fc.asyncProperty(anyDocument, anyDocument, fc.nat(), fc.nat(), async (document, other, which, seed) => {
      workspace.reset(seed);
      cases += 1;
      const name = `e${cases}`;
      const manifest = manifestFor({ [name]: document, [`${name}-other`]: other });
      await workspace.applied(manifest);
      const before = await workspace.raw(name);
      const edits = managedEdits(document, before!);
      fc.pre(edits.length > 0);
      const { paths, edit } = edits[which % edits.length]!;
      consoleEdit(workspace.emulator.world, name, edit);
      expect(comparable(stateOfRaw(await workspace.raw(name)))).not.toEqual(comparable(stateOfRaw(before)));
      for (const path of paths) kindsOfEdit.add(path.replace(/\[("(\\.|[^"])*"|[^\]]*)\]/g, '[]'));

      workspace.noise({ shuffle: true, seed });
      const plan = await workspace.plan(manifest);
      const [edited, ...others] = [...plan.endpoints].sort((a, b) => (a.name === name ? -1 : b.name === name ? 1 : 0));
      expect({ edit, paths: pathsOf(edited!).sort() }).toEqual({ edit, paths: [...paths].sort() });
      expect(edited!.action).toBe('update');
      expect(edited!.operations.length).toBeGreaterThan(0);
      expect(others.flatMap(pathsOf)).toEqual([]);

      await workspace.applied(manifest);
      expect({ edit, state: comparable(stateOfRaw(await workspace.raw(name))) }).toEqual({ edit, state: comparable(stateOfRaw(before)) });
      expect((await workspace.plan(manifest)).endpoints.flatMap(pathsOf)).toEqual([]);
    }));
    // The cases are many and of many kinds: an edit generator that ran dry would prove little.
    expect(kindsOfEdit.size).toBeGreaterThan(10);
  }, patience);
});
