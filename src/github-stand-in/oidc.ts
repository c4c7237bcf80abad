import { randomUUID } from 'node:crypto';
import { ensureAccount, fullName, type WorldState } from './state.js';
import { GitHubError, ok, type Reply } from './http.js';

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The runner's own endpoint for OIDC tokens. Its token has the right claims and a signature that proves nothing. */
export function issueIdToken(state: WorldState, url: URL, requestToken: string | null): Reply {
  const request = requestToken === null ? undefined : state.oidc.requests.get(requestToken);
  if (!state.oidc.enabled || request === undefined) throw new GitHubError(401, 'Unauthorized');
  const seconds = Math.floor(state.now().getTime() / 1000);
  const claims = {
    jti: randomUUID(),
    sub: request.subject,
    aud: url.searchParams.get('audience') ?? `${state.serverUrl}/${state.repository.owner}`,
    iss: state.oidc.issuer,
    iat: seconds,
    nbf: seconds - 600,
    exp: seconds + 300,
    ...request.claims,
    repository_id: String(state.repository.id),
    repository_owner_id: String(ensureAccount(state, state.repository.owner).id),
    repository_visibility: state.repository.private ? 'private' : 'public',
  };
  const header = { alg: 'RS256', typ: 'JWT', kid: 'stand-in' };
  return ok({ count: 1, value: `${encode(header)}.${encode(claims)}.${Buffer.from('stand-in').toString('base64url')}` });
}

export interface SubjectOptions {
  event: string;
  /** Full ref. */
  ref: string;
  environment: string | undefined;
}

/** Who a job is, in GitHub's words; with immutable subjects the ids of owner and repository stand in it. A `:` in a value is escaped. */
export function subjectOf(state: WorldState, { event, ref, environment }: SubjectOptions): string {
  const { owner, name, id } = state.repository;
  const named = state.oidc.immutableSubjects ? `${owner}@${String(ensureAccount(state, owner).id)}/${name}@${String(id)}` : fullName(state.repository);
  if (environment !== undefined) return `repo:${named}:environment:${environment.replaceAll(':', '%3A')}`;
  return event === 'pull_request' ? `repo:${named}:pull_request` : `repo:${named}:ref:${ref}`;
}
