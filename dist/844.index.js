export const id = 844;
export const ids = [844];
export const modules = {

/***/ 6609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ postApply),
/* harmony export */   fN: () => (/* binding */ takenUp),
/* harmony export */   xr: () => (/* binding */ settledState)
/* harmony export */ });
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3169);
/* harmony import */ var _plan_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3133);
/* harmony import */ var _render_plan_comment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3420);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1414);
/* harmony import */ var _plan_comment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3786);





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
            return (0,_plan_build_js__WEBPACK_IMPORTED_MODULE_1__/* .inScope */ .SB)(only, name) ? 'applied' : 'planned';
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
        ? { ...(0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .planMarker */ .YH)(report.plan, story.run, head, report.state), endpoints: {} }
        : takenUp(comment.marker, story, settledState(comment, report, story.settings.only));
    const body = (0,_render_plan_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .renderPlanComment */ .z)(report.plan, {
        ...(0,_context_js__WEBPACK_IMPORTED_MODULE_3__/* .runFacts */ .pI)(story),
        marker: (0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatMarker */ .gJ)('plan', marker),
        status: report.state,
        head,
        ...(report.result === undefined ? {} : { result: report.result }),
        ...(report.progress === undefined ? {} : { progress: report.progress }),
        ...(comment === undefined ? {} : { approved: comment.marker.endpoints }),
    });
    return comment === undefined ? repository.comments.create(target.pullRequest, body) : repository.comments.update(comment.id, body);
}
/** What was approved stays as it is; that it was stale is over, since the plan is made again and checked change by change. */
function takenUp(marker, { run }, state) {
    const taken = { ...marker, run: run.run, attempt: run.attempt, state };
    delete taken.stale;
    return taken;
}
//# sourceMappingURL=apply-comment.js.map

/***/ }),

/***/ 7762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C6: () => (/* binding */ openRecord),
/* harmony export */   Lu: () => (/* binding */ readHistory),
/* harmony export */   p7: () => (/* binding */ environmentOf),
/* harmony export */   yp: () => (/* binding */ tryHistory),
/* harmony export */   zE: () => (/* binding */ noRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _render_result_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3030);
/* harmony import */ var _render_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9522);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4188);




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
async function readHistory(story, { deployments }) {
    const { manifest } = story;
    const isOurs = (payload) => payload['manifest'] === manifest.id && payload['target'] === manifest.target;
    // One without a payload may be that of a job with an environment of its own, of which we only said how it ended.
    const mayBeOurs = (payload) => isOurs(payload) || Object.keys(payload).length === 0;
    const found = [];
    for await (const { commit, createdAt: at, url, payload, descriptions } of deployments.successes(environmentOf(story), mayBeOurs)) {
        // What an apply was restricted to cannot be read from words: they begin otherwise then, and tell nothing here.
        if (!isOurs(payload) && !descriptions.some((text) => text.startsWith(prefixOf(manifest, []))))
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
        return await readHistory(story, repository);
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
    return (0,_story_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)(story.log, what, async () => {
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

/***/ 9882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ findMandate),
/* harmony export */   H2: () => (/* binding */ checkDigest),
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
        if (!missing)
            return { kind: 'person' };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('plan-missing', '`plan-check: required` applies nothing without a reviewed plan.', {
            hint: 'Give the digest of the plan that was reviewed as `plan-digest`.',
        });
    }
    const pulls = await repository.pullRequests.mergedBy(run.push);
    if (pulls.length > 0) {
        const sources = (await Promise.all(pulls.map((pull) => readSource(story, pull)))).flat();
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
function mandateOf(pulls, sources, earlier = []) {
    return { kind: 'pull-requests', pulls, sources, earlier, approvals: (0,_plan_approval_js__WEBPACK_IMPORTED_MODULE_1__/* .collectApprovals */ .z8)(sources, earlier) };
}
/** The newest plan comment of a pull request that is not closed. */
async function readSource(story, pull) {
    const { manifest, repository } = story;
    const comments = (await repository?.comments.find(pull.number, manifest.id, manifest.target)) ?? [];
    const newest = comments.filter((comment) => comment.marker.state !== 'closed').at(-1);
    return newest === undefined ? [] : [{ pullRequest: pull.number, comment: newest }];
}
/**
 * Adds the plans of earlier merges, as far back as an endpoint still lacks one that names it: a merge whose apply
 * failed or never ran is approved by its own pull request.
 */
async function withEarlierMerges(story, mandate, plan) {
    const { repository, run, log } = story;
    const { push } = run;
    if (mandate.kind !== 'pull-requests' || repository === undefined || push === undefined)
        return mandate;
    const open = (sources) => {
        const named = new Set(sources.flatMap(({ comment }) => Object.keys(comment.marker.endpoints)));
        return plan.endpoints.some((endpoint) => endpoint.changes.length > 0 && !named.has(endpoint.name));
    };
    if (!open(mandate.sources))
        return mandate;
    const earlier = await (0,_story_js__WEBPACK_IMPORTED_MODULE_4__/* .attempt */ .C)(log, 'look for earlier merges that are not applied yet', () => repository.pullRequests.mergedBefore(push, mandate.pulls.map((pull) => pull.number)));
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
    if (repository === undefined || run.branch === undefined)
        return [];
    const into = run.branch;
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
/** A `plan-digest` that is not that of the plan stops the whole run. */
function checkDigest(plan, wanted) {
    if (wanted === undefined || wanted === plan.digest)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('plan-changed', `The plan's digest is now \`${plan.digest}\`, not \`${wanted}\`: it is not the plan that was approved.`, {
        hint: 'Look at the plan in this report; if it is right, apply it with its own digest.',
    });
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
            message: `No plan of this endpoint was reviewed: ${listPulls(unplanned)} carries no plan comment for this target.`,
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

/***/ })

};
