/** What is exported from a workspace adopts it as it is: the plan finds nothing else to do. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportManifest, type ExportEnd, type ExportOptions } from '../../src/commands/export.js';
import { createPlanner } from '../../src/commands/planner.js';
import { consoleCreate, knownPrincipals, startEmulator, type Emulator } from '../../src/emulator/index.js';
import { readManifest } from '../../src/manifest/read.js';
import type { Plan } from '../../src/plan/plan.js';
import { connect, type Connected } from '../databricks/helpers/connect.js';
import { fillByHand, plainValues } from '../helpers/handmade-workspace.js';

let emulator: Emulator;
let databricks: Connected;
beforeEach(async () => {
  emulator = await startEmulator({ standard: true, shuffle: true });
  databricks = connect(emulator.url, { token: knownPrincipals.admin.token });
});
afterEach(async () => {
  expect(emulator.unknownRequests).toEqual([]);
  expect(emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  await databricks.close();
  await emulator.close();
});

const owner = 'acme__ml__m__default';

function exported(options: Partial<ExportOptions> = {}): Promise<ExportEnd> {
  const workspace = { host: databricks.host, serving: databricks.serving, onLive: () => undefined };
  return exportManifest({ workspace, only: [], parallelism: 4, id: 'm', owner, ...options });
}

async function planOf(text: string, variables: Record<string, string> = {}): Promise<Plan> {
  const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], { variables });
  if (manifest === undefined) throw new Error(`${diagnostics.filter(({ severity }) => severity === 'error').map(({ line, message }) => `${String(line)}: ${message}`).join('\n')}\n${text}`);
  const context = { manifest, host: databricks.host, owner, allowDestroy: false, today: '2026-11-21' };
  return createPlanner({ serving: databricks.serving, catalog: databricks.catalog, onLive: () => undefined }, { context, only: [], parallelism: 4 }).plan();
}

const values = Object.fromEntries(plainValues.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));

/** Changes that are more than taking ownership, and blocks. */
const more = (plan: Plan): unknown[] =>
  plan.endpoints.flatMap(({ name, changes, blocked, action }) => [
    ...changes.filter(({ section }) => section !== 'ownership').map(({ path, before, after }) => [name, path, before, after]),
    ...(blocked === undefined ? [] : [[name, blocked.message]]),
    ...(action === 'update' ? [] : [[name, action]]),
  ]);

it('adopts a workspace full of endpoints made by hand, and nothing more', async () => {
  fillByHand(emulator.world);
  const end = await exported();
  const plan = await planOf(end.text, values);
  expect(plan.unread).toEqual([]);
  expect(more(plan)).toEqual([]);
  expect(plan.endpoints.map(({ name }) => name).sort()).toEqual([...emulator.world.endpoints.values()].filter(({ foreign, name }) => foreign === undefined && name !== 'theirs').map(({ name }) => name).sort());
});

it('writes what a person would, and a word on all the rest', async () => {
  fillByHand(emulator.world);
  const { text, warnings } = await exported();
  expectExported('exported.yml', [text.replace(databricks.host, 'https://workspace.example.com'), ...warnings.map((warning) => `# warning: ${warning}\n`)].join(''));
});

