export const id = 667;
export const ids = [667];
export const modules = {

/***/ 6138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ describeCall),
/* harmony export */   NT: () => (/* binding */ replyError),
/* harmony export */   WE: () => (/* binding */ isCredentialFault),
/* harmony export */   WQ: () => (/* binding */ transportError),
/* harmony export */   ao: () => (/* binding */ isWrite),
/* harmony export */   d$: () => (/* binding */ isNetworkFault),
/* harmony export */   fC: () => (/* binding */ faultError),
/* harmony export */   z5: () => (/* binding */ redirectError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(669);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7067);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5475);
/** Turns refusals and broken requests into errors that say what was attempted, on what, and what to do next. */




const quoted = (target) => `\`${target.replaceAll('`', "'")}\``;
/** "update the config of endpoint `x`" */
function describeCall(call) {
    return `${call.attempted} ${quoted(call.target)}`;
}
/** The error for an answered refusal. `shaken`: an earlier attempt of the same write ended in doubt. */
function faultError(call, fault, caller, shaken = false) {
    const violations = fault.violations.map(({ field, description }) => ({
        field: caller.redact(field),
        description: caller.redact(description),
    }));
    const said = [caller.redact(fault.message), ...violations.map(violationWords)].filter((part) => part !== '').join('; ');
    const code = fault.code === 'UNKNOWN' ? undefined : fault.code;
    const headline = `${fault.status} ${code ?? node_http__WEBPACK_IMPORTED_MODULE_2__.STATUS_CODES[fault.status] ?? ''}`.trim();
    const words = said === '' || said === node_http__WEBPACK_IMPORTED_MODULE_2__.STATUS_CODES[fault.status] ? '' : ` — ${said}`;
    const trace = fault.requestId === undefined ? '' : ` (request id ${fault.requestId})`;
    // A refusal such as "exists already" may be the echo of our own earlier attempt.
    const unknown = (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .leavesUnknown */ .JI)(call.safety, fault.status) || (shaken && isWrite(call.safety));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD(reasonOf(fault), `Could not ${describeCall(call)}: ${headline}${words}${trace}`, facts(call, {
        status: fault.status,
        // A page of some proxy that says "Not Found" must not pass for an endpoint that does not exist.
        errorCode: fault.weakCode === true ? undefined : fault.code,
        requestId: fault.requestId,
        serviceMessage: said,
        ...(violations.length > 0 ? { violations } : {}),
        ...(unknown ? { outcomeUnknown: true } : {}),
    }), { hint: hintFor(fault, call, caller) });
}
const violationWords = ({ field, description }) => [field, description].filter((word) => word !== '').join(': ');
/** The error for a request without a whole answer. */
function transportError(call, failure, caller, shaken = false) {
    const unknown = (failure.sent || shaken) && isWrite(call.safety);
    const doubt = unknown ? ' Whether it took effect is not known.' : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD('api-error', `Could not ${describeCall(call)}: ${caller.redact(failure.message)}.${doubt}`, facts(call, unknown ? { outcomeUnknown: true } : {}), { hint: transportHint(failure, caller.host), cause: failure });
}
/** The error for an answer that came but cannot be used (HTML, no JSON, impossible shape, a redirect). */
function replyError(call, problem, extra = {}) {
    const { code = 'api-error', hint, ...more } = extra;
    const trace = more.requestId === undefined ? '' : ` (request id ${more.requestId})`;
    const errorFacts = {
        hint: hint ?? 'Check that the host is a Databricks workspace; if it is, please report this with the log of this run.',
    };
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD(code, `Could not ${describeCall(call)}: ${problem}${trace}`, facts(call, more), errorFacts);
}
/** The error for a redirect of `origin`, which is never followed (databricks-auth.md 3.4). */
function redirectError(call, reply, caller, origin = caller.host) {
    const location = (0,_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .headerOf */ .rR)(reply, 'location');
    const to = location !== undefined && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
    if (to?.pathname.endsWith('/login.html') === true && (to.searchParams.get('error') ?? '').startsWith('private-link-validation-error')) {
        const fault = {
            status: 403,
            code: 'PRIVATE_LINK_VALIDATION_ERROR',
            message: 'The workspace is behind a private link and cannot be reached from this network',
            violations: [],
        };
        return faultError(call, fault, caller);
    }
    // Neither path nor query: a redirect to a sign-in page may carry state that is nobody's business.
    const where = to === undefined ? 'without saying where to' : `to ${caller.redact(to.origin)}`;
    return replyError(call, `the service answered ${reply.status} and redirects ${where}; redirects are not followed`, {
        status: reply.status,
        hint: 'Check that `databricks-host` is the URL of the workspace itself, as its browser address shows it.',
    });
}
function isWrite(safety) {
    return safety === 'replace' || safety === 'create' || safety === 'delete';
}
function facts(call, more) {
    return { attempted: call.attempted, target: call.target, method: call.method, path: call.path, ...more };
}
const credentialWords = /invalid access token|token (is |has )?(expir|invalid)|token expired|invalid token/i;
const networkWords = /\bIP\b.*(access list|ACL|blocked|not allowed)|\bip access list/i;
/** The refusal is for the network that the call came from, whoever makes it. */
function isNetworkFault(fault) {
    return fault.status === 403 && (fault.code === 'PRIVATE_LINK_VALIDATION_ERROR' || networkWords.test(fault.message));
}
/** The refusal is about the credential, not about rights: 401, or 403 as the gateway words it (4.3), which numbers its refusals of networks, too. */
function isCredentialFault(fault) {
    if (fault.status === 401)
        return true;
    return fault.status === 403 && !isNetworkFault(fault) && (fault.numericCode === true || credentialWords.test(fault.message));
}
function reasonOf(fault) {
    if (isCredentialFault(fault))
        return 'authentication';
    if (fault.status === 403)
        return 'permission-denied';
    if (fault.status === 409 && fault.code === 'RESOURCE_CONFLICT')
        return 'endpoint-busy';
    return 'api-error';
}
function hintFor(fault, call, caller) {
    if (isCredentialFault(fault))
        return credentialHint(caller);
    switch (fault.status) {
        case 400:
            return 'Correct what the message names in the manifest. It is sent again as it stands otherwise.';
        case 403:
            return forbiddenHint(fault, call, caller);
        case 404:
            if (fault.code === 'ENDPOINT_NOT_FOUND') {
                return `${caller.host} does not know this route. Check that the host is a workspace in which Model Serving is available.`;
            }
            if (fault.code === 'FEATURE_DISABLED')
                return 'The feature is not available in this workspace; permissions need the Premium plan.';
            return 'Check the name, and that the host is the right workspace.';
        case 409:
            if (fault.code === 'RESOURCE_CONFLICT')
                return 'Something else is changing it. Wait until that has ended, then run this again.';
            return 'Compare with what stands in the workspace, then run this again.';
        case 429:
            return 'The workspace takes no more requests for now. Run this again later, or lower `parallelism` or `write-quota`.';
        default:
            if (fault.code === 'REQUEST_LIMIT_EXCEEDED')
                return 'Run this again later, or lower `parallelism` or `write-quota`.';
            return fault.status >= 500
                ? 'Databricks had a problem of its own. Run this again; if it stays, give the request id to Databricks support.'
                : 'Check the message of the service above.';
    }
}
function credentialHint(caller) {
    return caller.authType === 'pat'
        ? `${caller.host} did not accept the token (auth type pat). Check that \`databricks-token\` or DATABRICKS_TOKEN belongs to this workspace and is neither revoked nor expired.`
        : `${caller.host} did not accept the credential (auth type ${caller.authType}). Check that the service principal is assigned to this workspace and is active.`;
}
function forbiddenHint(fault, call, caller) {
    if (isNetworkFault(fault)) {
        return `${caller.host} does not accept calls from this network. Use a self-hosted runner inside it, or add the runner's address to the IP access list.`;
    }
    const needs = call.needs ?? 'the right for this';
    return `The principal that signs in at ${caller.host} (auth type ${caller.authType}) needs ${needs}.`;
}
function transportHint(failure, host) {
    if (failure.advice !== undefined)
        return failure.advice;
    if (failure.kind === 'before-write') {
        return `Check \`databricks-host\` (${host}), and whether the runner needs HTTPS_PROXY, NO_PROXY or a private network.`;
    }
    return 'Run this again. If it stays, look for a proxy or firewall that cuts connections.';
}
//# sourceMappingURL=api-error.js.map

/***/ }),

/***/ 667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CT: () => (/* binding */ chooseAuth),
  Lk: () => (/* binding */ hasCredentials)
});

