export const id = 282;
export const ids = [282];
export const modules = {

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

/***/ })

};
