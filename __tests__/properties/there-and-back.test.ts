/**
 * From A to B and back to A ends where A was. What is exempt is what a manifest cannot take back, each with its reason
 * in `exemptions`: values that B stated and A leaves unmanaged, and what no route can change.
 */
import { textOf } from '../../src/json.js';
import fc from 'fast-check';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { pathsOf } from '../helpers/build.js';
import { check, patience } from './check.js';
import { pairs } from './pairs.js';
import { comparable, id, mapOf, mapsOf, stateOfRaw } from './states.js';
import { manifestFor, openWorkspace, type RawEndpoint, type Workspace } from './workspace.js';

let workspace: Workspace;
let cases = 0;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

interface Trip {
  first: JsonObject;
  second: JsonObject;
  /** The endpoint was replaced on the way to B but not on the way back: what only a create can set is B's. */
  madeBySecond: boolean;
}

const sections = ['config', 'ai_gateway', 'tags', 'permissions', 'email_notifications', 'telemetry_config'];

function exemptions({ first, second, madeBySecond }: Trip): (path: string) => boolean {
  const prefixes: string[] = [];
  // Unstated means unmanaged: what B wrote there is not A's to take away (product.md, "stated and unstated").
  for (const section of sections) if (first[section] === undefined && second[section] !== undefined) prefixes.push(section);
  const config = mapOf(first['config']);
  if (config['auto_capture_config'] === undefined) prefixes.push('config.auto_capture_config');
  // N31: a prefix or switch that A leaves to the platform stays what B said.
  for (const field of ['table_name_prefix', 'enabled']) if (mapOf(config['auto_capture_config'])[field] === undefined) prefixes.push(`config.auto_capture_config.${field}`);
  const unstated = ['workload_size', 'workload_type', 'scale_to_zero_enabled', 'min_provisioned_concurrency', 'max_provisioned_concurrency', 'min_provisioned_throughput', 'environment_vars', 'instance_profile_arn'];
  for (const entity of mapsOf(config['served_entities'])) {
    const path = `config.served_entities${id(textOf(entity['name']))}`;
    for (const field of unstated) if (entity[field] === undefined && !(field === 'min_provisioned_throughput' && entity['throughput_chunks'] !== undefined)) prefixes.push(`${path}.${field}`);
  }
  // N28: the same for the prefix of the inference table.
  const table = mapOf(mapOf(first['ai_gateway'])['inference_table_config']);
  if (table['table_name_prefix'] === undefined) prefixes.push('ai_gateway.inference_table_config.table_name_prefix');
  // R14: tables make a new profile whenever they are sent; what A leaves out of telemetry is the platform's to fill.
  const telemetry = mapOf(first['telemetry_config']);
  if (Object.keys(telemetry).length > 0) {
    for (const field of ['telemetry_profile_id', 'inference_table_config', 'enabled_telemetry_features']) if (telemetry[field] === undefined) prefixes.push(`telemetry_config.${field}`);
    if (Array.isArray(telemetry['enabled_telemetry_features']) && telemetry['enabled_telemetry_features'].length === 0) prefixes.push('telemetry_config.enabled_telemetry_features');
  }
  // N21, N22, N23: no route changes them; they are those of the manifest that created the endpoint.
  if (madeBySecond) prefixes.push('description', 'budget_policy_id');
  // Unstated, they are unmanaged, and go along through a replacement.
  for (const field of ['description', 'route_optimized']) if (first[field] === undefined) prefixes.push(field);
  return (path) => prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`));
}

const idOf = (raw: RawEndpoint | undefined): unknown => raw?.detail['id'];

describe('any A, then any B, then A', () => {
  it.each([
    ['of one kind', pairs({ unresolved: true }), 1],
    ['of any kinds, by replacement where it takes one', pairs({ unresolved: true, replaces: true }), 0.5],
  ] as const)('ends where A was: %s', async (what, pair, share) => {
    const property = fc.asyncProperty(pair, fc.nat(), async ({ first, second }, seed) => {
      workspace.reset(seed);
      workspace.noise({ shuffle: true, seed });
      cases += 1;
      const name = `t${cases}`;
      const [a, b] = [manifestFor({ [name]: first }), manifestFor({ [name]: second })];
      await workspace.applied(a);
      const start = await workspace.raw(name);
      await workspace.applied(b);
      const middle = await workspace.raw(name);
      expect((await workspace.plan(b)).endpoints.flatMap(pathsOf)).toEqual([]);
      await workspace.applied(a);
      const end = await workspace.raw(name);
      expect((await workspace.plan(a)).endpoints.flatMap(pathsOf)).toEqual([]);

      const madeBySecond = idOf(end) === idOf(middle) && idOf(middle) !== idOf(start);
      const exempt = exemptions({ first, second, madeBySecond });
      expect(comparable(stateOfRaw(end), exempt)).toEqual(comparable(stateOfRaw(start), exempt));
    });
    await check(`A, B, A ends where A was, ${what}`, property, share);
  }, patience);
});
