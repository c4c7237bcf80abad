import { z } from 'zod';
import type { Deployment, Deployments, DeploymentSearch, DeploymentSuccess } from '../ports/deployments.js';
import type { GitHubApi } from './api.js';
import { shorten } from './short-text.js';
import { writeOnce } from './write-once.js';

/** Tells ours from those that GitHub makes for jobs with an `environment:`, whose task is `deploy`. */
const deploymentTask = 'deploy:endpoints';
/** Of those that GitHub makes. */
const jobTask = 'deploy';
const pageSize = 100;
/** Pages of a list, in search of a success: with every apply a hundredth of one, that is a thousand applies. */
const mostPages = 10;
/** Deployments without a payload whose statuses are read: only they tell whether they are of endpoints at all. */
const mostJobs = 30;
/** The same of those whose payload is the one that is looked for: all of them failed or were cut off. */
const mostOurs = 60;

interface Search {
  /** Deployments whose statuses were read, with and without a payload. */
  ours: number;
  jobs: number;
  /** Whether any were left out. */
  cut: boolean;
}

const deploymentReply = z.object({
  id: z.number(),
  sha: z.string(),
  ref: z.string(),
  task: z.string(),
  created_at: z.string(),
  payload: z.unknown(),
});
const statusReply = z.object({
  id: z.number(),
  state: z.string(),
  description: z.string().nullish(),
  log_url: z.string().nullish(),
  target_url: z.string().nullish(),
  created_at: z.string(),
});
type DeploymentReply = z.infer<typeof deploymentReply>;
type StatusReply = z.infer<typeof statusReply>;

/**
 * Deployments of one repository. The latest successful one takes two requests, and one more for each that came after it
 * and did not succeed, this run's own among them. Where the first hundred do not hold it, two more for each further hundred.
 */
export function createDeployments(api: GitHubApi): Deployments {
  async function list(parameters: Record<string, unknown>, target: string): Promise<DeploymentReply[]> {
    const found = await api.read(
      {
        method: 'GET',
        path: '/repos/{owner}/{repo}/deployments',
        parameters: { ...parameters, per_page: pageSize },
        attempted: 'list',
        target,
        needs: 'deployments: read',
      },
      deploymentReply.array(),
    );
    // GitHub lists the newest first, but does not promise to.
    return found.sort(byAge);
  }

  /** Newest first. */
  async function readStatuses(id: number): Promise<StatusReply[]> {
    const found = await api.read(
      {
        method: 'GET',
        path: '/repos/{owner}/{repo}/deployments/{id}/statuses',
        parameters: { id, per_page: 100 },
        attempted: 'read the statuses of',
        target: `deployment ${id}`,
        needs: 'deployments: read',
      },
      statusReply.array(),
    );
    return found.sort(byAge);
  }

  /** Where several pages are there, the rest of ours and of those that jobs made are listed apart: others are in neither. */
  async function* newestFirst(environment: string, search: Search): AsyncGenerator<DeploymentReply> {
    const target = `the deployments to ${environment}`;
    const first = await list({ environment }, target);
    yield* first;
    if (first.length < pageSize) return;
    const seen = new Set(first.map(({ id }) => id));
    async function* older(task: string, isWanted: () => boolean): AsyncGenerator<DeploymentReply> {
      for (let page = 1; isWanted(); page += 1) {
        if (page > mostPages) break;
        const found = await list({ environment, task, page }, target);
        yield* found.filter(({ id }) => !seen.has(id));
        if (found.length < pageSize) return;
      }
      search.cut = true;
    }
    yield* merged(older(deploymentTask, () => true), older(jobTask, () => search.jobs < mostJobs));
  }

  async function* successes(environment: string, { where = () => true, said = () => false, onOpen }: DeploymentSearch = {}): AsyncGenerator<DeploymentSuccess> {
    const search: Search = { ours: 0, jobs: 0, cut: false };
    for await (const deployment of newestFirst(environment, search)) {
      const payload = readPayload(deployment.payload);
      if (isOfPullRequest(deployment.ref) || !where(payload)) continue;
      const [kind, most] = Object.keys(payload).length === 0 ? (['jobs', mostJobs] as const) : (['ours', mostOurs] as const);
      if (search[kind] >= most) {
        search.cut = true;
        continue;
      }
      search[kind] += 1;
      const statuses = await readStatuses(deployment.id);
      const success = successOf(statuses) ?? (deployment.task === deploymentTask ? undefined : toldBefore(statuses, said));
      if (success === undefined) {
        if (deployment.task === deploymentTask && !ended.has(statuses[0]?.state ?? '')) onOpen?.(toDeployment(deployment, statuses[0]));
        continue;
      }
      const descriptions = statuses.filter(({ state }) => state === 'success').map(({ description }) => description ?? '');
      yield { ...toDeployment(deployment, success), descriptions: descriptions.filter((text) => text !== '') };
    }
    if (search.cut) api.log.notice(cutWords(environment));
  }

  async function ofThisRun({ commit, environment, run }: { commit: string; environment: string; run: string }): Promise<number | undefined> {
    const made = await list({ sha: commit, environment }, `the deployments of commit ${commit.slice(0, 7)} to ${environment}`);
    let found: number | undefined;
    for (const { id } of made.filter(({ task }) => task !== deploymentTask)) {
      const statuses = await readStatuses(id);
      // What has ended is another job's, or that of an earlier attempt.
      if (ended.has(statuses[0]?.state ?? '') || !statuses.some((status) => isOfRun(status, run))) continue;
      // Jobs of one matrix have one each, and nothing tells whose is whose.
      if (found !== undefined) return undefined;
      found = id;
    }
    return found;
  }

  async function create(wanted: Parameters<Deployments['create']>[0]): Promise<number> {
    const { commit, environment, description, payload } = wanted;
    const target = `a deployment to ${environment}`;
    const write = async (): Promise<number> => {
      const { id } = await api.read(
        {
          method: 'POST',
          path: '/repos/{owner}/{repo}/deployments',
          parameters: {
            ref: commit, task: deploymentTask, environment, description: shorten(description), payload, transient_environment: false,
            // The commit as it is, whatever the default branch has on top; and whatever its checks say, which protect the merge.
            auto_merge: false, required_contexts: [],
          },
          attempted: 'create',
          target,
          needs: 'deployments: write',
        },
        deploymentReply.pick({ id: true }),
      );
      return id;
    };
    const find = async (): Promise<number | undefined> => {
      const same = await list({ sha: commit, environment, task: deploymentTask }, target);
      return same.find((deployment) => isSamePayload(readPayload(deployment.payload), payload))?.id;
    };
    return writeOnce(api, { write, find });
  }

  async function setState(id: number, status: Parameters<Deployments['setState']>[1]): Promise<void> {
    const { state, description, logUrl, environmentUrl } = status;
    await api.send({
      method: 'POST',
      path: '/repos/{owner}/{repo}/deployments/{id}/statuses',
      parameters: {
        id, state, description: shorten(description),
        ...(logUrl === undefined ? {} : { log_url: logUrl }),
        ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
      },
      // The newest status is the one that counts, so twice is once.
      repeatable: true,
      attempted: 'set the state of',
      target: `deployment ${id}`,
      needs: 'deployments: write',
    });
  }

  return { successes, ofThisRun, create, setState };
}

