import { numberInTitle } from '../../src/github/merged-by.js';
import type { PullRequest } from '../../src/ports/pull-requests.js';
import { addCommit, getCommit } from '../../src/github-stand-in/git.js';
import type { MergeGroup } from '../../src/github-stand-in/merge-queue.js';
import { enter, leave, type Room } from './support.js';

afterEach(leave);

const zeros = '0'.repeat(40);
let files = 0;

function propose(world: Room['world'], title: string, options: { commits?: number; base?: string; branch?: string } = {}): number {
  files += 1;
  const branch = options.branch ?? `change-${files}`;
  const base = options.base ?? 'main';
  const { number } = world.createPullRequest({ title, branch, base, files: { [`${files}.yml`]: 'a: 1' } });
  for (let index = 1; index < (options.commits ?? 1); index += 1) world.pushCommit(branch, { files: { [`${files}-${index}.yml`]: 'b: 1' }, message: `more ${index}` });
  return number;
}

const numbers = (pulls: PullRequest[]): number[] => pulls.map(({ number }) => number);
const merged = ({ github, world }: Room, before: string, branch = 'main'): Promise<PullRequest[]> =>
  github.pullRequests.mergedBy({ before, after: world.tip(branch).sha, branch });

describe('get', () => {
  it('answers an open one without the trial merge that GitHub names', async () => {
    const { world, github } = await enter();
    const number = propose(world, 'Bigger chat');
    const pull = await github.pullRequests.get(number);
    expect(pull).toEqual({
      number, title: 'Bigger chat', url: expect.stringContaining(`/pull/${number}`), open: true, merged: false, base: 'main',
      head: world.pullRequest(number).pull.head.sha, author: 'octocat',
    });
  });

  it('answers a merged one with its commit and time', async () => {
    const { world, github } = await enter();
    const number = propose(world, 'Bigger chat');
    const { sha } = world.merge(number);
    expect(await github.pullRequests.get(number)).toMatchObject({ merged: true, mergeCommit: sha, mergedAt: world.pullRequest(number).pull.mergedAt });
  });

  it('answers nothing for an issue, or for what is not there', async () => {
    const { world, github } = await enter();
    const { number } = world.openIssue({ title: 'No' });
    expect(await github.pullRequests.get(number)).toBeUndefined();
    expect(await github.pullRequests.get(999)).toBeUndefined();
  });
});

