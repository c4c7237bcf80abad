export const id = 42;
export const ids = [42];
export const modules = {

/***/ 1826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ isOutcomeUnknown),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   dh: () => (/* binding */ isConflict),
/* harmony export */   x9: () => (/* binding */ isAlreadyExists)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/** What a failed call to the workspace means, by status and code only; messages are never parsed for it. */

/** Codes of 404 that speak of the object; `ENDPOINT_NOT_FOUND` speaks of the route and does not count. */
const missingCode = /(^|_)DOES_NOT_EXIST$|^NOT_FOUND$/;
const existsCodes = new Set(['RESOURCE_ALREADY_EXISTS', 'ALREADY_EXISTS']);
/** The object does not exist: 404 with a code that says so. */
function isNotFound(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && error.call.status === 404 && missingCode.test(error.call.errorCode ?? '');
}
/** The name is taken. The platform answers it as 400 and as 409 (serving-api 7.1). */
function isAlreadyExists(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD))
        return false;
    const { status, errorCode } = error.call;
    return (status === 400 || status === 409) && existsCodes.has(errorCode ?? '');
}
/** 409 because something else is going on with the object, such as a config update. */
function isConflict(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && error.call.status === 409 && !isAlreadyExists(error);
}
/** A write that may have taken effect although it was not answered well: read back before repeating it. */
function isOutcomeUnknown(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && error.call.outcomeUnknown === true;
}
//# sourceMappingURL=api-outcomes.js.map

/***/ }),

/***/ 2042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ withWorkspace)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./lib/src/system-clock.js
var system_clock = __webpack_require__(7046);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./lib/src/databricks/fault.js
/** Reads a refusal in whatever form it came (databricks-auth.md 4.1), without judging it. */

