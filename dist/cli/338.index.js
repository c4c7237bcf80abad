export const id = 338;
export const ids = [338];
export const modules = {

/***/ 1826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ isOutcomeUnknown),
/* harmony export */   Jz: () => (/* binding */ isRateLimited),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   dh: () => (/* binding */ isConflict),
/* harmony export */   f0: () => (/* binding */ hasNoAccessControl),
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
/** Refused for the rate of requests: nothing was done. */
function isRateLimited(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && (error.call.status === 429 || error.call.errorCode === 'REQUEST_LIMIT_EXCEEDED');
}
/** The workspace has no access control (1.4): nobody has grants there, and none can be given. */
function hasNoAccessControl(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && error.call.status === 404 && error.call.errorCode === 'FEATURE_DISABLED';
}
/** A write that may have taken effect although it was not answered well: read back before repeating it. */
function isOutcomeUnknown(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD && error.call.outcomeUnknown === true;
}
//# sourceMappingURL=api-outcomes.js.map

/***/ }),

/***/ 194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ isSecretReference),
/* harmony export */   kA: () => (/* binding */ hiddenValuesOf),
/* harmony export */   oW: () => (/* binding */ secrecyOf)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _fields_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1406);
/** Which values of an endpoint are secrets, and of what class: the table of fields marks them; names tell for the rest. */


/** Names of what gives access, in blocks of providers yet to come and in environment variables. */
const credentialName = /(?:key|key_id|token|secret|passw(?:or)?d|credentials?|authorization|_plaintext)$/i;
/** The class of a field's values; `undefined` for what may be shown. `field` is absent for what the table does not know. */
function secrecyOf(field, name) {
    if (field?.credential === true)
        return 'credential';
    if (field?.hiddenWhenLive === true)
        return 'value';
    if (name === 'environment_vars')
        return 'value';
    return field === undefined && credentialName.test(name) ? 'credential' : undefined;
}
/** `{{secrets/scope/key}}`, the whole value (C12). */
function isSecretReference(value) {
    return typeof value === 'string' && /^\{\{\s*secrets\/[^/{}\s]+\/[^/{}\s]+\s*\}\}$/.test(value.trim());
}
/**
 * Values of a live endpoint that a report must not show, with their class: environment variables and credentials that
 * are not secret references. Which of the former stand in the manifest anyway is for the caller to say.
 */
function hiddenValuesOf(live) {
    const found = new Map();
    for (const config of [live.config, live.pendingConfig])
        if (config !== undefined)
            collect(config.document, { field: _fields_config_js__WEBPACK_IMPORTED_MODULE_0__/* .configField */ .J, name: 'config' }, found);
    return found;
}
function collect(value, { field, name, secrecy: around }, found) {
    const secrecy = secrecyOf(field, name) ?? around;
    if (Array.isArray(value)) {
        const item = field?.type === 'entity-list' || field?.type === 'keyed-list' ? field.item : undefined;
        for (const each of value)
            if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(each))
                collectMembers(each, { field: item, name, secrecy }, found);
        return;
    }
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value)) {
        collectMembers(value, { field, name, secrecy }, found);
        return;
    }
    const shown = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value);
    if (secrecy === undefined || shown === '' || isSecretReference(shown))
        return;
    // The name of a variable may say that it is more than a setting.
    const kind = secrecy === 'credential' || credentialName.test(name) ? 'credential' : 'value';
    if (found.get(shown) !== 'credential')
        found.set(shown, kind);
}
function collectMembers(block, { field, secrecy }, found) {
    const rows = field?.type === 'object' ? field.fields : {};
    for (const [name, value] of Object.entries(block)) {
        const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
        collect(value, { field: row, name, secrecy }, found);
    }
}
//# sourceMappingURL=secrecy.js.map

/***/ }),

/***/ 6338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ withWorkspace)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/redactor.js
var src_redactor = __webpack_require__(3968);
// EXTERNAL MODULE: ./lib/src/system-clock.js
var system_clock = __webpack_require__(7046);
// EXTERNAL MODULE: ./lib/node_modules/undici/bundled.js
var bundled = __webpack_require__(6100);
;// CONCATENATED MODULE: ./lib/src/network/proxy-failure.js
/** The way to the proxy, or the proxy's own answer, is what failed: nothing has reached the service. */
class ProxyFailure extends Error {
    proxy;
    status;
    constructor(
    /** Without credentials. */
    proxy, 
    /** What the proxy answered; absent where it did not. */
    status, cause) {
        super(status === undefined ? `no connection to the proxy ${proxy}` : `the proxy ${proxy} answered ${status}`, { cause });
        this.proxy = proxy;
        this.status = status;
        this.name = 'ProxyFailure';
    }
}
//# sourceMappingURL=proxy-failure.js.map
// EXTERNAL MODULE: ./lib/src/network/proxies.js
var proxies = __webpack_require__(1447);
;// CONCATENATED MODULE: ./lib/src/network/dispatcher.js



