export const id = 163;
export const ids = [163];
export const modules = {

/***/ 2163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findRepository: () => (/* binding */ findRepository),
/* harmony export */   headCommit: () => (/* binding */ headCommit)
/* harmony export */ });
/* unused harmony export repositoryOfRemote */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/** What git knows of the folder the command runs in. */



async function git(...args) {
    try {
        const { stdout } = await (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', args);
        return stdout.trim();
    }
    catch {
        return '';
    }
}
/** `owner/name` of a remote's address, in its https or ssh form. */
function repositoryOfRemote(address) {
    const path = /^(?:[a-z+]+:\/\/[^/]+\/|[^@/]+@[^:]+:)(.+?)(?:\.git)?\/?$/.exec(address)?.[1];
    const parts = path?.split('/').filter((part) => part !== '') ?? [];
    return parts.length >= 2 ? parts.slice(-2).join('/') : undefined;
}
/** Whose endpoints these are; the ownership tag is made of it, so it must not be guessed. */
async function findRepository(given, env) {
    const fromEnvironment = env['GITHUB_REPOSITORY'] === '' ? undefined : env['GITHUB_REPOSITORY'];
    const found = given ?? fromEnvironment ?? repositoryOfRemote(await git('remote', 'get-url', 'origin'));
    if (found !== undefined) {
        if (/^[^/\s]+\/[^/\s]+$/.test(found))
            return found;
        const where = given === undefined ? 'The variable GITHUB_REPOSITORY' : 'Option `--repository`';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `${where}: \`${found}\` is not the name of a repository.`, {
            hint: 'Write it as `owner/name`, the same as in your workflow: endpoints are marked with it.',
        });
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', 'Which repository do these endpoints belong to? There is no git remote `origin` to tell it from.', {
        hint: 'Give it as `--repository owner/name`, the same as in your workflow: endpoints are marked with it.',
    });
}
async function headCommit() {
    return git('rev-parse', 'HEAD');
}
//# sourceMappingURL=checkout.js.map

/***/ })

};
