/** Export as a process: a workspace made by hand comes under the manifest, and stays as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consoleCreate, knownPrincipals } from '../../src/emulator/index.js';
import { fillByHand, plainValues } from '../helpers/handmade-workspace.js';
import { startProject, writes, type CliRun, type Project } from '../helpers/project.js';
import { chat, type Data } from './manifests.js';

let project: Project;
beforeEach(async () => {
  project = await startProject({ emulator: { shuffle: true, quota: false } });
});
afterEach(async () => {
  expect(project.emulator.unknownRequests).toEqual([]);
  await project.close();
});

const repository = ['--repository', 'acme/ml-platform'];
const admin = { DATABRICKS_TOKEN: knownPrincipals.admin.token };
const given = plainValues.flatMap((line) => ['--variables', line]);

/** What an endpoint is, without what time and our own tags change. */
function content(name: string): unknown {
  const { tags, updatedAt: _, rollout: __, recovery: ___, ...rest } = project.emulator.world.endpoint(name);
  const acl = project.emulator.world.acls.get(rest.id);
  return structuredClone({ ...rest, acl, tags: [...tags].filter(([key]) => !key.startsWith('endpoints_')).sort() });
}
const contents = (): unknown[] => [...project.emulator.world.endpoints.keys()].sort().map(content);
const cli = (args: string[], files: Record<string, string> = {}): Promise<CliRun> => project.cli(args, { files, env: admin });

it('takes over a workspace full of endpoints made by hand: export, plan, apply, and nothing left to do', async () => {
  fillByHand(project.emulator.world);
  const before = contents();
  const exported = await cli(['export', ...repository]);
  expect([exported.status, writes(exported.workspace)]).toEqual([0, []]);
  expect(exported.stderr).toContain('warning: plain-env: The value of MODE of main is not written');
  expect(exported.stdout).toMatch(/^# Written from the endpoints of http[^]*\nid: ml-platform\n/);
  const files = { 'endpoints.yml': exported.stdout };

  const unfinished = await cli(['plan', ...repository], files);
  expect([unfinished.status, unfinished.workspace]).toEqual([1, []]);
  expect(unfinished.stderr).toContain('`plain-env_main_MODE` has no value');

  const planned = await cli(['plan', '--json', ...given, ...repository], files);
  const plan = JSON.parse(planned.stdout) as { summary: Data; endpoints: { changes: { path: string }[] }[] };
  expect(planned.status).toBe(0);
  expect(new Set(plan.endpoints.flatMap(({ changes }) => changes.map(({ path }) => path)))).toEqual(new Set(['ownership']));
  expect(plan.summary).toEqual({ create: 0, update: plan.endpoints.length, replace: 0, delete: 0, unchanged: 0 });

  // What is on hold is not written, and what is being updated is waited for: both come to an end first.
  project.emulator.world.finishRollout('updating');
  project.emulator.world.endpoint('held').tags.delete('endpoints_hold');
  const applied = await cli(['apply', '--yes', '--poll-interval-seconds', '0.02', ...given, ...repository], files);
  expect([applied.status, applied.stderr]).toEqual([0, expect.not.stringMatching(/error|failed/)]);
  expect(new Set(writes(applied.workspace).map((line) => line.replace(/[^/]+\/tags$/, '*/tags')))).toEqual(new Set(['PATCH /api/2.0/serving-endpoints/*/tags']));

  const again = await cli(['plan', '--json', ...given, ...repository], files);
  expect([again.status, JSON.parse(again.stdout)]).toEqual([0, expect.objectContaining({ summary: { ...plan.summary, update: 0, unchanged: plan.endpoints.length } })]);
  const ended = (list: unknown[]): unknown[] => list.filter((item) => (item as { name: string }).name !== 'updating');
  expect(ended(contents())).toEqual(ended(before));

  const regular = await cli(['export', ...repository]);
  expect(regular.stdout).not.toContain('adopt: true');
  expect(JSON.parse((await cli(['plan', '--json', ...given, ...repository], { 'endpoints.yml': regular.stdout })).stdout)).toMatchObject({ summary: { update: 0, create: 0, delete: 0, unchanged: plan.endpoints.length } });
}, 120_000);

it('writes a file, and never over one that is there unless it is told to', async () => {
  consoleCreate(project.emulator.world, { name: 'chat', ...chat() });
  const fresh = await cli(['export', '--output', 'new.yml', '--id', 'mine']);
  expect([fresh.status, fresh.stdout]).toEqual([0, '']);
  expect(fresh.stderr).toContain('Wrote 1 endpoint to new.yml.');
  const refused = await cli(['export', '--output', 'endpoints.yml'], { 'endpoints.yml': 'mine\n' });
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/invalid-input: `endpoints\.yml` is there already[^]*--force/)]);
  const forced = await cli(['export', '--output', 'endpoints.yml', '--force'], { 'endpoints.yml': 'mine\n' });
  expect(forced.status).toBe(0);
  const nowhere = await cli(['export', '--output', 'no/such/folder.yml']);
  expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining('cannot be written')]);
});

