import {
  created, GitHubError, listReply, notFound, numberParam, ok, takePage, validationFailed, type Context, type Need, type Reply, type Route,
} from '../http.js';
import { nextId, timestamp } from '../state.js';
import type { Annotation, CheckRun, CommitStatus } from '../types.js';
import { checkBasicPlane, checkBody, checkLength, isObject, textOf, type Shape } from '../validate.js';
import { viewAccount } from '../views/account-view.js';
import { viewCheckRun, viewStatus } from '../views/automation-view.js';
import { apiUrlOf, viewRepository } from '../views/repository-view.js';
import { commitOf } from './commit-routes.js';

const READ: Need = [['checks', 'read']];
const WRITE: Need = [['checks', 'write']];
const MAX_ANNOTATIONS = 50;
const MAX_OUTPUT = 65_535;
const CONCLUSIONS = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'stale', 'timed_out'];

const RUN_FIELDS: Shape = {
  name: { type: 'string' },
  details_url: { type: 'string' },
  external_id: { type: 'string' },
  status: { type: 'string', oneOf: ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'] },
  started_at: { type: 'string' },
  conclusion: { type: 'string', oneOf: CONCLUSIONS },
  completed_at: { type: 'string' },
  output: { type: 'object' },
  actions: { type: 'objects' },
};

const ANNOTATION_FIELDS: Shape = {
  path: { type: 'string', required: true },
  start_line: { type: 'integer', required: true },
  end_line: { type: 'integer', required: true },
  start_column: { type: 'integer' },
  end_column: { type: 'integer' },
  annotation_level: { type: 'string', required: true, oneOf: ['notice', 'warning', 'failure'] },
  message: { type: 'string', required: true },
  title: { type: 'string' },
  raw_details: { type: 'string' },
};

function readAnnotations(context: Context, value: unknown): Annotation[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  if (items.length > MAX_ANNOTATIONS) {
    throw new GitHubError(422, `Invalid request.\n\nNo more than ${MAX_ANNOTATIONS} items are allowed; ${items.length} were supplied.`);
  }
  return items.filter(isObject).map((item) => {
    checkBody(context, ANNOTATION_FIELDS, item);
    return {
      path: textOf(item, 'path') ?? '',
      start_line: Number(item['start_line']),
      end_line: Number(item['end_line']),
      annotation_level: textOf(item, 'annotation_level') ?? '',
      message: textOf(item, 'message') ?? '',
      title: textOf(item, 'title') ?? null,
      raw_details: textOf(item, 'raw_details') ?? null,
    };
  });
}

function updateRun(context: Context, run: CheckRun): void {
  const { body, state } = context;
  const output = body['output'];
  if (isObject(output)) {
    const creating = run.title === null;
    checkBody(
      context,
      {
        title: { type: 'string', required: creating },
        summary: { type: 'string', required: true },
        text: { type: 'string' },
        annotations: { type: 'objects' },
        images: { type: 'objects' },
      },
      output,
    );
    for (const field of ['summary', 'text']) checkLength(textOf(output, field), { max: MAX_OUTPUT, resource: 'CheckRun', field });
    const annotations = readAnnotations(context, output['annotations']);
    run.title = textOf(output, 'title') ?? run.title;
    run.summary = textOf(output, 'summary') ?? run.summary;
    run.text = textOf(output, 'text') ?? run.text;
    // Annotations of several requests add up, which is how more than fifty are sent.
    run.annotations.push(...annotations);
  }
  run.name = textOf(body, 'name') ?? run.name;
  run.detailsUrl = textOf(body, 'details_url') ?? run.detailsUrl;
  run.externalId = textOf(body, 'external_id') ?? run.externalId;
  run.startedAt = textOf(body, 'started_at') ?? run.startedAt;
  const conclusion = textOf(body, 'conclusion');
  const status = conclusion === undefined ? textOf(body, 'status') : 'completed';
  if (status === 'completed' && conclusion === undefined) {
    throw new GitHubError(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
  }
  if (status !== undefined) run.status = status;
  if (conclusion === undefined) return;
  run.conclusion = conclusion;
  run.completedAt = textOf(body, 'completed_at') ?? timestamp(state);
}

function createRun(context: Context): Reply {
  const { state, body, identity } = context;
  // Only apps have check runs; a person's token is refused whatever it may do.
  if (!identity.installation) throw new GitHubError(403, 'You must authenticate via a GitHub App.');
  checkBody(context, { ...RUN_FIELDS, name: { type: 'string', required: true }, head_sha: { type: 'string', required: true } });
  const head = commitOf(context, textOf(body, 'head_sha') ?? '');
  const run: CheckRun = {
    id: nextId(state), headSha: head.sha, name: '', status: 'queued', conclusion: null, startedAt: timestamp(state), completedAt: null,
    detailsUrl: null, externalId: null, title: null, summary: null, text: null, annotations: [], appLogin: identity.login,
  };
  updateRun(context, run);
  state.checkRuns.set(run.id, run);
  return created(viewCheckRun(state, run));
}

function findRun(context: Context): CheckRun {
  const run = context.state.checkRuns.get(numberParam(context, 'id'));
  if (run === undefined) throw notFound();
  return run;
}

function listRuns(context: Context): Reply {
  const { state, query } = context;
  const { sha } = commitOf(context, context.params['ref'] ?? '');
  const name = query.get('check_name');
  const status = query.get('status');
  const matching = [...state.checkRuns.values()]
    .filter((run) => run.headSha === sha && (name === null || run.name === name) && (status === null || run.status === status))
    .reverse();
  const latest = matching.filter((run, index) => matching.findIndex((other) => other.name === run.name) === index);
  const runs = query.get('filter') === 'all' ? matching : latest;
  const page = takePage(context, runs);
  return {
    status: 200,
    headers: page.headers,
    body: { total_count: runs.length, check_runs: page.items.map((run) => viewCheckRun(state, run)) },
  };
}

function createStatus(context: Context): Reply {
  const { state, body, identity } = context;
  checkBody(context, {
    state: { type: 'string', required: true, oneOf: ['error', 'failure', 'pending', 'success'] },
    target_url: { type: 'string', nullable: true },
    description: { type: 'string', nullable: true },
    context: { type: 'string' },
  });
  checkLength(textOf(body, 'description'), { max: 140, resource: 'Status', field: 'description' });
  checkBasicPlane(textOf(body, 'description'), { resource: 'Status', field: 'description' });
  const target = textOf(body, 'target_url') ?? null;
  if (target !== null && !/^https?:\/\//.test(target)) {
    throw validationFailed({ resource: 'Status', field: 'target_url', code: 'custom', message: 'target_url must use http(s) scheme' });
  }
  const status: CommitStatus = {
    id: nextId(state),
    sha: commitOf(context, context.params['sha'] ?? '').sha,
    state: textOf(body, 'state') ?? '',
    context: textOf(body, 'context') ?? 'default',
    description: textOf(body, 'description') ?? null,
    targetUrl: target,
    creator: identity.login,
    createdAt: timestamp(state),
  };
  state.statuses.push(status);
  return created({ ...viewStatus(state, status), creator: viewAccount(state, status.creator) });
}

/** The newest status of each context of a commit, newest first. */
export function listLatestStatuses(statuses: readonly CommitStatus[], sha: string): CommitStatus[] {
  const newest = statuses.filter((status) => status.sha === sha).reverse();
  return newest.filter((status, index) => newest.findIndex((other) => other.context === status.context) === index);
}

function combineStatuses(context: Context): Reply {
  const { state } = context;
  const { sha } = commitOf(context, context.params['ref'] ?? '');
  const latest = listLatestStatuses(state.statuses, sha);
  const failed = latest.some((status) => status.state === 'failure' || status.state === 'error');
  const done = latest.length > 0 && latest.every((status) => status.state === 'success');
  const page = takePage(context, latest);
  return {
    status: 200,
    headers: page.headers,
    body: {
      state: failed ? 'failure' : done ? 'success' : 'pending',
      statuses: page.items.map((status) => viewStatus(state, status)),
      sha,
      total_count: latest.length,
      repository: viewRepository(state),
      commit_url: `${apiUrlOf(state)}/commits/${sha}`,
      url: `${apiUrlOf(state)}/commits/${sha}/status`,
    },
  };
}

export const checkRoutes: readonly Route[] = [
  { method: 'POST', path: '/check-runs', needs: WRITE, handle: createRun },
  { method: 'GET', path: '/check-runs/{id}', needs: READ, handle: (context) => ok(viewCheckRun(context.state, findRun(context))) },
  {
    method: 'PATCH',
    path: '/check-runs/{id}',
    needs: WRITE,
    handle: (context) => {
      const run = findRun(context);
      if (!context.identity.installation) throw new GitHubError(403, 'You must authenticate via a GitHub App.');
      if (run.appLogin !== context.identity.login) throw new GitHubError(403, 'Invalid app_id `15368` - check run can only be modified by the GitHub App that created it.');
      checkBody(context, RUN_FIELDS);
      updateRun(context, run);
      return ok(viewCheckRun(context.state, run));
    },
  },
  {
    method: 'GET',
    path: '/check-runs/{id}/annotations',
    needs: READ,
    handle: (context) => {
      const run = findRun(context);
      const blob = `${apiUrlOf(context.state)}/git/blobs/`;
      return listReply(context, run.annotations, (item) => ({ ...item, start_column: null, end_column: null, blob_href: `${blob}${run.headSha}` }));
    },
  },
  { method: 'GET', path: '/commits/{ref+}/check-runs', needs: READ, query: ['check_name', 'status', 'filter', 'app_id'], handle: listRuns },
  { method: 'POST', path: '/statuses/{sha}', needs: [['statuses', 'write']], handle: createStatus },
  { method: 'GET', path: '/commits/{ref+}/status', needs: [['statuses', 'read']], handle: combineStatuses },
  {
    method: 'GET',
    path: '/commits/{ref+}/statuses',
    needs: [['statuses', 'read']],
    handle: (context) => {
      const { state } = context;
      const { sha } = commitOf(context, context.params['ref'] ?? '');
      const newest = state.statuses.filter((status) => status.sha === sha).reverse();
      return listReply(context, newest, (status) => ({ ...viewStatus(state, status), creator: viewAccount(state, status.creator) }));
    },
  },
];
