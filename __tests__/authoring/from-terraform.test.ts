/** States and plans of Terraform read as manifests. */
import { readManifest } from '../../src/manifest/read.js';
import type { DesiredEndpoint } from '../../src/endpoint/model.js';
import { importManifest, type ImportEnd, type ImportRequest } from '../../src/commands/import.js';
import { folderOf } from './bundles.js';
import { expectGolden } from './import-golden.js';
import { config, endpoint, entity, grant, openai, permissions, resource, state, supportState, type Data } from './terraform-states.js';

const read = (document: unknown, options: Partial<ImportRequest> = {}): Promise<ImportEnd> =>
  importManifest({ file: { path: 'state.json', text: typeof document === 'string' ? document : JSON.stringify(document) }, folder: folderOf({}), variables: {}, ...options });

function wanted(end: ImportEnd, variables: Record<string, string> = {}): DesiredEndpoint[] {
  const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text: end.text }], { variables });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return manifest!.endpoints;
}

const hosted = (values: Data): Data[] => config([entity({ name: 'm', entity_name: 'a.b.c', entity_version: '1', workload_type: 'CPU', ...values })], { m: 100 });

describe('a state', () => {
  it('with modules, permissions and other resources', async () => {
    expectGolden('terraform-support.yml', await read(supportState({ chat: 'a'.repeat(32), churn: 'b'.repeat(32), oss: 'c'.repeat(32) })));
  });

  it('loses what Terraform fills in for what is not set', async () => {
    const endpoints = wanted(await read(supportState({ chat: 'a', churn: 'b', oss: 'c' })));
    const document = (name: string): Data => endpoints.find((each) => each.name === name)!.document;
    expect(endpoints.every(({ lifecycle }) => lifecycle.adopt)).toBe(true);
    expect(document('support-chat')).toEqual({
      config: { served_entities: [{ name: 'gpt', external_model: { name: 'gpt-4o', provider: 'openai', task: 'llm/v1/chat', openai_config: { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' } } }] },
      ai_gateway: {
        usage_tracking_config: { enabled: true },
        guardrails: { input: { safety: true, pii: { behavior: 'BLOCK' } } },
        rate_limits: [{ calls: 10, key: 'user', renewal_period: 'minute' }, { tokens: 5000, key: 'endpoint', renewal_period: 'minute' }],
      },
      tags: [{ key: 'team', value: 'support' }],
      permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }],
    });
    expect(document('churn')).toMatchObject({ config: { served_entities: [{ scale_to_zero_enabled: false, environment_vars: { MODE: 'fast ${x}' } }, { max_provisioned_concurrency: 12 }] } });
    expect(document('gpt-oss')).toEqual({ config: { served_entities: [{ name: 'gpt-oss-120b-1', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50 }] } });
  });

  it('keeps zeros that mean something', async () => {
    const [pt, gated] = wanted(
      await read(
        state([
          endpoint('databricks_model_serving.a', { name: 'a', config: hosted({ min_provisioned_throughput: 0, max_provisioned_throughput: 970, workload_size: 'Small', workload_type: 'GPU_LARGE' }) }),
          endpoint('databricks_model_serving.b', {
            name: 'b',
            config: config([entity({ name: 'x', external_model: [openai('gpt-4o', { openai_api_key: '{{secrets/a/b}}' })] }), entity({ name: 'y', external_model: [openai('gpt-4', { openai_api_key: '{{secrets/a/b}}' })] })], { x: 100, y: 0 }),
            ai_gateway: [{ rate_limits: [{ calls: 0, key: '', principal: '', renewal_period: 'minute', tokens: 0 }], usage_tracking_config: [{ enabled: false }] }],
          }),
        ]),
      ),
    );
    expect(pt!.document).toMatchObject({ config: { served_entities: [{ min_provisioned_throughput: 0, max_provisioned_throughput: 970 }] } });
    expect(gated!.document).toMatchObject({
      config: { traffic_config: { routes: [{ traffic_percentage: 100 }, { served_entity_name: 'y', traffic_percentage: 0 }] } },
      ai_gateway: { rate_limits: [{ calls: 0, renewal_period: 'minute' }] },
    });
  });

  it('never shows what it marks as sensitive, nor plain-text keys', async () => {
    const text = (name: string): string => `hush-${name}`;
    const end = await read(
      state([
        endpoint('databricks_model_serving.a', { name: 'a', config: hosted({ environment_vars: { TOKEN: text('env'), REF: '{{secrets/a/b}}', MODE: 'x' } }), description: text('description') }, {
          description: true,
          config: [{ served_entities: [{ environment_vars: { TOKEN: true, REF: true } }] }],
        }),
        endpoint('databricks_model_serving.b', { name: 'b', config: config([entity({ name: 'm', external_model: [openai('gpt-4o', { openai_api_key_plaintext: text('key') })] })], { m: 100 }) }, {
          config: [{ served_entities: [{ external_model: [{ openai_config: [{ openai_api_key_plaintext: true }] }] }] }],
        }),
      ]),
    );
    expect(`${end.text}${end.warnings.join('\n')}`).not.toContain('hush-');
    const [a] = wanted(end, { a_m_TOKEN: '{{secrets/x/y}}', a_description: 'd', b_m_openai_api_key: '{{secrets/x/y}}' });
    expect(a!.document).toMatchObject({ description: 'd', config: { served_entities: [{ environment_vars: { TOKEN: '{{secrets/x/y}}', REF: '{{secrets/a/b}}', MODE: 'x' } }] } });
  });

  it('does not write what its name says is a credential, marked as sensitive or not', async () => {
    const end = await read(state([endpoint('databricks_model_serving.a', { name: 'a', config: hosted({ workload_size: 'Small', environment_vars: { API_PASSWORD: 'hunter2', HF_TOKEN: '{{secrets/a/b}}', MAX_KEY: '12', MODE: 'fast' } }) })]));
    expect(end.text).not.toContain('hunter2');
    expect(end.warnings).toContainEqual(expect.stringMatching(/API_PASSWORD: the value is or looks secret, and is not written.*`a_m_API_PASSWORD`/));
    expect(wanted(end, { a_m_API_PASSWORD: '{{secrets/c/d}}' })[0]!.document).toMatchObject({
      config: { served_entities: [{ environment_vars: { API_PASSWORD: '{{secrets/c/d}}', HF_TOKEN: '{{secrets/a/b}}', MAX_KEY: '12', MODE: 'fast' } }] },
    });
  });

  it('tells what is left out', async () => {
    const end = await read(
      state([
        endpoint('databricks_model_serving.a', { name: 'a', config: hosted({}), timeouts: { create: '60m' }, rate_limits: [{ calls: 1, key: 'user', renewal_period: 'minute' }] }),
        endpoint('databricks_model_serving.twin', { name: 'a', config: hosted({}) }),
        permissions('databricks_permissions.gone', 'f'.repeat(32), [grant('CAN_VIEW', { user_name: 'x@example.com' })]),
        resource('databricks_job.j', {}),
      ]),
    );
    expect(end.endpoints).toEqual(['a']);
    expect(end.warnings).toEqual([
      expect.stringContaining('databricks_permissions.gone: left out'),
      expect.stringContaining('databricks_model_serving.a: timeouts: has no meaning here'),
      expect.stringContaining('databricks_model_serving.a: rate_limits: moved to `ai_gateway.rate_limits`'),
      expect.stringContaining('databricks_model_serving.twin: left out: the endpoint `a` is in the file already'),
      expect.stringContaining('databricks_job (1)'),
    ]);
  });

  it('does not hide that bursts may be off: a state shows the same for what was never set', async () => {
    const units = (values: Data): Data => endpoint('databricks_model_serving_provisioned_throughput.u', { name: 'u', config: config([entity({ name: 'u', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50, ...values })], { u: 100 }) });
    const end = await read(state([units({ burst_scaling_enabled: false }), endpoint('databricks_model_serving.a', { name: 'a', config: hosted({ burst_scaling_enabled: false }) })]));
    expect(end.warnings).toEqual([expect.stringMatching(/provisioned_throughput\.u: config\[0\]\.served_entities\[0\]\.burst_scaling_enabled: left out: `false` may also stand for what was never set/)]);
    expect(end.text).toMatch(/# If `burst_scaling_enabled: false` was set/);
    expect((await read(state([units({ burst_scaling_enabled: null })]))).warnings).toEqual([]);
  });

  it('says nothing of an empty block beside the one that is filled', async () => {
    const { served_models: _none, served_entities: entities, ...rest } = config([entity({ name: 'm', model_name: 'a.b.c', model_version: '1' })], { m: 100 })[0] as Data;
    const older = { served_models: entities, ...rest, served_entities: [] };
    const end = await read(state([endpoint('databricks_model_serving.a', { name: 'a', config: [older] })]));
    expect(wanted(end)[0]!.document).toMatchObject({ config: { served_entities: [{ entity_name: 'a.b.c' }] } });
    expect(end.warnings.filter((line) => line.includes('served_entities: '))).toEqual([]);
  });

  it('can be given the name of a target', async () => {
    const end = await read(state([endpoint('databricks_model_serving.a', { name: 'a', config: hosted({}) })]), { target: 'prod', id: 'ml' });
    expect(readManifest([{ path: 'e.yml', text: end.text }], { target: 'prod' }).manifest).toMatchObject({ id: 'ml', target: 'prod', targets: ['prod'] });
    await expect(read(state([endpoint('databricks_model_serving.a', { name: 'a' })]), { variables: { x: '1' } })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a plan', () => {
  it('is read as what exists, with a word for what it would create or change', async () => {
    const before = endpoint('databricks_model_serving.a', { name: 'a', config: hosted({}), description: 'live' });
    const after = { ...before, values: { ...(before['values'] as Data), description: 'planned' } };
    const added = endpoint('databricks_model_serving.b', { name: 'b', config: hosted({}) });
    const end = await read({
      format_version: '1.2',
      planned_values: { root_module: { resources: [after, added] } },
      prior_state: { format_version: '1.0', values: { root_module: { resources: [before] } } },
      resource_changes: [],
    });
    expect(wanted(end).map(({ name, document }) => [name, document['description']])).toEqual([['a', 'live'], ['b', undefined]]);
    expect(end.warnings).toEqual([expect.stringContaining('a: the plan would change it'), expect.stringContaining('b: the plan would create it')]);
  });
});

describe('hostile and foreign input', () => {
  it.each([
    ['{"format_version":"1.0"}', /no resources/],
    [JSON.stringify(state([resource('databricks_job.j', {})])), /no model serving endpoints/],
    ['{"version":4,"terraform_version":"1.9.5","serial":1,"lineage":"x","resources":[]}', /state file of Terraform as it is stored/],
    ['{"format_version":"1.0","values":{"root_module":', /neither|state\.json:1/],
    ['{}', /neither a bundle nor/],
  ])('gets one clear error: %s', async (text, words) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringMatching(words) as unknown });
  });

  it('takes __proto__ for a plain key, and text for text', async () => {
    const document = JSON.stringify(state([endpoint('databricks_model_serving.a', { name: 'a', config: hosted({ environment_vars: { PLACE: 'x' } }), tags: [{ key: 'k', value: 'v\n# evil\nid: evil' }] })])).replace('"PLACE"', '"__proto__"');
    const end = await read(document);
    const [a] = wanted(end);
    expect(a!.document['tags']).toEqual([{ key: 'k', value: 'v\n# evil\nid: evil' }]);
    const entityOf = (a!.document['config'] as { served_entities: { environment_vars: object }[] }).served_entities[0]!;
    expect(Object.entries(entityOf.environment_vars)).toEqual([['__proto__', 'x']]);
  });

  it('reads a large state and deep modules without trouble', async () => {
    const many = Array.from({ length: 300 }, (_, index) => endpoint(`databricks_model_serving.a${index}`, { name: `a${index}`, config: hosted({}) }));
    const deep = `${'{"child_modules":['.repeat(5000)}{}${']}'.repeat(5000)}`;
    const text = JSON.stringify(state(many)).replace('"child_modules":[]', `"child_modules":[${deep}]`);
    expect((await read(text)).endpoints).toHaveLength(300);
  });
});
