/** Facts that plans and reports of a run share. */
import { EndpointsError } from '../errors.js';
import type { LiveEndpoint, Manifest } from '../endpoint/model.js';
import { blocksOf, distinctBlocks } from '../plan/blocks.js';
import type { PlanContext } from '../plan/endpoint-plan.js';
import { ownershipTag } from '../plan/ownership.js';
import { renameWarning } from '../plan/rename.js';
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

/** Puts on the lines of the manifest what blocks an endpoint, and what is destroyed by an apply. */
export function annotatePlan(story: Told, plan: Plan): void {
  for (const endpoint of plan.endpoints) {
    // What is on hold is not written anyway.
    const severity = endpoint.hold === undefined ? 'error' : 'warning';
    for (const { place, message, hint } of blocksOf(endpoint)) {
      if (place !== undefined) story.annotations.add({ severity, message: `${message} ${hint}`, ...place });
    }
    const { place, action, name, changes } = endpoint;
    if (place === undefined) continue;
    if (action === 'replace') {
      const why = changes.find(({ section }) => section === 'endpoint')?.note;
      const because = why === undefined ? '' : `, because ${why}`;
      story.annotations.add({ severity: 'warning', message: `\`${name}\` is deleted and created again${because}: DOWNTIME, and a new endpoint id.`, ...place });
    }
    if (endpoint.renamedFrom !== undefined) story.annotations.add({ severity: 'warning', message: renameWarning(endpoint.renamedFrom, name), ...place });
  }
}

/** What is wrong with a plan as it stands: endpoints that are blocked, or that could not be read. */
export function planFailures(plan: Plan): Failure[] {
  const blocked = plan.endpoints.flatMap((endpoint: EndpointPlan): Failure[] =>
    // What is on hold is not written anyway, and being held is no failure.
    endpoint.hold === undefined ? distinctBlocks(endpoint) : [],
  );
  const unread = plan.unread.map(({ name, reason, message }): Failure => ({ reason, message: `Could not read \`${name}\`: ${message}` }));
  return [...blocked, ...unread];
}
