/** How differences came about, as far as anything tells; and how endpoints are, apart from them. */
import { conditionsOf, isFailure } from '../../src/plan/conditions.js';
import { driftKind, findingKeys, judgeDrift, needsIssue, unmanagedOf, type MergedPlan } from '../../src/plan/drift.js';
import type { LiveEndpoint } from '../../src/endpoint/model.js';
import type { EndpointPlan } from '../../src/plan/plan.js';
import { change, endpoint, live, plan } from '../render/fixtures.js';

const size = change('config.served_entities[main].workload_size', { before: 'Large', after: 'Small', digest: '1'.repeat(24) });
const tag = change('tags[team]', { before: 'theirs', after: 'ours', digest: '2'.repeat(24) });
const version = change('config.served_entities[main].entity_version', { before: '7', after: '8', note: '@champion', digest: '3'.repeat(24) });
const merged = (pullRequest: number, state: MergedPlan['state'], ...changes: { digest: string }[]): MergedPlan => ({
  pullRequest, state, endpoints: { chat: { changes: changes.map(({ digest }) => digest) } },
});
const judge = (facts: Partial<EndpointPlan>, given: Parameters<typeof judgeDrift>[1] = {}) => judgeDrift(plan([endpoint('chat', facts)]), given).findings[0]!;

