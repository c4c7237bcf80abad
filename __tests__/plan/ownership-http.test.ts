/** Ownership, adoption, protection, hold and deletion over HTTP: what is written, and what stays as it is. */
import { parse } from 'yaml';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { consoleCreate, consoleDelete, consoleEdit, knownPrincipals } from '../../src/emulator/index.js';
import { textOf } from '../../src/json.js';
import { toPlanFile } from '../../src/plan/plan-file.js';
import { customEntity, externalEntity, owner } from '../helpers/build.js';
import { startWalk, type Walk } from './walk.js';

let walk: Walk;
beforeEach(async () => {
  walk = await startWalk();
  walk.emulator.world.addSecrets('llm', ['openai']);
});
afterEach(async () => {
  await walk.close();
});

const { deployer, mlops } = knownPrincipals;
const served = (model = 'gpt-4o', more: JsonObject = {}): JsonObject => ({ config: { served_entities: [externalEntity({}, { name: model })] }, ...more });
const endpoints = (chat: JsonObject, more: JsonObject = {}): JsonObject => ({ endpoints: { chat }, ...more });
const manage = { level: 'CAN_MANAGE', group_name: 'deployers' };
const tagsOf = async (): Promise<string[]> => (((await walk.live('chat'))['tags'] ?? []) as JsonObject[]).map(({ key, value }) => `${textOf(key)}=${textOf(value)}`).sort();

/** Made by hand, by somebody else; the deployers may manage it. */
function byHand(tags: Record<string, string> = {}): void {
  const { world } = walk.emulator;
  consoleCreate(world, { name: 'chat', ...served(), tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }, { as: mlops.name });
  consoleEdit(world, 'chat', { permissions: { grant: [{ group_name: 'deployers', permission_level: 'CAN_MANAGE' }] } });
}

async function outcomeOf(document: JsonObject, asking: Parameters<Walk['apply']>[1] = {}): Promise<[string, string | undefined, string[]]> {
  const { results } = await walk.apply(document, asking);
  const [result] = results;
  return [result!.outcome, result!.reason, walk.writes()];
}

it.each<[string, Record<string, string>, JsonObject]>([
  ['nobody', {}, {}],
  ['another manifest', { endpoints_manifest: 'acme__ml__else__default' }, {}],
  ['another manifest, adopt or not', { endpoints_manifest: 'acme__ml__else__default' }, { lifecycle: { adopt: true } }],
  ['another manifest than the one that was moved', { endpoints_manifest: 'acme__ml__else__default' }, { moved: 'acme__ml__third__default' }],
])('touches nothing of an endpoint of %s', async (_name, tags, { moved, ...more }) => {
  byHand(tags);
  const document = endpoints(served('gpt-4o-mini', more), moved === undefined ? {} : { moved_from: [moved] });
  expect(await outcomeOf(document, { allowDestroy: true })).toEqual(['refused', 'ownership-conflict', []]);
  // Nor does a manifest that names no endpoint at all.
  const { plan, results } = await walk.apply({ endpoints: {} }, { allowDestroy: true });
  expect([plan.endpoints, results]).toEqual([[], []]);
});

it.each<[string, Record<string, string>, JsonObject, JsonObject]>([
  ['adopts what nobody owns', {}, { lifecycle: { adopt: true } }, {}],
  ['takes over what moved', { endpoints_manifest: 'acme__old__demo__default' }, {}, { moved_from: ['acme__old__demo__default'] }],
])('%s: the tag first, then the change', async (_name, tags, more, root) => {
  byHand(tags);
  const document = endpoints(served('gpt-4o-mini', more), root);
  expect(await outcomeOf(document)).toEqual(['applied', undefined, ['PATCH chat/tags', 'PUT chat/config']]);
  expect(await tagsOf()).toContain(`endpoints_manifest=${owner}`);
  const plan = await walk.plan(document);
  expect(toPlanFile(plan).endpoints[0]).toMatchObject({ action: 'unchanged', ownership: 'owned' });
});