const longestMessage = 1200;
const textCode = /^([A-Z_]+): (.*)$/s;
const reqId = /\[ReqId: ?([^\]]{1,100})\]/;
/** Parses a refusal; never throws, whatever the body holds. */
function parseFault(reply) {
    const phrase = headerOf(reply, 'x-databricks-reason-phrase') ?? external_node_http_.STATUS_CODES[reply.status] ?? '';
    const body = reply.text.trim();
    const object = asObject(body);
    const details = readDetails(object?.details);
    const read = body === '' ? { message: phrase } : object ? fromObject(object, phrase) : fromText(body, phrase);
    const fault = {
        status: reply.status,
        message: oneLine(read.message.replace(reqId, '')),
        violations: details.violations,
    };
    if (read.code !== undefined)
        fault.code = read.code.slice(0, 100);
    if (read.weakCode === true)
        fault.weakCode = true;
    if (typeof (object?.error_code ?? object?.errorCode) === 'number')
        fault.numericCode = true;
    const requestId = details.requestId ?? reqId.exec(read.message)?.[1] ?? headerOf(reply, 'x-request-id');
    if (requestId !== undefined)
        fault.requestId = oneLine(requestId).slice(0, 100);
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
function fromText(body, phrase) {
    const coded = textCode.exec(body);
    if (coded?.[1] !== undefined && coded[2] !== undefined)
        return { code: coded[1], message: coded[2] };
    const html = /<pre[^>]*>([\s\S]*?)<\/pre>/i.exec(body) ?? /<title[^>]*>([\s\S]*?)<\/title>/i.exec(body);
    if (html?.[1] !== undefined) {
        const message = html[1].replace(/<[^>]*>/g, ' ').trim();
        const code = phrase.toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^_+|_+$/g, '');
        return code === '' ? { message } : { code, message, weakCode: true };
    }
    if (/^<(!doctype|html)/i.test(body))
        return { message: `${phrase} (an HTML page)`.trim() };
    return { code: 'UNKNOWN', message: body };
}
/** Details in proto names or, as JSON of protos has them, in camelCase. */
function readDetails(details) {
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
                found.violations.push(...violations.slice(0, 20).flatMap(readViolation));
        }
    }
    return found;
}
function readViolation(violation) {
    if (!isObject(violation))
        return [];
    const read = (value) => oneLine(textOf(value) ?? '').slice(0, 300);
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
;// CONCATENATED MODULE: ./lib/src/databricks/auth/discovery.js
/** Where a workspace's OAuth tokens come from (databricks-auth.md 1.4 and 2.2). */

const wellKnown = '/.well-known/oauth-authorization-server';
/** A host that does not answer must not hold up the run: the metadata is a convenience. */
const metadataProbe = { timeoutMs: 5_000, attempts: 2 };
/** Address of the token endpoint; refused unless it is on the host. Throws `ApiError`. */
async function discoverTokenEndpoint(context) {
    const { host, signIn } = context;
    const reply = await signIn.ask({
        attempted: 'find the sign-in service of',
        method: 'GET',
        url: await discoveryAddress(context),
    });
    if (reply.status === 404) {
        throw reply.error('Databricks OAuth is not supported for this host', {
            code: 'authentication',
            hint: 'This is nearly always a wrong `databricks-host`: give the URL of the workspace.',
        });
    }
    if (reply.fault !== undefined)
        throw reply.error();
    const endpoint = originOf(reply.body?.token_endpoint);
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
/** The host's metadata may name the place; every failure of that is only noted. */
async function discoveryAddress(context) {
    const { host, signIn, log } = context;
    const usual = `${host}/oidc${wellKnown}`;
    let metadata;
    try {
        const reply = await signIn.ask({
            attempted: 'read the metadata of',
            method: 'GET',
            url: `${host}/.well-known/databricks-config`,
            probe: metadataProbe,
        });
        if (reply.status === 200)
            metadata = reply.body;
    }
    catch (thrown) {
        log.debug(`No host metadata: ${thrown instanceof Error ? thrown.message : ''}`);
    }
    if (metadata === undefined)
        return usual;
    if (metadata.host_type === 'account') {
        throw new errors/* EndpointsError */.Ju('invalid-input', `${host} is an account console, which serves no endpoints.`, {
            hint: 'Use the URL of the workspace instead, such as `https://adb-1234.5.azuredatabricks.net`.',
        });
    }
    const workspaceId = metadata.workspace_id;
    if (typeof workspaceId === 'string' && /^\d{1,30}$/.test(workspaceId))
        context.foundWorkspaceId(workspaceId);
    const account = typeof metadata.account_id === 'string' ? metadata.account_id : '';
    const stated = typeof metadata.oidc_endpoint === 'string' ? metadata.oidc_endpoint : '';
    const place = originOf(stated.replace('{account_id}', encodeURIComponent(account)));
    // Off the host it is not followed: only the host itself has been named by the user.
    return place?.origin === host ? `${place.origin}${place.pathname.replace(/\/$/, '')}${wellKnown}` : usual;
}
function originOf(value) {
    if (typeof value !== 'string')
        return undefined;
    try {
        return new URL(value);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=discovery.js.map
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
;// CONCATENATED MODULE: ./lib/src/databricks/auth/oauth-m2m.js



/** OAuth client credentials of a Databricks service principal (databricks-auth.md 2.3). */
const oauthM2m = {
    name: 'oauth-m2m',
    group: 'oauth',
    takes: [
        { setting: 'clientId', words: '`databricks-client-id` (or DATABRICKS_CLIENT_ID)' },
        { setting: 'clientSecret', words: '`databricks-client-secret` (or DATABRICKS_CLIENT_SECRET)' },
    ],
    create(settings, context) {
        const basic = basicAuthorization(settings.clientId ?? '', settings.clientSecret ?? '');
        context.addSecret(settings.clientSecret ?? '');
        context.addSecret(basic.slice('Basic '.length));
        let endpoint;
        const tokenEndpoint = () => {
            endpoint ??= discoverTokenEndpoint(context).catch((thrown) => {
                endpoint = undefined;
                throw thrown;
            });
            return endpoint;
        };
        const cache = createTokenCache({
            clock: context.clock,
            log: context.log,
            fetch: async () => requestToken(context, await tokenEndpoint(), basic),
        });
        return {
            type: 'oauth-m2m',
            headers: async () => ({ authorization: `Bearer ${await cache.current()}` }),
            drop(sent) {
                cache.drop((sent.authorization ?? '').slice('Bearer '.length));
                return true;
            },
        };
    },
};
/** RFC 6749 wants both parts form-encoded before base64; for real ids and secrets that changes nothing. */
function basicAuthorization(id, secret) {
    return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}
async function requestToken(context, url, authorization) {
    const asked = context.clock.now();
    const reply = await context.signIn.ask({
        attempted: 'get an access token from',
        method: 'POST',
        url,
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials&scope=all-apis',
    });
    if (reply.status !== 200)
        throw refusal(reply);
    const value = reply.body?.access_token;
    // What is no header value would fail later, in words that name nothing.
    if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
        throw reply.error('the answer holds no usable `access_token`', { code: 'authentication' });
    }
    context.addSecret(value);
    const lifetimeMs = lifetimeSeconds(reply.body?.expires_in) * 1000;
    return { value, lifetimeMs, expiresAt: asked + lifetimeMs };
}
/** A number or a numeric string; the platform's own 3600 s where it is missing or nonsense. */
function lifetimeSeconds(value) {
    const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds : 3600;
}
function refusal(reply) {
    const body = reply.body ?? {};
    const text = (name) => {
        const value = body[name];
        return typeof value === 'string' && value !== '' ? oneLine(value) : undefined;
    };
    const code = text('error') ?? text('errorCode') ?? text('error_code');
    const words = text('error_description') ?? text('errorSummary') ?? text('message');
    // Busy or broken is no verdict on the credential.
    if (reply.status === 429 || reply.status >= 500)
        return reply.error();
    if (reply.status < 400)
        return reply.error(`unexpected answer ${reply.status}`, { code: 'authentication' });
    if (code === undefined && words === undefined) {
        return reply.error(`${reply.status} — ${oneLine(reply.text).slice(0, 300)}`, {
            code: 'authentication',
            hint: 'An IP access list may block this runner: use a self-hosted runner, or add its address to the list.',
        });
    }
    const said = [code, words].filter((part) => part !== undefined).join(': ');
    return reply.error(`${reply.status} ${said}`, {
        code: 'authentication',
        ...(code === undefined ? {} : { errorCode: code }),
        hint: hintFor(code),
    });
}
function hintFor(code) {
    if (code === 'invalid_client') {
        return ('Check `databricks-client-id` (the application id) and `databricks-client-secret`, whether the secret has expired, and ' +
            'whether the principal is assigned to this workspace. A client secret made in Microsoft Entra is not accepted here: make ' +
            'an OAuth secret for the service principal in Databricks.');
    }
    return 'Check the service principal: its application id, its OAuth secret, and its assignment to this workspace.';
}
//# sourceMappingURL=oauth-m2m.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/pat.js
/** A personal access token, or any ready-made bearer token. Nothing is known of its expiry; it cannot be renewed. */
const pat = {
    name: 'pat',
    group: 'pat',
    takes: [{ setting: 'token', words: '`databricks-token` (or DATABRICKS_TOKEN)' }],
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
;// CONCATENATED MODULE: ./lib/src/databricks/host.js

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
/** Whether a host name (as `URL.hostname` spells it) is this machine itself. */
function isLoopback(hostname) {
    return loopbackNames.has(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname) || hostname.endsWith('.localhost');
}
/**
 * Reads a workspace address as users paste it: without a scheme, with a path, a query or blanks. Throws
 * `invalid-input` for what is no address, for account consoles (they serve no endpoints) and for plain http.
 */
function parseWorkspaceAddress(text) {
    const trimmed = text.trim();
    if (trimmed === '') {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'No Databricks host is set.', {
            hint: 'Set the input `databricks-host` or the variable DATABRICKS_HOST to the URL of the workspace.',
        });
    }
    const url = toUrl(trimmed);
    if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
        throw invalidHost(trimmed, 'it uses plain http, which would send credentials in the clear', 'Use https://.');
    }
    if (/^accounts(-dod)?\./.test(url.hostname)) {
        throw invalidHost(trimmed, 'it is an account console, which serves no endpoints', 'Use the URL of the workspace instead, such as `https://adb-1234.5.azuredatabricks.net`.');
    }
    const workspaceId = workspaceIdOf(url.searchParams);
    // `URL` lower-cases the name and drops the scheme's own port by itself.
    return { host: url.origin, ...(workspaceId === undefined ? {} : { workspaceId }) };
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
    if (url.username !== '' || url.password !== '') {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'The Databricks host holds a user name or password.', {
            hint: 'Give the URL alone and pass credentials by their own inputs.',
        });
    }
    return url;
}
/** `?w=<any>` wins over numeric `?o=` and `?workspace_id=`, as in the SDKs. */
function workspaceIdOf(query) {
    const free = query.get('w');
    if (free !== null && /^[0-9A-Za-z_-]+$/.test(free))
        return free;
    return [query.get('o'), query.get('workspace_id')].find((id) => id !== null && /^\d+$/.test(id)) ?? undefined;
}
function invalidHost(text, why, hint, cause) {
    // A password inside the address must not reach the message.
    const shown = text.replace(/\/\/[^/@]*@/, '//').slice(0, 200);
    return new errors/* EndpointsError */.Ju('invalid-input', `The Databricks host \`${shown}\` cannot be used: ${why}.`, {
        hint: hint ?? 'Give the URL of the workspace, such as `https://adb-1234.5.azuredatabricks.net`.',
        cause,
    });
}
//# sourceMappingURL=host.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth.js
/** Which way to sign in, from the settings alone (databricks-auth.md 1.2, with our order and conflict rule). */




/** Every way we know, in the order of detection. A new way is a new row. */
const authMethods = [pat, oauthM2m];
/** Names that Databricks tools know and we do not offer; told apart from a slip of the pen. */
const otherNames = new Set([
    'basic',
    'databricks-cli',
    'external-browser',
    'metadata-service',
    'github-oidc',
    'azure-devops-oidc',
    'env-oidc',
    'file-oidc',
    'github-oidc-azure',
    'azure-msi',
    'azure-client-secret',
    'azure-cli',
    'google-credentials',
    'google-id',
]);
/**
 * Chooses host and method. No request is made. Throws `invalid-input`: no or an unusable host, no credential or half
 * of one, values of two methods without `auth-type`, an unknown `auth-type`.
 */
function chooseAuth(raw) {
    const settings = tidy(raw);
    const address = parseWorkspaceAddress(settings.host ?? '');
    const method = settings.authType === undefined ? detect(settings) : named(settings.authType);
    const missing = method.takes.filter(({ setting }) => settings[setting] === undefined);
    if (missing.length > 0) {
        throw new errors/* EndpointsError */.Ju('invalid-input', `Signing in by ${method.name} needs ${listed(missing.map(({ words }) => words))}.`, {
            hint: 'Set it from a secret of the repository or environment. Workflows of forks and of Dependabot get no secrets.',
        });
    }
    for (const { setting, words } of method.takes)
        checkPlain(settings[setting] ?? '', words);
    return { ...address, method, settings };
}
const settingNames = ['host', 'token', 'clientId', 'clientSecret', 'authType'];
function tidy(raw) {
    const kept = settingNames.flatMap((name) => {
        const trimmed = raw[name]?.trim() ?? '';
        return trimmed === '' ? [] : [[name, trimmed]];
    });
    return Object.fromEntries(kept);
}
function detect(settings) {
    const touched = authMethods.filter(({ takes }) => takes.some(({ setting }) => settings[setting] !== undefined));
    const groups = [...new Set(touched.map(({ group }) => group))].sort();
    if (groups.length > 1) {
        throw new errors/* EndpointsError */.Ju('invalid-input', `Signing in is ambiguous, more than one authorization method configured: ${groups.join(' and ')}.`, {
            hint: `Remove the values of one of them (from \`with\` or \`env\`), or set \`auth-type\` to ${listed(touched.map(({ name }) => `\`${name}\``), 'or')}.`,
        });
    }
    const [first] = touched;
    if (first !== undefined)
        return first;
    const ways = authMethods.map(({ name, takes }) => `${listed(takes.map(({ words }) => words))} (${name})`);
    throw new errors/* EndpointsError */.Ju('invalid-input', 'No Databricks credential is set.', { hint: `Set ${ways.join('; or ')}.` });
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
    if (/^[\x21-\x7e]+$/.test(value))
        return;
    throw new errors/* EndpointsError */.Ju('invalid-input', `${words} holds blanks, line breaks or characters outside ASCII.`, {
        hint: 'Copy the value again, alone and on one line.',
    });
}
function listed(words, last = 'and') {
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/retry.js
/** Texts of failures inside the platform that pass by themselves, whatever the status (databricks-auth.md 3.1). */
const transientTexts = [
    'com.databricks.backend.manager.util.UnknownWorkerEnvironmentException',
    'does not have any associated worker environments',
    'There is no worker environment with id',
    'Unknown worker environment',
    'ClusterNotReadyException',
];
const retriedStatuses = {
    read: [429, 500, 502, 503, 504],
    // Deleting what is gone already counts as success, so a repeat is harmless.
    delete: [429, 502, 503, 504],
    replace: [429, 503],
    create: [429, 503],
    token: [429, 502, 503, 504],
};
/** Whether an answered refusal may be repeated. */
function retriesFault(safety, fault) {
    if (retriedStatuses[safety].includes(fault.status))
        return true;
    if (safety === 'token' || fault.status < 400)
        return false;
    return fault.code === 'REQUEST_LIMIT_EXCEEDED' || transientTexts.some((text) => fault.message.includes(text));
}
/** Whether a request that got no answer may be repeated. */
function retriesTransport(safety, kind) {
    if (kind === 'before-write')
        return true;
    return kind === 'unclear' && (safety === 'read' || safety === 'delete' || safety === 'token');
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
;// CONCATENATED MODULE: ./lib/src/databricks/api-error.js
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
    const headline = `${fault.status} ${code ?? external_node_http_.STATUS_CODES[fault.status] ?? ''}`.trim();
    const words = said === '' || said === external_node_http_.STATUS_CODES[fault.status] ? '' : ` — ${said}`;
    const trace = fault.requestId === undefined ? '' : ` (request id ${fault.requestId})`;
    // A refusal such as "exists already" may be the echo of our own earlier attempt.
    const unknown = leavesUnknown(call.safety, fault.status) || (shaken && isWrite(call.safety));
    return new errors/* ApiError */.hD(reasonOf(fault), `Could not ${describeCall(call)}: ${headline}${words}${trace}`, facts(call, {
        status: fault.status,
        // A page of some proxy that says "Not Found" must not pass for an endpoint that does not exist.
        errorCode: fault.weakCode === true ? undefined : fault.code,
        requestId: fault.requestId,
        serviceMessage: said,
        ...(violations.length > 0 ? { violations } : {}),
        ...(unknown ? { outcomeUnknown: true } : {}),
    }), { hint: api_error_hintFor(fault, call, caller) });
}
const violationWords = ({ field, description }) => [field, description].filter((word) => word !== '').join(': ');
/** The error for a request without a whole answer. */
function transportError(call, failure, caller, shaken = false) {
    const unknown = (failure.sent || shaken) && isWrite(call.safety);
    const doubt = unknown ? ' Whether it took effect is not known.' : '';
    return new errors/* ApiError */.hD('api-error', `Could not ${describeCall(call)}: ${caller.redact(failure.message)}.${doubt}`, facts(call, unknown ? { outcomeUnknown: true } : {}), { hint: transportHint(failure, caller.host), cause: failure });
}
/** The error for an answer that came but cannot be used (HTML, no JSON, impossible shape, a redirect). */
function replyError(call, problem, extra = {}) {
    const { code = 'api-error', hint, ...more } = extra;
    const trace = more.requestId === undefined ? '' : ` (request id ${more.requestId})`;
    const errorFacts = {
        hint: hint ?? 'Check that the host is a Databricks workspace; if it is, please report this with the log of this run.',
    };
    return new errors/* ApiError */.hD(code, `Could not ${describeCall(call)}: ${problem}${trace}`, facts(call, more), errorFacts);
}
function isWrite(safety) {
    return safety === 'replace' || safety === 'create' || safety === 'delete';
}
function facts(call, more) {
    return { attempted: call.attempted, target: call.target, method: call.method, path: call.path, ...more };
}
const credentialWords = /invalid access token|token (is |has )?(expir|invalid)|token expired|invalid token/i;
/** The refusal is about the credential, not about rights: 401, or 403 as the gateway words it (4.3). */
function isCredentialFault(fault) {
    if (fault.status === 401)
        return true;
    return fault.status === 403 && (fault.numericCode === true || credentialWords.test(fault.message));
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
function api_error_hintFor(fault, call, caller) {
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
    if (fault.code === 'PRIVATE_LINK_VALIDATION_ERROR' || /\bIP\b.*(access list|blocked|not allowed)|\bip access list/i.test(fault.message)) {
        return `${caller.host} does not accept calls from this network. Use a self-hosted runner inside it, or add the runner's address to the IP access list.`;
    }
    const needs = call.needs ?? 'the right for this';
    return `The principal that signs in at ${caller.host} (auth type ${caller.authType}) needs ${needs}.`;
}
function transportHint(failure, host) {
    if (failure.kind === 'fatal' && failure.message.includes('certificate')) {
        return 'If the network uses a certificate authority of its own, set NODE_EXTRA_CA_CERTS in the `env` of the job.';
    }
    if (failure.kind === 'fatal' && failure.message.includes('does not speak TLS')) {
        return `Check the port and the scheme of \`databricks-host\` (${host}), and of HTTPS_PROXY if one is set.`;
    }
    if (failure.kind === 'before-write') {
        return `Check \`databricks-host\` (${host}), and whether the runner needs HTTPS_PROXY, NO_PROXY or a private network.`;
    }
    return 'Run this again. If it stays, look for a proxy or firewall that cuts connections.';
}
//# sourceMappingURL=api-error.js.map
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(4371);
;// CONCATENATED MODULE: ./lib/src/databricks/transport.js
/** The wire: one request, one answer, read whole; broken ones sorted by how far they came. */


