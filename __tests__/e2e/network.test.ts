/** The bundle in networks as companies have them: proxies, authorities of their own, IPv6. */
import { authority, openIpv6Front, openProxy, openTlsFront, type Place, type ProxyPlace } from '../helpers/network.js';
import { startProject, writes, type ActionRun, type Project } from '../helpers/project.js';
import { chat, manifest } from './manifests.js';

const password = 'hunter2:se%cret';
const spelled = encodeURIComponent(password);

let project: Project;
const places: { close: () => Promise<void> }[] = [];
const keep = <T extends Place>(place: T): T => {
  places.push(place);
  return place;
};
beforeAll(async () => {
  project = await startProject({ manifest: manifest({ chat: chat() }) });
});
afterEach(async () => {
  for (const place of places.splice(0)) await place.close();
});
afterAll(() => project.close());

const portOf = (url: string): number => Number(new URL(url).port);
const plan = (host: string, env: Record<string, string> = {}): Promise<ActionRun> => project.run({ inputs: { mode: 'plan', 'databricks-host': host }, env });

/** A workspace and a GitHub behind TLS, which only a proxy reaches. */
async function openCompany(options: Parameters<typeof openProxy>[1] = {}): Promise<ProxyPlace> {
  const workspace = keep(await openTlsFront(portOf(project.emulator.url)));
  const github = keep(await openTlsFront(portOf(project.github.url)));
  return keep(await openProxy({ 'workspace.test:443': workspace.port, 'github.test:443': github.port }, options));
}

function expectFailed(run: ActionRun, reason: string): void {
  expect([run.status, run.outputs['failure-reason']]).toEqual([1, reason]);
}

/** Nothing of the password is in what a run shows or leaves behind, but for the lines that have it masked. */
function expectMasked(run: ActionRun): void {
  const shown = [run.log.split('\n').filter((line) => !line.startsWith('::add-mask::')).join('\n'), run.summary, run.written].join('\n');
  for (const secret of [password, spelled, Buffer.from(`me:${password}`).toString('base64')]) {
    expect(shown).not.toContain(secret);
    expect(run.log).toContain(`::add-mask::${secret.replaceAll('%', '%25')}`);
  }
}

describe('a proxy', () => {
  it('that wants a password and an authority of one\'s own: the workspace and GitHub are reached through it, by any spelling', async () => {
    const { number } = project.github.world.createPullRequest({ title: 'More', branch: 'more', files: { 'endpoints.yml': manifest({ chat: chat(), more: chat() }) } });
    const proxy = await openCompany();
    const run = await project.run({
      event: 'pull_request',
      about: { number },
      inputs: { 'databricks-host': 'https://workspace.test' },
      env: {
        NODE_EXTRA_CA_CERTS: authority,
        HTTPS_PROXY: `me:${spelled}@127.0.0.1:${proxy.port}`,
        GITHUB_API_URL: 'https://github.test',
        GITHUB_GRAPHQL_URL: 'https://github.test/graphql',
      },
    });
    expect([run.status, run.outputs['failure-reason'], run.outputs['create']]).toEqual([0, undefined, '2']);
    expect(project.github.world.comments(number)).toHaveLength(1);
    expect(new Set(proxy.asked)).toEqual(new Set(['workspace.test:443', 'github.test:443']));
    expect(new Set(proxy.authorizations)).toEqual(new Set([`Basic ${Buffer.from(`me:${password}`).toString('base64')}`]));
    expectMasked(run);
  });

  it('that is spoken to over TLS', async () => {
    const proxy = await openCompany({ tls: true });
    const run = await plan('https://workspace.test', { NODE_EXTRA_CA_CERTS: authority, https_proxy: `https://localhost:${proxy.port}` });
    expect([run.status, run.outputs['create']]).toEqual([0, '1']);
    expect(proxy.asked).toContain('workspace.test:443');
  });

  it('that refuses: told in its name, with what to do, and without the password', async () => {
    const proxy = await openCompany({ answer: 407 });
    const run = await plan('https://workspace.test', { HTTPS_PROXY: `http://me:${spelled}@127.0.0.1:${proxy.port}` });
    expectFailed(run, 'api-error');
    expect(run.log).toContain(`the proxy http://127.0.0.1:${proxy.port} refused the connection (407)`);
    expect(run.log).toContain('It wants credentials');
    expectMasked(run);
  });

  it('that is no address stops the run before anything is sent', async () => {
    const run = await plan('https://workspace.test', { HTTPS_PROXY: `http://me:${spelled}@proxy:notaport` });
    expectFailed(run, 'invalid-input');
    expect(run.log).toContain('The proxy in `HTTPS_PROXY` cannot be used: it is not a URL.');
    expectMasked(run);
  });

  it('is left out for this machine and for what NO_PROXY names', async () => {
    const proxy = await openCompany();
    const through = { HTTPS_PROXY: `127.0.0.1:${proxy.port}`, http_proxy: `127.0.0.1:${proxy.port}` };
    expect((await plan(project.emulator.url, through)).status).toBe(0);
    const direct = await plan('https://workspace.test', { ...through, NO_PROXY: 'other.test, .test' });
    expectFailed(direct, 'api-error');
    expect(direct.log).toMatch(/the host name (is not known|could not be looked up)/);
    expect(proxy.asked).toEqual([]);
  });
});

