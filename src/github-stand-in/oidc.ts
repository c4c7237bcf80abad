import { randomUUID } from 'node:crypto';
import { ensureAccount, type WorldState } from './state.js';
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
    nbf: seconds - 300,
    exp: seconds + 300,
    ...request.claims,
    repository_id: String(state.repository.id),
    repository_owner_id: String(ensureAccount(state, state.repository.owner).id),
    repository_visibility: state.repository.private ? 'private' : 'public',
  };
  const header = { alg: 'RS256', typ: 'JWT', kid: 'stand-in' };
  return ok({ count: 1, value: `${encode(header)}.${encode(claims)}.${Buffer.from('stand-in').toString('base64url')}` });
}
