import { RawReply } from './api-error.js';
import { type JsonObject, numberOf, textOf } from './json.js';
import { audiencesOf, isSigned, parseJwt, type Jwt } from './jwt.js';
import type { FederationPolicy, Principal } from './principals.js';
import type { WorldState } from './state.js';

/** `/.well-known/databricks-config` (auth facts 6A). */
export function hostMetadata(world: WorldState, base: string): JsonObject {
  const { options } = world;
  return {
    oidc_endpoint: `${base}/oidc`,
    account_id: options.accountId,
    workspace_id: options.workspaceId,
    cloud: options.cloud,
    host_type: options.requireWorkspaceHeader ? 'unified' : 'workspace',
    token_federation_default_oidc_audiences: [`${base}/oidc/v1/token`],
  };
}

export function discovery(base: string): JsonObject {
  return { authorization_endpoint: `${base}/oidc/v1/authorize`, token_endpoint: `${base}/oidc/v1/token` };
}

function refuse(error: string, description: string, status = 401): RawReply {
  return new RawReply(status, { error, error_description: description });
}

/** `POST /oidc/v1/token`: client credentials (2.3) or token exchange (2.4).  */
export function issueToken(
  world: WorldState,
  { form, authorization, base }: { form: URLSearchParams; authorization: string | undefined; base: string },
): JsonObject {
  if (world.options.tokenIpBlocked) {
    throw new RawReply(403, { code: 'IP_BLOCKED', reason: 'Source IP address 203.0.113.7 is blocked by the IP access list of this workspace' });
  }
  switch (form.get('grant_type')) {
    case 'client_credentials':
      return grant(world, clientPrincipal(world, form, authorization), form);
    case 'urn:ietf:params:oauth:grant-type:token-exchange':
      if (authorization !== undefined) throw refuse('invalid_request', 'Authorization header is not allowed for token exchange', 400);
      return grant(world, federatedPrincipal(world, form, base), form);
    default:
      throw refuse('unsupported_grant_type', 'The grant type is not supported', 400);
  }
}

function grant(world: WorldState, principal: Principal, form: URLSearchParams): JsonObject {
  const scope = form.get('scope');
  if (scope !== 'all-apis' && scope !== 'model-serving') throw refuse('invalid_scope', `Unknown scope '${scope ?? ''}'`, 400);
  const token = `emu-oauth-${world.random.hex(24)}`;
  const ttl = world.options.tokenTtlMs;
  world.directory.issued.set(token, { principal: principal.name, resource: 'databricks', expiresAt: world.clock.now() + ttl });
  return { access_token: token, token_type: 'Bearer', expires_in: Math.floor(ttl / 1000), scope };
}

/** Basic authentication with both parts URL-encoded; credentials in the form are accepted too. */
function clientPrincipal(world: WorldState, form: URLSearchParams, authorization: string | undefined): Principal {
  const failed = (): RawReply => refuse('invalid_client', 'Client authentication failed');
  let id = form.get('client_id') ?? '';
  let secret = form.get('client_secret') ?? '';
  if (authorization !== undefined) {
    const match = /^basic\s+(.+)$/i.exec(authorization);
    const decoded = Buffer.from(match?.[1] ?? '', 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    if (!match || colon < 0) throw failed();
    try {
      id = decodeURIComponent(decoded.slice(0, colon));
      secret = decodeURIComponent(decoded.slice(colon + 1));
    } catch {
      throw failed();
    }
  }
  const principal = world.directory.principals.get(id);
  if (!principal?.member || !principal.secrets.includes(secret)) throw failed();
  return principal;
}

function federatedPrincipal(world: WorldState, form: URLSearchParams, base: string): Principal {
  if (form.get('subject_token_type') !== 'urn:ietf:params:oauth:token-type:jwt') {
    throw refuse('invalid_request', 'subject_token_type must be urn:ietf:params:oauth:token-type:jwt', 400);
  }
  const jwt = parseJwt(form.get('subject_token') ?? '');
  if (!jwt) throw refuse('invalid_request', 'subject_token is not a JWT', 400);
  if (!['RS256', 'ES256'].includes(textOf(jwt.header.alg) ?? '')) throw refuse('invalid_grant', 'JWT algorithm must be RS256 or ES256');
  const now = world.clock.now() / 1000;
  if ((numberOf(jwt.claims.exp) ?? 0) <= now) throw refuse('invalid_grant', 'JWT is expired');
  if ((numberOf(jwt.claims.nbf) ?? 0) > now + 60) throw refuse('invalid_grant', 'JWT is not valid yet');
  const clientId = form.get('client_id');
  const candidates = [...world.directory.principals.values()].filter(({ name, member }) => member && (clientId === null || name === clientId));
  const found = candidates.find(({ policies }) => policies.some((policy) => matches(world, policy, jwt)));
  if (found) return found;
  throw refuse(
    'invalid_grant',
    `TOKEN_SUBJECT_INVALID: no federation policy of ${clientId ?? `the account at ${base}`} matches subject '${textOf(jwt.claims.sub) ?? ''}' and audience '${audiencesOf(jwt).join(',')}'`,
  );
}

/** Issuer equal, one audience listed (unset: the account id), subject claim equal; no wildcards (2.4). */
function matches(world: WorldState, policy: FederationPolicy, jwt: Jwt): boolean {
  const audiences = policy.audiences ?? [world.options.accountId];
  return (
    jwt.claims.iss === policy.issuer &&
    audiencesOf(jwt).some((audience) => audiences.includes(audience)) &&
    jwt.claims[policy.subject_claim ?? 'sub'] === policy.subject &&
    (!policy.jwks || isSigned(jwt, policy.jwks.keys))
  );
}
