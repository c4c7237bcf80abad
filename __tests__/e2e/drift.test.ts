/** Drift: one issue through its life, and what never counts as clean. */
import { consoleCreate, consoleEdit, consoleRecreate, consoleStop, knownPrincipals } from '../../src/emulator/index.js';
import type { Issue } from '../../src/github-stand-in/index.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags } from './manifests.js';

const text = manifest({ chat: chat(tags({ team: 'ours' })), churn: churn() });
let project: Project;
beforeEach(async () => {
  project = await startProject({ manifest: text });
  await deploy(project, text);
});
afterEach(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  expect(project.github.unknownRequests).toEqual([]);
  expect(project.github.complaints).toEqual([]);
  await project.close();
});

/** A scheduled run; in the workspace it never writes. */
async function check(options: RunOptions = {}): Promise<ActionRun> {
  const run = await project.run({ event: 'schedule', ...options });
  expect(writes(run.workspace)).toEqual([]);
  return run;
}
const edit = (value: string): void => {
  consoleEdit(project.emulator.world, 'chat', { tags: { add: { team: value } } });
};
const issues = (): Issue[] => project.github.world.issues();
const commentsOf = (issue: Issue | undefined): string[] => project.github.world.comments(issue?.number ?? 0).map((comment) => comment.body);

function expectFailed(run: ActionRun, reason: string): void {
  expect(run.log).toContain(`::error::${reason}: `);
  expect([run.status, run.outputs['failure-reason']]).toEqual([1, reason]);
}

