export const id = 922;
export const ids = [922,744];
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

/***/ 4301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderFailure: () => (/* binding */ renderFailure)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2834);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(120);


/** More problems than anyone mends at once; the log lists them all. */
const mostProblems = 50;
/** For the job summary. */
function renderFailure(error) {
    const next = error.hint === undefined ? [] : [`**Next:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(error.hint)}`];
    const problems = error.diagnostics.length > 0 ? [problemList(error.diagnostics)] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(error.message)];
    const untouched = error.code.startsWith('invalid-') ? ['Nothing was changed.'] : [];
    return [`### ❌ Serving endpoints: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(error.code)}`, ...problems, ...untouched, ...next].join('\n\n') + '\n';
}
function problemList(diagnostics) {
    // In the order of the files, unless that would leave out what ended the run for what did not.
    const isError = ({ severity }) => severity === 'error';
    const listed = diagnostics.length <= mostProblems ? diagnostics : [...diagnostics.filter(isError), ...diagnostics.filter((one) => !isError(one))];
    const { shown, more } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(listed, mostProblems);
    const lines = shown.map((diagnostic) => {
        const place = [diagnostic.file, diagnostic.line, diagnostic.column].filter((part) => part !== undefined).join(':');
        return `- ${diagnostic.severity === 'error' ? '❌' : '⚠️'} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(place)} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(diagnostic.message)}`;
    });
    return [...lines, ...(more > 0 ? [`- and ${more} more: see the log`] : [])].join('\n');
}
//# sourceMappingURL=failure.js.map

/***/ }),

/***/ 526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   manifestFilesAt: () => (/* binding */ manifestFilesAt)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7822);
/* harmony import */ var _manifest_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8545);



/** Files of a path or glob at a commit, read as data and never checked out; none where there are none. */
async function manifestFilesAt(files, pattern, ref) {
    const path = pattern.replace(/^\.\//, '');
    if (path.startsWith('/') || path.split('/').includes('..')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `\`${pattern}\` leads outside the repository.`, { hint: 'Write the path from the top of the repository.' });
    }
    const paths = (0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .isGlob */ .f)(path) ? (await files.list(ref)).filter((known) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesGlob */ .k)(known, path)).sort() : [path];
    (0,_manifest_files_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseTooMany */ .Q4)(paths.length, pattern);
    const found = await Promise.all(paths.map(async (name) => ({ path: name, text: await files.read(name, ref) })));
    return found.flatMap(({ path: name, text }) => (text === undefined ? [] : [{ path: name, text }]));
}
//# sourceMappingURL=manifest-at-commit.js.map

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

/***/ 1684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tellChat: () => (/* binding */ tellChat)
});

// EXTERNAL MODULE: ./lib/src/manifest/report.js
var report = __webpack_require__(9246);
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
// EXTERNAL MODULE: ./lib/src/render/failure.js
var failure = __webpack_require__(4301);
// EXTERNAL MODULE: ./lib/src/render/headline.js + 1 modules
var headline = __webpack_require__(5371);
// EXTERNAL MODULE: ./lib/src/render/result-words.js
var result_words = __webpack_require__(3030);
// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/chat-replies.js





/** A comment holds 65,536 characters; a reply has no use for more than this. */
const longestReply = 30_000;
const usage = [
    '- `/endpoints plan` on an open pull request: plans its manifest again',
    '- `/endpoints apply <digest>` on a merged one, where a job of the workflow takes it: applies the plan with that digest, as its report shows it',
    '',
    'The command is the whole comment. Where a workflow has several targets, a target may follow: `/endpoints plan prod`.',
].join('\n');
/**
 * A reply with its hidden first line: the comment that is answered, and what the answer is about. Two jobs that have
 * the same to say about the same comment say it once.
 */
