/** Plans without the workspace: the base commit's manifest stands in for what is live. */
import { planOffline } from '../../src/plan/offline.js';
import type { Plan } from '../../src/plan/plan.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { manifestOf } from '../helpers/build.js';

const base = `
id: m
endpoints:
  chat:
    config:
      served_entities:
        - { name: main, external_model: { name: gpt-4o, provider: openai, task: llm/v1/chat, openai_config: { openai_api_key: "{{secrets/a/b}}" } } }
    permissions: [ { level: CAN_QUERY, group_name: analysts } ]
  llama:
    config:
      served_entities:
        - { name: llama, entity_name: system.ai.llama, entity_version: "@prod", throughput_chunks: { min: 1, max: 2 } }
  old:
    config:
      served_entities:
        - { name: main, entity_name: a.b.c, entity_version: 1, workload_size: Small, scale_to_zero_enabled: true }
`;

/** An empty text stands for a base without a manifest. */
function compare(head: string, before = base, only: string[] = []): Plan {
  const manifest = manifestOf(head);
  const context = { manifest, host: '', owner: 'acme__models__m__default', allowDestroy: false, today: '2026-11-21' };
  return planOffline(before === '' ? undefined : manifestOf(before), context, only);
}

const told = (plan: Plan): string[] =>
  plan.endpoints.flatMap(({ name, action, changes }) => (action === 'unchanged' ? [] : [`${action} ${name}: ${changes.map(({ path }) => path).join(', ')}`]));

