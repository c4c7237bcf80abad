import {
  consentsInEffect, destructionAllowed, judgeLabel, labelRefusal, labelWarnings, needsLabel, noLabels, withLabelBlocks, withLabels, type LabelMandate,
} from '../../src/commands/destroy-label.js';
import type { EndpointResult } from '../../src/apply/result.js';
import { blocksOf } from '../../src/plan/blocks.js';
import type { Change, EndpointPlan } from '../../src/plan/plan.js';
import type { ApprovedEndpoint, PlanMarker } from '../../src/ports/plan-comments.js';
import type { LabelGrant } from '../../src/ports/pull-requests.js';
import { makePlan, wrapPlan } from '../apply/support.js';
import { planMarker } from '../github/support.js';

const head = 'a'.repeat(40);
const good: LabelGrant = {
  author: 'ana', head, changedAt: '2026-03-01T10:00:00Z', setAt: '2026-03-01T10:05:00Z', by: { login: 'ben', bot: false, permission: 'write' },
};
const judge = (grant: Partial<LabelGrant> | undefined): string | undefined => {
  const verdict = judgeLabel(grant === undefined ? undefined : { ...good, ...grant }, { pullRequest: 7, label: 'drop', head });
  return 'consent' in verdict ? `by ${verdict.consent.by} at ${verdict.consent.at}` : verdict.why;
};
const without = (...keys: (keyof LabelGrant)[]): LabelGrant =>
  Object.fromEntries(Object.entries(good).filter(([key]) => !keys.some((one) => one === key))) as unknown as LabelGrant;

describe('a label', () => {
  it.each(['write', 'maintain', 'admin'] as const)('counts where someone with %s set it after the last push', (permission) => {
    expect(judge({ by: { login: 'ben', bot: false, permission } })).toBe('by ben at 2026-03-01T10:05:00Z');
  });

  it('is nothing to tell of where it is not there', () => {
    expect(judge(undefined)).toBeUndefined();
  });

  it.each<[string, Partial<LabelGrant>, string]>([
    ['by the author, in whatever case', { by: { login: 'Ana', bot: false, permission: 'admin' } }, 'set by the author, `Ana`'],
    ['by someone who only reads', { by: { login: 'eve', bot: false, permission: 'read' } }, 'by `eve`, someone without write access'],
    ['by someone who triages', { by: { login: 'eve', bot: false, permission: 'triage' } }, 'someone without write access'],
    ['by someone who left', { by: { login: 'eve', bot: false, permission: 'none' } }, 'someone without write access'],
    ['by a bot', { by: { login: 'github-actions[bot]', bot: true, permission: 'none' } }, 'by the bot `github-actions[bot]`'],
    ['before the last push', { setAt: '2026-03-01T09:59:59Z' }, 'before the last push (2026-03-01T09:59:59Z, pushed 2026-03-01T10:00:00Z)'],
    ['in the second of the last push', { setAt: '2026-03-01T10:00:00Z' }, 'before the last push'],
    ['for another head', { head: 'b'.repeat(40) }, 'another head by now'],
  ])('does not count %s', (_what, grant, words) => {
    expect(judge(grant)).toContain(`The label \`drop\` on #7 does not allow deleting and replacing: `);
    expect(judge(grant)).toContain(words);
  });

  it('counts where the plan of this head has judged the push, unless its base branch has changed since', () => {
    const { changedAt: _, ...rest } = good;
    const about = { pullRequest: 7, label: 'drop', head };
    const judged: LabelGrant = { ...rest, afterPush: true };
    expect(judgeLabel(judged, about)).toEqual({ consent: { pullRequest: 7, label: 'drop', by: 'ben', at: good.setAt } });
    expect(judgeLabel({ ...judged, changedAt: '2026-03-01T10:06:00Z' }, about)).toEqual({ why: expect.stringContaining('before the last push') });
    expect(judgeLabel({ ...judged, head: 'b'.repeat(40) }, about)).toEqual({ why: expect.stringContaining('another head') });
    expect(judgeLabel({ ...judged, by: { login: 'ben', bot: false, permission: 'read' } }, about)).toEqual({ why: expect.stringContaining('without write access') });
  });

  it.each<[keyof LabelGrant, string]>([
    ['by', 'it cannot be told who set it'],
    ['setAt', 'it cannot be told when it was set'],
    ['changedAt', 'it cannot be told when the last push was'],
  ])('does not count where `%s` is not known', (key, words) => {
    const verdict = judgeLabel(without(key), { pullRequest: 7, label: 'drop', head });
    expect('why' in verdict && verdict.why).toContain(words);
  });
});

const change = (kind: Change['class'], digest: string): Change => ({
  path: 'endpoint', section: 'endpoint', action: 'remove', sensitive: false, impact: 'delete', class: kind, digest,
});
const removal = (name: string, facts: Partial<EndpointPlan> = {}): EndpointPlan =>
  makePlan({ name, key: name, action: 'delete', changes: [change('delete', `delete-${name}`)], ...facts });
