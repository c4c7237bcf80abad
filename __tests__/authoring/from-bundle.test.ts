/** Bundles read as manifests: what each target would deploy is what the manifest says for it. */
import { readManifest } from '../../src/manifest/read.js';
import type { DesiredEndpoint } from '../../src/endpoint/model.js';
import type { ImportEnd } from '../../src/commands/import.js';
import { importBundleFiles, supportBundle } from './bundles.js';
import { expectGolden } from './import-golden.js';

function wanted(end: ImportEnd, target?: string, variables: Record<string, string> = {}): DesiredEndpoint[] {
  const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text: end.text }], { target, variables });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return manifest!.endpoints;
}

/** A bundle with one endpoint `e`, its body given as flow or indented lines. */
const one = (body: string, rest = ''): string => `bundle: { name: b }\n${rest}resources:\n  model_serving_endpoints:\n    e:\n${body.replace(/^/gm, '      ')}\n`;
const external = 'config: { served_entities: [{ name: main, external_model: { name: gpt-4o, provider: openai, task: llm/v1/chat, openai_config: { openai_api_key: "{{secrets/a/b}}" } } }] }';
const custom = (rest: string): string => `config: { served_entities: [{ name: main, entity_name: a.b.c, entity_version: 3, ${rest} }] }`;

describe('a field that the platform never returns', () => {
  it('is left out with a word, `false` too', async () => {
    for (const value of ['true', 'false']) {
      const end = await importBundleFiles({ 'databricks.yml': one(`config: { served_entities: [{ name: main, entity_name: system.ai.gpt-oss-120b, entity_version: 1, provisioned_model_units: 50, burst_scaling_enabled: ${value} }] }`) });
      expect(end.warnings).toContainEqual(expect.stringMatching(/burst_scaling_enabled: left out: the platform never returns it/));
      expect(wanted(end)[0]!.document).toEqual({ config: { served_entities: [{ name: 'main', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50 }] } });
    }
  });
});

