/** Every answer of Databricks, spoiled, under every command: nothing breaks, leaks, hangs or writes what nobody asked for. */
import fc from 'fast-check';
import { consoleEdit, knownPrincipals, startEmulator, type Emulator } from '../../../src/emulator/index.js';
import { manifestOf } from '../../helpers/build.js';
import { count, judge, settle, type FuzzArea } from './area.js';
import { spoiling, startSpoilingProxy, type Spoiling } from './proxy.js';
import { runCommand, type CommandOptions, type Mode } from './run-command.js';

const liveSecret = 'canary-live-7f3a9d1c5e';
const { deployer } = knownPrincipals;

const secret = (key: string): string => `{{secrets/scope/${key}}}`;
const churn = (version: string, env: Record<string, string> = {}) => ({
  config: { served_entities: [{ name: 'champion', entity_name: 'prod.ml.churn', entity_version: version, workload_size: 'Small', scale_to_zero_enabled: false, environment_vars: env }] },
});
const chat = (model: string, rest: object = {}) => ({
  config: { served_entities: [{ name: 'main', external_model: { name: model, provider: 'openai', task: 'llm/v1/chat', openai_config: { openai_api_key: secret('key') } } }] },
  ...rest,
});
const before = {
  churn: churn('7', { A: 'shown' }),
  chat: chat('gpt-4o-mini', { tags: [{ key: 'team', value: 'a' }] }),
  shadow: churn('6'),
  gone: chat('gpt-4'),
};
const wanted = {
  churn: { ...churn('8', { A: 'shown', B: 'other' }), description: 'New.', permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }] },
  chat: chat('gpt-4o', { tags: [{ key: 'team', value: 'b' }], ai_gateway: { usage_tracking_config: { enabled: true } } }),
  shadow: { ...churn('latest'), route_optimized: true },
  fresh: { config: { served_entities: [{ name: 'gpt', entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', provisioned_model_units: 50 }] } },
};
const manifest = (endpoints: object) => manifestOf(JSON.stringify({ id: 'demo', endpoints }));

interface Case {
  mode: Mode;
  allowDestroy: string;
  oauth: boolean;
  spoilings: Spoiling[];
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  mode: fc.constantFrom<Mode>('plan', 'apply', 'apply', 'drift', 'export'),
  allowDestroy: fc.constantFrom('false', 'true'),
  oauth: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  spoilings: fc.array(spoiling(24), { minLength: 1, maxLength: 3 }),
});

const inputs = (allowDestroy: string): NonNullable<CommandOptions['inputs']> => ({ 'plan-check': 'off', 'allow-destroy': allowDestroy, 'timeout-minutes': '5', deployment: 'false', 'write-quota': '10000' });

export async function openDatabricksArea(): Promise<FuzzArea> {
  const emulator = await startEmulator({ standard: true, quota: false, deployment: { gets: 1 } });
  const proxy = await startSpoilingProxy(() => emulator.url);
  const seen = new Map<string, number>();

  await make(emulator, manifest(before), 'owner');
  await make(emulator, manifest({ neighbour: churn('6', { KEY: 'kept' }), 'other-chat': chat('gpt-4o') }), 'neighbour');
  consoleEdit(emulator.world, 'churn', { env: { entity: 'champion', set: { OLD_KEY: liveSecret } } });
  // Settled by a read or two, and from then on the same for every case.
  for (let reads = 0; reads < 3; reads += 1) await runCommand({ mode: 'plan', manifest: manifest(before), host: emulator.url, token: deployer.token, inputs: inputs('false') });
  const { endpoints, acls, previous, stale } = emulator.world;
  const beginning = structuredClone({ endpoints, acls, previous, stale });

  function reset(): void {
    Object.assign(emulator.world, structuredClone(beginning));
    emulator.clearRequests();
  }

  const property = fc.asyncProperty(anyCase, async ({ mode, allowDestroy, oauth, spoilings }) => {
    reset();
    const bystanders = picture(emulator);
    proxy.begin(spoilings);
    const signIn = oauth ? { clientId: deployer.name, clientSecret: deployer.secret } : { token: deployer.token };
    const texts: string[] = [];
    const outcome = await settle(() => runCommand({ mode, manifest: manifest(wanted), host: proxy.url, ...signIn, inputs: inputs(allowDestroy) }, texts));
    count(seen, `${mode}: ${outcome.reasons[0] ?? 'fine'}`);
    const canaries = [liveSecret, deployer.token, deployer.secret, ...emulator.world.directory.issued.keys()];
    judge({ ...outcome, texts: [...texts, ...outcome.texts] }, canaries);
    judgeWrites(proxy.asked, { mode, allowDestroy });
    if (picture(emulator) !== bystanders) throw new Error('endpoints of others were touched');
    if (proxy.lured.some((request) => request.includes('authorization'))) throw new Error(`credentials went elsewhere: ${proxy.lured.join(', ')}`);
  });
  return {
    property: property as unknown as FuzzArea['property'],
    seen,
    async close() {
      await proxy.close();
      await emulator.close();
    },
  };
}

/** As another run has left it: with the owner's tag of this manifest, or of some other. */
async function make(emulator: Emulator, wantedNow: ReturnType<typeof manifest>, owner: string): Promise<void> {
  const run = { repository: owner === 'owner' ? 'acme/ml' : `acme/${owner}`, actor: 'octo', commit: 'c'.repeat(40), run: '1', attempt: 1 };
  const { reasons, texts } = await runCommand({ mode: 'apply', manifest: wantedNow, host: emulator.url, token: deployer.token, inputs: inputs('true'), run });
  if (reasons.length > 0) throw new Error(`the workspace could not be made: ${texts.join('\n')}`);
}

/** Everything that belongs to others. */
function picture({ world }: Emulator): string {
  const own = new Set([...Object.keys(before), ...Object.keys(wanted)]);
  const others = [...world.endpoints.values()].filter(({ name }) => !own.has(name)).sort((a, b) => a.name.localeCompare(b.name));
  return JSON.stringify(others.map(({ name, id, description, tags, config, aiGateway }) => ({ name, id, description, tags: [...tags], config, aiGateway, acl: world.acls.get(id) })));
}

function judgeWrites(asked: readonly string[], { mode, allowDestroy }: Pick<Case, 'mode' | 'allowDestroy'>): void {
  const writes = asked.filter((line) => !line.startsWith('GET ') && !line.endsWith('/token'));
  if (mode !== 'apply' && writes.length > 0) throw new Error(`${mode} wrote: ${writes.join(', ')}`);
  for (const write of writes) {
    const [method, path = ''] = write.split(' ');
    const name = /^\/api\/2\.0\/serving-endpoints\/(?:pt\/)?([^/?]+)/.exec(path)?.[1];
    // Grants go by the id that the endpoint's own reply told.
    if (name === undefined && !/^\/api\/2\.0\/(?:serving-endpoints(?:\/pt)?$|permissions\/serving-endpoints\/)/.test(path)) throw new Error(`an unknown write: ${write}`);
    if (name !== undefined && name !== 'pt' && !Object.hasOwn(before, name) && !Object.hasOwn(wanted, name)) throw new Error(`a write that nobody asked for: ${write}`);
    if (method === 'DELETE' && allowDestroy !== 'true') throw new Error(`a deletion that nobody allowed: ${write}`);
    if (method === 'DELETE' && !Object.hasOwn(before, name ?? '')) throw new Error(`deleted what was not ours: ${write}`);
  }
}
