export const id = 562;
export const ids = [562];
export const modules = {

/***/ 1562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectGitHub: () => (/* binding */ connectGitHub)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 21 modules
var github = __webpack_require__(1758);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
// EXTERNAL MODULE: ./lib/src/errors.js
var src_errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/network/loopback.js
var loopback = __webpack_require__(6922);
// EXTERNAL MODULE: ./lib/src/system-clock.js
var system_clock = __webpack_require__(7046);
// EXTERNAL MODULE: ./lib/src/network/failures.js
var failures = __webpack_require__(6724);
;// CONCATENATED MODULE: ./lib/src/github/fetch.js

/** What no GitHub API answers with; its largest are lists of a hundred comments of 64 KB each. */
const maxResponseBytes = 64 * 1024 * 1024;
/** A repository that was renamed twice answers by two redirects. */
const mostRedirects = 5;
/**
 * No answer. Octokit passes an `AbortError` on as it is, and repeats anything else: that is the name of what would
 * break again in the same way.
 */
class FetchFailure extends Error {
    advice;
    /** Where octokit's errors have it; there is no answer. */
    status = 500;
    request = {};
    constructor(message, 
    /** What to change, where that is known. */
    advice, facts) {
        super(message, { cause: facts.cause });
        this.advice = advice;
        this.name = facts.lasting ? 'AbortError' : 'FetchFailure';
    }
}
/**
 * A `fetch` for octokit: through the proxy that the environment names (never for loopback), with a time-out for the
 * whole answer, and to the API's own origin only, wherever it redirects. The body is read here, because octokit takes
 * one that breaks off for an empty one.
 */
function createFetch({ apiUrl, timeoutMilliseconds, env, onRequest }) {
    const { origin } = new URL(apiUrl);
    let loading;
    return async (url, init) => {
        loading ??= loadFetch(timeoutMilliseconds, env);
        const send = await loading;
        const timeout = AbortSignal.timeout(timeoutMilliseconds);
        const signal = init.signal == null ? timeout : AbortSignal.any([timeout, init.signal]);
        try {
            let response = await ask(url);
            for (let left = mostRedirects; left > 0 && isRedirect(response.status); left -= 1)
                response = await ask(nextOf(response, { origin, method: init.method ?? 'GET' }));
            if (isRedirect(response.status))
                throw new FetchFailure('it redirects without end', undefined, { lasting: true });
            // A copy, not a `Response` of Node's own: naming that would load a second client, for a tenth of a run's whole time.
            const whole = response.clone();
            await response.arrayBuffer();
            return whole;
        }
        catch (error) {
            if (error instanceof FetchFailure)
                throw error;
            if (init.signal?.aborted === true)
                throw new FetchFailure('the call was given up', undefined, { lasting: true, cause: error });
            if (signal.aborted)
                throw new FetchFailure(`no answer within ${timeoutMilliseconds / 1000} s`, undefined, { lasting: false, cause: error });
            const { kind, message, advice } = (0,failures/* explainFailure */.S)(causeOf(error));
            throw new FetchFailure(message, advice, { lasting: kind === 'fatal', cause: error });
        }
        function ask(address) {
            onRequest();
            return send(address, { ...init, signal, redirect: 'manual' });
        }
    };
}
/**
 * Where a redirect leads: GitHub sends them for what was renamed. The token is for one origin, and a write that became
 * a read would seem to have been done.
 */
function nextOf(response, { origin, method }) {
    const location = response.headers.get('location') ?? '';
    const base = response.url;
    if (!URL.canParse(location, base))
        throw new FetchFailure(`it answered ${response.status} and redirects to nowhere`, undefined, { lasting: true });
    const next = new URL(location, base);
    if (next.origin !== origin) {
        // Neither path nor query: a redirect to a sign-in page may carry state that is nobody's business.
        throw new FetchFailure(`it redirects to ${next.origin}, where the token is not sent`, 'Check that `GITHUB_API_URL` is the address of a GitHub API, and that no proxy answers in its place.', { lasting: true });
    }
    if (method !== 'GET' && response.status !== 307 && response.status !== 308) {
        throw new FetchFailure(`it answered a write with the redirect ${response.status}`, 'If the repository was renamed, run the job again under its new name.', { lasting: true });
    }
    return next.href;
}
/** `fetch failed` says nothing; what made it fail stands in its cause. */
function causeOf(thrown) {
    return thrown instanceof TypeError && thrown.cause != null ? thrown.cause : thrown;
}
async function loadFetch(timeoutMilliseconds, env) {
    const [{ fetch }, { createDispatcher }] = await Promise.all([__webpack_require__.e(/* import() */ 100).then(__webpack_require__.t.bind(__webpack_require__, 6100, 19)), Promise.all(/* import() */[__webpack_require__.e(100), __webpack_require__.e(282)]).then(__webpack_require__.bind(__webpack_require__, 7282))]);
    const times = { connectTimeoutMs: timeoutMilliseconds, headersTimeoutMs: timeoutMilliseconds, bodyTimeoutMs: timeoutMilliseconds };
    const dispatcher = createDispatcher({ ...times, connections: 16, maxResponseBytes }, env);
    return (url, init) => fetch(url, { ...init, dispatcher });
}
function isRedirect(status) {
    return [301, 302, 303, 307, 308].includes(status);
}
//# sourceMappingURL=fetch.js.map
;// CONCATENATED MODULE: ./lib/src/github/grace.js

/** For one call of a cancelled job: the runner kills it ten seconds after it has asked it to stop. */
const graceMilliseconds = 2_000;
/**
 * Makes a call that ends two seconds after `hurry` is aborted, with all its pauses and repeats. `work` gets the signal
 * that gives it up. Throws `FetchFailure`, and what `work` throws.
 */
async function withinGrace(hurry, work) {
    const stop = new AbortController();
    if (hurry === undefined)
        return work(stop.signal);
    let timer;
    let begin = () => undefined;
    const over = new Promise((_resolve, reject) => {
        begin = () => {
            timer = setTimeout(() => {
                stop.abort();
                reject(new FetchFailure(`no answer within ${graceMilliseconds / 1000} s, which is all that a cancelled job has`, undefined, { lasting: true }));
            }, graceMilliseconds);
        };
        if (hurry.aborted)
            begin();
        else
            hurry.addEventListener('abort', begin, { once: true });
    });
    try {
        return await Promise.race([work(stop.signal), over]);
    }
    finally {
        clearTimeout(timer);
        hurry.removeEventListener('abort', begin);
    }
}
//# sourceMappingURL=grace.js.map
// EXTERNAL MODULE: ./lib/src/redactor.js
var src_redactor = __webpack_require__(3968);
;// CONCATENATED MODULE: ./lib/src/github/failures.js
/** What went wrong at GitHub, in words that tell a user what to change. */



const longestServiceMessage = 300;
/** True for what octokit throws: an HTTP status, or 500 without a response where none came. */
function isRequestFailure(thrown) {
    return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number';
}
/**
 * Turns what octokit threw into an `ApiError`. The token is cut out of everything that is kept, and the original is
 * not kept as a cause, because it carries the request with its headers.
 */
function toApiError(thrown, call, token) {
    const { response } = thrown;
    const words = cleanWords(response === undefined ? thrown.message : messageOf(response.data, thrown.message), token);
    const facts = {
        attempted: call.attempted,
        target: call.target,
        method: call.method,
        path: call.path,
        status: response?.status,
        requestId: textOf(response?.headers['x-github-request-id']),
        serviceMessage: words,
        outcomeUnknown: call.method !== 'GET' && (response === undefined || response.status >= 500),
    };
    const answer = response === undefined ? `GitHub did not answer (${words})` : `GitHub answered ${response.status} (${words})`;
    const { code, hint } = judge(thrown, { call, words, token });
    return new src_errors/* ApiError */.hD(code, `Could not ${call.attempted} ${call.target}: ${answer}.`, facts, { hint });
}
/** Octokit wraps what our `fetch` throws, unless it is not worth repeating. */
function adviceOf(thrown) {
    const failure = thrown instanceof FetchFailure ? thrown : thrown.cause;
    return failure instanceof FetchFailure ? failure.advice : undefined;
}
function judge(thrown, { call, words, token }) {
    const { response } = thrown;
    const again = adviceOf(thrown) ?? 'Run the job again. If it keeps failing, see https://www.githubstatus.com.';
    if (response === undefined || response.status >= 500)
        return { code: 'api-error', hint: again };
    const { status, headers } = response;
    if (status === 401) {
        return { code: 'authentication', hint: 'Check the input `github-token`. The job\'s own token is `${{ github.token }}`.' };
    }
    if (status === 429 || isRateLimit(status, headers, words)) {
        return { code: 'api-error', hint: `The token has used up its requests. Run the job again ${whenReset(headers)}.` };
    }
    if (status === 403 && /is locked/i.test(words)) {
        return { code: 'api-error', hint: 'Unlock the conversation, so that the action can write to it.' };
    }
    if (status === 403)
        return { code: 'permission-denied', hint: permissionHint(call, token) };
    if (status === 404 && call.needs !== undefined) {
        const { needs } = call;
        return { code: 'api-error', hint: `GitHub also answers 404 for what the token may not see: reading it needs \`${needs}\`.` };
    }
    if (status === 410 && call.needs?.startsWith('issues')) {
        return { code: 'api-error', hint: 'Issues are turned off here. Turn them on in the settings, or set `drift-issue: false`.' };
    }
    return { code: 'api-error' };
}
/** What to add, and where, so that the token may do it. */
function permissionHint({ needs }, token) {
    if (needs === undefined)
        return 'The token of the input `github-token` may not do this.';
    if (isPersonalToken(token))
        return `Give the token of the input \`github-token\` the permission \`${needs}\`.`;
    const readOnly = needs.endsWith('write')
        ? ' A pull request from a fork or by Dependabot has a read-only token, whatever the block says.'
        : '';
    return `Add \`${needs}\` to the job's \`permissions\`.${readOnly}`;
}
/** Personal and OAuth tokens by their published prefixes; a job's and an app's begin with `ghs_`. */
function isPersonalToken(token) {
    return /^(ghp|gho|ghu|github_pat)_/.test(token);
}
function isRateLimit(status, headers, words) {
    if (status !== 403 && status !== 429)
        return false;
    return /rate limit|abuse detection/i.test(words) || String(headers['x-ratelimit-remaining']) === '0';
}
function whenReset(headers) {
    const seconds = Number(headers['x-ratelimit-reset']);
    if (String(headers['x-ratelimit-remaining']) !== '0' || !Number.isFinite(seconds))
        return 'in a few minutes';
    return `after ${new Date(seconds * 1000).toISOString()}`;
}
function messageOf(data, fallback) {
    if (typeof data !== 'object' || data === null || !('message' in data) || typeof data.message !== 'string')
        return fallback;
    const errors = 'errors' in data && Array.isArray(data.errors) ? data.errors : [];
    const details = errors.map((error) => (typeof error === 'string' ? error : JSON.stringify(error)));
    return [data.message, ...details].join(': ');
}
/** One line, without the token (before it is cut: half a token is none that is known), and short: a proxy's error page is a whole document. */
function cleanWords(text, token) {
    const redactor = (0,src_redactor/* createRedactor */.l)();
    redactor.add(token);
    const line = redactor.redact(text).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
    if (line === '')
        return 'no message';
    return line.length > longestServiceMessage ? `${line.slice(0, longestServiceMessage)}…` : line;
}
function textOf(value) {
    return value === undefined ? undefined : String(value);
}
//# sourceMappingURL=failures.js.map
;// CONCATENATED MODULE: ./lib/src/github/api.js
/** One way to call GitHub: retries, limits, time-outs, proxies, and errors in our words. */









const usualPatience = {
    limitSeconds: 60,
    retries: 3,
    unitMilliseconds: 1000,
    timeoutMilliseconds: 30_000,
    lagMilliseconds: [1000, 2000, 4000],
    // More than any list holds that is read to its end.
    pages: 1000,
};
/** Makes the caller for one repository and one token. Nothing is sent yet. Throws `invalid-input` for a bad address. */
function createApi(connection) {
    const patience = { ...usualPatience, ...connection.patience };
    const { repository, token, log, hurry, clock = system_clock/* systemClock */.m } = connection;
    const apiUrl = connection.apiUrl.replace(/\/+$/, '');
    if (!URL.canParse(apiUrl)) {
        throw new src_errors/* EndpointsError */.Ju('invalid-input', `"${apiUrl}" is not the address of a GitHub API.`, {
            hint: 'Set `GITHUB_API_URL` as a runner does, to `https://api.github.com` for instance.',
        });
    }
    refuseClearText(apiUrl, 'GITHUB_API_URL');
    if (connection.graphqlUrl !== undefined)
        refuseClearText(connection.graphqlUrl, 'GITHUB_GRAPHQL_URL');
    let made = 0;
    // Without a token nothing is ever sent (see `send`); the toolkit wants one to be made at all.
    const octokit = (0,github/* getOctokit */.Q)(token === '' ? 'none' : token, {
        baseUrl: apiUrl,
        userAgent: connection.userAgent,
        log: { debug: quiet, info: quiet, warn: (line) => { log.debug(line); }, error: quiet },
        request: {
            fetch: createFetch({ apiUrl, timeoutMilliseconds: patience.timeoutMilliseconds, env: connection.env ?? {}, onRequest: () => { made += 1; } }),
        },
        retry: {
            retries: patience.retries,
            retryAfterBaseValue: patience.unitMilliseconds,
            // 403 and 429 are the throttling plugin's: it knows how long to wait.
            doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
        },
        throttle: limitHandlers(patience, { clock, log, hurry }),
    }, dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A);
    async function send(call, again = false) {
        if (token === '') {
            throw new src_errors/* EndpointsError */.Ju('authentication', `Could not ${call.attempted} ${call.target}: there is no GitHub token.`, {
                hint: 'Leave the input `github-token` out, or give it a token.',
            });
        }
        const repeatable = call.repeatable ?? call.method !== 'POST';
        const hurried = hurry?.aborted === true;
        try {
            const reply = await withinGrace(hurry, (signal) => octokit.request(`${call.method} ${call.path}`, {
                ...parametersOf(call, repository),
                headers: { accept: call.accept ?? 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
                // Naming a number of retries here, other than none, would make the plugin repeat 403 and 422, too.
                request: repeatable && !hurried ? { signal } : { signal, retries: 0 },
            }));
            return { data: reply.data, headers: reply.headers };
        }
        catch (thrown) {
            if (!isRequestFailure(thrown))
                throw thrown;
            // The pauses of the usual repeats are longer than a cancelled job has left.
            if (hurried && repeatable && !again && thrown.status >= 500)
                return send(call, true);
            throw toApiError(thrown, { ...call, path: pathOf(octokit, call, repository) }, token);
        }
    }
    async function read(call, schema) {
        return check(call, schema, (await send(call)).data);
    }
    async function find(call, schema) {
        try {
            return await read(call, schema);
        }
        catch (error) {
            if (error instanceof src_errors/* ApiError */.hD && error.call.status === 404)
                return undefined;
            throw error;
        }
    }
    async function* pages(call, schema) {
        for (let page = 1;; page += 1) {
            const { data, headers } = await send({ ...call, parameters: { ...call.parameters, per_page: 100, page } });
            const items = check(call, schema.array(), data);
            yield items;
            if (items.length === 0 || !/\brel="next"/.test(String(headers.link ?? '')))
                return;
            if (page >= patience.pages)
                throw unusable(call, `GitHub's list has more than ${patience.pages} pages.`);
        }
    }
    return {
        repository,
        token,
        graphqlUrl: connection.graphqlUrl ?? `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`,
        patience,
        clock,
        log,
        send: (call) => send(call),
        read,
        find,
        pages,
        requestsMade: () => made,
    };
}
/** Plain http is for this machine itself; anywhere else the token could be read on the way. */
function refuseClearText(address, variable) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && (0,loopback/* isLoopback */.U)(url.hostname)))
        return;
    throw new src_errors/* EndpointsError */.Ju('invalid-input', `"${address}" cannot be used for the GitHub API: only https keeps the token safe on its way.`, {
        hint: `Set \`${variable}\` to an https address.`,
    });
}
/** Waits as GitHub asks, as long as the waits of one call stay within its patience. */
function limitHandlers(patience, { clock, log, hurry }) {
    const waited = new WeakMap();
    const handle = (kind) => (seconds, options) => {
        const total = (waited.get(options) ?? 0) + seconds;
        if (total > patience.limitSeconds || hurry?.aborted === true)
            return false;
        waited.set(options, total);
        log.warning(`GitHub's ${kind} is reached: waiting ${seconds} s, as it asks.`);
        return true;
    };
    return {
        onRateLimit: handle('rate limit'),
        onSecondaryRateLimit: handle('secondary rate limit'),
        retryAfterBaseValue: patience.unitMilliseconds,
        write: spaced(patience.unitMilliseconds, clock),
        notifications: spaced(3 * patience.unitMilliseconds, clock),
    };
}
/**
 * Writes that need no space between them: a run makes few, and should not take longer for those that make many. GitHub
 * allows 80 a minute that make content; queries over GraphQL count here, too.
 */
