export const id = 513;
export const ids = [513];
export const modules = {

/***/ 513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runExport: () => (/* binding */ runExport)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/manifest/shapes.js
var shapes = __webpack_require__(6030);
// EXTERNAL MODULE: ./lib/src/shell/workspace.js + 36 modules
var workspace = __webpack_require__(6338);
;// CONCATENATED MODULE: ./lib/src/shell/export-workspace.js



/** Reads the workspace and answers the manifest of it; the log gets what it said on the way. Throws `EndpointsError`. */
async function exportWorkspace(exporting) {
    const { settings, repository } = exporting;
    const id = exporting.id ?? idAfter(repository);
    if (!shapes/* idPattern */.aD.test(id)) {
        throw new errors/* EndpointsError */.Ju('invalid-input', `\`${id}\` cannot be the id of a manifest.`, { hint: 'An id is 1 to 40 letters, digits, `-` or `_`.' });
    }
    const { ownershipTag } = await __webpack_require__.e(/* import() */ 925).then(__webpack_require__.bind(__webpack_require__, 925));
    const { exportManifest } = await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(91), __webpack_require__.e(955)]).then(__webpack_require__.bind(__webpack_require__, 7955));
    return (0,workspace/* withWorkspace */.A)(exporting, async (workspace) => {
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
// EXTERNAL MODULE: ./lib/src/cli/manifest-file.js
var manifest_file = __webpack_require__(3673);
// EXTERNAL MODULE: ./lib/src/cli/terminal.js
var terminal = __webpack_require__(9567);
;// CONCATENATED MODULE: ./lib/src/cli/export-command.js
/** `databricks-endpoints export`: the manifest on standard output or in a file, everything else on standard error. */



/** Answers the exit status: 1 where an endpoint could not be read, though the rest was written. */
async function runExport(args, redactor) {
    const { settings, writing } = args;
    await (0,manifest_file/* checkOutput */.yr)(writing);
    const repository = await repositoryIfKnown(args.repository);
    const end = await (0,terminal/* untilInterrupted */.tv)((signal) => exportWorkspace({ settings, repository, id: writing.id, log: (0,terminal/* terminalLog */.dg)(redactor, terminal/* err */._q), redactor, onSecret: () => undefined, signal }));
    // Not redacted: what may not be shown is not in it, and a value that happens to be a part of a name must stay.
    await (0,manifest_file/* putManifest */.RV)(end.text, writing);
    const where = writing.output === undefined ? '' : ` to ${writing.output}`;
    (0,terminal/* err */._q)(redactor.redact(`Wrote ${exportHeadline(end)}${where}.`));
    if (end.failure === undefined)
        return 0;
    const { reason, message, hint } = end.failure;
    (0,terminal/* err */._q)(redactor.redact(`\n${reason}: ${message}${hint === undefined ? '' : `\n${hint}`}`));
    return 1;
}
/** It only tells which endpoints are owned already: without it all owned ones count as another manifest's. */
async function repositoryIfKnown(given) {
    const { findRepository } = await __webpack_require__.e(/* import() */ 163).then(__webpack_require__.bind(__webpack_require__, 2163));
    try {
        return await findRepository(given, process.env);
    }
    catch (thrown) {
        if (given !== undefined)
            throw thrown;
        return undefined;
    }
}
//# sourceMappingURL=export-command.js.map

/***/ }),

/***/ 3673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   RV: () => (/* binding */ putManifest),
/* harmony export */   yr: () => (/* binding */ checkOutput)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/** Where a written manifest goes: a file that is not overwritten by accident, or standard output. */



/** Throws `invalid-input` where writing could not succeed, so that nobody waits for it in vain. */
async function checkOutput({ output, force }) {
    if (output === undefined)
        return;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(output).catch(() => undefined);
    if (found?.isDirectory() === true) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `\`${output}\` is a folder.`, { hint: 'Name a file in it with `--output`, such as `endpoints.yml`.' });
    }
    if (found !== undefined && !force)
        throw isThere(output);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(output);
    if (found === undefined && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder).catch(() => undefined)) === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `\`${output}\` cannot be written: there is no folder \`${folder}\`.`, { hint: 'Make the folder first, or name another file with `--output`.' });
    }
}
/** Such as `ENOENT`, of errors of the file system. */
const codeOf = (thrown) => (typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined);
const isThere = (output, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `\`${output}\` is there already, and was left as it is.`, {
    hint: 'Name another file with `--output`, or add `--force` to overwrite it.',
    cause,
});
/** Throws `invalid-input` where the file is there already, or cannot be written. */
async function putManifest(text, { output, force }) {
    if (output === undefined) {
        process.stdout.write(text);
        return;
    }
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(output, text, { flag: force ? 'w' : 'wx' });
    }
    catch (cause) {
        if (codeOf(cause) === 'EEXIST')
            throw isThere(output, cause);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `\`${output}\` cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
            hint: 'Name a file in a folder that is there and may be written to.',
            cause,
        });
    }
}
//# sourceMappingURL=manifest-file.js.map

/***/ })

};
