import { createRequire } from 'node:module';
import { isByDependabot, parseEvent, type GitHubEvent } from '../../src/github/event.js';
import { createWorld } from '../../src/github-stand-in/world.js';

interface Examples { name: string; examples: Record<string, unknown>[] }

const load = createRequire(import.meta.url);
const all = load('@octokit/webhooks-examples') as Examples[] | { default: Examples[] };
const examples = Array.isArray(all) ? all : all.default;
const of = (name: string): Record<string, unknown>[] => examples.find((entry) => entry.name === name)?.examples ?? [];
const env = {
  GITHUB_REPOSITORY: 'acme/ml', GITHUB_ACTOR: 'octocat', GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '1', GITHUB_SHA: 'c'.repeat(40),
  GITHUB_SERVER_URL: 'https://ghe.example', GITHUB_REF: 'refs/heads/main',
};
const parse = (name: string, payload: unknown, more: Record<string, string | undefined> = {}): GitHubEvent =>
  parseEvent(payload, { ...env, GITHUB_EVENT_NAME: name, ...more });

function as<K extends GitHubEvent['kind']>(event: GitHubEvent, kind: K): GitHubEvent & { kind: K } {
  expect(event.kind).toBe(kind);
  return event as GitHubEvent & { kind: K };
}

describe('every example of the webhooks', () => {
  it.each(['pull_request', 'push', 'merge_group', 'issue_comment'])('%s is read', (name) => {
    expect(of(name).length).toBeGreaterThan(1);
    const read = of(name).filter(({ action }) => name !== 'issue_comment' || action === 'created');
    expect(read.length).toBeGreaterThan(0);
    for (const payload of read) expect(parse(name, payload).kind).toBe(name);
  });

  it('pull requests have their facts, from the payload rather than the environment', () => {
    for (const payload of of('pull_request')) {
      const raw = payload as { action: string; pull_request: { number: number; merged: boolean; state: string; head: { sha: string }; base: { sha: string } } };
      const { action, pullRequest, commit } = as(parse('pull_request', payload), 'pull_request');
      expect(action).toBe(raw.action);
      expect(pullRequest).toMatchObject({
        number: raw.pull_request.number, headSha: raw.pull_request.head.sha, baseSha: raw.pull_request.base.sha,
        open: raw.pull_request.state === 'open' && !raw.pull_request.merged,
      });
      expect(commit).toBe(env.GITHUB_SHA);
      expect(as(parse('pull_request_target', payload), 'pull_request_target').pullRequest).toEqual(pullRequest);
    }
  });

  it('pushes tell from where to where', () => {
    for (const payload of of('push')) {
      const { before, after, deleted } = payload;
      expect(parse('push', payload)).toMatchObject({ before, after, deleted });
    }
  });

  it('merge groups name their pull request and branch', () => {
    const [first] = of('merge_group').map((payload) => as(parse('merge_group', payload), 'merge_group'));
    expect(first!.baseBranch).not.toContain('refs/');
    const payload = { action: 'checks_requested', merge_group: { head_sha: 'a', base_sha: 'b', base_ref: 'refs/heads/main', head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${'0'.repeat(40)}` } };
    expect(parse('merge_group', payload)).toMatchObject({ baseBranch: 'main', pullRequests: [12] });
  });

  it('comments say whether they stand on a pull request', () => {
    const created = of('issue_comment').filter(({ action }) => action === 'created');
    const events = created.map((payload) => as(parse('issue_comment', payload), 'issue_comment'));
    expect(events.every(({ issue, author, commentId }) => issue > 0 && author !== '' && commentId > 0)).toBe(true);
    const comment = { id: 3_100_000_000, body: '/apply', user: { login: 'a', type: 'User' } };
    const payload = { action: 'created', issue: { number: 3, state: 'open', pull_request: { url: 'u', merged_at: null } }, comment };
    expect(parse('issue_comment', payload)).toMatchObject({
      issue: 3, onPullRequest: true, open: true, commentId: 3_100_000_000, byBot: false, body: '/apply',
    });
    const merged = { ...payload, issue: { number: 3, state: 'closed', pull_request: { merged_at: '2026-01-01T00:00:00Z' } } };
    expect(parse('issue_comment', merged)).toMatchObject({ open: false });
    expect(parse('issue_comment', { ...payload, issue: { number: 3, state: 'open' } })).toMatchObject({ onPullRequest: false });
    expect(parse('issue_comment', { ...payload, comment: { ...comment, user: { login: 'Copilot', type: 'Bot' } } })).toMatchObject({ byBot: true });
    expect(parse('issue_comment', { ...payload, comment: { ...comment, user: null } })).toMatchObject({ author: 'ghost' });
  });

  it('comments that were edited or deleted are no comments to act on', () => {
    const others = of('issue_comment').filter(({ action }) => action !== 'created');
    expect(others.length).toBeGreaterThan(1);
    for (const payload of others) expect(parse('issue_comment', payload)).toMatchObject({ kind: 'other', name: 'issue_comment' });
  });
});

describe('forks', () => {
  const pull = (head: unknown, base: unknown): unknown => ({
    action: 'opened', pull_request: { number: 1, head: { ref: 'f', sha: 'a', repo: head }, base: { ref: 'main', sha: 'b', repo: base }, user: { login: 'x' } },
  });
  const isFork = (head: unknown, base: unknown): boolean => as(parse('pull_request', pull(head, base)), 'pull_request').pullRequest.fork;

  it('are other repositories, and those that are gone', () => {
    expect(isFork({ full_name: 'mallory/ml' }, { full_name: 'acme/ml' })).toBe(true);
    expect(isFork(null, { full_name: 'acme/ml' })).toBe(true);
    expect(isFork({ full_name: 'Acme/ML' }, { full_name: 'acme/ml' })).toBe(false);
  });

  it('are not told by the repository being a fork of something itself', () => {
    expect(isFork({ full_name: 'acme/ml', fork: true }, { full_name: 'acme/ml', fork: true })).toBe(false);
  });
});

describe('the run', () => {
  it('has its address, with the attempt from the second on', () => {
    expect(parse('schedule', { schedule: '0 6 * * *' })).toMatchObject({
      kind: 'schedule', runUrl: 'https://ghe.example/acme/ml/actions/runs/42', runId: '42', runAttempt: 1, branch: 'main', actor: 'octocat',
    });
    expect(parse('push', of('push')[0], { GITHUB_RUN_ATTEMPT: '3' }).runUrl).toBe('https://ghe.example/acme/ml/actions/runs/42/attempts/3');
  });

  it('has no branch on tags and pull requests, and keeps slashes', () => {
    expect(parse('push', of('push')[0], { GITHUB_REF: 'refs/tags/v1' }).branch).toBeUndefined();
    expect(parse('push', of('push')[0], { GITHUB_REF: 'refs/pull/3/merge' }).branch).toBeUndefined();
    expect(parse('push', of('push')[0], { GITHUB_REF: 'refs/heads/release/2' }).branch).toBe('release/2');
  });

  it('takes what the environment lacks from the payload', () => {
    const event = parseEvent(of('push')[0], { GITHUB_EVENT_NAME: 'push' });
    expect(event).toMatchObject({ repository: { owner: 'Codertocat', name: 'Hello-World' }, defaultBranch: 'master', actor: 'Codertocat' });
  });

  it('does not depend on what nobody reads of its payload', () => {
    for (const payload of [undefined, null, { inputs: 'none' }, { schedule: 7 }]) {
      expect(parse('workflow_dispatch', payload).kind).toBe('other');
      expect(parse('schedule', payload).kind).toBe('schedule');
    }
    const [pull] = of('pull_request') as { pull_request: object }[];
    expect(parse('pull_request', { ...pull, label: 3, pull_request: { ...pull!.pull_request, title: null, labels: [null], draft: 'no' } }).kind).toBe('pull_request');
  });

  it('of another event is no error, whatever its payload', () => {
    for (const payload of [undefined, null, 'x', 3, [], { repository: 7 }]) expect(parse('label', payload).kind).toBe('other');
    expect(parse('label', {}).name).toBe('label');
  });

  const refusal = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };

  it('is refused where event and payload do not fit, or the repository is unknown', () => {
    expect(refusal(() => parse('pull_request', of('push')[0]))).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('`pull_request`') });
    expect(refusal(() => parse('push', undefined))).toMatchObject({ code: 'invalid-input' });
    expect(refusal(() => parseEvent({}, {}))).toMatchObject({ code: 'invalid-input' });
    expect(refusal(() => parse('push', {}, { GITHUB_REPOSITORY: 'a/b/c' }))).toMatchObject({ code: 'invalid-input' });
  });
});

it('knows the runs that have Dependabot\'s rights', () => {
  const payload = of('pull_request')[0] as { pull_request: object };
  expect(isByDependabot(parse('pull_request', payload))).toBe(false);
  expect(isByDependabot(parse('pull_request', payload, { GITHUB_ACTOR: 'dependabot[bot]' }))).toBe(true);
  const authored = { ...payload, pull_request: { ...payload.pull_request, user: { login: 'dependabot[bot]' } } };
  expect(isByDependabot(parse('pull_request', authored))).toBe(true);
});

it('reads the runs of the stand-in', () => {
  const world = createWorld();
  const { number } = world.createPullRequest({ title: 'T', branch: 'b', files: { 'a.txt': 'a' }, fork: 'mallory' });
  const payload = world.eventPayload('pull_request', { number });
  const event = as(parseEvent(payload, world.runnerEnvironment('pull_request', { payload })), 'pull_request');
  expect(event.pullRequest).toMatchObject({ number, fork: true, headSha: world.pullRequest(number).pull.head.sha });
  expect(event.commit).not.toBe(event.pullRequest.headSha);
});
