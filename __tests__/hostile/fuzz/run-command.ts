/** One command, in this process and over real HTTP, with everything that it writes kept. Waits pass in virtual time. */
import { setMaxListeners } from 'node:events';
import { toResultFile } from '../../../src/apply/result-file.js';
import { apply } from '../../../src/commands/apply.js';
import { drift } from '../../../src/commands/drift.js';
import { exportManifest } from '../../../src/commands/export.js';
import { plan } from '../../../src/commands/plan.js';
import type { Repository, StoryEnd, Workspace } from '../../../src/commands/story.js';
import { connectDatabricks } from '../../../src/databricks/connect.js';
import type { Manifest } from '../../../src/endpoint/model.js';
import type { GitHub } from '../../../src/github/client.js';
import { readSettings, type InputName } from '../../../src/inputs.js';
import { toPlanFile } from '../../../src/plan/plan-file.js';
import type { Log, RunContext } from '../../../src/ports/run.js';
import { ownTime } from '../../helpers/shared-time.js';
import type { Outcome } from './area.js';

export type Mode = 'plan' | 'apply' | 'drift' | 'export';

export interface CommandOptions {
  mode: Mode;
  manifest: Manifest;
  /** Origin of the workspace, and who signs in. */
  host: string;
  token?: string;
  clientId?: string;
  clientSecret?: string;
  inputs?: Partial<Record<InputName, string>>;
  github?: GitHub;
  run?: RunContext;
}

const commands = { plan, apply, drift };
const dispatched: RunContext = { repository: 'acme/ml', actor: 'octo', commit: 'c'.repeat(40), run: '1', attempt: 1 };

/** A log that keeps its lines; like the shells', it takes no text that is not one. */
export function keepLines(texts: string[]): Log {
  const note = (line: string): void => void texts.push(line);
  return { debug: note, info: note, notice: note, warning: note, error: note, group: (title, work) => (note(title), work()) };
}

/** Throws what the command throws; `texts` has what was written until then, too. */
export async function runCommand(options: CommandOptions, texts: string[] = []): Promise<Outcome & { end?: StoryEnd }> {
  const { mode, manifest, host, github, inputs = {}, run = dispatched } = options;
  const log = keepLines(texts);
  const clock = ownTime(Date.UTC(2026, 10, 21));
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const { token, clientId, clientSecret } = options;
  const databricks = connectDatabricks({
    host, version: '0.0.0', log, clock, random: () => 0.5, env: {},
    ...(token === undefined ? {} : { token }), ...(clientId === undefined ? {} : { clientId }), ...(clientSecret === undefined ? {} : { clientSecret }),
  });
  const workspace: Workspace = { host: databricks.host, serving: databricks.serving, catalog: databricks.catalog, identity: databricks.identity, onLive: () => undefined };
  try {
    if (mode === 'export') {
      const { text, warnings, failure } = await exportManifest({ workspace, only: [], parallelism: 4, id: 'demo', owner: undefined });
      return { texts: [...texts, text, ...warnings], reasons: failure === undefined ? [] : [failure.reason] };
    }
    const end = await commands[mode]({
      settings: readSettings((name) => inputs[name] ?? '', {}),
      run, manifest, workspace, clock, log,
      repository: github === undefined ? undefined : repositoryOf(github),
      annotations: { add: ({ message }) => void texts.push(message) },
      signal: stop.signal,
    });
    const files = [end.plan === undefined ? undefined : toPlanFile(end.plan), end.result === undefined ? undefined : toResultFile(end.result)];
    const reasons = [end.failure?.reason, ...(end.plan?.unread ?? []).map(({ reason }) => reason), ...(end.result?.endpoints ?? []).map(({ reason }) => reason)];
    return {
      end,
      texts: [...texts, end.summary ?? '', end.failure?.message ?? '', end.failure?.hint ?? '', ...files.map((file) => JSON.stringify(file) as string | undefined ?? '')],
      reasons: reasons.filter((reason) => reason !== undefined),
    };
  } finally {
    await databricks.close();
  }
}

function repositoryOf(github: GitHub): Repository {
  return {
    comments: github.planComments, openPlans: github.openPlans, pullRequests: github.pullRequests, issues: github.driftIssues,
    statuses: github.commitStatuses, labels: github.labels, deployments: github.deployments, commits: github.commits,
  };
}
