export const id = 668;
export const ids = [668];
export const modules = {

/***/ 2834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ commentBudget),
/* harmony export */   Uj: () => (/* binding */ fit),
/* harmony export */   bp: () => (/* binding */ moreWords),
/* harmony export */   qN: () => (/* binding */ summaryBudget),
/* harmony export */   uo: () => (/* binding */ capped)
/* harmony export */ });
/* unused harmony export fits */
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9522);
/**
 * How reports stay inside GitHub's limits. A report is rendered at one level of detail after the other, always in
 * this order, until it fits:
 *
 * 1. `complete`: every value whole (job summary only; a comment of that size would not be read)
 * 2. `full`:     every change; values longer than a page are cut
 * 3. `short`:    every change; long values, lists and logs are cut
 * 4. `table`:    one line for each endpoint
 * 5. `names`:    counts, and the names of what is blocked, destructive or failed
 *
 * Counts, blocked and destructive changes never go away: at `names` they are lists of names, cut to what fits with
 * "and N more". Everything is counted, so the same report always shrinks the same way.
 */

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
    rest: 'the summary of the run',
};
/** The job summary of a step holds 1 MiB; above it the step itself fails. A little is left for other output. */
const summaryBudget = {
    characters: 1_000_000,
    bytes: 1_000_000,
    details: ['complete', 'full', 'short', 'table', 'names'],
    rest: 'the log of the run',
};
function fits(text, budget) {
    return text.length <= budget.characters && Buffer.byteLength(text, 'utf8') <= budget.bytes;
}
/** The most detailed rendering that fits; at the last level, with as many names as fit. */
function fit(budget, render) {
    const { characters: room, rest } = budget;
    for (const detail of budget.details) {
        const text = render({ detail, room, rest, ...levels[detail] });
        if (fits(text, budget))
            return text;
    }
    let low = 0;
    let high = levels.names.names;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(render({ detail: 'names', room, rest, ...levels.names, names: middle }), budget))
            low = middle;
        else
            high = middle - 1;
    }
    return render({ detail: 'names', room, rest, ...levels.names, names: low });
}
/** The first `limit` entries and how many are left. */
function capped(entries, limit) {
    return { shown: entries.slice(0, limit), more: Math.max(0, entries.length - limit) };
}
/** "and 12 more, see the summary of the run". */
function moreWords(more, { rest }) {
    return `and ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(more)} more, see ${rest}`;
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

/***/ }),

