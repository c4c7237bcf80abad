export const id = 91;
export const ids = [91];
export const modules = {

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

/***/ 9416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ planApproved)
/* harmony export */ });
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1414);
/* harmony import */ var _destroy_label_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(408);
/* harmony import */ var _review_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7501);



/** Plans with the versions and labels of the reviews. Earlier merges are asked only where something lacks a review. */
async function planApproved(story, first, particulars = {}) {
    const { allowDestroy } = story.settings;
    const make = async (mandate, labels) => {
        const planner = (0,_context_js__WEBPACK_IMPORTED_MODULE_0__/* .plannerFor */ .wY)(story, { ...particulars, pinned: (0,_review_js__WEBPACK_IMPORTED_MODULE_2__/* .pinnedVersions */ .ON)(mandate), allowDestroy: (0,_destroy_label_js__WEBPACK_IMPORTED_MODULE_1__/* .withLabels */ .IO)(allowDestroy, labels) });
        return { planner, plan: await planner.plan() };
    };
    const early = await (0,_destroy_label_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeLabels */ .Xe)(story, sourcesOf(first));
    const made = await make(first, early);
    const mandate = await (0,_review_js__WEBPACK_IMPORTED_MODULE_2__/* .withEarlierMerges */ .Wj)(story, first, made.plan);
    const labels = await (0,_destroy_label_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeLabels */ .Xe)(story, sourcesOf(mandate), early);
    const same = (0,_review_js__WEBPACK_IMPORTED_MODULE_2__/* .pinnedVersions */ .ON)(mandate).size === (0,_review_js__WEBPACK_IMPORTED_MODULE_2__/* .pinnedVersions */ .ON)(first).size && labels.consents.length === early.consents.length;
    const { planner, plan } = same ? made : await make(mandate, labels);
    const remarks = (0,_destroy_label_js__WEBPACK_IMPORTED_MODULE_1__/* .labelWarnings */ .Ej)(plan, allowDestroy, labels, sourcesOf(mandate));
    return { mandate, labels, planner, plan: { ...plan, warnings: [...remarks, ...plan.warnings] } };
}
const sourcesOf = (mandate) => (mandate.kind === 'pull-requests' ? [...mandate.sources, ...mandate.earlier] : []);
//# sourceMappingURL=approved-plan.js.map

/***/ }),

/***/ 7762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C6: () => (/* binding */ openRecord),
/* harmony export */   Lu: () => (/* binding */ readHistory),
/* harmony export */   p7: () => (/* binding */ environmentOf),
/* harmony export */   sp: () => (/* binding */ endRecords),
/* harmony export */   yp: () => (/* binding */ tryHistory),
/* harmony export */   zE: () => (/* binding */ noRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _render_result_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3030);
/* harmony import */ var _render_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9522);
/* harmony import */ var _plan_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3786);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7783);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4188);






/** The environment whose history is that of the endpoints of a target. */
function environmentOf({ settings, manifest }) {
    return settings.environment ?? manifest.target;
}
/** The history is read back to the last apply of everything, and no further than this many records. */
const mostRecords = 10;
/**
 * Applies of this manifest and target, newest first, back to the last one that was not restricted by `only`. Several
 * manifests may share an environment, and so may jobs that have nothing to do with endpoints. Throws `ApiError`.
 */
async function readHistory(story, { deployments }, onOpen = () => undefined) {
    const { manifest } = story;
    const isOurs = (payload) => payload['manifest'] === manifest.id && payload['target'] === manifest.target;
    // One without a payload may be that of a job with an environment of its own, of which we only said how it ended.
    const mayBeOurs = (payload) => isOurs(payload) || Object.keys(payload).length === 0;
    // What an apply was restricted to cannot be read from words: they begin otherwise then, and tell nothing here.
    const said = (text) => text.startsWith(prefixOf(manifest, []));
    const found = [];
    for await (const { commit, createdAt: at, url, payload, descriptions } of deployments.successes(environmentOf(story), { where: mayBeOurs, said, onOpen: (open) => { if (isOurs(open.payload))
            onOpen(open); } })) {
        if (!isOurs(payload) && !descriptions.some(said))
            continue;
        const only = Array.isArray(payload['only']) ? payload['only'].map(String) : [];
        found.push({ commit, at, ...(url === undefined ? {} : { url }), only });
        if (only.length === 0 || found.length >= mostRecords)
            break;
    }
    return found;
}
/** Begins all that we say of a deployment; the end may be cut, where there is no room for it. */
const prefixOf = ({ id, target }, only) => `${only.length === 0 ? 'Endpoints' : 'Some endpoints'} of ${id} (${target}): `;
/** As `readHistory`; `undefined` where the history is not kept or cannot be read, which is said then. */
async function tryHistory(story) {
    const { repository, settings, run, log } = story;
    if (repository === undefined || !settings.deployment || run.commit === '')
        return undefined;
    try {
        const open = [];
        const history = await readHistory(story, repository, (deployment) => { open.push(deployment); });
        await settleRecords(story, repository, open);
        return history;
    }
    catch (thrown) {
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD))
            throw thrown;
        const lost = `whether a newer commit was applied already cannot be told, and this apply is not recorded`;
        const text = `Could not read the deployments to \`${environmentOf(story)}\`, so ${lost}: ${thrown.message}`;
        if (thrown.code === 'permission-denied')
            log.notice(`${text} ${wayOut(thrown)}`);
        else
            log.warning(text);
        return undefined;
    }
}
/** Records that runs before this one left open because they died: they, and the status of their commit, are told to be over. */
async function settleRecords(story, { deployments }, open) {
    const { manifest, run } = story;
    for (const { id, commit, payload } of open) {
        const of = runOf(payload);
        if (of === undefined || (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .compareRuns */ .qB)(of, run) >= 0)
            continue;
        await ask(story, `tell deployment ${id} that its run has ended`, () => deployments.setState(id, endedState(manifest, payload)));
        if (commit !== run.commit)
            await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_4__/* .settleStatus */ .aQ)(story, commit);
    }
}
/**
 * Ends the records of runs that are known to have died. For runs that apply nothing: where the token may only read them,
 * the next apply does it. Never throws.
 */