function chatReply(about, kind, text) {
    const words = [String(about), kind].map((word) => word.replace(/[^A-Za-z0-9_.]+/g, '-').replace(/-+$/, ''));
    return `<!-- databricks-endpoints:chat ${words.join(' ')} -->\n${(0,render_escape/* cut */.Jj)(text.trimEnd(), longestReply)}\n`;
}
function renderDenied(login) {
    return `Sorry, ${(0,render_escape/* inlineCode */.ti)(login)}: only people with write permission in this repository can give \`/endpoints\` commands. Ask one of them to do it.`;
}
function renderMisspelt(meant) {
    const first = {
        plan: 'Did you mean `/endpoints plan`?',
        apply: 'Did you mean `/endpoints apply <digest>`? The digest is the 24 hexadecimal digits that the plan\'s report shows.',
    };
    return `${meant === undefined ? 'That is no command.' : first[meant]} Nothing was done.\n\n${usage}`;
}
/** A command that was understood and is not carried out: why, and what to do. */
function renderRefused(refused) {
    switch (refused.why) {
        case 'already-merged':
            return 'This pull request is merged, so there is nothing to plan on it any more. What a report here held back is applied by `/endpoints apply <digest>` where a job takes it, or else by hand, with that digest.';
        case 'closed':
            return 'This pull request is closed. Open it again to plan it.';
        case 'not-merged':
            return 'This pull request is not merged, and only what is merged is applied. Merge it first: that applies what was reviewed. `/endpoints plan` plans it again.';
        case 'other-branch':
            return `This pull request was merged into ${(0,render_escape/* inlineCode */.ti)(refused.base)}. Only what is in ${(0,render_escape/* inlineCode */.ti)(refused.defaultBranch)} is applied.`;
        case 'no-workspace':
            return `Nothing was applied: the job that took this command has no workspace to sign in to. Run the workflow that applies by hand, with ${(0,render_escape/* inlineCode */.ti)(refused.digest)} as \`plan-digest\`.`;
        case 'unknown-target': {
            const meant = refused.nearest === undefined ? '' : ` Did you mean ${(0,render_escape/* inlineCode */.ti)(refused.nearest)}?`;
            return `The manifest has no such target.${meant} It has ${listCodes(refused.targets)}.`;
        }
        case 'which-target': {
            const example = `/endpoints apply ${refused.digest} ${refused.targets[0] ?? 'prod'}`;
            return `The manifest has several targets, and no report on this pull request shows that digest. Say which target is meant: ${listCodes(refused.targets)}. For example ${(0,render_escape/* inlineCode */.ti)(example)}.`;
        }
    }
}
/** A plan that has no comment of its own to show. */
function renderPlanned(plan, facts) {
    const name = `${(0,render_escape/* inlineCode */.ti)(plan.manifest)} (${(0,render_escape/* inlineCode */.ti)(plan.target)})`;
    const text = (0,headline/* isClean */.AG)(plan) ? `No changes. ${(0,headline/* sameWords */.MT)(plan)}` : `The plan: ${(0,words/* countWords */.rj)(plan)}.`;
    return `${name} at ${shortCommit(facts.commit)}: ${text}${seeAlso(facts)}`;
}
/** What became of an apply. */
function renderApplied(outcome) {
    const { manifest, target, approver, result, failure, commit } = outcome;
    const what = `${(0,render_escape/* inlineCode */.ti)(manifest)} (${(0,render_escape/* inlineCode */.ti)(target)}) at ${shortCommit(commit)}`;
    const by = `approved by ${(0,render_escape/* inlineCode */.ti)(approver)}`;
    const { icon, words, detail } = endWords(result, failure !== undefined);
    const lines = [`${icon} ${words}: ${what}, ${by}${detail === '' ? '' : `: ${detail}`}.`];
    if (failure !== undefined)
        lines.push(`${(0,render_escape/* inlineCode */.ti)(failure.code)}: ${(0,render_escape/* plainText */.wh)(failure.message)}`);
    if (failure?.hint !== undefined)
        lines.push(`**Next:** ${(0,render_escape/* plainText */.wh)(failure.hint)}`);
    const text = `${lines.join('\n\n')}${seeAlso(outcome)}`;
    const { report } = outcome;
    // A report that is cut could lose the end of a fence; it is whole or left to the run.
    return report === undefined || text.length + report.length > longestReply - 10 ? text : `${text}\n\n---\n\n${report.trimEnd()}`;
}
const endings = {
    failed: 'Not everything was applied',
    'cut-off': 'Cut off before everything was applied',
    'held-back': 'Not everything was applied',
    accepted: 'Accepted, and still rolling out',
    held: 'On hold, nothing was applied',
    'partly-held': 'Applied, except what is on hold',
    nothing: 'Applied',
    applied: 'Applied',
};
/** A failure of the run may stand beside endpoints that all went well, or went no further than being refused. */
function endWords(result, failed) {
    if (result === undefined)
        return { icon: failed ? '❌' : '✅', words: failed ? 'Not applied' : endings.nothing, detail: '' };
    const { kind, icon } = (0,result_words/* verdict */.WJ)(result);
    if (failed && kind !== 'cut-off') {
        const any = result.endpoints.some(({ outcome }) => outcome === 'applied' || outcome === 'accepted' || outcome === 'failed');
        return { icon: '❌', words: any ? endings.failed : 'Not applied', detail: (0,result_words/* outcomeCounts */.TY)(result) };
    }
    return { icon, words: endings[kind], detail: kind === 'nothing' ? 'there was nothing left to change' : (0,result_words/* outcomeCounts */.TY)(result) };
}
/** A command that ended before there was a plan. */
function renderChatFailure(error, facts) {
    const text = (0,failure.renderFailure)(error).trimEnd();
    return `${text.length > longestReply - 1000 ? (0,failure.renderFailure)({ ...error, diagnostics: [] }).trimEnd() : text}${seeAlso(facts)}`;
}
function seeAlso({ runUrl, commentUrl }) {
    const links = [...(commentUrl === undefined ? [] : [(0,render_escape/* link */.nf)('report', commentUrl)]), ...(runUrl === undefined ? [] : [(0,render_escape/* link */.nf)('run', runUrl)])];
    return links.length === 0 ? '' : ` (${links.join(', ')})`;
}
const shortCommit = (commit) => (0,render_escape/* inlineCode */.ti)(commit.slice(0, 7));
const mostTargets = 20;
function listCodes(names) {
    const shown = names.slice(0, mostTargets).map(render_escape/* inlineCode */.ti).join(', ');
    return names.length > mostTargets ? `${shown} and ${names.length - mostTargets} more` : shown;
}
//# sourceMappingURL=chat-replies.js.map
// EXTERNAL MODULE: ./lib/src/commands/story.js
var story = __webpack_require__(4188);
;// CONCATENATED MODULE: ./lib/src/commands/chat.js




