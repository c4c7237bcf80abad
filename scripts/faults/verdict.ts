/** What must be true after a run that met a fault, and after the clean run that followed it. */
import { parseMarker } from '../../src/markers.js';
import { hasChanges } from '../../src/plan/build.js';
import { falseClaims } from './claims.js';
import { differences, takePicture, type Picture } from './picture.js';
import { performedWrites } from './requests.js';
import type { RunEnd } from './run-in-process.js';
import type { Scene } from './scene.js';

/** What the first run left behind for people; `told: false` where it was killed and could not say a word. */
export interface FirstRun extends Pick<RunEnd, 'resultFile' | 'reason'> {
  told: boolean;
  summary?: string | undefined;
}

export function judgeFirst(scene: Scene, run: FirstRun, wanted: Picture): string[] {
  if (!run.told) return [];
  const wrong = falseClaims(run.resultFile, { before: scene.before, now: takePicture(scene.emulator.world), wanted });
  const state = markerState(scene);
  const failed = run.reason !== undefined;
  const cutOff = run.resultFile?.endpoints.some(({ outcome }) => outcome === 'cancelled') ?? true;
  if (state === 'applying') wrong.push('the comment is left at "applying"');
  // A review is used up when what its plan names is done, whatever became of the rest.
  const named = Object.keys(lastMarker(scene)?.endpoints ?? {});
  const undone = (run.resultFile?.endpoints ?? []).filter(({ name, outcome }) => named.includes(name) && outcome !== 'applied' && outcome !== 'unchanged');
  if (state === 'applied' && (undone.length > 0 || run.resultFile === undefined)) wrong.push('the comment says "applied", though not all was');
  if (state === 'failed' && !failed && !cutOff) wrong.push('the comment says "failed", though the run succeeded');
  for (const [context, status] of lastStatuses(scene)) {
    if (status === 'pending') wrong.push(`the status \`${context}\` is left pending`);
    if (context.startsWith('endpoints apply') && (status === 'success') === (failed || cutOff)) wrong.push(`the status \`${context}\` is ${status}, though the run ${failed ? `failed: ${run.reason ?? ''}` : 'did not'}`);
  }
  const open = openDeployments(scene);
  if (open.length > 0) wrong.push(`deployments are left at ${open.join(', ')}`);
  for (const { name, outcome } of run.resultFile?.endpoints ?? []) {
    if (outcome !== 'unchanged' && run.summary?.includes(name) === false) wrong.push(`the summary does not name ${name}, which is ${outcome}`);
  }
  return wrong;
}

export function judgeLast(scene: Scene, runs: { first: FirstWrites; clean: RunEnd; plan: RunEnd }, wanted: Picture): string[] {
  const { emulator, github } = scene;
  const now = takePicture(emulator.world);
  const wrong: string[] = [];
  for (const name of new Set([...Object.keys(now), ...Object.keys(wanted)])) {
    wrong.push(...differences(now[name], wanted[name]).map((found) => `${name} ends wrong: ${found}`));
    if (now[name]?.settled === false) wrong.push(`${name} is not settled`);
  }
  if (runs.clean.reason !== undefined) wrong.push(`the clean run failed: ${runs.clean.reason} ${runs.clean.log.filter((line) => line.startsWith('error')).join(' ')}`);
  const changes = runs.plan.end?.plan;
  if (changes === undefined || hasChanges(changes) || changes.unread.length > 0) wrong.push(`the plan afterwards is not empty: ${JSON.stringify(changes?.summary)}`);
  if (markerState(scene) !== 'applied') wrong.push(`the comment ends at "${markerState(scene)}"`);
  for (const [context, status] of lastStatuses(scene)) if (status !== 'success') wrong.push(`the status \`${context}\` ends at ${status}`);
  const open = openDeployments(scene);
  if (open.length > 0) wrong.push(`deployments end at ${open.join(', ')}`);
  wrong.push(...repeated(scene, runs.first), ...strangersTouched(scene));
  const plans = github.world.comments(scene.pulls.merged).filter(({ body }) => parseMarker('plan', body) !== undefined);
  if (plans.length !== 1) wrong.push(`${plans.length} plan comments in place of one`);
  if (emulator.unknownRequests.length + github.unknownRequests.length > 0) wrong.push('a request went to a route that is not there');
  if (github.complaints.length > 0) wrong.push(`GitHub would have to complain: ${github.complaints.map(({ problem }) => problem).join(' ')}`);
  return wrong;
}

/** How many requests came in the first run, and whether it got to note that it wrote what nobody can read. */
export interface FirstWrites {
  requests: number;
  noted: boolean;
}

/**
 * Nothing is created twice, and no write is made again whose effect was there already. Only where a run ends between a
 * write of what nobody can read and its note of that, the next one cannot know, and writes the same once more.
 */
function repeated({ emulator, github }: Scene, first: FirstWrites): string[] {
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const { n, method, path, body } of performedWrites(emulator.requests)) {
    const { name } = method === 'POST' ? (JSON.parse(body) as { name?: string }) : {};
    const unreadable = path.endsWith('/telemetry-config') && !first.noted;
    const run = unreadable && n > first.requests ? ' by the second run' : '';
    const key = name === undefined ? `${method} ${path} ${body}${run}` : `create ${name}`;
    if (seen.has(key)) wrong.push(`written twice: ${key.slice(0, 200)}`);
    seen.add(key);
  }
  const records = [...github.world.state.deployments.values()].map(({ payload }) => JSON.stringify(payload));
  if (new Set(records).size !== records.length) wrong.push('a deployment was recorded twice');
  return wrong;
}

function strangersTouched({ emulator, before }: Scene): string[] {
  const { id } = before['scoring-theirs'] ?? { id: '' };
  return performedWrites(emulator.requests)
    .filter(({ path }) => path.includes('scoring-theirs') || path.includes(id) || path.includes('/idle'))
    .map(({ method, path }) => `a stranger was touched: ${method} ${path}`);
}

const markerState = (scene: Scene): string => lastMarker(scene)?.state ?? 'none';

function lastMarker({ github, pulls }: Scene): ReturnType<typeof parseMarker<'plan'>> {
  return github.world.comments(pulls.merged).flatMap(({ body }) => parseMarker('plan', body) ?? []).at(-1);
}

/** Of the merge's commit: the newest status of each context. */
function lastStatuses({ github, push }: Scene): Map<string, string> {
  const mine = github.world.state.statuses.filter(({ sha }) => sha === push.after);
  return new Map(mine.sort((a, b) => a.id - b.id).map(({ context, state }) => [context, state]));
}

function openDeployments({ github }: Scene): string[] {
  const last = [...github.world.state.deployments.values()].map(({ statuses }) => statuses.at(-1)?.state ?? 'no state');
  return last.filter((state) => !['success', 'failure', 'error', 'inactive'].includes(state));
}
