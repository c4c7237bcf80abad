export const id = 744;
export const ids = [744];
export const modules = {

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

/***/ 3744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tell: () => (/* binding */ tell)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _redacted_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6204);
/* harmony import */ var _system_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7046);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2042);
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
        });
    });
}
/** Loads only the command that runs. */
async function commandFor(mode) {
    switch (mode) {
        case 'plan':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(915)]).then(__webpack_require__.bind(__webpack_require__, 1915))).plan;
        case 'apply':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(915), __webpack_require__.e(844), __webpack_require__.e(162)]).then(__webpack_require__.bind(__webpack_require__, 2162))).apply;
        case 'drift':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(915), __webpack_require__.e(844), __webpack_require__.e(611)]).then(__webpack_require__.bind(__webpack_require__, 4611))).drift;
        default:
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `Unknown mode \`${String(mode)}\`.`);
    }
}
//# sourceMappingURL=tell.js.map

/***/ })

};
