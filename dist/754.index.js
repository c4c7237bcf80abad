export const id = 754;
export const ids = [754];
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

/***/ 9878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tellOffline: () => (/* binding */ tellOffline)
/* harmony export */ });
/* harmony import */ var _commands_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1091);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);
/* harmony import */ var _load_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1921);
/* harmony import */ var _manifest_at_commit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(526);
/* harmony import */ var _redacted_repository_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6204);
/* harmony import */ var _system_clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7046);
/** A plan without the workspace, told like any other plan. */






async function tellOffline(telling) {
    const { repository, redactor } = telling;
    return (0,_commands_plan_js__WEBPACK_IMPORTED_MODULE_0__.planWithoutWorkspace)({
        ...telling,
        repository: repository === undefined ? undefined : (0,_redacted_repository_js__WEBPACK_IMPORTED_MODULE_5__/* .redactedRepository */ .l)(repository, redactor),
        clock: _system_clock_js__WEBPACK_IMPORTED_MODULE_4__/* .systemClock */ .m,
        base: await baseManifest(telling),
    });
}
/** The base's manifest; none where it has none, or none that can be read. */
async function baseManifest({ files, settings, baseRef, log }) {
    const found = await (0,_manifest_at_commit_js__WEBPACK_IMPORTED_MODULE_3__.manifestFilesAt)(files, settings.manifest, baseRef);
    if (found.length === 0)
        return undefined;
    try {
        return (0,_load_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(found, settings, { requireTarget: false }).manifest;
    }
    catch (thrown) {
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EndpointsError */ .Ju) || thrown.code !== 'invalid-manifest')
            throw thrown;
        log.warning(`The manifest of the base commit cannot be read, so everything is shown as new: ${thrown.message}`);
        return undefined;
    }
}
//# sourceMappingURL=tell-offline.js.map

/***/ }),

/***/ 7046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** Timers of Node fire at once beyond this. */
const longestSleepMs = 2 ** 31 - 1;
/** Real time: of day when the process began, and never turned back or forward after that, for waits are measured by it. */
const systemClock = {
    now: () => Math.floor(performance.timeOrigin + performance.now()),
    async sleep(milliseconds, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.min(milliseconds, longestSleepMs), undefined, signal === undefined ? {} : { signal });
        }
        catch (thrown) {
            if (signal?.aborted !== true)
                throw thrown;
        }
    },
};
//# sourceMappingURL=system-clock.js.map

/***/ })

};
