/** Both worlds of the story, and the ways to look at them. */
import { startEmulator, knownPrincipals, type Emulator } from '../emulator/index.js';
import { startGitHub, type EventName, type EventOptions, type GitHubStandIn } from '../github-stand-in/index.js';
import { isBot, type CommentView, type LogLine, type ThreadView } from './model.js';
import { findPlaces, readInputDefaultsOf, type Places } from './places.js';
import { runAction, type ActionEnd } from './run-action.js';

export interface Timing {
  /** Milliseconds until the first rollout of a custom model and of reserved throughput is done, and any later one. */
  customMs: number;
  throughputMs: number;
  laterMs: number;
  pollSeconds: number;
}

export const timings = {
  full: { customMs: 1_500, throughputMs: 2_200, laterMs: 800, pollSeconds: 0.25 },
  quick: { customMs: 400, throughputMs: 600, laterMs: 200, pollSeconds: 0.05 },
} satisfies Record<string, Timing>;

export type Job = 'plan' | 'apply' | 'drift';

export interface Visit {
  job: Job;
  /** `mode` of the step where it is not that of the job. */
  mode?: string;
  event: EventName;
  options?: EventOptions;
  planDigest?: string;
}

/** One run, with what both sides received during it. */
export interface VisitEnd extends ActionEnd {
  /** `METHOD path` of every request to the workspace but those for sign-in. */
  asked: string[];
  /** Those among them that are not reads. */
  wrote: string[];
  /** `METHOD path` of what was written to GitHub, without the repository's prefix. */
  posted: string[];
}

export interface Stage {
  places: Places;
  emulator: Emulator;
  github: GitHubStandIn;
  run: (visit: Visit) => Promise<VisitEnd>;
  close: () => Promise<void>;
}

export interface StageOptions {
  node: string;
  /** Folder for the runs' files. */
  home: string;
  timing: Timing;
  onLine: (line: LogLine) => void;
}

const { deployer } = knownPrincipals;
export const secrets = [deployer.secret, deployer.token];

/** As the `permissions` of the example's workflow: no job may do more. */
const permissions = {
  plan: { contents: 'read', 'pull-requests': 'write', statuses: 'write' },
  apply: { contents: 'read', 'pull-requests': 'write', statuses: 'write', deployments: 'write' },
  drift: { contents: 'read', issues: 'write', 'pull-requests': 'write', statuses: 'write', deployments: 'read' },
} as const;

export async function openStage({ node, home, timing, onLine }: StageOptions): Promise<Stage> {
  const places = findPlaces();
  const emulator = await startEmulator({ standard: true, deployment: { ms: timing.laterMs } });
  const github = await startGitHub({ repository: 'acme/ml-platform' });
  const { world } = github;
  const defaults = readInputDefaultsOf(places, world.token);

  const run = async (visit: Visit): Promise<VisitEnd> => {
    const { job, event } = visit;
    world.setPermissions(permissions[job]);
    const payload = world.eventPayload(event, visit.options);
    const environment = world.runnerEnvironment(event, { payload, job, workflowName: 'Serving endpoints' });
    const commit = world.state.git.commits.get(environment['GITHUB_SHA'] ?? '');
    if (commit === undefined) throw new Error(`The event ${event} names no commit to check out.`);
    const before = { workspace: emulator.requests.length, github: github.requests.length };
    const end = await runAction({
      node, bundle: places.bundle, home, job, event, payload, checkout: commit.files, onLine,
      inputs: {
        ...defaults,
        mode: visit.mode ?? job,
        'plan-digest': visit.planDigest ?? '',
        'databricks-host': emulator.url,
        'databricks-client-id': deployer.name,
        'databricks-client-secret': deployer.secret,
        'poll-interval-seconds': String(timing.pollSeconds),
      },
      environment: (workspace) => ({ ...environment, GITHUB_WORKSPACE: workspace }),
    });
    const asked = emulator.requests.slice(before.workspace).filter(({ path }) => path.startsWith('/api/'));
    const posted = github.requests.slice(before.github).filter(({ method, path }) => method !== 'GET' && path !== '/graphql');
    const { owner, name } = world.state.repository;
    const line = ({ method, path }: { method: string; path: string }): string => `${method} ${path.replace(`/repos/${owner}/${name}`, '')}`;
    return {
      ...end,
      asked: asked.map(line),
      wrote: asked.filter(({ method }) => method !== 'GET').map(line),
      posted: posted.map(line),
    };
  };
  return {
    places, emulator, github, run,
    close: async () => {
      await Promise.all([emulator.close(), github.close()]);
    },
  };
}

/** An issue or pull request as its page shows it now. */
export function viewThread({ github: { world } }: Stage, number: number): ThreadView {
  const { title, author, state, labels, body, pull } = world.state.issues.get(number) ?? world.issue(number);
  const comments = world.comments(number).map((comment): CommentView => ({
    author: comment.author, bot: isBot(comment.author), body: comment.body, edited: comment.body !== '' && comment.updatedAt !== comment.createdAt,
  }));
  return {
    kind: pull === null ? 'issue' : 'pull',
    number, title, author, bot: isBot(author), labels: [...labels], body: body ?? '', comments, unfold: 0,
    state: pull !== null && pull.mergedAt !== null ? 'merged' : state,
  };
}

export interface LiveView {
  version: number | undefined;
  update: string;
  deployments: string[];
  /** Percent by served entity. */
  traffic: Record<string, number>;
  tags: Record<string, string>;
  /** What was sent for each served entity, by its name. */
  entities: Record<string, Record<string, unknown>>;
}

/** The endpoint as it is in the workspace; throws where there is none. */
export function viewLive({ emulator: { world } }: Stage, name: string): LiveView {
  const { config, configUpdate, tags } = world.endpoint(name);
  const entities = config?.entities ?? [];
  return {
    version: config?.version,
    update: configUpdate,
    deployments: entities.map(({ deployment }) => deployment),
    traffic: Object.fromEntries((config?.routes ?? []).map(({ entity, percent }) => [entity, percent])),
    tags: Object.fromEntries(tags),
    entities: Object.fromEntries(entities.map((entity) => [entity.name, entity.sent])),
  };
}
