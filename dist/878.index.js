export const id = 878;
export const ids = [878];
export const modules = {

/***/ 526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   manifestFilesAt: () => (/* binding */ manifestFilesAt)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7822);


/** Files of a path or glob at a commit, read as data and never checked out; none where there are none. */
async function manifestFilesAt(files, pattern, ref) {
    const path = pattern.replace(/^\.\//, '');
    if (path.startsWith('/') || path.split('/').includes('..')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `\`${pattern}\` leads outside the repository.`, { hint: 'Write the path from the top of the repository.' });
    }
    const paths = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .f)(path) ? (await files.list(ref)).filter((known) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(known, path)).sort() : [path];
    const found = await Promise.all(paths.map(async (name) => ({ path: name, text: await files.read(name, ref) })));
    return found.flatMap(({ path: name, text }) => (text === undefined ? [] : [{ path: name, text }]));
}
//# sourceMappingURL=manifest-at-commit.js.map

/***/ }),

/***/ 6204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ redactedRepository)
/* harmony export */ });
/** GitHub as the stories see it, with every text redacted on its way there. */
function redactedRepository(repository, redactor) {
    const { comments, deployments, issues, statuses } = repository;
    const clean = (text) => redactor.redact(text);
    return {
        ...repository,
        comments: {
            find: (...where) => comments.find(...where),
            create: (pull, body) => comments.create(pull, clean(body)),
            update: (id, body) => comments.update(id, clean(body)),
            remove: (id) => comments.remove(id),
        },
        statuses: { set: (status) => statuses.set({ ...status, description: clean(status.description) }) },
        deployments: {
            ...deployments,
            create: (deployment) => deployments.create({ ...deployment, description: clean(deployment.description) }),
            setState: (id, status) => deployments.setState(id, { ...status, description: clean(status.description) }),
        },
        issues: {
            find: (...where) => issues.find(...where),
            create: (title, body) => issues.create(clean(title), clean(body)),
            update: (number, title, body, state) => issues.update(number, clean(title), clean(body), state),
            comment: (number, body) => issues.comment(number, clean(body)),
        },
    };
}
//# sourceMappingURL=redacted-repository.js.map

/***/ }),

/***/ 9878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tellOffline: () => (/* binding */ tellOffline)
/* harmony export */ });
/* harmony import */ var _commands_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1915);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);
/* harmony import */ var _load_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1862);
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

/** Real time. */
const systemClock = {
    now: () => Date.now(),
    async sleep(milliseconds, signal) {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, signal === undefined ? {} : { signal });
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
