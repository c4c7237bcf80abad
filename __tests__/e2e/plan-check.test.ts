/** The plan check: what is applied on a push is what was reviewed, endpoint by endpoint. */
import { readFileSync } from 'node:fs';
import { consoleDelete, consoleEdit } from '../../src/emulator/index.js';
import { formatMarker, parseMarker } from '../../src/markers.js';
import type { MergeMethod } from '../../src/github-stand-in/index.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type ProjectOptions, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags, type Data } from './manifests.js';

const projects: Project[] = [];
afterEach(async () => {
  for (const project of projects.splice(0)) await project.close();
});

/** The clock of a GitHub on which all merges are an hour old: nothing is waited for. */
const settled = { now: (): Date => new Date(Date.now() - 3_600_000) };

async function begin(options: ProjectOptions = {}): Promise<Project> {
  const project = await startProject({ github: settled, ...options });
  projects.push(project);
  return project;
}

const empty = manifest({});
const put = (text: string): { 'endpoints.yml': string } => ({ 'endpoints.yml': text });
const commentsOf = (project: Project, number: number): string[] => project.github.world.comments(number).map((comment) => comment.body);
const stateOf = (body: string | undefined): string | undefined => parseMarker('plan', body ?? '')?.state;
const created = 'POST /api/2.0/serving-endpoints';
const tagged = (name: string): string => `PATCH /api/2.0/serving-endpoints/${name}/tags`;
const outcomes = (run: ActionRun): Record<string, { action: string; state: string }> =>
  JSON.parse(run.outputs['endpoints'] ?? '{}') as Record<string, { action: string; state: string }>;

