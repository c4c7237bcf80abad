/** Every row of the table of fields through manifest, schema, reference, create, plan, apply, read and drift, over real HTTP. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Json, JsonObject } from '../../src/endpoint/fields/index.js';
import { consoleCreate, consoleDelete, knownPrincipals } from '../../src/emulator/index.js';
import { manifestJsonSchema } from '../../src/manifest/json-schema.js';
import { readManifest } from '../../src/manifest/read.js';
import type { Change, EndpointPlan } from '../../src/plan/plan.js';
import { examples, type Example } from './examples.js';
import { at, endpointWith, holding, keysOf, put, sorted, valueRows, type Row } from './rows.js';
import { lineOf, manifestOf, openWorkspace, root, type Workspace } from './workspace.js';

const rows = valueRows();
const validate = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(manifestJsonSchema());
const reference = readFileSync(join(process.cwd(), 'docs/manifest.md'), 'utf8');

let place: Workspace;
beforeEach(async () => {
  place = await openWorkspace();
});
afterEach(async () => {
  expect(place.emulator.unknownRequests).toEqual([]);
  expect(place.emulator.requests.flatMap(({ unknownFields }) => unknownFields)).toEqual([]);
  await place.close();
});

type Keys = readonly (string | number)[];
interface Case extends Row {
  example: Example;
}

const cases = rows.flatMap((row): [string, Case][] => {
  const example = examples[row.path];
  return example === undefined ? [] : [[titleOf(row, example), { ...row, example }]];
});
const changing = cases.filter(([, { example }]) => example.b !== undefined) as [string, Case & { example: { b: Json } }][];

function isUnits(example: Example): boolean {
  return at(example.on, ['config', 'served_entities', 0, 'provisioned_model_units']) !== undefined;
}

/** The routes that write the row, and the rules that speak of it. */
function titleOf(row: Row, example: Example): string {
  const create = isUnits(example) ? 'R30' : 'R1';
  const routes: Record<Row['section'], string> = {
    creation: create, config: isUnits(example) ? 'R31' : 'R5', ai_gateway: 'R10', tags: 'R11', email_notifications: 'R13', telemetry_config: 'R14', permissions: 'R41',
  };
  const written = row.update === 'replace' ? ['R4'] : row.update === 'no-route' ? [] : [routes[row.section]];
  return `${row.path} (${[...new Set([create, ...written, ...row.evidence])].join(' ')})`;
}

const text = ({ path, example }: Case, value: Json): string => manifestOf(endpointWith(path, example, value));
const wireKeys = ({ path, example }: Case): Keys => example.wire?.at ?? example.at ?? keysOf(path);
const shownPath = (path: string): string => path.replace('served_entities[]', 'served_entities[main]');
const pathsOf = (plan: EndpointPlan): string[] => plan.changes.map((change) => change.path).sort();
const wantedPaths = ({ path, example }: Case): string[] => [...(example.changes ?? [shownPath(path)])].sort();

/** The request that writes the row after creation, and where the value lies in its body. */
function writer(row: Case): { line: RegExp; keys: Keys } {
  const keys = wireKeys(row);
  if (row.update === 'replace') return { line: /^POST \S+serving-endpoints$/, keys };
  switch (row.section) {
    case 'config':
      return isUnits(row.example) ? { line: /^PUT \S+\/pt\/e\/config$/, keys } : { line: /^PUT \S+serving-endpoints\/e\/config$/, keys: keys.slice(1) };
    case 'ai_gateway':
      return { line: /^PUT \S+\/e\/ai-gateway$/, keys: keys.slice(1) };
    case 'tags':
      return { line: /^PATCH \S+\/e\/tags$/, keys: ['add_tags'] };
    case 'email_notifications':
      return { line: /^PATCH \S+\/e\/notifications$/, keys };
    case 'telemetry_config':
      return { line: /^PATCH \S+\/e\/telemetry-config$/, keys };
    case 'permissions':
      return { line: /^PUT \S+\/permissions\/serving-endpoints\/[0-9a-f]{32}$/, keys };
    case 'creation':
      throw new Error(`no route writes ${row.path}`);
  }
}

function sent(line: RegExp): unknown {
  const found = place.recent().filter((request) => line.test(lineOf(request)) && request.status === 200);
  expect(found.length).toBeGreaterThan(0);
  return found.at(-1)!.body;
}