async function endRecords(story, dead) {
    const { repository, settings, log } = story;
    if (repository === undefined || !settings.deployment || dead.length === 0)
        return;
    const open = [];
    try {
        await readHistory(story, repository, (deployment) => { open.push(deployment); });
        for (const { id, payload } of open) {
            const of = runOf(payload);
            if (of !== undefined && dead.some((run) => (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .compareRuns */ .qB)(run, of) === 0))
                await repository.deployments.setState(id, endedState(story.manifest, payload));
        }
    }
    catch (thrown) {
        log.debug(`The next apply ends the deployments that were left open: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
}
function endedState(manifest, { only }) {
    return { state: 'error', description: `${prefixOf(manifest, Array.isArray(only) ? only.map(String) : [])}ended without a word` };
}
function runOf({ run, attempt: of }) {
    return typeof run === 'string' && typeof of === 'number' ? { run, attempt: of } : undefined;
}
/** Recording takes more than reading, so one line is enough for both. */
function wayOut({ hint }) {
    return `${(hint ?? '').replace('`deployments: read`', '`deployments: write`')} Or set \`deployment: false\`.`;
}
/** Of an apply that is not recorded. */
const noRecord = { settle: () => Promise.resolve(), abandon: () => Promise.resolve() };
/**
 * Opens the record of an apply: the deployment that the job has by its own `environment:`, or else a new one. An apply
 * that finds nothing to do is recorded as well, because what came before its commit must not go over it later; not so
 * where the history ends with that very commit.
 */
async function openRecord(story, plan, history) {
    const { repository, settings, run, manifest } = story;
    // Where the history could not be read, it was said why.
    if (repository === undefined || history === undefined)
        return noRecord;
    const busy = plan.endpoints.filter(({ operations }) => operations.length > 0).length;
    const [last] = history;
    if (busy === 0 && last?.commit === run.commit && last.only.length === 0)
        return noRecord;
    const { deployments } = repository;
    const environment = environmentOf(story);
    const prefix = prefixOf(manifest, settings.only);
    const made = await ask(story, `record this apply as a deployment to \`${environment}\``, async () => {
        const own = await deployments.ofThisRun({ commit: run.commit, environment, run: run.run });
        if (own !== undefined)
            return { id: own, ofJob: true };
        const description = `${prefix}${busy === 0 ? 'nothing to do' : `${(0,_render_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(busy, 'endpoint')} to write`}`;
        return { id: await deployments.create({ commit: run.commit, environment, description, payload: payloadOf(story, plan) }), ofJob: false };
    });
    if (made === undefined)
        return noRecord;
    const { id, ofJob } = made;
    const say = async (state, words) => {
        const log = run.runUrl === undefined ? {} : { logUrl: run.runUrl };
        const status = { state, description: `${prefix}${words}`, environmentUrl: `${plan.host}/ml/endpoints`, ...log };
        await ask(story, `tell the deployment to \`${environment}\` that it is \`${state}\``, () => deployments.setState(id, status));
    };
    // GitHub says itself that a job's own one is in progress.
    if (busy > 0 && !ofJob)
        await say('in_progress', `writing ${(0,_render_words_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(busy, 'endpoint')}`);
    const url = historyUrl(run, environment);
    return {
        deployment: { id, environment, ...(url === undefined ? {} : { url }) },
        settle: (result) => {
            const state = stateOf(result);
            return say(state, state === 'error' ? `cancelled (${(0,_render_result_words_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeCounts */ .TY)(result)})` : (0,_render_result_words_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeCounts */ .TY)(result));
        },
        abandon: () => say('error', 'ended by an error, see the log of the run'),
    };
}
/** The run makes it unlike any other, so that one whose answer was lost is found again. */
function payloadOf({ manifest, settings, run }, { digest }) {
    const only = settings.only.length === 0 ? {} : { only: settings.only };
    return { manifest: manifest.id, target: manifest.target, digest, run: run.run, attempt: run.attempt, ...only };
}
function stateOf({ endpoints, failureReason }) {
    if (endpoints.some(({ outcome }) => outcome === 'cancelled'))
        return 'error';
    return failureReason === undefined ? 'success' : 'failure';
}
/** Where a person sees the environment's history. */
function historyUrl({ runUrl }, environment) {
    const end = runUrl?.indexOf('/actions/runs/') ?? -1;
    return runUrl === undefined || end === -1 ? undefined : `${runUrl.slice(0, end)}/deployments/${encodeURIComponent(environment)}`;
}
/** A report that must never decide about the step; a right that the token lacks is a notice. */
async function ask(story, what, work) {
    return (0,_story_js__WEBPACK_IMPORTED_MODULE_5__/* .attempt */ .C)(story.log, what, async () => {
        try {
            return await work();
        }
        catch (thrown) {
            if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || thrown.code !== 'permission-denied')
                throw thrown;
            story.log.notice(`Could not ${what}: ${thrown.message} ${wayOut(thrown)}`);
            return undefined;
        }
    });
}
//# sourceMappingURL=deployment.js.map

/***/ }),

/***/ 408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ consentLine),
/* harmony export */   $F: () => (/* binding */ destructionAllowed),
/* harmony export */   $m: () => (/* binding */ withLabelBlocks),
/* harmony export */   Ej: () => (/* binding */ labelWarnings),
/* harmony export */   IO: () => (/* binding */ withLabels),
/* harmony export */   Lq: () => (/* binding */ labelRefusal),
/* harmony export */   Xe: () => (/* binding */ judgeLabels),
/* harmony export */   ai: () => (/* binding */ needsLabel),
/* harmony export */   cx: () => (/* binding */ consentsInEffect),
/* harmony export */   uE: () => (/* binding */ askLabel)
/* harmony export */ });
/* unused harmony exports judgeLabel, noLabels */
/* harmony import */ var _plan_approval_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7269);
/* harmony import */ var _plan_blocks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1308);
/* harmony import */ var _plan_destroy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9754);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4188);




const writers = new Set(['write', 'maintain', 'admin']);
/** Judges a label. `head`: the commit whose plan it is to allow. What is not known is not allowed. */
function judgeLabel(grant, about) {
    const { pullRequest, label, head } = about;
    if (grant === undefined)
        return { why: undefined };
    const again = 'Let someone with write access who is not the author set it again.';
    const no = (reason, next = again) => ({
        why: `The label \`${label}\` on #${pullRequest} does not allow deleting and replacing: ${reason}. ${next}`,
    });
    const { by, setAt, changedAt, afterPush } = grant;
    if (grant.head !== head)
        return no('the pull request has another head by now than the one that was planned', 'Plan again, and set the label after that.');
    if (by === undefined)
        return no('it cannot be told who set it');
    if (by.bot)
        return no(`it was set by the bot \`${by.login}\``);
    if (isSameLogin(by.login, grant.author))
        return no(`it was set by the author, \`${by.login}\``);
    if (!writers.has(by.permission))
        return no(`it was set by \`${by.login}\`, someone without write access`);
    if (setAt === undefined)
        return no('it cannot be told when it was set');
    if (changedAt === undefined && afterPush === true)
        return { consent: { pullRequest, label, by: by.login, at: setAt } };
    if (changedAt === undefined)
        return no('it cannot be told when the last push was');
    // Times have whole seconds: in the same one, nobody knows which came first.
    if (!(Date.parse(setAt) > Date.parse(changedAt)))
        return no(`it was set before the last push (${setAt}, pushed ${changedAt})`);
    return { consent: { pullRequest, label, by: by.login, at: setAt } };
}
const isSameLogin = (a, b) => a.toLowerCase() === b.toLowerCase();
/**
 * Asks GitHub who set the label on a pull request. What cannot be read is a warning, and does not count. `planned`: who set
 * it when, by a plan of that head.
 */
async function askLabel(story, about) {
    const { repository, settings, log } = story;
    const { pullRequest, head, planned } = about;
    const label = settings.allowDestroyLabel;
    if (label === undefined || repository === undefined)
        return { why: undefined };
    const answer = await (0,_story_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)(log, `tell who set the label \`${label}\``, async () => ({
        grant: await repository.labels.grantOf(pullRequest, label, planned === undefined ? undefined : { head, by: planned.by, at: planned.at }),
    }));
    if (answer !== undefined)
        return judgeLabel(answer.grant, { pullRequest, head, label });
    return { why: `Whether the label \`${label}\` on #${pullRequest} allows deleting and replacing could not be read, so it does not.` };
}
const isDestroyed = ({ action }) => action === 'delete' || action === 'replace';
/** Whether the plan destroys what the input `allow-destroy` does not allow, and protection does not forbid anyway. */
function needsLabel(plan, allow) {
    return plan.endpoints.some((endpoint) => isDestroyed(endpoint) && !(0,_plan_destroy_js__WEBPACK_IMPORTED_MODULE_2__/* .mayDestroy */ .M7)(allow, endpoint.name) && (0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocksOf */ .SH)(endpoint).every(({ protection }) => protection !== true));
}
const noLabels = { consents: [], refused: new Map() };
/**
 * Judges the labels of reviewed pull requests again: the plan has to say that it was in effect, and it has to be there
 * still. `known` is what was asked before: nothing is asked twice.
 */
