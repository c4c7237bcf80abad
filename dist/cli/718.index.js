export const id = 718;
export const ids = [718];
export const modules = {

/***/ 3181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ countOutcomes),
/* harmony export */   YS: () => (/* binding */ overallReason)
/* harmony export */ });
/* unused harmony export outcomes */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);

const outcomes = [
    'applied',
    'accepted',
    'unchanged',
    'refused',
    'held',
    'failed',
    'cancelled',
];
/** How many endpoints ended in which way; every outcome is a key. */
function countOutcomes(results) {
    const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0]));
    for (const result of results)
        counts[result.outcome] += 1;
    return counts;
}
/**
 * Why the run fails as a whole: the worst reason of any endpoint, those that could not be read included.
 * `undefined`: the run succeeded.
 */
function overallReason(results, unread = []) {
    const reasons = [...results, ...unread].map(({ reason }) => reason);
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .worstReason */ .YH)(reasons.filter((reason) => reason !== undefined));
}
//# sourceMappingURL=outcome.js.map

/***/ }),

/***/ 8718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  apply: () => (/* binding */ apply)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/index.js + 3 modules
var fields = __webpack_require__(4784);
// EXTERNAL MODULE: ./lib/src/plan/blocks.js
var blocks = __webpack_require__(1308);
// EXTERNAL MODULE: ./lib/src/plan/ownership.js
var ownership = __webpack_require__(925);
;// CONCATENATED MODULE: ./lib/src/apply/judge.js
const READY = 'DEPLOYMENT_READY';
const FAILED = 'DEPLOYMENT_FAILED';
const ABORTED = 'DEPLOYMENT_ABORTED';
const MOVING = ['DEPLOYMENT_CREATING', 'DEPLOYMENT_RECOVERING'];
const isOver = (update) => update === 'UPDATE_FAILED' || update === 'UPDATE_CANCELED';
/** Whether a second config write would be refused now (5.3). What a failed update left pending does not count. */
function isUpdating(live) {
    if (live.state.configUpdate === 'IN_PROGRESS')
        return true;
    if (isOver(live.state.configUpdate))
        return false;
    return live.pendingConfig?.entities.some((entity) => MOVING.includes(entity.deployment)) ?? false;
}
/** Short words for where an endpoint stands, one clause for each served entity that is not ready. */
function describeState(live) {
    const config = live.pendingConfig ?? live.config;
    const restless = (config?.entities ?? []).filter((entity) => entity.deployment !== READY);
    if (restless.length > 0)
        return restless.map(describeEntity).join('; ');
    return [live.state.ready, live.state.configUpdate].filter((word) => word !== undefined && word !== '').join(', ');
}
/** What is not ours to judge, but worth a sentence: an older failure, a stopped endpoint. */
function remarkOn(live) {
    if (live === undefined)
        return undefined;
    if (live.state.suspend === 'STOPPED')
        return 'The endpoint is stopped.';
    if (live.state.configUpdate === 'UPDATE_FAILED')
        return 'An earlier update of this endpoint failed.';
    if (live.state.configUpdate === 'UPDATE_CANCELED')
        return 'An earlier update of this endpoint was cancelled.';
    return live.state.ready === 'NOT_READY' && live.config !== undefined ? `The endpoint is not ready (${describeState(live)}).` : undefined;
}
/** What the platform says of a served entity, without the full stop at its end, to stand within a sentence. */
function describeEntity(entity) {
    const message = entity.message.trim().replace(/(?<!\.)\.$/, '');
    return `${entity.name}: ${entity.deployment || 'no state yet'}${message === '' ? '' : ` (${message})`}`;
}
/**
 * The verdict function (serving-api 5.2, product 6.5). `progressSeen`: an earlier read, after the write, already
 * showed the update in progress, so that a failure seen now cannot be an older one.
 */
function judge(live, expectation, progressSeen = false) {
    if (isUpdating(live))
        return { state: 'working', detail: describeState(live) };
    if (isOver(live.state.configUpdate) && expectation.wroteConfig)
        return judgeEndedUpdate(live, expectation, progressSeen);
    const unknown = unknownWord(live);
    if (unknown !== undefined)
        return { state: 'working', detail: `unknown state ${unknown}` };
    const ours = ourConfig(live, expectation, progressSeen);
    if (ours !== undefined) {
        const failures = failuresOf(ours);
        if (failures.length > 0)
            return rolloutFailure(failures);
    }
    if (live.config === undefined)
        return judgeWithoutConfig(live, expectation);
    if (live.state.suspend === 'STOPPED' || live.config.entities.some((entity) => entity.deployment === 'DEPLOYMENT_STOPPED')) {
        return { state: 'stopped' };
    }
    return judgeActive(live, live.config, { expectation, ours });
}
function judgeEndedUpdate(live, expectation, progressSeen) {
    // What ended so was started by others once ours was active.
    if (serves(live, expectation))
        return { state: 'ready' };
    const ours = ourConfig(live, expectation, progressSeen);
    const cancelled = live.state.configUpdate === 'UPDATE_CANCELED';
    const failures = ours === undefined ? [] : failuresOf(ours);
    const ended = cancelled
        ? { state: 'failed', cause: 'cancelled', failures, detail: 'the update was cancelled in the workspace' }
        : rolloutFailure(failures);
    // Right after the write a read may still show how an earlier update ended; that one is not ours to be judged.
    const certain = progressSeen || ours !== undefined || expectation.failedBefore === false;
    return certain ? ended : { state: 'working', detail: 'the update is not visible yet', later: ended };
}
/** Whether the active config is the one that was written, and every part of it is ready. */
function serves(live, { versionBefore = 0, sameConfig }) {
    const { config, state } = live;
    if (config === undefined || config.version <= versionBefore || state.ready !== 'READY')
        return false;
    return config.entities.every((entity) => entity.deployment === READY) && sameConfig(live);
}
function rolloutFailure(failures) {
    const detail = failures.length === 0
        ? 'the update failed, and the platform names no served entity'
        : failures.map((failure) => describeEntity({ ...failure, name: failure.entity })).join('; ');
    return { state: 'failed', cause: 'rollout', failures, detail };
}
/** FAILED entities; ABORTED ones only where none failed, because they were stopped by a failed sibling (5.1). */
function failuresOf(config) {
    const as = (deployment) => config.entities
        .filter((entity) => entity.deployment === deployment)
        .map((entity) => ({ entity: entity.name, deployment, message: entity.message }));
    const failed = as(FAILED);
    return failed.length > 0 ? failed : as(ABORTED);
}
/** The config that came after the write: pending or active, the newer; `undefined` while only older ones show. */
function ourConfig(live, expectation, progressSeen) {
    const { config, pendingConfig } = live;
    if (!expectation.wroteConfig)
        return config;
    const before = expectation.versionBefore ?? 0;
    const leftover = progressSeen ? 0 : (expectation.pendingBefore ?? 0);
    if (pendingConfig !== undefined && pendingConfig.version > Math.max(before, leftover, config?.version ?? 0)) {
        return pendingConfig;
    }
    return config !== undefined && config.version > before ? config : undefined;
}
function judgeWithoutConfig(live, { wantsConfig, wroteConfig }) {
    if (live.pendingConfig !== undefined) {
        if (isOver(live.state.configUpdate))
            return rolloutFailure(failuresOf(live.pendingConfig));
        return { state: 'working', detail: describeState(live) };
    }
    if (!wantsConfig || !wroteConfig)
        return { state: 'empty' };
    return { state: 'working', detail: 'the config is not visible yet', later: { state: 'empty' } };
}
function judgeActive(live, active, { expectation, ours }) {
    const { wroteConfig, wantsConfig } = expectation;
    if (ours === undefined) {
        const detail = `config v${active.version} is still the one from before the write`;
        // The platform may find nothing to roll out (Q10): then the version never grows, and only equality tells.
        const settled = live.state.ready === 'READY' && expectation.sameConfig(live);
        const later = settled ? { state: 'ready' } : { state: 'failed', cause: 'superseded', failures: [], detail };
        return { state: 'working', detail, later };
    }
    if (ours !== active)
        return { state: 'working', detail: `config v${ours.version} is about to become active` };
    if (active.entities.some((entity) => MOVING.includes(entity.deployment))) {
        return { state: 'working', detail: describeState({ ...live, pendingConfig: active }) };
    }
    if (live.state.ready === 'NOT_READY') {
        // Nothing moves and nothing serves: stopped, though older workspaces do not say so in a word.
        return wroteConfig ? { state: 'working', detail: describeState(live), later: { state: 'stopped' } } : { state: 'stopped' };
    }
    if (wantsConfig && !expectation.sameConfig(live)) {
        const detail = `config v${active.version} is active, but it is not the one the manifest wants`;
        return { state: 'working', detail, later: { state: 'failed', cause: 'superseded', failures: [], detail } };
    }
    const silent = active.entities.some((entity) => entity.deployment === '');
    return silent ? { state: 'working', detail: describeState(live), later: { state: 'ready' } } : { state: 'ready' };
}
/** The first word that we do not know: the platform adds values, and none of them may be taken for success. */
function unknownWord(live) {
    const { ready, configUpdate } = live.state;
    if (ready !== 'READY' && ready !== 'NOT_READY')
        return ready || 'without `ready`';
    if (configUpdate !== undefined && configUpdate !== 'NOT_UPDATING' && !isOver(configUpdate))
        return configUpdate;
    const known = [READY, FAILED, ABORTED, 'DEPLOYMENT_STOPPED', '', ...MOVING];
    return live.config?.entities.find((entity) => !known.includes(entity.deployment))?.deployment;
}
//# sourceMappingURL=judge.js.map
// EXTERNAL MODULE: ./lib/src/plan/unread-note.js
var unread_note = __webpack_require__(6426);
;// CONCATENATED MODULE: ./lib/src/apply/operations.js


/** What an operation does, in words: "update the config". */
function titleOf(operation) {
    switch (operation.kind) {
        case 'create':
            return 'create the endpoint';
        case 'delete':
            return 'delete the endpoint';
        case 'update-config':
            return 'update the config';
        case 'patch-tags':
            if (operation.purpose === 'ownership')
                return 'write the ownership tags';
            if (operation.purpose === 'intent')
                return 'note what is about to be written';
            if (isMereNote(operation))
                return 'note what was written';
            if (operation.purpose === 'tags')
                return 'update the tags';
            return operation.remove.includes(fields/* ownTags */.Wb.protected) ? 'lift the protection from deletion' : 'remove the note of what was written';
        case 'put-ai-gateway':
            if (operation.step === 'tighten')
                return 'tighten the AI Gateway';
            return operation.step === 'relocate' ? 'turn the inference table off before it moves' : 'update the AI Gateway';
        case 'patch-notifications':
            return 'update the e-mail notifications';
        case 'patch-telemetry':
            return 'update the telemetry';
        case 'put-permissions':
            return operation.step === 'tighten' ? 'tighten the permissions' : 'update the permissions';
        case 'wait':
            return 'wait until the endpoint is ready';
    }
}
const tagKeysOf = ({ add, remove }) => [...add.map(({ key }) => key), ...remove];
/** Whether a tag to write is the note of write-only values from before they are written. */
const isIntent = ({ key, value }) => key === fields/* ownTags */.Wb.unread && (0,unread_note/* readNote */.VC)(value).before !== undefined;
/** Keys of the tags; the note of write-only values has two, for it is written before them and again after them. */
const tagNamesOf = ({ add, remove }) => [...add.map((tag) => (isIntent(tag) ? `${tag.key} before` : tag.key)), ...remove];
/** Tells operations of one endpoint apart, so that the attempts at one can be counted. */
function keyOf(operation) {
    switch (operation.kind) {
        case 'patch-tags':
            return [operation.kind, ...tagNamesOf(operation).sort()].join(' ');
        case 'put-ai-gateway':
        case 'put-permissions':
            return `${operation.kind} ${operation.step ?? ''}`;
        default:
            return operation.kind;
    }
}
/** The operation in a newer plan that still has to do what `operation` was to do; `undefined`: nothing is left of it. */
function findAgain(newer, operation) {
    if (operation.kind !== 'patch-tags')
        return newer.find((left) => keyOf(left) === keyOf(operation));
    // Neighbouring tag writes are merged when planning, so that only the keys tell.
    const keys = new Set(tagNamesOf(operation));
    return newer.find((left) => left.kind === 'patch-tags' && tagNamesOf(left).some((key) => keys.has(key)));
}
/**
 * Whether an operation that comes after a rollout may be made while that still goes on (`wait: false`). Notifications
 * and the user's tags change neither access nor what is served. What loosens access, what our own tags say of a
 * finished rollout (protection lifted, values written) and telemetry, which is refused during an update (R14), is
 * left for the next run.
 */
function mayPrecedeRollout(operation) {
    if (operation.kind === 'patch-tags')
        return !tagKeysOf(operation).some((key) => fields/* ownTagKeys */.$d.includes(key));
    return operation.kind === 'patch-notifications';
}
/**
 * Whether an operation only notes that write-only values are written. Where nothing waits for their rollout it is not
 * left for the next run either: by the note from before them, that one can tell.
 */
function isMereNote(operation) {
    return operation.kind === 'patch-tags' && operation.remove.length === 0 && operation.add.every((tag) => tag.key === fields/* ownTags */.Wb.unread && !isIntent(tag));
}
/** The plan with a wait for the update that was found under way, where it does not list that itself. */
function withResumedWait(plan) {
    if (plan.updating !== 'wanted' || plan.operations.some(({ kind }) => kind === 'wait'))
        return plan;
    // Whatever comes before the rollout (ownership, tightening) does not wait for it.
    const early = (operation) => (operation.kind === 'patch-tags' && (operation.purpose === 'ownership' || operation.purpose === 'intent')) ||
        ((operation.kind === 'put-ai-gateway' || operation.kind === 'put-permissions') && operation.step === 'tighten');
    const first = plan.operations.findIndex((operation) => !early(operation));
    const at = first === -1 ? plan.operations.length : first;
    return { ...plan, operations: [...plan.operations.slice(0, at), { kind: 'wait' }, ...plan.operations.slice(at)] };
}
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/**
 * The grants to send, with CAN_MANAGE of the endpoint's creator: R41 replaces all direct grants, and without it the
 * creator would be locked out (1.4).
 */
function grantsToSend(stated, live) {
    const grants = stated.flatMap((grant) => {
        for (const field of Object.keys(fields/* principalFields */.y8)) {
            const principal = grant[field];
            const level = grant['permission_level'] ?? grant['level'];
            if (typeof principal === 'string' && typeof level === 'string')
                return [{ field, principal, level }];
        }
        return [];
    });
    const { creator, creatorKind } = live;
    if (creator === undefined)
        return grants;
    const application = creatorKind === undefined ? uuid.test(creator) : creatorKind === 'ServicePrincipal';
    const own = { field: application ? 'service_principal_name' : 'user_name', principal: creator, level: 'CAN_MANAGE' };
    return [...grants.filter(({ field, principal }) => field !== own.field || principal !== own.principal), own];
}
//# sourceMappingURL=operations.js.map
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
;// CONCATENATED MODULE: ./lib/src/apply/run.js



