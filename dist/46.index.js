export const id = 46;
export const ids = [46,860,568];
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

/***/ 6609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ postApply),
/* harmony export */   fN: () => (/* binding */ takenUp),
/* harmony export */   kt: () => (/* binding */ postEnd),
/* harmony export */   xr: () => (/* binding */ settledState)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3169);
/* harmony import */ var _plan_build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3133);
/* harmony import */ var _render_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3420);
/* harmony import */ var _render_result_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3030);
/* harmony import */ var _render_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9522);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1414);
/* harmony import */ var _plan_comment_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3786);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7783);









/**
 * The state that the marker keeps. A review is used up when everything that its plan names is true; what is held, left
 * out by `only`, or written without waiting keeps its approval for the run that finishes it.
 */
function settledState(comment, report, only) {
    const { plan, result } = report;
    if (result === undefined)
        return report.state;
    const results = new Map(result.endpoints.map((endpoint) => [endpoint.name, endpoint]));
    const states = Object.keys(comment.marker.endpoints).map((name) => {
        const endpoint = results.get(name);
        if (plan.unread.some((unread) => unread.name === name))
            return 'failed';
        // A name that the plan no longer has is done with; one that this run was told to leave out is not.
        if (endpoint === undefined)
            return (0,_plan_build_js__WEBPACK_IMPORTED_MODULE_2__/* .inScope */ .SB)(only, name) ? 'applied' : 'planned';
        if (endpoint.reason !== undefined || endpoint.outcome === 'cancelled')
            return 'failed';
        return endpoint.outcome === 'held' || endpoint.outcome === 'accepted' ? 'planned' : 'applied';
    });
    // Of what the marker had no room for, it is only known whether all went well.
    if (comment.marker.others !== undefined && result.failureReason !== undefined)
        states.push('failed');
    return ['failed', 'planned'].find((state) => states.includes(state)) ?? 'applied';
}
/** Writes the state of an apply into the comment that was reviewed; a pull request without one gets a new comment. */
async function postApply(story, repository, target, report) {
    const { comment } = target;
    const head = comment?.marker.head ?? story.run.commit;
    const marker = comment === undefined
        ? { ...(0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_7__/* .planMarker */ .YH)(report.plan, story.run, head, report.state), endpoints: {} }
        : takenUp(comment.marker, story, settledState(comment, report, story.settings.only));
    if (comment !== undefined && report.state === 'applying')
        marker.applying = applyingOf(story);
    if (marker.state === 'applied' && report.result !== undefined && !['applied', 'nothing'].includes((0,_render_result_words_js__WEBPACK_IMPORTED_MODULE_4__/* .verdict */ .WJ)(report.result).kind))
        marker.besides = true;
    const leftOut = leftOutNote(comment, report, story.settings.only);
    const body = (0,_render_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .renderPlanComment */ .z)(report.plan, {
        ...(0,_context_js__WEBPACK_IMPORTED_MODULE_6__/* .runFacts */ .pI)(story),
        marker: (0,_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMarker */ .gJ)('plan', marker),
        status: report.state,
        head,
        ...(report.result === undefined ? {} : { result: report.result }),
        ...(leftOut === '' ? {} : { statusNote: leftOut }),
        ...(report.progress === undefined ? {} : { progress: report.progress }),
        ...(comment === undefined ? {} : { approved: comment.marker.endpoints }),
    });
    const create = () => repository.comments.create(target.pullRequest, body);
    if (comment === undefined)
        return create();
    try {
        return await repository.comments.update(comment.id, body);
    }
    catch (thrown) {
        // Somebody has deleted it since: how it ended is told all the same.
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || thrown.call.status !== 404 || report.result === undefined)
            throw thrown;
        return create();
    }
}
/** What a run that was restricted to others says to a review that it did not carry out in full. */
function leftOutNote(comment, { plan, result }, only) {
    if (comment === undefined || result === undefined || only.length === 0)
        return '';
    const told = new Set([...result.endpoints.map(({ name }) => name), ...plan.unread.map(({ name }) => name)]);
    const left = Object.keys(comment.marker.endpoints).filter((name) => !told.has(name) && !(0,_plan_build_js__WEBPACK_IMPORTED_MODULE_2__/* .inScope */ .SB)(only, name)).length;
    return left === 0 ? '' : `It was restricted to other endpoints: ${(0,_render_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(left, 'endpoint')} of this plan ${left === 1 ? 'is' : 'are'} still to be applied.`;
}
/** Ends what was being applied by a run that cannot tell the result: by a fresh plan, and a sentence that says why. */
function postEnd(story, { comments }, { comment, plan, state, statusNote }) {
    const marker = (0,_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMarker */ .gJ)('plan', takenUp(comment.marker, story, state));
    return comments.update(comment.id, (0,_render_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .renderPlanComment */ .z)(plan, { ...(0,_context_js__WEBPACK_IMPORTED_MODULE_6__/* .runFacts */ .pI)(story), marker, status: state, statusNote, head: comment.marker.head }));
}
/** What another run needs to end what this one has begun, should it die. */
function applyingOf({ run, settings, clock }) {
    // The time makes each edit another text: one that changes nothing might leave no trace.
    return { commit: run.commit, ...(settings.status ? { status: (0,_statuses_js__WEBPACK_IMPORTED_MODULE_8__/* .statusContext */ .s)('apply', settings) } : {}), at: new Date(clock.now()).toISOString() };
}
/** What was approved stays as it is; that it was stale is over, since the plan is made again and checked change by change. */
function takenUp(marker, { run }, state) {
    const taken = { ...marker, run: run.run, attempt: run.attempt, state };
    delete taken.stale;
    delete taken.applying;
    delete taken.besides;
    return taken;
}
//# sourceMappingURL=apply-comment.js.map