async function judgeLabels(story, sources, known = noLabels) {
    const label = story.settings.allowDestroyLabel;
    if (label === undefined)
        return noLabels;
    const consents = [...known.consents];
    const refused = new Map(known.refused);
    const asked = new Set([...consents.map(({ consent }) => consent.pullRequest), ...refused.keys()]);
    for (const { pullRequest, comment } of sources) {
        const { marker } = comment;
        // A plan that was applied has been used up, and an offline one approves nothing.
        if (asked.has(pullRequest) || marker.offline === true || marker.state === 'applied')
            continue;
        asked.add(pullRequest);
        if (marker.destroy === undefined || marker.destroy.label.toLowerCase() !== label.toLowerCase()) {
            refused.set(pullRequest, `The label \`${label}\` was not in effect when #${pullRequest} was planned last.`);
            continue;
        }
        const verdict = await askLabel(story, { pullRequest, head: marker.head, planned: marker.destroy });
        if ('consent' in verdict)
            consents.push({ consent: verdict.consent, endpoints: marker.endpoints });
        else
            refused.set(pullRequest, verdict.why ?? `The label \`${label}\` was taken from #${pullRequest} after it was planned.`);
    }
    return { consents, refused };
}
/** The input `allow-destroy`, and beside it what plans with a label that counts speak of. */
function withLabels(allow, { consents }) {
    if (allow === true)
        return true;
    const names = consents.flatMap(({ endpoints }) => Object.keys(endpoints));
    return [...(allow === false ? [] : allow), ...names];
}
/** The consent under which an endpoint is destroyed: that of a plan which says so itself. */
function consentFor(endpoint, { consents }) {
    const found = consents.find(({ endpoints }) => {
        const approved = Object.hasOwn(endpoints, endpoint.name) ? endpoints[endpoint.name] : undefined;
        return approved !== undefined && (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_0__/* .unapprovedChanges */ ._3)(endpoint, [approved]).every((change) => change.class !== 'delete' && change.class !== 'replace');
    });
    return found?.consent;
}
/** Holds back what is destroyed only by a label on a pull request whose plan does not destroy it. */
function labelRefusal(endpoint, allow, labels) {
    if (!isDestroyed(endpoint) || (0,_plan_destroy_js__WEBPACK_IMPORTED_MODULE_2__/* .mayDestroy */ .M7)(allow, endpoint.name) || labels.consents.length === 0 || consentFor(endpoint, labels) !== undefined)
        return undefined;
    const pulls = labels.consents.filter(({ endpoints }) => Object.hasOwn(endpoints, endpoint.name)).map(({ consent }) => `#${consent.pullRequest}`);
    // Not named by any: the plan itself is blocked already.
    if (pulls.length === 0)
        return undefined;
    return {
        reason: 'destroy-blocked',
        message: `\`${endpoint.name}\` would be ${endpoint.action === 'delete' ? 'deleted' : 'deleted and created again'}, and the label on ${pulls.join(', ')} does not allow that: the plan there does not show it.`,
        hint: `Dispatch an apply with \`allow-destroy\` set to \`${endpoint.name}\`, or keep the endpoint as it is.`,
    };
}
/** The plan as an apply would carry it out: what it would hold back for lack of a label of its own is blocked. */
function withLabelBlocks(plan, allow, labels) {
    const endpoints = plan.endpoints.map((endpoint) => {
        const block = labelRefusal(endpoint, allow, labels);
        return block === undefined ? endpoint : (0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .withBlocks */ .hn)(endpoint, [...(0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_1__/* .blocksOf */ .SH)(endpoint), block]);
    });
    return { ...plan, endpoints };
}
/** The labels under which the plan destroys something. */
function consentsInEffect(plan, allow, labels) {
    const used = plan.endpoints.flatMap((endpoint) => isDestroyed(endpoint) && !(0,_plan_destroy_js__WEBPACK_IMPORTED_MODULE_2__/* .mayDestroy */ .M7)(allow, endpoint.name) ? (consentFor(endpoint, labels) ?? []) : []);
    return [...new Map(used.map((consent) => [consent.pullRequest, consent])).values()];
}
/** Why labels do not count, for the endpoints that are blocked for lack of one. */
function labelWarnings(plan, allow, labels, sources) {
    const lacking = plan.endpoints.filter((endpoint) => isDestroyed(endpoint) && !(0,_plan_destroy_js__WEBPACK_IMPORTED_MODULE_2__/* .mayDestroy */ .M7)(withLabels(allow, labels), endpoint.name));
    const named = sources.filter(({ comment }) => lacking.some(({ name }) => Object.hasOwn(comment.marker.endpoints, name)));
    return [...new Set(named.flatMap(({ pullRequest }) => labels.refused.get(pullRequest) ?? []))];
}
/** Whose label allowed what was destroyed, for the result. */
function destructionAllowed(results, allow, labels) {
    const found = new Map();
    for (const { name, plan, outcome } of results) {
        if (!isDestroyed(plan) || (0,_plan_destroy_js__WEBPACK_IMPORTED_MODULE_2__/* .mayDestroy */ .M7)(allow, name) || outcome === 'refused' || outcome === 'held')
            continue;
        const consent = consentFor(plan, labels);
        if (consent === undefined)
            continue;
        const entry = found.get(consent.pullRequest) ?? { ...consent, endpoints: [] };
        entry.endpoints.push(name);
        found.set(consent.pullRequest, entry);
    }
    return [...found.values()];
}
/** What a plan says of the label that allows what it destroys. */
function consentLine({ label, by, at }) {
    return `Deleting and replacing is allowed by the label \`${label}\`, set by \`${by}\` at ${at}.`;
}
//# sourceMappingURL=destroy-label.js.map

/***/ }),

/***/ 6146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vc: () => (/* binding */ ignoreEndWords),
/* harmony export */   WF: () => (/* binding */ tellIgnoreEnds)
/* harmony export */ });
/* unused harmony export ignoreEnds */
/* harmony import */ var _plan_build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3133);

/** A rule that ends within this many days is told of beforehand. */
const daysBefore = 14;
/** Rules of the endpoints in scope that have ended, or end within two weeks. `today`: `YYYY-MM-DD`. */
function ignoreEnds(manifest, only, today) {
    return manifest.endpoints
        .filter(({ key, name }) => (0,_plan_build_js__WEBPACK_IMPORTED_MODULE_0__/* .inScope */ .SB)(only, key, name))
        .flatMap(({ key, name, lifecycle }) => lifecycle.ignoreChanges.flatMap(({ path, reason, until }, index) => {
        if (until === undefined)
            return [];
        const daysLeft = Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000);
        return daysLeft > daysBefore ? [] : [{ endpoint: name, key, index, path, reason, until, daysLeft, ended: daysLeft < 0 }];
    }));
}
/** One sentence for people. */
function ignoreEndWords({ path, reason, until, ended, daysLeft }) {
    if (ended)
        return `\`ignore_changes\` of \`${path}\` ended on ${until} (${reason}): it is compared again.`;
    const left = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;
    return `\`ignore_changes\` of \`${path}\` ends ${left}, after ${until} (${reason}); from then on it is compared again.`;
}
/** Puts them on their lines of the manifest. Those that end soon are notes: in the log, and in what this answers. */
function tellIgnoreEnds(story) {
    const { manifest, settings, clock, log, annotations } = story;
    const ends = ignoreEnds(manifest, settings.only, new Date(clock.now()).toISOString().slice(0, 10));
    for (const end of ends) {
        const message = `\`${end.endpoint}\`: ${ignoreEndWords(end)}`;
        const place = manifest.locate(end.key, ['lifecycle', 'ignore_changes', end.index]);
        if (end.ended && place !== undefined)
            annotations.add({ severity: 'warning', message, ...place });
        else if (!end.ended)
            log.notice(message);
    }
    return ends;
}
//# sourceMappingURL=ignore-ends.js.map

/***/ }),

/***/ 4261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ settleApplying),
/* harmony export */   YL: () => (/* binding */ settleCommitBefore),
/* harmony export */   k_: () => (/* binding */ settleLeftovers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _apply_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6609);
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7762);
/* harmony import */ var _plan_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3786);
/* harmony import */ var _review_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7501);
/* harmony import */ var _signs_of_life_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(144);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7783);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4188);
/** What a run which died left at "being applied": comments, statuses of commits, and records of deployments. */








/**
 * For a run that applies nothing: settles, by its fresh plan of what is merged, what runs left behind that gave no sign of
 * life for half an hour. Applied where the plan shows nothing to do for what they name; failed where it does, so that the
 * next apply takes them up. While something of it is still rolling out, it is not told yet. A right that the token lacks
 * is no warning: the next apply settles all of it. `onApplied` hears of each review that is found applied. Never throws.
 */