// UNUSED EXPORTS: authMethods

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/databricks/auth/azure-clouds.js
var azure_clouds = __webpack_require__(4282);
;// CONCATENATED MODULE: ./lib/src/databricks/auth/token-cache.js
const aheadMs = 120_000;
/** After a failed renewal the old token serves on for so long before the next try. */
const pauseMs = 30_000;
/** Azure refuses tokens with 30 s or less left (databricks-auth.md 2.9). */
const deadMs = 40_000;
/** Keeps one token: renewed when under 120 s remain, or half the lifetime for tokens that live under 240 s. */
function createTokenCache(options) {
    const { fetch, clock, log } = options;
    let token;
    let renewal;
    let notBefore = 0;
    function renew() {
        renewal ??= fetch().finally(() => {
            renewal = undefined;
        });
        return renewal;
    }
    return {
        async current() {
            const held = token;
            if (held !== undefined && !isStale(held, clock.now(), notBefore))
                return held.value;
            try {
                token = await renew();
                return token.value;
            }
            catch (thrown) {
                if (held === undefined || token !== held || remaining(held, clock.now()) <= margin(held, deadMs))
                    throw thrown;
                notBefore = clock.now() + pauseMs;
                log.warning(`The access token could not be renewed ahead of time: ${thrown instanceof Error ? thrown.message : ''}`);
                return held.value;
            }
        },
        drop(value) {
            if (token?.value === value)
                token = undefined;
        },
    };
}
function isStale(token, now, notBefore) {
    const left = remaining(token, now);
    if (left <= margin(token, deadMs))
        return true;
    return left < margin(token, aheadMs) && now >= notBefore;
}
function remaining(token, now) {
    return token.expiresAt - now;
}
function margin(token, most) {
    return Math.min(most, (token.lifetimeMs * most) / (2 * aheadMs));
}
//# sourceMappingURL=token-cache.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/bearer.js

/** The workspace's own token, as all methods send it. */
function bearer(fetch) {
    return { name: 'authorization', prefix: 'Bearer ', fetch };
}
/** Credentials of tokens that are renewed by themselves, with `fixed` headers beside them. */
function renewedCredentials(type, context, { tokens, fixed = {} }) {
    const kept = tokens.map((token) => ({ ...token, cache: createTokenCache({ clock: context.clock, log: context.log, fetch: token.fetch }) }));
    return {
        type,
        async headers() {
            const headers = { ...fixed };
            // One after the other: where the first is refused, the second is not asked for.
            for (const { name, prefix, cache } of kept)
                headers[name] = `${prefix}${await cache.current()}`;
            return headers;
        },
        drop(sent) {
            for (const { name, prefix, cache } of kept)
                cache.drop((sent[name] ?? '').slice(prefix.length));
            return true;
        },
    };
}
//# sourceMappingURL=bearer.js.map
// EXTERNAL MODULE: ./lib/src/databricks/fault.js
var databricks_fault = __webpack_require__(669);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/databricks/host.js
var host = __webpack_require__(2311);
;// CONCATENATED MODULE: ./lib/src/databricks/auth/id-token.js
/** Signed statements of who a job is (JWTs), from GitHub, a variable or a file. A new one for each exchange. */




/**
 * An ID token of this job for an audience (databricks-auth.md 2.4). Asked for by our own client: `getIDToken` of
 * @actions/core cannot be loaded apart from the rest of that package, follows redirects, and knows no time limit.
 */
async function askGitHub(settings, context, audience) {
    const { idTokenUrl = '', idTokenKey = '' } = settings;
    context.addSecret(idTokenKey);
    const url = new URL(idTokenUrl);
    url.searchParams.set('audience', audience);
    const reply = await context.signIn.ask({
        attempted: 'get an ID token for this job from',
        method: 'GET',
        url: url.href,
        headers: { authorization: `Bearer ${idTokenKey}`, accept: 'application/json; api-version=2.0' },
    });
    if (reply.fault !== undefined || reply.status !== 200) {
        const busy = reply.status === 429 || reply.status >= 500;
        throw reply.error(`GitHub answered ${reply.status}`, {
            ...(busy ? {} : { code: 'authentication' }),
            hint: busy ? 'Run the job again.' : 'Run the job again; the right to ask for ID tokens ends with the job.',
        });
    }
    const value = reply.body?.value;
    if (!isJwt(value))
        throw reply.error('the answer holds no ID token', { code: 'authentication', hint: 'Run the job again.' });
    context.addSecret(value);
    return value;
}
/** The address as the runner has set it: https, or this machine. Throws `invalid-input`. */
function checkIdTokenUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && (0,host/* isLoopback */.U9)(url.hostname))))
        return;
    throw new errors/* EndpointsError */.Ju('invalid-input', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL.', {
        hint: 'The runner sets this variable; do not set it in `env`.',
    });
}
/** The JWT in an environment variable, as it is now. */
function readVariable(settings, context) {
    const name = settings.oidcTokenEnv ?? 'DATABRICKS_OIDC_TOKEN';
    const value = context.variable(name)?.trim() ?? '';
    if (value === '')
        throw unusable(`missing env var "${name}"`, 'Write the ID token into it in an earlier step.');
    return Promise.resolve(announced(value, context, `env var "${name}"`));
}
/** The JWT in a file, as it is now. */
async function readTokenFile(settings, context) {
    const path = settings.oidcTokenFile ?? '';
    const shown = `file "${(0,databricks_fault/* oneLine */.TN)(path)}"`;
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        const absent = cause.code === 'ENOENT';
        throw unusable(`${shown} ${absent ? 'does not exist' : 'cannot be read'}`, 'DATABRICKS_OIDC_TOKEN_FILEPATH has to name the file that an earlier step writes the ID token to.');
    }
    if (text.trim() === '')
        throw unusable(`${shown} is empty`, 'Write the ID token into it in an earlier step.');
    return announced(text.trim(), context, shown);
}
function announced(value, context, where) {
    context.addSecret(value);
    if (!isJwt(value))
        throw unusable(`${where} holds no JWT`, 'It has to hold the ID token alone, three parts with dots between them.');
    return value;
}
function unusable(problem, hint) {
    return new errors/* EndpointsError */.Ju('authentication', `There is no ID token to sign in with: ${problem}.`, { hint });
}
const isJwt = (value) => typeof value === 'string' && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(value);
/** What a token says of itself; none of it is secret. "" for what it does not say. */
function claimsOf(jwt) {
    let claims;
    try {
        claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
    }
    catch {
        claims = undefined;
    }
    const read = (name) => {
        const value = typeof claims === 'object' && claims !== null ? claims[name] : undefined;
        const texts = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
        return (0,databricks_fault/* oneLine */.TN)(texts.join(', ')).slice(0, 300);
    };
    return { iss: read('iss'), aud: read('aud'), sub: read('sub') };
}
/** The three values on lines of their own, as a policy has to state them. */
function claimLines({ iss, aud, sub }, names) {
    const width = Math.max(...Object.values(names).map((name) => name.length)) + 1;
    return [[names.iss, iss], [names.aud, aud], [names.sub, sub]].map(([name = '', value]) => `  ${`${name}:`.padEnd(width)} ${value ?? ''}`).join('\n');
}
/** What to know of a subject before copying it (databricks-auth.md 2.4). "" for other issuers than GitHub. */
function subjectAdvice({ sub }) {
    if (!sub.startsWith('repo:'))
        return '';
    return /^repo:[^/:]*@\d+\/[^:]*@\d+/.test(sub)
        ? 'The numbers in the subject are the ids of owner and repository; they belong to it (immutable subjects).'
        : 'Repositories made, renamed or transferred after 15 July 2026 get subjects with ids, such as `repo:org@1/repo@2:…`: copy what is printed here, without wildcards.';
}
//# sourceMappingURL=id-token.js.map
// EXTERNAL MODULE: ./lib/src/databricks/api-error.js
var api_error = __webpack_require__(6138);
;// CONCATENATED MODULE: ./lib/src/databricks/auth/oauth-token.js