it('plans what is on hold and writes nothing of it, change, replacement and deletion alike; that is no failure', async () => {
  await walk.apply(endpoints(served()));
  consoleEdit(walk.emulator.world, 'chat', { tags: { add: { endpoints_hold: 'launch week' } } });
  for (const document of [endpoints(served('gpt-4o-mini')), endpoints({ config: { served_entities: [customEntity()] } }), { endpoints: {} }]) {
    expect(await outcomeOf(document, { allowDestroy: true })).toEqual(['held', undefined, []]);
  }
  consoleEdit(walk.emulator.world, 'chat', { tags: { remove: ['endpoints_hold'] } });
  expect(await outcomeOf(endpoints(served('gpt-4o-mini')))).toEqual(['applied', undefined, ['PUT chat/config']]);
});

it('lifts protection in an apply of its own, and deletes only after that and when allowed', async () => {
  await walk.apply(endpoints(served('gpt-4o', { lifecycle: { prevent_destroy: true } })));
  expect(await tagsOf()).toContain('endpoints_protected=true');
  expect(await outcomeOf({ endpoints: {} }, { allowDestroy: true })).toEqual(['refused', 'destroy-blocked', []]);
  // Removing the line with a change that replaces: the tag still stands.
  expect(await outcomeOf(endpoints({ config: { served_entities: [customEntity()] } }), { allowDestroy: true })).toEqual(['refused', 'destroy-blocked', []]);
  // Beside another change it is lifted last.
  expect(await outcomeOf(endpoints(served('gpt-4o-mini')))).toEqual(['applied', undefined, ['PUT chat/config', 'PATCH chat/tags']]);
  expect(await outcomeOf({ endpoints: {} })).toEqual(['refused', 'destroy-blocked', []]);
  expect(await outcomeOf({ endpoints: {} }, { allowDestroy: ['other'] })).toEqual(['refused', 'destroy-blocked', []]);
  expect(await outcomeOf({ endpoints: {} }, { allowDestroy: ['chat'] })).toEqual(['applied', undefined, ['DELETE chat']]);
});

it('keeps the protection where the rollout of the same apply fails', async () => {
  const protect = { lifecycle: { prevent_destroy: true } };
  const custom = (version: string, more: JsonObject = {}): JsonObject => endpoints({ config: { served_entities: [customEntity({ entity_version: version })] }, ...more });
  await walk.apply(custom('7', protect));
  walk.emulator.world.script('chat', { outcome: 'fail' });
  expect((await outcomeOf(custom('8'))).slice(0, 2)).toEqual(['failed', 'deployment-failed']);
  expect(await tagsOf()).toContain('endpoints_protected=true');
});

it('refuses a replacement while it would lose what is not stated, and takes its own YAML as the way out', async () => {
  await walk.apply(endpoints(served()));
  consoleEdit(walk.emulator.world, 'chat', {
    tags: { add: { team: 'search', note: '${owner} decides' } },
    permissions: { grant: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }] },
    aiGateway: { usage_tracking_config: { enabled: true } },
  });
  const replaced = { config: { served_entities: [customEntity()] } };
  const [refused] = (await walk.apply(endpoints(replaced), { allowDestroy: true })).results;
  expect([refused!.outcome, refused!.reason, walk.writes()]).toEqual(['refused', 'destroy-blocked', []]);
  const pasted = parse(refused!.plan.blocked!.paste!) as { endpoints: { chat: JsonObject } };
  expect(Object.keys(pasted.endpoints.chat).sort()).toEqual(['ai_gateway', 'permissions', 'tags']);
  const stated = { ...replaced, ...pasted.endpoints.chat };
  expect(await outcomeOf(endpoints(stated), { allowDestroy: true })).toEqual(['applied', undefined, ['DELETE chat', 'POST', 'PUT permissions/serving-endpoints/id']]);
  expect(await walk.grants('chat')).toEqual([`${deployer.name} CAN_MANAGE`, 'analysts CAN_QUERY'].sort());
});

