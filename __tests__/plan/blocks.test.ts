/** All that keeps an endpoint from being written is told at once: in plan, report, annotations and failure. */
import { annotatePlan, planFailures } from '../../src/commands/context.js';
import { worstOf } from '../../src/commands/plan.js';
import type { Told } from '../../src/commands/story.js';
import type { Diagnostic } from '../../src/errors.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { blocksOf, refusalOf } from '../../src/plan/blocks.js';
import type { EndpointPlan } from '../../src/plan/plan.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { renderPlanText } from '../../src/render/text-plan.js';
import { customEntity, externalEntity, liveConfig, liveEndpoint, manifestOf, planFor, planOf, wholePlan } from '../helpers/build.js';
import { planContext } from '../render/fixtures.js';

const yaml = `endpoints:
  chat:
    config:
      served_entities:
        - name: main
          entity_name: prod.ml.churn
          entity_version: 8
          workload_size: Small
          scale_to_zero_enabled: false
          environment_vars:
            A: "{{secrets/gone/a}}"
            B: "{{secrets/churn/b}}"
    route_optimized: true
    lifecycle: { prevent_destroy: true }
`;
const lines = `id: demo\n${yaml}`.split('\n');
const workspace = { versions: {}, secrets: { churn: ['other'] }, grants: [{ field: 'group_name' as const, principal: 'analysts', level: 'CAN_QUERY' }] };
const replacing = (): EndpointPlan => planOf(manifestOf(yaml), liveEndpoint({ config: liveConfig([customEntity()]), tags: [{ key: 'team', value: 'x' }] }), workspace);

function annotationsOf(...plans: EndpointPlan[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  annotatePlan({ settings: { manifest: 'endpoints.yml' }, annotations: { add: (diagnostic: Diagnostic) => found.push(diagnostic) } } as unknown as Told, wholePlan(...plans));
  return found;
}

describe('the blocks of an endpoint', () => {
  it('are all there: what no input lifts first, then by the published order of reasons', () => {
    const blocks = blocksOf(replacing()).map(({ reason, message }) => `${reason} ${message.replace(/`/g, '')}`);
    expect(blocks).toEqual([
      'destroy-blocked chat is protected against deletion by prevent_destroy.',
      'preflight-failed prod.ml.churn has no version 8 in this workspace.',
      'preflight-failed The secret scope gone does not exist in this workspace.',
      'preflight-failed The secret scope churn has no key b.',
      'destroy-blocked Replacing chat would lose what the manifest does not state: tags, permissions.',
      'destroy-blocked chat must be deleted and created again, and deleting is not allowed.',
    ]);
  });

  it('give the first reason in the published order, for the run and for its endpoint', () => {
    const plan = replacing();
    expect(refusalOf(plan)).toMatchObject({ reason: 'preflight-failed', message: expect.stringMatching(/protected.*no version 8.*would lose/) });
    expect(worstOf(planFailures(wholePlan(plan)))).toMatchObject({ reason: 'preflight-failed', message: expect.stringMatching(/no version 8.*\(and 5 more: see the report\)$/) });
  });

  it('are annotated each on its own line', () => {
    const at = annotationsOf(replacing()).map(({ severity, line, message }) => `${severity} ${lines[line! - 1]!.trim().replace(/:.*/, '')}: ${message.slice(0, 40)}`);
    expect(at).toEqual([
      'error chat: `chat` is protected against deletion by ',
      'error entity_version: `prod.ml.churn` has no version 8 in this',
      'error A: The secret scope `gone` does not exist i',
      'error B: The secret scope `churn` has no key `b`.',
      'error chat: Replacing `chat` would lose what the man',
      'error chat: `chat` must be deleted and created again',
    ]);
  });

  it('are errors only where the endpoint would be written', () => {
    const held = planOf(manifestOf(yaml), liveEndpoint({ config: liveConfig([customEntity()]), tags: [{ key: 'endpoints_hold', value: 'x' }] }), workspace);
    expect(annotationsOf(held).every(({ severity }) => severity === 'warning')).toBe(true);
    expect(planFailures(wholePlan(held))).toEqual([]);
  });

  it('are all shown, in the comment and in the log, with what to paste', () => {
    const plan = wholePlan(replacing());
    const comment = renderPlanComment(plan, planContext);
    const text = renderPlanText(plan);
    for (const message of [/protected against deletion/, /has no version 8/, /`gone` does not exist/, /no key `b`/, /would lose/, /deleting is not allowed/, /group_name: analysts/]) {
      expect(comment).toMatch(message);
      expect(text).toMatch(message);
    }
    expect(text.match(/BLOCKED/g)).toHaveLength(6);
    expect(comment).toMatch(/1 endpoint blocked/);
    expect(comment).toMatch(/\*\*`chat`\*\* · 🔁 replace · 6 problems/);
  });

  it('say the same thing once in a report, and at each of its places', () => {
    const entity = (name: string): JsonObject => externalEntity({ name });
    const config = { served_entities: [entity('a'), entity('b')], traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 100 }] } };
    const plan = planFor({ config }, undefined, { secrets: {} });
    expect(blocksOf(plan)).toHaveLength(2);
    expect(renderPlanText(wholePlan(plan)).match(/BLOCKED/g)).toHaveLength(1);
    expect(annotationsOf(plan)).toHaveLength(2);
  });

  it('of an endpoint of others say what else is wrong with it', () => {
    const latest = { config: { served_entities: [customEntity({ entity_version: 'latest' })] } };
    const plan = planOf(manifestOf(JSON.stringify({ id: 'demo', endpoints: { chat: latest } })), { ...liveEndpoint({ config: liveConfig([customEntity()]) }), tags: [] });
    expect(blocksOf(plan).map(({ reason }) => reason)).toEqual(['preflight-failed', 'ownership-conflict']);
  });

  it('keep an endpoint that could not be compared out of the counts: it is not unchanged', () => {
    const foreign = planOf(manifestOf(JSON.stringify({ id: 'demo', endpoints: { chat: {} } })), { ...liveEndpoint(), tags: [] });
    const same = planFor({}, {});
    expect(wholePlan(foreign, { ...same, name: 'other' }).summary).toEqual({ create: 0, update: 0, replace: 0, delete: 0, unchanged: 1 });
  });
});