/** Asks for an access token; it is announced as a secret before it is returned. Throws `ApiError`. */
async function requestToken(context, request) {
    // Loaded here: a run that signs in by a ready-made token must not start slower for it.
    const oauth = await __webpack_require__.e(/* import() */ 235).then(__webpack_require__.bind(__webpack_require__, 5235));
    const asked = context.clock.now();
    const { basic } = request;
    let reply;
    const server = { issuer: new URL(request.endpoint).origin, token_endpoint: request.endpoint };
    const client = { client_id: basic?.id ?? 'federated' };
    // The library's own Basic header encodes the dashes of an application id as %2D, which servers that do not decode it take for another id.
    const authenticate = (_server, _client, _body, headers) => {
        if (basic !== undefined)
            headers.set('authorization', basicAuthorization(basic.id, basic.secret));
    };
    const parameters = Object.entries(request.parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    const response = await oauth.genericTokenEndpointRequest(server, client, authenticate, request.grantType, parameters, {
        // Plain http was accepted with the host, for loopback alone.
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated to make it stand out, as its own words say
        [oauth.allowInsecureRequests]: request.endpoint.startsWith('http://'),
        [oauth.customFetch]: async (url, { headers, body }) => {
            reply = await context.signIn.ask({
                attempted: 'get an access token from',
                method: 'POST',
                url,
                headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
                body: body.toString(),
            });
            if (reply.status !== 200)
                throw refusalError(reply, request);
            return new Response(lenient(reply), { headers: { 'content-type': 'application/json' } });
        },
    });
    const unusable = () => reply?.error('the answer holds no usable `access_token`', { code: 'authentication' });
    try {
        await oauth.processGenericTokenEndpointResponse(server, client, response);
        const token = readToken(reply?.body ?? {}, asked);
        if (token === undefined)
            throw unusable() ?? new Error('no answer');
        context.addSecret(token.value);
        return token;
    }
    catch (thrown) {
        // The library's words speak of a response body; ours name the service and what to do.
        throw unusable() ?? thrown;
    }
}
/** What counts of an answer, as the library takes it: it is strict about the form of what nobody needs. */
function lenient({ body, text }) {
    if (body === undefined)
        return text;
    const { access_token, token_type: kind } = body;
    return JSON.stringify({ access_token, token_type: typeof kind === 'string' ? kind : 'Bearer' });
}
/** The token in an answer; `undefined` where it is none. `asked`: when it was asked for, epoch milliseconds. */
function readToken(answer, asked) {
    const value = answer.access_token;
    // What is no header value would fail later, in words that name nothing.
    if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value))
        return undefined;
    const lifetimeMs = lifetimeSeconds(answer, asked) * 1000;
    return { value, lifetimeMs, expiresAt: asked + lifetimeMs };
}
/** Numbers or numeric strings; Entra's v1 form also has the moment itself. The platform's own 3600 s otherwise. */
function lifetimeSeconds(answer, asked) {
    const stated = positive(answer.expires_in);
    if (stated !== undefined)
        return stated;
    const until = positive(answer.expires_on);
    return (until === undefined ? undefined : positive(until - Math.floor(asked / 1000))) ?? 3600;
}
function positive(value) {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}
/** RFC 6749 wants both parts form-encoded before base64; for real ids and secrets that changes nothing. */
function basicAuthorization(id, secret) {
    return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}
function refusalError(reply, request) {
    const { status, fault } = reply;
    // Busy or broken is no verdict on the credential; nor is a redirect, or a refusal of the network.
    if (status === 429 || status >= 500 || (status >= 300 && status < 400) || (fault !== undefined && (0,api_error/* isNetworkFault */.d$)(fault)))
        return reply.error();
    if (status < 300)
        return reply.error(`unexpected answer ${status}`, { code: 'authentication' });
    const said = readRefusal(reply);
    if (said.code === undefined && said.words === undefined) {
        return reply.error(`${reply.status} — ${(0,databricks_fault/* oneLine */.TN)(reply.text).slice(0, 300)}`, {
            code: 'authentication',
            hint: reply.status === 403
                ? 'An IP access list may block this runner: use a self-hosted runner, or add its address to the list.'
                : 'This is no answer of a sign-in service. Check the address, and any proxy or firewall in between.',
        });
    }
    return request.explain(reply, said);
}
/** Reads the refusal out of an answer. */
function readRefusal(reply) {
    const { error: inner } = reply.body ?? {};
    // Some services wrap what they say in an object.
    const body = typeof inner === 'object' && inner !== null ? { error: inner.code, message: inner.message } : (reply.body ?? {});
    const text = (name) => {
        const value = body[name];
        return typeof value === 'string' && value !== '' ? (0,databricks_fault/* oneLine */.TN)(value) : undefined;
    };
    const code = text('error') ?? text('errorCode') ?? text('error_code');
    const words = text('error_description') ?? text('errorSummary') ?? text('message');
    return { code, words, line: `${reply.status} ${[code, words].filter((part) => part !== undefined).join(': ')}` };
}
/** A value that is made once for all who ask, and again after a failure. */
function once(make) {
    let pending;
    return () => {
        pending ??= make().catch((thrown) => {
            pending = undefined;
            throw thrown;
        });
        return pending;
    };
}
//# sourceMappingURL=oauth-token.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/entra.js
/** Tokens of Microsoft Entra, and what its refusals mean (databricks-auth.md 2.6, 2.7). */




/** Azure Databricks as a resource: the same in all production clouds. */
const databricksResource = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d';
/** Makes tokens for resources of a tenant. The tenant is looked up where it is not stated, once. */
function createEntra(settings, context, proof) {
    const tenant = once(() => findTenant(settings, context));
    return async (resource) => {
        const endpoint = `${context.authorities.entra}/${await tenant()}/oauth2/token`;
        const assertion = 'assertion' in proof ? await proof.assertion() : undefined;
        return requestToken(context, {
            endpoint,
            grantType: 'client_credentials',
            parameters: {
                resource,
                client_id: settings.azureClientId,
                client_secret: 'secret' in proof ? proof.secret : undefined,
                client_assertion_type: assertion === undefined ? undefined : 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
                client_assertion: assertion,
            },
            explain: (reply, said) => explainEntra(reply, said, assertion),
        });
    };
}
const tenantName = /^[0-9A-Za-z][0-9A-Za-z.-]*$/;
/** The tenant as stated, or as the workspace's own sign-in page names it: its redirect is read and not followed. */
async function findTenant(settings, { host, authorities, signIn }) {
    const stated = settings.azureTenantId;
    if (stated !== undefined) {
        if (tenantName.test(stated))
            return stated;
        throw new errors/* EndpointsError */.Ju('invalid-input', 'ARM_TENANT_ID is neither the id nor the domain of a tenant.', { hint: 'Copy the tenant id from Microsoft Entra.' });
    }
    const hint = 'Set ARM_TENANT_ID to the id of the tenant that the application belongs to.';
    if (host === '')
        throw new errors/* EndpointsError */.Ju('invalid-input', 'Signing in at Microsoft Entra needs ARM_TENANT_ID.', { hint });
    const reply = await signIn.ask({ attempted: 'look up the Entra tenant of', method: 'GET', url: `${host}/aad/auth` });
    const location = reply.location !== undefined && URL.canParse(reply.location, host) ? new URL(reply.location, host) : undefined;
    const [, tenant = ''] = location?.pathname.split('/') ?? [];
    if (location?.origin === authorities.entra && tenantName.test(tenant))
        return tenant;
    throw reply.error('the workspace does not say which tenant it belongs to', { code: 'authentication', hint });
}
/** By the number in the text: what to do. */
const advice = [
    [/AADSTS7000215\b/, 'ARM_CLIENT_SECRET is not a valid secret of the application. Use the secret\'s value, not its id.'],
    [/AADSTS7000222\b/, 'The secret of the application has expired: make a new one and replace ARM_CLIENT_SECRET.'],
    [/AADSTS700016\b/, 'Check ARM_CLIENT_ID, and whether the application is in the tenant that ARM_TENANT_ID names.'],
    [/AADSTS9000?2\b|AADSTS900023\b/, 'There is no such tenant: check ARM_TENANT_ID, and ARM_ENVIRONMENT for sovereign clouds.'],
];
/** AADSTS70021 and its kin: no federated credential is for the presented ID token; 7002138 differs only in letter case. */
const noFederatedCredential = /AADSTS(70021|700211|700212|700213|7002138)\b/;
function explainEntra(reply, said, assertion) {
    // What follows is for Microsoft's own support, and changes every time.
    const words = said.words?.split(/\s*Trace ID:/)[0];
    const page = reply.body?.error_uri;
    const more = typeof page === 'string' && page.startsWith('https://') ? ` (${(0,databricks_fault/* oneLine */.TN)(page).slice(0, 200)})` : '';
    const line = `${reply.status} ${[said.code, words].filter((part) => part !== undefined && part !== '').join(': ')}${more}`;
    const code = said.code === undefined ? {} : { errorCode: said.code };
    return reply.error(line, { code: 'authentication', ...code, hint: entraHint(words ?? '', assertion) });
}
function entraHint(words, assertion) {
    if (assertion === undefined || !noFederatedCredential.test(words)) {
        return advice.find(([pattern]) => pattern.test(words))?.[1] ?? 'Check ARM_CLIENT_ID, ARM_TENANT_ID and the credential of the application in Microsoft Entra.';
    }
    const claims = claimsOf(assertion);
    return [
        'The ID token of this job was presented. A federated credential of the application has to hold exactly, in the same letter case:',
        claimLines(claims, { iss: 'issuer', aud: 'audience', sub: 'subject' }),
        [subjectAdvice(claims), 'A new credential may take a few minutes to be known.'].filter((line) => line !== '').join(' '),
    ].join('\n');
}
//# sourceMappingURL=entra.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/managed-identity.js
/**
 * Tokens of the machine itself. A virtual machine of Azure answers for its managed identity on its own link (IMDS);
 * Azure's container services name an address and a key in IDENTITY_ENDPOINT and IDENTITY_HEADER.
 */


