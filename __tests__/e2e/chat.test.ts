/** Commands on pull requests: who may give them, whose manifest they read, and what is answered. */
import { parseMarker } from '../../src/markers.js';
import type { Comment } from '../../src/github-stand-in/index.js';
import { startProject, writes, type ActionRun, type Project, type ProjectOptions, type RunOptions } from '../helpers/project.js';
import { chat, manifest, type Data } from './manifests.js';

const projects: Project[] = [];
afterEach(async () => {
  for (const project of projects.splice(0)) {
    expect([project.github.unknownRequests, project.github.complaints, project.emulator.unknownRequests]).toEqual([[], [], []]);
    await project.close();
  }
});

/** All merges are an hour old: nothing is waited for. */
const settled = { now: (): Date => new Date(Date.now() - 3_600_000) };

async function begin(options: ProjectOptions = {}): Promise<Project> {
  const project = await startProject({ github: settled, manifest: manifest({}), ...options });
  projects.push(project);
  const { world } = project.github;
  world.addCollaborator('writer', 'write');
  world.addCollaborator('triager', 'triage');
  return project;
}

const put = (text: string): { 'endpoints.yml': string } => ({ 'endpoints.yml': text });
const bot = 'github-actions[bot]';
/** A checkout that must not be looked at. */
const trap = put('id: trap\nendpoints: { trap: }\n');
const created = 'POST /api/2.0/serving-endpoints';

function propose(project: Project, endpoints: Data, options: { branch?: string; base?: string; fork?: string } = {}): number {
  return project.github.world.createPullRequest({ title: 'Change', branch: 'change', files: put(manifest(endpoints)), ...options }).number;
}

/** Somebody writes a comment, and the workflow runs for it. */
async function say(project: Project, number: number, body: string, options: RunOptions & { by?: string } = {}): Promise<ActionRun & { comment: Comment }> {
  const comment = project.github.world.addComment(number, body, options.by ?? 'writer');
  const run = await project.run({ event: 'issue_comment', about: { commentId: comment.id }, files: trap, ...options });
  return { ...run, comment };
}

const own = (project: Project, number: number): string[] => project.github.world.comments(number).filter(({ author }) => author === bot).map(({ body }) => body);
const plans = (project: Project, number: number): string[] => own(project, number).filter((body) => parseMarker('plan', body) !== undefined);
const replies = (project: Project, number: number): string[] => own(project, number).filter((body) => body.startsWith('<!-- databricks-endpoints:chat '));
const reactions = (comment: Comment): string[] => comment.reactions.map(({ content }) => content);
const statusesOf = (project: Project, sha: string): string[] => project.github.world.state.statuses.filter((status) => status.sha === sha).map(({ state }) => state);
const digestOf = (body: string | undefined): string => parseMarker('plan', body ?? '')?.digest ?? '';

function expectOk(run: ActionRun): void {
  expect([run.status, run.outputs['failure-reason'], run.log.match(/^::(?:error|warning).*$/gm)]).toEqual([0, undefined, null]);
}