/** A write that is refused because of another update is tried again, on a fresh plan, so many times. */
const maxConflicts = 4;
/** How often one write is sent where no clear answer comes: once more after it was read back. */
const maxUnanswered = 2;
/** The same where the service says that it is out for a while (503): such times pass. */
const maxUnavailable = 5;
/** How old a read may be for what is written by it. */
const freshMs = 60_000;
/** How often a write is sent that was answered so. */
function mostSends({ call }) {
    return call.status === 503 ? maxUnavailable : maxUnanswered;
}
function startRun(given) {
    const { options, quota, pace, endpoint, plannedAt } = given;
    return {
        options,
        quota,
        pace,
        room: undefined,
        queuedAt: undefined,
        name: endpoint.name,
        plan: withResumedWait(endpoint),
        plannedAt,
        shown: endpoint,
        done: [],
        made: new Map(),
        settled: new Set(),
        live: endpoint.live,
        liveAt: plannedAt,
        rollout: undefined,
        unsure: undefined,
        unanswered: new Map(),
        conflicts: 0,
        deletedId: undefined,
        configVersionBefore: endpoint.live?.config?.version,
        startedAt: options.clock.now(),
        begun: {},
        entities: [],
    };
}
/** Whether others may have changed the endpoint since it was planned: what is written by the plan would undo that. */
function isOutdated({ options, plan, plannedAt }) {
    return plan.live !== undefined && options.clock.now() - plannedAt > freshMs;
}
/** Gives back room in the quota that no write came of. */
function leaveRoom(run) {
    run.room?.release();
    run.room = undefined;
    run.queuedAt = undefined;
}
/** Takes what a reply or a read showed as the newest knowledge. */
function see(run, live) {
    if (live === undefined)
        return;
    run.live = live;
    run.liveAt = run.options.clock.now();
}
/** Whether anything was written by this run. */
function hasWritten(run) {
    return run.done.some(({ kind, status }) => kind !== 'wait' && (status === 'done' || status === 'already-done'));
}
function report(run, operation, status) {
    if (status === 'started')
        run.begun = { startedAt: run.options.clock.now() };
    const title = titleOf(operation);
    run.options.onProgress?.({ type: 'operation', name: run.name, kind: operation.kind, title, status });
}
function record(run, operation, facts) {
    const times = run.begun.startedAt === undefined ? {} : { ...run.begun, finishedAt: run.options.clock.now() };
    run.begun = {};
    run.done.push({ ...toResult(operation, facts), ...times });
    run.settled.add(operation);
    if ((facts.status === 'done' || facts.status === 'already-done') && (operation.kind === 'update-config' || operation.kind === 'patch-telemetry')) {
        run.made.set(operation.kind, JSON.stringify(operation.body));
    }
    report(run, operation, facts.status);
}
function toResult(operation, { status, requestId, message }) {
    return {
        kind: operation.kind,
        title: titleOf(operation),
        status,
        ...(requestId !== undefined && { requestId }),
        ...(message !== undefined && { message }),
    };
}
/** The result; `rest`: operations that were planned and not made. */
function finish(run, ending, rest = []) {
    leaveRoom(run);
    const { options, shown, live, configVersionBefore } = run;
    const { outcome, reason, message, hint, fields, approval, failures, oldConfigServes } = ending;
    const gone = run.deletedId !== undefined && live === undefined;
    const after = outcome === 'accepted' ? (live?.pendingConfig ?? live?.config)?.version : live?.config?.version;
    const result = {
        key: shown.key,
        name: shown.name,
        action: shown.action,
        outcome,
        ...(reason !== undefined && { reason }),
        ...(message !== undefined && { message: `${message}${gapWords(run)}` }),
        ...(hint !== undefined && { hint }),
        ...(fields !== undefined && { fields }),
        operations: [...run.done, ...rest.map((operation) => toResult(operation, { status: 'not-made' }))],
        plan: shown,
        ...(approval !== undefined && { approval }),
        ...(configVersionBefore !== undefined && { configVersionBefore }),
        ...(after !== undefined && !gone && { configVersionAfter: after }),
        state: gone ? '' : (live?.state.ready ?? ''),
        ...(oldConfigServes !== undefined && { oldConfigServes }),
        failures: failures ?? [],
        ...(run.entities.length > 0 && { entities: run.entities }),
        startedAt: run.startedAt,
        finishedAt: options.clock.now(),
    };
    options.onProgress?.({ type: 'finished', name: run.name, outcome, result });
    return result;
}
/** What a replacement has to say that ended between its two halves. */
function gapWords({ deletedId, shown, live, done }) {
    const unmade = !done.some((operation) => operation.kind === 'create' && (operation.status !== 'failed' || isDoubtful(operation)));
    const between = deletedId !== undefined && shown.action !== 'delete' && live === undefined && unmade;
    return between ? ' The old endpoint is deleted and the new one is not there: nothing answers under this name.' : '';
}
/** An ending for what stops an endpoint: `refused` before any write, `failed` once something was written. */
function stopped(run, facts) {
    return { ...facts, outcome: hasWritten(run) ? 'failed' : 'refused' };
}
function endingOf(thrown) {
    const error = (0,errors/* asEndpointsError */.nb)(thrown);
    return { outcome: 'failed', reason: error.code, message: error.message, hint: error.hint };
}
const doubtWords = 'Not known whether it took effect';
/** Of a write that was under way when the job was stopped, and of one that could not be read back. */
const unknownWords = {
    stopped: `${doubtWords}: the job was stopped while it was being sent.`,
    unread: `${doubtWords}: it could not be read back.`,
};
const isDoubtful = ({ message }) => message?.startsWith(doubtWords) === true;
/** The job was stopped: no new write starts. */
function cancellation(run) {
    const version = run.rollout === undefined ? undefined : (run.live?.pendingConfig?.version ?? run.live?.config?.version);
    const doubtful = run.done.filter(isDoubtful).map(({ title }) => `"${title}"`);
    const doubt = doubtful.length === 0 ? '' : ` It is not known whether ${doubtful.join(' and ')} took effect.`;
    const left = hasWritten(run) || doubt !== '' ? ' Nothing was rolled back.' : '';
    const rolling = version === undefined ? '' : ` Config v${version} is still rolling out in the workspace.`;
    return {
        outcome: 'cancelled',
        message: `${hasWritten(run) || doubt !== '' ? 'The job was stopped before everything was written.' : 'The job was stopped before anything was written.'}${doubt}${rolling}${left}`,
        hint: 'Run apply again; it goes on where this run ended.',
    };
}
/** The ownership tag in a create's body. */
function ownershipIn(operation) {
    if (operation.kind !== 'create' || !Array.isArray(operation.body['tags']))
        return undefined;
    for (const tag of operation.body['tags']) {
        const isTag = typeof tag === 'object' && tag !== null && !Array.isArray(tag);
        if (isTag && tag['key'] === fields/* ownTags */.Wb.manifest && typeof tag['value'] === 'string')
            return tag['value'];
    }
    return undefined;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./lib/src/apply/doubt.js





/** After a replan: whether the write that was in doubt took effect. */
async function settleDoubt(run) {
    const { unsure, plan, options } = run;
    if (unsure === undefined)
        return 'next';
    run.unsure = undefined;
    const { operation, error, rollout, exists } = unsure;
    const requestId = error.call.requestId;
    if (operation.kind === 'create') {
        const visible = plan.live !== undefined && plan.live.id !== run.deletedId;
        if (!visible) {
            // Not there, not there yet, or the old one of a replace is still going: try again.
            if (exists)
                await options.clock.sleep(options.settings.pollIntervalMs, options.signal);
            return plan.live === undefined ? repeat(run, unsure) : againAfterDelete(run, unsure);
        }
        const owner = plan.live && (0,ownership/* tagOf */.cO)(plan.live, fields/* ownTags */.Wb.manifest);
        if (owner === undefined || owner !== ownershipIn(operation)) {
            const message = `An endpoint called ${run.name} appeared that this manifest does not own.`;
            const hint = 'Choose another name, or set `lifecycle.adopt: true` to take it over.';
            return { ending: stopped(run, { reason: 'ownership-conflict', message, hint }), rest: createAndRest(run) };
        }
        if (rollout !== undefined && hasFailed(run, rollout))
            run.plan = withoutConfig(plan);
    }
    else if (rollout !== undefined && hasFailed(run, rollout)) {
        run.plan = withoutConfig(plan);
    }
    else if (isMereNote(operation) && operation.kind === 'patch-tags' && !hasTags(plan.live, operation.add)) {
        // The plan can do without it by now; what was begun is finished all the same.
        run.plan = { ...plan, operations: [...plan.operations.filter((left) => !isMereNote(left)), operation] };
        return repeat(run, unsure);
    }
    else if (findAgain(plan.operations, operation) !== undefined) {
        return repeat(run, unsure);
    }
    const message = exists ? 'It was there already, with our ownership tag.' : 'Read back after an unclear answer: it had taken effect.';
    record(run, operation, { status: 'already-done', requestId, message });
    if (rollout !== undefined) {
        run.rollout = { ...rollout, id: plan.live?.id, first: plan.live, resumed: run.plan.updating === 'wanted' };
    }
    return 'next';
}
/** What is not made when a create does not come about. */
function createAndRest({ shown }) {
    return shown.operations.slice(shown.operations.findIndex(({ kind }) => kind === 'create'));
}
/** The config is there, under a newer version than any before the write, but has failed already: the plan lists it once more. */
function hasFailed({ plan, options }, { expectation }) {
    const { live } = plan;
    const pending = live?.pendingConfig;
    const { versionBefore = 0, pendingBefore = 0 } = expectation;
    if (live === undefined || pending === undefined || isUpdating(live) || pending.version <= Math.max(versionBefore, pendingBefore))
        return false;
    return options.sameConfig(plan, { ...live, config: pending });
}
const withoutConfig = (plan) => ({ ...plan, operations: plan.operations.filter(({ kind }) => kind !== 'update-config') });
function hasTags(live, tags) {
    return tags.every(({ key, value }) => live?.tags.some((tag) => tag.key === key && tag.value === value) === true);
}
/** It did not take effect: sent once more, as the new plan has it, and no oftener. */
function repeat(run, { operation, error, exists }) {
    const times = run.unanswered.get(keyOf(operation)) ?? 0;
    if (exists || times < mostSends(error))
        return 'next';
    const again = findAgain(run.plan.operations, operation);
    const rest = run.plan.operations.filter((left) => left !== again);
    record(run, operation, { status: 'failed', requestId: error.call.requestId, message: error.message });
    return { ending: endingOf(error), rest };
}
/** A replace whose delete is still going on: its plan would be to delete the old one again. */
async function againAfterDelete(run, unsure) {
    const { options } = run;
    const times = (run.unanswered.get('gone') ?? 0) + 1;
    run.unanswered.set('gone', times);
    const rest = createAndRest(run);
    if (times > maxConflicts)
        return { ending: endingOf(unsure.error), rest };
    await options.clock.sleep(options.settings.pollIntervalMs, options.signal);
    if (options.signal.aborted)
        return { ending: cancellation(run), rest };
    run.unsure = unsure;
    return 'again';
}
//# sourceMappingURL=doubt.js.map
// EXTERNAL MODULE: ./lib/src/api-outcomes.js
var api_outcomes = __webpack_require__(1826);
// EXTERNAL MODULE: ./lib/src/endpoint/document-paths.js
var document_paths = __webpack_require__(3816);
// EXTERNAL MODULE: ./lib/src/json.js
var json = __webpack_require__(8674);
;// CONCATENATED MODULE: ./lib/src/apply/blame.js
/** Which fields of the manifest the platform's refusal of a write speaks of, where that can be told. */



/** More fields than this, and the message has not told which. */
const mostFields = 3;
const sectionOf = {
    create: [],
    delete: [],
    'update-config': ['config'],
    'patch-tags': ['tags'],
    'put-ai-gateway': ['ai_gateway'],
    'patch-notifications': ['email_notifications'],
    'patch-telemetry': ['telemetry_config'],
    'put-permissions': ['permissions'],
    wait: [],
};
/**
 * The fields that a refused write is about: those its `field_violations` name, else those its message names. Empty where
 * neither tells. `document` is the endpoint's as the manifest wants it.
 */
function blamedFields(error, operation, document) {
    const { status, violations = [], serviceMessage = '' } = error.call;
    // Other refusals speak of the caller, the endpoint or the moment.
    if (status !== 400 && status !== 403 && status !== 404)
        return [];
    const root = sectionOf[operation.kind];
    const sent = 'body' in operation ? operation.body : undefined;
    // R31 wraps the config.
    const body = operation.kind === 'update-config' && operation.route === 'R31' ? sent?.['config'] : sent;
    const scene = { document, root, body };
    const named = violations.flatMap(({ field, description }) => fieldsAt(field.slice(0, 300), description.slice(0, 300), scene));
    if (named.length > 0)
        return distinct(named);
    const told = distinct(fieldsOf(serviceMessage.slice(0, 2000), scene));
    return told.length > mostFields ? [] : told;
}
/** The end of an endpoint whose write was refused; its message names the fields and their lines in the manifest. */
function withFields(run, operation, error) {
    const ending = endingOf(error);
    const { desired } = run.plan;
    if (desired === undefined)
        return ending;
    const blamed = blamedFields(error, operation, desired.document);
    if (blamed.length === 0)
        return ending;
    const fields = blamed.map(({ path, shown }) => {
        const place = run.options.locate?.(desired.key, path);
        return { path: shown, ...(place === undefined ? {} : { place }) };
    });
    const told = fields.map(({ path, place }) => `\`${path}\`${place === undefined ? '' : ` (${place.file}:${place.line}:${place.column})`}`);
    const message = `${ending.message ?? ''} This is about ${told.join(' or ')}.`.trimStart();
    const hint = error.call.status === 400 ? `Correct ${told.join(' or ')} in the manifest.` : ending.hint;
    return { ...ending, message, hint, fields };
}
/** The field of one violation: a path, or a bare name that is looked for. */
function fieldsAt(field, description, scene) {
    const segments = (0,document_paths/* splitProtoPath */.iq)(field);
    const [first] = segments;
    if (first === undefined)
        return [];
    const { document } = scene;
    const place = (0,document_paths/* findPath */.Hh)(document, segments, scene);
    if (place !== undefined)
        return [place];
    // A path that starts somewhere inside, such as `environment_vars.KEY`.
    return fieldsByName(String(first), `${field} ${description}`, scene).flatMap((start) => {
        const found = (0,document_paths/* findPath */.Hh)(document, [...start.path, ...segments.slice(1)], { root: [], body: undefined });
        return found === undefined ? [] : [found];
    });
}
function fieldsOf(message, scene) {
    const tags = taggedIn(message, scene);
    if (tags.length > 0)
        return tags;
    const named = namesIn(message).flatMap((name) => fieldsAt(name, message, scene));
    return named.length > 0 ? named : quotedIn(message, scene);
}
/** `Endpoint tag key holdout:project is either ...` (C14). */
function taggedIn(message, { document, root }) {
    if (root.length > 0 && root[0] !== 'tags')
        return [];
    const tags = (0,json/* objectsOf */.iZ)(document['tags']);
    const [longest] = tags
        .map((tag, index) => ({ key: (0,json/* textOf */.b6)(tag['key']), index }))
        .filter(({ key }) => key !== '' && ['', "'", '"', '`'].some((mark) => message.includes(`tag key ${mark}${key}${mark} `)))
        .sort((a, b) => b.key.length - a.key.length);
    if (longest === undefined)
        return [];
    const place = (0,document_paths/* findPath */.Hh)(document, ['tags', longest.index, 'key'], { root: [], body: undefined });
    return place === undefined ? [] : [place];
}
/** Words that can only be names of fields: paths, `snake_case`, `camelCase`, and any word in quotes. */
function namesIn(message) {
    const path = /[A-Za-z][\w-]*(?:\[[^\]\s]{1,80}\]|\.[A-Za-z_]\w*)*/g;
    const words = [...message.matchAll(path)].map(([word]) => word).filter((word) => /_|[a-z][A-Z]|\]/.test(word));
    const quoted = [...message.matchAll(/['"`]([a-z][\w.[\]]{2,80})['"`]/g)].map(([, word = '']) => word);
    const first = /^[a-z]\w{2,}/.exec(message)?.[0];
    return [...new Set([...words, ...quoted, ...(first === undefined ? [] : [first])])].slice(0, 20);
}
const isMissing = /undefined|missing|required|must be (?:set|specified|given|present)|is not (?:set|specified|given)|\bneeds?\b/i;
/** A bare name: where the message says that something is missing, the places that leave it out; else those that state it. */
function fieldsByName(name, message, { document, root }) {
    const places = (0,document_paths/* findFields */.X2)(document, name, root);
    const stated = places.filter(({ value }) => value !== undefined);
    const unstated = places.filter(({ value }) => value === undefined);
    const [likely, rest] = isMissing.test(message) ? [unstated, stated] : [stated, unstated];
    const candidates = likely.length > 0 ? likely : rest;
    const quoted = candidates.filter(({ value }) => typeof value !== 'object' && value !== undefined && isQuoted(message, String(value)));
    const mentioned = candidates.filter((place) => mentionsItem(message, document, place));
    const sure = [quoted, mentioned, candidates].find((list) => list.length > 0) ?? [];
    return sure.length > mostFields ? [] : sure;
}
const isQuoted = (message, text) => ['\'', '"', '`'].some((mark) => message.includes(`${mark}${text}${mark}`));
/** Whether the message names the served entity that the place is of. */
function mentionsItem(message, document, { path }) {
    const [config, list, index] = path;
    if (config !== 'config' || list !== 'served_entities' || typeof index !== 'number')
        return false;
    const entity = (0,json/* objectsOf */.iZ)(document['config']['served_entities'])[index];
    return [(0,json/* textOf */.b6)(entity?.['name']), (0,json/* textOf */.b6)(entity?.['entity_name'])].some((word) => word !== '' && isQuoted(message, word));
}
/** A value of the manifest that the message quotes, or a model version as `<model>/<version>`. */
function quotedIn(message, { document, root }) {
    const texts = (0,document_paths/* findTexts */.SH)(document, root).filter(({ text }) => text.length >= 3);
    const quoted = texts.filter(({ path, text }) => isQuoted(message, text) || isQuoted(message, inCatalog(document, path, text)));
    const models = texts.filter(({ path, text }) => path.at(-1) === 'entity_name' && new RegExp(`${escaped(text)}[/ ]`).test(message));
    const versions = models.flatMap(({ path }) => {
        const place = (0,document_paths/* findPath */.Hh)(document, [...path.slice(0, -1), 'entity_version'], { root: [], body: undefined });
        return place === undefined ? [] : [place];
    });
    const found = quoted.length > 0 ? quoted : /version/i.test(message) && versions.length > 0 ? versions : models;
    return found.length === 1 ? found : [];
}
/** The full name of a schema, whose catalog stands beside it. */
function inCatalog(document, path, schema) {
    if (path.at(-1) !== 'schema_name')
        return schema;
    const catalog = (0,document_paths/* findPath */.Hh)(document, [...path.slice(0, -1), 'catalog_name'], { root: [], body: undefined })?.value;
    return typeof catalog === 'string' ? `${catalog}.${schema}` : schema;
}
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Each place once, and none that only surrounds another. */
function distinct(places) {
    const byPath = new Map(places.map((place) => [JSON.stringify(place.path), place]));
    const inner = (place) => [...byPath.values()].some((other) => other.path.length > place.path.length && place.path.every((key, index) => key === other.path[index]));
    return [...byPath.values()].filter((place) => !inner(place));
}
//# sourceMappingURL=blame.js.map
;// CONCATENATED MODULE: ./lib/src/apply/entity-times.js
const ended = new Set(['DEPLOYMENT_READY', 'DEPLOYMENT_FAILED', 'DEPLOYMENT_ABORTED']);
/**
 * Keeps in `times` what a read shows of the served entities that are rolling out. The entities of the config that was
 * there before (`versionBefore`) are not part of it.
 */
function noteEntities(times, live, { now, versionBefore }) {
    const config = live.pendingConfig ?? live.config;
    if (config === undefined || config.version === versionBefore)
        return;
    for (const { name, deployment } of config.entities) {
        let known = times.find(({ entity, configVersion }) => entity === name && configVersion === config.version);
        if (known === undefined) {
            known = { entity: name, configVersion: config.version, deployment, startedAt: now };
            times.push(known);
        }
        known.deployment = deployment;
        if (!ended.has(deployment))
            delete known.finishedAt;
        else
            known.finishedAt ??= now;
    }
}
//# sourceMappingURL=entity-times.js.map
;// CONCATENATED MODULE: ./lib/src/apply/timeouts.js
const minute = 60_000;
/** How long one endpoint may take to become ready, in milliseconds, where the user does not say (5.4). */
function defaultTimeoutMs(plan) {
    if (plan.kind === 'external' || plan.kind === 'empty')
        return 2 * minute;
    if (plan.kind === 'model-units')
        return 15 * minute;
    if (plan.kind === 'throughput')
        return 90 * minute;
    return usesGpu(plan) ? 150 * minute : 60 * minute;
}
/** Whether what is served runs on GPUs: provisioned throughput of both generations, and custom models that say so. */
function needsGpu(plan) {
    return plan.kind === 'throughput' || plan.kind === 'model-units' || (plan.kind === 'custom' && usesGpu(plan));
}
function usesGpu({ want, live, desired }) {
    const wanted = [want?.sections.config, desired?.document['config']];
    // The live config counts where the manifest leaves the workload type to what is there already.
    const texts = JSON.stringify([...wanted, live?.config?.document, live?.pendingConfig?.document]);
    return /"workload_type":"(?:GPU|MULTIGPU)/.test(texts);
}
//# sourceMappingURL=timeouts.js.map
;// CONCATENATED MODULE: ./lib/src/apply/capacity.js
/**
 * A cloud that is out of GPUs is told by no code: the deployment stays in creating, and may fail at last with a
 * sentence about it (serving-api 4.3). These words are advice, never a reason to act.
 */
const nothingDeleted = 'nothing was deleted';
const capacityWords = `may be GPU capacity; ${nothingDeleted}`;
const capacityHint = 'If it stays so, ask your Databricks account team for capacity.';
const machines = '(?:gpus?|nodes?|instances?|compute|accelerators?|machines?|hardware|resources)';
const shortage = new RegExp([
    '\\bcapacity\\b',
    'out of stock|stock-?out',
    `(?:insufficient|not enough|no|none of the|out of|lack of) .{0,40}\\b${machines}\\b`,
    `\\b${machines}\\b .{0,40}(?:unavailable|not available|exhausted)`,
    `tim(?:ed|e)[ -]?out .{0,60}\\b${machines}\\b`,
].join('|'), 'i');
/** Whether the platform's message of a failed deployment is about a shortage of machines. */
function speaksOfCapacity(message) {
    return shortage.test(message);
}
//# sourceMappingURL=capacity.js.map
;// CONCATENATED MODULE: ./lib/src/apply/logs.js
/** Lines of a log that a report can show; the end is where the cause stands. */
const logTailLines = 40;
function tailOf(text, lines = logTailLines) {
    return text.trimEnd().split('\n').slice(-lines).join('\n');
}
/**
 * Adds to each failed served entity the tail of its build output (R15) or, where there is none, of its server's lines
 * (R16). Never throws: a log that cannot be read must not hide the failure itself.
 */
async function collectLogs(options) {
    const { api, name, failures, configVersion } = options;
    const read = async (route, entity) => {
        try {
            return tailOf(await api[route](name, entity, configVersion));
        }
        catch {
            return '';
        }
    };
    return Promise.all(failures.map(async (failure) => {
        // What was stopped because of a sibling has nothing to say.
        if (failure.deployment === 'DEPLOYMENT_ABORTED')
            return failure;
        const build = await read('buildLogs', failure.entity);
        const server = await read('serverLogs', failure.entity);
        const parts = [build, server === '' || build === '' ? server : `Server log:\n${server}`];
        const log = parts.filter((part) => part !== '').join('\n\n');
        return log === '' ? failure : { ...failure, log };
    }));
}
//# sourceMappingURL=logs.js.map
;// CONCATENATED MODULE: ./lib/src/apply/wait-end.js



/** The end that a verdict tells. */
async function conclude(options, live, verdict) {
    const { name, expectation, log } = options;
    switch (verdict.state) {
        case 'ready':
            log.info(`${name}: ready${live.config === undefined ? '' : ` with config v${live.config.version}`}`);
            return { outcome: 'ready', live, failures: [] };
        case 'empty':
            if (!expectation.wantsConfig)
                return { outcome: 'ready', live, failures: [] };
            return {
                outcome: 'failed',
                live,
                failures: [],
                reason: 'deployment-failed',
                message: 'The endpoint has no config, though one was written: the platform dropped it.',
                hint: 'Run apply again; if it happens again, look at the endpoint in the workspace.',
            };
        case 'stopped':
            return {
                outcome: 'failed',
                live,
                failures: [],
                reason: 'endpoint-stopped',
                message: 'The endpoint was stopped while its config was rolling out.',
                hint: 'Start it in the workspace, then run apply again.',
            };
        case 'failed':
            return failed(options, live, verdict);
    }
}
async function failed(options, live, verdict) {
    const { api, name, expectation } = options;
    const version = live.pendingConfig?.version ?? live.config?.version;
    const failures = await collectLogs({ api, name, failures: verdict.failures, configVersion: version });
    const oldConfigServes = expectation.versionBefore !== undefined && live.state.ready === 'READY';
    if (verdict.cause === 'superseded') {
        return {
            outcome: 'failed',
            live,
            failures,
            reason: 'plan-changed',
            message: `The wanted config is not the one that became active: ${verdict.detail}. Someone else changed the endpoint meanwhile.`,
            hint: 'Run plan to see the difference, then apply again.',
        };
    }
    const ended = { outcome: 'failed', live, failures, oldConfigServes, reason: 'deployment-failed' };
    if (verdict.cause === 'cancelled') {
        return { ...ended, message: 'The config update was cancelled in the workspace.', hint: 'Run apply again to roll it out.' };
    }
    const message = `The rollout failed: ${verdict.detail}.`;
    if (options.needsGpu === true && verdict.failures.some((failure) => speaksOfCapacity(failure.message))) {
        return { ...ended, message: `${message} ${upperFirst(capacityWords)}.`, hint: `Run apply again later. ${capacityHint}` };
    }
    return { ...ended, message, hint: 'Mend the cause that the build log names, or revert the change; nothing was deleted.' };
}
/** The job was stopped. */
function cancelled(name, live) {
    const version = live?.pendingConfig?.version;
    return {
        outcome: 'cancelled',
        ...(live && { live }),
        failures: [],
        message: `The job was stopped while ${version === undefined ? name : `config v${version}`} was rolling out; the rollout goes on in the workspace.`,
        hint: 'Run apply again to continue waiting for it.',
    };
}
/** What was waited for is not there any more, or another endpoint has its name. */
function lost(name, live, replaced) {
    return {
        outcome: 'failed',
        ...(live && { live }),
        failures: [],
        reason: 'plan-changed',
        message: replaced
            ? `The endpoint was replaced outside: another one is now called ${name}.`
            : 'The endpoint no longer exists: it was deleted outside while it was rolling out.',
        hint: 'Run plan to see what is there now.',
    };
}
/** The time is over. What was recovering all along has failed; anything else may still come. */
async function timedOut(options, live) {
    const { api, name, timeoutMs, expectation } = options;
    const after = words(timeoutMs);
    const config = live?.pendingConfig ?? live?.config;
    const recovering = (config?.entities ?? []).filter((entity) => entity.deployment === 'DEPLOYMENT_RECOVERING');
    if (live !== undefined && recovering.length > 0) {
        const failures = recovering.map((entity) => ({ entity: entity.name, deployment: entity.deployment, message: entity.message }));
        return {
            outcome: 'failed',
            live,
            failures: await collectLogs({ api, name, failures, configVersion: config?.version }),
            oldConfigServes: expectation.versionBefore !== undefined && live.state.ready === 'READY',
            reason: 'deployment-failed',
            message: `Still recovering after ${after}: ${recovering.map(describeEntity).join('; ')}.`,
            hint: 'Look at the log of the served entity; nothing was deleted.',
        };
    }
    const state = live === undefined ? 'it could not be read' : describeState(live);
    return {
        outcome: 'failed',
        ...(live && { live }),
        failures: config === undefined ? [] : failuresOf(config),
        ...(live && { oldConfigServes: expectation.versionBefore !== undefined && live.state.ready === 'READY' }),
        reason: 'deployment-timeout',
        message: `Still ${doing(live)} after ${after}; ${options.needsGpu === true ? capacityWords : nothingDeleted}. The rollout goes on in the workspace (${state}).`,
        hint: `Run apply again to continue waiting, or raise \`timeout-minutes\`.${options.needsGpu === true ? ` ${capacityHint}` : ''}`,
    };
}
/** What an endpoint that is not ready is at, in a word. */
function doing(live) {
    const config = live?.pendingConfig ?? live?.config;
    const states = (config?.entities ?? []).map((entity) => entity.deployment);
    if (states.includes('DEPLOYMENT_CREATING'))
        return 'creating';
    if (states.includes('DEPLOYMENT_RECOVERING'))
        return 'recovering';
    return live !== undefined && isUpdating(live) ? 'updating' : 'not ready';
}
const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** A duration as a person says it: `45 s`, `12 min`. */
function words(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
//# sourceMappingURL=wait-end.js.map
;// CONCATENATED MODULE: ./lib/src/apply/wait.js



/** Reads that must show the same doubtful picture before it is believed: right after a write they may be old (5.2). */
const patience = 6;
const heartbeatMs = 3 * 60_000;
/** Polls until our config is ready, has failed, or time or the job is over. Never throws for transient read failures. */
async function waitUntilReady(options) {
    const { clock, log, name, expectation, timeoutMs } = options;
    const startedAt = clock.now();
    let live = options.first;
    let progressSeen = options.resumed ?? false;
    let doubtful = 0;
    const teller = createTeller(options, startedAt);
    const decide = (seen) => {
        const verdict = judge(seen, expectation, progressSeen);
        options.onState?.(seen, verdict);
        if (verdict.state !== 'working' || verdict.later === undefined) {
            doubtful = 0;
            return verdict;
        }
        doubtful += 1;
        return doubtful > patience ? verdict.later : verdict;
    };
    if (live !== undefined) {
        const verdict = decide(live);
        if (verdict.state !== 'working')
            return conclude(options, live, verdict);
    }
    const entities = entityNames(live);
    log.info(`${name}: waiting for ${entities === '' ? 'the endpoint' : entities} to become ready, at most ${words(timeoutMs)}`);
    if (live !== undefined)
        teller.tell(live);
    let missing = 0;
    for await (const read of polls(options, startedAt)) {
        if (read === 'cancelled')
            return cancelled(name, live);
        if (read === 'timeout')
            return timedOut(options, live);
        const former = read !== undefined && read.id === options.formerId;
        const strange = read !== undefined && options.id !== undefined && read.id !== options.id;
        if (read === undefined || former || strange) {
            missing += 1;
            if (missing > patience)
                return lost(name, live, strange && !former);
            continue;
        }
        missing = 0;
        live = read;
        teller.tell(live);
        const verdict = decide(live);
        progressSeen ||= isUpdating(live);
        if (verdict.state !== 'working')
            return conclude(options, live, verdict);
        teller.heartbeat(live);
    }
    return timedOut(options, live);
}
/** Polls until no update is in progress, whoever started it. `first`: an answer that already shows one. */
async function waitUntilSettled(options) {
    const { clock, log, name, first, timeoutMs } = options;
    const startedAt = clock.now();
    const teller = createTeller(options, startedAt);
    let live = first;
    const version = first?.pendingConfig?.version;
    const which = version === undefined ? 'an update' : `the update to config v${version}`;
    log.info(`${name}: waiting for ${which} that is already in progress, at most ${words(timeoutMs)}`);
    for await (const read of polls(options, startedAt)) {
        if (read === 'timeout' || read === 'cancelled')
            return { outcome: read, ...(live && { live }) };
        if (read === undefined || !isUpdating(read))
            return { outcome: 'settled', ...(read && { live: read }) };
        live = read;
        teller.tell(live);
        teller.heartbeat(live);
    }
    return { outcome: 'timeout', ...(live && { live }) };
}
/** Reads the endpoint again and again: about the given interval to three times it, the last read at the deadline. */
async function* polls(options, startedAt) {
    const { api, clock, log, signal, name, pollIntervalMs, pace, timeoutMs } = options;
    const deadline = startedAt + timeoutMs;
    let interval = pollIntervalMs;
    for (;;) {
        const left = deadline - clock.now();
        if (left <= 0) {
            yield signal.aborted ? 'cancelled' : 'timeout';
            return;
        }
        await clock.sleep(Math.min(pace.jittered(interval), left), signal);
        if (!signal.aborted)
            await pace.turn();
        interval = Math.min(interval * 1.25, pollIntervalMs * 3);
        if (signal.aborted) {
            yield 'cancelled';
            return;
        }
        try {
            yield await api.get(name);
        }
        catch (error) {
            if (!isTransient(error))
                throw error;
            log.warning(`${name}: could not be read just now (${error.message}); still waiting`);
        }
    }
}
/** A read that may work next time: no answer, 429 or 5xx. */
function isTransient(error) {
    if (!(error instanceof errors/* ApiError */.hD))
        return false;
    const { status } = error.call;
    return status === undefined || status === 429 || status >= 500;
}
/** Logs each change of state once, and a line every few minutes while nothing changes. */
function createTeller({ clock, log, name }, startedAt) {
    const told = new Map();
    let lastLine = clock.now();
    const say = (line) => {
        log.info(`${name}: ${line}`);
        lastLine = clock.now();
    };
    return {
        tell(live) {
            const config = live.pendingConfig ?? live.config;
            for (const entity of config?.entities ?? []) {
                const key = `${config?.version} ${entity.name}`;
                const words = describeEntity(entity);
                if (told.get(key) === words)
                    continue;
                told.set(key, words);
                say(`config v${config?.version}, ${words}`);
            }
            const state = [live.state.ready, live.state.configUpdate, live.state.suspend].filter(Boolean).join(', ');
            if (told.get('') === state)
                return;
            told.set('', state);
            say(state);
        },
        heartbeat(live) {
            const now = clock.now();
            if (now - lastLine < heartbeatMs)
                return;
            say(`still ${doing(live)} after ${words(now - startedAt)} (${describeState(live)})`);
        },
    };
}
function entityNames(live) {
    const config = live?.pendingConfig ?? live?.config;
    if (config === undefined)
        return '';
    return `config v${config.version} (${config.entities.map((entity) => entity.name).join(', ')})`;
}
//# sourceMappingURL=wait.js.map
;// CONCATENATED MODULE: ./lib/src/apply/write.js






/** Makes one write; creates and config updates in the room that was taken for them. Throws `ApiError`, or `EndpointsError` with `plan-changed` where the endpoint is not the planned one. */
async function write(run, operation) {
    const { options, name } = run;
    const { api } = options;
    const done = (reply) => {
        see(run, reply.endpoint);
        return { status: 'done', reply };
    };
    switch (operation.kind) {
        case 'create': {
            const reply = await counted(run, () => api.create(operation.route, operation.body));
            run.live = undefined;
            return done(reply);
        }
        case 'delete':
            return remove(run, operation);
        case 'update-config':
            return done(await counted(run, () => api.updateConfig(operation.route, name, operation.body)));
        case 'patch-tags':
            return done(await api.patchTags(name, { add: operation.add, remove: operation.remove }));
        case 'put-ai-gateway':
            return done(await api.putAiGateway(name, operation.body));
        case 'patch-notifications':
            return done(await api.patchNotifications(name, operation.body));
        case 'patch-telemetry':
            return done(await api.patchTelemetry(name, operation.body));
        case 'put-permissions': {
            const live = await knownId(run);
            return done(await api.putPermissions(live.id, grantsToSend(operation.grants, live)));
        }
    }
}
/** A write that counts for the quota, in the room that was taken for it. */
function counted(run, write) {
    const { room } = run;
    run.room = undefined;
    return room === undefined ? write() : room.use(write);
}
/** The endpoint whose id takes the grants: from the last reply or read, read again once that is old, for an old id takes them without a word (1.4). */
async function knownId(run) {
    const { options, name, plan } = run;
    if (run.live !== undefined && options.clock.now() - run.liveAt <= freshMs)
        return run.live;
    const fresh = await options.api.get(name);
    const known = run.live?.id ?? (run.deletedId === undefined ? plan.live?.id : undefined);
    if (fresh === undefined || (known !== undefined && fresh.id !== known))
        throw replacedOutside(name, fresh);
    see(run, fresh);
    return fresh;
}
/** Deletes the planned endpoint and no other: it is read right before, and must still be what was planned. */
async function remove(run, { id, owner }) {
    const { options, name, plan } = run;
    const read = await options.api.get(name);
    const live = read ?? (await readAgain(run));
    const alreadyGone = (message) => {
        run.live = undefined;
        run.deletedId = id;
        return { status: 'already-done', reply: {}, message };
    };
    if (live === undefined)
        return alreadyGone('It was gone already.');
    if (live.id !== id) {
        if (!run.unanswered.has('delete'))
            throw replacedOutside(name, live);
        return alreadyGone(`It is gone; another endpoint has taken its name since (id ${live.id}) and was left alone.`);
    }
    const changed = changedOwnTag(plan.live, live, owner);
    if (changed !== undefined) {
        throw new errors/* EndpointsError */.Ju('plan-changed', `The tag \`${changed}\` of ${name} was changed since it was planned; it was not deleted.`, {
            hint: 'Run plan to see what is there now.',
        });
    }
    see(run, live);
    run.configVersionBefore ??= live.config?.version;
    const reply = await options.api.delete(name);
    run.live = undefined;
    run.deletedId = id;
    return { status: 'done', reply };
}
/** An endpoint that was there a moment ago is gone only when two reads say so: one may be late (5.2). */
async function readAgain({ options, name, deletedId, unanswered }) {
    if (deletedId !== undefined || unanswered.has('delete'))
        return undefined;
    await options.clock.sleep(Math.min(options.settings.pollIntervalMs, 5_000), options.signal);
    return options.api.get(name);
}
/** Ownership, protection and hold decide over a delete, so a change of them since the plan stops it. */
function changedOwnTag(planned, now, owner) {
    const value = (live, key) => live.tags.find((tag) => tag.key === key)?.value;
    const keys = [fields/* ownTags */.Wb.manifest, fields/* ownTags */.Wb.protected, fields/* ownTags */.Wb.hold];
    if (planned !== undefined)
        return keys.find((key) => value(planned, key) !== value(now, key));
    // A delete by absence is planned from the list alone, and only for what is owned, unprotected and not held.
    const tag = value(now, fields/* ownTags */.Wb.manifest);
    if (tag === undefined || (owner !== undefined && tag !== owner))
        return fields/* ownTags */.Wb.manifest;
    if ((0,ownership/* isProtected */.bz)(now))
        return fields/* ownTags */.Wb.protected;
    return value(now, fields/* ownTags */.Wb.hold) === undefined ? undefined : fields/* ownTags */.Wb.hold;
}
function replacedOutside(name, live) {
    const what = live === undefined ? `${name} was deleted outside` : `${name} was replaced outside: it is another endpoint now (id ${live.id})`;
    return new errors/* EndpointsError */.Ju('plan-changed', `${what} since it was planned.`, { hint: 'Run plan to see what is there now.' });
}
/** What a config write must lead to; taken before it is sent. `undefined` for writes without a rollout. */
function rolloutOf(run, operation) {
    const sameConfig = (live) => run.options.sameConfig(run.plan, live);
    if (operation.kind === 'create') {
        if (operation.body['config'] === undefined)
            return undefined;
        return { expectation: { wroteConfig: true, failedBefore: false, wantsConfig: true, sameConfig }, resumed: false };
    }
    if (operation.kind !== 'update-config')
        return undefined;
    return { ...rolloutFrom(run.live, sameConfig), resumed: false };
}
/** The update that is under way already and is the wanted one. */
function resumedRollout(run) {
    const sameConfig = (live) => run.options.sameConfig(run.plan, live);
    return { ...rolloutFrom(run.live, sameConfig), first: run.live, resumed: true };
}
function rolloutFrom(live, sameConfig) {
    const update = live?.state.configUpdate;
    return {
        id: live?.id,
        expectation: {
            wroteConfig: true,
            ...(live?.config && { versionBefore: live.config.version }),
            ...(live?.pendingConfig && !isUpdating(live) && { pendingBefore: live.pendingConfig.version }),
            failedBefore: update === 'UPDATE_FAILED' || update === 'UPDATE_CANCELED',
            wantsConfig: true,
            sameConfig,
        },
    };
}
/** Takes the reply of a config write as the first sight of its rollout. */
function answered(rollout, endpoint) {
    if (endpoint === undefined)
        return rollout;
    const { versionBefore, ...rest } = rollout.expectation;
    const sameVersion = versionBefore !== undefined && endpoint.config?.version === versionBefore;
    // The reply itself shows no newer config: the platform found nothing to roll out, and no version will grow (Q10).
    const nothingNew = sameVersion && !isUpdating(endpoint) && endpoint.pendingConfig === undefined;
    const expectation = nothingNew ? rest : rollout.expectation;
    return { ...rollout, expectation, id: endpoint.id, first: endpoint };
}
//# sourceMappingURL=write.js.map
;// CONCATENATED MODULE: ./lib/src/apply/rollout.js







/** Waits until the update that is in progress has ended, whoever started it; then everything is planned again. */
async function settle(run, rest) {
    const { options, name, live } = run;
    leaveRoom(run);
    const timeoutMs = timeoutOf(run);
    const first = live !== undefined && isUpdating(live) ? live : undefined;
    const waited = await waitUntilSettled({ ...pollOptions(run), name, timeoutMs, first });
    if (waited.live !== undefined)
        run.live = waited.live;
    if (waited.outcome === 'cancelled' || options.signal.aborted)
        return { ending: cancellation(run), rest };
    if (waited.outcome === 'settled')
        return 'again';
    const message = `Another update of the endpoint is still in progress after ${words(timeoutMs)}.`;
    return { ending: stopped(run, { reason: 'endpoint-busy', message, hint: busyHint }), rest };
}
const busyHint = 'Run apply again when it has ended; it can be cancelled in the workspace only.';
/** Waits for the rollout at hand; `deferred`: not to be waited for, and not known to be ready. */
async function awaitRollout(run, operation) {
    const { options } = run;
    run.rollout ??= run.plan.updating === 'wanted' ? resumedRollout(run) : undefined;
    if (run.rollout === undefined) {
        record(run, operation, { status: 'already-done' });
        return 'next';
    }
    report(run, operation, 'started');
    const step = await untilReady(run);
    if (step === 'next')
        record(run, operation, { status: 'done' });
    else if (step === 'deferred')
        record(run, operation, { status: 'not-made', message: 'Not waited for (`wait: false`).' });
    else
        record(run, operation, { status: options.signal.aborted ? 'not-made' : 'failed', message: step.ending.message });
    return step;
}
/** A rollout that no operation waited for is waited for at the end. */
async function lastWait(run, deferred) {
    const step = deferred ? 'deferred' : run.rollout === undefined ? 'next' : await untilReady(run);
    // A config that was waited for is ready; without one, what was live before is as it was.
    const rolled = run.done.some(({ kind }) => kind === 'wait' || kind === 'delete');
    if (step === 'next')
        return { ending: { outcome: 'applied', message: rolled ? undefined : remarkOn(run.plan.live) } };
    if (step !== 'deferred')
        return step;
    const left = run.done.filter(({ kind, status }) => kind !== 'wait' && status === 'not-made');
    const rest = left.length === 0 ? '' : ` Left for the next run: ${left.map(({ title }) => title).join(', ')}.`;
    return {
        ending: {
            outcome: 'accepted',
            message: `Accepted by the platform; the rollout is not waited for.${rest}`,
            ...(left.length > 0 && { hint: 'Run apply again when the endpoint is ready.' }),
        },
    };
}
async function untilReady(run) {
    const { options, rollout, name } = run;
    if (rollout === undefined)
        return 'next';
    if (!options.settings.wait) {
        const verdict = rollout.first && judge(rollout.first, rollout.expectation, rollout.resumed);
        const done = verdict?.state === 'ready' || (verdict?.state === 'empty' && !rollout.expectation.wantsConfig);
        if (!done)
            return 'deferred';
        run.rollout = undefined;
        return 'next';
    }
    leaveRoom(run);
    const waited = await waitUntilReady({
        ...pollOptions(run),
        api: options.api,
        name,
        timeoutMs: timeoutOf(run),
        expectation: rollout.expectation,
        id: rollout.id,
        formerId: run.deletedId,
        first: rollout.first,
        resumed: rollout.resumed,
        needsGpu: needsGpu(waitedFor(run)),
        onState: (live, verdict) => {
            noteEntities(run.entities, live, { now: options.clock.now(), versionBefore: rollout.expectation.versionBefore });
            const detail = verdict.state === 'working' || verdict.state === 'failed' ? verdict.detail : verdict.state;
            options.onProgress?.({ type: 'state', name, live, detail });
        },
    });
    if (waited.live !== undefined) {
        run.live = waited.live;
        run.liveAt = options.clock.now();
    }
    if (waited.outcome === 'ready') {
        run.rollout = undefined;
        return 'next';
    }
    const { outcome, reason, message, hint, failures, oldConfigServes } = waited;
    return { ending: { outcome, reason, message, hint, failures, oldConfigServes } };
}
/** The plan that knows what rolls out: one made afresh after a write may be that of an endpoint just emptied. */
const waitedFor = ({ plan, shown }) => (plan.kind === 'empty' ? shown : plan);
function timeoutOf(run) {
    return run.options.settings.timeoutMs ?? defaultTimeoutMs(waitedFor(run));
}
function pollOptions({ options, name, pace }) {
    const { api, clock, log, signal, settings } = options;
    return { api, clock, log, signal, name, pace, pollIntervalMs: settings.pollIntervalMs };
}
//# sourceMappingURL=rollout.js.map
;// CONCATENATED MODULE: ./lib/src/apply/take-back.js



/**
 * Where a config was refused, or had to wait and was not sent: takes the note of write-only values back, so that a config
 * which others write is not taken for the one that never was. Never throws: a note that stays is no reason to tell less.
 */
async function takeBackIntent({ options, name, plan, shown, settled }) {
    const isIntent = (value) => value !== undefined && (0,unread_note/* readNote */.VC)(value).before !== undefined;
    const noted = [...settled].some((operation) => operation.kind === 'patch-tags' && operation.add.some(({ key, value }) => key === fields/* ownTags */.Wb.unread && isIntent(value)));
    if (!noted && (plan.live === undefined || !isIntent((0,ownership/* tagOf */.cO)(plan.live, fields/* ownTags */.Wb.unread))))
        return;
    const before = shown.live === undefined ? undefined : (0,ownership/* tagOf */.cO)(shown.live, fields/* ownTags */.Wb.unread);
    const change = before === undefined || isIntent(before) ? { add: [], remove: [fields/* ownTags */.Wb.unread] } : { add: [{ key: fields/* ownTags */.Wb.unread, value: before }], remove: [] };
    try {
        await options.api.patchTags(name, change);
    }
    catch {
        options.log.warning(`${name}: the tag \`${fields/* ownTags */.Wb.unread}\` could not be taken back; the config that it announces was not written`);
    }
}
//# sourceMappingURL=take-back.js.map
;// CONCATENATED MODULE: ./lib/src/apply/make-write.js








/** Sends one write and keeps what it answered; reads back where it is not known whether it took effect. */
async function makeWrite(run, operation) {
    const { options, name } = run;
    report(run, operation, 'started');
    options.log.info(`${name}: ${titleOf(operation)}`);
    if (needsRoom(run, operation)) {
        const { clock } = options;
        run.queuedAt ??= clock.now();
        run.room ??= await run.quota.reserve(name);
        if (run.room === undefined)
            return { ending: cancellation(run), recorded: false };
        if (operation.kind !== 'create' && isOutdated(run)) {
            options.log.info(`${name}: planned again, after the wait`);
            if (operation.kind === 'update-config')
                await takeBackIntent(run);
            return 'again';
        }
        if (clock.now() > run.queuedAt)
            run.begun = { startedAt: run.queuedAt, sentAt: clock.now() };
        run.queuedAt = undefined;
    }
    const rollout = rolloutOf(run, operation);
    try {
        const { status, reply, message } = await write(run, operation);
        if (rollout !== undefined)
            run.rollout = answered(rollout, reply.endpoint);
        record(run, operation, { status, requestId: reply.requestId, message });
        return 'next';
    }
    catch (error) {
        return onRefusedWrite(run, operation, { error, rollout });
    }
}
/** Whether a write counts for the quota, or is the first half of a replacement: the second must not have to wait. */
function needsRoom({ plan }, { kind }) {
    return kind === 'create' || kind === 'update-config' || (kind === 'delete' && plan.operations.some((other) => other.kind === 'create'));
}
async function onRefusedWrite(run, operation, { error, rollout }) {
    const { options, name } = run;
    const fail = (ending) => {
        const requestId = error instanceof errors/* ApiError */.hD ? error.call.requestId : undefined;
        record(run, operation, { status: 'failed', requestId, message: ending.message });
        return { ending, recorded: true };
    };
    if (!(error instanceof errors/* ApiError */.hD)) {
        const ending = endingOf(error);
        // Refused by our own check, before anything was sent.
        return ending.reason === 'plan-changed'
            ? { ending: stopped(run, { ...ending, reason: ending.reason }), recorded: false }
            : fail(ending);
    }
    const exists = operation.kind === 'create' && ((0,api_outcomes/* isAlreadyExists */.x9)(error) || (0,api_outcomes/* isConflict */.dh)(error));
    const unknown = (0,api_outcomes/* isOutcomeUnknown */.B1)(error);
    if (options.signal.aborted && !unknown && leftUndone(error))
        return { ending: cancellation(run), recorded: false };
    if (await isGone(run, operation, error)) {
        const message = 'The endpoint is no longer there: it was deleted outside since it was planned.';
        return fail({ ...stopped(run, { reason: 'plan-changed', message, hint: 'Run plan to see what is there now.' }), outcome: 'failed' });
    }
    if (!exists && !unknown && operation.kind === 'update-config')
        await takeBackIntent(run);
    if (!exists && !unknown && !(0,api_outcomes/* isConflict */.dh)(error))
        return fail(withFields(run, operation, error));
    if (unknown || exists) {
        const key = keyOf(operation);
        const times = (run.unanswered.get(key) ?? 0) + 1;
        run.unanswered.set(key, times);
        run.unsure = { operation, error, rollout, exists };
        if (options.signal.aborted) {
            record(run, operation, { status: 'failed', requestId: error.call.requestId, message: unknownWords.stopped });
            return { ending: cancellation(run), recorded: true };
        }
        const most = mostSends(error);
        if (times > (exists ? maxConflicts : most))
            return fail(endingOf(error));
        const what = exists ? 'exists already' : `no clear answer to "${titleOf(operation)}"`;
        options.log.warning(`${name}: ${what}; reading it back`);
        // What was sent may still be on its way.
        await options.clock.sleep(Math.min(options.settings.pollIntervalMs, 5_000) * 2 ** (times - 1), options.signal);
        if (operation.kind !== 'delete')
            return 'again';
        run.unsure = undefined;
        if (times >= most && (await options.api.get(name))?.id === operation.id)
            return fail(endingOf(error));
        // Reads the endpoint back before it is sent again; the plan of an endpoint that is gone would tell nothing.
        return makeWrite(run, operation);
    }
    run.conflicts += 1;
    if (run.conflicts > maxConflicts) {
        const message = `The platform keeps refusing to ${titleOf(operation)}, because another update is in progress: ${error.message}`;
        return fail({ ...stopped(run, { reason: 'endpoint-busy', message, hint: busyHint }), outcome: 'failed' });
    }
    options.log.info(`${name}: another update is in progress`);
    run.live = undefined;
    const { clock, signal, settings } = options;
    const since = clock.now();
    const step = await settle(run, []);
    if (step !== 'again' && step !== 'next')
        return { ending: step.ending, recorded: false };
    // Where no update is to be seen, only time tells.
    if (clock.now() - since < 2 * settings.pollIntervalMs)
        await clock.sleep(settings.pollIntervalMs * 2 ** (run.conflicts - 1), signal);
    return 'again';
}
/** Whether a write was refused because the endpoint itself is missing: a model or a secret that is not there has the same code. */
async function isGone({ options, name }, { kind }, error) {
    if (kind === 'create' || kind === 'put-permissions' || !(0,api_outcomes/* isNotFound */.c4)(error))
        return false;
    try {
        return (await options.api.get(name)) === undefined;
    }
    catch {
        // What cannot be read now must not hide the refusal.
        return false;
    }
}
/** Whether a write that the end of the job cut short did nothing: it never left, was refused for its rate, or was still reading. */
function leftUndone(error) {
    const { status, method } = error.call;
    return status === undefined || method === 'GET' || (0,api_outcomes/* isRateLimited */.Jz)(error);
}
//# sourceMappingURL=make-write.js.map
;// CONCATENATED MODULE: ./lib/src/apply/apply-endpoint.js









/** What becomes of an endpoint to delete where the one that takes its place does not serve: it stays. */
function keepEndpoint(given, successor) {
    const run = startRun(given);
    const { operations } = run.plan;
    const gate = checkGate(run, operations, false);
    if (typeof gate === 'object')
        return finish(run, gate.ending, gate.rest);
    if (given.options.signal.aborted)
        return finish(run, cancellation(run), operations);
    const ending = {
        outcome: successor.reason === undefined ? 'held' : 'refused',
        reason: successor.reason,
        message: `Kept, because \`${successor.name}\`, which takes its place, does not serve yet.`,
        hint: 'It is deleted by the next run in which that one succeeds.',
    };
    return finish(run, ending, operations);
}
/** Carries out the plan of one endpoint. Never throws. */
async function applyEndpoint(given) {
    const run = startRun(given);
    try {
        let fresh = false;
        // Its turn has come late.
        if (run.plan.operations.length > 0 && isOutdated(run))
            await replan(run);
        for (;;) {
            const step = await carryOut(run, fresh);
            if (step !== 'again' && step !== 'next')
                return finish(run, step.ending, step.rest);
            await replan(run);
            fresh = true;
        }
    }
    catch (error) {
        const { unsure } = run;
        if (unsure !== undefined)
            record(run, unsure.operation, { status: 'failed', requestId: unsure.error.call.requestId, message: unknownWords.unread });
        // A read that was cut off is no fault of the service.
        return finish(run, run.options.signal.aborted ? cancellation(run) : endingOf(error), remaining(run));
    }
}
async function replan(run) {
    const { options, name } = run;
    const plan = await options.replan(name);
    run.plan = withoutRepeats(run, withResumedWait(plan));
    run.settled = new Set();
    run.live = plan.live;
    run.liveAt = options.clock.now();
    run.plannedAt = run.liveAt;
    // Once something was written, the report shows the plan it was written for, not what was left of it.
    if (!hasWritten(run) && run.unsure === undefined)
        run.shown = plan;
}
/**
 * A plan made in the midst of a run asks once more for fields that nobody can read, as long as no tag says that they are
 * written: the same config or telemetry is not sent twice by one run.
 */
function withoutRepeats(run, plan) {
    const { made, rollout, unsure, options } = run;
    const isRepeat = (operation) => {
        if (operation.kind !== 'update-config' && operation.kind !== 'patch-telemetry')
            return false;
        if (unsure?.operation.kind === operation.kind || made.get(operation.kind) !== JSON.stringify(operation.body))
            return false;
        return operation.kind === 'patch-telemetry' || (plan.live !== undefined && options.sameConfig(plan, plan.live));
    };
    const operations = plan.operations.filter((operation) => !isRepeat(operation));
    if (operations.length === plan.operations.length)
        return plan;
    const rolls = rollout !== undefined || plan.updating !== undefined || operations.some(({ kind }) => kind === 'update-config');
    return { ...plan, operations: rolls ? operations : operations.filter(({ kind }) => kind !== 'wait') };
}
/** Operations of the plan at hand that were not made, for a run that ends early. */
function remaining(run) {
    return run.plan.operations.filter((operation) => !run.settled.has(operation));
}
/** One pass over the plan at hand. */
async function carryOut(run, fresh) {
    const { options } = run;
    const doubt = fresh ? await settleDoubt(run) : 'next';
    if (doubt !== 'next')
        return doubt;
    const { plan } = run;
    const { operations } = plan;
    const gate = checkGate(run, operations, fresh);
    if (gate !== 'next')
        return gate;
    if (!fresh)
        options.onProgress?.({ type: 'started', name: run.name, plan });
    const settled = await settleFirst(run, operations);
    if (settled !== 'next')
        return settled;
    let deferred = false;
    for (const [index, operation] of operations.entries()) {
        if (options.signal.aborted)
            return { ending: cancellation(run), rest: operations.slice(index) };
        if (deferred && isMereNote(operation))
            continue;
        if (deferred && !mayPrecedeRollout(operation)) {
            const message = 'Needs the rollout to be done: run apply again once it is.';
            record(run, operation, { status: 'not-made', message });
            continue;
        }
        if (operation.kind === 'wait') {
            const step = await awaitRollout(run, operation);
            const rest = operations.slice(index + 1);
            if (step === 'deferred')
                deferred = true;
            else if (step !== 'next')
                return { ending: step.ending, rest };
            const hold = run.live && (0,ownership/* tagOf */.cO)(run.live, fields/* ownTags */.Wb.hold);
            if (hold !== undefined && !rest.every(isMereNote))
                return { ending: held(hold, ', which was set since the plan: the rest was not written'), rest };
            continue;
        }
        const step = await makeWrite(run, operation);
        if (step === 'again')
            return 'again';
        if (step !== 'next')
            return { ending: step.ending, rest: operations.slice(index + (step.recorded ? 1 : 0)) };
    }
    return lastWait(run, deferred);
}
/** Holds, blocks, the plan check, and what has nothing to do. */
function checkGate(run, operations, fresh) {
    const { plan, options } = run;
    const started = fresh && (hasWritten(run) || run.rollout !== undefined);
    const refuse = (facts) => {
        run.shown = plan;
        return { ending: stopped(run, facts), rest: operations };
    };
    if (plan.hold !== undefined && (operations.length > 0 || plan.blocked !== undefined)) {
        return { ending: held(plan.hold, ': planned, not written'), rest: operations };
    }
    const blocked = (0,blocks/* refusalOf */.Of)(plan);
    if (blocked !== undefined)
        return refuse(blocked);
    if (operations.length === 0 && !started) {
        const remark = remarkOn(plan.live);
        return { ending: { outcome: 'unchanged', message: remark && `Nothing to change. ${remark}` } };
    }
    const writes = operations.some(({ kind }) => kind !== 'wait');
    const refusal = writes ? options.review(plan) : undefined;
    return refusal === undefined ? 'next' : refuse(refusal);
}
function held(hold, what) {
    const message = `Held by the tag \`endpoints_hold\`${hold === '' ? '' : ` (${hold})`}${what}.`;
    return { outcome: 'held', message, hint: 'Remove the tag in the workspace to let apply write this endpoint again.' };
}
/** An update that is not ours must settle before anything else is written. Deletes need not wait for it (5.3). */
async function settleFirst(run, operations) {
    const { plan, options } = run;
    // A config write beside the wanted update would be refused all the same: it waits like any other.
    const clash = plan.updating === 'wanted' && operations.some(({ kind }) => kind === 'update-config');
    if (plan.updating !== 'other' && !clash)
        return 'next';
    if (operations[0]?.kind === 'delete')
        return 'next';
    if (options.signal.aborted)
        return { ending: cancellation(run), rest: operations };
    run.conflicts += 1;
    if (run.conflicts > maxConflicts) {
        const message = 'Others keep updating the endpoint: as soon as one update ends, the next is in progress.';
        return { ending: stopped(run, { reason: 'endpoint-busy', message, hint: busyHint }), rest: operations };
    }
    return settle(run, operations);
}
//# sourceMappingURL=apply-endpoint.js.map
;// CONCATENATED MODULE: ./lib/src/apply/poll-pace.js
/** Polls of all endpoints together, in a second. No limit of reads is published; five is what serving-api.md 7.3 advises. */
const mostPerSecond = 5;
/**
 * One row for the polls of a run, however many endpoints wait: between two of them lies a fifth of a second, or a
 * fifth of a shorter interval.
 */
function createPollPace(options) {
    const { clock, signal, pollIntervalMs, random = () => 0.5 } = options;
    const gap = Math.min(1000 / mostPerSecond, pollIntervalMs / mostPerSecond);
    let next = 0;
    return {
        // Jobs that start together must not go on asking together.
        jittered: (interval) => interval * (0.9 + 0.2 * random()),
        async turn() {
            const now = clock.now();
            const mine = Math.max(next, now);
            next = mine + gap;
            if (mine > now)
                await clock.sleep(mine - now, signal);
        },
    };
}
//# sourceMappingURL=poll-pace.js.map
;// CONCATENATED MODULE: ./lib/src/apply/quota.js
/** C26: the workspace counts creates and config updates over five minutes. */
const quotaWindowMs = 5 * 60_000;
/** The log tells of waits from the first length, and of the next one at the earliest after the second. */
const tellFromMs = 1_000;
const tellAgainMs = 10_000;
/**
 * A budget of `writes` in any five minutes, shared by all endpoints of a run, first come first served. Writes go out at
 * once while there is room, then each as soon as the oldest one leaves the window. Other jobs are not seen: where they
 * have used the workspace's quota up, the service refuses, and the adapter waits and repeats.
 */
function createWriteQuota(options) {
    const { writes, clock, log, signal, windowMs = quotaWindowMs } = options;
    /** When each write of the last window was answered, oldest first: the service has counted it by then. */
    const answered = recentOf(options.earlier ?? [], clock.now(), windowMs);
    const underWay = new Set();
    const stopped = new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener('abort', () => { resolve(); }, { once: true });
    });
    let turn = Promise.resolve();
    let queued = 0;
    let toldAt = -Infinity;
    function tell(name, pause) {
        const now = clock.now();
        if (pause < tellFromMs || now - toldAt < tellAgainMs)
            return;
        toldAt = now;
        const behind = queued - 1;
        const others = behind === 0 ? '' : `; ${behind} more ${behind === 1 ? 'write waits' : 'writes wait'} behind it`;
        log.info(`${name}: next write in ${Math.ceil(pause / 1000)} s, because ${writes} creates and config updates in ${Math.round(windowMs / 60_000)} min are this job's quota${others}`);
    }
    async function waitForRoom(name) {
        for (;;) {
            if (signal.aborted)
                return false;
            const now = clock.now();
            while (answered[0] !== undefined && answered[0] + windowMs <= now)
                answered.shift();
            if (answered.length + underWay.size < writes)
                return true;
            const oldest = answered[0];
            if (oldest === undefined) {
                await Promise.race([...underWay, stopped]);
                continue;
            }
            const pause = oldest + windowMs - now;
            tell(name, pause);
            await clock.sleep(pause, signal);
        }
    }
    function take() {
        let open = true;
        let free = () => undefined;
        const slot = new Promise((resolve) => (free = resolve));
        underWay.add(slot);
        const end = (counts) => {
            if (!open)
                return;
            open = false;
            underWay.delete(slot);
            if (counts)
                answered.push(clock.now());
            free();
        };
        return {
            async use(write) {
                try {
                    return await write();
                }
                finally {
                    end(true);
                }
            },
            release: () => { end(false); },
        };
    }
    return {
        async reserve(name) {
            queued += 1;
            const room = turn.then(async () => {
                const free = await waitForRoom(name);
                queued -= 1;
                return free ? take() : undefined;
            });
            turn = room.catch(() => undefined);
            return room;
        },
    };
}
/** The platform's times are cut to whole seconds, and its clock may be ahead of ours. */
function recentOf(times, now, windowMs) {
    return times.map((at) => Math.min(at + 1000, now)).filter((at) => at + windowMs > now).sort((a, b) => a - b);
}
//# sourceMappingURL=quota.js.map
;// CONCATENATED MODULE: ./lib/src/apply/execute.js




/** How what takes the place of an endpoint must have ended before that goes. Who does not wait does not wait here either. */
const serving = ['applied', 'accepted', 'unchanged'];
/**
 * Carries a plan out: endpoints in parallel, the operations of one strictly in order, deletions after everything else:
 * what takes the place of an endpoint has to be there before that goes. Never throws for what happens to one endpoint;
 * results come in the order of the plan.
 */
async function applyPlan(options) {
    const { plan, settings, clock, log, signal } = options;
    // A run that goes on where an earlier one ended finds that one's writes in the quota.
    const earlier = plan.endpoints.flatMap(({ live }) => live?.updatedAt ?? []);
    const quota = createWriteQuota({ writes: Math.max(1, settings.writeQuota), clock, log, signal, earlier });
    const pace = createPollPace({ clock, signal, pollIntervalMs: settings.pollIntervalMs, random: options.random });
    const limit = (0,p_limit/* default */.A)(Math.max(1, settings.parallelism));
    const startedAt = clock.now();
    const given = (endpoint) => ({ options, quota, pace, endpoint, plannedAt: startedAt });
    const results = new Map();
    const carryOut = (endpoint) => {
        const successor = plan.endpoints.find(({ renamedFrom }) => renamedFrom === endpoint.name);
        const instead = successor && results.get(successor);
        const missing = endpoint.action === 'delete' && instead !== undefined && !serving.includes(instead.outcome);
        return missing ? Promise.resolve(keepEndpoint(given(endpoint), instead)) : applyEndpoint(given(endpoint));
    };
    for (const deleting of [false, true]) {
        const endpoints = plan.endpoints.filter((endpoint) => (endpoint.action === 'delete') === deleting);
        await Promise.all(endpoints.map(async (endpoint) => {
            // What has nothing to do must not queue behind rollouts that take an hour.
            const idle = endpoint.operations.length === 0 && endpoint.updating !== 'wanted';
            results.set(endpoint, await (idle ? carryOut(endpoint) : limit(() => carryOut(endpoint))));
        }));
    }
    return plan.endpoints.flatMap((endpoint) => results.get(endpoint) ?? []);
}
//# sourceMappingURL=execute.js.map
// EXTERNAL MODULE: ./lib/src/apply/outcome.js
var outcome = __webpack_require__(3181);
// EXTERNAL MODULE: ./lib/src/plan/build.js + 1 modules
var build = __webpack_require__(3133);
// EXTERNAL MODULE: ./lib/src/endpoint/canonical.js
var canonical = __webpack_require__(7768);
// EXTERNAL MODULE: ./lib/src/endpoint/document.js
var endpoint_document = __webpack_require__(8297);
// EXTERNAL MODULE: ./lib/src/plan/diff.js
var diff = __webpack_require__(5649);
;// CONCATENATED MODULE: ./lib/src/plan/config-matches.js



/** Whether the live config (the pending one while it is rolled out, N1) is what the plan wants, by the rules of the diff. */
function configMatches(plan, live) {
    if (plan.want?.sections.config === undefined)
        return true;
    const view = (0,canonical/* canonicalEndpoint */.oH)(live.name, plan.want.kind, (0,endpoint_document/* liveDocument */.CZ)(live), 'live');
    return (0,diff/* sectionDifferences */.c)('config', plan.want, view).length === 0;
}
//# sourceMappingURL=config-matches.js.map
// EXTERNAL MODULE: ./lib/src/render/result-words.js
var result_words = __webpack_require__(3030);
// EXTERNAL MODULE: ./lib/src/render/text-plan.js
var text_plan = __webpack_require__(5310);
// EXTERNAL MODULE: ./lib/src/render/words.js
var render_words = __webpack_require__(9522);
// EXTERNAL MODULE: ./lib/src/commands/apply-comment.js
var apply_comment = __webpack_require__(6609);
// EXTERNAL MODULE: ./lib/src/render/budget.js
var budget = __webpack_require__(2834);
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
// EXTERNAL MODULE: ./lib/src/render/result-body.js + 4 modules
var result_body = __webpack_require__(1218);
;// CONCATENATED MODULE: ./lib/src/render/timeline.js



/** More would be a picture that nobody reads. */
const mostRows = 40;
const mostEntities = 6;
/** Shorter than this nothing is worth a bar of its own, milliseconds. */
const shortest = 5000;
/** A rollout of this length is worth a picture, milliseconds. */
const worthDrawing = 10_000;
const longestName = 36;
/** The fenced picture with its title; empty where nothing took long enough to be drawn. */
function timelineSection(result) {
    const sections = (0,result_words/* sortedResults */.KT)(result)
        .map((endpoint) => ({ name: endpoint.name, rows: rowsOf(endpoint) }))
        .filter(({ rows }) => rows.length > 0);
    if (!sections.some(({ rows }) => rows.some(({ from, to }) => to - from >= worthDrawing)))
        return '';
    const shown = [];
    let rows = 0;
    for (const section of sections) {
        if (rows + section.rows.length > mostRows)
            break;
        shown.push(section);
        rows += section.rows.length;
    }
    const more = sections.length - shown.length;
    return [
        '#### ⏱️ Timeline',
        `\`\`\`mermaid\n${gantt(shown).join('\n')}\n\`\`\``,
        ...(more > 0 ? [`_${(0,render_words/* count */.U9)(more, 'more endpoint')} not drawn here; the table says how long each took._`] : []),
    ].join('\n\n');
}
function gantt(sections) {
    const names = uniqueNames(sections.map(({ name }) => name));
    const times = sections.flatMap(({ rows }) => rows.flatMap(({ from, to }) => [from, to]));
    const span = Math.max(...times) - Math.min(...times);
    // Names stand to the left of the bars, about seven pixels a letter; nothing makes room for them by itself.
    const room = 30 + 7 * Math.max(...names.map(columns));
    return [
        `%%{init: {"gantt": {"leftPadding": ${room}, "barHeight": 18, "fontSize": 12, "sectionFontSize": 12}}}%%`,
        'gantt',
        '  title When each rollout was where, UTC',
        '  dateFormat YYYY-MM-DD HH:mm:ss',
        `  axisFormat ${span < 5 * 60_000 ? '%H:%M:%S' : '%H:%M'}`,
        `  tickInterval ${tickInterval(span)}`,
        '  todayMarker off',
        ...sections.flatMap(({ rows }, index) => [`  section ${names[index] ?? ''}`, ...rows.map(taskLine)]),
    ];
}
const second = 1000;
const timeline_minute = 60 * second;
const ticks = [
    ...[1, 2, 5, 10, 15, 30].map((number) => ({ words: `${number}second`, length: number * second })),
    ...[1, 2, 5, 10, 15, 30].map((number) => ({ words: `${number}minute`, length: number * timeline_minute })),
    ...[1, 2, 3, 6].map((number) => ({ words: `${number}hour`, length: number * 60 * timeline_minute })),
];
/** So far apart that their words do not touch. */
function tickInterval(span) {
    return (ticks.find(({ length }) => span / length <= 10) ?? { words: '12hour' }).words;
}
/** `text :tags, start, length`: a length needs no second date, and the text can hold no colon. */
function taskLine({ text, tags, from, to }) {
    const seconds = Math.round((to - from) / 1000);
    return `    ${mermaidText(text)} :${[...tags, timeWords(from), `${seconds}s`].join(', ')}`;
}
function rowsOf(endpoint) {
    const begun = endpoint.operations.filter(hasTimes);
    const first = begun[0];
    if (first === undefined)
        return [];
    const rows = [];
    const atOnce = begun.some(({ kind, status, startedAt, finishedAt }) => kind === 'wait' && status === 'done' && finishedAt - startedAt < shortest);
    if (first.startedAt - endpoint.startedAt >= shortest) {
        rows.push({ text: `waited ${took(first.startedAt - endpoint.startedAt)} for another update`, tags: ['done'], from: endpoint.startedAt, to: first.startedAt });
    }
    const entities = entityRows(endpoint);
    for (const operation of begun) {
        rows.push(...operationRows(operation, atOnce ? ', ready at once' : ''));
        if (operation.kind !== 'wait')
            continue;
        rows.push(...(entities.length > 0 ? entities.splice(0) : waitRow(operation)));
    }
    return [...rows, ...entities];
}
function hasTimes(operation) {
    return operation.startedAt !== undefined && operation.finishedAt !== undefined;
}
const milestones = { create: 'created', 'update-config': 'config accepted', delete: 'deleted' };
/** A write: what it waited for, then the moment of its answer. Short writes that went well are left out. */
function operationRows({ kind, title, status, startedAt, sentAt, finishedAt }, ready) {
    if (kind === 'wait')
        return [];
    const rows = [];
    if (sentAt !== undefined && sentAt - startedAt >= shortest) {
        rows.push({ text: `waited ${took(sentAt - startedAt)} for the write quota`, tags: ['done'], from: startedAt, to: sentAt });
    }
    const from = sentAt ?? startedAt;
    if (status === 'failed')
        rows.push({ text: `${title} — failed`, tags: ['crit', 'milestone'], from: finishedAt, to: finishedAt });
    else if (finishedAt - from >= worthDrawing)
        rows.push({ text: `${title}, ${took(finishedAt - from)}`, tags: ['active'], from, to: finishedAt });
    else if (milestones[kind] !== undefined)
        rows.push({ text: milestones[kind] + (kind === 'delete' ? '' : ready), tags: ['milestone'], from: finishedAt, to: finishedAt });
    return rows;
}
function waitRow({ startedAt, finishedAt, status }) {
    if (finishedAt - startedAt < shortest)
        return [];
    const words = status === 'failed' ? 'not ready' : status === 'not-made' ? 'still rolling out' : 'ready';
    return [{ text: `rollout — ${words} after ${took(finishedAt - startedAt)}`, tags: [status === 'failed' ? 'crit' : 'active'], from: startedAt, to: finishedAt }];
}
/** Served entities that took their time: those that failed first, then the slowest. */
function entityRows(endpoint) {
    const rows = (endpoint.entities ?? []).flatMap((entity) => entityRow(entity, endpoint));
    const rank = ({ tags, from, to }) => (tags.includes('crit') ? Infinity : to - from);
    const kept = new Set([...rows].sort((a, b) => (rank(b) > rank(a) ? 1 : rank(b) < rank(a) ? -1 : 0)).slice(0, mostEntities));
    return rows.filter((row) => kept.has(row));
}
function entityRow({ entity, deployment, startedAt, finishedAt }, endpoint) {
    const to = finishedAt ?? endpoint.finishedAt;
    const failed = deployment === 'DEPLOYMENT_FAILED' || deployment === 'DEPLOYMENT_ABORTED';
    const name = (0,render_escape/* cut */.Jj)((0,render_escape/* oneLine */.TN)(entity), longestName);
    const open = finishedAt === undefined;
    if (to - startedAt < shortest && !failed)
        return [];
    const state = failed ? 'failed' : open ? 'not ready' : 'ready';
    const bad = failed || (open && endpoint.outcome === 'failed');
    return [{ text: `entity ${name} — ${state} after ${took(to - startedAt)}`, tags: [bad ? 'crit' : 'active'], from: startedAt, to }];
}
const took = (milliseconds) => (0,render_words/* duration */.p0)(Math.max(1000, Math.round(milliseconds / 1000) * 1000));
/** `2026-03-03 09:30:00`, UTC: Mermaid reads and writes it in the reader's own zone, so the digits stay. */
function timeWords(epoch) {
    return new Date(Math.round(epoch / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
/** Sections of the same name would become one. */
function uniqueNames(names) {
    const used = new Set();
    return names.map((name, index) => {
        const text = mermaidText((0,render_escape/* cut */.Jj)((0,render_escape/* oneLine */.TN)(name), longestName));
        const unique = text === '' || used.has(text) ? `${text} (${index + 1})`.trim() : text;
        used.add(unique);
        return unique;
    });
}
/**
 * Text that Mermaid takes as it is: of ASCII, letters, digits and harmless marks stay, all others become their wide
 * twins. So there is no `:` or `#` or `;` to end a text, no `%%` comment or directive, no tag, no entity, no backtick
 * to end the fence. Callers put a word of theirs before it where a keyword of Mermaid would be read.
 */
function mermaidText(text) {
    return (0,render_escape/* oneLine */.TN)(text).replace(/[!-'*+:-@[-^`{-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
}
/** Columns that a text takes: characters of East Asia and emoji are twice as wide. */
function columns(text) {
    return Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1), 0);
}
//# sourceMappingURL=timeline.js.map
;// CONCATENATED MODULE: ./lib/src/render/result-report.js






/** What an apply did, for the job summary; on a pull request it is part of the plan's comment. */
function renderResultReport(result, context) {
    return (0,budget/* fit */.Uj)(budget/* summaryBudget */.qN, (limits) => `${resultReport(result, context, limits)}\n`);
}
function resultReport(result, context, limits) {
    const timeline = limits.detail === 'names' ? '' : timelineSection(result);
    return [resultHeadline(result), whoLine(result), (0,result_body/* resultBody */.a)(result, context, limits), timeline, resultFooter(result, context)]
        .filter((part) => part !== '')
        .join('\n\n');
}
function resultHeadline(result) {
    const { icon, text } = (0,result_words/* verdict */.WJ)(result);
    return `### ${icon} ${text} · ${(0,render_escape/* inlineCode */.ti)(result.target)}: ${(0,result_words/* outcomeCounts */.TY)(result)}`;
}
function whoLine(result) {
    const pulls = result.pullRequests.map((number) => `#${number}`).join(', ');
    const parts = [
        result.host === '' ? '' : `Workspace ${(0,render_escape/* inlineCode */.ti)(result.host)}`,
        `manifest ${(0,render_escape/* inlineCode */.ti)(result.manifest)}`,
        `started by ${(0,render_escape/* inlineCode */.ti)(result.who.actor)}`,
        result.who.principal === '' ? '' : `as ${(0,render_escape/* inlineCode */.ti)(result.who.principal)}`,
        pulls === '' ? '' : `for ${pulls}`,
        result.finishedAt > result.startedAt ? (0,render_words/* duration */.p0)(result.finishedAt - result.startedAt) : '',
    ];
    return parts.filter((part) => part !== '').join(' · ');
}
function resultFooter(result, context) {
    const parts = [
        result.commit === '' ? '' : `Commit ${(0,render_escape/* inlineCode */.ti)(result.commit.slice(0, 7))}`,
        context.runUrl === undefined ? '' : (0,render_escape/* link */.nf)('run', context.runUrl),
        result.planDigest === '' ? '' : `plan digest ${(0,render_escape/* inlineCode */.ti)(result.planDigest)}`,
    ];
    const text = parts.filter((part) => part !== '').join(' · ');
    return text === '' ? '' : `<sub>${text}</sub>`;
}
//# sourceMappingURL=result-report.js.map
// EXTERNAL MODULE: ./lib/src/render/result-record.js
var result_record = __webpack_require__(858);
// EXTERNAL MODULE: ./lib/src/render/terminal.js
var terminal = __webpack_require__(2431);
;// CONCATENATED MODULE: ./lib/src/render/text-result.js





const statusWords = {
    done: 'made',
    'already-done': 'was there already',
    failed: 'failed',
    'not-made': 'not made',
};
/** The result in lines, failures first; ends without a line feed. */
function renderResultText(result, options = {}) {
    const colors = (0,terminal/* paint */.n)(options.color === true);
    const written = (0,result_words/* sortedResults */.KT)(result).filter(({ outcome }) => outcome !== 'unchanged');
    const told = new Map();
    /** Who was refused in the same words before. */
    const before = (endpoint) => {
        if (endpoint.outcome !== 'refused')
            return undefined;
        const words = (0,result_words/* refusalWords */.WW)(endpoint);
        const first = told.get(words);
        if (first === undefined)
            told.set(words, endpoint.name);
        return first;
    };
    const lines = [
        colors.bold(safe(`${(0,result_words/* verdict */.WJ)(result).text} · ${(0,render_escape/* oneLine */.TN)(result.target)}: ${(0,result_words/* outcomeCounts */.TY)(result)}`)),
        ...(result.refusal === undefined ? [] : [safe(`Nothing was applied: ${(0,render_escape/* oneLine */.TN)(result.refusal.message)}`)]),
        ...written.flatMap((endpoint) => endpointLines(endpoint, colors, before(endpoint))),
        ...result.warnings.map((warning) => colors.yellow(safe(`Warning: ${(0,render_escape/* oneLine */.TN)(warning)}`))),
        ...(0,result_record/* resultRecordLines */.g)(result).map(safe),
    ];
    return lines.join('\n');
}
function endpointLines(endpoint, colors, like) {
    const bad = endpoint.outcome === 'failed' || endpoint.outcome === 'cancelled' || endpoint.outcome === 'refused';
    const version = (0,result_words/* versionWords */.WS)(endpoint);
    const facts = [
        version === '' ? '' : `config version ${version}`,
        endpoint.finishedAt > endpoint.startedAt ? (0,render_words/* duration */.p0)(endpoint.finishedAt - endpoint.startedAt) : '',
        (0,render_escape/* oneLine */.TN)(endpoint.state),
    ].filter((fact) => fact !== '');
    const reason = endpoint.reason === undefined ? '' : ` (${endpoint.reason})`;
    const title = safe(`${result_words/* outcomeWords */.wX[endpoint.outcome].toUpperCase()} ${(0,render_escape/* oneLine */.TN)(endpoint.name)}: ${endpoint.action}${reason}${facts.length === 0 ? '' : ` · ${facts.join(' · ')}`}`);
    const lines = [(bad ? colors.red : colors.green)(title)];
    const put = (text) => {
        lines.push(...safe(text).split('\n').map((line) => `    ${line}`));
    };
    if (like !== undefined)
        put(`As ${(0,render_escape/* oneLine */.TN)(like)}, see above.`);
    else if (endpoint.message !== undefined)
        put((0,render_escape/* oneLine */.TN)(endpoint.message));
    if (bad) {
        const serves = (0,result_words/* servesWords */.CB)(endpoint);
        if (serves !== '')
            put(serves);
        for (const { entity, deployment, message, log } of endpoint.failures) {
            const added = (0,result_words/* addedWords */.Kp)(endpoint, message);
            if (added === message)
                put(`Served entity ${(0,render_escape/* oneLine */.TN)(entity)}${deployment === '' ? '' : ` (${(0,render_escape/* oneLine */.TN)(deployment)})`}${added === '' ? '' : `: ${(0,render_escape/* oneLine */.TN)(added)}`}`);
            if (log !== undefined && log.trim() !== '')
                put(`End of the build log of ${(0,render_escape/* oneLine */.TN)(entity)}:\n${indent((0,render_escape/* logTail */.RB)(log, 25))}`);
        }
        for (const { title: operation, status, message } of endpoint.operations) {
            put(`${statusWords[status]}: ${(0,render_escape/* oneLine */.TN)(operation)}${(0,result_words/* addedWords */.Kp)(endpoint, message) === '' ? '' : ` (${(0,render_escape/* oneLine */.TN)(message ?? '')})`}`);
        }
        if (endpoint.approval !== undefined)
            put(`Digest to approve it with: ${(0,render_escape/* oneLine */.TN)(endpoint.approval.heldBackDigest)}`);
    }
    if (endpoint.hint !== undefined && like === undefined)
        put(`Next: ${(0,render_escape/* oneLine */.TN)(endpoint.hint)}`);
    return lines;
}
function indent(text) {
    return text.split('\n').map((line) => `  ${line}`).join('\n');
}
function safe(text) {
    return (0,render_escape/* workflowCommandSafe */.K0)(text);
}
//# sourceMappingURL=text-result.js.map
// EXTERNAL MODULE: ./lib/src/commands/context.js + 1 modules
var context = __webpack_require__(1414);
// EXTERNAL MODULE: ./lib/src/commands/leftovers.js
var leftovers = __webpack_require__(4261);
// EXTERNAL MODULE: ./lib/src/commands/plan.js + 2 modules
var commands_plan = __webpack_require__(1091);
// EXTERNAL MODULE: ./lib/src/commands/plan-comment.js
var plan_comment = __webpack_require__(3786);
// EXTERNAL MODULE: ./lib/src/commands/review.js
var commands_review = __webpack_require__(7501);
// EXTERNAL MODULE: ./lib/src/commands/stale-plans.js
var stale_plans = __webpack_require__(4549);
// EXTERNAL MODULE: ./lib/src/commands/statuses.js
var statuses = __webpack_require__(7783);
// EXTERNAL MODULE: ./lib/src/commands/story.js
var commands_story = __webpack_require__(4188);
;// CONCATENATED MODULE: ./lib/src/commands/apply-report.js














/** Tells the log, the summary, the pull requests and the commit what became of it, and open plans that they are stale. */
async function apply_report_report(story, done) {
    const { plan, result, mandate } = done;
    for (const line of renderResultText(result).split('\n'))
        story.log.info(line);
    const end = {
        plan,
        result,
        summary: renderResultReport(result, { ...(0,context/* runFacts */.pI)(story), approved: (0,commands_review/* approvedEndpoints */.MH)(mandate) }),
    };
    // What was held back may have been so for what failed.
    const failedFirst = [...result.endpoints].sort((a, b) => Number(a.outcome === 'refused') - Number(b.outcome === 'refused'));
    const failure = result.refusal ?? (0,commands_plan.worstOf)([...failedFirst.flatMap(endpointFailure), ...(0,context/* planFailures */.RG)({ ...plan, endpoints: [] })]);
    if (failure !== undefined)
        end.failure = failure;
    const ended = { plan, state: failure === undefined && !wasCutOff(result) ? 'applied' : 'failed', result };
    const text = `${(0,render_words/* capital */.Nx)((0,result_words/* outcomeCounts */.TY)(result))} · ${result.target}`;
    const setOwnStatus = () => failure === undefined
        ? (0,statuses/* setStatus */.Lx)(story, { kind: 'apply', state: wasCutOff(result) ? 'error' : 'success', text })
        : (0,statuses/* setStatus */.Lx)(story, { kind: 'apply', state: 'failure', text: (0,statuses/* failureText */.kY)(failure, result.refusal === undefined ? text : undefined) });
    const heard = done.targets.filter((target) => done.live.includes(target) || isNews(target, done));
    if (story.signal.aborted) {
        const told = Promise.all([...heard.map((target) => reportAll(story, [target], ended)), setOwnStatus()]);
        const [urls] = await Promise.all([told, (0,stale_plans/* tellStalePlans */.dW)(story, staleness(result, ended, heard))]);
        const [url] = urls.filter((found) => found !== undefined);
        if (url !== undefined)
            end.commentUrl = url;
        return end;
    }
    const targets = [...heard, ...(done.onlyThese ? [] : await alsoAnswered(story, done, ended))];
    const url = await reportAll(story, targets, ended);
    if (url !== undefined)
        end.commentUrl = url;
    await setOwnStatus();
    for (const { comment } of targets) {
        if (comment?.marker.state === 'applying' && comment.marker.applying?.commit !== story.run.commit)
            await (0,leftovers/* settleApplying */.Aq)(story, comment.marker, (0,apply_comment/* settledState */.xr)(comment, ended, story.settings.only));
    }
    await (0,leftovers/* settleCommitBefore */.YL)(story, failure === undefined && story.settings.only.length === 0);
    await (0,stale_plans/* tellStalePlans */.dW)(story, staleness(result, ended, targets));
    return end;
}
/**
 * What open plans may not show yet: what this run has written, and what runs did that were cut off, or died, and whose
 * reviews this one brings to their end.
 */
function staleness(result, ended, targets) {
    const earlier = targets.flatMap(({ comment }) => {
        if (comment === undefined || (comment.marker.state !== 'applying' && comment.marker.state !== 'failed'))
            return [];
        return (0,apply_comment/* settledState */.xr)(comment, ended, []) === 'applied' ? [(0,stale_plans/* sinceRun */.wG)(comment.marker)] : [];
    });
    return { by: 'apply', pullRequests: result.pullRequests, names: (0,stale_plans/* writtenNames */.uc)(result), earlier };
}
/** A pull request without a plan hears of what may be its own; one whose plan is applied already, only of more changes. */
function isNews({ comment }, { result, plan, mandate }) {
    if (comment === undefined)
        return someUnreviewed(result, plan, mandate);
    if (comment.marker.state !== 'applied' || comment.marker.besides === true)
        return true;
    return result.endpoints.some(({ name, outcome }) => outcome !== 'unchanged' && Object.hasOwn(comment.marker.endpoints, name));
}
/**
 * Whether something did not go well that no review stands behind: a pull request without a plan may have brought it. What
 * is applied was reviewed elsewhere, so that one which has nothing to do with endpoints hears nothing of it.
 */
function someUnreviewed({ endpoints }, { unread }, mandate) {
    const isReviewed = (name) => mandate.kind === 'pull-requests' && (mandate.approvals.get(name)?.reviews.length ?? 0) > 0;
    const isOpen = ({ name, reason }) => reason === 'plan-missing' || reason === 'plan-changed' || (reason !== undefined && !isReviewed(name));
    return endpoints.some(isOpen) || unread.some(({ name }) => !isReviewed(name));
}
/**
 * Reviews of earlier merges that this apply has brought to an end: those whose own run was evicted from the queue, failed,
 * or died while it was applying. What is open of them still needs no further word.
 */
async function alsoAnswered(story, { targets, result }, ended) {
    const { settings, run, log } = story;
    if (settings.comment === 'never')
        return [];
    const answered = new Set(targets.map(({ pullRequest }) => pullRequest));
    const names = new Set(result.endpoints.map(({ name }) => name));
    const open = await (0,commands_story/* attempt */.C)(log, 'look for reviews that this apply settles', () => (0,commands_review/* openReviews */.oe)(story));
    return (open ?? []).filter(({ pullRequest, comment }) => {
        const { marker } = comment;
        if (answered.has(pullRequest) || (marker.state === 'applying' && (0,plan_comment/* compareRuns */.qB)(marker, run) > 0))
            return false;
        const covered = Object.keys(marker.endpoints).every((name) => names.has(name) || settings.only.length === 0);
        return covered && (0,apply_comment/* settledState */.xr)(comment, ended, settings.only) !== marker.state;
    });
}
function wasCutOff(result) {
    return result.endpoints.some(({ outcome }) => outcome === 'cancelled');
}
function endpointFailure(endpoint) {
    if (endpoint.reason === undefined)
        return [];
    const words = [endpoint.message ?? endpoint.outcome, (0,result_words/* servesWords */.CB)(endpoint)].filter((part) => part !== '').join(' ');
    return [{ reason: endpoint.reason, message: `\`${endpoint.name}\`: ${words}`, hint: endpoint.hint }];
}
/** The newest comment of each pull request that this run answers; pull requests of the push without one are answered too. */
function reportTargets(mandate, plan) {
    if (mandate.kind !== 'pull-requests')
        return [];
    const targets = new Map();
    for (const { pullRequest, comment } of [...mandate.sources, ...mandate.earlier]) {
        if (!targets.has(pullRequest))
            targets.set(pullRequest, { pullRequest, comment });
    }
    for (const pull of mandate.pulls) {
        if (!targets.has(pull.number) && (0,build/* hasChanges */.ik)(plan))
            targets.set(pull.number, { pullRequest: pull.number });
    }
    return [...targets.values()];
}
/** Writes how far it has come at each pull request; a report that fails is a warning. Answers the address of the first. */
async function reportAll(story, targets, what) {
    const { repository, settings, log } = story;
    if (repository === undefined || settings.comment === 'never')
        return undefined;
    let first;
    for (const target of targets) {
        if (what.state === 'applying' && target.comment === undefined)
            continue;
        const posted = await (0,commands_story/* attempt */.C)(log, `report on pull request #${target.pullRequest}`, () => (0,apply_comment/* postApply */.H3)(story, repository, target, what));
        first ??= posted?.url;
    }
    return first;
}
//# sourceMappingURL=apply-report.js.map
// EXTERNAL MODULE: ./lib/src/commands/approved-plan.js
var approved_plan = __webpack_require__(9416);
;// CONCATENATED MODULE: ./lib/src/commands/caller.js
/** Endpoint name -> why it is held back. */
function callerProblems(plan, me) {
    const problems = new Map();
    for (const endpoint of plan.endpoints) {
        if (endpoint.operations.length === 0 || endpoint.changes.length === 0)
            continue;
        const level = endpoint.live?.permissionLevel;
        if (level !== undefined && level !== '' && level !== 'CAN_MANAGE') {
            problems.set(endpoint.name, {
                reason: 'permission-denied',
                message: `The principal ${me?.userName ?? 'of this run'} has ${level} on \`${endpoint.name}\`; changing it takes CAN_MANAGE.`,
                hint: 'Grant the principal CAN_MANAGE on the endpoint, or sign in as one that has it.',
            });
        }
        else if (me !== undefined && locksOut(endpoint, me)) {
            problems.set(endpoint.name, {
                reason: 'preflight-failed',
                message: `These permissions would take CAN_MANAGE on \`${endpoint.name}\` from the principal that applies them (${me.userName}).`,
                hint: `Add a grant of CAN_MANAGE for ${me.userName} or one of its groups to \`permissions\`.`,
            });
        }
    }
    return problems;
}
/** The creator and workspace admins keep their rights whatever the direct grants say. */
function locksOut(endpoint, me) {
    const writes = endpoint.operations.filter((operation) => operation.kind === 'put-permissions');
    const creates = endpoint.operations.some((operation) => operation.kind === 'create');
    if (writes.length === 0 || creates || endpoint.live?.creator === me.userName || me.groups.includes('admins'))
        return false;
    return writes.some((operation) => !operation.grants.some((grant) => keepsManage(grant, me)));
}
function keepsManage(grant, me) {
    if (grant['permission_level'] !== 'CAN_MANAGE')
        return false;
    const { group_name: group, user_name: user, service_principal_name: principal } = grant;
    return user === me.userName || principal === me.userName || (typeof group === 'string' && me.groups.includes(group));
}
//# sourceMappingURL=caller.js.map
// EXTERNAL MODULE: ./lib/src/commands/deployment.js
var deployment = __webpack_require__(7762);
;// CONCATENATED MODULE: ./lib/src/commands/commit-order.js



const anyOrder = { refusalOf: () => undefined };
/**
 * Compares this run's commit with those of the history. For an endpoint, the last apply counts that was not restricted
 * to others. One request for each commit of the history. What cannot be compared is said, and not held against the run.
 */
async function compareCommits(story, history) {
    const { repository, run, settings, log } = story;
    if (repository === undefined || history === undefined)
        return anyOrder;
    const orders = new Map();
    for (const { commit } of history) {
        if (!orders.has(commit))
            orders.set(commit, await orderOf(story, repository, commit));
    }
    const over = history.find(({ commit }) => orders.get(commit) !== 'fine');
    if (over === undefined)
        return anyOrder;
    if (settings.allowOlder) {
        log.notice(`${sentence(story, over, orders.get(over.commit))} It is applied all the same (\`allow-older: true\`).`);
        return anyOrder;
    }
    log.debug(`${run.commit} does not follow ${over.commit}.`);
    return {
        refusalOf({ key, name }) {
            const last = history.find(({ only }) => (0,build/* inScope */.SB)(only, key, name));
            const order = last === undefined ? undefined : orders.get(last.commit);
            if (last === undefined || order === undefined || order === 'fine')
                return undefined;
            return { reason: 'plan-changed', message: sentence(story, last, order), hint: hintFor(story, order) };
        },
    };
}
async function orderOf(story, { commits }, applied) {
    const { run, log } = story;
    if (applied === run.commit)
        return 'fine';
    try {
        const relation = await commits.relation(applied, run.commit);
        if (relation === 'behind')
            return 'behind';
        if (relation === 'diverged')
            return (await isOnMainLine(story, commits)) ? 'fine' : 'apart';
        if (relation === undefined)
            log.notice(`The commit ${commit_order_short(applied)}, which was applied last, is no longer in this history: it cannot be told whether this run is older.`);
        return 'fine';
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ApiError */.hD))
            throw thrown;
        log.warning(`It cannot be told whether this run is older than ${commit_order_short(applied)}, which was applied last: ${thrown.message}`);
        return 'fine';
    }
}
/**
 * Where the histories part, the branch that is pushed to, or else the default branch, says what is to be: it parts from
 * what was applied when another branch was applied by hand, or when its own history was rewritten.
 */
async function isOnMainLine({ run }, commits) {
    const branch = run.push?.branch ?? run.defaultBranch;
    if (branch === undefined)
        return false;
    const relation = await commits.relation(run.commit, branch);
    return relation === 'identical' || relation === 'ahead';
}
const commit_order_short = (commit) => `\`${commit.slice(0, 7)}\``;
function sentence(story, { commit, at }, order) {
    const last = `${commit_order_short(commit)}, which was applied to \`${(0,deployment/* environmentOf */.p7)(story)}\` on ${at.slice(0, 10)}`;
    return order === 'apart'
        ? `Commit ${commit_order_short(story.run.commit)} does not contain ${last}: applying it would take back what came with that.`
        : `Commit ${commit_order_short(story.run.commit)} is older than ${last}: applying it would take back what came since.`;
}
function hintFor({ run }, order) {
    const forward = order === 'apart'
        ? 'Bring the branch up to date with what was applied, then apply it.'
        : `Run the apply on the newest commit${run.branch === undefined ? '' : ` of \`${run.branch}\``}.`;
    return `${forward} To go back on purpose, revert the change in the repository, or apply with \`allow-older: true\`.`;
}
//# sourceMappingURL=commit-order.js.map
// EXTERNAL MODULE: ./lib/src/commands/destroy-label.js
var destroy_label = __webpack_require__(408);
// EXTERNAL MODULE: ./lib/src/commands/signs-of-life.js
var signs_of_life = __webpack_require__(144);
;// CONCATENATED MODULE: ./lib/src/commands/progress.js


const shortestPause = 15_000;
/** A rollout of an hour need not be told as often as one of minutes, and an edit a minute uses up a token's writes. */
const shareOfElapsed = 20;
/**
 * Edits are at least fifteen seconds apart for each comment, more in a long run, and made when something is new; and every
 * ten minutes where nothing is, so that nobody takes a run that waits for one that died. After an edit that failed the
 * next one is a heartbeat; when that fails, too, there are no more.
 */
function createProgress({ plan, clock, comments, post, beat }) {
    const texts = new Map(plan.endpoints.filter(({ operations }) => operations.length > 0).map(({ name }) => [name, 'waiting']));
    const startedAt = clock.now();
    const over = new AbortController();
    let lastAt = startedAt;
    let news = false;
    let failures = 0;
    let editing;
    const isOver = () => over.signal.aborted;
    /** `again`: the first edit is made though the last one failed. */
    async function edit(again) {
        for (let may = again; news && !isOver() && (may || failures === 0); may = false) {
            const pause = Math.max(shortestPause * comments, Math.min((clock.now() - startedAt) / shareOfElapsed, signs_of_life/* heartbeatMs */.f));
            const wait = lastAt + pause - clock.now();
            if (wait > 0)
                await clock.sleep(wait, over.signal);
            if (isOver())
                return;
            news = false;
            const went = await post([...texts].map(([name, text]) => ({ name, text })));
            failures = went ? 0 : failures + 1;
            lastAt = clock.now();
        }
        editing = undefined;
    }
    async function live() {
        for (;;) {
            await clock.sleep(signs_of_life/* heartbeatMs */.f, over.signal);
            if (isOver())
                return;
            if (comments > 0 && failures < 2 && clock.now() - lastAt >= signs_of_life/* heartbeatMs */.f) {
                news = true;
                editing ??= edit(true);
            }
            await beat?.();
        }
    }
    // Where nothing is written, the end is near.
    const living = texts.size === 0 ? undefined : live();
    return {
        note(event) {
            const text = textOf(event);
            if (text === undefined || texts.get(event.name) === text || isOver() || comments === 0)
                return;
            texts.set(event.name, text);
            news = true;
            if (failures === 0)
                editing ??= edit(false);
        },
        async end() {
            over.abort();
            await Promise.all([editing, living]);
        },
    };
}
function textOf(event) {
    switch (event.type) {
        case 'started':
            return 'started';
        case 'operation':
            return event.status === 'started' ? event.title : undefined;
        case 'state':
            return event.detail;
        case 'finished':
            return `${result_words/* outcomeIcons */.Rv[event.outcome]} ${result_words/* outcomeWords */.wX[event.outcome]}`;
    }
}
//# sourceMappingURL=progress.js.map
;// CONCATENATED MODULE: ./lib/src/commands/refuse-plan.js
/** A plan that is not the one whose digest was given: nothing of it is applied, and the report shows what it is instead. */



/** `undefined`: no digest was given, or it is that of the plan. */
function digestRefusal(plan, wanted) {
    if (wanted === undefined || wanted === plan.digest)
        return undefined;
    return {
        reason: 'plan-changed',
        message: `The plan's digest is now \`${plan.digest}\`, not \`${wanted}\`: it is not the plan that was approved.`,
        hint: 'Look at the plan in this report; if it is right, apply it with its own digest. Where a job before this one hands the digest over, run all jobs again: this one alone would get the same digest.',
    };
}
/** Every endpoint with something to do is held back: for a reason of its own, or because of the plan that it is part of. */
function refuseAll({ plan, review, now }) {
    return plan.endpoints.map((endpoint) => {
        const { key, name, action, live, operations } = endpoint;
        const version = live?.config?.version;
        return {
            key,
            name,
            action,
            ...refuse_plan_endingOf(endpoint, review),
            operations: operations.map((operation) => ({ kind: operation.kind, title: titleOf(operation), status: 'not-made' })),
            plan: endpoint,
            ...(version === undefined ? {} : { configVersionBefore: version, configVersionAfter: version }),
            state: live?.state.ready ?? '',
            failures: [],
            startedAt: now,
            finishedAt: now,
        };
    });
}
function refuse_plan_endingOf(endpoint, review) {
    const blocked = (0,blocks/* refusalOf */.Of)(endpoint);
    if (endpoint.hold !== undefined && (endpoint.operations.length > 0 || blocked !== undefined)) {
        return { outcome: 'held', message: 'Held by the tag `endpoints_hold`: planned, not written.' };
    }
    if (blocked !== undefined)
        return { outcome: 'refused', ...blocked };
    if (endpoint.changes.length === 0)
        return { outcome: 'unchanged' };
    const own = review(endpoint);
    if (own !== undefined)
        return { outcome: 'refused', ...own };
    return {
        outcome: 'refused',
        reason: 'plan-changed',
        message: 'Held back with the plan that it is part of, which is not the one that was approved.',
        approval: { heldBackDigest: (0,build/* planDigest */.Gb)([endpoint]) },
    };
}
//# sourceMappingURL=refuse-plan.js.map
;// CONCATENATED MODULE: ./lib/src/commands/apply.js




















/** Plans again, checks the plan against what was reviewed, carries it out, waits, and reports where it was reviewed. */
async function apply(story) {
    const { log, settings } = story;
    const { mandate, labels, planner, plan } = await (0,approved_plan/* planApproved */.b)(story, await (0,commands_review/* findMandate */.EK)(story));
    (0,context/* annotatePlan */.Yi)(story, plan);
    for (const line of (0,text_plan/* renderPlanText */.$D)(plan).split('\n'))
        log.info(line);
    const history = await (0,deployment/* tryHistory */.yp)(story);
    const order = await compareCommits(story, history);
    const tooOld = plan.endpoints.some((endpoint) => order.refusalOf(endpoint) !== undefined);
    // A review that was applied has nothing to hear of a run that comes after what it approved.
    const targets = reportTargets(mandate, plan).filter(({ comment }) => !tooOld || comment?.marker.state !== 'applied');
    const startedAt = story.clock.now();
    const known = { plan, mandate, startedAt };
    const refusal = digestRefusal(plan, settings.planDigest);
    if (refusal !== undefined) {
        const alone = (0,commands_review/* createReview */.bx)({ mandate, plan, planDigest: undefined, callerProblems: new Map() });
        const endpoints = withOneDigest(refuseAll({ plan, review: (endpoint) => order.refusalOf(endpoint) ?? alone(endpoint), now: startedAt }));
        const result = { ...resultOf(story, { ...known, endpoints }), failureReason: refusal.reason, refusal };
        return apply_report_report(story, { plan, result, mandate, targets, live: [], onlyThese: true });
    }
    const busy = plan.endpoints.some((endpoint) => endpoint.operations.length > 0 && order.refusalOf(endpoint) === undefined);
    const me = busy ? await (0,commands_story/* attempt */.C)(log, 'ask who is signed in', () => story.workspace.identity.me()) : undefined;
    // What is told that it is being applied has to hear how that ended.
    const live = busy ? targets.filter((target) => takesPart(target, plan)) : [];
    const setPending = () => (0,statuses/* setStatus */.Lx)(story, { kind: 'apply', state: 'pending', text: `Applying: ${(0,render_words/* planLine */.od)(plan)}` });
    if (busy) {
        await reportAll(story, live, { plan, state: 'applying' });
        await setPending();
    }
    const progress = createProgress({
        plan,
        clock: story.clock,
        comments: story.settings.comment === 'never' ? 0 : live.length,
        post: async (rows) => (await reportAll(story, live, { plan, state: 'applying', progress: rows })) !== undefined,
        ...(busy ? { beat: setPending } : {}),
    });
    const check = (0,commands_review/* createReview */.bx)({ mandate, plan, planDigest: settings.planDigest, callerProblems: callerProblems(plan, me) });
    const review = (endpoint) => (endpoint.changes.length === 0 ? undefined : order.refusalOf(endpoint)) ?? (0,destroy_label/* labelRefusal */.Lq)(endpoint, settings.allowDestroy, labels) ?? check(endpoint);
    const told = new Set();
    const record = tooOld && !busy ? deployment/* noRecord */.zE : await (0,deployment/* openRecord */.C6)(story, plan, history);
    const applied = await applyPlan({
        plan,
        api: story.workspace.serving,
        clock: story.clock,
        log,
        settings,
        review,
        replan: (name) => planner.replan(name),
        sameConfig: configMatches,
        locate: (key, path) => story.manifest.locate(key, path),
        signal: story.signal,
        ...(story.random === undefined ? {} : { random: story.random }),
        onProgress: (event) => {
            say(story, event, told);
            progress.note(event);
        },
    })
        .finally(() => progress.end())
        .catch(async (thrown) => {
        await Promise.all([record.abandon(), abandonAll(story, live, plan)]);
        throw thrown;
    });
    annotateRefusals(story, applied);
    const endpoints = withOneDigest(applied);
    const allowed = (0,destroy_label/* destructionAllowed */.$F)(endpoints, settings.allowDestroy, labels);
    const result = {
        ...resultOf(story, { ...known, endpoints, principal: me?.userName }),
        ...(allowed.length === 0 ? {} : { destructionAllowed: allowed }),
        ...(record.deployment === undefined ? {} : { deployment: record.deployment }),
    };
    const done = { plan, result, mandate, targets, live, onlyThese: tooOld };
    if (story.signal.aborted) {
        // A few seconds are left: what waits for a word gets one, all at once, and nothing else is looked at.
        const [end] = await Promise.all([apply_report_report(story, done), record.settle(result)]);
        return end;
    }
    await record.settle(result);
    return apply_report_report(story, done);
}
/** An error ended the run in the midst of it: nobody must go on waiting for its end. */
async function abandonAll(story, targets, plan) {
    const { repository, log } = story;
    if (repository === undefined || story.settings.comment === 'never')
        return;
    const statusNote = 'An error ended the run that was applying it: see its log, and run it again.';
    await Promise.all(targets.map(async ({ pullRequest, comment }) => {
        if (comment === undefined)
            return;
        await (0,commands_story/* attempt */.C)(log, `report on pull request #${pullRequest}`, () => (0,apply_comment/* postEnd */.kt)(story, repository, { comment, plan, state: 'failed', statusNote }));
    }));
}
/** Whether the apply says at the pull request that it is under way; not where it has nothing more to do for it. */
function takesPart({ comment }, plan) {
    if (comment === undefined)
        return false;
    const { marker } = comment;
    return marker.state !== 'applied' || plan.endpoints.some(({ name, operations }) => operations.length > 0 && Object.hasOwn(marker.endpoints, name));
}
/** Puts what the platform refused on the lines of the manifest that it speaks of. */
function annotateRefusals(story, results) {
    for (const { name, message = '', fields = [] } of results) {
        for (const { place } of fields) {
            if (place !== undefined)
                story.annotations.add({ severity: 'error', message: `\`${name}\`: ${message}`, ...place });
        }
    }
}
/** What this run holds back is approved together: one digest over all of it. */
function withOneDigest(results) {
    const heldBackDigest = (0,build/* planDigest */.Gb)(results.filter(({ approval }) => approval !== undefined).map(({ plan }) => plan));
    return results.map((result) => (result.approval === undefined ? result : { ...result, approval: { ...result.approval, heldBackDigest } }));
}
function resultOf(story, { plan, mandate, startedAt, endpoints, principal = '' }) {
    const reason = (0,outcome/* overallReason */.YS)(endpoints, plan.unread);
    return {
        who: { actor: story.run.actor, principal },
        commit: story.run.commit,
        pullRequests: mandate.kind === 'pull-requests' ? mandate.pulls.map((pull) => pull.number) : [],
        manifest: plan.manifest,
        target: plan.target,
        host: plan.host,
        planDigest: plan.digest,
        endpoints,
        warnings: [...plan.warnings, ...plan.unread.map((unread) => `Could not read \`${unread.name}\`: ${unread.message}`)],
        startedAt,
        finishedAt: story.clock.now(),
        ...(reason === undefined ? {} : { failureReason: reason }),
    };
}
/** One line for each endpoint that is finished, for whoever watches the run. What several are refused for is said once. */
function say(story, event, told) {
    if (event.type !== 'finished')
        return;
    const { outcome, message } = event.result;
    const isNew = message !== undefined && !told.has(message);
    story.log.info(`${event.name}: ${outcome}${isNew ? ` — ${[message, (0,result_words/* servesWords */.CB)(event.result)].join(' ').trim()}` : ''}`);
    if (outcome === 'refused' && message !== undefined)
        told.add(message);
}
//# sourceMappingURL=apply.js.map

/***/ }),

