/** What must be true in the workspace, finding by finding; and what is asked of it at all. */
import { Facts, needKey, type Fact, type Need } from '../../src/plan/facts.js';
import { preflight, type Preflight, type PreflightInput } from '../../src/plan/preflight.js';
import { differences } from '../../src/plan/diff.js';
import { canonicalEndpoint } from '../../src/endpoint/canonical.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';

const known = (...facts: [Need, Fact<unknown>][]): Facts => new Facts(new Map(facts.map(([need, fact]) => [needKey(need), fact])));
const config = (...served_entities: unknown[]): JsonObject => ({ config: { served_entities: served_entities as JsonObject[] } });
const version = (model: string, number: string): Need => ({ kind: 'model-version', model, version: number });
const sizes = (model: string, number: string): Need => ({ kind: 'optimization', model, version: number });
const keys = (scope: string): Need => ({ kind: 'secret-keys', scope });
const ready = (model = 'm', number = '12'): [Need, Fact<unknown>] => [version(model, number), { value: { version: number, status: 'READY' } }];
const run = (document: JsonObject, facts: Facts, more: Partial<PreflightInput> = {}): Preflight => preflight({ wantedDocument: document, differences: undefined, ...more }, facts);
const told = (result: Preflight): [string, string][] => result.findings.map(({ message, path }) => [path.join('.'), message]);
const entity = (more: JsonObject = {}): JsonObject => ({ name: 'main', entity_name: 'm', entity_version: '12', ...more });
const at = (field: string): string => `config.served_entities.0.${field}`;

describe('versions', () => {
  it.each<[string, Fact<unknown>, [string, string][], string[]]>([
    ['READY', { value: { version: '12', status: 'READY' } }, [], []],
    ['missing', { value: undefined }, [[at('entity_version'), '`m` has no version 12 in this workspace.']], []],
    ['not READY', { value: { version: '12', status: 'PENDING_REGISTRATION' } }, [[at('entity_version'), '`m` version 12 is PENDING_REGISTRATION, not READY.']], []],
    ['without a status', { value: { version: '12', status: '' } }, [], ['status of version 12 of `m`']],
    ['not to be asked', { denied: 'PERMISSION_DENIED' }, [], ['version 12 of `m`']],
  ])('%s', (_title, fact, findings, unchecked) => {
    const result = run(config(entity()), known([version('m', '12'), fact]));
    expect([told(result), result.unchecked]).toEqual([findings, unchecked]);
  });

  it('a registration that failed does not get better by waiting', () => {
    const hint = (status: string): string | undefined => run(config(entity()), known([version('m', '12'), { value: { version: '12', status } }])).findings[0]?.hint;
    expect([hint('FAILED_REGISTRATION'), hint('PENDING_REGISTRATION')]).toEqual(['Register the model again, or state another version.', 'Wait until the version is READY, or state another one.']);
  });

  it('say what stands for the number', () => {
    const resolved = [{ entity: 'main', model: 'm', asked: '@old', version: '11' }, { entity: 'other', model: 'm', asked: '@other', version: '12' }, { entity: 'main', model: 'm', asked: '@champion', version: '12' }];
    const facts = (): Facts => known([version('m', '12'), { value: undefined }]);
    expect(told(run(config(entity()), facts(), { resolved }))).toEqual([[at('entity_version'), '`m` has no version 12 (`@champion`) in this workspace.']]);
    expect(told(run(config(entity()), facts(), { resolved: resolved.slice(0, 2) }))).toEqual([[at('entity_version'), '`m` has no version 12 in this workspace.']]);
  });

  it.each<[string, unknown]>([
    ['a feature spec', { name: 'a', entity_name: 'm' }], ['no model', { name: 'a', entity_version: '12' }], ['what is not resolved', entity({ entity_version: '@champion' })], ['odd numbers', entity({ entity_version: '1x' })], ['others', entity({ entity_version: 'x1' })],
    ['what is no entity', 'x'],
  ])('nothing is asked of %s', (_title, given) => {
    const facts = known();
    expect(run(config(given), facts)).toEqual({ findings: [], unchecked: [] });
    expect(facts.missing.size).toBe(0);
  });

  it('what is not known is noted, and nothing is said of it', () => {
    const facts = known();
    expect(run(config(entity({ max_provisioned_throughput: 970, environment_vars: { A: '{{secrets/s/k}}' } })), facts)).toEqual({ findings: [], unchecked: [] });
    expect([...facts.missing.values()]).toEqual([version('m', '12'), sizes('m', '12'), keys('s')]);
    expect(run({}, facts)).toEqual({ findings: [], unchecked: [] });
  });
});

