export const id = 526;
export const ids = [526];
export const modules = {

/***/ 7822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isGlob),
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/** Globs over names and `/`-separated paths: `*`, `?`, `**`, `[abc]`, `{a,b}`. */
function matchesGlob(text, pattern) {
    return alternatives(pattern).some((one) => toExpression(one).test(text));
}
function isGlob(pattern) {
    return /[*?[\]{}]/.test(pattern);
}
/** More alternatives than a person writes; beyond it braces are plain text. */
const mostAlternatives = 64;
function alternatives(pattern) {
    const open = /\{([^{}]*)\}/.exec(pattern);
    if (open?.[1] === undefined)
        return [pattern];
    const [before, after] = [pattern.slice(0, open.index), pattern.slice(open.index + open[0].length)];
    const found = open[1].split(',').flatMap((middle) => alternatives(`${before}${middle}${after}`));
    return found.length > mostAlternatives ? [pattern] : found;
}
function toExpression(pattern) {
    const parts = pattern.split(/(\*\*\/|\*+|\?|\[[^\]]+\])/);
    const source = parts.map((part) => {
        if (part === '**/')
            return '(?:[^/]+/)*';
        if (/^\*{2,}$/.test(part))
            return '.*';
        if (part === '*')
            return '[^/]*';
        if (part === '?')
            return '[^/]';
        if (/^\[[^\]]+\]$/.test(part))
            return `[${part.slice(1, -1).replace(/[\\[\]]/g, '\\$&').replace(/^!/, '^')}]`;
        return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    });
    return new RegExp(`^${source.join('')}$`);
}
//# sourceMappingURL=glob.js.map

/***/ }),

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

/***/ })

};
