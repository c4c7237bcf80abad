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

/***/ 120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   GA: () => (/* binding */ cellCode),
/* harmony export */   Ie: () => (/* binding */ cellText),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   K0: () => (/* binding */ workflowCommandSafe),
/* harmony export */   RB: () => (/* binding */ logTail),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   h8: () => (/* binding */ htmlCode),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   ti: () => (/* binding */ inlineCode),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* unused harmony export escapeHtml */
/**
 * Everything that comes from a manifest, a workspace or a person passes through here before it becomes a report: it
 * must not be able to leave its place, to notify anybody, to look like our own markers or to hide characters.
 */
/** Controls, format characters (bidi, zero width), lone surrogates, line separators and blank look-alikes. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const emojiJoiner = 0x200d;
const emojiStyle = 0xfe0f;
/** Makes unseen characters visible as `⟨U+202E⟩` and breaks `<!--`; line feeds and tabs stay. */
function visible(text) {
    return text
        .replace(unseen, (character, offset) => {
        const code = character.codePointAt(0) ?? 0;
        if (character === '\n' || character === '\t')
            return character;
        if ((code === emojiJoiner || code === emojiStyle) && endsInEmoji(text.slice(Math.max(0, offset - 3), offset))) {
            return character;
        }
        return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    })
        .replaceAll('<!--', '<!- -');
}
function endsInEmoji(text) {
    return /\p{Extended_Pictographic}\ufe0f?$/u.test(text);
}
/** One line: line feeds, tabs and runs of spaces become one space. */
function oneLine(text) {
    return visible(text.replaceAll('\r\n', '\n')).replace(/[\n\t ]+/g, ' ').trim();
}
/** At most `limit` UTF-16 units, never half a character; what was cut is told by `…`. */
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    let end = Math.max(0, limit - 1);
    if (/[\ud800-\udbff]/.test(text.charAt(end - 1)))
        end -= 1;
    return `${text.slice(0, end)}…`;
}
function longestRun(text) {
    let longest = 0;
    for (const run of text.match(/`+/g) ?? [])
        longest = Math.max(longest, run.length);
    return longest;
}
/** Longer than any name or path of the platform; what is longer would only push the rest of a report away. */
const longestCode = 500;
/** A code span with a fence longer than any run of backticks inside. Not for table cells: see `cellCode`. */
function inlineCode(text) {
    const line = oneLine(cut(text, longestCode));
    if (line === '')
        return '`""`';
    const ticks = '`'.repeat(longestRun(line) + 1);
    const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${ticks}${pad}${line}${pad}${ticks}`;
}
/** Code for places where Markdown is not read or where `|` ends a cell: `<summary>` and tables. */
function htmlCode(text) {
    const line = oneLine(cut(text, longestCode));
    return `<code>${escapeHtml(line === '' ? '""' : line)}</code>`;
}
/** Letters, digits, spaces and a few harmless marks stay; everything else becomes an entity, so Markdown sees none. */
function escapeHtml(text) {
    return oneLine(text).replace(/[!-+:-@[-^`{-~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=www)\./gi, (mark) => `&#${mark.charCodeAt(0)};`);
}
/** A code span for a table cell. */
function cellCode(text) {
    return /[|\\]/.test(text) ? htmlCode(text) : inlineCode(text);
}
/** A fenced block whose fence is longer than any run of backticks inside. `lang` is ours, never a user's. */
function fence(text, lang = '') {
    const content = visible(text.replaceAll('\r\n', '\n')).replace(/\n+$/, '');
    const ticks = '`'.repeat(Math.max(3, longestRun(content) + 1));
    return `${ticks}${lang}\n${content}\n${ticks}`;
}
/** What GitHub would turn into a notification, a link or a formula: shown as code instead. */
const linked = /@|\$|#\d|GH-\d|:\/\/|www\.|\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/i;
/**
 * Prose of others as one line of Markdown that formats and links nothing. `` `code` `` in it stays code, and words
 * that GitHub would link (`@name`, `#12`, addresses, commits) become code.
 */
function plainText(text) {
    return toProse(text, inlineCode);
}
/** `plainText` for a table cell. */
function cellText(text) {
    return toProse(text, cellCode);
}
const longestProse = 4000;
function toProse(text, code) {
    const pieces = oneLine(cut(text, longestProse)).split(/`([^`]+)`/);
    let out = '';
    for (const [index, piece] of pieces.entries()) {
        out = join(out, index % 2 === 1 ? code(piece) : escapeWords(piece, code));
    }
    return out.replace(/^(\d*)(?=[.)])|^(?=[-+=])/, '$1\\');
}
/** Two code spans that touch would become one. */
function join(left, right) {
    return left.endsWith('`') && right.startsWith('`') ? `${left} ${right}` : left + right;
}
function escapeWords(text, code) {
    return text.replace(/[^ ]+/g, (word) => {
        if (!linked.test(word))
            return escapeMarks(word);
        const [, before = '', core = '', after = ''] = /^([("'[]*)(.*?)([)\]"'.,;:!?]*)$/.exec(word) ?? [];
        if (core === '')
            return escapeMarks(word);
        return join(join(escapeMarks(before), code(core)), escapeMarks(after));
    });
}
function escapeMarks(text) {
    return text
        .replace(/[\\`*[\]#|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;');
}
/** A link of ours to a run, issue or workspace; an address that is not plain http(s) is shown as code instead. */
function link(label, url) {
    return /^https?:\/\/[A-Za-z0-9._~:/?#@!&=+,;%-]+$/.test(url) ? `[${label}](${url})` : `${label} (${inlineCode(url)})`;
}
/**
 * Lines that may be written to the log of a job: none is read by the runner as a workflow command (`::` at its start,
 * `##[` anywhere), and no carriage return or encoded line end moves text to a place where it would be.
 */
function workflowCommandSafe(text) {
    return visible(text.replaceAll('\r\n', '\n'))
        .split('\n')
        .map((line) => line
        .replace(/^(\s*):(?=:)/, '$1:\u200b')
        .replaceAll('##[', '##\u200b[')
        .replace(/%(?=0[AaDd])/g, '%\u200b'))
        .join('\n');
}
const terminalCodes = new RegExp(String.raw `\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])`, 'g');
/** The last `lines` lines of a log without colours; a carriage return inside a line shows what was last written. */
function logTail(log, lines, width = 400) {
    const all = log
        .replace(terminalCodes, '')
        .replaceAll('\r\n', '\n')
        .replace(/\n+$/, '')
        .split('\n')
        .map((line) => cut(line.replace(/\r+$/, '').replace(/^[^]*\r/, ''), width));
    const tail = all.slice(-lines);
    return (all.length > tail.length ? [`… ${all.length - tail.length} earlier lines`, ...tail] : tail).join('\n');
}
//# sourceMappingURL=escape.js.map

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