/**
 * The status by which a deployment counts as successful. A later success elsewhere makes it `inactive`; but anybody may
 * set that state, on a failed one as well, so it is passed over and what stood before it counts.
 */
function successOf(statuses: readonly StatusReply[]): StatusReply | undefined {
  const last = statuses.find(({ state }) => state !== 'inactive');
  return last?.state === 'success' ? last : undefined;
}

/**
 * The job of a deployment may fail after the apply in it has succeeded, by a step that follows: GitHub then puts `failure`
 * on top of what was told of the apply, which is true all the same.
 */
function toldBefore(statuses: readonly StatusReply[], said: (description: string) => boolean): StatusReply | undefined {
  return statuses.find(({ state, description }) => state === 'success' && said(description ?? ''));
}

/** Newest first. */
function byAge(a: { id: number; created_at: string }, b: { id: number; created_at: string }): number {
  return Date.parse(b.created_at) - Date.parse(a.created_at) || b.id - a.id;
}

/** Two lists as one, read no further than is asked for. */
async function* merged(...lists: AsyncGenerator<DeploymentReply>[]): AsyncGenerator<DeploymentReply> {
  const heads = await Promise.all(lists.map(async (list) => ({ list, at: await list.next() })));
  for (;;) {
    const left = heads.flatMap((head) => (head.at.done === true ? [] : [{ head, value: head.at.value }]));
    const [next] = left.sort((a, b) => byAge(a.value, b.value));
    if (next === undefined) return;
    yield next.value;
    next.head.at = await next.head.list.next();
  }
}

function cutWords(environment: string): string {
  const looked = `The deployments to \`${environment}\` were not read to the end: at most ${mostJobs} that name no manifest, and ${mostOurs} of this one`;
  return `${looked}. What was applied before them is not known, so an older commit may not be noticed. Give this manifest an environment of its own, by the input \`environment\`.`;
}

/** A job with an `environment:` on a pull request deploys, in GitHub's eyes, what is not merged. */
function isOfPullRequest(ref: string): boolean {
  return /^(?:refs\/)?pull\/\d+\//.test(ref);
}

const ended: ReadonlySet<string> = new Set(['success', 'failure', 'error', 'inactive']);

function isOfRun({ log_url: log, target_url: target }: StatusReply, run: string): boolean {
  return [log, target].some((url) => `${url ?? ''}/`.includes(`/actions/runs/${run}/`));
}

function toDeployment({ id, sha, created_at: createdAt, payload }: DeploymentReply, status: StatusReply | undefined): Deployment {
  const url = [status?.log_url, status?.target_url].find((text) => text != null && text !== '');
  return { id, commit: sha, createdAt, ...(url == null ? {} : { url }), payload: readPayload(payload) };
}

/** It comes as it was given: an object, or text that may hold one. */
function readPayload(payload: unknown): Record<string, unknown> {
  const asObject = z.record(z.string(), z.unknown());
  if (typeof payload !== 'string') return asObject.catch({}).parse(payload);
  try {
    return asObject.catch({}).parse(JSON.parse(payload));
  } catch {
    return {};
  }
}

function isSamePayload(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const plain = (payload: Record<string, unknown>): string => JSON.stringify(Object.entries(payload).sort(([x], [y]) => (x < y ? -1 : 1)));
  return plain(a) === plain(b);
}