it('applies permissions again after a replacement, the grant of the former creator as any other', async () => {
  byHand();
  const adopt = { permissions: [manage, { level: 'CAN_MANAGE', user_name: mlops.name }], lifecycle: { adopt: true } };
  await walk.apply(endpoints(served('gpt-4o', adopt)));
  const { id } = await walk.live('chat');
  expect((await walk.plan(endpoints(served('gpt-4o', adopt)))).summary.unchanged).toBe(1);
  const replaced = endpoints({ config: { served_entities: [customEntity()] }, ...adopt });
  walk.writes();
  const first = await walk.apply(replaced, { allowDestroy: true, stopAfter: 2 });
  expect(first.results[0]!.outcome).toBe('cancelled');
  expect((await walk.live('chat'))['id']).not.toBe(id);
  // Stopped before the grants: the next run, which only has the approval of the replacement, gives them.
  expect((await walk.apply(replaced, { approved: first.plan })).results[0]!.outcome).toBe('applied');
  expect(await walk.grants('chat')).toEqual([`${deployer.name} CAN_MANAGE`, `${mlops.name} CAN_MANAGE`, 'deployers CAN_MANAGE'].sort());
  expect((await walk.plan(replaced)).summary.unchanged).toBe(1);
});

describe('the caller', () => {
  const adopted = (...permissions: JsonObject[]): JsonObject => endpoints(served('gpt-4o', { permissions, lifecycle: { adopt: true } }));

  it.each<[string, JsonObject[], string]>([
    ['whose group keeps CAN_MANAGE', [manage], 'applied'],
    ['that keeps it by its own grant', [{ level: 'CAN_MANAGE', service_principal_name: deployer.name }], 'applied'],
    ['that would keep CAN_QUERY only', [{ level: 'CAN_QUERY', group_name: 'deployers' }], 'refused'],
    ['that would be left out', [], 'refused'],
  ])('%s: %#', async (_name, permissions, outcome) => {
    byHand();
    const [found, reason, writes] = await outcomeOf(adopted(...permissions));
    expect([found, reason]).toEqual([outcome, outcome === 'refused' ? 'preflight-failed' : undefined]);
    if (outcome === 'refused') expect(writes).toEqual([]);
    // The creator keeps its rights, whatever is stated.
    expect(await walk.grants('chat')).toContain(`${mlops.name} CAN_MANAGE`);
  });

  it('that made the endpoint, or is an admin, cannot lock itself out', async () => {
    await walk.apply(endpoints(served()));
    consoleEdit(walk.emulator.world, 'chat', { permissions: { grant: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }] } });
    expect((await outcomeOf(endpoints(served('gpt-4o', { permissions: [] }))))[0]).toBe('applied');
    consoleEdit(walk.emulator.world, 'chat', { permissions: { grant: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }] } });
    expect((await outcomeOf(endpoints(served('gpt-4o', { permissions: [] })), { as: 'admin' }))[0]).toBe('applied');
    expect(await walk.grants('chat')).toEqual([`${deployer.name} CAN_MANAGE`]);
  });

  it('without CAN_MANAGE is refused before any write, and plans all the same', async () => {
    byHand();
    consoleEdit(walk.emulator.world, 'chat', { permissions: { grant: [{ group_name: 'analysts', permission_level: 'CAN_QUERY' }] } });
    const document = endpoints(served('gpt-4o-mini', { lifecycle: { adopt: true } }));
    expect(await outcomeOf(document, { as: 'viewer' })).toEqual(['refused', 'permission-denied', []]);
  });
});