/***/ }),

/***/ 7161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ tellMissingPlan)
/* harmony export */ });
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3169);
/* harmony import */ var _render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2728);
/* harmony import */ var _plan_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3786);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7783);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4188);





/**
 * Says on the pull request's plan that there is none of its head, and why; the next plan takes its place. The comment is
 * found by the context of its plan's status, because a manifest that cannot be read does not say what it is called.
 * Two requests, a third where there is something to say. Never throws.
 */
async function tellMissingPlan(story, failure) {
    const { run, repository, settings, log } = story;
    const pull = run.pullRequest;
    if (pull === undefined || repository === undefined || settings.comment === 'never')
        return;
    const { comments, pullRequests } = repository;
    await (0,_story_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)(log, 'say on the pull request that there is no plan of its head', async () => {
        const [found, current] = await Promise.all([comments.withStatus(pull.number, (0,_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .statusContext */ .s)('plan', settings)), pullRequests.get(pull.number)]);
        const newest = (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .newestOf */ .su)(found.filter(({ marker }) => marker.state !== 'closed'));
        // A newer run, or that of a newer head, has more to say; a pull request that is not open waits for no plan.
        if (newest === undefined || (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .compareRuns */ .qB)(newest.marker, run) > 0 || (current !== undefined && (!current.open || current.head !== pull.head)))
            return;
        const { id, body, marker } = newest;
        if (marker.state !== 'planned' || marker.head === pull.head)
            return;
        const note = (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .missingNote */ .jA)({ ...failure, head: pull.head, planned: marker.head, ...(run.runUrl === undefined ? {} : { runUrl: run.runUrl }) });
        await comments.update(id, (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .withNote */ .dW)(body, (0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatMarker */ .gJ)('plan', { ...marker, stale: true }), note));
    });
}
//# sourceMappingURL=missing-plan.js.map

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

/***/ 522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tellFailure: () => (/* binding */ tellFailure)
});

// EXTERNAL MODULE: ./lib/src/markers.js
var markers = __webpack_require__(3169);
// EXTERNAL MODULE: ./lib/src/render/stale-plan.js
var stale_plan = __webpack_require__(2728);
// EXTERNAL MODULE: ./lib/src/commands/apply-comment.js
var apply_comment = __webpack_require__(6609);
// EXTERNAL MODULE: ./lib/src/commands/plan-comment.js
var plan_comment = __webpack_require__(3786);
// EXTERNAL MODULE: ./lib/src/commands/statuses.js
var statuses = __webpack_require__(7783);
// EXTERNAL MODULE: ./lib/src/commands/story.js
var commands_story = __webpack_require__(4188);
;// CONCATENATED MODULE: ./lib/src/commands/failed-apply.js






/** A plan without changes waits for no apply. */
const namesAny = ({ endpoints, others }) => Object.keys(endpoints).length > 0 || others !== undefined;
/**
 * Says on the plans of the pull requests that a push merged that nothing of them was applied, and why. What they approve
 * stays approved for the next run. The plans are found by the context of their status, because a manifest that cannot be
 * read does not say what it is called. Never throws.
 */
async function tellFailedApply(story, failure) {
    const { run, repository, settings, log } = story;
    const { push, runUrl } = run;
    if (push === undefined || repository === undefined || settings.comment === 'never')
        return;
    const { comments, pullRequests } = repository;
    const tell = async () => {
        for (const { number } of await pullRequests.mergedBy(push)) {
            const found = await comments.withStatus(number, (0,statuses/* statusContext */.s)('plan', settings));
            const newest = (0,plan_comment/* newestOf */.su)(found.filter(({ marker }) => marker.state !== 'closed'));
            // What this run or a newer one has said already is more than this.
            if (newest === undefined || (0,plan_comment/* compareRuns */.qB)(newest.marker, run) >= 0)
                continue;
            const { id, body, marker } = newest;
            if ((marker.state !== 'planned' && marker.state !== 'failed') || !namesAny(marker))
                continue;
            const note = (0,stale_plan/* failedNote */.OS)({ ...failure, ...(runUrl === undefined ? {} : { runUrl }) });
            await comments.update(id, (0,stale_plan/* withNote */.dW)(body, (0,markers/* formatMarker */.gJ)('plan', (0,apply_comment/* takenUp */.fN)(marker, story, 'failed')), note));
        }
    };
    await (0,commands_story/* attempt */.C)(log, 'say on the merged pull requests that nothing of them was applied', tell, { whenDenied: 'The status of the commit says it.' });
}
//# sourceMappingURL=failed-apply.js.map
// EXTERNAL MODULE: ./lib/src/commands/missing-plan.js
var missing_plan = __webpack_require__(7161);
// EXTERNAL MODULE: ./lib/src/github/event.js
var github_event = __webpack_require__(8860);
// EXTERNAL MODULE: ./lib/src/inputs.js
var inputs = __webpack_require__(5777);
// EXTERNAL MODULE: ./lib/src/shell/redacted-repository.js
var redacted_repository = __webpack_require__(6204);
// EXTERNAL MODULE: ./lib/src/shell/run-context.js + 1 modules
var run_context = __webpack_require__(9568);
;// CONCATENATED MODULE: ./lib/src/shell/failure-status.js
/** The commit's status of a run that came to no plan, which must not be missing then, and a word on the plan that there is. */







