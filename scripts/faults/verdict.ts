/** What must be true after a run that met a fault, and after the clean run that followed it. */
import { parseMarker } from '../../src/markers.js';
import { hasChanges } from '../../src/plan/build.js';
import { falseClaims } from './claims.js';
import { differences, takePicture, type Picture } from './picture.js';
import { wrongReport } from './reports.js';
import { sentWrites } from './requests.js';
import type { RunEnd } from './run-in-process.js';
import type { Scene } from './scene.js';
import { leaksOf } from './secrets.js';

/** What the first run left behind for people; `told: false` where it was killed and could not say a word. */
export interface FirstRun extends Pick<RunEnd, 'resultFile' | 'reason'> {
  told: boolean;
  summary?: string | undefined;
  log: string;
  /** Its outputs, as the runner gets them. */
  files?: string;
}

export function judgeFirst(scene: Scene, run: FirstRun, wanted: Picture): string[] {
  // A run that was killed may have said nothing, but still no secret.
  const leaks = leaksOf(scene.secrets, { summary: undefined, ...run }, { workspace: scene.emulator.requests, github: scene.github.requests });
  if (!run.told) return leaks;
  const wrong = [...leaks, ...falseClaims(run.resultFile, { before: scene.before, now: takePicture(scene.emulator.world), wanted })];
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
  wrong.push(...wrongReports(scene, run));
  return wrong;
}

/** The clean run judged as the first one was: what it says of itself, too. */
export function judgeSecond(scene: Scene, { clean, between }: { clean: RunEnd; between: Picture }, wanted: Picture): string[] {
  const wrong = [
    ...falseClaims(clean.resultFile, { before: between, now: takePicture(scene.emulator.world), wanted }),
    ...wrongReports(scene, { ...clean, summary: clean.end?.summary }),
  ];
  return wrong.map((found) => `the clean run: ${found}`);
}

/** Of the comment, where the run wrote its end there, and of the summary. */
function wrongReports(scene: Scene, { resultFile, reason, summary }: Pick<FirstRun, 'resultFile' | 'reason' | 'summary'>): string[] {
  const ending = { endpoints: resultFile?.endpoints, reason };
  const [comment] = planComments(scene).slice(-1);
  const ended = ['applied', 'failed'].includes(markerState(scene));
  return [
    ...(comment === undefined || !ended ? [] : wrongReport('the comment', comment.body, ending)),
    // Without a result it tells the plan, or the error.
    ...(summary === undefined || resultFile === undefined ? [] : wrongReport('the summary', summary, ending)),
  ];
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
  wrong.push(...repeated(scene), ...strangersTouched(scene));
  for (const number of Object.values(scene.pulls)) {
    const { length } = github.world.comments(number);
    if (length !== 1) wrong.push(`${length} comments at #${number} in place of one`);
  }
  for (const { log, end, ...run } of [runs.clean, runs.plan]) {
    wrong.push(...leaksOf(scene.secrets, { ...run, log: log.join('\n'), summary: end?.summary }, { workspace: emulator.requests.slice(runs.first.requests), github: github.requests.slice(runs.first.github) }));
  }
  if (emulator.unknownRequests.length + github.unknownRequests.length > 0) wrong.push('a request went to a route that is not there');
  if (github.complaints.length > 0) wrong.push(`GitHub would have to complain: ${github.complaints.map(({ problem }) => problem).join(' ')}`);
  return wrong;
}

/** How many requests came in the first run. */
export interface FirstWrites {
  requests: number;
  /** Requests that GitHub got. */
  github: number;
}

/** Nothing is created twice, and no write is made again whose effect was there already. */
function repeated({ emulator, github }: Scene): string[] {
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const { method, path, body, took } of sentWrites(emulator.requests)) {
    const { name } = method === 'POST' ? (JSON.parse(body) as { name?: string }) : {};
    const key = name === undefined ? `${method} ${path} ${body}` : `create ${name}`;
    // Also where the second try was refused, or lost on its way.
    if (seen.has(key)) wrong.push(`sent again after it took effect: ${key.slice(0, 200)}`);
    if (took) seen.add(key);
  }
  const records = [...github.world.state.deployments.values()].map(({ payload }) => JSON.stringify(payload));
  if (new Set(records).size !== records.length) wrong.push('a deployment was recorded twice');
  return wrong;
}

function strangersTouched({ emulator, before }: Scene): string[] {
  const names = ['scoring-theirs', 'idle'];
  // Grants go by id.
  const parts = names.flatMap((name) => [name, before[name]?.id ?? name]);
  return sentWrites(emulator.requests)
    .filter(({ path }) => path.split('/').some((part) => parts.includes(part)))
    .map(({ method, path }) => `a stranger was touched: ${method} ${path}`);
}

const markerState = (scene: Scene): string => lastMarker(scene)?.state ?? 'none';

function lastMarker(scene: Scene): ReturnType<typeof parseMarker<'plan'>> {
  return planComments(scene).flatMap(({ body }) => parseMarker('plan', body) ?? []).at(-1);
}

function planComments({ github, pulls }: Scene): { body: string }[] {
  return github.world.comments(pulls.merged).filter(({ body }) => parseMarker('plan', body) !== undefined);
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
