import type { GitHubEvent } from '../../src/github/event.js';
import { readSettings, type Settings } from '../../src/inputs.js';
import { isOffline, namesWorkspace, resolveMode, runContext } from '../../src/shell/run-context.js';

const run = {
  name: 'push', repository: { owner: 'acme', name: 'models' }, actor: 'octocat', runUrl: 'https://github.com/acme/models/actions/runs/7', runId: '7', runAttempt: 2,
  commit: 'c'.repeat(40), branch: 'main', defaultBranch: 'main',
};
const pull = {
  number: 12, headSha: 'a'.repeat(40), baseSha: 'b'.repeat(40), fork: false, open: true, author: 'octocat',
};
const push: GitHubEvent = { ...run, kind: 'push', before: 'b'.repeat(40), after: 'c'.repeat(40), deleted: false };
const pullRequest = (action: string, facts: Partial<typeof pull> = {}): GitHubEvent => ({ ...run, kind: 'pull_request', action, pullRequest: { ...pull, ...facts } });

describe('resolveMode', () => {
  it.each<[string, GitHubEvent, string]>([
    ['a push to the default branch', push, 'apply'],
    ['a push to another branch', { ...push, branch: 'dev' }, 'plan'],
    ['a push of a tag', (({ branch: _branch, ...rest }) => rest)(push), 'plan'],
    ['a deleted branch', { ...push, deleted: true }, 'nothing'],
    ['an opened pull request', pullRequest('opened'), 'plan'],
    ['a closed pull request', pullRequest('closed'), 'nothing'],
    ['a label on a merged pull request', pullRequest('labeled', { open: false }), 'nothing'],
    ['a label taken from a closed pull request', pullRequest('unlabeled', { open: false }), 'nothing'],
    ['a schedule', { ...run, kind: 'schedule' }, 'drift'],
    ['a dispatch', { ...run, name: 'workflow_dispatch', kind: 'other' }, 'plan'],
    ['anything else', { ...run, kind: 'other' }, 'plan'],
  ])('%s', (_name, event, mode) => {
    expect(resolveMode('auto', event)).toBe(mode);
  });

  it('does what it is told, but for a pull request that is not open', () => {
    expect(resolveMode('drift', push)).toBe('drift');
    expect(resolveMode('plan', pullRequest('labeled', { open: false }))).toBe('nothing');
    expect(resolveMode('apply', pullRequest('closed'))).toBe('nothing');
  });

  it('never applies what nobody has merged', () => {
    expect(() => resolveMode('apply', pullRequest('opened'))).toThrow(/nobody has merged/);
  });
});

describe('comments', () => {
  const comment = (body: string, facts: Record<string, unknown> = {}): GitHubEvent => ({
    ...run, kind: 'issue_comment', issue: 12, onPullRequest: true, open: true, commentId: 1,
    author: 'octocat', byBot: false, body, ...facts, name: 'issue_comment',
  });

  it.each<[string, GitHubEvent, string | undefined, string]>([
    ['a command', comment('/endpoints plan'), undefined, 'chat'],
    ['a misspelt command', comment('/endpoints plam'), undefined, 'chat'],
    ['a command for this target', comment('/endpoints plan prod'), 'prod', 'chat'],
    ['a command for another target', comment('/endpoints plan prod'), 'dev', 'nothing'],
    ['a quoted command', comment('> /endpoints plan'), undefined, 'nothing'],
    ['a command of an app', comment('/endpoints plan', { byBot: true }), undefined, 'nothing'],
    ['a command on an issue', comment('/endpoints plan', { onPullRequest: false }), undefined, 'nothing'],
    ['an edited comment', { ...run, name: 'issue_comment', kind: 'other' }, undefined, 'nothing'],
  ])('%s', (_name, event, target, mode) => {
    expect(resolveMode('auto', event, target)).toBe(mode);
  });

  it('are no business of a mode that was chosen', () => {
    expect(resolveMode('plan', comment('/endpoints apply'))).toBe('plan');
  });
});

describe('isOffline', () => {
  const settings = (workspace: Partial<Settings['workspace']>): Settings => ({
    ...readSettings(() => '', {}),
    workspace: { host: '', token: '', clientId: '', clientSecret: '', authType: '', ...workspace },
  });
  const from = (facts: Partial<typeof pull>, kind: 'pull_request' | 'pull_request_target' = 'pull_request'): GitHubEvent => ({
    ...(pullRequest('opened') as Extract<GitHubEvent, { kind: 'pull_request' | 'pull_request_target' }>), kind, pullRequest: { ...pull, ...facts },
  });

  it.each<[string, GitHubEvent, Partial<Settings['workspace']>, boolean]>([
    ['a fork without credentials', from({ fork: true }), {}, true],
    ['a fork that sees the client id alone', from({ fork: true }), { clientId: 'x' }, true],
    ['Dependabot', from({ author: 'dependabot[bot]' }), {}, true],
    ['a fork with a token', from({ fork: true }), { token: 'x' }, false],
    ['a branch without credentials, which is a mistake to be told', from({}), {}, false],
    ['pull_request_target, whatever credentials there are', from({}, 'pull_request_target'), { token: 'x' }, true],
    ['a push', push, {}, false],
  ])('%s', (_name, event, workspace, offline) => {
    expect(isOffline(event, settings(workspace))).toBe(offline);
  });
});

describe('runContext', () => {
  it('names the pushed range, and the workflow file to dispatch', () => {
    const env = { GITHUB_WORKFLOW_REF: 'acme/models/.github/workflows/endpoints.yml@refs/heads/main' };
    expect(runContext(push, env)).toMatchObject({
      repository: 'acme/models', run: '7', attempt: 2, workflow: 'endpoints.yml', push: { before: 'b'.repeat(40), after: 'c'.repeat(40), branch: 'main' },
    });
  });

  it('names the group of a merge queue, and its commit as the one that waits for a status', () => {
    const [before, after] = ['b'.repeat(40), 'd'.repeat(40)];
    const event: GitHubEvent = { ...run, kind: 'merge_group', headSha: after, baseSha: before, baseBranch: 'main', pullRequests: [12] };
    expect(runContext(event, {})).toMatchObject({ queue: { before, after, branch: 'main', pullRequests: [12] }, judged: after });
    expect(runContext(push, {})).not.toHaveProperty('queue');
  });

  it('names the head of a pull request, not the trial merge', () => {
    expect(runContext(pullRequest('opened'), {}).pullRequest).toEqual({ number: 12, head: 'a'.repeat(40) });
  });
});

it.each<[boolean, Partial<Settings['workspace']>, Record<string, string>]>([
  [false, {}, {}],
  [false, {}, { DATABRICKS_HOST: '', GITHUB_TOKEN: 'x' }],
  [true, { host: 'https://x' }, {}],
  [true, {}, { DATABRICKS_HOST: 'https://x' }],
  [true, {}, { ARM_CLIENT_ID: 'x' }],
])('names a workspace: %s for %j and %j', (expected, given, env) => {
  const workspace = { host: '', token: '', clientId: '', clientSecret: '', authType: '', ...given };
  expect(namesWorkspace({ workspace }, env)).toBe(expected);
});