/** A request that got no whole answer. */
class TransportFailure extends Error {
    kind;
    reason;
    sent;
    constructor(kind, 
    /** Code of the failure, such as `ECONNRESET`. */
    reason, message, cause, 
    /** The request may have reached the service. */
    sent = kind === 'unclear') {
        super(message, { cause });
        this.kind = kind;
        this.reason = reason;
        this.sent = sent;
        this.name = 'TransportFailure';
    }
}
/**
 * One pool of kept-alive connections. With proxy variables set it goes through the proxy, except to this machine
 * itself, which no proxy could reach.
 */
function createDispatcher(host, tuning, env) {
    const options = {
        connections: tuning.connections,
        connect: { timeout: tuning.connectTimeoutMs },
        headersTimeout: tuning.headersTimeoutMs,
        bodyTimeout: tuning.bodyTimeoutMs,
        maxResponseSize: tuning.maxResponseBytes,
    };
    const read = (name) => env[name] ?? env[name.toUpperCase()] ?? '';
    const httpProxy = withScheme(read('http_proxy'));
    const httpsProxy = withScheme(read('https_proxy'));
    if ((httpProxy === '' && httpsProxy === '') || isLoopback(new URL(host).hostname))
        return new undici/* Agent */.g6(options);
    return new undici/* EnvHttpProxyAgent */.J2({
        ...options,
        requestTls: { timeout: tuning.connectTimeoutMs },
        httpProxy,
        httpsProxy: httpsProxy === '' ? httpProxy : httpsProxy,
        noProxy: read('no_proxy'),
    });
}
/** `proxy.example:3128` is a common way to write it, which is no URL. */
function withScheme(proxy) {
    return proxy === '' || proxy.includes('://') ? proxy : `http://${proxy}`;
}
/** Sends once and reads the whole body as text. Redirects are not followed. Throws `TransportFailure`. */
async function send(dispatcher, request) {
    const url = new URL(request.url);
    try {
        const reply = await dispatcher.request({
            origin: url.origin,
            path: url.pathname + url.search,
            method: request.method,
            headers: request.headers,
            body: request.body ?? null,
            signal: withTimeout(request),
        });
        return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() };
    }
    catch (thrown) {
        throw toFailure(thrown, request);
    }
}
function withTimeout(request) {
    if (request.timeoutMs === undefined)
        return request.signal ?? null;
    const timeout = AbortSignal.timeout(request.timeoutMs);
    return request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
}
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH', 'EHOSTUNREACH']);
/** What OpenSSL says of an answer that is no TLS at all, as a port that speaks plain HTTP gives it. */
const noTls = /wrong version number|packet length too long|unknown protocol|http request/i;
const certificateCode = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/;
/** Sorted by code and name, not by class: errors of Node itself may come from another realm. */
function toFailure(thrown, request) {
    const error = thrown;
    const { name = 'Error', message = String(thrown), syscall } = error;
    const code = typeof error.code === 'string' ? error.code : name;
    const fail = (kind, words, sent) => new TransportFailure(kind, code, words, thrown, sent);
    if (request.signal?.aborted === true)
        return fail('fatal', 'the run was cancelled', true);
    if (name === 'TimeoutError')
        return fail('unclear', 'no answer in time');
    if (neverSent.has(code) || syscall === 'connect' || syscall === 'getaddrinfo') {
        return fail('before-write', describe(code, message));
    }
    if ((code === 'EPROTO' || code.startsWith('ERR_SSL_')) && noTls.test(`${code.replaceAll('_', ' ')} ${message}`)) {
        return fail('fatal', `the server does not speak TLS; is this a plain http address? (${code})`);
    }
    if (certificateCode.test(code))
        return fail('fatal', `the TLS certificate was not accepted (${code}: ${message})`);
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
        return fail('fatal', 'the answer is larger than allowed', true);
    if (code === 'UND_ERR_INVALID_ARG')
        return fail('fatal', 'the request could not be formed');
    if (/HTTP Tunneling|proxy/i.test(message))
        return fail('fatal', `the proxy refused: ${message}`);
    return fail('unclear', describe(code, message));
}
const words = {
    ECONNREFUSED: 'the connection was refused',
    ENOTFOUND: 'the host name is not known',
    EAI_AGAIN: 'the host name could not be looked up for now',
    UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
    ECONNRESET: 'the connection was reset',
    EPIPE: 'the connection was closed while sending',
    UND_ERR_SOCKET: 'the connection was closed before the answer was whole',
    UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
    UND_ERR_BODY_TIMEOUT: 'the answer stopped half-way',
};
function describe(code, message) {
    const known = words[code];
    return `${known ?? message.slice(0, 300)} (${code})`;
}
//# sourceMappingURL=transport.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/exchange.js



