/** Steps 6 to 9: an edit in the console, the issue about it, a refusal, the way back. */
import { consoleEdit } from '../emulator/index.js';
import { changedPaths, checkRun, markerOf } from './look.js';
import { describeEdits, editText, type Edit } from './manifest-edits.js';
import { viewLive } from './stage.js';
import { promotion } from './story-review.js';
import { endpoints, everyEndpoint, type Plot } from './plot.js';

const { external, custom } = endpoints;

const growth: Edit[] = [
  { before: '- { calls: 100, key: user', after: '- { calls: 200, key: user' },
  { before: 'workload_size: Small', after: 'workload_size: Medium' },
];

/** What somebody sets by hand; the live value of an environment variable must not appear in any report. */
const byHand = { host: 'features-canary.internal', tag: 'touched_by' } as const;
const champion = 'config.served_entities[champion]';
const edited = [`${champion}.environment_vars[FEATURE_HOST]`, 'config.traffic_config[challenger]', 'config.traffic_config[champion]', `tags[${byHand.tag}]`];

export async function playDriftSteps(plot: Plot): Promise<void> {
  const { stage, teller, manifest } = plot;
  const { world } = stage.github;
  const text = editText(manifest, [...promotion, ...growth]);
  let pull = 0;
  let issue = 0;
  let digest = '';

  await teller.step('A third pull request is planned and approved', async ({ checks, happens, run, show }) => {
    const opened = world.createPullRequest({
      title: 'Room to grow: a bigger champion, more calls', branch: 'grow', by: 'dana', files: { 'endpoints.yml': text },
      body: describeEdits('Before the campaign starts.', manifest, growth),
    });
    pull = opened.number;
    happens('🔀', `dana opens pull request #${pull}: workload size Small → Medium, 100 → 200 calls a minute`);
    const end = await run({ job: 'plan', event: 'pull_request', options: { number: pull, sender: 'dana' } });
    show(pull, { unfold: 2 });
    world.addReview(pull, { by: 'sam', state: 'APPROVED', body: 'Looks right.' });
    happens('👍', `sam reads the plan and approves #${pull}`);
    checkRun(checks, end, { mode: 'plan', counts: '2 update, 1 unchanged' });
    checks.equal('The plan is exactly that', changedPaths(end), {
      [external]: ['ai_gateway.rate_limits[user/calls]'], [custom]: [`${champion}.workload_size`],
    });
  });

  await teller.step('Somebody edits the endpoint in the console: the nightly run opens an issue', async ({ checks, happens, run, show }) => {
    consoleEdit(stage.emulator.world, custom, {
      env: { entity: 'champion', set: { FEATURE_HOST: byHand.host } },
      traffic: { champion: 20, challenger: 80 },
      tags: { add: { [byHand.tag]: 'alex' } },
    });
    happens('🖱️', `alex, in the console: FEATURE_HOST of the champion, traffic 20 to 80, a tag ${byHand.tag}`);
    const end = await run({ job: 'drift', event: 'schedule' });
    checkRun(checks, end, { mode: 'drift', counts: '1 update, 2 unchanged' });
    checks.equal('Output has-drift', end.outputs['has-drift'], 'true');
    checks.equal('The findings are exactly the edits', changedPaths(end), { [custom]: edited });
    const [found, ...more] = world.issues();
    issue = found?.number ?? 0;
    show(issue);
    checks.equal('One issue, open, by the bot, labelled', [more.length, found?.state, found?.author, found?.labels], [0, 'open', world.botLogin, ['endpoint-drift']]);
    checks.that('Its marker comes first', markerOf('drift', found?.body ?? null)?.['manifest'] === 'examples');
    checks.that('issue-url leads to it', end.outputs['issue-url']?.endsWith(`/issues/${issue}`) === true, end.outputs['issue-url'] ?? '(unset)');
    checks.that('The value somebody typed into an environment variable is not shown', [found?.body ?? '', end.printed, end.summary].every((said) => !said.includes(byHand.host)));
  });

  await teller.step('The third pull request is merged: what nobody approved is held back, the rest is applied', async ({ checks, happens, run, show }) => {
    const before = viewLive(stage, custom);
    world.merge(pull, 'squash', 'sam');
    happens('🟣', `sam merges #${pull}, whose plan was made before the edit`);
    const end = await run({ job: 'apply', event: 'push', options: { sender: 'sam' } });
    show(pull);
    checkRun(checks, end, { mode: 'apply', failure: 'plan-changed', counts: '2 update, 1 unchanged' });
    checks.equal(`Only ${external} was written`, end.wrote, [`PUT /api/2.0/serving-endpoints/${external}/ai-gateway`]);
    checks.equal(`${custom} is untouched`, viewLive(stage, custom), before);
    const body = world.comments(pull)[0]?.body ?? '';
    checks.equal('The comment says failed', world.comments(pull).map((comment) => markerOf('plan', comment.body)?.['state']), ['failed']);
    checks.that('It shows what was not approved against what was', /An apply would now do/.test(body) && /still as reviewed/.test(body) && ['FEATURE_HOST', byHand.tag, 'workload_size'].every((word) => body.includes(word)));
    digest = /plan-digest=([0-9a-f]{24})/.exec(body)?.[1] ?? '';
    checks.that('It says how to approve it: the digest to dispatch', digest !== '');
  });

  await teller.step('Approved by hand, with the digest from the report: the workspace is what the repository says', async ({ checks, happens, run, showSummary }) => {
    happens('▶️', `sam: gh workflow run endpoints.yml -f plan-digest=${digest}`);
    const before = viewLive(stage, custom).version ?? 0;
    const end = await run({ job: 'apply', event: 'workflow_dispatch', options: { sender: 'sam', inputs: { 'plan-digest': digest } }, planDigest: digest });
    showSummary(end);
    checkRun(checks, end, { mode: 'apply', counts: '1 update, 2 unchanged' });
    checks.equal('The plan had that digest', end.outputs['plan-digest'], digest);
    const live = viewLive(stage, custom);
    checks.equal('The edit is gone, the approved change is made, everything is ready', {
      version: live.version, update: live.update, ready: [...new Set(live.deployments)], traffic: live.traffic, tag: live.tags[byHand.tag],
      host: (live.entities['champion']?.['environment_vars'] as Record<string, unknown> | undefined)?.['FEATURE_HOST'], size: live.entities['champion']?.['workload_size'],
    }, {
      version: before + 1, update: 'NOT_UPDATING', ready: ['DEPLOYMENT_READY'], traffic: { champion: 50, challenger: 50 }, tag: undefined,
      host: 'features.internal', size: 'Medium',
    });
  });

  await teller.step('The next nightly run closes the issue', async ({ checks, run, show }) => {
    const end = await run({ job: 'drift', event: 'schedule' });
    show(issue);
    checkRun(checks, end, { mode: 'drift', counts: '3 unchanged' });
    checks.equal('Output has-drift', end.outputs['has-drift'], 'false');
    checks.equal('The issue is commented and closed', [world.comments(issue).map(({ author }) => author), world.issue(issue).state, world.issues().length], [[world.botLogin], 'closed', 1]);
  });

  await teller.step('And the plan is empty', async ({ checks, run, showSummary }) => {
    const end = await run({ job: 'plan', event: 'workflow_dispatch', options: { sender: 'sam' } });
    showSummary(end);
    checkRun(checks, end, { mode: 'plan', counts: '3 unchanged' });
    checks.equal('The plan holds no change', changedPaths(end), {});
    checks.that('All endpoints are ready', everyEndpoint.every((name) => viewLive(stage, name).deployments.every((state) => state === 'DEPLOYMENT_READY')));
  });
}
