/** What a marker keeps of a plan, and which reviews count, case by case. */
import { approvedBy, approvedTogether, collectApprovals, resolvedVersions, unapprovedChanges, type ApprovalSource } from '../../src/plan/approval.js';
import { digestOfAll } from '../../src/plan/digest.js';
import type { ApprovedEndpoint, PlanMarker } from '../../src/ports/plan-comments.js';
import { change, endpoint, plan } from '../render/fixtures.js';

const d = (digit: string): string => digit.repeat(24);
const source = (pullRequest: number, marker: Partial<PlanMarker>): ApprovalSource => ({
  pullRequest,
  comment: { id: 1, url: 'u', body: '', createdAt: '2026-11-21T00:00:00Z', marker: { v: 1, manifest: 'm', target: 't', host: 'h', head: 'c', run: '1', attempt: 1, digest: 'd', state: 'planned', endpoints: {}, ...marker } },
});

describe('what a plan comment says of each endpoint', () => {
  it('is nothing where nothing changes', () => {
    expect(approvedBy(plan([endpoint('a'), endpoint('b', { changes: [change('tags[x]', { after: 'y', digest: d('1') })] })]))).toEqual({ b: { changes: [d('1')], ends: { 'tags[x]': 'y' } } });
  });

  it('has each digest once, those on the way among them', () => {
    const changes = [change('tags[x]', { after: 'y', digest: d('1') }), change('tags[z]', { after: 'y', digest: d('1') })];
    expect(approvedBy(plan([endpoint('a', { changes, onTheWay: [d('2'), d('1')] })]))['a']?.changes).toEqual([d('1'), d('2')]);
  });

  it.each([['create', true], ['replace', true], ['update', false], ['delete', false]] as const)('the document of a %s is approved: %s', (action, expected) => {
    const changes = [change('endpoint', { after: {} })];
    expect('document' in approvedBy(plan([endpoint('a', { action, changes, documentDigest: d('3') })]))['a']!).toBe(expected);
    expect('document' in approvedBy(plan([endpoint('a', { action, changes })]))['a']!).toBe(false);
  });

  it.each<[string, Parameters<typeof change>, string | undefined]>([
    ['a text', ['tags[x]', { after: 'y' }], 'y'],
    ['a number', ['config.x', { after: 0 }], '0'],
    ['a flag', ['config.x', { after: false }], 'false'],
    ['null', ['config.x', { after: null }], 'null'],
    ['what goes', ['tags[x]', { before: 'y' }], ''],
    ['an empty text is told from what goes', ['tags[x]', { after: '' }], undefined],
    ['a list', ['config.x', { after: ['y'] }], undefined],
    ['an object', ['config.x', { after: {} }], undefined],
    ['an endpoint as a whole', ['endpoint', { before: 'id' }], undefined],
    ['ownership', ['ownership', { after: 'endpoints_manifest: x' }], undefined],
    ['200 characters', ['tags[x]', { after: 'y'.repeat(200) }], 'y'.repeat(200)],
    ['201 characters', ['tags[x]', { after: 'y'.repeat(201) }], undefined],
    ['a path of 500 characters', ['t'.repeat(500), { section: 'tags', after: 'y' }], 'y'],
    ['a path of 501 characters', ['t'.repeat(501), { section: 'tags', after: 'y' }], undefined],
    ...['"', '\\', '<', '>', '\n', '\u0000', '--'].map((character): [string, Parameters<typeof change>, undefined] => [JSON.stringify(character), ['tags[x]', { after: `a${character}b` }], undefined]),
    ['a hyphen', ['tags[x]', { after: 'a-b' }], 'a-b'],
  ])('the end of %s', (_title, [path, facts], end) => {
    const ends = approvedBy(plan([endpoint('a', { changes: [change(path, facts)] })]))['a']!.ends!;
    expect({ ...ends }).toEqual(end === undefined ? {} : { [path]: end });
  });
});

