/**
 * docs/migrate.md, as it says: endpoints are made on the emulator by raw HTTP, as a person, a bundle or Terraform would; the
 * commands of each part of the page are taken from the page and run in their order.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { knownPrincipals, startEmulator, type Emulator } from '../../src/emulator/index.js';
import { supportState } from '../authoring/terraform-states.js';
import { writes } from '../helpers/project.js';

type Data = Record<string, unknown>;

const page = readFileSync(join(process.cwd(), 'docs', 'migrate.md'), 'utf8');

/** Commands of ours in one part of the page, in their order. */
function commandsOf(heading: string): string[] {
  const part = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...part.matchAll(/^ *(databricks-endpoints .+)$/gm)].map((match) => match[1]!);
}

const ran: string[] = [];
let emulator: Emulator;
let folder: string;

beforeEach(async () => {
  emulator = await startEmulator({ standard: true, deployment: { gets: 1 } });
  folder = await mkdtemp(join(tmpdir(), 'endpoints-migrate-'));
});
afterEach(async () => {
  expect(emulator.unknownRequests).toEqual([]);
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
  /** What it changed in the workspace. */
  wrote: string[];
}

async function run(command: string): Promise<Ended> {
  ran.push(command);
  const before = emulator.requests.length;
  const [, ...args] = command.split(' ');
  const extra = ['plan', 'apply'].includes(args[0] ?? '') ? ['--repository', 'acme/ml-platform'] : [];
  const wait = args[0] === 'apply' ? ['--poll-interval-seconds', '0.02'] : [];
  const env = { PATH: process.env['PATH'] ?? '', GIT_CEILING_DIRECTORIES: dirname(folder), DATABRICKS_HOST: emulator.url, DATABRICKS_TOKEN: knownPrincipals.deployer.token };
  const ended = await new Promise<Omit<Ended, 'wrote'>>((resolve, reject) => {
    const child = spawn(process.execPath, [join(process.cwd(), 'dist', 'cli', 'index.js'), ...args, ...extra, ...wait], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const [stdout, stderr]: [string[], string[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => { resolve({ status, stdout: stdout.join(''), stderr: stderr.join('') }); });
  });
  return { ...ended, wrote: writes(emulator.requests.slice(before)) };
}

/** Another tool's request, with the deployer's token. */
async function call(method: string, path: string, body?: Data): Promise<Data> {
  const reply = await fetch(`${emulator.url}/api/2.0${path}`, {
    method,
    headers: { authorization: `Bearer ${knownPrincipals.deployer.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  expect([path, reply.status, reply.ok ? '' : text]).toEqual([path, 200, '']);
  return (text === '' ? {} : JSON.parse(text)) as Data;
}

/** The endpoint once its rollout is over. */
async function settled(name: string): Promise<Data> {
  for (let look = 0; look < 20; look += 1) {
    const live = await call('GET', `/serving-endpoints/${name}`);
    const state = live['state'] as Data;
    if (state['ready'] === 'READY' && state['config_update'] !== 'IN_PROGRESS') return live;
  }
  throw new Error(`${name} does not become ready`);
}

async function create(path: string, body: Data, grants?: Data[]): Promise<string> {
  const { id } = await call('POST', path, body);
  if (grants !== undefined) await call('PUT', `/permissions/serving-endpoints/${String(id)}`, { access_control_list: [...grants, { service_principal_name: knownPrincipals.deployer.name, permission_level: 'CAN_MANAGE' }] });
  await settled(String(body['name']));
  return String(id);
}

/** What an adoption must not change: everything but our own tags and the time of the last write. */
async function untouched(name: string): Promise<string> {
  const { tags, last_updated_timestamp: _, ...rest } = await settled(name);
  const others = ((tags ?? []) as { key: string }[]).filter(({ key }) => !key.startsWith('endpoints_')).sort((a, b) => (a.key < b.key ? -1 : 1));
  const acl = await call('GET', `/permissions/serving-endpoints/${String(rest['id'])}`);
  return sortedJson({ ...rest, tags: others, acl });
}

/** The emulator shuffles lists. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => `${key}:${sortedJson(item)}`).join(',')}}`;
}

/** Runs one part of the page: write the manifest, a plan of adoptions, the apply, a plan of nothing. */
async function follow(heading: string, names: readonly string[]): Promise<void> {
  const [write, plan, apply, again, ...more] = commandsOf(heading);
  expect(more).toEqual([]);
  const before = await Promise.all(names.map(untouched));
  const written = await run(write!);
  expect([written.status, written.wrote]).toEqual([0, []]);

  const first = await run(`${plan!} --json`);
  ran.push(plan!);
  expect(first.status).toBe(0);
  const { endpoints } = JSON.parse(first.stdout) as { endpoints: { name: string; ownership: string; blocked: unknown; changes: { path: string }[] }[] };
  expect(endpoints.map(({ name, ownership, blocked, changes }) => [name, ownership, blocked ?? null, [...new Set(changes.map(({ path }) => path))]])).toEqual(
    [...names].sort().map((name) => [name, 'adopted', null, ['ownership']]),
  );

  const applied = await run(apply!);
  expect(applied.status).toBe(0);
  expect(applied.wrote.sort()).toEqual([...names].sort().map((name) => `PATCH /api/2.0/serving-endpoints/${name}/tags`));
  expect(await Promise.all(names.map(untouched))).toEqual(before);

  const last = await run(again!);
  expect(last.status).toBe(0);
  expect(last.stdout).toMatch(/no changes/i);
  const { tags } = await settled(names[0]!);
  expect(tags).toContainEqual({ key: 'endpoints_manifest', value: expect.stringMatching(/^acme__ml-platform__/) as unknown });
}

const openai = (name: string): Data => ({ name, provider: 'openai', task: 'llm/v1/chat', openai_config: { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' } });
const champion: Data = { name: 'champion', entity_name: 'prod.ml.churn', entity_version: '7', workload_size: 'Small', scale_to_zero_enabled: false };

it('from the console, notebooks and scripts', async () => {
  await create('/serving-endpoints', { name: 'support-chat', config: { served_entities: [{ external_model: openai('gpt-4o') }] }, tags: [{ key: 'team', value: 'support' }] }, [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }]);
  await create('/serving-endpoints', { name: 'churn', config: { served_entities: [champion] }, email_notifications: { on_update_failure: ['mlops@example.com'] } });
  await follow('From the console, notebooks and scripts', ['support-chat', 'churn']);
});

it('from a bundle', async () => {
  await mkdir(join(folder, 'resources'));
  await writeFile(
    join(folder, 'databricks.yml'),
    `bundle: { name: support }
include: [resources/*.yml]
variables:
  model: { default: gpt-4o-mini }
permissions: [{ level: CAN_RUN, group_name: analysts }]
targets:
  dev: { default: true, mode: development }
  prod:
    mode: production
    workspace: { host: "${emulator.url}" }
    variables: { model: gpt-4o }
    resources: { model_serving_endpoints: { churn: { tags: [{ key: tier, value: gold }] } } }
`,
  );
  await writeFile(
    join(folder, 'resources', 'serving.yml'),
    `resources:
  registered_models: { churn: { name: churn, catalog_name: "\${bundle.target}", schema_name: ml } }
  model_serving_endpoints:
    support_chat:
      name: support-chat
      config:
        served_entities: [{ name: main, external_model: { name: "\${var.model}", provider: openai, task: llm/v1/chat, openai_config: { openai_api_key: "{{secrets/my_scope/my_openai_api_key}}" } } }]
        traffic_config: { routes: [{ served_model_name: main, traffic_percentage: 100 }] }
      ai_gateway: { usage_tracking_config: { enabled: true } }
    churn:
      name: churn-\${bundle.target}
      config:
        served_entities: [{ name: champion, entity_name: "\${resources.registered_models.churn.id}", entity_version: 7, workload_size: Small, scale_to_zero_enabled: false }]
      tags: [{ key: team, value: ml }]
`,
  );
  const grants = [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }];
  const routes = { routes: [{ served_model_name: 'main', traffic_percentage: 100 }] };
  await create('/serving-endpoints', { name: 'support-chat', config: { served_entities: [{ name: 'main', external_model: openai('gpt-4o') }], traffic_config: routes }, ai_gateway: { usage_tracking_config: { enabled: true } } }, grants);
  await create('/serving-endpoints', { name: 'churn-prod', config: { served_entities: [champion] }, tags: [{ key: 'team', value: 'ml' }, { key: 'tier', value: 'gold' }] }, grants);
  await follow('From a bundle', ['support-chat', 'churn-prod']);
});

describe('from Terraform', () => {
  async function made(): Promise<void> {
    const chat = await create(
      '/serving-endpoints',
      {
        name: 'support-chat',
        config: { served_entities: [{ name: 'gpt', external_model: openai('gpt-4o') }] },
        ai_gateway: {
          usage_tracking_config: { enabled: true },
          guardrails: { input: { safety: true, pii: { behavior: 'BLOCK' } } },
          rate_limits: [{ calls: 10, key: 'user', renewal_period: 'minute' }, { tokens: 5000, key: 'endpoint', renewal_period: 'minute' }],
        },
        tags: [{ key: 'team', value: 'support' }],
      },
      [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }],
    );
    const churn = await create('/serving-endpoints', {
      name: 'churn',
      config: {
        served_entities: [
          { ...champion, environment_vars: { MODE: 'fast ${x}' } },
          { name: 'challenger', entity_name: 'prod.ml.churn', entity_version: '8', min_provisioned_concurrency: 4, max_provisioned_concurrency: 12, scale_to_zero_enabled: false },
        ],
        traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 90 }, { served_entity_name: 'challenger', traffic_percentage: 10 }] },
      },
      email_notifications: { on_update_failure: ['mlops@example.com'] },
    });
    const oss = await create('/serving-endpoints/pt', { name: 'gpt-oss', config: { served_entities: [{ entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50 }] } });
    await writeFile(join(folder, 'state.json'), JSON.stringify(supportState({ chat, churn, oss })));
  }

  it('as the page says', async () => {
    await made();
    await follow('From Terraform', ['support-chat', 'churn', 'gpt-oss']);
  });

  it('and back: without its tag, an endpoint that leaves the manifest is left alone', async () => {
    await made();
    for (const command of commandsOf('From Terraform')) expect((await run(command)).status).toBe(0);
    const [, path = '', body = ''] = /^databricks api patch \/api\/2\.0(\S+) --json '(.+)'$/m.exec(page) ?? [];
    await call('PATCH', path, JSON.parse(body) as Data);
    const text = await readFile(join(folder, 'endpoints.yml'), 'utf8');
    await writeFile(join(folder, 'endpoints.yml'), text.replace(/\n {2}# databricks_model_serving\.chat of Terraform\.\n {2}support-chat:\n(?: {4}.*\n|\n)*/, '\n'));
    const before = await untouched('support-chat');
    const plan = await run('databricks-endpoints plan');
    expect([plan.status, plan.stdout]).toEqual([0, expect.stringMatching(/no changes/i) as unknown]);
    expect((await run('databricks-endpoints apply --yes')).wrote).toEqual([]);
    expect(await untouched('support-chat')).toBe(before);
  });
});

it('runs every command of ours on the page', () => {
  const written = [...page.matchAll(/^ *(databricks-endpoints .+)$/gm)].map((match) => match[1]!);
  expect(written.length).toBeGreaterThan(10);
  expect(written.filter((command) => !ran.includes(command))).toEqual([]);
});
