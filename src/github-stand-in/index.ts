export { countRequests } from './counts.js';
export { startGitHub, type Complaint, type Exchange, type GitHubStandIn, type StandInOptions } from './server.js';
export type { EventName, EventOptions, EventPayload } from './events.js';
export type { FaultRequest } from './faults.js';
export type { RunnerOptions } from './runner.js';
export type { CommitEdits, FileEdits, PullRequestInput, World } from './world.js';
export type * from './types.js';