describe('sizes', () => {
  const info = (more: object): Fact<unknown> => ({ value: { optimizable: true, ...more } });
  const of = (more: JsonObject, fact: Fact<unknown>, first = ready()): Preflight => run(config(entity(more)), known(first, [sizes('m', '12'), fact]));
  it.each<[string, JsonObject, Fact<unknown>, [string, string][]]>([
    ['right', { min_provisioned_throughput: 0, max_provisioned_throughput: 1940 }, info({ throughputChunkSize: 970 }), []],
    ['both wrong', { min_provisioned_throughput: 1, max_provisioned_throughput: 1000 }, info({ throughputChunkSize: 970 }), [
      [at('max_provisioned_throughput'), '`max_provisioned_throughput` is 1000, but `m` version 12 is sold in steps of 970: 970 and 1940 are the nearest legal values.'],
      [at('min_provisioned_throughput'), '`min_provisioned_throughput` is 1, but `m` version 12 is sold in steps of 970: 0 and 970 are the nearest legal values.'],
    ]],
    ['an upper bound of none', { max_provisioned_throughput: 0 }, info({ throughputChunkSize: 970 }), [[at('max_provisioned_throughput'), '`max_provisioned_throughput` is 0, but `m` version 12 is sold in steps of 970: 970 and 1940 are the nearest legal values.']]],
    ['steps that nobody names', { max_provisioned_throughput: 7 }, info({}), []],
    ['units that nobody names', { provisioned_model_units: 7 }, info({}), []],
    ['units', { provisioned_model_units: 70 }, info({ modelUnitChunkSize: 50 }), [[at('provisioned_model_units'), '`provisioned_model_units` is 70, but `m` version 12 is sold in steps of 50: 50 and 100 are the nearest legal values.']]],
    ['units of what is sold in tokens', { provisioned_model_units: 70 }, info({ throughputChunkSize: 970 }), [[at('provisioned_model_units'), '`m` version 12 is sold in tokens per second (chunks of 970), not in model units.']]],
    ['tokens of what is sold in units', { max_provisioned_throughput: 970 }, info({ modelUnitChunkSize: 50 }), [[at('max_provisioned_throughput'), '`m` version 12 is sold in model units (in steps of 50), not in tokens per second.']]],
    ['not optimizable', { max_provisioned_throughput: 970 }, { value: { optimizable: false } }, [[at('max_provisioned_throughput'), '`m` version 12 cannot be served with provisioned throughput.']]],
    ['not optimizable, with a reason', { max_provisioned_throughput: 970 }, { value: { optimizable: false, said: 'No.' } }, [[at('max_provisioned_throughput'), '`m` version 12 cannot be served with provisioned throughput. Databricks says: No.']]],
    ['nothing known', { max_provisioned_throughput: 970 }, { value: undefined }, [[at('max_provisioned_throughput'), '`m` version 12 does not exist in this workspace, or Databricks knows no throughput of it.']]],
  ])('%s', (_title, more, fact, findings) => {
    expect(told(of(more, fact))).toEqual(findings);
  });

  it('of a version that is missing are told once, at the version', () => {
    expect(told(of({ max_provisioned_throughput: 970 }, { value: undefined }, [version('m', '12'), { value: undefined }]))).toEqual([[at('entity_version'), '`m` has no version 12 in this workspace.']]);
    expect(told(of({ max_provisioned_throughput: 970 }, { value: undefined }, [version('m', '12'), { denied: 'x' }]))).toHaveLength(1);
  });

  it('that may not be asked for are told', () => {
    expect(of({ max_provisioned_throughput: 970 }, { denied: 'x' })).toEqual({ findings: [], unchecked: ['increments of `m` version 12'] });
  });
});

describe('secrets', () => {
  it.each<[string, JsonObject, string]>([
    ['variables', { environment_vars: { A: '{{secrets/s/k}}', B: 'x' } }, at('environment_vars.A')],
    ['providers', { external_model: { openai_config: { openai_api_key: '{{secrets/s/k}}' } } }, at('external_model.openai_config.openai_api_key')],
  ])('of %s', (_title, more, path) => {
    const of = (fact: Fact<unknown>): Preflight => run(config({ name: 'main', ...more }), known([keys('s'), fact]));
    expect(told(of({ value: undefined }))).toEqual([[path, 'The secret scope `s` does not exist in this workspace.']]);
    expect(told(of({ value: ['other'] }))).toEqual([[path, 'The secret scope `s` has no key `k`.']]);
    expect(of({ value: ['k'] })).toEqual({ findings: [], unchecked: [] });
    expect(of({ denied: 'x' })).toEqual({ findings: [], unchecked: ['secrets of scope `s`'] });
  });
});

describe('an update asks only of what it changes', () => {
  const live = config({ ...entity({ max_provisioned_throughput: 970 }) }, { name: 'b', entity_name: 'n', entity_version: '3', environment_vars: { A: '{{secrets/s/a}}' } });
  const asked = (want: JsonObject): Need[] => {
    const found = differences(canonicalEndpoint('chat', 'custom', want, 'want'), canonicalEndpoint('chat', 'custom', live, 'live'));
    const facts = known();
    run(want, facts, { differences: found });
    return [...facts.missing.values()];
  };
  const b = { name: 'b', entity_name: 'n', entity_version: '3' };

  it.each<[string, unknown[], Need[]]>([
    ['nothing', [entity(), b], []],
    ['another field', [entity({ scale_to_zero_enabled: true }), b], []],
    ['a version', [entity({ entity_version: '13' }), b], [version('m', '13')]],
    ['a version of what has a size', [entity({ entity_version: '13', max_provisioned_throughput: 970 }), b], [version('m', '13'), sizes('m', '13')]],
    ['a size', [entity({ max_provisioned_throughput: 1940 }), b], [sizes('m', '12')]],
    ['a variable', [entity(), { ...b, environment_vars: { A: '{{secrets/s/b}}' } }], [keys('s')]],
    ['another field beside a variable', [entity(), { ...b, workload_type: 'GPU_SMALL', environment_vars: { A: '{{secrets/s/a}}' } }], []],
    ['a new entity', [entity(), b, { name: 'new', entity_name: 'o', entity_version: '1', environment_vars: { A: '{{secrets/t/a}}' } }], [version('o', '1'), keys('t')]],
  ])('%s', (_title, entities, needs) => {
    expect(asked(config(...entities))).toEqual(needs);
  });

  it('nothing of the config where only tags change', () => {
    expect(asked({ ...config(entity(), b), tags: [{ key: 'a', value: 'b' }] })).toEqual([]);
  });
});