/** A name that is unknown, for a workspace that has never answered, is misspelt: not worth the whole budget. */
const unknownHostAttempts = 3;
/**
 * Sends until an answer stands or the budget would be exceeded by the next wait. Answers of any status are returned;
 * throws the last `TransportFailure` when none came, and whatever `build` throws.
 */
async function exchange(io, plan) {
    const start = io.clock.now();
    let shaken = false;
    for (let attempt = 1;; attempt += 1) {
        const request = await plan.build();
        const outcome = await attemptOnce(io, { ...request, signal: io.signal });
        const again = worthRepeating(plan.safety, outcome);
        if (!again)
            return settle(outcome, shaken);
        const wait = delayBefore(attempt, io.tuning, { retryAfterMs: askedDelay(outcome, io.clock.now()), random: io.random() });
        const unknown = outcome.failure?.reason === 'ENOTFOUND' && io.reached?.answered !== true;
        const attempts = Math.min(plan.maxAttempts ?? Infinity, unknown ? unknownHostAttempts : Infinity);
        const spent = io.clock.now() - start + wait;
        if (attempt >= attempts || spent > plan.budgetMs)
            return settle(outcome, shaken);
        shaken ||= (outcome.fault?.status ?? 0) >= 500 || outcome.failure?.sent === true;
        io.log.info(`${reasonText(outcome)}: waiting ${seconds(wait)} s before trying again to ${plan.describe} (attempt ${attempt + 1}).`);
        await io.clock.sleep(wait, io.signal);
        if (io.signal?.aborted === true)
            return settle(outcome, shaken);
    }
}
async function attemptOnce(io, request) {
    const began = io.clock.now();
    const label = `${request.method} ${request.url}`;
    try {
        const reply = await send(io.dispatcher, request);
        if (io.reached !== undefined)
            io.reached.answered = true;
        const fault = reply.status >= 400 ? parseFault(reply) : undefined;
        const id = fault?.requestId ?? headerOf(reply, 'x-request-id');
        const trace = id === undefined ? '' : ` (request id ${id})`;
        io.log.debug(`${label}: ${reply.status} in ${io.clock.now() - began} ms${trace}`);
        return fault === undefined ? { reply } : { reply, fault };
    }
    catch (thrown) {
        if (!(thrown instanceof TransportFailure))
            throw thrown;
        io.log.debug(`${label}: ${thrown.reason} after ${io.clock.now() - began} ms`);
        return { failure: thrown };
    }
}
function worthRepeating(safety, { fault, failure }) {
    if (failure !== undefined)
        return retriesTransport(safety, failure.kind);
    return fault !== undefined && retriesFault(safety, fault);
}
function settle({ reply, fault, failure }, shaken) {
    if (reply !== undefined)
        return fault === undefined ? { reply, shaken } : { reply, fault, shaken };
    if (failure === undefined)
        throw new Error('an attempt ended without an outcome');
    // An attempt that never left says nothing of an earlier one that did.
    throw shaken && !failure.sent
        ? new TransportFailure(failure.kind, failure.reason, failure.message, failure.cause, true)
        : failure;
}
function askedDelay({ reply, fault }, now) {
    const header = reply === undefined ? undefined : parseRetryAfter(headerOf(reply, 'retry-after'), now);
    const detail = fault?.retryDelay === undefined ? undefined : fault.retryDelay * 1000;
    return header === undefined || detail === undefined ? (header ?? detail) : Math.max(header, detail);
}
function reasonText({ fault, failure }) {
    if (failure !== undefined)
        return `No answer from Databricks, ${failure.message}`;
    return `Databricks answered ${fault?.status ?? ''}${fault?.code === undefined || fault.code === 'UNKNOWN' ? '' : ` ${fault.code}`}`;
}
function seconds(milliseconds) {
    return milliseconds >= 10_000 ? String(Math.round(milliseconds / 1000)) : (milliseconds / 1000).toFixed(1).replace(/\.0$/, '');
}
//# sourceMappingURL=exchange.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/sign-in.js
/** Unsigned requests to sign-in services: metadata, discovery, tokens. They carry no user agent of a signed caller. */




