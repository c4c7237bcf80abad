/** Facts that plans and reports of a run share. */
import { EndpointsError } from '../errors.js';
import type { LiveEndpoint, Manifest } from '../endpoint/model.js';
import type { PlanContext } from '../plan/endpoint-plan.js';
import { ownershipTag } from '../plan/ownership.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import type { RunContext } from '../ports.js';
import { createPlanner, type Planner } from './planner.js';
import type { Failure, Story, Told } from './story.js';

/** Refuses a workspace that is not the one the manifest's target asserts. */
export function checkHost(manifest: Manifest, host: string): void {
  if (manifest.host === undefined || manifest.host === host) return;
  throw new EndpointsError(
    'invalid-input',
    `The target \`${manifest.target}\` says its workspace is ${manifest.host}, but the inputs lead to ${host}.`,
    { hint: 'Set `databricks-host` to the workspace of this target, or choose another target.' },
  );
}

/** What every plan of a run is made with. */
export function planContext(story: Told, host: string, pinned?: PlanContext['pinned']): PlanContext {
  const { manifest, settings, run } = story;
  return {
    manifest,
    host,
    owner: ownershipTag({ repository: run.repository, id: manifest.id, target: manifest.target }),
    allowDestroy: settings.allowDestroy,
    today: new Date(story.clock.now()).toISOString().slice(0, 10),
    ...(pinned === undefined ? {} : { pinned }),
  };
}

export function plannerFor(story: Story, pinned?: PlanContext['pinned']): Planner {
  const { manifest, settings, workspace } = story;
  checkHost(manifest, workspace.host);
  const ports = {
    serving: workspace.serving,
    catalog: workspace.catalog,
    onLive: (live: LiveEndpoint): void => {
      workspace.onLive(live, manifest.environmentLiterals);
    },
  };
  return createPlanner(ports, {
    context: planContext(story, workspace.host, pinned),
    only: settings.only,
    parallelism: settings.parallelism,
  });
}

/** What the renderers know of the run. */
export function runFacts(story: { run: RunContext; settings: { manifest: string } }): {
  manifestPath: string;
  runUrl?: string;
  workflow?: string;
} {
  const { runUrl, workflow } = story.run;
  return {
    manifestPath: story.settings.manifest,
    ...(runUrl === undefined ? {} : { runUrl }),
    ...(workflow === undefined ? {} : { workflow }),
  };
}

/** Puts blocked endpoints on the lines of the manifest. */
export function annotateBlocks(story: Told, plan: Plan): void {
  for (const { blocked } of plan.endpoints) {
    if (blocked?.place === undefined) continue;
    story.annotations.add({ severity: 'error', message: `${blocked.message} ${blocked.hint}`, ...blocked.place });
  }
}

/** What is wrong with a plan as it stands: endpoints that are blocked, or that could not be read. */
export function planFailures(plan: Plan): Failure[] {
  const blocked = plan.endpoints.flatMap((endpoint: EndpointPlan): Failure[] =>
    // What is on hold is not written anyway, and being held is no failure.
    endpoint.blocked === undefined || endpoint.hold !== undefined ? [] : [endpoint.blocked],
  );
  const unread = plan.unread.map(({ name, reason, message }): Failure => ({ reason, message: `Could not read \`${name}\`: ${message}` }));
  return [...blocked, ...unread];
}
