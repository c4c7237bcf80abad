export const id = 493;
export const ids = [493];
export const modules = {

/***/ 6493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tellExport: () => (/* binding */ tellExport)
/* harmony export */ });
/* unused harmony exports exportWorkspace, exportHeadline */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _manifest_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6030);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9081);



/** Reads the workspace and answers the manifest of it; the log gets what it said on the way. Throws `EndpointsError`. */
async function exportWorkspace(exporting) {
    const { settings, repository } = exporting;
    const id = exporting.id ?? idAfter(repository);
    if (!_manifest_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .idPattern */ .aD.test(id)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `\`${id}\` cannot be the id of a manifest.`, { hint: 'An id is 1 to 40 letters, digits, `-` or `_`.' });
    }
    const { ownershipTag } = await __webpack_require__.e(/* import() */ 925).then(__webpack_require__.bind(__webpack_require__, 925));
    const { exportManifest } = await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(786), __webpack_require__.e(91), __webpack_require__.e(101)]).then(__webpack_require__.bind(__webpack_require__, 3482));
    return (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .withWorkspace */ .A)(exporting, async (workspace) => {
        const owner = repository === undefined ? undefined : ownershipTag({ repository, id, target: 'default' });
        const end = await exportManifest({ workspace, only: settings.only, parallelism: settings.parallelism, id, owner });
        for (const warning of end.warnings)
            exporting.log.warning(warning);
        if (exporting.redactor.redact(end.text) !== end.text) {
            exporting.log.warning('A value that is kept secret elsewhere, such as one of an environment variable, is a part of the manifest, too. Look through it before you share it.');
        }
        return { ...end, id };
    });
}
/** The export as a story of the action: the manifest is left in a file and in the job summary. Throws `EndpointsError`. */
async function tellExport(exporting) {
    const { id, text, warnings, failure, ...rest } = await exportWorkspace(exporting);
    const { renderExport } = await __webpack_require__.e(/* import() */ 668).then(__webpack_require__.bind(__webpack_require__, 3668));
    const headline = exportHeadline(rest);
    exporting.log.info(`Manifest \`${id}\` written: ${headline}.`);
    return { exported: { id, text }, summary: renderExport({ headline, id, text, warnings }), ...(failure === undefined ? {} : { failure }) };
}
function idAfter(repository) {
    const name = repository?.split('/').at(-1) ?? '';
    const plain = name.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 40);
    return plain === '' ? 'endpoints' : plain;
}
/** `Wrote 3 endpoints`, with how many were left out. */
function exportHeadline({ endpoints, leftOut }) {
    const count = `${String(endpoints.length)} endpoint${endpoints.length === 1 ? '' : 's'}`;
    return leftOut.length === 0 ? count : `${count}; ${String(leftOut.length)} left out`;
}
//# sourceMappingURL=export-workspace.js.map

/***/ })

};
