/** Plans of open pull requests that are made stale by what happened in the workspace: their comments and statuses say "plan again". */
import type { ApplyResult } from '../apply/result.js';
import { formatMarker } from '../markers.js';
import type { DriftFinding } from '../plan/drift.js';
import type { OpenPlan, PlanComment, PlanMarker } from '../ports/plan-comments.js';
import { staleLine, staleNote, withNote, type StaleCause } from '../render/stale-plan.js';
import { compareRuns } from './plan-comment.js';
import { sendStatus } from './statuses.js';
import { attempt, type Repository, type Story } from './story.js';

/** Three requests each. More pull requests over one endpoint are a queue, and its head plans again anyway. */
const mostPulls = 20;

/** A pull request whose conversation is locked says nothing of the others; a right that is missing keeps all from being told. */
const mostFailures = 3;

/** A cancelled job has ten seconds in all. Who is not told in these is told by the next apply. */
const graceMs = 2_500;

/** Endpoints that a run has written, which only plans of earlier runs do not show. */
export interface SinceRun {
  run: string;
  attempt: number;
  names: ReadonlySet<string>;
}

/** What has changed in the workspace. */
export interface LiveChanges extends StaleCause {
  /** Changed by this run, or found to be changed by it. */
  names: ReadonlySet<string>;
  /** Changed by runs before, which may not have come to say so. */
  earlier?: readonly SinceRun[];
  /** Whether a plan shows the change of an endpoint already; no plan does where left out. */
  shows?: (comment: PlanComment, name: string) => boolean;
}

/** Names of endpoints that an apply has written to. */
export function writtenNames({ endpoints }: ApplyResult): Set<string> {
  const written = endpoints.filter(({ operations }) => operations.some(({ status }) => status === 'done' || status === 'already-done'));
  return new Set(written.map(({ name }) => name));
}

/** What the run of a review has changed, as far as that is known afterwards: what the review names. */
export function sinceRun({ run, attempt, endpoints }: PlanMarker): SinceRun {
  return { run, attempt, names: new Set(Object.keys(endpoints)) };
}

/**
 * Edits by hand, as a comparison found them. A plan that was made after an edit shows that it is taken back, or sets the
 * same field to something else. Where nothing is kept that remembers what was told, one that was made after the endpoint
 * was last changed has seen it, too.
 */
export function editsFound(findings: readonly DriftFinding[], { remembered }: { remembered: boolean }): LiveChanges {
  const edited = new Map(
    findings.flatMap(({ endpoint, evidence, unexplained, group }) => {
      if (group !== 'edited' && group !== 'differs') return [];
      const unapplied = new Set(evidence.flatMap(({ cause, paths }) => (cause === 'unapplied' ? paths : [])));
      const paths = new Set([...unexplained, ...evidence.flatMap(({ cause, paths }) => (cause === 'edited' ? paths : []))]);
      return [[endpoint.name, endpoint.changes.filter(({ path }) => paths.has(path) && !unapplied.has(path))] as const];
    }),
  );
  const changedAt = new Map(findings.map(({ endpoint: { name, live } }) => [name, live?.updatedAt]));
  const shows = ({ marker: { endpoints }, updatedAt, createdAt }: PlanComment, name: string): boolean => {
    const planned = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
    if (!remembered && Date.parse(updatedAt ?? createdAt) >= (changedAt.get(name) ?? 0)) return true;
    return (edited.get(name) ?? []).every(({ digest, path }) => planned?.changes?.includes(digest) === true || Object.hasOwn(planned?.ends ?? {}, path));
  };
  return { by: 'drift', pullRequests: [], names: new Set(edited.keys()), shows };
}

/**
 * Finds open pull requests whose plan names an endpoint that has changed since. What goes wrong is a warning: the plan
 * check of an apply looks at every change again, so that a stale plan approves nothing new.
 */
export async function tellStalePlans(story: Story, changes: LiveChanges): Promise<void> {
  const { repository, settings, manifest, log, clock } = story;
  const { names, earlier = [], pullRequests: except } = changes;
  if (repository === undefined || settings.comment === 'never') return;
  if (names.size === 0 && earlier.every((since) => since.names.size === 0)) return;
  const until = story.signal.aborted ? clock.now() + graceMs : Infinity;
  // An apply writes on pull requests anyway; a drift run may have been given less on purpose.
  const denial = { whenDenied: changes.by === 'drift' ? 'Its apply checks every change of it again.' : undefined };
  const find = (): Promise<OpenPlan[]> => repository.openPlans.find({ manifest: manifest.id, target: manifest.target, except });
  const found = await attempt(log, 'look for open pull requests whose plans are stale now', find, denial);
  const stale = (found ?? []).filter(({ comment }) => isCurrent(comment.marker) && namesIn(comment, changes).length > 0);
  const told = new Set<number>();
  let failures = 0;
  for (const plan of stale) {
    if (told.size === mostPulls || failures === mostFailures || clock.now() > until) break;
    const done = await attempt(log, `tell #${plan.pullRequest} that its plan is stale`, () => tellOne(story, repository, { plan, changes }), denial);
    if (done === undefined) failures += 1;
    else if (done) told.add(plan.pullRequest);
  }
  const why = changes.by === 'apply' ? 'an apply changed what their plans show' : 'what their plans show was changed by hand';
  if (told.size > 0) log.info(`Told to plan again, because ${why}: ${[...told].map((number) => `#${number}`).join(', ')}.`);
}

/** An offline plan shows nothing of the workspace that could have changed. */
const isCurrent = (marker: PlanMarker): boolean => marker.state === 'planned' && marker.offline !== true && marker.stale !== true;

function namesIn(comment: PlanComment, { names, earlier = [], shows }: LiveChanges): string[] {
  const { marker } = comment;
  const before = earlier.filter((since) => compareRuns(marker, since) < 0);
  return Object.keys(marker.endpoints).filter((name) => (names.has(name) && shows?.(comment, name) !== true) || before.some((since) => since.names.has(name)));
}

/** False where a newer plan has come meanwhile. */
async function tellOne(story: Story, { comments }: Repository, { plan, changes }: { plan: OpenPlan; changes: LiveChanges }): Promise<boolean> {
  const { run, settings, manifest } = story;
  const { pullRequest, comment: seen } = plan;
  // GitHub has no way to write only what nobody else has written since: look again, right before.
  const now = (await comments.find(pullRequest, manifest.id, manifest.target)).find(({ id }) => id === seen.id);
  if (now === undefined || !isCurrent(now.marker) || compareRuns(now.marker, seen.marker) !== 0) return false;
  const { marker, body } = now;
  const names = namesIn(now, changes);
  const { by, pullRequests } = changes;
  // What only earlier runs have changed is not this one's, nor that of its pull requests.
  const isOurs = names.some((name) => changes.names.has(name));
  const note = staleNote({ by, names, pullRequests: isOurs ? pullRequests : [], ...(isOurs && run.runUrl !== undefined ? { runUrl: run.runUrl } : {}) });
  await comments.update(now.id, withNote(body, formatMarker('plan', { ...marker, stale: true }), note));
  // A head that has moved since waits for a plan of its own.
  if (settings.status && marker.status !== undefined && marker.statusOff !== true && plan.head === marker.head) {
    const url = run.runUrl === undefined ? {} : { url: run.runUrl };
    await sendStatus(story, { commit: marker.head, context: marker.status, state: 'failure', description: staleLine(names, by), ...url });
  }
  return true;
}
