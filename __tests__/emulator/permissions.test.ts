import { consoleRecreate, type Emulator, knownPrincipals } from '../../src/emulator/index.js';
import { call, endpointBody, external, type Json, root, start, stopAll } from './helper.js';

afterEach(stopAll);

const { deployer, viewer, admin, mlops } = knownPrincipals;
const as = (token: string): { token: string } => ({ token });

async function created(emulator: Emulator): Promise<string> {
  const { body } = await call(emulator, `POST ${root}`, endpointBody('chat', external));
  return `/api/2.0/permissions/serving-endpoints/${String(body.id)}`;
}

async function grants(emulator: Emulator, path: string, token: string = admin.token): Promise<Record<string, string>> {
  const { body } = await call(emulator, `GET ${path}`, undefined, as(token));
  const entries = body.access_control_list as (Json & { all_permissions: { permission_level: string; inherited: boolean }[] })[];
  return Object.fromEntries(
    entries.map(({ user_name, group_name, service_principal_name, all_permissions: [grant] }) => [
      String(user_name ?? group_name ?? service_principal_name),
      `${String(grant?.permission_level)}${grant?.inherited ? ' inherited' : ''}`,
    ]),
  );
}

const grant = (user_name: string, permission_level: string): Json => ({ user_name, permission_level });

describe('grants', () => {
  it('PATCH upserts and leaves the others', async () => {
    const emulator = await start();
    const path = await created(emulator);
    await call(emulator, `PATCH ${path}`, { access_control_list: [grant(viewer.name, 'CAN_VIEW'), { group_name: 'g', permission_level: 'CAN_QUERY' }] });
    await call(emulator, `PATCH ${path}`, { access_control_list: [grant(viewer.name, 'CAN_QUERY')] });
    expect(await grants(emulator, path)).toEqual({
      [deployer.name]: 'CAN_MANAGE', [viewer.name]: 'CAN_QUERY', g: 'CAN_QUERY', admins: 'CAN_MANAGE inherited',
    });
  });

  it('PUT replaces the direct grants, and locks out a caller who left itself out', async () => {
    const emulator = await start();
    const path = await created(emulator);
    expect((await call(emulator, `PUT ${path}`, { access_control_list: [grant(viewer.name, 'CAN_VIEW')] })).status).toBe(200);
    expect((await call(emulator, `PUT ${path}`, { access_control_list: [] })).status).toBe(403);
    expect((await call(emulator, `GET ${root}/chat`)).status).toBe(403);
    expect(await grants(emulator, path)).toEqual({ [viewer.name]: 'CAN_VIEW', admins: 'CAN_MANAGE inherited' });
    await call(emulator, `PUT ${path}`, { access_control_list: [] }, as(admin.token));
    expect(await grants(emulator, path)).toEqual({ admins: 'CAN_MANAGE inherited' });
  });

  it.each([
    [{ user_name: 'a@x.io', group_name: 'g', permission_level: 'CAN_VIEW' }, 'Exactly one'],
    [{ permission_level: 'CAN_VIEW' }, 'Exactly one'],
    [{ user_name: 'a@x.io', permission_level: 'CAN_RUN' }, 'not a valid permission level'],
  ])('refuses %j', async (entry, words) => {
    const emulator = await start();
    const reply = await call(emulator, `PATCH ${await created(emulator)}`, { access_control_list: [entry] });
    expect([reply.status, reply.text.includes(words)]).toEqual([400, true]);
  });

  it('unknown principals are refused when asked for', async () => {
    const emulator = await start({ strictPrincipals: true });
    const path = await created(emulator);
    const reply = await call(emulator, `PATCH ${path}`, { access_control_list: [grant('ghost@x.io', 'CAN_VIEW')] });
    expect([reply.status, reply.body.message]).toEqual([404, 'Principal: UserName(ghost@x.io) does not exist']);
    expect((await call(emulator, `PATCH ${path}`, { access_control_list: [grant(viewer.name, 'CAN_VIEW')] })).status).toBe(200);
  });

  it('wants the id, not the name, and lists the levels', async () => {
    const emulator = await start();
    const path = await created(emulator);
    expect((await call(emulator, 'GET /api/2.0/permissions/serving-endpoints/chat')).status).toBe(404);
    const levels = await call<{ permission_levels: Json[] }>(emulator, `GET ${path}/permissionLevels`);
    expect(levels.body.permission_levels.map(({ permission_level }) => permission_level)).toEqual(['CAN_MANAGE', 'CAN_QUERY', 'CAN_VIEW']);
  });

  it('a recreated endpoint has a new id and only its creator; the old id keeps its grants', async () => {
    const emulator = await start();
    const path = await created(emulator);
    await call(emulator, `PATCH ${path}`, { access_control_list: [grant(viewer.name, 'CAN_QUERY')] });
    const again = consoleRecreate(emulator.world, 'chat', { as: mlops.name });
    expect(await grants(emulator, `/api/2.0/permissions/serving-endpoints/${again.id}`)).toEqual({
      [mlops.name]: 'CAN_MANAGE', admins: 'CAN_MANAGE inherited',
    });
    expect(await grants(emulator, path)).toMatchObject({ [viewer.name]: 'CAN_QUERY' });
    expect((await call(emulator, `PUT ${root}/chat/config`, { served_entities: [external] })).status).toBe(403);
  });
});

describe('abilities', () => {
  it.each([
    ['nothing', undefined, [403, 403, 403, 403], false],
    ['CAN_VIEW', 'CAN_VIEW', [200, 403, 403, 200], true],
    ['CAN_QUERY', 'CAN_QUERY', [200, 200, 403, 200], true],
    ['CAN_MANAGE', 'CAN_MANAGE', [200, 200, 200, 200], true],
  ])('%s', async (_what, level, statuses, listed) => {
    const emulator = await start();
    const path = await created(emulator);
    if (level) await call(emulator, `PATCH ${path}`, { access_control_list: [{ group_name: 'analysts', permission_level: level }] });
    const mine = as(viewer.token);
    const list = await call<{ endpoints?: Json[] }>(emulator, `GET ${root}`, undefined, mine);
    expect(list.body.endpoints?.some(({ name }) => name === 'chat')).toBe(listed);
    const got = await call(emulator, `GET ${root}/chat`, undefined, mine);
    if (level) expect(got.body.permission_level).toBe(level);
    const asked = await call(emulator, 'POST /serving-endpoints/chat/invocations', { messages: [{ role: 'user', content: 'hi' }] }, mine);
    const tagged = await call(emulator, `PATCH ${root}/chat/tags`, {}, mine);
    const read = await call(emulator, `GET ${path}`, undefined, mine);
    expect([got, asked, tagged, read].map(({ status }) => status)).toEqual(statuses);
  });
});

it('a workspace without access control answers for permissions that the feature is disabled (1.4)', async () => {
  const emulator = await start({ accessControl: false });
  const path = await created(emulator);
  for (const line of [`GET ${path}`, `PUT ${path}`, `PATCH ${path}`, `GET ${path}/permissionLevels`]) {
    expect(await call(emulator, line, line.startsWith('GET') ? undefined : { access_control_list: [] })).toMatchObject({ status: 404, body: { error_code: 'FEATURE_DISABLED' } });
  }
});