const writers = new Set(['write', 'maintain', 'admin']);
/**
 * Looks at who asks, and whether it can be done; `undefined` where it is not done, which has been answered then. The
 * head is what GitHub says now: what is pushed from here on has a plan of its own. Throws where GitHub cannot tell.
 */
async function takeUp(request, comment, desk) {
    const { author } = comment;
    if (!writers.has(await desk.members.permission(author))) {
        // One for each person and pull request: whoever has no permission must not be able to make us write much.
        await decline(desk, comment, chatReply(author, 'no-permission', renderDenied(author)));
        return undefined;
    }
    if (request.kind === 'misspelt') {
        await decline(desk, comment, chatReply(comment.id, 'misspelt', renderMisspelt(request.nearest)));
        return undefined;
    }
    const pull = await desk.pullRequests.get(comment.pullRequest);
    const refused = pull === undefined ? { why: 'closed' } : whyNot(request, pull, comment, desk);
    if (pull === undefined || refused !== undefined) {
        await refuse(desk, comment, refused ?? { why: 'closed' });
        return undefined;
    }
    const commit = request.kind === 'plan' ? pull.head : await desk.branches.tip(comment.defaultBranch);
    if (commit === undefined) {
        await refuse(desk, comment, { why: 'other-branch', base: pull.base, defaultBranch: comment.defaultBranch });
        return undefined;
    }
    return { command: request, comment, pull, commit };
}
function whyNot(command, pull, comment, { hasWorkspace }) {
    const { defaultBranch } = comment;
    if (command.kind === 'plan')
        return pull.merged ? { why: 'already-merged' } : comment.open && pull.open ? undefined : { why: 'closed' };
    if (!pull.merged)
        return { why: 'not-merged' };
    if (pull.base !== defaultBranch)
        return { why: 'other-branch', base: pull.base, defaultBranch };
    return hasWorkspace ? undefined : { why: 'no-workspace', digest: command.digest };
}
/**
 * Whether the command is meant for this manifest and target. One that is another job's is passed over in silence, so
 * that a workflow may have many: a target that is named elsewhere, a digest that another plan's comment shows.
 */