describe('a bundle with targets', () => {
  it('is checked with the values that each target gives', async () => {
    const text = one('config: { served_entities: [{ name: main, entity_name: a.b.c, entity_version: "${var.version}", scale_to_zero_enabled: true }] }', 'variables: { version: {} }\ntargets: { dev: { default: true, variables: { version: 6 } }, prod: { variables: { version: 8 } } }\n');
    const end = await importBundleFiles(text);
    expect(end.warnings.filter((warning) => warning.includes('by hand'))).toEqual([]);
    expect(wanted(end, 'prod')[0]!.document).toMatchObject({ config: { served_entities: [{ entity_version: '8' }] } });
  });

  it('is asked for where a file that it includes is given', async () => {
    const end = await importBundleFiles(one(external).replace('bundle: { name: b }\n', ''));
    expect(end.warnings).toEqual([expect.stringMatching(/^databricks\.yml:1: names no `bundle`.*import that one/)]);
  });

  it('finds no fault with what a variable without a value may be', async () => {
    const body = 'config: { served_entities: [{ name: main, entity_name: a.b.c, entity_version: "${var.version}", scale_to_zero_enabled: "${var.zero}" }] }\ntags: [{ key: "a:b", value: x }]';
    const end = await importBundleFiles(one(body, 'variables: { version: {}, zero: {} }\n'));
    expect(end.warnings.filter((warning) => warning.includes('by hand'))).toEqual([expect.stringContaining('`a:b`')]);
  });

  it('stays one manifest', async () => {
    expectGolden('bundle-support.yml', await importBundleFiles(supportBundle));
  });

  it('says for each target what the bundle would deploy there', async () => {
    const end = await importBundleFiles(supportBundle);
    const user = { workspace_current_user_short_name: 'jane', workspace_current_user_userName: 'jane@example.com' };
    const [churn, chat] = wanted(end, 'dev', user);
    expect([churn!.name, chat!.name]).toEqual(['dev_jane_churn-dev', 'dev_jane_support-chat']);
    expect(churn!.lifecycle).toMatchObject({ adopt: true, preventDestroy: true });
    expect(churn!.document).toMatchObject({
      config: {
        served_entities: [
          { entity_name: 'dev_ml.models.dev_jane_churn', entity_version: '7', scale_to_zero_enabled: true, environment_vars: { OWNER: 'jane@example.com', MODE: 'fast' } },
        ],
      },
      tags: [{ key: 'team', value: 'ml' }],
      permissions: [{ level: 'CAN_QUERY', group_name: 'callers' }],
    });
    expect(chat!.document).toMatchObject({
      config: { served_entities: [{ external_model: { name: 'gpt-4o-mini', openai_config: { openai_api_key: '{{secrets/dev-llm/openai}}' } } }] },
      permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }, { level: 'CAN_QUERY', group_name: 'callers' }],
    });
    const prod = wanted(end, 'prod', { workspace_current_user_userName: 'jane@example.com' });
    expect(prod.map(({ name }) => name)).toEqual(['churn-prod', 'support-chat']);
    expect(prod[0]!.document).toMatchObject({ config: { served_entities: [{ entity_name: 'prod_ml.models.churn' }] }, tags: [{ key: 'team', value: 'ml' }, { key: 'tier', value: 'gold' }] });
    expect(prod[1]!.document).toMatchObject({ config: { served_entities: [{ external_model: { name: 'gpt-4o', openai_config: { openai_api_key: '{{secrets/prod-llm/openai}}' } } }] } });
  });

  it('can be imported for one target, with values of variables', async () => {
    const end = await importBundleFiles(supportBundle, { target: 'dev', variables: { workspace_current_user_short_name: 'jane', workspace_current_user_userName: 'jane@example.com', model: 'o3' } });
    expect(end.targets).toEqual(['dev']);
    expect(wanted(end, 'dev').map(({ name }) => name)).toEqual(['dev_jane_churn-dev', 'dev_jane_support-chat']);
    expect(end.text).toContain('o3');
    await expect(importBundleFiles(supportBundle, { target: 'stage' })).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('`stage`') as unknown });
    await expect(importBundleFiles(supportBundle, { variables: { modell: 'x' } })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keeps the default of a variable that every target has a value for', async () => {
    const targets = 'variables: { version: { default: "7" } }\ntargets: { dev: { variables: { version: "6" } }, prod: { variables: { version: "8" } } }\n';
    const end = await importBundleFiles({ 'databricks.yml': one('config: { served_entities: [{ name: main, entity_name: a.b.c, entity_version: "${var.version}", workload_size: Small, scale_to_zero_enabled: true }] }', targets) });
    expect(end.warnings).toEqual([]);
    expect(end.text).toContain('  version: "7"\n');
    for (const [target, version] of [['dev', '6'], ['prod', '8']] as const) expect(wanted(end, target)[0]!.document).toMatchObject({ config: { served_entities: [{ entity_version: version }] } });
  });

  it('keeps an endpoint of one target in that target', async () => {
    const end = await importBundleFiles(`bundle: { name: b }\ntargets:\n  a: {}\n  z:\n    resources:\n      model_serving_endpoints:\n        e: { ${external} }\nresources:\n  model_serving_endpoints:\n    f: { ${external} }\n`);
    expect(wanted(end, 'a').map(({ name }) => name)).toEqual(['f']);
    const z = wanted(end, 'z');
    expect(z.map(({ name }) => name).sort()).toEqual(['e', 'f']);
    expect(z.every(({ lifecycle }) => lifecycle.adopt)).toBe(true);
  });

  it('puts the lists of a target after those of the bundle, as the bundle does', async () => {
    const end = await importBundleFiles(one(external, `targets:\n  a: {}\n  z:\n    resources:\n      model_serving_endpoints:\n        e: { tags: [{ key: z }], ai_gateway: { usage_tracking_config: { enabled: true } } }\n`));
    expect(wanted(end, 'a')[0]!.document['tags']).toBeUndefined();
    expect(wanted(end, 'z')[0]!.document).toMatchObject({ tags: [{ key: 'z' }], ai_gateway: { usage_tracking_config: { enabled: true } } });
  });

  it('takes presets, and names that the key makes', async () => {
    const end = await importBundleFiles(one(external, 'presets: { name_prefix: "[Team A] " }\ntargets: { a: {}, z: { presets: { name_prefix: "z-" } } }\n'));
    expect(wanted(end, 'a')[0]!.name).toBe('team_a_e');
    // A prefix loses its special characters, also at its end.
    expect(wanted(end, 'z')[0]!.name).toBe('ze');
  });
});

