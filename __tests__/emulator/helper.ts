import { readFileSync } from 'node:fs';
import { type Emulator, knownPrincipals, startEmulator, type StartOptions } from '../../src/emulator/index.js';

export type Json = Record<string, unknown>;

export interface Reply<T = Json> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

export const root = '/api/2.0/serving-endpoints';

/** Calls the emulator as `token` (default: the deployer) with a JSON body. */
export async function call<T = Json>(
  emulator: Emulator,
  line: string,
  body?: unknown,
  { token = knownPrincipals.deployer.token, headers = {} }: { token?: string | null; headers?: Record<string, string> } = {},
): Promise<Reply<T>> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const response = await fetch(emulator.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = text;
  }
  return { status: response.status, headers: response.headers, body: parsed as T, text };
}

const running: Emulator[] = [];

/** An emulator with the standard workspace that `stopAll` closes. */
export async function start(options: StartOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ standard: true, ...options });
  running.push(emulator);
  return emulator;
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
}

/** A fixture of the source tree; tests run from the compiled output, which has no JSON files beside them. */
export function fixture(path: string): unknown {
  return JSON.parse(readFileSync(`${process.cwd()}/__tests__/${path}`, 'utf8'));
}

export const external = {
  name: 'chat',
  external_model: {
    name: 'gpt-4o-mini',
    provider: 'openai',
    task: 'llm/v1/chat',
    openai_config: { openai_api_key: '{{secrets/llm-prod/openai-key}}' },
  },
};

export const custom = {
  name: 'champion',
  entity_name: 'prod.ml.churn',
  entity_version: '7',
  workload_size: 'Small',
  scale_to_zero_enabled: false,
};

export function endpointBody(name: string, entity: Json = custom, rest: Json = {}): Json {
  return { name, config: { served_entities: [entity] }, ...rest };
}

/** Replaces ids and times by their kind, and sorts the lists that have no order. */
export function mask(value: unknown, key = ''): unknown {
  if (typeof value === 'number' && /timestamp|time$/.test(key)) return '<time>';
  if (typeof value === 'string' && key === 'id') return /^[0-9a-f]{32}$/.test(value) ? '<id>' : value;
  if (Array.isArray(value)) {
    return value.map((item) => mask(item)).sort((left, right) => (order(left) < order(right) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, item]) => [name, mask(item, name)]),
  );
}

function order(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Polls R3 until the update is over. */
export async function settled(emulator: Emulator, name: string): Promise<Json> {
  for (let poll = 0; poll < 20; poll += 1) {
    const { body } = await call(emulator, `GET ${root}/${name}`);
    if ((body.state as Json).config_update !== 'IN_PROGRESS') return body;
  }
  throw new Error(`${name} is still updating`);
}
