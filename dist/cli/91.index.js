export const id = 91;
export const ids = [91];
export const modules = {

/***/ 6609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ postApply),
/* harmony export */   kt: () => (/* binding */ postEnd),
/* harmony export */   xr: () => (/* binding */ settledState)
/* harmony export */ });
/* unused harmony export takenUp */
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

/***/ 1414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yi: () => (/* binding */ annotatePlan),
  nV: () => (/* binding */ planContext),
  RG: () => (/* binding */ planFailures),
  wY: () => (/* binding */ plannerFor),
  pI: () => (/* binding */ runFacts)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/plan/blocks.js
var blocks = __webpack_require__(1308);
// EXTERNAL MODULE: ./lib/src/plan/ownership.js
var ownership = __webpack_require__(925);
// EXTERNAL MODULE: ./lib/src/plan/rename.js
var rename = __webpack_require__(2124);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./lib/src/api-outcomes.js
var api_outcomes = __webpack_require__(1826);
// EXTERNAL MODULE: ./lib/src/plan/build.js + 1 modules
var build = __webpack_require__(3133);
// EXTERNAL MODULE: ./lib/src/plan/endpoint-plan.js + 3 modules
var endpoint_plan = __webpack_require__(228);
// EXTERNAL MODULE: ./lib/src/plan/facts.js
var plan_facts = __webpack_require__(4367);
// EXTERNAL MODULE: ./lib/src/manifest/report.js
var report = __webpack_require__(9246);
;// CONCATENATED MODULE: ./lib/src/commands/planner.js
/** Reads the workspace and computes the plan: one list, one read for each endpoint, every other object once. */








/** A failure that would meet every endpoint alike ends the run; others belong to the endpoint that was read. */
function endsTheRun(thrown) {
    return !(thrown instanceof errors/* ApiError */.hD) || thrown.code === 'authentication';
}
/** Grants that nobody can have are none to lose; where the manifest states some, it must be told that it cannot. */
function noGrants(thrown) {
    if ((0,api_outcomes/* hasNoAccessControl */.f0)(thrown))
        return { value: [] };
    throw thrown;
}
function createPlanner(ports, options) {
    const { context } = options;
    const { manifest } = context;
    // Requests under way at once. Planning is outside of it: the next read goes out while the last one is being planned.
    const limit = (0,p_limit/* default */.A)(options.parallelism);
    const asked = new Map();
    function fetchFact(need) {
        switch (need.kind) {
            case 'permissions':
                return ports.serving.permissions(need.id);
            case 'model-version':
                return ports.catalog.modelVersion(need.model, need.version);
            case 'model-versions':
                return ports.catalog.modelVersions(need.model);
            case 'model-alias':
                return ports.catalog.modelAlias(need.model, need.alias);
            case 'optimization':
                return ports.serving.optimizationInfo(need.model, need.version);
            case 'secret-keys':
                return ports.catalog.secretKeys(need.scope);
        }
    }
    async function answer(need) {
        try {
            return { value: await limit(() => fetchFact(need)) };
        }
        catch (thrown) {
            // Grants must be known where they are stated; all else can stay unchecked for lack of a right.
            const denied = thrown instanceof errors/* ApiError */.hD && thrown.code === 'permission-denied' && need.kind !== 'permissions';
            if (denied)
                return { denied: thrown.message };
            throw thrown;
        }
    }
    function ask(need) {
        const key = (0,plan_facts/* needKey */.u)(need);
        const known = asked.get(key);
        if (known !== undefined)
            return known;
        const fact = answer(need);
        asked.set(key, fact);
        // What failed is asked again by whoever plans next; this one is told by the promise.
        fact.catch(() => asked.delete(key));
        return fact;
    }
    /** Plans again with more facts until nothing is missing. */
    async function complete(desired, live) {
        const known = new Map();
        for (;;) {
            const facts = new plan_facts/* Facts */.A(known);
            const plan = (0,endpoint_plan/* planEndpoint */.l)(desired, live, facts, context);
            if (facts.missing.size === 0)
                return plan;
            const needs = [...facts.missing];
            const stated = desired.document['permissions'] != null;
            const answers = await Promise.all(needs.map(async ([key, need]) => [key, await (stated ? ask(need) : ask(need).catch(noGrants))]));
            for (const [key, fact] of answers)
                known.set(key, fact);
        }
    }
    async function read(name) {
        const live = await limit(() => ports.serving.get(name));
        if (live !== undefined)
            ports.onLive(live);
        return live;
    }
    async function planOne(desired) {
        try {
            const live = await read(desired.name);
            // The lane that this read has left sends its next request first; planning fills the time until the answer.
            await new Promise((resolve) => { setImmediate(resolve); });
            return await complete(desired, live);
        }
        catch (thrown) {
            if (endsTheRun(thrown))
                throw thrown;
            const error = (0,errors/* asEndpointsError */.nb)(thrown);
            return { name: desired.name, reason: error.code, message: [error.message, error.hint].filter((part) => part !== undefined).join(' ') };
        }
    }
    /** Endpoints that go under one name and come back under another; reads only those that serve the same models. */
    async function findRenames(plans, gone) {
        const lives = new Map();
        const readOnce = (name) => {
            const known = lives.get(name) ?? read(name);
            lives.set(name, known);
            return known;
        };
        const renames = [];
        for (const candidate of (0,rename/* renameCandidates */.xe)(plans, gone)) {
            for (const { name, id } of candidate.gone) {
                if (renames.some(({ from }) => from === name))
                    continue;
                try {
                    const live = await readOnce(name);
                    if (live?.id !== id || !(0,rename/* hasSameContent */.q1)(await complete((0,rename/* underName */.i7)(candidate.desired, name), live)))
                        continue;
                    renames.push({ from: name, to: candidate.desired.name });
                    break;
                }
                catch (thrown) {
                    // A remark is no reason to fail: what may not be read is told nothing of.
                    if (endsTheRun(thrown))
                        throw thrown;
                }
            }
        }
        return renames;
    }
    return {
        async plan() {
            const wanted = manifest.endpoints.filter((desired) => (0,build/* inScope */.SB)(options.only, desired.key, desired.name));
            const [summaries, ...planned] = await Promise.all([
                limit(() => ports.serving.list()),
                ...wanted.map(planOne),
            ]);
            const gone = (0,build/* deletedByAbsence */.Ig)(summaries, manifest, context.owner).filter((summary) => (0,build/* inScope */.SB)(options.only, summary.name));
            const deletes = gone.map((summary) => (0,build/* planDelete */.xO)(summary, context));
            const plans = [...planned.filter((entry) => 'operations' in entry), ...deletes];
            return (0,build/* assemblePlan */.SL)({
                manifest: manifest.id,
                target: manifest.target,
                host: context.host,
                endpoints: (0,rename/* tellRenames */.vB)(plans, await findRenames(plans, gone)),
                unread: planned.filter((entry) => !('operations' in entry)),
                warnings: [...idlePatterns(options.only, manifest, deletes), ...nearlyFull(summaries, plans)],
            });
        },
        async replan(name) {
            for (const key of [...asked.keys()])
                if (key.startsWith('["permissions"'))
                    asked.delete(key);
            const desired = manifest.endpoints.find((endpoint) => endpoint.name === name);
            const live = await read(name);
            return desired === undefined ? planAbsent(name, live, manifest, context) : complete(desired, live);
        },
    };
}
/** C26: how many endpoints a workspace holds, where its account team has not raised it. */
const workspaceLimit = 1000;
/** A create that the workspace may refuse for being full is told before it is made. */
function nearlyFull(summaries, plans) {
    const creates = plans.filter(({ action }) => action === 'create').length;
    const after = summaries.filter(({ origin }) => origin === 'workspace').length + creates;
    if (creates === 0 || after <= workspaceLimit)
        return [];
    return [`The workspace would hold ${after} endpoints; the documented limit is ${workspaceLimit}, and it may refuse more.`];
}
/** What `only` names that is neither in the manifest nor ours to delete: most likely a slip of the pen. */
function idlePatterns(only, manifest, deletes) {
    const names = [...manifest.endpoints.flatMap(({ key, name }) => [key, name]), ...deletes.map(({ name }) => name)];
    return only
        .filter((pattern) => !names.some((name) => (0,build/* inScope */.SB)([pattern], name)))
        .map((pattern) => `Input \`only\`: no endpoint matches \`${pattern}\`, so nothing was compared for it.${(0,report/* didYouMean */.au)(pattern, names)}`);
}
/** The plan of an endpoint to delete, read again: nothing to do once it is gone or no longer ours. */
function planAbsent(name, live, manifest, context) {
    const summary = live === undefined ? [] : [live];
    const [mine] = (0,build/* deletedByAbsence */.Ig)(summary, manifest, context.owner);
    if (mine !== undefined)
        return { ...(0,build/* planDelete */.xO)(mine, context), ...(live === undefined ? {} : { live }) };
    return {
        key: name,
        name,
        action: 'unchanged',
        impact: 'none',
        ownership: live === undefined ? 'new' : 'foreign',
        kind: 'empty',
        changes: [],
        unmanaged: [],
        unverifiable: [],
        warnings: [],
        operations: [],
        resolved: [],
    };
}
//# sourceMappingURL=planner.js.map
;// CONCATENATED MODULE: ./lib/src/commands/context.js
/** Facts that plans and reports of a run share. */





/** Refuses a workspace that is not the one the manifest's target asserts. */
function checkHost(manifest, host) {
    if (manifest.host === undefined || manifest.host === host)
        return;
    throw new errors/* EndpointsError */.Ju('invalid-input', `The target \`${manifest.target}\` says its workspace is ${manifest.host}, but the inputs lead to ${host}.`, { hint: 'Set the input `databricks-host` to the workspace of this target, or choose another target.' });
}
/** What every plan of a run is made with. */
function planContext(story, host, particulars = {}) {
    const { manifest, settings, run } = story;
    return {
        manifest,
        host,
        owner: (0,ownership.ownershipTag)({ repository: run.repository, id: manifest.id, target: manifest.target }),
        allowDestroy: settings.allowDestroy,
        today: new Date(story.clock.now()).toISOString().slice(0, 10),
        ...particulars,
    };
}
function plannerFor(story, particulars = {}) {
    const { manifest, settings, workspace } = story;
    checkHost(manifest, workspace.host);
    const ports = {
        serving: workspace.serving,
        catalog: workspace.catalog,
        onLive: (live) => {
            workspace.onLive(live, manifest.environmentLiterals);
        },
    };
    return createPlanner(ports, {
        context: planContext(story, workspace.host, particulars),
        only: settings.only,
        parallelism: settings.parallelism,
    });
}
/** What the renderers know of the run. */
function runFacts(story) {
    const { runUrl, workflow } = story.run;
    return {
        manifestPath: story.settings.manifest,
        ...(runUrl === undefined ? {} : { runUrl }),
        ...(workflow === undefined ? {} : { workflow }),
    };
}
/** Puts on the lines of the manifest what blocks an endpoint, and what is destroyed by an apply. */
function annotatePlan(story, plan) {
    const file = manifestFile(story);
    for (const endpoint of plan.endpoints) {
        const { place, action, name, changes, hold, blocked } = endpoint;
        // What is on hold is not written anyway.
        const severity = hold === undefined ? 'error' : 'warning';
        // What the manifest no longer has stands on none of its lines.
        const fallback = action === 'delete' && file !== undefined ? { file } : undefined;
        for (const block of (0,blocks/* blocksOf */.SH)(endpoint)) {
            const where = block.place ?? fallback;
            if (where !== undefined)
                story.annotations.add({ severity, message: `${block.message} ${block.hint}`, ...where });
        }
        if (action === 'delete' && fallback !== undefined && hold === undefined && blocked === undefined) {
            story.annotations.add({ severity: 'warning', message: `\`${name}\` is no longer in the manifest: it is deleted for good.`, ...fallback }, { destructive: true });
        }
        if (place === undefined)
            continue;
        if (action === 'replace' && hold === undefined && blocked === undefined) {
            const why = changes.find(({ section }) => section === 'endpoint')?.note;
            const because = why === undefined ? '' : `, because ${why}`;
            story.annotations.add({ severity: 'warning', message: `\`${name}\` is deleted and created again${because}: DOWNTIME, and a new endpoint id.`, ...place }, { destructive: true });
        }
        if (endpoint.renamedFrom !== undefined)
            story.annotations.add({ severity: 'warning', message: (0,rename/* renameWarning */.XL)(endpoint.renamedFrom, name), ...place });
    }
}
/** A file of the manifest to put a finding on that has no line. */
function manifestFile({ manifest, settings }) {
    if (!/[*?[\]{}]/.test(settings.manifest))
        return settings.manifest;
    return manifest.endpoints.map(({ key }) => manifest.locate(key)?.file).find((file) => file !== undefined);
}
/** What is wrong with a plan as it stands: endpoints that are blocked, or that could not be read. */
function planFailures(plan) {
    const blocked = plan.endpoints.flatMap((endpoint) => 
    // What is on hold is not written anyway, and being held is no failure.
    endpoint.hold === undefined ? (0,blocks/* distinctBlocks */.N$)(endpoint) : []);
    const unread = plan.unread.map(({ name, reason, message }) => ({ reason, message: `Could not read \`${name}\`: ${message}` }));
    return [...blocked, ...unread];
}
//# sourceMappingURL=context.js.map

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

/***/ 3786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YH: () => (/* binding */ planMarker),
/* harmony export */   qB: () => (/* binding */ compareRuns),
/* harmony export */   yK: () => (/* binding */ postPlan)
/* harmony export */ });
/* unused harmony export newestOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3169);
/* harmony import */ var _plan_approval_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7269);
/* harmony import */ var _render_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3420);
/* harmony import */ var _render_stale_plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2728);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1414);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7783);
/** The plan's comment on a pull request: who may write it, and how it stays the only one. */







const sha256Hex = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
/** The marker of a plan made by this run. */
function planMarker(plan, run, head, state) {
    const versions = (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_2__/* .resolvedVersions */ .m8)(plan);
    return (0,_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .fitMarker */ .EU)({
        v: 1,
        manifest: plan.manifest,
        target: plan.target,
        host: plan.host,
        head,
        run: run.run,
        attempt: run.attempt,
        digest: plan.digest,
        ...(plan.offline ? { offline: true } : {}),
        state,
        endpoints: (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_2__/* .approvedBy */ .vU)(plan),
        ...(versions === undefined ? {} : { versions }),
    }, sha256Hex);
}
/** Which of two runs started later: positive where the first one did. */
function compareRuns(a, b) {
    return Number(a.run) - Number(b.run) || a.attempt - b.attempt;
}
/** Has been applied, or was being applied by a run that ended without a word. */
const isSettled = ({ marker }) => marker.state !== 'planned' && marker.state !== 'closed';
/**
 * Creates or updates the comment; an older run never overwrites a newer one, and two that a race made become one. On a
 * pull request that is merged or closed nothing is written: an apply would take it for reviewed.
 */
async function postPlan(story, repository, plan, pull) {
    const { run, settings } = story;
    const { comments } = repository;
    const isOfPlan = ({ marker }) => marker.manifest === plan.manifest && marker.target === plan.target;
    const find = async (orStatus) => {
        const found = await comments.find(pull.number, plan.manifest, plan.target, orStatus);
        return found.filter(({ marker }) => marker.state !== 'closed');
    };
    const marker = {
        ...planMarker(plan, run, pull.head, 'planned'),
        status: (0,_statuses_js__WEBPACK_IMPORTED_MODULE_5__/* .statusContext */ .s)('plan', settings),
        ...(settings.status ? {} : { statusOff: true }),
        ...(pull.destroy === undefined ? {} : { destroy: pull.destroy }),
    };
    const together = plan.endpoints.filter(({ name, changes }) => changes.length > 0 && !Object.hasOwn(marker.endpoints, name)).length;
    const body = (0,_render_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .renderPlanComment */ .z)(plan, { ...(0,_context_js__WEBPACK_IMPORTED_MODULE_4__/* .runFacts */ .pI)(story), marker: (0,_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMarker */ .gJ)('plan', marker), status: 'planned', head: pull.head, ...(together > 0 ? { together } : {}) });
    const [all, current] = await Promise.all([find(marker.status), repository.pullRequests.get(pull.number)]);
    const before = all.filter(isOfPlan);
    const newest = newestOf(before);
    if (current !== undefined && (current.merged || !current.open)) {
        story.log.notice(`The pull request was ${current.merged ? 'merged' : 'closed'} before this plan was posted: it approves nothing, and is left in the summary.`);
        return { ...(newest === undefined ? {} : { url: newest.url }), superseded: true };
    }
    if (current !== undefined && current.head !== pull.head) {
        story.log.notice(`The pull request has moved on to ${current.head.slice(0, 7)} since this run began: its comment waits for the plan of that commit.`);
        return newest === undefined ? undefined : { url: newest.url, superseded: false };
    }
    if (newest !== undefined && compareRuns(newest.marker, run) > 0 && !isPlannedAnew(newest, story, pull.head))
        return stepBack(story, newest);
    for (const other of all.filter((comment) => !isOfPlan(comment) && isOutOfDate(comment, run, pull.head)))
        await comments.update(other.id, renamed(other, marker));
    for (const settled of before.filter(isSettled))
        await comments.update(settled.id, closed(settled));
    const sticky = before.find((comment) => !isSettled(comment));
    if (sticky === undefined && newest === undefined && !pull.createWhenMissing)
        return undefined;
    const written = sticky === undefined ? await comments.create(pull.number, body) : await comments.update(sticky.id, body);
    const ours = { ...written, body, marker, createdAt: sticky?.createdAt ?? new Date(story.clock.now()).toISOString() };
    return settleRace(story, repository, { ours, now: (await find()).filter((comment) => !isSettled(comment)) });
}
/** Newest plan, wherever it stands. */
function newestOf(comments) {
    return comments.reduce((newest, comment) => (newest === undefined || compareRuns(comment.marker, newest.marker) >= 0 ? comment : newest), undefined);
}
/** Whoever runs a job again because its plan is stale plans later than the run that made the plan, whatever their numbers say. */
function isPlannedAnew({ marker }, { run }, head) {
    return marker.stale === true && marker.state === 'planned' && marker.head === head && run.attempt > 1;
}
function stepBack({ log }, newer) {
    log.notice('A newer run has already posted its plan on this pull request; this one leaves it alone.');
    return { url: newer.url, superseded: true };
}
/**
 * Looks at what has become of the comment since: the oldest is kept, with the newest plan in it. Whoever else was in the
 * race does the same and comes to the same end, since both see the same comments.
 */
async function settleRace(story, { comments }, { ours, now }) {
    // GitHub's list may not show yet what has just been created, or still show the stale plan that was written over.
    const all = now.some(({ id }) => id === ours.id) ? now.map((comment) => (comment.id === ours.id && comment.marker.stale === true ? ours : comment)) : [...now, ours];
    const [kept = ours, ...others] = all;
    const found = newestOf(all) ?? ours;
    // An older run, which had looked before this one wrote, may have written last.
    const newest = compareRuns(found.marker, ours.marker) >= 0 ? found : ours;
    if (compareRuns(kept.marker, newest.marker) < 0)
        await comments.update(kept.id, newest.body);
    for (const { id } of others)
        await comments.remove(id);
    return compareRuns(newest.marker, ours.marker) > 0 ? stepBack(story, kept) : { url: kept.url, superseded: false };
}
/**
 * A plan of an earlier head, under the status that this one has: the manifest had another id or target then. One of the
 * same head is that of another job, which was given a manifest of its own under the same path.
 */
function isOutOfDate({ marker }, run, head) {
    return marker.state === 'planned' && marker.stale !== true && marker.head !== head && compareRuns(marker, run) < 0;
}
/** The same comment, with a note that its manifest is planned under another name. Its approval is none for that one. */
function renamed({ body, marker }, now) {
    return (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .withNote */ .dW)(body, (0,_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMarker */ .gJ)('plan', { ...marker, stale: true }), (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .renamedNote */ .xO)(now));
}
/** The same comment, no longer a plan: its marker says closed, and so does its first line. */
function closed({ body }) {
    const marker = (0,_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMarker */ .gY)('plan', body);
    return marker === undefined ? body : (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .withNote */ .dW)(body, (0,_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMarker */ .gJ)('plan', { ...marker, state: 'closed' }), _render_stale_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .closedNote */ .nF);
}
//# sourceMappingURL=plan-comment.js.map

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

/***/ 7783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lx: () => (/* binding */ setStatus),
/* harmony export */   aQ: () => (/* binding */ settleStatus),
/* harmony export */   dm: () => (/* binding */ sendStatus),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   rj: () => (/* binding */ findPending),
/* harmony export */   s: () => (/* binding */ statusContext)
/* harmony export */ });
/* unused harmony export judgedCommit */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5777);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4188);
/** Commit statuses, for branch protection to require: one for each manifest and target. */



/** Known from the inputs alone, so that it is there also when the manifest cannot be read. */
function statusContext(kind, { manifest, target }) {
    const where = manifest === _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputDefaults */ .V0.manifest ? '' : `: ${manifest}`;
    return `${kind === 'plan' ? 'endpoints' : 'endpoints apply'}${where}${target === undefined ? '' : ` (${target})`}`;
}
/** The commit that a run judges; `undefined` for a plan that nobody asked about a commit, as by a dispatch. */
function judgedCommit(kind, run) {
    const commit = kind === 'apply' ? run.commit : (run.pullRequest?.head ?? run.judged);
    return commit === '' ? undefined : commit;
}
/** Tokens that were refused once are not tried again. */
const refused = new WeakSet();
/**
 * One request; nothing where statuses are turned off or there is no commit to judge. Never throws. A token that lacks the
 * right is a notice and no warning: whoever wants no statuses should not be warned in every run.
 */
async function setStatus(story, { kind, ...status }) {
    const { settings, run } = story;
    const commit = judgedCommit(kind, run);
    if (commit === undefined || !settings.status)
        return;
    await sendStatus(story, {
        commit,
        context: statusContext(kind, settings),
        state: status.state,
        description: status.text,
        ...(run.runUrl === undefined ? {} : { url: run.runUrl }),
    });
}
/** As `setStatus`, on any commit and under any context. */
async function sendStatus({ repository, log }, status) {
    if (repository === undefined || refused.has(repository.statuses))
        return;
    const { statuses } = repository;
    await (0,_story_js__WEBPACK_IMPORTED_MODULE_2__/* .attempt */ .C)(log, 'tell the commit', async () => {
        try {
            await statuses.set(status);
        }
        catch (thrown) {
            if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || thrown.code !== 'permission-denied')
                throw thrown;
            refused.add(statuses);
            log.notice(`The commit gets no status \`${status.context}\`: the token may not set it. ${thrown.hint ?? ''} Or turn it off by \`status: false\`.`);
        }
    });
}
/** Ends the status of an apply whose run died. `context`: the one it was set under; that of these inputs where left out. */
async function settleStatus(story, commit, how = {}) {
    const { settings } = story;
    if (!settings.status)
        return;
    const { context = statusContext('apply', settings), applied = false } = how;
    const description = applied ? 'The run ended without a word; what it was to do is done' : 'The run ended without a word, and not everything may be done';
    await sendStatus(story, { commit, context, state: applied ? 'success' : 'error', description });
}
/** The apply that left a commit pending, by its status; `undefined` where it is not pending, or not known. Never throws. */
async function findPending({ repository, settings, log }, commit) {
    if (repository === undefined || !settings.status || refused.has(repository.statuses))
        return undefined;
    try {
        const found = await repository.statuses.find(commit, statusContext('apply', settings));
        const [, run, attemptOf = '1'] = /\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?$/.exec(found?.url ?? '') ?? [];
        return found?.state !== 'pending' || run === undefined ? undefined : { run, attempt: Number(attemptOf), updatedAt: found.updatedAt };
    }
    catch (thrown) {
        // It is looked at again by the next run.
        log.debug(`No look at the status of ${commit.slice(0, 7)}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
        return undefined;
    }
}
/** What a commit says of a run that failed: the reason first, since that is what is left of a long line. */
function failureText({ reason, message }, line) {
    return `${reason}: ${line ?? message.replace(/\s+/g, ' ')}`;
}
//# sourceMappingURL=statuses.js.map

/***/ }),

/***/ 4188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ attempt)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);

/** Runs a report that must never decide about the step: what goes wrong is a warning. */
async function attempt(log, what, work, options = {}) {
    try {
        return await work();
    }
    catch (thrown) {
        const { code, message, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asEndpointsError */ .nb)(thrown);
        if (options.whenDenied !== undefined && code === 'permission-denied') {
            log.notice(`Could not ${what}: this run's token may not. ${options.whenDenied}`);
            return undefined;
        }
        // A bug in a report is still only a warning; its hint would speak of the step.
        const next = thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju && hint !== undefined ? ` ${hint}` : '';
        log.warning(`Could not ${what}: ${message}${next}`);
        return undefined;
    }
}
//# sourceMappingURL=story.js.map

/***/ }),

/***/ 7768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ canonical),
/* harmony export */   Dh: () => (/* binding */ comparedFields),
/* harmony export */   JY: () => (/* binding */ toDocument),
/* harmony export */   au: () => (/* binding */ coerce),
/* harmony export */   oH: () => (/* binding */ canonicalEndpoint)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _entity_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1167);
/* harmony import */ var _fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/**
 * Both sides of a comparison in one shape, read from the table of fields: right scalar types, lists with identities
 * as records, blocks that are off gone. What the platform fills, echoes or reorders is no difference afterwards (N1-N34).
 */



/** Reads a scalar by the rules of proto-JSON: the platform and its documents mix strings with numbers and booleans. */
function coerce(type, value) {
    if (type === 'string')
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value);
    if (type === 'boolean')
        return typeof value === 'string' ? value.trim().toLowerCase() === 'true' : value === true;
    const number = Number(value);
    return Number.isFinite(number) ? number : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value);
}
function absentValue(field, kind) {
    return typeof field.absentMeans === 'function' ? field.absentMeans(kind) : field.absentMeans;
}
function canonicalScalar(field, value, context) {
    const coerced = coerce(field.type, value);
    const scalar = typeof coerced === 'string' ? coerced.trim() : coerced;
    const absent = absentValue(field, context.kind);
    const none = scalar === '' || (context.whole && scalar === absent);
    if (!none)
        return scalar;
    // N34: "" equals absent. Stated by itself, "" says "none", or what absence means.
    if (context.whole || context.side === 'live')
        return absentWhenByField(field, context);
    return absent === undefined || absent === '' ? null : absent;
}
/** N18: secret references are compared trimmed, other values as they are. */
function environmentValue(value) {
    const text = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value);
    return /^\s*\{\{\s*secrets\//.test(text) ? text.trim() : text;
}
function absentWhenByField(field, context) {
    return context.whole || context.side === 'want' ? undefined : absentValue(field, context.kind);
}
const compared = new WeakMap();
/** The rows of the table below a block that both sides can hold. Asked for many thousand times in a large plan, so kept. */
function comparedFields(field) {
    const known = compared.get(field) ?? Object.entries(field.fields).filter(([, child]) => child.manifestOnly !== true && child.writeOnly !== true);
    compared.set(field, known);
    return known;
}
function canonicalObject(field, value, context) {
    const whole = field.stated === 'whole';
    const inside = { ...context, whole };
    const result = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)();
    for (const [name, child] of comparedFields(field)) {
        if (child.kinds !== undefined && !child.kinds.includes(context.kind))
            continue;
        if (context.side === 'live' && child.filledBeside?.(value) === true)
            continue;
        const part = canonical(child, Object.hasOwn(value, name) ? value[name] : undefined, inside);
        if (part !== undefined)
            result[name] = part;
    }
    if (!whole)
        return result;
    if (field.off?.(value) === true)
        return undefined;
    return Object.keys(result).length === 0 ? undefined : result;
}
function canonicalEntries(field, value) {
    const entries = field.toEntries(value).filter(([, item]) => item !== field.absentMeans);
    return entries.length === 0 ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(entries);
}
/** One field of one side; `undefined` for "not there" (unmanaged or none, as the field around it says). */
function canonical(field, value, context) {
    if (value === undefined || value === null)
        return absentWhenByField(field, context);
    switch (field.type) {
        case 'string':
        case 'integer':
        case 'number':
        case 'boolean':
            return canonicalScalar(field, value, context);
        case 'string-list': {
            // All lists of strings are sets at heart (features, keywords, topics).
            const list = (Array.isArray(value) ? value : [value]).map(String);
            if (list.length > 0)
                return [...new Set(list)].sort();
            return context.whole || context.side === 'live' ? undefined : null;
        }
        case 'string-map': {
            const map = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(Object.entries((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? value : {}).map(([key, item]) => [key, environmentValue(item)]));
            return Object.keys(map).length === 0 && (context.whole || context.side === 'live') ? undefined : map;
        }
        case 'object':
            return canonicalObject(field, (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? value : {}, context);
        case 'keyed-list':
            return canonicalEntries(field, Array.isArray(value) ? value : []);
        case 'entity-list': {
            const entities = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsOf */ .iZ)(value);
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(
            // The name is the key; it is no field of its own here.
            entities.map(({ name, ...entity }) => [
                (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(name),
                canonicalObject(field.item, entity, { ...context, kind: (0,_entity_name_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOfEntity */ .py)(entity) }) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(),
            ]));
        }
    }
}
/**
 * One side of the comparison. `document` is API-shaped with named entities (`nameEntities`); sections that are not in
 * it are unmanaged (want) or empty (live).
 */
function canonicalEndpoint(name, kind, document, side) {
    const context = { side, kind: kind === 'empty' ? 'custom' : kind, whole: false };
    const endpoint = { name, kind, sections: {}, creation: {} };
    for (const section of _fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionNames */ .QN) {
        const stated = Object.hasOwn(document, section) && document[section] != null;
        if (!stated)
            continue;
        const { field } = _fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0[section];
        const value = canonical(field, document[section], { ...context, whole: true });
        endpoint.sections[section] = value ?? (isEmpty(document[section]) ? null : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)());
    }
    for (const field of _fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .creationFieldNames */ .ae) {
        const stated = Object.hasOwn(document, field) && document[field] != null;
        if (!stated && side === 'want')
            continue;
        endpoint.creation[field] = canonical(_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .creationFields */ .RC[field], document[field], context) ?? null;
    }
    defaultTraffic(endpoint);
    return endpoint;
}
/** `{}` and `[]`: a section that says so is none, whatever the server would fill in. */
function isEmpty(value) {
    return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
/** N6: a single entity without routes answers everything. */
function defaultTraffic(endpoint) {
    const config = endpoint.sections.config;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config) || (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config['traffic_config']))
        return;
    const entities = config['served_entities'];
    const names = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(entities) ? Object.keys(entities) : [];
    const [only] = names;
    if (only === undefined || names.length > 1)
        return;
    config['traffic_config'] = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)([['routes', (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)([[only, 100]])]]);
}
/** Writes a canonical value as the API wants it; the inverse of `canonical` for what is sent. */
function toDocument(field, value) {
    if (value == null)
        return undefined;
    switch (field.type) {
        case 'object': {
            if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
                return undefined;
            const entries = Object.entries(field.fields).flatMap(([name, child]) => {
                const part = toDocument(child, value[name]);
                return part === undefined ? [] : [[name, part]];
            });
            return Object.fromEntries(entries);
        }
        case 'keyed-list':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? field.fromEntries(Object.entries(value)) : undefined;
        case 'entity-list':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value)
                ? Object.entries(value).map(([name, entity]) => ({ name, ...toDocument(field.item, entity) }))
                : undefined;
        case 'string-map':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? { ...value } : undefined;
        default:
            return value;
    }
}
//# sourceMappingURL=canonical.js.map

/***/ }),