async function settleLeftovers(story, plan, onApplied = () => undefined) {
    const { repository, settings } = story;
    if (repository === undefined)
        return;
    const commented = settings.comment === 'never' ? [] : await settleComments(story, repository, { plan, onApplied });
    const pending = await settleCommits(story, plan);
    await (0,_deployment_js__WEBPACK_IMPORTED_MODULE_2__/* .endRecords */ .sp)(story, [...commented, ...pending]);
}
/** The status of the commit that a run which died was applying. */
async function settleApplying(story, { applying }, state) {
    if (applying?.status !== undefined)
        await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_5__/* .settleStatus */ .aQ)(story, applying.commit, { context: applying.status, applied: state === 'applied' });
}
/**
 * For an apply that has ended: the status of the commit that was pushed before. What is pending there is of a run that
 * came to no end, since applies of a target run one after the other. No pull request tells of it where it was a dispatch
 * or a direct push. One request, a second where there is something to say. Never throws.
 */
async function settleCommitBefore(story, applied) {
    const before = commitBefore(story);
    const found = before === undefined ? undefined : await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_5__/* .findPending */ .rj)(story, before);
    if (before !== undefined && found !== undefined && (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .compareRuns */ .qB)(found, story.run) < 0)
        await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_5__/* .settleStatus */ .aQ)(story, before, { applied });
}
async function settleComments(story, repository, { plan, onApplied }) {
    const { settings, run, log, clock } = story;
    const open = await (0,_story_js__WEBPACK_IMPORTED_MODULE_6__/* .attempt */ .C)(log, 'look for applies that ended without a word', () => unlessDenied(() => (0,_review_js__WEBPACK_IMPORTED_MODULE_4__/* .openReviews */ .oe)(story), (denied) => { log.debug(`No look for applies that ended without a word: ${denied.message}`); }));
    const dead = [];
    for (const { pullRequest, comment } of open ?? []) {
        const { marker } = comment;
        if (marker.state !== 'applying' || (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .compareRuns */ .qB)(marker, run) >= 0 || !(0,_signs_of_life_js__WEBPACK_IMPORTED_MODULE_7__/* .isSilent */ .e)(lastSign(comment), clock.now()))
            continue;
        const state = stateBy(plan, Object.keys(marker.endpoints), settings.only);
        if (state === undefined)
            continue;
        dead.push({ run: marker.run, attempt: marker.attempt });
        const statusNote = state === 'applied'
            ? 'The run that applied it ended without saying so; what it was to do is done.'
            : 'The run that applied it ended without saying so, and not everything is done. Run it again.';
        await (0,_story_js__WEBPACK_IMPORTED_MODULE_6__/* .attempt */ .C)(log, `settle the plan of #${pullRequest}`, () => unlessDenied(() => (0,_apply_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .postEnd */ .kt)(story, repository, { comment, plan, state, statusNote }), () => {
            log.notice(`The plan of #${pullRequest} still says that it is being applied, though its run has ended: this run's token may not write there. The next apply settles it.`);
        }));
        await settleApplying(story, marker, state);
        if (state === 'applied')
            onApplied(marker);
    }
    return dead;
}
/** Statuses that no comment tells of: of the commit that is looked at, and of the one that was pushed before. */
async function settleCommits(story, plan) {
    const { run, settings, clock } = story;
    const state = stateBy(plan, undefined, settings.only);
    const dead = [];
    for (const commit of new Set([run.commit, commitBefore(story)])) {
        if (state === undefined || commit === undefined || commit === '')
            continue;
        const found = await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_5__/* .findPending */ .rj)(story, commit);
        if (found === undefined || (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .compareRuns */ .qB)(found, run) >= 0 || !(0,_signs_of_life_js__WEBPACK_IMPORTED_MODULE_7__/* .isSilent */ .e)(found.updatedAt, clock.now()))
            continue;
        await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_5__/* .settleStatus */ .aQ)(story, commit, { applied: state === 'applied' });
        dead.push({ run: found.run, attempt: found.attempt });
    }
    return dead;
}
/** Where the push began; none for a branch that is new. */
function commitBefore({ run }) {
    const before = run.push?.before;
    return before === undefined || /^0+$/.test(before) ? undefined : before;
}
function lastSign({ updatedAt, createdAt, marker }) {
    return updatedAt ?? marker.applying?.at ?? createdAt;
}
/** A token that lacks a right is no reason to warn of every day. */
async function unlessDenied(work, onDenied) {
    try {
        return await work();
    }
    catch (thrown) {
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || thrown.code !== 'permission-denied')
            throw thrown;
        onDenied(thrown);
        return undefined;
    }
}
/** How it ended for these endpoints, or for all where none are named; `undefined`: not to be told now. */
function stateBy(plan, names, only) {
    const isMeant = ({ name }) => names?.includes(name) ?? true;
    const meant = plan.endpoints.filter(isMeant);
    if (meant.some(({ updating }) => updating !== undefined))
        return undefined;
    const known = new Set(meant.map(({ name }) => name));
    if (only.length > 0 && (names === undefined || names.some((name) => !known.has(name))))
        return undefined;
    return plan.unread.some(isMeant) || meant.some(({ changes }) => changes.length > 0) ? 'failed' : 'applied';
}
//# sourceMappingURL=leftovers.js.map

/***/ }),

/***/ 1091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan),
  planWithoutWorkspace: () => (/* binding */ planWithoutWorkspace),
  worstOf: () => (/* binding */ worstOf)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/plan/build.js + 1 modules
var build = __webpack_require__(3133);
// EXTERNAL MODULE: ./lib/src/json.js
var json = __webpack_require__(8674);
// EXTERNAL MODULE: ./lib/src/endpoint/entity-name.js
var entity_name = __webpack_require__(1167);
// EXTERNAL MODULE: ./lib/src/plan/endpoint-plan.js + 3 modules
var endpoint_plan = __webpack_require__(228);
// EXTERNAL MODULE: ./lib/src/plan/facts.js
var facts = __webpack_require__(4367);
// EXTERNAL MODULE: ./lib/src/plan/ownership.js
var ownership = __webpack_require__(925);
// EXTERNAL MODULE: ./lib/src/plan/rename.js
var rename = __webpack_require__(2124);
// EXTERNAL MODULE: ./lib/src/plan/wanted.js
var wanted = __webpack_require__(8061);
;// CONCATENATED MODULE: ./lib/src/plan/offline.js
/** A plan without the workspace: the base commit's manifest stands in for what is live. */








