import { readFileSync } from 'node:fs';
import { endpointList, liveEndpoint } from '../../src/databricks/read-endpoint.js';
import { hiddenValuesOf } from '../../src/endpoint/secrecy.js';
import { readReply } from '../../src/databricks/replies.js';
import { providers } from '../../src/endpoint/fields/index.js';
import type { Field } from '../../src/endpoint/fields/index.js';
import type { EndpointSummary, LiveEndpoint } from '../../src/endpoint/model.js';
import { ApiError } from '../../src/errors.js';

type Loose = Record<string, unknown>;
const fixture = (path: string): unknown => JSON.parse(readFileSync(`${process.cwd()}/__tests__/${path}`, 'utf8'));
const examples = fixture('emulator/fixtures/worked-examples.json') as Record<string, Loose[]>;
const cases = fixture('fixtures/document-cases.json') as { external_create: { reply: Loose } };

const call = { attempted: 'read endpoint', target: 'x', method: 'GET', path: '/x', safety: 'read' } as const;
const read = (body: unknown): LiveEndpoint => readReply({ body, call }, liveEndpoint);
const readList = (body: unknown): EndpointSummary[] => readReply({ body, call }, endpointList);
const minimal = (more: Loose = {}): Loose => ({ name: 'x', id: 'i', state: { ready: 'READY' }, ...more });

describe('the worked examples', () => {
  it('E1: external, ready at once', () => {
    const live = read(examples.e1![1]);
    expect(live).toMatchObject({
      name: 'support-chat-gpt',
      id: '69962db6b9db47c4a8a222d2ac79d7f8',
      creatorKind: 'ServicePrincipal',
      createdAt: 1795248012000,
      permissionLevel: 'CAN_MANAGE',
      origin: 'workspace',
      state: { ready: 'READY', configUpdate: 'NOT_UPDATING' },
      description: 'Chat proxy for the support desk',
      routeOptimized: false,
    });
    expect(live.tags).toHaveLength(2);
    expect(Object.keys(live.sections)).toEqual(['ai_gateway']);
    expect(live.config).toMatchObject({ version: 1, entities: [{ name: 'gpt-4o-mini', deployment: 'DEPLOYMENT_READY', message: '' }] });
    expect(Object.keys(live.config!.document).sort()).toEqual(['served_entities', 'traffic_config']);
    expect(live).not.toHaveProperty('pendingConfig');
  });

  it('E2: only a pending config, the mirror dropped', () => {
    const live = read(examples.e2![1]);
    expect(live).not.toHaveProperty('config');
    expect(live.pendingConfig).toMatchObject({ version: 1, startedAt: 1795248300000 });
    expect(Object.keys(live.pendingConfig!.document).sort()).toEqual(['served_entities', 'traffic_config']);
    expect(live.pendingConfig!.entities).toEqual([
      { name: 'meta_llama_v3_1_8b_instruct-3', deployment: 'DEPLOYMENT_CREATING', message: 'Creating resources for served entity.' },
    ]);
    expect(live).toMatchObject({ creatorKind: 'User', effectiveBudgetPolicyId: '8ec51ab9-cc71-4f24-a572-a82227251d5a' });
  });

  it('E6 and E7: old config serves, new one pending or failed', () => {
    const updating = read(examples.e6![0]);
    expect([updating.config?.version, updating.pendingConfig?.version]).toEqual([1, 2]);
    expect(updating.state).toEqual({ ready: 'READY', configUpdate: 'IN_PROGRESS', suspend: 'NOT_SUSPENDED' });
    expect(updating.sections.email_notifications).toEqual({ on_update_failure: ['mlops@example.com'] });
    const failed = read(examples.e7![0]);
    expect(failed.pendingConfig?.entities.map(({ deployment }) => deployment)).toEqual(['DEPLOYMENT_FAILED', 'DEPLOYMENT_ABORTED']);
    expect(failed.pendingConfig?.entities[0]?.message).toMatch(/See build logs/);
    expect(failed.id).toBe('');
  });

  it('E8: whose is whose in the list', () => {
    expect(readList(examples.e8![0]).map(({ name, origin }) => [name, origin])).toEqual([
      ['churn-scoring', 'workspace'],
      ['mas-996e9c3d-endpoint', 'databricks'],
      ['databricks-claude-opus-4-7', 'databricks'],
    ]);
    expect(readList({})).toEqual([]);
    expect(readList({ endpoints: null })).toEqual([]);
  });

  it('the reply that the documents show', () => {
    const live = read(cases.external_create.reply);
    expect(live).toMatchObject({ name: 'openai_endpoint', creatorKind: 'User', state: { ready: 'READY' }, tags: [{ key: 'team', value: 'gen-ai' }] });
    expect(live.state).not.toHaveProperty('configUpdate');
  });
});