const consent = { pullRequest: 7, label: 'drop', by: 'ben', at: '2026-03-01T10:05:00Z' };
const labels = (endpoints: Record<string, ApprovedEndpoint>): LabelMandate => ({ consents: [{ consent, endpoints }], refused: new Map() });
const source = (pullRequest: number, marker: Partial<PlanMarker>) => ({
  pullRequest, comment: { id: 1, url: '', body: '', createdAt: '', marker: planMarker(marker) },
});

describe('which endpoints it allows', () => {
  it('needs no label where nothing is destroyed, the input allows it, or protection stands anyway', () => {
    const blocked = { reason: 'destroy-blocked' as const, message: 'm', hint: 'h' };
    expect(needsLabel(wrapPlan([removal('a', { blocked })]), false)).toBe(true);
    expect(needsLabel(wrapPlan([makePlan({ action: 'replace', blocked })]), ['other'])).toBe(true);
    expect(needsLabel(wrapPlan([makePlan({ action: 'update' })]), false)).toBe(false);
    expect(needsLabel(wrapPlan([removal('a')]), ['a'])).toBe(false);
    expect(needsLabel(wrapPlan([removal('a', { blocked: { ...blocked, protection: true }, alsoBlocked: [blocked] })]), false)).toBe(false);
  });

  it('adds to the input what the plan with the label names, and nothing else', () => {
    const given = labels({ talk: {} });
    expect(withLabels(false, given)).toEqual(['talk']);
    expect(withLabels(['chat'], given)).toEqual(['chat', 'talk']);
    expect(withLabels(true, given)).toBe(true);
    expect(withLabels(false, noLabels)).toEqual([]);
  });

  it('holds back what the plan with the label changes but does not delete, though another review does', () => {
    const updates = labels({ talk: { changes: ['set-talk'] } });
    expect(labelRefusal(removal('talk'), false, updates)).toMatchObject({ reason: 'destroy-blocked', message: expect.stringContaining('the label on #7 does not allow that') });
    expect(labelRefusal(removal('talk'), false, labels({ talk: { changes: ['delete-talk'] } }))).toBeUndefined();
    // An endpoint that was made again by hand has another id, and so another digest.
    expect(labelRefusal(removal('talk', { changes: [change('delete', 'delete-another')] }), false, labels({ talk: { changes: ['delete-talk'] } }))).toBeDefined();
    expect(labelRefusal(removal('talk'), ['talk'], updates)).toBeUndefined();
    expect(labelRefusal(makePlan({ name: 'talk', changes: [change('set', 'x')] }), false, updates)).toBeUndefined();
  });

  it('blocks in a plan what an apply would hold back, beside what blocks it already, and names the labels in effect', () => {
    const given = labels({ talk: { changes: ['delete-talk'] }, gone: { changes: ['set'] } });
    const blocked = { reason: 'preflight-failed' as const, message: 'm', hint: 'h' };
    const plan = wrapPlan([removal('talk'), removal('gone', { blocked }), makePlan({ name: 'chat' })]);
    const shown = withLabelBlocks(plan, false, given);
    expect(shown.endpoints.map((endpoint) => [endpoint.name, blocksOf(endpoint).map(({ reason }) => reason)])).toEqual(
      plan.endpoints.map(({ name }) => [name, name === 'gone' ? ['preflight-failed', 'destroy-blocked'] : []]),
    );
    expect(consentsInEffect(plan, false, given)).toEqual([consent]);
    expect([consentsInEffect(plan, true, given), consentsInEffect(wrapPlan([makePlan({ name: 'talk' })]), false, given)]).toEqual([[], []]);
    expect(withLabelBlocks(plan, true, given)).toEqual(plan);
  });

  it('tells whose label allowed what, of what was written alone', () => {
    const given = labels({ talk: { changes: ['delete-talk'] }, gone: { changes: ['delete-gone'] }, chat: { changes: ['set'] } });
    const result = (plan: EndpointPlan, outcome: EndpointResult['outcome']): EndpointResult => ({
      key: plan.key, name: plan.name, action: plan.action, outcome, operations: [], plan, state: '', failures: [], startedAt: 0, finishedAt: 0,
    });
    const results = [result(removal('talk'), 'applied'), result(removal('gone'), 'refused'), result(removal('mine'), 'applied'), result(makePlan({ name: 'chat' }), 'applied')];
    expect(destructionAllowed(results, ['mine'], given)).toEqual([{ ...consent, endpoints: ['talk'] }]);
    expect(destructionAllowed(results, true, given)).toEqual([]);
  });

  it('says why a label does not count only for the pull requests that destroy something for lack of one', () => {
    const refused: LabelMandate = { consents: [], refused: new Map([[7, 'seven'], [8, 'eight']]) };
    const sources = [source(7, { endpoints: { talk: {} } }), source(8, { endpoints: { chat: {} } })];
    expect(labelWarnings(wrapPlan([removal('talk'), makePlan({ name: 'chat' })]), false, refused, sources)).toEqual(['seven']);
    expect(labelWarnings(wrapPlan([removal('talk')]), true, refused, sources)).toEqual([]);
  });
});