/** Never throws: the run has failed already, for another reason. */
async function tellFailure(error, failed) {
    const { env, log, redactor } = failed;
    try {
        const given = (name) => failed.input(name).trim() || inputs/* inputDefaults */.V0[name];
        const token = given('github-token');
        if (token === '')
            return;
        const event = (0,github_event.parseEvent)(await failed.payload(), env);
        const kind = kindOf(event, given('mode'));
        const run = (0,run_context.runContext)(event, env);
        if (failed.cancelled === true && kind !== 'apply')
            return;
        if (kind === undefined || (0,statuses/* judgedCommit */.x)(kind, run) === undefined)
            return;
        const repository = await failed.connect(token, event.repository);
        if (repository === undefined)
            return;
        const settings = { status: given('status').toLowerCase() !== 'false', manifest: given('manifest'), target: given('target') || undefined };
        const text = (0,statuses/* failureText */.kY)({ reason: error.code, message: error.message });
        const told = { run, repository: (0,redacted_repository/* redactedRepository */.l)(repository, redactor), log };
        await (0,statuses/* setStatus */.Lx)({ ...told, settings }, failed.cancelled === true ? { kind, state: 'error', text: error.message } : { kind, state: 'failure', text });
        if (failed.cancelled === true)
            return;
        const comment = given('comment').toLowerCase() === 'never' ? 'never' : 'changes';
        const tellComment = kind === 'plan' ? missing_plan/* tellMissingPlan */.r : tellFailedApply;
        await tellComment({ ...told, settings: { ...settings, comment } }, { reason: error.code, message: error.message });
    }
    catch (thrown) {
        log.debug(`No status was set: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
}
function kindOf(event, given) {
    const mode = inputs/* modes */.nI.find((known) => known === given) ?? 'auto';
    // An apply on a pull request is refused; what the pull request waits for is the plan.
    const isPull = event.kind === 'pull_request' || event.kind === 'pull_request_target';
    const resolved = (0,run_context.resolveMode)(isPull && mode === 'apply' ? 'auto' : mode, event);
    return resolved === 'plan' || resolved === 'apply' ? resolved : undefined;
}
//# sourceMappingURL=failure-status.js.map

/***/ }),

/***/ 6204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ redactedRepository),
/* harmony export */   s: () => (/* binding */ redactBody)
/* harmony export */ });
/** GitHub as the stories see it, with every text redacted on its way there. */
function redactedRepository(repository, redactor) {
    const { comments, deployments, issues, statuses } = repository;
    const clean = (text) => redactor.redact(text);
    const cleanBody = (body) => redactBody(body, redactor);
    return {
        ...repository,
        comments: {
            ...comments,
            create: (pull, body) => comments.create(pull, cleanBody(body)),
            update: (id, body) => comments.update(id, cleanBody(body)),
        },
        statuses: {
            ...statuses,
            set: (status) => statuses.set({ ...status, context: redactor.redactCredentials(status.context), description: clean(status.description) }),
        },
        deployments: {
            ...deployments,
            create: (deployment) => deployments.create({ ...deployment, description: clean(deployment.description), payload: cleanPayload(deployment.payload, redactor) }),
            setState: (id, status) => deployments.setState(id, { ...status, description: clean(status.description) }),
        },
        issues: {
            ...issues,
            create: (title, body) => issues.create(clean(title), cleanBody(body)),
            update: (number, title, body, state) => issues.update(number, clean(title), cleanBody(body), state),
            comment: (number, body) => issues.comment(number, cleanBody(body)),
        },
    };
}
/**
 * A comment or issue, redacted. Its hidden first line is read by later runs: a variable whose value is a word of it
 * (`planned`, the manifest's id) must not make an approval unreadable.
 */
function redactBody(body, redactor) {
    const end = body.startsWith('<!--') ? `${body}\n`.indexOf('\n') : 0;
    return redactor.redactCredentials(body.slice(0, end)) + redactor.redact(body.slice(end));
}
/** What later runs compare: credentials have no place in it; all else stays as it is. */
function cleanPayload(payload, redactor) {
    return JSON.parse(redactor.redactCredentials(JSON.stringify(payload)));
}
//# sourceMappingURL=redacted-repository.js.map

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
