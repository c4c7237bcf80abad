export const id = 375;
export const ids = [375];
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

/***/ 375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toResultFile: () => (/* binding */ toResultFile)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3181);

/**
 * The result as published: always the same keys in the same order. `redact` takes secrets out of every text that the
 * workspace or an error may have put there.
 */
function toResultFile(result, redact = (text) => text) {
    return {
        format_version: '1',
        who: result.who.actor,
        principal: result.who.principal,
        commit: result.commit,
        pull_requests: [...result.pullRequests],
        manifest: result.manifest,
        target: result.target,
        host: result.host,
        plan_digest: result.planDigest,
        started_at: toIso(result.startedAt),
        finished_at: toIso(result.finishedAt),
        failure_reason: result.failureReason ?? null,
        destruction_allowed: (result.destructionAllowed ?? []).map(({ pullRequest, label, by, at, endpoints }) => ({
            pull_request: pullRequest, label, by, at, endpoints: [...endpoints],
        })),
        deployment: result.deployment === undefined ? null : { id: result.deployment.id, environment: result.deployment.environment, url: result.deployment.url ?? null },
        summary: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .countOutcomes */ .XF)(result.endpoints),
        endpoints: result.endpoints.map((endpoint) => toEndpoint(endpoint, redact)),
        warnings: result.warnings.map(redact),
    };
}
function toEndpoint(endpoint, redact) {
    const text = (value) => (value === undefined ? null : redact(value));
    const { approval } = endpoint;
    return {
        key: endpoint.key,
        name: endpoint.name,
        action: endpoint.action,
        outcome: endpoint.outcome,
        failure_reason: endpoint.reason ?? null,
        message: text(endpoint.message),
        hint: text(endpoint.hint),
        operations: endpoint.operations.map((operation) => toOperation(operation, text)),
        config_version_before: endpoint.configVersionBefore ?? null,
        config_version_after: endpoint.configVersionAfter ?? null,
        state: endpoint.state === '' ? null : endpoint.state,
        old_config_serves: endpoint.oldConfigServes ?? null,
        failures: endpoint.failures.map(({ entity, deployment, message, log }) => ({
            entity,
            deployment,
            message: redact(message),
            log: text(log),
        })),
        entities: (endpoint.entities ?? []).map(toEntity),
        held_back: approval === undefined ? null : { digest: approval.heldBackDigest, approved_in: approval.approvedIn ?? null },
        started_at: toIso(endpoint.startedAt),
        finished_at: toIso(endpoint.finishedAt),
    };
}
function toOperation({ kind, title, status, requestId, message, startedAt, sentAt, finishedAt }, text) {
    return {
        kind,
        title,
        status,
        request_id: requestId ?? null,
        message: text(message),
        started_at: maybeIso(startedAt),
        sent_at: maybeIso(sentAt),
        finished_at: maybeIso(finishedAt),
    };
}
function toEntity({ entity, configVersion, deployment, startedAt, finishedAt }) {
    return { entity, config_version: configVersion, deployment, started_at: toIso(startedAt), finished_at: maybeIso(finishedAt) };
}
const toIso = (milliseconds) => new Date(milliseconds).toISOString();
const maybeIso = (milliseconds) => (milliseconds === undefined ? null : toIso(milliseconds));
//# sourceMappingURL=result-file.js.map

/***/ })

};
