import { driftLabel } from '../../src/github/drift-issues.js';
import { bot, driftBody, enter, leave } from './support.js';

afterEach(leave);

const label = driftLabel.name;

describe('the life of a drift issue', () => {
  it('is opened, updated, commented on, closed, and reopened', async () => {
    const { world, github } = await enter();
    const { driftIssues } = github;
    const made = await driftIssues.create('Drift in prod', driftBody());
    expect(world.issue(made.number)).toMatchObject({ title: 'Drift in prod', body: driftBody(), labels: [label], author: bot, state: 'open' });
    expect(await driftIssues.find('support-llm', 'prod')).toEqual([
      { number: made.number, url: made.url, open: true, marker: expect.objectContaining({ findings: 'ffff' }), createdAt: world.issue(made.number).createdAt },
    ]);

    await driftIssues.update(made.number, 'Drift in prod, more', driftBody({ findings: 'eeee' }), 'open');
    await driftIssues.comment(made.number, 'All as in the manifest again.');
    await driftIssues.update(made.number, 'Drift in prod, more', driftBody({ findings: 'eeee' }), 'closed');
    expect(world.issue(made.number)).toMatchObject({ title: 'Drift in prod, more', state: 'closed', stateReason: 'completed' });
    expect(world.comments(made.number).map(({ body }) => body)).toEqual(['All as in the manifest again.']);
    expect(await driftIssues.find('support-llm', 'prod')).toMatchObject([{ open: false, marker: { findings: 'eeee' } }]);

    await driftIssues.update(made.number, 'Drift in prod', driftBody(), 'open');
    expect(world.issue(made.number)).toMatchObject({ state: 'open', stateReason: 'reopened' });
  });

  it('makes the label once, with its colour and what it is for', async () => {
    const { world, github, asked } = await enter();
    await github.driftIssues.create('One', driftBody());
    await github.driftIssues.create('Two', driftBody({ target: 'dev' }));
    expect(world.state.labels.get(label)).toMatchObject({ color: driftLabel.color, description: driftLabel.description });
    expect(asked().filter((line) => line === 'POST /labels')).toHaveLength(1);
  });

  it('takes the label that another run made at the same moment', async () => {
    const { world, github } = await enter();
    world.failNext({ kind: 'reply', method: 'GET', path: '/labels/*', status: 404, body: { message: 'Not Found' } });
    world.createLabel(label, '0000ff');
    const { number } = await github.driftIssues.create('One', driftBody());
    expect(world.issue(number).labels).toEqual([label]);
  });

  it('has one issue and one comment where answers were lost', async () => {
    const { world, github } = await enter();
    const old = world.openIssue({ title: 'Old', body: driftBody(), by: bot, labels: [label] });
    world.closeIssue(old.number);
    world.failNext({ method: 'POST', path: '/issues', performed: true });
    const { number } = await github.driftIssues.create('One', driftBody());
    expect(number).not.toBe(old.number);
    expect(world.issues()).toHaveLength(2);
    world.failNext({ method: 'POST', path: '/issues/*/comments', performed: true });
    await github.driftIssues.comment(number, 'Still so.');
    expect(world.comments(number)).toHaveLength(1);
  });
});

it('does not take a closed issue of the same text for the one it could not open', async () => {
  const { world, github } = await enter();
  const old = world.openIssue({ title: 'Old', body: driftBody(), by: bot, labels: [label] });
  world.closeIssue(old.number);
  world.failNext({ method: 'POST', path: '/issues' });
  const { number } = await github.driftIssues.create('One', driftBody());
  expect(number).not.toBe(old.number);
  expect(world.issue(number).state).toBe('open');
});

describe('find', () => {
  it('answers the newest first, from every page', async () => {
    const { world, github, asked } = await enter();
    const old = world.openIssue({ title: 'Old', body: driftBody(), by: bot, labels: [label] });
    for (let index = 0; index < 120; index += 1) world.openIssue({ title: `Other ${index}`, body: driftBody({ target: `t${index}` }), by: bot, labels: [label] });
    const young = world.openIssue({ title: 'New', body: driftBody(), by: bot, labels: [label] });
    world.closeIssue(old.number);
    const found = await github.driftIssues.find('support-llm', 'prod');
    expect(found.map(({ number, open }) => [number, open])).toEqual([[young.number, true], [old.number, false]]);
    expect(asked().filter((line) => line === 'GET /issues')).toHaveLength(2);
  });

  it('passes over what others wrote, what is not labelled, what does not begin with a marker, and pull requests', async () => {
    const { world, github } = await enter();
    world.openIssue({ title: 'Forged', body: driftBody(), by: 'mallory', labels: [label] });
    world.openIssue({ title: 'No label', body: driftBody(), by: bot });
    world.openIssue({ title: 'Quoted', body: `> ${driftBody()}`, by: bot, labels: [label] });
    world.openIssue({ title: 'No body', by: bot, labels: [label] });
    world.openIssue({ title: 'Other manifest', body: driftBody({ manifest: 'support-llm-2' }), by: bot, labels: [label] });
    world.createPullRequest({ title: 'Pull', body: driftBody(), by: bot, branch: 'b', files: { a: 'a' }, labels: [label] });
    expect(await github.driftIssues.find('support-llm', 'prod')).toEqual([]);
  });
});

describe('without the permission', () => {
  it.each(['create', 'update', 'comment'] as const)('%s names the line to add', async (method) => {
    const { world, github } = await enter();
    world.openIssue({ title: 'One', body: driftBody(), by: bot, labels: [label] });
    world.setPermissions({ issues: 'read' });
    const { driftIssues } = github;
    const work = { create: () => driftIssues.create('T', driftBody()), update: () => driftIssues.update(1, 'T', 'B', 'closed'), comment: () => driftIssues.comment(1, 'B') };
    await expect(work[method]()).rejects.toMatchObject({ code: 'permission-denied', hint: expect.stringContaining('Add `issues: write` to the job\'s `permissions`') });
  });

  it('find names the line to add', async () => {
    const { world, github } = await enter();
    world.setPermissions({ contents: 'read' });
    await expect(github.driftIssues.find('m', 't')).rejects.toMatchObject({ code: 'permission-denied', hint: expect.stringContaining('`issues: read`') });
  });

  it('tells where issues are turned off', async () => {
    const { world, github } = await enter();
    world.failNext({ kind: 'reply', status: 410, body: { message: 'Issues are disabled for this repo' } });
    await expect(github.driftIssues.find('m', 't')).rejects.toMatchObject({ code: 'api-error', hint: expect.stringContaining('drift-issue: false') });
  });
});
