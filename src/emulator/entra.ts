import { RawReply } from './api-error.js';
import { type JsonObject, numberOf, textOf } from './json.js';
import { audiencesOf, parseJwt } from './jwt.js';
import type { EntraApplication, IssuedToken, Principal } from './principals.js';
import type { HeaderReader } from './auth.js';
import type { WorldState } from './state.js';

const databricks = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d';
/** Service management and resource manager of the three clouds (1.4); either is good for what is emulated of Azure. */
const management = /^https:\/\/management\.(core\.windows\.net|azure\.com|core\.usgovcloudapi\.net|usgovcloudapi\.net|core\.chinacloudapi\.cn|chinacloudapi\.cn)\/?$/;

/** An error of Entra (2.6): the text goes on with what only Microsoft's support can use. */
function refuse(world: WorldState, { status, error, number, text }: { status: number; error: string; number: number; text: string }): RawReply {
  const [trace, correlation] = [world.random.uuid(), world.random.uuid()];
  const timestamp = new Date(world.clock.now()).toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z');
  return new RawReply(status, {
    error,
    error_description: `AADSTS${String(number)}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${String(number)}`,
  });
}

export interface EntraRequest {
  tenant: string;
  form: URLSearchParams;
  /** v1 takes `resource` and answers in strings, v2 takes `scope` and answers in numbers. */
  version: 1 | 2;
}

/** `POST /{tenant}/oauth2/token` and `/{tenant}/oauth2/v2.0/token`: client credentials by a secret or an assertion (2.6, 2.7). */
export function issueEntraToken(world: WorldState, { tenant, form, version }: EntraRequest): JsonObject {
  if (tenant.toLowerCase() !== world.options.azureTenantId) {
    throw refuse(world, { status: 400, error: 'invalid_request', number: 90002, text: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.` });
  }
  if (form.get('grant_type') !== 'client_credentials') {
    throw refuse(world, { status: 400, error: 'unsupported_grant_type', number: 70003, text: 'The app requested an unsupported grant type.' });
  }
  const clientId = form.get('client_id') ?? '';
  const principal = world.directory.principals.get(clientId);
  const application = principal?.application;
  if (!principal || !application) {
    throw refuse(world, { status: 400, error: 'unauthorized_client', number: 700016, text: `Application with identifier '${clientId}' was not found in the directory '${tenant}'.` });
  }
  if (form.has('client_assertion')) checkAssertion(world, form, application);
  else if (application.secrets?.includes(form.get('client_secret') ?? '') !== true) {
    throw refuse(world, { status: 401, error: 'invalid_client', number: 7000215, text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.` });
  }
  const asked = version === 1 ? form.get('resource') : (form.get('scope') ?? '').replace(/\/\.default$/, '');
  return grantResource(world, principal, { asked: asked ?? '', version });
}

function grantResource(world: WorldState, principal: Principal, { asked, version }: { asked: string; version: 1 | 2 }): JsonObject {
  const resource: IssuedToken['resource'] | undefined = asked === databricks ? 'databricks' : management.test(asked) ? 'management' : undefined;
  if (resource === undefined) {
    throw refuse(world, { status: 400, error: 'invalid_resource', number: 500011, text: `The resource principal named ${asked} was not found in the tenant.` });
  }
  const now = world.clock.now();
  const ttl = world.options.tokenTtlMs;
  const token = `emu-entra-${world.random.hex(24)}`;
  world.directory.issued.set(token, { principal: principal.name, resource, expiresAt: now + ttl });
  const seconds = Math.floor(ttl / 1000);
  if (version === 2) return { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token };
  return {
    token_type: 'Bearer',
    expires_in: String(seconds),
    ext_expires_in: String(seconds),
    expires_on: String(Math.floor((now + ttl) / 1000)),
    not_before: String(Math.floor(now / 1000)),
    resource: asked,
    access_token: token,
  };
}