const freeWrites = 20;
/**
 * GitHub asks for a second between writes, and three between those that notify people. The plugin's own queues keep
 * to it from the second write on; these do once the free ones are used up. They have the one method that the plugin calls.
 */
function spaced(interval, clock) {
    let next = 0;
    const schedule = async (_options, work) => {
        const now = clock.now();
        next = Math.max(next, now);
        const wait = next - now - (freeWrites - 1) * interval;
        next += interval;
        if (wait > 0)
            await clock.sleep(wait);
        return work();
    };
    return { key: () => ({ schedule }) };
}
function check(call, schema, data) {
    const checked = schema.safeParse(data);
    if (checked.success)
        return checked.data;
    const [issue] = checked.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? 'the answer' : `\`${issue.path.map(String).join('.')}\``;
    throw unusable(call, `GitHub's answer is not what it documents, see ${place}.`, issue?.message);
}
/** The error for an answer that came but cannot be used. */
function unusable(call, problem, serviceMessage) {
    return new src_errors/* ApiError */.hD('api-error', `Could not ${call.attempted} ${call.target}: ${problem}`, {
        attempted: call.attempted, target: call.target, method: call.method, path: call.path, serviceMessage,
        // A page of some proxy in place of the answer to a write says nothing of the write.
        ...(call.method === 'GET' ? {} : { outcomeUnknown: true }),
    }, { hint: 'Check that `GITHUB_API_URL` is the address of a GitHub API, and that no proxy answers in its place.' });
}
/** What a template does not take up would be sent along: the repository belongs only where the path has a place for it. */
function parametersOf({ path, parameters }, { owner, name }) {
    return path.includes('{owner}') ? { owner, repo: name, ...parameters } : { ...parameters };
}
function pathOf(octokit, call, repository) {
    const { url } = octokit.request.endpoint(`${call.method} ${call.path}`, parametersOf(call, repository));
    return new URL(url).pathname;
}
function quiet() {
    // What octokit says of itself is no news for a user.
}
//# sourceMappingURL=api.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 15 modules
var schemas = __webpack_require__(9691);
;// CONCATENATED MODULE: ./lib/src/github/short-text.js
/** Room for the description of a commit status or a deployment. */
const shortTextLimit = 140;
/** One line of at most so many characters, cut behind a word. Emoji and the like are left out: GitHub refuses them here (422). */
function shorten(text, limit = shortTextLimit) {
    const line = text.replace(/[\u{10000}-\u{10ffff}]/gu, '').replace(/\s+/g, ' ').trim();
    const characters = Array.from(line);
    if (characters.length <= limit)
        return line;
    const room = characters.slice(0, limit - 1).join('');
    const cutsWord = characters[limit - 1] !== ' ';
    const end = cutsWord ? room.lastIndexOf(' ') : room.length;
    // A single long word is cut where it stands.
    return `${room.slice(0, end > limit / 2 ? end : room.length).replace(/[\s,;:–-]+$/, '')}…`;
}
//# sourceMappingURL=short-text.js.map
;// CONCATENATED MODULE: ./lib/src/github/commit-statuses.js


const combinedReply = schemas/* object */.Ikc({
    statuses: schemas/* array */.YOg(schemas/* object */.Ikc({ context: schemas/* string */.YjP(), state: schemas/* enum */.k5n(['pending', 'success', 'failure', 'error']), target_url: schemas/* string */.YjP().nullish(), updated_at: schemas/* string */.YjP() })),
});
/** One request each. A status is set again when its outcome is unknown: the newest status of a context counts, so twice is once. */
function createCommitStatuses(api) {
    return {
        async set({ commit, context, state, description, url }) {
            await api.send({
                method: 'POST',
                path: '/repos/{owner}/{repo}/statuses/{sha}',
                parameters: { sha: commit, context, state, description: shorten(description), ...(url === undefined ? {} : { target_url: url }) },
                repeatable: true,
                attempted: `set the status \`${context}\` of`,
                target: `commit ${commit.slice(0, 7)}`,
                needs: 'statuses: write',
            });
        },
        async find(commit, context) {
            const { statuses } = await api.read({
                method: 'GET',
                path: '/repos/{owner}/{repo}/commits/{ref}/status',
                // The newest of each context; more than a hundred contexts are nobody's.
                parameters: { ref: commit, per_page: 100 },
                attempted: 'read the statuses of',
                target: `commit ${commit.slice(0, 7)}`,
                needs: 'statuses: read',
            }, combinedReply);
            const found = statuses.find((status) => status.context.toLowerCase() === context.toLowerCase());
            if (found === undefined)
                return undefined;
            const { state, target_url: url, updated_at: updatedAt } = found;
            return { state, ...(url == null || url === '' ? {} : { url }), updatedAt };
        },
    };
}
//# sourceMappingURL=commit-statuses.js.map
;// CONCATENATED MODULE: ./lib/src/github/commits.js


