/** Hours of polling: connections that close under it, servers that restart, and nothing that piles up. */
import { getEventListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPollPace } from '../../src/apply/poll-pace.js';
import { waitUntilReady } from '../../src/apply/wait.js';
import type { WaitResult } from '../../src/apply/wait-end.js';
import { makeLive, makeConfig, VirtualClock } from '../apply/support.js';
import { connect, type Connected } from './helpers/connect.js';

const hour = 3_600_000;
const rolling = {
  name: 'churn', id: 'i', state: { ready: 'NOT_READY', config_update: 'IN_PROGRESS' },
  pending_config: { config_version: 1, served_entities: [{ name: 'main', entity_name: 'm', entity_version: '1', state: { deployment: 'DEPLOYMENT_CREATING', deployment_state_message: 'Building.' } }] },
};
const ready = { name: 'churn', id: 'i', state: { ready: 'READY', config_update: 'NOT_UPDATING' }, config: { config_version: 1, served_entities: [{ name: 'main', entity_name: 'm', entity_version: '1', state: { deployment: 'DEPLOYMENT_READY' } }] } };

interface Workspace {
  url: string;
  port: number;
  reads: number;
  /** Connections ever made, and those that stand now. */
  made: number;
  sockets: Set<Socket>;
  close: () => Promise<void>;
}

/** Says after so many reads that the endpoint is ready. `tune`: what the test does to the server. */
async function openWorkspace(readyAfter: number, tune: (server: Server, workspace: Workspace) => void = () => undefined, port = 0): Promise<Workspace> {
  const server = createServer((request, response) => {
    request.resume();
    workspace.reads += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(workspace.reads >= readyAfter ? ready : rolling));
  });
  const workspace: Workspace = {
    url: '', port: 0, reads: 0, made: 0, sockets: new Set(),
    close: () => new Promise((resolve) => {
      server.close(() => { resolve(); });
      server.closeAllConnections();
    }),
  };
  server.on('connection', (socket) => {
    workspace.made += 1;
    workspace.sockets.add(socket);
    socket.once('close', () => workspace.sockets.delete(socket));
  });
  tune(server, workspace);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  workspace.port = (server.address() as AddressInfo).port;
  workspace.url = `http://127.0.0.1:${workspace.port}`;
  return workspace;
}

const lines: string[] = [];
function waitFor(connected: Connected, clock: VirtualClock, signal: AbortSignal): Promise<WaitResult> {
  const log = { info: (line: string) => void lines.push(line), warning: (line: string) => void lines.push(`warning: ${line}`) };
  return waitUntilReady({
    api: connected.serving, clock, log, signal, name: 'churn', pollIntervalMs: 10_000, timeoutMs: 200 * hour,
    pace: createPollPace({ clock, signal, pollIntervalMs: 10_000 }),
    expectation: { wroteConfig: true, failedBefore: false, wantsConfig: true, sameConfig: () => true },
    first: makeLive({ id: 'i', state: { ready: 'NOT_READY', configUpdate: 'IN_PROGRESS' }, pendingConfig: makeConfig(1, { main: 'DEPLOYMENT_CREATING' }) }),
  });
}

const collect = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

const open: { close: () => Promise<unknown> }[] = [];
const keep = <T extends { close: () => Promise<unknown> }>(place: T): T => {
  open.push(place);
  return place;
};
beforeEach(() => {
  lines.length = 0;
});
afterEach(async () => {
  for (const place of open.splice(0).reverse()) await place.close();
});

