export const id = 771;
export const ids = [771,860,568];
export const modules = {

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
const ref = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), repo: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).nullish() });
const payloads = {
    any: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), default_branch: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }).nullish(),
        sender: user,
    }),
    pullRequest: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        action: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(''),
        label: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).nullish(),
        pull_request: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
            title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(''),
            state: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('open'),
            merged: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
            merged_at: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
            draft: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
            labels: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })).nullish(),
            user,
            head: ref,
            base: ref,
        }),
    }),
    push: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        before: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        after: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        forced: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false),
        created: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false),
        deleted: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false),
    }),
    schedule: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ schedule: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('') }),
    dispatch: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ inputs: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()).nullish() }),
    mergeGroup: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        action: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(''),
        merge_group: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ head_sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), head_ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), base_sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), base_ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
    }),
    issueComment: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        action: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default(''),
        issue: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
            number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
            state: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('open'),
            pull_request: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ merged_at: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() }).nullish(),
        }),
        comment: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(), body: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(), author_association: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('NONE'), user }),
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
            const { action, label, pull_request: pull } = check(payloads.pullRequest, payload, run.name);
            return { ...run, kind: run.name, action, pullRequest: toPullRequestFacts(pull), ...(label == null ? {} : { label: label.name }) };
        }
        case 'push':
            return { ...run, kind: 'push', ...check(payloads.push, payload, run.name) };
        case 'schedule':
            return { ...run, kind: 'schedule', ...check(payloads.schedule, payload ?? {}, run.name) };
        case 'workflow_dispatch': {
            const { inputs } = check(payloads.dispatch, payload ?? {}, run.name);
            const texts = Object.entries(inputs ?? {}).map(([name, value]) => [name, toInputText(value)]);
            return { ...run, kind: 'workflow_dispatch', inputs: Object.fromEntries(texts) };
        }
        case 'merge_group': {
            const { action, merge_group: group } = check(payloads.mergeGroup, payload, run.name);
            const { head_sha: headSha, base_sha: baseSha } = group;
            const baseBranch = branchOf(group.base_ref) ?? group.base_ref;
            return { ...run, kind: 'merge_group', action, headSha, baseSha, baseBranch, pullRequests: queuedNumbers(group.head_ref) };
        }
        case 'issue_comment': {
            const { action, issue, comment } = check(payloads.issueComment, payload, run.name);
            if (action !== 'created')
                return { ...run, kind: 'other' };
            const { login, type } = comment.user ?? { login: 'ghost' };
            return {
                ...run,
                kind: 'issue_comment',
                action,
                issue: issue.number,
                onPullRequest: issue.pull_request != null,
                open: issue.state === 'open',
                merged: issue.pull_request?.merged_at != null,
                commentId: comment.id,
                author: login,
                byBot: type === 'Bot' || login.endsWith('[bot]'),
                association: comment.author_association,
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
        ...(sender == null ? {} : { sender: sender.login }),
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
        title: pull.title,
        headSha: head.sha,
        headRef: head.ref,
        ...(headRepository === undefined ? {} : { headRepository }),
        baseSha: base.sha,
        baseRef: base.ref,
        fork: headRepository === undefined || headRepository.toLowerCase() !== baseRepository?.toLowerCase(),
        open: pull.state === 'open' && !merged,
        merged,
        draft: pull.draft ?? false,
        author: pull.user?.login ?? 'ghost',
        labels: (pull.labels ?? []).map(({ name: label }) => label),
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
function toInputText(value) {
    if (typeof value === 'string')
        return value;
    return value == null ? '' : JSON.stringify(value);
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

/***/ 372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tellFailure: () => (/* binding */ tellFailure)
/* harmony export */ });
/* harmony import */ var _commands_missing_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7161);
/* harmony import */ var _commands_statuses_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7783);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8860);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5777);
/* harmony import */ var _redacted_repository_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6204);
/* harmony import */ var _run_context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9568);
/** The commit's status of a run that came to no plan, which must not be missing then, and a word on the plan before. */






/** Never throws: the run has failed already, for another reason. */
async function tellFailure(error, failed) {
    const { env, log, redactor } = failed;
    try {
        const given = (name) => failed.input(name).trim() || _inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .inputDefaults */ .V0[name];
        const token = given('github-token');
        if (token === '')
            return;
        const event = (0,_github_event_js__WEBPACK_IMPORTED_MODULE_2__.parseEvent)(await failed.payload(), env);
        const kind = kindOf(event, given('mode'));
        const run = (0,_run_context_js__WEBPACK_IMPORTED_MODULE_4__.runContext)(event, env);
        if (failed.cancelled === true && kind !== 'apply')
            return;
        if (kind === undefined || (0,_commands_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .judgedCommit */ .x)(kind, run) === undefined)
            return;
        const repository = await failed.connect(token, event.repository);
        if (repository === undefined)
            return;
        const settings = { status: given('status').toLowerCase() !== 'false', manifest: given('manifest'), target: given('target') || undefined };
        const text = (0,_commands_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .failureText */ .kY)({ reason: error.code, message: error.message });
        const told = { run, repository: (0,_redacted_repository_js__WEBPACK_IMPORTED_MODULE_5__/* .redactedRepository */ .l)(repository, redactor), log };
        await (0,_commands_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .setStatus */ .Lx)({ ...told, settings }, failed.cancelled === true ? { kind, state: 'error', text: error.message } : { kind, state: 'failure', text });
        if (kind !== 'plan')
            return;
        const comment = given('comment').toLowerCase() === 'never' ? 'never' : 'changes';
        await (0,_commands_missing_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .tellMissingPlan */ .r)({ ...told, settings: { ...settings, comment } }, { reason: error.code, message: error.message });
    }
    catch (thrown) {
        log.debug(`No status was set: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
}
function kindOf(event, given) {
    const mode = _inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .modes */ .nI.find((known) => known === given) ?? 'auto';
    // An apply on a pull request is refused; what the pull request waits for is the plan.
    const isPull = event.kind === 'pull_request' || event.kind === 'pull_request_target';
    const resolved = (0,_run_context_js__WEBPACK_IMPORTED_MODULE_4__.resolveMode)(isPull && mode === 'apply' ? 'auto' : mode, event);
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