/***/ 4549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WX: () => (/* binding */ editsFound),
/* harmony export */   dW: () => (/* binding */ tellStalePlans),
/* harmony export */   uc: () => (/* binding */ writtenNames),
/* harmony export */   wG: () => (/* binding */ sinceRun)
/* harmony export */ });
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3169);
/* harmony import */ var _render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2728);
/* harmony import */ var _plan_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3786);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7783);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4188);





/** Three requests each. More pull requests over one endpoint are a queue, and its head plans again anyway. */
const mostPulls = 20;
/** A pull request whose conversation is locked says nothing of the others; a right that is missing keeps all from being told. */
const mostFailures = 3;
/** A cancelled job has ten seconds in all. Who is not told in these is told by the next apply. */
const graceMs = 2_500;
/** Names of endpoints that an apply has written to. */
function writtenNames({ endpoints }) {
    const written = endpoints.filter(({ operations }) => operations.some(({ status }) => status === 'done' || status === 'already-done'));
    return new Set(written.map(({ name }) => name));
}
/** What the run of a review has changed, as far as that is known afterwards: what the review names. */
function sinceRun({ run, attempt, endpoints }) {
    return { run, attempt, names: new Set(Object.keys(endpoints)) };
}
/**
 * Edits by hand, as a comparison found them. A plan that was made after an edit shows that it is taken back, or sets the
 * same field to something else. Where nothing is kept that remembers what was told, one that was made after the endpoint
 * was last changed has seen it, too.
 */