describe('causes', () => {
  it('an end state that was applied once is an edit; the pull request says so', () => {
    const found = judge({ changes: [tag] }, { merged: [merged(5, 'applied', tag)] });
    expect([found.group, found.evidence, found.unexplained]).toEqual(['edited', [{ cause: 'edited', pullRequest: 5, paths: ['tags[team]'] }], []]);
  });

  it.each(['planned', 'applying', 'failed'] as const)('one that is merged and %s waits', (state) => {
    const found = judge({ changes: [tag] }, { merged: [merged(5, state, tag)] });
    expect([found.group, found.evidence]).toEqual(['unapplied', [{ cause: 'unapplied', pullRequest: 5, paths: ['tags[team]'] }]]);
  });

  it('the newest plan that names an end state counts, and each difference is told by itself', () => {
    const found = judge({ changes: [tag, size] }, { merged: [merged(7, 'failed', size), merged(6, 'applied', size, tag), merged(5, 'planned', tag)] });
    expect(found.evidence).toEqual([
      { cause: 'unapplied', pullRequest: 7, paths: [size.path] },
      { cause: 'edited', pullRequest: 6, paths: [tag.path] },
    ]);
    expect(found.group).toBe('edited');
  });

  it('says no more than it knows', () => {
    expect(judge({ changes: [tag] })).toMatchObject({ group: 'differs', evidence: [], unexplained: ['tags[team]'] });
    expect(judge({ changes: [tag] }, { merged: [merged(5, 'applied', size)] })).toMatchObject({ group: 'differs', evidence: [] });
    expect(judge({ changes: [tag, size] }, { merged: [merged(5, 'failed', size)] })).toMatchObject({ group: 'differs', unexplained: ['tags[team]'] });
  });

  it('where the last apply was of this very commit, every difference is an edit; not of what is held or to delete', () => {
    expect(judge({ changes: [tag] }, { headApplied: true })).toMatchObject({ group: 'edited', evidence: [{ cause: 'edited', paths: ['tags[team]'] }] });
    expect(judge({ changes: [tag], hold: 'load test' }, { headApplied: true })).toMatchObject({ group: 'differs', evidence: [] });
    expect(judge({ action: 'delete', changes: [change('endpoint', { before: 'id', class: 'delete' })] }, { headApplied: true })).toMatchObject({ group: 'extra', evidence: [] });
  });

  it('a version that `latest` or an alias left behind is no edit, unless that version was applied', () => {
    expect(judge({ changes: [version] })).toMatchObject({ group: 'moved', evidence: [] });
    expect(judge({ changes: [version] }, { headApplied: true })).toMatchObject({ group: 'moved', evidence: [] });
    expect(judge({ changes: [version] }, { merged: [merged(5, 'applied', version)] })).toMatchObject({ group: 'edited' });
    expect(judge({ changes: [version] }, { merged: [merged(5, 'planned', version)] })).toMatchObject({ group: 'unapplied' });
    expect(judge({ changes: [version, tag] })).toMatchObject({ group: 'differs', unexplained: ['tags[team]'] });
  });

  it('an endpoint that is missing was deleted, or never made', () => {
    const created = change('endpoint', { after: { name: 'chat' }, digest: '4'.repeat(24) });
    const create = { action: 'create' as const, changes: [created], documentDigest: 'd'.repeat(24) };
    expect(judge(create).group).toBe('missing');
    const whole = (state: MergedPlan['state']): MergedPlan[] => [{ pullRequest: 5, state, endpoints: { chat: { document: 'd'.repeat(24) } } }];
    expect(judge(create, { merged: whole('applied') })).toMatchObject({ group: 'missing', evidence: [{ cause: 'edited', pullRequest: 5 }] });
    expect(judge(create, { merged: whole('failed') })).toMatchObject({ group: 'unapplied', evidence: [{ cause: 'unapplied', pullRequest: 5 }] });
  });

  it('github-practice edge case 15: an endpoint younger than the apply that had it was created again', () => {
    const applied = Date.UTC(2026, 1, 1);
    const plans: MergedPlan[] = [{ ...merged(5, 'applied', tag), updatedAt: applied }];
    const born = (createdAt: number): Partial<EndpointPlan> => ({ changes: [size], live: live('chat', undefined, { createdAt }) });
    expect(judge(born(applied + 3_600_000), { merged: plans }).recreatedSince).toBe(5);
    expect(judge(born(applied - 3_600_000), { merged: plans }).recreatedSince).toBeUndefined();
    // The clocks of two services differ, and what never was applied says nothing.
    expect(judge(born(applied + 30_000), { merged: plans }).recreatedSince).toBeUndefined();
    expect(judge(born(applied + 3_600_000), { merged: [{ ...plans[0]!, state: 'failed' }] }).recreatedSince).toBeUndefined();
  });

  it('one without our tag was not compared at all', () => {
    const block = { reason: 'ownership-conflict' as const, message: 'm', hint: 'h' };
    expect(judge({ action: 'unchanged', ownership: 'foreign', blocked: block }).group).toBe('taken');
    expect(judge({ action: 'unchanged', blocked: { ...block, reason: 'preflight-failed' } }).group).toBe('uncompared');
  });
});

it('what could not be compared is neither drift nor clean', () => {
  const block = { reason: 'preflight-failed' as const, message: 'm', hint: 'h' };
  const blocked = endpoint('chat', { action: 'unchanged', blocked: block });
  const alone = judgeDrift(plan([blocked]));
  expect([driftKind(alone), needsIssue(alone)]).toEqual(['unread', false]);
  expect(driftKind(judgeDrift(plan([blocked, endpoint('b', { changes: [size] })])))).toBe('drift');
  expect(driftKind(judgeDrift(plan([endpoint('chat', { action: 'unchanged', ownership: 'foreign', blocked: { ...block, reason: 'ownership-conflict' } })])))).toBe('drift');
});