/** Makes the client. Repeats by the rules for tokens (databricks-auth.md 2.9); throws `ApiError` without an answer. */
function createSignInClient(options) {
    return {
        async ask(call) {
            const url = new URL(call.url);
            const description = {
                attempted: call.attempted,
                target: url.origin,
                method: call.method,
                path: url.pathname,
                safety: 'token',
            };
            if (!options.origins.includes(url.origin)) {
                throw replyError(description, `credentials are not sent to ${url.origin}`, {
                    code: 'authentication',
                    hint: `Only ${options.origins.join(', ')} may be asked to sign in. Check \`databricks-host\`.`,
                });
            }
            const outcome = await sign_in_send(options, call, description);
            const fault = outcome.fault;
            return {
                status: outcome.reply.status,
                text: outcome.reply.text,
                body: parseObject(outcome.reply.text),
                ...(fault === undefined ? {} : { fault }),
                error: (problem, extra = {}) => {
                    if (problem === undefined && fault !== undefined)
                        return faultError(description, fault, options.caller);
                    const status = outcome.reply.status;
                    return replyError(description, options.caller.redact(problem ?? `unexpected answer ${status}`), { status, ...extra });
                },
            };
        },
    };
}
async function sign_in_send(options, call, description) {
    try {
        return await exchange(options.io, {
            safety: 'token',
            budgetMs: options.budgetMs,
            describe: `${call.attempted} \`${description.target}\``,
            ...(call.probe === undefined ? {} : { maxAttempts: call.probe.attempts }),
            build: () => ({
                method: call.method,
                url: call.url,
                headers: { accept: 'application/json', 'user-agent': options.userAgent, ...call.headers },
                ...(call.body === undefined ? {} : { body: call.body }),
                ...(call.probe === undefined ? {} : { timeoutMs: call.probe.timeoutMs }),
            }),
        });
    }
    catch (thrown) {
        throw thrown instanceof TransportFailure ? transportError(description, thrown, options.caller) : thrown;
    }
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? value
            : undefined;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=sign-in.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(9691);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/src/api-outcomes.js
var api_outcomes = __webpack_require__(1826);
;// CONCATENATED MODULE: ./lib/src/databricks/http.js
/** Signed JSON calls to one workspace: the single door through which this room speaks to the API. */







const safetyOf = {
    GET: 'read',
    PUT: 'replace',
    PATCH: 'replace',
    POST: 'create',
    DELETE: 'delete',
};
/** Path from literal text and encoded values: `` pathOf`/a/${name}/b` ``. Refuses values that would leave their segment. */
function pathOf(parts, ...values) {
    return parts.reduce((path, part, index) => path + segment(values[index - 1] ?? '') + part);
}
/** What does not exist is `undefined`; a route that does not exist stays an error. */
async function unlessMissing(pending) {
    try {
        return await pending;
    }
    catch (thrown) {
        if ((0,api_outcomes/* isNotFound */.c4)(thrown))
            return undefined;
        throw thrown;
    }
}
function segment(value) {
    // `URL` folds dot segments away, so that `..` would address another object.
    if (value === '' || value === '.' || value === '..') {
        throw new errors/* EndpointsError */.Ju('invalid-input', `"${value}" is not a name that Databricks can be asked for.`);
    }
    return encodeURIComponent(value);
}
/** Makes the door. Credentials are asked for headers at every attempt, and sent to `host` only. */
function createHttp(options) {
    const { host, credentials, io } = options;
    const caller = { host, authType: credentials.type, redact: options.redact };
    async function build(call, note) {
        const signed = await credentials.headers();
        note(signed);
        const workspaceId = options.workspaceId();
        return {
            method: call.method,
            url: addressOf(host, call),
            headers: {
                accept: 'application/json',
                'user-agent': options.userAgent,
                traceparent: traceparent(),
                ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
                ...(workspaceId === undefined ? {} : { 'x-databricks-workspace-id': workspaceId }),
                ...signed,
            },
            body: call.body === undefined ? undefined : JSON.stringify(call.body),
        };
    }
    async function attempt(call, description) {
        for (let renewed = false;; renewed = true) {
            let sent = {};
            const outcome = await exchange(io, {
                safety: description.safety,
                budgetMs: options.retryBudgetMs,
                describe: describeCall(call),
                build: () => build(call, (headers) => (sent = headers)),
            });
            const refused = outcome.fault !== undefined && isCredentialFault(outcome.fault);
            if (!refused || renewed || !credentials.drop(sent))
                return outcome;
            io.log.debug('The access token was refused; signing in again.');
        }
    }
    return {
        host,
        async request(call) {
            const { attempted, target, method, path, needs } = call;
            const description = { attempted, target, method, path, needs, safety: safetyOf[method] };
            let outcome;
            try {
                outcome = await attempt(call, description);
            }
            catch (thrown) {
                throw thrown instanceof TransportFailure ? transportError(description, thrown, caller) : thrown;
            }
            if (outcome.fault !== undefined)
                throw faultError(description, outcome.fault, caller, outcome.shaken);
            if (outcome.reply.status >= 300 || outcome.reply.status < 200)
                throw redirectError(description, outcome.reply, caller);
            return readSuccess(description, outcome.reply);
        },
    };
}
function addressOf(host, call) {
    const url = new URL(`${host}${call.path}`);
    if (url.origin !== host)
        throw new errors/* EndpointsError */.Ju('internal-error', 'A call must stay on its workspace.', { origin: 'tool' });
    for (const [name, value] of Object.entries(call.query ?? {})) {
        if (value !== undefined)
            url.searchParams.set(name, String(value));
    }
    return url.href;
}
/** W3C trace context; makes a call findable for Databricks support. */
function traceparent() {
    const id = (0,external_node_crypto_.randomBytes)(24).toString('hex');
    return `00-${id.slice(0, 32)}-${id.slice(32)}-01`;
}
function readSuccess(call, reply) {
    const requestId = headerOf(reply, 'x-request-id');
    const base = requestId === undefined ? { call } : { call, requestId };
    if (reply.text.trim() === '')
        return { ...base, body: undefined };
    const extra = {
        status: reply.status,
        ...(requestId === undefined ? {} : { requestId }),
        ...(isWrite(call.safety) ? { outcomeUnknown: true } : {}),
    };
    if ((headerOf(reply, 'content-type') ?? '').toLowerCase().includes('text/html')) {
        throw replyError(call, `the answer (${reply.status}) is a web page instead of JSON, most likely a sign-in page`, {
            ...extra,
            hint: 'Check that `databricks-host` is the URL of the workspace itself (with `?o=<workspace id>` on a unified host).',
        });
    }
    try {
        return { ...base, body: JSON.parse(reply.text) };
    }
    catch {
        throw replyError(call, `the answer (${reply.status}) is not JSON`, extra);
    }
}
function redirectError(call, reply, caller) {
    const location = headerOf(reply, 'location');
    const to = location === undefined ? undefined : resolve(location, caller.host);
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
    const where = to === undefined ? 'without saying where to' : `to ${to.origin}`;
    return replyError(call, `the service answered ${reply.status} and redirects ${where}; redirects are not followed`, {
        status: reply.status,
        hint: 'Check that `databricks-host` is the URL of the workspace itself, as its browser address shows it.',
    });
}
function resolve(location, host) {
    try {
        return new URL(location, host);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=http.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/replies.js
/** Checks what the API answered: loose about what is left out or new, strict about what could not be understood. */



/** The server may quote numbers and booleans, or leave quotes out (serving-api section 0). */
const scalar = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]);
const replies_text = scalar.transform(String);
const flag = schemas/* union */.KCZ([schemas/* boolean */.zMY(), schemas/* enum */.k5n(['true', 'false']).transform((word) => word === 'true')]);
const numeric = schemas/* union */.KCZ([
    schemas/* number */.aig(),
    schemas/* string */.YjP()
        .regex(/^-?\d{1,20}(\.\d+)?$/, 'is not a number')
        .transform(Number),
]);
/** Absent, `null` and `undefined` are the same: the server omits what is unset. */
function maybe(schema) {
    return schema.nullish().transform((value) => value ?? undefined);
}
/** A list that is simply left out when empty. */
function listOf(item) {
    return schemas/* array */.YOg(item).nullish().transform((list) => list ?? []);
}
function replies_isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** An object of which nothing is known but that it is one; kept as it came, without its nulls. */
const anyObject = schemas/* custom */.IeY(replies_isObject, 'is not an object').transform((value) => tidyObject(value));
/** Deeper than anything the API has; what is deeper would only exhaust the stack of those who walk it. */
const deepest = 40;
/** A copy without members that are null. Keys such as `__proto__` stay plain keys. */
function tidyObject(value, depth = 0) {
    if (depth > deepest)
        throw new RangeError('is nested too deeply');
    const kept = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
    return Object.fromEntries(kept.map(([name, member]) => [name, replies_tidy(member, depth + 1)]));
}
function replies_tidy(value, depth) {
    if (depth > deepest)
        throw new RangeError('is nested too deeply');
    if (Array.isArray(value))
        return value.map((item) => replies_tidy(item, depth + 1));
    return replies_isObject(value) ? tidyObject(value, depth) : value;
}
/** Reads a reply with `schema`; throws `api-error` that names the field that cannot be understood. */
function readReply(reply, schema) {
    // An empty answer stands for an empty object: lists are sent so when they are empty.
    const body = reply.body === undefined ? {} : reply.body;
    try {
        const result = schema.safeParse(body);
        if (result.success)
            return result.data;
        throw unreadable(reply, firstProblem(result.error, body));
    }
    catch (thrown) {
        if (thrown instanceof errors/* EndpointsError */.Ju)
            throw thrown;
        throw unreadable(reply, `the answer ${thrown instanceof RangeError ? 'is nested too deeply' : 'has an impossible form'}`);
    }
}
function unreadable(reply, problem) {
    return replyError(reply.call, problem, {
        ...(reply.requestId === undefined ? {} : { requestId: reply.requestId }),
        ...(isWrite(reply.call.safety) ? { outcomeUnknown: true } : {}),
        hint: 'The API answered in a form this version does not know. Look for a newer version of the action, or report it.',
    });
}
function firstProblem(error, body) {
    const issue = error.issues[0];
    if (issue === undefined)
        return 'the answer has an impossible form';
    const path = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '');
    const found = issue.path.reduce((value, part) => (isAny(value) ? value[part] : undefined), body);
    const kind = found === null ? 'null' : Array.isArray(found) ? 'a list' : found === undefined ? 'missing' : `${typeof found === 'object' ? 'an' : 'a'} ${typeof found}`;
    return `\`${path === '' ? 'the answer' : path.slice(0, 200)}\` in the answer is ${kind}, which cannot be understood`;
}
function isAny(value) {
    return typeof value === 'object' && value !== null;
}
//# sourceMappingURL=replies.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/catalog.js
/** `Catalog` over HTTP: models of Unity Catalog and of the workspace registry, secret scopes (serving-api 1.6, 1.7). */




const unity = '/api/2.1/unity-catalog/models';
const registry = '/api/2.0/mlflow';
const modelNeeds = 'EXECUTE on the model, with USE CATALOG and USE SCHEMA (for a workspace registry model: CAN_READ)';
/** Makes the adapter on an open door. A model name without dots is one of the workspace registry. */
function createCatalog(http) {
    const ask = async (call, schema) => {
        const reply = await unlessMissing(http.request(call));
        return reply === undefined ? undefined : readReply(reply, schema);
    };
    const get = (path, attempted, target, query = {}) => ({
        method: 'GET',
        path,
        query,
        attempted,
        target,
        needs: modelNeeds,
    });
    /** R51, every page; an empty page with a token is legal. */
    async function allVersions(model) {
        const found = [];
        const seen = new Set();
        let token;
        do {
            const call = get(unity + pathOf `/${model}/versions`, 'list the versions of model', model, {
                max_results: 1000,
                page_token: token,
            });
            const reply = await unlessMissing(http.request(call));
            if (reply === undefined)
                return undefined;
            const page = readReply(reply, versionsSchema);
            found.push(...page.model_versions);
            token = page.next_page_token === '' ? undefined : page.next_page_token;
            if (token !== undefined && seen.has(token)) {
                throw replyError(reply.call, 'the list of pages leads back to a page already read');
            }
            seen.add(token ?? '');
        } while (token !== undefined);
        return found;
    }
    return {
        modelVersion(model, version) {
            const target = `${model} version ${version}`;
            return isUnity(model)
                ? ask(get(unity + pathOf `/${model}/versions/${version}`, 'read model', target), versionSchema)
                : ask(get(`${registry}/model-versions/get`, 'read model', target, { name: model, version }), registryVersionSchema);
        },
        modelVersions(model) {
            if (isUnity(model))
                return allVersions(model);
            // The registry's own route answers the newest version of each stage, so the newest of all is among them.
            return ask(get(`${registry}/registered-models/get`, 'read model', model, { name: model }), registryModelSchema);
        },
        modelAlias(model, alias) {
            const target = `${model}@${alias}`;
            return isUnity(model)
                ? ask(get(unity + pathOf `/${model}/aliases/${alias}`, 'read model', target), versionSchema)
                : ask(get(`${registry}/registered-models/alias`, 'read model', target, { name: model, alias }), registryVersionSchema);
        },
        secretKeys(scope) {
            return ask({
                method: 'GET',
                path: '/api/2.0/secrets/list',
                query: { scope },
                attempted: 'list the keys of secret scope',
                target: scope,
                needs: 'READ on the secret scope',
            }, keysSchema);
        },
    };
}
function isUnity(model) {
    return model.includes('.');
}
/** Versions are integers in Unity Catalog and strings in serving. */
const versionSchema = schemas/* object */.Ikc({ version: replies_text, status: maybe(replies_text) })
    .transform(({ version, status }) => ({ version, status: status ?? '' }));
