export const id = 81;
export const ids = [81,147,282];
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

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDispatcher: () => (/* binding */ createDispatcher)
/* harmony export */ });
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6100);
/* harmony import */ var _proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2744);
/* harmony import */ var _proxies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1447);



/**
 * Kept-alive connections to any number of hosts, each through the proxy that the environment names for it. Every room
 * that speaks to a network gets its dispatcher here. Throws `invalid-input` for a proxy that is no address.
 */
function createDispatcher(tuning, env) {
    return new RoutedDispatcher(tuning, (0,_proxies_js__WEBPACK_IMPORTED_MODULE_2__/* .readProxies */ .rq)(env));
}
class RoutedDispatcher extends undici__WEBPACK_IMPORTED_MODULE_0__.Dispatcher {
    #tuning;
    #proxies;
    #agents = new Map();
    constructor(tuning, proxies) {
        super();
        this.#tuning = tuning;
        this.#proxies = proxies;
    }
    dispatch(options, handler) {
        const proxy = (0,_proxies_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyFor */ .iJ)(new URL(options.origin ?? ''), this.#proxies);
        let agent = this.#agents.get(proxy);
        if (agent === undefined) {
            agent = proxy === undefined ? new undici__WEBPACK_IMPORTED_MODULE_0__.Agent(optionsOf(this.#tuning)) : createProxyAgent(proxy, this.#tuning);
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
    return new undici__WEBPACK_IMPORTED_MODULE_0__.ProxyAgent({
        ...optionsOf(tuning),
        uri: origin,
        ...(authorization === undefined ? {} : { token: authorization }),
        requestTls: connector,
        proxyTls: connector,
        clientFactory: (url, options) => createTunneller(origin, new undici__WEBPACK_IMPORTED_MODULE_0__.Pool(url, { ...options, headersTimeout: tuning.connectTimeoutMs })),
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
            throw new _proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N(proxy, undefined, cause);
        }
        if (answer.statusCode === 200)
            return answer;
        answer.socket.on('error', () => undefined).destroy();
        throw new _proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N(proxy, answer.statusCode);
    };
    return Object.assign(pool, { connect: tunnel });
}
//# sourceMappingURL=dispatcher.js.map

/***/ }),

/***/ 6724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ explainFailure)
/* harmony export */ });
/* harmony import */ var _proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2744);
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
    if (thrown instanceof _proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyFailure */ .N)
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

/***/ }),

/***/ 2744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ ProxyFailure)
/* harmony export */ });
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

/***/ }),

/***/ 7147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   version: () => (/* binding */ version)
/* harmony export */ });
/** The version that user agents and `--version` tell; a test compares it with package.json. */
const version = '0.1.0';
//# sourceMappingURL=version.js.map

/***/ }),

/***/ 9081:
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
// EXTERNAL MODULE: ./lib/src/network/dispatcher.js
var network_dispatcher = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/src/network/proxies.js
var proxies = __webpack_require__(1447);
// EXTERNAL MODULE: ./lib/src/databricks/auth.js + 13 modules
var auth = __webpack_require__(667);
// EXTERNAL MODULE: ./lib/src/databricks/auth/azure-clouds.js
var azure_clouds = __webpack_require__(4282);
// EXTERNAL MODULE: ./lib/src/databricks/host.js
var databricks_host = __webpack_require__(2311);
;// CONCATENATED MODULE: ./lib/src/databricks/auth/host-facts.js
/** What a host says of itself without being asked who asks (databricks-auth.md 1.4). A convenience: it may say nothing. */