/***/ 8297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ liveDocument),
/* harmony export */   DS: () => (/* binding */ isUpdating),
/* harmony export */   Lu: () => (/* binding */ coerceKnown),
/* harmony export */   MO: () => (/* binding */ isCreatorsGrant),
/* harmony export */   Ny: () => (/* binding */ withLiveValueAt),
/* harmony export */   id: () => (/* binding */ isStopped),
/* harmony export */   k3: () => (/* binding */ effectiveConfig),
/* harmony export */   yw: () => (/* binding */ sendableEntity)
/* harmony export */ });
/* harmony import */ var _canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7768);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8674);
/* harmony import */ var _entity_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1167);
/* harmony import */ var _fields_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4784);
/** The live endpoint as an API-shaped document, and changes inside such documents by path. */




/** The config that counts (N1): the pending one while it is being rolled out, else the active one. */
function effectiveConfig(live) {
    return isUpdating(live) ? (live.pendingConfig ?? live.config) : live.config;
}
function isUpdating(live) {
    return live.state.configUpdate === 'IN_PROGRESS';
}
function isStopped(live) {
    return live.state.suspend === 'STOPPED';
}
/** True for the grant that the platform gives the creator by itself; it is always sent and never compared. */
function isCreatorsGrant(grant, live) {
    return grant.field !== 'group_name' && grant.principal === live.creator;
}
/** What is live, API-shaped: sections and creation fields, without our own tags and the creator's grant. */
function liveDocument(live, grants) {
    const document = { ...live.sections };
    const config = effectiveConfig(live);
    if (config !== undefined)
        document['config'] = config.document;
    const tags = live.tags.filter((tag) => !_fields_index_js__WEBPACK_IMPORTED_MODULE_1__/* .ownTagKeys */ .$d.includes(tag.key));
    if (tags.length > 0)
        document['tags'] = tags.map((tag) => ({ ...tag }));
    if (grants !== undefined) {
        document['permissions'] = grants
            .filter((grant) => !isCreatorsGrant(grant, live))
            .map((grant) => ({ [grant.field]: grant.principal, level: grant.level }));
    }
    document['description'] = live.description;
    document['route_optimized'] = live.routeOptimized;
    if (live.effectiveBudgetPolicyId !== undefined)
        document['budget_policy_id'] = live.effectiveBudgetPolicyId;
    return document;
}
/**
 * `wanted` with the live value at `path`: what `ignore_changes` and carrying along mean. A path that leads nowhere on
 * the live side removes the wanted value. Returns a new document; `undefined` where the path is not one of the table.
 */
function withLiveValueAt(wanted, live, path) {
    const [section, ...rest] = path;
    if (typeof section !== 'string')
        return undefined;
    if (Object.hasOwn(_fields_index_js__WEBPACK_IMPORTED_MODULE_1__/* .creationFields */ .RC, section) && rest.length === 0) {
        return wanted[section] === undefined ? wanted : withValue(wanted, section, live[section]);
    }
    if (!Object.hasOwn(_fields_index_js__WEBPACK_IMPORTED_MODULE_1__/* .sections */ .V0, section))
        return undefined;
    // An ignored part of a section that the manifest does not state is unmanaged already.
    if (wanted[section] === undefined)
        return wanted;
    const { field } = _fields_index_js__WEBPACK_IMPORTED_MODULE_1__/* .sections */ .V0[section];
    const replaced = replaceAt(field, wanted[section], live[section], rest);
    return replaced === noSuchPath ? undefined : withValue(wanted, section, replaced);
}
const noSuchPath = Symbol('no such path');
function withValue(object, key, value) {
    const entries = Object.entries(object).filter(([name]) => name !== key);
    return { ...Object.fromEntries(entries), ...(value === undefined ? {} : { [key]: value }) };
}
function replaceAt(field, wanted, live, path) {
    const [part, ...rest] = path;
    if (part === undefined)
        return sendable(field, live);
    switch (field.type) {
        case 'object':
            return replaceInObject(field, wanted, live, path);
        case 'string-map': {
            if (typeof part === 'string' || rest.length > 0)
                return noSuchPath;
            const map = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1)(Object.entries((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(wanted) ? wanted : {}));
            const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(live) && Object.hasOwn(live, part.id) ? live[part.id] : undefined;
            if (value === undefined)
                delete map[part.id];
            else
                map[part.id] = value;
            return map;
        }
        case 'keyed-list': {
            if (typeof part === 'string' || rest.length > 0)
                return noSuchPath;
            const entries = new Map(field.toEntries(Array.isArray(wanted) ? wanted : []));
            const value = new Map(field.toEntries(Array.isArray(live) ? live : [])).get(part.id);
            if (value === undefined)
                entries.delete(part.id);
            else
                entries.set(part.id, value);
            return field.fromEntries([...entries]);
        }
        case 'entity-list':
            return typeof part === 'string' ? noSuchPath : replaceEntity(field, wanted, live, part.id, rest);
        default:
            return noSuchPath;
    }
}
function replaceInObject(field, wanted, live, path) {
    const [part, ...rest] = path;
    const wantedObject = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(wanted) ? wanted : {};
    const liveObject = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(live) ? live : {};
    const unnamed = Object.entries(field.fields).find(([, child]) => child.unnamed === true);
    if (typeof part !== 'string') {
        if (unnamed === undefined)
            return noSuchPath;
        const inner = replaceAt(unnamed[1], wantedObject[unnamed[0]], liveObject[unnamed[0]], path);
        return inner === noSuchPath ? inner : withValue(wantedObject, unnamed[0], inner);
    }
    const child = Object.hasOwn(field.fields, part) ? field.fields[part] : undefined;
    if (child === undefined || child.manifestOnly === true)
        return noSuchPath;
    // What nobody can read has no live value to take over: it is still sent as it is wanted.
    if (child.writeOnly === true)
        return wantedObject;
    // What the platform filled in by itself is no live value to take over either.
    const found = child.filledBeside?.(liveObject) === true ? undefined : liveObject[part];
    const inner = replaceAt(child, wantedObject[part], found, rest);
    return inner === noSuchPath ? inner : withValue(wantedObject, part, inner);
}
function replaceEntity(field, wanted, live, id, rest) {
    const list = (Array.isArray(wanted) ? wanted : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv);
    const mine = list.find((entity) => entity['name'] === id);
    const theirs = (Array.isArray(live) ? live : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv).find((entity) => entity['name'] === id);
    if (rest.length === 0) {
        // In its place: the order of the list is the order of fallback (N5).
        const instead = theirs === undefined ? [] : [sendableEntity(field, theirs)];
        return mine === undefined ? [...list, ...instead] : list.flatMap((entity) => (entity === mine ? instead : [entity]));
    }
    const inner = replaceAt(field.item, mine, theirs, rest);
    return inner === noSuchPath || !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(inner) ? noSuchPath : list.map((entity) => (entity === mine ? inner : entity));
}
/** A live value reduced to what may be sent back; entities at any depth lose what only replies carry. */
function sendable(field, live) {
    if (field.type === 'entity-list')
        return (Array.isArray(live) ? live : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv).map((entity) => sendableEntity(field, entity));
    if (field.type !== 'object' || !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(live))
        return live;
    const entries = Object.entries(live).map(([name, value]) => {
        const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
        return [name, child === undefined ? value : (sendable(child, value) ?? value)];
    });
    return Object.fromEntries(entries);
}
/** A live served entity reduced to what may be sent back: fields of the table that its kind knows. */
function sendableEntity(field, live) {
    const kind = (0,_entity_name_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOfEntity */ .py)(live);
    const usesConcurrency = live['max_provisioned_concurrency'] != null;
    const entries = Object.entries(field.item.fields).flatMap(([name, child]) => {
        const value = live[name];
        if (value == null || child.writeOnly === true || child.manifestOnly === true)
            return [];
        if (child.kinds !== undefined && !child.kinds.includes(kind))
            return [];
        // N12: the platform fills a size next to concurrency; only the concurrency was asked for.
        if (name === 'workload_size' && usesConcurrency)
            return [];
        return [[name, coerceKnown(child, value)]];
    });
    return Object.fromEntries(entries);
}
/** The value with the type that the API documents for it: always emit the right one. */
function coerceKnown(field, value) {
    switch (field.type) {
        case 'string':
        case 'integer':
        case 'number':
        case 'boolean':
            return (0,_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .coerce */ .au)(field.type, value);
        case 'object':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value)
                ? Object.fromEntries(Object.entries(value).flatMap(([name, item]) => {
                    const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
                    return child === undefined ? [] : [[name, coerceKnown(child, item)]];
                }))
                : value;
        default:
            return value;
    }
}
//# sourceMappingURL=document.js.map

/***/ }),

/***/ 7822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isGlob),
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/** Globs over names and `/`-separated paths: `*`, `?`, `**`, `[abc]`, `{a,b}`. No pattern makes the search slow. */
function matchesGlob(text, pattern) {
    return alternatives(pattern).some((one) => matches(text, tokensOf(one)));
}
function isGlob(pattern) {
    return /[*?[\]{}]/.test(pattern);
}
/** More alternatives than a person writes; beyond it braces are plain text. */
const mostAlternatives = 64;
function alternatives(pattern) {
    let found = [pattern];
    for (;;) {
        const next = found.flatMap(openFirst);
        if (next.length > mostAlternatives)
            return [pattern];
        if (next.every((each, index) => each === found[index]))
            return found;
        found = next;
    }
}
function openFirst(pattern) {
    const open = /\{([^{}]*)\}/.exec(pattern);
    if (open?.[1] === undefined)
        return [pattern];
    const [before, after] = [pattern.slice(0, open.index), pattern.slice(open.index + open[0].length)];
    return open[1].split(',').map((middle) => before + middle + after);
}
function tokensOf(pattern) {
    return pattern.split(/(\*\*\/|\*+|\?|\[[^\]]+\])/).flatMap((part) => {
        if (part === '**/')
            return ['folders'];
        if (part === '*')
            return ['name'];
        if (/^\*{2,}$/.test(part))
            return ['all'];
        if (part === '?')
            return [(character) => character !== '/'];
        return classOf(part) ?? Array.from(part, (wanted) => (character) => character === wanted);
    });
}
/** `undefined` for what is no class of characters, such as `[z-a]`: it is plain text. */
function classOf(part) {
    if (!/^\[[^\]]+\]$/.test(part))
        return undefined;
    try {
        const one = new RegExp(`^[${part.slice(1, -1).replace(/[\\[\]]/g, '\\$&').replace(/^!/, '^')}]$`, 'u');
        return [(character) => one.test(character)];
    }
    catch {
        return undefined;
    }
}
/** All ways at once, character by character: a place is a token and, for `folders`, whether a folder's name has begun. */
function matches(text, tokens) {
    let places = passed(new Set([0]), tokens);
    for (const character of text) {
        const next = new Set();
        for (const place of places) {
            const at = place >> 1;
            const token = tokens[at];
            if (token === undefined)
                continue;
            if (token === 'folders') {
                if (character !== '/')
                    next.add(2 * at + 1);
                else if (place % 2 === 1)
                    next.add(2 * at);
            }
            else if (token === 'all' || (token === 'name' && character !== '/'))
                next.add(2 * at);
            else if (typeof token === 'function' && token(character))
                next.add(2 * (at + 1));
        }
        places = passed(next, tokens);
    }
    return places.has(2 * tokens.length);
}
/** The places, and those behind tokens that may stand for nothing. */
function passed(places, tokens) {
    for (const place of places)
        if (place % 2 === 0 && typeof tokens[place >> 1] === 'string')
            places.add(place + 2);
    return places;
}
//# sourceMappingURL=glob.js.map

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

/***/ 7269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _3: () => (/* binding */ unapprovedChanges),
/* harmony export */   iC: () => (/* binding */ approvedTogether),
/* harmony export */   m8: () => (/* binding */ resolvedVersions),
/* harmony export */   vU: () => (/* binding */ approvedBy),
/* harmony export */   z8: () => (/* binding */ collectApprovals)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2514);

/** Everything that approving the plan of an endpoint approves, each digest once. */
function digestsOf({ changes, onTheWay = [] }) {
    return [...new Set([...changes.map((change) => change.digest), ...onTheWay])];
}
/** What a plan comment says of each endpoint that would change. */
function approvedBy(plan) {
    const entries = plan.endpoints
        .filter((endpoint) => endpoint.changes.length > 0)
        .map((endpoint) => {
        const approved = { changes: digestsOf(endpoint), ends: endsOf(endpoint) };
        if (endpoint.documentDigest !== undefined && (endpoint.action === 'create' || endpoint.action === 'replace')) {
            approved.document = endpoint.documentDigest;
        }
        return [endpoint.name, approved];
    });
    return Object.fromEntries(entries);
}
const longestEnd = 200;
const longestPath = 500;
/**
 * What each path was to end as, so that a refusal can show it: single values only. The plan has put `(sensitive)` in place
 * of secrets; what the marker would have to escape is left out, so that no secret in it is spelt in a way of its own.
 */
function endsOf({ changes }) {
    const ends = Object.create(null);
    for (const { path, section, after } of changes) {
        if (section === 'endpoint' || section === 'ownership' || (typeof after === 'object' && after !== null))
            continue;
        const end = after === undefined ? '' : String(after);
        const plain = after === undefined || (end !== '' && end.length <= longestEnd && !/["\\<>\p{Cc}]|--/u.test(end));
        if (plain && path.length <= longestPath)
            ends[path] = end;
    }
    return ends;
}
/**
 * Endpoint name -> pull request, for endpoints that a plan's marker had no room for: they are approved together, by one
 * digest of all their changes, if what would be done now is exactly that.
 */
function approvedTogether(plan, sources) {
    const approved = new Map();
    for (const { pullRequest, comment } of sources) {
        const { others, endpoints, offline, state } = comment.marker;
        if (others === undefined || offline === true || state === 'applied')
            continue;
        const rest = plan.endpoints.filter(({ name, changes }) => changes.length > 0 && !Object.hasOwn(endpoints, name));
        if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfAll */ .J)(rest.flatMap(digestsOf)) !== others)
            continue;
        for (const { name } of rest)
            if (!approved.has(name))
                approved.set(name, pullRequest);
    }
    return approved;
}
/** Versions that `latest` and aliases meant for the plan: endpoint -> served entity -> version; `undefined` for none. */
function resolvedVersions(plan) {
    const entries = plan.endpoints
        .filter((endpoint) => endpoint.resolved.length > 0)
        .map(({ name, resolved }) => [name, Object.fromEntries(resolved.map(({ entity, label, version }) => [label ?? entity, version]))]);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
/**
 * Endpoint name -> what was approved of it. Of the pull requests of this push all count; where none of them names an
 * endpoint, the newest earlier one does. A plan that was applied has been used up: what differs now came later.
 * Both lists come newest first.
 */
function collectApprovals(own, earlier = []) {
    const approvals = new Map();
    const add = (source, beside) => {
        const { marker } = source.comment;
        if (marker.offline === true)
            return;
        for (const [name, approved] of Object.entries(marker.endpoints)) {
            const reviews = marker.state === 'applied' ? [] : [approved];
            const known = approvals.get(name);
            if (known === undefined)
                approvals.set(name, { pullRequest: source.pullRequest, reviews });
            else if (beside)
                known.reviews.push(...reviews);
        }
    };
    for (const source of own)
        add(source, true);
    for (const source of earlier)
        add(source, false);
    return approvals;
}
/**
 * The changes of an endpoint that no review has seen. An approved create or replace approves everything on the way to
 * that same document; deleting and replacing always need their own digest.
 */
function unapprovedChanges(plan, reviews) {
    const all = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfAll */ .J)(digestsOf(plan));
    if (reviews.some((review) => review.all === all))
        return [];
    const digests = new Set(reviews.flatMap((review) => review.changes ?? []));
    const wholeApproved = plan.documentDigest !== undefined && reviews.some((review) => review.document === plan.documentDigest);
    return plan.changes.filter((change) => {
        if (digests.has(change.digest))
            return false;
        return !wholeApproved || change.class === 'delete' || change.class === 'replace' || change.class === 'adopt';
    });
}
//# sourceMappingURL=approval.js.map

/***/ }),

/***/ 1308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ distinctBlocks),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   SH: () => (/* binding */ blocksOf),
/* harmony export */   hn: () => (/* binding */ withBlocks)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/** What keeps an endpoint from being written: all of it at once, so that one look tells everything that is to mend. */

/** Every block of the endpoint, in the order to show: what no input lifts, then by the published order of reasons. */
function blocksOf(plan) {
    return plan.blocked === undefined ? [] : [plan.blocked, ...(plan.alsoBlocked ?? [])];
}
/** Blocks that say something of their own: the same problem at several places of the manifest is said once. */
function distinctBlocks(plan) {
    const said = new Map();
    for (const block of blocksOf(plan)) {
        const key = JSON.stringify([block.reason, block.message]);
        if (!said.has(key))
            said.set(key, block);
    }
    return [...said.values()];
}
const samePlace = (a, b) => a.place?.line === b.place?.line && a.place?.column === b.place?.column && a.place?.file === b.place?.file;
/** The plan with all of these blocks; what two checks found alike counts once. */
function withBlocks(plan, blocks) {
    const found = [];
    for (const block of blocks) {
        if (block === undefined)
            continue;
        if (!found.some((known) => known.message === block.message && samePlace(known, block)))
            found.push(block);
    }
    const rank = ({ reason, protection }) => (protection === true ? -1 : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureReasons */ .OP.indexOf(reason));
    const [blocked, ...others] = found.sort((a, b) => rank(a) - rank(b));
    if (blocked === undefined)
        return plan;
    return { ...plan, blocked, ...(others.length === 0 ? {} : { alsoBlocked: others }) };
}
/** All blocks as one refusal: the reason that comes first in the published order, and what to do about each. */
function refusalOf(plan) {
    const blocks = distinctBlocks(plan);
    const reason = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .worstReason */ .YH)(blocks.map((block) => block.reason));
    if (reason === undefined)
        return undefined;
    return {
        reason,
        message: blocks.map(({ message }) => message).join(' '),
        hint: [...new Set(blocks.map(({ hint }) => hint))].join(' '),
    };
}
//# sourceMappingURL=blocks.js.map

/***/ }),

/***/ 3782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ gatewayBody),
/* harmony export */   Fm: () => (/* binding */ createBody),
/* harmony export */   KP: () => (/* binding */ grantsBody),
/* harmony export */   L4: () => (/* binding */ notificationsBody),
/* harmony export */   PU: () => (/* binding */ configBody),
/* harmony export */   SC: () => (/* binding */ telemetryBody),
/* harmony export */   im: () => (/* binding */ statedForm),
/* harmony export */   oz: () => (/* binding */ writeOnlyValues)
/* harmony export */ });
/* harmony import */ var _endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7768);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8297);
/* harmony import */ var _endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1167);
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4784);
/** Request bodies, built from the wanted document, with unmanaged live values carried along where a route replaces everything. */





const configField = _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.config.field;
const entitiesField = configField.fields['served_entities'];
const gatewayField = _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.ai_gateway.field;
/** `""`, `{}` and `[]` state "none"; in a full replacement that is said by leaving the field out. */
function isNone(value) {
    if (value === '' || value === null)
        return true;
    if (Array.isArray(value))
        return value.length === 0;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value) && Object.keys(value).length === 0;
}
/** Right types, nothing that only the manifest knows, nothing that says "none". */
function clean(field, value) {
    if (isNone(value))
        return undefined;
    if (field.type === 'object' && (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value)) {
        const entries = Object.entries(field.fields).flatMap(([name, child]) => {
            const item = value[name];
            if (item === undefined || child.manifestOnly === true)
                return [];
            const part = clean(child, item);
            return part === undefined ? [] : [[name, part]];
        });
        return entries.length === 0 ? undefined : Object.fromEntries(entries);
    }
    if (field.type === 'keyed-list')
        return field.fromEntries(field.toEntries(Array.isArray(value) ? value : []));
    if (field.type === 'string-map' && (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, (0,_endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .coerce */ .au)('string', item)]));
    }
    return (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .coerceKnown */ .Lu)(field, value);
}
/** Live values of fields that the manifest leaves unstated, for the entity of the same name and kind. */
function carriedFields(wanted, live) {
    if ((0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOfEntity */ .py)(live) !== (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOfEntity */ .py)(wanted))
        return {};
    const sendable = (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .sendableEntity */ .yw)(entitiesField, live);
    const sameModel = wanted['entity_name'] === undefined || wanted['entity_name'] === live['entity_name'];
    const entries = Object.entries(sendable).filter(([name]) => {
        const field = entitiesField.item.fields[name];
        if (field?.carried !== true || wanted[name] !== undefined)
            return false;
        // A version number means nothing for another model.
        if (name === 'entity_version' && !sameModel)
            return false;
        return !(field.excludedBy ?? []).some((other) => wanted[other] !== undefined && !isNone(wanted[other]));
    });
    return Object.fromEntries(entries);
}
/** The config as R5 takes it: served entities in the manifest's order, routes, and what is carried along. */
function configBody(wanted, live) {
    const liveEntities = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .iZ)(live?.['served_entities']);
    const stated = wanted['served_entities'] !== undefined;
    const entities = stated
        ? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .iZ)(wanted['served_entities']).map((entity) => {
            const same = liveEntities.find((candidate) => candidate['name'] === entity['name']);
            const carried = same === undefined ? {} : carriedFields(entity, same);
            return clean(entitiesField.item, { ...carried, ...entity });
        })
        : liveEntities.map((entity) => (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .sendableEntity */ .yw)(entitiesField, entity));
    const body = { served_entities: entities };
    const traffic = configField.fields['traffic_config'];
    const routes = wanted['traffic_config'] ?? (stated ? undefined : live?.['traffic_config']);
    const sent = routes === undefined ? undefined : clean(traffic, routes);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(sent) && !isNone(sent))
        body['traffic_config'] = sent;
    const capture = configField.fields['auto_capture_config'];
    const merged = { ...((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live?.['auto_capture_config']) ? live['auto_capture_config'] : {}), ...((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(wanted['auto_capture_config']) ? wanted['auto_capture_config'] : {}) };
    const captured = clean(capture, merged);
    if (captured !== undefined && !isNone(captured))
        body['auto_capture_config'] = captured;
    return body;
}
/** The whole AI Gateway block (R10). A prefix that the manifest leaves to the platform stays what it is (N28). */
function gatewayBody(wanted, live) {
    const body = (clean(gatewayField, wanted ?? {}) ?? {});
    const table = body['inference_table_config'];
    const liveTable = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live) ? live['inference_table_config'] : undefined;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(table) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(liveTable))
        return body;
    const samePlace = ['catalog_name', 'schema_name'].every((name) => table[name] === liveTable[name]);
    const prefix = liveTable['table_name_prefix'];
    if (!samePlace || prefix == null || table['table_name_prefix'] !== undefined)
        return body;
    return { ...body, inference_table_config: { ...table, table_name_prefix: prefix } };
}
/**
 * Telemetry as R14 takes it. What the platform fills in stays as it is live; a request with neither profile nor tables
 * would be ignored, so the live profile goes along. Tables make a new profile each time they are sent: without
 * `newTables` they stay home, where they have made the live one already.
 */
function telemetryBody(wanted, live, newTables = true) {
    const body = (clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.telemetry_config.field, wanted) ?? {});
    if (Object.keys(body).length === 0 || !(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live))
        return body;
    const filled = (clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.telemetry_config.field, live) ?? {});
    if (!newTables && filled['telemetry_profile_id'] !== undefined)
        delete body['table_names'];
    if (body['table_names'] !== undefined)
        delete filled['telemetry_profile_id'];
    return { ...filled, ...body };
}
/** Notifications as R13 takes them. */
function notificationsBody(wanted) {
    return (clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.email_notifications.field, wanted) ?? {});
}
/** A live section as the manifest would state it: rows of the table alone, with their types. */
function statedForm(section, live) {
    return clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0[section].field, live);
}
/** Grants as R41 takes them, without the creator's own. */
function grantsBody(wanted) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .iZ)(clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.permissions.field, wanted) ?? []);
}
/** Whether a live value of a field goes along to an endpoint of this kind, which replaces another, perhaps of another kind. */
function mayCarry(name, kind) {
    const field = _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .creationFields */ .RC[name];
    if (name === 'budget_policy_id')
        return false;
    return kind === 'empty' ? name === 'description' : field.kinds?.includes(kind) !== false;
}
/**
 * The create request (R1, or R30 for model units): everything that it accepts, our own tags included. On a replacement
 * `live` gives the unmanaged values to carry along.
 */
function createBody(name, wanted, ownTags, options) {
    const body = { name };
    const kind = (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOfEndpoint */ .JD)((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(wanted['config']) ? wanted['config'] : undefined);
    for (const field of _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .creationFieldNames */ .ae) {
        if (options.route === 'R30' && field !== 'budget_policy_id')
            continue;
        const value = wanted[field] ?? (mayCarry(field, kind) ? options.live?.[field] : undefined);
        const unset = value === undefined || value === '' || (field === 'route_optimized' && wanted[field] === undefined && value === false);
        if (!unset)
            body[field] = value;
    }
    const live = options.live?.['config'];
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(wanted['config'])) {
        const config = configBody(wanted['config'], (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live) ? live : undefined);
        // N31: the platform refuses it for new endpoints of other kinds, and the old endpoint is gone by then.
        if (kind !== 'custom' && wanted['config']['auto_capture_config'] === undefined)
            delete config['auto_capture_config'];
        body['config'] = config;
    }
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(wanted['ai_gateway']) && !isNone(wanted['ai_gateway'])) {
        body['ai_gateway'] = gatewayBody(wanted['ai_gateway'], undefined);
    }
    const tags = clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.tags.field, wanted['tags'] ?? []);
    body['tags'] = [...(Array.isArray(tags) ? tags : []), ...ownTags.map((tag) => ({ ...tag }))];
    for (const section of ['email_notifications', 'telemetry_config']) {
        const value = wanted[section];
        if (value === undefined || isNone(value) || (options.route === 'R30' && section === 'telemetry_config'))
            continue;
        body[section] = section === 'telemetry_config' ? telemetryBody(value, undefined) : notificationsBody(value);
    }
    return body;
}
const writeOnlyOf = (field) => Object.entries(field.fields).filter(([, child]) => child.writeOnly === true);
const writeOnlyOfEntities = writeOnlyOf(entitiesField.item);
const writeOnlyOfTelemetry = writeOnlyOf(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.telemetry_config.field);
/** Values of write-only fields that the manifest states, by path: what can be sent but never compared (N20, N30). */
function writeOnlyValues(wanted) {
    const found = new Map();
    const config = wanted['config'];
    for (const entity of (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .iZ)((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config) ? config['served_entities'] : undefined)) {
        for (const [name, field] of writeOnlyOfEntities) {
            const value = entity[name];
            if (value == null)
                continue;
            found.set(`config.served_entities[${(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(entity['name'])}].${name}`, (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .coerceKnown */ .Lu)(field, value));
        }
    }
    const telemetry = wanted['telemetry_config'];
    for (const [name, field] of writeOnlyOfTelemetry) {
        const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(telemetry) ? telemetry[name] : undefined;
        if (value == null || isNone(value))
            continue;
        found.set(`telemetry_config.${name}`, (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .coerceKnown */ .Lu)(field, value));
    }
    return found;
}
//# sourceMappingURL=bodies.js.map

/***/ }),

/***/ 3133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SL: () => (/* binding */ assemblePlan),
  Ig: () => (/* binding */ deletedByAbsence),
  ik: () => (/* binding */ hasChanges),
  SB: () => (/* binding */ inScope),
  xO: () => (/* binding */ planDelete),
  Gb: () => (/* binding */ planDigest)
});

// EXTERNAL MODULE: ./lib/src/glob.js
var glob = __webpack_require__(7822);
// EXTERNAL MODULE: ./lib/src/plan/changes.js
var changes = __webpack_require__(1553);
// EXTERNAL MODULE: ./lib/src/plan/blocks.js
var plan_blocks = __webpack_require__(1308);
// EXTERNAL MODULE: ./lib/src/plan/destroy.js
var destroy = __webpack_require__(9754);
// EXTERNAL MODULE: ./lib/src/plan/digest.js
var digest = __webpack_require__(2514);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/index.js + 3 modules
var fields = __webpack_require__(4784);
// EXTERNAL MODULE: ./lib/src/plan/ownership.js
var ownership = __webpack_require__(925);
;// CONCATENATED MODULE: ./lib/src/plan/plan.js
const actions = ['create', 'update', 'replace', 'delete', 'unchanged'];
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./lib/src/plan/build.js








/** Which endpoints a run is restricted to: keys, names or globs of them; all where the list is empty. */
function inScope(only, ...names) {
    return only.length === 0 || only.some((pattern) => names.some((name) => (0,glob/* matchesGlob */.k)(name, pattern)));
}
/** Endpoints of the list that carry our very tag and that the manifest no longer names. */
function deletedByAbsence(summaries, manifest, owner) {
    const names = new Set(manifest.endpoints.map((endpoint) => endpoint.name));
    return summaries.filter((summary) => summary.origin === 'workspace' && (0,ownership/* tagOf */.cO)(summary, fields/* ownTags */.Wb.manifest) === owner && !names.has(summary.name));
}
/** The plan for an endpoint that the manifest no longer has. */
function planDelete(summary, context) {
    const writer = new changes/* ChangeWriter */.w({ host: context.host, name: summary.name, literals: new Set() });
    const hold = (0,ownership/* tagOf */.cO)(summary, fields/* ownTags */.Wb.hold);
    const blocks = (0,destroy/* destroyBlocks */.Nt)({
        live: summary,
        name: summary.name,
        preventDestroy: false,
        allow: context.allowDestroy,
        label: context.destroyLabel,
        what: 'delete',
    });
    const { creator, createdAt, served } = summary;
    const plan = {
        key: summary.name,
        name: summary.name,
        action: 'delete',
        impact: 'delete',
        ownership: 'owned',
        kind: 'empty',
        changes: [writer.delete(summary.id)],
        unmanaged: [],
        unverifiable: [],
        warnings: [],
        operations: [{ kind: 'delete', id: summary.id, owner: context.owner }],
        resolved: [],
        ...(hold === undefined ? {} : { hold }),
        gone: { ...(creator === undefined ? {} : { creator }), ...(createdAt === undefined ? {} : { createdAt }), ...(served === undefined ? {} : { served }) },
    };
    return (0,plan_blocks/* withBlocks */.hn)(plan, blocks);
}
const actionOrder = ['delete', 'replace', 'update', 'create', 'unchanged'];
function byWeight(a, b) {
    const step = actionOrder.indexOf(a.action) - actionOrder.indexOf(b.action);
    return step === 0 ? (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) : step;
}
/** Assembles the plan. Warnings and blocks stay outside its digest, so that it is the same whoever asks. */
function assemblePlan(parts) {
    const endpoints = [...parts.endpoints].sort(byWeight);
    // What is blocked before it could be compared is not known to be unchanged.
    const counted = endpoints.filter(({ action, blocked }) => action !== 'unchanged' || blocked === undefined);
    const counts = actions.map((action) => [action, counted.filter((endpoint) => endpoint.action === action).length]);
    return {
        manifest: parts.manifest,
        target: parts.target,
        host: parts.host,
        offline: parts.offline ?? false,
        digest: planDigest(endpoints),
        summary: Object.fromEntries(counts),
        endpoints,
        warnings: [...(parts.warnings ?? []), ...uncheckedNotice(endpoints)],
        unread: [...(parts.unread ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
}
/** One notice for all that could not be checked for lack of a right, however many endpoints it concerns. */
function uncheckedNotice(endpoints) {
    const concerns = new Map();
    for (const { name, unchecked } of endpoints) {
        for (const what of new Set(unchecked))
            concerns.set(what, [...(concerns.get(what) ?? []), `\`${name}\``]);
    }
    if (concerns.size === 0)
        return [];
    const told = [...concerns].map(([what, names]) => `${what} (for ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''})`);
    return [`Could not check for lack of a right: ${told.join(', ')}. An apply may still fail because of it.`];
}
/** Digest over the sorted change digests of some endpoints. */
function planDigest(endpoints) {
    return (0,digest/* digestOfAll */.J)(endpoints.flatMap((endpoint) => endpoint.changes.map((change) => change.digest)));
}
/** Whether anything would change (ownership counts). */
function hasChanges(plan) {
    return plan.endpoints.some((endpoint) => endpoint.changes.length > 0);
}
//# sourceMappingURL=build.js.map

/***/ }),

/***/ 1553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ ChangeWriter)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2514);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8667);
/** Writes changes for eyes and for approval: values redacted, each with the digest of its wanted end state. */