describe('mergedBy', () => {
  it.each(['squash', 'merge'] as const)('finds one that was merged by %s in two requests', async (method) => {
    const room = await enter();
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Bigger chat', { commits: 3 });
    room.world.merge(number, method);
    expect(numbers(await merged(room, before))).toEqual([number]);
    expect(room.asked()).toEqual([expect.stringMatching(/^GET \/compare\//), `GET /pulls/${number}`]);
  });

  it('finds one that was rebased, whose titles name no number', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Bigger chat', { commits: 3 });
    room.world.merge(number, 'rebase');
    expect(numbers(await merged(room, before))).toEqual([number]);
    expect(room.standIn.requests.length).toBeLessThanOrEqual(4);
  });

  it('finds a long one that was rebased in the list of closed ones', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Bigger chat', { commits: 12 });
    room.world.merge(number, 'rebase');
    expect(numbers(await merged(room, before))).toEqual([number]);
    expect(room.asked()).toEqual([expect.stringMatching(/^GET \/compare\//), 'GET /pulls']);
  });

  it('finds all of one push, newest first, whatever way each was merged', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const expected: number[] = [];
    for (const method of ['squash', 'rebase', 'merge'] as const) {
      const number = propose(room.world, `By ${method}`, { commits: 2 });
      room.world.merge(number, method);
      expected.unshift(number);
    }
    expect(numbers(await merged(room, before))).toEqual(expected);
  });

  it('finds one that was merged on somebody\'s machine, by what was merged', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Bigger chat', { commits: 2 });
    const commit = room.world.merge(number, 'merge');
    room.world.state.git.commits.set(commit.sha, { ...commit, message: "Merge branch 'chat'" });
    room.world.pullRequest(number).pull.associated.delete(commit.sha);
    expect(numbers(await merged(room, before))).toEqual([number]);
    expect(room.standIn.requests).toHaveLength(3);
  });

  it('finds a whole merge queue with one list', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const expected = Array.from({ length: 9 }, (_, index) => {
      const number = propose(room.world, `Queued ${index}`);
      room.world.merge(number);
      return number;
    });
    expect(numbers(await merged(room, before)).sort()).toEqual(expected.sort());
    expect(room.standIn.requests).toHaveLength(2);
  });

  it('takes the commit alone for a new branch, and for one that was set back', async () => {
    const room = await enter();
    const number = propose(room.world, 'Bigger chat');
    const { sha } = room.world.merge(number);
    expect(numbers(await merged(room, zeros))).toEqual([number]);
    room.world.pushCommit('main', { files: { 'x.txt': 'x' } });
    const later = room.world.tip().sha;
    room.world.forcePush('main', sha);
    expect(numbers(await merged(room, later))).toEqual([number]);
    expect(numbers(await merged(room, 'f'.repeat(40)))).toEqual([number]);
  });

  it('takes what is new on a branch that was forced aside', async () => {
    const room = await enter();
    const start = room.world.tip().sha;
    room.world.pushCommit('main', { files: { 'x.txt': 'x' } });
    const before = room.world.tip().sha;
    room.world.forcePush('main', start);
    const number = propose(room.world, 'Instead');
    room.world.merge(number);
    expect(numbers(await merged(room, before))).toEqual([number]);
  });

  it('finds nothing for a direct push', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    room.world.pushCommit('main', { files: { 'x.txt': 'x' }, message: 'Straight to main' });
    expect(await merged(room, before)).toEqual([]);
    expect(room.asked().filter((line) => line.endsWith('/pulls'))).toHaveLength(4);
  });

  it('does not wait for the index where the commit is old', async () => {
    const room = await enter({ now: () => new Date(Date.now() - 3_600_000) });
    const before = room.world.tip().sha;
    room.world.pushCommit('main', { files: { 'x.txt': 'x' }, message: 'Long ago' });
    expect(await merged(room, before)).toEqual([]);
    expect(room.asked().filter((line) => line.endsWith('/pulls'))).toHaveLength(1);
  });

  it('does not believe a title', async () => {
    const room = await enter();
    const earlier = propose(room.world, 'Earlier');
    room.world.merge(earlier);
    const open = propose(room.world, 'Open');
    const { number: issue } = room.world.openIssue({ title: 'An issue' });
    const before = room.world.tip().sha;
    for (const named of [earlier, open, issue, 999]) {
      room.world.pushCommit('main', { files: { [`${named}.txt`]: 'x' }, message: `Sneak in (#${named})` });
    }
    expect(await merged(room, before)).toEqual([]);
  });

  it('passes over those merged into another branch first', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const outer = propose(room.world, 'Outer', { branch: 'feature' });
    const inner = propose(room.world, 'Inner', { base: 'feature' });
    room.world.merge(inner, 'merge');
    room.world.merge(outer, 'merge');
    expect(numbers(await merged(room, before))).toEqual([outer]);
  });

  it('passes over those of a branch that was pushed onto this one', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    room.world.pushCommit('feature', { files: { 'f.txt': 'f' } });
    room.world.merge(propose(room.world, 'Inner', { base: 'feature' }));
    room.world.forcePush('main', room.world.tip('feature').sha);
    expect(await merged(room, before)).toEqual([]);
  });

  it('waits for one that was pushed from a machine and still counts as open', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Bigger chat', { branch: 'fast' });
    const open: unknown = await (await fetch(`${room.standIn.url}/repos/acme/ml-platform/pulls/${number}`, {
      headers: { authorization: `Bearer ${room.world.token}` },
    })).json();
    const { sha } = room.world.tip('fast');
    room.world.forcePush('main', sha);
    room.world.closePullRequest(number);
    Object.assign(room.world.pullRequest(number).pull, { mergedAt: new Date().toISOString(), mergeCommitSha: sha });
    room.world.failNext({ kind: 'reply', path: '/commits/*/pulls', status: 200, body: [open] });
    expect(numbers(await merged(room, before))).toEqual([number]);
  });

  it('takes the commit alone where a comparison leaves it out', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const other = room.world.pushCommit('main', { files: { 'x.txt': 'x' } });
    const number = propose(room.world, 'Bigger chat');
    room.world.merge(number);
    const commits = [{ sha: other.sha, commit: { message: 'x', committer: null }, parents: [{ sha: before }] }];
    room.world.failNext({ kind: 'reply', path: '/compare/**', status: 200, body: { status: 'ahead', total_commits: 2, commits } });
    expect(numbers(await merged(room, before))).toEqual([number]);
  });

  it('passes over one that was closed unmerged with the same commits', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Closed', { branch: 'same' });
    room.world.closePullRequest(number);
    const second = room.world.createPullRequest({ title: 'Again', branch: 'same' }).number;
    room.world.merge(second, 'rebase');
    expect(numbers(await merged(room, before))).toEqual([second]);
  });

  it.each(['empty', 'unprocessable'] as const)('follows an index that lags behind (%s)', async (commitPullsAnswer) => {
    const room = await enter();
    room.world.setLag({ commitPullsCalls: 2, commitPullsAnswer });
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Bigger chat');
    room.world.merge(number, 'rebase');
    expect(numbers(await merged(room, before))).toEqual([number]);
    expect(room.asked().filter((line) => line.endsWith('/pulls'))).toHaveLength(3);
    expect(room.log.lines.join('\n')).toContain('does not tie');
  });

  it('follows a merge commit that is not named yet', async () => {
    const room = await enter();
    room.world.setLag({ mergeCommitShaCalls: 3 });
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Bigger chat');
    const { sha } = room.world.merge(number);
    expect(await merged(room, before)).toMatchObject([{ number, mergeCommit: sha }]);
  });

  it('takes in one whose merge commit stays unnamed, so that its plan has to approve', async () => {
    const room = await enter();
    room.world.setLag({ mergeCommitShaCalls: 1000 });
    const before = room.world.tip().sha;
    const number = propose(room.world, 'Bigger chat');
    room.world.merge(number);
    expect(numbers(await merged(room, before))).toEqual([number]);
  });

  it('reads a comparison of more than one page', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    for (let index = 0; index < 105; index += 1) room.world.pushCommit('main', { files: { 'x.txt': String(index) }, message: `Step ${index}` });
    const number = propose(room.world, 'On top');
    room.world.merge(number);
    expect(numbers(await merged(room, before))).toEqual([number]);
    expect(room.asked().filter((line) => line.includes('compare'))).toHaveLength(2);
  });

  it('names the permission that is missing', async () => {
    const room = await enter();
    const before = room.world.tip().sha;
    room.world.merge(propose(room.world, 'Bigger chat'));
    room.world.setPermissions({ contents: 'read' });
    await expect(merged(room, before)).rejects.toMatchObject({ code: 'permission-denied', hint: expect.stringContaining('`pull-requests: read`') });
    room.world.setPermissions({ 'pull-requests': 'read' });
    await expect(merged(room, before)).rejects.toMatchObject({ code: 'permission-denied', hint: expect.stringContaining('`contents: read`') });
  });
});

