/** What people read where an apply did not do all it was to do: the comment, the answer to a command, and the summary agree. */
import { parseMarker } from '../../src/markers.js';
import { startProject, type ActionRun, type Project, type ProjectOptions } from '../helpers/project.js';
import { chat, churn, manifest } from './manifests.js';

const projects: Project[] = [];
afterEach(async () => {
  for (const project of projects.splice(0)) {
    expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
    await project.close();
  }
});

const version = (entity_version: string): string => manifest({ churn: churn({}, { entity_version }) });
const rolls = (project: Project) => (): boolean => project.emulator.world.endpoints.get('churn')?.rollout !== undefined;

/** A pull request, planned unless told otherwise, and merged. */
async function merged(text: string, options: ProjectOptions & { planned?: boolean } = {}): Promise<{ project: Project; number: number }> {
  const project = await startProject({ github: { now: () => new Date(Date.now() - 3_600_000) }, manifest: manifest({}), ...options });
  projects.push(project);
  const { world } = project.github;
  const { number } = world.createPullRequest({ title: 'Serve', branch: 'serve', files: { 'endpoints.yml': text } });
  if (options.planned !== false) await project.run({ event: 'pull_request', about: { number } });
  world.merge(number, 'squash');
  return { project, number };
}

function textsOf(project: Project, number: number, run: ActionRun): { headline: string; status: string; summary: string } {
  const [, headline = '', , status = ''] = (project.github.world.comments(number).at(-1)?.body ?? '').split('\n');
  return { headline, status, summary: run.summary.split('\n')[0] ?? '' };
}

it('a cancelled apply is not called applied', async () => {
  const { project, number } = await merged(version('7'));
  project.emulator.world.script('churn', { outcome: 'stuck' });
  const run = await project.run({ event: 'push', inputs: { 'poll-interval-seconds': '30' }, signal: { name: 'SIGINT', when: rolls(project) } });
  expect(run.status).toBe(130);
  const { headline, status, summary } = textsOf(project, number, run);
  expect(headline).toBe('### ⏹️ Serving endpoints · `default`: 1 cut off');
  expect(status).toMatch(/^⏹️ \*\*Cut off: not everything was applied\*\* by \[a run\]/);
  expect(summary).toMatch(/^### ⏹️ Apply cut off/);
});

it('a command whose job was cancelled is not answered by "Applied"', async () => {
  const { project, number } = await merged(version('7'), { planned: false });
  const { world } = project.github;
  world.addCollaborator('writer', 'write');
  const refused = await project.run({ event: 'push' });
  project.emulator.world.script('churn', { outcome: 'stuck' });
  const comment = world.addComment(number, `/endpoints apply ${refused.outputs['plan-digest'] ?? ''}`, 'writer');
  const run = await project.run({ event: 'issue_comment', about: { commentId: comment.id }, inputs: { 'poll-interval-seconds': '30' }, signal: { name: 'SIGINT', when: rolls(project) } });
  expect(run.status).toBe(130);
  const reply = world.comments(number).map(({ body }) => body).find((body) => body.startsWith('<!-- databricks-endpoints:chat ')) ?? '';
  expect(reply).toMatch(/\n⏹️ Cut off before everything was applied: .*: 1 cut off\./);
  // The report below has its own marks.
  expect(reply.split('\n---')[0]).not.toMatch(/✅|nothing left/);
  expect(comment.reactions.map(({ content }) => content)).toEqual(['eyes', 'confused']);
});

it('an apply that does not wait says that it is still rolling out', async () => {
  const { project, number } = await merged(version('7'));
  const run = await project.run({ event: 'push', inputs: { wait: 'false' } });
  const { headline, status, summary } = textsOf(project, number, run);
  expect([run.status, headline]).toEqual([0, '### ⏳ Serving endpoints · `default`: 1 accepted, not waited for']);
  expect(status).toMatch(/^⏳ \*\*Accepted, still rolling out:\*\*/);
  expect(summary).toMatch(/^### ⏳ Accepted/);
});

it('an apply of what is on hold says that nothing was applied', async () => {
  const text = manifest({ chat: chat() });
  const { project, number } = await merged(manifest({ chat: chat({ tags: { team: 'new' } }) }), { manifest: text, planned: false });
  await project.run({ inputs: { mode: 'apply' }, files: { 'endpoints.yml': text } });
  project.emulator.world.endpoint('chat').tags.set('endpoints_hold', 'freeze');
  const { world } = project.github;
  const { number: second } = world.createPullRequest({ title: 'More', branch: 'more', files: { 'endpoints.yml': manifest({ chat: chat({ tags: { team: 'newer' } }) }) } });
  await project.run({ event: 'pull_request', about: { number: second } });
  world.merge(second, 'squash');
  const run = await project.run({ event: 'push' });
  const { headline, status, summary } = textsOf(project, second, run);
  expect([run.status, headline]).toEqual([0, '### ⏸️ Serving endpoints · `default`: 1 on hold']);
  expect(status).toMatch(/^⏸️ \*\*On hold: nothing was applied\*\*/);
  expect(summary).toMatch(/^### ⏸️ On hold/);
  expect(parseMarker('plan', world.comments(second).at(-1)?.body ?? '')?.state).toBe('planned');
  expect(number).toBeLessThan(second);
});
