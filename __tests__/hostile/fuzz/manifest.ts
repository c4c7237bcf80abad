/** Any bytes as a manifest: read, checked, planned and shown, or refused with a code and a place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseDocument, stringify } from 'yaml';
import { planWithoutWorkspace } from '../../../src/commands/plan.js';
import { EndpointsError } from '../../../src/errors.js';
import { readSettings } from '../../../src/inputs.js';
import { readManifest } from '../../../src/manifest/read.js';
import { toPlanFile } from '../../../src/plan/plan-file.js';
import { renderFailure } from '../../../src/render/failure.js';
import { VirtualClock } from '../../apply/support.js';
import { count, judge, settle, type FuzzArea, type Outcome } from './area.js';
import { edit, hostileTexts, jsonText, junk, mutate, prototypeKeys, textEdit, type Edit } from './mutate.js';
import { keepLines } from './run-command.js';

/** A credential as people paste it, where a reference belongs: refused wherever it turns up, and never shown. */
const pasted = `dapi${'0f3a9d1c5e7b2846'.repeat(2)}`;
/** Inside of a longer word it is no credential that anybody could know for one. */
const shownWhole = new RegExp(`(?<![A-Za-z0-9])${pasted}(?![A-Za-z0-9])`);
/** A value of the process's environment, which no manifest may reach. */
export const environmentCanary = 'canary-environment-2b8d4f6a';

/** Everything at once, and right. */
const maximal = {
  id: 'demo',
  moved_from: ['acme__ml__old__default'],
  variables: { model: 'gpt-4o', key: { default: 'a', description: 'Some.' } },
  targets: { dev: { default: true, variables: { model: 'gpt-4o-mini' }, name_prefix: 'dev-' }, prod: { host: 'https://adb-1.2.azuredatabricks.net', endpoints: { chat: { description: 'x' } } } },
  defaults: { tags: [{ key: 'team', value: 'ml' }] },
  endpoints: {
    chat: {
      config: { served_entities: [{ name: 'main', external_model: { name: '${var.model}', provider: 'openai', task: 'llm/v1/chat', openai_config: { openai_api_key: '{{secrets/s/k}}' } } }] },
      ai_gateway: { usage_tracking_config: { enabled: true }, rate_limits: [{ key: 'user', calls: 10, renewal_period: 'minute' }], guardrails: { input: { pii: { behavior: 'BLOCK' } } } },
      permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }],
      email_notifications: { on_update_failure: ['a@b.example'] },
      lifecycle: { prevent_destroy: true, adopt: false, ignore_changes: [{ path: 'config.served_entities[main].external_model.name', reason: 'by hand', until: '2027-01-31' }] },
    },
    churn: {
      name: 'churn-x',
      route_optimized: true,
      config: {
        served_entities: [
          { name: 'a', entity_name: 'prod.ml.churn', entity_version: 'latest', workload_size: 'Small', workload_type: 'CPU', scale_to_zero_enabled: true, environment_vars: { HF_TOKEN: '{{secrets/s/k}}', OK: '${target.name}' } },
          { name: 'b', entity_name: 'prod.ml.churn', entity_version: '@champion', min_provisioned_concurrency: 4, max_provisioned_concurrency: 8, scale_to_zero_enabled: false },
        ],
        traffic_config: { routes: [{ served_entity_name: 'a', traffic_percentage: 90 }, { served_entity_name: 'b', traffic_percentage: 10 }] },
        auto_capture_config: { catalog_name: 'c', schema_name: 's', enabled: true },
      },
    },
    llama: { config: { served_entities: [{ name: 'l', entity_name: 'system.ai.llama_v3_3_70b_instruct', entity_version: '1', throughput_chunks: { min: 2, max: 3 } }] } },
  },
};
/** The same with a slip. */
const slipped = JSON.parse(JSON.stringify(maximal).replace('"default":"a"', `"default":"${pasted}"`).replaceAll('{{secrets/s/k}}', pasted).replace('"x"', '"https://u:p4ssw0rd-canary@x.example"')) as unknown;
const texts = [readFileSync(join(process.cwd(), 'examples', 'endpoints.yml'), 'utf8'), stringify(maximal), stringify(maximal), stringify(slipped)];
const seeds: unknown[] = [maximal, maximal, ...texts.map((text) => parseDocument(text).toJS() as unknown)];

/** Pieces that YAML, the variables, or a renderer may stumble over. */
const pieces = ['&a ', '*a', '<<: *a', '!!js/function ', '!!binary ', '? ', '- ', ': ', '{', '[', '}', ']', '|\n', '>\n', '"', "'", '\t', '\n---\n', '%YAML 1.1\n', '#', '\u0000', '\uFEFF', '\u2028', '${', '${var.', '${var.model}', '$${x}', '{{secrets/a/b}}', '{{', '<<<<<<< HEAD\n', '__proto__: ', 'constructor: ', '0x1F', '.nan', '1e999', '~', ...hostileTexts, pasted];

interface Splice {
  at: number;
  remove: number;
  put: string;
}

const splice = fc.record({ at: fc.nat(20_000), remove: fc.nat(12), put: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })) });
const spliced = (text: string, edits: readonly Splice[]): string =>
  edits.reduce((edited, { at, remove, put }) => {
    const from = at % (edited.length + 1);
    return edited.slice(0, from) + put + edited.slice(from + remove);
  }, text);