/** A pull request with this manifest; planned, unless told otherwise. */
async function propose(project: Project, branch: string, text: string, planned = true): Promise<number> {
  const { number } = project.github.world.createPullRequest({ title: `Serve ${branch}`, branch, files: put(text) });
  if (planned) {
    const run = await project.run({ event: 'pull_request', about: { number } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(run.workspace)).toEqual([]);
  }
  return number;
}

function expectFailed(run: ActionRun, reason: string): void {
  expect(run.log).toContain(`::error::${reason}: `);
  expect([run.status, run.outputs['failure-reason']]).toEqual([1, reason]);
}

describe.each<MergeMethod>(['squash', 'rebase', 'merge'])('a %s merge', (method) => {
  it('is applied as it was reviewed, and finds its own comment', async () => {
    const project = await begin({ manifest: empty });
    const number = await propose(project, 'chat', manifest({ chat: chat() }));
    const { world } = project.github;
    const before = world.tip().sha;
    // A second commit, so that squash, rebase and merge differ.
    world.pushCommit('chat', { files: { 'notes.md': 'More.\n' }, message: 'Say more' });
    await project.run({ event: 'pull_request', about: { number, action: 'synchronize' } });
    world.merge(number, method);
    const run = await project.run({ event: 'push', about: { before } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(run.workspace)).toEqual([created]);
    expect(commentsOf(project, number).map(stateOf)).toEqual(['applied']);
    expect(run.outputs['comment-url']).toContain(`/pull/${number}#issuecomment-`);
    expect(project.github.unknownRequests).toEqual([]);
  });
});

describe('what no review has seen', () => {
  it('is held back, `plan-missing`, while nothing else would change anyway', async () => {
    const project = await begin({ manifest: empty });
    const number = await propose(project, 'chat', manifest({ chat: chat() }), false);
    project.github.world.merge(number);
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'plan-missing');
    expect(writes(run.workspace)).toEqual([]);
    const [body, ...more] = commentsOf(project, number);
    expect(more).toEqual([]);
    expect(stateOf(body)).toBe('failed');
    expect(body).toContain('plan-digest');
    // The same plan, dispatched by a person with its digest, goes through.
    const digest = run.outputs['plan-digest'] ?? '';
    expect(body).toContain(digest);
    const dispatched = await project.run({ inputs: { mode: 'apply', 'plan-digest': digest } });
    expect([dispatched.status, writes(dispatched.workspace)]).toEqual([0, [created]]);
  });

  it('edge case 3: edited in the console between plan and merge, it is held back, `plan-changed`, field by field; the others proceed', async () => {
    const project = await begin({ manifest: empty });
    await deploy(project, manifest({ chat: chat(), talk: chat(tags({ team: 'old' })) }));
    const wanted = manifest({ chat: chat(tags({ team: 'new' })), talk: chat(tags({ team: 'new' })) });
    const number = await propose(project, 'tags', wanted);
    consoleEdit(project.emulator.world, 'talk', { aiGateway: { usage_tracking_config: { enabled: true } }, tags: { add: { owner: 'console' } } });
    project.github.world.merge(number);
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'plan-changed');
    expect(writes(run.workspace)).toEqual([tagged('chat')]);
    const body = commentsOf(project, number).at(-1) ?? '';
    expect(stateOf(body)).toBe('failed');
    expect(body).toContain('tags[owner]');
    // The digest of what was held back stands in the report, to dispatch with.
    const digests = [...new Set([...body.slice(body.indexOf('-->')).matchAll(/\b[0-9a-f]{24}\b/g)].map(([digest]) => digest))];
    const plan = await project.run({ inputs: { mode: 'plan' } });
    expect(digests).toContain(plan.outputs['plan-digest']);

    const wrong = await project.run({ inputs: { mode: 'apply', 'plan-digest': '0'.repeat(24) } });
    expectFailed(wrong, 'plan-changed');
    expect(writes(wrong.workspace)).toEqual([]);
    // It says what was expected and what is, how to go on, and keeps a result; whoever was not asked hears nothing.
    expect(wrong.summary).toMatch(new RegExp(`Nothing was applied\\*\\* · \`plan-changed\`[^]*digest is now \`${plan.outputs['plan-digest'] ?? ''}\`, not \`0{24}\`[^]*held back: nothing of[^]*-f plan-digest=${plan.outputs['plan-digest'] ?? ''}`));
    expect(JSON.parse(readFileSync(wrong.outputs['result-file'] ?? '', 'utf8'))).toMatchObject({ failure_reason: 'plan-changed', summary: { refused: 1 } });
    expect(commentsOf(project, number).at(-1)).toBe(body);
    const right = await project.run({ inputs: { mode: 'apply', 'plan-digest': plan.outputs['plan-digest'] ?? '' } });
    expect([right.status, writes(right.workspace)]).toEqual([0, [tagged('talk')]]);
    const after = await project.run({ inputs: { mode: 'plan' } });
    expect(after.outputs['has-changes']).toBe('false');
  });

  it('edge case 3: edited so that the same is left to do, it proceeds: what counts is where it ends', async () => {
    const project = await begin({ manifest: empty });
    await deploy(project, manifest({ chat: chat(tags({ team: 'old' })) }));
    const number = await propose(project, 'tags', manifest({ chat: chat(tags({ team: 'new' })) }));
    consoleEdit(project.emulator.world, 'chat', { tags: { add: { team: 'console' } } });
    project.github.world.merge(number);
    const run = await project.run({ event: 'push' });
    expect([run.status, writes(run.workspace)]).toEqual([0, [tagged('chat')]]);
  });

  it('is not approved by the comment of somebody else', async () => {
    const project = await begin({ manifest: empty });
    const number = await propose(project, 'chat', manifest({ chat: chat() }));
    const [real] = project.github.world.comments(number);
    project.github.world.deleteComment(real?.id ?? 0);
    project.github.world.addComment(number, real?.body ?? '', 'mallory');
    project.github.world.merge(number);
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'plan-missing');
    expect(writes(run.workspace)).toEqual([]);
    expect(project.github.world.comments(number).find((comment) => comment.author === 'mallory')?.body).toBe(real?.body);
    expect(run.log.match(/::notice::Comment \d+ begins like a plan, but does not count: `mallory` wrote it, and this run posts as `github-actions\[bot\]`/g)).toHaveLength(1);
  });

  it('is not approved by a comment about another workspace, or another target', async () => {
    const project = await begin({ manifest: empty });
    const number = await propose(project, 'chat', manifest({ chat: chat() }));
    const [real] = project.github.world.comments(number);
    const marker = parseMarker('plan', real?.body ?? '');
    if (marker === undefined || real === undefined) throw new Error('There is no plan comment.');
    project.github.world.editComment(real.id, `${formatMarker('plan', { ...marker, target: 'staging' })}\nA plan.`);
    project.github.world.merge(number);
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'plan-missing');
    expect(writes(run.workspace)).toEqual([]);
  });
});

