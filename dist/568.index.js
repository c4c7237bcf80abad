export const id = 568;
export const ids = [568,860];
export const modules = {

/***/ 8860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ isByDependabot),
/* harmony export */   parseEvent: () => (/* binding */ parseEvent)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9691);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/** What started the run: the runner's event file and environment as one typed value. */


const dependabot = 'dependabot[bot]';
const user = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ login: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() }).nullish();
const end = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), repo: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).nullish() });
const payloads = {
    any: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), default_branch: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }).nullish(),
        sender: user,
    }),
    pullRequest: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        action: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(''),
        pull_request: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
            state: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('open'),
            merged: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
            merged_at: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
            user,
            head: end,
            base: end,
        }),
    }),
    push: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        before: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        after: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        deleted: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false),
    }),
    mergeGroup: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        merge_group: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ head_sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), head_ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), base_sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), base_ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    }),
    issueComment: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        action: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(''),
        issue: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
            state: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('open'),
            pull_request: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({}).nullish(),
        }),
        comment: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(), body: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(), user }),
    }),
};
/**
 * Reads the event from its payload (the parsed event file, `undefined` where there is none) and the runner's
 * `GITHUB_*` variables. Keys we do not know are passed over. Throws `invalid-input` where the payload is not that of
 * the event it is said to be.
 */
function parseEvent(payload, env) {
    const run = readRun(payload, env);
    switch (run.name) {
        case 'pull_request':
        case 'pull_request_target': {
            const { action, pull_request: pull } = check(payloads.pullRequest, payload, run.name);
            return { ...run, kind: run.name, action, pullRequest: toPullRequestFacts(pull) };
        }
        case 'push':
            return { ...run, kind: 'push', ...check(payloads.push, payload, run.name) };
        case 'schedule':
            return { ...run, kind: 'schedule' };
        case 'merge_group': {
            const { merge_group: group } = check(payloads.mergeGroup, payload, run.name);
            const { head_sha: headSha, base_sha: baseSha } = group;
            const baseBranch = branchOf(group.base_ref) ?? group.base_ref;
            return { ...run, kind: 'merge_group', headSha, baseSha, baseBranch, pullRequests: queuedNumbers(group.head_ref) };
        }
        case 'issue_comment': {
            const { action, issue, comment } = check(payloads.issueComment, payload, run.name);
            if (action !== 'created')
                return { ...run, kind: 'other' };
            const { login, type } = comment.user ?? { login: 'ghost' };
            return {
                ...run,
                kind: 'issue_comment',
                issue: issue.number,
                onPullRequest: issue.pull_request != null,
                open: issue.state === 'open',
                commentId: comment.id,
                author: login,
                byBot: type === 'Bot' || login.endsWith('[bot]'),
                body: comment.body ?? '',
            };
        }
        default:
            return { ...run, kind: 'other' };
    }
}
/** Whether the run has Dependabot's rights: a read-only token and no secrets, though the branch is no fork's. */
function isByDependabot(event) {
    const isPull = event.kind === 'pull_request' || event.kind === 'pull_request_target';
    return event.actor === dependabot || (isPull && event.pullRequest.author === dependabot);
}
function readRun(payload, env) {
    const { repository, sender } = payloads.any.catch({ repository: undefined, sender: undefined }).parse(payload ?? {});
    const fullName = nonEmpty(env.GITHUB_REPOSITORY) ?? repository?.full_name ?? '';
    const [owner = '', name = '', ...rest] = fullName.split('/');
    if (owner === '' || name === '' || rest.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', 'The run does not say which repository it belongs to.', {
            hint: 'Set `GITHUB_REPOSITORY` to `owner/name`, as a runner does.',
        });
    }
    const runId = nonEmpty(env.GITHUB_RUN_ID) ?? '0';
    const runAttempt = positive(env.GITHUB_RUN_ATTEMPT) ?? 1;
    const server = (nonEmpty(env.GITHUB_SERVER_URL) ?? 'https://github.com').replace(/\/+$/, '');
    const branch = branchOf(env.GITHUB_REF ?? '');
    return {
        name: nonEmpty(env.GITHUB_EVENT_NAME) ?? 'unknown',
        repository: { owner, name },
        actor: nonEmpty(env.GITHUB_ACTOR) ?? sender?.login ?? 'ghost',
        runUrl: `${server}/${owner}/${name}/actions/runs/${runId}${runAttempt > 1 ? `/attempts/${runAttempt}` : ''}`,
        runId,
        runAttempt,
        commit: nonEmpty(env.GITHUB_SHA) ?? '',
        ...(branch === undefined ? {} : { branch }),
        ...(repository?.default_branch === undefined ? {} : { defaultBranch: repository.default_branch }),
    };
}
function toPullRequestFacts(pull) {
    const { head, base } = pull;
    const merged = pull.merged ?? pull.merged_at != null;
    const headRepository = head.repo?.full_name;
    const baseRepository = base.repo?.full_name;
    return {
        number: pull.number,
        headSha: head.sha,
        baseSha: base.sha,
        fork: headRepository === undefined || headRepository.toLowerCase() !== baseRepository?.toLowerCase(),
        open: pull.state === 'open' && !merged,
        author: pull.user?.login ?? 'ghost',
    };
}
function check(schema, payload, name) {
    const checked = schema.safeParse(payload);
    if (checked.success)
        return checked.data;
    const places = checked.error.issues.map(({ path }) => `\`${path.map(String).join('.')}\``).join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `The event file is not that of a ${name} event: see ${places}.`, {
        hint: '`GITHUB_EVENT_PATH` and `GITHUB_EVENT_NAME` have to be those of one and the same run.',
    });
}
/** The queue names its branches `gh-readonly-queue/<base>/pr-<number>-<base commit>`, after the last of the group. */
function queuedNumbers(headRef) {
    const match = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]+$/.exec(headRef);
    return match === null ? [] : [Number(match[1])];
}
function branchOf(fullRef) {
    return fullRef.startsWith('refs/heads/') ? fullRef.slice('refs/heads/'.length) : undefined;
}
function nonEmpty(text) {
    return text === undefined || text === '' ? undefined : text;
}
function positive(text) {
    const number = Number(text ?? '');
    return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
//# sourceMappingURL=event.js.map

/***/ }),