const relationReply = schemas/* object */.Ikc({ status: schemas/* enum */.k5n(['identical', 'ahead', 'behind', 'diverged']) });
/** How commits of one repository stand to each other, and where branches are. One request each. */
function createCommits(api) {
    return {
        async relation(base, head) {
            const reply = await api.find({
                method: 'GET',
                path: '/repos/{owner}/{repo}/compare/{basehead}',
                // The second page leaves out the files that changed, up to three hundred with their differences.
                parameters: { basehead: `${base}...${head}`, per_page: 1, page: 2 },
                attempted: 'compare',
                target: `commits ${base.slice(0, 7)} and ${head.slice(0, 7)}`,
                needs: 'contents: read',
            }, relationReply);
            return reply?.status;
        },
        async tip(branch) {
            try {
                const { data } = await api.send({
                    method: 'GET',
                    path: '/repos/{owner}/{repo}/commits/{ref}',
                    parameters: { ref: `heads/${branch}` },
                    // The SHA alone: a whole commit comes with up to three hundred changed files.
                    accept: 'application/vnd.github.sha',
                    attempted: 'read',
                    target: `the branch ${branch}`,
                    needs: 'contents: read',
                });
                return shaOf(data);
            }
            catch (error) {
                // 422 is what GitHub answers for a ref that names no commit.
                if (error instanceof src_errors/* ApiError */.hD && (error.call.status === 404 || error.call.status === 422))
                    return undefined;
                throw error;
            }
        },
    };
}
function shaOf(data) {
    const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data;
    return typeof text === 'string' && /^[0-9a-f]{40,64}$/.test(text.trim()) ? text.trim() : undefined;
}
//# sourceMappingURL=commits.js.map
;// CONCATENATED MODULE: ./lib/src/github/identity.js
/** Whom our comments and issues belong to. */



const jobIdentity = 'github-actions[bot]';
const viewerReply = schemas/* object */.Ikc({ data: schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP().min(1) }).nullish() }).nullish() });
const userReply = schemas/* object */.Ikc({ login: schemas/* string */.YjP().min(1) });
/**
 * Asks GitHub once, and only when somebody needs to know: GraphQL's viewer, then REST's user, which a job's token may
 * not ask. Where both refuse to say, as GitHub Enterprise Server does to a job's token, it is the job's own bot.
 * Throws where GitHub could not answer: a guess could take another's comment for ours.
 */
function createIdentity(api) {
    let asking;
    return () => {
        asking ??= askIdentity(api).catch((error) => {
            asking = undefined;
            throw error;
        });
        return asking;
    };
}
async function askIdentity(api) {
    const login = (await askViewer(api)) ?? (await askUser(api)) ?? jobIdentity;
    if (login.endsWith('[bot]') || api.token.startsWith('ghs_'))
        return { login, kind: 'bot' };
    return { login, kind: isPersonalToken(api.token) ? 'person' : 'unknown' };
}
async function askViewer(api) {
    const call = { method: 'POST', path: api.graphqlUrl, repeatable: true, ...purpose };
    return unlessRefused(async () => {
        const { data } = await api.send({ ...call, parameters: { query: '{ viewer { login } }' } });
        const checked = viewerReply.safeParse(data);
        return checked.success ? checked.data.data?.viewer?.login : undefined;
    });
}
async function askUser(api) {
    return unlessRefused(async () => (await api.read({ method: 'GET', path: '/user', ...purpose }, userReply)).login);
}
const purpose = { attempted: 'find out', target: 'whom the token speaks for' };
async function unlessRefused(ask) {
    try {
        return await ask();
    }
    catch (error) {
        const refused = error instanceof src_errors/* ApiError */.hD && (error.code === 'permission-denied' || error.call.status === 404);
        if (!refused)
            throw error;
        return undefined;
    }
}
/**
 * Whether an account is the one we post as. The `[bot]` ending comes and goes between GitHub's APIs, so it is left out
 * of the comparison; but a person may have the name of an app, so the kind has to agree as well.
 */
function isSameAccount(identity, account) {
    if (account === null || baseName(account.login) !== baseName(identity.login))
        return false;
    const isBot = account.type === 'Bot' || account.login.endsWith('[bot]');
    return identity.kind === 'unknown' || (identity.kind === 'bot') === isBot;
}
function baseName(login) {
    return login.toLowerCase().replace(/\[bot\]$/, '');
}
//# sourceMappingURL=identity.js.map
;// CONCATENATED MODULE: ./lib/src/github/replies.js
/** The parts of GitHub's answers that we read. */

const accountReply = schemas/* object */.Ikc({ login: schemas/* string */.YjP(), type: schemas/* string */.YjP().optional() });
const commentReply = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    user: accountReply.nullable(),
    created_at: schemas/* string */.YjP(),
    updated_at: schemas/* string */.YjP().optional(),
});
const issueReply = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    state: schemas/* string */.YjP(),
    user: accountReply.nullable(),
    created_at: schemas/* string */.YjP(),
    pull_request: schemas/* unknown */.L5J().optional(),
});
const pullReply = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    title: schemas/* string */.YjP(),
    html_url: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    merged_at: schemas/* string */.YjP().nullish(),
    merge_commit_sha: schemas/* string */.YjP().nullish(),
    base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP() }),
    head: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }),
    user: accountReply.nullish(),
});
const commitReply = schemas/* object */.Ikc({
    sha: schemas/* string */.YjP(),
    commit: schemas/* object */.Ikc({
        message: schemas/* string */.YjP(),
        committer: schemas/* object */.Ikc({ date: schemas/* string */.YjP().optional() }).nullish(),
    }),
    parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: schemas/* string */.YjP() })),
});
const compareReply = schemas/* object */.Ikc({
    status: schemas/* string */.YjP(),
    total_commits: schemas/* number */.aig(),
    commits: schemas/* array */.YOg(commitReply),
});
/** `mergeCommit` is left out until it is merged: before that, GitHub names a trial merge there. */
function toPullRequest(pull) {
    const merged = pull.merged_at != null;
    return {
        number: pull.number,
        title: pull.title,
        url: pull.html_url,
        merged,
        ...(merged && pull.merge_commit_sha != null ? { mergeCommit: pull.merge_commit_sha } : {}),
        base: pull.base.ref,
        head: pull.head.sha,
        author: pull.user?.login ?? 'ghost',
        ...(pull.merged_at != null ? { mergedAt: pull.merged_at } : {}),
    };
}
/** Newest merge first; within the same second, the higher number. */
function byMergeTime(a, b) {
    return Date.parse(b.mergedAt ?? '') - Date.parse(a.mergedAt ?? '') || b.number - a.number;
}
//# sourceMappingURL=replies.js.map
;// CONCATENATED MODULE: ./lib/src/github/write-once.js

/** Makes a thing that must not exist twice: where an attempt got no clear answer, it is looked for before the next. */
async function writeOnce(api, { write, find }) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await write();
        }
        catch (error) {
            const unclear = error instanceof src_errors/* ApiError */.hD && error.call.outcomeUnknown === true;
            if (!unclear || attempt > api.patience.retries)
                throw error;
            await api.clock.sleep(attempt ** 2 * api.patience.unitMilliseconds);
            const found = await find();
            if (found !== undefined)
                return found;
        }
    }
}
/** GitHub may change line ends, and trims what it stores. */
function isSameText(a, b) {
    const plain = (text) => text.replaceAll('\r\n', '\n').trimEnd();
    return plain(a) === plain(b);
}
//# sourceMappingURL=write-once.js.map
;// CONCATENATED MODULE: ./lib/src/github/post-comment.js



/** How far a runner's clock may be ahead of GitHub's; an equal comment within that time counts as the one that was sent. */
const clockSlackMilliseconds = 10 * 60_000;
/** All comments of a pull request, oldest first, a hundred to a request; with `since`, those touched from then on. */
async function* readComments(api, pullRequest, since) {
    const pages = api.pages({
        method: 'GET',
        path: '/repos/{owner}/{repo}/issues/{number}/comments',
        parameters: { number: pullRequest, ...(since === undefined ? {} : { since }) },
        attempted: 'list the comments of',
        target: `pull request #${pullRequest}`,
        needs: 'pull-requests: read',
    }, commentReply);
    for await (const page of pages)
        yield* page;
}
/** Adds a comment, once: where the answer is lost, it is looked for among those of late before it is sent again. */
async function postComment(api, identity, { pullRequest, body }) {
    const since = new Date(api.clock.now() - clockSlackMilliseconds).toISOString();
    const write = async () => {
        const { id, html_url: url } = await api.read({
            method: 'POST',
            path: '/repos/{owner}/{repo}/issues/{number}/comments',
            parameters: { number: pullRequest, body },
            attempted: 'comment on',
            target: `pull request #${pullRequest}`,
            needs: 'pull-requests: write',
        }, commentReply);
        return { id, url };
    };
    const find = async () => {
        for await (const comment of readComments(api, pullRequest, since)) {
            if (!isSameText(comment.body ?? '', body))
                continue;
            if (isSameAccount(await identity(), comment.user))
                return { id: comment.id, url: comment.html_url };
        }
        return undefined;
    };
    return writeOnce(api, { write, find });
}
//# sourceMappingURL=post-comment.js.map
;// CONCATENATED MODULE: ./lib/src/github/remove-comment.js

/** Takes a comment away; resolves also when it was gone already. */
async function removeComment(api, id) {
    try {
        await api.send({
            method: 'DELETE',
            path: '/repos/{owner}/{repo}/issues/comments/{id}',
            parameters: { id },
            attempted: 'remove',
            target: `comment ${id}`,
            needs: 'pull-requests: write',
        });
    }
    catch (error) {
        if (!(error instanceof src_errors/* ApiError */.hD && error.call.status === 404))
            throw error;
    }
}
//# sourceMappingURL=remove-comment.js.map
;// CONCATENATED MODULE: ./lib/src/github/conversation.js



/** Reactions and answers. GitHub keeps one reaction of a kind for each account, so a repeated one does no harm. */
function createConversation(api, identity) {
    /** The oldest comment of ours that begins with a line. */
    async function findReply(pullRequest, line) {
        for await (const { id, html_url: url, body, user } of readComments(api, pullRequest)) {
            if (firstLine(body ?? '') === line && isSameAccount(await identity(), user))
                return { id, url };
        }
        return undefined;
    }
    return {
        async react(comment, content) {
            await api.send({
                method: 'POST',
                path: '/repos/{owner}/{repo}/issues/comments/{comment}/reactions',
                parameters: { comment, content },
                repeatable: true,
                attempted: 'react to',
                target: `comment ${comment}`,
                needs: 'pull-requests: write',
            });
        },
        async replyOnce(pullRequest, body) {
            const line = firstLine(body);
            const known = await findReply(pullRequest, line);
            if (known !== undefined)
                return known;
            const posted = await postComment(api, identity, { pullRequest, body });
            // Jobs of one matrix answer at the same time, and each sees what the others wrote only now.
            const oldest = (await findReply(pullRequest, line)) ?? posted;
            if (oldest.id !== posted.id)
                await removeComment(api, posted.id);
            return oldest;
        },
    };
}
function firstLine(text) {
    return text.split(/\r?\n/, 1)[0]?.trimEnd() ?? '';
}
//# sourceMappingURL=conversation.js.map
;// CONCATENATED MODULE: ./lib/src/github/deployments.js