describe('an offline plan', () => {
  it('finds nothing where the manifests are the same', () => {
    const plan = compare(base);
    expect([plan.offline, plan.host, told(plan)]).toEqual([true, '', []]);
  });

  it('finds what the head changes, and only that', () => {
    const head = base.replace('gpt-4o', 'gpt-4o-mini').replace('CAN_QUERY', 'CAN_MANAGE');
    expect(told(compare(head))).toEqual([
      'update chat: config.served_entities[main].external_model.name, permissions[group:analysts]',
    ]);
  });

  it('compares aliases and chunks as they are written', () => {
    const head = base.replace('@prod', '@canary').replace('max: 2', 'max: 3');
    const [llama] = compare(head).endpoints.filter(({ name }) => name === 'llama');
    expect(llama?.changes.map(({ before, after }) => [before, after])).toEqual([['@prod', '@canary'], ['2 chunks', '3 chunks']]);
  });

  it('compares a lower bound as it is written, and 0 where none is', () => {
    const written = (min: string): string => base.replace('min: 1, max', `${min}max`);
    expect(told(compare(written('min: 0, '), written('')))).toEqual([]);
    expect(told(compare(written('min: 2, '), written('')))).toEqual(['update llama: config.served_entities[llama].min_provisioned_throughput']);
    expect(told(compare(written('min: 2, '), base))).toEqual(['update llama: config.served_entities[llama].min_provisioned_throughput']);
  });

  it('makes up no ids, and tells what a deletion takes away', () => {
    const plan = compare(`id: m\nendpoints:\n${base.slice(base.indexOf('  llama:')).replace('  old:\n', '  old:\n    route_optimized: true\n')}`);
    expect(plan.endpoints.map(({ action, changes, gone }) => [action, changes.find(({ path }) => path === 'endpoint')?.before, gone?.served])).toEqual([
      ['delete', '(unknown)', [{ model: 'openai:gpt-4o', version: '' }]],
      ['replace', '(unknown)', undefined],
      ['unchanged', undefined, undefined],
    ]);
    const report = renderPlanComment(plan, { marker: '', status: 'planned', head: '' });
    expect(report).not.toMatch(/endpoint id:|base:/);
    expect(report).toContain('deleted for good. It serves `openai:gpt-4o`.');
  });

  it('can be restricted, on both sides', () => {
    const head = base.slice(0, base.indexOf('  old:')).replace('gpt-4o', 'gpt-4o-mini').replace('max: 2', 'max: 3');
    expect(told(compare(head, base, ['chat']))).toEqual(['update chat: config.served_entities[main].external_model.name']);
    expect(told(compare(head, base, ['o*']))).toEqual(['delete old: endpoint']);
  });

  it('knows every section and field of the base', () => {
    const whole = `
id: m
endpoints:
  churn:
    description: Tells who leaves
    route_optimized: true
    config: { served_entities: [ { name: main, entity_name: a.b.c, entity_version: 1, workload_size: Small, scale_to_zero_enabled: false } ] }
    ai_gateway: { rate_limits: [ { calls: 5, key: endpoint, renewal_period: minute } ] }
    tags: [ { key: team, value: a } ]
    email_notifications: { on_update_failure: [ a@example.com ] }
    telemetry_config: { telemetry_profile_id: p1 }
    permissions: [ { level: CAN_VIEW, user_name: a@example.com }, { level: CAN_QUERY, group_name: g } ]
    lifecycle: { prevent_destroy: true }
  bare:
    tags: [ { key: team, value: a } ]
`;
    expect(told(compare(whole, whole))).toEqual([]);
    expect(compare(whole, whole).endpoints.flatMap(({ warnings }) => warnings)).toEqual([]);
    const head = whole.replace('calls: 5', 'calls: 6').replaceAll('value: a', 'value: b').replace('[ a@ex', '[ b@ex').replace('p1', 'p2').replace('CAN_VIEW', 'CAN_MANAGE');
    expect(compare(head, whole).endpoints.flatMap(({ name, changes }) => changes.map(({ path }) => `${name} ${path.replaceAll('"', '')}`))).toEqual([
      'bare tags[team]',
      'churn ai_gateway.rate_limits[endpoint/calls]',
      'churn tags[team]',
      'churn permissions[user:a@example.com]',
      ...['a', 'b'].map((name) => `churn email_notifications.on_update_failure[${name}@example.com]`),
      'churn telemetry_config.telemetry_profile_id',
    ]);
    const [reworded] = compare(whole.replace('Tells who', 'Shows who'), whole).endpoints.filter(({ name }) => name === 'churn');
    expect(reworded?.warnings).toEqual([expect.stringContaining('`description` differs')]);
    expect(told(compare(whole.slice(0, whole.indexOf('  bare:')), whole))).toEqual(['delete bare: endpoint']);
    expect(told(compare(whole.replace('route_optimized: true', 'route_optimized: false'), whole))).toEqual(['replace churn: endpoint, route_optimized']);
  });

  it('takes each endpoint that goes for one rename at most', () => {
    const entity = 'config: { served_entities: [ { name: main, entity_name: a.b.c, entity_version: 1, workload_size: Small, scale_to_zero_enabled: true } ] }';
    const named = (...names: string[]): string => `id: m\nendpoints:\n${names.map((name) => `  ${name}:\n    ${entity}\n`).join('')}`;
    const renames = (plan: Plan): (string | undefined)[][] => plan.endpoints.flatMap(({ name, action, renamedFrom }) => (action === 'create' ? [[name, renamedFrom]] : []));
    expect(renames(compare(named('c', 'd'), named('a', 'b')))).toEqual([['c', 'a'], ['d', 'b']]);
    expect(renames(compare(named('c', 'd'), named('a')))).toEqual([['c', 'a'], ['d', undefined]]);
  });

  it('shows everything as new without a base, and what the head no longer has as a blocked delete', () => {
    expect(compare(base, '').summary).toMatchObject({ create: 3 });
    const plan = compare(base.slice(0, base.indexOf('  old:')));
    expect(told(plan)).toEqual(['delete old: endpoint']);
    expect(plan.endpoints[0]?.blocked?.reason).toBe('destroy-blocked');
  });

  it('calls a rename a delete and a create, on both sides', () => {
    const plan = compare(base.replace('  llama:', '  llama3:').replace('  old:', '  new:').replace('workload_size: Small', 'workload_size: Large'));
    const warned = plan.endpoints.map(({ name, action, warnings, renamedFrom }) => [action, name, renamedFrom, warnings.join()]);
    const words = expect.stringMatching(/^`llama3` has the content of `llama`, which this plan deletes: endpoints cannot be renamed, .* state `name: llama`\.$/);
    expect(warned).toEqual([
      ['delete', 'llama', undefined, words],
      // Of another size: not the same content.
      ['delete', 'old', undefined, ''],
      ['create', 'llama3', 'llama', words],
      ['create', 'new', undefined, ''],
      ['unchanged', 'chat', undefined, ''],
    ]);
  });

  it('asks the workspace nothing: what only it could tell is not claimed', () => {
    const head = base.replace('secrets/a/b', 'secrets/no/such');
    expect(compare(head).endpoints.every(({ blocked }) => blocked === undefined)).toBe(true);
  });
});
