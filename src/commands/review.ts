/** The plan check of an apply: whose approval counts, and what is held back. */
import type { Refusal } from '../apply/options.js';
import { ApiError, EndpointsError } from '../errors.js';
import { approvedBy, approvedTogether, collectApprovals, unapprovedChanges, type Approval, type ApprovalSource } from '../plan/approval.js';
import { refusalOf } from '../plan/blocks.js';
import { planDigest } from '../plan/build.js';
import type { EndpointPlan, Plan } from '../plan/plan.js';
import type { ApprovedEndpoint } from '../ports/plan-comments.js';
import type { PullRequest } from '../ports/pull-requests.js';
import { attempt, type Story } from './story.js';

/** Where the approval of this apply comes from. */
export type Mandate =
  | PullRequestMandate
  /** A person who dispatched it, or a direct push: nothing to compare with. */
  | { kind: 'person' | 'direct-push' | 'unchecked' };

/** Merged pull requests: every change must be in one of their plan comments. */
export interface PullRequestMandate {
  kind: 'pull-requests';
  /** Merged by this push, newest first; those of a merge queue's group, where that is planned. */
  pulls: PullRequest[];
  /** Their newest plan comments. */
  sources: ApprovalSource[];
  /** Those of earlier merges that had to be looked at. */
  earlier: ApprovalSource[];
  approvals: ReadonlyMap<string, Approval>;
}

/** Comments of earlier merges are looked at in this many pull requests at most. */
const earlierMerges = 20;

/** Finds out who approved what. Throws when approval must be known and cannot be read. */
export async function findMandate(story: Story): Promise<Mandate> {
  const { settings, run, repository, log } = story;
  if (settings.planCheck === 'off') return { kind: 'unchecked' };
  const missing = settings.planCheck === 'required' && settings.planDigest === undefined;
  if (run.push !== undefined && repository === undefined) {
    // Taking it for a direct push would let a merge through that nobody compared with its review.
    throw new EndpointsError('invalid-input', 'Without `github-token` it cannot be told which pull requests this push merged, nor what was reviewed.', {
      hint: 'Leave the input `github-token` out, so that the job\'s own token is used; or set `plan-check: off`.',
    });
  }
  if (run.push === undefined || repository === undefined) {
    if (!missing && repository !== undefined && run.branch === undefined) {
      log.notice(`This run is of a tag, not of a branch: it is applied as it is, like one that is started by hand (\`plan-check: ${settings.planCheck}\`).`);
    }
    if (!missing) return { kind: 'person' };
    throw new EndpointsError('plan-missing', '`plan-check: required` applies nothing without a reviewed plan.', {
      hint: 'Give the digest of the plan that was reviewed as `plan-digest`.',
    });
  }
  const pulls = await repository.pullRequests.mergedBy(run.push);
  if (pulls.length > 0) {
    const sources = (await Promise.all(pulls.map((pull) => readSource(story, pull, 2)))).flat();
    return mandateOf(pulls, sources);
  }
  if (missing) {
    throw new EndpointsError('plan-missing', `The push to \`${run.push.branch}\` came from no pull request, and \`plan-check\` is \`required\`.`, {
      hint: 'Change the manifest through a pull request, or dispatch an apply with `plan-digest`.',
    });
  }
  log.notice(`This push came from no pull request: it is applied as it is (\`plan-check: ${settings.planCheck}\`).`);
  return { kind: 'direct-push' };
}

/**
 * The reviews that a plan on a push or in a merge queue stands on, as the apply of it will. What cannot be read is told,
 * and the plan does without.
 */
export async function findReviews(story: Story): Promise<Mandate> {
  const { run, repository, log } = story;
  if (repository === undefined) return { kind: 'unchecked' };
  const { pullRequests } = repository;
  const find = async (): Promise<Mandate> => {
    const pulls = run.queue === undefined ? (run.push === undefined ? [] : await pullRequests.mergedBy(run.push)) : await pullRequests.queuedIn(run.queue);
    if (pulls.length === 0 && run.queue === undefined) return { kind: 'direct-push' };
    const sources = (await Promise.all(pulls.map((pull) => readSource(story, pull)))).flat();
    return mandateOf(pulls, sources);
  };
  const found = await attempt(log, 'look up what was reviewed', async () => {
    try {
      return await find();
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code !== 'permission-denied') throw thrown;
      log.notice(`The plan does without what was reviewed, which this run's token may not read: \`latest\` and aliases mean what they mean now, and no label counts. ${thrown.hint ?? ''}`.trimEnd());
      return undefined;
    }
  });
  return found ?? { kind: 'unchecked' };
}

function mandateOf(pulls: PullRequest[], sources: ApprovalSource[], earlier: ApprovalSource[] = []): PullRequestMandate {
  return { kind: 'pull-requests', pulls, sources, earlier, approvals: collectApprovals(sources, earlier) };
}

