export const id = 668;
export const ids = [668];
export const modules = {

/***/ 2834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ commentBudget),
/* harmony export */   Uj: () => (/* binding */ fit),
/* harmony export */   qN: () => (/* binding */ summaryBudget),
/* harmony export */   uo: () => (/* binding */ capped)
/* harmony export */ });
/* unused harmony export fits */
const levels = {
    complete: { value: Infinity, lines: Infinity, message: 4000, items: Infinity, log: 400, names: Infinity },
    full: { value: 2000, lines: 400, message: 1500, items: 100, log: 60, names: 2000 },
    short: { value: 160, lines: 60, message: 400, items: 30, log: 25, names: 1000 },
    table: { value: 80, lines: 0, message: 200, items: 15, log: 10, names: 300 },
    names: { value: 40, lines: 0, message: 120, items: 5, log: 3, names: 2000 },
};
/** A comment or an issue holds 65,536 characters (of up to four bytes each). */
const commentBudget = {
    characters: 65_000,
    bytes: 259_000,
    details: ['full', 'short', 'table', 'names'],
};
/** The job summary of a step holds 1 MiB; above it the step itself fails. A little is left for other output. */
const summaryBudget = {
    characters: 1_000_000,
    bytes: 1_000_000,
    details: ['complete', 'full', 'short', 'table', 'names'],
};
function fits(text, budget) {
    return text.length <= budget.characters && Buffer.byteLength(text, 'utf8') <= budget.bytes;
}
/** The most detailed rendering that fits; at the last level, with as many names as fit. */
function fit(budget, render) {
    const room = budget.characters;
    for (const detail of budget.details) {
        const text = render({ detail, room, ...levels[detail] });
        if (fits(text, budget))
            return text;
    }
    let low = 0;
    let high = levels.names.names;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(render({ detail: 'names', room, ...levels.names, names: middle }), budget))
            low = middle;
        else
            high = middle - 1;
    }
    return render({ detail: 'names', room, ...levels.names, names: low });
}
/** The first `limit` entries and how many are left. */
function capped(entries, limit) {
    return { shown: entries.slice(0, limit), more: Math.max(0, entries.length - limit) };
}
//# sourceMappingURL=budget.js.map

/***/ }),

/***/ 3668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderExport: () => (/* binding */ renderExport)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2834);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(120);
/** What an export found, for the job summary: the manifest itself, folded, as far as it fits. */


/** More than anyone reads here; the log has them all. */
const mostWarnings = 200;
/** For the job summary. A manifest that is too long is left to the file. */
function renderExport({ headline, id, text, warnings }) {
    const { shown, more } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(warnings, mostWarnings);
    const list = shown.map((warning) => `- ⚠️ ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(warning)}`);
    const notes = [...list, ...(more > 0 ? [`- and ${String(more)} more: see the log`] : [])].join('\n');
    const block = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)(text, 'yaml');
    // Escaping can make it longer, and the warnings stand before it.
    const tooLong = Buffer.byteLength(block) + Buffer.byteLength(notes) > _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .summaryBudget */ .qN.bytes - 2000;
    const body = tooLong ? 'The manifest is too long to be shown here: the output `manifest-file` names its file.' : `<details>\n<summary>The manifest</summary>\n\n${block}\n\n</details>`;
    return [`### 📤 Serving endpoints: manifest ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(id)} written, ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(headline)}`, notes, body].filter((part) => part !== '').join('\n\n') + '\n';
}
//# sourceMappingURL=export-summary.js.map

/***/ })

};