describe('endpoints that a marker has no room for', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name, index) => endpoint(name, { changes: [change('tags[x]', { after: 'y', digest: d(String(index + 1)) })] })) as [ReturnType<typeof endpoint>, ReturnType<typeof endpoint>, ReturnType<typeof endpoint>];
  const whole = plan([a, b, c, endpoint('same', { action: 'unchanged' })]);
  const others = digestOfAll([d('2'), d('3')]);
  const of = (...sources: ApprovalSource[]): object => Object.fromEntries(approvedTogether(whole, sources));

  it('are approved together, by the newest pull request', () => {
    expect(of(source(7, { others, endpoints: { a: {} } }), source(6, { others, endpoints: { a: {} } }))).toEqual({ b: 7, c: 7 });
    expect(of(source(7, { endpoints: { a: {} } }), source(6, { others, endpoints: { a: {} } }))).toEqual({ b: 6, c: 6 });
    expect(of(source(7, { others: digestOfAll([d('3')]), endpoints: { a: {}, b: {} } }), source(6, { others, endpoints: { a: {} } }))).toEqual({ c: 7, b: 6 });
  });

  it.each<[string, Partial<PlanMarker>]>([
    ['one of them is not among them', { others: digestOfAll([d('2')]), endpoints: { a: {} } }],
    ['one more is', { others, endpoints: {} }],
    ['the plan was offline', { others, endpoints: { a: {} }, offline: true }],
    ['the plan was applied', { others, endpoints: { a: {} }, state: 'applied' }],
    ['the marker has none', { endpoints: { a: {} } }],
  ])('are not where %s', (_title, marker) => {
    expect(of(source(7, marker))).toEqual({});
  });

  it('an endpoint by the name of what all objects have is one of them', () => {
    const odd = plan([endpoint('constructor', { changes: [change('tags[x]', { after: 'y', digest: d('1') })] })]);
    expect([...approvedTogether(odd, [source(7, { others: digestOfAll([d('1')]) })]).keys()]).toEqual(['constructor']);
  });
});

it('versions that were resolved are kept by entity, or by the label of one without a name', () => {
  const resolved = [{ entity: 'main', model: 'm', asked: 'latest', version: '3' }, { entity: 'c-4', label: '#2', model: 'c', asked: '@x', version: '4' }];
  expect(resolvedVersions(plan([endpoint('a', { resolved }), endpoint('b')]))).toEqual({ a: { main: '3', '#2': '4' } });
  expect(resolvedVersions(plan([endpoint('b')]))).toBeUndefined();
});

describe('which reviews count', () => {
  const one: ApprovedEndpoint = { changes: [d('1')] };
  const two: ApprovedEndpoint = { changes: [d('2')] };
  const of = (own: ApprovalSource[], earlier: ApprovalSource[] = []): object => Object.fromEntries(collectApprovals(own, earlier));

  it('all of this push; of earlier ones the newest that names the endpoint', () => {
    expect(of([source(7, { endpoints: { a: one } }), source(6, { endpoints: { a: two } })])).toEqual({ a: { pullRequest: 7, reviews: [one, two] } });
    expect(of([source(7, { endpoints: { a: one } })], [source(5, { endpoints: { a: two, b: one } }), source(4, { endpoints: { b: two } })])).toEqual({ a: { pullRequest: 7, reviews: [one] }, b: { pullRequest: 5, reviews: [one] } });
  });

  it('none that is used up or was made offline', () => {
    expect(of([source(7, { endpoints: { a: one }, state: 'applied' })], [source(5, { endpoints: { a: two } })])).toEqual({ a: { pullRequest: 7, reviews: [] } });
    expect(of([source(7, { endpoints: { a: one }, offline: true })], [source(5, { endpoints: { a: two }, offline: true }), source(4, { endpoints: { a: two } })])).toEqual({ a: { pullRequest: 4, reviews: [two] } });
    expect(of([source(7, { endpoints: { a: one }, state: 'applied' }), source(6, { endpoints: { a: two }, state: 'failed' })])).toEqual({ a: { pullRequest: 7, reviews: [two] } });
  });
});

describe('changes that no review has seen', () => {
  const classes = ['set', 'remove', 'delete', 'replace', 'adopt'] as const;
  const all = endpoint('a', { documentDigest: d('f'), changes: classes.map((kind, index) => change(`tags[${kind}]`, { after: 'y', class: kind, digest: d(String(index + 1)) })) });
  const open = (...reviews: ApprovedEndpoint[]): string[] => unapprovedChanges(all, reviews).map((each) => each.class);

  it.each<[string, ApprovedEndpoint[], readonly string[]]>([
    ['no review', [], classes],
    ['some of them', [{ changes: [d('1'), d('3')] }], ['remove', 'replace', 'adopt']],
    ['two reviews', [{ changes: [d('1')] }, { changes: [d('2'), d('3'), d('4'), d('5')] }], []],
    ['all by one digest', [{ all: digestOfAll(['1', '2', '3', '4', '5'].map(d)) }], []],
    ['another digest of all', [{ all: digestOfAll([d('1')]) }], classes],
    ['the document: not what destroys or takes over', [{ document: d('f') }], ['delete', 'replace', 'adopt']],
    ['the document and the rest', [{ document: d('f'), changes: [d('3')] }, { changes: [d('4'), d('5')] }], []],
    ['another document', [{ document: d('e') }], classes],
  ])('%s', (_title, reviews, left) => {
    expect(open(...reviews)).toEqual(left);
  });

  it('no document approves a plan without one', () => {
    const { documentDigest: _none, ...without } = all;
    expect(unapprovedChanges(without, [{}])).toHaveLength(classes.length);
  });
});
