import { readGood } from './manifests.js';

const base = `id: a
variables:
  model: { default: small, description: which }
  size: 3
  late:
targets:
  dev: { default: true, variables: { model: medium, late: "in-\${target.name}" }, name_prefix: "\${target.name}-" }
  prod: { host: "https://adb-1.2.azuredatabricks.net/?o=12" }
endpoints:
  c:
    description: "\${var.model} \${ var.size } \${target.name} $\${var.model} $ {x} {{secrets/a/b}}"
    tags: { late: "\${var.late}", size: "\${var.size}" }
    config:
      served_entities:
        - name: m
          entity_name: a.b.c
          entity_version: "\${var.size}"
          scale_to_zero_enabled: "\${var.zero}"
          min_provisioned_concurrency: "\${var.four}"
          max_provisioned_concurrency: "8"
          environment_vars: { MODEL: "\${var.model}", KEY: "{{secrets/a/b}}", PORT: 80, DEBUG: true }
  d:
    name: stated
`.replace('targets:', '  zero: false\n  four: "4"\ntargets:');

describe('variables', () => {
  it('take the value of the run over that of the target over the default', () => {
    const described = (options: { target?: string; variables?: Record<string, string> }): unknown =>
      readGood(base, options).manifest.endpoints[0]?.document['description'];
    expect(described({})).toBe('medium 3 dev ${var.model} $ {x} {{secrets/a/b}}');
    expect(described({ variables: { model: 'large', size: '5' } })).toBe('large 5 dev ${var.model} $ {x} {{secrets/a/b}}');
    expect(described({ target: 'prod', variables: { late: 'x' } })).toBe('small 3 prod ${var.model} $ {x} {{secrets/a/b}}');
  });

  it('can stand for numbers and booleans, which get their own type', () => {
    const { manifest } = readGood(base);
    expect(manifest.endpoints[0]?.document['config']).toEqual({
      served_entities: [
        {
          name: 'm',
          entity_name: 'a.b.c',
          entity_version: '3',
          scale_to_zero_enabled: false,
          min_provisioned_concurrency: 4,
          max_provisioned_concurrency: 8,
          environment_vars: { MODEL: 'medium', KEY: '{{secrets/a/b}}', PORT: '80', DEBUG: 'true' },
        },
      ],
    });
    expect(manifest.endpoints[0]?.document['tags']).toEqual([
      { key: 'late', value: 'in-dev' },
      { key: 'size', value: '3' },
    ]);
  });

  it('are taken literally from the run, never filled in again', () => {
    const { manifest } = readGood(base, { variables: { late: '${var.model}' } });
    expect(manifest.endpoints[0]?.document['tags']).toContainEqual({ key: 'late', value: '${var.model}' });
  });

  it('give the literal values of the environment, secret references apart', () => {
    expect([...readGood(base).manifest.environmentLiterals].sort()).toEqual(['80', 'medium', 'true']);
  });
});

describe('targets', () => {
  it('prefix names from keys only', () => {
    expect(readGood(base).manifest.endpoints.map(({ name }) => name)).toEqual(['dev-c', 'stated']);
  });

  it('assert a host as its origin', () => {
    expect(readGood(base, { target: 'prod', variables: { late: '' } }).manifest).toMatchObject({
      target: 'prod',
      targets: ['dev', 'prod'],
      host: 'https://adb-1.2.azuredatabricks.net',
    });
    expect(readGood(base).manifest.host).toBeUndefined();
  });

  it('allow plain http for loopback', () => {
    const text = 'id: a\ntargets: { t: { host: "http://127.0.0.1:8080" } }\nendpoints: {}\n';
    expect(readGood(text).manifest.host).toBe('http://127.0.0.1:8080');
  });

  it('are the only one, or `default` where none are declared', () => {
    expect(readGood('id: a\nendpoints: {}\n').manifest).toMatchObject({ target: 'default', targets: [], endpoints: [] });
    expect(readGood('id: a\nendpoints: {}\n', { target: 'default' }).manifest.target).toBe('default');
    expect(readGood('id: a\ntargets: { t: }\nendpoints: {}\n', { requireTarget: true }).manifest.target).toBe('t');
  });
});