/** Compares two manifests as if the base were applied. Aliases and chunks stay as they are written. */
function planOffline(base, context, only) {
    const { manifest: head } = context;
    const stated = (endpoint) => ({ ...endpoint, document: withoutChunks(endpoint.document) });
    const wanted = head.endpoints.filter((endpoint) => (0,build/* inScope */.SB)(only, endpoint.key, endpoint.name)).map(stated);
    const before = (base?.endpoints ?? []).filter((endpoint) => (0,build/* inScope */.SB)(only, endpoint.key, endpoint.name)).map(stated);
    const lives = new Map(before.map((endpoint) => [endpoint.name, asLive(endpoint, context)]));
    const known = new Map(before.map((endpoint) => [(0,facts/* needKey */.u)({ kind: 'permissions', id: idOf(endpoint) }), { value: grantsOf(endpoint.document) }]));
    const offline = { ...context, offline: true };
    const names = new Set(wanted.map((endpoint) => endpoint.name));
    const gone = [...lives.values()].filter((live) => !names.has(live.name)).map(withServed);
    const plans = [
        ...wanted.map((endpoint) => (0,endpoint_plan/* planEndpoint */.l)(endpoint, lives.get(endpoint.name), new facts/* Facts */.A(known), offline)),
        ...gone.map((summary) => (0,build/* planDelete */.xO)(summary, offline)),
    ];
    const renames = [];
    for (const candidate of (0,rename/* renameCandidates */.xe)(plans, gone)) {
        const { desired } = candidate;
        const from = candidate.gone.find(({ name }) => !renames.some((rename) => rename.from === name) && (0,rename/* hasSameContent */.q1)((0,endpoint_plan/* planEndpoint */.l)((0,rename/* underName */.i7)(desired, name), lives.get(name), new facts/* Facts */.A(known), offline)));
        if (from !== undefined)
            renames.push({ from: from.name, to: desired.name });
    }
    return (0,build/* assemblePlan */.SL)({ manifest: head.id, target: head.target, host: '', offline: true, endpoints: (0,rename/* tellRenames */.vB)(plans, renames).map(withoutId) });
}
/** Nobody has read the ids of endpoints, so none is shown. */
function withoutId(plan) {
    const hidden = plan.changes.map((change) => (change.section === 'endpoint' && change.before !== undefined ? { ...change, before: '(unknown)' } : change));
    return { ...plan, changes: hidden };
}
/** As the list would show it. */
function withServed(live) {
    return { ...live, served: (0,json/* objectsOf */.iZ)(live.config?.document['served_entities']).map(entity_name/* servedModelOf */.a) };
}
const idOf = (endpoint) => `base:${endpoint.name}`;
/** Chunks as a word where tokens per second stand otherwise: comparable without asking for the size of a chunk. */
function withoutChunks(document) {
    const config = document['config'];
    if (!(0,json/* isObject */.Gv)(config) || !Array.isArray(config['served_entities']))
        return document;
    const entities = config['served_entities'].map((entity) => {
        const chunks = (0,json/* isObject */.Gv)(entity) ? entity['throughput_chunks'] : undefined;
        if (!(0,json/* isObject */.Gv)(entity) || !(0,json/* isObject */.Gv)(chunks))
            return entity;
        const { throughput_chunks: _chunks, ...rest } = entity;
        return {
            ...rest,
            min_provisioned_throughput: `${(0,json/* textOf */.b6)(chunks['min'] ?? 0)} chunks`,
            max_provisioned_throughput: `${(0,json/* textOf */.b6)(chunks['max'])} chunks`,
        };
    });
    return { ...document, config: { ...config, served_entities: entities } };
}
/** What the workspace would answer right after an apply of the base. */
function asLive(endpoint, { owner, today }) {
    const { document, name } = endpoint;
    const config = (0,json/* isObject */.Gv)(document['config']) ? (0,entity_name/* nameEntities */.vz)(document['config'], undefined) : undefined;
    const tags = (0,json/* objectsOf */.iZ)(document['tags']);
    const sections = {};
    for (const section of ['ai_gateway', 'email_notifications', 'telemetry_config']) {
        const value = document[section];
        if ((0,json/* isObject */.Gv)(value))
            sections[section] = value;
    }
    return {
        name,
        id: idOf(endpoint),
        origin: 'workspace',
        state: { ready: '' },
        ...(config === undefined ? {} : { config: { version: 0, document: config, entities: [] } }),
        tags: [
            ...tags.map((tag) => ({ key: (0,json/* textOf */.b6)(tag['key']), value: (0,json/* textOf */.b6)(tag['value']) })),
            ...(0,ownership/* wantedOwnTags */.jo)(owner, endpoint, (0,ownership/* unreadDigest */.M)((0,wanted/* noticedValues */.Ne)((0,wanted/* wantedSide */.zD)(endpoint, document, undefined, undefined, today)))),
        ],
        sections,
        description: typeof document['description'] === 'string' ? document['description'] : '',
        routeOptimized: document['route_optimized'] === true,
    };
}
function grantsOf(document) {
    return (0,json/* objectsOf */.iZ)(document['permissions']).flatMap((grant) => ['user_name', 'group_name', 'service_principal_name'].flatMap((field) => typeof grant[field] === 'string' ? [{ field, principal: grant[field], level: (0,json/* textOf */.b6)(grant['level']) }] : []));
}
//# sourceMappingURL=offline.js.map
// EXTERNAL MODULE: ./lib/src/plan/resolve.js
var resolve = __webpack_require__(9116);
// EXTERNAL MODULE: ./lib/src/render/budget.js
var budget = __webpack_require__(2834);
// EXTERNAL MODULE: ./lib/src/render/plan-report.js + 1 modules
var plan_report = __webpack_require__(8597);
;// CONCATENATED MODULE: ./lib/src/render/plan-summary.js


/** The same report for the job summary, which has sixteen times the room and no marker. */
function renderPlanSummary(plan, context) {
    const full = { ...context, marker: '' };
    return (0,budget/* fit */.Uj)(budget/* summaryBudget */.qN, (limits) => `${(0,plan_report/* planReport */.s)(plan, full, limits)}\n`);
}
//# sourceMappingURL=plan-summary.js.map
// EXTERNAL MODULE: ./lib/src/render/text-plan.js
var text_plan = __webpack_require__(5310);
// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(9522);
// EXTERNAL MODULE: ./lib/src/commands/approved-plan.js
var approved_plan = __webpack_require__(9416);
// EXTERNAL MODULE: ./lib/src/commands/context.js + 1 modules
var context = __webpack_require__(1414);
// EXTERNAL MODULE: ./lib/src/commands/destroy-label.js
var destroy_label = __webpack_require__(408);
// EXTERNAL MODULE: ./lib/src/commands/ignore-ends.js
var ignore_ends = __webpack_require__(6146);
// EXTERNAL MODULE: ./lib/src/commands/leftovers.js
var leftovers = __webpack_require__(4261);
// EXTERNAL MODULE: ./lib/src/commands/plan-comment.js
var plan_comment = __webpack_require__(3786);
// EXTERNAL MODULE: ./lib/src/commands/statuses.js
var statuses = __webpack_require__(7783);
// EXTERNAL MODULE: ./lib/src/commands/review.js
var review = __webpack_require__(7501);
// EXTERNAL MODULE: ./lib/src/commands/story.js
var commands_story = __webpack_require__(4188);
;// CONCATENATED MODULE: ./lib/src/commands/plan.js
















/** Plans, says so in the log, the summary and the pull request, and changes nothing. */
async function plan(story) {
    const { planned, consent } = story.run.pullRequest === undefined ? { planned: await planByReviews(story) } : await planWithLabel(story, story.run.pullRequest);
    // Cancelled, most often because a newer commit was pushed: what is read half-way is no finding, and no news.
    if (story.signal.aborted)
        return {};
    const end = await reportPlan(story, planned, consent);
    const { pullRequest, branch, defaultBranch } = story.run;
    if (pullRequest === undefined && branch !== undefined && branch === defaultBranch)
        await (0,leftovers/* settleLeftovers */.k_)(story, planned);
    return end;
}
/** The plan, with what a label on its pull request allows. The label is asked about only where the plan hangs on it. */
async function planWithLabel(story, { number: pullRequest, head }) {
    const { allowDestroy, allowDestroyLabel: destroyLabel } = story.settings;
    if (destroyLabel === undefined)
        return { planned: await (0,context/* plannerFor */.wY)(story).plan() };
    const planned = await (0,context/* plannerFor */.wY)(story, { destroyLabel }).plan();
    if (!(0,destroy_label/* needsLabel */.ai)(planned, allowDestroy))
        return { planned };
    const verdict = await (0,destroy_label/* askLabel */.uE)(story, { pullRequest, head });
    if ('why' in verdict)
        return { planned: withRemarks(planned, [verdict.why]) };
    const { consent } = verdict;
    const allowed = await (0,context/* plannerFor */.wY)(story, { allowDestroy: true }).plan();
    return { planned: withRemarks(allowed, [(0,destroy_label/* consentLine */.$0)(consent)]), consent };
}
/**
 * The plan of a push or of a merge queue's group: with the versions and labels of the reviews behind it, so that it shows
 * what the apply would do. They are looked up only where the plan hangs on them.
 */
