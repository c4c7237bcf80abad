/** Facts that plans and reports of a run share. */
import { EndpointsError } from '../errors.js';
import type { LiveEndpoint, Manifest } from '../endpoint/model.js';
import { blocksOf, distinctBlocks } from '../plan/blocks.js';
import type { PlanContext } from '../plan/endpoint-plan.js';
import { ownershipTag } from '../plan/ownership.js';
import { renameWarning } from '../plan/rename.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import type { RunContext } from '../ports/run.js';
import { createPlanner, type Planner } from './planner.js';
import type { Failure, Story, Told } from './story.js';

/** Refuses a workspace that is not the one the manifest's target asserts. */
function checkHost(manifest: Manifest, host: string): void {
  if (manifest.host === undefined || manifest.host === host) return;
  throw new EndpointsError(
    'invalid-input',
    `The target \`${manifest.target}\` says its workspace is ${manifest.host}, but the inputs lead to ${host}.`,
    { hint: 'Set the input `databricks-host` to the workspace of this target, or choose another target.' },
  );
}

/** What every plan of a run is made with. */
export function planContext(story: Told, host: string, particulars: PlanParticulars = {}): PlanContext {
  const { manifest, settings, run } = story;
  return {
    manifest,
    host,
    owner: ownershipTag({ repository: run.repository, id: manifest.id, target: manifest.target }),
    allowDestroy: settings.allowDestroy,
    today: new Date(story.clock.now()).toISOString().slice(0, 10),
    ...particulars,
  };
}

/** What distinguishes plans of one run; `allowDestroy` is that of the inputs where it is left out. */
export type PlanParticulars = Partial<Pick<PlanContext, 'pinned' | 'allowDestroy' | 'destroyLabel'>>;

export function plannerFor(story: Story, particulars: PlanParticulars = {}): Planner {
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
    context: planContext(story, workspace.host, particulars),
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
  const file = manifestFile(story);
  for (const endpoint of plan.endpoints) {
    const { place, action, name, changes, hold, blocked } = endpoint;
    // What is on hold is not written anyway.
    const severity = hold === undefined ? 'error' : 'warning';
    // What the manifest no longer has stands on none of its lines.
    const fallback = action === 'delete' && file !== undefined ? { file } : undefined;
    for (const block of blocksOf(endpoint)) {
      const where = block.place ?? fallback;
      if (where !== undefined) story.annotations.add({ severity, message: `${block.message} ${block.hint}`, ...where });
    }
    if (action === 'delete' && fallback !== undefined && hold === undefined && blocked === undefined) {
      story.annotations.add({ severity: 'warning', message: `\`${name}\` is no longer in the manifest: it is deleted for good.`, ...fallback }, { destructive: true });
    }
    if (place === undefined) continue;
    if (action === 'replace' && hold === undefined && blocked === undefined) {
      const why = changes.find(({ section }) => section === 'endpoint')?.note;
      const because = why === undefined ? '' : `, because ${why}`;
      story.annotations.add({ severity: 'warning', message: `\`${name}\` is deleted and created again${because}: DOWNTIME, and a new endpoint id.`, ...place }, { destructive: true });
    }
    if (endpoint.renamedFrom !== undefined) story.annotations.add({ severity: 'warning', message: renameWarning(endpoint.renamedFrom, name), ...place });
  }
}

/** A file of the manifest to put a finding on that has no line. */
function manifestFile({ manifest, settings }: Told): string | undefined {
  if (!/[*?[\]{}]/.test(settings.manifest)) return settings.manifest;
  return manifest.endpoints.map(({ key }) => manifest.locate(key)?.file).find((file) => file !== undefined);
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