function expectExported(name: string, text: string): void {
  const file = join(process.cwd(), '__tests__', 'authoring', 'golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
}

it('writes the same bytes again, whatever the platform shuffles, quotes and adds', async () => {
  fillByHand(emulator.world);
  const { text } = await exported();
  expect((await exported()).text).toBe(text);
  emulator.world.configure({ scalarsAsStrings: true, omitFalseScaleToZero: true });
  expect((await exported()).text).toBe(text);
});

it('tells a budget policy once that most endpoints have', async () => {
  for (const name of ['a', 'b', 'c']) consoleCreate(emulator.world, { name, ...gpt() });
  for (const name of ['a', 'b', 'c']) emulator.world.endpoint(name).budgetPolicyId = name === 'c' ? 'special' : 'common';
  const { text } = await exported();
  expect(text.match(/budget policy \S+/g)).toEqual(['budget policy common.', 'budget policy special.']);
  expect(text.indexOf('common')).toBeLessThan(text.indexOf('endpoints:'));
});

it('promises no more of the plan than it will show', async () => {
  consoleCreate(emulator.world, { name: 'chat', ...gpt() });
  expect((await exported()).text).toContain('are adopted, and no other change;');
  consoleCreate(emulator.world, { name: 'plain', ...gpt({ openai_api_key_plaintext: 'sk-hidden' }) });
  expect((await exported()).text.replace(/\n# /g, ' ')).toContain('no other change but the secret references that you put in place of plain text;');
});

it('names what else is live and no part of a manifest', async () => {
  emulator.world.configure({ unknownFields: true });
  consoleCreate(emulator.world, { name: 'chat', ...gpt() });
  const { text } = await exported();
  expect(text).toMatch(/# Live, too, but no part of a manifest: `/);
  expect(more(await planOf(text))).toEqual([]);
});

const gpt = (openai_config: Record<string, string> = { openai_api_key: '{{secrets/llm-prod/openai-key}}' }): Record<string, unknown> => ({
  config: { served_entities: [{ name: 'main', external_model: { name: 'gpt-4o', provider: 'openai', task: 'llm/v1/chat', openai_config } }] },
});

it('writes no value that may be a secret, and names the variable that is missing', async () => {
  fillByHand(emulator.world);
  const { text, warnings } = await exported();
  expect([text, ...warnings].join('\n')).not.toMatch(/production|a\$\{b\}/);
  expect(warnings).toContainEqual(expect.stringMatching(/^plain-env: The value of MODE of main is not written/));
  const { diagnostics } = readManifest([{ path: 'endpoints.yml', text }], {});
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
    expect.stringContaining('`plain-env_main_MODE` has no value'),
    expect.stringContaining('`plain-env_main_on` has no value'),
  ]);
});

it('asks for the reference of a key that was given as plain text, for every way to sign in', async () => {
  const make = (name: string, provider: string, block: string, settings: Record<string, unknown>): void => {
    consoleCreate(emulator.world, { name, config: { served_entities: [{ name: 'main', external_model: { name: 'm', provider, task: 'llm/v1/chat', [block]: settings } }] } });
  };
  make('a-openai', 'openai', 'openai_config', { openai_api_key_plaintext: 'sk-hidden-1' });
  make('b-bedrock', 'amazon-bedrock', 'amazon_bedrock_config', { aws_region: 'r', bedrock_provider: 'amazon', aws_access_key_id_plaintext: 'hidden-2', aws_secret_access_key_plaintext: 'hidden-3' });
  make('c-own', 'custom', 'custom_provider_config', { custom_provider_url: 'https://x.y', bearer_token_auth: { token_plaintext: 'hidden-4' } });
  make('d-own', 'custom', 'custom_provider_config', { custom_provider_url: 'https://x.y', api_key_auth: { key: 'k', value_plaintext: 'hidden-5' } });
  make('e-anthropic', 'anthropic', 'anthropic_config', { anthropic_api_key_plaintext: 'hidden-6' });
  const { text, warnings } = await exported();
  const missing = ['a-openai_main_openai_api_key', 'b-bedrock_main_aws_access_key_id', 'b-bedrock_main_aws_secret_access_key', 'c-own_main_token', 'd-own_main_value', 'e-anthropic_main_anthropic_api_key'];
  expect(text).not.toContain('hidden-');
  expect(warnings.filter((warning) => warning.includes('is not returned by the platform'))).toHaveLength(missing.length);
  const plan = await planOf(text, Object.fromEntries(missing.map((name) => [name, '{{secrets/llm-prod/openai-key}}'])));
  // A reference in place of a plain key is a change, and nothing else is.
  expect(more(plan).map((found) => String((found as string[])[1]).replace(/^.*_config\./, ''))).toEqual(['openai_api_key', 'aws_access_key_id', 'aws_secret_access_key', 'bearer_token_auth.token', 'api_key_auth.value', 'anthropic_api_key'].map((name) => expect.stringContaining(name.split('.')[0] ?? '') as string));
});

it('takes what another manifest owns only by its name, and says whose it was', async () => {
  fillByHand(emulator.world);
  const all = await exported({ only: ['t*'] });
  expect([all.endpoints, all.leftOut]).toEqual([['tagged', 'telemetry'], [{ key: 'theirs', reason: expect.stringContaining('other__repo__shop__prod') as string, owner: 'other__repo__shop__prod' }]]);
  expect(all.text).toContain('# theirs: left out, because it is managed by another manifest (other__repo__shop__prod).');
  const { text } = await exported({ only: ['theirs'] });
  expect(text).toContain('moved_from: [ other__repo__shop__prod ]');
  const plan = await planOf(text);
  expect([more(plan), plan.endpoints.map(({ ownership }) => ownership)]).toEqual([[], ['adopted']]);
});

it('tells of what one other manifest owns together', async () => {
  const tagged = (name: string, tag: string): void => void consoleCreate(emulator.world, { name, ...gpt(), tags: [{ key: 'endpoints_manifest', value: tag }] });
  for (const name of ['b', 'd', 'f']) tagged(name, 'acme__ml__shop__prod');
  tagged('e', 'acme__ml__other__prod');
  for (const name of ['a', 'c']) consoleCreate(emulator.world, { name, ...gpt() });
  const end = await exported();
  expect([end.endpoints, end.leftOut.length]).toEqual([['a', 'c'], 4]);
  const together = 'b, d, f: left out, because they are managed by another manifest (acme__ml__shop__prod).';
  expect(end.text.match(/left out/g)).toHaveLength(2);
  expect(end.text.replace(/\n *# /g, ' ')).toContain(together);
  expect(end.warnings).toEqual([`${together} What the input \`only\` names is taken over from there.`, expect.stringMatching(/^e: left out, because it is managed by another manifest/)]);
});

it('needs no adoption for what is owned already, and keeps its protection', async () => {
  consoleCreate(emulator.world, { name: 'ours', ...gpt(), tags: [{ key: 'endpoints_manifest', value: owner }, { key: 'endpoints_protected', value: 'true' }] });
  const { text } = await exported();
  expect(text).toMatch(/lifecycle:\n {6}prevent_destroy: true\n$/);
  expect((await planOf(text)).summary).toMatchObject({ unchanged: 1, update: 0 });
});

it('leaves alone what belongs to Databricks, and says so of what was asked for', async () => {
  const { text, endpoints } = await exported();
  expect([endpoints, text]).toEqual([[], expect.not.stringContaining('databricks-claude')]);
  const named = await exported({ only: ['databricks-claude-opus-4-7'] });
  expect(named.warnings).toEqual([expect.stringContaining('belongs to Databricks')]);
  await expect(exported({ only: ['databricks-*', 'none-*'] })).rejects.toMatchObject({
    code: 'invalid-input',
    message: 'Input `only`: no endpoint matches `none-*`.\nInput `only` matches `databricks-claude-opus-4-7`, which belongs to Databricks or to another product of the workspace: no manifest can hold it.',
  });
  consoleCreate(emulator.world, { name: 'chat', ...gpt() });
  await expect(exported({ only: ['chatt'] })).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('`chat`') as string });
  expect((await exported({ only: ['chat', 'talk'] })).warnings).toEqual([expect.stringContaining('`talk`')]);
});

it('writes the rest where one endpoint or its permissions cannot be read, and says which', async () => {
  for (const name of ['a', 'b', 'c']) consoleCreate(emulator.world, { name, ...gpt() });
  emulator.world.addFault({ kind: 'status', status: 403, code: 'PERMISSION_DENIED', path: '/api/2.0/serving-endpoints/b', times: 'always' });
  const end = await exported();
  expect(end.endpoints).toEqual(['a', 'c']);
  expect(end.failure).toMatchObject({ reason: 'permission-denied', message: expect.stringContaining('`b`') as string });
  expect(end.text).toMatch(/# b: left out, because it could not be read: /);
});

it('leaves permissions out where they may not be read', async () => {
  consoleCreate(emulator.world, { name: 'chat', ...gpt() });
  emulator.world.addFault({ kind: 'status', status: 403, code: 'PERMISSION_DENIED', path: '/api/2.0/permissions/serving-endpoints/*', times: 'always' });
  const end = await exported();
  expect(end.failure).toBeUndefined();
  expect(end.text).toMatch(/# `permissions` are not stated, because they could not be read: [^:]*\n( {2}#.*\n)* {2}chat:/);
  expect(end.text).not.toContain('    permissions:');
});

it('tells what the platform holds and a manifest refuses', async () => {
  consoleCreate(emulator.world, { name: 'chat', ...gpt({ openai_api_key: '{{secrets/llm-prod/openai-key}}', openai_api_base: 'https://user:hidden-password@x.y' }) });
  const { text, warnings } = await exported();
  expect(text).not.toContain('hidden-password');
  expect(warnings).toEqual([expect.stringContaining('`openai_api_base` is left out: it holds a URL with a password.')]);
});

it('reads once: one list, one read and one look at the grants of each endpoint', async () => {
  fillByHand(emulator.world);
  emulator.requests.length = 0;
  const { endpoints } = await exported();
  expect(emulator.requests).toHaveLength(1 + 2 * endpoints.length);
});

it('a workspace without access control has no permissions to state, which is no failure', async () => {
  consoleCreate(emulator.world, { name: 'chat', config: { served_entities: [{ name: 'main', external_model: { name: 'gpt-4o', provider: 'openai', task: 'llm/v1/chat', openai_config: { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' } } }] } });
  emulator.world.configure({ accessControl: false });
  const end = await exported();
  expect(end.failure).toBeUndefined();
  expect(end.text).toContain('chat:');
  expect(end.text).not.toContain('permissions');
});

it('says what it takes to see endpoints, where there are none to see', async () => {
  const { endpoints, warnings } = await exported();
  expect([endpoints, warnings]).toEqual([[], [expect.stringContaining('needs CAN_VIEW on each')]]);
});