/** Off Azure nobody answers at that address: an answer comes at once or never. */
const probe = { timeoutMs: 5_000, attempts: 3 };
const hint = 'ARM_USE_MSI works on self-hosted runners on Azure whose machine or container has a managed identity; ARM_CLIENT_ID chooses one of several.';
/** Makes tokens for resources. Throws `ApiError`. */
function createManagedIdentity(settings, context) {
    return async (resource) => {
        const { url, headers } = placeOf(settings, context);
        url.searchParams.set('resource', resource);
        if (settings.azureClientId !== undefined)
            url.searchParams.set('client_id', settings.azureClientId);
        const asked = context.clock.now();
        const reply = await context.signIn.ask({ attempted: 'get a token of the managed identity from', method: 'GET', url: url.href, headers, probe }).catch((thrown) => {
            throw noAnswer(thrown);
        });
        const token = reply.status === 200 ? readToken(reply.body ?? {}, asked) : undefined;
        if (token !== undefined) {
            context.addSecret(token.value);
            return token;
        }
        if (reply.status === 429 || reply.status >= 500)
            throw reply.error();
        const { code, line } = readRefusal(reply);
        throw reply.error(reply.status === 200 ? 'the answer holds no usable `access_token`' : line, {
            code: 'authentication',
            ...(code === undefined ? {} : { errorCode: code }),
            hint,
        });
    };
}
function placeOf({ identityUrl, identityKey }, { authorities, addSecret }) {
    if (identityUrl === undefined || identityKey === undefined) {
        return { url: new URL(`${authorities.metadata}/metadata/identity/oauth2/token?api-version=2018-02-01`), headers: { metadata: 'true' } };
    }
    addSecret(identityKey);
    const url = new URL(identityUrl);
    url.searchParams.set('api-version', '2019-08-01');
    return { url, headers: { 'x-identity-header': identityKey } };
}
function noAnswer(thrown) {
    if (!(thrown instanceof errors/* EndpointsError */.Ju))
        return thrown;
    return new errors/* EndpointsError */.Ju('authentication', thrown.message, { hint, cause: thrown });
}
//# sourceMappingURL=managed-identity.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/azure.js
/** Signing in by Microsoft Entra (databricks-auth.md 2.6, 2.7). */







const azureClientSecret = azureMethod('azure-client-secret', {
    needs: ['azureClientId', 'azureClientSecret'],
    tokens(settings, context) {
        const secret = settings.azureClientSecret ?? '';
        context.addSecret(secret);
        return createEntra(settings, context, { secret });
    },
    actsForResource: true,
});
const azureMsi = azureMethod('azure-msi', { needs: ['azureUseMsi'], tokens: createManagedIdentity, actsForResource: true });
/** The principal must already be a user of the workspace: only its own token is sent. */
const githubOidcAzure = azureMethod('github-oidc-azure', {
    needs: ['azureClientId', 'idTokenUrl', 'idTokenKey'],
    tokens: (settings, context) => createEntra(settings, context, { assertion: () => askGitHub(settings, context, 'api://AzureADTokenExchange') }),
    actsForResource: false,
});
function azureMethod(name, { needs, tokens, actsForResource }) {
    return {
        name,
        needs,
        azure: true,
        create(settings, context) {
            const tokenFor = tokens(settings, context);
            const onAzure = once(() => checkCloud(name, settings, context));
            const fetch = (resource) => async () => {
                await onAzure();
                return tokenFor(resource);
            };
            const { azureResourceId } = settings;
            const own = bearer(fetch(databricksResource));
            if (!actsForResource)
                return renewedCredentials(name, context, { tokens: [own] });
            return renewedCredentials(name, context, {
                tokens: [own, { name: 'x-databricks-azure-sp-management-token', prefix: '', fetch: fetch(context.authorities.management) }],
                ...(azureResourceId === undefined ? {} : { fixed: { 'x-databricks-azure-workspace-resource-id': azureResourceId } }),
            });
        },
        findHost: (settings, context) => findHost(settings, context, tokens(settings, context)),
    };
}
/** A secret of Azure is of no use to a workspace elsewhere, and Entra must not be asked for one. */
async function checkCloud(name, settings, { facts, host }) {
    const stated = settings.azureResourceId !== undefined || settings.cloud !== undefined;
    const metadata = stated ? undefined : await facts.read();
    const cloud = (0,azure_clouds/* cloudOf */.h)({ ...settings, host }, metadata?.cloud);
    if (cloud === 'Azure')
        return;
    throw new errors/* EndpointsError */.Ju('invalid-input', `Signing in by ${name} needs a workspace on Azure, and ${host} is on ${cloud}.`, {
        hint: 'Remove the ARM_* variables and sign in by `github-oidc`, or set DATABRICKS_CLOUD: Azure if this is a workspace on Azure.',
    });
}
const resourceId = /^\/subscriptions\/[\w-]+\/resourceGroups\/[\w.()-]+\/providers\/Microsoft\.Databricks\/workspaces\/[\w.-]+$/i;
/** Azure's resource manager knows the URL of the workspace (databricks-auth.md 2.6). */
async function findHost(settings, context, tokenFor) {
    const id = settings.azureResourceId ?? '';
    if (!resourceId.test(id)) {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'DATABRICKS_AZURE_RESOURCE_ID is not the resource id of a workspace.', {
            hint: 'It has the form `/subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.Databricks/workspaces/<name>`.',
        });
    }
    const { arm } = context.authorities;
    // Which the resource manager takes, too.
    const token = await tokenFor(context.authorities.management);
    const reply = await context.signIn.ask({
        attempted: 'look up the workspace by its resource id at',
        method: 'GET',
        url: `${arm}${id}?api-version=2018-04-01`,
        headers: { authorization: `Bearer ${token.value}` },
    });
    const hint = 'Check DATABRICKS_AZURE_RESOURCE_ID and that the application may read the resource, or set `databricks-host`.';
    if (reply.status !== 200) {
        if (reply.status === 429 || reply.status >= 500)
            throw reply.error();
        const error = reply.body?.error;
        const said = [error?.code, error?.message].filter((part) => typeof part === 'string').join(': ');
        throw reply.error(`${reply.status} ${said}`.trim(), { code: reply.status === 401 ? 'authentication' : 'permission-denied', hint });
    }
    const properties = reply.body?.properties;
    const url = properties?.workspaceUrl;
    if (typeof url !== 'string' || url === '')
        throw reply.error('the answer names no `workspaceUrl`', { code: 'authentication', hint });
    return url;
}
//# sourceMappingURL=azure.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/credentials.js
/** What each setting is called where users set it (databricks-auth.md 1.1). */
const settingWords = {
    host: '`databricks-host` (or DATABRICKS_HOST)',
    token: '`databricks-token` (or DATABRICKS_TOKEN)',
    clientId: '`databricks-client-id` (or DATABRICKS_CLIENT_ID)',
    clientSecret: '`databricks-client-secret` (or DATABRICKS_CLIENT_SECRET)',
    authType: '`auth-type` (or DATABRICKS_AUTH_TYPE)',
    tokenAudience: 'DATABRICKS_TOKEN_AUDIENCE',
    oidcToken: 'DATABRICKS_OIDC_TOKEN',
    oidcTokenEnv: 'DATABRICKS_OIDC_TOKEN_ENV',
    oidcTokenFile: 'DATABRICKS_OIDC_TOKEN_FILEPATH',
    discoveryUrl: 'DATABRICKS_DISCOVERY_URL',
    accountId: 'DATABRICKS_ACCOUNT_ID',
    workspaceId: 'DATABRICKS_WORKSPACE_ID',
    cloud: 'DATABRICKS_CLOUD',
    azureResourceId: 'DATABRICKS_AZURE_RESOURCE_ID',
    azureClientId: 'ARM_CLIENT_ID',
    azureClientSecret: 'ARM_CLIENT_SECRET',
    azureTenantId: 'ARM_TENANT_ID',
    azureUseMsi: 'ARM_USE_MSI: true',
    azureEnvironment: 'ARM_ENVIRONMENT',
    identityUrl: 'IDENTITY_ENDPOINT',
    identityKey: 'IDENTITY_HEADER',
    idTokenUrl: 'ACTIONS_ID_TOKEN_REQUEST_URL',
    idTokenKey: 'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
};
//# sourceMappingURL=credentials.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/discovery.js
/** Where a workspace's OAuth tokens come from (databricks-auth.md 2.2). */