/** A host that does not answer must not hold up the run. */
const probe = { timeoutMs: 5_000, attempts: 2 };
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
        const reply = await signIn.ask({ attempted: 'read the metadata of', method: 'GET', url: `${host}/.well-known/databricks-config`, probe });
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
        throw (0,databricks_host/* accountConsoleError */.XZ)(host);
    const workspaceId = textOf(body.workspace_id);
    if (workspaceId !== undefined && /^\d{1,30}$/.test(workspaceId))
        onWorkspaceId(workspaceId);
    const audiences = body.token_federation_default_oidc_audiences;
    return {
        ...pick('workspaceId', workspaceId),
        ...pick('accountId', textOf(body.account_id)),
        ...pick('cloud', textOf(body.cloud)),
        ...pick('hostType', textOf(body.host_type)),
        ...pick('oidcEndpoint', textOf(body.oidc_endpoint)),
        audiences: Array.isArray(audiences) ? audiences.filter((value) => textOf(value) !== undefined) : [],
    };
}
function pick(name, value) {
    return (value === undefined ? {} : { [name]: value });
}
function textOf(value) {
    return typeof value === 'string' && value !== '' && value.length <= 1000 ? value : undefined;
}
//# sourceMappingURL=host-facts.js.map
// EXTERNAL MODULE: ./lib/src/databricks/api-error.js
var api_error = __webpack_require__(6138);
// EXTERNAL MODULE: ./lib/src/databricks/fault.js
var databricks_fault = __webpack_require__(669);
// EXTERNAL MODULE: ./lib/src/databricks/retry.js
var retry = __webpack_require__(5475);
// EXTERNAL MODULE: ./lib/src/network/failures.js
var failures = __webpack_require__(6724);
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
    const { kind, reason, message, advice, sent } = (0,failures/* explainFailure */.S)(thrown);
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
            wait = (0,retry/* delayBefore */.Lw)(attempt, io.tuning, { retryAfterMs: askedDelay(outcome, io.clock.now()), random: io.random() });
        }
        finally {
            leave?.((0,retry/* isLimit */.S4)(outcome.fault) ? wait : undefined);
        }
        if (!worthRepeating(plan.safety, outcome))
            return settle(outcome, shaken);
        const unknown = outcome.failure?.reason === 'ENOTFOUND' && io.reached?.answered !== true;
        const attempts = Math.min(plan.maxAttempts ?? Infinity, unknown ? unknownHostAttempts : Infinity);
        if (attempt >= attempts || !purse.affords(wait, outcome))
            return settle(outcome, shaken);
        shaken ||= (outcome.fault?.status ?? 0) >= 500 || outcome.failure?.sent === true;
        io.log.info(`${reasonText(outcome, plan.service)}: waiting ${seconds(wait)} s before trying again to ${plan.describe} (attempt ${attempt + 1}).`);
        // Where all calls wait, this one waits at the brake like the others.
        if (brake === undefined || !(0,retry/* isLimit */.S4)(outcome.fault))
            await io.clock.sleep(wait, io.signal);
        leave = await brake?.enter();
        if (io.signal?.aborted !== true)
            continue;
        leave?.(undefined);
        return settle(outcome, shaken);
    }
}
/** What a call may spend. A write refused for its rate has a purse of its own: nothing of it was done, and its turn comes. */
function createPurse({ clock, tuning }, { safety, budgetMs }) {
    const start = clock.now();
    let limited = 0;
    return {
        affords(wait, { fault }) {
            if ((0,api_error/* isWrite */.ao)(safety) && (0,retry/* isLimit */.S4)(fault)) {
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
        const fault = reply.status >= 400 ? (0,databricks_fault/* parseFault */.Gm)(reply, io.redact) : undefined;
        const id = fault?.requestId ?? (0,databricks_fault/* headerOf */.rR)(reply, 'x-request-id');
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
        return (0,retry/* retriesTransport */.ab)(safety, failure.kind);
    return fault !== undefined && (0,retry/* retriesFault */.pT)(safety, fault);
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
    const header = reply === undefined ? undefined : (0,retry/* parseRetryAfter */.mu)((0,databricks_fault/* headerOf */.rR)(reply, 'retry-after'), now);
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
                throw (0,api_error/* replyError */.NT)(description, `credentials are not sent to ${url.origin}`, {
                    code: 'authentication',
                    hint: `Only ${options.origins.join(', ')} may be asked to sign in. Check \`databricks-host\`.`,
                });
            }
            const outcome = await sign_in_send(options, call, description);
            const fault = outcome.fault;
            const location = (0,databricks_fault/* headerOf */.rR)(outcome.reply, 'location');
            return {
                status: outcome.reply.status,
                text: options.caller.redact(outcome.reply.text),
                // A refusal is only told; what is granted is a secret itself.
                body: parseObject(outcome.reply.text, fault === undefined ? undefined : options.caller.redact),
                ...(fault === undefined ? {} : { fault }),
                ...(location === undefined ? {} : { location }),
                error: (problem, extra = {}) => {
                    if (problem === undefined && fault !== undefined)
                        return (0,api_error/* faultError */.fC)(description, fault, options.caller);
                    const status = outcome.reply.status;
                    if (problem === undefined && status >= 300)
                        return (0,api_error/* redirectError */.z5)(description, outcome.reply, options.caller, url.origin);
                    const { hint, ...more } = extra;
                    const shown = hint === undefined ? {} : { hint: options.caller.redact(hint) };
                    return (0,api_error/* replyError */.NT)(description, options.caller.redact(problem ?? `unexpected answer ${status}`), { status, ...more, ...shown });
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
    const error = (0,api_error/* transportError */.WQ)(description, failure, caller);
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
                describe: (0,api_error/* describeCall */.GC)(call),
                build: () => build(call, (headers) => (sent = headers)),
            });
            const refused = outcome.fault !== undefined && (0,api_error/* isCredentialFault */.WE)(outcome.fault);
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
                throw thrown instanceof TransportFailure ? (0,api_error/* transportError */.WQ)(description, thrown, caller) : thrown;
            }
            if (outcome.fault !== undefined)
                throw (0,api_error/* faultError */.fC)(description, outcome.fault, caller, outcome.shaken);
            if (outcome.reply.status >= 300 || outcome.reply.status < 200)
                throw (0,api_error/* redirectError */.z5)(description, outcome.reply, caller);
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
    const requestId = (0,databricks_fault/* headerOf */.rR)(reply, 'x-request-id');
    const base = requestId === undefined ? { call } : { call, requestId };
    if (reply.text.trim() === '')
        return { ...base, body: undefined };
    const extra = {
        status: reply.status,
        ...(requestId === undefined ? {} : { requestId }),
        ...((0,api_error/* isWrite */.ao)(call.safety) ? { outcomeUnknown: true } : {}),
    };
    if (((0,databricks_fault/* headerOf */.rR)(reply, 'content-type') ?? '').toLowerCase().includes('text/html')) {
        throw (0,api_error/* replyError */.NT)(call, `the answer (${reply.status}) is a web page instead of JSON, most likely a sign-in page`, {
            ...extra,
            hint: 'Check that `databricks-host` is the URL of the workspace itself (with `?o=<workspace id>` on a unified host).',
        });
    }
    try {
        return { ...base, body: JSON.parse(reply.text) };
    }
    catch {
        throw (0,api_error/* replyError */.NT)(call, `the answer (${reply.status}) is not JSON`, extra);
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
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** An object of which nothing is known but that it is one; kept as it came, without its nulls. */
const anyObject = schemas/* custom */.IeY(isObject, 'is not an object').transform((value) => tidyObject(value));
/** Deeper than anything the API has; what is deeper would only exhaust the stack of those who walk it. */
const deepest = 40;
/** Without members that are null; a copy where there were some. Keys such as `__proto__` stay plain keys. */
function tidyObject(value, depth = 0) {
    // Most replies have no nulls, and parts of a reply come here more than once: nothing is copied without need.
    if (isTidy(value, depth))
        return value;
    const kept = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
    return Object.fromEntries(kept.map(([name, member]) => [name, tidy(member, depth + 1)]));
}
function isTidy(value, depth) {
    if (depth > deepest)
        throw new RangeError('is nested too deeply');
    if (Array.isArray(value))
        return value.every((item) => isTidy(item, depth + 1));
    return !isObject(value) || Object.keys(value).every((name) => value[name] != null && isTidy(value[name], depth + 1));
}
function tidy(value, depth) {
    if (depth > deepest)
        throw new RangeError('is nested too deeply');
    if (Array.isArray(value))
        return value.map((item) => tidy(item, depth + 1));
    return isObject(value) ? tidyObject(value, depth) : value;
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
    return (0,api_error/* replyError */.NT)(reply.call, problem, {
        ...(reply.requestId === undefined ? {} : { requestId: reply.requestId }),
        ...((0,api_error/* isWrite */.ao)(reply.call.safety) ? { outcomeUnknown: true } : {}),
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
                throw (0,api_error/* replyError */.NT)(reply.call, 'the list of pages leads back to a page already read');
            seen.add(token);
            if (seen.size >= mostPages)
                throw (0,api_error/* replyError */.NT)(reply.call, `the list has more than ${mostPages} pages`);
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
    return Array.isArray(list) ? list.filter((item) => isObject(item)) : [];
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
    const said = (0,databricks_fault/* oneLine */.TN)(message ?? '');
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
    const choice = (0,auth/* chooseAuth */.CT)(options);
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
    const choice = (0,auth/* chooseAuth */.CT)(options);
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
    const authorities = { ...(0,azure_clouds/* authoritiesOf */.n)({ ...settings, host }), ...options.authorities };
    const dispatcher = (0,network_dispatcher.createDispatcher)(tuning, env);
    // No proxy reaches the machine's own link.
    const link = (0,network_dispatcher.createDispatcher)(tuning, {});
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
        version: version.version,
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