it('is the same plan whoever asks: file and digest, byte for byte', async () => {
  byHand({ team: 'search' });
  await walk.apply(endpoints(served('gpt-4o', { lifecycle: { adopt: true } })));
  await walk.apply({ endpoints: { chat: served('gpt-4o'), gone: served('gpt-4o'), kept: { config: { served_entities: [customEntity()] } } } });
  const { world } = walk.emulator;
  // Everyone may see it all, at least; what else they may do differs.
  const seeing = ['analysts', 'support-apps'].map((group_name) => ({ group_name, permission_level: 'CAN_VIEW' }));
  for (const name of ['chat', 'gone', 'kept']) consoleEdit(world, name, { permissions: { grant: seeing } });
  const document = {
    endpoints: {
      chat: served('gpt-4o-mini', { tags: { team: 'x' }, permissions: [manage, { level: 'CAN_MANAGE', user_name: mlops.name }, { level: 'CAN_QUERY', service_principal_name: deployer.name }] }),
      kept: { config: { served_entities: [externalEntity()] } },
      fresh: served('gpt-4o', { permissions: [{ level: 'CAN_MANAGE', user_name: mlops.name }, { level: 'CAN_MANAGE', service_principal_name: deployer.name }] }),
    },
  };
  const plans = await Promise.all((['deployer', 'mlops', 'admin', 'viewer'] as const).map((as) => walk.plan(document, { as, allowDestroy: true })));
  const [first, ...others] = plans;
  expect(first!.endpoints.map(({ name, action }) => `${action} ${name}`)).toEqual(['delete gone', 'replace kept', 'update chat', 'create fresh']);
  for (const plan of others) {
    expect(plan.endpoints.map(({ name, changes }) => ({ name, changes }))).toEqual(first!.endpoints.map(({ name, changes }) => ({ name, changes })));
    expect(plan.digest).toBe(first!.digest);
    expect(plan.unread).toEqual([]);
  }
  const files = plans.map(toPlanFile);
  for (const file of files.slice(1)) expect(file).toEqual(files[0]);
  expect(new Set(files.map((file) => JSON.stringify(file))).size).toBe(1);
});

it('leaves the rest alone where somebody puts it on hold in the midst of its rollout', async () => {
  const churn = (version: string, more: JsonObject = {}): JsonObject => ({ endpoints: { churn: { config: { served_entities: [customEntity({ entity_version: version })] }, ...more } } });
  await walk.apply(churn('7'));
  const { world } = walk.emulator;
  world.script('churn', { after: { gets: 6 } });
  const watching = setInterval(() => {
    if (!walk.emulator.requests.some(({ method, path }) => method === 'PUT' && path.endsWith('/config'))) return;
    clearInterval(watching);
    consoleEdit(world, 'churn', { tags: { add: { endpoints_hold: 'incident 12' } } });
  }, 1);
  const [result] = (await walk.apply(churn('8', { tags: { team: 'a' } }))).results;
  clearInterval(watching);
  expect(result).toMatchObject({ outcome: 'held', configVersionAfter: 2, message: 'Held by the tag `endpoints_hold` (incident 12), which was set since the plan: the rest was not written.' });
  expect(result!.operations.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['update-config done', 'wait done', 'patch-tags not-made']);
  expect(result!.reason).toBeUndefined();
  consoleEdit(world, 'churn', { tags: { remove: ['endpoints_hold'] } });
  expect((await walk.apply(churn('8', { tags: { team: 'a' } }))).results).toMatchObject([{ outcome: 'applied', operations: [{ kind: 'patch-tags' }] }]);
});