const wellKnown = '/.well-known/oauth-authorization-server';
/** Address of the token endpoint; refused unless it is on the host. Throws `ApiError`. */
async function discoverTokenEndpoint(settings, context) {
    const { host, signIn } = context;
    const stated = settings.discoveryUrl;
    const reply = await signIn.ask({
        attempted: 'find the sign-in service of',
        method: 'GET',
        url: stated === undefined ? await discoveryAddress(settings, context) : checkedAddress(stated),
        anonymous: stated !== undefined,
    });
    if (reply.status === 404) {
        throw reply.error('Databricks OAuth is not supported for this host', {
            code: 'authentication',
            hint: stated === undefined
                ? 'This is nearly always a wrong `databricks-host`: give the URL of the workspace.'
                : 'Check DATABRICKS_DISCOVERY_URL, or leave it out.',
        });
    }
    if (reply.status >= 300)
        throw reply.error();
    const endpoint = urlOf(reply.body?.token_endpoint);
    if (endpoint === undefined) {
        throw reply.error('the answer names no `token_endpoint`', {
            code: 'authentication',
            hint: 'Check that `databricks-host` is the URL of a Databricks workspace.',
        });
    }
    if (endpoint.origin !== host) {
        throw reply.error(`its token endpoint is on another host (${endpoint.origin}), to which no credential is sent`, {
            code: 'authentication',
            hint: 'Give the URL of the workspace as Databricks itself spells it, not an alias or a proxy.',
        });
    }
    return endpoint.href;
}
/** The host's metadata may name the place. */
async function discoveryAddress(settings, { host, facts }) {
    const metadata = await facts.read();
    const account = [settings.accountId, metadata?.accountId].find((id) => id !== undefined && /^[\w-]+$/.test(id)) ?? '';
    const usual = metadata?.hostType === 'unified' && account !== '' ? `${host}/oidc/accounts/${account}` : `${host}/oidc`;
    const place = urlOf(metadata?.oidcEndpoint?.replace('{account_id}', account));
    // Off the host it is not followed: only the host itself has been named by the user.
    return place?.origin === host ? `${place.origin}${place.pathname.replace(/\/$/, '')}${wellKnown}` : `${usual}${wellKnown}`;
}
/** The document is public, so another host may hold it; what it says is judged like any other. */
function checkedAddress(stated) {
    const url = urlOf(stated);
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && (0,host/* isLoopback */.U9)(url.hostname)))
        return url.href;
    throw new errors/* EndpointsError */.Ju('invalid-input', 'DATABRICKS_DISCOVERY_URL is not an https URL.', {
        hint: 'Give the full URL of the OAuth metadata document, or leave it out.',
    });
}
function urlOf(value) {
    return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
}
//# sourceMappingURL=discovery.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/federation.js
/** Workload identity federation: an ID token of somebody we trust becomes a Databricks token (databricks-auth.md 2.4, 2.5). */




const githubOidc = {
    name: 'github-oidc',
    needs: ['idTokenUrl', 'idTokenKey'],
    detectedBy: ['clientId'],
    create: (settings, context) => federated('github-oidc', { settings, context, idToken: async (endpoint) => askGitHub(settings, context, await audienceFor(endpoint, settings, context)) }),
};
const envOidc = {
    name: 'env-oidc',
    needs: ['oidcToken'],
    create: (settings, context) => federated('env-oidc', { settings, context, idToken: () => readVariable(settings, context) }),
};
const fileOidc = {
    name: 'file-oidc',
    needs: ['oidcTokenFile'],
    create: (settings, context) => federated('file-oidc', { settings, context, idToken: () => readTokenFile(settings, context) }),
};
function federated(name, { settings, context, idToken }) {
    const endpoint = once(() => discoverTokenEndpoint(settings, context));
    const fetch = async () => {
        const place = await endpoint();
        const jwt = await idToken(place);
        return requestToken(context, {
            endpoint: place,
            grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
            parameters: {
                // Left out, the policy is one of the whole account.
                client_id: settings.clientId,
                subject_token: jwt,
                subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
                scope: 'all-apis',
            },
            explain: (reply, said) => explain(reply, said, { jwt, byGitHub: name === 'github-oidc' }),
        });
    };
    return renewedCredentials(name, context, { tokens: [bearer(fetch)] });
}
/** The audience that the job asks GitHub for; the policy has to list it. */
async function audienceFor(endpoint, settings, { facts }) {
    if (settings.tokenAudience !== undefined)
        return settings.tokenAudience;
    const metadata = await facts.read();
    const account = settings.accountId ?? metadata?.accountId;
    const ofAccount = metadata !== undefined && metadata.workspaceId === undefined ? account : undefined;
    return metadata?.audiences[0] ?? ofAccount ?? endpoint;
}
function explain(reply, said, { jwt, byGitHub }) {
    const claims = claimsOf(jwt);
    const hint = [
        'The ID token of this job was presented. A federation policy of the service principal has to hold exactly:',
        claimLines(claims, { iss: 'issuer', aud: 'audiences', sub: 'subject' }),
        [
            subjectAdvice(claims),
            byGitHub ? 'A policy without audiences expects the account id; set DATABRICKS_TOKEN_AUDIENCE to ask for another audience than the one above.' : '',
            'Check `databricks-client-id`, too: it is the application id of the principal that has the policy.',
        ].filter((line) => line !== '').join(' '),
    ].join('\n');
    return reply.error(said.line, { code: 'authentication', ...(said.code === undefined ? {} : { errorCode: said.code }), hint });
}
//# sourceMappingURL=federation.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/oauth-m2m.js



/** OAuth client credentials of a Databricks service principal (databricks-auth.md 2.3). */
const oauthM2m = {
    name: 'oauth-m2m',
    needs: ['clientId', 'clientSecret'],
    create(settings, context) {
        const { clientId: id = '', clientSecret: secret = '' } = settings;
        context.addSecret(secret);
        context.addSecret(basicAuthorization(id, secret).slice('Basic '.length));
        const endpoint = once(() => discoverTokenEndpoint(settings, context));
        const fetch = async () => requestToken(context, {
            endpoint: await endpoint(),
            grantType: 'client_credentials',
            parameters: { scope: 'all-apis' },
            basic: { id, secret },
            explain: (reply, { code, line }) => reply.error(line, { code: 'authentication', ...(code === undefined ? {} : { errorCode: code }), hint: hintFor(code) }),
        });
        return renewedCredentials('oauth-m2m', context, { tokens: [bearer(fetch)] });
    },
};
function hintFor(code) {
    if (code === 'invalid_client') {
        return ('Check `databricks-client-id` (the application id) and `databricks-client-secret`, whether the secret has expired, and ' +
            'whether the principal is assigned to this workspace. A client secret made in Microsoft Entra is not accepted here: make ' +
            'an OAuth secret for the service principal in Databricks, or sign in by `azure-client-secret`.');
    }
    return 'Check the service principal: its application id, its OAuth secret, and its assignment to this workspace.';
}
//# sourceMappingURL=oauth-m2m.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/pat.js
/** A personal access token, or any ready-made bearer token. Nothing is known of its expiry; it cannot be renewed. */
const pat = {
    name: 'pat',
    needs: ['token'],
    create(settings, context) {
        const token = settings.token ?? '';
        context.addSecret(token);
        return {
            type: 'pat',
            headers: () => Promise.resolve({ authorization: `Bearer ${token}` }),
            drop: () => false,
        };
    },
};
//# sourceMappingURL=pat.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/what-is-missing.js
/** What to set, for those who have set half of it or nothing. */


