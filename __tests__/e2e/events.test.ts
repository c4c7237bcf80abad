/** Real event payloads, as GitHub sends them: each leads to its mode, and to nothing else. */
import { createRequire } from 'node:module';
import { startProject, writes, type ActionRun, type Project, type RunOptions } from '../helpers/project.js';
import { chat, manifest } from './manifests.js';

type Payload = Record<string, unknown> & { action?: string };
const known = createRequire(import.meta.url)('@octokit/webhooks-examples') as { name: string; examples: Payload[] }[];

function examples(name: string, action?: string): Payload[] {
  const all = known.find((entry) => entry.name === name)?.examples ?? [];
  return action === undefined ? all : all.filter((example) => example.action === action);
}

let project: Project;
const files = { 'endpoints.yml': manifest({ chat: chat() }) };
beforeAll(async () => {
  project = await startProject({ github: { repository: 'Codertocat/Hello-World' } });
});
afterAll(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  await project.close();
});

/** A run for a payload as it is; the rest of the environment is that of its event. */
function deliver(name: string, payload: unknown, options: RunOptions = {}): Promise<ActionRun> {
  return project.run({ ...options, files, payload, env: { GITHUB_EVENT_NAME: name, ...options.env } });
}

/** The first payload and, where there are more, the last: they come from different times. */
const some = (payloads: Payload[]): Payload[] => [payloads.at(0), payloads.length > 1 ? payloads.at(-1) : undefined].filter((payload) => payload !== undefined);

const plans: [string, Payload[]][] = [
  ['pull_request', some(examples('pull_request', 'opened'))],
  ['pull_request', some(examples('pull_request', 'synchronize'))],
  ['pull_request', some(examples('pull_request', 'reopened'))],
  ['merge_group', some(examples('merge_group', 'checks_requested'))],
  ['workflow_dispatch', some(examples('workflow_dispatch'))],
  ['repository_dispatch', some(examples('repository_dispatch'))],
  ['release', some(examples('release', 'published'))],
];
const cases = plans.flatMap(([name, payloads]) => payloads.map((payload, index) => [`${name} ${payload.action ?? ''} (${index + 1})`, name, payload] as const));

it('has examples of every event that matters', () => {
  const names = new Set(cases.map(([, name]) => name));
  for (const name of ['pull_request', 'merge_group', 'workflow_dispatch']) expect(names).toContain(name);
});

it.each(examples('issue_comment').map((payload, index) => [`${payload.action ?? ''} (${index + 1})`, payload] as const))('a comment that is no command does nothing: %s', async (_title, payload) => {
  const run = await deliver('issue_comment', payload);
  expect([run.status, run.outputs['failure-reason'], run.workspace, run.github]).toEqual([0, undefined, [], []]);
  expect(run.log).toContain('Nothing to do for this event.');
});

it.each(cases)('%s plans, and writes nothing in the workspace', async (_title, name, payload) => {
  const run = await deliver(name, payload);
  expect([run.status, run.outputs['failure-reason'], run.outputs['mode']]).toEqual([0, undefined, 'plan']);
  expect(run.outputs['create']).toBe('1');
  expect(writes(run.workspace)).toEqual([]);
  // A merge queue waits for the status of its group; nobody else is told anything.
  const told = writes(run.github).filter((write) => name !== 'merge_group' || !write.includes('/statuses/'));
  if (name !== 'pull_request') expect(told).toEqual([]);
});

it.each(some(examples('pull_request', 'closed')).map((payload) => [payload]))('a closed pull request does nothing', async (payload) => {
  const run = await deliver('pull_request', payload);
  expect([run.status, run.outputs['failure-reason']]).toEqual([0, undefined]);
  expect([run.workspace, run.github]).toEqual([[], []]);
});

const pushes = examples('push');
const branchOf = (payload: Payload): string => String(payload['ref']).replace('refs/heads/', '');
const defaultOf = (payload: Payload): string => (payload['repository'] as { default_branch: string }).default_branch;

it('a push to another branch, of a tag, or that deletes one does not apply', async () => {
  const others = pushes.filter((payload) => branchOf(payload) !== defaultOf(payload));
  expect(others.length).toBeGreaterThan(0);
  for (const payload of some(others)) {
    const run = await deliver('push', payload, { env: { GITHUB_REF: String(payload['ref']) } });
    expect([run.status, run.outputs['mode'], writes(run.workspace)]).toEqual([0, 'plan', []]);
  }
});

it('a push to the default branch applies', async () => {
  const [example] = pushes;
  if (example === undefined) throw new Error('There is no example of a push.');
  const { before, after } = project.github.world.eventPayload('push', {}) as { before: string; after: string };
  const payload = { ...example, ref: `refs/heads/${defaultOf(example)}`, deleted: false, created: false, before, after };
  const run = await deliver('push', payload, { env: { GITHUB_REF: payload.ref }, inputs: { 'plan-check': 'off' } });
  expect([run.status, run.outputs['mode'], writes(run.workspace)]).toEqual([0, 'apply', ['POST /api/2.0/serving-endpoints']]);
});

it('a schedule looks for drift', async () => {
  const [example] = examples('workflow_dispatch');
  const run = await deliver('schedule', { schedule: '0 6 * * *', repository: example?.['repository'] });
  expect([run.status, run.outputs['mode'], run.outputs['has-drift']]).toEqual([0, 'drift', 'false']);
});

it('a payload that is not that of its event is told as such', async () => {
  const run = await deliver('pull_request', { action: 'opened' });
  expect([run.status, run.outputs['failure-reason']]).toEqual([1, 'invalid-input']);
  expect(run.workspace).toEqual([]);
});