describe('what has no meaning in a manifest', () => {
  it('is told with its line', async () => {
    const end = await importBundleFiles(
      one(`${custom('scale_to_zero_enabled: false, foo: 1')}\nbudget_policy_id: p\nmystery: { a: 1 }\ntelemetry_config: { table_names: { logs_table: a.b.c } }`, 'artifacts: { w: { type: whl } }\nsync: { include: [a] }\n'),
    );
    expect(end.warnings).toEqual([
      expect.stringMatching(/^databricks\.yml:2: artifacts: /),
      expect.stringMatching(/^databricks\.yml:3: sync: /),
      expect.stringMatching(/^databricks\.yml:7: .*\.e\.config\.served_entities\[0\]\.foo: dropped/),
      expect.stringMatching(/^databricks\.yml:9: .*\.e\.mystery: dropped/),
      expect.stringMatching(/^databricks\.yml:10: .*table_names: left out: the platform never returns it/),
    ]);
    expect(wanted(end)[0]!.document).toMatchObject({ budget_policy_id: 'p' });
    expect(wanted(end)[0]!.document['telemetry_config']).toBeUndefined();
  });

  it('is a credential in plain text: a variable without a value takes its place', async () => {
    const end = await importBundleFiles(one(external.replace('openai_api_key: "{{secrets/a/b}}"', 'openai_api_key_plaintext: hunter2hunter2')));
    expect(`${end.text}${end.warnings.join()}`).not.toContain('hunter2');
    const document = wanted(end, undefined, { e_main_openai_api_key: '{{secrets/s/k}}' })[0]!.document;
    expect(document).toMatchObject({ config: { served_entities: [{ external_model: { openai_config: { openai_api_key: '{{secrets/s/k}}' } } }] } });
    const through = await importBundleFiles(one(external.replace('openai_api_key: "{{secrets/a/b}}"', 'openai_api_key_plaintext: "${var.key}"'), 'variables: { key: { default: hunter2hunter2 } }\n'));
    expect(`${through.text}${through.warnings.join()}`).not.toContain('hunter2');
  });

  it('is a credential in plain text in a variable, which keeps a secret reference', async () => {
    const key = external.replace('"{{secrets/a/b}}"', '"${var.key}"');
    const plain = await importBundleFiles(one(key, 'variables: { key: { default: hunter2hunter2 } }\n'));
    expect(`${plain.text}${plain.warnings.join()}`).not.toContain('hunter2');
    expect(plain.warnings).toContainEqual(expect.stringContaining('variables.key: holds a credential in plain text'));
    wanted(plain, undefined, { key: '{{secrets/s/k}}' });
    const reference = await importBundleFiles(one(key, 'variables: { key: { default: "{{secrets/s/k}}" } }\n'));
    expect(reference.warnings).toEqual([]);
    wanted(reference);
  });

  it('is a token in a variable or in the environment', async () => {
    const token = `dapi${'0'.repeat(32)}`;
    const end = await importBundleFiles(one(custom('scale_to_zero_enabled: true, environment_vars: { A: "${var.t}", B: "$T" }').replace('$T', token), `variables: { t: { default: ${token} } }\n`));
    expect(`${end.text}${end.warnings.join()}`).not.toContain(token);
  });

  it('is a size beside concurrency, and scaling that nobody stated', async () => {
    const end = await importBundleFiles(one(custom('workload_size: Small, min_provisioned_concurrency: 4, max_provisioned_concurrency: 8')));
    expect(end.warnings).toEqual([expect.stringContaining('workload_size: dropped'), expect.stringContaining('`scale_to_zero_enabled` must be stated')]);
    expect(wanted(end)[0]!.document).toMatchObject({ config: { served_entities: [{ scale_to_zero_enabled: false, max_provisioned_concurrency: 8 }] } });
  });
});