/** The lines that let a job ask GitHub for an ID token; stated permissions set all others to none. */
const permissionLines = 'permissions:\n  id-token: write\n  contents: read';
/** The job may not ask for an ID token: the runner sets its variables only with that permission. */
function missingIdToken(method) {
    return new errors/* EndpointsError */.Ju('invalid-input', `Signing in by ${method} needs an ID token of this job, and the job may not ask for one: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set.`, { hint: `Add these lines to the job:\n${permissionLines}\nRuns for pull requests of forks and by Dependabot do not get this permission.` });
}
/** No method has all it needs: says what the nearest one lacks. */
function nothingComplete(settings) {
    const { clientId, clientSecret, oidcTokenEnv, azureClientId, azureClientSecret } = settings;
    const secretHint = 'Set it from a secret of the repository or environment. Workflows of forks and of Dependabot get no secrets.';
    const needs = (method, what) => new errors/* EndpointsError */.Ju('invalid-input', `Signing in by ${method} needs ${what}.`, { hint: secretHint });
    if (clientSecret !== undefined)
        return needs('oauth-m2m', settingWords.clientId);
    if (oidcTokenEnv !== undefined)
        return needs('env-oidc', `the variable that DATABRICKS_OIDC_TOKEN_ENV names (missing env var "${oidcTokenEnv}")`);
    if (clientId !== undefined)
        return either('`databricks-client-id`', 'github-oidc', `oauth-m2m needs ${settingWords.clientSecret}`);
    if (azureClientSecret !== undefined)
        return needs('azure-client-secret', settingWords.azureClientId);
    if (azureClientId !== undefined)
        return either('ARM_CLIENT_ID', 'github-oidc-azure', `azure-client-secret needs ${settingWords.azureClientSecret}`);
    return new errors/* EndpointsError */.Ju('invalid-input', 'No Databricks credential is set.', {
        hint: `Set ${settingWords.clientId}, with \`id-token: write\` among the job's \`permissions\` (github-oidc) or with ${settingWords.clientSecret} (oauth-m2m); ` +
            `or ${settingWords.token} (pat). docs/authentication.md shows every way.`,
    });
}
/** A principal is named, and nothing proves it: a missing permission far more often than a missing secret. */
function either(named, method, other) {
    return new errors/* EndpointsError */.Ju('invalid-input', `${named} names the principal to sign in as, and nothing proves it: ${method} needs an ID token of this job, which it may not ask for (ACTIONS_ID_TOKEN_REQUEST_URL is not set); ${other}.`, { hint: `For ${method}, add these lines to the job:\n${permissionLines}\nRuns for pull requests of forks and by Dependabot get neither this permission nor secrets.` });
}
//# sourceMappingURL=what-is-missing.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth.js
/** Which way to sign in, from the settings alone (databricks-auth.md 1.2, with our order and conflict rule). */









/**
 * Every way we know, in the order of detection. A new way is a new row, and so would be Databricks' own package for
 * JavaScript (`@databricks/sdk-auth`), once it can be had.
 */
const authMethods = [
    pat, oauthM2m, envOidc, fileOidc, azureMsi, azureClientSecret, githubOidc, githubOidcAzure,
];
/** Names that Databricks tools know and we do not offer; told apart from a slip of the pen. */
const otherNames = new Set([
    'basic', 'databricks-cli', 'external-browser', 'metadata-service', 'azure-devops-oidc', 'azure-cli', 'google-credentials', 'google-id',
]);
/**
 * Chooses host and method. No request is made. Throws `invalid-input`: no or an unusable host, no credential or half
 * of one, values of two methods without `auth-type`, an unknown `auth-type`, no right to ask for an ID token. `host` is "" where the workspace is named by its Azure resource id alone.
 */
function chooseAuth(raw) {
    const settings = tidy(raw);
    const byResource = settings.host === undefined && settings.azureResourceId !== undefined;
    const address = byResource ? { host: '' } : (0,host/* parseWorkspaceAddress */.jA)(settings.host ?? '');
    const method = settings.authType === undefined ? detect(settings) : named(settings.authType);
    if (byResource && method.findHost === undefined)
        (0,host/* parseWorkspaceAddress */.jA)('');
    const missing = method.needs.filter((name) => settings[name] === undefined);
    if (missing.includes('idTokenUrl') || missing.includes('idTokenKey'))
        throw missingIdToken(method.name);
    if (missing.length > 0) {
        throw new errors/* EndpointsError */.Ju('invalid-input', `Signing in by ${method.name} needs ${listed(missing.map((name) => wordsFor(name, settings)))}.`, {
            hint: missing.some((name) => secretSettings.has(name))
                ? 'Set it from a secret of the repository or environment. Workflows of forks and of Dependabot get no secrets.'
                : 'Set it in `with` or in the `env` of the job. docs/authentication.md shows every way.',
        });
    }
    for (const name of plainSettings)
        checkPlain(settings[name] ?? '', settingWords[name]);
    if (method.needs.includes('idTokenUrl'))
        checkIdTokenUrl(settings.idTokenUrl ?? '');
    // What the user states wins over what an address copied from the browser says.
    return { ...address, ...(settings.workspaceId === undefined ? {} : { workspaceId: settings.workspaceId }), method, settings };
}
/** Whether the settings hold everything that some method needs, as they do not in the run of a fork. */
function hasCredentials(raw) {
    const settings = tidy(raw);
    const named = authMethods.find(({ name }) => name === settings.authType?.toLowerCase());
    return named === undefined ? authMethods.some((method) => isDetected(method, settings)) : isComplete(named, settings);
}
const settingNames = Object.keys(settingWords);
const secretSettings = new Set(['token', 'clientSecret', 'oidcToken', 'azureClientSecret']);
/** What goes into a header or a form. */
const plainSettings = [
    'token', 'clientId', 'clientSecret', 'tokenAudience', 'workspaceId', 'azureClientId', 'azureClientSecret', 'azureTenantId', 'azureResourceId', 'idTokenKey', 'identityKey',
];
function tidy(raw) {
    const kept = settingNames.flatMap((name) => {
        const trimmed = raw[name]?.trim() ?? '';
        const off = name === 'azureUseMsi' && !/^(true|1)$/i.test(trimmed);
        return trimmed === '' || off ? [] : [[name, trimmed]];
    });
    return Object.fromEntries(kept);
}
const isComplete = (method, settings) => method.needs.every((name) => settings[name] !== undefined);
const isDetected = (method, settings) => isComplete(method, settings) && (method.detectedBy ?? []).every((name) => settings[name] !== undefined);
/** Settings that conflict across groups (databricks-auth.md 1.1); the runner's variables and the audience belong to none. */
const groupOf = {
    token: 'pat',
    clientId: 'oauth',
    clientSecret: 'oauth',
    oidcTokenEnv: 'env-oidc',
    oidcTokenFile: 'file-oidc',
    azureClientId: 'azure',
    azureClientSecret: 'azure',
    azureTenantId: 'azure',
    azureUseMsi: 'azure',
    azureResourceId: 'azure',
};
function detect(settings) {
    const groups = groupsOf(settings);
    if (groups.length > 1) {
        const ways = authMethods.filter((method) => isComplete(method, settings)).map(({ name }) => `\`${name}\``);
        const forced = ways.length === 0 ? '' : `, or set \`auth-type\` to ${listed(ways, 'or')}`;
        throw new errors/* EndpointsError */.Ju('invalid-input', `Signing in is ambiguous, more than one authorization method configured: ${groups.join(' and ')}.`, {
            hint: `Remove the values of one of them (from \`with\` or \`env\`)${forced}.`,
        });
    }
    const found = authMethods.find((method) => isDetected(method, settings));
    if (found !== undefined)
        return found;
    throw nothingComplete(settings);
}
/**
 * Sorted. A client id beside an ID token from a variable or a file names the principal to become: the SDKs call that
 * a conflict and want an auth type, which would have no other answer.
 */
function groupsOf(settings) {
    const touched = settingNames.filter((name) => settings[name] !== undefined && groupOf[name] !== undefined);
    const federated = touched.includes('oidcTokenEnv') || touched.includes('oidcTokenFile');
    const counted = touched.filter((name) => !(name === 'clientId' && federated && settings.clientSecret === undefined));
    return [...new Set(counted.flatMap((name) => groupOf[name] ?? []))].sort();
}
function named(authType) {
    const found = authMethods.find(({ name }) => name === authType.toLowerCase());
    if (found !== undefined)
        return found;
    const known = listed(authMethods.map(({ name }) => `\`${name}\``), 'or');
    const why = otherNames.has(authType.toLowerCase()) ? 'is not supported by this action' : 'is not known';
    const shown = authType.replace(/[^\w.-]/g, '?').slice(0, 60);
    throw new errors/* EndpointsError */.Ju('invalid-input', `The auth type \`${shown}\` ${why}.`, {
        hint: `Set \`auth-type\` to ${known}, or leave it out to have it detected.`,
    });
}
/** A pasted line break would be refused later, by a message that could not say which value is meant. */
function checkPlain(value, words) {
    if (/^[\x21-\x7e]*$/.test(value))
        return;
    throw new errors/* EndpointsError */.Ju('invalid-input', `${words} holds blanks, line breaks or characters outside ASCII.`, {
        hint: 'Copy the value again, alone and on one line.',
    });
}
function wordsFor(name, settings) {
    return name === 'oidcToken' && settings.oidcTokenEnv !== undefined ? `the variable that DATABRICKS_OIDC_TOKEN_ENV names (missing env var "${settings.oidcTokenEnv}")` : settingWords[name];
}
function listed(words, last = 'and') {
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
//# sourceMappingURL=auth.js.map

/***/ }),