/***/ 9568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chatRequest: () => (/* binding */ chatRequest),
  isOffline: () => (/* binding */ isOffline),
  namesWorkspace: () => (/* binding */ namesWorkspace),
  resolveMode: () => (/* binding */ resolveMode),
  runContext: () => (/* binding */ runContext)
});

// EXTERNAL MODULE: ./lib/src/manifest/report.js
var report = __webpack_require__(9246);
;// CONCATENATED MODULE: ./lib/src/commands/chat-command.js
/** What a comment on a pull request asks for. Words to data; nothing is asked of GitHub here. */

const verbs = ['plan', 'apply'];
const target = /^[\w.-]{1,128}$/;
/** A verb with two words after it is the longest command; with more words it is a sentence. */
const mostWords = 3;
/**
 * A command is the whole comment: one line that begins with `/endpoints`. `undefined` for everything else: what is
 * quoted, indented or fenced, what has text before or after it, and prose that happens to begin so.
 */
function readChatCommand(body) {
    const text = body.trimEnd();
    if (/[\r\n]/.test(text))
        return undefined;
    const [first = '', ...words] = text.split(/[ \t]+/);
    if (first.toLowerCase() !== '/endpoints' || words.length > mostWords)
        return undefined;
    const [verb = '', ...rest] = words;
    switch (verb.toLowerCase()) {
        case 'plan':
            return withTarget({ kind: 'plan' }, rest);
        case 'apply': {
            const [digest = '', ...more] = rest;
            if (!/^[0-9a-f]{24}$/i.test(digest))
                return { kind: 'misspelt', nearest: 'apply' };
            return withTarget({ kind: 'apply', digest: digest.toLowerCase() }, more);
        }
        default: {
            const meant = verbs.find((known) => known === (0,report/* nearest */.pA)(verb, verbs));
            return { kind: 'misspelt', ...(meant === undefined ? {} : { nearest: meant }) };
        }
    }
}
/** One word after a command names a target; more of them make it a sentence, and no command. */
function withTarget(command, words) {
    const [word] = words;
    if (word === undefined)
        return command;
    return words.length === 1 && target.test(word) ? { ...command, target: word } : undefined;
}
/** Whether a run with this input `target` has to do with the command: that for another target is another job's. */
function isForTarget(request, input) {
    return request.kind === 'misspelt' || request.target === undefined || input === undefined || request.target === input;
}
//# sourceMappingURL=chat-command.js.map
// EXTERNAL MODULE: ./lib/src/databricks/auth.js + 13 modules
var auth = __webpack_require__(667);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/github/event.js
var github_event = __webpack_require__(8860);
;// CONCATENATED MODULE: ./lib/src/shell/run-context.js
/** The runner's event -> what a run is about: its mode, its pull request or push, where it reports. */