describe('/endpoints plan', () => {
  it('plans the head, read through the API, in the pull request\'s own comment', async () => {
    const project = await begin();
    const number = propose(project, { chat: chat() });
    await project.run({ event: 'pull_request', about: { number } });
    const head = project.github.world.pushCommit('change', { files: put(manifest({ chat: chat(), sales: chat() })) }).sha;
    const run = await say(project, number, '/endpoints plan');
    expectOk(run);
    expect([run.outputs['mode'], run.outputs['create'], writes(run.workspace)]).toEqual(['plan', '2', []]);
    const [body, ...more] = plans(project, number);
    expect([more, replies(project, number)]).toEqual([[], []]);
    expect(parseMarker('plan', body ?? '')).toMatchObject({ head, state: 'planned', endpoints: { chat: {}, sales: {} } });
    expect(body).toContain(head.slice(0, 7));
    expect(reactions(run.comment)).toEqual(['eyes', 'rocket']);
    expect(statusesOf(project, head)).toEqual(['success']);
    expect(run.github.filter(({ path }) => path.includes('/contents/')).map(({ path }) => path)).toEqual([expect.stringContaining('/contents/endpoints.yml')]);
  });

  it('may be asked for a fork by somebody with write permission: a manifest is data', async () => {
    const project = await begin();
    project.github.world.fork('stranger');
    const number = propose(project, { chat: chat() }, { fork: 'stranger' });
    const no = await say(project, number, '/endpoints plan', { by: 'stranger' });
    expectOk(no);
    expect([no.workspace, plans(project, number)]).toEqual([[], []]);
    const yes = await say(project, number, '/endpoints plan');
    expectOk(yes);
    expect([yes.outputs['create'], writes(yes.workspace)]).toEqual(['1', []]);
    expect(parseMarker('plan', plans(project, number)[0] ?? '')?.offline).toBeUndefined();
  });

  it('says so where there is nothing to change, and no comment to say it in', async () => {
    const project = await begin();
    const number = propose(project, {});
    const run = await say(project, number, '/endpoints plan');
    expectOk(run);
    expect(replies(project, number)).toEqual([expect.stringContaining('No changes. The workspace is what the manifest says.')]);
    expect(reactions(run.comment)).toEqual(['eyes', 'rocket']);
    // The same comment, delivered again by a re-run.
    await project.run({ event: 'issue_comment', about: { commentId: run.comment.id }, files: trap, attempt: 2 });
    expect(replies(project, number)).toHaveLength(1);
  });

  it('tells of a manifest that cannot be read, where it was asked', async () => {
    const project = await begin();
    const { number } = project.github.world.createPullRequest({ title: 'Broken', branch: 'broken', files: put('id: shop\nendpoints: { chat: { confg: {} } }\n') });
    const run = await say(project, number, '/endpoints plan');
    expect([run.status, run.outputs['failure-reason'], run.workspace]).toEqual([1, 'invalid-manifest', []]);
    expect(statusesOf(project, project.github.world.pullRequest(number).pull.head.sha)).toEqual(['failure']);
    expect(replies(project, number)).toEqual([expect.stringMatching(/invalid-manifest[^]*endpoints\.yml:2[^]*confg/)]);
    expect(reactions(run.comment)).toEqual(['confused']);
  });

  it('is refused on a merged and on a closed pull request', async () => {
    const project = await begin();
    const merged = propose(project, { chat: chat() });
    project.github.world.merge(merged);
    const closed = propose(project, { sales: chat() }, { branch: 'sales' });
    project.github.world.closePullRequest(closed);
    for (const [number, words] of [[merged, 'is merged'], [closed, 'is closed']] as const) {
      const run = await say(project, number, '/endpoints plan');
      expectOk(run);
      expect([run.workspace, own(project, number)]).toEqual([[], [expect.stringContaining(words)]]);
      expect(reactions(run.comment)).toEqual(['confused']);
    }
  });
});