/** Issuer, audience and subject of one federated credential, in the very letter case (2.7). */
function checkAssertion(world: WorldState, form: URLSearchParams, application: EntraApplication): void {
  const jwt = form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' ? parseJwt(form.get('client_assertion') ?? '') : undefined;
  const fail = (number: number, text: string): RawReply => refuse(world, { status: 401, error: 'invalid_client', number, text });
  if (!jwt) throw fail(50027, 'JWT token is invalid or malformed.');
  const seconds = world.clock.now() / 1000;
  if ((numberOf(jwt.claims.exp) ?? 0) <= seconds || (numberOf(jwt.claims.nbf) ?? 0) > seconds + 60) {
    throw fail(700024, 'Client assertion is not within its valid time range.');
  }
  const [issuer, subject, audiences] = [textOf(jwt.claims.iss) ?? '', textOf(jwt.claims.sub) ?? '', audiencesOf(jwt)];
  const byIssuer = (application.credentials ?? []).filter((credential) => credential.issuer === issuer);
  const none = (what: string, value: string): string =>
    `No matching federated identity record found for presented assertion ${what} '${value}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://docs.microsoft.com/azure/active-directory/develop/workload-identity-federation`;
  if (byIssuer.length === 0) throw fail(700211, none('issuer', issuer));
  const bySubject = byIssuer.filter((credential) => credential.subject === subject);
  if (bySubject.length === 0) {
    const nearly = byIssuer.some((credential) => credential.subject.toLowerCase() === subject.toLowerCase());
    throw nearly ? fail(7002138, `${none('subject', subject)} The subject matches with a case-insensitive comparison, but not with a case-sensitive one.`) : fail(700213, none('subject', subject));
  }
  if (!bySubject.some((credential) => audiences.includes(credential.audience))) throw fail(700212, none('audience', audiences.join(',')));
}

/** The machine's instance metadata service: tokens of its managed identities. */
export function issueMachineToken(world: WorldState, { query, header }: { query: URLSearchParams; header: HeaderReader }): JsonObject {
  const bad = (error: string, description: string): RawReply => new RawReply(400, { error, error_description: description });
  if (header('metadata')?.toLowerCase() !== 'true' || header('x-forwarded-for') !== undefined) throw bad('invalid_request', 'Required metadata header not specified');
  return grantIdentity(world, query);
}

/** The same for a container of Azure, by the key that it finds in its environment; only the moment of the end is told. */
export function issueContainerToken(world: WorldState, { query, header }: { query: URLSearchParams; header: HeaderReader }): JsonObject {
  if (header('x-identity-header') !== world.options.identityHeader) throw new RawReply(401, { statusCode: 401, message: 'Unauthorized' });
  const { access_token, expires_on, resource, token_type, client_id } = grantIdentity(world, query);
  return { access_token, expires_on, resource, token_type, client_id };
}

function grantIdentity(world: WorldState, query: URLSearchParams): JsonObject {
  const bad = (error: string, description: string): RawReply => new RawReply(400, { error, error_description: description });
  if (query.get('api-version') === null) throw bad('invalid_request', 'Required query variable \'api-version\' is missing');
  const assigned = [...world.directory.principals.values()].filter(({ application }) => application?.onMachine === true);
  const clientId = query.get('client_id');
  if (clientId === null && assigned.length > 1) {
    throw bad('invalid_request', 'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request');
  }
  const principal = assigned.find(({ name }) => clientId === null || name === clientId);
  if (!principal) throw bad('invalid_request', 'Identity not found');
  return { ...grantResource(world, principal, { asked: query.get('resource') ?? '', version: 1 }), client_id: principal.name };
}

/** `GET {resource id}` at Azure's resource manager: where the workspace is (2.6). */
export function readResource(world: WorldState, request: { path: string; query: URLSearchParams; header: HeaderReader; base: string }): JsonObject {
  const fail = (status: number, code: string, message: string): RawReply => new RawReply(status, { error: { code, message } });
  const [scheme, token = ''] = (request.header('authorization') ?? '').split(/\s+/, 2);
  const grant = world.directory.issued.get(token);
  if (scheme?.toLowerCase() !== 'bearer' || grant?.resource !== 'management' || grant.expiresAt <= world.clock.now()) {
    throw fail(401, 'InvalidAuthenticationToken', 'The access token is invalid.');
  }
  if (request.query.get('api-version') === null) throw fail(400, 'MissingApiVersionParameter', "The api-version query parameter (?api-version=) is required for all requests.");
  const principal = world.directory.principals.get(grant.principal);
  if (principal?.application?.managesResource !== true) {
    throw fail(403, 'AuthorizationFailed', `The client '${grant.principal}' does not have authorization to perform action 'Microsoft.Databricks/workspaces/read' over scope '${request.path}'.`);
  }
  const { azureResourceId, azureWorkspaceName, workspaceId } = world.options;
  if (request.path.toLowerCase() !== azureResourceId.toLowerCase()) {
    throw fail(404, 'ResourceNotFound', `The Resource '${request.path}' was not found.`);
  }
  return { id: azureResourceId, type: 'Microsoft.Databricks/workspaces', properties: { workspaceId, workspaceUrl: azureWorkspaceName === '' ? new URL(request.base).host : azureWorkspaceName, provisioningState: 'Succeeded' } };
}