async function planByReviews(story) {
    const { settings: { allowDestroy, allowDestroyLabel, planCheck, only }, run, repository, manifest } = story;
    const reviewed = repository !== undefined && planCheck !== 'off' && (run.push !== undefined || run.queue !== undefined);
    const floats = manifest.endpoints.some((endpoint) => (0,build/* inScope */.SB)(only, endpoint.key, endpoint.name) && (0,resolve/* hasFloatingVersion */.j8)(endpoint));
    if (!reviewed || !floats) {
        const planned = await (0,context/* plannerFor */.wY)(story).plan();
        if (!reviewed || allowDestroyLabel === undefined || !(0,destroy_label/* needsLabel */.ai)(planned, allowDestroy))
            return planned;
    }
    // After a merge it is too late to set the label.
    const advice = run.queue === undefined || allowDestroyLabel === undefined ? {} : { destroyLabel: allowDestroyLabel };
    const { plan: planned, labels } = await (0,approved_plan/* planApproved */.b)(story, await (0,review/* findReviews */.BL)(story), advice);
    const consents = (0,destroy_label/* consentsInEffect */.cx)(planned, allowDestroy, labels);
    return withRemarks((0,destroy_label/* withLabelBlocks */.$m)(planned, allowDestroy, labels), consents.map(destroy_label/* consentLine */.$0));
}
const withRemarks = (planned, remarks) => ({
    ...planned, warnings: [...remarks.filter((remark) => remark !== undefined), ...planned.warnings],
});
/** Plans without the workspace: the manifest of the base commit stands in for what is live. */
async function planWithoutWorkspace(story) {
    story.log.notice('Offline plan: the workspace was not read. The manifest is compared with the one of the base commit.');
    return reportPlan(story, planOffline(story.base, (0,context/* planContext */.nV)(story, ''), story.settings.only));
}
async function reportPlan(story, planned, consent) {
    const { settings, run, repository, log } = story;
    (0,context/* annotatePlan */.Yi)(story, planned);
    (0,ignore_ends/* tellIgnoreEnds */.WF)(story);
    for (const line of (0,text_plan/* renderPlanText */.$D)(planned).split('\n'))
        log.info(line);
    const end = {
        plan: planned,
        summary: renderPlanSummary(planned, { ...(0,context/* runFacts */.pI)(story), status: 'planned', head: run.pullRequest?.head ?? run.commit }),
    };
    const failure = worstOf((0,context/* planFailures */.RG)(planned));
    if (failure !== undefined)
        end.failure = failure;
    const pull = run.pullRequest;
    let posted;
    if (pull !== undefined && repository !== undefined && settings.comment !== 'never') {
        const wanted = settings.comment === 'always' || (0,build/* hasChanges */.ik)(planned) || failure !== undefined;
        const destroy = consent === undefined ? {} : { destroy: { label: consent.label, by: consent.by, at: consent.at } };
        const post = () => (0,plan_comment/* postPlan */.yK)(story, repository, planned, { ...pull, createWhenMissing: wanted, ...destroy });
        // An offline plan is mostly that of a fork or of Dependabot, whose token can only read.
        posted = await (0,commands_story/* attempt */.C)(log, 'post the plan on the pull request', post, { whenDenied: planned.offline ? 'The plan is in the job summary.' : undefined });
        if (posted?.url !== undefined)
            end.commentUrl = posted.url;
    }
    // The status, too, is the newer run's to set.
    if (posted?.superseded !== true) {
        const line = (0,words/* planLine */.od)(planned);
        await (0,statuses/* setStatus */.Lx)(story, { kind: 'plan', ...(failure === undefined ? { state: 'success', text: line } : { state: 'failure', text: (0,statuses/* failureText */.kY)(failure, line) }) });
    }
    return end;
}
/** The failure that gives the run its reason, with how many there are. */
function worstOf(failures) {
    const reason = (0,errors/* worstReason */.YH)(failures.map((failure) => failure.reason));
    const worst = failures.find((failure) => failure.reason === reason);
    if (worst === undefined || failures.length === 1)
        return worst;
    return { ...worst, message: `${worst.message} (and ${failures.length - 1} more: see the report)` };
}
//# sourceMappingURL=plan.js.map

/***/ }),

/***/ 7501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ findReviews),
/* harmony export */   EK: () => (/* binding */ findMandate),
/* harmony export */   MH: () => (/* binding */ approvedEndpoints),
/* harmony export */   ON: () => (/* binding */ pinnedVersions),
/* harmony export */   Wj: () => (/* binding */ withEarlierMerges),
/* harmony export */   bx: () => (/* binding */ createReview),
/* harmony export */   oe: () => (/* binding */ openReviews)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _plan_approval_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7269);
/* harmony import */ var _plan_blocks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1308);
/* harmony import */ var _plan_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3133);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4188);





/** Comments of earlier merges are looked at in this many pull requests at most. */
const earlierMerges = 20;
/** Finds out who approved what. Throws when approval must be known and cannot be read. */
async function findMandate(story) {
    const { settings, run, repository, log } = story;
    if (settings.planCheck === 'off')
        return { kind: 'unchecked' };
    const missing = settings.planCheck === 'required' && settings.planDigest === undefined;
    if (run.push !== undefined && repository === undefined) {
        // Taking it for a direct push would let a merge through that nobody compared with its review.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', 'Without `github-token` it cannot be told which pull requests this push merged, nor what was reviewed.', {
            hint: 'Leave the input `github-token` out, so that the job\'s own token is used; or set `plan-check: off`.',
        });
    }
    if (run.push === undefined || repository === undefined) {
        if (!missing && repository !== undefined && run.branch === undefined) {
            log.notice(`This run is of a tag, not of a branch: it is applied as it is, like one that is started by hand (\`plan-check: ${settings.planCheck}\`).`);
        }
        if (!missing)
            return { kind: 'person' };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('plan-missing', '`plan-check: required` applies nothing without a reviewed plan.', {
            hint: 'Give the digest of the plan that was reviewed as `plan-digest`.',
        });
    }
    const pulls = await repository.pullRequests.mergedBy(run.push);
    if (pulls.length > 0) {
        const sources = (await Promise.all(pulls.map((pull) => readSource(story, pull, 2)))).flat();
        return mandateOf(pulls, sources);
    }
    if (missing) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('plan-missing', `The push to \`${run.push.branch}\` came from no pull request, and \`plan-check\` is \`required\`.`, {
            hint: 'Change the manifest through a pull request, or dispatch an apply with `plan-digest`.',
        });
    }
    log.notice(`This push came from no pull request: it is applied as it is (\`plan-check: ${settings.planCheck}\`).`);
    return { kind: 'direct-push' };
}
/**
 * The reviews that a plan on a push or in a merge queue stands on, as the apply of it will. What cannot be read is told,
 * and the plan does without.
 */
async function findReviews(story) {
    const { run, repository, log } = story;
    if (repository === undefined)
        return { kind: 'unchecked' };
    const { pullRequests } = repository;
    const find = async () => {
        const pulls = run.queue === undefined ? (run.push === undefined ? [] : await pullRequests.mergedBy(run.push)) : await pullRequests.queuedIn(run.queue);
        if (pulls.length === 0 && run.queue === undefined)
            return { kind: 'direct-push' };
        const sources = (await Promise.all(pulls.map((pull) => readSource(story, pull)))).flat();
        return mandateOf(pulls, sources);
    };
    const found = await (0,_story_js__WEBPACK_IMPORTED_MODULE_4__/* .attempt */ .C)(log, 'look up what was reviewed', async () => {
        try {
            return await find();
        }
        catch (thrown) {
            if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || thrown.code !== 'permission-denied')
                throw thrown;
            log.notice(`The plan does without what was reviewed, which this run's token may not read: \`latest\` and aliases mean what they mean now, and no label counts. ${thrown.hint ?? ''}`.trimEnd());
            return undefined;
        }
    });
    return found ?? { kind: 'unchecked' };
}
function mandateOf(pulls, sources, earlier = []) {
    return { kind: 'pull-requests', pulls, sources, earlier, approvals: (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_1__/* .collectApprovals */ .z8)(sources, earlier) };
}
/** Where a merge shows no plan at all, GitHub may be late: a plan that seems to be missing would hold everything back. */
const secondLookMs = 2_000;
/** The newest plan comment of a pull request that is not closed. */
async function readSource(story, pull, looks = 1) {
    const { manifest, repository, clock, signal } = story;
    const comments = (await repository?.comments.find(pull.number, manifest.id, manifest.target)) ?? [];
    if (comments.length === 0 && looks > 1) {
        await clock.sleep(secondLookMs, signal);
        return readSource(story, pull, looks - 1);
    }
    const open = comments.filter((comment) => comment.marker.state !== 'closed');
    // A report on a merge whose plan was not seen approves nothing: it must not stand before the plan.
    const newest = open.findLast(({ marker }) => marker.state === 'planned' || Object.keys(marker.endpoints).length > 0) ?? open.at(-1);
    return newest === undefined ? [] : [{ pullRequest: pull.number, comment: newest }];
}
/**
 * Adds the plans of earlier merges, as far back as an endpoint still lacks one that names it: a merge whose apply
 * failed or never ran is approved by its own pull request.
 */