function editsFound(findings, { remembered }) {
    const edited = new Map(findings.flatMap(({ endpoint, evidence, unexplained, group }) => {
        if (group !== 'edited' && group !== 'differs')
            return [];
        const unapplied = new Set(evidence.flatMap(({ cause, paths }) => (cause === 'unapplied' ? paths : [])));
        const paths = new Set([...unexplained, ...evidence.flatMap(({ cause, paths }) => (cause === 'edited' ? paths : []))]);
        return [[endpoint.name, endpoint.changes.filter(({ path }) => paths.has(path) && !unapplied.has(path))]];
    }));
    const changedAt = new Map(findings.map(({ endpoint: { name, live } }) => [name, live?.updatedAt]));
    const shows = ({ marker: { endpoints }, updatedAt, createdAt }, name) => {
        const planned = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
        if (!remembered && Date.parse(updatedAt ?? createdAt) >= (changedAt.get(name) ?? 0))
            return true;
        return (edited.get(name) ?? []).every(({ digest, path }) => planned?.changes?.includes(digest) === true || Object.hasOwn(planned?.ends ?? {}, path));
    };
    return { by: 'drift', pullRequests: [], names: new Set(edited.keys()), shows };
}
/**
 * Finds open pull requests whose plan names an endpoint that has changed since. What goes wrong is a warning: the plan
 * check of an apply looks at every change again, so that a stale plan approves nothing new.
 */
