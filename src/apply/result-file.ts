import type { FailureReason } from '../errors.js';
import type { Action, Operation } from '../plan/plan.js';
import { countOutcomes } from './outcome.js';
import type { ApplyResult, EndpointResult, EntityTimes, OperationResult, OperationStatus, Outcome } from './result.js';

/** The published form of what an apply did (the output `result-file`). Null where there is nothing to say. */
export interface ResultFile {
  format_version: '1';
  /** Who started the run. */
  who: string;
  /** The identity that wrote to the workspace. */
  principal: string;
  commit: string;
  pull_requests: number[];
  manifest: string;
  target: string;
  host: string;
  plan_digest: string;
  started_at: string;
  finished_at: string;
  failure_reason: FailureReason | null;
  /** Labels that allowed what was deleted or replaced. */
  destruction_allowed: { pull_request: number; label: string; by: string; at: string; endpoints: string[] }[];
  deployment: { id: number; environment: string; url: string | null } | null;
  summary: Record<Outcome, number>;
  endpoints: ResultFileEndpoint[];
  warnings: string[];
}

export interface ResultFileEndpoint {
  key: string;
  name: string;
  action: Action;
  outcome: Outcome;
  failure_reason: FailureReason | null;
  message: string | null;
  hint: string | null;
  operations: ResultFileOperation[];
  config_version_before: number | null;
  config_version_after: number | null;
  state: string | null;
  old_config_serves: boolean | null;
  failures: { entity: string; deployment: string; message: string; log: string | null }[];
  entities: { entity: string; config_version: number; deployment: string; started_at: string; finished_at: string | null }[];
  /** Where the plan check held it back: the digest that would approve it, and the pull request that was reviewed. */
  held_back: { digest: string; approved_in: number | null } | null;
  started_at: string;
  finished_at: string;
}

export interface ResultFileOperation {
  kind: Operation['kind'];
  title: string;
  status: OperationStatus;
  request_id: string | null;
  message: string | null;
  started_at: string | null;
  /** Where the write had to wait for the quota. */
  sent_at: string | null;
  finished_at: string | null;
}

/**
 * The result as published: always the same keys in the same order. `redact` takes secrets out of every text that the
 * workspace or an error may have put there.
 */
export function toResultFile(result: ApplyResult, redact: (text: string) => string = (text) => text): ResultFile {
  return {
    format_version: '1',
    who: result.who.actor,
    principal: result.who.principal,
    commit: result.commit,
    pull_requests: [...result.pullRequests],
    manifest: result.manifest,
    target: result.target,
    host: result.host,
    plan_digest: result.planDigest,
    started_at: toIso(result.startedAt),
    finished_at: toIso(result.finishedAt),
    failure_reason: result.failureReason ?? null,
    destruction_allowed: (result.destructionAllowed ?? []).map(({ pullRequest, label, by, at, endpoints }) => ({
      pull_request: pullRequest, label, by, at, endpoints: [...endpoints],
    })),
    deployment: result.deployment === undefined ? null : { id: result.deployment.id, environment: result.deployment.environment, url: result.deployment.url ?? null },
    summary: countOutcomes(result.endpoints),
    endpoints: result.endpoints.map((endpoint) => toEndpoint(endpoint, redact)),
    warnings: result.warnings.map(redact),
  };
}

function toEndpoint(endpoint: EndpointResult, redact: (text: string) => string): ResultFileEndpoint {
  const text = (value: string | undefined): string | null => (value === undefined ? null : redact(value));
  const { approval } = endpoint;
  return {
    key: endpoint.key,
    name: endpoint.name,
    action: endpoint.action,
    outcome: endpoint.outcome,
    failure_reason: endpoint.reason ?? null,
    message: text(endpoint.message),
    hint: text(endpoint.hint),
    operations: endpoint.operations.map((operation) => toOperation(operation, text)),
    config_version_before: endpoint.configVersionBefore ?? null,
    config_version_after: endpoint.configVersionAfter ?? null,
    state: endpoint.state === '' ? null : endpoint.state,
    old_config_serves: endpoint.oldConfigServes ?? null,
    failures: endpoint.failures.map(({ entity, deployment, message, log }) => ({
      entity,
      deployment,
      message: redact(message),
      log: text(log),
    })),
    entities: (endpoint.entities ?? []).map(toEntity),
    held_back:
      approval === undefined ? null : { digest: approval.heldBackDigest, approved_in: approval.approvedIn ?? null },
    started_at: toIso(endpoint.startedAt),
    finished_at: toIso(endpoint.finishedAt),
  };
}

function toOperation(
  { kind, title, status, requestId, message, startedAt, sentAt, finishedAt }: OperationResult,
  text: (value: string | undefined) => string | null,
): ResultFileOperation {
  return {
    kind,
    title,
    status,
    request_id: requestId ?? null,
    message: text(message),
    started_at: maybeIso(startedAt),
    sent_at: maybeIso(sentAt),
    finished_at: maybeIso(finishedAt),
  };
}

function toEntity({ entity, configVersion, deployment, startedAt, finishedAt }: EntityTimes): ResultFileEndpoint['entities'][number] {
  return { entity, config_version: configVersion, deployment, started_at: toIso(startedAt), finished_at: maybeIso(finishedAt) };
}

const toIso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const maybeIso = (milliseconds: number | undefined): string | null => (milliseconds === undefined ? null : toIso(milliseconds));