/** Tells ours from those that GitHub makes for jobs with an `environment:`, whose task is `deploy`. */
const deploymentTask = 'deploy:endpoints';
/** Of those that GitHub makes. */
const jobTask = 'deploy';
const pageSize = 100;
/** Pages of a list, in search of a success: with every apply a hundredth of one, that is a thousand applies. */
const mostPages = 10;
/** Deployments without a payload whose statuses are read: only they tell whether they are of endpoints at all. */
const mostJobs = 30;
/** The same of those whose payload is the one that is looked for: all of them failed or were cut off. */
const mostOurs = 60;
const deploymentReply = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    sha: schemas/* string */.YjP(),
    ref: schemas/* string */.YjP(),
    task: schemas/* string */.YjP(),
    created_at: schemas/* string */.YjP(),
    payload: schemas/* unknown */.L5J(),
});
const statusReply = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    state: schemas/* string */.YjP(),
    description: schemas/* string */.YjP().nullish(),
    log_url: schemas/* string */.YjP().nullish(),
    target_url: schemas/* string */.YjP().nullish(),
    created_at: schemas/* string */.YjP(),
});
/**
 * Deployments of one repository. The latest successful one takes two requests, and one more for each that came after it
 * and did not succeed, this run's own among them. Where the first hundred do not hold it, two more for each further hundred.
 */
function createDeployments(api) {
    async function list(parameters, target) {
        const found = await api.read({
            method: 'GET',
            path: '/repos/{owner}/{repo}/deployments',
            parameters: { ...parameters, per_page: pageSize },
            attempted: 'list',
            target,
            needs: 'deployments: read',
        }, deploymentReply.array());
        // GitHub lists the newest first, but does not promise to.
        return found.sort(byAge);
    }
    /** Newest first. */
    async function readStatuses(id) {
        const found = await api.read({
            method: 'GET',
            path: '/repos/{owner}/{repo}/deployments/{id}/statuses',
            parameters: { id, per_page: 100 },
            attempted: 'read the statuses of',
            target: `deployment ${id}`,
            needs: 'deployments: read',
        }, statusReply.array());
        return found.sort(byAge);
    }
    /** Where several pages are there, the rest of ours and of those that jobs made are listed apart: others are in neither. */
    async function* newestFirst(environment, search) {
        const target = `the deployments to ${environment}`;
        const first = await list({ environment }, target);
        yield* first;
        if (first.length < pageSize)
            return;
        const seen = new Set(first.map(({ id }) => id));
        async function* older(task, isWanted) {
            for (let page = 1; isWanted(); page += 1) {
                if (page > mostPages)
                    break;
                const found = await list({ environment, task, page }, target);
                yield* found.filter(({ id }) => !seen.has(id));
                if (found.length < pageSize)
                    return;
            }
            search.cut = true;
        }
        yield* merged(older(deploymentTask, () => true), older(jobTask, () => search.jobs < mostJobs));
    }
    async function* successes(environment, { where = () => true, said = () => false, onOpen } = {}) {
        const search = { ours: 0, jobs: 0, cut: false };
        for await (const deployment of newestFirst(environment, search)) {
            const payload = readPayload(deployment.payload);
            if (isOfPullRequest(deployment.ref) || !where(payload))
                continue;
            const [kind, most] = Object.keys(payload).length === 0 ? ['jobs', mostJobs] : ['ours', mostOurs];
            if (search[kind] >= most) {
                search.cut = true;
                continue;
            }
            search[kind] += 1;
            const statuses = await readStatuses(deployment.id);
            const success = successOf(statuses) ?? (deployment.task === deploymentTask ? undefined : toldBefore(statuses, said));
            if (success === undefined) {
                if (deployment.task === deploymentTask && !ended.has(statuses[0]?.state ?? ''))
                    onOpen?.(toDeployment(deployment, statuses[0]));
                continue;
            }
            const descriptions = statuses.filter(({ state }) => state === 'success').map(({ description }) => description ?? '');
            yield { ...toDeployment(deployment, success), descriptions: descriptions.filter((text) => text !== '') };
        }
        if (search.cut)
            api.log.notice(cutWords(environment));
    }
    async function ofThisRun({ commit, environment, run }) {
        const made = await list({ sha: commit, environment }, `the deployments of commit ${commit.slice(0, 7)} to ${environment}`);
        let found;
        for (const { id } of made.filter(({ task }) => task !== deploymentTask)) {
            const statuses = await readStatuses(id);
            // What has ended is another job's, or that of an earlier attempt.
            if (ended.has(statuses[0]?.state ?? '') || !statuses.some((status) => isOfRun(status, run)))
                continue;
            // Jobs of one matrix have one each, and nothing tells whose is whose.
            if (found !== undefined)
                return undefined;
            found = id;
        }
        return found;
    }
    async function create(wanted) {
        const { commit, environment, description, payload } = wanted;
        const target = `a deployment to ${environment}`;
        const write = async () => {
            const { id } = await api.read({
                method: 'POST',
                path: '/repos/{owner}/{repo}/deployments',
                parameters: {
                    ref: commit, task: deploymentTask, environment, description: shorten(description), payload, transient_environment: false,
                    // The commit as it is, whatever the default branch has on top; and whatever its checks say, which protect the merge.
                    auto_merge: false, required_contexts: [],
                },
                attempted: 'create',
                target,
                needs: 'deployments: write',
            }, deploymentReply.pick({ id: true }));
            return id;
        };
        const find = async () => {
            const same = await list({ sha: commit, environment, task: deploymentTask }, target);
            return same.find((deployment) => isSamePayload(readPayload(deployment.payload), payload))?.id;
        };
        return writeOnce(api, { write, find });
    }
    async function setState(id, status) {
        const { state, description, logUrl, environmentUrl } = status;
        await api.send({
            method: 'POST',
            path: '/repos/{owner}/{repo}/deployments/{id}/statuses',
            parameters: {
                id, state, description: shorten(description),
                ...(logUrl === undefined ? {} : { log_url: logUrl }),
                ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
            },
            // The newest status is the one that counts, so twice is once.
            repeatable: true,
            attempted: 'set the state of',
            target: `deployment ${id}`,
            needs: 'deployments: write',
        });
    }
    return { successes, ofThisRun, create, setState };
}
/**
 * The status by which a deployment counts as successful. A later success elsewhere makes it `inactive`; but anybody may
 * set that state, on a failed one as well, so it is passed over and what stood before it counts.
 */
function successOf(statuses) {
    const last = statuses.find(({ state }) => state !== 'inactive');
    return last?.state === 'success' ? last : undefined;
}
/**
 * The job of a deployment may fail after the apply in it has succeeded, by a step that follows: GitHub then puts `failure`
 * on top of what was told of the apply, which is true all the same.
 */
function toldBefore(statuses, said) {
    return statuses.find(({ state, description }) => state === 'success' && said(description ?? ''));
}
/** Newest first. */
function byAge(a, b) {
    return Date.parse(b.created_at) - Date.parse(a.created_at) || b.id - a.id;
}
/** Two lists as one, read no further than is asked for. */
async function* merged(...lists) {
    const heads = await Promise.all(lists.map(async (list) => ({ list, at: await list.next() })));
    for (;;) {
        const left = heads.flatMap((head) => (head.at.done === true ? [] : [{ head, value: head.at.value }]));
        const [next] = left.sort((a, b) => byAge(a.value, b.value));
        if (next === undefined)
            return;
        yield next.value;
        next.head.at = await next.head.list.next();
    }
}
function cutWords(environment) {
    const looked = `The deployments to \`${environment}\` were not read to the end: at most ${mostJobs} that name no manifest, and ${mostOurs} of this one`;
    return `${looked}. What was applied before them is not known, so an older commit may not be noticed. Give this manifest an environment of its own, by the input \`environment\`.`;
}
/** A job with an `environment:` on a pull request deploys, in GitHub's eyes, what is not merged. */
function isOfPullRequest(ref) {
    return /^(?:refs\/)?pull\/\d+\//.test(ref);
}
const ended = new Set(['success', 'failure', 'error', 'inactive']);
function isOfRun({ log_url: log, target_url: target }, run) {
    return [log, target].some((url) => `${url ?? ''}/`.includes(`/actions/runs/${run}/`));
}
function toDeployment({ id, sha, created_at: createdAt, payload }, status) {
    const url = [status?.log_url, status?.target_url].find((text) => text != null && text !== '');
    return { id, commit: sha, createdAt, ...(url == null ? {} : { url }), payload: readPayload(payload) };
}
/** It comes as it was given: an object, or text that may hold one. */
function readPayload(payload) {
    const asObject = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
    if (typeof payload !== 'string')
        return asObject.catch({}).parse(payload);
    try {
        return asObject.catch({}).parse(JSON.parse(payload));
    }
    catch {
        return {};
    }
}
function isSamePayload(a, b) {
    const plain = (payload) => JSON.stringify(Object.entries(payload).sort(([x], [y]) => (x < y ? -1 : 1)));
    return plain(a) === plain(b);
}
//# sourceMappingURL=deployments.js.map
// EXTERNAL MODULE: ./lib/src/markers.js
var markers = __webpack_require__(3169);
;// CONCATENATED MODULE: ./lib/src/github/drift-issues.js






const driftLabel = { name: 'endpoint-drift', color: 'd93f0b', description: 'Live serving endpoints differ from the manifest' };
/** How far a runner's clock may be ahead of GitHub's. */
const drift_issues_clockSlackMilliseconds = 60_000;
/**
 * Drift issues of one repository: those with our label that begin with our marker and that we opened. The creator is
 * compared here rather than in the query, where GitHub wants the names of bots in another form than it gives them.
 */
