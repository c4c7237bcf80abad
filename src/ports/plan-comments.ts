/** Comments on pull requests: the plans, and answers to people. */

/** What a plan comment says of itself, in its marker. */
export interface PlanMarker {
  v: 1;
  manifest: string;
  target: string;
  host: string;
  /** Head commit of the pull request that was planned. */
  head: string;
  run: string;
  attempt: number;
  digest: string;
  offline?: true;
  state: 'planned' | 'applying' | 'applied' | 'failed' | 'closed';
  /** Who allowed what this plan destroys, by a label that was set after the push of `head`. */
  destroy?: { label: string; by: string; at: string };
  /** Endpoint name -> what is approved of it. */
  endpoints: Record<string, ApprovedEndpoint>;
  /** One digest of all changes of the endpoints that `endpoints` has no room for: they are approved together or not at all. */
  others?: string;
  /** Endpoint name -> served entity -> version that `latest` or an alias meant, of unchanged endpoints too. */
  versions?: Record<string, Record<string, string>>;
  /** An apply has since changed what the plan was made from. What is approved are end states, so that they still count. */
  stale?: true;
  /** Context of the plan's commit status. Plans are found by it, also where none is set. */
  status?: string;
  /** Statuses are turned off: the one of that context was not set. */
  statusOff?: true;
  /** Applied, but the comment also tells of other endpoints of that run which did not end well: a later run has news for it. */
  besides?: true;
  /** While being applied: the commit that is, and the context of its status, so that another run can settle it; `at` is when that was written. */
  applying?: { commit: string; status?: string; at?: string };
}

export interface ApprovedEndpoint {
  /** Change digests, while all of them fit; otherwise `all`, one digest of their sorted list. */
  changes?: string[];
  all?: string;
  /** Digest of the whole wanted document (creates and replaces). */
  document?: string;
  /** Path -> the value it was to end as, "" for none: for people, while there is room. */
  ends?: Record<string, string>;
}

export interface PlanComment {
  id: number;
  url: string;
  body: string;
  marker: PlanMarker;
  createdAt: string;
  /** Of its last edit. */
  updatedAt?: string;
}

/** Comments that carry the plan. Only those of our own identity count. */
export interface PlanComments {
  /**
   * All of them for a manifest and target on one pull request, oldest first. With `orStatus` also those whose status has
   * that context, whatever their manifest was called then.
   */
  find(pullRequest: number, manifest: string, target: string, orStatus?: string): Promise<PlanComment[]>;
  create(pullRequest: number, body: string): Promise<{ id: number; url: string }>;
  update(id: number, body: string): Promise<{ id: number; url: string }>;
}

export interface PlanCommentRemoval {
  /** Takes away a plan comment that a race made twice; resolves also when it was gone already. */
  remove(id: number): Promise<void>;
}

export interface PlanCommentSearch {
  /** Markers of our plan comments on one pull request, of any manifest and target, that show this text. */
  mentioning(pullRequest: number, text: string): Promise<PlanMarker[]>;
  /** Plan comments of ours on one pull request whose status has this context, set or not, oldest first. */
  withStatus(pullRequest: number, context: string): Promise<PlanComment[]>;
}

/** A plan that an open pull request still shows. */
export interface OpenPlan {
  pullRequest: number;
  /** The pull request's head commit now; the plan's own is in the marker. */
  head: string;
  /** The branch it goes into. */
  base: string;
  comment: PlanComment;
}

export interface OpenPlans {
  /** Unclosed plan comments of ours on open pull requests, lately touched pull requests first; two where a race made two. */
  find(query: { manifest: string; target: string; except: readonly number[] }): Promise<OpenPlan[]>;
  /** The same of pull requests merged into a branch: of the twenty touched last. */
  findMerged(query: { manifest: string; target: string; into: string; except: readonly number[] }): Promise<OpenPlan[]>;
}

/** Answers to people, apart from plans. */
export interface Conversation {
  react(comment: number, content: Reaction): Promise<void>;
  /** Answers, unless one of ours with the same first line is there: of those that a race made, the oldest stays. */
  replyOnce(pullRequest: number, body: string): Promise<{ id: number; url: string }>;
}

export type Reaction = 'confused' | 'eyes' | 'rocket';