describe('references', () => {
  it('to parts of variables, to other variables and to the workspace are written out', async () => {
    const end = await importBundleFiles(
      one(
        custom('scale_to_zero_enabled: "${var.c.scale}", environment_vars: { A: "${var.c.list[1]}", B: "${var.x}-${bundle.name}", C: "${workspace.root_path}", D: "a$b ${not.a-ref!}" }'),
        'workspace: { root_path: "/x/${bundle.name}" }\nvariables:\n  c: { type: complex, default: { scale: true, list: [p, q] } }\n  x: { default: "${var.y}!" }\n  y: { default: why }\n',
      ),
    );
    expect(wanted(end)[0]!.document).toMatchObject({ config: { served_entities: [{ scale_to_zero_enabled: true, environment_vars: { A: 'q', B: 'why!-b', C: '/x/b', D: 'a$b ${not.a-ref!}' } }] } });
  });

  it('to what is not there become variables to fill in', async () => {
    const end = await importBundleFiles(one(custom('scale_to_zero_enabled: true, environment_vars: { A: "${var.nope}", B: "${resources.jobs.j.id}", C: "${var.looked}" }'), 'variables: { looked: { lookup: { cluster: c } } }\n'));
    expect(end.warnings.filter((warning) => warning.includes('needs a value'))).toHaveLength(3);
    const values = { var_nope: '1', resources_jobs_j_id: '2', looked: '3' };
    expect(wanted(end, undefined, values)[0]!.document).toMatchObject({ config: { served_entities: [{ environment_vars: { A: '1', B: '2', C: '3' } }] } });
  });

  it('to a variable that the bundle does not declare are told as that', async () => {
    const end = await importBundleFiles({ 'databricks.yml': one(custom('workload_size: "${var.sise}", scale_to_zero_enabled: true'), 'variables: { size: { default: Small }, used: { default: x } }\n') });
    expect(end.warnings).toContainEqual(expect.stringMatching(/`\$\{var\.sise\}` is declared nowhere in the bundle\. Did you mean `size`\? Until it is mended: the variable `var_sise` stands for it/));
  });

  it('that lead in a circle are an error with its place', async () => {
    const rest = 'variables: { a: { default: "${var.b}" }, b: { default: "${var.a}" } }\n';
    await expect(importBundleFiles(one(custom('scale_to_zero_enabled: true, environment_vars: { A: "${var.a}" }'), rest))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/^databricks\.yml:\d+:\d+: .*circle/) as unknown,
    });
  });

  it('are read from the output of bundle validate as they were filled in', async () => {
    const resolved = {
      bundle: { name: 'b', target: 'dev', mode: 'development' },
      workspace: { host: 'https://dev.cloud.databricks.com' },
      presets: { name_prefix: '[dev jane] ' },
      permissions: [{ level: 'CAN_RUN', group_name: 'callers' }],
      resources: { model_serving_endpoints: { e: { name: 'dev_jane_e', permissions: [{ level: 'CAN_QUERY', group_name: 'callers' }], config: { served_entities: [{ name: 'm', entity_name: 'a.b.c', entity_version: '1', scale_to_zero_enabled: true }] } } } },
    };
    const [endpoint] = wanted(await importBundleFiles(JSON.stringify(resolved)), 'dev');
    expect(endpoint!.name).toBe('dev_jane_e');
    expect(endpoint!.document['permissions']).toEqual([{ level: 'CAN_QUERY', group_name: 'callers' }]);
  });
});

