/** Plans without the workspace: the base commit's manifest stands in for what is live. */
import { planOffline } from '../../src/plan/offline.js';
import type { Plan } from '../../src/plan/plan.js';
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
function compare(head: string, before = base): Plan {
  const manifest = manifestOf(head);
  const context = { manifest, host: '', owner: 'acme__models__m__default', allowDestroy: false, today: '2026-11-21' };
  return planOffline(before === '' ? undefined : manifestOf(before), context, []);
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