describe('queuedIn', () => {
  const zone = ({ headSha: after, baseSha: before, numbers: all }: MergeGroup) => ({ before, after, branch: 'main', pullRequests: all.slice(-1) });
  /** The queue's branch with one commit more, which a title or parents speak for. */
  const grow = ({ world }: Room, group: MergeGroup, message: string, more: string[] = []): MergeGroup => {
    const tip = getCommit(world.state.git, group.headSha);
    const by = { login: 'ana', name: 'ana', email: 'ana@example.com' };
    const { sha } = addCommit(world.state.git, new Date(), { parents: [tip.sha, ...more], message, files: tip.files, author: by, committer: by });
    return { ...group, headSha: sha };
  };

  it('finds every pull request of a group of squashed commits, the last one first, in a request for each and one more', async () => {
    const room = await enter();
    const [first, second, third] = [propose(room.world, 'First'), propose(room.world, 'Second', { commits: 2 }), propose(room.world, 'Third (#1)')];
    const group = room.world.enqueue(first, second, third);
    expect(numbers(await room.github.pullRequests.queuedIn(zone(group)))).toEqual([third, second, first]);
    expect(room.asked()).toEqual([expect.stringMatching(/^GET \/compare\//), ...[third, second, first].map((number) => `GET /pulls/${number}`)]);
  });

  it('takes a merge commit for the pull request whose head it brings in, whatever its title says', async () => {
    const room = await enter();
    const { world, github } = room;
    const [last, merged, other] = [propose(world, 'Last'), propose(world, 'Merged'), propose(world, 'Other')];
    const head = world.pullRequest(merged).pull.head.sha;
    const group = grow(room, world.enqueue(last), `Merge pull request #${other} from acme/other`, [head]);
    expect(numbers(await github.pullRequests.queuedIn(zone(group)))).toEqual([last, merged]);
  });

  it('takes a rebased commit for the pull request that GitHub ties it to, and else for nobody\'s', async () => {
    const room = await enter();
    const { world, github } = room;
    const [last, rebased] = [propose(world, 'Last'), propose(world, 'Rebased')];
    const group = grow(room, world.enqueue(last), 'Bigger');
    expect(numbers(await github.pullRequests.queuedIn(zone(group)))).toEqual([last]);
    world.pullRequest(rebased).pull.associated.add(group.headSha);
    expect(numbers(await github.pullRequests.queuedIn(zone(group)))).toEqual([last, rebased]);
  });

  it('leaves out what a title only claims: closed ones, those into another branch, issues', async () => {
    const room = await enter();
    const { world, github } = room;
    world.pushCommit('release', { files: { r: 'r' } });
    const [last, closed, aside] = [propose(world, 'Last'), propose(world, 'Closed'), propose(world, 'Aside', { base: 'release' })];
    world.closePullRequest(closed);
    const { number: issue } = world.openIssue({ title: 'No' });
    const group = [closed, aside, issue].reduce((grown, number) => grow(room, grown, `Change (#${number})`), world.enqueue(last));
    expect(numbers(await github.pullRequests.queuedIn(zone(group)))).toEqual([last]);
    expect(numbers(await github.pullRequests.queuedIn({ ...zone(group), branch: 'release', pullRequests: [] }))).toEqual([aside]);
  });
});

describe('mergedBefore', () => {
  it('lists those in the history, newest merge first, without the excepted, in two requests', async () => {
    const room = await enter();
    const { world, github } = room;
    const first = propose(world, 'First');
    const second = propose(world, 'Second', { commits: 2 });
    const third = propose(world, 'Third');
    const closed = propose(world, 'Closed');
    world.pushCommit('release', { files: { 'r.txt': 'r' } });
    const aside = propose(world, 'Aside', { base: 'release' });
    world.merge(second, 'rebase');
    world.merge(first, 'merge');
    const after = world.merge(third).sha;
    world.closePullRequest(closed);
    world.merge(aside);
    const later = propose(world, 'Later');
    world.merge(later);
    const found = await github.pullRequests.mergedBefore({ after, branch: 'main' }, [third]);
    expect(numbers(found).sort()).toEqual([first, second].sort());
    const times = found.map(({ mergedAt }) => Date.parse(mergedAt!));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(room.asked().sort()).toEqual(['GET /commits', 'GET /pulls']);
  });

  it('stops at thirty', async () => {
    const { world, github, standIn } = await enter();
    for (let index = 0; index < 33; index += 1) world.merge(propose(world, `Change ${index}`));
    const found = await github.pullRequests.mergedBefore({ after: world.tip().sha, branch: 'main' }, []);
    expect(found).toHaveLength(30);
    expect(Math.min(...numbers(found))).toBeGreaterThan(Math.max(...numbers(found)) - 30);
    expect(standIn.requests).toHaveLength(2);
  });

  it('reads a second page of commits where a merge lies deeper', async () => {
    const { world, github, asked } = await enter();
    const number = propose(world, 'Deep');
    world.merge(number);
    for (let index = 0; index < 120; index += 1) world.pushCommit('main', { files: { 'x.txt': String(index) } });
    expect(numbers(await github.pullRequests.mergedBefore({ after: world.tip().sha, branch: 'main' }, []))).toEqual([number]);
    expect(asked().sort()).toEqual(['GET /commits', 'GET /commits', 'GET /pulls']);
  });
});

it('reads numbers where merges leave them, and nowhere else', () => {
  expect(numberInTitle('Bigger chat (#12)')).toBe(12);
  expect(numberInTitle('Revert "Bigger chat (#12)" (#15)')).toBe(15);
  expect(numberInTitle('Merge pull request #7 from acme/change')).toBe(7);
  expect(numberInTitle('Merge pull request #7 from acme/change (#9)')).toBe(7);
  for (const title of ['Fix #12', 'Bigger chat (#12) again', 'Merge branch main', '(#)', '(#12345678901)']) expect(numberInTitle(title)).toBeUndefined();
});