describe('tolerance', () => {
  it('takes quoted scalars, nulls, unknown fields and unknown words', () => {
    const live = read({
      ...minimal(),
      state: { ready: 'HALF_READY', update_state: 'IN_PROGRESS', extra: 1 },
      creation_timestamp: '1795248012000',
      route_optimized: 'true',
      description: null,
      tags: [{ key: 'a' }, { key: 'b', value: null }, { key: 'c', value: 5 }],
      config: { config_version: '7', served_entities: [{ name: 'e', state: null, whatever: {} }], future: { a: 1 } },
      pending_config: null,
      ai_gateway: { usage_tracking_config: { enabled: true }, guardrails: null },
      novelty: [1, 2],
    });
    expect(live).toMatchObject({
      state: { ready: 'HALF_READY', configUpdate: 'IN_PROGRESS' },
      createdAt: 1795248012000,
      routeOptimized: true,
      description: '',
      tags: [{ key: 'a', value: '' }, { key: 'b', value: '' }, { key: 'c', value: '5' }],
      config: { version: 7, entities: [{ name: 'e', deployment: '', message: '' }] },
    });
    expect(live.config!.document).toEqual({ served_entities: [{ name: 'e', whatever: {} }], future: { a: 1 } });
    expect(live.sections.ai_gateway).toEqual({ usage_tracking_config: { enabled: true } });
  });

  it('translates a config that only has the old words', () => {
    const live = read(minimal({ config: { config_version: 1, served_models: [{ name: 'm', model_name: 'c.s.m', model_version: '3' }] } }));
    expect(live.config!.document).toEqual({ served_entities: [{ name: 'm', entity_name: 'c.s.m', entity_version: '3' }] });
  });

  it('takes an empty config for none', () => {
    expect(read(minimal({ config: {} }))).not.toHaveProperty('config');
  });

  it('keeps names such as __proto__ plain', () => {
    const body: unknown = JSON.parse('{"name":"x","config":{"config_version":1,"served_entities":[{"name":"e","environment_vars":{"__proto__":"v"}}]}}');
    const live = read(body);
    const entity = (live.config!.document.served_entities as { environment_vars: object }[])[0]!;
    expect(Object.keys(entity.environment_vars)).toEqual(['__proto__']);
    expect([...hiddenValuesOf(live)]).toEqual([['v', 'value']]);
    expect(({} as Loose).v).toBeUndefined();
  });

  it.each([
    [null, '`the answer` in the answer is null'],
    [[], '`the answer` in the answer is a list'],
    [{}, '`name` in the answer is missing'],
    [minimal({ name: {} }), '`name` in the answer is an object'],
    [minimal({ config: 'x' }), '`config` in the answer is a string'],
    [minimal({ config: { config_version: 1, served_entities: {} } }), '`config.served_entities` in the answer is an object'],
    [minimal({ config: { config_version: 1, served_entities: [3] } }), '`config.served_entities[0]` in the answer is a number'],
    [minimal({ config: { served_entities: [{ name: [] }] } }), '`config.served_entities[0].name` in the answer is a list'],
    [minimal({ pending_config: { traffic_config: { routes: 'all' } } }), '`pending_config.traffic_config.routes` in the answer is a string'],
    [minimal({ tags: [{ value: 'v' }] }), '`tags[0].key` in the answer is missing'],
    [minimal({ config: { config_version: 'new' } }), '`config.config_version` in the answer is a string'],
  ])('names what cannot be understood: %j', (body, problem) => {
    let thrown: unknown;
    try {
      read(body);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ApiError);
    expect((thrown as ApiError).message).toBe(`Could not read endpoint \`x\`: ${problem}, which cannot be understood`);
    expect((thrown as ApiError).code).toBe('api-error');
  });

  it('refuses what is nested beyond sense', () => {
    const deep: unknown = JSON.parse(`{"name":"x","ai_gateway":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`);
    expect(() => read(deep)).toThrow(/nested too deeply/);
  });
});

