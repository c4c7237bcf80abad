/** The repository: commits, their statuses, branches and files. */

/** What branch protection can require of a commit. The newest status of a context is the one that counts. */
export interface CommitStatus {
  commit: string;
  /** Names what is judged, whatever run judges it. Compared without regard to case. */
  context: string;
  state: 'pending' | 'success' | 'failure' | 'error';
  /** Cut to the 140 characters that GitHub takes. */
  description: string;
  url?: string;
}

/** A status as it stands. */
export interface SetStatus {
  state: CommitStatus['state'];
  /** The run that set it. */
  url?: string;
  updatedAt: string;
}

export interface CommitStatuses {
  set(status: CommitStatus): Promise<void>;
  /** The newest of a context; `undefined` where there is none. */
  find(commit: string, context: string): Promise<SetStatus | undefined>;
}

export interface Commits {
  /** How `head` stands to `base`; `undefined` where one is unknown or they share no history. */
  relation(base: string, head: string): Promise<CommitRelation | undefined>;
}

export interface Branches {
  /** The commit that a branch points to now. `undefined`: there is no such branch. */
  tip(branch: string): Promise<string | undefined>;
}

export type CommitRelation = 'identical' | 'ahead' | 'behind' | 'diverged';

/** Files of the repository at some commit. `undefined`: not there. */
export interface RepositoryFiles {
  read(path: string, ref: string): Promise<string | undefined>;
  /** Paths of all files. */
  list(ref: string): Promise<string[]>;
}
