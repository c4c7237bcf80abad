/** Whatever an honest server may change in how it says something changes no byte of the plan. */
import fc from 'fast-check';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { consoleEdit } from '../../src/emulator/index.js';
import { toPlanFile } from '../../src/plan/plan-file.js';
import type { Plan } from '../../src/plan/plan.js';
import { anyDocument } from '../helpers/arbitrary-endpoint.js';
import { managedEdits } from '../helpers/edits.js';
import { check, patience } from './check.js';
import { manifestFor, openWorkspace, type Noise, type Workspace } from './workspace.js';

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

const noise: fc.Arbitrary<Noise> = fc.record({
  seed: fc.nat(),
  shuffle: fc.boolean(),
  scalarsAsStrings: fc.boolean(),
  unknownFields: fc.boolean(),
  unknownEnums: fc.boolean(),
  omitConfigUpdate: fc.boolean(),
  omitFalseScaleToZero: fc.boolean(),
  servedModelsMirror: fc.boolean(),
  routeNames: fc.constantFrom('both' as const, 'served_model_name' as const, 'served_entity_name' as const),
  emptyFields: fc.boolean(),
  fillOnRead: fc.boolean(),
});

/** All that a plan says and would do. */
const bytesOf = (plan: Plan): string => JSON.stringify([toPlanFile(plan), plan.endpoints.map(({ changes, operations, documentDigest }) => [changes, operations, documentDigest])]);

describe('server noise', () => {
  it('changes no byte of the plan', async () => {
    const property = fc.asyncProperty(anyDocument, anyDocument, fc.option(fc.nat(), { freq: 2, nil: undefined }), noise, fc.boolean(), async (document, other, which, found, same) => {
      workspace.reset(found.seed);
      cases += 1;
      const [one, two] = [`n${cases}`, `n${cases}-gone`];
      await workspace.applied(manifestFor({ [one]: document, [two]: other }));
      const edits = managedEdits(document, (await workspace.raw(one))!);
      if (which !== undefined && edits.length > 0) consoleEdit(workspace.emulator.world, one, edits[which % edits.length]!.edit);
      // Something unchanged or edited, something that goes, and something that comes.
      const manifest = manifestFor(same ? { [one]: document, [two]: other } : { [one]: document, [`n${cases}-new`]: other });
      const calm = bytesOf(await workspace.plan(manifest));
      workspace.noise(found);
      expect(bytesOf(await workspace.plan(manifest))).toBe(calm);
      workspace.noise({ ...found, seed: found.seed! + 1 });
      expect(bytesOf(await workspace.plan(manifest))).toBe(calm);
    });
    await check('server noise changes no byte of the plan', property);
  }, patience);

  it('does not come between an apply and its end', async () => {
    const property = fc.asyncProperty(anyDocument, noise, async (document: JsonObject, found) => {
      workspace.reset(found.seed);
      cases += 1;
      const manifest = manifestFor({ [`m${cases}`]: document });
      workspace.noise(found);
      await workspace.applied(manifest);
      const plan = await workspace.plan(manifest);
      expect(plan.endpoints.flatMap(({ changes, operations }) => [...changes, ...operations])).toEqual([]);
    });
    await check('an apply under noise ends in an empty plan', property, 0.5);
  }, patience);
});