describe('/endpoints apply', () => {
  /** A merged pull request whose plan was never made, so that its apply is refused with a digest. */
  async function refused(project: Project, endpoints: Data = { chat: chat() }): Promise<{ number: number; digest: string }> {
    const number = propose(project, endpoints);
    project.github.world.merge(number);
    const run = await project.run({ event: 'push' });
    expect(run.outputs['failure-reason']).toBe('plan-missing');
    return { number, digest: run.outputs['plan-digest'] ?? '' };
  }

  it('applies the plan with that digest, from the tip of the default branch, and names who approved it', async () => {
    const project = await begin();
    const { number, digest } = await refused(project);
    const run = await say(project, number, `/endpoints apply ${digest}`);
    expectOk(run);
    expect([run.outputs['mode'], writes(run.workspace)]).toEqual(['apply', [created]]);
    const [reply, ...more] = replies(project, number);
    expect(more).toEqual([]);
    expect(reply).toMatch(/Applied: `shop` \(`default`\) at `[0-9a-f]{7}`, approved by `writer`: 1 applied\./);
    expect(reactions(run.comment)).toEqual(['eyes', 'rocket']);
    expect(run.summary).toContain('started by `writer`');
    expect(run.written).toContain('"who": "writer"');
    // Once more: there is nothing left, and the digest is no longer that of the plan.
    const again = await say(project, number, `/endpoints apply ${digest}`);
    expect([again.status, again.outputs['failure-reason'], writes(again.workspace)]).toEqual([1, 'plan-changed', []]);
  });

  it('is not carried out, nor failed, by a job that has no workspace: the answer says how it can be', async () => {
    const project = await begin();
    const { number, digest } = await refused(project);
    const run = await say(project, number, `/endpoints apply ${digest}`, { inputs: { 'databricks-host': '', 'databricks-token': '' } });
    expectOk(run);
    expect([writes(run.workspace), reactions(run.comment)]).toEqual([[], ['confused']]);
    expect(replies(project, number)).toEqual([expect.stringMatching(new RegExp(`no workspace to sign in to\\. .*\`${digest}\` as \`plan-digest\``))]);
  });

  it('settles the review that was refused, and points at its comment', async () => {
    const project = await begin();
    const number = propose(project, { chat: chat() });
    await project.run({ event: 'pull_request', about: { number } });
    project.github.world.merge(number);
    // Merged right after a commit that no plan has seen.
    project.github.world.pushCommit('main', { files: put(manifest({ chat: chat({}, 'gpt-4o') })) });
    const push = await project.run({ event: 'push', about: { before: project.github.world.tip().parents[0] ?? '' }, inputs: { 'plan-check': 'required' } });
    expect(push.outputs['failure-reason']).toBe('plan-missing');
    const asked = await say(project, number, `/endpoints apply ${digestOf(plans(project, number)[0])}`);
    expect(asked.outputs['failure-reason']).toBe('plan-changed');
    const run = await say(project, number, `/endpoints apply ${asked.outputs['plan-digest'] ?? ''}`, { inputs: { 'plan-check': 'required' } });
    expectOk(run);
    expect(writes(run.workspace)).toEqual([created]);
    expect(plans(project, number).map((body) => parseMarker('plan', body)?.state)).toEqual(['applied']);
    expect(replies(project, number).at(-1)).toMatch(/1 applied\. \(\[report\]\(https:[^)]*#issuecomment-\d+\), \[run\]/);
  });

  it('refuses another digest, with the plan as it is now', async () => {
    const project = await begin();
    const { number, digest } = await refused(project);
    const run = await say(project, number, `/endpoints apply ${'0'.repeat(24)}`);
    expect([run.status, run.outputs['failure-reason'], writes(run.workspace)]).toEqual([1, 'plan-changed', []]);
    const [reply = ''] = replies(project, number);
    expect(reply).toContain('Not applied');
    expect(reply).toContain(digest);
    expect(reactions(run.comment)).toEqual(['eyes', 'confused']);
  });

  it.each(['a plan that was made', 'no plan'])('is a polite no before the merge: %s', async (what) => {
    const project = await begin();
    const number = propose(project, { chat: chat() });
    if (what !== 'no plan') await project.run({ event: 'pull_request', about: { number } });
    const run = await say(project, number, `/endpoints apply ${digestOf(plans(project, number)[0]) || '0'.repeat(24)}`);
    expectOk(run);
    expect(run.workspace).toEqual([]);
    expect(replies(project, number)).toEqual([expect.stringContaining('This pull request is not merged, and only what is merged is applied.')]);
    expect(reactions(run.comment)).toEqual(['confused']);
  });

  it('is a polite no for what was merged elsewhere', async () => {
    const project = await begin();
    project.github.world.pushCommit('release', { files: { 'notes.md': 'x' } });
    const number = propose(project, { chat: chat() }, { base: 'release' });
    project.github.world.merge(number);
    const run = await say(project, number, `/endpoints apply ${'0'.repeat(24)}`);
    expectOk(run);
    expect([run.workspace, replies(project, number)]).toEqual([[], [expect.stringContaining('merged into `release`. Only what is in `main` is applied.')]]);
  });
});

describe('somebody without write permission', () => {
  it.each(['stranger', 'triager'])('gets a polite no, once, and nothing is read or done: %s', async (by) => {
    const project = await begin();
    const number = propose(project, { chat: chat() });
    if (by === 'stranger') project.github.world.fork('stranger');
    for (const words of ['/endpoints plan', '/endpoints plan', `/endpoints apply ${'0'.repeat(24)}`, '/endpoints plum']) {
      const run = await say(project, number, words, { by });
      expectOk(run);
      expect([run.workspace, run.github.filter(({ path }) => path.includes('/contents/'))]).toEqual([[], []]);
      expect(reactions(run.comment)).toEqual(['confused']);
    }
    const [reply, ...more] = own(project, number);
    expect(more).toEqual([]);
    expect(reply).toContain(`Sorry, \`${by}\`: only people with write permission`);
    expect(reply?.replace(/`[^`]*`/g, '')).not.toContain('@');
  });

  it('gets it from one of many jobs alone', async () => {
    const project = await begin();
    const number = propose(project, { chat: chat() });
    const { id: commentId } = project.github.world.addComment(number, '/endpoints plan', 'triager');
    await Promise.all(['dev', 'staging', 'prod'].map((target) => project.run({ event: 'issue_comment', about: { commentId }, files: trap, inputs: { target } })));
    expect(own(project, number)).toHaveLength(1);
  });
});

describe('what is no command', () => {
  it.each(['Looks good to me', '> /endpoints plan', '```\n/endpoints plan\n```', '    /endpoints plan', '/endpoints plan\n\nThanks!', 'Try `/endpoints plan`', '/endpoints plan prod, please'])(
    'is passed over without a request: %j',
    async (body) => {
      const project = await begin();
      const number = propose(project, { chat: chat() });
      const run = await say(project, number, body);
      expectOk(run);
      expect([run.workspace, run.github]).toEqual([[], []]);
      expect(run.log).toContain('::notice::Nothing to do for this event.');
    },
  );

  it('is what a bot writes, on an issue, or by an edit', async () => {
    const project = await begin();
    const { world } = project.github;
    const number = propose(project, { chat: chat() });
    const issue = world.openIssue({ title: 'Drift' }).number;
    const edited = world.addComment(number, '/endpoints plan', 'writer');
    const runs = [
      await say(project, number, '/endpoints plan', { by: 'helper[bot]' }),
      await say(project, issue, '/endpoints plan'),
      await project.run({ event: 'issue_comment', about: { commentId: edited.id, action: 'edited' }, files: trap }),
    ];
    for (const run of runs) {
      expectOk(run);
      expect([run.workspace, run.github]).toEqual([[], []]);
    }
  });

  it('is answered with the right command where it begins with /endpoints', async () => {
    const project = await begin();
    const number = propose(project, { chat: chat() });
    for (const [body, words] of [['/endpoints plam', 'Did you mean `/endpoints plan`?'], ['/endpoints apply', 'Did you mean `/endpoints apply <digest>`?']] as const) {
      const run = await say(project, number, body);
      expectOk(run);
      expect([run.workspace, replies(project, number).at(-1)]).toEqual([[], expect.stringContaining(words)]);
    }
  });
});

describe('several targets', () => {
  const targets = { targets: { dev: { default: true, name_prefix: 'dev-' }, prod: {} } };
  const text = manifest({ chat: chat() }, targets);

  /** The jobs of a matrix, one after the other. */
  async function matrix(project: Project, commentId: number): Promise<Record<'dev' | 'prod', ActionRun>> {
    const go = (target: string): Promise<ActionRun> => project.run({ event: 'issue_comment', about: { commentId }, files: trap, inputs: { target } });
    return { dev: await go('dev'), prod: await go('prod') };
  }

  it('a plan is for all of them, or for the one that is named', async () => {
    const project = await begin();
    const { world } = project.github;
    const { number } = world.createPullRequest({ title: 'Targets', branch: 'targets', files: put(text) });
    const one = await matrix(project, world.addComment(number, '/endpoints plan prod', 'writer').id);
    expectOk(one.dev);
    expect([one.dev.workspace, one.dev.github, one.prod.outputs['create']]).toEqual([[], [], '1']);
    expect(plans(project, number).map((body) => parseMarker('plan', body)?.target)).toEqual(['prod']);
    await matrix(project, world.addComment(number, '/endpoints plan', 'writer').id);
    expect(plans(project, number).map((body) => parseMarker('plan', body)?.target).sort()).toEqual(['dev', 'prod']);
  });

  it('a digest finds its own target, and where it is shown nowhere the target must be said', async () => {
    const project = await begin();
    const { world } = project.github;
    const { number } = world.createPullRequest({ title: 'Targets', branch: 'targets', files: put(text) });
    await matrix(project, world.addComment(number, '/endpoints plan', 'writer').id);
    const digest = plans(project, number).map((body) => parseMarker('plan', body)).find((marker) => marker?.target === 'prod')?.digest ?? '';
    world.merge(number);
    const unknown = await matrix(project, world.addComment(number, `/endpoints apply ${'f'.repeat(24)}`, 'writer').id);
    expect([unknown.dev.workspace, unknown.prod.workspace]).toEqual([[], []]);
    expect(replies(project, number)).toEqual([expect.stringContaining('Say which target is meant: `dev`, `prod`.')]);
    const known = await matrix(project, world.addComment(number, `/endpoints apply ${digest}`, 'writer').id);
    expectOk(known.dev);
    expectOk(known.prod);
    expect([known.dev.workspace, writes(known.prod.workspace)]).toEqual([[], [created]]);
  });

  it('a target that the manifest does not have is told, by a job without the input', async () => {
    const project = await begin();
    const { number } = project.github.world.createPullRequest({ title: 'Targets', branch: 'targets', files: put(text) });
    const typo = await say(project, number, '/endpoints plan prd');
    expectOk(typo);
    expect([typo.workspace, replies(project, number)]).toEqual([[], [expect.stringContaining('Did you mean `prod`?')]]);
    const other = await say(project, number, '/endpoints plan prod');
    expectOk(other);
    expect([other.workspace, replies(project, number).length, reactions(other.comment)]).toEqual([[], 1, []]);
  });
});

it('works for a token that may not answer, with a warning', async () => {
  const project = await begin();
  const number = propose(project, { chat: chat() });
  project.github.world.setPermissions({ contents: 'read', 'pull-requests': 'read', issues: 'read' });
  const run = await say(project, number, '/endpoints plan');
  expect([run.status, run.outputs['create']]).toEqual([0, '1']);
  expect(run.log).toMatch(/::warning::Could not .*pull-requests: write/);
  expect(run.summary).toContain('1 to create');
});

it('`comment: never` leaves it at reactions, and at notices in the log', async () => {
  const project = await begin();
  const number = propose(project, { chat: chat() });
  const inputs = { comment: 'never' };
  const yes = await say(project, number, '/endpoints plan', { inputs });
  const no = await say(project, number, '/endpoints plan', { inputs, by: 'triager' });
  expect([reactions(yes.comment), reactions(no.comment), own(project, number)]).toEqual([['eyes', 'rocket'], ['confused'], []]);
  expect(no.log).toContain('only people with write permission');
});

it('a digest finds its own manifest, where a repository has several', async () => {
  const project = await begin();
  const { world } = project.github;
  const files = { 'a.yml': manifest({ one: chat() }, { id: 'a' }), 'b.yml': manifest({ two: chat() }, { id: 'b' }) };
  const { number } = world.createPullRequest({ title: 'Two', branch: 'two', files });
  const both = async (commentId: number): Promise<ActionRun[]> => {
    const runs: ActionRun[] = [];
    for (const path of ['a.yml', 'b.yml']) runs.push(await project.run({ event: 'issue_comment', about: { commentId }, files: trap, inputs: { manifest: path } }));
    return runs;
  };
  await both(world.addComment(number, '/endpoints plan', 'writer').id);
  expect(plans(project, number).map((body) => parseMarker('plan', body)?.manifest)).toEqual(['a', 'b']);
  world.merge(number);
  const digest = digestOf(plans(project, number)[1]);
  const [a, b] = await both(world.addComment(number, `/endpoints apply ${digest}`, 'writer').id);
  expect([a?.status, a?.workspace, b?.status, writes(b?.workspace ?? [])]).toEqual([0, [], 0, [created]]);
  expect(replies(project, number)).toEqual([expect.stringContaining('Applied: `b`')]);
});

it('needs GitHub to tell who asks: without an answer, nothing is done', async () => {
  const project = await begin();
  const number = propose(project, { chat: chat() });
  project.github.world.failNext({ kind: 'reply', method: 'GET', path: '/collaborators/*/permission', status: 403, times: 20 });
  const run = await say(project, number, '/endpoints plan');
  expect([run.status, run.workspace]).toEqual([1, []]);
});
