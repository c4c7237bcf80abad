/** Readings of what a run left behind, and checks that hold for every run. */
import type { Checks } from './checks.js';
import type { Stage, VisitEnd } from './stage.js';

/** The marker at the start of a report, or `undefined` where there is none. */
export function markerOf(kind: 'plan' | 'drift', body: string | null): Record<string, unknown> | undefined {
  const json = new RegExp(`^<!-- databricks-endpoints:${kind} (\\{.*?\\}) -->`, 's').exec(body ?? '')?.[1];
  return json === undefined ? undefined : (JSON.parse(json) as Record<string, unknown>);
}

interface PlanFile {
  digest: string;
  endpoints: { name: string; action: string; impact: string; changes: { path: string }[] }[];
}

/** Endpoint name to the sorted paths that its plan changes; endpoints without changes are left out. */
export function changedPaths({ planFile }: VisitEnd): Record<string, string[]> {
  const changed = ((planFile as PlanFile | undefined)?.endpoints ?? []).filter(({ action }) => action !== 'unchanged');
  return Object.fromEntries(changed.map(({ name, changes }) => [name, changes.map(({ path }) => path).sort()]));
}

export function impactOf({ planFile }: VisitEnd, name: string): string | undefined {
  return (planFile as PlanFile | undefined)?.endpoints.find((endpoint) => endpoint.name === name)?.impact;
}

/** Counts of the outputs, as `1 create, 2 unchanged`. */
export function countsOf({ outputs }: VisitEnd): string {
  const counts = ['create', 'update', 'replace', 'delete', 'unchanged'].map((name) => [outputs[name] ?? '?', name] as const);
  return counts.filter(([count]) => count !== '0').map(([count, name]) => `${count} ${name}`).join(', ');
}

export interface Wanted {
  mode: 'plan' | 'apply' | 'drift';
  /** `failure-reason`, where the run must fail. */
  failure?: string;
  counts: string;
}

/** Exit status and outputs; no secret anywhere; a run that only looks writes nothing to the workspace. */
export function checkRun(checks: Checks, end: VisitEnd, wanted: Wanted): void {
  const { outputs } = end;
  const said = `exit ${end.exitCode}, failure-reason ${outputs['failure-reason'] ?? '(unset)'}`;
  if (wanted.failure === undefined) checks.that('The step succeeds, and failure-reason is not set', end.exitCode === 0 && outputs['failure-reason'] === undefined, said);
  else checks.that(`The step fails with failure-reason ${wanted.failure}`, end.exitCode === 1 && outputs['failure-reason'] === wanted.failure, said);
  checks.equal(`Outputs: mode ${wanted.mode}; ${wanted.counts}`, [outputs['mode'], countsOf(end)], [wanted.mode, wanted.counts]);
  checks.equal('Output has-changes says the same', outputs['has-changes'], String(wanted.counts !== '3 unchanged'));
  if (wanted.mode !== 'apply') checks.equal(`The ${wanted.mode} wrote nothing to the workspace`, end.wrote, []);
  checks.that('A job summary was written', end.summary.trim() !== '');
}

/** True for the whole story: no credential anywhere, no request that GitHub or Databricks would not know. */
export function checkWhole(checks: Checks, stage: Stage, ends: readonly VisitEnd[], secrets: readonly string[]): void {
  const { github, emulator } = stage;
  const threads = [...github.world.state.issues.values()].map(({ title, body }) => `${title}\n${body ?? ''}`);
  const comments = [...github.world.state.comments.values()].map(({ body }) => body);
  const hidden = new Set([...secrets, github.world.token, ...ends.flatMap((end) => [...end.masks])]);
  const leaks = [...hidden].filter((secret) =>
    [...threads, ...comments, ...ends.flatMap((end) => [end.printed, end.summary, JSON.stringify([end.outputs, end.planFile ?? null])])].some((text) => text.includes(secret)),
  );
  checks.that('The runner was told to mask the token and the client secret', [...secrets.slice(0, 1), github.world.token].every((secret) => ends.every((end) => end.masks.has(secret))));
  checks.equal('No credential in any log, report, summary, output or file', leaks.length, 0);
  checks.equal('Databricks: every request has a route, and knows its fields', [
    emulator.unknownRequests.map(({ method, path }) => `${method} ${path}`), emulator.requests.flatMap(({ unknownFields }) => unknownFields),
  ], [[], []]);
  checks.equal('GitHub: every request has a route, none is a mistake', [
    github.unknownRequests.map(({ method, path }) => `${method} ${path}`), github.complaints,
  ], [[], []]);
  checks.equal('GitHub: no request was refused for a missing permission', github.requests.filter(({ status, path }) => status === 403 && path !== '/user').map(({ method, path }) => `${method} ${path}`), []);
  const foreign = [...emulator.world.endpoints.values()].filter((endpoint) => endpoint.foreign !== undefined).map(({ name }) => name);
  checks.that('Endpoints of others are not mentioned in any report', ![...threads, ...comments].some((text) => foreign.some((name) => text.includes(name))));
}