describe('several merges', () => {
  it('in one push are applied together, each with its own approval', async () => {
    const project = await begin({ manifest: manifest({ chat: chat() }) });
    await deploy(project, manifest({ chat: chat() }));
    const first = await propose(project, 'a', manifest({ chat: chat(tags({ team: 'a' })) }));
    const before = project.github.world.tip().sha;
    project.github.world.merge(first);
    const second = await propose(project, 'b', manifest({ chat: chat(tags({ team: 'a' })), talk: chat() }));
    project.github.world.merge(second);
    const run = await project.run({ event: 'push', about: { before } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(run.workspace).sort()).toEqual([tagged('chat'), created].sort());
    expect([first, second].map((number) => commentsOf(project, number).map(stateOf))).toEqual([['applied'], ['applied']]);
  });

  it('of which one was never planned: that part is `plan-missing`, the other is applied', async () => {
    const project = await begin({ manifest: empty });
    const before = project.github.world.tip().sha;
    const first = await propose(project, 'a', manifest({ chat: chat() }));
    project.github.world.merge(first);
    const second = await propose(project, 'b', manifest({ chat: chat(), talk: chat() }), false);
    project.github.world.merge(second);
    const run = await project.run({ event: 'push', about: { before } });
    expectFailed(run, 'plan-missing');
    expect(run.log).toMatch(new RegExp(`#${second} carries no plan comment`));
    expect(writes(run.workspace)).toEqual([created]);
    expect([...project.emulator.world.endpoints.keys()]).toContain('chat');
    expect(commentsOf(project, second).map(stateOf)).toEqual(['failed']);
  });

  it('of which one has nothing to do with endpoints: it hears nothing, whatever becomes of the others', async () => {
    const project = await begin({ manifest: manifest({ chat: chat() }) });
    await deploy(project, manifest({ chat: chat() }));
    const before = project.github.world.tip().sha;
    const first = await propose(project, 'a', manifest({ chat: chat(tags({ team: 'a' })), churn: churn() }));
    project.github.world.merge(first);
    const notes = project.github.world.createPullRequest({ title: 'Notes', branch: 'notes', files: { 'notes.md': 'New.\n' } }).number;
    project.github.world.merge(notes);
    project.emulator.world.script('churn', { outcome: 'fail', message: 'Container image build failed.' });
    const failed = await project.run({ event: 'push', about: { before } });
    expectFailed(failed, 'deployment-failed');
    expect([commentsOf(project, first).map(stateOf), commentsOf(project, notes)]).toEqual([['failed'], []]);
    const run = await project.run({ event: 'push', about: { before }, attempt: 2 });
    expect([run.status, commentsOf(project, first).map(stateOf), commentsOf(project, notes)]).toEqual([0, ['applied'], []]);
  });

  it('of which one was never planned, and would delete what nobody reviewed: it is told', async () => {
    const project = await begin({ manifest: manifest({ chat: chat(), talk: chat() }) });
    await deploy(project, manifest({ chat: chat(), talk: chat() }));
    const before = project.github.world.tip().sha;
    const first = await propose(project, 'a', manifest({ chat: chat(tags({ team: 'a' })), talk: chat() }));
    project.github.world.merge(first);
    const second = await propose(project, 'b', manifest({ chat: chat(tags({ team: 'a' })) }), false);
    project.github.world.merge(second);
    expectFailed(await project.run({ event: 'push', about: { before } }), 'destroy-blocked');
    expect(commentsOf(project, second).map(stateOf)).toEqual(['failed']);
  });

  it('of which an earlier one was not applied: its approval still counts', async () => {
    const project = await begin({ manifest: empty });
    const first = await propose(project, 'a', manifest({ chat: chat() }));
    project.github.world.merge(first);
    const second = await propose(project, 'b', manifest({ chat: chat(), talk: chat() }));
    // The second comment shows both; without the first, only its own part is approved.
    const [comment] = project.github.world.comments(second);
    const marker = parseMarker('plan', comment?.body ?? '');
    if (marker === undefined || comment === undefined) throw new Error('There is no plan comment.');
    const { talk } = marker.endpoints;
    if (talk === undefined) throw new Error('The plan does not name `talk`.');
    project.github.world.editComment(comment.id, `${formatMarker('plan', { ...marker, endpoints: { talk } })}\nA plan.`);
    project.github.world.merge(second);
    const run = await project.run({ event: 'push' });
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(run.workspace)).toEqual([created, created]);
    expect(commentsOf(project, first).map(stateOf)).toEqual(['applied']);
  });

  it('of which an earlier one was applied: its approval is used up', async () => {
    const project = await begin({ manifest: empty });
    const first = await propose(project, 'a', manifest({ chat: chat(tags({ team: 'a' })) }));
    project.github.world.merge(first);
    expect((await project.run({ event: 'push' })).status).toBe(0);
    const second = await propose(project, 'b', manifest({ chat: chat(tags({ team: 'a' })), talk: chat() }));
    consoleDelete(project.emulator.world, 'chat');
    project.github.world.merge(second);
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'plan-changed');
    expect(writes(run.workspace)).toEqual([created]);
    expect(outcomes(run)).toMatchObject({ talk: { state: 'READY' } });
    expect(project.emulator.world.endpoints.has('chat')).toBe(false);
  });
});