async function withEarlierMerges(story, mandate, plan) {
    const { repository, run, log } = story;
    const { push, queue } = run;
    const after = push === undefined ? queue && { after: queue.before, branch: queue.branch } : push;
    if (mandate.kind !== 'pull-requests' || repository === undefined || after === undefined)
        return mandate;
    const open = (sources) => {
        const named = new Set(sources.flatMap(({ comment }) => Object.keys(comment.marker.endpoints)));
        return plan.endpoints.some((endpoint) => endpoint.changes.length > 0 && !named.has(endpoint.name));
    };
    if (!open(mandate.sources))
        return mandate;
    const earlier = await (0,_story_js__WEBPACK_IMPORTED_MODULE_4__/* .attempt */ .C)(log, 'look for earlier merges that are not applied yet', () => repository.pullRequests.mergedBefore(after, mandate.pulls.map((pull) => pull.number)));
    const found = [];
    for (const pull of (earlier ?? []).slice(0, earlierMerges)) {
        if (!open([...mandate.sources, ...found]))
            break;
        found.push(...(await readSource(story, pull)));
    }
    return mandateOf(mandate.pulls, mandate.sources, found);
}
/**
 * Reviews merged into this branch that are not marked applied, newest merge first. Usually four requests. A merge later
 * than the run's commit is left out: what it brought is not in the manifest that the run works with.
 */
async function openReviews(story) {
    const { repository, run, manifest } = story;
    // A tag is mostly put on what was merged into the default branch; what it does not contain is left out below.
    const into = run.branch ?? run.defaultBranch;
    if (repository === undefined || into === undefined)
        return [];
    const [pulls, plans] = await Promise.all([
        repository.pullRequests.mergedBefore({ after: run.commit, branch: into }, []),
        repository.openPlans.findMerged({ manifest: manifest.id, target: manifest.target, into, except: [] }),
    ]);
    return pulls.flatMap(({ number: pullRequest }) => {
        const comment = plans.filter((plan) => plan.pullRequest === pullRequest).at(-1)?.comment;
        return comment === undefined || comment.marker.state === 'applied' ? [] : [{ pullRequest, comment }];
    });
}
/** Versions that the reviews saw for `latest` and aliases, the newest first: applied as they were, while READY. */
function pinnedVersions(mandate) {
    const pinned = new Map();
    if (mandate.kind !== 'pull-requests')
        return pinned;
    for (const { comment } of [...mandate.sources, ...mandate.earlier]) {
        for (const [name, versions] of Object.entries(comment.marker.versions ?? {})) {
            if (!pinned.has(name) && comment.marker.offline !== true)
                pinned.set(name, versions);
        }
    }
    return pinned;
}
/** What each endpoint was approved for, as the reports show it. */
function approvedEndpoints(mandate) {
    if (mandate.kind !== 'pull-requests')
        return {};
    const entries = [...mandate.approvals].map(([name, { reviews }]) => {
        const document = reviews.find((review) => review.document !== undefined)?.document;
        const changes = reviews.flatMap((review) => review.changes ?? []);
        const ends = Object.assign({}, ...reviews.map((review) => review.ends ?? {}).reverse());
        return [name, { changes, ends, ...(document === undefined ? {} : { document }) }];
    });
    return Object.fromEntries(entries);
}
/** Decides about one endpoint: go on (`undefined`), or held back with the reason and the way out. */
function createReview(reviewer) {
    const shown = (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_1__/* .approvedBy */ .vU)(reviewer.plan);
    const together = togetherIn(reviewer);
    /** Nothing about the endpoint has changed since the plan at the start. */
    const isAsShown = (endpoint) => {
        const approved = Object.hasOwn(shown, endpoint.name) ? shown[endpoint.name] : undefined;
        return approved !== undefined && (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_1__/* .unapprovedChanges */ ._3)(endpoint, [approved]).length === 0;
    };
    return (endpoint) => {
        const blocked = (0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_2__/* .refusalOf */ .Of)(endpoint);
        if (blocked !== undefined)
            return blocked;
        const caller = reviewer.callerProblems.get(endpoint.name);
        if (caller !== undefined)
            return caller;
        if (endpoint.changes.length === 0)
            return undefined;
        if (together.has(endpoint.name) && isAsShown(endpoint))
            return undefined;
        return reviewer.mandate.kind === 'pull-requests'
            ? checkApproval(endpoint, reviewer.mandate)
            : checkShown(endpoint, reviewer.planDigest, shown);
    };
}
/** Endpoints that a plan too large for its marker approved as a whole; earlier merges count for what no newer plan names. */
function togetherIn({ mandate, plan }) {
    if (mandate.kind !== 'pull-requests')
        return new Set();
    const earlier = [...(0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_1__/* .approvedTogether */ .iC)(plan, mandate.earlier).keys()].filter((name) => !mandate.approvals.has(name));
    return new Set([...(0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_1__/* .approvedTogether */ .iC)(plan, mandate.sources).keys(), ...earlier]);
}
function checkApproval(endpoint, mandate) {
    const approval = mandate.approvals.get(endpoint.name);
    const open = (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_1__/* .unapprovedChanges */ ._3)(endpoint, approval?.reviews ?? []);
    if (open.length === 0)
        return undefined;
    const heldBackDigest = (0,_plan_build_js__WEBPACK_IMPORTED_MODULE_3__/* .planDigest */ .Gb)([endpoint]);
    // A pull request of this push that was never planned may have brought it; that is another thing than a change since.
    const planned = new Set(mandate.sources.filter(({ comment }) => comment.marker.offline !== true).map((source) => source.pullRequest));
    const unplanned = mandate.pulls.filter((pull) => !planned.has(pull.number));
    if (approval === undefined && unplanned.length > 0) {
        return {
            reason: 'plan-missing',
            message: `No plan of this endpoint was reviewed: ${whyUnplanned(unplanned, mandate)}.`,
            hint: 'If the change shown here is right, dispatch an apply with its digest.',
            approval: { heldBackDigest },
        };
    }
    const paths = [...new Set(open.map((change) => `\`${change.path}\``))];
    const list = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ` and ${paths.length - 5} more` : '');
    return {
        reason: 'plan-changed',
        message: `The change is not the one that was reviewed: ${list} ${paths.length === 1 ? 'was' : 'were'} not in the plan of ${approval === undefined ? listPulls(mandate.pulls) : `#${approval.pullRequest}`}.`,
        hint: 'The endpoint, its model or the manifest has changed since the review. If the change shown here is right, dispatch an apply with its digest.',
        approval: { heldBackDigest, ...(approval === undefined ? {} : { approvedIn: approval.pullRequest }) },
    };
}
/** An offline plan is a comment that people see, and that approves nothing. */
function whyUnplanned(unplanned, { sources }) {
    const isOffline = ({ number }) => sources.some(({ pullRequest }) => pullRequest === number);
    const [offline, none] = [unplanned.filter(isOffline), unplanned.filter((pull) => !isOffline(pull))];
    const parts = [
        none.length === 0 ? '' : `${listPulls(none)} ${none.length === 1 ? 'carries' : 'carry'} no plan comment for this target`,
        offline.length === 0 ? '' : `the plan of ${listPulls(offline)} was made offline, without the workspace`,
    ];
    return parts.filter((part) => part !== '').join('; ');
}
const listPulls = (pulls) => pulls.map((pull) => `#${pull.number}`).join(', ');
/** A dispatch with a digest approves what the plan showed at the start, not what a later look brings. */
function checkShown(endpoint, digest, shown) {
    const approved = Object.hasOwn(shown, endpoint.name) ? shown[endpoint.name] : undefined;
    if (digest === undefined || (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_1__/* .unapprovedChanges */ ._3)(endpoint, approved === undefined ? [] : [approved]).length === 0)
        return undefined;
    return {
        reason: 'plan-changed',
        message: 'The endpoint changed while this run was applying; its plan is no longer the one that was approved.',
        hint: 'Plan again, and apply with the new digest.',
        approval: { heldBackDigest: (0,_plan_build_js__WEBPACK_IMPORTED_MODULE_3__/* .planDigest */ .Gb)([endpoint]) },
    };
}
//# sourceMappingURL=review.js.map