const flowing = fc.boolean();
const asText = (value: unknown, flow: boolean): string => (flow ? jsonText(value, 1) : stringify(value, { aliasDuplicateObjects: true }));

/** A tree of the keys that a manifest knows, in places where they mean nothing. */
const words = ['id', 'endpoints', 'config', 'served_entities', 'name', 'external_model', 'tags', 'key', 'value', 'targets', 'variables', 'default', 'defaults', 'traffic_config', 'routes', 'lifecycle', 'ignore_changes', 'path', 'reason', 'remove', 'permissions', 'ai_gateway', 'environment_vars', 'resources', 'include', 'bundle', ...prototypeKeys];
const { tree } = fc.letrec<{ tree: unknown; map: unknown }>((tie) => ({
  tree: fc.oneof({ maxDepth: 7 }, junk, tie('map'), fc.array(tie('tree'), { maxLength: 4 })),
  map: fc.array(fc.tuple(fc.constantFrom(...words), tie('tree')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
}));

const bomb = fc.tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 30 })).map(([levels, width]) =>
  ['id: a', 'x0: &x0 [a, b]', ...Array.from({ length: levels }, (_, level) => `x${level + 1}: &x${level + 1} [${Array.from({ length: width }, () => `*x${level}`).join(', ')}]`), `endpoints: { c: { tags: *x${levels} } }`].join('\n'));
const repeated = fc.tuple(fc.constantFrom('[', '{a: ', '- ', '? ', '&a ', '!', '"', "'", '${', '${var.x', '#\n', 'a: b\n', ' ', '*', '`', '{{secrets/', ':@', 'x/'), fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 2_000 }) }, fc.integer({ min: 2_000, max: 60_000 })), fc.constantFrom('', 'id: a\nendpoints:\n  c: "', 'id: a\nendpoints:\n  c:\n    description: ')).map(([unit, times, start]) => start + unit.repeat(times));

const manifestText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...seeds), fc.array(textEdit, { minLength: 1, maxLength: 2 }), flowing).map(([seed, edits, flow]: [unknown, Edit[], boolean]) => asText(mutate(seed, edits), flow)) },
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 4 }), flowing).map(([seed, edits, flow]: [unknown, Edit[], boolean]) => asText(mutate(seed, edits), flow)) },
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...texts), fc.array(splice, { minLength: 1, maxLength: 5 })).map(([text, edits]) => spliced(text, edits)) },
  { weight: 2, arbitrary: fc.tuple(tree, flowing).map(([value, flow]) => asText({ id: 'a', endpoints: value }, flow)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('utf8')) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((list) => list.join('')) },
  { weight: 1, arbitrary: bomb },
  { weight: 1, arbitrary: repeated },
);

interface Case {
  files: string[];
  target: string | undefined;
  variables: Record<string, string>;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  files: fc.oneof({ weight: 6, arbitrary: fc.tuple(manifestText) }, fc.tuple(manifestText, manifestText)),
  target: fc.constantFrom(undefined, undefined, undefined, undefined, 'dev', 'prod', '__proto__'),
  variables: fc.constantFrom<Record<string, string>>({}, {}, {}, {}, { model: 'x' }, JSON.parse('{"__proto__":"x","constructor":"${var.model}"}') as Record<string, string>),
});

export function openManifestArea(): Promise<FuzzArea> {
  const seen = new Map<string, number>();
  process.env['FUZZ_CANARY'] = environmentCanary;
  const property = fc.asyncProperty(anyCase, async (each) => {
    const before = process.cpuUsage();
    const outcome = await settle(() => readAndPlan(each));
    count(seen, outcome.reasons[0] ?? 'planned');
    judge(outcome, [shownWhole, environmentCanary, /p4ssw0rd-canary@x/]);
    // Nothing can stop code that does not wait, so its time is looked at when it is over; that of a busy machine does not count.
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    if (took > 6_000) throw new Error(`took ${Math.round(took)} ms`);
  });
  return Promise.resolve({ property: property, seen, close: () => Promise.resolve() });
}

async function readAndPlan({ files, target, variables }: Case): Promise<Outcome> {
  const sources = files.map((text, index) => ({ path: `e${index}.yml`, text }));
  const { manifest, diagnostics } = readManifest(sources, { variables, ...(target === undefined ? {} : { target }) });
  const said = diagnostics.map(({ message }) => message);
  const failing = diagnostics.filter(({ severity }) => severity === 'error');
  if (manifest === undefined) {
    if (failing.length === 0) throw new Error('refused without a reason');
    const shown = renderFailure(new EndpointsError('invalid-manifest', failing[0]!.message, { diagnostics }));
    return { texts: [...said, shown], reasons: ['invalid-manifest'] };
  }
  const clock = new VirtualClock();
  clock.time = Date.UTC(2026, 10, 21);
  const written: string[] = [];
  const end = await planWithoutWorkspace({
    base: undefined, manifest, clock, log: keepLines(written), repository: undefined,
    settings: readSettings(() => '', {}),
    run: { repository: 'acme/ml', actor: 'octo', commit: 'c'.repeat(40), run: '1', attempt: 1 },
    annotations: { add: ({ message }) => void written.push(message) },
  });
  const file = end.plan === undefined ? '' : JSON.stringify(toPlanFile(end.plan));
  return { texts: [...said, ...written, end.summary ?? '', file], reasons: end.failure === undefined ? [] : [end.failure.reason] };
}