describe('hostile input', () => {
  const rejected = (files: Parameters<typeof importBundleFiles>[0], words: RegExp): Promise<void> =>
    expect(importBundleFiles(files)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringMatching(words) as unknown });

  it.each(['../secret.yml', '/etc/passwd', 'a/../../b.yml', 'C:\\x.yml', '..\\x.yml'])('does not follow include: %s', async (path) => {
    await rejected(`bundle: { name: b }\ninclude: ['${path}']\n`, /outside/);
  });

  it('does not go on without a file that is included', async () => {
    await rejected({ 'databricks.yml': 'bundle: { name: b }\ninclude: [r/*.yml]\n', 'r/folder.yml/x': '' }, /^databricks\.yml:2:\d+: `r\/folder\.yml` is included, but is no file, or leads outside/);
    await rejected({ 'databricks.yml': 'bundle: { name: b }\ninclude: [r/a.yml]\n' }, /no such file/);
    await rejected({ 'databricks.yml': 'bundle: { name: b }\ninclude: [r/*]\n', 'r/a.txt': '' }, /neither YAML nor JSON/);
  });

  it('does not expand an alias bomb, in YAML or through variables', async () => {
    const levels = Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`);
    await rejected(`l0: &l0 x\n${levels.join('\n')}\nbundle: { name: b }\n`, /too many values/);
    const variables = Array.from({ length: 8 }, (_, level) => `  v${level + 1}: { type: complex, default: [${Array(10).fill(`"\${var.v${level}}"`).join(', ')}] }`);
    await rejected(one('tags: "${var.v8}"', `variables:\n  v0: { default: x }\n${variables.join('\n')}\n`), /too many values/);
  });

  it('bounds depth and size', async () => {
    await rejected(`bundle: ${'['.repeat(20_000)}`, /nested too deeply|:1:/);
    await rejected(`bundle: { name: b }\n# ${'x'.repeat(1024 * 1024)}`, /1 MiB/);
  });

  it('takes __proto__ for a plain key', async () => {
    const end = await importBundleFiles(one(`${custom('scale_to_zero_enabled: true, environment_vars: { __proto__: p, constructor: c }')}\n__proto__: { polluted: true }`, 'variables: { __proto__: { default: v } }\n'));
    expect(end.warnings.some((warning) => warning.includes('__proto__: dropped'))).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const entity = (wanted(end)[0]!.document['config'] as { served_entities: { environment_vars: object }[] }).served_entities[0]!;
    expect(Object.entries(entity.environment_vars).sort()).toEqual([['__proto__', 'p'], ['constructor', 'c']]);
  });

  it('cannot put lines of its own into the manifest', async () => {
    const end = await importBundleFiles(one(external, 'variables: {}\n').replace('name: b', 'name: "b\\n#! x\\nid: evil"'));
    expect(wanted(end)).toHaveLength(1);
    expect(end.text.match(/^id: .*$/gm)).toEqual(['id: b-x-id-evil']);
  });
});

describe('a file that is no bundle', () => {
  it.each([
    ['id: x\nendpoints: {}\n', /manifest already/],
    ['resource "databricks_model_serving" "a" {\n}\n', /code of Terraform/],
    ['name: x\nconfig: {}\n', /single endpoint/],
    ['hello: world\n', /neither a bundle nor/],
    ['', /neither a bundle nor/],
    ['bundle: { name: b }\n', /without model serving endpoints/],
  ])('gets one clear error: %j', async (text, words) => {
    await expect(importBundleFiles(text)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringMatching(words) as unknown });
  });
});