/***/ 9522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NS: () => (/* binding */ impactNames),
/* harmony export */   Nx: () => (/* binding */ capital),
/* harmony export */   Ox: () => (/* binding */ worstImpact),
/* harmony export */   RV: () => (/* binding */ actionIcons),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   cH: () => (/* binding */ impactWords),
/* harmony export */   eF: () => (/* binding */ typicalWait),
/* harmony export */   fV: () => (/* binding */ byWait),
/* harmony export */   od: () => (/* binding */ planLine),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   r7: () => (/* binding */ shellWord),
/* harmony export */   rj: () => (/* binding */ countWords),
/* harmony export */   rq: () => (/* binding */ leavesUnmanaged),
/* harmony export */   vd: () => (/* binding */ day),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
function count(number, noun, nouns = `${noun}s`) {
    return `${grouped(number)} ${number === 1 ? noun : nouns}`;
}
/** 12345 -> "12,345", without the machine's locale. */
function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
const actionIcons = {
    create: '➕',
    update: '✏️',
    replace: '🔁',
    delete: '🗑️',
    unchanged: '✅',
};
const severity = { none: 0, metadata: 1, traffic: 2, rollout: 3, replace: 4, delete: 5 };
function worstImpact(endpoints) {
    return endpoints.reduce((worst, { impact }) => (severity[impact] > severity[worst] ? impact : worst), 'none');
}
/** One word for a table or a line. */
const impactNames = {
    none: 'nothing to do',
    metadata: 'no rollout',
    traffic: 'instant traffic shift',
    rollout: 'rollout',
    replace: 'DOWNTIME',
    delete: 'deleted for good',
};
/** What happens and how long it typically takes; minutes are those of the platform's own documents. */
function impactWords(endpoint) {
    if (endpoint.action === 'create')
        return `new endpoint; ready ${typicalWait(endpoint)}`;
    switch (endpoint.impact) {
        case 'none':
            return 'nothing to do';
        case 'metadata':
            return 'no rollout';
        case 'traffic':
            return 'instant traffic shift';
        case 'rollout':
            return `new version builds while the old one serves; ${typicalWait(endpoint)}`;
        case 'replace':
            return `DOWNTIME: deleted and created again, new endpoint id, permissions are re-applied; ready ${typicalWait(endpoint)}`;
        case 'delete':
            return 'deleted for good';
    }
}
/** How long it takes until what was written serves, as the platform's documents say. */
function typicalWait(endpoint) {
    switch (endpoint.kind) {
        case 'external':
            return 'within seconds';
        case 'model-units':
            return 'in seconds to minutes';
        case 'throughput':
            return 'typically in 10–40 min';
        case 'empty':
            return 'within seconds';
        case 'custom':
            return usesGpu(endpoint) ? 'typically in 20–60 min' : 'typically in about 10 min';
    }
}
/** Longest first: whose typical wait stands for several endpoints. */
function byWait(endpoints) {
    const rank = (endpoint) => ({ empty: 0, external: 0, 'model-units': 1, throughput: 3, custom: usesGpu(endpoint) ? 4 : 2 })[endpoint.kind];
    return [...endpoints].sort((a, b) => rank(b) - rank(a));
}
function usesGpu(endpoint) {
    const wanted = endpoint.desired?.document ?? endpoint.live?.config?.document;
    const texts = [wanted, ...endpoint.changes.filter(({ path }) => path.includes('served_entities')).map(({ after }) => after)];
    return texts.some((value) => value !== undefined && /"(?:GPU|MULTIGPU)_[A-Z0-9_]*"/.test(JSON.stringify(value)));
}
/** Whether the report should name the sections that stay as they are: nothing does where the endpoint goes. */
function leavesUnmanaged(endpoint) {
    return endpoint.unmanaged.length > 0 && endpoint.action !== 'replace' && endpoint.action !== 'delete';
}
const toDo = {
    create: 'to create',
    update: 'to update',
    replace: 'to replace',
    delete: 'to delete',
};
/** "2 to create, 2 to update (rollout, 1 to adopt), 1 blocked, 3 unchanged": what is none is left out. */
function countWords(plan, options = {}) {
    const words = [];
    for (const action of ['create', 'update', 'replace', 'delete']) {
        if (plan.summary[action] === 0)
            continue;
        const text = `${grouped(plan.summary[action])} ${toDo[action]}`;
        const updates = action === 'update' ? plan.endpoints.filter((one) => one.action === 'update') : [];
        const impact = worstImpact(updates);
        // Taking over what somebody else made is not what "update" makes one think of.
        const adopted = updates.filter(({ changes }) => changes.some((change) => change.class === 'adopt')).length;
        const more = [
            ...(options.impacts === true && impact !== 'none' ? [impactNames[impact]] : []),
            ...(adopted > 0 ? [`${grouped(adopted)} to adopt`] : []),
        ];
        words.push(more.length === 0 ? text : `${text} (${more.join(', ')})`);
    }
    if (words.length === 0)
        words.push('no changes');
    const blocked = plan.endpoints.filter((endpoint) => endpoint.blocked !== undefined).length;
    const held = plan.endpoints.filter((endpoint) => endpoint.hold !== undefined && endpoint.action !== 'unchanged').length;
    if (blocked > 0)
        words.push(`${grouped(blocked)} blocked`);
    if (held > 0)
        words.push(`${grouped(held)} on hold`);
    if (plan.unread.length > 0)
        words.push(`${grouped(plan.unread.length)} not readable`);
    const unchanged = plan.endpoints.filter(({ action, blocked: block }) => action === 'unchanged' && block === undefined).length;
    if (options.unchanged === true && unchanged > 0)
        words.push(`${grouped(unchanged)} unchanged`);
    return words.join(', ');
}
/** The plan in one line, for titles of checks and for logs. */
function planLine(plan) {
    const words = countWords(plan, { impacts: true });
    return `${capital(words)} · ${plan.target}${plan.offline ? ' · offline' : ''}`;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
/** Milliseconds as "850 ms", "12 s", "4 min 05 s", "1 h 02 min". */
function duration(milliseconds) {
    const whole = Math.max(0, Math.round(milliseconds));
    if (whole < 1000)
        return `${whole} ms`;
    const seconds = Math.round(whole / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
/** Epoch milliseconds as a day, `2026-03-01` (UTC). */
function day(epoch) {
    return new Date(epoch).toISOString().slice(0, 10);
}
/** Quoted where a POSIX shell would read more than a word. */
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}
//# sourceMappingURL=words.js.map

/***/ })

};