it('opens one issue, keeps it as it is, updates it, reopens it, closes it, and starts anew', async () => {
  const clean = await check();
  expect([clean.status, clean.outputs['has-drift'], clean.outputs['issue-url'], issues()]).toEqual([0, 'false', undefined, []]);
  expect(writes(clean.github)).toEqual([]);

  edit('theirs');
  const found = await check();
  expect(found.outputs).toMatchObject({ 'has-drift': 'true', update: '1' });
  expect([found.status, found.outputs['failure-reason']]).toEqual([0, undefined]);
  const [issue] = issues();
  expect(issue).toMatchObject({ state: 'open', labels: ['endpoint-drift'], author: 'github-actions[bot]' });
  expect(issue?.body).toMatch(/^<!-- databricks-endpoints:drift \{/);
  expect(issue?.body).toContain('theirs');
  expect(found.outputs['issue-url']).toContain(`/issues/${issue?.number ?? 0}`);

  const same = await check();
  expect(writes(same.github)).toEqual([]);
  expect(same.outputs['issue-url']).toBe(found.outputs['issue-url']);

  edit('somebody else’s');
  const changed = await check();
  expect(writes(changed.github)).toEqual([expect.stringMatching(/^PATCH .*\/issues\/\d+$/)]);
  expect(issue?.body).toContain('somebody else’s');

  project.github.world.closeIssue(issue?.number ?? 0);
  await check();
  expect(issue).toMatchObject({ state: 'open' });
  expect(issues()).toHaveLength(1);

  edit('ours');
  const gone = await check();
  expect([gone.status, gone.outputs['has-drift']]).toEqual([0, 'false']);
  expect(issue).toMatchObject({ state: 'closed', stateReason: 'completed' });
  expect(commentsOf(issue)).toEqual([expect.stringContaining('No drift any more')]);
  expect(writes((await check()).github)).toEqual([]);

  edit('theirs');
  await check();
  const [, later, ...more] = issues();
  expect(more).toEqual([]);
  expect(later).toMatchObject({ state: 'open' });
  expect(later?.body).toContain(`#${issue?.number ?? 0}`);
});

it('starts anew also after an issue that was closed by hand and whose drift went away', async () => {
  edit('theirs');
  await check();
  const [issue] = issues();
  project.github.world.closeIssue(issue?.number ?? 0);
  edit('ours');
  await check();
  expect([issue?.state, commentsOf(issue)]).toEqual(['closed', []]);
  edit('theirs');
  await check();
  expect(issues().map(({ state }) => state)).toEqual(['closed', 'open']);
});

it('two issues that a race of two runs opened become one, which is closed with its drift', async () => {
  edit('theirs');
  await check();
  const [first] = issues();
  const { number } = project.github.world.openIssue({ title: first?.title ?? '', body: first?.body ?? '', by: first?.author ?? '', labels: first?.labels ?? [] });
  // What somebody else wrote, and what is another manifest's, is not touched.
  project.github.world.openIssue({ title: 'Mine', body: first?.body ?? '', by: 'mallory', labels: first?.labels ?? [] });
  const run = await check();
  expect(issues().map(({ state }) => state)).toEqual(['closed', 'open', 'open']);
  expect(issues()[0]?.body).toContain(`It goes on in #${number}.`);
  expect(run.outputs['issue-url']).toContain(`/issues/${number}`);
  expect(writes((await check()).github)).toEqual([]);
  await project.run({ event: 'workflow_dispatch', inputs: { mode: 'apply' } });
  await check();
  expect(issues().map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
  // A copy that somebody opens again by hand is theirs to close.
  project.github.world.reopenIssue(first?.number ?? 0);
  expect([writes((await check()).github), issues()[0]?.state]).toEqual([[], 'open']);
});

it('fails for drift where it is told to', async () => {
  edit('theirs');
  const run = await check({ inputs: { 'fail-on-drift': 'true' } });
  expectFailed(run, 'drift');
  expect(issues()).toHaveLength(1);
});

it('keeps the issue open, and fails with its reason, while an endpoint cannot be read', async () => {
  edit('theirs');
  await check();
  edit('ours');
  const { world } = project.emulator;
  world.addFault({ method: 'GET', path: '/api/2.0/serving-endpoints/churn', kind: 'status', status: 403, message: 'churn is not for you' });
  const run = await check();
  expectFailed(run, 'permission-denied');
  expect(run.log).toContain('churn is not for you');
  expect(run.summary).toContain('churn');
  expect(issues().map(({ state }) => state)).toEqual(['open']);
  expect(writes(run.github)).toEqual([]);
});

it('does not call the workspace clean from a part of it', async () => {
  edit('theirs');
  await check();
  const run = await check({ inputs: { only: 'churn' } });
  expect([run.status, run.outputs['has-drift']]).toEqual([0, 'false']);
  expect(issues().map(({ state }) => state)).toEqual(['open']);
});

it('is also an endpoint that somebody took over', async () => {
  consoleEdit(project.emulator.world, 'chat', { tags: { remove: ['endpoints_manifest'] } });
  const run = await check();
  expect(run.outputs).toMatchObject({ 'has-drift': 'true' });
  expect(issues()[0]?.body).toContain('chat');
});

describe('edge case 19: how an endpoint is, is no drift', () => {
  it('a stopped or recovering endpoint is told in the summary, and opens no issue', async () => {
    project.emulator.world.crashEntity('churn', 'champion');
    const recovering = await check();
    expect([recovering.outputs['has-drift'], recovering.status, issues()]).toEqual(['false', 0, []]);
    expect(recovering.summary).toMatch(/State of endpoints, which is no drift\n\n- `churn`: it is recovering, and nothing serves meanwhile/);
    consoleStop(project.emulator.world, 'churn');
    const stopped = await check({ inputs: { 'fail-on-drift': 'true' } });
    expect([stopped.outputs['has-drift'], stopped.status, issues()]).toEqual(['false', 0, []]);
    expect(stopped.summary).toContain('- `churn`: it is stopped.');
  });

  it('is told in the issue where there is one; what comes and goes by itself is no news', async () => {
    edit('theirs');
    await check();
    project.emulator.world.crashEntity('churn', 'champion');
    expect(writes((await check()).github)).toEqual([]);
    consoleStop(project.emulator.world, 'churn');
    expect(writes((await check()).github)).toEqual([expect.stringMatching(/^PATCH /)]);
    expect(issues()[0]?.body).toContain('- `churn`: it is stopped.');
  });

  it('an endpoint that failed has an issue, which is closed when it is well again', async () => {
    const endpoint = project.emulator.world.endpoint('churn');
    endpoint.systemUpdateFailure = true;
    const run = await check();
    expect([run.outputs['has-drift'], run.status]).toEqual(['false', 0]);
    expect(issues()).toMatchObject([{ state: 'open', title: 'Endpoints on default: no drift, 1 failed (shop)' }]);
    expect(issues()[0]?.body).toContain('`system_update_failure`');
    endpoint.systemUpdateFailure = false;
    await check();
    expect(issues()).toMatchObject([{ state: 'closed' }]);
  });
});

describe('why something differs', () => {
  const put = (value: string): { 'endpoints.yml': string } => ({ 'endpoints.yml': manifest({ chat: chat(tags({ team: value })), churn: churn() }) });

  /** A pull request that is planned and merged. */
  async function merge(branch: string, files: Record<string, string>): Promise<number> {
    const { world } = project.github;
    const { number } = world.createPullRequest({ title: branch, branch, files });
    expect((await project.run({ event: 'pull_request', about: { number } })).status).toBe(0);
    world.merge(number);
    return number;
  }

  it('tells an edit from a merge that is not applied, by the plans of merged pull requests', async () => {
    const first = await merge('blue', put('blue'));
    const waiting = await check();
    expect(issues()).toMatchObject([{ title: 'Endpoint drift on default: 1 merged and not applied (shop)' }]);
    expect(issues()[0]?.body).toContain(`Merged with #${first}, and not applied.`);
    expect(waiting.log).toContain(`Merged with #${first}, and not applied`);

    expect((await project.run({ event: 'push' })).outputs['failure-reason']).toBeUndefined();
    await check();
    expect(issues()).toMatchObject([{ state: 'closed' }]);

    edit('theirs');
    const run = await check();
    expect(issues()[1]).toMatchObject({ state: 'open', title: 'Endpoint drift on default: 1 edited (shop)' });
    expect(issues()[1]?.body).toContain(`Applied by #${first}, edited in the workspace since.`);
    // Issues, pull requests, commits, one comment thread, the label, the new issue; and looks for applies that died and for open plans that do not show it.
    expect(run.github.length).toBeLessThanOrEqual(13);
    expect(writes((await check()).github)).toEqual([]);
  });

  it('reverts with the command that it shows, and adopts with the lines that it shows', async () => {
    edit('theirs');
    await check();
    const body = issues()[0]?.body ?? '';
    const [, digest = '', only = ''] = /^gh workflow run \S+ -f plan-digest=(\w+) -f only=(\w+)$/m.exec(body) ?? [];
    expect(only).toBe('chat');
    expect(body).toMatch(/```yaml\nendpoints:\n {2}chat:\n {4}tags:\n {6}- key: team\n {8}value: theirs\n```/);
    const adopted = await project.run({ event: 'workflow_dispatch', inputs: { mode: 'plan' }, files: put('theirs') });
    expect(adopted.outputs).toMatchObject({ 'has-changes': 'false' });
    const run = await project.run({ event: 'workflow_dispatch', inputs: { mode: 'apply', 'plan-digest': digest, only } });
    expect([run.status, run.outputs['failure-reason'], run.outputs['update']]).toEqual([0, undefined, '1']);
    await check();
    expect(issues()).toMatchObject([{ state: 'closed' }]);
  });

  it('says that it does not know, where the token may not look at pull requests', async () => {
    edit('theirs');
    project.github.world.setPermissions({ contents: 'read', issues: 'write' });
    const run = await check();
    expect([run.status, run.outputs['has-drift']]).toEqual([0, 'true']);
    expect(issues()[0]).toMatchObject({ title: 'Endpoint drift on default: 1 different (shop)' });
    expect(issues()[0]?.body).toContain('nothing on GitHub tells which');
    expect(run.log).not.toContain('::warning::Could not look into merged pull requests');
    expect(run.log).toMatch(/::notice::.*pull-requests: read/);
    expect(run.log).not.toContain('::warning::');
  });

  it('edge case 18: a revert after a failed apply leaves nothing to change, and no drift', async () => {
    const { world } = project.emulator;
    await merge('bigger', { 'endpoints.yml': manifest({ chat: chat(tags({ team: 'ours' })), churn: churn({}, { workload_size: 'Medium' }) }) });
    world.script('churn', { outcome: 'fail', message: 'Container image build failed.' });
    expectFailed(await project.run({ event: 'push' }), 'deployment-failed');
    const waiting = await check();
    expect(waiting.summary).toContain('- `churn`: its last update failed; what was there before still serves.');
    expect(issues()).toMatchObject([{ state: 'open', title: 'Endpoint drift on default: 1 merged and not applied (shop)' }]);

    await merge('revert', { 'endpoints.yml': text });
    const applied = await project.run({ event: 'push' });
    expect([applied.status, applied.outputs['has-changes']]).toEqual([0, 'false']);
    const settled = await check();
    expect([settled.status, settled.outputs['has-drift']]).toEqual([0, 'false']);
    expect(settled.summary).toContain('- `churn`: its last update failed; what was there before still serves and is what the repository says, so there is nothing to change.');
    expect(issues()).toMatchObject([{ state: 'closed' }]);
  });
});

it('edge case 15: says that an endpoint was deleted and created again under its name', async () => {
  await project.close();
  // On this GitHub everything happened an hour ago, so that what is made by hand now is younger than any apply.
  project = await startProject({ manifest: manifest({}), github: { now: () => new Date(Date.now() - 3_600_000) } });
  const { world } = project.github;
  const granted = { permissions: [{ group_name: 'analysts', level: 'CAN_QUERY' }] };
  const { number } = world.createPullRequest({ title: 'Serve', branch: 'serve', files: { 'endpoints.yml': manifest({ chat: chat({ ...tags({ team: 'ours' }), ...granted }) }) } });
  expect((await project.run({ event: 'pull_request', about: { number } })).status).toBe(0);
  world.merge(number);
  expect((await project.run({ event: 'push' })).status).toBe(0);
  expect((await check()).outputs['has-drift']).toBe('false');

  consoleRecreate(project.emulator.world, 'chat');
  const run = await check();
  expect(run.outputs['has-drift']).toBe('true');
  expect(issues()[0]?.body).toMatch(new RegExp(`Deleted and created again: this one was created by \`${knownPrincipals.deployer.name}\` at .* UTC, after #${number} was applied\\.`));
  expect(issues()[0]?.body).toContain('group:analysts');
});

it('keeps the time at which something was first seen, through later edits of the issue', async () => {
  edit('theirs');
  await check();
  const [issue] = issues();
  const long = '2026-01-05T05:17Z';
  issue!.body = issue!.body!.replace(/"seen":\[\["[^"]+"/, `"seen":[["${long}"`);
  consoleEdit(project.emulator.world, 'churn', { tags: { add: { owner: 'me' } } });
  edit('somebody else’s');
  const run = await check();
  expect(writes(run.github)).toEqual([expect.stringMatching(/^PATCH /)]);
  expect(issue?.body).toContain('**`chat`** · 1 difference · first seen 2026-01-05 05:17 UTC');
  expect(run.summary).toContain('first seen 2026-01-05 05:17 UTC');
});

it('edge case 20: an endpoint that cannot be read is an error, beside the drift that there is', async () => {
  edit('theirs');
  await check();
  const { world } = project.emulator;
  world.addFault({ method: 'GET', path: '/api/2.0/serving-endpoints/chat', kind: 'status', status: 403, message: 'chat is not for you' });
  consoleEdit(world, 'churn', { entity: { name: 'champion', set: { workload_size: 'Large' } } });
  const run = await check();
  expectFailed(run, 'permission-denied');
  expect(run.outputs['has-drift']).toBe('true');
  expect(issues()).toMatchObject([{ state: 'open', title: expect.stringMatching(/^Endpoint drift on default: 1 (?:different|edited), 1 not readable \(shop\)$/) }]);
  expect(issues()[0]?.body).toMatch(/- `chat` · `permission-denied`: .*chat is not for you.* It was found to differ since 20\d\d-/);
});

describe('endpoints that no manifest claims', () => {
  beforeEach(() => {
    consoleCreate(project.emulator.world, { name: 'poc', config: { served_entities: [{ name: 'm', entity_name: 'prod.ml.churn', entity_version: '7', workload_size: 'Small', scale_to_zero_enabled: true }] } }, { as: knownPrincipals.deployer.name });
  });

  it('are nobody\'s business unless asked for', async () => {
    const run = await check();
    expect([run.outputs['has-drift'], run.summary.includes('poc')]).toEqual(['false', false]);
  });

  it('are drift where asked for, read from the list alone, with the way in', async () => {
    const run = await check({ inputs: { 'drift-unmanaged': 'true' } });
    expect(run.outputs['has-drift']).toBe('true');
    expect(run.workspace.filter(({ path }) => path.includes('poc'))).toEqual([]);
    expect(run.workspace.filter(({ path }) => path === '/api/2.0/serving-endpoints')).toHaveLength(1);
    expect(issues()).toMatchObject([{ title: 'Endpoint drift on default: 1 unmanaged (shop)' }]);
    expect(issues()[0]?.body).toContain('databricks-endpoints export --only poc');
    // Those of Databricks are in every workspace.
    expect(issues()[0]?.body).not.toMatch(/databricks-(?!endpoints)/);
  });
});

it('writes no issue where it is told not to', async () => {
  edit('theirs');
  const run = await check({ inputs: { 'drift-issue': 'false' } });
  expect([run.status, run.outputs['has-drift'], writes(run.github)]).toEqual([0, 'true', []]);
  expect(run.github.filter(({ path }) => path.endsWith('/issues'))).toEqual([]);
});

it('warns where it may not write issues: that is never the reason', async () => {
  edit('theirs');
  project.github.world.setPermissions({ contents: 'read', issues: 'read', 'pull-requests': 'write' });
  const run = await check();
  expect([run.status, run.outputs['failure-reason'], run.outputs['has-drift']]).toEqual([0, undefined, 'true']);
  expect(run.log).toMatch(/::warning::.*issues: write/);
  expect(issues()).toEqual([]);
});
