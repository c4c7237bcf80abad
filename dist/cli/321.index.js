export const id = 321;
export const ids = [321];
export const modules = {

/***/ 321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findBase: () => (/* binding */ findBase),
/* harmony export */   gitFiles: () => (/* binding */ gitFiles)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);



const run = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/** The repository's files at a commit, as the local git knows them. */
const gitFiles = {
    async read(path, ref) {
        try {
            // `./` keeps the path relative to the folder the command runs in, as the manifest's is.
            return (await run('git', ['show', `${ref}:./${path}`], { maxBuffer: 64 * 1024 * 1024 })).stdout;
        }
        catch {
            return undefined;
        }
    },
    async list(ref) {
        return (await run('git', ['ls-tree', '-r', '--name-only', ref], { maxBuffer: 64 * 1024 * 1024 })).stdout.split('\n').filter((path) => path !== '');
    },
};
/** A repository that has never been pushed has a main line of its own only. */
const mainLines = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
/** The commit to compare with: the one given, else where this branch left the main line. */
async function findBase(given) {
    for (const candidate of given === undefined ? mainLines : [given]) {
        try {
            if (given !== undefined)
                return (await run('git', ['rev-parse', '--verify', '--end-of-options', `${candidate}^{commit}`])).stdout.trim();
            return (await run('git', ['merge-base', 'HEAD', candidate])).stdout.trim();
        }
        catch {
            continue;
        }
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', given === undefined ? 'There is no main line to compare with.' : `\`${given}\` is no commit of this repository.`, {
        hint: 'Name the commit or branch to compare with: `--base <commit>`.',
    });
}
//# sourceMappingURL=git-files.js.map

/***/ })

};