describe('a replacement that ends between its two halves', () => {
  const replaced = { config: { served_entities: [customEntity()] } };
  const gap = 'The old endpoint is deleted and the new one is not there: nothing answers under this name.';
  beforeEach(() => walk.apply(endpoints(served())));

  it('says so where the create is refused, and is brought to its end by the next run', async () => {
    walk.emulator.world.addFault({ method: 'POST', path: '**/serving-endpoints', kind: 'status', status: 400, code: 'INVALID_PARAMETER_VALUE', message: 'No.' });
    const first = await walk.apply(endpoints(replaced), { allowDestroy: true });
    expect(first.results[0]).toMatchObject({ outcome: 'failed', message: expect.stringContaining(gap) as string, operations: [{ status: 'done' }, { kind: 'create', status: 'failed' }, {}] });
    expect((await walk.apply(endpoints(replaced), { approved: first.plan })).results).toMatchObject([{ action: 'create', outcome: 'applied' }]);
  });

  it('says so where the job is stopped', async () => {
    const first = await walk.apply(endpoints(replaced), { allowDestroy: true, stopAfter: 1 });
    expect(first.results[0]).toMatchObject({ outcome: 'cancelled', message: expect.stringContaining(gap) as string });
    expect((await walk.apply(endpoints(replaced), { approved: first.plan })).results[0]?.message ?? '').not.toContain(gap);
  });

  it('does not say so where it was stopped before, or after', async () => {
    const first = await walk.apply(endpoints(replaced), { allowDestroy: true, stopAfter: 2 });
    expect(first.results[0]).toMatchObject({ outcome: 'cancelled' });
    expect(first.results[0]!.message).not.toContain(gap);
  });
});

describe('an endpoint that somebody deletes', () => {
  const limits = { ai_gateway: { rate_limits: [{ key: 'endpoint', calls: 5, renewal_period: 'minute' }] } };
  const deleteAfter = (part: string): NodeJS.Timeout => {
    const watching = setInterval(() => {
      if (!walk.emulator.requests.some(({ method, path, performed }) => method !== 'GET' && path.endsWith(part) && performed !== undefined)) return;
      clearInterval(watching);
      consoleDelete(walk.emulator.world, 'chat');
    }, 1);
    return watching;
  };

  it('in the midst of its apply is told as gone, not as a fault of ours', async () => {
    await walk.apply(endpoints(served()));
    walk.emulator.world.addFault({ method: 'PUT', path: '**/ai-gateway', kind: 'delay', delayMs: 30 });
    const watching = deleteAfter('/ai-gateway');
    const { results } = await walk.apply(endpoints(served('gpt-4o-mini', { ...limits, tags: { team: 'a' } })));
    clearInterval(watching);
    expect(results).toMatchObject([{ outcome: 'failed', reason: 'plan-changed', message: 'The endpoint is no longer there: it was deleted outside since it was planned.', operations: [{ kind: 'put-ai-gateway', status: 'done' }, { kind: 'update-config', status: 'failed' }, {}, {}] }]);
  });

  it('is not taken for gone where something else is missing', async () => {
    await walk.apply(endpoints(served()));
    walk.emulator.world.addFault({ method: 'PUT', path: '**/config', kind: 'status', status: 404, code: 'RESOURCE_DOES_NOT_EXIST', message: 'Secret llm/openai does not exist.' });
    expect((await walk.apply(endpoints(served('gpt-4o-mini')))).results).toMatchObject([{ outcome: 'failed', reason: 'api-error', message: expect.stringContaining('Secret llm/openai') as string }]);
  });
});

describe('a workspace without access control', () => {
  const replaced = { config: { served_entities: [customEntity()] } };
  beforeEach(async () => {
    await walk.apply(endpoints(served()));
    walk.emulator.world.configure({ accessControl: false });
  });

  it('has no grants that a replacement could lose', async () => {
    const { plan, results } = await walk.apply(endpoints(replaced), { allowDestroy: true });
    expect(plan.unread).toEqual([]);
    expect(results).toMatchObject([{ action: 'replace', outcome: 'applied' }]);
  });

  it('cannot give those that the manifest states: the plan says so', async () => {
    const plan = await walk.plan(endpoints(served('gpt-4o', { permissions: [manage] })));
    expect(plan.endpoints).toEqual([]);
    expect(plan.unread).toMatchObject([{ name: 'chat', reason: 'api-error', message: expect.stringContaining('permissions need the Premium plan') as string }]);
  });
});
