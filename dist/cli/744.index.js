export const id = 744;
export const ids = [744];
export const modules = {

/***/ 6204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ redactedRepository)
/* harmony export */ });
/* unused harmony export redactBody */
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

/***/ 3744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tell: () => (/* binding */ tell)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _redacted_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6204);
/* harmony import */ var _system_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7046);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6338);
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
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 1091))).plan;
        case 'apply':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(91), __webpack_require__.e(718)]).then(__webpack_require__.bind(__webpack_require__, 8718))).apply;
        case 'drift':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(91), __webpack_require__.e(448)]).then(__webpack_require__.bind(__webpack_require__, 7448))).drift;
        default:
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `Unknown mode \`${String(mode)}\`.`);
    }
}
//# sourceMappingURL=tell.js.map

/***/ })

};