/** Raised when the meaning of a digest changes: an older approval then approves nothing. */
const digestFormat = 1;
/** The path that stands for the endpoint as a whole. */
const wholePath = 'endpoint';
class ChangeWriter {
    subject;
    constructor(subject) {
        this.subject = subject;
    }
    /** Digest of [format, host, endpoint, class, path, wanted value] and, for what destroys, the endpoint's id. */
    digest(kind, path, wanted, id) {
        const facts = [digestFormat, this.subject.host, this.subject.name, kind, path, wanted ?? null];
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(id === undefined ? facts : [...facts, id]);
    }
    documentDigest(whole) {
        return this.digest('set', wholePath, whole);
    }
    /** `shown` is the document as the manifest would say it; `whole` is what approving it approves. */
    create(whole, shown) {
        return {
            path: wholePath,
            section: 'endpoint',
            action: 'add',
            after: shown,
            sensitive: false,
            impact: 'rollout',
            class: 'set',
            digest: this.documentDigest(whole),
        };
    }
    replace(whole, shown, replaced) {
        return {
            path: wholePath,
            section: 'endpoint',
            action: 'change',
            before: replaced.id,
            after: shown,
            sensitive: false,
            impact: 'replace',
            class: 'replace',
            digest: this.digest('replace', wholePath, whole, replaced.id),
            note: replaced.why,
        };
    }
    delete(id) {
        return {
            path: wholePath,
            section: 'endpoint',
            action: 'remove',
            before: id,
            sensitive: false,
            impact: 'delete',
            class: 'delete',
            digest: this.digest('delete', wholePath, null, id),
        };
    }
    difference(difference, note) {
        const { before, after, field } = difference;
        const shown = before === undefined ? undefined : (0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .showLive */ .EU)(field, before, this.subject.literals);
        // What the manifest wants is shown as it stands there; an ignored live value can be part of it, and is not.
        const wanted = after === undefined ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(after) || field.hiddenWhenLive ? (0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .showLive */ .EU)(field, after, this.subject.literals) : { value: after, sensitive: false };
        const kind = after === undefined ? 'remove' : 'set';
        return {
            path: difference.path,
            section: difference.section,
            action: difference.action,
            ...(shown === undefined ? {} : { before: shown.value }),
            ...(wanted === undefined ? {} : { after: wanted.value }),
            sensitive: shown?.sensitive === true || wanted?.sensitive === true,
            impact: difference.impact,
            class: kind,
            digest: this.digest(kind, difference.path, wanted?.value),
            ...(difference.strictness === undefined ? {} : { strictness: difference.strictness }),
            ...(note === undefined ? {} : { note }),
        };
    }
    /** A write-only value: what is live is not known. */
    unread(path, section, before, after, impact) {
        return {
            path,
            section,
            action: before === undefined ? 'add' : 'change',
            ...(before === undefined ? {} : { before }),
            after,
            sensitive: false,
            impact,
            class: 'set',
            digest: this.digest('set', path, after),
        };
    }
    creationField(path, before, after) {
        return {
            path,
            section: 'creation',
            action: 'change',
            before: before ?? null,
            after: after ?? null,
            sensitive: false,
            impact: 'replace',
            class: 'set',
            digest: this.digest('set', path, after),
        };
    }
    /** A change of one of our own tags; its path is `ownership`. */
    ownTag(key, before, after) {
        const kind = after === undefined ? 'remove' : key === _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.manifest ? 'adopt' : 'set';
        const line = (value) => `${key}: ${value}`;
        return {
            path: 'ownership',
            section: 'ownership',
            action: before === undefined ? 'add' : after === undefined ? 'remove' : 'change',
            ...(before === undefined ? {} : { before: line(before) }),
            ...(after === undefined ? {} : { after: line(after) }),
            sensitive: false,
            impact: 'metadata',
            class: kind,
            digest: this.digest(kind, 'ownership', after === undefined ? key : line(after)),
        };
    }
}
//# sourceMappingURL=changes.js.map

/***/ }),

/***/ 8056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   yb: () => (/* binding */ conditionsOf)
/* harmony export */ });
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8297);
/** How live endpoints are, apart from what they are configured to be: reported, never judged as drift. */

/** Conditions that do not end by themselves and that nobody asked for: worth an issue even where nothing differs. */
function isFailure({ kind }) {
    return kind === 'down' || kind === 'system-update-failed';
}
/** Conditions that come and go by themselves: told, but no news. */
function isTransient({ kind }) {
    return kind === 'recovering';
}
const rank = ['down', 'system-update-failed', 'update-failed', 'update-cancelled', 'stopped', 'recovering'];
/** What is to be told of the endpoints of a plan, worst first, then by name. One that is being updated is on its way. */
function conditionsOf(endpoints) {
    const found = endpoints.flatMap((endpoint) => {
        const { live } = endpoint;
        const condition = live === undefined || live.origin === 'databricks' ? undefined : conditionOf(live);
        // What could not be compared is not known to be as wanted.
        const asWanted = endpoint.action === 'unchanged' && endpoint.blocked === undefined;
        return condition === undefined ? [] : [{ ...condition, name: endpoint.name, asWanted }];
    });
    return found.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}
/** The table of serving-api 5.2, read for an endpoint that this run does not write. */
function conditionOf(live) {
    if ((0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_0__/* .isUpdating */ .DS)(live))
        return undefined;
    const serves = live.state.ready === 'READY';
    const active = live.config?.entities ?? [];
    const failed = failedOf(active);
    const pending = failedOf(live.pendingConfig?.entities ?? []);
    if ((0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_0__/* .isStopped */ .id)(live))
        return { kind: 'stopped', serves, entities: [] };
    const recovering = active.filter(({ deployment }) => deployment === 'DEPLOYMENT_RECOVERING');
    if (!serves && (failed.length > 0 || (live.config === undefined && live.state.configUpdate === 'UPDATE_FAILED'))) {
        return { kind: 'down', serves, entities: told(failed.length > 0 ? failed : pending) };
    }
    if (live.state.systemUpdateFailure === true)
        return { kind: 'system-update-failed', serves, entities: told([...failed, ...pending]) };
    if (live.state.configUpdate === 'UPDATE_FAILED')
        return { kind: 'update-failed', serves, entities: told(pending.length > 0 ? pending : failed) };
    if (live.state.configUpdate === 'UPDATE_CANCELED')
        return { kind: 'update-cancelled', serves, entities: [] };
    if (recovering.length > 0)
        return { kind: 'recovering', serves, entities: told(recovering) };
    if (failed.length > 0)
        return { kind: 'update-failed', serves, entities: told(failed) };
    // Older workspaces say in no word that an endpoint is stopped: it has a config, nothing moves, and nothing serves.
    const moves = active.some(({ deployment }) => deployment === 'DEPLOYMENT_CREATING');
    return live.state.ready === 'NOT_READY' && live.config !== undefined && !moves ? { kind: 'stopped', serves, entities: [] } : undefined;
}
function failedOf(entities) {
    const failed = entities.filter(({ deployment }) => deployment === 'DEPLOYMENT_FAILED');
    // ABORTED ones were stopped by a failed sibling (5.1).
    return failed.length > 0 ? failed : entities.filter(({ deployment }) => deployment === 'DEPLOYMENT_ABORTED');
}
const told = (entities) => entities.map(({ name, deployment, message }) => ({ entity: name, deployment, message }));
//# sourceMappingURL=conditions.js.map

/***/ }),

/***/ 9754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M7: () => (/* binding */ mayDestroy),
/* harmony export */   Nt: () => (/* binding */ destroyBlocks),
/* harmony export */   nO: () => (/* binding */ lossBlock)
/* harmony export */ });
/* harmony import */ var _endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7768);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8297);
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4784);
/* harmony import */ var _bodies_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3782);
/* harmony import */ var _manifest_lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(517);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(925);
/** What keeps an endpoint from being deleted: by absence from the manifest, or as the first half of a replacement. */







function mayDestroy(allow, name) {
    return typeof allow === 'boolean' ? allow : allow.includes(name);
}
/** Why deleting is not allowed (`destroy-blocked`): protection, which no input lifts, and the input that is missing. */
function destroyBlocks(question) {
    const place = question.place === undefined ? {} : { place: question.place };
    const blocks = [];
    if (question.preventDestroy || (0,_ownership_js__WEBPACK_IMPORTED_MODULE_5__/* .isProtected */ .bz)(question.live)) {
        blocks.push({
            reason: 'destroy-blocked',
            message: `\`${question.name}\` is protected against deletion${question.preventDestroy ? ' by `prevent_destroy`' : ' by the tag `endpoints_protected` that an earlier apply left'}.`,
            hint: 'Lift the protection first: state the endpoint without `prevent_destroy`, apply that alone, then make this change.',
            protection: true,
            ...place,
        });
    }
    if (mayDestroy(question.allow, question.name))
        return blocks;
    blocks.push({
        reason: 'destroy-blocked',
        message: question.what === 'delete'
            ? `\`${question.name}\` is no longer in the manifest, and deleting is not allowed.`
            : `\`${question.name}\` must be deleted and created again, and deleting is not allowed.`,
        hint: `Set the input \`allow-destroy\` to \`${question.name}\` (one name a line) or to \`true\`${byLabel(question.label)}, or keep the endpoint as it is.`,
        ...place,
    });
    return blocks;
}
const byLabel = (label) => label === undefined ? '' : `, or let someone with write access who is not the author set the label \`${label}\` after the last push`;
/** The order of a reply means nothing in these sections: all their lists are sets, written in an order of our own. */
function inOrder(value) {
    if (Array.isArray(value)) {
        const keyed = value.map((item) => ({ item: inOrder(item), key: JSON.stringify(item) }));
        return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
    }
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inOrder(item)])) : value;
}
/** Blocks a replacement that would lose what the manifest does not state, and lists it as YAML to paste. */
function lossBlock(question) {
    const { want, liveDocument, live } = question;
    const lost = {};
    const view = (0,_endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalEndpoint */ .oH)(live.name, want.kind, liveDocument, 'live');
    let losesConfig = false;
    for (const section of _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sectionNames */ .QN) {
        const value = view.sections[section];
        if (want.sections[section] !== undefined || !(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(value) || Object.keys(value).length === 0)
            continue;
        if (section === 'config')
            losesConfig = true;
        else if (section !== 'permissions')
            lost[section] = inOrder((0,_bodies_js__WEBPACK_IMPORTED_MODULE_3__/* .statedForm */ .im)(section, liveDocument[section] ?? {}) ?? {});
    }
    const direct = question.grants.filter((grant) => !(0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .isCreatorsGrant */ .MO)(grant, live));
    if (want.sections.permissions === undefined && direct.length > 0) {
        lost['permissions'] = inOrder(direct.map((grant) => ({ level: grant.level, [grant.field]: grant.principal })));
    }
    const names = [...(losesConfig ? ['config'] : []), ...Object.keys(lost)];
    if (names.length === 0)
        return undefined;
    const paste = Object.keys(lost).length === 0 ? {} : { paste: (0,_manifest_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .writeEndpointLines */ .Mr)(question.key, lost) };
    return {
        reason: 'destroy-blocked',
        message: `Replacing \`${live.name}\` would lose what the manifest does not state: ${names.map((name) => `\`${name}\``).join(', ')}.`,
        hint: 'State it in the manifest (`{}` or `[]` for none), or remove it from the live endpoint first.',
        ...paste,
        ...(question.place === undefined ? {} : { place: question.place }),
    };
}
//# sourceMappingURL=destroy.js.map

/***/ }),

/***/ 5649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ sectionDifferences),
/* harmony export */   t: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/* harmony import */ var _endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7768);
/* harmony import */ var _endpoint_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8166);
/**
 * Two canonical endpoints -> field differences by path. What the manifest does not state is not compared; lenient
 * equalities are named in the table of fields, next to their reasons.
 */




function sameJson(a, b) {
    if (a === b)
        return true;
    if (Array.isArray(a) && Array.isArray(b)) {
        return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
    }
    return false;
}
function leaf(field, place, want, live, out) {
    const before = live ?? undefined;
    const after = want ?? undefined;
    if (before === undefined && after === undefined)
        return;
    if (before !== undefined && after !== undefined) {
        if (sameJson(before, after) || field.same?.(after, before) === true)
            return;
    }
    const strictness = place.strictness ?? field.strictness;
    out.push({
        parts: place.parts,
        path: (0,_endpoint_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPath */ .jV)(place.parts),
        section: place.section,
        field,
        action: before === undefined ? 'add' : after === undefined ? 'remove' : 'change',
        before,
        after,
        impact: place.impact,
        strictness: strictness?.(before, after, place.beside),
    });
}
/** Ids of both sides, the wanted ones first, each once. */
function idsOf(want, live) {
    return [...new Set([...Object.keys(want), ...Object.keys(live)])].sort();
}
function compareRecords(field, place, want, live, out) {
    const wanted = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(want) ? want : (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)();
    const found = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live) ? live : (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)();
    for (const id of idsOf(wanted, found)) {
        const before = Object.hasOwn(found, id) ? found[id] : undefined;
        const after = Object.hasOwn(wanted, id) ? wanted[id] : undefined;
        if (before === after)
            continue;
        const inside = { ...place, parts: [...place.parts, { id }] };
        if (field.strictness !== undefined) {
            inside.strictness = field.strictness;
            inside.beside = { id, live: found, want: wanted };
        }
        const both = before !== undefined && after !== undefined;
        if (field.type === 'entity-list' && both)
            compare(field.item, { ...inside, whole: false }, after, before, out);
        else
            leaf(field, inside, after, before, out);
    }
}
function compare(field, place, want, live, out) {
    if (want === undefined && !place.whole)
        return;
    if (want == null && field.serverDefaulted === true && !place.removing)
        return;
    const here = {
        ...place,
        impact: field.update === 'replace' ? 'replace' : (field.impact ?? place.impact),
    };
    switch (field.type) {
        case 'object': {
            const wanted = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(want) ? want : (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)();
            const found = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live) ? live : (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)();
            const inside = { ...here, whole: field.stated === 'whole', removing: want == null };
            for (const [name, child] of (0,_endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_1__/* .comparedFields */ .Dh)(field)) {
                if (wanted[name] === found[name])
                    continue;
                const parts = child.unnamed === true ? here.parts : [...here.parts, name];
                compare(child, { ...inside, parts }, wanted[name], found[name], out);
            }
            return;
        }
        case 'entity-list':
        case 'keyed-list':
        case 'string-map':
            compareRecords(field, here, want, live, out);
            return;
        default:
            leaf(field, here, want, live, out);
    }
}
/** Differences of the sections that the manifest states, in the order of the table, then by path. */
function differences(want, live) {
    return _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionNames */ .QN.flatMap((section) => sectionDifferences(section, want, live));
}
/** Differences of one section; none where the manifest does not state it. */
function sectionDifferences(section, want, live) {
    const wanted = want.sections[section];
    if (wanted === undefined)
        return [];
    const out = [];
    const place = { section, parts: [section], impact: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0[section].impact, whole: true, removing: false };
    compare(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0[section].field, place, wanted, live.sections[section], out);
    return out;
}
//# sourceMappingURL=diff.js.map

/***/ }),

/***/ 2514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ digestOfAll),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var canonicalize__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3842);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3169);



// The package is CommonJS; its types describe the function, the module object carries it as `default`.
const canonicalize = canonicalize__WEBPACK_IMPORTED_MODULE_1__;
/** SHA-256 of canonical JSON (RFC 8785), cut to 96 bits: 24 hex digits. */
function digestOf(value) {
    return sha256Hex(canonicalize(value) ?? 'null').slice(0, 24);
}
function sha256Hex(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** One digest of a set of change digests, whatever their order: the same that a marker keeps where the list is too long. */
function digestOfAll(digests) {
    return (0,_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOfChanges */ .jN)([...new Set(digests)], sha256Hex);
}
//# sourceMappingURL=digest.js.map

/***/ }),

/***/ 228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ planEndpoint)
});

// UNUSED EXPORTS: worstImpact

// EXTERNAL MODULE: ./lib/src/json.js
var json = __webpack_require__(8674);
// EXTERNAL MODULE: ./lib/src/endpoint/document.js
var endpoint_document = __webpack_require__(8297);
// EXTERNAL MODULE: ./lib/src/endpoint/entity-name.js
var entity_name = __webpack_require__(1167);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/index.js + 3 modules
var fields = __webpack_require__(4784);
// EXTERNAL MODULE: ./lib/src/plan/blocks.js
var blocks = __webpack_require__(1308);
// EXTERNAL MODULE: ./lib/src/plan/bodies.js
var bodies = __webpack_require__(3782);
// EXTERNAL MODULE: ./lib/src/plan/changes.js
var changes = __webpack_require__(1553);
// EXTERNAL MODULE: ./lib/src/plan/diff.js
var diff = __webpack_require__(5649);
// EXTERNAL MODULE: ./lib/src/plan/destroy.js
var destroy = __webpack_require__(9754);
// EXTERNAL MODULE: ./lib/src/endpoint/canonical.js
var canonical = __webpack_require__(7768);
;// CONCATENATED MODULE: ./lib/src/plan/operations.js
/**
 * The calls that make a change true, in their order: ownership first, what tightens access and content rules before a
 * rollout, the rollout, what loosens them after it, lifting protection last.
 */




const rateLimitsField = fields/* sections */.V0.ai_gateway.field.fields['rate_limits'];
const tagPatch = (purpose, change) => change.set.length + change.remove.length === 0
    ? []
    : [{ kind: 'patch-tags', purpose, add: change.set, remove: change.remove }];
/** Two tag writes next to each other are one request. */
function mergeTagPatches(operations) {
    const merged = [];
    for (const operation of operations) {
        const last = merged.at(-1);
        if (operation.kind === 'patch-tags' && last?.kind === 'patch-tags') {
            merged[merged.length - 1] = {
                ...last,
                purpose: last.purpose === 'intent' ? operation.purpose : last.purpose,
                add: [...last.add, ...operation.add],
                remove: [...last.remove, ...operation.remove],
            };
        }
        else
            merged.push(operation);
    }
    return merged;
}
/** A copy of the canonical value with `after` at the path below the section. */
function withValueAt(value, path, after) {
    const [part, ...rest] = path;
    if (part === undefined)
        return after ?? null;
    const key = typeof part === 'string' ? part : part.id;
    const copy = (0,json/* record */.g1)(Object.entries((0,json/* isObject */.Gv)(value) ? value : {}));
    const inner = rest.length === 0 ? after : withValueAt(copy[key], rest, after);
    if (inner === undefined)
        delete copy[key];
    else
        copy[key] = inner;
    return copy;
}
/** What a change tightens before the rollout, as the value to write; `undefined` where it tightens nothing. */
function stricterValue({ strictness, field, before, after }) {
    if (strictness === 'tighter')
        return { value: after };
    if (before === undefined || after === undefined)
        return undefined;
    const value = field.strictest?.(before, after);
    return value === undefined || JSON.stringify(value) === JSON.stringify(before) ? undefined : { value };
}
/** The live section with only the changes that make it stricter; `undefined` where there are none. */
function tightened(section, live, changes) {
    const stricter = changes.flatMap((change) => {
        const found = stricterValue(change);
        return found === undefined ? [] : [{ parts: change.parts.slice(1), value: found.value }];
    });
    if (stricter.length === 0)
        return undefined;
    const value = stricter.reduce((current, change) => withValueAt(current, change.parts, change.value), live ?? (0,json/* record */.g1)());
    return (0,canonical/* toDocument */.JY)(section.field, value);
}
/** C16: limits of an endpoint, and how many of them may be for groups. */
const mostLimits = { all: 20, groups: 5 };
/** Between old limits and new ones stand both; new ones wait for the end where that is more than the platform takes. */
function withFewEnoughLimits(between, live) {
    const limits = (0,json/* isObject */.Gv)(between) ? (0,json/* objectsOf */.iZ)(between['rate_limits']) : [];
    const ofGroups = (list) => list.filter((limit) => limit['key'] === 'user_group').length;
    if (!(0,json/* isObject */.Gv)(between) || (limits.length <= mostLimits.all && ofGroups(limits) <= mostLimits.groups))
        return between;
    const { rate_limits: known = (0,json/* record */.g1)() } = (0,json/* isObject */.Gv)(live) ? live : {};
    const kept = rateLimitsField.toEntries(limits).filter(([id]) => (0,json/* isObject */.Gv)(known) && Object.hasOwn(known, id));
    return { ...between, rate_limits: rateLimitsField.fromEntries(kept) };
}
/** True when the inference table stays on but its place changes: it must be off in between (C17). */
function movesInferenceTable(wanted, live) {
    const to = wanted['inference_table_config'];
    const from = (0,json/* isObject */.Gv)(live) ? live['inference_table_config'] : undefined;
    if (!(0,json/* isObject */.Gv)(to) || !(0,json/* isObject */.Gv)(from) || to['enabled'] !== true || (0,json/* textOf */.b6)(from['enabled']) !== 'true')
        return false;
    return ['catalog_name', 'schema_name', 'table_name_prefix'].some((name) => to[name] !== undefined && to[name] !== from[name]);
}
function gatewayOperations(input, rollout) {
    const changes = input.differences.filter((change) => change.section === 'ai_gateway');
    if (changes.length === 0)
        return { before: [], after: [] };
    const body = (0,bodies/* gatewayBody */.BG)(input.wantedDocument['ai_gateway'], input.liveDocument['ai_gateway']);
    const final = { kind: 'put-ai-gateway', body };
    const moves = movesInferenceTable(body, input.liveDocument['ai_gateway']);
    const { inference_table_config: _off, ...withoutTable } = body;
    const relocate = moves ? [{ kind: 'put-ai-gateway', body: withoutTable, step: 'relocate' }] : [];
    if (!rollout)
        return { before: [], after: [...relocate, final] };
    const stricter = changes.every((change) => change.strictness === 'tighter');
    if (stricter && !moves)
        return { before: [final], after: [] };
    const live = input.live.sections.ai_gateway;
    const between = withFewEnoughLimits(tightened(fields/* sections */.V0.ai_gateway, live, changes), live);
    const before = between === undefined ? [] : [{ kind: 'put-ai-gateway', body: (0,bodies/* gatewayBody */.BG)(between, undefined), step: 'tighten' }];
    return { before, after: [...relocate, final] };
}
function permissionOperations(input, rollout) {
    const changes = input.differences.filter((change) => change.section === 'permissions');
    if (changes.length === 0)
        return { before: [], after: [] };
    const final = { kind: 'put-permissions', grants: (0,bodies/* grantsBody */.KP)(input.wantedDocument['permissions'] ?? []) };
    if (!rollout)
        return { before: [], after: [final] };
    if (changes.every((change) => change.strictness === 'tighter'))
        return { before: [final], after: [] };
    const between = tightened(fields/* sections */.V0.permissions, input.live.sections.permissions, changes);
    const before = between === undefined
        ? []
        : [{ kind: 'put-permissions', grants: (Array.isArray(between) ? between : []).filter(json/* isObject */.Gv), step: 'tighten' }];
    return { before, after: [final] };
}
function tagChange(differences) {
    const changes = differences.filter((change) => change.section === 'tags');
    const keyOf = (change) => {
        const last = change.parts.at(-1);
        return typeof last === 'object' ? last.id : String(last);
    };
    return {
        set: changes.filter((change) => change.after !== undefined).map((change) => ({ key: keyOf(change), value: (0,json/* textOf */.b6)(change.after) })),
        remove: changes.filter((change) => change.after === undefined).map(keyOf),
    };
}
/** Operations of an update. */
function updateOperations(input) {
    const touches = (section) => input.forced.has(section) || input.differences.some((change) => change.section === section);
    const config = input.wantedDocument['config'];
    const writesConfig = touches('config') && (0,json/* isObject */.Gv)(config);
    const rollout = writesConfig || input.resuming;
    const gateway = gatewayOperations(input, rollout);
    const permissions = permissionOperations(input, rollout);
    const operations = [
        ...tagPatch('ownership', input.ownership),
        ...tagPatch('intent', input.intent),
        ...permissions.before,
        ...gateway.before,
    ];
    if (writesConfig) {
        const liveConfig = input.liveDocument['config'];
        const body = (0,bodies/* configBody */.PU)(config, (0,json/* isObject */.Gv)(liveConfig) ? liveConfig : undefined);
        const units = input.want.kind === 'model-units';
        operations.push({ kind: 'update-config', route: units ? 'R31' : 'R5', body: units ? { config: body } : body });
    }
    if (rollout)
        operations.push({ kind: 'wait' });
    operations.push(...tagPatch('tags', tagChange(input.differences)), ...gateway.after);
    if (touches('email_notifications')) {
        const wanted = (0,bodies/* notificationsBody */.L4)(input.wantedDocument['email_notifications'] ?? {});
        // R13 replaces the whole block: a list that is left out would stay unclear, so both are always sent.
        const body = { on_update_success: [], on_update_failure: [], ...wanted };
        operations.push({ kind: 'patch-notifications', body: { email_notifications: body } });
    }
    if (touches('telemetry_config')) {
        const newTables = input.forced.has('telemetry_config');
        const body = (0,bodies/* telemetryBody */.SC)(input.wantedDocument['telemetry_config'] ?? {}, input.liveDocument['telemetry_config'], newTables);
        operations.push({ kind: 'patch-telemetry', body: Object.keys(body).length === 0 ? {} : { telemetry_config: body } });
    }
    operations.push(...permissions.after, ...tagPatch('tags', input.record), ...tagPatch('protection', { set: [], remove: input.lift }));
    return mergeTagPatches(operations);
}
/** Operations of a create or, with `replaces`, of a delete and create. */
function createOperations(input) {
    const route = input.kind === 'model-units' ? 'R30' : 'R1';
    const body = (0,bodies/* createBody */.Fm)(input.name, input.wantedDocument, input.ownTags, {
        route,
        live: input.replaces?.liveDocument,
    });
    const operations = [];
    if (input.replaces !== undefined)
        operations.push({ kind: 'delete', id: input.replaces.id });
    operations.push({ kind: 'create', route, body });
    if ((0,json/* isObject */.Gv)(body['config']))
        operations.push({ kind: 'wait' });
    const grants = input.wantedDocument['permissions'];
    if (grants !== undefined) {
        const sent = (0,bodies/* grantsBody */.KP)(grants);
        if (sent.length > 0)
            operations.push({ kind: 'put-permissions', grants: sent });
    }
    return operations;
}
//# sourceMappingURL=operations.js.map
// EXTERNAL MODULE: ./lib/src/plan/ownership.js
var ownership = __webpack_require__(925);
// EXTERNAL MODULE: ./lib/src/plan/redact.js
var redact = __webpack_require__(8667);
// EXTERNAL MODULE: ./lib/src/plan/unread-note.js
var unread_note = __webpack_require__(6426);
// EXTERNAL MODULE: ./lib/src/plan/wanted.js
var wanted = __webpack_require__(8061);
;// CONCATENATED MODULE: ./lib/src/plan/own-tags.js
/** Changes of the tags that we keep on endpoints: ownership, protection, and the digest of what nobody can read. */






/** Changes of write-only values: those whose digest is not in the tag, or that have not arrived since it was written. */
function unreadChanges(input) {
    const { live, side, writer, unread } = input;
    const none = { set: [], remove: [] };
    const before = (0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.unread);
    const found = before === undefined ? undefined : (0,unread_note/* readNote */.VC)(before);
    // A rule that ignores one of several values is no change of the others.
    const note = found !== undefined && (found.digest === unread || found.digest === (0,ownership/* unreadDigest */.M)(side.statedUnread)) ? found : undefined;
    const missing = [...(0,wanted/* noticedValues */.Ne)(side)].filter(([path]) => note === undefined || !(0,unread_note/* hasArrived */.iU)(note, sectionOf(path), live));
    if (missing.length === 0 || unread === undefined)
        return { changes: [], sections: new Set(), intent: none, record: none };
    const changes = missing.map(([path, value]) => {
        const section = sectionOf(path);
        const known = isNewEntity(side, path) ? undefined : redact/* unknown */.L5;
        return writer.unread(path, section, known, value, fields/* sections */.V0[section].impact);
    });
    const digest = note?.digest ?? unread;
    const intent = (0,unread_note/* intentOf */.oQ)(digest, live, note);
    return {
        changes,
        sections: new Set(changes.map((change) => change.section)),
        intent: intent === before ? none : { set: [{ key: fields/* ownTags */.Wb.unread, value: intent }], remove: [] },
        record: { set: [{ key: fields/* ownTags */.Wb.unread, value: digest }], remove: [] },
    };
}
const sectionOf = (path) => (path.startsWith('config') ? 'config' : 'telemetry_config');
function isNewEntity(side, path) {
    const name = /^config\.served_entities\[([^\]]+)\]/.exec(path)?.[1];
    const config = side.liveView?.sections.config;
    const entities = (0,json/* isObject */.Gv)(config) && (0,json/* isObject */.Gv)(config['served_entities']) ? config['served_entities'] : (0,json/* record */.g1)();
    return name !== undefined && !Object.hasOwn(entities, name);
}
/** Changes of our own tags: taking ownership, setting and lifting protection. */
function ownTagChanges(input) {
    const { live, side, writer, ownTagsWanted } = input;
    const first = { set: [], remove: [] };
    const lift = [];
    const changes = [];
    for (const tag of ownTagsWanted) {
        const before = (0,ownership/* tagOf */.cO)(live, tag.key);
        if (tag.key === fields/* ownTags */.Wb.unread || before === tag.value || (tag.key === fields/* ownTags */.Wb.protected && (0,ownership/* isProtected */.bz)(live)))
            continue;
        first.set.push(tag);
        changes.push(writer.ownTag(tag.key, before, tag.value));
    }
    const wantsProtection = ownTagsWanted.some((tag) => tag.key === fields/* ownTags */.Wb.protected);
    if ((0,ownership/* isProtected */.bz)(live) && !wantsProtection) {
        lift.push(fields/* ownTags */.Wb.protected);
        changes.push(writer.ownTag(fields/* ownTags */.Wb.protected, (0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.protected), undefined));
    }
    // What is only ignored for a while keeps its digest, so that the end of the rule is no change.
    if (side.statedUnread.size === 0 && (0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.unread) !== undefined) {
        lift.push(fields/* ownTags */.Wb.unread);
        changes.push(writer.ownTag(fields/* ownTags */.Wb.unread, (0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.unread), undefined));
    }
    return { changes, first, lift };
}
//# sourceMappingURL=own-tags.js.map
// EXTERNAL MODULE: ./lib/src/plan/increments.js
var increments = __webpack_require__(8232);
// EXTERNAL MODULE: ./lib/src/plan/resolve.js
var resolve = __webpack_require__(9116);
;// CONCATENATED MODULE: ./lib/src/plan/preflight.js
/** What must be true in the workspace before a change can succeed; only of what is about to change. */




/** Checks model versions, increments and secrets. What is not known yet is noted in `facts.missing`. */
function preflight(input, facts) {
    const result = { findings: [], unchecked: [] };
    const config = input.wantedDocument['config'];
    const entities = (0,json/* isObject */.Gv)(config) && Array.isArray(config['served_entities']) ? config['served_entities'] : [];
    entities.forEach((entity, index) => {
        if (!(0,json/* isObject */.Gv)(entity))
            return;
        const changed = changedFields(entity, index, input.differences);
        if (changed === 'none')
            return;
        checkVersion(entity, index, { changed, asked: askedOf(entity, index, input.resolved) }, facts, result);
        checkIncrement(entity, index, changed, facts, result);
        checkSecrets(entity, ['config', 'served_entities', index], changed, facts, result);
    });
    return result;
}
function changedFields(entity, index, differences) {
    if (differences === undefined)
        return 'all';
    const id = (0,resolve/* entityLabel */.Co)(entity, index);
    const own = differences.filter(({ parts }) => {
        const [section, list, item] = parts;
        return section === 'config' && list === 'served_entities' && typeof item === 'object' && item.id === id;
    });
    if (own.length === 0)
        return 'none';
    if (own.some((difference) => difference.parts.length === 3))
        return 'all';
    return new Set(own.flatMap(({ parts: [, , , field] }) => (typeof field === 'string' ? [field] : [])));
}
const touches = (changed, ...fields) => changed === 'all' || (changed !== 'none' && fields.some((field) => changed.has(field)));
/** ` (\`@champion\`)` after a number that an alias or `latest` stands for. */
function askedOf(entity, index, resolved = []) {
    const label = (0,resolve/* entityLabel */.Co)(entity, index);
    const found = resolved.find((each) => each.entity === label && each.version === (0,json/* textOf */.b6)(entity['entity_version']));
    return found === undefined ? '' : ` (\`${found.asked}\`)`;
}
function checkVersion(entity, index, { changed, asked }, facts, result) {
    if (entity['entity_name'] == null || entity['entity_version'] == null)
        return;
    if (!touches(changed, 'entity_name', 'entity_version'))
        return;
    const model = (0,json/* textOf */.b6)(entity['entity_name']);
    const version = (0,json/* textOf */.b6)(entity['entity_version']);
    if (!/^\d+$/.test(version))
        return;
    const fact = facts.ask({ kind: 'model-version', model, version });
    if (fact === undefined)
        return;
    const path = ['config', 'served_entities', index, 'entity_version'];
    if ('denied' in fact)
        result.unchecked.push(`version ${version} of \`${model}\``);
    else if (fact.value === undefined) {
        result.findings.push({
            message: `\`${model}\` has no version ${version}${asked} in this workspace.`,
            hint: 'Register the version in this workspace first, or state one that exists.',
            path,
        });
    }
    else if (fact.value.status === '') {
        // A reply without a status says nothing against it.
        result.unchecked.push(`status of version ${version} of \`${model}\``);
    }
    else if (fact.value.status !== 'READY') {
        result.findings.push({
            message: `\`${model}\` version ${version}${asked} is ${fact.value.status}, not READY.`,
            hint: fact.value.status.startsWith('FAILED') ? 'Register the model again, or state another version.' : 'Wait until the version is READY, or state another one.',
            path,
        });
    }
}
function checkIncrement(entity, index, changed, facts, result) {
    // The upper bound first: it always stands in the manifest, a lower bound of 0 may not.
    const sizes = ['max_provisioned_throughput', 'min_provisioned_throughput', 'provisioned_model_units'].filter((field) => entity[field] != null);
    const [first] = sizes;
    if (first === undefined || !touches(changed, 'entity_name', 'entity_version', ...sizes))
        return;
    const model = (0,json/* textOf */.b6)(entity['entity_name']);
    const version = (0,json/* textOf */.b6)(entity['entity_version']);
    if (!/^\d+$/.test(version))
        return;
    const fact = facts.ask({ kind: 'optimization', model, version });
    if (fact === undefined)
        return;
    if ('denied' in fact) {
        result.unchecked.push(`increments of \`${model}\` version ${version}`);
        return;
    }
    const info = fact.value;
    const unit = first === 'provisioned_model_units' ? 'units' : 'tokens';
    const at = (field) => ['config', 'served_entities', index, field];
    const wrong = (0,increments/* unitProblem */.wg)({ model, version, info, unit });
    if (wrong !== undefined) {
        // A version that is missing is told once, at the version.
        if (info !== undefined || !isMissing(facts, model, version))
            result.findings.push({ ...wrong, path: at(first) });
        return;
    }
    const step = (0,increments/* stepOf */.cg)(info, unit);
    if (step === undefined)
        return;
    for (const field of sizes) {
        const problem = (0,increments/* stepProblem */.gI)({ model, version, field, value: Number(entity[field]) }, step);
        if (problem !== undefined)
            result.findings.push({ ...problem, path: at(field) });
    }
}
function isMissing(facts, model, version) {
    const fact = facts.ask({ kind: 'model-version', model, version });
    return fact !== undefined && 'value' in fact && fact.value === undefined;
}
function checkSecrets(value, path, changed, facts, result) {
    for (const [name, item] of Object.entries((0,json/* isObject */.Gv)(value) ? value : {})) {
        if (path.length === 3 && !touches(changed, name))
            continue;
        if ((0,json/* isObject */.Gv)(item))
            checkSecrets(item, [...path, name], changed, facts, result);
        else if (typeof item === 'string')
            checkSecret(item, [...path, name], facts, result);
    }
}
function checkSecret(value, path, facts, result) {
    const reference = (0,redact/* parseSecretReference */.Lt)(value);
    if (reference === undefined)
        return;
    const { scope, key } = reference;
    const fact = facts.ask({ kind: 'secret-keys', scope });
    if (fact === undefined)
        return;
    if ('denied' in fact)
        result.unchecked.push(`secrets of scope \`${scope}\``);
    else if (fact.value === undefined) {
        result.findings.push({
            message: `The secret scope \`${scope}\` does not exist in this workspace.`,
            hint: `Create it and put the key \`${key}\` into it, or refer to another scope.`,
            path,
        });
    }
    else if (!fact.value.includes(key)) {
        result.findings.push({
            message: `The secret scope \`${scope}\` has no key \`${key}\`.`,
            hint: 'Put the secret there, or refer to another key.',
            path,
        });
    }
}
//# sourceMappingURL=preflight.js.map
;// CONCATENATED MODULE: ./lib/src/plan/endpoint-plan.js
/** The plan for one endpoint: what differs, what it means, what may not be done, and the calls that would do it. */















const noChange = { changes: [], operations: [], unmanaged: [], unverifiable: [], warnings: [] };
function worstImpact(list) {
    return [...list].reduce((worst, impact) => (fields/* impacts */.uG.indexOf(impact) > fields/* impacts */.uG.indexOf(worst) ? impact : worst), 'none');
}
/** Plans an endpoint of the manifest. Facts that are missing are noted in `facts`; the plan is complete when none is. */
function planEndpoint(desired, live, facts, context) {
    const resolved = (0,resolve/* resolveEndpoint */.sO)(desired, facts, { pinned: context.pinned?.get(desired.name) });
    const grants = live === undefined ? undefined : readGrants(desired, live, facts);
    const side = (0,wanted/* wantedSide */.zD)(desired, live === undefined ? resolved.document : (0,resolve/* withLiveVersions */.Q6)(resolved, live), live, grants, context.today);
    const writer = new changes/* ChangeWriter */.w({ host: context.host, name: desired.name, literals: context.manifest.environmentLiterals });
    const unread = (0,ownership/* unreadDigest */.M)((0,wanted/* noticedValues */.Ne)(side));
    const ownTagsWanted = (0,ownership/* wantedOwnTags */.jo)(context.owner, desired, unread);
    // What a create or replacement makes of the manifest: the same whatever is live, and free of live values. Most
    // endpoints of most plans are unchanged and never need it.
    const whole = () => {
        const fresh = live === undefined ? side : (0,wanted/* wantedSide */.zD)(desired, resolved.document, undefined, undefined, context.today);
        return { approved: (0,wanted/* wholeOf */.l2)(fresh, ownTagsWanted), shown: fresh.document };
    };
    const base = {
        ...noChange,
        key: desired.key,
        name: desired.name,
        action: 'unchanged',
        impact: 'none',
        ownership: 'new',
        kind: side.want.kind,
        unverifiable: [...(0,bodies/* writeOnlyValues */.oz)(side.document).keys()],
        warnings: side.warnings,
        desired,
        want: side.want,
        resolved: namedResolutions(resolved.resolutions, side.document),
        ...(Object.keys(resolved.chunks).length > 0 ? { chunks: resolved.chunks } : {}),
        ...placed(context.manifest.locate(desired.key)),
    };
    const findings = findingBlocks(resolved.findings, desired, context.manifest);
    if (live === undefined) {
        const { approved, shown } = whole();
        const checks = context.offline === true ? { findings: [], unchecked: [] } : preflight({ wantedDocument: side.document, differences: undefined, resolved: base.resolved }, facts);
        return (0,blocks/* withBlocks */.hn)({
            ...base,
            action: 'create',
            impact: side.document['config'] === undefined ? 'metadata' : 'rollout',
            documentDigest: writer.documentDigest(approved),
            changes: [writer.create(approved, shown)],
            unchecked: checks.unchecked,
            operations: createOperations({ name: desired.name, kind: side.want.kind, wantedDocument: side.document, ownTags: ownTagsWanted }),
        }, [...findings, ...findingBlocks(checks.findings, desired, context.manifest)]);
    }
    return planExisting({ base, desired, live, side, writer, unread, ownTagsWanted, whole, findings, facts, context });
}
/** An entity that the manifest does not name is known by the name it is sent with. */
function namedResolutions(resolutions, document) {
    const config = document['config'];
    const entities = (0,json/* objectsOf */.iZ)((0,json/* isObject */.Gv)(config) ? config['served_entities'] : undefined);
    return resolutions.map((resolution) => {
        const index = /^#(\d+)$/.exec(resolution.entity)?.[1];
        const name = index === undefined ? '' : (0,json/* textOf */.b6)(entities[Number(index) - 1]?.['name']);
        return name === '' ? resolution : { ...resolution, entity: name, label: resolution.entity };
    });
}
/** Grants are read where permissions are stated; a replacement asks for them later. */
function readGrants(desired, live, facts) {
    if (desired.document['permissions'] == null)
        return undefined;
    const fact = facts.ask({ kind: 'permissions', id: live.id });
    return fact !== undefined && 'value' in fact ? fact.value : undefined;
}
const placed = (place) => (place === undefined ? {} : { place });
/** Each finding blocks from its own line of the manifest. */
function findingBlocks(findings, desired, manifest) {
    return findings.map(({ message, hint, path }) => ({
        reason: 'preflight-failed',
        message,
        hint,
        ...placed(manifest.locate(desired.key, path) ?? manifest.locate(desired.key)),
    }));
}
function planExisting(input) {
    const { base, desired, live, side, context, facts } = input;
    const owner = (0,ownership/* claim */.B7)(context.owner, context.manifest.movedFrom, desired, live);
    const known = { ...base, live, ownership: owner.ownership };
    const hold = (0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.hold);
    if (hold !== undefined)
        known.hold = hold;
    if (owner.block !== undefined)
        return (0,blocks/* withBlocks */.hn)(known, [...input.findings, { ...owner.block, ...placed(base.place) }]);
    const liveView = side.liveView ?? { name: live.name, kind: 'empty', sections: {}, creation: {} };
    const found = (0,diff/* differences */.t)(side.want, liveView);
    const noted = {
        ...known,
        unmanaged: unmanagedSections(side, liveView),
        warnings: [...known.warnings, ...creationWarnings(side.want, liveView, live)],
        unverifiable: [...known.unverifiable, ...(budgetUnread(side.want, live) ? ['budget_policy_id'] : [])],
    };
    const reason = replaceReason(side.want, liveView, found);
    if (reason === undefined)
        return planUpdate(input, noted, liveView, found);
    const place = context.manifest.locate(desired.key, reason.path) ?? base.place;
    return planReplace(input, noted, { liveView, found, facts, reason: { why: reason.why, ...placed(place) } });
}
function budgetUnread(want, live) {
    return want.creation.budget_policy_id != null && live.effectiveBudgetPolicyId === undefined;
}
/** N21, N22: fields that no route can change are told, not planned. */
function creationWarnings(want, liveView, live) {
    return ['description', 'budget_policy_id'].flatMap((name) => {
        const wanted = want.creation[name];
        if (wanted === undefined || (name === 'budget_policy_id' && live.effectiveBudgetPolicyId === undefined))
            return [];
        if ((wanted ?? '') === (liveView.creation[name] ?? ''))
            return [];
        return [`\`${name}\` differs, but no route can change it: it takes effect when the endpoint is next replaced.`];
    });
}
/** Live sections with something in them that the manifest does not state. */
function unmanagedSections(side, live) {
    return fields/* sectionNames */.QN.filter((name) => {
        const value = live.sections[name];
        return side.want.sections[name] === undefined && (0,json/* isObject */.Gv)(value) && Object.keys(value).length > 0;
    });
}
/** Why an update is not enough, with the path of what makes it so; `undefined` where an update is enough. */
function replaceReason(want, live, found) {
    if (want.kind !== live.kind && want.kind !== 'empty' && live.kind !== 'empty') {
        return { why: `an endpoint of kind ${live.kind} cannot become ${want.kind}`, path: ['config', 'served_entities'] };
    }
    if (want.creation.route_optimized !== undefined && want.creation.route_optimized !== live.creation.route_optimized) {
        return { why: '`route_optimized` can only be set when an endpoint is created', path: ['route_optimized'] };
    }
    const immutable = found.find((difference) => difference.impact === 'replace' && difference.before !== undefined);
    if (immutable === undefined)
        return undefined;
    // Immutable fields lie in no list: their path is that of the document.
    return { why: `\`${immutable.path}\` cannot be changed in place`, path: immutable.parts.filter((part) => typeof part === 'string') };
}
function planReplace(input, plan, { liveView, found, facts, reason }) {
    const { desired, live, side, writer, context } = input;
    const granted = facts.ask({ kind: 'permissions', id: live.id });
    const checks = context.offline === true ? { findings: [], unchecked: [] } : preflight({ wantedDocument: side.document, differences: undefined, resolved: plan.resolved }, facts);
    const { place } = plan;
    const grants = granted !== undefined && 'value' in granted ? granted.value : [];
    const { approved, shown } = input.whole();
    const replacement = writer.replace(approved, (0,entity_name/* withNamesOf */._1)(shown, side.document), { id: live.id, why: reason.why });
    const routes = side.want.creation.route_optimized;
    const stated = desired.document['permissions'];
    const creation = routes !== undefined && routes !== liveView.creation.route_optimized ? [writer.creationField('route_optimized', liveView.creation.route_optimized, routes)] : [];
    const details = [...creation, ...found.map((difference) => writer.difference(difference, noteOf(difference, plan.resolved)))];
    // Whoever approves it must see that what goes belonged to others.
    const takingOver = plan.ownership === 'adopted' ? [writer.ownTag(fields/* ownTags */.Wb.manifest, (0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.manifest), context.owner)] : [];
    return (0,blocks/* withBlocks */.hn)({
        ...plan,
        ...placed(reason.place),
        action: 'replace',
        impact: 'replace',
        documentDigest: writer.documentDigest(approved),
        // What the replacement brings is covered by its own digest.
        changes: [replacement, ...takingOver, ...details.map((change) => ({ ...change, digest: replacement.digest }))],
        unchecked: checks.unchecked,
        operations: createOperations({
            name: desired.name,
            kind: side.want.kind,
            // Whoever replaces it is the new creator: a stated grant of the old one is a grant like others.
            wantedDocument: { ...side.document, ...(stated === undefined ? {} : { permissions: stated }) },
            ownTags: input.ownTagsWanted,
            replaces: { liveDocument: side.liveDocument ?? {}, id: live.id },
        }),
    }, [
        ...input.findings,
        (0,destroy/* lossBlock */.nO)({ want: side.want, liveDocument: side.liveDocument ?? {}, live, grants, key: desired.key, place }),
        ...(0,destroy/* destroyBlocks */.Nt)({ live, name: desired.name, preventDestroy: desired.lifecycle.preventDestroy, allow: context.allowDestroy, label: context.destroyLabel, what: 'replace', place }),
        ...findingBlocks(checks.findings, desired, context.manifest),
    ]);
}
function noteOf(difference, resolved) {
    const [, list, item, field] = difference.parts;
    if (list !== 'served_entities' || typeof item !== 'object' || field !== 'entity_version')
        return undefined;
    return resolved.find((resolution) => resolution.entity === item.id)?.asked;
}
function planUpdate(input, plan, liveView, found) {
    const { base, desired, live, side, writer, context, facts } = input;
    const unread = unreadChanges(input);
    const tags = ownTagChanges(input);
    const changes = [
        ...tags.changes,
        ...found.map((difference) => writer.difference(difference, noteOf(difference, plan.resolved))),
        ...unread.changes,
    ];
    const updating = (0,endpoint_document/* isUpdating */.DS)(live);
    const configDiffers = found.some((difference) => difference.section === 'config') || unread.sections.has('config');
    const resuming = updating && !configDiffers && side.want.sections.config !== undefined;
    const operations = updateOperations({
        wantedDocument: side.document,
        liveDocument: side.liveDocument ?? {},
        want: side.want,
        live: liveView,
        differences: found,
        forced: unread.sections,
        ownership: tags.first,
        intent: unread.intent,
        record: unread.record,
        lift: tags.lift,
        resuming,
    });
    const onTheWay = operations.some((operation) => operation.kind === 'put-ai-gateway' && operation.step === 'relocate') ? returningTable(side.want, writer) : [];
    const writesConfig = operations.some((operation) => operation.kind === 'update-config');
    const checks = changes.length === 0 || context.offline === true ? { findings: [], unchecked: [] } : preflight({ wantedDocument: side.document, differences: found, resolved: base.resolved }, facts);
    const result = {
        ...plan,
        action: changes.length === 0 ? 'unchanged' : 'update',
        ...(changes.length === 0 ? {} : { documentDigest: writer.documentDigest(input.whole().approved) }),
        impact: worstImpact(changes.map((change) => change.impact)),
        changes,
        ...(onTheWay.length === 0 ? {} : { onTheWay }),
        operations,
        warnings: [
            ...plan.warnings,
            ...(updating && configDiffers ? ['Another config update is running. It is waited for, and this plan compares with what it brings.'] : []),
            ...(writesConfig ? burstWarnings(side, liveView) : []),
        ],
        unchecked: checks.unchecked,
    };
    if (updating)
        result.updating = resuming ? 'wanted' : 'other';
    const stopped = writesConfig && (0,endpoint_document/* isStopped */.id)(live)
        ? {
            reason: 'endpoint-stopped',
            message: `\`${live.name}\` is stopped; its config cannot be changed while it is.`,
            hint: 'Start it in the workspace, then run again.',
            ...placed(base.place),
        }
        : undefined;
    return (0,blocks/* withBlocks */.hn)(result, [...input.findings, stopped, ...findingBlocks(checks.findings, desired, context.manifest)]);
}
/** An inference table that moves is off in between (C17): digests of what the next plan shows of it, should the run end there. */
function returningTable(want, writer) {
    const without = { ...want, sections: { ai_gateway: (0,json/* record */.g1)() } };
    return (0,diff/* sectionDifferences */.c)('ai_gateway', want, without)
        .filter(({ parts }) => parts[1] === 'inference_table_config')
        .map((difference) => writer.difference(difference).digest);
}
/** A write-only field that the manifest leaves unstated may be reset by a config write (N20). */
function burstWarnings(side, live) {
    const stated = (0,bodies/* writeOnlyValues */.oz)(side.document);
    const entities = entitiesOf(live.sections.config);
    // In the manifest's order: that of a reply means nothing.
    return Object.keys(entitiesOf(side.want.sections.config)).flatMap((name) => {
        const path = `config.served_entities[${name}].burst_scaling_enabled`;
        const entity = Object.hasOwn(entities, name) ? entities[name] : undefined;
        const units = (0,json/* isObject */.Gv)(entity) && entity['provisioned_model_units'] !== undefined;
        return units && !stated.has(path) ? [`\`${path}\` cannot be read and is not stated: this update may reset it.`] : [];
    });
}
function entitiesOf(config) {
    return (0,json/* isObject */.Gv)(config) && (0,json/* isObject */.Gv)(config['served_entities']) ? config['served_entities'] : (0,json/* record */.g1)();
}
//# sourceMappingURL=endpoint-plan.js.map

/***/ }),

