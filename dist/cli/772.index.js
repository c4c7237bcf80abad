export const id = 772;
export const ids = [772];
export const modules = {

/***/ 1308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ distinctBlocks),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   SH: () => (/* binding */ blocksOf),
/* harmony export */   hn: () => (/* binding */ withBlocks)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/** What keeps an endpoint from being written: all of it at once, so that one look tells everything that is to mend. */

/** Every block of the endpoint, in the order to show: what no input lifts, then by the published order of reasons. */
function blocksOf(plan) {
    return plan.blocked === undefined ? [] : [plan.blocked, ...(plan.alsoBlocked ?? [])];
}
/** Blocks that say something of their own: the same problem at several places of the manifest is said once. */
function distinctBlocks(plan) {
    const said = new Map();
    for (const block of blocksOf(plan)) {
        const key = JSON.stringify([block.reason, block.message]);
        if (!said.has(key))
            said.set(key, block);
    }
    return [...said.values()];
}
const samePlace = (a, b) => a.place?.line === b.place?.line && a.place?.column === b.place?.column && a.place?.file === b.place?.file;
/** The plan with all of these blocks; what two checks found alike counts once. */
function withBlocks(plan, blocks) {
    const found = [];
    for (const block of blocks) {
        if (block === undefined)
            continue;
        if (!found.some((known) => known.message === block.message && samePlace(known, block)))
            found.push(block);
    }
    const rank = ({ reason, protection }) => (protection === true ? -1 : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .failureReasons */ .OP.indexOf(reason));
    const [blocked, ...others] = found.sort((a, b) => rank(a) - rank(b));
    if (blocked === undefined)
        return plan;
    return { ...plan, blocked, ...(others.length === 0 ? {} : { alsoBlocked: others }) };
}
/** All blocks as one refusal: the reason that comes first in the published order, and what to do about each. */
function refusalOf(plan) {
    const blocks = distinctBlocks(plan);
    const reason = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .worstReason */ .YH)(blocks.map((block) => block.reason));
    if (reason === undefined)
        return undefined;
    return {
        reason,
        message: blocks.map(({ message }) => message).join(' '),
        hint: [...new Set(blocks.map(({ hint }) => hint))].join(' '),
    };
}
//# sourceMappingURL=blocks.js.map

/***/ }),

/***/ 6772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toPlanFile: () => (/* binding */ toPlanFile)
/* harmony export */ });
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1308);

/** The plan as published: always the same keys in the same order, so that two files can be compared as text. */
function toPlanFile(plan) {
    const { create, update, replace, delete: deleted, unchanged } = plan.summary;
    return {
        format_version: '1',
        manifest: plan.manifest,
        target: plan.target,
        host: plan.host,
        digest: plan.digest,
        summary: { create, update, replace, delete: deleted, unchanged },
        endpoints: plan.endpoints.map(toEndpoint),
        unverifiable: plan.endpoints.flatMap(({ name, unverifiable }) => unverifiable.map((path) => ({ endpoint: name, path }))),
        // An endpoint that could not be read is in no list of the contract, and must not look clean.
        warnings: [...plan.warnings, ...plan.unread.map(({ name, message }) => `${name} could not be read: ${message}`)],
    };
}
function toEndpoint(endpoint) {
    const { key, name, action, impact, ownership, changes, unmanaged, warnings } = endpoint;
    const [blocked, ...also] = (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctBlocks */ .N$)(endpoint).map(toBlock);
    return {
        key,
        name,
        action,
        impact,
        // A foreign endpoint is new to this manifest; its block says why nothing is written.
        ownership: ownership === 'foreign' ? 'new' : ownership,
        changes: changes.map(toChange),
        unmanaged: [...unmanaged],
        blocked: blocked === undefined ? null : { ...blocked, ...(also.length > 0 && { also }) },
        warnings: [...warnings],
    };
}
function toBlock({ reason, message, hint, paste }) {
    return { reason, message, hint, ...(paste !== undefined && { paste }) };
}
function toChange({ path, action, before, after, sensitive }) {
    return { path, action, before: sortKeys(before ?? null), after: sortKeys(after ?? null), sensitive };
}
/** Keys in code-unit order at every depth: what the API or a manifest lists in another order reads the same. */
function sortKeys(value) {
    if (Array.isArray(value))
        return value.map(sortKeys);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).map(([key, item]) => [key, sortKeys(item)]);
    // Without a prototype, `__proto__` is a plain key.
    const sorted = Object.create(null);
    for (const [key, item] of entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        sorted[key] = item;
    return sorted;
}
//# sourceMappingURL=plan-file.js.map

/***/ })

};