function createDriftIssues(api, identity) {
    async function* list() {
        const pages = api.pages({
            method: 'GET',
            path: '/repos/{owner}/{repo}/issues',
            parameters: { labels: driftLabel.name, state: 'all', sort: 'created', direction: 'desc' },
            attempted: 'list',
            target: 'the drift issues',
            needs: 'issues: read',
        }, issueReply);
        for await (const page of pages)
            yield* page.filter((issue) => issue.pull_request == null);
    }
    async function find(manifest, target) {
        const found = [];
        for await (const { number, html_url: url, body, state, user, created_at: createdAt } of list()) {
            const marker = (0,markers/* parseMarker */.gY)('drift', body ?? '');
            if (marker?.manifest !== manifest || marker.target !== target)
                continue;
            if (isSameAccount(await identity(), user))
                found.push({ number, url, open: state === 'open', marker, createdAt });
        }
        return found.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.number - a.number);
    }
    async function findOpenCopy(body) {
        for await (const issue of list()) {
            if (issue.state !== 'open' || !isSameText(issue.body ?? '', body))
                continue;
            if (isSameAccount(await identity(), issue.user))
                return { number: issue.number, url: issue.html_url };
        }
        return undefined;
    }
    async function create(title, body) {
        await ensureLabel(api);
        const call = {
            method: 'POST',
            path: '/repos/{owner}/{repo}/issues',
            parameters: { title, body, labels: [driftLabel.name] },
            attempted: 'open',
            target: 'a drift issue',
            needs: 'issues: write',
        };
        const write = async () => {
            const { number, html_url: url } = await api.read(call, issueReply);
            return { number, url };
        };
        return writeOnce(api, { write, find: () => findOpenCopy(body) });
    }
    async function update(number, title, body, state) {
        const reason = state === 'open' ? 'reopened' : 'completed';
        await api.send({
            method: 'PATCH',
            path: '/repos/{owner}/{repo}/issues/{number}',
            parameters: { number, title, body, state, state_reason: reason },
            attempted: 'update',
            target: `issue #${number}`,
            needs: 'issues: write',
        });
    }
    async function comment(number, body) {
        const since = new Date(api.clock.now() - drift_issues_clockSlackMilliseconds).toISOString();
        const path = '/repos/{owner}/{repo}/issues/{number}/comments';
        const about = { target: `issue #${number}` };
        const write = async () => {
            await api.send({ method: 'POST', path, parameters: { number, body }, attempted: 'comment on', needs: 'issues: write', ...about });
            return true;
        };
        const findCopy = async () => {
            const call = { method: 'GET', path, parameters: { number, since }, attempted: 'list the comments of', ...about };
            for await (const page of api.pages({ ...call, needs: 'issues: read' }, commentReply)) {
                const same = page.filter((reply) => isSameText(reply.body ?? '', body));
                const we = same.length === 0 ? undefined : await identity();
                if (we !== undefined && same.some(({ user }) => isSameAccount(we, user)))
                    return true;
            }
            return undefined;
        };
        await writeOnce(api, { write, find: findCopy });
    }
    return { find, create, update, comment };
}
/** GitHub makes a missing label by itself, but grey and unexplained. Another run may make it at the same time. */
async function ensureLabel(api) {
    const about = { target: `the label \`${driftLabel.name}\`` };
    const found = await api.find({
        method: 'GET',
        path: '/repos/{owner}/{repo}/labels/{name}',
        parameters: { name: driftLabel.name },
        attempted: 'read',
        needs: 'issues: read',
        ...about,
    }, schemas/* object */.Ikc({ name: schemas/* string */.YjP() }));
    if (found !== undefined)
        return;
    try {
        await api.send({
            method: 'POST',
            path: '/repos/{owner}/{repo}/labels',
            parameters: driftLabel,
            repeatable: true,
            attempted: 'create',
            needs: 'issues: write',
            ...about,
        });
    }
    catch (error) {
        if (!(error instanceof src_errors/* ApiError */.hD && error.call.status === 422))
            throw error;
    }
}
//# sourceMappingURL=drift-issues.js.map
;// CONCATENATED MODULE: ./lib/src/github/labels.js



const labelledReply = schemas/* object */.Ikc({
    labels: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
    user: accountReply.nullish(),
    head: schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), sha: schemas/* string */.YjP(), repo: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), owner: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }) }).nullish() }),
});
const eventReply = schemas/* object */.Ikc({
    event: schemas/* string */.YjP(),
    created_at: schemas/* string */.YjP(),
    actor: accountReply.nullish(),
    label: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).nullish(),
});
const activityReply = schemas/* object */.Ikc({ after: schemas/* string */.YjP(), timestamp: schemas/* string */.YjP() });
/**
 * Labels as consents. One request where the pull request does not have the label; else three more: its events (one for
 * each hundred), the moves of its branch (unless a plan has judged them), and the permission of who set it, unless that is
 * a bot. Dates of commits say nothing: their authors write them.
 */
function createLabels(api, members) {
    return {
        async grantOf(pullRequest, label, planned) {
            const pull = await readLabelled(api, pullRequest);
            if (pull?.labels.some(({ name }) => isSameName(name, label)) !== true)
                return undefined;
            // After a merge the branch may be gone, and its pushes with it: what the plan knew of them still holds.
            const known = planned?.head === pull.head.sha ? planned : undefined;
            const [events, pushed] = await Promise.all([readEvents(api, pullRequest), known === undefined ? readPushTime(api, pull) : undefined]);
            const setting = events.findLast((event) => event.event === 'labeled' && isSameName(event.label?.name ?? '', label));
            const rebasedAt = events.findLast(({ event }) => event === 'base_ref_changed')?.created_at;
            const afterPush = known !== undefined && setting?.created_at === known.at && isSameName(setting.actor?.login ?? '', known.by);
            const pushedAt = known === undefined || afterPush ? pushed : await readPushTime(api, pull);
            const changedAt = afterPush ? rebasedAt : pushedAt === undefined ? undefined : laterOf(pushedAt, rebasedAt);
            const by = setting?.actor == null ? undefined : await describe(members, setting.actor);
            const grant = {
                author: pull.user?.login ?? 'ghost',
                head: pull.head.sha,
                ...(setting === undefined ? {} : { setAt: setting.created_at }),
                ...(by === undefined ? {} : { by }),
                ...(changedAt === undefined ? {} : { changedAt }),
                ...(afterPush ? { afterPush } : {}),
            };
            return grant;
        },
    };
}
async function readLabelled(api, number) {
    return api.find({
        method: 'GET',
        path: '/repos/{owner}/{repo}/pulls/{number}',
        parameters: { number },
        attempted: 'read the labels of',
        target: `pull request #${number}`,
        needs: 'pull-requests: read',
    }, labelledReply);
}
/** Oldest first. */
async function readEvents(api, number) {
    const events = [];
    const pages = api.pages({
        method: 'GET',
        path: '/repos/{owner}/{repo}/issues/{number}/events',
        parameters: { number },
        attempted: 'list the events of',
        target: `pull request #${number}`,
        needs: 'pull-requests: read',
    }, eventReply);
    for await (const page of pages)
        events.push(...page);
    return events.sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
}
/**
 * When the head commit last became the branch's tip, as the server saw it. `undefined` where the list of moves does not
 * show it (yet), or is that of a fork which the token may not read.
 */
async function readPushTime(api, { head }) {
    if (head.repo == null)
        return undefined;
    const { name } = head.repo;
    const owner = head.repo.owner.login;
    const call = {
        method: 'GET',
        path: '/repos/{owner}/{repo}/activity',
        parameters: { owner, repo: name, ref: `refs/heads/${head.ref}`, direction: 'desc', per_page: 100 },
        attempted: 'list the pushes to',
        target: head.ref,
        needs: 'contents: read',
    };
    try {
        const moves = await api.read(call, activityReply.array());
        return moves.find(({ after }) => after === head.sha)?.timestamp;
    }
    catch (error) {
        const own = isSameName(`${owner}/${name}`, `${api.repository.owner}/${api.repository.name}`);
        const refused = error instanceof src_errors/* ApiError */.hD && (error.code === 'permission-denied' || error.call.status === 404);
        if (own || !refused)
            throw error;
        return undefined;
    }
}
async function describe(members, { login, type }) {
    // What is not a user has no permission to ask for: apps act by their own rights, and organizations do not act.
    const bot = login.endsWith('[bot]') || (type !== undefined && type !== 'User');
    return { login, bot, permission: bot ? 'none' : await members.permission(login) };
}
function isSameName(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
function laterOf(a, b) {
    return b !== undefined && Date.parse(b) > Date.parse(a) ? b : a;
}
//# sourceMappingURL=labels.js.map
;// CONCATENATED MODULE: ./lib/src/github/members.js

const permissionReply = schemas/* object */.Ikc({ permission: schemas/* string */.YjP(), role_name: schemas/* string */.YjP().nullish() });
const permissions = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
/** Permissions of people. One request, which any token may make; what is no user (404), some bots say, has none. */
function createMembers(api) {
    return {
        async permission(user) {
            const reply = await api.find({
                method: 'GET',
                path: '/repos/{owner}/{repo}/collaborators/{user}/permission',
                parameters: { user },
                attempted: 'read',
                target: `the permission of ${user}`,
            }, permissionReply);
            // `permission` knows four levels; the role's name tells the others, unless it is a role of the organization's own.
            return asPermission(reply?.role_name) ?? asPermission(reply?.permission) ?? 'none';
        },
    };
}
function asPermission(name) {
    return permissions.find((permission) => permission === name);
}
//# sourceMappingURL=members.js.map
;// CONCATENATED MODULE: ./lib/src/github/graphql.js
/** Asking GitHub in GraphQL, with refusals in the same words as REST's. */



const errorReply = schemas/* object */.Ikc({ type: schemas/* string */.YjP().nullish(), message: schemas/* string */.YjP() });
const envelope = schemas/* object */.Ikc({ data: schemas/* unknown */.L5J(), errors: schemas/* array */.YOg(errorReply).nullish() });
/**
 * One request; a query is made again as a GET would be. An answer with errors is taken where its data fits all the same:
 * GraphQL answers the parts it can. Throws `ApiError`, also for refusals, which come with status 200.
 */
async function queryGraphql(api, { query, variables, ...purpose }, schema) {
    const call = { method: 'POST', path: api.graphqlUrl, parameters: { query, variables }, repeatable: true, ...purpose };
    const { data, errors } = await api.read(call, envelope);
    const checked = schema.safeParse(data);
    if (checked.success)
        return checked.data;
    const refusal = errors?.find(({ type }) => type === 'FORBIDDEN');
    const words = (refusal ?? errors?.[0])?.message ?? 'its answer is not what it documents';
    const { attempted, target } = purpose;
    throw new src_errors/* ApiError */.hD(refusal === undefined ? 'api-error' : 'permission-denied', `Could not ${attempted} ${target}: GitHub answered: ${words.replace(/\.$/, '')}.`, { attempted, target, method: 'POST', path: '/graphql', status: 200, serviceMessage: words }, { hint: refusal === undefined ? undefined : permissionHint(purpose, api.token) });
}
//# sourceMappingURL=graphql.js.map
;// CONCATENATED MODULE: ./lib/src/github/open-plans.js




/** Open pull requests in one request, and how many such requests there are at most: beyond, nobody has looked for long. */
const pullsAtOnce = 50;
const open_plans_mostPages = 4;
/** Bodies in one request; each has up to 64 KB. */
const bodiesAtOnce = 50;
/** Merged pull requests that are looked at: what an apply left unanswered is among the latest. */
const mostMerged = 20;
const listQuery = `query($owner: String!, $name: String!, $states: [PullRequestState!], $base: String, $first: Int, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: $states, baseRefName: $base, first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        headRefOid
        baseRefName
        comments(first: 100) {
          pageInfo { hasNextPage }
          nodes { id author { login __typename } }
        }
      }
    }
  }
}`;
const bodiesQuery = 'query($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { id url body createdAt updatedAt } } }';
const author = schemas/* object */.Ikc({ login: schemas/* string */.YjP(), __typename: schemas/* string */.YjP() }).nullable();
const pullNode = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    headRefOid: schemas/* string */.YjP(),
    baseRefName: schemas/* string */.YjP(),
    comments: schemas/* object */.Ikc({
        pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY() }),
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), author })),
    }),
});
const listReply = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        pullRequests: schemas/* object */.Ikc({
            pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* string */.YjP().nullable() }),
            nodes: schemas/* array */.YOg(pullNode),
        }),
    }),
});
const bodiesReply = schemas/* object */.Ikc({
    nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), url: schemas/* string */.YjP(), body: schemas/* string */.YjP(), createdAt: schemas/* string */.YjP(), updatedAt: schemas/* string */.YjP() }).nullable()),
});
/**
 * Plans that open pull requests show. Usually two requests: who commented on what (fifty pull requests each, without the
 * bodies, which are large and mostly others'), then the bodies of what our account wrote (fifty each); one where that
 * account wrote nothing. REST would take a list for every open pull request, or all comments of the repository since the
 * oldest of them; the search does not see hidden lines. Where a pull request has more than a hundred comments, they are
 * listed. The two hundred pull requests touched last are looked at.
 */
