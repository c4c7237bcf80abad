/** Bad input, from outside: one clear error with its reason, an annotation on its line, and not one request. */
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, type Data } from './manifests.js';

let project: Project;
beforeAll(async () => {
  project = await startProject();
});
afterAll(async () => {
  await project.close();
});

const apply = (options: RunOptions = {}): Promise<ActionRun> =>
  project.run({ ...options, inputs: { mode: 'apply', ...options.inputs } });

/** The failed step in one look: its status, its reason, and the line that says so. */
function expectFailure(run: ActionRun, reason: string, message: RegExp): void {
  expect(run.log).toMatch(message);
  expect([run.status, run.outputs['failure-reason']]).toEqual([1, reason]);
  expect(run.log).toMatch(new RegExp(`^::error::${reason}: `, 'm'));
  expect(run.summary).toContain(reason);
  expect(run.log).not.toContain('internal-error');
  expect(run.log).not.toMatch(/^\s+at .*\.js/m);
  expect(writes(run.workspace)).toEqual([]);
  // The commit is told; nobody else is.
  expect(writes(run.github).filter((write) => !write.includes('/statuses/'))).toEqual([]);
}

/** Line of the first occurrence, from 1. */
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

const entity = (rest: Data): Data => churn({}, rest);
const routes = (list: Data[], rest: Data = {}): Data => {
  const one = churn().config as { served_entities: Data[] };
  return { config: { served_entities: [...one.served_entities], traffic_config: { routes: list }, ...rest } };
};
const two = { targets: { dev: {}, prod: {} } };

interface Case {
  name: string;
  text: string;
  inputs?: RunOptions['inputs'];
  message: RegExp;
  /** What stands on the line of the annotation. */
  at?: string;
}

