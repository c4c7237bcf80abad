/** A job that is cancelled as a runner does it, and one whose runner dies: nothing is left waiting for an end. */
import { readFileSync } from 'node:fs';
import { parseMarker } from '../../src/markers.js';
import { startProject, writes, type Project } from '../helpers/project.js';
import { chat, churn, manifest } from './manifests.js';

const projects: Project[] = [];
afterEach(async () => {
  for (const project of projects.splice(0)) {
    expect([project.github.unknownRequests, project.github.complaints]).toEqual([[], []]);
    await project.close();
  }
});

const version = (entity_version: string): string => manifest({ churn: churn({}, { entity_version }) });

/** A merge that rolls out without end. */
async function begin(): Promise<{ project: Project; number: number; commit: string }> {
  const project = await startProject({ github: { now: () => new Date(Date.now() - 3_600_000) }, manifest: manifest({}) });
  projects.push(project);
  const { world } = project.github;
  const { number } = world.createPullRequest({ title: 'Serve', branch: 'serve', files: { 'endpoints.yml': version('7') } });
  expect((await project.run({ event: 'pull_request', about: { number } })).outputs['failure-reason']).toBeUndefined();
  project.emulator.world.script('churn', { outcome: 'stuck' });
  return { project, number, commit: world.merge(number, 'squash').sha };
}

const stateOf = ({ github }: Project, number: number): string | undefined => parseMarker('plan', github.world.comments(number).at(-1)?.body ?? '')?.state;
const statusOf = ({ github }: Project, commit: string): string | undefined => github.world.state.statuses.filter(({ sha, context }) => sha === commit && context === 'endpoints apply').at(-1)?.state;
const deploymentsOf = ({ github }: Project): (string | undefined)[] => [...github.world.state.deployments.values()].map(({ statuses }) => statuses.at(-1)?.state);
const rolls = (project: Project) => (): boolean => project.emulator.world.endpoints.get('churn')?.rollout !== undefined;
const slow = { 'poll-interval-seconds': '30' };

it.each(['SIGINT', 'SIGTERM'] as const)('%s while it waits: comment, status and deployment say what goes on, well within the runner\'s ten seconds', async (name) => {
  const { project, number, commit } = await begin();
  const run = await project.run({ event: 'push', inputs: slow, signal: { name, when: rolls(project) } });
  expect([run.status, run.outputs['failure-reason']]).toEqual([130, undefined]);
  expect(run.endedAfter).toBeLessThan(7_500);
  expect([stateOf(project, number), statusOf(project, commit), deploymentsOf(project)]).toEqual(['failed', 'error', ['error']]);
  const body = project.github.world.comments(number).at(-1)?.body ?? '';
  expect(body).toMatch(/rollout goes on in the workspace|still rolling out/);
  project.emulator.world.finishRollout('churn');
  const again = await project.run({ event: 'push', attempt: 2 });
  expect([again.status, writes(again.workspace)]).toEqual([0, []]);
  expect([stateOf(project, number), statusOf(project, commit), deploymentsOf(project).at(-1)]).toEqual(['applied', 'success', 'success']);
});

it('writes that wait out a 429 were not made: cancelled, neither failed nor in doubt', async () => {
  const project = await startProject({ manifest: manifest({ a: chat(), b: chat() }) });
  projects.push(project);
  project.emulator.world.addFault({ method: 'POST', path: '/api/2.0/serving-endpoints', kind: 'status', status: 429, retryAfter: 60, times: 'always' });
  const run = await project.run({ inputs: { mode: 'apply' }, signal: { name: 'SIGTERM', when: (log) => log.includes('answered 429') } });
  expect([run.status, run.outputs['failure-reason']]).toEqual([130, undefined]);
  expect(run.endedAfter).toBeLessThan(7_500);
  const { endpoints } = JSON.parse(readFileSync(run.outputs['result-file'] ?? '', 'utf8')) as { endpoints: { outcome: string; message: string; operations: { status: string }[] }[] };
  expect(endpoints.map(({ outcome, message }) => [outcome, message])).toEqual(Array(2).fill(['cancelled', 'The job was stopped before anything was written.']));
  expect(new Set(endpoints.flatMap(({ operations }) => operations.map(({ status }) => status)))).toEqual(new Set(['not-made']));
  expect(run.log + run.summary).not.toMatch(/not known whether|Could not create/i);
});

describe("the runner's own order: SIGINT, SIGTERM after 7.5 s, a kill after 10 s", () => {
  it('ends by itself and settles everything where GitHub answers, however slowly', async () => {
    const { project, number, commit } = await begin();
    const when = (): boolean => {
      if (!rolls(project)()) return false;
      project.github.world.failNext({ kind: 'delay', delayMs: 1_500, times: 99 });
      return true;
    };
    const run = await project.run({ event: 'push', inputs: slow, signal: { name: 'cancel', when } });
    expect([run.status, run.outputs['failure-reason']]).toEqual([130, undefined]);
    expect(run.endedAfter).toBeLessThan(9_500);
    expect([stateOf(project, number), statusOf(project, commit), deploymentsOf(project)]).toEqual(['failed', 'error', ['error']]);
    const body = project.github.world.comments(number).at(-1)?.body ?? '';
    expect(body).toMatch(/rollout goes on in the workspace|still rolling out/);
    expect(body).not.toContain('**Applied**');
  });

  it('ends by itself before the kill where GitHub hangs, and says so itself', async () => {
    const { project } = await begin();
    const when = (): boolean => {
      if (!rolls(project)()) return false;
      project.github.world.failNext({ kind: 'hang', times: 99 });
      return true;
    };
    const run = await project.run({ event: 'push', inputs: slow, signal: { name: 'cancel', when } });
    expect(run.status).toBe(130);
    expect(run.endedAfter).toBeLessThan(9_500);
    expect([run.summary, run.outputs['result-file']]).toEqual([expect.stringContaining('cut off'), expect.stringContaining('result')]);
  });
});

it('a runner that dies is answered for by the next drift run: comment, status and deployment', async () => {
  const { project, number, commit } = await begin();
  const run = await project.run({ event: 'push', inputs: slow, signal: { name: 'SIGKILL', when: rolls(project) } });
  expect([run.status, stateOf(project, number), statusOf(project, commit), deploymentsOf(project)]).toEqual([null, 'applying', 'pending', ['in_progress']]);
  project.emulator.world.finishRollout('churn');
  const drift = await project.run({ event: 'schedule' });
  expect([drift.status, writes(drift.workspace)]).toEqual([0, []]);
  expect([stateOf(project, number), statusOf(project, commit), deploymentsOf(project)]).toEqual(['applied', 'success', ['error']]);
});

it('a dispatched apply whose runner died is answered for by the next apply of another commit', async () => {
  const { project, commit } = await begin();
  await project.run({ inputs: { mode: 'apply', ...slow }, signal: { name: 'SIGKILL', when: rolls(project) } });
  expect([statusOf(project, commit), deploymentsOf(project)]).toEqual(['pending', ['in_progress']]);
  project.emulator.world.finishRollout('churn');
  project.github.world.pushCommit('main', { files: { 'notes.md': 'x' } });
  expect((await project.run({ event: 'push' })).status).toBe(0);
  expect([statusOf(project, commit), deploymentsOf(project)]).toEqual(['error', ['error', 'success']]);
});