async function isMeant(errand, manifest, desk) {
    const { command, comment, pull } = errand;
    const pass = (why) => {
        desk.log.notice(`Nothing to do here: ${why}.`);
        return false;
    };
    if (command.target !== undefined && command.target !== manifest.target) {
        if (manifest.targets.includes(command.target))
            return pass('the command is for another target');
        await refuse(desk, comment, { why: 'unknown-target', targets: targetsOf(manifest), nearest: (0,report/* nearest */.pA)(command.target, targetsOf(manifest)) });
        return false;
    }
    if (command.kind === 'plan')
        return true;
    const shownBy = await desk.planComments.mentioning(pull.number, command.digest);
    if (shownBy.some((marker) => marker.manifest === manifest.id && marker.target === manifest.target))
        return true;
    if (shownBy.length > 0)
        return pass('the digest is that of another manifest or target');
    // Shown nowhere: it may be from a terminal or a summary, and with several targets nobody knows which one is meant.
    if (command.target !== undefined || manifest.targets.length < 2)
        return true;
    await refuse(desk, comment, { why: 'which-target', digest: command.digest, targets: manifest.targets });
    return false;
}
const targetsOf = (manifest) => (manifest.targets.length === 0 ? [manifest.target] : manifest.targets);
/** Tells the person that their command is being worked on. */
async function begin(errand, desk) {
    await react(desk, errand.comment, 'eyes');
}
/** Tells how it ended. What has a comment of its own is not told twice. */
async function conclude(errand, manifest, end, desk) {
    const { command, comment } = errand;
    // Cancelled before there was anything to tell.
    if (end.plan === undefined)
        return;
    const facts = { commit: errand.commit, runUrl: desk.runUrl, commentUrl: end.commentUrl };
    const job = `${manifest.id}.${manifest.target}`;
    if (command.kind === 'apply') {
        const { result, failure, commentUrl, summary } = end;
        const text = renderApplied({
            ...facts,
            manifest: manifest.id,
            target: manifest.target,
            approver: comment.author,
            result,
            failure: failure === undefined ? undefined : { code: failure.reason, message: failure.message, hint: failure.hint },
            report: commentUrl === undefined ? summary : undefined,
        });
        await answer(desk, comment, chatReply(comment.id, `applied.${job}`, text));
    }
    else if (end.commentUrl === undefined) {
        // Several manifests without a change are told by one of them.
        const kind = (0,headline/* isClean */.AG)(end.plan) ? 'no-changes' : `planned.${job}`;
        await answer(desk, comment, chatReply(comment.id, kind, renderPlanned(end.plan, facts)));
    }
    await react(desk, comment, end.failure === undefined && !isUndone(end) ? 'rocket' : 'confused');
}
/** A job that was cancelled, or endpoints on hold, leave undone what was asked for, and are no failure. */
function isUndone({ result }) {
    return result?.endpoints.some(({ outcome }) => outcome === 'cancelled' || outcome === 'held') === true;
}
/** Tells of an error that ended the run. */
async function concludeFailure(errand, error, desk) {
    const { comment, commit } = errand;
    const text = renderChatFailure(error, { commit, runUrl: desk.runUrl });
    await answer(desk, comment, chatReply(comment.id, `failed.${desk.settings.target ?? ''}`, text));
    await react(desk, comment, 'confused');
}
async function refuse(desk, comment, refused) {
    await decline(desk, comment, chatReply(comment.id, refused.why, renderRefused(refused)));
}
/** A no is no failure of the run: who may not do a thing must not be able to make workflows fail, either. */
async function decline(desk, comment, body) {
    desk.log.notice('The command is not carried out; the answer on the pull request says why.');
    await answer(desk, comment, body);
    await react(desk, comment, 'confused');
}
async function answer(desk, comment, body) {
    if (desk.settings.comment === 'never') {
        desk.log.notice(body.split('\n').slice(1).join(' ').trim());
        return;
    }
    await (0,story/* attempt */.C)(desk.log, `answer on pull request #${comment.pullRequest}`, () => desk.conversation.replyOnce(comment.pullRequest, body));
}
async function react(desk, comment, reaction) {
    await (0,story/* attempt */.C)(desk.log, 'react to the command', () => desk.conversation.react(comment.id, reaction));
}
//# sourceMappingURL=chat.js.map
// EXTERNAL MODULE: ./lib/src/commands/missing-plan.js
var missing_plan = __webpack_require__(7161);
// EXTERNAL MODULE: ./lib/src/commands/statuses.js
var statuses = __webpack_require__(7783);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/shell/load-manifest.js
var load_manifest = __webpack_require__(1921);
// EXTERNAL MODULE: ./lib/src/shell/manifest-at-commit.js
var manifest_at_commit = __webpack_require__(526);
// EXTERNAL MODULE: ./lib/src/shell/redacted-repository.js
var redacted_repository = __webpack_require__(6204);
// EXTERNAL MODULE: ./lib/src/shell/tell.js
var tell = __webpack_require__(3744);
;// CONCATENATED MODULE: ./lib/src/shell/tell-chat.js
/** A command from a pull request: its manifest read through the API, never from a checkout, and its story told. */








