/** Whether the table of fields has everything: held against the request messages of the emulator, which come from the platform's page alone. */
import { externalTasks, providers, readOnlyEndpointFields } from '../../src/endpoint/fields/index.js';
import { servedEntityField } from '../../src/endpoint/fields/served-entity.js';
import { messages, type Message, type Shape } from '../../src/emulator/wire.js';
import { knownPrincipals, startEmulator } from '../../src/emulator/index.js';
import { custom, external, throughput, units } from './example-endpoints.js';
import { valueRows } from './rows.js';
import { manifestOf, openWorkspace, root } from './workspace.js';

/** Paths of the values that a message holds, as the reference writes them. */
function pathsOf(message: Message, above = ''): string[] {
  return Object.entries(message).flatMap(([name, shape]: [string, Shape]): string[] => {
    const path = above === '' ? name : `${above}.${name}`;
    if (shape.kind === 'message') return pathsOf(shape.of, path);
    return shape.kind === 'list' ? pathsOf(shape.of, `${path}[]`) : [path];
  });
}

const known = valueRows().map(({ path }) => path);

/** What a request can hold and a manifest says otherwise, or not at all. */
const apart: readonly [RegExp, why: string][] = [
  [/^name$/, 'the key of the endpoint, or `name` beside it'],
  [/^task$/, 'only an old client sends it'],
  [/_plaintext$/, 'N17: a manifest holds references'],
  [/^rate_limits\[\]/, 'N25: those of the gateway'],
  [/^config\.served_models\[\]/, 'N2: served entities'],
  [/^config\.name$/, 'the name again'],
  [/^telemetry_config\.inference_table_config\.name$/, 'N30: only in replies'],
];

const inRequests = [
  ...pathsOf(messages.create),
  ...pathsOf(messages.createPt),
  ...pathsOf(messages.acl).map((path) => path.replace('access_control_list[].permission_level', 'permissions[].level').replace('access_control_list', 'permissions')),
];

describe('the table of fields and the requests of the platform', () => {
  it('has a row for every field that a request can hold', () => {
    expect(inRequests.length).toBeGreaterThan(120);
    expect(inRequests.filter((path) => !known.includes(path) && !apart.some(([pattern]) => pattern.test(path)))).toEqual([]);
    for (const [pattern] of apart) expect(inRequests.some((path) => pattern.test(path))).toBe(true);
  });

  it('has no row that no request holds, but for its own size in chunks', () => {
    expect(known.filter((path) => !inRequests.includes(path))).toEqual(['min', 'max'].map((bound) => `config.served_entities[].throughput_chunks.${bound}`));
  });

  it('writes each section after creation by messages that hold the same fields', () => {
    const later = [
      ...pathsOf(messages.config, 'config'),
      ...pathsOf(messages.ptConfig),
      ...pathsOf(messages.aiGateway, 'ai_gateway'),
      ...pathsOf({ tags: messages.tags.add_tags }),
      ...pathsOf(messages.notifications),
      ...pathsOf(messages.telemetry),
      ...inRequests.filter((path) => path.startsWith('permissions')),
    ];
    const changeable = valueRows().filter(({ section, field }) => section !== 'creation' && field.manifestOnly !== true);
    expect(changeable.map(({ path }) => path).filter((path) => !later.includes(path) && !path.includes('throughput_chunks'))).toEqual([]);
  });

  it('knows every field of a reply: as a row, or as one that only replies have (N16)', async () => {
    const place = await openWorkspace();
    const seen = new Set<string>();
    for (const endpoint of [custom, external, throughput, units, { ...custom, route_optimized: true }]) {
      await place.apply(manifestOf(endpoint));
      const reply = await place.byHand(`GET ${root}/e`);
      for (const key of Object.keys(reply)) seen.add(key);
      for (const key of Object.keys(reply['config'] ?? {})) seen.add(`config.${key}`);
      const [entity] = (reply['config'] as { served_entities: object[] }).served_entities;
      for (const key of Object.keys(entity!)) seen.add(`config.served_entities[].${key}`);
      await place.byHand(`DELETE ${root}/e`);
    }
    await place.close();
    const readOnly = new Set<string>([...readOnlyEndpointFields, ...['config_version', 'start_time', 'served_models'].map((name) => `config.${name}`), ...(servedEntityField.readOnly ?? []).map((name) => `config.served_entities[].${name}`)]);
    const asRow = (path: string): boolean => path === 'name' || known.some((row) => row === path || row.startsWith(`${path}.`) || row.startsWith(`${path}[`));
    expect([...seen].filter((path) => !asRow(path) && !readOnly.has(path))).toEqual([]);
    expect(seen.size).toBeGreaterThan(25);
  });

  it('knows the tasks and the provider blocks of external models', () => {
    expect(externalTasks).toEqual(['llm/v1/chat', 'llm/v1/completions', 'llm/v1/embeddings']);
    const blocks = inRequests.flatMap((path) => /external_model\.([a-z0-9_]+_config)\./.exec(path)?.[1] ?? []);
    expect(new Set(providers.map(({ block }) => block))).toEqual(new Set(blocks));
  });
});

describe('the emulator', () => {
  it('R20 has no route: whoever calls it, or any other that the page does not name, is seen', async () => {
    const emulator = await startEmulator();
    const headers = { authorization: `Bearer ${knownPrincipals.admin.token}` };
    const response = await fetch(`${emulator.url}/api/2.0/external-function`, { method: 'POST', headers });
    expect(response.status).toBe(404);
    expect(emulator.unknownRequests.map(({ path }) => path)).toEqual(['/api/2.0/external-function']);
    await emulator.close();
  });
});
