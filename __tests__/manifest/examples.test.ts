import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../src/manifest/read.js';
import { readGood } from './manifests.js';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const example = `
id: support-llm
variables:
  small_model: { default: "gpt-4o-mini", description: Model behind the chat endpoint }
  version: "3"
targets:
  dev:  { default: true, variables: { version: "latest" }, name_prefix: "dev-" }
  prod: { host: "https://adb-1.2.azuredatabricks.net",     # an assertion, never where credentials are sent
          endpoints: { chat: { config: { served_entities: [ { name: main, external_model: { name: gpt-4o } } ] } } } }
defaults:                         # merged under every endpoint
  tags: [ { key: team, value: gen-ai } ]
endpoints:
  chat:                           # the key names the endpoint unless \`name\` does
    config:
      served_entities:
        - name: main
          external_model:
            name: \${var.small_model}
            provider: openai
            task: llm/v1/chat
            openai_config: { openai_api_key: "{{secrets/llm/openai}}" }
    ai_gateway: { usage_tracking_config: { enabled: true } }
    permissions: [ { level: CAN_QUERY, group_name: analysts } ]
    lifecycle:
      prevent_destroy: true
      ignore_changes: [ { path: "config.served_entities[main].external_model.name", reason: "tuned by hand", until: 2027-01-31 } ]
  llama:
    config:
      served_entities:
        - name: llama
          entity_name: system.ai.llama_v3_3_70b_instruct
          entity_version: latest            # or "@alias", or a number
          throughput_chunks: { min: 2, max: 3 }
`;

describe('the example of the documentation', () => {
  it.each([
    ['dev', 'dev-', 'gpt-4o-mini'],
    ['prod', '', 'gpt-4o'],
  ])('is read for the target %s', (target, prefix, model) => {
    const { manifest, diagnostics } = readGood(example, { target });
    expect(diagnostics).toEqual([]);
    expect(manifest).toMatchObject({ id: 'support-llm', target, targets: ['dev', 'prod'], movedFrom: [] });
    expect(plain(manifest.endpoints)).toEqual([
      {
        key: 'chat',
        name: `${prefix}chat`,
        document: {
          tags: [{ key: 'team', value: 'gen-ai' }],
          config: {
            served_entities: [
              {
                name: 'main',
                external_model: {
                  name: model,
                  provider: 'openai',
                  task: 'llm/v1/chat',
                  openai_config: { openai_api_key: '{{secrets/llm/openai}}' },
                },
              },
            ],
          },
          ai_gateway: { usage_tracking_config: { enabled: true } },
          permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }],
        },
        lifecycle: {
          preventDestroy: true,
          adopt: false,
          ignoreChanges: [
            {
              path: 'config.served_entities[main].external_model.name',
              reason: 'tuned by hand',
              until: '2027-01-31',
            },
          ],
        },
      },
      {
        key: 'llama',
        name: `${prefix}llama`,
        document: {
          tags: [{ key: 'team', value: 'gen-ai' }],
          config: {
            served_entities: [
              {
                name: 'llama',
                entity_name: 'system.ai.llama_v3_3_70b_instruct',
                entity_version: 'latest',
                throughput_chunks: { min: 2, max: 3 },
              },
            ],
          },
        },
        lifecycle: { preventDestroy: false, adopt: false, ignoreChanges: [] },
      },
    ]);
  });

  it('has its deviation of production at the place where production says it', () => {
    const { manifest } = readGood(example, { target: 'prod' });
    const path = ['config', 'served_entities', 0, 'external_model'];
    expect(manifest.locate('chat', [...path, 'name'])?.line).toBe(9);
    expect(manifest.locate('chat', [...path, 'provider'])?.line).toBe(19);
  });

  it('is joined by the one in the repository, which has no findings', () => {
    const text = readFileSync(join(process.cwd(), 'examples/endpoints.yml'), 'utf8');
    expect(readGood(text).diagnostics).toEqual([]);
  });
});

describe('bounds on what is read', () => {
  it('refuses deep nesting and large files without running out of anything', () => {
    const texts = ['['.repeat(20_000), '{a: '.repeat(20_000), `${'- '.repeat(80)}x`, '#'.repeat(1024 * 1024 + 1)];
    const messages = texts.map((text) =>
      readManifest([{ path: 'e.yml', text }], {}).diagnostics.map(({ message }) => message),
    );
    const deep = 'Maps and lists are nested too deeply; at most 64 levels are read.';
    expect(messages).toEqual([
      [deep],
      [deep],
      [deep],
      ['The file is larger than 1 MiB. Split it: several files can make one manifest.'],
    ]);
  });

  it('reads anchors and aliases, a byte order mark and Windows line ends', () => {
    const text = '\uFEFFid: a\r\nendpoints:\r\n  b: &b\r\n    tags: { x: y }\r\n  c: *b\r\n';
    expect(readGood(text).manifest.endpoints.map(({ document }) => plain(document))).toEqual([
      { tags: [{ key: 'x', value: 'y' }] },
      { tags: [{ key: 'x', value: 'y' }] },
    ]);
  });
});