const versionsSchema = schemas/* object */.Ikc({ model_versions: listOf(versionSchema), next_page_token: maybe(replies_text) });
const registryVersionSchema = schemas/* object */.Ikc({ model_version: versionSchema }).transform((reply) => reply.model_version);
const registryModelSchema = schemas/* object */.Ikc({ registered_model: schemas/* object */.Ikc({ latest_versions: listOf(versionSchema) }) })
    .transform((reply) => reply.registered_model.latest_versions);
const keysSchema = schemas/* object */.Ikc({ secrets: listOf(schemas/* object */.Ikc({ key: replies_text })) })
    .transform(({ secrets }) => secrets.map(({ key }) => key));
//# sourceMappingURL=catalog.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/identity.js
/** `Identity` over HTTP: who we are (serving-api 1.8). */


const applicationId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const meSchema = schemas/* object */.Ikc({
    userName: replies_text,
    displayName: maybe(replies_text),
    groups: listOf(schemas/* object */.Ikc({ display: maybe(replies_text) })),
})
    .transform(({ userName, displayName, groups }) => ({
    userName,
    ...(displayName === undefined ? {} : { displayName }),
    groups: groups.flatMap(({ display }) => (display === undefined ? [] : [display])),
    // SCIM has no word for it: a service principal's user name is its application id.
    servicePrincipal: applicationId.test(userName),
}));
/** Makes the adapter on an open door. */
function createIdentity(http) {
    return {
        async me() {
            const reply = await http.request({
                method: 'GET',
                path: '/api/2.0/preview/scim/v2/Me',
                attempted: 'find out who signs in at',
                target: http.host,
                needs: 'access to the workspace',
            });
            return readReply(reply, meSchema);
        },
    };
}
//# sourceMappingURL=identity.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/secrets.js
/** Shorter values would blot out ordinary words. */
const shortest = 6;
function createSecretKeeper(onSecret) {
    const known = new Set();
    return {
        add(value) {
            if (value === '' || known.has(value))
                return;
            known.add(value);
            onSecret(value);
        },
        redact(text) {
            let shown = text;
            for (const value of known)
                if (value.length >= shortest)
                    shown = shown.replaceAll(value, '***');
            return shown;
        },
    };
}
//# sourceMappingURL=secrets.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
// EXTERNAL MODULE: ./lib/src/endpoint/entity-name.js
var entity_name = __webpack_require__(1167);
;// CONCATENATED MODULE: ./lib/src/databricks/read-endpoint.js
/** What R2 and R3 answer, read into the house's nouns (serving-api section 2). Pure. */



const stateSchema = schemas/* object */.Ikc({ ready: maybe(replies_text), config_update: maybe(replies_text), update_state: maybe(replies_text), suspend: maybe(replies_text), system_update_failure: maybe(flag) })
    .transform((state) => {
    // Older workspaces call it `update_state` (2.5).
    const configUpdate = state.config_update ?? state.update_state;
    return {
        ready: state.ready ?? '',
        ...(configUpdate === undefined ? {} : { configUpdate }),
        ...(state.suspend === undefined ? {} : { suspend: state.suspend }),
        ...(state.system_update_failure === true ? { systemUpdateFailure: true } : {}),
    };
});
const entityStateSchema = schemas/* object */.Ikc({
    name: maybe(replies_text),
    state: maybe(schemas/* object */.Ikc({ deployment: maybe(replies_text), deployment_state_message: maybe(replies_text) })),
})
    .transform(({ name, state }) => ({
    name: name ?? '',
    deployment: state?.deployment ?? '',
    message: state?.deployment_state_message ?? '',
}));
/** What a config is besides its document; the mirror in old words is dropped or translated. */
const notInDocument = new Set(['config_version', 'start_time', 'served_models', 'served_entities']);
const configMeta = schemas/* object */.Ikc({
    config_version: maybe(numeric),
    start_time: maybe(numeric),
    served_entities: maybe(schemas/* array */.YOg(anyObject)),
    served_models: maybe(schemas/* array */.YOg(anyObject)),
    traffic_config: maybe(schemas/* object */.Ikc({ routes: listOf(anyObject) })),
    auto_capture_config: maybe(anyObject),
});
/** `undefined` for `{}`, which the API shows for endpoints without a config of their own (tiles). */
const configSchema = anyObject.transform((raw, context) => {
    const meta = configMeta.safeParse(raw);
    if (!meta.success)
        return refuse(context, meta.error, []);
    const served = meta.data.served_entities ?? meta.data.served_models?.map(toServedEntity);
    const states = schemas/* array */.YOg(entityStateSchema).safeParse(served ?? []);
    if (!states.success)
        return refuse(context, states.error, ['served_entities']);
    const { config_version: version, start_time: startedAt } = meta.data;
    if (served === undefined && version === undefined)
        return undefined;
    const rest = Object.entries(raw).filter(([name]) => !notInDocument.has(name));
    return {
        version: version ?? 0,
        document: Object.fromEntries([...(served === undefined ? [] : [['served_entities', served]]), ...rest]),
        entities: states.data,
        ...(startedAt === undefined ? {} : { startedAt }),
    };
});
function refuse(context, error, within) {
    for (const { message, path } of error.issues)
        context.addIssue({ code: 'custom', message, path: [...within, ...path] });
    return core/* NEVER */.tm;
}
/** N2: the deprecated shape says `model_name` and `model_version`. */
function toServedEntity(model) {
    const renamed = { model_name: 'entity_name', model_version: 'entity_version' };
    return Object.fromEntries(Object.entries(model).map(([name, value]) => [renamed[name] ?? name, value]));
}
const tagSchema = schemas/* object */.Ikc({ key: replies_text, value: maybe(replies_text) })
    .transform(({ key, value }) => ({ key, value: value ?? '' }));
const shared = {
    name: replies_text,
    id: maybe(replies_text),
    creator: maybe(replies_text),
    creation_timestamp: maybe(numeric),
    permission_level: maybe(replies_text),
    endpoint_type: maybe(replies_text),
    tile_endpoint_metadata: maybe(anyObject),
    state: maybe(stateSchema),
    tags: listOf(tagSchema),
};
const summarySchema = schemas/* object */.Ikc({ ...shared, config: maybe(schemas/* object */.Ikc({ served_entities: maybe(schemas/* array */.YOg(anyObject)) })) })
    .transform((item) => {
    const entities = item.config?.served_entities ?? [];
    return { ...summaryOf(item, entities), ...(entities.length === 0 ? {} : { served: entities.map(entity_name/* servedModelOf */.a) }) };
});
const endpointSchema = schemas/* object */.Ikc({
    ...shared,
    creator_kind: maybe(replies_text),
    last_updated_timestamp: maybe(numeric),
    config: maybe(configSchema),
    pending_config: maybe(configSchema),
    description: maybe(replies_text),
    route_optimized: maybe(flag),
    effective_budget_policy_id: maybe(replies_text),
    ai_gateway: maybe(anyObject),
    email_notifications: maybe(anyObject),
    telemetry_config: maybe(anyObject),
})
    .transform((reply) => {
    const entities = [reply.config, reply.pending_config].flatMap((config) => servedEntities(config));
    const creatorKind = creatorKindOf(reply.creator_kind, reply.creator);
    const { ai_gateway, email_notifications, telemetry_config } = reply;
    return {
        ...summaryOf(reply, entities),
        ...(creatorKind === undefined ? {} : { creatorKind }),
        ...(reply.last_updated_timestamp === undefined ? {} : { updatedAt: reply.last_updated_timestamp }),
        ...(reply.config === undefined ? {} : { config: reply.config }),
        ...(reply.pending_config === undefined ? {} : { pendingConfig: reply.pending_config }),
        sections: {
            ...(ai_gateway === undefined ? {} : { ai_gateway }),
            ...(email_notifications === undefined ? {} : { email_notifications }),
            ...(telemetry_config === undefined ? {} : { telemetry_config }),
        },
        description: reply.description ?? '',
        routeOptimized: reply.route_optimized ?? false,
        ...(reply.effective_budget_policy_id === undefined
            ? {}
            : { effectiveBudgetPolicyId: reply.effective_budget_policy_id }),
    };
});
/** An endpoint in full (R3 and the replies of R1, R5, R14, R30, R31). */
const liveEndpoint = endpointSchema;
/** The list (R2): `{}` when empty. */
const endpointList = schemas/* object */.Ikc({ endpoints: listOf(summarySchema) })
    .transform(({ endpoints }) => endpoints);
