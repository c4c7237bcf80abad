/** The history of an environment over GitHub's stand-in: what is kept, what is read back, and which commits may follow. */
import { compareCommits } from '../../src/commands/commit-order.js';
import { environmentOf, openRecord, readHistory, tryHistory } from '../../src/commands/deployment.js';
import type { Story } from '../../src/commands/story.js';
import type { ApplyResult, Outcome } from '../../src/apply/result.js';
import { readSettings, type InputName } from '../../src/inputs.js';
import type { RunContext } from '../../src/ports/run.js';
import { makePlan, VirtualClock, wrapPlan } from '../apply/support.js';
import { enter, leave, type Room } from '../github/support.js';

afterEach(leave);

const host = 'https://dbc-1.cloud.databricks.com';
const server = 'https://github.com/acme/ml-platform';

interface Given {
  inputs?: Partial<Record<InputName, string>>;
  run?: Partial<RunContext>;
  manifest?: { id?: string; target?: string };
}

function storyOf({ github, world, log }: Room, { inputs = {}, run = {}, manifest = {} }: Given = {}): Story {
  return {
    settings: readSettings((name) => inputs[name] ?? '', {}),
    run: { repository: 'acme/ml-platform', actor: 'octo', commit: world.tip().sha, run: '70', attempt: 1, runUrl: `${server}/actions/runs/70`, branch: 'main', defaultBranch: 'main', ...run },
    manifest: { id: 'shop', target: 'prod', ...manifest },
    repository: github,
    clock: new VirtualClock(),
    log,
  } as unknown as Story;
}

const busyPlan = { ...wrapPlan([makePlan({ operations: [{ kind: 'wait' }], changes: [] })]), host };
const emptyPlan = { ...wrapPlan([makePlan({ action: 'unchanged' })]), host };
const resultOf = (outcome: Outcome, facts: Partial<ApplyResult> = {}): ApplyResult => ({
  who: { actor: 'octo', principal: '' }, commit: '', pullRequests: [], manifest: 'shop', target: 'prod', host, planDigest: '', warnings: [], startedAt: 0, finishedAt: 0,
  endpoints: [{ key: 'churn', name: 'churn', action: 'update', outcome, operations: [], plan: makePlan(), state: '', failures: [], startedAt: 0, finishedAt: 0 }],
  ...facts,
});

/** One whole apply, as the history sees it. */
async function applied(room: Room, given: Given = {}, outcome: Outcome = 'applied', plan = busyPlan): Promise<number | undefined> {
  const story = storyOf(room, given);
  const record = await openRecord(story, plan, await tryHistory(story));
  await record.settle(resultOf(outcome, outcome === 'failed' ? { failureReason: 'deployment-failed' } : {}));
  return record.deployment?.id;
}

const statesOf = ({ world }: Room, id: number | undefined): string[] => world.state.deployments.get(id ?? 0)?.statuses.map(({ state }) => state) ?? [];
const commit = ({ world }: Room, branch = 'main', facts: Partial<Parameters<typeof world.pushCommit>[1]> = {}): string =>
  world.pushCommit(branch, { files: { [`f${world.state.git.commits.size}`]: '1' }, ...facts }).sha;

