import { createRequire } from 'node:module';
import type { EventName, EventOptions } from '../../src/github-stand-in/index.js';
import { call, start, stopAll } from './support.js';

afterEach(stopAll);

type Json = Record<string, unknown>;

const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as { name: string; examples: Json[] }[];

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Kinds of each path that every example has; arrays are not entered, nor optional members. */
function describeShape(samples: readonly Json[], prefix = ''): Map<string, Set<string>> {
  const shape = new Map<string, Set<string>>();
  for (const key of Object.keys(samples[0] ?? {})) {
    // Only webhooks delivered to an app name their installation; the event file of a workflow run does not.
    if (key === 'installation' || !samples.every((sample) => key in sample)) continue;
    const values = samples.map((sample) => sample[key]);
    shape.set(`${prefix}${key}`, new Set(values.map(kindOf)));
    if (values.every((value) => kindOf(value) === 'object')) {
      for (const [path, kinds] of describeShape(values as Json[], `${prefix}${key}.`)) shape.set(path, kinds);
    }
  }
  return shape;
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Json | undefined)?.[key], value);
}

async function withStory() {
  const github = await start();
  const { number } = github.world.createPullRequest({ title: 'x', body: 'why', branch: 'topic', files: { 'endpoints.yml': 'a: 1\n' }, by: 'anna' });
  github.world.addComment(number, 'hello');
  return { github, number };
}

describe('event payloads', () => {
  it.each<[EventName, EventOptions]>([
    ['pull_request', { action: 'opened' }],
    ['pull_request', { action: 'synchronize' }],
    ['push', {}],
    ['workflow_dispatch', { inputs: {} }],
    ['merge_group', {}],
    ['issue_comment', {}],
  ])('%s %j has what every example of GitHub has', async (name, options) => {
    const { github } = await withStory();
    const samples = (examples.find((item) => item.name === name)?.examples ?? []).filter(
      (sample) => (options.action === undefined || sample['action'] === options.action) && (name !== 'issue_comment' || sample['action'] === 'created') && sample['deleted'] !== true,
    );
    expect(samples.length).toBeGreaterThan(0);
    const payload = github.world.eventPayload(name, options);
    const wrong = [...describeShape(samples)].flatMap(([path, kinds]) => {
      const kind = kindOf(valueAt(payload, path));
      // A value that the examples happen to have (or to lack) throughout may be null with us, and the other way round.
      return kind === 'undefined' || !(kinds.has(kind) || kind === 'null' || kinds.has('null')) ? [`${path}: ${kind}, not ${[...kinds].join('|')}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('push names the commits of a merge and who made it', async () => {
    const { github, number } = await withStory();
    const before = github.world.tip().sha;
    const { sha } = github.world.merge(number);
    const push = github.world.eventPayload('push');
    expect(push).toMatchObject({ ref: 'refs/heads/main', before, after: sha, forced: false, head_commit: { id: sha, modified: ['endpoints.yml'] } });
    expect(push['commits']).toHaveLength(1);
    expect(github.world.eventPayload('pull_request', { action: 'closed' })).toMatchObject({ pull_request: { merged: true, merge_commit_sha: sha } });
    expect(Object.keys(github.world.eventPayload('schedule')).sort()).toEqual(['organization', 'repository', 'schedule', 'workflow']);
  });
});

describe('runner environment', () => {
  it('is that of each event', async () => {
    const { github, number } = await withStory();
    const { world } = github;
    const env = (name: EventName, options: EventOptions = {}) => world.runnerEnvironment(name, { payload: world.eventPayload(name, options) });
    const { pull } = world.pullRequest(number);
    const plan = env('pull_request');
    expect(plan).toMatchObject({
      GITHUB_SHA: pull.mergeCommitSha, GITHUB_REF: `refs/pull/${number}/merge`, GITHUB_REF_NAME: `${number}/merge`, GITHUB_HEAD_REF: 'topic', GITHUB_BASE_REF: 'main',
      GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_ACTOR: 'anna', GITHUB_RUN_ATTEMPT: '1', GITHUB_RUN_NUMBER: '1', GITHUB_JOB: 'plan',
    });
    expect(plan['GITHUB_SHA']).not.toBe(pull.head.sha);
    const main = world.tip().sha;
    expect(env('pull_request_target')).toMatchObject({ GITHUB_SHA: main, GITHUB_REF: 'refs/heads/main', GITHUB_HEAD_REF: 'topic' });
    expect(env('schedule')).toMatchObject({ GITHUB_SHA: main, GITHUB_REF: 'refs/heads/main', GITHUB_JOB: 'drift', GITHUB_RUN_NUMBER: '3' });
    expect(env('workflow_dispatch', { branch: 'topic' })).toMatchObject({ GITHUB_SHA: pull.head.sha, GITHUB_REF_NAME: 'topic' });
    const queue = env('merge_group');
    expect(queue['GITHUB_REF']).toBe(`refs/heads/gh-readonly-queue/main/pr-${number}-${main}`);
    const tip = world.merge(number);
    expect(env('push')).toMatchObject({ GITHUB_SHA: tip.sha, GITHUB_REF: 'refs/heads/main', GITHUB_HEAD_REF: '' });
    expect(env('pull_request', { action: 'closed' })).toMatchObject({ GITHUB_SHA: tip.sha, GITHUB_REF: 'refs/heads/main' });
    const run = await call(github, `GET /actions/runs/${plan['GITHUB_RUN_ID'] ?? ''}`);
    expect(run.body).toMatchObject({ event: 'pull_request', head_branch: 'topic', pull_requests: [{ number }] });
    expect((await call(github, `GET /actions/runs/${plan['GITHUB_RUN_ID'] ?? ''}/jobs`)).body).toMatchObject({ total_count: 1, jobs: [{ name: 'plan' }] });
  });

  it('has an OIDC endpoint where the job may use it', async () => {
    const { github } = await withStory();
    expect(github.world.runnerEnvironment('push', { idToken: true })['ACTIONS_ID_TOKEN_REQUEST_URL']).toBeUndefined();
    github.world.enableOidc();
    const env = github.world.runnerEnvironment('push', { idToken: true, environment: 'prod' });
    const url = `${env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''}&audience=databricks`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''}` } });
    const { value } = (await response.json()) as { value: string };
    const claims = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString()) as Json;
    expect(claims).toMatchObject({ aud: 'databricks', sub: 'repo:acme/ml-platform:environment:prod', iss: 'https://token.actions.githubusercontent.com' });
    expect((await fetch(url, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  });
});