/***/ 4367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ Facts),
/* harmony export */   u: () => (/* binding */ needKey)
/* harmony export */ });
function needKey(need) {
    return JSON.stringify(Object.values(need));
}
/** Facts fetched so far, and a list of what was missed. */
class Facts {
    known;
    missing = new Map();
    constructor(known = new Map()) {
        this.known = known;
    }
    /** The fact, or `undefined` after noting that it is needed. */
    ask(need) {
        const key = needKey(need);
        const fact = this.known.get(key);
        if (fact === undefined)
            this.missing.set(key, need);
        return fact;
    }
}
//# sourceMappingURL=facts.js.map

/***/ }),

/***/ 8232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cg: () => (/* binding */ stepOf),
/* harmony export */   gI: () => (/* binding */ stepProblem),
/* harmony export */   wg: () => (/* binding */ unitProblem)
/* harmony export */ });
/** The step of this unit; `undefined` where the platform names none. */
function stepOf(info, unit) {
    return unit === 'units' ? info?.modelUnitChunkSize : info?.throughputChunkSize;
}
/** Why a model version cannot be sized in this unit; `undefined` where it can, or where nothing speaks against it. */
function unitProblem({ model, version, info, unit }) {
    const what = `\`${model}\` version ${version}`;
    if (info === undefined) {
        return {
            message: `${what} does not exist in this workspace, or Databricks knows no throughput of it.`,
            hint: 'Check the name and the version of the model.',
        };
    }
    if (!info.optimizable) {
        const said = info.said === undefined ? '' : ` Databricks says: ${info.said}`;
        return {
            message: `${what} cannot be served with provisioned throughput.${said}`,
            hint: 'Choose a model that is optimizable, or serve it as a custom model.',
        };
    }
    if (stepOf(info, unit) !== undefined)
        return undefined;
    const { modelUnitChunkSize: units, throughputChunkSize: chunk } = info;
    if (unit === 'units') {
        if (chunk === undefined)
            return undefined;
        return {
            message: `${what} is sold in tokens per second (chunks of ${chunk}), not in model units.`,
            hint: 'State `throughput_chunks` instead.',
        };
    }
    if (units !== undefined) {
        const other = unit === 'chunks' ? 'chunks of tokens per second' : 'tokens per second';
        return {
            message: `${what} is sold in model units (in steps of ${units}), not in ${other}.`,
            hint: `State \`provisioned_model_units\`, a multiple of ${units}, instead.`,
        };
    }
    if (unit === 'tokens')
        return undefined;
    return {
        message: `The size of a chunk of ${what} is not known: Databricks names none.`,
        hint: 'State `min_provisioned_throughput` and `max_provisioned_throughput` in tokens per second instead.',
    };
}
/**
 * The two legal values next to one that is none. 0 is legal where `zero` says so (a lower bound); elsewhere the least
 * value is one step.
 */
function nearestLegal(value, step, zero) {
    const below = Math.max(Math.floor(value / step) * step, zero ? 0 : step);
    return [below, below + step];
}
/** What to say of a number that is not a multiple of the step; `undefined` where it is one. */
function stepProblem(sized, step) {
    const { model, version, field, value } = sized;
    const zero = field === 'min_provisioned_throughput';
    if (value % step === 0 && (zero || value > 0))
        return undefined;
    const [below, above] = nearestLegal(value, step, zero);
    return {
        message: `\`${field}\` is ${value}, but \`${model}\` version ${version} is sold in steps of ${step}: ${below} and ${above} are the nearest legal values.`,
        hint: `State ${below} or ${above}.`,
    };
}
//# sourceMappingURL=increments.js.map

/***/ }),

/***/ 517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ newYaml),
/* harmony export */   Mr: () => (/* binding */ writeEndpointLines),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   pS: () => (/* binding */ yamlText)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2258);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/** Parts of a manifest written for people to paste: every reader of YAML reads back what was meant. */


function literal(value) {
    // What stands between `${` and `}` is not looked at again when it is read.
    if (typeof value === 'string')
        return value.replace(/\$\{[^}]*\}?/g, (found) => `$${found}`);
    if (Array.isArray(value))
        return value.map((item) => literal(item));
    if (typeof value !== 'object' || value === null)
        return value;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(Object.entries(value).map(([key, item]) => [key, literal(item)]));
}
/** The lines that state `document` below `endpoints.<key>`, with its text as it stands; end with a line feed. */
function writeEndpointLines(key, document) {
    return yamlText(newYaml((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)([['endpoints', (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)([[key, literal(document)]])]])));
}
/** A YAML document. Readers of YAML 1.1 would take `on` and `1:30` for something else than text, so they are quoted, too. */
function newYaml(content) {
    return new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Document */ .yo(content, { version: '1.2', compat: 'yaml-1.1', aliasDuplicateObjects: false });
}
/** Its text, without broken lines or characters that nobody sees. */
function yamlText(document) {
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Scalar: (_key, scalar) => {
            quoteOddText(scalar);
        },
    });
    return document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: false }).replace(unseen, escaped);
}
/** Characters that nobody sees or that turn text around; they stand in double quotes alone, where YAML knows escapes. */
const unseen = /[\p{Cf}\u007f-\u009f\u2028\u2029]/gu;
function escaped(character) {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
/** Blocks of lines lose blanks and odd breaks at their edges, so they are for ordinary text alone. */
function quoteOddText(scalar) {
    const { value } = scalar;
    if (typeof value !== 'string')
        return;
    if (value.search(unseen) >= 0)
        scalar.type = 'QUOTE_DOUBLE';
    if (!value.includes('\n'))
        return;
    const odd = value.split('\n').some((line) => /\s$|[\p{Cc}\p{Zl}\p{Zp}\ufeff]/u.test(line));
    if (odd || /^\s|\n\n$/.test(value))
        scalar.type = 'QUOTE_DOUBLE';
}
//# sourceMappingURL=manifest-lines.js.map

/***/ }),

/***/ 925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   M: () => (/* binding */ unreadDigest),
/* harmony export */   bz: () => (/* binding */ isProtected),
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   jo: () => (/* binding */ wantedOwnTags),
/* harmony export */   ownershipTag: () => (/* binding */ ownershipTag)
/* harmony export */ });
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2514);
/* harmony import */ var _manifest_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(517);
/** Whose an endpoint is, told by its tags, and what our own tags should say. */



/** `<owner>__<repo>__<id>__<target>`, other characters than `[A-Za-z0-9_-]` as `-`. */
function ownershipTag(parts) {
    const [owner = '', repo = ''] = parts.repository.split('/');
    return [owner, repo, parts.id, parts.target].map((part) => part.replace(/[^A-Za-z0-9_-]/g, '-')).join('__');
}
function tagOf(live, key) {
    return live.tags.find((tag) => tag.key === key)?.value;
}
function isProtected(live) {
    const value = tagOf(live, _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.protected);
    return value !== undefined && value !== 'false';
}
/** Digest of the wanted values of write-only fields; `undefined` where the manifest states none. */
function unreadDigest(values) {
    return values.size === 0 ? undefined : (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1))));
}
/** Our own tags as they should be on the endpoint. */
function wantedOwnTags(owner, desired, unread) {
    const tags = [{ key: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.manifest, value: owner }];
    if (desired.lifecycle.preventDestroy)
        tags.push({ key: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.protected, value: 'true' });
    if (unread !== undefined)
        tags.push({ key: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.unread, value: unread });
    return tags;
}
const age = (createdAt) => createdAt === undefined ? '' : `, created ${new Date(createdAt).toISOString().slice(0, 10)}`;
/** Decides whether the manifest may manage a live endpoint. */
function claim(owner, movedFrom, desired, live) {
    if (live.origin === 'databricks') {
        return {
            ownership: 'foreign',
            block: {
                reason: 'ownership-conflict',
                message: `\`${live.name}\` belongs to Databricks or to another product of the workspace.`,
                hint: 'Give your endpoint another name; this one is never touched.',
            },
        };
    }
    const tag = tagOf(live, _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.manifest);
    if (tag === owner)
        return { ownership: 'owned' };
    if (tag !== undefined && movedFrom.includes(tag))
        return { ownership: 'adopted' };
    if (tag !== undefined) {
        return {
            ownership: 'foreign',
            block: {
                reason: 'ownership-conflict',
                message: `\`${live.name}\` is managed by another manifest (\`${tag}\`).`,
                hint: `Remove it there first, or take it over by listing that tag under \`moved_from\`.`,
                paste: `moved_from:\n  - ${JSON.stringify(tag)}\n`,
            },
        };
    }
    if (desired.lifecycle.adopt)
        return { ownership: 'adopted' };
    return {
        ownership: 'foreign',
        block: {
            reason: 'ownership-conflict',
            message: `\`${live.name}\` exists already and is not managed by this manifest (creator ${live.creator ?? 'unknown'}${age(live.createdAt)}).`,
            hint: 'To manage it from here, adopt it.',
            paste: (0,_manifest_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .writeEndpointLines */ .Mr)(desired.key, { lifecycle: { adopt: true } }),
        },
    };
}
//# sourceMappingURL=ownership.js.map

/***/ }),

/***/ 8667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ showLive),
/* harmony export */   IC: () => (/* reexport safe */ _endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__.IC),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   Lt: () => (/* binding */ parseSecretReference)
/* harmony export */ });
/* unused harmony export hidden */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(194);



const hidden = '(sensitive)';
const unknown = '(unknown)';
/** Scope and key of a secret reference. */
function parseSecretReference(value) {
    const found = /^\{\{\s*secrets\/([^/{}\s]+)\/([^/{}\s]+)\s*\}\}$/.exec(value.trim());
    return found?.[1] === undefined || found[2] === undefined ? undefined : { scope: found[1], key: found[2] };
}
/**
 * A live value as it may be shown: credentials and environment values only as secret references, or where they stand
 * literally in the manifest. Works inside whole served entities too.
 */
function showLive(field, value, literals) {
    if (field.credential === true || field.hiddenWhenLive === true) {
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
            return showRecord(value, (item) => showText(item, literals));
        return showText(value, literals, field.credential === true);
    }
    if (field.type === 'object' && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value)) {
        return showRecord(value, (item, name) => {
            const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
            return child === undefined ? showUnknown(item, name) : showLive(child, item, literals);
        });
    }
    if (field.type === 'entity-list' && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return showLive(field.item, value, literals);
    return { value, sensitive: false };
}
/** What the table does not know yet may hold a credential all the same: its name tells. */
function showUnknown(value, name) {
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return showRecord(value, showUnknown);
    return (0,_endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__/* .secrecyOf */ .oW)(undefined, name) === undefined || (0,_endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretReference */ .IC)(value) ? { value, sensitive: false } : { value: hidden, sensitive: true };
}
function showText(value, literals, credential = false) {
    const safe = (0,_endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretReference */ .IC)(value) || (!credential && literals.has((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value)));
    return safe ? { value, sensitive: false } : { value: hidden, sensitive: true };
}
function showRecord(value, show) {
    let sensitive = false;
    const entries = Object.entries(value).map(([name, item]) => {
        const shown = show(item, name);
        sensitive ||= shown.sensitive;
        return [name, shown.value];
    });
    return { value: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(entries), sensitive };
}
//# sourceMappingURL=redact.js.map

/***/ }),

/***/ 2124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XL: () => (/* binding */ renameWarning),
/* harmony export */   i7: () => (/* binding */ underName),
/* harmony export */   q1: () => (/* binding */ hasSameContent),
/* harmony export */   vB: () => (/* binding */ tellRenames),
/* harmony export */   xe: () => (/* binding */ renameCandidates)
/* harmony export */ });
/* harmony import */ var _endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1167);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8674);
/**
 * A rename that is none: the platform cannot rename an endpoint, so what looks like one in the manifest deletes it and
 * creates another. Told by asking what the plan would be, had the endpoint kept its name.
 */