/***/ 4282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ cloudOf),
/* harmony export */   n: () => (/* binding */ authoritiesOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2311);
/** The clouds that a workspace can be in, and where Azure's own services are (databricks-auth.md 1.4). */


const metadata = 'http://169.254.169.254';
/** The closed list of hosts beside the workspace to which a credential may go. */
const azureClouds = {
    PUBLIC: {
        entra: 'https://login.microsoftonline.com',
        arm: 'https://management.azure.com',
        management: 'https://management.core.windows.net/',
        metadata,
    },
    USGOVERNMENT: {
        entra: 'https://login.microsoftonline.us',
        arm: 'https://management.usgovcloudapi.net',
        management: 'https://management.core.usgovcloudapi.net/',
        metadata,
    },
    CHINA: {
        entra: 'https://login.chinacloudapi.cn',
        arm: 'https://management.chinacloudapi.cn',
        management: 'https://management.core.chinacloudapi.cn/',
        metadata,
    },
};
/** In this order; what ends in none of them is on AWS. */
const suffixes = [
    ['AWS', /\.(dev\.databricks\.com|staging\.cloud\.databricks\.com|cloud\.databricks\.us|cloud\.databricks\.com)$/],
    ['Azure', /\.(azuredatabricks\.net|databricks\.azure\.us|databricks\.azure\.cn)$/],
    ['GCP', /\.gcp\.databricks\.com$/],
];
/** The services of the cloud that ARM_ENVIRONMENT names, or else the host's ending. Throws `invalid-input`. */
function authoritiesOf(settings) {
    const stated = settings.azureEnvironment?.toUpperCase();
    const hostname = hostnameOf(settings.host);
    const implied = hostname.endsWith('.azure.us') ? 'USGOVERNMENT' : hostname.endsWith('.azure.cn') ? 'CHINA' : 'PUBLIC';
    const found = Object.hasOwn(azureClouds, stated ?? implied) ? azureClouds[stated ?? implied] : undefined;
    if (found === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', 'ARM_ENVIRONMENT names no cloud of Azure.', {
            hint: `Set it to ${Object.keys(azureClouds).join(', ')}, or leave it out.`,
        });
    }
    const { azureUseMsi, identityUrl, identityKey } = settings;
    if (azureUseMsi === undefined || identityUrl === undefined || identityKey === undefined)
        return found;
    return { ...found, metadata: ownOrigin(identityUrl) };
}
/** A container's address for identities is on its own machine: the key that goes there goes nowhere else. */
function ownOrigin(identityUrl) {
    const url = URL.canParse(identityUrl) ? new URL(identityUrl) : undefined;
    if (url !== undefined && url.protocol === 'http:' && ((0,_host_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(url.hostname) || /^169\.254\.\d+\.\d+$/.test(url.hostname)))
        return url.origin;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', 'IDENTITY_ENDPOINT is no address of this machine.', {
        hint: 'Azure sets this variable in its containers; do not set it in `env`.',
    });
}
/** The cloud of a workspace: by what is stated, by what the host says of itself, by its name. */
function cloudOf(settings, said) {
    if (settings.azureResourceId !== undefined)
        return 'Azure';
    const named = [settings.cloud, said].map(readCloud).find((cloud) => cloud !== undefined);
    const hostname = hostnameOf(settings.host);
    return named ?? suffixes.find(([, suffix]) => suffix.test(hostname))?.[0] ?? 'AWS';
}
function readCloud(value) {
    const clouds = ['AWS', 'Azure', 'GCP'];
    return typeof value === 'string' ? clouds.find((cloud) => cloud.toLowerCase() === value.toLowerCase()) : undefined;
}
function hostnameOf(host) {
    return host !== undefined && URL.canParse(host) ? new URL(host).hostname : '';
}
//# sourceMappingURL=azure-clouds.js.map

/***/ }),

/***/ 669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gm: () => (/* binding */ parseFault),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   rR: () => (/* binding */ headerOf)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/** Reads a refusal in whatever form it came (databricks-auth.md 4.1), without judging it. */

const longestMessage = 1200;
/** Where the words of a web page are looked for: the search for its end costs the square of what it looks through. */
const longestPage = 16_000;
const textCode = /^([A-Z_]+): (.*)$/s;
const reqId = /\[ReqId: ?([^\]]{1,100})\]/;
/** Parses a refusal; never throws, whatever the body holds. `redact` sees every text before it is cut: half a secret is none it knows. */
function parseFault(reply, redact = (text) => text) {
    const phrase = headerOf(reply, 'x-databricks-reason-phrase') ?? node_http__WEBPACK_IMPORTED_MODULE_0__.STATUS_CODES[reply.status] ?? '';
    const body = reply.text.trim();
    const object = asObject(body);
    const details = readDetails(object?.details, redact);
    const read = body === '' ? { message: phrase } : object ? fromObject(object, phrase) : fromText(body, phrase, redact);
    const fault = {
        status: reply.status,
        message: oneLine(redact(read.message.replace(reqId, ''))),
        violations: details.violations,
    };
    if (read.code !== undefined)
        fault.code = (/^\w{1,100}$/.test(read.code) ? read.code : oneLine(redact(read.code))).slice(0, 100);
    if (read.weakCode === true)
        fault.weakCode = true;
    if (typeof (object?.error_code ?? object?.errorCode) === 'number')
        fault.numericCode = true;
    const requestId = details.requestId ?? reqId.exec(read.message)?.[1] ?? headerOf(reply, 'x-request-id');
    if (requestId !== undefined)
        fault.requestId = oneLine(redact(requestId)).slice(0, 100);
    if (details.retryDelay !== undefined)
        fault.retryDelay = details.retryDelay;
    return fault;
}
/** First value of a header, if it was sent. */
function headerOf(reply, name) {
    const value = reply.headers[name];
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined || first === '' ? undefined : first;
}
/** Squeezes text of a service into one line of bearable length, without control characters. */
function oneLine(text) {
    // eslint-disable-next-line no-control-regex -- control characters of a hostile reply must not reach a terminal
    const squeezed = text.slice(0, 4 * longestMessage).replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
    return squeezed.length > longestMessage ? `${squeezed.slice(0, longestMessage)}…` : squeezed;
}
function fromObject(body, phrase) {
    const code = textOf(body.error_code);
    if (code === undefined && body.error_code === undefined && typeof body.detail === 'string')
        return fromScim(body);
    // API 1.2 and OAuth put the words, or the code, into `error`.
    const message = textOf(body.error) ?? textOf(body.message) ?? textOf(body.error_description) ?? phrase;
    return code === undefined ? { message } : { code, message };
}
function fromScim(body) {
    const detail = body.detail === 'null' ? 'SCIM API Internal Error' : String(body.detail);
    const status = typeof body.status === 'number' || typeof body.status === 'string' ? body.status : 'UNKNOWN';
    const type = textOf(body.scimType);
    return { code: `SCIM_${status}`, message: type === undefined ? detail : `${type} ${detail}` };
}
function fromText(body, phrase, redact) {
    const coded = textCode.exec(body);
    if (coded?.[1] !== undefined && coded[2] !== undefined)
        return { code: coded[1], message: coded[2] };
    const page = body.slice(0, longestPage);
    const html = /<pre[^>]*>([\s\S]*?)<\/pre>/i.exec(page) ?? /<title[^>]*>([\s\S]*?)<\/title>/i.exec(page);
    if (html?.[1] !== undefined) {
        const message = html[1].replace(/<[^>]*>/g, ' ').trim();
        // In capitals a secret is not known for one any more.
        const code = redact(phrase).toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^_+|_+$/g, '');
        return code === '' ? { message } : { code, message, weakCode: true };
    }
    // A document that broke off may hold what must not be shown, such as the environment of an endpoint.
    if (/^[{[]/.test(body))
        return { message: `${phrase} (a body that is no whole JSON)`.trim() };
    if (/^<(!doctype|html)/i.test(body))
        return { message: `${phrase} (an HTML page)`.trim() };
    return { code: 'UNKNOWN', message: body };
}
/** Details in proto names or, as JSON of protos has them, in camelCase. */
function readDetails(details, redact) {
    const found = { violations: [] };
    if (!Array.isArray(details))
        return found;
    for (const detail of details.slice(0, 50)) {
        if (!isObject(detail))
            continue;
        const type = textOf(detail['@type'])?.split('.').at(-1);
        if (type === 'RequestInfo') {
            const id = textOf(detail.request_id ?? detail.requestId);
            if (id !== undefined)
                found.requestId = id;
        }
        else if (type === 'RetryInfo') {
            const seconds = /^(\d+(?:\.\d+)?)s$/.exec(textOf(detail.retry_delay ?? detail.retryDelay) ?? '')?.[1];
            if (seconds !== undefined)
                found.retryDelay = Number(seconds);
        }
        else if (type === 'BadRequest') {
            const violations = detail.field_violations ?? detail.fieldViolations;
            if (Array.isArray(violations))
                found.violations.push(...violations.slice(0, 20).flatMap((violation) => readViolation(violation, redact)));
        }
    }
    return found;
}
function readViolation(violation, redact) {
    if (!isObject(violation))
        return [];
    const read = (value) => oneLine(redact(textOf(value) ?? '')).slice(0, 300);
    const found = { field: read(violation.field), description: read(violation.description) };
    return found.field === '' && found.description === '' ? [] : [found];
}
function asObject(text) {
    if (!text.startsWith('{'))
        return undefined;
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
//# sourceMappingURL=fault.js.map

/***/ }),