function createOpenPlans(api, comments, identity) {
    async function plansOn(listed, { manifest, target, except }) {
        const pulls = listed.filter(({ number }) => !except.includes(number));
        const commented = pulls.filter((pull) => pull.comments.nodes.length > 0);
        if (commented.length === 0)
            return [];
        const we = await identity();
        const ours = (pull) => pull.comments.nodes.filter((node) => isOurs(we, node.author)).map(({ id }) => id);
        const bodies = await readBodies(api, commented.filter((pull) => !pull.comments.pageInfo.hasNextPage).flatMap(ours));
        const found = [];
        for (const pull of commented) {
            const plans = pull.comments.pageInfo.hasNextPage
                ? await comments.find(pull.number, manifest, target)
                : ours(pull).flatMap((id) => bodies.get(id) ?? []);
            for (const comment of plans) {
                const { marker } = comment;
                if (marker.manifest !== manifest || marker.target !== target || marker.state === 'closed')
                    continue;
                found.push({ pullRequest: pull.number, head: pull.headRefOid, base: pull.baseRefName, comment });
            }
        }
        return found;
    }
    return {
        find: async (query) => plansOn(await readOpenPulls(api), query),
        findMerged: async ({ into, ...query }) => plansOn((await readPage(api, { states: ['MERGED'], base: into, first: mostMerged })).nodes, query),
    };
}
async function readOpenPulls(api) {
    const found = [];
    let after = null;
    for (let page = 1; page <= open_plans_mostPages; page += 1) {
        const { nodes, pageInfo } = await readPage(api, { states: ['OPEN'], first: pullsAtOnce, after });
        found.push(...nodes);
        if (!pageInfo.hasNextPage || pageInfo.endCursor === null)
            return found;
        after = pageInfo.endCursor;
    }
    api.log.debug(`There are more open pull requests than the ${found.length} touched last, which were looked at.`);
    return found;
}
async function readPage(api, which) {
    const { owner, name } = api.repository;
    const { repository } = await queryGraphql(api, {
        query: listQuery,
        variables: { owner, name, base: null, after: null, ...which },
        attempted: 'list',
        target: `the ${which.base === undefined ? 'open' : 'merged'} pull requests`,
        needs: 'pull-requests: read',
    }, listReply);
    return repository.pullRequests;
}
async function readBodies(api, ids) {
    const found = new Map();
    for (let start = 0; start < ids.length; start += bodiesAtOnce) {
        const { nodes } = await queryGraphql(api, {
            query: bodiesQuery,
            variables: { ids: ids.slice(start, start + bodiesAtOnce) },
            attempted: 'read',
            target: 'the comments on pull requests',
            needs: 'pull-requests: read',
        }, bodiesReply);
        for (const node of nodes) {
            const marker = node === null ? undefined : (0,markers/* parseMarker */.gY)('plan', node.body);
            const id = node === null ? undefined : numberOf(node.url);
            if (node === null || marker === undefined || id === undefined)
                continue;
            found.set(node.id, { id, url: node.url, body: node.body, marker, createdAt: node.createdAt, updatedAt: node.updatedAt });
        }
    }
    return found;
}
/** REST's id of a comment stands in its address; GraphQL's own field for it holds 32 bits only, which today's exceed. */
function numberOf(url) {
    const match = /#issuecomment-(\d+)$/.exec(url);
    return match === null ? undefined : Number(match[1]);
}
function isOurs(we, author) {
    return author !== null && isSameAccount(we, { login: author.login, type: author.__typename });
}
//# sourceMappingURL=open-plans.js.map
;// CONCATENATED MODULE: ./lib/src/github/plan-comments.js





/**
 * Plan comments of one repository. A comment counts if it begins with our marker and we posted it: anybody can write
 * a marker into a comment of their own. Who we are is asked only where a marker was seen.
 */
function createPlanComments(api, identity) {
    let told = false;
    /** Whoever changes the token between plan and apply would not know why no plan is found. Said once: a drift run meets many. */
    function tellForeign(id, author, { login }) {
        if (told)
            return;
        told = true;
        api.log.notice(`Comment ${id} begins like a plan, but does not count: \`${author ?? 'ghost'}\` wrote it, and this run posts as \`${login}\`. Plans and applies need a \`github-token\` of the same account.`);
    }
    async function search(pullRequest, isWanted) {
        const found = [];
        for await (const { id, html_url: url, body, user, created_at: createdAt, updated_at: updatedAt } of readComments(api, pullRequest)) {
            const marker = (0,markers/* parseMarker */.gY)('plan', body ?? '');
            if (body == null || marker === undefined || !isWanted(marker))
                continue;
            const we = await identity();
            if (!isSameAccount(we, user)) {
                tellForeign(id, user?.login, we);
                continue;
            }
            found.push({ id, url, body, marker, createdAt, ...(updatedAt === undefined ? {} : { updatedAt }) });
        }
        return found.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id);
    }
    async function update(id, body) {
        const reply = await api.read({
            method: 'PATCH',
            path: '/repos/{owner}/{repo}/issues/comments/{id}',
            parameters: { id, body },
            attempted: 'update',
            target: `comment ${id}`,
            needs: 'pull-requests: write',
        }, commentReply);
        return { id: reply.id, url: reply.html_url };
    }
    async function mentioning(pullRequest, text) {
        const found = [];
        for await (const { body, user } of readComments(api, pullRequest)) {
            const marker = (0,markers/* parseMarker */.gY)('plan', body ?? '');
            if (marker === undefined || !(body ?? '').includes(text))
                continue;
            if (isSameAccount(await identity(), user))
                found.push(marker);
        }
        return found;
    }
    return {
        find: (pullRequest, manifest, target, orStatus) => search(pullRequest, (marker) => (marker.manifest === manifest && marker.target === target) || (orStatus !== undefined && marker.status === orStatus)),
        withStatus: (pullRequest, context) => search(pullRequest, (marker) => marker.status === context),
        create: (pullRequest, body) => postComment(api, identity, { pullRequest, body }),
        update,
        remove: (id) => removeComment(api, id),
        mentioning,
    };
}
//# sourceMappingURL=plan-comments.js.map
;// CONCATENATED MODULE: ./lib/src/github/pulls.js
/** Reading pull requests: one, those of a commit, those closed lately. */


/** One request. `undefined` also where the number is that of an issue. */
async function readPull(api, number) {
    const pull = await api.find({
        method: 'GET',
        path: '/repos/{owner}/{repo}/pulls/{number}',
        parameters: { number },
        attempted: 'read',
        target: `pull request #${number}`,
        needs: 'pull-requests: read',
    }, pullReply);
    return pull === undefined ? undefined : toCandidate(pull);
}
/** Pull requests that GitHub's index ties to a commit; empty too while the index does not know the commit yet (422). */
async function readPullsOfCommit(api, sha) {
    const call = {
        method: 'GET',
        path: '/repos/{owner}/{repo}/commits/{sha}/pulls',
        parameters: { sha, per_page: 100 },
        attempted: 'find the pull requests of',
        target: `commit ${sha}`,
        needs: 'pull-requests: read',
    };
    try {
        return (await api.read(call, pullReply.array())).map(toCandidate);
    }
    catch (error) {
        if (error instanceof src_errors/* ApiError */.hD && (error.call.status === 422 || error.call.status === 404))
            return [];
        throw error;
    }
}
/** Closed pull requests into a branch, the lately touched first, a hundred to a page. */
async function* readClosedPulls(api, branch) {
    const call = {
        method: 'GET',
        path: '/repos/{owner}/{repo}/pulls',
        parameters: { state: 'closed', base: branch, sort: 'updated', direction: 'desc' },
        attempted: 'list',
        target: `the pull requests into ${branch}`,
        needs: 'pull-requests: read',
    };
    for await (const page of api.pages(call, pullReply))
        yield page.map(toCandidate);
}
/** Without what a candidate has on top. */
function asPullRequest(candidate) {
    const pull = { ...candidate };
    delete pull.open;
    return pull;
}
function toCandidate(reply) {
    return { ...toPullRequest(reply), open: reply.state === 'open' };
}
//# sourceMappingURL=pulls.js.map
;// CONCATENATED MODULE: ./lib/src/github/merged-before.js


/** More would be older than anybody still waits to see applied. */
const mostPullRequests = 30;
const merged_before_mostPages = 2;
/**
 * Up to thirty pull requests merged into the branch that lie in the history of `after`, newest merge first. Two
 * requests, made at the same time: closed pull requests and commits, a hundred each; a second page of either where
 * the first leaves something open.
 */
async function findMergedBefore(api, { after, branch }, except) {
    const left = new Set(except);
    const pulls = readClosedPulls(api, branch);
    const history = readHistory(api, after);
    const candidates = [];
    const shas = new Set();
    const takePulls = async () => {
        const page = await pulls.next();
        if (page.done === true)
            return false;
        candidates.push(...page.value.filter((pull) => isMergedInto(pull, branch) && !left.has(pull.number)));
        return true;
    };
    const takeCommits = async () => {
        const page = await history.next();
        if (page.done === true)
            return false;
        for (const sha of page.value)
            shas.add(sha);
        return true;
    };
    const inHistory = () => candidates.filter(({ mergeCommit }) => mergeCommit !== undefined && shas.has(mergeCommit));
    let [morePulls, moreCommits] = await Promise.all([takePulls(), takeCommits()]);
    for (let page = 2; page <= merged_before_mostPages && inHistory().length < mostPullRequests; page += 1) {
        const someMissing = inHistory().length < candidates.length;
        [morePulls, moreCommits] = await Promise.all([morePulls && takePulls(), moreCommits && someMissing && takeCommits()]);
    }
    return inHistory().map(asPullRequest).sort(byMergeTime).slice(0, mostPullRequests);
}
function isMergedInto(pull, branch) {
    return pull.merged && pull.base === branch && pull.mergeCommit !== undefined;
}
async function* readHistory(api, after) {
    const pages = api.pages({
        method: 'GET',
        path: '/repos/{owner}/{repo}/commits',
        parameters: { sha: after },
        attempted: 'list the history of',
        target: `commit ${after}`,
        needs: 'contents: read',
    }, commitReply);
    for await (const page of pages)
        yield page.map(({ sha }) => sha);
}
//# sourceMappingURL=merged-before.js.map
;// CONCATENATED MODULE: ./lib/src/github/pushed-commits.js

/** Comparisons of more than a thousand commits are cut: the newest count. */
const pushed_commits_mostPages = 10;
/**
 * One request for up to a hundred commits. Where there is nothing to compare with (a new branch, a commit that was
 * forced away and is gone, a branch set back), it is the pushed commit alone.
 */
