export const id = 860;
export const ids = [860];
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

/***/ })

};