describe('an apply that got half-way', () => {
  it('is finished by running it again, under the same approval', async () => {
    const project = await begin({ manifest: empty });
    const number = await propose(project, 'both', manifest({ chat: chat(), churn: churn() }));
    project.github.world.merge(number);
    project.emulator.world.addFault({ method: 'POST', path: '/api/2.0/serving-endpoints', kind: 'status', status: 400, nth: 2, message: 'Not today.' });
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'api-error');
    expect(run.log).toContain('Not today.');
    expect(commentsOf(project, number).map(stateOf)).toEqual(['failed']);
    const again = await project.run({ event: 'push', attempt: 2 });
    expect([again.status, again.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(again.workspace)).toEqual([created]);
    expect(commentsOf(project, number).map(stateOf)).toEqual(['applied']);
  });

  it('in the middle of one create is finished under the approval of its document', async () => {
    const project = await begin({ manifest: empty });
    const permissions = [{ level: 'CAN_QUERY', group_name: 'users' }];
    const number = await propose(project, 'chat', manifest({ chat: chat({ permissions }) }));
    project.github.world.merge(number);
    project.emulator.world.addFault({ method: 'PUT', path: '/api/2.0/permissions/**', kind: 'status', status: 400, message: 'Not now.' });
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'api-error');
    expect(writes(run.workspace)[0]).toBe(created);
    const again = await project.run({ event: 'push', attempt: 2 });
    expect([again.status, again.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(again.workspace)).toEqual([expect.stringMatching(/^PUT \/api\/2\.0\/permissions\/serving-endpoints\//)]);
    expect((await project.run({ inputs: { mode: 'plan' } })).outputs['has-changes']).toBe('false');
  });
});

describe('a push that came from no pull request', () => {
  it('is applied, and says so', async () => {
    const project = await begin({ manifest: empty });
    project.github.world.pushCommit('main', { files: put(manifest({ chat: chat() })) });
    const run = await project.run({ event: 'push' });
    expect([run.status, writes(run.workspace)]).toEqual([0, [created]]);
    expect(run.log).toMatch(/::notice::This push came from no pull request/);
  });

  it('fails under `required`, with nothing written', async () => {
    const project = await begin({ manifest: empty });
    project.github.world.pushCommit('main', { files: put(manifest({ chat: chat() })) });
    const run = await project.run({ event: 'push', inputs: { 'plan-check': 'required' } });
    expectFailed(run, 'plan-missing');
    expect(writes(run.workspace)).toEqual([]);
  });

  it('is applied unchecked where the check is off', async () => {
    const project = await begin({ manifest: empty });
    const number = await propose(project, 'chat', manifest({ chat: chat() }), false);
    project.github.world.merge(number);
    const run = await project.run({ event: 'push', inputs: { 'plan-check': 'off' } });
    expect([run.status, writes(run.workspace)]).toEqual([0, [created]]);
  });
});

describe('a tag that is pushed', () => {
  const tag = (project: Project, name: string): RunOptions => {
    project.github.world.tag(name, 'main');
    return { event: 'push', env: { GITHUB_REF: `refs/tags/${name}`, GITHUB_REF_TYPE: 'tag' }, inputs: { mode: 'apply' } };
  };

  it('is applied as it is, and says so; merges that it brings to their end are answered, later ones are not', async () => {
    const project = await begin({ manifest: empty });
    const first = await propose(project, 'a', manifest({ chat: chat() }));
    const { sha: after } = project.github.world.merge(first);
    const options = tag(project, 'v1');
    const second = await propose(project, 'b', manifest({ chat: chat(), talk: chat() }));
    project.github.world.merge(second);
    const run = await project.run({ ...options, files: put(manifest({ chat: chat() })), about: { after } });
    expect([run.status, writes(run.workspace)]).toEqual([0, [created]]);
    expect(run.log).toMatch(/::notice::This run is of a tag, not of a branch/);
    expect([first, second].map((number) => commentsOf(project, number).map(stateOf))).toEqual([['applied'], ['planned']]);
  });

  it('needs a digest under `required`', async () => {
    const project = await begin({ manifest: manifest({ chat: chat() }) });
    const options = tag(project, 'v1');
    const run = await project.run({ ...options, inputs: { ...options.inputs, 'plan-check': 'required' } });
    expectFailed(run, 'plan-missing');
    expect(writes(run.workspace)).toEqual([]);
  });
});

describe('a review that cannot be looked up', () => {
  it('stops the apply where there is no token', async () => {
    const project = await begin({ manifest: manifest({ chat: chat() }) });
    const run = await project.run({ event: 'push', inputs: { 'github-token': '' } });
    expectFailed(run, 'invalid-input');
    expect(run.log).toContain('plan-check: off');
    expect(writes(run.workspace)).toEqual([]);
    const unchecked = await project.run({ event: 'push', inputs: { 'github-token': '', 'plan-check': 'off' } });
    expect([unchecked.status, writes(unchecked.workspace)]).toEqual([0, [created]]);
  });

  it('stops the apply where the token may not read pull requests', async () => {
    const project = await begin({ manifest: manifest({ chat: chat() }) });
    project.github.world.setPermissions({ contents: 'read' });
    const run = await project.run({ event: 'push' });
    expectFailed(run, 'permission-denied');
    expect(run.log).toContain('pull-requests: read');
    expect(writes(run.workspace)).toEqual([]);
  });
});

describe('a dispatched apply', () => {
  it('needs a digest under `required`', async () => {
    const project = await begin({ manifest: manifest({ chat: chat() }) });
    const run = await project.run({ inputs: { mode: 'apply', 'plan-check': 'required' } });
    expectFailed(run, 'plan-missing');
    expect(run.workspace).toEqual([]);
    const plan = await project.run({ inputs: { mode: 'plan' } });
    const bound = await project.run({ inputs: { mode: 'apply', 'plan-check': 'required', 'plan-digest': plan.outputs['plan-digest'] ?? '' } });
    expect([bound.status, writes(bound.workspace)]).toEqual([0, [created]]);
  });
});

describe('`@alias` and `latest`', () => {
  const entity = (version: string): Data => ({ entity_version: version });

  it('are applied as they were reviewed, though they have moved since', async () => {
    const project = await begin({ manifest: empty });
    const number = await propose(project, 'churn', manifest({ churn: churn({}, entity('@champion')) }));
    expect(commentsOf(project, number)[0]).toContain('@champion');
    project.emulator.world.addModel('prod.ml.churn', { versions: { 6: {}, 7: {}, 8: {}, 9: {} }, aliases: { champion: 9 } });
    project.github.world.merge(number);
    const run = await project.run({ event: 'push' });
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    const [create] = run.workspace.filter(({ method }) => method === 'POST');
    expect(create?.body).toMatchObject({ config: { served_entities: [{ entity_version: '8' }] } });
    // The move since is a change of its own.
    const plan = await project.run({ inputs: { mode: 'plan' } });
    expect(plan.outputs).toMatchObject({ update: '1', 'has-changes': 'true' });
  });
});

describe('GitHub lags behind', () => {
  it('and the commit is tied to its pull request a moment later', async () => {
    const project = await begin({ manifest: empty, github: {} });
    const { world } = project.github;
    const number = await propose(project, 'chat', manifest({ chat: chat() }));
    world.setLag({ commitPullsCalls: 1, commitPullsAnswer: 'empty' });
    world.merge(number, 'rebase');
    const run = await project.run({ event: 'push' });
    expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
    expect(writes(run.workspace)).toEqual([created]);
    expect(commentsOf(project, number).map(stateOf)).toEqual(['applied']);
    expect(run.log).not.toContain('came from no pull request');
  });
});