/** Where a merge shows no plan at all, GitHub may be late: a plan that seems to be missing would hold everything back. */
const secondLookMs = 2_000;

/** The newest plan comment of a pull request that is not closed. */
async function readSource(story: Story, pull: PullRequest, looks = 1): Promise<ApprovalSource[]> {
  const { manifest, repository, clock, signal } = story;
  const comments = (await repository?.comments.find(pull.number, manifest.id, manifest.target)) ?? [];
  if (comments.length === 0 && looks > 1) {
    await clock.sleep(secondLookMs, signal);
    return readSource(story, pull, looks - 1);
  }
  const open = comments.filter((comment) => comment.marker.state !== 'closed');
  // A report on a merge whose plan was not seen approves nothing: it must not stand before the plan.
  const newest = open.findLast(({ marker }) => marker.state === 'planned' || Object.keys(marker.endpoints).length > 0) ?? open.at(-1);
  return newest === undefined ? [] : [{ pullRequest: pull.number, comment: newest }];
}

/**
 * Adds the plans of earlier merges, as far back as an endpoint still lacks one that names it: a merge whose apply
 * failed or never ran is approved by its own pull request.
 */
export async function withEarlierMerges(story: Story, mandate: Mandate, plan: Plan): Promise<Mandate> {
  const { repository, run, log } = story;
  const { push, queue } = run;
  const after = push === undefined ? queue && { after: queue.before, branch: queue.branch } : push;
  if (mandate.kind !== 'pull-requests' || repository === undefined || after === undefined) return mandate;
  const open = (sources: readonly ApprovalSource[]): boolean => {
    const named = new Set(sources.flatMap(({ comment }) => Object.keys(comment.marker.endpoints)));
    return plan.endpoints.some((endpoint) => endpoint.changes.length > 0 && !named.has(endpoint.name));
  };
  if (!open(mandate.sources)) return mandate;
  const earlier = await attempt(log, 'look for earlier merges that are not applied yet', () =>
    repository.pullRequests.mergedBefore(after, mandate.pulls.map((pull) => pull.number)),
  );
  const found: ApprovalSource[] = [];
  for (const pull of (earlier ?? []).slice(0, earlierMerges)) {
    if (!open([...mandate.sources, ...found])) break;
    found.push(...(await readSource(story, pull)));
  }
  return mandateOf(mandate.pulls, mandate.sources, found);
}

/**
 * Reviews merged into this branch that are not marked applied, newest merge first. Usually four requests. A merge later
 * than the run's commit is left out: what it brought is not in the manifest that the run works with.
 */
export async function openReviews(story: Story): Promise<ApprovalSource[]> {
  const { repository, run, manifest } = story;
  // A tag is mostly put on what was merged into the default branch; what it does not contain is left out below.
  const into = run.branch ?? run.defaultBranch;
  if (repository === undefined || into === undefined) return [];
  const [pulls, plans] = await Promise.all([
    repository.pullRequests.mergedBefore({ after: run.commit, branch: into }, []),
    repository.openPlans.findMerged({ manifest: manifest.id, target: manifest.target, into, except: [] }),
  ]);
  return pulls.flatMap(({ number: pullRequest }): ApprovalSource[] => {
    const comment = plans.filter((plan) => plan.pullRequest === pullRequest).at(-1)?.comment;
    return comment === undefined || comment.marker.state === 'applied' ? [] : [{ pullRequest, comment }];
  });
}

/** Versions that the reviews saw for `latest` and aliases, the newest first: applied as they were, while READY. */
export function pinnedVersions(mandate: Mandate): Map<string, Readonly<Record<string, string>>> {
  const pinned = new Map<string, Readonly<Record<string, string>>>();
  if (mandate.kind !== 'pull-requests') return pinned;
  for (const { comment } of [...mandate.sources, ...mandate.earlier]) {
    for (const [name, versions] of Object.entries(comment.marker.versions ?? {})) {
      if (!pinned.has(name) && comment.marker.offline !== true) pinned.set(name, versions);
    }
  }
  return pinned;
}

/** What each endpoint was approved for, as the reports show it. */
export function approvedEndpoints(mandate: Mandate): Record<string, ApprovedEndpoint> {
  if (mandate.kind !== 'pull-requests') return {};
  const entries = [...mandate.approvals].map(([name, { reviews }]): [string, ApprovedEndpoint] => {
    const document = reviews.find((review) => review.document !== undefined)?.document;
    const changes = reviews.flatMap((review) => review.changes ?? []);
    const ends = Object.assign({}, ...reviews.map((review) => review.ends ?? {}).reverse()) as Record<string, string>;
    return [name, { changes, ends, ...(document === undefined ? {} : { document }) }];
  });
  return Object.fromEntries(entries);
}

export interface Reviewer {
  mandate: Mandate;
  plan: Plan;
  planDigest: string | undefined;
  /** Endpoints that the caller may not manage, or would lock itself out of. */
  callerProblems: ReadonlyMap<string, Refusal>;
}