it('refuses what it cannot do before it reads anything', async () => {
  for (const [args, message] of [
    [['export', '--id', 'a b'], 'cannot be the id of a manifest'],
    [['plan', '--output', 'x.yml', ...repository], '`--output` does not go with `plan`'],
  ] as const) {
    const run = await cli([...args]);
    expect([run.status, run.workspace, run.stderr]).toEqual([1, [], expect.stringContaining(message)]);
  }
});

it('ends with status 1 where an endpoint cannot be read, after writing the others', async () => {
  for (const name of ['a', 'b']) consoleCreate(project.emulator.world, { name, ...chat() });
  project.emulator.world.addFault({ kind: 'status', status: 403, code: 'PERMISSION_DENIED', path: '/api/2.0/serving-endpoints/a', times: 'always' });
  const run = await cli(['export']);
  expect([run.status, run.stdout]).toEqual([1, expect.stringMatching(/# a: left out, because it could not be read[^]*\n {2}b:/)]);
  expect(run.stderr).toContain('permission-denied: Could not read `a`');
});

it('is a mode of the action: a file, an output, and the manifest folded in the summary', async () => {
  fillByHand(project.emulator.world);
  const run = await project.run({ inputs: { mode: 'export', only: 'plain-env\ntagged\ntheirs', 'databricks-token': knownPrincipals.admin.token } });
  expect([run.status, run.outputs['mode'], run.outputs['failure-reason'], writes(run.workspace), writes(run.github)]).toEqual([0, 'export', undefined, [], []]);
  const file = run.outputs['manifest-file'] ?? '';
  expect(file.startsWith(join(run.folder, 'temp'))).toBe(true);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^moved_from: \[ other__repo__shop__prod \]$/m);
  expect([...text.matchAll(/^ {2}([a-z-]+):$/gm)].map(([, key]) => key).filter((key) => !key?.includes('_'))).toEqual(['plain-env', 'tagged', 'theirs']);
  expect(run.summary).toContain('<details>\n<summary>The manifest</summary>');
  expect(run.summary).toContain('served_entities:');
  expect(run.log).toContain('::warning::plain-env: The value of MODE');
  expect(run.log + run.written).not.toContain('production');
  expect(readdirSync(join(run.folder, 'temp', 'databricks-endpoints'))).toHaveLength(1);
});

it('is no mode for a pull request that anyone may have written', async () => {
  const number = project.github.world.createPullRequest({ title: 'Anything', branch: 'any', files: { 'endpoints.yml': 'id: x\nendpoints: {}\n' } }).number;
  const run = await project.run({ event: 'pull_request_target', about: { number }, inputs: { mode: 'export' } });
  expect([run.status, run.outputs['failure-reason'], run.workspace]).toEqual([1, 'invalid-input', []]);
});