async function readPushedCommits(api, push) {
    const commits = isNothing(push.before) ? [] : await compare(api, push);
    const known = commits.length > 0 ? commits : [await readCommit(api, push.after)];
    const bySha = new Map(known.map((commit) => [commit.sha, commit]));
    const line = [];
    for (let next = bySha.get(push.after); next !== undefined; next = bySha.get(next.parents[0]?.sha ?? '')) {
        line.push(toPushedCommit(next));
    }
    return { shas: new Set(bySha.keys()), line };
}
/** True for the zeros by which an event says that there was no commit before. */
function isNothing(sha) {
    return /^0*$/.test(sha);
}
async function compare(api, { before, after }) {
    const readPage = async (page) => {
        const call = {
            method: 'GET',
            path: '/repos/{owner}/{repo}/compare/{basehead}',
            parameters: { basehead: `${before}...${after}`, per_page: 100, page },
            attempted: 'list the commits of',
            target: `the push ${before.slice(0, 7)}...${after.slice(0, 7)}`,
            needs: 'contents: read',
        };
        const reply = await api.find(call, compareReply);
        return reply === undefined ? undefined : { total: reply.total_commits, commits: reply.commits };
    };
    const first = await readPage(1);
    if (first === undefined)
        return [];
    const commits = [...first.commits];
    const last = Math.ceil(first.total / 100);
    // Oldest first: the newest, which the line starts from, stand on the last page.
    for (let page = Math.max(2, last - pushed_commits_mostPages + 2); page <= last; page += 1) {
        commits.push(...((await readPage(page))?.commits ?? []));
    }
    return commits.some(({ sha }) => sha === after) ? commits : [];
}
async function readCommit(api, sha) {
    const call = {
        method: 'GET',
        path: '/repos/{owner}/{repo}/commits/{sha}',
        parameters: { sha, per_page: 1 },
        attempted: 'read',
        target: `commit ${sha}`,
        needs: 'contents: read',
    };
    return api.read(call, commitReply);
}
function toPushedCommit({ sha, commit, parents }) {
    const time = Date.parse(commit.committer?.date ?? '');
    return {
        sha,
        title: commit.message.split('\n', 1)[0] ?? '',
        parents: parents.map((parent) => parent.sha),
        committedAt: Number.isNaN(time) ? undefined : time,
    };
}
//# sourceMappingURL=pushed-commits.js.map
;// CONCATENATED MODULE: ./lib/src/github/merged-by.js



/** A longer line of commits is looked up in the list of closed pull requests, rather than one by one. */
const longestLine = 5;
/** Titles that are checked beyond that list, for merges that it no longer shows. */
const mostTitles = 10;
/** An older commit has long been indexed: what is not known of it then will not come. */
const lagLimitMilliseconds = 10 * 60_000;
/**
 * Pull requests merged into the branch by this push, newest first. A number in a commit's title only says where to
 * look: what counts is that the pull request is merged, into this branch, by a commit of this push. Typically two
 * requests: the comparison, then one for each commit on the branch's line (two where its title names no number that
 * holds); a line of more than five commits takes one list instead. Only a new commit of which GitHub knows no pull
 * request is asked for again, with the pauses of `lagMilliseconds`.
 */
async function findMergedBy(api, push) {
    const { shas, line } = await readPushedCommits(api, push);
    const search = { api, branch: push.branch, shas, found: new Map() };
    let pending = line.length > longestLine ? await searchClosed(search, line) : line;
    for (const pause of [...api.patience.lagMilliseconds, undefined]) {
        const last = pause === undefined || !pending.some((commit) => isFresh(commit, api.clock.now()));
        const unsettled = [];
        for (const commit of pending) {
            if (isExplained(search, commit))
                continue;
            if ((await explain(search, commit, last)) === 'unsettled')
                unsettled.push(commit);
        }
        pending = unsettled;
        if (last || pending.length === 0)
            break;
        api.log.debug(`GitHub does not tie ${pending.map(({ sha }) => sha.slice(0, 7)).join(', ')} to a pull request yet.`);
        await api.clock.sleep(pause);
    }
    return [...search.found.values()].sort(byMergeTime);
}
/** Number that a squash (`... (#12)`) or a merge (`Merge pull request #12 from ...`) leaves in the title. */
function numberInTitle(title) {
    const match = /^Merge pull request #(\d{1,9}) from /.exec(title) ?? /\(#(\d{1,9})\)\s*$/.exec(title);
    return match?.[1] === undefined ? undefined : Number(match[1]);
}
async function explain(search, commit, last) {
    const verdicts = [];
    const number = numberInTitle(commit.title);
    if (number !== undefined) {
        const pull = await readPull(search.api, number);
        const verdict = pull === undefined ? 'other' : consider(search, pull, last);
        if (verdict === 'merged')
            return verdict;
        verdicts.push(verdict);
    }
    // A merge made outside GitHub is tied to its pull request by what it merged, its second parent.
    for (const sha of [commit.sha, ...commit.parents.slice(1, 2)]) {
        const tied = await readPullsOfCommit(search.api, sha);
        verdicts.push(...(tied.length === 0 ? ['unsettled'] : tied.map((pull) => consider(search, pull, last))));
        if (verdicts.includes('merged'))
            return 'merged';
    }
    return verdicts.includes('unsettled') ? 'unsettled' : 'other';
}
function consider({ branch, shas, found }, pull, last) {
    if (pull.base !== branch)
        return 'other';
    if (!pull.merged)
        return pull.open ? 'unsettled' : 'other';
    // Just after a merge its commit may not be named yet. Left out, its changes would count as approved by nobody's
    // plan or, worse, as a direct push: so in the end it is taken in.
    if (pull.mergeCommit === undefined && !last)
        return 'unsettled';
    if (pull.mergeCommit !== undefined && !shas.has(pull.mergeCommit))
        return 'other';
    found.set(pull.number, asPullRequest(pull));
    return 'merged';
}
/** Takes what the list of closed pull requests shows; answers the commits that are still worth a look. */
async function searchClosed(search, line) {
    const page = await readClosedPulls(search.api, search.branch).next();
    for (const pull of page.done === true ? [] : page.value) {
        if (pull.mergeCommit !== undefined)
            consider(search, pull, false);
    }
    const open = line.filter((commit) => !isExplained(search, commit));
    const named = open.filter(({ title }) => numberInTitle(title) !== undefined).slice(0, mostTitles);
    const [tip] = line;
    return tip !== undefined && open.includes(tip) && !named.includes(tip) ? [tip, ...named] : named;
}
function isExplained({ found }, { sha, title }) {
    const number = numberInTitle(title);
    return [...found.values()].some((pull) => pull.mergeCommit === sha || (pull.mergeCommit === undefined && pull.number === number));
}
function isFresh({ committedAt }, now) {
    return committedAt === undefined || Math.abs(now - committedAt) < lagLimitMilliseconds;
}
//# sourceMappingURL=merged-by.js.map
;// CONCATENATED MODULE: ./lib/src/github/queued-pulls.js



/** A longer group is looked up from its newest commits on: what is not found counts as nobody's. */
const mostCommits = 20;
/**
 * Pull requests of a queue's group, the last one first. The queue makes a commit for each; the number in its title only
 * says where to look, and counts for an open pull request into this branch whose head is what a merge commit brings in.
 * One request for the comparison and one for each commit; one or two more where its title names no such number. The
 * number in the name of the queue's branch is GitHub's own word.
 */
async function findQueued(api, group) {
    const { shas, line } = await readPushedCommits(api, group);
    const found = new Map();
    const belongs = (pull) => pull.base === group.branch && (pull.open || (pull.mergeCommit !== undefined && shas.has(pull.mergeCommit)));
    const take = (pull) => {
        if (pull === undefined || !belongs(pull))
            return false;
        found.set(pull.number, asPullRequest(pull));
        return true;
    };
    for (const number of group.pullRequests)
        take(await readPull(api, number));
    for (const commit of line.slice(0, mostCommits)) {
        const number = numberInTitle(commit.title);
        if (number !== undefined && found.has(number))
            continue;
        const named = number === undefined ? undefined : await readPull(api, number);
        if (named !== undefined && bringsIn(commit, named) && take(named))
            continue;
        for (const sha of [commit.sha, ...commit.parents.slice(1, 2)]) {
            const tied = (await readPullsOfCommit(api, sha)).map(take);
            if (tied.includes(true))
                break;
        }
    }
    return [...found.values()];
}
/**
 * A merge commit says itself what it merges; of a squashed or rebased one only its title speaks, which its author writes,
 * and which is taken on trust. What it leads to is shown by a plan alone: an apply finds out itself who merged what.
 */
function bringsIn({ parents }, { head }) {
    return parents.length < 2 || parents[1] === head;
}
//# sourceMappingURL=queued-pulls.js.map
;// CONCATENATED MODULE: ./lib/src/github/pull-requests.js




/** Pull requests of one repository. */
function createPullRequests(api) {
    return {
        get: (number) => readPull(api, number),
        mergedBy: (push) => findMergedBy(api, push),
        queuedIn: (group) => findQueued(api, group),
        mergedBefore: (push, except) => findMergedBefore(api, push, except),
    };
}
//# sourceMappingURL=pull-requests.js.map
;// CONCATENATED MODULE: ./lib/src/github/repository-files.js


const raw = 'application/vnd.github.raw+json';
const treeReply = schemas/* object */.Ikc({
    tree: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), type: schemas/* string */.YjP() })),
    truncated: schemas/* boolean */.zMY().default(false),
});
const entryReply = schemas/* object */.Ikc({ type: schemas/* string */.YjP(), sha: schemas/* string */.YjP() });
/** Files of the repository at a commit, as text. One request each; another two where a file is too big for the first. */
function createRepositoryFiles(api) {
    async function read(path, ref) {
        const call = {
            method: 'GET',
            path: `/repos/{owner}/{repo}/contents/${encodePath(path)}`,
            parameters: { ref },
            accept: raw,
            attempted: 'read',
            target: `${path} at ${ref}`,
            needs: 'contents: read',
        };
        try {
            const { data, headers } = await api.send(call);
            // A directory has no raw form: its listing comes as JSON, whatever was asked for.
            return isRaw(headers['content-type']) ? toText(data) : undefined;
        }
        catch (error) {
            if (!(error instanceof src_errors/* ApiError */.hD))
                throw error;
            if (error.call.status === 404)
                return undefined;
            if (error.call.status === 403 && /too[ _]large/i.test(error.call.serviceMessage ?? ''))
                return readBlob(call);
            throw error;
        }
    }
    async function readBlob(call) {
        const entry = await api.find({ ...call, accept: 'application/vnd.github.object+json' }, entryReply);
        if (entry?.type !== 'file')
            return undefined;
        const { data } = await api.send({
            ...call,
            path: '/repos/{owner}/{repo}/git/blobs/{sha}',
            parameters: { sha: entry.sha },
        });
        return toText(data);
    }
    async function list(ref) {
        const call = {
            method: 'GET',
            path: '/repos/{owner}/{repo}/git/trees/{ref}',
            parameters: { ref, recursive: '1' },
            attempted: 'list the files of',
            target: ref,
            needs: 'contents: read',
        };
        const { tree, truncated } = await api.read(call, treeReply);
        if (truncated) {
            throw new src_errors/* EndpointsError */.Ju('invalid-input', 'The repository has too many files for GitHub to list them at once.', {
                hint: 'Name the manifest by its path instead of a glob.',
            });
        }
        return tree.filter(({ type }) => type === 'blob').map(({ path }) => path);
    }
    return { read, list };
}
/** Refuses what a URL would resolve: `..` must never lead to another route of the API. */
function encodePath(path) {
    const segments = path.replaceAll('\\', '/').split('/').filter((segment) => segment !== '' && segment !== '.');
    if (segments.length === 0 || path.startsWith('/') || segments.includes('..')) {
        throw new src_errors/* EndpointsError */.Ju('invalid-input', `"${path}" is not a path inside the repository.`, {
            hint: 'Write the path from the top of the repository, without `..`.',
        });
    }
    return segments.map(encodeURIComponent).join('/');
}
function isRaw(contentType) {
    return typeof contentType === 'string' && contentType.startsWith('application/vnd.github');
}
function toText(data) {
    if (typeof data === 'string')
        return data;
    return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : '';
}
//# sourceMappingURL=repository-files.js.map
;// CONCATENATED MODULE: ./lib/src/github/client.js