/**
 * What `auto` means for an event; `nothing` for a pull request that is not open, whatever happens to it (a plan after the
 * merge would be an approval that nobody reviewed), and for a comment that is no command of ours. `target` is the input. Throws `invalid-input` for an apply on a pull request.
 */
function resolveMode(mode, event, target) {
    const isPull = event.kind === 'pull_request' || event.kind === 'pull_request_target';
    if (isPull && (event.action === 'closed' || !event.pullRequest.open))
        return 'nothing';
    if (mode === 'apply' && isPull) {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'Mode `apply` on a pull request would apply what nobody has merged.', {
            hint: 'Apply on a push to the default branch, or by `workflow_dispatch`; on pull requests use `mode: auto` or `mode: plan`.',
        });
    }
    if (mode !== 'auto')
        return mode;
    if (event.kind === 'push') {
        if (event.deleted)
            return 'nothing';
        return event.branch !== undefined && event.branch === event.defaultBranch ? 'apply' : 'plan';
    }
    // Edits and deletions of comments are read as another kind of event.
    if (event.name === 'issue_comment')
        return chatRequest(event, target) === undefined ? 'nothing' : 'chat';
    return event.kind === 'schedule' ? 'drift' : 'plan';
}
/**
 * The command that a new comment on a pull request is; `undefined` where it is none, is for another target, or was
 * written by an app: two of them could keep each other talking.
 */
function chatRequest(event, target) {
    if (event.kind !== 'issue_comment' || event.byBot || !event.onPullRequest)
        return undefined;
    const request = readChatCommand(event.body);
    return request !== undefined && isForTarget(request, target) ? request : undefined;
}
/**
 * Whether the workspace must or can only be left out: always on `pull_request_target`, where secrets meet a manifest
 * that anyone may have written, and on the pull request of a fork or of Dependabot, which gets no credential.
 */
function isOffline(event, settings) {
    if (event.kind === 'pull_request_target')
        return true;
    return event.kind === 'pull_request' && (event.pullRequest.fork || (0,github_event/* isByDependabot */._)(event)) && !(0,auth/* hasCredentials */.Lk)(settings.workspace);
}
/** Whether anything that the job was given could lead to a workspace. */
function namesWorkspace({ workspace }, env) {
    return Object.values(workspace).some((value) => value !== '') || Object.entries(env).some(([name, value]) => /^(?:DATABRICKS|ARM)_/.test(name) && value !== undefined && value !== '');
}
function runContext(event, env) {
    const workflow = /\/([^/@]+)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
    const context = {
        repository: `${event.repository.owner}/${event.repository.name}`,
        actor: event.actor,
        commit: event.commit,
        runUrl: event.runUrl,
        run: event.runId,
        attempt: event.runAttempt,
        ...(workflow === undefined ? {} : { workflow }),
        ...(event.branch === undefined ? {} : { branch: event.branch }),
        ...(event.defaultBranch === undefined ? {} : { defaultBranch: event.defaultBranch }),
    };
    if (event.kind === 'pull_request' || event.kind === 'pull_request_target') {
        context.pullRequest = { number: event.pullRequest.number, head: event.pullRequest.headSha };
    }
    if (event.kind === 'push' && event.branch !== undefined) {
        context.push = { before: event.before, after: event.after, branch: event.branch };
        context.judged = event.after;
    }
    if (event.kind === 'merge_group') {
        context.queue = { before: event.baseSha, after: event.headSha, branch: event.baseBranch, pullRequests: event.pullRequests };
        context.judged = event.headSha;
    }
    return context;
}
//# sourceMappingURL=run-context.js.map

/***/ })

};