/** Answers a command. `undefined`: it was not carried out, which is no failure. Throws `EndpointsError`. */
async function tellChat(telling) {
    const { request, event, github, hasWorkspace, settings, log, redactor, onManifest, signal } = telling;
    const desk = {
        members: github.members,
        conversation: redactedConversation(github, redactor),
        pullRequests: github.pullRequests,
        branches: github.commits,
        planComments: github.planComments,
        settings,
        runUrl: event.runUrl,
        hasWorkspace,
        log,
    };
    const errand = await takeUp(request, commentOf(event), desk);
    if (errand === undefined)
        return undefined;
    const { command, commit } = errand;
    const run = chatRun(telling.run, errand);
    try {
        log.info(`\`/endpoints ${command.kind}\` by ${errand.comment.author}: the manifest of commit ${commit.slice(0, 7)}.`);
        const files = await (0,manifest_at_commit.manifestFilesAt)(github.files, settings.manifest, commit);
        const read = (0,load_manifest/* parseManifest */.Ng)(files, settings, { requireTarget: command.kind === 'apply' });
        if (!(await isMeant(errand, read.manifest, desk)))
            return undefined;
        onManifest(read);
        await begin(errand, desk);
        const end = await (0,tell.tell)({
            ...telling,
            mode: command.kind,
            manifest: read.manifest,
            run,
            settings: command.kind === 'apply' ? { ...settings, planDigest: command.digest } : settings,
        });
        await conclude(errand, read.manifest, end, desk);
        return end;
    }
    catch (thrown) {
        if (!signal.aborted) {
            const error = (0,errors/* asEndpointsError */.nb)(thrown);
            const repository = telling.repository === undefined ? undefined : (0,redacted_repository/* redactedRepository */.l)(telling.repository, redactor);
            await (0,statuses/* setStatus */.Lx)({ settings, run, repository, log }, { kind: command.kind, state: 'failure', text: (0,statuses/* failureText */.kY)({ reason: error.code, message: error.message }) });
            if (command.kind === 'plan')
                await (0,missing_plan/* tellMissingPlan */.r)({ settings, run, repository, log }, { reason: error.code, message: error.message });
            await concludeFailure(errand, error, desk);
        }
        throw thrown;
    }
}
function commentOf(event) {
    const defaultBranch = event.defaultBranch ?? event.branch;
    if (defaultBranch === undefined) {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'The event does not say which branch is the default branch.', { hint: 'Run chat commands on `issue_comment`.' });
    }
    const { commentId: id, author, issue: pullRequest, open } = event;
    return { id, author, pullRequest, open, defaultBranch };
}
/** A plan reports as that of the pull request's own run would; an apply is the person's who asked for it. */
function chatRun({ branch: _branch, ...run }, { command, comment, pull, commit }) {
    const asked = { ...run, actor: comment.author, commit };
    return command.kind === 'plan' ? { ...asked, pullRequest: { number: pull.number, head: commit } } : { ...asked, branch: comment.defaultBranch };
}
function redactedConversation({ conversation }, redactor) {
    return {
        react: (comment, content) => conversation.react(comment, content),
        replyOnce: (pull, body) => conversation.replyOnce(pull, (0,redacted_repository/* redactBody */.s)(body, redactor)),
    };
}
//# sourceMappingURL=tell-chat.js.map

/***/ }),

/***/ 3744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tell: () => (/* binding */ tell)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _redacted_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6204);
/* harmony import */ var _system_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7046);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9081);
/** One story, with the workspace and GitHub connected and every text redacted on its way out. */




/** Connects, runs the command, disconnects. Throws `EndpointsError`. */
async function tell(telling) {
    const { settings, run, manifest, repository, log, annotations, redactor, signal } = telling;
    return (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .withWorkspace */ .A)(telling, async (workspace) => {
        const command = await commandFor(telling.mode);
        return command({
            settings,
            run,
            manifest,
            workspace,
            repository: repository === undefined ? undefined : (0,_redacted_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .redactedRepository */ .l)(repository, redactor),
            clock: _system_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m,
            log,
            annotations,
            signal,
            random: Math.random,
        });
    });
}
/** Loads only the command that runs. */
async function commandFor(mode) {
    switch (mode) {
        case 'plan':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(786), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 1091))).plan;
        case 'apply':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(786), __webpack_require__.e(91), __webpack_require__.e(718)]).then(__webpack_require__.bind(__webpack_require__, 8718))).apply;
        case 'drift':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(786), __webpack_require__.e(91), __webpack_require__.e(448)]).then(__webpack_require__.bind(__webpack_require__, 7448))).drift;
        default:
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `Unknown mode \`${String(mode)}\`.`);
    }
}
//# sourceMappingURL=tell.js.map

/***/ })

};