async function tellStalePlans(story, changes) {
    const { repository, settings, manifest, log, clock } = story;
    const { names, earlier = [], pullRequests: except } = changes;
    if (repository === undefined || settings.comment === 'never')
        return;
    if (names.size === 0 && earlier.every((since) => since.names.size === 0))
        return;
    const until = story.signal.aborted ? clock.now() + graceMs : Infinity;
    // An apply writes on pull requests anyway; a drift run may have been given less on purpose.
    const denial = { whenDenied: changes.by === 'drift' ? 'Its apply checks every change of it again.' : undefined };
    const find = () => repository.openPlans.find({ manifest: manifest.id, target: manifest.target, except });
    const found = await (0,_story_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)(log, 'look for open pull requests whose plans are stale now', find, denial);
    const stale = (found ?? []).filter(({ comment }) => isCurrent(comment.marker) && namesIn(comment, changes).length > 0);
    const told = new Set();
    let failures = 0;
    for (const plan of stale) {
        if (told.size === mostPulls || failures === mostFailures || clock.now() > until)
            break;
        const done = await (0,_story_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)(log, `tell #${plan.pullRequest} that its plan is stale`, () => tellOne(story, repository, { plan, changes }), denial);
        if (done === undefined)
            failures += 1;
        else if (done)
            told.add(plan.pullRequest);
    }
    const why = changes.by === 'apply' ? 'an apply changed what their plans show' : 'what their plans show was changed by hand';
    if (told.size > 0)
        log.info(`Told to plan again, because ${why}: ${[...told].map((number) => `#${number}`).join(', ')}.`);
}
/** An offline plan shows nothing of the workspace that could have changed. */
const isCurrent = (marker) => marker.state === 'planned' && marker.offline !== true && marker.stale !== true;
function namesIn(comment, { names, earlier = [], shows }) {
    const { marker } = comment;
    const before = earlier.filter((since) => (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .compareRuns */ .qB)(marker, since) < 0);
    return Object.keys(marker.endpoints).filter((name) => (names.has(name) && shows?.(comment, name) !== true) || before.some((since) => since.names.has(name)));
}
/** False where a newer plan has come meanwhile. */
async function tellOne(story, { comments }, { plan, changes }) {
    const { run, settings, manifest } = story;
    const { pullRequest, comment: seen } = plan;
    // GitHub has no way to write only what nobody else has written since: look again, right before.
    const now = (await comments.find(pullRequest, manifest.id, manifest.target)).find(({ id }) => id === seen.id);
    if (now === undefined || !isCurrent(now.marker) || (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .compareRuns */ .qB)(now.marker, seen.marker) !== 0)
        return false;
    const { marker, body } = now;
    const names = namesIn(now, changes);
    const { by, pullRequests } = changes;
    // What only earlier runs have changed is not this one's, nor that of its pull requests.
    const isOurs = names.some((name) => changes.names.has(name));
    const note = (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .staleNote */ .GT)({ by, names, pullRequests: isOurs ? pullRequests : [], ...(isOurs && run.runUrl !== undefined ? { runUrl: run.runUrl } : {}) });
    await comments.update(now.id, (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .withNote */ .dW)(body, (0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatMarker */ .gJ)('plan', { ...marker, stale: true }), note));
    // A head that has moved since waits for a plan of its own.
    if (settings.status && marker.status !== undefined && marker.statusOff !== true && plan.head === marker.head) {
        const url = run.runUrl === undefined ? {} : { url: run.runUrl };
        await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .sendStatus */ .dm)(story, { commit: marker.head, context: marker.status, state: 'failure', description: (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .staleLine */ .Sq)(names, by), ...url });
    }
    return true;
}
//# sourceMappingURL=stale-plans.js.map