describe('conditions', () => {
  const entity = (deployment: string): LiveEndpoint['config'] => ({ version: 1, document: {}, entities: [{ name: 'main', deployment, message: 'why' }] });
  const of = (facts: Partial<LiveEndpoint>, planned: Partial<EndpointPlan> = {}) =>
    conditionsOf([endpoint('chat', { action: 'unchanged', live: live('chat', {}, facts), ...planned })])[0];
  const ready = { ready: 'READY', configUpdate: 'NOT_UPDATING' };

  it.each<[string, Partial<LiveEndpoint>, string | undefined, boolean]>([
    ['all is well', { state: ready, config: entity('DEPLOYMENT_READY')! }, undefined, false],
    ['scaled to zero', { state: ready, config: { version: 1, document: {}, entities: [{ name: 'main', deployment: 'DEPLOYMENT_READY', message: 'Scaled to zero' }] } }, undefined, false],
    ['being updated', { state: { ready: 'READY', configUpdate: 'IN_PROGRESS' }, pendingConfig: entity('DEPLOYMENT_FAILED')! }, undefined, false],
    ['first deployment under way', { state: { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING' }, config: entity('DEPLOYMENT_CREATING')! }, undefined, false],
    ['stopped', { state: { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING', suspend: 'STOPPED' }, config: entity('DEPLOYMENT_STOPPED')! }, 'stopped', false],
    ['stopped, in an older workspace', { state: { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING' }, config: entity('DEPLOYMENT_READY')! }, 'stopped', false],
    ['recovering', { state: { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING' }, config: entity('DEPLOYMENT_RECOVERING')! }, 'recovering', false],
    ['an update that failed', { state: { ready: 'READY', configUpdate: 'UPDATE_FAILED' }, pendingConfig: entity('DEPLOYMENT_FAILED')! }, 'update-failed', false],
    ['an update that was cancelled', { state: { ready: 'READY', configUpdate: 'UPDATE_CANCELED' } }, 'update-cancelled', false],
    ['a rebuild of the platform that failed', { state: { ...ready, systemUpdateFailure: true } }, 'system-update-failed', true],
    ['a crash that lasts', { state: { ready: 'NOT_READY', configUpdate: 'NOT_UPDATING' }, config: entity('DEPLOYMENT_FAILED')! }, 'down', true],
  ])('%s', (_, facts, kind, failure) => {
    const found = of(facts);
    expect(found?.kind).toBe(kind);
    expect(found !== undefined && isFailure(found)).toBe(failure);
    // A state is never drift; only what failed is worth an issue of its own.
    const judged = judgeDrift(plan([endpoint('chat', { action: 'unchanged', live: live('chat', {}, facts) })]));
    expect([driftKind(judged), needsIssue(judged), findingKeys(judged)]).toEqual(['clean', failure, failure ? ['failed chat'] : []]);
  });

  it('a first deployment that failed serves nothing', () => {
    const { config: _none, ...without } = live('chat', {}, { state: { ready: 'NOT_READY', configUpdate: 'UPDATE_FAILED' }, pendingConfig: entity('DEPLOYMENT_FAILED')! });
    expect(conditionsOf([endpoint('chat', { live: without })])).toMatchObject([{ kind: 'down', serves: false, asWanted: false, entities: [{ entity: 'main', message: 'why' }] }]);
  });

  it('github-practice edge case 18: a failed update whose old config is what the repository says', () => {
    const facts = { state: { ready: 'READY', configUpdate: 'UPDATE_FAILED' } };
    expect(of(facts)).toMatchObject({ kind: 'update-failed', serves: true, asWanted: true });
    expect(of(facts, { action: 'update', changes: [size] })).toMatchObject({ asWanted: false });
  });
});

it('counts as unmanaged what people may manage and no manifest names or tags', () => {
  const item = (name: string, facts: object = {}) => ({ name, id: name, origin: 'workspace' as const, tags: [], state: { ready: 'READY' }, ...facts });
  const list = [item('free'), item('named'), item('claimed', { tags: [{ key: 'endpoints_manifest', value: 'a__b__c__d' }] }), item('databricks-llama', { origin: 'databricks' })];
  expect(unmanagedOf(list, { endpoints: [{ name: 'named' }] }, []).map(({ name }) => name)).toEqual(['free']);
  expect(unmanagedOf(list, { endpoints: [] }, ['named']).map(({ name }) => name)).toEqual(['named']);
});
