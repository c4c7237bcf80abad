export const id = 964;
export const ids = [964];
export const modules = {

/***/ 3842:
/***/ ((module) => {

/* jshint esversion: 6 */
/* jslint node: true */


module.exports = function serialize (object) {
  if (typeof object === 'number' && isNaN(object)) {
    throw new Error('NaN is not allowed');
  }

  if (typeof object === 'number' && !isFinite(object)) {
    throw new Error('Infinity is not allowed');
  }

  if (object === null || typeof object !== 'object') {
    return JSON.stringify(object);
  }

  if (object.toJSON instanceof Function) {
    return serialize(object.toJSON());
  }

  if (Array.isArray(object)) {
    const values = object.reduce((t, cv, ci) => {
      const comma = ci === 0 ? '' : ',';
      const value = cv === undefined || typeof cv === 'symbol' ? null : cv;
      return `${t}${comma}${serialize(value)}`;
    }, '');
    return `[${values}]`;
  }

  const values = Object.keys(object).sort().reduce((t, cv) => {
    if (object[cv] === undefined ||
        typeof object[cv] === 'symbol') {
      return t;
    }
    const comma = t.length === 0 ? '' : ',';
    return `${t}${comma}${serialize(cv)}:${serialize(object[cv])}`;
  }, '');
  return `{${values}}`;
};


/***/ }),

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

/***/ 7800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  outputsOf: () => (/* binding */ outputsOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/apply/outcome.js
var outcome = __webpack_require__(3181);
;// CONCATENATED MODULE: ./lib/src/apply/result-file.js

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
        summary: (0,outcome/* countOutcomes */.XF)(result.endpoints),
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
// EXTERNAL MODULE: ./lib/src/plan/build.js + 1 modules
var build = __webpack_require__(3133);
// EXTERNAL MODULE: ./lib/src/plan/blocks.js
var blocks = __webpack_require__(1308);
;// CONCATENATED MODULE: ./lib/src/plan/plan-file.js

/** The plan as published: always the same keys in the same order, so that two files can be compared as text. */
function toPlanFile(plan) {
    const { create, update, replace, delete: deleted, unchanged } = plan.summary;
    return {
        format_version: '1',
        manifest: plan.manifest,
        target: plan.target,
        host: plan.host,
        digest: plan.digest,
        summary: { create, update, replace, delete: deleted, unchanged },
        endpoints: plan.endpoints.map(plan_file_toEndpoint),
        unverifiable: plan.endpoints.flatMap(({ name, unverifiable }) => unverifiable.map((path) => ({ endpoint: name, path }))),
        // An endpoint that could not be read is in no list of the contract, and must not look clean.
        warnings: [...plan.warnings, ...plan.unread.map(({ name, message }) => `${name} could not be read: ${message}`)],
    };
}
function plan_file_toEndpoint(endpoint) {
    const { key, name, action, impact, ownership, changes, unmanaged, warnings } = endpoint;
    const [blocked, ...also] = (0,blocks/* distinctBlocks */.N$)(endpoint).map(toBlock);
    return {
        key,
        name,
        action,
        impact,
        // A foreign endpoint is new to this manifest; its block says why nothing is written.
        ownership: ownership === 'foreign' ? 'new' : ownership,
        changes: changes.map(toChange),
        unmanaged: [...unmanaged],
        blocked: blocked === undefined ? null : { ...blocked, ...(also.length > 0 && { also }) },
        warnings: [...warnings],
    };
}
function toBlock({ reason, message, hint, paste }) {
    return { reason, message, hint, ...(paste !== undefined && { paste }) };
}
function toChange({ path, action, before, after, sensitive }) {
    return { path, action, before: sortKeys(before ?? null), after: sortKeys(after ?? null), sensitive };
}
/** Keys in code-unit order at every depth: what the API or a manifest lists in another order reads the same. */
function sortKeys(value) {
    if (Array.isArray(value))
        return value.map(sortKeys);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).map(([key, item]) => [key, sortKeys(item)]);
    // Without a prototype, `__proto__` is a plain key.
    const sorted = Object.create(null);
    for (const [key, item] of entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        sorted[key] = item;
    return sorted;
}
//# sourceMappingURL=plan-file.js.map
// EXTERNAL MODULE: ./lib/src/render/endpoint-link.js
var endpoint_link = __webpack_require__(7339);
// EXTERNAL MODULE: ./lib/src/redactor.js
var src_redactor = __webpack_require__(3968);
;// CONCATENATED MODULE: ./lib/src/shell/outputs.js
/** What a run leaves behind for later steps: outputs and files. */







/** Writes plan, result and manifest files into `folder` and answers all outputs of a story. */
async function outputsOf(end, folder, redactor) {
    const outputs = {};
    if (end.exported !== undefined) {
        const { id, text } = end.exported;
        await (0,promises_.mkdir)(folder, { recursive: true });
        outputs['manifest-file'] = (0,external_node_path_.join)(folder, `databricks-endpoints-${id}-manifest.yml`);
        // Not redacted: what may not be shown is not in it, and a text that happens to be a hidden value elsewhere must stay.
        await (0,promises_.writeFile)(outputs['manifest-file'], text);
    }
    if (end.plan !== undefined) {
        const { plan } = end;
        const stem = `databricks-endpoints-${plan.manifest}-${plan.target}`.replace(/[^A-Za-z0-9_-]/g, '-');
        await (0,promises_.mkdir)(folder, { recursive: true });
        outputs['has-changes'] = String((0,build/* hasChanges */.ik)(plan));
        for (const action of ['create', 'update', 'replace', 'delete', 'unchanged'])
            outputs[action] = String(plan.summary[action]);
        outputs['plan-digest'] = plan.digest;
        outputs['plan-file'] = (0,external_node_path_.join)(folder, `${stem}-plan.json`);
        await (0,promises_.writeFile)(outputs['plan-file'], (0,src_redactor/* redactedJson */.R)(toPlanFile(plan), redactor));
        outputs['endpoints'] = JSON.stringify(endpointsOutput(plan, end));
        if (end.result !== undefined) {
            outputs['result-file'] = (0,external_node_path_.join)(folder, `${stem}-result.json`);
            await (0,promises_.writeFile)(outputs['result-file'], (0,src_redactor/* redactedJson */.R)(toResultFile(end.result), redactor));
        }
    }
    if (end.commentUrl !== undefined)
        outputs['comment-url'] = end.commentUrl;
    if (end.issueUrl !== undefined)
        outputs['issue-url'] = end.issueUrl;
    if (end.hasDrift !== undefined)
        outputs['has-drift'] = String(end.hasDrift);
    return outputs;
}
function endpointsOutput(plan, end) {
    const results = new Map(end.result?.endpoints.map((result) => [result.name, result]));
    const entry = (endpoint) => [
        endpoint.name,
        {
            action: endpoint.action,
            state: results.get(endpoint.name)?.state ?? endpoint.live?.state.ready ?? '',
            url: (0,endpoint_link/* endpointUrl */.P)(plan.host, endpoint.name),
        },
    ];
    return Object.fromEntries(plan.endpoints.map(entry));
}
//# sourceMappingURL=outputs.js.map

/***/ })

};