async function live(row: Case): Promise<unknown> {
  const endpoint = await place.byHand(`GET ${root}/e`);
  if (row.section === 'permissions') {
    const acl = (await place.byHand(`GET /api/2.0/permissions/serving-endpoints/${endpoint['id'] as string}`))['access_control_list'] as JsonObject[];
    return acl.map(({ all_permissions: all, ...who }) => ({ ...who, ...(all as JsonObject[])[0] }));
  }
  return row.path === 'budget_policy_id' ? endpoint['effective_budget_policy_id'] : at(endpoint, wireKeys(row));
}

async function expectLive(row: Case, value: Json): Promise<void> {
  const found = await live(row);
  if (row.writeOnly) expect(found).toBeUndefined();
  else expect(sorted(found)).toEqual(holding(value));
}

async function expectNoDifference(manifest: string): Promise<void> {
  const plan = await place.planOne(manifest);
  expect(plan.changes).toEqual([]);
  expect(plan.operations).toEqual([]);
  expect(plan.action).toBe('unchanged');
}

/** Creates the endpoint with the first value; the body of the create request, grants included. */
async function create(row: Case): Promise<JsonObject> {
  place.recent();
  await place.apply(text(row, row.example.a));
  const requests = place.recent();
  const made = requests.filter((request) => /^POST \S+serving-endpoints(\/pt)?$/.test(lineOf(request)));
  expect(made).toHaveLength(1);
  const granted = requests.filter(({ method, path }) => method === 'PUT' && path.includes('/permissions/'));
  return { ...(made[0]!.body as JsonObject), ...(granted.at(-1)?.body as JsonObject | undefined) };
}

/** What somebody does who wants the second value, without the manifest: by request, or where no route is, by making it anew. */
async function editByHand(row: Case, body: JsonObject): Promise<void> {
  const { example } = row;
  const edited = put(body, wireKeys(row), example.wire?.b ?? example.b) as JsonObject;
  const { world } = place.emulator;
  if (row.section === 'creation' || row.update === 'replace') {
    consoleDelete(world, 'e');
    const { access_control_list: _grants, ...fresh } = edited;
    consoleCreate(world, fresh, { as: knownPrincipals.deployer.name });
    return;
  }
  if (row.section === 'permissions') {
    const { id } = await place.byHand(`GET ${root}/e`);
    const creator: JsonObject = { service_principal_name: knownPrincipals.deployer.name, permission_level: 'CAN_MANAGE' };
    await place.byHand(`PUT /api/2.0/permissions/serving-endpoints/${id as string}`, { access_control_list: [...(edited['access_control_list'] as Json[]), creator] });
    return;
  }
  switch (row.section) {
    case 'config':
      await (isUnits(example) ? place.byHand(`PUT ${root}/pt/e/config`, { config: edited['config']! }) : place.byHand(`PUT ${root}/e/config`, edited['config']));
      world.finishRollout('e');
      return;
    case 'ai_gateway': {
      const gateway = edited['ai_gateway'] as JsonObject;
      // C17: an enabled table moves in two steps.
      await place.byHand(`PUT ${root}/e/ai-gateway`, { ...gateway, inference_table_config: { enabled: false } });
      await place.byHand(`PUT ${root}/e/ai-gateway`, gateway);
      return;
    }
    case 'tags':
      await place.byHand(`PATCH ${root}/e/tags`, { add_tags: example.b!, delete_tags: (example.a as JsonObject[]).map(({ key }) => key!) });
      await place.byHand(`PATCH ${root}/e/tags`, { add_tags: example.b! });
      return;
    case 'email_notifications':
      await place.byHand(`PATCH ${root}/e/notifications`, { email_notifications: edited['email_notifications']! });
      return;
    case 'telemetry_config':
      await place.byHand(`PATCH ${root}/e/telemetry-config`, { telemetry_config: edited['telemetry_config']! });
      return;
  }
}

/** The manifest without the row: alone where it can be left out so, else without its section. */
function unstated(row: Case): string {
  const without = (keys: Keys): string => manifestOf(put(endpointWith(row.path, row.example, row.example.a), keys, undefined) as JsonObject);
  const keys = row.example.at ?? keysOf(row.path);
  const alone = without(keys);
  const errors = readManifest([{ path: 'endpoints.yml', text: alone }], {}).diagnostics.filter(({ severity }) => severity === 'error');
  // What is left empty would say "none".
  const beside = Object.keys(at(row.example.on, keys.slice(0, -1)) ?? {}).filter((name) => name !== keys.at(-1));
  const top = keys.length === 1;
  if (row.unstatedAlone && row.example.whole !== true && errors.length === 0 && (top || beside.length > 0)) return alone;
  return without([row.section === 'creation' ? row.path : row.section]);
}