/** What both sides of a rename are told. */
function renameWarning(from, to) {
    return `\`${to}\` has the content of \`${from}\`, which this plan deletes: endpoints cannot be renamed, so this is a delete and a create; callers of \`${from}\` lose it, permissions and the id are new. To keep it, state \`name: ${from}\`.`;
}
/** Whether nothing serves under this name until the plan is carried out; its first config may be rolling out already. */
function isNew({ action, live }) {
    return action === 'create' || (action !== 'delete' && live !== undefined && live.config === undefined);
}
/** New endpoints with the endpoints to delete that serve the same models: only these are worth a closer look. */
function renameCandidates(plans, gone) {
    return [...plans]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((plan) => {
        const { desired, want } = plan;
        if (!isNew(plan) || desired === undefined)
            return [];
        const config = want?.sections.config;
        const entities = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(config) && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(config['served_entities']) ? config['served_entities'] : {};
        const wanted = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsOf */ .iZ)(Object.values(entities)).map(_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_1__/* .servedModelOf */ .a);
        const similar = gone.filter((summary) => serveTheSame(wanted, summary.served ?? []));
        return similar.length === 0 ? [] : [{ desired, gone: similar.sort((a, b) => (a.name < b.name ? -1 : 1)) }];
    });
}
/** A version that the manifest does not state is not compared. */
function serveTheSame(wanted, live) {
    if (wanted.length === 0 || wanted.length !== live.length)
        return false;
    const left = [...live];
    // Stated versions first, so that an open one does not take what they need.
    return [...wanted]
        .sort((a, b) => Number(a.version === '') - Number(b.version === ''))
        .every(({ model, version }) => {
        const index = left.findIndex((other) => other.model === model && (version === '' || other.version === version));
        if (index !== -1)
            left.splice(index, 1);
        return index !== -1;
    });
}
/** The wanted endpoint as if it had kept a name. Grants belong to the endpoint's id and are no part of its content. */
function underName(desired, name) {
    const document = Object.fromEntries(Object.entries(desired.document).filter(([section]) => section !== 'permissions'));
    return { ...desired, name, document };
}
/** Whether a plan made with `underName` says that the live endpoint has the wanted content: only our own tags may differ. */
function hasSameContent(plan) {
    return plan.action !== 'replace' && plan.ownership !== 'foreign' && plan.changes.every(({ section }) => section === 'ownership');
}
/** The plans, with the warning on both sides of each rename. */
function tellRenames(plans, renames) {
    return plans.map((plan) => {
        const made = isNew(plan) ? renames.find(({ to }) => to === plan.name) : undefined;
        const lost = plan.action === 'delete' ? renames.find(({ from }) => from === plan.name) : undefined;
        const rename = made ?? lost;
        if (rename === undefined)
            return plan;
        return { ...plan, warnings: [...plan.warnings, renameWarning(rename.from, rename.to)], ...(made === undefined ? {} : { renamedFrom: made.from }) };
    });
}
//# sourceMappingURL=rename.js.map

/***/ }),

/***/ 9116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Co: () => (/* binding */ entityLabel),
/* harmony export */   Q6: () => (/* binding */ withLiveVersions),
/* harmony export */   j8: () => (/* binding */ hasFloatingVersion),
/* harmony export */   sO: () => (/* binding */ resolveEndpoint)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8297);
/* harmony import */ var _endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1167);
/* harmony import */ var _increments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8232);
/** `latest`, `@alias` and `throughput_chunks` -> what is sent, by asking Unity Catalog and the optimization info. */




/** Name by which a resolution speaks of a served entity. */
function entityLabel(entity, index) {
    return typeof entity['name'] === 'string' && entity['name'] !== '' ? entity['name'] : `#${index + 1}`;
}
const isFloating = (version) => version === 'latest' || version.startsWith('@');
/** Whether any version of the endpoint is `latest` or an alias: what it means then depends on when one asks. */
function hasFloatingVersion({ document }) {
    const { config } = document;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config) && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsOf */ .iZ)(config['served_entities']).some((entity) => isFloating((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(entity['entity_version']).trim()));
}
/** Resolves one endpoint. What is not known yet stays as it is and is noted in `facts.missing`. */
function resolveEndpoint(desired, facts, options = {}) {
    const result = { document: desired.document, resolutions: [], chunks: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(), findings: [], unresolved: [] };
    const config = desired.document['config'];
    const entities = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config) ? config['served_entities'] : undefined;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config) || !Array.isArray(entities))
        return result;
    const resolved = entities.map((entity, index) => {
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(entity) || entity['entity_name'] == null)
            return entity;
        const work = { facts, index, entity, result, pinned: options.pinned ?? {} };
        const version = resolveVersion(work);
        const withVersion = version === undefined ? entity : { ...entity, entity_version: version };
        return resolveSize({ ...work, entity: withVersion }, version);
    });
    return { ...result, document: { ...desired.document, config: { ...config, served_entities: resolved } } };
}
/**
 * The document with the live version where the wanted one could not be told: a difference is only what is known to be
 * one. Another model keeps what the manifest says.
 */
function withLiveVersions({ document, unresolved }, live) {
    const config = document['config'];
    if (unresolved.length === 0 || !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config))
        return document;
    const found = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsOf */ .iZ)((0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_0__/* .effectiveConfig */ .k3)(live)?.document['served_entities']);
    const entities = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsOf */ .iZ)(config['served_entities']).map((entity, index) => {
        if (!unresolved.includes(index))
            return entity;
        const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(entity['name']);
        const [same, ...others] = found.filter((other) => other['entity_name'] === entity['entity_name'] && (name === '' || (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(other['name']) === name));
        return same === undefined || others.length > 0 ? entity : { ...entity, entity_version: same['entity_version'] ?? null };
    });
    return { ...document, config: { ...config, served_entities: entities } };
}
function problem(work, field, message, hint) {
    work.result.findings.push({ message, hint, path: ['config', 'served_entities', work.index, field] });
    if (field === 'entity_version')
        work.result.unresolved.push(work.index);
}
/** The version number; `undefined` while unknown or where there is none. */
function resolveVersion(work) {
    const model = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(work.entity['entity_name']);
    const asked = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(work.entity['entity_version']).trim();
    if (!isFloating(asked))
        return asked === '' ? undefined : asked;
    const label = entityLabel(work.entity, work.index);
    const version = pinnedVersion(work, model, label) ?? (asked === 'latest' ? latestVersion(work, model) : aliasVersion(work, model, asked.slice(1)));
    if (version !== undefined)
        work.result.resolutions.push({ entity: label, model, asked, version });
    return version;
}
/** The version a review saw, as long as it is still READY. */
function pinnedVersion(work, model, label) {
    const pinned = Object.hasOwn(work.pinned, label) ? work.pinned[label] : undefined;
    if (pinned === undefined)
        return undefined;
    const fact = work.facts.ask({ kind: 'model-version', model, version: pinned });
    return fact !== undefined && 'value' in fact && fact.value?.status === 'READY' ? pinned : undefined;
}
function latestVersion(work, model) {
    const fact = work.facts.ask({ kind: 'model-versions', model });
    if (fact === undefined)
        return undefined;
    if ('denied' in fact) {
        denied(work, `versions of \`${model}\``);
        return undefined;
    }
    const ready = (fact.value ?? []).filter((version) => version.status === 'READY').map((version) => Number(version.version));
    if (ready.length > 0)
        return String(Math.max(...ready));
    const what = fact.value === undefined ? `The model \`${model}\` does not exist in this workspace.` : `The model \`${model}\` has no version that is READY.`;
    problem(work, 'entity_version', what, 'Register a version first, or state a version number.');
    return undefined;
}
function aliasVersion(work, model, alias) {
    const fact = work.facts.ask({ kind: 'model-alias', model, alias });
    if (fact === undefined)
        return undefined;
    if ('denied' in fact) {
        denied(work, `alias \`${alias}\` of \`${model}\``);
        return undefined;
    }
    if (fact.value === undefined) {
        problem(work, 'entity_version', `The model \`${model}\` has no alias \`${alias}\` in this workspace.`, `Set the alias in Unity Catalog, or state a version number.`);
        return undefined;
    }
    return fact.value.version;
}
/** A version that must be known but may not be read is a finding: without it there is nothing to compare. */
function denied(work, what) {
    problem(work, 'entity_version', `May not read the ${what}.`, 'Grant the principal EXECUTE on the model, USE CATALOG and USE SCHEMA, or state a version number.');
}
/** `throughput_chunks` -> tokens per second. */
function resolveSize(work, version) {
    const chunks = work.entity['throughput_chunks'];
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(chunks) || version === undefined)
        return work.entity;
    const model = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(work.entity['entity_name']);
    const fact = work.facts.ask({ kind: 'optimization', model, version });
    if (fact === undefined)
        return work.entity;
    if ('denied' in fact) {
        problem(work, 'throughput_chunks', `May not read the optimization info of \`${model}\` version ${version}.`, 'Grant the principal EXECUTE on the model, or state tokens per second.');
        return work.entity;
    }
    const wrong = (0,_increments_js__WEBPACK_IMPORTED_MODULE_2__/* .unitProblem */ .wg)({ model, version, info: fact.value, unit: 'chunks' });
    const size = (0,_increments_js__WEBPACK_IMPORTED_MODULE_2__/* .stepOf */ .cg)(fact.value, 'chunks');
    if (wrong !== undefined || size === undefined) {
        if (wrong !== undefined)
            problem(work, 'throughput_chunks', wrong.message, wrong.hint);
        return work.entity;
    }
    const { throughput_chunks: _chunks, ...rest } = work.entity;
    const [min, max] = [Number(chunks['min'] ?? 0), Number(chunks['max'])];
    const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(rest['name']) || (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_3__/* .generatedEntityName */ .SR)(rest);
    work.result.chunks[name] = `${min === max ? max : `${min}–${max}`} chunk${max === 1 ? '' : 's'} of ${size}`;
    return { ...rest, min_provisioned_throughput: min * size, max_provisioned_throughput: max * size };
}
//# sourceMappingURL=resolve.js.map

/***/ }),

/***/ 6426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VC: () => (/* binding */ readNote),
/* harmony export */   iU: () => (/* binding */ hasArrived),
/* harmony export */   oQ: () => (/* binding */ intentOf)
/* harmony export */ });
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8297);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8674);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2514);
/**
 * The tag that remembers values which nobody can read back. Once they are written it holds their digest. Before that it
 * holds `<digest>-<config version>-<telemetry profile>`, as both were before the write: whatever becomes of the run, the
 * next one can tell by them what has arrived.
 */



const underWay = /^([0-9a-f]{24})-(\d{1,15})-([0-9a-f]{12})$/;
/** Reads the tag's value. What has another form is a digest, and one that nothing equals. */
function readNote(value) {
    const [, digest, version, profile] = underWay.exec(value) ?? [];
    if (digest === undefined || version === undefined || profile === undefined)
        return { digest: value };
    return { digest, before: { version: Number(version), profile } };
}
/**
 * The value to write before the values themselves. What `known`, a note of the same values, says of the time before
 * them stays true, unless the endpoint is another one by now and counts its versions anew.
 */
function intentOf(digest, live, known) {
    const { version, profile } = known?.before ?? { version: Infinity, profile: profileDigest(live) };
    return [digest, Math.min(version, versionOf(live)), profile].join('-');
}
/** Whether what was sent in a section after the note has arrived: a newer config (N1), another profile (R14). */
function hasArrived(note, section, live) {
    const { before } = note;
    if (before === undefined)
        return true;
    if (section === 'config')
        return versionOf(live) > before.version;
    return profileOf(live) !== '' && profileDigest(live) !== before.profile;
}
/** A rollout that failed does not count: what it left pending will never serve. */
const versionOf = (live) => (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_0__/* .effectiveConfig */ .k3)(live)?.version ?? 0;
function profileOf({ sections }) {
    const telemetry = sections.telemetry_config;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(telemetry) ? (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(telemetry['telemetry_profile_id']) : '';
}
/** Of a fixed length and alphabet, whatever the profile's id is made of (Q16). */
const profileDigest = (live) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(profileOf(live)).slice(0, 12);
//# sourceMappingURL=unread-note.js.map

/***/ }),

/***/ 8061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ne: () => (/* binding */ noticedValues),
/* harmony export */   l2: () => (/* binding */ wholeOf),
/* harmony export */   zD: () => (/* binding */ wantedSide)
/* harmony export */ });
/* harmony import */ var _endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7768);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8297);
/* harmony import */ var _endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1167);
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4784);
/* harmony import */ var _endpoint_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8166);
/* harmony import */ var _bodies_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3782);
/** The wanted endpoint next to the live one: names given, ignored parts overlaid, both in the table's form. */







/** Write-only values whose change the plan notices: those that no rule ignores. */
function noticedValues(side) {
    return new Map([...(0,_bodies_js__WEBPACK_IMPORTED_MODULE_3__/* .writeOnlyValues */ .oz)(side.document)].filter(([path]) => !side.ignored.some((rule) => (0,_endpoint_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .isWithin */ .UO)(path, rule))));
}
function wantedSide(desired, resolved, live, grants, today) {
    const found = live === undefined ? undefined : (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .liveDocument */ .CZ)(live, grants);
    const liveConfig = found?.['config'];
    const config = withoutCapture(resolved['config'], (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(liveConfig) ? liveConfig['auto_capture_config'] : undefined);
    let document = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(config)
        ? { ...resolved, config: (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_6__/* .nameEntities */ .vz)(config, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(liveConfig) ? liveConfig : undefined) }
        : resolved;
    if (live?.creator !== undefined && Array.isArray(document['permissions'])) {
        document = { ...document, permissions: document['permissions'].filter((grant) => !namesPrincipal(grant, live.creator ?? '')) };
    }
    const statedUnread = (0,_bodies_js__WEBPACK_IMPORTED_MODULE_3__/* .writeOnlyValues */ .oz)(document);
    const warnings = [];
    const ignored = [];
    for (const rule of desired.lifecycle.ignoreChanges) {
        if (rule.until !== undefined && rule.until < today) {
            warnings.push(`\`ignore_changes\` of \`${rule.path}\` ended on ${rule.until} (${rule.reason}): it is compared again.`);
            continue;
        }
        const path = (0,_endpoint_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePath */ .Rr)(rule.path);
        if (path === undefined)
            continue;
        // Paths that lead nowhere are refused with the manifest.
        document = (found === undefined ? undefined : (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .withLiveValueAt */ .Ny)(document, found, path)) ?? document;
        ignored.push(rule.path);
    }
    if (ignored.length > 0)
        document = withoutIdleRoutes(document);
    const kind = (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_6__/* .kindOfEndpoint */ .JD)((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(document['config']) ? document['config'] : undefined);
    return {
        document,
        liveDocument: found,
        want: (0,_endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalEndpoint */ .oH)(desired.name, kind, document, 'want'),
        liveView: live === undefined || found === undefined ? undefined : (0,_endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalEndpoint */ .oH)(live.name, liveKind(live), found, 'live'),
        warnings,
        ignored,
        statedUnread,
    };
}
/** `auto_capture_config: {}` states none: one that runs is turned off, and where there is none there is nothing to say. */
function withoutCapture(config, live) {
    const wanted = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(config) ? config['auto_capture_config'] : undefined;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(config) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(wanted) || Object.keys(wanted).length > 0)
        return config;
    const { auto_capture_config: _none, ...rest } = config;
    const runs = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(live) && (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(live['enabled'] ?? true) === 'true';
    return runs ? { ...rest, auto_capture_config: { enabled: false } } : rest;
}
/** Without routes of 0 % to served entities that an ignore rule has taken out: the platform refuses them. */
function withoutIdleRoutes(document) {
    const config = document['config'];
    const traffic = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(config) ? config['traffic_config'] : undefined;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(config) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(traffic))
        return document;
    const names = new Set((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .objectsOf */ .iZ)(config['served_entities']).map((entity) => (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(entity['name'])));
    const routes = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .objectsOf */ .iZ)(traffic['routes']).filter((route) => route['traffic_percentage'] !== 0 || names.has((0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(route['served_entity_name'] ?? route['served_model_name'])));
    return { ...document, config: { ...config, traffic_config: { ...traffic, routes } } };
}
function namesPrincipal(grant, principal) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(grant) && (grant['user_name'] === principal || grant['service_principal_name'] === principal);
}
/** Kind of what is live; a first deployment that failed still tells it. */
function liveKind(live) {
    return (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_6__/* .kindOfEndpoint */ .JD)(((0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .effectiveConfig */ .k3)(live) ?? live.pendingConfig)?.document);
}
/** Everything a create would make, in the table's form: what approving a create or replacement approves. */
function wholeOf(side, own) {
    const unread = Object.fromEntries((0,_bodies_js__WEBPACK_IMPORTED_MODULE_3__/* .writeOnlyValues */ .oz)(side.document));
    const kept = own.filter((tag) => tag.key === _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTags */ .Wb.protected);
    const creation = Object.fromEntries(Object.entries(side.want.creation).filter(([, value]) => value !== null));
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1)([
        ...Object.entries(creation),
        ...Object.entries(side.want.sections),
        ...(Object.keys(unread).length > 0 ? [['unread', unread]] : []),
        ...(kept.length > 0 ? [['protected', true]] : []),
    ]);
}
//# sourceMappingURL=wanted.js.map

/***/ }),

/***/ 9457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ destructiveWords),
/* harmony export */   BA: () => (/* binding */ sharedWords),
/* harmony export */   OD: () => (/* binding */ nameList),
/* harmony export */   TI: () => (/* binding */ isDestructive),
/* harmony export */   Uw: () => (/* binding */ destructiveSection),
/* harmony export */   _N: () => (/* binding */ mostEntries),
/* harmony export */   f7: () => (/* binding */ unreadSection),
/* harmony export */   i5: () => (/* binding */ warningSection)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2834);
/* harmony import */ var _condition_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8594);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(120);
/* harmony import */ var _origin_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3933);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2497);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9522);






/** Names or paths as a list of code spans: as many as there is room for, and no more than `most` unless the report is complete. */
function nameList(names, limits, most = Infinity) {
    const { shown, more } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(names, limits.detail === 'complete' ? limits.names : Math.min(limits.names, most));
    const rest = more === 0 ? '' : `${shown.length === 0 ? '' : ' '}${(0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .moreWords */ .bp)(more, limits)}`;
    return shown.map((name) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(name, 100))).join(', ') + rest;
}
/** Replacements and deletions, with what makes them necessary. */
function destructiveSection(plan, limits) {
    const all = plan.endpoints.filter(isDestructive);
    // What is blocked stands above with its reason; as mere names, both lists have all.
    const destructive = limits.detail === 'names' ? all : all.filter(({ blocked }) => blocked === undefined);
    if (destructive.length === 0)
        return '';
    if (limits.detail === 'names') {
        const groups = ['replace', 'delete'].map((action) => {
            const names = destructive.filter((endpoint) => endpoint.action === action).map(({ name }) => name);
            if (names.length === 0)
                return '';
            const title = action === 'replace' ? 'replaced, with DOWNTIME' : 'deleted for good';
            return `> ${_words_js__WEBPACK_IMPORTED_MODULE_4__/* .actionIcons */ .RV[action]} **${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(names.length, 'endpoint')} ${title}:** ${nameList(names, limits)}`;
        });
        return ['> [!CAUTION]', groups.filter((group) => group !== '').join('\n>\n')].join('\n');
    }
    const entries = destructive.length <= mostEntries ? destructive.map((endpoint) => destructiveEntry(endpoint, limits)) : destructiveGroups(destructive, limits);
    return ['> [!CAUTION]', ...entries.map((entry) => `> - ${entry}`)].join('\n');
}
/** More than these are told together, where the same happens to them. */
const mostEntries = 10;
function destructiveGroups(destructive, limits) {
    const groups = new Map();
    for (const endpoint of destructive) {
        const key = `${endpoint.action} ${sharedWords(endpoint, limits)}${endpoint.action === 'delete' ? ' No longer in the manifest.' : ''}`;
        groups.set(key, [...(groups.get(key) ?? []), endpoint]);
    }
    return [...groups].map(([key, endpoints]) => {
        const action = endpoints[0]?.action ?? 'delete';
        return `${_words_js__WEBPACK_IMPORTED_MODULE_4__/* .actionIcons */ .RV[action]} **${action} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(endpoints.length, 'endpoint')}**: ${key.slice(action.length + 1)} ${nameList(endpoints.map(({ name }) => name), limits)}`;
    });
}
function isDestructive({ action }) {
    return action === 'replace' || action === 'delete';
}
function destructiveEntry(endpoint, limits) {
    return `${_words_js__WEBPACK_IMPORTED_MODULE_4__/* .actionIcons */ .RV[endpoint.action]} **${endpoint.action}** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(endpoint.name)}: ${destructiveWords(endpoint, limits)}`;
}
/** What a deletion or replacement does, as far as it can be true of several endpoints. */
function sharedWords(endpoint, limits) {
    return endpoint.action === 'delete' ? `${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .impactWords */ .cH)(endpoint)}.` : destructiveWords(endpoint, limits);
}
/** What a deletion or replacement does to one endpoint. */
function destructiveWords(endpoint, limits) {
    const head = `${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .impactWords */ .cH)(endpoint)}.`;
    if (endpoint.action === 'delete') {
        const words = [head, (0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_origin_words_js__WEBPACK_IMPORTED_MODULE_2__/* .goneWords */ .d)(endpoint)), endpoint.blocked === undefined ? 'It is no longer in the manifest.' : ''];
        return words.filter((sentence) => sentence !== '').join(' ');
    }
    const causes = endpoint.changes.filter(({ impact, section }) => impact === 'replace' && section !== 'endpoint');
    if (causes.length === 0) {
        const why = endpoint.changes.find(({ section }) => section === 'endpoint')?.note;
        return why === undefined ? head : `${head} Because ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(why, limits.message))}.`;
    }
    const { shown, more } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(causes, 5);
    const texts = shown.map(({ path, before, after }) => {
        const text = (value) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)((0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .scalar */ .d_)(value, Math.min(80, limits.value)));
        return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(path, 200))} (${text(before)} → ${text(after)})`;
    });
    return `${head} Cannot be changed in place: ${texts.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
/** Warnings of the plan and its endpoints, holds, updates under way, and what is to be told of how endpoints are: one alert. */
function warningSection(plan, limits, conditions = []) {
    const remarks = plan.warnings.map((warning) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(warning, limits.message)));
    // What is true of several endpoints is said once.
    const concerns = new Map();
    for (const condition of conditions) {
        const remark = (0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)((0,_condition_words_js__WEBPACK_IMPORTED_MODULE_1__/* .conditionWords */ .r)(condition), limits.message));
        concerns.set(remark, [...(concerns.get(remark) ?? []), condition.name]);
    }
    for (const endpoint of plan.endpoints) {
        for (const remark of new Set(endpointRemarks(endpoint, limits)))
            concerns.set(remark, [...(concerns.get(remark) ?? []), endpoint.name]);
    }
    for (const [remark, names] of concerns)
        remarks.push(`${nameList(names, limits, 10)}: ${remark}`);
    if (remarks.length === 0)
        return '';
    const { shown, more } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(remarks, limits.items);
    const rest = more === 0 ? [] : [`> - ${(0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .moreWords */ .bp)(more, limits)}`];
    return ['> [!WARNING]', '> **Needs attention**', '>', ...shown.map((remark) => `> - ${remark}`), ...rest].join('\n');
}
function endpointRemarks(endpoint, limits) {
    const remarks = [];
    if (endpoint.hold !== undefined && endpoint.action !== 'unchanged') {
        const reason = endpoint.hold === '' ? '' : ` (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(endpoint.hold, limits.message))})`;
        remarks.push(`on hold by its tag \`endpoints_hold\`${reason}: planned, but not written.`);
    }
    if (endpoint.updating === 'other') {
        remarks.push('another config update is under way; apply waits for it and plans again.');
    }
    if (endpoint.updating === 'wanted' && endpoint.action !== 'unchanged') {
        remarks.push('an update to what the manifest wants is under way already.');
    }
    return [...remarks, ...endpoint.warnings.map((warning) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(warning, limits.message)))];
}
/** Endpoints that could not be read: errors, not "unchanged". */
function unreadSection(plan, limits) {
    if (plan.unread.length === 0)
        return '';
    const title = `#### ❌ ${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(plan.unread.length, 'endpoint')} could not be read, so nothing is known of ${plan.unread.length === 1 ? 'it' : 'them'}`;
    if (limits.detail === 'names')
        return `${title}\n\n${nameList(plan.unread.map(({ name }) => name), limits)}`;
    const { shown, more } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(plan.unread, limits.items);
    const lines = shown.map(({ name, reason, message }) => `- ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(name)} · ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(reason)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(message, limits.message))}`);
    if (more > 0)
        lines.push(`- ${(0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .moreWords */ .bp)(more, limits)}`);
    return [title, lines.join('\n')].join('\n\n');
}
//# sourceMappingURL=attention.js.map

/***/ }),

/***/ 5711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ likeness),
/* harmony export */   M2: () => (/* binding */ blockList),
/* harmony export */   bw: () => (/* binding */ togetherList),
/* harmony export */   gk: () => (/* binding */ blockedSection)
/* harmony export */ });
/* harmony import */ var _plan_blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1308);
/* harmony import */ var _attention_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9457);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2834);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(120);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2497);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9522);
/** What is held back until somebody does something: why, what next, and what it would be. */






function blockedSection(plan, limits) {
    const blocked = plan.endpoints.filter((endpoint) => endpoint.blocked !== undefined);
    if (blocked.length === 0)
        return '';
    const title = `#### ⛔ ${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(blocked.length, 'endpoint')} blocked: nothing of ${blocked.length === 1 ? 'it' : 'them'} is applied until this is resolved`;
    if (limits.detail === 'names') {
        return `${title}\n\n${(0,_attention_js__WEBPACK_IMPORTED_MODULE_1__/* .nameList */ .OD)(blocked.map(({ name }) => name), limits)}`;
    }
    const groups = blocked.length <= _attention_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N ? blocked.map((endpoint) => [endpoint]) : alike(blocked, limits);
    return [title, ...groups.map((group) => groupEntry(group, limits))].join('\n\n');
}
/** Endpoints of which the same is to be said, but for their names. */
function alike(blocked, limits) {
    const groups = new Map();
    for (const endpoint of blocked) {
        const key = likeness(endpoint, limits);
        groups.set(key, [...(groups.get(key) ?? []), endpoint]);
    }
    return [...groups.values()];
}
/** What is said of a blocked endpoint, but for its name: the same text for those that can be told of together. */
function likeness(endpoint, limits) {
    const blocks = (0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctBlocks */ .N$)(endpoint).map((block) => [block.reason, nameless(block.message, endpoint), nameless(block.hint, endpoint), block.paste ?? '']);
    return JSON.stringify([endpoint.action, (0,_attention_js__WEBPACK_IMPORTED_MODULE_1__/* .isDestructive */ .TI)(endpoint) ? (0,_attention_js__WEBPACK_IMPORTED_MODULE_1__/* .sharedWords */ .BA)(endpoint, limits) : '', blocks]);
}
function nameless(text, { name }) {
    return text.replaceAll(`\`${name}\``, '`<name>`');
}
/** An endpoint with the blocks of all that are like it, which name none of them. */
function anyOf(endpoint) {
    const [blocked, ...alsoBlocked] = (0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctBlocks */ .N$)(endpoint).map((block) => ({ ...block, message: nameless(block.message, endpoint), hint: nameless(block.hint, endpoint) }));
    return { ...endpoint, ...(blocked === undefined ? {} : { blocked }), alsoBlocked };
}
/** The blocks of several endpoints that are alike, told once, with their names. */
function togetherList(group, limits) {
    const [first] = group;
    return [blockList(anyOf(first), `**${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(group.length, 'endpoint')}** · ${first.action}`, limits), (0,_attention_js__WEBPACK_IMPORTED_MODULE_1__/* .nameList */ .OD)(group.map(({ name }) => name), limits)].join('\n\n');
}
function groupEntry(group, limits) {
    const [first] = group;
    if (first === undefined)
        return '';
    const action = first.action === 'unchanged' ? '' : ` · ${_words_js__WEBPACK_IMPORTED_MODULE_4__/* .actionIcons */ .RV[first.action]} ${first.action}`;
    if (group.length === 1)
        return entry(first, `**${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(first.name)}**${action}`, { words: () => (0,_attention_js__WEBPACK_IMPORTED_MODULE_1__/* .destructiveWords */ .AJ)(first, limits), limits });
    const text = entry(anyOf(first), `**${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(group.length, 'endpoint')}**${action}`, { words: () => (0,_attention_js__WEBPACK_IMPORTED_MODULE_1__/* .sharedWords */ .BA)(first, limits), limits });
    return `${text}\n\n${(0,_attention_js__WEBPACK_IMPORTED_MODULE_1__/* .nameList */ .OD)(group.map(({ name }) => name), limits)}`;
}
function entry(endpoint, title, { words, limits }) {
    const list = blockList(endpoint, title, limits);
    if (!(0,_attention_js__WEBPACK_IMPORTED_MODULE_1__/* .isDestructive */ .TI)(endpoint))
        return list;
    return `${list}${(0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctBlocks */ .N$)(endpoint).length === 1 && !list.endsWith('`') ? '  \n' : '\n\n'}**Once allowed:** ${words()}`;
}
/** Every block of an endpoint below its title: why, and what to do next. */
function blockList(endpoint, title, limits) {
    const blocks = (0,_plan_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctBlocks */ .N$)(endpoint);
    const [only] = blocks;
    if (only === undefined)
        return title;
    if (blocks.length === 1)
        return [`${title} · ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(only.reason)}  `, blockLines(only, limits)].join('\n');
    const { shown, more } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .capped */ .uo)(blocks, limits.items);
    return [
        `${title} · ${(0,_words_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(blocks.length, 'problem')}`,
        ...shown.map((block, index) => `${index + 1}. ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .inlineCode */ .ti)(block.reason)}: ${blockLines(block, limits).replace(/\n(?!\n)/g, '\n   ')}`),
        ...(more > 0 ? [(0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .moreWords */ .bp)(more, limits)] : []),
    ].join('\n\n');
}
function blockLines(block, limits) {
    const lines = `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(block.message, limits.message))}  \n**Next:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(block.hint, limits.message))}`;
    if (block.paste === undefined || limits.detail === 'table')
        return lines;
    return `${lines}\n\n${(0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .wholeFence */ .d6)(block.paste, limits, `The lines to paste are too long for here: see ${limits.rest}.`)}`;
}
//# sourceMappingURL=blocked.js.map

/***/ }),

/***/ 2834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ commentBudget),
/* harmony export */   Uj: () => (/* binding */ fit),
/* harmony export */   bp: () => (/* binding */ moreWords),
/* harmony export */   qN: () => (/* binding */ summaryBudget),
/* harmony export */   uo: () => (/* binding */ capped)
/* harmony export */ });
/* unused harmony export fits */
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9522);
/**
 * How reports stay inside GitHub's limits. A report is rendered at one level of detail after the other, always in
 * this order, until it fits:
 *
 * 1. `complete`: every value whole (job summary only; a comment of that size would not be read)
 * 2. `full`:     every change; values longer than a page are cut
 * 3. `short`:    every change; long values, lists and logs are cut
 * 4. `table`:    one line for each endpoint
 * 5. `names`:    counts, and the names of what is blocked, destructive or failed
 *
 * Counts, blocked and destructive changes never go away: at `names` they are lists of names, cut to what fits with
 * "and N more". Everything is counted, so the same report always shrinks the same way.
 */

