/** Versions and sizes that only the workspace knows, and what stays where it cannot be told. */
import { Facts, needKey, type Fact, type Need } from '../../src/plan/facts.js';
import { entityLabel, hasFloatingVersion, resolveEndpoint, withLiveVersions, type Resolved } from '../../src/plan/resolve.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { makeConfig, makeLive } from '../apply/support.js';
import { desiredEndpoint } from '../helpers/build.js';

const config = (...served_entities: unknown[]): JsonObject => ({ config: { served_entities: served_entities as JsonObject[] } });
const entity = (entity_version: unknown, more: JsonObject = {}): JsonObject => ({ name: 'main', entity_name: 'a.b.m', entity_version: entity_version as string, ...more });
const alias: Need = { kind: 'model-alias', model: 'a.b.m', alias: 'champion' };
const versions: Need = { kind: 'model-versions', model: 'a.b.m' };
const size: Need = { kind: 'optimization', model: 'a.b.m', version: '7' };
const resolve = (document: JsonObject, facts: [Need, Fact<unknown>][] = [], pinned?: Record<string, string>): Resolved =>
  resolveEndpoint(desiredEndpoint({ document }), new Facts(new Map(facts.map(([need, fact]) => [needKey(need), fact]))), { pinned });
const versionOf = ({ document }: Resolved): unknown => (document['config'] as { served_entities: JsonObject[] }).served_entities[0]!['entity_version'];

it.each<[string, JsonObject, boolean]>([
  ['latest', config(entity('1'), entity(' latest ')), true], ['an alias', config(entity('@x')), true], ['numbers', config(entity('1'), entity(2)), false], ['none', config({ name: 'a' }), false], ['no config', {}, false], ['another word', config(entity('latest-1')), false],
])('whether a version depends on when one asks: %s', (_title, document, expected) => {
  expect(hasFloatingVersion({ document })).toBe(expected);
});

it('a served entity without a name is known by its place', () => {
  expect([entityLabel({ name: 'a' }, 1), entityLabel({ name: '' }, 1), entityLabel({}, 0), entityLabel({ name: 7 }, 2)]).toEqual(['a', '#2', '#1', '#3']);
});

describe('versions', () => {
  const list = (...items: [string, string][]): Fact<unknown> => ({ value: items.map(([version, status]) => ({ version, status })) });
  const path = ['config', 'served_entities', 0, 'entity_version'];

  it.each<[string, unknown, [Need, Fact<unknown>][], unknown]>([
    ['a number', '7', [], '7'], ['a number with spaces', ' 7 ', [], '7'], ['the newest that is READY, by number', 'latest', [[versions, list(['9', 'READY'], ['10', 'READY'], ['11', 'PENDING'])]], '10'],
    ['an alias', ' @champion ', [[alias, { value: { version: '8', status: 'READY' } }]], '8'],
    ['what is not known yet', '@champion', [], '@champion'],
  ])('%s', (_title, stated, facts, expected) => {
    const result = resolve(config(entity(stated)), facts);
    expect([versionOf(result), result.findings, result.unresolved]).toEqual([expected, [], []]);
  });

  it.each<[string, unknown, [Need, Fact<unknown>], string]>([
    ['no model', 'latest', [versions, { value: undefined }], 'The model `a.b.m` does not exist in this workspace.'],
    ['no version that is READY', 'latest', [versions, list(['1', 'PENDING'])], 'The model `a.b.m` has no version that is READY.'],
    ['no right to see versions', 'latest', [versions, { denied: 'x' }], 'May not read the versions of `a.b.m`.'],
    ['no alias', '@champion', [alias, { value: undefined }], 'The model `a.b.m` has no alias `champion` in this workspace.'],
    ['no right to see an alias', '@champion', [alias, { denied: 'x' }], 'May not read the alias `champion` of `a.b.m`.'],
  ])('%s', (_title, stated, fact, message) => {
    const result = resolve(config(entity(stated)), [fact]);
    expect(result).toMatchObject({ findings: [{ message, path }], unresolved: [0], resolutions: [] });
    expect(versionOf(result)).toBe(stated);
  });

  it('what a review saw holds while it is READY', () => {
    const seen: Need = { kind: 'model-version', model: 'a.b.m', version: '6' };
    const facts = (status: string): [Need, Fact<unknown>][] => [[seen, { value: { version: '6', status } }], [alias, { value: { version: '8', status: 'READY' } }]];
    expect([versionOf(resolve(config(entity('@champion')), facts('READY'), { main: '6' })), versionOf(resolve(config(entity('@champion')), facts('FAILED'), { main: '6' })), versionOf(resolve(config(entity('@champion')), facts('READY'), { other: '6' }))]).toEqual(['6', '8', '8']);
    expect(resolve(config(entity('@champion')), facts('READY'), { main: '6' }).resolutions).toEqual([{ entity: 'main', model: 'a.b.m', asked: '@champion', version: '6' }]);
  });

  it('what has no model or no list stays as it is', () => {
    for (const document of [{}, { config: {} }, { config: { served_entities: 'x' } }]) expect(resolve(document).document).toBe(document);
    const external = { name: 'x', external_model: {}, entity_version: 'latest' };
    expect(resolve(config(external, 'x'))).toMatchObject({ document: config(external, 'x'), resolutions: [], findings: [] });
  });
});