function summaryOf(reply, entities) {
    return {
        name: reply.name,
        id: reply.id ?? '',
        ...(reply.creator === undefined ? {} : { creator: reply.creator }),
        ...(reply.creation_timestamp === undefined ? {} : { createdAt: reply.creation_timestamp }),
        ...(reply.permission_level === undefined ? {} : { permissionLevel: reply.permission_level }),
        origin: read_endpoint_originOf(reply, entities),
        state: reply.state ?? { ready: '' },
        tags: reply.tags,
    };
}
/**
 * Pay-per-token models and tiles of other products belong to Databricks (1.1 R2, 2.1). A foundation model that
 * somebody created an endpoint for is theirs: only entities of an endpoint without a creator count.
 */
function read_endpoint_originOf(reply, entities) {
    if (reply.tile_endpoint_metadata !== undefined || reply.endpoint_type === 'FOUNDATION_MODEL_API')
        return 'databricks';
    if ((reply.creator ?? '') !== '')
        return 'workspace';
    const foundation = entities.some(({ type }) => type === 'FOUNDATION_MODEL');
    return foundation || reply.name.startsWith('databricks-') ? 'databricks' : 'workspace';
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
function creatorKindOf(kind, creator = '') {
    if (kind === 'User' || kind === 'ServicePrincipal')
        return kind;
    if (uuid.test(creator))
        return 'ServicePrincipal';
    return creator.includes('@') ? 'User' : undefined;
}
function servedEntities(config) {
    const list = config?.document.served_entities;
    return Array.isArray(list) ? list.filter((item) => replies_isObject(item)) : [];
}
const secretReference = /^\s*\{\{\s*secrets\/[^/{}]+\/[^/{}]+\s*\}\}\s*$/;
/** Names of credential fields in the blocks of external models (section 3), known and yet to come. */
const credentialName = /(key|key_id|token|secret|password|_plaintext)$/i;
/**
 * Values of a live endpoint that a report must not show: environment variables and credentials that are not secret
 * references. Which of the former stand in the manifest anyway is for the caller to say.
 */
function hiddenValuesOf(live) {
    const found = new Set();
    const note = (value) => {
        if (value === undefined || value === null || typeof value === 'object')
            return;
        const shown = String(value);
        if (shown !== '' && !secretReference.test(shown))
            found.add(shown);
    };
    for (const entity of [live.config, live.pendingConfig].flatMap(servedEntities)) {
        if (replies_isObject(entity.environment_vars))
            Object.values(entity.environment_vars).forEach(note);
        if (replies_isObject(entity.external_model))
            noteCredentials(entity.external_model, note);
    }
    return [...found];
}
function noteCredentials(block, note, within = '') {
    for (const [name, value] of Object.entries(block)) {
        if (replies_isObject(value))
            noteCredentials(value, note, name);
        // `api_key_auth` is a pair: `key` names the header, `value` is the key.
        else if (within === 'api_key_auth' ? name.startsWith('value') : credentialName.test(name))
            note(value);
    }
}
//# sourceMappingURL=read-endpoint.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/serving.js
/** `ServingApi` over HTTP: one method per remote call (serving-api section 1). */






const endpoints = '/api/2.0/serving-endpoints';
/** C25: the platform checks the caller and the recorded creator, at create and at every config update. */
const manage = 'CAN_MANAGE on the endpoint, and the endpoint\'s creator must still be a member of the workspace, with the entitlement workspace-access';
const entities = 'for its entities EXECUTE on the model with USE CATALOG and USE SCHEMA, and READ on secret scopes';
const create = `the right to create serving endpoints (and the entitlement workspace-access), and ${entities}`;
/** Makes the adapter on an open door. */
function createServingApi(http) {
    async function write(call) {
        return toWriteReply(await http.request(call));
    }
    async function logs(kind, name, entity, version) {
        const path = `${endpoints}${pathOf `/${name}/served-models/${entity}/`}${kind}`;
        const reply = await unlessMissing(http.request({
            method: 'GET',
            path,
            query: { config_version: version },
            attempted: kind === 'logs' ? 'read the server logs of endpoint' : 'read the build logs of endpoint',
            target: name,
            needs: 'CAN_MANAGE on the endpoint',
        }));
        return reply === undefined ? '' : (readReply(reply, logsSchema).logs ?? '');
    }
    return {
        async list() {
            const call = {
                method: 'GET',
                path: endpoints,
                attempted: 'list the endpoints of',
                target: http.host,
                needs: 'access to the workspace',
            };
            return readReply(await http.request(call), endpointList);
        },
        async get(name) {
            const reply = await unlessMissing(http.request({
                method: 'GET',
                path: endpoints + pathOf `/${name}`,
                attempted: 'read endpoint',
                target: name,
                needs: 'at least CAN_VIEW on the endpoint',
            }));
            return reply === undefined ? undefined : readReply(reply, liveEndpoint);
        },
        create(route, body) {
            const path = route === 'R30' ? `${endpoints}/pt` : endpoints;
            const target = typeof body.name === 'string' ? body.name : '';
            return write({ method: 'POST', path, body, attempted: 'create endpoint', target, needs: create });
        },
        async delete(name) {
            const call = {
                method: 'DELETE',
                path: endpoints + pathOf `/${name}`,
                attempted: 'delete endpoint',
                target: name,
                needs: manage,
            };
            const reply = await unlessMissing(http.request(call));
            return reply?.requestId === undefined ? {} : { requestId: reply.requestId };
        },
        updateConfig(route, name, body) {
            const path = route === 'R31' ? pathOf `/pt/${name}/config` : pathOf `/${name}/config`;
            const needs = `${manage}; the creator also needs ${entities}`;
            return write({ method: 'PUT', path: endpoints + path, body, attempted: 'update the config of endpoint', target: name, needs });
        },
        putAiGateway: (name, body) => write(part(name, 'PUT', 'ai-gateway', 'set the AI Gateway of endpoint', body)),
        patchTags(name, { add, remove }) {
            const body = { add_tags: add.map(({ key, value }) => ({ key, value })), delete_tags: remove };
            return write(part(name, 'PATCH', 'tags', 'change the tags of endpoint', body));
        },
        patchNotifications: (name, body) => write(part(name, 'PATCH', 'notifications', 'set the e-mail notifications of endpoint', body)),
        patchTelemetry: (name, body) => write(part(name, 'PATCH', 'telemetry-config', 'set the telemetry of endpoint', body)),
        async permissions(id) {
            return readReply(await http.request(permissionsCall(id, 'GET')), permissionsSchema);
        },
        putPermissions(id, grants) {
            const list = grants.map(({ field, principal, level }) => ({ [field]: principal, permission_level: level }));
            return write({ ...permissionsCall(id, 'PUT'), body: { access_control_list: list } });
        },
        buildLogs: (name, entity, version) => logs('build-logs', name, entity, version),
        serverLogs: (name, entity, version) => logs('logs', name, entity, version),
        async optimizationInfo(model, version) {
            const call = {
                method: 'GET',
                path: endpoints + pathOf `/get-model-optimization-info/${model}/${version}`,
                attempted: 'read the throughput steps of model',
                target: `${model} version ${version}`,
                needs: 'EXECUTE on the model, with USE CATALOG and USE SCHEMA',
            };
            try {
                return readReply(await http.request(call), optimizationSchema);
            }
            catch (thrown) {
                // Which code an unknown model gets is not published; only a route that is not there is told apart.
                const { status, errorCode, serviceMessage } = thrown instanceof errors/* ApiError */.hD ? thrown.call : {};
                if (status === 404 && errorCode !== 'ENDPOINT_NOT_FOUND')
                    return undefined;
                // Models that cannot be optimised are also answered with an error body (4.2).
                if (status === 400)
                    return { optimizable: false, ...saidOf(serviceMessage) };
                throw thrown;
            }
        },
    };
}
/** A part of an endpoint that has a route of its own (R10, R11, R13, R14). */
function part(name, method, last, attempted, body) {
    return { method, path: `${endpoints}${pathOf `/${name}/`}${last}`, body, attempted, target: name, needs: manage };
}
function permissionsCall(id, method) {
    return {
        method,
        path: pathOf `/api/2.0/permissions/serving-endpoints/${id}`,
        attempted: `${method === 'GET' ? 'read' : 'set'} the permissions of endpoint id`,
        target: id,
        needs: 'CAN_MANAGE on the endpoint',
    };
}
/** The write was accepted: an answer that shows no endpoint is no failure, since what counts is read afterwards. */
function toWriteReply(reply) {
    const written = reply.requestId === undefined ? {} : { requestId: reply.requestId };
    try {
        const { name, state } = readReply(reply, identifying);
        return name === undefined || state === undefined ? written : { ...written, endpoint: readReply(reply, liveEndpoint) };
    }
    catch (thrown) {
        if (thrown instanceof errors/* ApiError */.hD)
            return written;
        throw thrown;
    }
}
/** R13 answers a name too, but only an endpoint has a state. */
const identifying = schemas/* object */.Ikc({ name: maybe(replies_text), state: maybe(schemas/* object */.Ikc({})) });
const logsSchema = schemas/* object */.Ikc({ logs: maybe(replies_text) });
const optimizationSchema = schemas/* object */.Ikc({
    optimizable: maybe(flag),
    model_type: maybe(replies_text),
    throughput_chunk_size: maybe(numeric),
    model_unit_chunk_size: maybe(numeric),
    message: maybe(replies_text),
})
    .transform((info) => {
    const { model_type: modelType, throughput_chunk_size: chunk, model_unit_chunk_size: unit } = info;
    return {
        // An absent `optimizable` means no (4.2).
        optimizable: info.optimizable ?? false,
        ...(modelType === undefined ? {} : { modelType }),
        // Nothing is a multiple of 0.
        ...(chunk === undefined || chunk <= 0 ? {} : { throughputChunkSize: chunk }),
        ...(unit === undefined || unit <= 0 ? {} : { modelUnitChunkSize: unit }),
        ...saidOf(info.message),
    };
});
function saidOf(message) {
    const said = oneLine(message ?? '');
    return said === '' ? {} : { said };
}
const levels = ['CAN_VIEW', 'CAN_QUERY', 'CAN_MANAGE'];
const principalNames = ['user_name', 'group_name', 'service_principal_name'];
const permissionsSchema = schemas/* object */.Ikc({
    access_control_list: listOf(schemas/* object */.Ikc({
        user_name: maybe(replies_text),
        group_name: maybe(replies_text),
        service_principal_name: maybe(replies_text),
        all_permissions: listOf(schemas/* object */.Ikc({ permission_level: maybe(replies_text), inherited: maybe(flag) })),
    })),
})
    .transform(({ access_control_list: list }) => list.flatMap((entry) => {
    const field = principalNames.find((name) => entry[name] !== undefined);
    const direct = entry.all_permissions
        .filter(({ inherited }) => inherited !== true)
        .flatMap(({ permission_level: level }) => (level === undefined ? [] : [level]));
    const level = highest(direct);
    return field === undefined || level === undefined ? [] : [{ field, principal: entry[field] ?? '', level }];
}));
/** The strongest level that is known; else the one that came first, with its unknown word. */
function highest(direct) {
    return levels.findLast((level) => direct.includes(level)) ?? direct[0];
}
//# sourceMappingURL=serving.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/user-agent.js
function buildUserAgent({ product, version, authType, inGitHub }) {
    const pairs = [
        [product, version],
        ['node', process.versions.node],
        ['os', process.platform],
    ];
    if (authType !== undefined)
        pairs.push(['auth', authType]);
    if (inGitHub === true)
        pairs.push(['cicd', 'github']);
    return pairs.map(([key, value]) => `${plain(key)}/${plain(value)}`).join(' ');
}
/** Other characters than these become `-` in the SDKs too. */
function plain(text) {
    return text.replace(/[^0-9A-Za-z_.+-]/g, '-');
}
//# sourceMappingURL=user-agent.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/connect.js
/** Puts the room together: host, credentials, connection pool, and the three adapters on one door. */











/** Platform limits and habits: databricks-auth.md 3.1 and 3.2. */
const defaultTuning = {
    connections: 32,
    connectTimeoutMs: 30_000,
    headersTimeoutMs: 60_000,
    bodyTimeoutMs: 60_000,
    maxResponseBytes: 16 * 1024 * 1024,
    backoffBaseMs: 1_000,
    backoffMaxMs: 10_000,
    jitterMs: [50, 750],
    maxRetryAfterMs: 120_000,
    retryBudgetMs: 300_000,
    signInBudgetMs: 60_000,
};
/**
 * Connects to a workspace. Makes no request yet: a wrong credential shows at the first call. Throws `invalid-input`
 * for unusable settings (see `chooseAuth`).
 */
function connectDatabricks(options) {
    const choice = chooseAuth(options);
    const tuning = { ...defaultTuning, ...options.tuning };
    const env = options.env ?? process.env;
    const clock = options.clock ?? system_clock/* systemClock */.m;
    const secrets = createSecretKeeper(options.onSecret ?? (() => undefined));
    const { host, method } = choice;
    const dispatcher = createDispatcher(host, tuning, env);
    // A call that fails because of the closing must not be tried again: its pauses would keep the process alive.
    const closing = new AbortController();
    const signal = options.signal === undefined ? closing.signal : AbortSignal.any([options.signal, closing.signal]);
    // Each call under way listens to it, and many are: what Node would warn of is no leak.
    (0,external_node_events_.setMaxListeners)(0, signal);
    const io = {
        dispatcher,
        clock,
        log: options.log,
        tuning,
        random: options.random ?? Math.random,
        signal,
        reached: { answered: false },
    };
    const agent = { product: options.product ?? 'databricks-endpoints-as-code', version: options.version };
    const redact = (text) => secrets.redact(text);
    let workspaceId = choice.workspaceId;
    const credentials = method.create(choice.settings, {
        host,
        clock,
        log: options.log,
        addSecret: (value) => {
            secrets.add(value);
        },
        foundWorkspaceId: (id) => {
            workspaceId ??= id;
        },
        signIn: createSignInClient({
            io,
            userAgent: buildUserAgent(agent),
            caller: { host, authType: method.name, redact },
            origins: [host],
            budgetMs: tuning.signInBudgetMs,
        }),
    });
    const http = createHttp({
        host,
        credentials,
        io,
        userAgent: buildUserAgent({ ...agent, authType: method.name, inGitHub: env.GITHUB_ACTIONS === 'true' }),
        workspaceId: () => workspaceId,
        redact,
        retryBudgetMs: tuning.retryBudgetMs,
    });
    return {
        serving: createServingApi(http),
        catalog: createCatalog(http),
        identity: createIdentity(http),
        authType: method.name,
        host,
        close: () => {
            closing.abort();
            return dispatcher.destroy();
        },
    };
}
//# sourceMappingURL=connect.js.map
// EXTERNAL MODULE: ./lib/src/shell/version.js
var version = __webpack_require__(7147);
;// CONCATENATED MODULE: ./lib/src/shell/workspace.js



/** Connects, does the work, disconnects. Throws `EndpointsError`. */
async function withWorkspace({ settings, log, redactor, onSecret, signal }, work) {
    const databricks = connectDatabricks({
        ...settings.workspace,
        log,
        version: version/* version */.r,
        signal,
        onSecret: (value) => {
            redactor.add(value);
            onSecret(value);
        },
    });
    log.info(`Workspace ${databricks.host}, signed in by ${databricks.authType}.`);
    try {
        const { host, serving, catalog, identity } = databricks;
        return await work({
            host,
            serving,
            catalog,
            identity,
            onLive: (live, literals) => {
                for (const value of hiddenValuesOf(live))
                    if (!literals.has(value))
                        redactor.add(value);
            },
        });
    }
    finally {
        await databricks.close();
    }
}
//# sourceMappingURL=workspace.js.map

/***/ }),

/***/ 7046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** Real time. */
const systemClock = {
    now: () => Date.now(),
    async sleep(milliseconds, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, signal === undefined ? {} : { signal });
        }
        catch (thrown) {
            if (signal?.aborted !== true)
                throw thrown;
        }
    },
};
//# sourceMappingURL=system-clock.js.map

/***/ })

};