/***/ 2311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* reexport safe */ _network_loopback_js__WEBPACK_IMPORTED_MODULE_1__.U),
/* harmony export */   XZ: () => (/* binding */ accountConsoleError),
/* harmony export */   jA: () => (/* binding */ parseWorkspaceAddress)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _network_loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6922);



/**
 * Reads a workspace address as users paste it: without a scheme, with a path, a query or blanks. Throws
 * `invalid-input` for what is no address, for account consoles (they serve no endpoints) and for plain http.
 */
function parseWorkspaceAddress(text) {
    const trimmed = text.trim();
    if (trimmed === '') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', 'No Databricks host is set.', {
            hint: 'Set the input `databricks-host` or the variable DATABRICKS_HOST to the URL of the workspace.',
        });
    }
    const url = toUrl(trimmed);
    if (url.protocol === 'http:' && !(0,_network_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(url.hostname)) {
        throw invalidHost(trimmed, 'it uses plain http, which would send credentials in the clear', 'Use https://.');
    }
    if (/^accounts(-dod)?\./.test(url.hostname)) {
        throw accountConsoleError(url.origin);
    }
    const workspaceId = workspaceIdOf(url.searchParams);
    // `URL` lower-cases the name and drops the scheme's own port by itself.
    return { host: url.origin, ...(workspaceId === undefined ? {} : { workspaceId }) };
}
/** Accounts have no endpoints, and what is meant is always one of their workspaces. */
function accountConsoleError(host) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `The Databricks host \`${host}\` cannot be used: it is an account console, which serves no endpoints.`, {
        hint: 'Use the URL of the workspace instead, such as `https://adb-1234.5.azuredatabricks.net`.',
    });
}
function toUrl(text) {
    const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
    let url;
    try {
        url = new URL(withScheme);
    }
    catch (cause) {
        throw invalidHost(text, 'it is not a URL', undefined, cause);
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw invalidHost(text, 'it is not an https URL');
    // Asking for its address would tell it to every name server on the way.
    if (tokenForm.test(url.hostname)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', 'The Databricks host is a token, not an address.', {
            hint: 'Check whether `databricks-host` and `databricks-token` are exchanged. Revoke the token if it was logged anywhere.',
        });
    }
    if (url.username !== '' || url.password !== '') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', 'The Databricks host holds a user name or password.', {
            hint: 'Give the URL alone and pass credentials by their own inputs.',
        });
    }
    if (!hostnameForm.test(url.hostname))
        throw invalidHost(text, 'it is not a URL');
    return url;
}
/** Names and IPv6 addresses. `URL` also takes quotes and commas, and the scheme of an address with a slash too few or a scheme too many. */
const hostnameForm = /^(?!https?$)(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\])$/;
/** In small letters, as `URL` writes names: access tokens, OAuth secrets and JWTs. */
const tokenForm = /^(?:dapi|dose)[0-9a-f]{16,}|^eyj[\w-]+\.eyj/;
/** `?w=<any>` wins over numeric `?o=` and `?workspace_id=`, as in the SDKs. */
function workspaceIdOf(query) {
    const free = query.get('w');
    if (free !== null && /^[0-9A-Za-z_-]+$/.test(free))
        return free;
    return [query.get('o'), query.get('workspace_id')].find((id) => id !== null && /^\d+$/.test(id)) ?? undefined;
}
function invalidHost(text, why, hint, cause) {
    // A password inside the address must not reach the message, and where it ends is not sure in what is no URL.
    const shown = text.includes('@') ? '' : ` \`${text.slice(0, 200)}\``;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `The Databricks host${shown} cannot be used: ${why}.`, {
        hint: hint ?? 'Give the URL of the workspace, such as `https://adb-1234.5.azuredatabricks.net`.',
        cause,
    });
}
//# sourceMappingURL=host.js.map

/***/ }),

/***/ 5475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JI: () => (/* binding */ leavesUnknown),
/* harmony export */   Lw: () => (/* binding */ delayBefore),
/* harmony export */   S4: () => (/* binding */ isLimit),
/* harmony export */   ab: () => (/* binding */ retriesTransport),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter),
/* harmony export */   pT: () => (/* binding */ retriesFault)
/* harmony export */ });
/** Texts of failures inside the platform that pass by themselves, also with a status that is not repeated (databricks-auth.md 3.1). */
const transientTexts = [
    'com.databricks.backend.manager.util.UnknownWorkerEnvironmentException',
    'does not have any associated worker environments',
    'There is no worker environment with id',
    'Unknown worker environment',
    'ClusterNotReadyException',
];
const retriedStatuses = {
    read: [429, 500, 502, 503, 504],
    // A write that was answered 5xx, 503 too, may have taken effect: whoever sends it reads back before it is sent again.
    delete: [429],
    replace: [429],
    create: [429],
    token: [429, 502, 503, 504],
};
/** Whether an answered refusal may be repeated. */
function retriesFault(safety, fault) {
    if (retriedStatuses[safety].includes(fault.status))
        return true;
    if (safety === 'token' || fault.status < 400)
        return false;
    if (isLimit(fault))
        return true;
    // A write that was answered 5xx is read back first, whatever the text says.
    return (safety === 'read' || fault.status < 500) && transientTexts.some((text) => fault.message.includes(text));
}
/** The refusal is for the rate of requests, whoever made them: nothing was done, and later it will be. */
function isLimit(fault) {
    return fault?.status === 429 || fault?.code === 'REQUEST_LIMIT_EXCEEDED';
}
/** Whether a request that got no answer may be repeated. */
function retriesTransport(safety, kind) {
    if (kind === 'before-write')
        return true;
    return kind === 'unclear' && (safety === 'read' || safety === 'token');
}
/** Whether a write that ended so may have taken effect. A refusal for its rate was made at the door. */
function leavesUnknown(safety, status) {
    return safety !== 'read' && safety !== 'token' && status >= 500 && status !== 501;
}
/** Delay before repeat number `attempt` (from 1): backoff with jitter, raised but never lowered by the service. */
function delayBefore(attempt, tuning, asked) {
    const backoff = Math.min(tuning.backoffBaseMs * 2 ** (attempt - 1), tuning.backoffMaxMs);
    const [least, most] = tuning.jitterMs;
    const own = backoff + least + (most - least) * asked.random;
    return Math.max(own, Math.min(asked.retryAfterMs ?? 0, tuning.maxRetryAfterMs));
}
/** Milliseconds that `Retry-After` asks for: whole seconds or an HTTP date. `undefined` for anything else. */
function parseRetryAfter(header, now) {
    const text = header?.trim() ?? '';
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    // Only the IMF form: `Date.parse` alone would also take "-5" or "12 monkeys" for dates.
    if (!/^[A-Z][a-z]{2,8}, .*GMT$/.test(text))
        return undefined;
    const at = Date.parse(text);
    return Number.isNaN(at) || at <= now ? undefined : at - now;
}
//# sourceMappingURL=retry.js.map

/***/ })

};