/**
 * GitHub's side of the ports for one repository. Sends nothing until something is asked for. Every method throws
 * `ApiError`; its code is `permission-denied` where the token lacks a right, with the line to add as its hint.
 */
function connectGitHub(connection) {
    const api = createApi(connection);
    const identity = createIdentity(api);
    const planComments = createPlanComments(api, identity);
    const members = createMembers(api);
    return {
        planComments,
        openPlans: createOpenPlans(api, planComments, identity),
        conversation: createConversation(api, identity),
        pullRequests: createPullRequests(api),
        commits: createCommits(api),
        commitStatuses: createCommitStatuses(api),
        deployments: createDeployments(api),
        labels: createLabels(api, members),
        members,
        driftIssues: createDriftIssues(api, identity),
        files: createRepositoryFiles(api),
        identity,
        requestsMade: () => api.requestsMade(),
    };
}
//# sourceMappingURL=client.js.map

/***/ }),

/***/ 3169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fitMarker),
/* harmony export */   gJ: () => (/* binding */ formatMarker),
/* harmony export */   gY: () => (/* binding */ parseMarker),
/* harmony export */   jN: () => (/* binding */ digestOfChanges)
/* harmony export */ });
/* unused harmony exports maximumDigestBytes, maximumPlanMarker */
/** A comment holds 65,536 characters, so no marker of ours can be longer. */
const maximumMarkerLength = 65_536;
/** From this many bytes of change digests on, one digest stands for each endpoint's whole list. */
const maximumDigestBytes = 16 * 1024;
/** What endpoints were to end as is kept while all of it takes no more characters than this. */
const maximumEnds = 12 * 1024;
/** A plan's marker is made to fit in here, so that the report has the rest of the comment. */
const maximumPlanMarker = 40_000;
const ending = ' -->';
const planStates = new Set(['planned', 'applying', 'applied', 'failed', 'closed']);
const maximumText = 1024;
function beginning(kind) {
    return `<!-- databricks-endpoints:${kind} `;
}
/**
 * The marker as an HTML comment. Its JSON never holds `<`, `>` or `--`, so that nothing in it can end the comment
 * early or start another one.
 */
function formatMarker(kind, data) {
    const json = JSON.stringify(data)
        .replaceAll('<', '\\u003c')
        .replaceAll('>', '\\u003e')
        .replace(/-(?=-)/g, '\\u002d');
    return `${beginning(kind)}${json}${ending}`;
}
function parseMarker(kind, body) {
    const start = beginning(kind);
    if (!body.startsWith(start))
        return undefined;
    const end = body.indexOf(ending, start.length);
    if (end === -1 || end + ending.length > maximumMarkerLength)
        return undefined;
    let data;
    try {
        data = JSON.parse(body.slice(start.length, end));
    }
    catch {
        return undefined;
    }
    if (!isRecord(data) || data.v !== 1)
        return undefined;
    return kind === 'plan' ? readPlanMarker(data) : readDriftMarker(data);
}
/** Digest that stands for a list of change digests, whatever their order: 96 bits in hexadecimal. */
function digestOfChanges(changes, sha256Hex) {
    return sha256Hex([...changes].sort().join('\n')).slice(0, 24);
}
/**
 * The marker in what room a comment leaves it. In this order: what things end as goes, one digest for each endpoint takes
 * the place of its list (of 16 KB or more together), then versions of endpoints without changes go, and at last one
 * digest takes the place of all endpoints that do not fit.
 */
function fitMarker(marker, sha256Hex) {
    const digested = withDigests(withoutEnds(marker), sha256Hex);
    const fits = (candidate) => formatMarker('plan', candidate).length <= maximumPlanMarker;
    if (fits(digested))
        return digested;
    const names = Object.keys(marker.endpoints);
    const first = (count) => firstEndpoints({ whole: marker, digested, names: names.slice(0, count) }, sha256Hex);
    let low = 0;
    let high = names.length;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(first(middle)))
            low = middle;
        else
            high = middle - 1;
    }
    return first(low);
}
function withoutEnds(marker) {
    const characters = Object.values(marker.endpoints).reduce((sum, { ends }) => sum + (ends === undefined ? 0 : JSON.stringify(ends).length), 0);
    if (characters <= maximumEnds)
        return marker;
    const endpoints = emptyRecord();
    for (const [name, approved] of Object.entries(marker.endpoints)) {
        endpoints[name] = { ...approved };
        delete endpoints[name].ends;
    }
    return { ...marker, endpoints };
}
/** Only these endpoints on their own, with their versions; the others by one digest. */
function firstEndpoints(of, sha256Hex) {
    const { whole, digested, names } = of;
    const kept = new Set(names);
    const pick = (record) => {
        const picked = emptyRecord();
        for (const [name, value] of Object.entries(record))
            if (kept.has(name))
                picked[name] = value;
        return picked;
    };
    const rest = Object.entries(whole.endpoints).flatMap(([name, { changes }]) => (kept.has(name) ? [] : (changes ?? [])));
    const { versions, ...marker } = digested;
    return {
        ...marker,
        endpoints: pick(digested.endpoints),
        ...(rest.length === 0 ? {} : { others: digestOfChanges([...new Set(rest)], sha256Hex) }),
        ...(versions === undefined ? {} : { versions: pick(versions) }),
    };
}
/** Puts one digest for each endpoint in place of its list, once the lists together take 16 KB or more. */
function withDigests(marker, sha256Hex) {
    const entries = Object.entries(marker.endpoints);
    const bytes = entries.reduce((sum, [, { changes }]) => sum + (changes === undefined ? 0 : JSON.stringify(changes).length), 0);
    if (bytes < maximumDigestBytes)
        return marker;
    const endpoints = emptyRecord();
    for (const [name, { changes, ...rest }] of entries) {
        endpoints[name] = changes === undefined ? rest : { ...rest, all: digestOfChanges(changes, sha256Hex) };
    }
    return { ...marker, endpoints };
}
function readPlanMarker(data) {
    const { manifest, target, host, head, run, attempt, digest, offline, state, stale, status, statusOff, besides, others } = data;
    const applying = readApplying(data.applying);
    if (!isText(manifest) || !isText(target) || !isText(host) || !isText(head) || !isText(run) || !isText(digest))
        return undefined;
    if (typeof attempt !== 'number' || !Number.isSafeInteger(attempt) || attempt < 0 || !isPlanState(state))
        return undefined;
    if (offline !== undefined && typeof offline !== 'boolean')
        return undefined;
    if (stale !== undefined && typeof stale !== 'boolean')
        return undefined;
    if (status !== undefined && !isText(status))
        return undefined;
    if (others !== undefined && !isText(others))
        return undefined;
    const destroy = data.destroy === undefined ? undefined : readDestroy(data.destroy);
    if (data.destroy !== undefined && destroy === undefined)
        return undefined;
    const endpoints = readRecord(data.endpoints, readApproved);
    if (endpoints === undefined)
        return undefined;
    const versions = data.versions === undefined ? undefined : readRecord(data.versions, readTexts);
    if (data.versions !== undefined && versions === undefined)
        return undefined;
    return {
        v: 1,
        manifest,
        target,
        host,
        head,
        run,
        attempt,
        digest,
        ...(offline === true ? { offline } : {}),
        state,
        endpoints,
        ...(others === undefined ? {} : { others }),
        ...(versions === undefined ? {} : { versions }),
        ...(stale === true ? { stale } : {}),
        ...(status === undefined ? {} : { status }),
        ...(statusOff === true ? { statusOff } : {}),
        ...(besides === true ? { besides } : {}),
        ...(destroy === undefined ? {} : { destroy }),
        ...(applying === undefined ? {} : { applying }),
    };
}
/** What is not as it should be is left out: it only says where else something is to be settled. */
function readApplying(data) {
    if (!isRecord(data))
        return undefined;
    const { commit, status, at } = data;
    if (typeof commit !== 'string' || !/^[0-9a-f]{40,64}$/.test(commit))
        return undefined;
    return { commit, ...(isText(status) ? { status } : {}), ...(isText(at) ? { at } : {}) };
}
function readDestroy(data) {
    if (!isRecord(data))
        return undefined;
    const { label, by, at } = data;
    return isText(label) && isText(by) && isText(at) ? { label, by, at } : undefined;
}
function readDriftMarker(data) {
    const { manifest, target, host, findings } = data;
    if (!isText(manifest) || !isText(target) || !isText(host) || !isText(findings))
        return undefined;
    // Times that cannot be read are lost; the issue they stand in is still the one to keep.
    const seen = readSeen(data.seen);
    return { v: 1, manifest, target, host, findings, ...(seen === undefined ? {} : { seen }) };
}
function readSeen(data) {
    if (!Array.isArray(data))
        return undefined;
    const isSeen = (item) => {
        const [time, keys, ...more] = Array.isArray(item) ? item : [];
        return isText(time) && typeof keys === 'string' && /^(?:[0-9a-f]{8})*$/.test(keys) && more.length === 0;
    };
    return data.every(isSeen) ? data : undefined;
}
function readTexts(data) {
    return readRecord(data, (value) => (isText(value) ? value : undefined));
}
function readApproved(data) {
    if (!isRecord(data))
        return undefined;
    const { changes, all, document, ends } = data;
    const approved = {};
    if (changes !== undefined) {
        if (!Array.isArray(changes) || !changes.every(isText))
            return undefined;
        approved.changes = changes;
    }
    if (all !== undefined) {
        if (!isText(all))
            return undefined;
        approved.all = all;
    }
    if (document !== undefined) {
        if (!isText(document))
            return undefined;
        approved.document = document;
    }
    // For people only: what cannot be read is left out.
    const readEnds = ends === undefined ? undefined : readTexts(ends);
    if (readEnds !== undefined)
        approved.ends = readEnds;
    return approved;
}
function readRecord(data, read) {
    if (!isRecord(data))
        return undefined;
    const record = emptyRecord();
    for (const [key, value] of Object.entries(data)) {
        const item = read(value);
        if (item === undefined)
            return undefined;
        record[key] = item;
    }
    return record;
}
/** Without a prototype: `__proto__` is a legal endpoint name, and must stay a plain key. */
function emptyRecord() {
    return Object.create(null);
}
function isRecord(data) {
    return typeof data === 'object' && data !== null && !Array.isArray(data);
}
function isText(data) {
    return typeof data === 'string' && data.length <= maximumText;
}
function isPlanState(data) {
    return planStates.has(data);
}
//# sourceMappingURL=markers.js.map

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