describe('the record of an apply', () => {
  it('is a deployment of the commit, with the workspace as its address, the run as its log, and what was applied', async () => {
    const room = await enter();
    const story = storyOf(room, { inputs: { only: 'churn' } });
    const record = await openRecord(story, { ...busyPlan, digest: 'd'.repeat(24) }, []);
    expect(record.deployment).toEqual({ id: expect.any(Number), environment: 'prod', url: `${server}/deployments/prod` });
    const made = room.world.state.deployments.get(record.deployment!.id)!;
    expect(made).toMatchObject({
      sha: room.world.tip().sha, environment: 'prod', task: 'deploy:endpoints', description: 'Some endpoints of shop (prod): 1 endpoint to write',
      payload: { manifest: 'shop', target: 'prod', digest: 'd'.repeat(24), run: '70', attempt: 1, only: ['churn'] },
    });
    await record.settle(resultOf('applied'));
    expect(made.statuses).toMatchObject([
      { state: 'in_progress', description: 'Some endpoints of shop (prod): writing 1 endpoint', logUrl: `${server}/actions/runs/70`, environmentUrl: `${host}/ml/endpoints` },
      { state: 'success', description: 'Some endpoints of shop (prod): 1 applied', logUrl: `${server}/actions/runs/70`, environmentUrl: `${host}/ml/endpoints` },
    ]);
  });

  it.each<[Outcome, string]>([['applied', 'success'], ['accepted', 'success'], ['held', 'success'], ['failed', 'failure'], ['cancelled', 'error']])('of an endpoint that is %s ends as %s', async (outcome, state) => {
    const room = await enter();
    expect(statesOf(room, await applied(room, {}, outcome))).toEqual(['in_progress', state]);
  });

  it('ends as an error where one ended the run', async () => {
    const room = await enter();
    const record = await openRecord(storyOf(room), busyPlan, []);
    await record.abandon();
    expect(statesOf(room, record.deployment?.id)).toEqual(['in_progress', 'error']);
  });

  it('is kept of an apply with nothing to do as well, once for a commit', async () => {
    const room = await enter();
    expect(statesOf(room, await applied(room, {}, 'unchanged', emptyPlan))).toEqual(['success']);
    expect(await applied(room, {}, 'unchanged', emptyPlan)).toBeUndefined();
    expect(await applied(room, {}, 'applied', busyPlan)).toBeDefined();
    // What only some of it was applied of says nothing of the rest.
    commit(room);
    await applied(room, { inputs: { only: 'churn' } }, 'applied');
    expect(await applied(room, {}, 'unchanged', emptyPlan)).toBeDefined();
  });

  it('is that of the job, where the job has an environment of its own; it can be read back', async () => {
    const room = await enter();
    const { world } = room;
    const { sha } = world.tip();
    const run = world.runnerEnvironment('push', { environment: 'prod', payload: world.eventPayload('push') })['GITHUB_RUN_ID']!;
    const id = await applied(room, { run: { run } });
    expect([...world.state.deployments.keys()]).toEqual([id]);
    expect(statesOf(room, id)).toEqual(['in_progress', 'success']);
    world.finishRun(Number(run));
    expect(await readHistory(storyOf(room), room.github)).toMatchObject([{ commit: sha, only: [] }]);
    expect(await readHistory(storyOf(room, { manifest: { id: 'other' } }), room.github)).toEqual([]);
    // Of which endpoints it was, the job's own deployment cannot tell.
    commit(room);
    const some = world.runnerEnvironment('push', { environment: 'prod', payload: world.eventPayload('push') })['GITHUB_RUN_ID']!;
    await applied(room, { run: { run: some }, inputs: { only: 'chat' } });
    expect(await readHistory(storyOf(room), room.github)).toMatchObject([{ commit: sha }]);
    // A job of something else in the same environment is no apply of endpoints, however new.
    commit(room);
    const other = world.runnerEnvironment('push', { environment: 'prod', payload: world.eventPayload('push') })['GITHUB_RUN_ID']!;
    world.finishRun(Number(other));
    expect(await readHistory(storyOf(room), room.github)).toMatchObject([{ commit: sha }]);
  });

  it('counts as applied where a later step of its job has failed, and not where the apply itself has', async () => {
    const room = await enter();
    const { world } = room;
    const { sha } = world.tip();
    const job = (): string => world.runnerEnvironment('push', { environment: 'prod', payload: world.eventPayload('push') })['GITHUB_RUN_ID']!;
    const run = job();
    const id = await applied(room, { run: { run } });
    world.finishRun(Number(run), 'failure');
    expect(statesOf(room, id)).toEqual(['in_progress', 'success', 'failure']);
    expect(await readHistory(storyOf(room), room.github)).toMatchObject([{ commit: sha, only: [] }]);
    expect(await readHistory(storyOf(room, { manifest: { id: 'other' } }), room.github)).toEqual([]);
    commit(room);
    const failed = job();
    await applied(room, { run: { run: failed } }, 'failed');
    world.finishRun(Number(failed), 'failure');
    expect(await readHistory(storyOf(room), room.github)).toMatchObject([{ commit: sha }]);
  });

  it('goes into the environment that the input names', async () => {
    const room = await enter();
    const story = storyOf(room, { inputs: { environment: 'production' } });
    expect([environmentOf(story), environmentOf(storyOf(room, { manifest: { target: 'default' } }))]).toEqual(['production', 'default']);
    const id = await applied(room, { inputs: { environment: 'production' } });
    expect(room.world.state.deployments.get(id!)).toMatchObject({ environment: 'production' });
  });

  it('is left out, without a request, where `deployment` is false', async () => {
    const room = await enter();
    expect(await applied(room, { inputs: { deployment: 'false' } })).toBeUndefined();
    expect(room.asked()).toEqual([]);
  });

  it('is left out with one notice that names the line where the token may not write it', async () => {
    const room = await enter();
    room.world.setPermissions({ contents: 'read', deployments: 'read' });
    expect(await applied(room)).toBeUndefined();
    expect(room.log.lines).toEqual([expect.stringMatching(/^notice: Could not record this apply .*Add `deployments: write` to the job's `permissions`\..* Or set `deployment: false`\.$/)]);
  });

  it('says what else is lost where the token may not even read', async () => {
    const room = await enter({ private: true });
    room.world.setPermissions({ contents: 'read' });
    expect(await applied(room)).toBeUndefined();
    expect(room.log.lines).toEqual([expect.stringMatching(/^notice: .*whether a newer commit was applied already cannot be told.*Add `deployments: write` to the job's `permissions`\. Or set/)]);
  });

  it('is a warning where GitHub fails', async () => {
    const room = await enter();
    room.world.failNext({ path: '/deployments', times: 9 });
    expect(await applied(room)).toBeUndefined();
    expect(room.log.lines.filter((line) => !line.startsWith('debug'))).toEqual([expect.stringMatching(/^warning: Could not read the deployments to `prod`/)]);
  });
});

describe('the history', () => {
  it('is that of one manifest and target, back to the last apply of everything', async () => {
    const room = await enter();
    const first = commit(room);
    await applied(room);
    const second = commit(room);
    await applied(room);
    const third = commit(room);
    await applied(room, { inputs: { only: 'chat, talk-*' } });
    await applied(room, { manifest: { id: 'other' } });
    await applied(room, {}, 'failed');
    expect(await readHistory(storyOf(room), room.github)).toMatchObject([{ commit: third, only: ['chat', 'talk-*'] }, { commit: second, only: [] }]);
    expect(first).not.toBe(second);
    expect(await readHistory(storyOf(room, { manifest: { target: 'dev' }, inputs: { environment: 'prod' } }), room.github)).toEqual([]);
  });
});

describe('a commit', () => {
  const churn = { key: 'churn', name: 'prod-churn' };
  const orderOf = async (room: Room, given: Given): Promise<string | undefined> => {
    const story = storyOf(room, given);
    return (await compareCommits(story, await tryHistory(story))).refusalOf(churn)?.message;
  };

  it('may follow where nothing was applied, and so may the same and newer ones', async () => {
    const room = await enter();
    expect(await orderOf(room, {})).toBeUndefined();
    await applied(room);
    const before = room.asked().length;
    expect(await orderOf(room, {})).toBeUndefined();
    expect(room.asked().slice(before).some((line) => line.includes('/compare/'))).toBe(false);
    commit(room);
    expect(await orderOf(room, {})).toBeUndefined();
  });

  it('is refused where it is older, with both commits, the day and the way out', async () => {
    const room = await enter();
    const old = room.world.tip().sha;
    const last = commit(room);
    await applied(room);
    const story = storyOf(room, { run: { commit: old } });
    const refusal = (await compareCommits(story, await tryHistory(story))).refusalOf(churn);
    expect(refusal?.reason).toBe('plan-changed');
    expect(refusal?.message).toMatch(new RegExp(`^Commit \`${old.slice(0, 7)}\` is older than \`${last.slice(0, 7)}\`, which was applied to \`prod\` on \\d{4}-\\d\\d-\\d\\d: applying it would take back what came since\\.$`));
    expect(refusal?.hint).toBe('Run the apply on the newest commit of `main`. To go back on purpose, revert the change in the repository, or apply with `allow-older: true`.');
  });

  it('may go back with `allow-older`, which is said', async () => {
    const room = await enter();
    const old = room.world.tip().sha;
    commit(room);
    await applied(room);
    expect(await orderOf(room, { run: { commit: old }, inputs: { 'allow-older': 'true' } })).toBeUndefined();
    expect(room.log.lines).toContainEqual(expect.stringMatching(/^notice: .* is older than .* It is applied all the same/));
  });

  it('counts for an endpoint only against applies that were not restricted to others', async () => {
    const room = await enter();
    const old = commit(room);
    await applied(room);
    commit(room);
    await applied(room, { inputs: { only: 'chat' } });
    expect(await orderOf(room, { run: { commit: old } })).toBeUndefined();
    const newest = commit(room);
    await applied(room, { inputs: { only: 'churn' } });
    expect(await orderOf(room, { run: { commit: old } })).toContain(newest.slice(0, 7));
  });

  it('is refused on another branch that lacks what was applied; the default branch may always go on', async () => {
    const room = await enter();
    const aside = commit(room, 'aside');
    const main = commit(room);
    await applied(room);
    expect(await orderOf(room, { run: { commit: aside, branch: 'aside' } })).toMatch(/does not contain .*: applying it would take back what came with that\./);
    // Applied from aside by hand; then the default branch moves on, and says again what is to be.
    await applied(room, { run: { commit: aside, branch: 'aside' } });
    expect(await orderOf(room, { run: { commit: main } })).toBeUndefined();
    expect(await orderOf(room, { run: { commit: commit(room) } })).toBeUndefined();
    expect(await orderOf(room, { run: { commit: main, branch: 'aside', defaultBranch: 'aside' } })).toBeDefined();
  });

  it('may follow a history that was rewritten, where it is on the branch that is pushed', async () => {
    const room = await enter();
    const { world } = room;
    const start = world.tip().sha;
    const lost = commit(room);
    await applied(room);
    world.forcePush('main', start);
    const now = commit(room);
    const push = { before: lost, after: now, branch: 'main' };
    expect(await orderOf(room, { run: { commit: now, push } })).toBeUndefined();
    // The run of the push that was rewritten away, started again.
    await applied(room);
    expect(await orderOf(room, { run: { commit: lost, push: { ...push, after: lost } } })).toContain('does not contain');
  });

  it('is not held back by what GitHub does not answer; that is said', async () => {
    const room = await enter();
    const old = room.world.tip().sha;
    commit(room);
    await applied(room);
    room.world.failNext({ path: '/compare/*', times: 9 });
    expect(await orderOf(room, { run: { commit: old } })).toBeUndefined();
    expect(room.log.lines).toContainEqual(expect.stringMatching(/^warning: It cannot be told whether this run is older/));
  });
});