const levels = {
    complete: { value: Infinity, lines: Infinity, message: 4000, items: Infinity, log: 400, names: Infinity },
    full: { value: 2000, lines: 400, message: 1500, items: 100, log: 60, names: 2000 },
    short: { value: 160, lines: 60, message: 400, items: 30, log: 25, names: 1000 },
    table: { value: 80, lines: 0, message: 200, items: 15, log: 10, names: 300 },
    names: { value: 40, lines: 0, message: 120, items: 5, log: 3, names: 2000 },
};
/** A comment or an issue holds 65,536 characters (of up to four bytes each). */
const commentBudget = {
    characters: 65_000,
    bytes: 259_000,
    details: ['full', 'short', 'table', 'names'],
    rest: 'the summary of the run',
};
/** The job summary of a step holds 1 MiB; above it the step itself fails. A little is left for other output. */
const summaryBudget = {
    characters: 1_000_000,
    bytes: 1_000_000,
    details: ['complete', 'full', 'short', 'table', 'names'],
    rest: 'the log of the run',
};
function fits(text, budget) {
    return text.length <= budget.characters && Buffer.byteLength(text, 'utf8') <= budget.bytes;
}
/** The most detailed rendering that fits; at the last level, with as many names as fit. */
function fit(budget, render) {
    const { characters: room, rest } = budget;
    for (const detail of budget.details) {
        const text = render({ detail, room, rest, ...levels[detail] });
        if (fits(text, budget))
            return text;
    }
    let low = 0;
    let high = levels.names.names;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(render({ detail: 'names', room, rest, ...levels.names, names: middle }), budget))
            low = middle;
        else
            high = middle - 1;
    }
    return render({ detail: 'names', room, rest, ...levels.names, names: low });
}
/** The first `limit` entries and how many are left. */
function capped(entries, limit) {
    return { shown: entries.slice(0, limit), more: Math.max(0, entries.length - limit) };
}
/** "and 12 more, see the summary of the run". */
function moreWords(more, { rest }) {
    return `and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(more)} more, see ${rest}`;
}
//# sourceMappingURL=budget.js.map

/***/ }),

/***/ 280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ changesFence),
  O: () => (/* binding */ toDiffLines)
});

// EXTERNAL MODULE: ./lib/src/endpoint/paths.js
var paths = __webpack_require__(8166);
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
// EXTERNAL MODULE: ./lib/src/render/ownership-words.js
var ownership_words = __webpack_require__(7162);
// EXTERNAL MODULE: ./node_modules/diff/libesm/diff/word.js + 1 modules
var word = __webpack_require__(5367);
// EXTERNAL MODULE: ./node_modules/diff/libesm/diff/line.js
var line = __webpack_require__(9493);
// EXTERNAL MODULE: ./node_modules/diff/libesm/diff/array.js
var array = __webpack_require__(1318);
;// CONCATENATED MODULE: ./lib/src/render/text-difference.js
/** What differs inside two long texts or lists. */

/** Above this many characters only the common beginning and end are looked for: word differences cost too much. */
const wordLimit = 5_000;
const around = 24;
/** So many differing lines are looked for; finding more costs their square, and a text that is another one is shown as that. */
const most = { maxEditLength: 500 };
/**
 * Two one-line texts, both cut to what differs: `…limit is 10 per…` against `…limit is 20 per…`.
 */
function inlineDifference(before, after) {
    if (before.length + after.length > wordLimit)
        return edges(before, after);
    const parts = (0,word/* diffWordsWithSpace */.pR)(before, after);
    const out = { before: '', after: '' };
    for (const [index, part] of parts.entries()) {
        if (part.removed)
            out.before += part.value;
        else if (part.added)
            out.after += part.value;
        else {
            const same = elide(part.value, { start: index === 0, end: index === parts.length - 1 });
            out.before += same;
            out.after += same;
        }
    }
    return out;
}
function elide(text, at) {
    const characters = Array.from(text);
    const head = at.start ? 0 : around;
    const tail = at.end ? 0 : around;
    if (characters.length <= head + tail + 1)
        return text;
    return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}
function edges(before, after) {
    const a = Array.from(before);
    const b = Array.from(after);
    let start = 0;
    while (start < Math.min(a.length, b.length) && a[start] === b[start])
        start += 1;
    let end = 0;
    while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end])
        end += 1;
    const window = (text) => {
        const from = Math.max(0, start - around);
        const to = Math.min(text.length, text.length - end + around);
        return `${from > 0 ? '…' : ''}${text.slice(from, to).join('')}${to < text.length ? '…' : ''}`;
    };
    return { before: window(a), after: window(b) };
}
/** Two texts of several lines, line by line, with two unchanged lines around each difference. */
function lineDifference(before, after) {
    const unlike = before.endsWith('\n') !== after.endsWith('\n');
    const [old, now] = [before, after].map((text) => (unlike && !text.endsWith('\n') ? `${text}  (no line feed at its end)` : text));
    const parts = (0,line/* diffLines */.Pp)(old, now, most) ?? replaced(old, now);
    const lines = parts.flatMap((part) => part.value
        .replace(/\n$/, '')
        .split('\n')
        // A carriage return would be lost among the lines of the report.
        .map((text) => ({ sign: part.added ? '+' : part.removed ? '-' : ' ', text: text.replace(/\r$/, '⟨U+000D⟩') })));
    return elideContext(lines);
}
const replaced = (before, after) => [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
];
/** Two lists of one-line texts, item by item. */
function listDifference(before, after) {
    const parts = (0,array/* diffArrays */.E)([...before], [...after], most) ?? replaced([...before], [...after]);
    const lines = parts.flatMap((part) => part.value.map((text) => ({ sign: part.added ? '+' : part.removed ? '-' : ' ', text })));
    return elideContext(lines);
}
function elideContext(lines, context = 2) {
    const near = lines.map(({ sign }, index) => sign !== ' ' || lines.slice(Math.max(0, index - context), index + context + 1).some((other) => other.sign !== ' '));
    const out = [];
    for (const [index, line] of lines.entries()) {
        if (near[index] === true)
            out.push(line);
        else if (near[index - 1] !== false)
            out.push({ sign: ' ', text: '…' });
    }
    return out;
}
//# sourceMappingURL=text-difference.js.map
// EXTERNAL MODULE: ./lib/src/json.js
var json = __webpack_require__(8674);
// EXTERNAL MODULE: ./lib/src/render/values.js
var values = __webpack_require__(2497);
// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/changes.js
/** The changes of one endpoint as lines for a `diff` fence. */







/** Strings longer than this are shown as differences inside them. */
const longText = 72;
const widestLabel = 36;
/**
 * Lines such as `-   workload_size:  Small` and `+   workload_size:  Medium` under a heading line with the path of
 * what they belong to. The first column is `+`, `-` or a space, so that no list item of YAML looks like a removal.
 */
function toDiffLines(changes, limits) {
    const lines = changes.filter(({ section }) => section === 'endpoint').flatMap((change) => wholeLines(change, limits.value));
    lines.push(...changes.map(ownership_words/* ownershipLine */.a).filter((line) => line !== undefined));
    for (const group of groupByParent(changes.filter((change) => change.section !== 'endpoint' && (0,ownership_words/* ownershipLine */.a)(change) === undefined))) {
        const indent = group.heading === '' ? '' : '  ';
        if (group.heading !== '')
            lines.push(`  ${(0,render_escape/* oneLine */.TN)((0,render_escape/* cut */.Jj)(group.heading, 500))}:`);
        const width = alignment(group.entries);
        for (const entry of group.entries)
            lines.push(...entryLines(entry, { indent, width, limit: limits.value }));
    }
    if (lines.length <= limits.lines)
        return lines;
    return [...lines.slice(0, limits.lines), `  … ${(0,words/* grouped */.zD)(lines.length - limits.lines)} more lines`];
}
/** The endpoint as a whole: a new document, or the id of what goes away. A replacement is told by its differences. */
function wholeLines(change, limit) {
    if (change.action === 'add' && (0,values/* isNested */._$)(change.after))
        return (0,values/* yamlLines */.Zk)(change.after, limit).map((line) => `+ ${line}`);
    return change.action === 'remove' && change.before !== '(unknown)' ? [`- endpoint id: ${(0,values/* scalar */.d_)(change.before, limit)}`] : [];
}
/** The `diff` fence, or nothing where there are no changes. */
function changesFence(changes, limits) {
    const lines = toDiffLines(changes, limits);
    return lines.length === 0 ? '' : (0,render_escape/* fence */.EU)(lines.join('\n'), 'diff');
}
function groupByParent(changes) {
    const groups = new Map();
    for (const change of changes) {
        const parts = (0,paths/* parsePath */.Rr)(change.path) ?? [change.path];
        const leaf = parts.at(-1) ?? change.path;
        const base = (0,paths/* formatPath */.jV)(parts.slice(0, -1));
        const entry = {
            label: typeof leaf === 'string' ? leaf : leaf.id,
            before: change.before,
            after: change.after,
            ...(change.note === undefined ? {} : { note: change.note }),
        };
        for (const [below, nested] of spread(entry)) {
            const heading = [base, ...below].filter((part) => part !== '').join('.');
            const group = groups.get(heading) ?? { heading, entries: [] };
            group.entries.push(nested);
            groups.set(heading, group);
        }
    }
    return [...groups.values()];
}
/** Two maps differ in their fields: one entry for each that does, below the map's own label. */
function spread(entry, below = []) {
    const { before, after } = entry;
    if (!(0,json/* isObject */.Gv)(before) || !(0,json/* isObject */.Gv)(after))
        return [[below, entry]];
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys
        .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
        .flatMap((key) => spread({ label: key, before: before[key], after: after[key] }, [...below, (0,values/* keyText */.Pu)(entry.label)]));
}
function alignment(entries) {
    const widths = entries
        .filter(({ before, after }) => !(0,values/* isNested */._$)(before) && !(0,values/* isNested */._$)(after))
        .map(({ label }) => (0,values/* keyText */.Pu)(label).length)
        .filter((width) => width <= widestLabel);
    return Math.max(0, ...widths);
}
function entryLines(entry, place) {
    const { before, after } = entry;
    const label = (0,render_escape/* cut */.Jj)((0,values/* keyText */.Pu)(entry.label), 200);
    const note = entry.note === undefined ? '' : `  # ${(0,render_escape/* oneLine */.TN)((0,render_escape/* cut */.Jj)(entry.note, 200))}`;
    const block = (lines) => [
        `  ${place.indent}${label}:${note}`,
        ...lines.map(({ sign, text }) => `${sign} ${place.indent}  ${clip(text, place.limit)}`),
    ];
    if (Array.isArray(before) && Array.isArray(after)) {
        return block(listDifference(before.map(itemText), after.map(itemText)).map(asItem));
    }
    if (typeof before === 'string' && typeof after === 'string') {
        if (before.includes('\n') || after.includes('\n'))
            return block(lineDifference(before, after));
        if (before.length > longText && after.length > longText) {
            const texts = inlineDifference(before, after);
            return [
                sideLines('-', { label, value: texts.before, note: '' }, place),
                sideLines('+', { label, value: texts.after, note }, place),
            ].flat();
        }
    }
    const lines = [];
    if (before !== undefined)
        lines.push(...sideLines('-', { label, value: before, note: after === undefined ? note : '' }, place));
    if (after !== undefined)
        lines.push(...sideLines('+', { label, value: after, note }, place));
    return lines;
}
function sideLines(sign, entry, place) {
    const { label, value, note } = entry;
    if ((0,values/* isNested */._$)(value)) {
        const nested = (0,values/* yamlLines */.Zk)(value, place.limit).map((line) => `${sign} ${place.indent}  ${line}`);
        return [`${sign} ${place.indent}${label}:${note}`, ...nested];
    }
    // A set, such as addresses: its members have no values.
    if (value === true && label.includes('@'))
        return [`${sign} ${place.indent}${label}${note}`];
    const aligned = label.length <= place.width ? `${label}:`.padEnd(place.width + 1) : `${label}:`;
    return [`${sign} ${place.indent}${aligned} ${(0,values/* scalar */.d_)(value, place.limit)}${note}`];
}
function itemText(item) {
    return typeof item === 'string' ? (0,values/* quoted */.TL)(item) : JSON.stringify(item);
}
function asItem(line) {
    return line.text === '…' ? line : { ...line, text: `- ${line.text}` };
}
function clip(text, limit) {
    return text.length <= limit ? text : `${(0,render_escape/* cut */.Jj)(text, limit)} (${(0,words/* grouped */.zD)(text.length)} characters)`;
}
//# sourceMappingURL=changes.js.map

/***/ }),

/***/ 8594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ standingFailures),
/* harmony export */   r: () => (/* binding */ conditionWords)
/* harmony export */ });
/* harmony import */ var _plan_conditions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8056);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(120);
/** How endpoints are, in words: what failed or stands still on them, apart from what they are configured to be. */


/** One condition, to follow the endpoint's name and a colon. Names of others stand in backticks. */
function conditionWords({ kind, serves, asWanted, entities }) {
    const still = serves ? 'what was there before still serves' : 'nothing serves';
    const wanted = serves && asWanted ? ' and is what the repository says, so there is nothing to change' : '';
    switch (kind) {
        case 'down':
            return `its deployment failed, and nothing serves.${entityWords(entities)}`;
        case 'system-update-failed':
            return `a rebuild that the platform started by itself failed (\`system_update_failure\`); ${still}.${entityWords(entities)}`;
        case 'update-failed':
            return `its last update failed; ${still}${wanted}.${entityWords(entities)}`;
        case 'update-cancelled':
            return `its last update was cancelled; ${still}${wanted}.`;
        case 'stopped':
            return 'it is stopped. It is compared all the same; a changed config is held back until it is started.';
        case 'recovering':
            return `it is recovering${serves ? '' : ', and nothing serves meanwhile'}.${entityWords(entities)}`;
    }
}
const mostEntities = 4;
/** A sentence more, with the platform's own words. */
function entityWords(entities) {
    if (entities.length === 0)
        return '';
    const told = entities.slice(0, mostEntities).map(({ entity, deployment, message }) => {
        const said = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutEnd */ .Mx)(message.trim().replaceAll('`', '\''), '. \t\r\n');
        return `\`${entity.replaceAll('`', '\'')}\` is ${deployment}${said === '' ? '' : ` ("${said}")`}`;
    });
    const more = entities.length - told.length;
    return ` Served entity ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
const standing = new Set(['down', 'system-update-failed', 'update-failed', 'update-cancelled']);
/** What failed before and still stands: a plan may have nothing to change there, or be about to replace it. */
function standingFailures({ endpoints }) {
    return (0,_plan_conditions_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionsOf */ .yb)(endpoints).filter(({ kind }) => standing.has(kind));
}
//# sourceMappingURL=condition-words.js.map

/***/ }),

/***/ 7621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mt: () => (/* binding */ dispatchCommand),
/* harmony export */   bZ: () => (/* binding */ localCommand),
/* harmony export */   cJ: () => (/* binding */ inputWords),
/* harmony export */   g5: () => (/* binding */ furtherInputs),
/* harmony export */   k1: () => (/* binding */ workflowLink),
/* harmony export */   nh: () => (/* binding */ destroyedOf)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(120);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9522);


/** Longer lists of names would not fit an input. */
const longestList = 1000;
function destroyedOf(endpoints) {
    return endpoints.filter(({ action }) => action === 'delete' || action === 'replace').map(({ name }) => name);
}
/** Inputs with their values, for the workflow or for the command line. */
function inputsOf({ digest, only, destroys }) {
    const list = joined(only);
    const consent = destroys.length === 0 ? undefined : (joined(destroys) ?? 'true');
    return [['plan-digest', (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(digest, 100)], ...(list === undefined ? [] : [['only', list]]), ...(consent === undefined ? [] : [['allow-destroy', consent]])];
}
/** Names as one input takes them; `undefined` where there are none, or an input cannot hold them. */
function joined(names) {
    const list = names.join(',');
    return list === '' || list.length > longestList || names.some((name) => /[,\s]/.test(name)) ? undefined : list;
}
/** `gh workflow run` with the digest, the names where it is not all of them, and consent where it destroys. */
function dispatchCommand(facts, dispatch) {
    const inputs = inputsOf(dispatch).map(([name, value]) => ` -f ${name}=${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)(value)}`);
    return `gh workflow run ${isPlain(facts.workflow) ? facts.workflow : '"<apply workflow>"'}${inputs.join('')}`;
}
/** The same on one's own machine. */
function localCommand(target, { manifestPath }, dispatch) {
    const options = [
        ...(manifestPath === undefined || manifestPath === 'endpoints.yml' ? [] : [['manifest', (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(manifestPath, 200)]]),
        ...(target === 'default' ? [] : [['target', (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(target, 200)]]),
        ...inputsOf(dispatch),
    ];
    return `databricks-endpoints apply${options.map(([name, value]) => ` --${name} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)(value)}`).join('')}`;
}
/** "`plan-digest` `5d41…` and `only` `chat`", for the form behind the button. */
function inputWords(dispatch) {
    const words = inputsOf(dispatch).map(([name, value]) => `\`${name}\` ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(value)}`);
    const last = words.length > 1 ? words.pop() : undefined;
    return `${words.join(', ')}${last === undefined ? '' : ` and ${last}`}`;
}
/** A line on what a workflow asks for that serves several targets or manifests: only it knows whether it does. */
function furtherInputs(target, { manifestPath }) {
    const inputs = [
        target === 'default' ? '' : `-f target=${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(target, 100))}`,
        manifestPath === undefined || manifestPath === 'endpoints.yml' ? '' : `-f manifest=${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r7)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(manifestPath, 200))}`,
    ].filter((input) => input !== '');
    return inputs.length === 0 ? [] : [`# where the workflow asks for it, add: ${inputs.join(' ')}`];
}
/** The page with the button "Run workflow", where the address of the run tells it. */
function workflowLink({ runUrl, workflow }) {
    const base = /^(https?:\/\/[^?#]+\/actions)\/runs\/\d+/.exec(runUrl ?? '')?.[1];
    const words = 'Run the apply workflow';
    return base === undefined || !isPlain(workflow) ? `${words} by hand` : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(words, `${base}/workflows/${workflow}`);
}
const isPlain = (workflow) => workflow !== undefined && /^[\w.-]+$/.test(workflow);
//# sourceMappingURL=dispatch.js.map

/***/ }),

/***/ 5371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AG: () => (/* binding */ isClean),
  lM: () => (/* binding */ isEmptyPlan),
  MM: () => (/* binding */ planHeadline),
  Cl: () => (/* binding */ planLede),
  MT: () => (/* binding */ sameWords),
  Bs: () => (/* binding */ statusLine)
});

// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
// EXTERNAL MODULE: ./lib/src/render/result-words.js
var result_words = __webpack_require__(3030);
// EXTERNAL MODULE: ./lib/src/render/sizing.js
var sizing = __webpack_require__(8053);
// EXTERNAL MODULE: ./lib/src/render/words.js
var render_words = __webpack_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/worst-impact.js


/** The worst impact of a plan on what serves, in one line; "" where nothing is known of it. */
function worstLine(plan) {
    const touched = plan.endpoints.filter(({ action }) => action !== 'unchanged' && action !== 'create');
    if (plan.summary.create + touched.length === 0)
        return '';
    if (touched.length === 0)
        return '**Worst impact: none on what serves today.** Only new endpoints.';
    const { text, stopped } = worstWords(touched);
    if (!stopped)
        return `**Worst impact: ${text}`;
    // What is worst does not happen yet; what does, is what a reviewer lets in.
    const rest = plan.endpoints.filter((endpoint) => endpoint.action !== 'unchanged' && !isStopped(endpoint));
    const changed = rest.filter(({ action }) => action !== 'create');
    if (rest.length === 0)
        return `**Worst impact: ${text}`;
    return `**Worst impact: ${text} ${changed.length === 0 ? '**Of the rest: none on what serves today.** Only new endpoints.' : `**Of the rest: ${worstWords(changed).text}`}`;
}
/** The worst impact on endpoints, on whom and what it means; `stopped` where nothing of it is written as things are. */
function worstWords(endpoints) {
    const worst = (0,render_words/* worstImpact */.Ox)(endpoints);
    const affected = (0,render_words/* byWait */.fV)(endpoints.filter(({ impact }) => impact === worst));
    const [slowest] = affected;
    if (slowest === undefined)
        return { text: `${render_words/* impactNames */.NS[worst]}**`, stopped: false };
    const names = affected.length === 1 ? (0,render_escape/* inlineCode */.ti)(slowest.name) : (0,render_words/* count */.U9)(affected.length, 'endpoint');
    const wait = worst === 'rollout' || worst === 'replace' ? `; ${(0,render_words/* typicalWait */.eF)(slowest)}` : '';
    const detail = worst === 'metadata' ? metadataDetail(affected) : worstDetail[worst];
    return { text: `${render_words/* impactNames */.NS[worst]}** on ${names}${stoppedWords(affected)}${detail}${wait}.`, stopped: affected.every(isStopped) };
}
const isStopped = ({ blocked, hold }) => blocked !== undefined || hold !== undefined;
/** ` (blocked)`, ` (2 blocked, 1 on hold)`. */
function stoppedWords(endpoints) {
    const blocked = endpoints.filter((endpoint) => endpoint.blocked !== undefined).length;
    const held = endpoints.filter(isStopped).length - blocked;
    const words = [[blocked, 'blocked'], [held, 'on hold']].flatMap(([number, word]) => number === 0 ? [] : [number === endpoints.length ? word : `${(0,render_words/* grouped */.zD)(number)} ${word}`]);
    return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
/** Nothing is deployed anew, but callers may notice all the same. */
function metadataDetail(endpoints) {
    const touches = (section) => endpoints.some(({ changes }) => changes.some((change) => change.section === section));
    const more = [touches('permissions') ? 'who may use it changes' : '', touches('ai_gateway') ? 'the gateway’s rules for requests change' : ''].filter((words) => words !== '');
    return `: ${['what serves stays as it is', ...more].join('; ')}`;
}
const worstDetail = {
    none: '',
    traffic: ': requests go elsewhere at once',
    rollout: ': a new version builds while the old one serves',
    replace: ': deleted and created again, new endpoint id, permissions are re-applied',
    delete: '',
};
//# sourceMappingURL=worst-impact.js.map
;// CONCATENATED MODULE: ./lib/src/render/headline.js





/** True where nothing would be written and nothing stands in the way. */
function isEmptyPlan(plan) {
    const { create, update, replace, delete: deleted } = plan.summary;
    return create + update + replace + deleted === 0 && plan.endpoints.every(({ blocked }) => blocked === undefined);
}
/** True where everything was read and nothing differs. */
const isClean = (plan) => isEmptyPlan(plan) && plan.unread.length === 0;
/** Once there is a result, its counts are the headline; before, those of the plan. */
function planHeadline(plan, context) {
    const words = context.result === undefined ? (0,render_words/* capital */.Nx)((0,render_words/* countWords */.rj)(plan)) : (0,render_words/* capital */.Nx)((0,result_words/* outcomeCounts */.TY)(context.result));
    const offline = plan.offline ? ' (offline)' : '';
    return `### ${headlineIcon(plan, context)} Serving endpoints${offline} · ${(0,render_escape/* inlineCode */.ti)(plan.target)}: ${words}`;
}
function headlineIcon(plan, { status, result }) {
    if (result !== undefined)
        return (0,result_words/* verdict */.WJ)(result).icon;
    if (status === 'applying')
        return '⏳';
    if (status === 'applied')
        return '✅';
    if (status === 'failed')
        return '❌';
    if (plan.endpoints.some(({ blocked }) => blocked !== undefined))
        return '⛔';
    if (plan.unread.length > 0)
        return '❌';
    if (plan.summary.replace + plan.summary.delete > 0)
        return '⚠️';
    return isEmptyPlan(plan) ? '✅' : '✏️';
}
/** What an empty plan was found by: an offline one has seen no workspace. */
function sameWords({ offline }) {
    return offline ? 'The endpoints are those of the manifest that this one would replace.' : 'The workspace is what the manifest says.';
}
/** Worst impact in words, then workspace, manifest and what stays as it is. */
function planLede(plan) {
    const unchanged = plan.endpoints.filter(({ action, blocked }) => action === 'unchanged' && blocked === undefined).length;
    const where = [
        plan.host === '' ? '' : `workspace ${(0,render_escape/* inlineCode */.ti)(plan.host)}`,
        `manifest ${(0,render_escape/* inlineCode */.ti)(plan.manifest)}`,
        unchanged > 0 ? `${(0,render_words/* count */.U9)(unchanged, 'endpoint')} unchanged` : '',
    ].filter((part) => part !== '');
    const worst = isClean(plan) ? sameWords(plan) : worstLine(plan);
    return [worst, sizeLine(plan), (0,render_words/* capital */.Nx)(where.join(' · '))].filter((line) => line !== '').join('\n\n');
}
/** The cost hint in one line: what is provisioned before and after, where that changes. */
function sizeLine(plan) {
    const changes = plan.endpoints.flatMap((endpoint) => (0,sizing/* sizeChanges */.v)(endpoint).map((change) => ({ endpoint, ...change })));
    const [first] = changes;
    if (first === undefined)
        return '';
    if (changes.length > mostSizes) {
        const [more, less] = [changes.filter(({ before }) => before === undefined), changes.filter(({ after }) => after === undefined)];
        const other = changes.length - more.length - less.length;
        const parts = [other === 0 ? '' : `${(0,render_words/* count */.U9)(other, 'served entity', 'served entities')} resized`, more.length === 0 ? '' : `${(0,render_words/* grouped */.zD)(more.length)} new`, less.length === 0 ? '' : `${(0,render_words/* grouped */.zD)(less.length)} gone`];
        return `**Provisioned size:** ${parts.filter((part) => part !== '').join(', ')} (see each endpoint).`;
    }
    // Served entities of several endpoints often have the same name.
    const several = changes.some(({ endpoint }) => endpoint !== first.endpoint);
    const texts = changes.map(({ endpoint, entity, before, after }) => {
        const text = (size) => (size === undefined ? '' : (0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(size, 120)));
        const words = before === undefined ? `${text(after)} (new)` : after === undefined ? `${text(before)} → none` : `${text(before)} → ${text(after)}`;
        return `${(0,render_escape/* inlineCode */.ti)(`${several ? `${(0,render_escape/* cut */.Jj)(endpoint.name, 60)}/` : ''}${(0,render_escape/* cut */.Jj)(entity, 60)}`)} ${words}`;
    });
    return `**Provisioned size:** ${texts.join(' · ')}`;
}
/** More sizes than these are only counted in the head of the report. */
const mostSizes = 3;
/** The life-cycle in one line; nothing for a fresh plan. What a result says of itself is what happened. */
function statusLine(context) {
    const run = context.runUrl === undefined ? 'a run' : (0,render_escape/* link */.nf)('a run', context.runUrl);
    const note = context.statusNote === undefined ? '' : ` ${(0,render_escape/* plainText */.wh)(context.statusNote)}`;
    if (context.result !== undefined) {
        const { kind, icon } = (0,result_words/* verdict */.WJ)(context.result);
        return `${icon} ${verdictLine(kind, run)}${note}`;
    }
    switch (context.status) {
        case 'planned':
            return '';
        case 'applying':
            return `⏳ **Being applied** by ${run}; this comment is updated until it ends.${note}`;
        case 'applied':
            return `✅ ${verdictLine('applied', run)}${note}`;
        case 'failed':
            return `❌ ${verdictLine('failed', run)}${note}`;
    }
}
function verdictLine(kind, run) {
    switch (kind) {
        case 'failed':
            return `**Not everything was applied** by ${run}. What is missing stays in the next plan.`;
        case 'cut-off':
            return `**Cut off: not everything was applied** by ${run}, which was cancelled. What it had begun goes on in the workspace; apply again to finish it.`;
        case 'held-back':
            return `**Not everything was applied** by ${run}: changes were held back, as told below.`;
        case 'accepted':
            return `**Accepted, still rolling out:** ${run} made the changes and did not wait until everything is ready.`;
        case 'held':
            return `**On hold: nothing was applied** by ${run}. What is on hold stays in the next plan.`;
        case 'partly-held':
            return `**Applied, except what is on hold,** by ${run}. What is on hold stays in the next plan.`;
        case 'nothing':
            return `**Nothing left to apply:** ${run} found the workspace as the manifest says.`;
        case 'applied':
            return `**Applied** by ${run}.`;
    }
}
//# sourceMappingURL=headline.js.map

/***/ }),

/***/ 4756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ liveConfig)
/* harmony export */ });
/* harmony import */ var _endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7768);
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8297);
/* harmony import */ var _endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1167);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8674);




/** The config that the plan compared with, in the form it compared: the pending one while an update runs (N1), with the table's types. */
function liveConfig(live) {
    const config = live === undefined ? undefined : (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .effectiveConfig */ .k3)(live)?.document;
    if (live === undefined || config === undefined)
        return undefined;
    const view = (0,_endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalEndpoint */ .oH)(live.name, (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOfEndpoint */ .JD)(config), { config }, 'live').sections.config;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(view) ? view : undefined;
}
//# sourceMappingURL=live-config.js.map

/***/ }),

/***/ 3933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ goneWords),
/* harmony export */   j: () => (/* binding */ bornWords)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9522);

const mostModels = 3;
const code = (name) => `\`${name.replaceAll('`', '\'')}\``;
/** "Created by `x` on 2025-01-02." as far as the platform told. */
function bornWords({ live, gone }) {
    const { creator, createdAt } = live ?? gone ?? {};
    const by = creator === undefined ? '' : ` by ${code(creator)}`;
    const on = createdAt === undefined ? '' : ` on ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(createdAt)}`;
    return by === '' && on === '' ? '' : `Created${by}${on}.`;
}
/** What goes with a deletion: "It serves `a.b.c` version 7. Created by `x` on 2025-01-02." */
function goneWords(endpoint) {
    const served = endpoint.gone?.served ?? [];
    // The platform shuffles them (N5).
    const models = [...new Set(served.map(({ model, version }) => `${code(model)}${version === '' ? '' : ` version ${version}`}`))].sort();
    const shown = models.slice(0, mostModels);
    const rest = models.length - shown.length;
    const last = rest > 0 ? `${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(rest)} more` : shown.length > 1 ? shown.pop() : undefined;
    const serves = shown.length === 0 ? '' : `It serves ${shown.join(', ')}${last === undefined ? '' : ` and ${last}`}.`;
    return [serves, bornWords(endpoint)].filter((words) => words !== '').join(' ');
}
//# sourceMappingURL=origin-words.js.map

/***/ }),

/***/ 7162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ ownershipLine),
/* harmony export */   e: () => (/* binding */ earlierOwner)
/* harmony export */ });
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/** Changes of our own tags, in words: readers care for what they mean, not for how they are kept. */

/** Tag of the manifest that an endpoint is taken over from; `undefined` where it belonged to nobody. */
function earlierOwner(endpoint) {
    const before = endpoint.changes.find((change) => change.class === 'adopt')?.before;
    return typeof before === 'string' ? before.replace(/^endpoints_manifest: /, '') : undefined;
}
/** A line of a difference for a change of our tags; `undefined` for one that has no words of its own. */
function ownershipLine(change) {
    if (change.section !== 'ownership')
        return undefined;
    const isOf = (tag) => [change.before, change.after].some((side) => typeof side === 'string' && side.startsWith(`${tag}: `));
    if (isOf(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.protected))
        return change.action === 'remove' ? '- protection is lifted' : '+ protection is set';
    // Goes once no such value is stated any more.
    if (isOf(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.unread) && change.action === 'remove')
        return `- note of values that cannot be read back (tag ${_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.unread})`;
    return undefined;
}
//# sourceMappingURL=ownership-words.js.map

/***/ }),

/***/ 3420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ renderPlanComment)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2834);
/* harmony import */ var _plan_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8597);


/** The whole body of the plan's comment: the marker first, then the report in what room GitHub leaves. */
function renderPlanComment(plan, context) {
    return (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .fit */ .Uj)(_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .commentBudget */ .LO, (limits) => `${context.marker}\n${(0,_plan_report_js__WEBPACK_IMPORTED_MODULE_1__/* .planReport */ .s)(plan, context, limits)}\n`);
}
//# sourceMappingURL=plan-comment.js.map

/***/ }),

/***/ 8597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ planReport)
});

