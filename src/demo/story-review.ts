/** Steps 1 to 4: a manifest is reviewed, merged and applied; then a second change of it. */
import { describeEdits, editText, type Edit } from './manifest-edits.js';
import { changedPaths, checkRun, impactOf, markerOf } from './look.js';
import { endpoints, everyEndpoint, type Plot } from './plot.js';
import { viewLive } from './stage.js';

const { external, custom, throughput } = endpoints;

export const promotion: Edit[] = [
  { before: 'champion, traffic_percentage: 90', after: 'champion, traffic_percentage: 50' },
  { before: 'challenger, traffic_percentage: 10', after: 'challenger, traffic_percentage: 50' },
];

export async function playReviewSteps(plot: Plot): Promise<void> {
  await playFirstPlan(plot);
  await playFirstApply(plot);
  await playEmptyPlan(plot);
  await playPromotion(plot);
}

async function playFirstPlan({ stage, teller, manifest, workflow }: Plot): Promise<void> {
  const { world } = stage.github;
  await teller.step('A pull request adds the manifest: the plan appears as a comment', async ({ checks, happens, run, show }) => {
    world.pushCommit('main', { files: { '.github/workflows/endpoints.yml': workflow }, message: 'Plan, apply and watch endpoints', by: 'dana' });
    const pull = world.createPullRequest({
      title: 'Serve churn scoring, embeddings and our own Llama', branch: 'endpoints', by: 'dana', files: { 'endpoints.yml': manifest },
      body: 'Adds `endpoints.yml` with the first three endpoints.',
    });
    happens('🔀', `dana opens pull request #${pull.number}: it adds endpoints.yml with ${everyEndpoint.join(', ')}`);
    const end = await run({ job: 'plan', event: 'pull_request', options: { number: pull.number, sender: 'dana' } });
    show(pull.number);
    checkRun(checks, end, { mode: 'plan', counts: '3 create' });
    const comments = world.comments(pull.number);
    checks.equal('One comment, by the bot', comments.map(({ author }) => author), [world.botLogin]);
    const marker = markerOf('plan', comments[0]?.body ?? null);
    checks.equal('Its marker says planned, for the head of the pull request, with the digest of the outputs', [marker?.['state'], marker?.['head'], marker?.['digest']], ['planned', pull.pull.head.sha, end.outputs['plan-digest']]);
    checks.that('It names all three endpoints', everyEndpoint.every((name) => comments[0]?.body.includes(name) === true));
    checks.that('Reserved throughput is shown in tokens per second for its chunks (2 × 980 to 3 × 980)', /1,?960/.test(comments[0]?.body ?? '') && /2,?940/.test(comments[0]?.body ?? ''));
    checks.that('comment-url leads to it', end.outputs['comment-url']?.includes(String(comments[0]?.id)) === true, end.outputs['comment-url'] ?? '(unset)');
    checks.that('No endpoint exists yet', everyEndpoint.every((name) => !stage.emulator.world.endpoints.has(name)));
  });
}