/** Decides about one endpoint: go on (`undefined`), or held back with the reason and the way out. */
export function createReview(reviewer: Reviewer): (endpoint: EndpointPlan) => Refusal | undefined {
  const shown = approvedBy(reviewer.plan);
  const together = togetherIn(reviewer);
  /** Nothing about the endpoint has changed since the plan at the start. */
  const isAsShown = (endpoint: EndpointPlan): boolean => {
    const approved = Object.hasOwn(shown, endpoint.name) ? shown[endpoint.name] : undefined;
    return approved !== undefined && unapprovedChanges(endpoint, [approved]).length === 0;
  };
  return (endpoint) => {
    const blocked = refusalOf(endpoint);
    if (blocked !== undefined) return blocked;
    const caller = reviewer.callerProblems.get(endpoint.name);
    if (caller !== undefined) return caller;
    if (endpoint.changes.length === 0) return undefined;
    if (together.has(endpoint.name) && isAsShown(endpoint)) return undefined;
    return reviewer.mandate.kind === 'pull-requests'
      ? checkApproval(endpoint, reviewer.mandate)
      : checkShown(endpoint, reviewer.planDigest, shown);
  };
}

/** Endpoints that a plan too large for its marker approved as a whole; earlier merges count for what no newer plan names. */
function togetherIn({ mandate, plan }: Reviewer): Set<string> {
  if (mandate.kind !== 'pull-requests') return new Set();
  const earlier = [...approvedTogether(plan, mandate.earlier).keys()].filter((name) => !mandate.approvals.has(name));
  return new Set([...approvedTogether(plan, mandate.sources).keys(), ...earlier]);
}

function checkApproval(endpoint: EndpointPlan, mandate: PullRequestMandate): Refusal | undefined {
  const approval = mandate.approvals.get(endpoint.name);
  const open = unapprovedChanges(endpoint, approval?.reviews ?? []);
  if (open.length === 0) return undefined;
  const heldBackDigest = planDigest([endpoint]);
  // A pull request of this push that was never planned may have brought it; that is another thing than a change since.
  const planned = new Set(mandate.sources.filter(({ comment }) => comment.marker.offline !== true).map((source) => source.pullRequest));
  const unplanned = mandate.pulls.filter((pull) => !planned.has(pull.number));
  if (approval === undefined && unplanned.length > 0) {
    return {
      reason: 'plan-missing',
      message: `No plan of this endpoint was reviewed: ${whyUnplanned(unplanned, mandate)}.`,
      hint: 'If the change shown here is right, dispatch an apply with its digest.',
      approval: { heldBackDigest },
    };
  }
  const paths = [...new Set(open.map((change) => `\`${change.path}\``))];
  const list = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ` and ${paths.length - 5} more` : '');
  return {
    reason: 'plan-changed',
    message: `The change is not the one that was reviewed: ${list} ${paths.length === 1 ? 'was' : 'were'} not in the plan of ${approval === undefined ? listPulls(mandate.pulls) : `#${approval.pullRequest}`}.`,
    hint: 'The endpoint, its model or the manifest has changed since the review. If the change shown here is right, dispatch an apply with its digest.',
    approval: { heldBackDigest, ...(approval === undefined ? {} : { approvedIn: approval.pullRequest }) },
  };
}

/** An offline plan is a comment that people see, and that approves nothing. */
function whyUnplanned(unplanned: readonly PullRequest[], { sources }: PullRequestMandate): string {
  const isOffline = ({ number }: PullRequest): boolean => sources.some(({ pullRequest }) => pullRequest === number);
  const [offline, none] = [unplanned.filter(isOffline), unplanned.filter((pull) => !isOffline(pull))];
  const parts = [
    none.length === 0 ? '' : `${listPulls(none)} ${none.length === 1 ? 'carries' : 'carry'} no plan comment for this target`,
    offline.length === 0 ? '' : `the plan of ${listPulls(offline)} was made offline, without the workspace`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

const listPulls = (pulls: readonly PullRequest[]): string => pulls.map((pull) => `#${pull.number}`).join(', ');

/** A dispatch with a digest approves what the plan showed at the start, not what a later look brings. */
function checkShown(endpoint: EndpointPlan, digest: string | undefined, shown: Record<string, ApprovedEndpoint>): Refusal | undefined {
  const approved = Object.hasOwn(shown, endpoint.name) ? shown[endpoint.name] : undefined;
  if (digest === undefined || unapprovedChanges(endpoint, approved === undefined ? [] : [approved]).length === 0) return undefined;
  return {
    reason: 'plan-changed',
    message: 'The endpoint changed while this run was applying; its plan is no longer the one that was approved.',
    hint: 'Plan again, and apply with the new digest.',
    approval: { heldBackDigest: planDigest([endpoint]) },
  };
}
