import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '../../src/emulator/index.js';
import { call, endpointBody, external, type Json, root, start, stopAll } from './helper.js';

afterEach(stopAll);

async function control(emulator: Pick<Emulator, 'url'>, action: string, body?: unknown): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${emulator.url}/_emulator/${action}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

const chat = endpointBody('chat', external);
const deployer = '5f0c2a44-9a1e-4b52-8f11-0d6f0f2b7c31';

describe('control surface', () => {
  it('creates, edits, recreates and deletes by hand', async () => {
    const emulator = await start();
    const made = await control(emulator, 'create', { body: chat, as: deployer });
    expect(made).toMatchObject({ status: 200, body: { name: 'chat', creator: deployer } });
    await control(emulator, 'edit', { name: 'chat', tags: { add: { team: 'x' } } });
    expect((await call(emulator, `GET ${root}/chat`)).body.tags).toEqual([{ key: 'team', value: 'x' }]);
    const again = await control(emulator, 'recreate', { name: 'chat' });
    expect(again.body.id).not.toBe(made.body.id);
    expect((await control(emulator, 'delete', { name: 'chat' })).status).toBe(200);
    expect((await call(emulator, `GET ${root}/chat`)).status).toBe(404);
  });

  it('scripts rollouts, moves the clock, stops, starts, cancels and crashes', async () => {
    const emulator = await start({ deployment: { ms: 1000 }, clock: { mode: 'virtual' } });
    await control(emulator, 'script', { name: 'churn', scripts: [{ outcome: 'ready' }, { outcome: 'fail', message: 'no' }] });
    await call(emulator, `POST ${root}`, endpointBody('churn'));
    await control(emulator, 'advance', { ms: 1000 });
    const state = async (): Promise<Json> => (await call(emulator, `GET ${root}/churn`)).body.state as Json;
    expect(await state()).toMatchObject({ ready: 'READY' });
    await control(emulator, 'crash', { name: 'churn', entity: 'champion', recoversAfter: { ms: 10 } });
    expect(await state()).toMatchObject({ ready: 'NOT_READY' });
    await control(emulator, 'advance', { ms: 10 });
    await control(emulator, 'stop', { name: 'churn' });
    expect(await state()).toMatchObject({ suspend: 'STOPPED' });
    await control(emulator, 'start', { name: 'churn' });
    await control(emulator, 'finish', { name: 'churn' });
    expect(await state()).toMatchObject({ config_update: 'UPDATE_FAILED' });
    await control(emulator, 'start', { name: 'churn' });
    const listed = await control(emulator, 'endpoints', { names: ['churn'] });
    expect(listed.body.endpoints).toMatchObject([{ name: 'churn', lastVersion: 2 }]);
  });

  it('sets knobs, principals, models, secrets, foreign endpoints and faults', async () => {
    const emulator = await start({ standard: false });
    await control(emulator, 'options', { expiredTokenStatus: 401 });
    await control(emulator, 'principal', { name: 'eve@x.io', tokens: ['t'] });
    await control(emulator, 'model', { name: 'a.b.c', versions: { 1: {} } });
    await control(emulator, 'secrets', { scope: 's', keys: ['k'] });
    await control(emulator, 'foreign', { name: 'databricks-x', permission_level: 'CAN_QUERY' });
    await control(emulator, 'fault', { method: 'GET', path: root, kind: 'status', status: 500, nth: 2 });
    const eve = { token: 't' };
    expect((await call(emulator, `GET ${root}`, undefined, eve)).body.endpoints).toHaveLength(1);
    expect((await call(emulator, `GET ${root}`, undefined, eve)).status).toBe(500);
    expect((await call(emulator, 'GET /api/2.1/unity-catalog/models/a.b.c/versions/1', undefined, eve)).status).toBe(200);
    expect((await call(emulator, 'GET /api/2.0/secrets/list?scope=s', undefined, eve)).status).toBe(200);
    await control(emulator, 'remove-secret', { scope: 's' });
    expect((await call(emulator, 'GET /api/2.0/secrets/list?scope=s', undefined, eve)).status).toBe(404);
    expect(emulator.world.options.expiredTokenStatus).toBe(401);
  });

  it('reads and clears requests, and resets everything', async () => {
    const emulator = await start();
    await call(emulator, `POST ${root}`, chat);
    await call(emulator, 'GET /nowhere');
    const { body } = await control(emulator, 'requests');
    expect(body.requests).toMatchObject([{ n: 1, path: root, body: chat, status: 200 }, { path: '/nowhere', status: 404 }]);
    expect(body.unknownRequests).toMatchObject([{ path: '/nowhere' }]);
    await control(emulator, 'clear-requests');
    expect(emulator.requests).toEqual([]);
    await control(emulator, 'reset', { standard: true, seed: 3 });
    expect((await call(emulator, `GET ${root}/chat`)).status).toBe(404);
    expect((await call(emulator, 'GET /api/2.1/unity-catalog/models/prod.ml.churn')).status).toBe(200);
    expect(emulator.world.options.seed).toBe(3);
  });

  it('refuses unknown actions and bad calls with words', async () => {
    const emulator = await start();
    expect(await control(emulator, 'dance')).toMatchObject({ status: 404, body: { error: "Unknown action 'dance'." } });
    expect(await control(emulator, 'edit', {})).toMatchObject({ status: 400, body: { error: "Field 'name' is missing." } });
    expect(await control(emulator, 'advance', { ms: '1' })).toMatchObject({ status: 400 });
    expect(await control(emulator, 'delete', { name: 'none' })).toMatchObject({ status: 404 });
    expect(await control(emulator, 'create', { body: { name: 'a.b' } })).toMatchObject({ status: 400 });
  });
});

describe('as a process', () => {
  const main = fileURLToPath(new URL('../../src/emulator/main.js', import.meta.url));

  function run(...args: string[]): { child: ReturnType<typeof spawn>; output: Promise<string>; code: Promise<number | null> } {
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = new Promise<string>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) stream.once('data', (data: Buffer) => { resolve(data.toString()); });
    });
    const code = new Promise<number | null>((resolve) => child.once('close', (status) => { resolve(status); }));
    return { child, output, code };
  }

  it('prints its URL, writes it to a file, obeys options, and stops on a signal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
    const file = join(folder, 'url');
    const { child, output, code } = run('--url-file', file, '--options', '{"latencyMs":1}');
    const url = (await output).trim();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await control({ url }, 'options', {})).body.latencyMs).toBe(1);
    expect(readFileSync(file, 'utf8').trim()).toBe(url);
    child.kill('SIGTERM');
    expect(await code).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('says what is wrong with its flags', async () => {
    const { output, code } = run('--colour', 'red');
    expect(await output).toContain("Unknown option '--colour'");
    expect(await code).toBe(2);
  });
});