// EXTERNAL MODULE: ./lib/src/render/attention.js
var attention = __webpack_require__(9457);
// EXTERNAL MODULE: ./lib/src/render/blocked.js
var blocked = __webpack_require__(5711);
// EXTERNAL MODULE: ./lib/src/render/condition-words.js
var condition_words = __webpack_require__(8594);
// EXTERNAL MODULE: ./lib/src/render/changes.js + 1 modules
var changes = __webpack_require__(280);
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
// EXTERNAL MODULE: ./lib/src/render/origin-words.js
var origin_words = __webpack_require__(3933);
// EXTERNAL MODULE: ./lib/src/render/ownership-words.js
var ownership_words = __webpack_require__(7162);
// EXTERNAL MODULE: ./lib/src/render/sizing.js
var sizing = __webpack_require__(8053);
// EXTERNAL MODULE: ./lib/src/render/traffic.js
var render_traffic = __webpack_require__(9618);
// EXTERNAL MODULE: ./lib/src/render/words.js
var render_words = __webpack_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/endpoint-section.js








/** A `<details>` block: action and impact on its line, everything else inside. */
function endpointSection(endpoint, limits) {
    const title = `${render_words/* actionIcons */.RV[endpoint.action]} <b>${endpoint.action}</b> ${(0,render_escape/* htmlCode */.h8)(endpoint.name)} · ${(0,render_words/* impactWords */.cH)(endpoint)}${sectionMarks(endpoint)}`;
    return [`<details>\n<summary>${title}</summary>`, ...endpointFacts(endpoint, limits), '</details>'].join('\n\n');
}
/** What an endpoint's line says beside its impact: that it is taken over, or why it is not written. */
function sectionMarks({ blocked, changes, hold }) {
    const adopting = changes.some((change) => change.class === 'adopt');
    return `${adopting ? ' · to adopt' : ''}${blocked === undefined ? '' : ' · ⛔ blocked'}${hold === undefined ? '' : ' · on hold'}`;
}
/** What is known of one endpoint's plan, as paragraphs and fences. */
function endpointFacts(endpoint, limits) {
    const adopting = endpoint.changes.some((change) => change.class === 'adopt');
    const parts = [
        adopting ? adoptLine(endpoint) : '',
        endpoint.action === 'delete' ? (0,render_escape/* plainText */.wh)((0,origin_words/* goneWords */.d)(endpoint)) : '',
        keyLine(endpoint),
        (0,changes/* changesFence */.T)(endpoint.changes.filter((change) => change.class !== 'adopt'), limits),
        trafficPicture(endpoint),
        factList(endpoint, limits),
    ];
    return parts.filter((part) => part !== '');
}
function adoptLine(endpoint) {
    const words = (0,render_escape/* plainText */.wh)((0,origin_words/* bornWords */.j)(endpoint));
    const born = words === '' ? '' : ` ${words}`;
    const from = (0,ownership_words/* earlierOwner */.e)(endpoint);
    return from === undefined
        ? `**Adopting:** the endpoint exists already and belongs to this manifest from now on.${born}`
        : `**Taken over from** ${(0,render_escape/* inlineCode */.ti)((0,render_escape/* cut */.Jj)(from, 300))}: it belongs to this manifest from now on.${born}`;
}
function keyLine(endpoint) {
    return endpoint.key === endpoint.name || endpoint.action === 'delete' ? '' : `Manifest key ${(0,render_escape/* inlineCode */.ti)(endpoint.key)}`;
}
function trafficPicture(endpoint) {
    const traffic = (0,render_traffic/* trafficChange */.UK)(endpoint);
    if (traffic === undefined)
        return '';
    const title = traffic.before.size === 0 ? '**Traffic**' : '**Traffic, before → after**';
    return `${title}\n\n${(0,render_escape/* fence */.EU)((0,render_traffic/* drawTraffic */.od)(traffic).join('\n'), 'text')}`;
}
function factList(endpoint, limits) {
    const facts = [];
    for (const { entity, before, after } of (0,sizing/* sizeChanges */.v)(endpoint).slice(0, 20)) {
        const old = before === undefined ? '' : `${(0,render_escape/* inlineCode */.ti)((0,render_escape/* cut */.Jj)(before, limits.message))} → `;
        facts.push(`**Size** of ${(0,render_escape/* inlineCode */.ti)((0,render_escape/* cut */.Jj)(entity, 100))}: ${old}${after === undefined ? 'none' : (0,render_escape/* inlineCode */.ti)((0,render_escape/* cut */.Jj)(after, limits.message))}`);
    }
    for (const { entity, model, asked, version } of endpoint.resolved) {
        facts.push(`**Version** of ${(0,render_escape/* inlineCode */.ti)(model)} in ${(0,render_escape/* inlineCode */.ti)(entity)}: ${(0,render_escape/* inlineCode */.ti)(`${asked} → ${version}`)}`);
    }
    if ((0,render_words/* leavesUnmanaged */.rq)(endpoint)) {
        facts.push(`**Not in the manifest, left as it is:** ${(0,attention/* nameList */.OD)(endpoint.unmanaged, limits, 30)}`);
    }
    if (endpoint.unverifiable.length > 0) {
        facts.push(`**Cannot be verified** (sent, but the platform never returns it): ${(0,attention/* nameList */.OD)(endpoint.unverifiable, limits, 30)}`);
    }
    for (const warning of endpoint.warnings)
        facts.push(`⚠️ ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(warning, limits.message))}`);
    return facts.map((fact) => `- ${fact}`).join('\n');
}
const endpointTableHead = '| | Endpoint | What happens | Changes |\n|---|---|---|---:|';
function endpointRow(endpoint) {
    const what = endpoint.action === 'create' ? 'new endpoint' : render_words/* impactNames */.NS[endpoint.impact];
    const mark = endpoint.blocked === undefined ? '' : ' · ⛔';
    return `| ${render_words/* actionIcons */.RV[endpoint.action]} ${endpoint.action} | ${(0,render_escape/* cellCode */.GA)(endpoint.name)} | ${what}${mark} | ${endpoint.changes.length} |`;
}
/** Names of what stays as it is, folded. */
function unchangedSection(endpoints, limits) {
    const unchanged = endpoints.filter(({ action, blocked }) => action === 'unchanged' && blocked === undefined);
    if (unchanged.length === 0)
        return '';
    if (limits.detail === 'names')
        return '';
    const blind = unchanged.filter(({ unverifiable }) => unverifiable.length > 0);
    const parts = [(0,attention/* nameList */.OD)(unchanged.map(({ name }) => name), limits)];
    if (blind.length > 0 && limits.detail !== 'table') {
        parts.push('Cannot be verified, because the platform never returns it:', blind.map(({ name, unverifiable }) => `- ${(0,render_escape/* inlineCode */.ti)(name)}: ${(0,attention/* nameList */.OD)(unverifiable, limits, 30)}`).join('\n'));
    }
    return `<details>\n<summary>✅ ${(0,render_words/* count */.U9)(unchanged.length, 'endpoint')} unchanged</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}
//# sourceMappingURL=endpoint-section.js.map
// EXTERNAL MODULE: ./lib/src/render/headline.js + 1 modules
var headline = __webpack_require__(5371);
// EXTERNAL MODULE: ./lib/src/render/result-body.js + 4 modules
var result_body = __webpack_require__(1218);
;// CONCATENATED MODULE: ./lib/src/render/plan-report.js








function planReport(plan, context, limits) {
    const parts = planParts(plan, context, limits);
    // What has been said already steps back behind what came of it.
    const over = context.result !== undefined;
    return paragraphs([
        (0,headline/* planHeadline */.MM)(plan, context),
        (0,headline/* statusLine */.Bs)(context),
        progressTable(context, limits),
        context.result === undefined ? '' : (0,result_body/* resultBody */.a)(context.result, context, limits),
        ...(over ? [`<details>\n<summary>The plan: ${(0,render_words/* countWords */.rj)(plan)}</summary>`, ...parts, '</details>'] : parts),
        footer(plan, context),
    ]);
}
function planParts(plan, context, limits) {
    return [
        (0,headline/* planLede */.Cl)(plan),
        offlineNote(plan),
        (0,blocked/* blockedSection */.gk)(plan, limits),
        (0,attention/* destructiveSection */.Uw)(plan, limits),
        (0,attention/* unreadSection */.f7)(plan, limits),
        togetherNote(context),
        (0,attention/* warningSection */.i5)(plan, limits, (0,condition_words/* standingFailures */.G)(plan)),
        endpointList(plan, limits),
        unchangedSection(plan.endpoints, limits),
        (0,headline/* isEmptyPlan */.lM)(plan) ? '' : shrunkNote(context, limits),
    ];
}
function paragraphs(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}
function offlineNote(plan) {
    if (!plan.offline)
        return '';
    return [
        '> [!NOTE]',
        '> **Offline plan.** The workspace was not read: the manifest is compared with the one it would replace. What is live may',
        '> differ, and this plan approves nothing. It says what the change of the files is, not what an apply would do.',
    ].join('\n');
}
/** A review of very many endpoints is kept by one digest for those at its end. */
function togetherNote({ together = 0 }) {
    if (together === 0)
        return '';
    return [
        '> [!NOTE]',
        `> This plan has more endpoints than a comment can keep: the last ${(0,render_words/* grouped */.zD)(together)} are approved together. If anything of them differs at`,
        '> the merge, or an apply gets through a part of them only, the rest is held back and is approved by its digest. Smaller pull',
        '> requests, or several manifests, keep an approval for each endpoint.',
    ].join('\n');
}
function progressTable(context, limits) {
    if (context.progress === undefined || context.progress.length === 0)
        return '';
    const shown = context.progress.slice(0, Math.min(limits.items, 50));
    const rows = shown.map(({ name, text }) => `| ${(0,render_escape/* cellCode */.GA)(name)} | ${(0,render_escape/* cellText */.Ie)((0,render_escape/* cut */.Jj)(text, limits.message))} |`);
    const more = context.progress.length - shown.length;
    if (more > 0)
        rows.push(`| and ${more} more | |`);
    return ['| Endpoint | Now |', '|---|---|', ...rows].join('\n');
}
/** More lines than these are folded by what happens to them. */
const mostLines = 12;
function endpointList(plan, limits) {
    const changed = plan.endpoints.filter(({ action }) => action !== 'unchanged');
    if (changed.length === 0)
        return '';
    if (limits.detail === 'table') {
        const table = [endpointTableHead, ...changed.map(endpointRow)].join('\n');
        return changed.length <= mostLines ? table : `<details>\n<summary>All ${(0,render_words/* count */.U9)(changed.length, 'endpoint')} with changes</summary>\n\n${table}\n\n</details>`;
    }
    if (limits.detail === 'names') {
        return ['create', 'update']
            .map((action) => {
            const names = changed.filter((endpoint) => endpoint.action === action).map(({ name }) => name);
            if (names.length === 0)
                return '';
            return `${render_words/* actionIcons */.RV[action]} **${(0,render_words/* capital */.Nx)(action)} ${(0,render_words/* count */.U9)(names.length, 'endpoint')}:** ${(0,attention/* nameList */.OD)(names, limits)}`;
        })
            .filter((part) => part !== '')
            .join('\n\n');
    }
    return changed.length <= mostLines ? sections(changed, limits) : groupedSections(changed, limits);
}
function sections(endpoints, limits) {
    let text = '';
    for (const endpoint of endpoints) {
        text += `${text === '' ? '' : '\n'}${endpointSection(endpoint, limits)}`;
        // It will be rendered again with less detail.
        if (text.length > limits.room)
            break;
    }
    return text;
}
/** One folded group for all that the same thing happens to, so that many endpoints stay a list one can take in. */
function groupedSections(endpoints, limits) {
    const groups = new Map();
    for (const endpoint of endpoints) {
        const words = groupWords(endpoint);
        groups.set(words, [...(groups.get(words) ?? []), endpoint]);
    }
    let text = '';
    for (const [words, members] of groups) {
        const [only] = members;
        const inner = sections(members, limits);
        const block = members.length === 1 && only !== undefined
            ? inner
            : `<details>\n<summary>${render_words/* actionIcons */.RV[only?.action ?? 'update']} <b>${(0,render_words/* grouped */.zD)(members.length)} to ${words}</summary>\n<blockquote>\n\n${inner}\n\n</blockquote>\n</details>`;
        text += `${text === '' ? '' : '\n'}${block}`;
        if (text.length > limits.room)
            break;
    }
    return text;
}
function groupWords(endpoint) {
    return `${endpoint.action}</b> · ${(0,render_words/* impactWords */.cH)(endpoint)}${sectionMarks(endpoint)}`;
}
function shrunkNote(context, limits) {
    if (limits.detail === 'complete' || limits.detail === 'full')
        return '';
    const summary = context.runUrl === undefined ? 'summary of the run' : (0,render_escape/* link */.nf)('summary of the run', context.runUrl);
    // The summary itself has no other place to name than the file.
    const where = context.marker === '' ? 'the plan file' : `the ${summary} and the plan file`;
    return limits.detail === 'short' ? `_Long values are cut here; ${where} ${context.marker === '' ? 'has' : 'have'} them whole._` : `_Too large to show every difference here: see ${where}._`;
}
function footer(plan, context) {
    const head = context.head === '' ? '' : ` of ${(0,render_escape/* inlineCode */.ti)(context.head.slice(0, 7))}`;
    // Once it is being applied, the run that writes this is no longer the one that planned.
    const label = context.status === 'planned' ? 'this run' : 'last run';
    const separator = context.status === 'planned' ? ' by ' : ' · ';
    const run = context.runUrl === undefined ? '' : `${separator}${(0,render_escape/* link */.nf)(label, context.runUrl)}`;
    const facts = [`Plan${head}${run}`, plan.digest === '' || (0,headline/* isEmptyPlan */.lM)(plan) ? '' : `digest ${(0,render_escape/* inlineCode */.ti)(plan.digest)}`];
    return `<sub>${facts.filter((fact) => fact !== '').join(' · ')}<br>Same plan on your machine: ${(0,render_escape/* inlineCode */.ti)(localCommand(plan, context))}</sub>`;
}
function localCommand(plan, context) {
    const target = plan.target === 'default' ? '' : ` --target ${(0,render_words/* shellWord */.r7)((0,render_escape/* cut */.Jj)(plan.target, 200))}`;
    const path = context.manifestPath;
    const manifest = path === undefined || path === 'endpoints.yml' ? '' : ` --manifest ${(0,render_words/* shellWord */.r7)((0,render_escape/* cut */.Jj)(path, 200))}`;
    return `databricks-endpoints plan${plan.offline ? ' --offline' : ''}${target}${manifest}`;
}
//# sourceMappingURL=plan-report.js.map

/***/ }),

/***/ 1218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ resultBody)
});

// EXTERNAL MODULE: ./lib/src/plan/blocks.js
var blocks = __webpack_require__(1308);
// EXTERNAL MODULE: ./lib/src/render/attention.js
var attention = __webpack_require__(9457);
// EXTERNAL MODULE: ./lib/src/render/blocked.js
var blocked = __webpack_require__(5711);
// EXTERNAL MODULE: ./lib/src/render/budget.js
var budget = __webpack_require__(2834);
// EXTERNAL MODULE: ./lib/src/render/changes.js + 1 modules
var changes = __webpack_require__(280);
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
;// CONCATENATED MODULE: ./lib/src/render/comparison.js


/** More rows than these are counted; the differences below the table have them all. */
const mostRows = 30;
const longestValue = 80;
/** A table; empty where the review kept no values, or nothing can be set against them. */
function comparison({ news, same, ends, where }) {
    if (Object.keys(ends).length === 0)
        return '';
    const now = new Set([...news, ...same].map(({ path }) => path));
    const rows = [
        ...news.map((change) => [change.path, approvedText(ends, change.path), nowText(change)]),
        ...Object.keys(ends)
            .filter((path) => !now.has(path))
            .map((path) => [path, approvedText(ends, path), 'nothing: made already, or no longer wanted']),
    ];
    if (rows.length === 0)
        return '';
    const { shown, more } = (0,budget/* capped */.uo)(rows, mostRows);
    const lines = shown.map(([path = '', approved = '', current = '']) => `| ${(0,render_escape/* cellCode */.GA)((0,render_escape/* cut */.Jj)(path, 200))} | ${approved} | ${current} |`);
    if (more > 0)
        lines.push(`| and ${more} more | | |`);
    return [`| Field | Approved${where} | An apply would now do |`, '|---|---|---|', ...lines].join('\n');
}
function approvedText(ends, path) {
    if (!Object.hasOwn(ends, path))
        return 'no change';
    const end = ends[path] ?? '';
    return end === '' ? 'remove it' : `→ ${(0,render_escape/* cellCode */.GA)(valueText(end))}`;
}
function nowText({ before, after }) {
    const old = before === undefined ? '' : (0,render_escape/* cellCode */.GA)(valueText(before));
    if (after === undefined)
        return `remove it${old === '' ? '' : ` (now ${old})`}`;
    return `${old === '' ? '' : `${old} `}→ ${(0,render_escape/* cellCode */.GA)(valueText(after))}`;
}
function valueText(value) {
    return (0,render_escape/* cut */.Jj)(typeof value === 'string' ? value : JSON.stringify(value), longestValue);
}
//# sourceMappingURL=comparison.js.map
;// CONCATENATED MODULE: ./lib/src/render/endpoint-link.js
/** Where an endpoint is seen in the workspace. */

/** The endpoint's page in the workspace; "" for a plan without one. */
function endpointUrl(host, name) {
    // Half a character, which only a broken workspace has in a name, has no encoding.
    return host === '' ? '' : `${host}/ml/endpoints/${encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'))}`;
}
const legalName = /^[\w-]{1,63}$/;
/** The name as a link to that page, fit for a table cell; names that the platform would not take are text only. */
function endpointLink(host, name) {
    const linked = /^https:\/\/[\w.:-]+$/.test(host) && legalName.test(name);
    return linked ? (0,render_escape/* link */.nf)((0,render_escape/* cellCode */.GA)(name), endpointUrl(host, name)) : (0,render_escape/* cellCode */.GA)(name);
}
//# sourceMappingURL=endpoint-link.js.map
// EXTERNAL MODULE: ./lib/src/render/result-words.js
var result_words = __webpack_require__(3030);
;// CONCATENATED MODULE: ./lib/src/render/failed-endpoints.js




/** More failures than these are folded, so that they stay a list one can take in. */
const mostOpen = 6;
/** Endpoints that failed or were cut off: each with its cause, what serves, what to do next, and what was made of it. */
function failedSection(failed, limits) {
    if (failed.length === 0)
        return '';
    const title = `#### ❌ ${(0,result_words/* outcomeCounts */.TY)({ endpoints: failed })}`;
    if (limits.detail === 'names')
        return `${title}\n\n${(0,attention/* nameList */.OD)(failed.map(({ name }) => name), limits)}`;
    if (failed.length <= mostOpen)
        return failed.map((endpoint) => openEntry(endpoint, limits)).join('\n\n');
    return [title, failed.map((endpoint) => foldedEntry(endpoint, limits)).join('\n')].join('\n\n');
}
function openEntry(endpoint, limits) {
    const reason = endpoint.reason === undefined ? '' : ` · ${(0,render_escape/* inlineCode */.ti)(endpoint.reason)}`;
    const title = `#### ${result_words/* outcomeIcons */.Rv[endpoint.outcome]} ${(0,render_escape/* inlineCode */.ti)(endpoint.name)} · ${endpoint.action} ${result_words/* outcomeWords */.wX[endpoint.outcome]}${reason}`;
    return [title, ...details(endpoint, limits)].join('\n\n');
}
function foldedEntry(endpoint, limits) {
    const reason = endpoint.reason === undefined ? '' : ` · ${(0,render_escape/* htmlCode */.h8)(endpoint.reason)}`;
    const title = `${result_words/* outcomeIcons */.Rv[endpoint.outcome]} ${(0,render_escape/* htmlCode */.h8)(endpoint.name)} · ${endpoint.action} ${result_words/* outcomeWords */.wX[endpoint.outcome]}${reason}`;
    return [`<details>\n<summary>${title}</summary>`, ...details(endpoint, limits), '</details>'].join('\n\n');
}
function details(endpoint, limits) {
    const message = endpoint.message === undefined ? '' : (0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(endpoint.message, limits.message));
    const parts = limits.detail === 'table'
        ? [[message, servesLine(endpoint)].filter((part) => part !== '').join(' ')]
        : [
            message,
            servesLine(endpoint),
            endpoint.hint === undefined ? '' : `**Next:** ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(endpoint.hint, limits.message))}`,
            ...endpoint.failures.map((failure) => failureEntry(failure, endpoint, limits)),
            operationList(endpoint, limits),
        ];
    return parts.filter((part) => part !== '');
}
function servesLine(endpoint) {
    const version = endpoint.configVersionBefore === undefined ? '' : ` (version ${endpoint.configVersionBefore})`;
    if (endpoint.oldConfigServes === true)
        return `🟢 **The old config${version} still serves:** requests are answered as before.`;
    if (endpoint.oldConfigServes === false)
        return '🔴 **Nothing serves:** requests to this endpoint fail until it is ready.';
    return '';
}
function failureEntry({ entity, deployment, message, log }, endpoint, limits) {
    const added = (0,result_words/* addedWords */.Kp)(endpoint, message);
    const who = `Served entity ${(0,render_escape/* inlineCode */.ti)(entity)}${deployment === '' ? '' : ` · ${(0,render_escape/* inlineCode */.ti)(deployment)}`}`;
    const line = added === '' ? who : `${who}: ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(added, limits.message))}`;
    if (log === undefined || log.trim() === '')
        return added === message ? line : '';
    const head = added === '' ? `${who} · the end of its log:` : line;
    const lines = (0,render_escape/* logTail */.RB)(log, limits.log).split('\n');
    if (lines.length <= unfoldedLog + 4)
        return `${head}\n\n${(0,render_escape/* fence */.EU)(lines.join('\n'), 'text')}`;
    const earlier = (0,render_escape/* fence */.EU)(lines.slice(0, -unfoldedLog).join('\n'), 'text');
    return `${head}\n\n${(0,render_escape/* fence */.EU)(lines.slice(-unfoldedLog).join('\n'), 'text')}\n\n<details>\n<summary>Lines before these</summary>\n\n${earlier}\n\n</details>`;
}
/** Lines of a log that are seen without a click; the cause is nearly always among the last ones. */
const unfoldedLog = 8;
const marks = {
    done: '✅ made',
    'already-done': '✅ was there already',
    failed: '❌ failed',
    'not-made': '▫️ not made',
};
/** Which operations were made and which were not. */
function operationList(endpoint, limits) {
    const { operations } = endpoint;
    if (operations.length === 0)
        return '';
    const { shown, more } = (0,budget/* capped */.uo)(operations, Math.max(10, limits.items));
    const rows = shown.map(({ title, status, message, requestId }, index) => {
        const added = (0,result_words/* addedWords */.Kp)(endpoint, message);
        const detail = [
            added === '' ? '' : (0,render_escape/* cellText */.Ie)((0,render_escape/* cut */.Jj)(added, limits.message)),
            requestId === undefined || status !== 'failed' ? '' : `request ${(0,render_escape/* cellCode */.GA)(requestId)}`,
        ].filter((part) => part !== '');
        return `| ${index + 1} | ${(0,render_escape/* cellText */.Ie)(title)} | ${marks[status]}${detail.length === 0 ? '' : `: ${detail.join(' · ')}`} |`;
    });
    if (more > 0)
        rows.push(`| | and ${more} more | |`);
    return ['| | Operation | Outcome |', '|---:|---|---|', ...rows].join('\n');
}
//# sourceMappingURL=failed-endpoints.js.map
// EXTERNAL MODULE: ./lib/src/render/origin-words.js
var origin_words = __webpack_require__(3933);
// EXTERNAL MODULE: ./lib/src/render/result-record.js
var result_record = __webpack_require__(858);
// EXTERNAL MODULE: ./lib/src/render/dispatch.js
var render_dispatch = __webpack_require__(7621);
// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/way-out.js



/** What one run holds back has one digest; more are those of runs that differ. */
const mostDigests = 10;
/** One command for each digest, for refusals that a person may approve; empty where there are none. */
function dispatchHelp(result, facts) {
    const refused = result.endpoints.filter(({ outcome }) => outcome === 'refused');
    const byDigest = new Map();
    for (const { approval, plan, reason } of refused) {
        if (approval === undefined || (reason !== 'plan-changed' && reason !== 'plan-missing'))
            continue;
        byDigest.set(approval.heldBackDigest, [...(byDigest.get(approval.heldBackDigest) ?? []), plan]);
    }
    if (byDigest.size === 0)
        return '';
    const several = byDigest.size > 1;
    // Restricted to what was held back, so that the digest holds although other endpoints have changes waiting.
    const shown = [...byDigest].slice(0, mostDigests).map(([digest, plans]) => ({ digest, only: plans.map(({ name }) => name), destroys: (0,render_dispatch/* destroyedOf */.nh)(plans) }));
    const commands = shown.map((dispatch) => {
        const { only } = dispatch;
        const comment = several ? `# ${only.slice(0, 3).map(shellComment).join(', ')}${only.length > 3 ? ` and ${only.length - 3} more` : ''}\n` : '';
        return `${comment}${(0,render_dispatch/* dispatchCommand */.Mt)(facts, dispatch)}`;
    });
    const [first] = shown;
    const inputs = several || first === undefined ? `\`plan-digest\` ${shown.map(({ digest }) => (0,render_escape/* inlineCode */.ti)(digest)).join(', ')}` : (0,render_dispatch/* inputWords */.cJ)(first);
    return [
        `#### ✋ To approve ${(0,words/* count */.U9)([...byDigest.values()].flat().length, 'endpoint')} as shown here`,
        `${(0,render_dispatch/* workflowLink */.k1)(facts)} and give it ${inputs}; or from a terminal:`,
        (0,render_escape/* fence */.EU)([...commands, ...(0,render_dispatch/* furtherInputs */.g5)(result.target, facts)].join('\n'), 'sh'),
        ...byComment(result, byDigest),
        'It applies exactly this, or refuses again. To discard it instead, change the manifest or the endpoint back.',
    ].join('\n\n');
}
/**
 * The digest alone, as a command on the merged pull request. It stands for all that a plan shows then, so that nothing
 * else of this run may have been left undone.
 */
function byComment({ endpoints, pullRequests }, byDigest) {
    const [digest, ...others] = byDigest.keys();
    const done = endpoints.every(({ outcome, approval }) => outcome === 'applied' || outcome === 'unchanged' || (outcome === 'refused' && approval !== undefined));
    if (digest === undefined || others.length > 0 || !done || pullRequests.length === 0)
        return [];
    const where = pullRequests.slice(0, 3).map((number) => `#${number}`).join(' or ');
    return [`Where the workflow listens to comments, this one on ${where} does the same: ${(0,render_escape/* inlineCode */.ti)(`/endpoints apply ${digest}`)}`];
}
function shellComment(name) {
    return name.replace(/[^\w.-]/g, '_').slice(0, 60);
}
//# sourceMappingURL=way-out.js.map
// EXTERNAL MODULE: ./lib/src/render/values.js
var values = __webpack_require__(2497);
;// CONCATENATED MODULE: ./lib/src/render/result-body.js















function resultBody(result, facts, limits) {
    const results = (0,result_words/* sortedResults */.KT)(result);
    const bad = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'cancelled');
    const refused = results.filter(({ outcome }) => outcome === 'refused');
    const rest = results.filter(({ outcome }) => ['held', 'applied', 'accepted'].includes(outcome));
    const unchanged = results.filter(({ outcome }) => outcome === 'unchanged');
    return [
        wholeRefusal(result, limits),
        failedSection(bad, limits),
        refusedSection(refused, facts, limits),
        dispatchHelp(result, facts),
        warningList(result.warnings, limits),
        (0,result_record/* resultRecord */.F)(result, limits),
        restTable(rest, result.host, limits),
        unchanged.length === 0
            ? ''
            : `<details>\n<summary>${(0,words/* count */.U9)(unchanged.length, 'endpoint')} unchanged</summary>\n\n${(0,attention/* nameList */.OD)(unchanged.map(({ name }) => name), limits)}\n\n</details>`,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function wholeRefusal({ refusal }, limits) {
    if (refusal === undefined)
        return '';
    const lines = [`**Nothing was applied** · ${(0,render_escape/* inlineCode */.ti)(refusal.reason)}`, ...reasonLines(refusal, limits)];
    return ['> [!CAUTION]', ...lines.map((line, index) => `> ${line}${index < lines.length - 1 ? '  ' : ''}`)].join('\n');
}
function refusedSection(refused, facts, limits) {
    if (refused.length === 0)
        return '';
    const title = `#### ⛔ ${(0,words/* count */.U9)(refused.length, 'endpoint')} held back: nothing of ${refused.length === 1 ? 'it' : 'them'} was written`;
    if (limits.detail === 'names')
        return `${title}\n\n${(0,attention/* nameList */.OD)(refused.map(({ name }) => name), limits)}`;
    const entries = alike(refused, limits).map((same) => (same.length === 1 && same[0] !== undefined ? refusedEntry(same[0], facts, limits) : refusedTogether(same, facts, limits)));
    return [title, ...entries].join('\n\n');
}
/** Endpoints that were refused for the same reason in the same words, an older commit for one, are told of once. */
function alike(refused, limits) {
    const groups = new Map();
    const many = refused.filter(isBlocked).length > attention/* mostEntries */._N;
    for (const endpoint of refused) {
        const key = isBlocked(endpoint) ? (many ? (0,blocked/* likeness */.$R)(endpoint.plan, limits) : JSON.stringify(endpoint.name)) : (0,result_words/* refusalWords */.WW)(endpoint);
        groups.set(key, [...(groups.get(key) ?? []), endpoint]);
    }
    return [...groups.values()];
}
function refusedTogether(refused, facts, limits) {
    const [first, ...others] = refused;
    if (first === undefined)
        return '';
    if (isBlocked(first))
        return (0,blocked/* togetherList */.bw)([first.plan, ...others.map(({ plan }) => plan)], limits);
    const { reason } = first;
    const names = (0,attention/* nameList */.OD)(refused.map(({ name }) => name), limits);
    const head = [`**${(0,words/* count */.U9)(refused.length, 'endpoint')}**${reason === undefined ? '' : ` · ${(0,render_escape/* inlineCode */.ti)(reason)}`}: ${names}`, ...reasonLines(first, limits)].join('  \n');
    const details = refused.flatMap((endpoint) => {
        const detail = refusedDetail(endpoint, facts, limits);
        return detail === '' ? [] : [`**${(0,render_escape/* inlineCode */.ti)(endpoint.name)}** · ${endpoint.action}\n\n${detail}`];
    });
    return [head, ...details].join('\n\n');
}
function refusedEntry(endpoint, facts, limits) {
    if (isBlocked(endpoint))
        return (0,blocked/* blockList */.M2)(endpoint.plan, `**${(0,render_escape/* inlineCode */.ti)(endpoint.name)}** · ${endpoint.action}`, limits);
    const reason = endpoint.reason === undefined ? '' : ` · ${(0,render_escape/* inlineCode */.ti)(endpoint.reason)}`;
    const lines = [`**${(0,render_escape/* inlineCode */.ti)(endpoint.name)}** · ${endpoint.action}${reason}`, ...reasonLines(endpoint, limits)];
    return [lines.join('  \n'), refusedDetail(endpoint, facts, limits)].filter((part) => part !== '').join('\n\n');
}
/** Refused by what stands in the plan already: said in the plan's own way. */
const isBlocked = ({ reason, plan }) => reason !== undefined && (0,blocks/* refusalOf */.Of)(plan)?.reason === reason;
function reasonLines({ message, hint }, limits) {
    const lines = [message === undefined ? '' : (0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(message, limits.message)), hint === undefined ? '' : `**Next:** ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(hint, limits.message))}`];
    return lines.filter((line) => line !== '');
}
/** What would have been done, where it is the plan that was refused. */
function refusedDetail(endpoint, facts, limits) {
    const checked = endpoint.reason === 'plan-changed' || endpoint.reason === 'plan-missing';
    if (limits.detail === 'table' || !checked)
        return '';
    return endpoint.approval === undefined ? wouldDo(endpoint, limits) : approvedAgainstNow(endpoint, facts, limits);
}
/** What was refused whatever was approved of it: an older commit, for one. */
function wouldDo({ plan }, limits) {
    return [`**What this run would have done:** ${plan.action}, ${(0,words/* impactWords */.cH)(plan)}`, (0,changes/* changesFence */.T)(plan.changes, limits)].filter((part) => part !== '').join('\n\n');
}
/** What an apply would do now, split into what the review approved and what it did not, as far as its comment tells. */
function approvedAgainstNow(endpoint, facts, limits) {
    const { plan } = endpoint;
    const approved = facts.approved?.[endpoint.name];
    const where = endpoint.approval?.approvedIn === undefined ? '' : ` in the plan on #${endpoint.approval.approvedIn}`;
    const what = plan.action === 'delete' ? (0,render_escape/* plainText */.wh)((0,origin_words/* goneWords */.d)(plan)) : '';
    const impact = `An apply would now ${plan.action} it: ${(0,words/* impactWords */.cH)(plan)}.${what === '' ? '' : ` ${what}`}`;
    const known = approved?.changes;
    if (known === undefined) {
        const other = where === '' ? '' : ` (approved${where} was something else)`;
        const title = endpoint.reason === 'plan-missing' ? '**Not reviewed:**' : `**Not as approved:** what an apply would do now${other}`;
        return [impact, title, (0,changes/* changesFence */.T)(plan.changes, limits)].filter((part) => part !== '').join('\n\n');
    }
    const isApproved = (change) => known.includes(change.digest) ||
        (approved?.document !== undefined && approved.document === plan.documentDigest && change.class !== 'replace' && change.class !== 'adopt');
    const news = plan.changes.filter((change) => !isApproved(change));
    const same = plan.changes.filter(isApproved);
    const table = comparison({ news, same, ends: approved?.ends ?? {}, where: approvedIn(endpoint) });
    const nested = news.filter(({ before, after }) => table === '' || (0,values/* isNested */._$)(before) || (0,values/* isNested */._$)(after));
    const gone = known.filter((digest) => !plan.changes.some((change) => change.digest === digest) && plan.onTheWay?.includes(digest) !== true).length;
    const parts = [impact, table];
    if (nested.length > 0)
        parts.push(`**Not approved** (live now → after an apply):`, (0,changes/* changesFence */.T)(nested, limits));
    if (same.length > 0) {
        parts.push(`<details>\n<summary>Approved${where}, still as reviewed: ${(0,words/* count */.U9)(same.length, 'change')}</summary>`, (0,changes/* changesFence */.T)(same, limits), '</details>');
    }
    if (gone > 0 && table === '') {
        parts.push(`**Approved${where}, no longer part of it:** ${(0,words/* count */.U9)(gone, 'change')}. ${gone === 1 ? 'It is' : 'They are'} either made already or now wanted differently.`);
    }
    return parts.filter((part) => part !== '').join('\n\n');
}
const approvedIn = ({ approval }) => (approval?.approvedIn === undefined ? '' : ` in #${approval.approvedIn}`);
function warningList(warnings, limits) {
    if (warnings.length === 0)
        return '';
    const { shown, more } = (0,budget/* capped */.uo)(warnings, limits.items);
    const rest = more === 0 ? [] : [`> - ${(0,budget/* moreWords */.bp)(more, limits)}`];
    return ['> [!WARNING]', ...shown.map((warning) => `> - ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(warning, limits.message))}`), ...rest].join('\n');
}
function restTable(rest, host, limits) {
    if (rest.length === 0)
        return '';
    const { shown, more } = (0,budget/* capped */.uo)(rest, limits.detail === 'names' ? Math.min(limits.names, 100) : Infinity);
    const remarks = limits.detail !== 'names' && shown.some(({ message }) => message !== undefined);
    const rows = shown.map((endpoint) => {
        const cells = [
            `${result_words/* outcomeIcons */.Rv[endpoint.outcome]} ${result_words/* outcomeWords */.wX[endpoint.outcome]}`,
            endpointLink(host, endpoint.name),
            endpoint.action,
            (0,result_words/* versionWords */.WS)(endpoint),
            endpoint.finishedAt > endpoint.startedAt ? (0,words/* duration */.p0)(endpoint.finishedAt - endpoint.startedAt) : '',
            endpoint.state === '' ? '' : (0,render_escape/* cellCode */.GA)(endpoint.state),
        ];
        if (remarks)
            cells.push(endpoint.message === undefined ? '' : (0,render_escape/* cellText */.Ie)((0,render_escape/* cut */.Jj)(endpoint.message, limits.message)));
        return `| ${cells.join(' | ')} |`;
    });
    if (more > 0)
        rows.push(`| | and ${more} more |`);
    const [head, line] = remarks ? [' Remark |', '---|'] : ['', ''];
    const table = [`| | Endpoint | Action | Config version | Took | State |${head}`, `|---|---|---|---|---:|---|${line}`, ...rows].join('\n');
    return rest.length <= result_body_mostRows ? table : `<details>\n<summary>${(0,result_words/* outcomeCounts */.TY)({ endpoints: rest })}</summary>\n\n${table}\n\n</details>`;
}
/** More rows than these are folded. */
const result_body_mostRows = 20;
//# sourceMappingURL=result-body.js.map

/***/ }),

