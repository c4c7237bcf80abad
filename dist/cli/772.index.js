export const id = 772;
export const ids = [772];
export const modules = {

/***/ 6772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toPlanFile: () => (/* binding */ toPlanFile)
/* harmony export */ });
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
    const { key, name, action, impact, ownership, changes, unmanaged, blocked, warnings } = endpoint;
    return {
        key,
        name,
        action,
        impact,
        // A foreign endpoint is new to this manifest; its block says why nothing is written.
        ownership: ownership === 'foreign' ? 'new' : ownership,
        changes: changes.map(toChange),
        unmanaged: [...unmanaged],
        blocked: blocked === undefined
            ? null
            : {
                reason: blocked.reason,
                message: blocked.message,
                hint: blocked.hint,
                ...(blocked.paste !== undefined && { paste: blocked.paste }),
            },
        warnings: [...warnings],
    };
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
