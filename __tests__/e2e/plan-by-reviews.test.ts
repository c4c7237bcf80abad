/** Plans without a pull request of their own, on a push or in a merge queue: they show what the apply of it would do. */
import { parseMarker } from '../../src/markers.js';
import { deploy } from '../helpers/deploy.js';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, churn, manifest, tags, type Data } from './manifests.js';

const label = 'allow-destroy';
const deleted = (name: string): string => `DELETE /api/2.0/serving-endpoints/${name}`;
const fine = [0, undefined];
const blocked = [1, 'destroy-blocked'];

let project: Project;
let time: number;
/** Lets time pass on GitHub, where all merges are old enough for its indexes. */
const pass = (minutes: number): void => void (time += minutes * 60_000);

async function begin(endpoints: Data): Promise<void> {
  time = Date.now() - 7_200_000;
  project = await startProject({ manifest: manifest(endpoints), github: { now: () => new Date(time) } });
  project.github.world.addCollaborator('ben', 'write');
  await deploy(project, manifest(endpoints));
}
afterEach(async () => {
  expect([project.emulator.unknownRequests, project.github.unknownRequests, project.github.complaints]).toEqual([[], [], []]);
  await project.close();
});

const run = (options: RunOptions): Promise<ActionRun> => project.run({ ...options, inputs: { 'allow-destroy-label': label, ...options.inputs } });
const ended = ({ status, outputs }: ActionRun): unknown[] => [status, outputs['failure-reason']];
const world = (): Project['github']['world'] => project.github.world;

function propose(branch: string, endpoints: Data): number {
  pass(1);
  return world().createPullRequest({ title: `Change ${branch}`, branch, by: 'ana', files: { 'endpoints.yml': manifest(endpoints) } }).number;
}
function setLabel(number: number): void {
  pass(1);
  world().setLabel(number, label, { by: 'ben' });
}
const planPull = (number: number): Promise<ActionRun> => run({ event: 'pull_request', about: { number, action: 'synchronize' } });
function merge(...numbers: number[]): string {
  pass(1);
  const before = world().tip().sha;
  for (const number of numbers) world().merge(number);
  pass(60);
  return before;
}
const planPush = (before: string, options: RunOptions = {}): Promise<ActionRun> => run({ event: 'push', about: { before }, ...options, inputs: { mode: 'plan', ...options.inputs } });
const applyPush = (before: string, options: RunOptions = {}): Promise<ActionRun> => run({ event: 'push', about: { before }, ...options });
/** What a queue tries: these pull requests, in this order, on top of the base. */
const planQueue = (endpoints: Data, ...numbers: number[]): Promise<ActionRun> =>
  run({ event: 'merge_group', about: { numbers }, files: { 'endpoints.yml': manifest(endpoints) } });
const asked = ({ github }: ActionRun, part: RegExp): string[] => github.map(({ path }) => path).filter((path) => part.test(path));
const states = ({ github }: ActionRun): unknown[] => github.filter(({ path, method }) => method === 'POST' && path.includes('/statuses/')).map(({ body }) => (body as { state: string }).state);