/***/ 858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ resultRecord),
/* harmony export */   g: () => (/* binding */ resultRecordLines)
/* harmony export */ });
/* harmony import */ var _attention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9457);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(120);


/** One paragraph; empty where there is nothing to say. */
function resultRecord(result, limits) {
    const { deployment } = result;
    const lines = (result.destructionAllowed ?? []).map((allowed) => allowedLine(allowed, limits));
    if (deployment !== undefined) {
        const name = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(deployment.environment, 100));
        lines.push(`Recorded in the environment ${deployment.url === undefined ? name : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(name, deployment.url)}.`);
    }
    return lines.join('  \n');
}
function allowedLine({ pullRequest, label, by, at, endpoints }, limits) {
    const names = (0,_attention_js__WEBPACK_IMPORTED_MODULE_0__/* .nameList */ .OD)(endpoints, limits, 20);
    return `🗑️ Deleting or replacing ${names} was allowed by ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(by)}, who set the label ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(label, 100))} on #${pullRequest} at ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(at)}.`;
}
/** The same for terminals and logs, without escapes. */
function resultRecordLines({ destructionAllowed = [], deployment }) {
    return [
        ...destructionAllowed.map(({ pullRequest, label, by, at, endpoints }) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(`Deleting or replacing ${endpoints.join(', ')} was allowed by ${by}, who set the label "${label}" on #${pullRequest} at ${at}.`)),
        ...(deployment === undefined ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(`Recorded in the environment ${deployment.environment}${deployment.url === undefined ? '' : `: ${deployment.url}`}`)]),
    ];
}
//# sourceMappingURL=result-record.js.map

/***/ }),

/***/ 3030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ servesWords),
/* harmony export */   KT: () => (/* binding */ sortedResults),
/* harmony export */   Kp: () => (/* binding */ addedWords),
/* harmony export */   Rv: () => (/* binding */ outcomeIcons),
/* harmony export */   TY: () => (/* binding */ outcomeCounts),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   WS: () => (/* binding */ versionWords),
/* harmony export */   WW: () => (/* binding */ refusalWords),
/* harmony export */   wX: () => (/* binding */ outcomeWords)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9522);

/** What a reader must act on comes first. */
const outcomeOrder = ['failed', 'cancelled', 'refused', 'held', 'applied', 'accepted', 'unchanged'];
const outcomeIcons = {
    failed: '❌',
    cancelled: '⏹️',
    refused: '⛔',
    held: '⏸️',
    applied: '✅',
    accepted: '⏳',
    unchanged: '▫️',
};
const outcomeWords = {
    failed: 'failed',
    cancelled: 'cut off',
    refused: 'held back',
    held: 'on hold',
    applied: 'applied',
    accepted: 'accepted, not waited for',
    unchanged: 'unchanged',
};
/** "1 failed, 1 held back, 3 applied". */
function outcomeCounts(result) {
    const words = outcomeOrder.flatMap((outcome) => {
        const number = result.endpoints.filter((endpoint) => endpoint.outcome === outcome).length;
        return number === 0 ? [] : [`${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(number)} ${outcomeWords[outcome]}`];
    });
    return words.length === 0 ? 'nothing to do' : words.join(', ');
}
function sortedResults(result) {
    return [...result.endpoints].sort((a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome));
}
/** What a part of an endpoint adds to what is said of the endpoint as a whole; "" where it only says that again. */
function addedWords({ message }, part) {
    return part === undefined || message?.includes(part.trim().replace(/(?<!\.)\.$/, '')) === true ? '' : part;
}
/** What answers requests after a rollout that failed; "" where nothing failed to roll out. */
function servesWords({ oldConfigServes, configVersionBefore: before }) {
    if (oldConfigServes === undefined)
        return '';
    if (!oldConfigServes)
        return 'Nothing serves: requests fail until it is ready.';
    return `The old config${before === undefined ? '' : ` v${before}`} still serves.`;
}
/** What is said of a refusal beside the endpoint's name: where it is the same for several, it is said once. */
function refusalWords({ reason, message, hint }) {
    return JSON.stringify([reason ?? '', message ?? '', hint ?? '']);
}
/** "6 → 7"; "7" where it is new or stays; "6 → none" where it is gone; nothing where there never was a config. */
function versionWords(endpoint) {
    const { configVersionBefore: before, configVersionAfter: after } = endpoint;
    if (before === undefined && after === undefined)
        return '';
    if (before === undefined)
        return String(after);
    if (after === undefined)
        return `${before} → none`;
    return before === after ? String(after) : `${before} → ${after}`;
}
const verdicts = {
    failed: { icon: '❌', text: 'Apply failed' },
    'cut-off': { icon: '⏹️', text: 'Apply cut off' },
    'held-back': { icon: '⛔', text: 'Changes held back' },
    accepted: { icon: '⏳', text: 'Accepted' },
    held: { icon: '⏸️', text: 'On hold' },
    'partly-held': { icon: '⏸️', text: 'Applied in part' },
    nothing: { icon: '✅', text: 'Nothing to apply' },
    applied: { icon: '✅', text: 'Applied' },
};
/** The worst of what happened names the whole, on every surface. */
function verdict(result) {
    const kind = verdictKind(result);
    return { kind, ...verdicts[kind] };
}
function verdictKind({ endpoints, failureReason, refusal }) {
    const has = (wanted) => endpoints.some(({ outcome }) => outcome === wanted);
    if (has('failed'))
        return 'failed';
    if (has('cancelled'))
        return 'cut-off';
    if (has('refused') || refusal !== undefined)
        return 'held-back';
    if (failureReason !== undefined)
        return 'failed';
    if (has('accepted'))
        return 'accepted';
    if (has('held'))
        return has('applied') ? 'partly-held' : 'held';
    return has('applied') ? 'applied' : 'nothing';
}
//# sourceMappingURL=result-words.js.map

/***/ }),

/***/ 8053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ sizeChanges)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8674);
/* harmony import */ var _live_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4756);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9522);



const forms = [
    ['provisioned_model_units'],
    ['min_provisioned_throughput', 'max_provisioned_throughput'],
    ['min_provisioned_concurrency', 'max_provisioned_concurrency'],
    ['workload_size'],
];
/** Served entities whose size changes. */
function sizeChanges(endpoint) {
    // Of what is deleted, everything goes.
    if (endpoint.action === 'unchanged' || endpoint.action === 'delete')
        return [];
    const before = endpoint.action === 'create' ? new Map() : entitiesOf((0,_live_config_js__WEBPACK_IMPORTED_MODULE_0__/* .liveConfig */ .x)(endpoint.live));
    const wanted = wantedEntities(endpoint);
    const names = [...new Set([...wanted.keys(), ...before.keys()])];
    return names.flatMap((name) => {
        const live = before.get(name);
        const want = wanted.get(name);
        const old = live === undefined ? '' : sizeWords(live);
        // Where the wanted served entities are not known, nothing is said of them.
        const now = want === undefined ? (wanted.size === 0 ? old : '') : sizeWords(merged(live, want));
        if (old === now)
            return [];
        const chunks = endpoint.chunks !== undefined && Object.hasOwn(endpoint.chunks, name) ? ` (${endpoint.chunks[name] ?? ''})` : '';
        return [{ entity: name, ...(old === '' ? {} : { before: old }), ...(now === '' ? {} : { after: `${now}${chunks}` }) }];
    });
}
function wantedEntities(endpoint) {
    const canonical = endpoint.want?.sections.config;
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(canonical))
        return entitiesOf(canonical);
    const whole = endpoint.changes.find(({ section }) => section === 'endpoint')?.after;
    const document = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(whole) ? whole : endpoint.desired?.document;
    return entitiesOf(document?.['config']);
}
/** Served entities by name, from the list of the API or from the record of a comparison. */
function entitiesOf(config) {
    const entities = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(config) ? config['served_entities'] : undefined;
    const found = new Map();
    if (Array.isArray(entities)) {
        for (const [index, entity] of entities.entries()) {
            if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(entity))
                continue;
            const name = entity['name'] ?? entity['entity_name'];
            found.set(typeof name === 'string' ? name : String(index), entity);
        }
    }
    else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(entities)) {
        for (const [name, entity] of Object.entries(entities))
            if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(entity))
                found.set(name, entity);
    }
    return found;
}
/** What is not stated stays as it is live, but for the forms of sizing that a stated one excludes. */
function merged(live, want) {
    if (live === undefined)
        return want;
    const stated = forms.find((form) => form.some((field) => want[field] !== undefined));
    const kept = { ...live };
    if (stated !== undefined) {
        for (const field of forms.flat())
            if (!stated.includes(field))
                delete kept[field];
    }
    return { ...kept, ...want };
}
/** "Small × CPU, scales to zero", "1,900–2,850 tokens/s", "50 model units"; "" where nothing is provisioned. */
function sizeWords(entity) {
    const number = (field) => {
        const value = entity[field];
        return typeof value === 'number' ? value : undefined;
    };
    const range = (unit) => {
        const [low, high] = [number(`min_provisioned_${unit}`) ?? 0, number(`max_provisioned_${unit}`) ?? 0];
        return low === high ? (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(high) : `${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(low)}–${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(high)}`;
    };
    const units = number('provisioned_model_units');
    const text = (field) => (typeof entity[field] === 'string' ? entity[field] : '');
    const type = text('workload_type') === '' ? 'CPU' : text('workload_type');
    let words = '';
    if (units !== undefined)
        words = `${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(units)} model units`;
    else if (number('max_provisioned_throughput') !== undefined)
        words = `${range('throughput')} tokens/s`;
    else if (number('max_provisioned_concurrency') !== undefined)
        words = `${range('concurrency')} concurrent × ${type}`;
    else if (text('workload_size') !== '')
        words = `${text('workload_size')} × ${type}`;
    return words !== '' && entity['scale_to_zero_enabled'] === true ? `${words}, scales to zero` : words;
}
//# sourceMappingURL=sizing.js.map

/***/ }),

/***/ 2728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GT: () => (/* binding */ staleNote),
/* harmony export */   Sq: () => (/* binding */ staleLine),
/* harmony export */   dW: () => (/* binding */ withNote),
/* harmony export */   nF: () => (/* binding */ closedNote),
/* harmony export */   xO: () => (/* binding */ renamedNote)
/* harmony export */ });
/* unused harmony exports missingNote, failedNote */
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(120);
/** What is put above a plan that is one no longer, or that could not be applied. The report below stays as it was. */

/** A comment keeps 500 characters free below its limit; names and addresses must fit into them. */
const mostNames = 3;
const longestName = 48;
const longestNote = 500;
/** "Plan again", by which run, and why. */
function staleNote({ by, names, pullRequests, runUrl }) {
    const linked = (words) => (runUrl === undefined || runUrl.length > 150 ? words : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(words, runUrl));
    const of = pullRequests.length === 0 ? '' : ` of #${pullRequests.slice(0, 1).join('')}`;
    const changed = listed(names, (name) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)((0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(name, longestName)));
    const what = by === 'apply' ? `Since this plan, ${linked('an apply')}${of} has changed ${changed}.` : `${linked('A drift run')} has found ${changed} changed by hand, which this plan does not show.`;
    return `> ⚠️ **Stale: plan again.** ${what} Run its job again, push, or write \`/endpoints plan\` where a job takes it.`;
}
/** That there is no plan of the head, and why; the one below is that of another commit. */
function missingNote({ head, planned, ...failure }) {
    return withCause(failure, (cause) => `> ⚠️ **Stale: no plan for ${inlineCode(head.slice(0, 7))}.** ${cause}. Below is the plan of ${inlineCode(planned.slice(0, 7))}, an earlier commit.`);
}
/** That the apply of the plan ended before it began, and why. */
function failedNote(failure) {
    return withCause(failure, (cause) => `> ❌ **Not applied: the apply ended before it began.** ${cause}. Mend that, and run the apply again; the plan below stays approved as it was.`);
}
/** A note that says what went wrong: by its reason alone where the message takes more room than there is. */
function withCause({ reason, message, runUrl }, note) {
    const run = runUrl === undefined || runUrl.length > 150 ? '' : ` (${link('run', runUrl)})`;
    const whole = note(`${inlineCode(reason)}: ${plainText(cut(oneLine(message), 160)).replace(/\.$/, '')}${run}`);
    return whole.length < longestNote ? whole : note(`${inlineCode(reason)}${run}`);
}
/** That the manifest of the head has another id or target, whose plan is told elsewhere. */
function renamedNote({ manifest, target, head }) {
    const name = (text) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)((0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(text, longestName));
    return `> ⚠️ **Stale: not the plan of the head.** At ${name(head.slice(0, 7))} the manifest is ${name(manifest)} with target ${name(target)}, and is planned under that name.`;
}
/** For the title of a status: "Plan again: an apply has changed a, b and 2 more". */
function staleLine(names, by = 'apply') {
    return `Plan again: ${by === 'apply' ? 'an apply has changed' : 'changed by hand:'} ${listed(names, (name) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(name, 30))}`;
}
function listed(names, show) {
    const more = names.length - mostNames;
    return `${names.slice(0, mostNames).map(show).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
/** A plan's comment that a newer one, further below, takes the place of. */
const closedNote = '> ⏹️ **Closed:** a newer plan follows below.';
/** What is noted stands in quoted lines before the report, which begins with its headline. */
const earlierNotes = /^(?:> [^\n]*\n+)+(?=###|$)/;
/** The same comment with another marker, and a note above its report, in place of earlier ones. */
function withNote(body, marker, note) {
    const report = body.slice(body.indexOf('-->') + '-->'.length).replace(/^\n+/, '').replace(earlierNotes, '');
    const text = `${marker}\n${note}\n\n${report}`;
    // GitHub counts characters where this counts UTF-16 units, which are at least as many.
    return text.length <= 65_536 ? text : `${marker}\n${note}\n`;
}
//# sourceMappingURL=stale-plan.js.map

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
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(280);
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

/***/ }),

/***/ 9618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UK: () => (/* binding */ trafficChange),
/* harmony export */   od: () => (/* binding */ drawTraffic)
/* harmony export */ });
/* unused harmony export bar */
/* harmony import */ var _endpoint_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8166);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(120);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8674);
/* harmony import */ var _live_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4756);




/** So many that both sides fit on the screen of a phone. */
const blocks = 10;
const path = 'config.traffic_config';
/** The splits before and after, where a change touches them; `undefined` where the traffic stays as it is. */
function trafficChange(endpoint) {
    const changes = endpoint.changes.filter((change) => (0,_endpoint_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(change.path, path));
    const live = endpoint.action === 'create' ? undefined : (0,_live_config_js__WEBPACK_IMPORTED_MODULE_0__/* .liveConfig */ .x)(endpoint.live);
    const whole = endpoint.changes.find(({ section }) => section === 'endpoint')?.after;
    const wanted = ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(whole) ? whole : endpoint.desired?.document)?.['config'];
    if (changes.length === 0 && endpoint.action !== 'create')
        return undefined;
    const before = readRoutes(live);
    const after = readRoutes(wanted);
    if (after.size === 0) {
        for (const [name, percent] of before)
            after.set(name, percent);
        for (const change of changes) {
            const name = idOf(change.path);
            if (name === undefined)
                continue;
            if (typeof change.before === 'number' && !before.has(name))
                before.set(name, change.before);
            if (typeof change.after === 'number')
                after.set(name, change.after);
            else
                after.delete(name);
        }
    }
    // One entity that gets everything needs no picture.
    if (after.size < 2 && before.size < 2)
        return undefined;
    return { before, after };
}
function idOf(changePath) {
    const last = (0,_endpoint_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePath */ .Rr)(changePath)?.at(-1);
    return typeof last === 'object' ? last.id : undefined;
}
/** The split of a config, from the list of the API or from the record of a comparison. */
function readRoutes(config) {
    const split = new Map();
    const traffic = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(config) ? config['traffic_config'] : undefined;
    const routes = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(traffic) ? traffic['routes'] : undefined;
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(routes))
        return new Map(Object.entries(routes).filter((entry) => typeof entry[1] === 'number'));
    if (!Array.isArray(routes))
        return split;
    for (const route of routes) {
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(route))
            continue;
        const name = route['served_entity_name'] ?? route['served_model_name'];
        const percent = Number(route['traffic_percentage']);
        if (typeof name === 'string' && Number.isFinite(percent))
            split.set(name, percent);
    }
    return split;
}
/** Lines such as `champion  ██████████ 100 % → █████████░  90 %`. */
function drawTraffic(traffic, most = 16) {
    const names = [...new Set([...traffic.after.keys(), ...traffic.before.keys()])];
    const shown = names.slice(0, most).map((name) => ({ name, label: (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)((0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(name).replace(/\s/g, ' '), 40) }));
    const width = Math.max(...shown.map(({ label }) => label.length));
    const lines = shown.map(({ name, label }) => {
        const before = traffic.before.size === 0 ? '' : `${bar(traffic.before.get(name))} → `;
        return `${label.padEnd(width)}  ${before}${bar(traffic.after.get(name))}`;
    });
    return names.length > most ? [...lines, `… ${names.length - most} more`] : lines;
}
/** A bar of ten blocks; what gets any traffic has at least one, what does not get all of it lacks at least one. */
function bar(percent) {
    if (percent === undefined)
        return `${'·'.repeat(blocks)}   –  `;
    const inside = Math.min(100, Math.max(0, percent));
    let full = Math.round((inside / 100) * blocks);
    if (inside > 0)
        full = Math.max(1, full);
    if (inside < 100)
        full = Math.min(blocks - 1, full);
    return `${'█'.repeat(full)}${'░'.repeat(blocks - full)} ${String(percent).padStart(3)} %`;
}
//# sourceMappingURL=traffic.js.map

/***/ }),

/***/ 2497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pu: () => (/* binding */ keyText),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   Zk: () => (/* binding */ yamlLines),
/* harmony export */   _$: () => (/* binding */ isNested),
/* harmony export */   d6: () => (/* binding */ wholeFence),
/* harmony export */   d_: () => (/* binding */ scalar)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2258);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8674);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(120);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9522);
/** Values as readers of a manifest know them: YAML, cut to what a report has room for. */




/** True for what needs lines of its own. */
function isNested(value) {
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
/** Words that the plan puts in place of values; they are shown without quotes. */
const placeholders = new Set(['(sensitive)', '(unknown)']);
/** A scalar (or an empty list or map) on one line. */
function scalar(value, limit = Infinity) {
    if (value === undefined || value === null)
        return '(none)';
    if (typeof value !== 'string')
        return (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)((0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(JSON.stringify(value)), limit);
    if (placeholders.has(value))
        return value;
    if (value.length <= limit)
        return quoted(value);
    return `${quoted((0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(value, limit).slice(0, -1))}… (${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(value.length)} characters)`;
}
/** A string as YAML would need it on one line, quoted only where it must be. */
function quoted(text) {
    if (/^[A-Za-z_/](?:[\w./ -]*[\w/])?$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text))
        return text;
    // JSON's quoting is YAML's as well, and never breaks a line.
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(JSON.stringify(text));
}
/** A key of a map; quoted where YAML would read something else. */
function keyText(key) {
    return /^[A-Za-z_][\w./@-]*$/.test(key) ? key : quoted(key);
}
/** A value as lines of YAML without their indent; long strings inside it are cut. */
function yamlLines(value, limit = Infinity) {
    const text = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(shorten(value, limit), { lineWidth: 0, indent: 2, aliasDuplicateObjects: false });
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutEnd */ .Mx)((0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(text), '\n').split('\n');
}
/** YAML to paste, whole or not at all. */
function wholeFence(yaml, limits, instead) {
    return yaml.length > Math.max(2000, limits.value * 10) ? instead : (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .fence */ .EU)(yaml, 'yaml');
}
function shorten(value, limit) {
    if (typeof value === 'string') {
        return value.length <= limit ? value : `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(value, limit)} (${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(value.length)} characters)`;
    }
    if (Array.isArray(value))
        return value.map((item) => shorten(item, limit));
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value))
        return value;
    const out = Object.create(null);
    for (const [key, item] of Object.entries(value))
        out[(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(key, Math.max(80, limit))] = shorten(item, limit);
    return out;
}
//# sourceMappingURL=values.js.map

/***/ }),

/***/ 9522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NS: () => (/* binding */ impactNames),
/* harmony export */   Nx: () => (/* binding */ capital),
/* harmony export */   Ox: () => (/* binding */ worstImpact),
/* harmony export */   RV: () => (/* binding */ actionIcons),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   cH: () => (/* binding */ impactWords),
/* harmony export */   eF: () => (/* binding */ typicalWait),
/* harmony export */   fV: () => (/* binding */ byWait),
/* harmony export */   od: () => (/* binding */ planLine),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   r7: () => (/* binding */ shellWord),
/* harmony export */   rj: () => (/* binding */ countWords),
/* harmony export */   rq: () => (/* binding */ leavesUnmanaged),
/* harmony export */   vd: () => (/* binding */ day),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
function count(number, noun, nouns = `${noun}s`) {
    return `${grouped(number)} ${number === 1 ? noun : nouns}`;
}
/** 12345 -> "12,345", without the machine's locale. */
function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
const actionIcons = {
    create: '➕',
    update: '✏️',
    replace: '🔁',
    delete: '🗑️',
    unchanged: '✅',
};
const severity = { none: 0, metadata: 1, traffic: 2, rollout: 3, replace: 4, delete: 5 };
function worstImpact(endpoints) {
    return endpoints.reduce((worst, { impact }) => (severity[impact] > severity[worst] ? impact : worst), 'none');
}
/** One word for a table or a line. */
const impactNames = {
    none: 'nothing to do',
    metadata: 'no rollout',
    traffic: 'instant traffic shift',
    rollout: 'rollout',
    replace: 'DOWNTIME',
    delete: 'deleted for good',
};
/** What happens and how long it typically takes; minutes are those of the platform's own documents. */
function impactWords(endpoint) {
    if (endpoint.action === 'create')
        return `new endpoint; ready ${typicalWait(endpoint)}`;
    switch (endpoint.impact) {
        case 'none':
            return 'nothing to do';
        case 'metadata':
            return 'no rollout';
        case 'traffic':
            return 'instant traffic shift';
        case 'rollout':
            return `new version builds while the old one serves; ${typicalWait(endpoint)}`;
        case 'replace':
            return `DOWNTIME: deleted and created again, new endpoint id, permissions are re-applied; ready ${typicalWait(endpoint)}`;
        case 'delete':
            return 'deleted for good';
    }
}
/** How long it takes until what was written serves, as the platform's documents say. */
function typicalWait(endpoint) {
    switch (endpoint.kind) {
        case 'external':
            return 'within seconds';
        case 'model-units':
            return 'in seconds to minutes';
        case 'throughput':
            return 'typically in 10–40 min';
        case 'empty':
            return 'within seconds';
        case 'custom':
            return usesGpu(endpoint) ? 'typically in 20–60 min' : 'typically in about 10 min';
    }
}
/** Longest first: whose typical wait stands for several endpoints. */
function byWait(endpoints) {
    const rank = (endpoint) => ({ empty: 0, external: 0, 'model-units': 1, throughput: 3, custom: usesGpu(endpoint) ? 4 : 2 })[endpoint.kind];
    return [...endpoints].sort((a, b) => rank(b) - rank(a));
}
function usesGpu(endpoint) {
    const wanted = endpoint.desired?.document ?? endpoint.live?.config?.document;
    const texts = [wanted, ...endpoint.changes.filter(({ path }) => path.includes('served_entities')).map(({ after }) => after)];
    return texts.some((value) => value !== undefined && /"(?:GPU|MULTIGPU)_[A-Z0-9_]*"/.test(JSON.stringify(value)));
}
/** Whether the report should name the sections that stay as they are: nothing does where the endpoint goes. */
function leavesUnmanaged(endpoint) {
    return endpoint.unmanaged.length > 0 && endpoint.action !== 'replace' && endpoint.action !== 'delete';
}
const toDo = {
    create: 'to create',
    update: 'to update',
    replace: 'to replace',
    delete: 'to delete',
};
/** "2 to create, 2 to update (rollout, 1 to adopt), 1 blocked, 3 unchanged": what is none is left out. */
function countWords(plan, options = {}) {
    const words = [];
    for (const action of ['create', 'update', 'replace', 'delete']) {
        if (plan.summary[action] === 0)
            continue;
        const text = `${grouped(plan.summary[action])} ${toDo[action]}`;
        const updates = action === 'update' ? plan.endpoints.filter((one) => one.action === 'update') : [];
        const impact = worstImpact(updates);
        // Taking over what somebody else made is not what "update" makes one think of.
        const adopted = updates.filter(({ changes }) => changes.some((change) => change.class === 'adopt')).length;
        const more = [
            ...(options.impacts === true && impact !== 'none' ? [impactNames[impact]] : []),
            ...(adopted > 0 ? [`${grouped(adopted)} to adopt`] : []),
        ];
        words.push(more.length === 0 ? text : `${text} (${more.join(', ')})`);
    }
    if (words.length === 0)
        words.push('no changes');
    const blocked = plan.endpoints.filter((endpoint) => endpoint.blocked !== undefined).length;
    const held = plan.endpoints.filter((endpoint) => endpoint.hold !== undefined && endpoint.action !== 'unchanged').length;
    if (blocked > 0)
        words.push(`${grouped(blocked)} blocked`);
    if (held > 0)
        words.push(`${grouped(held)} on hold`);
    if (plan.unread.length > 0)
        words.push(`${grouped(plan.unread.length)} not readable`);
    const unchanged = plan.endpoints.filter(({ action, blocked: block }) => action === 'unchanged' && block === undefined).length;
    if (options.unchanged === true && unchanged > 0)
        words.push(`${grouped(unchanged)} unchanged`);
    return words.join(', ');
}
/** The plan in one line, for titles of checks and for logs. */
function planLine(plan) {
    const words = countWords(plan, { impacts: true });
    return `${capital(words)} · ${plan.target}${plan.offline ? ' · offline' : ''}`;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
/** Milliseconds as "850 ms", "12 s", "4 min 05 s", "1 h 02 min". */
function duration(milliseconds) {
    const whole = Math.max(0, Math.round(milliseconds));
    if (whole < 1000)
        return `${whole} ms`;
    const seconds = Math.round(whole / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
/** Epoch milliseconds as a day, `2026-03-01` (UTC). */
function day(epoch) {
    return new Date(epoch).toISOString().slice(0, 10);
}
/** Quoted where a POSIX shell would read more than a word. */
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}
//# sourceMappingURL=words.js.map

/***/ })

};