describe('certificates', () => {
  it('of an authority that NODE_EXTRA_CA_CERTS names are accepted, and else refused at once with that name', async () => {
    const { port } = keep(await openTlsFront(portOf(project.emulator.url)));
    for (const host of [`https://localhost:${port}`, `https://127.0.0.1:${port}`]) {
      expect((await plan(host, { NODE_EXTRA_CA_CERTS: authority })).status).toBe(0);
    }
    const start = Date.now();
    const refused = await plan(`https://localhost:${port}`);
    expectFailed(refused, 'api-error');
    expect(refused.log).toMatch(/the TLS certificate was not accepted[\s\S]*NODE_EXTRA_CA_CERTS/);
    expect(Date.now() - start).toBeLessThan(10_000);
    expect(refused.workspace).toEqual([]);
  });

  it('for another host are refused, though the authority is known, directly and through a proxy', async () => {
    const { port } = keep(await openTlsFront(portOf(project.emulator.url), 'elsewhere'));
    const proxy = keep(await openProxy({ 'workspace.test:443': port }));
    const runs = [
      await plan(`https://localhost:${port}`, { NODE_EXTRA_CA_CERTS: authority }),
      await plan('https://workspace.test', { NODE_EXTRA_CA_CERTS: authority, https_proxy: `127.0.0.1:${proxy.port}` }),
    ];
    for (const run of runs) {
      expectFailed(run, 'api-error');
      expect(run.log).toContain('The certificate is for another host name. Check the address.');
      expect(run.workspace).toEqual([]);
    }
  });

  it('of GitHub that are refused are told with the variable, too, and without waiting', async () => {
    const { port } = keep(await openTlsFront(portOf(project.github.url)));
    const { number } = project.github.world.createPullRequest({ title: 'TLS', branch: 'tls', files: { 'endpoints.yml': manifest({ tls: chat() }) } });
    const start = Date.now();
    const run = await project.run({ event: 'pull_request', about: { number }, env: { GITHUB_API_URL: `https://localhost:${port}`, GITHUB_GRAPHQL_URL: `https://localhost:${port}/graphql` } });
    expect(run.log).toMatch(/GitHub did not answer \(the TLS certificate was not accepted/);
    expect(run.log).toContain('NODE_EXTRA_CA_CERTS');
    expect(run.github).toEqual([]);
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

describe('addresses', () => {
  it('of IPv6 are taken as they are, and as this machine', async () => {
    const front = await openIpv6Front(portOf(project.emulator.url)).catch(() => undefined);
    // A machine without IPv6 cannot show it.
    if (front === undefined) return;
    keep(front);
    const proxy = keep(await openProxy({}));
    const run = await plan(`http://[::1]:${front.port}`, { HTTP_PROXY: `127.0.0.1:${proxy.port}`, HTTPS_PROXY: `127.0.0.1:${proxy.port}` });
    expect([run.status, run.outputs['create']]).toEqual([0, '1']);
    expect(proxy.asked).toEqual([]);
  });

  it.each(['http://localhost.evil.test', 'http://127.evil.test', 'http://workspace.test', 'http://0.0.0.0', 'http://[::2]'])('without TLS are for this machine alone: %s', async (host) => {
    const run = await plan(host);
    expectFailed(run, 'invalid-input');
    expect(run.log).toContain('plain http');
    expect([run.workspace, writes(run.workspace)]).toEqual([[], []]);
  });

  it('behind a private link are told as such', async () => {
    project.emulator.world.configure({ privateLink: true });
    try {
      const run = await plan(project.emulator.url);
      expectFailed(run, 'permission-denied');
      expect(run.log).toMatch(/private link[\s\S]*self-hosted runner/);
    } finally {
      project.emulator.world.configure({ privateLink: false });
    }
  });
});