/**
 * Kept-alive connections to any number of hosts, each through the proxy that the environment names for it. Every room
 * that speaks to a network gets its dispatcher here. Throws `invalid-input` for a proxy that is no address.
 */
function createDispatcher(tuning, env) {
    return new RoutedDispatcher(tuning, (0,proxies/* readProxies */.rq)(env));
}
class RoutedDispatcher extends bundled.Dispatcher {
    #tuning;
    #proxies;
    #agents = new Map();
    constructor(tuning, proxies) {
        super();
        this.#tuning = tuning;
        this.#proxies = proxies;
    }
    dispatch(options, handler) {
        const proxy = (0,proxies/* proxyFor */.iJ)(new URL(options.origin ?? ''), this.#proxies);
        let agent = this.#agents.get(proxy);
        if (agent === undefined) {
            agent = proxy === undefined ? new bundled.Agent(optionsOf(this.#tuning)) : createProxyAgent(proxy, this.#tuning);
            this.#agents.set(proxy, agent);
        }
        return agent.dispatch(options, handler);
    }
    close(callback) {
        return settle([...this.#agents.values()].map((agent) => agent.close()), callback);
    }
    destroy(first, second) {
        const [error, callback] = typeof first === 'function' ? [null, first] : [first ?? null, second];
        return settle([...this.#agents.values()].map((agent) => agent.destroy(error)), callback);
    }
}
function settle(endings, callback) {
    const all = Promise.all(endings).then(() => undefined);
    if (callback === undefined)
        return all;
    void all.then(callback);
}
function optionsOf(tuning) {
    return {
        connections: tuning.connections,
        connect: { timeout: tuning.connectTimeoutMs },
        headersTimeout: tuning.headersTimeoutMs,
        bodyTimeout: tuning.bodyTimeoutMs,
        maxResponseSize: tuning.maxResponseBytes,
    };
}
function createProxyAgent({ origin, authorization }, tuning) {
    const connector = { timeout: tuning.connectTimeoutMs };
    return new bundled.ProxyAgent({
        ...optionsOf(tuning),
        uri: origin,
        ...(authorization === undefined ? {} : { token: authorization }),
        requestTls: connector,
        proxyTls: connector,
        clientFactory: (url, options) => createTunneller(origin, new bundled.Pool(url, { ...options, headersTimeout: tuning.connectTimeoutMs })),
    });
}
/** Makes of whatever goes wrong before the tunnel stands a `ProxyFailure`; undici would try some of it again for ever. */
function createTunneller(proxy, pool) {
    const connect = pool.connect.bind(pool);
    const tunnel = async (options) => {
        let answer;
        try {
            answer = await connect(options);
        }
        catch (cause) {
            throw new ProxyFailure(proxy, undefined, cause);
        }
        if (answer.statusCode === 200)
            return answer;
        answer.socket.on('error', () => undefined).destroy();
        throw new ProxyFailure(proxy, answer.statusCode);
    };
    return Object.assign(pool, { connect: tunnel });
}
//# sourceMappingURL=dispatcher.js.map
// EXTERNAL MODULE: ./lib/src/network/loopback.js
var loopback = __webpack_require__(6922);
;// CONCATENATED MODULE: ./lib/src/databricks/host.js



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
    if (url.protocol === 'http:' && !(0,loopback/* isLoopback */.U)(url.hostname)) {
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
    return new errors/* EndpointsError */.Ju('invalid-input', `The Databricks host \`${host}\` cannot be used: it is an account console, which serves no endpoints.`, {
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
        throw new errors/* EndpointsError */.Ju('invalid-input', 'The Databricks host is a token, not an address.', {
            hint: 'Check whether `databricks-host` and `databricks-token` are exchanged. Revoke the token if it was logged anywhere.',
        });
    }
    if (url.username !== '' || url.password !== '') {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'The Databricks host holds a user name or password.', {
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
    return new errors/* EndpointsError */.Ju('invalid-input', `The Databricks host${shown} cannot be used: ${why}.`, {
        hint: hint ?? 'Give the URL of the workspace, such as `https://adb-1234.5.azuredatabricks.net`.',
        cause,
    });
}
//# sourceMappingURL=host.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/auth/azure-clouds.js
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
        throw new errors/* EndpointsError */.Ju('invalid-input', 'ARM_ENVIRONMENT names no cloud of Azure.', {
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
    if (url !== undefined && url.protocol === 'http:' && ((0,loopback/* isLoopback */.U)(url.hostname) || /^169\.254\.\d+\.\d+$/.test(url.hostname)))
        return url.origin;
    throw new errors/* EndpointsError */.Ju('invalid-input', 'IDENTITY_ENDPOINT is no address of this machine.', {
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
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./lib/src/databricks/fault.js
/** Reads a refusal in whatever form it came (databricks-auth.md 4.1), without judging it. */

const longestMessage = 1200;
/** Where the words of a web page are looked for: the search for its end costs the square of what it looks through. */
const longestPage = 16_000;
const textCode = /^([A-Z_]+): (.*)$/s;
const reqId = /\[ReqId: ?([^\]]{1,100})\]/;
/** Parses a refusal; never throws, whatever the body holds. `redact` sees every text before it is cut: half a secret is none it knows. */
function parseFault(reply, redact = (text) => text) {
    const phrase = headerOf(reply, 'x-databricks-reason-phrase') ?? external_node_http_.STATUS_CODES[reply.status] ?? '';
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
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
    if (url !== undefined && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && (0,loopback/* isLoopback */.U)(url.hostname))))
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
    const shown = `file "${oneLine(path)}"`;
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
        return oneLine(texts.join(', ')).slice(0, 300);
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
;// CONCATENATED MODULE: ./lib/src/databricks/retry.js
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
    }), { hint: hintFor(fault, call, caller) });
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
/** The error for a redirect of `origin`, which is never followed (databricks-auth.md 3.4). */
function redirectError(call, reply, caller, origin = caller.host) {
    const location = headerOf(reply, 'location');
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
    if (status === 429 || status >= 500 || (status >= 300 && status < 400) || (fault !== undefined && isNetworkFault(fault)))
        return reply.error();
    if (status < 300)
        return reply.error(`unexpected answer ${status}`, { code: 'authentication' });
    const said = readRefusal(reply);
    if (said.code === undefined && said.words === undefined) {
        return reply.error(`${reply.status} — ${oneLine(reply.text).slice(0, 300)}`, {
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
        return typeof value === 'string' && value !== '' ? oneLine(value) : undefined;
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
    const more = typeof page === 'string' && page.startsWith('https://') ? ` (${oneLine(page).slice(0, 200)})` : '';
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
    const cloud = cloudOf({ ...settings, host }, metadata?.cloud);
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
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && (0,loopback/* isLoopback */.U)(url.hostname)))
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
            explain: (reply, { code, line }) => reply.error(line, { code: 'authentication', ...(code === undefined ? {} : { errorCode: code }), hint: oauth_m2m_hintFor(code) }),
        });
        return renewedCredentials('oauth-m2m', context, { tokens: [bearer(fetch)] });
    },
};
function oauth_m2m_hintFor(code) {
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
    const address = byResource ? { host: '' } : parseWorkspaceAddress(settings.host ?? '');
    const method = settings.authType === undefined ? detect(settings) : named(settings.authType);
    if (byResource && method.findHost === undefined)
        parseWorkspaceAddress('');
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
;// CONCATENATED MODULE: ./lib/src/databricks/auth/host-facts.js
/** What a host says of itself without being asked who asks (databricks-auth.md 1.4). A convenience: it may say nothing. */


/** A host that does not answer must not hold up the run. */
const host_facts_probe = { timeoutMs: 5_000, attempts: 2 };
/** Reads them when first asked, and once. */
function createHostFacts(options) {
    let pending;
    return {
        read: () => {
            pending ??= readFacts(options);
            return pending;
        },
    };
}
async function readFacts({ host, signIn, log, onWorkspaceId }) {
    let body;
    try {
        const reply = await signIn.ask({ attempted: 'read the metadata of', method: 'GET', url: `${host}/.well-known/databricks-config`, probe: host_facts_probe });
        if (reply.status === 200)
            body = reply.body;
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* EndpointsError */.Ju))
            throw thrown;
        log.debug(`No host metadata: ${thrown.message}`);
    }
    if (body === undefined)
        return undefined;
    if (body.host_type === 'account')
        throw accountConsoleError(host);
    const workspaceId = host_facts_textOf(body.workspace_id);
    if (workspaceId !== undefined && /^\d{1,30}$/.test(workspaceId))
        onWorkspaceId(workspaceId);
    const audiences = body.token_federation_default_oidc_audiences;
    return {
        ...pick('workspaceId', workspaceId),
        ...pick('accountId', host_facts_textOf(body.account_id)),
        ...pick('cloud', host_facts_textOf(body.cloud)),
        ...pick('hostType', host_facts_textOf(body.host_type)),
        ...pick('oidcEndpoint', host_facts_textOf(body.oidc_endpoint)),
        audiences: Array.isArray(audiences) ? audiences.filter((value) => host_facts_textOf(value) !== undefined) : [],
    };
}
function pick(name, value) {
    return (value === undefined ? {} : { [name]: value });
}
function host_facts_textOf(value) {
    return typeof value === 'string' && value !== '' && value.length <= 1000 ? value : undefined;
}
//# sourceMappingURL=host-facts.js.map
;// CONCATENATED MODULE: ./lib/src/network/failures.js
/** Broken requests, sorted by how far they came, in words that say what to change. */

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH', 'EHOSTUNREACH']);
/** What OpenSSL says of an answer that is no TLS at all, as a port that speaks plain HTTP gives it. */
const noTls = /wrong version number|packet length too long|unknown protocol|http request/i;
const certificateCode = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/;
/**
 * Explains what was thrown by undici (for `fetch`, its cause). Sorted by code and name, not by class: errors of Node
 * itself may come from another realm.
 */
function explainFailure(thrown) {
    if (thrown instanceof ProxyFailure)
        return explainProxy(thrown);
    const { name = 'Error', message: said = String(thrown), syscall, code: given } = thrown;
    const code = typeof given === 'string' ? given : name;
    if (name === 'TimeoutError')
        return { kind: 'unclear', reason: code, message: 'no answer in time' };
    if (neverSent.has(code) || syscall === 'connect' || syscall === 'getaddrinfo') {
        return { kind: 'before-write', reason: code, message: describe(code, said) };
    }
    if ((code === 'EPROTO' || code.startsWith('ERR_SSL_')) && noTls.test(`${code.replaceAll('_', ' ')} ${said}`)) {
        const advice = 'Check the port and the scheme of the address, and of HTTPS_PROXY if one is set.';
        return { kind: 'fatal', reason: code, message: `the server does not speak TLS; is this a plain http address? (${code})`, advice };
    }
    if (certificateCode.test(code)) {
        return { kind: 'fatal', reason: code, message: `the TLS certificate was not accepted (${code}: ${said.slice(0, 300)})`, advice: certificateAdvice(code) };
    }
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
        return { kind: 'fatal', reason: code, message: 'the answer is larger than allowed', sent: true };
    if (code === 'UND_ERR_INVALID_ARG')
        return { kind: 'fatal', reason: code, message: 'the request could not be formed' };
    return { kind: 'unclear', reason: code, message: describe(code, said) };
}
function certificateAdvice(code) {
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
        return 'The certificate is for another host name. Check the address.';
    if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
        return 'Renew the certificate of the server or proxy, and check the clock of the runner.';
    return 'If the network uses a certificate authority of its own, set NODE_EXTRA_CA_CERTS to the path of its PEM file in the `env` of the job.';
}
const proxyVariables = 'HTTPS_PROXY (or HTTP_PROXY, in either case)';
function explainProxy({ proxy, status, cause }) {
    if (status === undefined) {
        const { kind, reason, message, advice } = explainFailure(cause);
        return {
            kind: kind === 'fatal' ? 'fatal' : 'before-write',
            reason,
            message: `the proxy ${proxy} cannot be used: ${message}`,
            advice: advice ?? `Check ${proxyVariables}. Hosts that need no proxy go into NO_PROXY.`,
        };
    }
    const words = `the proxy ${proxy} refused the connection (${status})`;
    if (status === 407) {
        return { kind: 'fatal', reason: 'PROXY_407', message: words, advice: `It wants credentials: write ${proxyVariables} as \`http://user:password@host:port\`, from a secret.` };
    }
    // A proxy that is busy, or cannot reach the host just now, may do so later.
    const passing = status >= 500 || status === 429;
    return { kind: passing ? 'before-write' : 'fatal', reason: `PROXY_${status}`, message: words, advice: 'Ask for the host to be allowed there, or list it in NO_PROXY if the runner reaches it directly.' };
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
//# sourceMappingURL=failures.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/transport.js

/** A request that got no whole answer. */
class TransportFailure extends Error {
    kind;
    reason;
    sent;
    advice;
    constructor(kind, 
    /** Code of the failure, such as `ECONNRESET`. */
    reason, message, cause, 
    /** The request may have reached the service. */
    sent = kind === 'unclear', 
    /** What to change, where it does not depend on who was asked. */
    advice) {
        super(message, { cause });
        this.kind = kind;
        this.reason = reason;
        this.sent = sent;
        this.advice = advice;
        this.name = 'TransportFailure';
    }
}
/** Sends once and reads the whole body as text. Redirects are not followed. Throws `TransportFailure`. */
async function send(dispatcher, request) {
    // What waited at the brake, or for a token, when the run ended.
    if (request.signal?.aborted === true)
        throw cancelled({ reason: 'AbortError', sent: false });
    const url = new URL(request.url);
    const end = limitTime(request);
    try {
        const reply = await dispatcher.request({
            origin: url.origin,
            path: url.pathname + url.search,
            method: request.method,
            headers: request.headers,
            body: request.body ?? null,
            signal: end.signal,
        });
        return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() };
    }
    catch (thrown) {
        throw toFailure(end.timedOut() ? new DOMException('', 'TimeoutError') : thrown, request);
    }
    finally {
        end.release();
    }
}
/**
 * A signal for the time-out and the caller's own. Not `AbortSignal.any`, which leaves something behind on the caller's
 * for every request of a run that polls for hours.
 */
function limitTime({ timeoutMs, signal }) {
    const controller = new AbortController();
    let late = false;
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => {
        late = true;
        controller.abort();
    }, timeoutMs);
    const onAbort = () => { controller.abort(); };
    if (signal?.aborted === true)
        onAbort();
    signal?.addEventListener('abort', onAbort);
    return {
        signal: controller.signal,
        timedOut: () => late,
        release: () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', onAbort);
        },
    };
}
function toFailure(thrown, request) {
    const { kind, reason, message, advice, sent } = explainFailure(thrown);
    if (request.signal?.aborted === true)
        return cancelled({ reason, sent: kind !== 'before-write', cause: thrown });
    return new TransportFailure(kind, reason, message, thrown, sent ?? kind === 'unclear', advice);
}
function cancelled({ reason, sent, cause }) {
    return new TransportFailure('fatal', reason, 'the run was cancelled', cause, sent);
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
    const brake = plan.safety === 'token' ? undefined : io.brake;
    let leave = await brake?.enter();
    // What others have brought upon all calls is not counted.
    const purse = createPurse(io, plan);
    let shaken = false;
    for (let attempt = 1;; attempt += 1) {
        let outcome = {};
        let wait = 0;
        try {
            const request = await plan.build();
            outcome = await attemptOnce(io, { timeoutMs: io.tuning.requestTimeoutMs, ...request, signal: io.signal });
            wait = delayBefore(attempt, io.tuning, { retryAfterMs: askedDelay(outcome, io.clock.now()), random: io.random() });
        }
        finally {
            leave?.(isLimit(outcome.fault) ? wait : undefined);
        }
        if (!worthRepeating(plan.safety, outcome))
            return exchange_settle(outcome, shaken);
        const unknown = outcome.failure?.reason === 'ENOTFOUND' && io.reached?.answered !== true;
        const attempts = Math.min(plan.maxAttempts ?? Infinity, unknown ? unknownHostAttempts : Infinity);
        if (attempt >= attempts || !purse.affords(wait, outcome))
            return exchange_settle(outcome, shaken);
        shaken ||= (outcome.fault?.status ?? 0) >= 500 || outcome.failure?.sent === true;
        io.log.info(`${reasonText(outcome, plan.service)}: waiting ${seconds(wait)} s before trying again to ${plan.describe} (attempt ${attempt + 1}).`);
        // Where all calls wait, this one waits at the brake like the others.
        if (brake === undefined || !isLimit(outcome.fault))
            await io.clock.sleep(wait, io.signal);
        leave = await brake?.enter();
        if (io.signal?.aborted !== true)
            continue;
        leave?.(undefined);
        return exchange_settle(outcome, shaken);
    }
}
/** What a call may spend. A write refused for its rate has a purse of its own: nothing of it was done, and its turn comes. */
function createPurse({ clock, tuning }, { safety, budgetMs }) {
    const start = clock.now();
    let limited = 0;
    return {
        affords(wait, { fault }) {
            if (isWrite(safety) && isLimit(fault)) {
                limited += wait;
                return limited <= tuning.limitBudgetMs;
            }
            return clock.now() - start - limited + wait <= budgetMs;
        },
    };
}
async function attemptOnce(io, request) {
    const began = io.clock.now();
    const label = `${request.method} ${request.url}`;
    try {
        const reply = await send(io.dispatcher, request);
        if (io.reached !== undefined)
            io.reached.answered = true;
        const fault = reply.status >= 400 ? parseFault(reply, io.redact) : undefined;
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
function exchange_settle({ reply, fault, failure }, shaken) {
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
function reasonText({ fault, failure }, service = 'Databricks') {
    if (failure !== undefined)
        return `No answer from ${service}, ${failure.message}`;
    return `${service} answered ${fault?.status ?? ''}${fault?.code === undefined || fault.code === 'UNKNOWN' ? '' : ` ${fault.code}`}`;
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
            if (call.anonymous !== true && !options.origins.includes(url.origin)) {
                throw replyError(description, `credentials are not sent to ${url.origin}`, {
                    code: 'authentication',
                    hint: `Only ${options.origins.join(', ')} may be asked to sign in. Check \`databricks-host\`.`,
                });
            }
            const outcome = await sign_in_send(options, call, description);
            const fault = outcome.fault;
            const location = headerOf(outcome.reply, 'location');
            return {
                status: outcome.reply.status,
                text: options.caller.redact(outcome.reply.text),
                // A refusal is only told; what is granted is a secret itself.
                body: parseObject(outcome.reply.text, fault === undefined ? undefined : options.caller.redact),
                ...(fault === undefined ? {} : { fault }),
                ...(location === undefined ? {} : { location }),
                error: (problem, extra = {}) => {
                    if (problem === undefined && fault !== undefined)
                        return faultError(description, fault, options.caller);
                    const status = outcome.reply.status;
                    if (problem === undefined && status >= 300)
                        return redirectError(description, outcome.reply, options.caller, url.origin);
                    const { hint, ...more } = extra;
                    const shown = hint === undefined ? {} : { hint: options.caller.redact(hint) };
                    return replyError(description, options.caller.redact(problem ?? `unexpected answer ${status}`), { status, ...more, ...shown });
                },
            };
        },
    };
}
async function sign_in_send(options, call, description) {
    try {
        return await exchange(options.ioTo(description.target), {
            safety: 'token',
            budgetMs: options.budgetMs,
            ...(description.target === options.caller.host ? {} : { service: new URL(description.target).host }),
            describe: `${call.attempted} \`${description.target}\``,
            ...(call.probe === undefined ? {} : { maxAttempts: call.probe.attempts }),
            build: () => ({
                method: call.method,
                url: call.url,
                headers: { accept: 'application/json', 'user-agent': options.userAgent, ...call.headers },
                ...(call.body === undefined ? {} : { body: call.body }),
                timeoutMs: call.probe?.timeoutMs ?? options.budgetMs,
            }),
        });
    }
    catch (thrown) {
        throw thrown instanceof TransportFailure ? unreached(description, thrown, options.caller) : thrown;
    }
}
/** What to check is the workspace's address only where the workspace itself was asked. */
function unreached(description, failure, caller) {
    const error = transportError(description, failure, caller);
    if (failure.kind !== 'before-write' || failure.advice !== undefined || description.target === caller.host)
        return error;
    const hint = `The runner has to reach ${description.target}: check its network, HTTPS_PROXY and NO_PROXY.`;
    return new errors/* ApiError */.hD(error.code, error.message, error.call, { hint, cause: failure });
}
function parseObject(text, redact = (said) => said) {
    try {
        const value = JSON.parse(text, (_key, item) => (typeof item === 'string' ? redact(item) : item));
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? value
            : undefined;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=sign-in.js.map
;// CONCATENATED MODULE: ./lib/src/databricks/brake.js
/**
 * Makes the brake. When its time is over, one call goes first; the others follow when that one was taken. Ends all
 * waits when the run is cancelled.
 */
function createBrake(clock, signal) {
    let until = 0;
    let pressed = false;
    let scout;
    function press(forMs) {
        pressed = true;
        until = Math.max(until, clock.now() + forMs);
    }
    function sendScout() {
        let back = () => undefined;
        scout = new Promise((resolve) => (back = resolve));
        return (refusedForMs) => {
            scout = undefined;
            if (refusedForMs !== undefined)
                press(refusedForMs);
            // A refusal that came meanwhile, of a call that was under way before, keeps its time.
            else if (until <= clock.now())
                pressed = false;
            back();
        };
    }
    return {
        async enter() {
            while (pressed && !signal.aborted) {
                const left = until - clock.now();
                if (left > 0)
                    await clock.sleep(left, signal);
                else if (scout === undefined)
                    return sendScout();
                else
                    await scout;
            }
            return (refusedForMs) => {
                if (refusedForMs !== undefined)
                    press(refusedForMs);
            };
        },
    };
}
//# sourceMappingURL=brake.js.map
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
    // `URL` folds dot segments away, so that `..` would address another object. Half a character has no encoding.
    if (value === '' || value === '.' || value === '..' || /\p{Cs}/u.test(value)) {
        throw new errors/* EndpointsError */.Ju('invalid-input', `${JSON.stringify(value)} is not a name that Databricks can be asked for.`);
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
/** Without members that are null; a copy where there were some. Keys such as `__proto__` stay plain keys. */
function tidyObject(value, depth = 0) {
    // Most replies have no nulls, and parts of a reply come here more than once: nothing is copied without need.
    if (isTidy(value, depth))
        return value;
    const kept = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
    return Object.fromEntries(kept.map(([name, member]) => [name, replies_tidy(member, depth + 1)]));
}
function isTidy(value, depth) {
    if (depth > deepest)
        throw new RangeError('is nested too deeply');
    if (Array.isArray(value))
        return value.every((item) => isTidy(item, depth + 1));
    return !replies_isObject(value) || Object.keys(value).every((name) => value[name] != null && isTidy(value[name], depth + 1));
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
/** Far beyond the versions a model can have: a thousand to a page. */
const mostPages = 1000;
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
        for (;;) {
            const call = get(unity + pathOf `/${model}/versions`, 'list the versions of model', model, {
                max_results: 1000,
                page_token: token,
            });
            const reply = await unlessMissing(http.request(call));
            if (reply === undefined)
                return undefined;
            const page = readReply(reply, versionsSchema);
            found.push(...page.model_versions);
            token = page.next_page_token ?? '';
            if (token === '')
                return found;
            if (seen.has(token))
                throw replyError(reply.call, 'the list of pages leads back to a page already read');
            seen.add(token);
            if (seen.size >= mostPages)
                throw replyError(reply.call, `the list has more than ${mostPages} pages`);
        }
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
        origin: originOf(reply, entities),
        state: reply.state ?? { ready: '' },
        tags: reply.tags,
    };
}
/**
 * Pay-per-token models and tiles of other products belong to Databricks (1.1 R2, 2.1). A foundation model that
 * somebody created an endpoint for is theirs: only entities of an endpoint without a creator count.
 */
function originOf(reply, entities) {
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
    // What is asked at once is bounded by `parallelism`; this keeps a slip of it from using up the machine's sockets.
    connections: 256,
    connectTimeoutMs: 30_000,
    headersTimeoutMs: 60_000,
    bodyTimeoutMs: 60_000,
    maxResponseBytes: 16 * 1024 * 1024,
    backoffBaseMs: 1_000,
    backoffMaxMs: 10_000,
    jitterMs: [50, 750],
    // The window over which the platform counts writes (C26): no limit asks for more.
    maxRetryAfterMs: 300_000,
    requestTimeoutMs: 180_000,
    limitBudgetMs: 30 * 60_000,
    retryBudgetMs: 300_000,
    signInBudgetMs: 60_000,
};
/**
 * Connects to a workspace. Makes no request yet: a wrong credential shows at the first call. Throws `invalid-input`
 * for unusable settings (see `chooseAuth`). A workspace that is named by its Azure resource id alone has to be looked
 * up before, by `findWorkspace`.
 */
function connectDatabricks(options) {
    const choice = chooseAuth(options);
    const { host, method, settings } = choice;
    if (host === '')
        throw new errors/* EndpointsError */.Ju('internal-error', 'The workspace was not looked up.', { origin: 'tool' });
    const line = openLine(options, choice);
    const { io, context, agent } = line;
    const http = createHttp({
        host,
        credentials: method.create(settings, context),
        io,
        userAgent: buildUserAgent({ ...agent, authType: method.name, inGitHub: line.env.GITHUB_ACTIONS === 'true' }),
        workspaceId: line.workspaceId,
        redact: line.redact,
        retryBudgetMs: line.tuning.retryBudgetMs,
    });
    return {
        serving: createServingApi(http),
        catalog: createCatalog(http),
        identity: createIdentity(http),
        authType: method.name,
        host,
        close: line.close,
    };
}
/** The settings with their host; asks Azure for it where only the workspace's resource id is known. Throws `EndpointsError`. */
async function findWorkspace(options) {
    const choice = chooseAuth(options);
    if (choice.host !== '' || choice.method.findHost === undefined)
        return options;
    const line = openLine(options, choice);
    try {
        return { ...options, host: await choice.method.findHost(choice.settings, line.context) };
    }
    finally {
        await line.close();
    }
}
function openLine(options, { host, method, settings, ...choice }) {
    const tuning = { ...defaultTuning, ...options.tuning };
    const env = options.env ?? process.env;
    const clock = options.clock ?? system_clock/* systemClock */.m;
    const redactor = options.redactor ?? (0,src_redactor/* createRedactor */.l)();
    const told = new Set();
    const addSecret = (value) => {
        if (value === '' || told.has(value))
            return;
        told.add(value);
        redactor.add(value);
        options.onSecret?.(value);
    };
    for (const secret of (0,proxies/* proxySecrets */.Wm)(env))
        addSecret(secret);
    // A call that fails because of the closing must not be tried again: its pauses would keep the process alive.
    const closing = new AbortController();
    const signal = options.signal === undefined ? closing.signal : AbortSignal.any([options.signal, closing.signal]);
    // Each call under way listens to it, and many are: what Node would warn of is no leak.
    (0,external_node_events_.setMaxListeners)(0, signal);
    const authorities = { ...authoritiesOf({ ...settings, host }), ...options.authorities };
    const dispatcher = createDispatcher(tuning, env);
    // No proxy reaches the machine's own link.
    const link = createDispatcher(tuning, {});
    const redact = (text) => redactor.redact(text);
    const io = {
        dispatcher,
        clock,
        log: options.log,
        tuning,
        random: options.random ?? Math.random,
        signal,
        reached: { answered: false },
        brake: createBrake(clock, signal),
        redact,
    };
    const agent = { product: options.product ?? 'databricks-endpoints-as-code', version: options.version };
    const { entra, arm, metadata } = authorities;
    const gitHub = method.needs.includes('idTokenUrl') ? [new URL(settings.idTokenUrl ?? '').origin] : [];
    const signIn = createSignInClient({
        // Whether the workspace was ever reached is told by its own answers alone.
        ioTo: (origin) => (origin === host ? io : { ...io, dispatcher: origin === metadata ? link : dispatcher, reached: { answered: false } }),
        userAgent: buildUserAgent(agent),
        caller: { host, authType: method.name, redact },
        origins: [...(host === '' ? [] : [host]), ...gitHub, ...(method.azure === true ? [entra, arm, metadata] : [])],
        budgetMs: tuning.signInBudgetMs,
    });
    let workspaceId = choice.workspaceId;
    const facts = createHostFacts({
        host,
        signIn,
        log: options.log,
        onWorkspaceId: (id) => {
            workspaceId ??= id;
        },
    });
    return {
        io,
        tuning,
        env,
        agent,
        redact,
        workspaceId: () => workspaceId,
        context: {
            host,
            facts,
            authorities,
            signIn,
            clock,
            log: options.log,
            addSecret,
            variable: (name) => env[name],
        },
        close: async () => {
            closing.abort();
            await Promise.all([dispatcher.destroy(), link.destroy()]);
        },
    };
}
//# sourceMappingURL=connect.js.map
// EXTERNAL MODULE: ./lib/src/endpoint/secrecy.js
var secrecy = __webpack_require__(194);
;// CONCATENATED MODULE: ./lib/src/shell/redacted-serving.js
/**
 * The workspace with everything redacted that it says in words: logs, messages of rollouts and why a model cannot be optimized. Reports cut them, and
 * half a secret is none that can be found later. Documents stay as they are, since they are compared.
 */
function redactedServing(serving, redactor) {
    const clean = (text) => redactor.redact(text);
    const cleanConfig = (config) => ({ ...config, entities: config.entities.map((entity) => ({ ...entity, message: clean(entity.message) })) });
    const cleanLive = (live) => ({
        ...live,
        ...(live.config === undefined ? {} : { config: cleanConfig(live.config) }),
        ...(live.pendingConfig === undefined ? {} : { pendingConfig: cleanConfig(live.pendingConfig) }),
    });
    const cleanReply = (reply) => (reply.endpoint === undefined ? reply : { ...reply, endpoint: cleanLive(reply.endpoint) });
    return {
        ...serving,
        async get(name) {
            const live = await serving.get(name);
            return live === undefined ? undefined : cleanLive(live);
        },
        create: async (...call) => cleanReply(await serving.create(...call)),
        updateConfig: async (...call) => cleanReply(await serving.updateConfig(...call)),
        patchTags: async (...call) => cleanReply(await serving.patchTags(...call)),
        putAiGateway: async (...call) => cleanReply(await serving.putAiGateway(...call)),
        patchNotifications: async (...call) => cleanReply(await serving.patchNotifications(...call)),
        patchTelemetry: async (...call) => cleanReply(await serving.patchTelemetry(...call)),
        putPermissions: async (...call) => cleanReply(await serving.putPermissions(...call)),
        buildLogs: async (...call) => clean(await serving.buildLogs(...call)),
        serverLogs: async (...call) => clean(await serving.serverLogs(...call)),
        async optimizationInfo(...call) {
            const info = await serving.optimizationInfo(...call);
            return info?.said === undefined ? info : { ...info, said: clean(info.said) };
        },
    };
}
//# sourceMappingURL=redacted-serving.js.map
// EXTERNAL MODULE: ./lib/src/shell/version.js
var version = __webpack_require__(7147);
;// CONCATENATED MODULE: ./lib/src/shell/workspace.js




/** Connects, does the work, disconnects. Throws `EndpointsError`. */
async function withWorkspace({ settings, log, redactor, onSecret, signal }, work) {
    const found = await findWorkspace({
        ...settings.workspace,
        log,
        version: version/* version */.r,
        signal,
        redactor,
        onSecret,
    });
    const databricks = connectDatabricks(found);
    log.info(`Workspace ${databricks.host}, signed in by ${databricks.authType}.`);
    try {
        const { host, serving, catalog, identity } = databricks;
        return await work({
            host,
            serving: redactedServing(serving, redactor),
            catalog,
            identity,
            onLive: (live, literals) => {
                for (const [value, kind] of (0,secrecy/* hiddenValuesOf */.kA)(live))
                    if (!literals.has(value))
                        redactor.add(value, kind);
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

/** Timers of Node fire at once beyond this. */
const longestSleepMs = 2 ** 31 - 1;
/** Real time: of day when the process began, and never turned back or forward after that, for waits are measured by it. */
const systemClock = {
    now: () => Math.floor(performance.timeOrigin + performance.now()),
    async sleep(milliseconds, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.min(milliseconds, longestSleepMs), undefined, signal === undefined ? {} : { signal });
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