/** Waits until the process has no more than so many handles: what is on its way out when the last poll ends is no leak. */
async function settled(mostHandles: number): Promise<void> {
  const kinds = (): string[] => process.getActiveResourcesInfo();
  for (let tries = 0; tries < 200 && kinds().length > mostHandles; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(kinds().length > mostHandles ? kinds() : []).toEqual([]);
}

describe('a wait of hours', () => {
  it('leaves nothing behind in ten thousand polls: no listener, no socket, no memory', async () => {
    const workspace = keep(await openWorkspace(10_000));
    const clock = new VirtualClock();
    const abort = new AbortController();
    const connected = keep(connect(workspace.url, { clock, signal: abort.signal, log: { debug: () => undefined, info: () => undefined, warning: () => undefined } }));
    // What is loaded and compiled during the first half is no leak.
    let halfway = 0;
    const { sleep } = clock;
    clock.sleep = (milliseconds, signal) => {
      if (halfway === 0 && workspace.reads >= 5_000) {
        collect();
        halfway = process.memoryUsage().heapUsed;
      }
      return sleep(milliseconds, signal);
    };
    const before = { listeners: getEventListeners(abort.signal, 'abort').length, handles: process.getActiveResourcesInfo().length };
    const result = await waitFor(connected, clock, abort.signal);
    collect();
    expect(result.outcome).toBe('ready');
    expect(workspace.reads).toBe(10_000);
    expect(clock.now()).toBeGreaterThan(70 * hour);
    // One every three minutes, and one for each change.
    const alive = lines.filter((line) => line.includes('still creating')).length;
    expect(alive).toBeLessThanOrEqual(clock.now() / 180_000);
    expect(lines.length - alive).toBeLessThanOrEqual(8);
    expect(getEventListeners(abort.signal, 'abort').length).toBe(before.listeners);
    expect(workspace.sockets.size).toBeLessThanOrEqual(1);
    await settled(before.handles + 8);
    // 400 bytes for each poll: less than a listener or a closure, more than what a busy collector leaves over.
    expect(process.memoryUsage().heapUsed - halfway).toBeLessThan(2_000_000);
  }, 240_000);

  it('goes on where the server closes each connection that has been idle for a moment', async () => {
    const workspace = keep(await openWorkspace(40, (server) => {
      server.keepAliveTimeout = 5;
      // Without a hint the client cannot know, and may write into a connection that is being closed.
      server.on('request', (_request, response) => { response.shouldKeepAlive = true; });
    }));
    const clock = new VirtualClock();
    const sleep = clock.sleep;
    clock.sleep = async (milliseconds, signal) => {
      await new Promise((resolve) => setTimeout(resolve, 4 + (workspace.reads % 6)));
      await sleep(milliseconds, signal);
    };
    const connected = keep(connect(workspace.url, { clock }));
    expect((await waitFor(connected, clock, new AbortController().signal)).outcome).toBe('ready');
    expect(workspace.made).toBeGreaterThan(3);
    expect(lines.filter((line) => line.startsWith('warning'))).toEqual([]);
  });

  it('goes on where every connection is cut after its answer', async () => {
    const workspace = keep(await openWorkspace(30, (server, { sockets }) => {
      server.on('request', (_request, response) => {
        response.once('finish', () => {
          for (const socket of sockets) setImmediate(() => socket.destroy());
        });
      });
    }));
    const clock = new VirtualClock();
    const connected = keep(connect(workspace.url, { clock }));
    expect((await waitFor(connected, clock, new AbortController().signal)).outcome).toBe('ready');
    expect(workspace.made).toBeGreaterThanOrEqual(29);
  });

  it('goes on over a restart of the server', async () => {
    const first = await openWorkspace(Infinity);
    const clock = new VirtualClock();
    const connected = keep(connect(first.url, { clock }));
    let second: Workspace | undefined;
    const sleep = clock.sleep;
    clock.sleep = async (milliseconds, signal) => {
      if (first.reads === 5 && first.sockets.size > 0) await first.close();
      // Twenty minutes without a server: reads fail, and the wait does not.
      if (second === undefined && clock.now() > 20 * 60_000) second = keep(await openWorkspace(3, undefined, first.port));
      await sleep(milliseconds, signal);
    };
    const result = await waitFor(connected, clock, new AbortController().signal);
    expect(result.outcome).toBe('ready');
    expect(second?.reads).toBe(3);
    expect(lines.some((line) => /^warning: churn: could not be read just now .*refused.*; still waiting$/.test(line))).toBe(true);
  });
});

describe('reads at once', () => {
  it('are as many as are asked for', async () => {
    let most = 0;
    let now = 0;
    const workspace = keep(await openWorkspace(Infinity, (server) => {
      server.removeAllListeners('request').on('request', (request, response) => {
        request.resume();
        now += 1;
        most = Math.max(most, now);
        const answer = (): void => {
          if (now < 100 && most < 100) setImmediate(answer);
          else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ready)).once('close', () => { now -= 1; });
        };
        answer();
      });
    }));
    const connected = keep(connect(workspace.url));
    await Promise.all(Array.from({ length: 100 }, () => connected.serving.get('churn')));
    expect(most).toBe(100);
  });
});