describe('a plan on a push', () => {
  beforeEach(() => begin({ chat: chat(), talk: chat() }));

  it('shows as allowed what the label on the merged pull request allows, and says who set it', async () => {
    const number = propose('drop', { chat: chat() });
    setLabel(number);
    expect(ended(await planPull(number))).toEqual(fine);
    const before = merge(number);
    const plan = await planPush(before);
    expect([...ended(plan), plan.outputs['delete'], writes(plan.workspace)]).toEqual([...fine, '1', []]);
    expect(plan.summary).toContain(`Deleting and replacing is allowed by the label \`${label}\`, set by \`ben\` at `);
    expect(plan.summary).not.toContain('destroy-blocked');
    expect(world().comments(number)).toHaveLength(1);
    const apply = await applyPush(before, { inputs: { 'plan-digest': plan.outputs['plan-digest'] ?? '' } });
    expect([...ended(apply), writes(apply.workspace)]).toEqual([...fine, [deleted('talk')]]);
  });

  it('blocks what nobody allowed, and says why the label does not count', async () => {
    const number = propose('drop', { chat: chat() });
    expect(ended(await planPull(number))).toEqual(blocked);
    setLabel(number);
    const plan = await planPush(merge(number));
    expect(ended(plan)).toEqual(blocked);
    expect(plan.summary).toMatch(/was not in effect when `?#\d+`? was planned last/);
  });

  it('blocks what another pull request of the same push destroys', async () => {
    const other = propose('other', { talk: chat() });
    expect(ended(await planPull(other))).toEqual(blocked);
    const number = propose('drop', { chat: chat(tags({ team: 'new' })) });
    setLabel(number);
    expect(ended(await planPull(number))).toEqual(fine);
    pass(1);
    const before = world().tip().sha;
    world().merge(number);
    world().pushCommit('other', { from: 'main', force: true, by: 'ana', files: { 'endpoints.yml': manifest({}) } });
    world().merge(other);
    pass(60);
    const plan = await planPush(before);
    expect(ended(plan)).toEqual(blocked);
    expect(plan.summary).toContain('the plan there does not show it');
    // The one that is allowed is not among those that are blocked.
    expect(plan.outputs['delete']).toBe('2');
    expect(plan.log).toMatch(/`chat` would be deleted, and the label on #\d+ does not allow that/);
    expect(plan.log).not.toMatch(/`talk` would be deleted/);
  });

  it('counts the label of an earlier merge that was not applied yet', async () => {
    const number = propose('drop', { chat: chat() });
    setLabel(number);
    expect(ended(await planPull(number))).toEqual(fine);
    merge(number);
    const next = propose('next', { chat: chat(tags({ team: 'new' })) });
    const plan = await planPush(merge(next));
    expect([...ended(plan), plan.outputs['delete'], plan.outputs['update']]).toEqual([...fine, '1', '1']);
  });

  it('asks for no review where nothing hangs on one', async () => {
    const number = propose('tag', { chat: chat(tags({ team: 'new' })), talk: chat() });
    const plan = await planPush(merge(number));
    // The list of pull requests alone: an apply that died may have left one at "being applied".
    expect([...ended(plan), plan.outputs['update'], asked(plan, /compare|pulls|comments|events/)]).toEqual([...fine, '1', ['/repos/acme/ml-platform/pulls']]);
  });

  it('is only told less where the token may not look, which is a notice', async () => {
    const number = propose('drop', { chat: chat() });
    setLabel(number);
    await planPull(number);
    const before = merge(number);
    world().setPermissions({ contents: 'read' });
    const plan = await planPush(before);
    world().setPermissions('all');
    expect(ended(plan)).toEqual(blocked);
    expect(plan.log).toMatch(/::notice::.*what was reviewed.*pull-requests: read/);
    expect(plan.log).not.toContain('::warning::Could not');
  });

  it('is a plan like any other without a token, where the plan check is off, and for a direct push', async () => {
    const before = world().tip().sha;
    world().pushCommit('main', { files: { 'endpoints.yml': manifest({ chat: chat() }) }, by: 'ana' });
    pass(60);
    for (const inputs of [{}, { 'plan-check': 'off' }, { 'plan-check': 'required' }, { 'github-token': '' }]) expect(ended(await planPush(before, { inputs }))).toEqual(blocked);
    const allowed = await planPush(before, { inputs: { 'allow-destroy': 'talk', 'plan-check': 'required' } });
    expect([...ended(allowed), allowed.outputs['delete']]).toEqual([...fine, '1']);
  });
});

describe('a plan in a merge queue', () => {
  beforeEach(() => begin({ chat: chat(), talk: chat() }));

  it('lets through what the label on a queued pull request allows, and comments nowhere', async () => {
    const number = propose('drop', { chat: chat() });
    expect(ended(await planPull(number))).toEqual(blocked);
    const shut = await planQueue({ chat: chat() }, number);
    expect([...ended(shut), states(shut)]).toEqual([...blocked, ['failure']]);
    setLabel(number);
    expect(ended(await planPull(number))).toEqual(fine);
    const open = await planQueue({ chat: chat() }, number);
    expect([...ended(open), states(open), writes(open.workspace)]).toEqual([...fine, ['success'], []]);
    expect(open.summary).toContain(`is allowed by the label \`${label}\`, set by \`ben\``);
    expect(writes(open.github).filter((write) => write.includes('/comments'))).toEqual([]);

    world().removeLabel(number, label, 'ana');
    const taken = await planQueue({ chat: chat() }, number);
    expect(ended(taken)).toEqual(blocked);
    expect(taken.summary).toMatch(/was taken from `?#\d+`? after it was planned/);
  });

  it('asks every pull request of a group, and takes each label for what its own plan destroys', async () => {
    // Two files of one manifest, so that both pull requests fit into one group.
    const parts = (first: Data, second: Data): Record<string, string> => ({ 'endpoints.yml': manifest(first), 'more.endpoints.yml': `${JSON.stringify({ endpoints: second })}\n` });
    const inputs = { manifest: '*endpoints.yml' };
    world().pushCommit('main', { files: parts({ chat: chat() }, { talk: chat() }) });
    const edit = (branch: string, files: Record<string, string>): number => {
      pass(1);
      return world().createPullRequest({ title: `Change ${branch}`, branch, by: 'ana', files }).number;
    };
    const both = { chat: parts({}, {})['endpoints.yml']!, talk: parts({}, {})['more.endpoints.yml']! };
    const drop = edit('drop', { 'more.endpoints.yml': both.talk });
    setLabel(drop);
    const pull = (number: number): Promise<ActionRun> => run({ event: 'pull_request', about: { number, action: 'synchronize' }, inputs });
    const queue = (files: Record<string, string>, ...numbers: number[]): Promise<ActionRun> => run({ event: 'merge_group', about: { numbers }, files, inputs });
    expect(ended(await pull(drop))).toEqual(fine);
    const tag = edit('tag', { 'endpoints.yml': manifest({ chat: chat(tags({ team: 'new' })) }) });
    expect(ended(await pull(tag))).toEqual(fine);
    // The name of the queue's branch tells the last one alone.
    const open = await queue(parts({ chat: chat(tags({ team: 'new' })) }, {}), drop, tag);
    expect([...ended(open), open.outputs['delete'], open.outputs['update']]).toEqual([...fine, '1', '1']);

    const also = edit('also', { 'endpoints.yml': both.chat });
    expect(ended(await pull(also))).toEqual(blocked);
    const shut = await queue(parts({}, {}), drop, also);
    expect([...ended(shut), shut.outputs['delete']]).toEqual([...blocked, '2']);
    expect(shut.log).toContain('`chat` is no longer in the manifest, and deleting is not allowed');
    expect(shut.log).not.toContain('`talk` is no longer in the manifest, and deleting is not allowed');
  });

  it('counts the label of a merge that is still to be applied', async () => {
    const drop = propose('drop', { chat: chat() });
    setLabel(drop);
    expect(ended(await planPull(drop))).toEqual(fine);
    merge(drop);
    const next = propose('next', { chat: chat(tags({ team: 'new' })) });
    expect(ended(await planQueue({ chat: chat(tags({ team: 'new' })) }, next))).toEqual(fine);
  });
});

describe('versions of aliases', () => {
  const floating = (rest: Data = {}): Data => churn(rest, { entity_version: '@champion' });
  const setAlias = (version: number): void => {
    project.emulator.world.addModel('prod.ml.churn', { versions: { 6: {}, 7: {}, 8: {} }, aliases: { champion: version } });
  };
  beforeEach(async () => {
    await begin({ churn: churn() });
    setAlias(8);
  });

  it('are those of the review on a push, as at the apply: its digest holds though the alias has moved', async () => {
    const number = propose('follow', { churn: floating() });
    expect(ended(await planPull(number))).toEqual(fine);
    const before = merge(number);
    setAlias(6);
    const plan = await planPush(before);
    expect([...ended(plan), plan.outputs['plan-digest']]).toEqual([...fine, parseMarker('plan', world().comments(number).at(-1)?.body ?? '')?.digest]);
    const apply = await applyPush(before, { inputs: { 'plan-digest': plan.outputs['plan-digest'] ?? '' } });
    const [update] = apply.workspace.filter(({ method, path }) => method === 'PUT' && path.endsWith('/config'));
    expect([...ended(apply), update?.body]).toEqual([...fine, expect.objectContaining({ served_entities: [expect.objectContaining({ entity_version: '8' })] })]);
  });

  it('are resolved anew, with a notice, where the token may not read the review, and in a plan of no push', async () => {
    const number = propose('follow', { churn: floating() });
    await planPull(number);
    const before = merge(number);
    setAlias(6);
    const dispatched = await run({ event: 'workflow_dispatch', inputs: { mode: 'plan' } });
    world().setPermissions({ contents: 'read' });
    const plan = await planPush(before);
    world().setPermissions('all');
    expect([...ended(plan), plan.outputs['plan-digest']]).toEqual([...fine, dispatched.outputs['plan-digest']]);
    expect(plan.log).toMatch(/::notice::.*what was reviewed.*pull-requests: read/);
  });
});