/***/ }),

/***/ 144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ isSilent),
/* harmony export */   f: () => (/* binding */ heartbeatMs)
/* harmony export */ });
/** How another run tells an apply that is under way from one whose runner died: what it writes now and then. */
/** While an apply is under way, its comments and its commit's status are written at least this often. */
const heartbeatMs = 10 * 60_000;
/** Two beats may be lost, to a limit or an outage, and the clocks of a runner and of GitHub may differ. */
const silenceMs = 30 * 60_000;
/** Whether the last sign of life, an ISO time, is so long ago that the run is over. One that cannot be read is none. */
function isSilent(lastSign, now) {
    const at = Date.parse(lastSign ?? '');
    return Number.isNaN(at) || now - at > silenceMs;
}
//# sourceMappingURL=signs-of-life.js.map

/***/ }),

/***/ 2431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ paint)
/* harmony export */ });
function paint(color) {
    const with_ = (code) => (text) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
    return { red: with_(31), green: with_(32), yellow: with_(33), bold: with_(1), dim: with_(2) };
}
//# sourceMappingURL=terminal.js.map

/***/ }),

/***/ 5310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ renderPlanText),
/* harmony export */   _M: () => (/* binding */ where),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   gB: () => (/* binding */ safe),
/* harmony export */   pr: () => (/* binding */ endpointLines)
/* harmony export */ });
/* harmony import */ var _plan_blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1308);
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7899);
/* harmony import */ var _condition_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8594);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(120);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5371);
/* harmony import */ var _origin_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3933);
/* harmony import */ var _ownership_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7162);
/* harmony import */ var _sizing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8053);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2431);
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9618);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9522);
/** A plan for terminals and logs: the same facts as the comment, in plain lines. */












const limits = { value: 200, lines: 200 };
const signs = { create: '+', update: '~', replace: '±', delete: '-', unchanged: '=' };
/** The plan in lines; ends without a line feed. */
function renderPlanText(plan, options = {}) {
    const colors = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .paint */ .n)(options.color === true);
    const isShown = ({ action, blocked }) => action !== 'unchanged' || blocked !== undefined;
    return join([
        [colors.bold(safe((0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .capital */ .Nx)((0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .countWords */ .rj)(plan, { impacts: true, unchanged: true }))))],
        [colors.dim(safe(where(plan)))],
        plan.offline ? ['Offline: the workspace was not read. This plan approves nothing.'] : [],
        ...plan.endpoints.filter(isShown).map((endpoint) => endpointLines(endpoint, colors)),
        plan.unread.map(({ name, reason, message }) => colors.red(safe(`! ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(name)}: not readable (${reason}): ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(message)}`))),
        (0,_condition_words_js__WEBPACK_IMPORTED_MODULE_2__/* .standingFailures */ .G)(plan).map((condition) => colors.yellow(safe(`Note: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(condition.name)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)((0,_condition_words_js__WEBPACK_IMPORTED_MODULE_2__/* .conditionWords */ .r)(condition))}`))),
        // Of endpoints that have no lines of their own, for what cannot be changed or is compared again.
        plan.endpoints.flatMap((endpoint) => (isShown(endpoint) ? [] : endpoint.warnings.map((warning) => [endpoint.name, warning]))).map(([name, warning]) => colors.yellow(safe(`Warning: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(name)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(warning)}`))),
        plan.warnings.map((warning) => colors.yellow(safe(`Warning: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(warning)}`))),
        (0,_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .isClean */ .AG)(plan) ? [`Nothing to do. ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .sameWords */ .MT)(plan)}`] : [],
        plan.digest === '' || (0,_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .isEmptyPlan */ .lM)(plan) ? [] : [colors.dim(`Plan digest: ${safe(plan.digest)}`)],
    ]);
}
/** What was planned against what. */
function where(plan) {
    return `Target ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(plan.target)} · manifest ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(plan.manifest)}${plan.host === '' ? '' : ` · ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(plan.host)}`}`;
}
/** One endpoint with its differences, indented below its title. */
function endpointLines(endpoint, colors) {
    const title = endpoint.action === 'unchanged' && endpoint.blocked !== undefined ? safe(`! ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(endpoint.name)}`) : safe(`${signs[endpoint.action]} ${endpoint.action} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(endpoint.name)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .impactWords */ .cH)(endpoint)}`);
    const alarming = endpoint.action === 'replace' || endpoint.action === 'delete';
    const lines = [alarming ? colors.red(title) : colors.bold(title)];
    const put = (text, color = (same) => same) => {
        lines.push(...safe(text).split('\n').map((line) => color(`    ${line}`)));
    };
    const { hold, live } = endpoint;
    for (const block of (0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctBlocks */ .N$)(endpoint)) {
        put(`BLOCKED (${block.reason}): ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(block.message)}`, colors.red);
        put(`Next: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(block.hint)}`);
        if (block.paste !== undefined)
            put((0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .visible */ .RK)(block.paste).trimEnd());
    }
    const gone = endpoint.action === 'delete' ? (0,_origin_words_js__WEBPACK_IMPORTED_MODULE_4__/* .goneWords */ .d)(endpoint) : '';
    if (gone !== '')
        put((0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(gone));
    if (hold !== undefined)
        put(`On hold: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(hold)}`, colors.yellow);
    if (endpoint.changes.some((change) => change.class === 'adopt')) {
        const by = live?.creator === undefined ? '' : ` by ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(live.creator)}`;
        const from = (0,_ownership_words_js__WEBPACK_IMPORTED_MODULE_5__/* .earlierOwner */ .e)(endpoint);
        const whose = from === undefined ? 'Adopting an endpoint' : `Taken over from ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)((0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .cut */ .Jj)(from, 300))}; it was`;
        put(`${whose} created${by}${live?.createdAt === undefined ? '' : ` on ${(0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .day */ .vd)(live.createdAt)}`}`);
    }
    for (const line of (0,_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .toDiffLines */ .O)(endpoint.changes.filter((change) => change.class !== 'adopt'), limits)) {
        put(line, line.startsWith('+') ? colors.green : line.startsWith('-') ? colors.red : undefined);
    }
    const traffic = (0,_traffic_js__WEBPACK_IMPORTED_MODULE_7__/* .trafficChange */ .UK)(endpoint);
    if (traffic !== undefined)
        put(['Traffic:', ...(0,_traffic_js__WEBPACK_IMPORTED_MODULE_7__/* .drawTraffic */ .od)(traffic)].join('\n'));
    for (const { entity, before, after } of (0,_sizing_js__WEBPACK_IMPORTED_MODULE_6__/* .sizeChanges */ .v)(endpoint)) {
        put(`Size of ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(entity)}: ${before === undefined ? '' : `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(before)} → `}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(after ?? 'none')}`);
    }
    for (const { entity, model, asked, version } of endpoint.resolved)
        put(`${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(model)} in ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(entity)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(asked)} → ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(version)}`);
    if ((0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .leavesUnmanaged */ .rq)(endpoint))
        put(`Not in the manifest, left as it is: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(endpoint.unmanaged.join(', '))}`, colors.dim);
    if (endpoint.unverifiable.length > 0)
        put(`Cannot be verified: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(endpoint.unverifiable.join(', '))}`, colors.dim);
    for (const warning of endpoint.warnings)
        put(`Warning: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .oneLine */ .TN)(warning)}`, colors.yellow);
    return lines;
}
/** No line of it is read by the runner as a command. */
function safe(text) {
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .workflowCommandSafe */ .K0)((0,_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .cut */ .Jj)(text, 20_000));
}
/** Blocks with an empty line between them. */
function join(blocks) {
    return blocks
        .filter((block) => block.length > 0)
        .map((block) => block.join('\n'))
        .join('\n\n');
}
//# sourceMappingURL=text-plan.js.map

/***/ })

};
