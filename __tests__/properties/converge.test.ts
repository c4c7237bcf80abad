/** Applied is applied: whatever a manifest says, the plan after its apply is empty, and nothing is written again. */
import fc from 'fast-check';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { anyDocument } from '../helpers/arbitrary-endpoint.js';
import { told } from '../helpers/build.js';
import { check, patience } from './check.js';
import { manifestFor, openWorkspace, type Workspace } from './workspace.js';

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

describe('any valid manifest', () => {
  it('plans to nothing after its apply', async () => {
    const endpoints = fc.array(anyDocument, { minLength: 1, maxLength: 3 });
    await check('apply, then plan is empty', fc.asyncProperty(endpoints, fc.nat(), async (documents, seed) => {
      workspace.reset(seed);
      cases += 1;
      const named: Record<string, JsonObject> = Object.fromEntries(documents.map((document, index) => [`c${cases}-${index}`, document]));
      const manifest = manifestFor(named);
      const first = await workspace.applied(manifest);
      expect(first.endpoints.map(({ action }) => action)).toEqual(documents.map(() => 'create'));
      expect(workspace.names()).toEqual(Object.keys(named).sort());
      expect(workspace.writes()).not.toEqual([]);

      workspace.noise({ shuffle: true, seed });
      const { plan, results } = await workspace.apply(manifest);
      expect(plan.endpoints.flatMap(told)).toEqual([]);
      expect(plan.endpoints).toEqual(documents.map((): unknown => expect.objectContaining({ action: 'unchanged', impact: 'none', operations: [], ownership: 'owned' })));
      expect(plan.endpoints.flatMap(({ blocked }) => blocked ?? [])).toEqual([]);
      expect(results.map(({ outcome }) => outcome)).toEqual(documents.map(() => 'unchanged'));
      expect(workspace.writes()).toEqual([]);
    }));
  }, patience);
});