describe('the live version, where the wanted one cannot be told', () => {
  const of = (wanted: JsonObject[], lives: JsonObject[], unresolved = [0]): unknown =>
    ((withLiveVersions({ document: { ...config(...wanted), tags: [] }, unresolved, resolutions: [], chunks: {}, findings: [] }, makeLive({ config: makeConfig(1, {}, { served_entities: lives }) }))['config'] as JsonObject)['served_entities'] as JsonObject[]).map((each) => each['entity_version']);

  it.each<[string, JsonObject[], JsonObject[], unknown[]]>([
    ['of the same name and model', [entity('@x')], [entity('3', { name: 'other' }), entity('4')], ['4']],
    ['of the only one of the model, where no name is stated', [{ entity_name: 'a.b.m', entity_version: '@x' }], [entity('3', { name: 'other' }), entity('9', { entity_name: 'n' })], ['3']],
    ['not of one of two', [{ entity_name: 'a.b.m', entity_version: '@x' }], [entity('3'), entity('4', { name: 'other' })], ['@x']],
    ['not of another model', [entity('@x')], [entity('3', { entity_name: 'n' })], ['@x']],
    ['not of another name', [entity('@x')], [entity('3', { name: 'other' })], ['@x']],
    ['only where it could not be told', [entity('@x'), entity('@y', { name: 'b' })], [entity('3'), entity('4', { name: 'b' })], ['3', '@y']],
    ['none, where none is live', [entity('@x')], [{ name: 'main', entity_name: 'a.b.m' }], [null]],
  ])('%s', (_title, wanted, lives, expected) => {
    expect(of(wanted, lives)).toEqual(expected);
  });

  it('the rest of the document stays', () => {
    const resolved: Resolved = { document: { ...config(entity('@x')), tags: [] }, unresolved: [0], resolutions: [], chunks: {}, findings: [] };
    expect(withLiveVersions(resolved, makeLive({ config: makeConfig(1, {}, { served_entities: [entity('4')] }) }))).toEqual({ ...config(entity('4')), tags: [] });
    expect(withLiveVersions(resolved, makeLive())).toEqual(resolved.document);
    expect(withLiveVersions({ ...resolved, unresolved: [] }, makeLive())).toBe(resolved.document);
  });
});

describe('chunks', () => {
  const of = (chunks: unknown, fact?: Fact<unknown>, more: JsonObject = {}): Resolved => resolve(config(entity('7', { throughput_chunks: chunks as JsonObject, ...more })), fact === undefined ? [] : [[size, fact]]);
  const sized: Fact<unknown> = { value: { optimizable: true, throughputChunkSize: 980 } };

  it.each<[string, JsonObject, JsonObject, string]>([
    ['both bounds', { min: 1, max: 3 }, { min_provisioned_throughput: 980, max_provisioned_throughput: 2940 }, '1–3 chunks of 980'],
    ['the upper bound alone', { max: 1 }, { min_provisioned_throughput: 0, max_provisioned_throughput: 980 }, '0–1 chunk of 980'],
    ['the same twice', { min: 2, max: 2 }, { min_provisioned_throughput: 1960, max_provisioned_throughput: 1960 }, '2 chunks of 980'],
    ['texts', { min: '1', max: '1' }, { min_provisioned_throughput: 980, max_provisioned_throughput: 980 }, '1 chunk of 980'],
  ])('%s', (_title, chunks, expected, words) => {
    const result = of(chunks, sized);
    expect(result.document).toEqual(config(entity('7', expected)));
    expect({ ...result.chunks }).toEqual({ main: words });
    expect({ ...of(chunks, sized, { name: '' }).chunks }).toEqual({ 'm-7': words });
  });

  it.each<[string, Fact<unknown> | undefined, string[]]>([
    ['not known yet', undefined, []],
    ['not to be asked for', { denied: 'x' }, ['May not read the optimization info of `a.b.m` version 7.']],
    ['of what is sold in units', { value: { optimizable: true, modelUnitChunkSize: 50 } }, ['`a.b.m` version 7 is sold in model units (in steps of 50), not in chunks of tokens per second.']],
    ['of a size that nobody names', { value: { optimizable: true } }, ['The size of a chunk of `a.b.m` version 7 is not known: Databricks names none.']],
  ])('%s', (_title, fact, messages) => {
    const result = of({ max: 1 }, fact);
    expect(result.findings.map(({ message, path }) => [message, path.at(-1)])).toEqual(messages.map((message) => [message, 'throughput_chunks']));
    expect([result.document, { ...result.chunks }, result.unresolved]).toEqual([config(entity('7', { throughput_chunks: { max: 1 } })), {}, []]);
  });
});