describe('the table of fields', () => {
  it('has an example for every row, and no example without a row', () => {
    const paths = rows.map(({ path }) => path);
    expect(paths.filter((path) => examples[path] === undefined)).toEqual([]);
    expect(Object.keys(examples).filter((path) => !paths.includes(path))).toEqual([]);
    expect(paths.length).toBeGreaterThan(90);
  });

  it.each(cases)('says in manifest, JSON Schema and reference: %s', (_title, row) => {
    for (const value of [row.example.a, row.example.b].filter((each) => each !== undefined)) {
      const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text: text(row, value) }], {});
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(manifest?.endpoints).toHaveLength(1);
      expect(validate(JSON.parse(text(row, value)))).toBe(true);
    }
    expect(reference).toContain(`\n| \`${row.path}\` | `);
  });

  it.each(cases)('creates, and plans nothing afterwards: %s', async (_title, row) => {
    const body = await create(row);
    const { a, wire } = row.example;
    expect(sorted(at(body, wireKeys(row)))).toEqual(holding(wire?.a ?? a));
    await expectLive(row, wire?.a ?? a);
    await expectNoDifference(text(row, a));
  });

  it.each(changing)('plans, applies and reads back a change of: %s', async (_title, row) => {
    await create(row);
    const { a, b, wire } = row.example;
    const plan = await place.planOne(text(row, b));
    if (row.update === 'no-route') {
      expect(plan.changes).toEqual([]);
      expect(plan.warnings).toContainEqual(expect.stringMatching(new RegExp(`^\`${row.path}\` differs, but no route can change it`)));
      await place.apply(text(row, b));
      await expectLive(row, a);
      return;
    }
    const whole = row.update === 'replace' ? ['endpoint'] : [];
    expect(pathsOf(plan)).toEqual([...wantedPaths(row), ...whole].sort());
    expect(plan.action).toBe(row.update === 'replace' ? 'replace' : 'update');
    expect(plan.impact).toBe(row.impact);
    expectValues(plan, row);
    place.recent();
    await place.apply(text(row, b));
    const { line, keys } = writer(row);
    expect(sorted(at(sent(line), keys))).toEqual(holding(wire?.b ?? b));
    await expectLive(row, wire?.b ?? b);
    await expectNoDifference(text(row, b));
  });

  it.each(changing.filter(([, row]) => !row.writeOnly))('finds an edit by hand, and only where it is stated: %s', async (_title, row) => {
    const body = await create(row);
    await editByHand(row, body);
    const plan = await place.planOne(text(row, row.example.a));
    if (row.update === 'no-route') {
      expect(plan.changes).toEqual([]);
      expect(plan.warnings).toContainEqual(expect.stringMatching(new RegExp(`^\`${row.path}\` differs`)));
    } else {
      expect(pathsOf(plan).filter((path) => path !== 'endpoint')).toEqual(wantedPaths(row));
    }
    const { changes, warnings } = await place.planOne(unstated(row));
    expect(changes.map(({ path }) => path)).toEqual([]);
    expect(warnings.filter((warning) => warning.includes(`\`${row.path}\``))).toEqual([]);
  });

  it.each(changing.filter(([, row]) => row.writeOnly))('cannot see an edit by hand, and says so: %s', async (_title, row) => {
    const body = await create(row);
    await editByHand(row, body);
    const plan = await place.planOne(text(row, row.example.a));
    expect(plan.changes).toEqual([]);
    expect(plan.unverifiable).toEqual(wantedPaths(row));
  });

  it('refuses another renewal period than the only one there is (N26 C16)', () => {
    const row = cases.find(([, { path }]) => path === 'ai_gateway.rate_limits[].renewal_period')![1];
    const hourly = text(row, [{ calls: 10, key: 'endpoint', renewal_period: 'hour' }]);
    const { diagnostics } = readManifest([{ path: 'endpoints.yml', text: hourly }], {});
    expect(diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([expect.stringMatching(/^error: .*minute/)]);
    expect(validate(JSON.parse(hourly))).toBe(false);
  });
});

/** Before and after, where the plan shows one change at the row's own path. */
function expectValues(plan: EndpointPlan, row: Case & { example: { b: Json } }): void {
  const { a, b, wire, changes } = row.example;
  if (changes !== undefined) return;
  const [change] = plan.changes.filter(({ path }) => path === shownPath(row.path)) as [Change];
  const before = row.writeOnly ? '(unknown)' : (wire?.a ?? a);
  // `{ enabled: false }` and the like mean "none", and are shown as what they mean.
  const shown = { before: change.before ?? row.field.absentMeans, after: change.after ?? row.field.absentMeans };
  expect(shown).toEqual({ before, after: wire?.b ?? b });
}