/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ findPath),
/* harmony export */   SH: () => (/* binding */ findTexts),
/* harmony export */   X2: () => (/* binding */ findFields),
/* harmony export */   iq: () => (/* binding */ splitProtoPath),
/* harmony export */   w5: () => (/* binding */ fieldName)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _entity_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1167);
/* harmony import */ var _fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8166);
/**
 * Places inside an endpoint's document by the names that the service uses: proto paths in either case, older names, and
 * bare field names. Pure; knows what exists from the table of fields alone.
 */




const endpointFields = {
    ...Object.fromEntries(Object.entries(_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0).map(([name, section]) => [name, section.field])),
    ..._fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .creationFields */ .RC,
};
/** Names of requests that the manifest writes in another way. */
const otherNames = {
    served_models: 'served_entities',
    model_name: 'entity_name',
    model_version: 'entity_version',
    served_model_name: 'served_entity_name',
    access_control_list: 'permissions',
    permission_level: 'level',
    add_tags: 'tags',
};
/** `scaleToZeroEnabled` -> `scale_to_zero_enabled`; older names become today's. */
function fieldName(name) {
    const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
    return Object.hasOwn(otherNames, snake) ? (otherNames[snake] ?? snake) : snake;
}
/** `servedEntities[0].workloadSize`, `tags["a"].key`, `$.config.name` -> its segments. */
function splitProtoPath(text) {
    // Long enough for any path; a hostile reply may send more.
    const parts = text.slice(0, 400).matchAll(/\[\s*(?:"([^"]*)"|'([^']*)'|([^\]]*))\s*\]|([^.[\]]+)/g);
    return [...parts].flatMap(([, double, single, bare, name]) => {
        const part = (double ?? single ?? bare ?? name ?? '').trim();
        if (part === '' || part === '$')
            return [];
        return /^\d+$/.test(part) ? [Number(part)] : [part];
    });
}
/**
 * The place of the document that a path of the service leads to, as deep as it can be followed; `undefined` where its
 * beginning is not known. `root`: the section whose route was called; `body`: what was sent, to find the items of lists.
 */
function findPath(document, segments, { root, body }) {
    const whole = body !== undefined && root[0] !== undefined ? { [root[0]]: body } : body;
    // With or without what wraps it (`config`, the message's own name), as requests and errors differ in that.
    for (const tail of [segments, segments.slice(1)]) {
        for (const start of [root, [], ['config']]) {
            const path = follow(document, [...start, ...tail], whole);
            if (path.length > start.length)
                return placeOf(document, path);
        }
    }
    return undefined;
}
/** Follows a path through the table; answers as much of it as exists. */
function follow(document, segments, sent) {
    const path = [];
    let field;
    let value = document;
    let body = sent;
    for (const segment of segments) {
        const next = step(field, value, segment, body);
        if (next === undefined)
            return path;
        path.push(next.key);
        value = childOf(value, next.key);
        body = childOf(body, typeof segment === 'number' ? segment : next.key);
        field = next.field;
        if (field === undefined)
            return path;
    }
    return path;
}
function step(field, value, segment, body) {
    if (field === undefined || field.type === 'object') {
        const fields = field?.fields ?? endpointFields;
        const name = fieldName(String(segment));
        const child = Object.hasOwn(fields, name) ? fields[name] : undefined;
        return child === undefined ? undefined : { key: name, field: child };
    }
    if (field.type === 'string-map') {
        const known = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) && Object.hasOwn(value, String(segment));
        return known ? { key: String(segment), field: undefined } : undefined;
    }
    if (field.type !== 'entity-list' && field.type !== 'keyed-list')
        return undefined;
    const items = Array.isArray(value) ? value : [];
    const index = indexOf(field, items, segment, body);
    return index < 0 || index >= items.length ? undefined : { key: index, field: field.item };
}
/** Served entities are sent in the manifest's order; items of other lists are told by what they go by. */
function indexOf(field, items, segment, body) {
    if (typeof segment === 'string')
        return items.findIndex((item) => idsOf(field, item).includes(segment));
    const sent = field.type === 'keyed-list' && Array.isArray(body) ? body[segment] : undefined;
    if (sent === undefined)
        return segment;
    const ids = idsOf(field, sent);
    return items.findIndex((item) => idsOf(field, item).some((id) => ids.includes(id)));
}
function childOf(value, key) {
    if (Array.isArray(value))
        return typeof key === 'number' ? value[key] : undefined;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) && Object.hasOwn(value, String(key)) ? value[String(key)] : undefined;
}
/** What an item of a list goes by; a rate limit of calls and tokens goes by two. */
function idsOf(field, item) {
    if (field.type === 'keyed-list')
        return field.toEntries([item]).map(([id]) => id);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(item))
        return [];
    return [(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(item['name']), (0,_entity_name_js__WEBPACK_IMPORTED_MODULE_2__/* .generatedEntityName */ .SR)(item)].filter((id) => id !== '').slice(0, 1);
}
function placeOf(document, path) {
    let value = document;
    for (const key of path)
        value = childOf(value, key);
    return { path, shown: showPath(document, path), value };
}
/** A document's path as plans show it. */
function showPath(document, path) {
    const parts = [];
    let field;
    let value = document;
    for (const key of path) {
        value = childOf(value, key);
        if (field?.type === 'keyed-list') {
            parts.push({ id: idsOf(field, value ?? null)[0] ?? String(key) });
            // An item of such a list is one value to a plan.
            break;
        }
        if (field?.type === 'entity-list')
            parts.push({ id: idsOf(field, value ?? null)[0] ?? `#${Number(key) + 1}` });
        else if (field?.type === 'string-map')
            parts.push({ id: String(key) });
        else {
            const fields = field?.type === 'object' ? field.fields : endpointFields;
            const child = Object.hasOwn(fields, String(key)) ? fields[String(key)] : undefined;
            if (child?.unnamed !== true)
                parts.push(String(key));
            field = child;
            continue;
        }
        field = field.type === 'entity-list' ? field.item : undefined;
    }
    return (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPath */ .jV)(parts);
}
/** Every place of the document where a field of this name stands or could stand, within one section or all of them. */
function findFields(document, name, root) {
    const wanted = fieldName(name);
    const found = [];
    const visit = (fields, value, path) => {
        const kind = fields === entityFields && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? (0,_entity_name_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOfEntity */ .py)(value) : undefined;
        for (const [key, field] of Object.entries(fields)) {
            if (path.length === 0 && root.length > 0 && key !== root[0])
                continue;
            const child = childOf(value, key);
            const applies = kind === undefined || field.kinds === undefined || field.kinds.includes(kind) || child !== undefined;
            if (key === wanted && applies)
                found.push([...path, key]);
            if (child !== undefined)
                visitInto(field, child, [...path, key]);
        }
    };
    const visitInto = (field, value, path) => {
        if (field.type === 'object')
            visit(field.fields, value, path);
        else if ((field.type === 'entity-list' || field.type === 'keyed-list') && field.item !== undefined && Array.isArray(value)) {
            for (const [index, item] of value.entries())
                visit(field.item.fields, item, [...path, index]);
        }
    };
    visit(endpointFields, document, []);
    return found.map((path) => placeOf(document, path));
}
const entityFields = (() => {
    const config = _fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0.config.field;
    const list = config.type === 'object' ? config.fields['served_entities'] : undefined;
    return list?.type === 'entity-list' ? list.item.fields : {};
})();
/** Every text of the document with its place, within one section or all of them. */
function findTexts(document, root) {
    const found = [];
    const visit = (value, path) => {
        if (typeof value === 'string')
            found.push({ ...placeOf(document, path), text: value });
        else if (Array.isArray(value))
            value.forEach((item, index) => { visit(item, [...path, index]); });
        else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
            for (const [key, item] of Object.entries(value))
                visit(item, [...path, key]);
    };
    const [section] = root;
    visit(section === undefined ? document : childOf(document, section), section === undefined ? [] : [section]);
    return found;
}
//# sourceMappingURL=document-paths.js.map

/***/ })

};