async function playFirstApply({ stage, teller, timing }: Plot): Promise<void> {
  const { world } = stage.github;
  await teller.step('Merged: exactly that is applied, and the run waits until every served entity is ready', async ({ checks, happens, run, show }) => {
    const [before] = world.comments(1);
    stage.emulator.world.script(custom, { after: { ms: timing.customMs }, messages: ['Building the container image.', 'Container image is ready; starting the model server.'] });
    stage.emulator.world.script(throughput, { after: { ms: timing.throughputMs }, messages: ['Reserving capacity.', 'Loading the model weights.'] });
    const merge = world.merge(1, 'squash', 'sam');
    happens('🟣', `sam squashes and merges #1 as ${merge.sha.slice(0, 7)}`);
    const end = await run({ job: 'apply', event: 'push', options: { sender: 'sam' } });
    show(1);
    checkRun(checks, end, { mode: 'apply', counts: '3 create' });
    checks.equal('Three creates and no other write', end.wrote, everyEndpoint.map(() => 'POST /api/2.0/serving-endpoints'));
    for (const name of everyEndpoint) {
      const live = viewLive(stage, name);
      checks.equal(`${name} is ready: no update in progress, every entity DEPLOYMENT_READY`, [live.update, new Set(live.deployments)], ['NOT_UPDATING', new Set(['DEPLOYMENT_READY'])]);
      checks.equal(`${name} says whose it is`, live.tags['endpoints_manifest'], 'acme__ml-platform__examples__default');
    }
    checks.that('It waited: the run took at least as long as the slowest rollout', end.ms >= timing.throughputMs, `${end.ms} ms`);
    const progress = end.log.filter(({ text }) => text.includes('Building the container image') || text.includes('Loading the model weights'));
    checks.that('The log showed the progress while it waited', progress.length >= 2, progress.map(({ text }) => text));
    checks.equal('The traffic is split 90 to 10', viewLive(stage, custom).traffic, { champion: 90, challenger: 10 });
    const after = world.comments(1);
    checks.equal('The same comment now says applied', [after.map(({ id }) => id), markerOf('plan', after[0]?.body ?? null)?.['state']], [[before?.id], 'applied']);
  });
}

async function playEmptyPlan({ teller }: Plot): Promise<void> {
  await teller.step('Planned again at once: nothing to do', async ({ checks, run, showSummary }) => {
    const end = await run({ job: 'plan', event: 'workflow_dispatch', options: { sender: 'sam' } });
    showSummary(end);
    checkRun(checks, end, { mode: 'plan', counts: '3 unchanged' });
    checks.equal('The plan holds no change', changedPaths(end), {});
    checks.equal('Nothing was posted', end.posted, []);
  });
}

async function playPromotion({ stage, teller, manifest }: Plot): Promise<void> {
  const { world } = stage.github;
  const text = editText(manifest, promotion);
  let number = 0;
  await teller.step('A second pull request gives the challenger half of the traffic', async ({ checks, happens, run, show }) => {
    const pull = world.createPullRequest({
      title: 'Promote the challenger to half of the traffic', branch: 'promote', by: 'dana', files: { 'endpoints.yml': text },
      body: describeEdits('Version 8 has behaved for a week.', manifest, promotion),
    });
    number = pull.number;
    happens('🔀', `dana opens pull request #${number}: champion 90 → 50, challenger 10 → 50`);
    const end = await run({ job: 'plan', event: 'pull_request', options: { number, sender: 'dana' } });
    show(number, { unfold: 1 });
    checkRun(checks, end, { mode: 'plan', counts: '1 update, 2 unchanged' });
    checks.equal('The plan is exactly that', changedPaths(end), { [custom]: ['config.traffic_config[challenger]', 'config.traffic_config[champion]'] });
    checks.equal('Its impact is traffic: nothing is built anew', impactOf(end, custom), 'traffic');
  });
  await teller.step('Merged and applied', async ({ checks, happens, run, show }) => {
    world.merge(number, 'squash', 'sam');
    happens('🟣', `sam merges #${number}`);
    const before = viewLive(stage, custom).version ?? 0;
    const end = await run({ job: 'apply', event: 'push', options: { sender: 'sam' } });
    show(number);
    checkRun(checks, end, { mode: 'apply', counts: '1 update, 2 unchanged' });
    checks.equal('One write: the config of this endpoint', end.wrote, [`PUT /api/2.0/serving-endpoints/${custom}/config`]);
    const live = viewLive(stage, custom);
    checks.equal('The new config is live and ready', [live.version, live.update, new Set(live.deployments), live.traffic], [before + 1, 'NOT_UPDATING', new Set(['DEPLOYMENT_READY']), { champion: 50, challenger: 50 }]);
    checks.equal('The comment says applied', world.comments(number).map(({ body }) => markerOf('plan', body)?.['state']), ['applied']);
    checks.equal('The comment of #1 is left alone', world.comments(1).map(({ body }) => markerOf('plan', body)?.['state']), ['applied']);
    checks.that(`${external} and ${throughput} are as they were`, [external, throughput].every((name) => viewLive(stage, name).version === 1));
  });
}