const cases: Case[] = [
  { name: 'an empty manifest', text: '', message: /empty/ },
  { name: 'a manifest of comments alone', text: '# soon\n', message: /empty/ },
  { name: 'a manifest that cannot be parsed', text: 'id: shop\nendpoints:\n  chat: [ }\n', message: /is not closed/, at: 'chat: [' },
  { name: 'a manifest that is a list', text: '- id: shop\n', message: /this is a list/, at: '- id' },
  { name: 'no `endpoints`', text: 'id: shop\n', message: /endpoints/ },
  { name: '`endpoints` without a value', text: 'id: shop\nendpoints:\n', message: /endpoints/ },
  { name: 'no `id`', text: 'endpoints: {}\n', message: /`id`/ },
  { name: 'an illegal `id`', text: manifest({ chat: chat() }, { id: 'my shop' }), message: /id/, at: 'my shop' },
  { name: 'an unknown target', text: manifest({ chat: chat() }, two), inputs: { target: 'prd' }, message: /prd.*(prod|dev)/ },
  { name: 'several targets and none named', text: manifest({ chat: chat() }, two), message: /target/ },
  { name: 'an unknown variable', text: manifest({ chat: chat({}, '${var.modle}') }, { variables: { model: 'gpt-4o' } }), message: /modle.*`?model/, at: 'modle' },
  { name: 'an unknown variable given', text: manifest({ chat: chat() }), inputs: { variables: 'colour=red' }, message: /colour/ },
  { name: 'an unknown interpolation', text: manifest({ chat: chat({}, '${env.HOME}') }), message: /env\.HOME/, at: 'env.HOME' },
  { name: 'a duplicate key', text: 'id: shop\nendpoints:\n  chat: {}\n  "chat": {}\n', message: /`chat` is already defined at endpoints\.yml:3:3/, at: '"chat"' },
  { name: 'a duplicate endpoint name', text: manifest({ chat: chat(), talk: chat({ name: 'chat' }) }), message: /name.*chat|chat.*name/ },
  { name: 'a wrong type', text: manifest({ chat: entity({ min_provisioned_concurrency: 'many', workload_size: null, max_provisioned_concurrency: 8 }) }), message: /min_provisioned_concurrency|many/, at: 'many' },
  { name: 'an unknown key', text: manifest({ chat: entity({ worklod_size: 'Small' }) }), message: /worklod_size.*workload_size/, at: 'worklod_size' },
  { name: 'an unknown key at the top', text: manifest({ chat: chat() }, { variabels: {} }), message: /variabels.*variables/, at: 'variabels' },
  { name: 'traffic that is not 100', text: manifest({ c: routes([{ served_entity_name: 'champion', traffic_percentage: 90 }]) }), message: /\b90\b.*100|100.*\b90\b/ },
  { name: 'traffic to no entity', text: manifest({ c: routes([{ served_entity_name: 'champin', traffic_percentage: 100 }]) }), message: /champin.*champion/, at: 'champin"' },
  {
    name: 'external and hosted models mixed',
    text: manifest({ c: { config: { served_entities: [...(churn().config as { served_entities: Data[] }).served_entities, ...(chat().config as { served_entities: Data[] }).served_entities] } } }),
    message: /external/,
  },
  { name: 'both sizing forms', text: manifest({ c: entity({ min_provisioned_concurrency: 4, max_provisioned_concurrency: 8 }) }), message: /workload_size|min_provisioned_concurrency/ },
  { name: 'an illegal endpoint name', text: manifest({ chat: chat({ name: 'my chat!' }) }), message: /my chat!/, at: 'my chat!' },
  { name: 'an illegal tag key', text: manifest({ chat: chat({ tags: [{ key: 'a:b', value: 'x' }] }) }), message: /a:b/, at: 'a:b' },
  { name: 'one of our own tags', text: manifest({ chat: chat({ tags: [{ key: 'endpoints_manifest', value: 'x' }] }) }), message: /endpoints_manifest/, at: 'endpoints_manifest' },
  { name: 'a custom model without `scale_to_zero_enabled`', text: manifest({ c: entity({ scale_to_zero_enabled: null }) }), message: /scale_to_zero_enabled/ },
];

describe('a bad manifest', () => {
  it.each(cases)('$name', async ({ text, inputs, message, at }) => {
    const run = await apply({ files: { 'endpoints.yml': text }, ...(inputs === undefined ? {} : { inputs }) });
    expectFailure(run, 'invalid-manifest', message);
    expect(run.workspace).toEqual([]);
    expect(run.github.map(({ body }) => body)).toEqual([expect.objectContaining({ context: expect.stringMatching(/^endpoints apply( \(.+\))?$/) as unknown, state: 'failure' })]);
    if (at !== undefined) expect(run.log).toContain(`::error file=endpoints.yml,line=${lineOf(text, at)}`);
  });

  it('is told with all its problems in one run', async () => {
    const text = manifest({ c: entity({ worklod_size: 'S' }), chat: chat({ tagz: [] }), ok: chat({ name: 'a b' }) });
    const run = await apply({ files: { 'endpoints.yml': text } });
    expectFailure(run, 'invalid-manifest', /and 2 more problems/);
    for (const part of ['worklod_size', 'tagz', 'a b']) expect(run.log).toContain(`::error file=endpoints.yml,line=${lineOf(text, part)}`);
  });

  it('never shows a credential in plain text', async () => {
    const secret = 'sk-live-4f8a0c1d9e2b7766';
    const text = manifest({ chat: chat() }).replace('"openai_api_key": "{{secrets/my_scope/my_openai_api_key}}"', `"openai_api_key_plaintext": "${secret}"`);
    expect(text).toContain(secret);
    const run = await apply({ files: { 'endpoints.yml': text } });
    expectFailure(run, 'invalid-manifest', /openai_api_key_plaintext.*\{\{secrets\//);
    expect(run.log).toContain(`::error file=endpoints.yml,line=${lineOf(text, 'openai_api_key_plaintext')}`);
    expect(run.log + run.written).not.toContain(secret);
  });

  it('never shows a credential where a secret reference belongs', async () => {
    const secret = 'sk-live-4f8a0c1d9e2b7766';
    const text = manifest({ chat: chat() }).replace('{{secrets/my_scope/my_openai_api_key}}', secret);
    const run = await apply({ files: { 'endpoints.yml': text } });
    expectFailure(run, 'invalid-manifest', /openai_api_key/);
    expect(run.log + run.written).not.toContain(secret);
  });

  it('names both places of a key that two files define', async () => {
    const files = { 'e/a.yml': manifest({ chat: chat() }), 'e/b.yml': '\nendpoints:\n  chat: {}\n' };
    const run = await apply({ files, inputs: { manifest: 'e/*.yml' } });
    expectFailure(run, 'invalid-manifest', /chat/);
    expect(run.log).toMatch(/::error file=e\/b\.yml,line=3.*e\/a\.yml/);
  });
});

describe('a manifest that is not there', () => {
  const files = { 'endpoints.yml': manifest({ chat: chat() }) };

  it.each([
    ['a missing file', 'endponts.yml', 'invalid-manifest', /`endponts\.yml` does not exist/],
    ['a glob that matches nothing', 'serving/*.yml', 'invalid-manifest', /`serving\/\*\.yml` matches no file/],
    ['a folder', '.', 'invalid-input', /outside the checkout|not a file/],
    ['a file above the checkout', '../endpoints.yml', 'invalid-input', /leads outside the checkout/],
    ['a glob above the checkout', '../**/*.yml', 'invalid-input', /leads outside the checkout/],
    ['an absolute path', '/etc/passwd', 'invalid-input', /leads outside the checkout/],
    ['a link out of the checkout', 'link.yml', 'invalid-input', /leads outside the checkout/],
    ['a link of a folder out of the checkout', 'etc/passwd', 'invalid-input', /leads outside the checkout/],
  ])('%s', async (_name, path, reason, message) => {
    const run = await apply({ files, links: { 'link.yml': '/etc/passwd', etc: '/etc' }, inputs: { manifest: path } });
    expectFailure(run, reason, message);
    expect(run.log).not.toContain('root:');
    expect(run.workspace).toEqual([]);
  });

  it('reads several files as one manifest', async () => {
    const several = { 'e/a.yml': manifest({ chat: chat() }), 'e/b.yml': `endpoints: ${JSON.stringify({ talk: chat() })}\n` };
    const run = await project.run({ files: several, inputs: { mode: 'validate', manifest: 'e/*.yml' } });
    expect([run.status, run.outputs['mode']]).toEqual([0, 'validate']);
    expect(run.log).toContain('2 endpoints');
    expect(run.workspace).toEqual([]);
  });
});

describe('bad inputs', () => {
  const files = { 'endpoints.yml': manifest({ chat: chat() }) };

  it('are all told at once', async () => {
    const inputs = {
      mode: 'aply', 'plan-check': 'maybe', 'plan-digest': 'xyz', comment: 'sometimes', 'drift-issue': 'perhaps', 'fail-on-drift': '1',
      wait: 'no', parallelism: '0', 'write-quota': '1.5', 'poll-interval-seconds': 'soon', 'timeout-minutes': '-1', variables: 'novalue',
    };
    const run = await apply({ files, inputs });
    expectFailure(run, 'invalid-input', /`aply` is none of .*Did you mean `apply`/);
    for (const name of Object.keys(inputs)) expect(run.log).toContain(`Input \`${name}\``);
    expect(run.workspace).toEqual([]);
  });

  it.each([
    ['no host', { 'databricks-host': '' }, 'invalid-input', /databricks-host/],
    ['no credential', { 'databricks-token': '' }, 'invalid-input', /databricks-token/],
    ['two auth methods', { 'databricks-client-id': 'id', 'databricks-client-secret': 'dose-not-to-be-shown' }, 'invalid-input', /auth-type/],
    ['an auth type without its values', { 'auth-type': 'oauth-m2m' }, 'invalid-input', /client-id/],
    ['an unknown auth type', { 'auth-type': 'magic' }, 'invalid-input', /magic/],
    ['half a service principal', { 'databricks-token': '', 'databricks-client-id': 'id' }, 'invalid-input', /client-secret/],
    ['plain http', { 'databricks-host': 'http://adb-1.2.azuredatabricks.net' }, 'invalid-input', /https/],
    ['the account console', { 'databricks-host': 'https://accounts.cloud.databricks.com' }, 'invalid-input', /account/],
    ['a host that is no address', { 'databricks-host': 'my workspace' }, 'invalid-input', /my workspace|host/],
  ])('%s', async (_name, inputs, reason, message) => {
    const run = await apply({ files, inputs });
    expectFailure(run, reason, message);
    expect(run.workspace).toEqual([]);
    expect(run.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('dose-not-to-be-shown');
  });

  it('a host in the manifest that is not the host of the inputs', async () => {
    const text = manifest({ chat: chat() }, { targets: { prod: { host: 'https://adb-1.2.azuredatabricks.net' } } });
    const run = await apply({ files: { 'endpoints.yml': text }, inputs: { target: 'prod' } });
    expectFailure(run, 'invalid-input', /adb-1\.2\.azuredatabricks\.net/);
    expect(run.workspace).toEqual([]);
  });

  it('a wrong token, which the platform answers by 403 and a number', async () => {
    const run = await apply({ files, inputs: { 'databricks-token': 'dapi-wrong-token-0001' } });
    expectFailure(run, 'authentication', /403/);
    expect(run.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('dapi-wrong-token-0001');
  });

  it('a wrong token ends the run at once, whatever else is still asked', async () => {
    project.emulator.world.addFault({ method: 'GET', path: '/api/2.0/serving-endpoints/chat', kind: 'delay', delayMs: 4000 });
    const startedAt = Date.now();
    const run = await apply({ files, inputs: { 'databricks-token': 'dapi-wrong-token-0001' } });
    expectFailure(run, 'authentication', /403/);
    expect(run.log).not.toContain('trying again');
    expect(Date.now() - startedAt).toBeLessThan(3500);
    project.emulator.world.clearFaults();
  });

  it('an event file that cannot be read', async () => {
    const run = await apply({ files, env: { GITHUB_EVENT_PATH: '/nowhere/event.json' } });
    expectFailure(run, 'invalid-input', /event file/);
  });
});

it('spoke only to routes that exist', () => {
  expect(project.emulator.unknownRequests).toEqual([]);
});
