/** What was created plans to nothing, however the platform shows it; an edit is found exactly where it is stated. */
import fc from 'fast-check';
import { ownTags } from '../../src/endpoint/fields/index.js';
import { objectsOf } from '../../src/json.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { toPlanFile } from '../../src/plan/plan-file.js';
import { endpointDocument, runs } from '../helpers/arbitrary-endpoint.js';
import { manifestWith, pathsOf, planOf, told, wholePlan } from '../helpers/build.js';
import { statedEdits, unstatedEdits } from '../helpers/edits.js';
import { echo, outcomeOf } from '../helpers/server-echo.js';
import { liveEndpoint as readLive } from '../../src/databricks/read-endpoint.js';

const seed = fc.nat();

describe('a created endpoint', () => {
  it('plans to nothing, in whatever order and form it comes back', () => {
    fc.assert(
      fc.property(endpointDocument, seed, fc.boolean(), (document, number, quoted) => {
        const manifest = manifestWith(document);
        const { body, grants } = outcomeOf(planOf(manifest, undefined));
        const plan = planOf(manifest, readLive.parse(echo(body, { seed: number, quoted })), { grants });
        expect(told(plan)).toEqual([]);
        expect(plan).toMatchObject({ action: 'unchanged', impact: 'none', operations: [], ownership: 'owned' });
      }),
      runs,
    );
  });

  it('has the same document digest before and after it exists', () => {
    fc.assert(
      fc.property(endpointDocument, seed, (document, number) => {
        // Without its ownership tag there is something to change; an unchanged endpoint needs no digest.
        const manifest = manifestWith({ ...document, lifecycle: { adopt: true } });
        const created = planOf(manifest, undefined);
        const { body, grants } = outcomeOf(created);
        const reply = echo(body, { seed: number });
        const tags = objectsOf(reply['tags']).filter((tag) => tag['key'] !== ownTags.manifest);
        const later = planOf(manifest, readLive.parse({ ...reply, tags }), { grants });
        expect(later.changes.map((change) => change.path)).toEqual(['ownership']);
        expect(later.documentDigest).toBe(created.documentDigest);
        expect(created.changes.map((change) => change.digest)).toEqual([created.documentDigest]);
      }),
      runs,
    );
  });
});

describe('one edit by hand', () => {
  it('of something stated is found, and nothing else', () => {
    fc.assert(
      fc.property(endpointDocument, seed, fc.nat(), fc.boolean(), (document, number, which, quoted) => {
        const manifest = manifestWith(document);
        const { body, grants } = outcomeOf(planOf(manifest, undefined));
        const edits = statedEdits(document, body, grants);
        const edit = edits[which % edits.length]!;
        const plan = planOf(manifest, readLive.parse(echo(edit.body, { seed: number, quoted })), { grants: edit.grants });
        expect([edit.path, pathsOf(plan)]).toEqual([edit.path, [edit.path]]);
        expect(['update', 'replace']).toContain(plan.action);
        expect(plan.operations.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('of something unstated is not found', () => {
    fc.assert(
      fc.property(endpointDocument, seed, fc.nat(), (document, number, which) => {
        const manifest = manifestWith(document);
        const { body, grants } = outcomeOf(planOf(manifest, undefined));
        const edits = unstatedEdits(document, echo(body, { seed: number }));
        const plan = planOf(manifest, readLive.parse(edits[which % edits.length]!), { grants });
        expect(told(plan)).toEqual([]);
      }),
      runs,
    );
  });
});

describe('the plan', () => {
  const publish = (document: JsonObject, body: JsonObject, grants: Parameters<typeof planOf>[2], number: number): string => {
    const plan = planOf(manifestWith(document), readLive.parse(echo(body, { seed: number })), grants);
    return JSON.stringify([toPlanFile(wholePlan(plan)), plan.changes, plan.operations]);
  };

  it('has the same bytes for the same state, computed again or shown in another order', () => {
    fc.assert(
      fc.property(endpointDocument, seed, seed, fc.nat(), (document, one, two, which) => {
        const { body, grants } = outcomeOf(planOf(manifestWith(document), undefined));
        const edits = statedEdits(document, body, grants);
        const edit = edits[which % edits.length]!;
        const first = publish(document, edit.body, { grants: edit.grants }, one);
        expect(publish(document, edit.body, { grants: edit.grants }, one)).toBe(first);
        expect(publish(document, edit.body, { grants: [...edit.grants].reverse() }, two)).toBe(first);
      }),
      runs,
    );
  });
});