describe('whose it is', () => {
  it.each([
    [{ endpoint_type: 'FOUNDATION_MODEL_API', creator: 'a@b' }, 'databricks'],
    [{ tile_endpoint_metadata: { tile_id: 't' }, creator: 'a@b' }, 'databricks'],
    [{ name: 'databricks-dbrx' }, 'databricks'],
    [{ name: 'databricks-mine', creator: 'a@b' }, 'workspace'],
    [{ config: { served_entities: [{ type: 'FOUNDATION_MODEL' }] } }, 'databricks'],
    [{ creator: 'a@b', config: { served_entities: [{ type: 'FOUNDATION_MODEL' }] } }, 'workspace'],
    [{}, 'workspace'],
  ])('%j: %s', (more, origin) => {
    expect(read(minimal(more)).origin).toBe(origin);
    expect(readList({ endpoints: [minimal(more)] })[0]!.origin).toBe(origin);
  });

  it.each([
    [{ creator: 'a@b.example' }, 'User'],
    [{ creator: '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31' }, 'ServicePrincipal'],
    [{ creator: 'odd' }, undefined],
    [{ creator: 'a@b.example', creator_kind: 'ServicePrincipal' }, 'ServicePrincipal'],
    [{ creator: 'a@b.example', creator_kind: 'ROBOT' }, 'User'],
    [{}, undefined],
  ])('%j is a %s', (more, kind) => {
    expect(read(minimal(more)).creatorKind).toBe(kind);
  });
});

const hiddenValues = (live: LiveEndpoint): string[] => [...hiddenValuesOf(live).keys()];

describe('hiddenValuesOf', () => {
  const live = (entity: Loose, pending: Loose = {}): LiveEndpoint =>
    read(minimal({ config: { config_version: 1, served_entities: [entity] }, pending_config: { config_version: 2, served_entities: [pending] } }));

  it('finds literal environment values, in both configs, but no references', () => {
    const found = hiddenValues(
      live(
        { environment_vars: { A: 'plain', B: '{{secrets/s/k}}', C: ' {{secrets/s/k}} ', D: 8, E: '' } },
        { environment_vars: { A: 'new', F: 'x{{secrets/s/k}}', G: '{{secrets/s}}' } },
      ),
    );
    expect(found).toEqual(['plain', '8', 'new', 'x{{secrets/s/k}}', '{{secrets/s}}']);
  });

  it('finds every credential that the table of fields knows', () => {
    const paths: { block: string; path: string[] }[] = [];
    const walk = (block: string, field: Field, path: string[]): void => {
      if (field.type === 'object') for (const [name, inner] of Object.entries(field.fields)) walk(block, inner, [...path, name]);
      else if (field.credential === true) paths.push({ block, path });
    };
    for (const { block, field } of providers) walk(block, field, []);
    expect(paths.length).toBeGreaterThan(10);
    for (const { block, path } of paths) {
      const nested = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'sk-leak');
      expect([block, path, hiddenValues(live({ external_model: { provider: 'p', [block]: nested } }))]).toEqual([block, path, ['sk-leak']]);
      const reference = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), '{{secrets/s/k}}');
      expect(hiddenValues(live({ external_model: { [block]: reference } }))).toEqual([]);
    }
  });

  it('leaves the name of a header alone', () => {
    expect(hiddenValues(live({ external_model: { custom_provider_config: { api_key_auth: { key: 'X-Key', value: 'v-1' } } } }))).toEqual(['v-1']);
  });
});
