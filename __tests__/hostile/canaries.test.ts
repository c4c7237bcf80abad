/** The search that looks through everything the bundle lets out: it would find a leak, and it finds nothing else. */
import { consoleEdit, knownPrincipals, startEmulator, type Emulator } from '../../src/emulator/index.js';
import { addGiven, addLive, Canaries, formsOfCanary, searchRun } from '../helpers/canaries.js';
import { churn } from '../e2e/manifests.js';

const secret = 'dapi-S3cr+t/"x<&*_|tok=en~9';
const quiet = { log: 'Plan: 1 to create.', written: 'ok', github: [], workspace: [] };

function canaries(value = secret): Canaries {
  const made = new Canaries();
  made.add('the token', value);
  return made;
}

describe('the canary search', () => {
  it.each(formsOfCanary(secret).map(({ form, text }) => [form, text]))('finds a secret as %s, wherever it is let out', (_form, text) => {
    const around = `x${text}y`;
    const runs = [
      { ...quiet, log: around },
      { ...quiet, written: around },
      { ...quiet, github: [{ path: '/repos/a/b/issues/1/comments', body: { body: around } }] },
      { ...quiet, workspace: [{ path: '/api/2.0/serving-endpoints', body: { name: around } }] },
    ];
    for (const run of runs) expect(() => { searchRun(canaries(), run); }).toThrow('A secret got out: the token');
  });

  it('finds it in the middle of what is encoded as a whole', () => {
    for (const before of ['', 'a', 'ab', 'abc', 'user:', 'Bearer ']) {
      for (const after of ['', ':', '@host', ', and more']) {
        const whole = Buffer.from(`${before}${secret}${after}`).toString('base64');
        expect(() => { searchRun(canaries(), { ...quiet, log: `Basic ${whole}` }); }).toThrow('Base64');
      }
    }
  });

  it('finds it in pieces', () => {
    for (const gap of ['\n', '\n    ', ' ', '\u200b', '\r\n\t']) {
      expect(() => { searchRun(canaries(), { ...quiet, written: `${secret.slice(0, 9)}${gap}${secret.slice(9, 15)}${gap}${secret.slice(15)}` }); }).toThrow('in pieces');
    }
    expect(() => { searchRun(canaries('first line of a key\nsecond line of a key'), { ...quiet, log: 'x second line of a key' }); }).toThrow('a line of it');
  });

  it('finds any JWT', () => {
    const token = ['{"alg":"RS256","typ":"JWT"}', '{"sub":"repo:acme/ml","iss":"x"}', 'signature-of-it'].map((part) => Buffer.from(part).toString('base64url')).join('.');
    expect(() => { searchRun(new Canaries(), { ...quiet, log: `Bearer ${token}` }); }).toThrow('a JWT in the log');
  });

  it('lets a secret be where it belongs', () => {
    const run = { ...quiet, log: `::add-mask::${secret}\nok`, workspace: [{ path: '/oidc/v1/token', body: { client_secret: secret } }] };
    expect(() => { searchRun(canaries(), run); }).not.toThrow();
    expect(() => { searchRun(canaries(), { ...run, log: `ok ::add-mask::${secret}` }); }).toThrow('plain text in the log');
    expect(() => { searchRun(new Canaries(), { ...quiet, workspace: [{ path: '/x', body: secret }] }, { sentBack: canaries() }); }).not.toThrow();
  });

  it('knows what is given by its name, and the passwords of proxies', () => {
    const given = new Canaries();
    addGiven(given, {
      'INPUT_DATABRICKS-TOKEN': 'token-of-the-input', ARM_CLIENT_SECRET: 'secret-of-entra', HTTPS_PROXY: 'http://user:p%40ssword-1@proxy.example:8080', SOME_API_KEY: 'key-of-something',
      INPUT_MANIFEST: 'endpoints.yml', GITHUB_REPOSITORY: 'acme/ml-platform', AZURE_FEDERATED_TOKEN_FILE: '/var/run/token', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x.example/token',
    });
    const found = (text: string): boolean => given.findIn('x', text).length > 0;
    expect(['token-of-the-input', 'secret-of-entra', 'p@ssword-1', 'p%40ssword-1', 'key-of-something'].map(found)).toEqual([true, true, true, true, true]);
    expect(['endpoints.yml', 'acme/ml-platform', '/var/run/token', 'https://x.example/token', 'user'].map(found)).toEqual([false, false, false, false, false]);
  });

  describe('of live values', () => {
    let emulator: Emulator;
    beforeAll(async () => {
      emulator = await startEmulator({ standard: true });
    });
    afterAll(() => emulator.close());

    it('knows those that stand in no file', async () => {
      const body = { name: 'churn', ...churn({}, { environment_vars: { SHOWN: 'shown-in-manifest-1', REF: '{{secrets/scope/key}}' } }) };
      const made = await fetch(`${emulator.url}/api/2.0/serving-endpoints`, { method: 'POST', headers: { authorization: `Bearer ${knownPrincipals.deployer.token}` }, body: JSON.stringify(body) });
      expect(made.status).toBe(200);
      emulator.world.finishRollout('churn');
      consoleEdit(emulator.world, 'churn', { env: { entity: 'champion', set: { HIDDEN: 'live-secret-12345' } } });
      const live = new Canaries();
      addLive(live, emulator.world.endpoints.values(), ['A: shown-in-manifest-1']);
      expect(live.findIn('the log', 'live-secret-12345')).toEqual(['a live variable of churn as plain text in the log']);
      expect(live.findIn('the log', 'shown-in-manifest-1 {{secrets/scope/key}}')).toEqual([]);
    });
  });
});
