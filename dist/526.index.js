export const id = 526;
export const ids = [526];
export const modules = {

/***/ 7822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isGlob),
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/** Globs over names and `/`-separated paths: `*`, `?`, `**`, `[abc]`, `{a,b}`. No pattern makes the search slow. */
function matchesGlob(text, pattern) {
    return alternatives(pattern).some((one) => matches(text, tokensOf(one)));
}
function isGlob(pattern) {
    return /[*?[\]{}]/.test(pattern);
}
/** More alternatives than a person writes; beyond it braces are plain text. */
const mostAlternatives = 64;
function alternatives(pattern) {
    let found = [pattern];
    for (;;) {
        const next = found.flatMap(openFirst);
        if (next.length > mostAlternatives)
            return [pattern];
        if (next.every((each, index) => each === found[index]))
            return found;
        found = next;
    }
}
function openFirst(pattern) {
    const open = /\{([^{}]*)\}/.exec(pattern);
    if (open?.[1] === undefined)
        return [pattern];
    const [before, after] = [pattern.slice(0, open.index), pattern.slice(open.index + open[0].length)];
    return open[1].split(',').map((middle) => before + middle + after);
}
function tokensOf(pattern) {
    return pattern.split(/(\*\*\/|\*+|\?|\[[^\]]+\])/).flatMap((part) => {
        if (part === '**/')
            return ['folders'];
        if (part === '*')
            return ['name'];
        if (/^\*{2,}$/.test(part))
            return ['all'];
        if (part === '?')
            return [(character) => character !== '/'];
        return classOf(part) ?? Array.from(part, (wanted) => (character) => character === wanted);
    });
}
/** `undefined` for what is no class of characters, such as `[z-a]`: it is plain text. */
function classOf(part) {
    if (!/^\[[^\]]+\]$/.test(part))
        return undefined;
    try {
        const one = new RegExp(`^[${part.slice(1, -1).replace(/[\\[\]]/g, '\\$&').replace(/^!/, '^')}]$`, 'u');
        return [(character) => one.test(character)];
    }
    catch {
        return undefined;
    }
}
/** All ways at once, character by character: a place is a token and, for `folders`, whether a folder's name has begun. */
function matches(text, tokens) {
    let places = passed(new Set([0]), tokens);
    for (const character of text) {
        const next = new Set();
        for (const place of places) {
            const at = place >> 1;
            const token = tokens[at];
            if (token === undefined)
                continue;
            if (token === 'folders') {
                if (character !== '/')
                    next.add(2 * at + 1);
                else if (place % 2 === 1)
                    next.add(2 * at);
            }
            else if (token === 'all' || (token === 'name' && character !== '/'))
                next.add(2 * at);
            else if (typeof token === 'function' && token(character))
                next.add(2 * (at + 1));
        }
        places = passed(next, tokens);
    }
    return places.has(2 * tokens.length);
}
/** The places, and those behind tokens that may stand for nothing. */
function passed(places, tokens) {
    for (const place of places)
        if (place % 2 === 0 && typeof tokens[place >> 1] === 'string')
            places.add(place + 2);
    return places;
}
//# sourceMappingURL=glob.js.map

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

/***/ })

};
