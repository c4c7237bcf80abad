export const id = 925;
export const ids = [925];
export const modules = {

/***/ 3842:
/***/ ((module) => {

/* jshint esversion: 6 */
/* jslint node: true */


module.exports = function serialize (object) {
  if (typeof object === 'number' && isNaN(object)) {
    throw new Error('NaN is not allowed');
  }

  if (typeof object === 'number' && !isFinite(object)) {
    throw new Error('Infinity is not allowed');
  }

  if (object === null || typeof object !== 'object') {
    return JSON.stringify(object);
  }

  if (object.toJSON instanceof Function) {
    return serialize(object.toJSON());
  }

  if (Array.isArray(object)) {
    const values = object.reduce((t, cv, ci) => {
      const comma = ci === 0 ? '' : ',';
      const value = cv === undefined || typeof cv === 'symbol' ? null : cv;
      return `${t}${comma}${serialize(value)}`;
    }, '');
    return `[${values}]`;
  }

  const values = Object.keys(object).sort().reduce((t, cv) => {
    if (object[cv] === undefined ||
        typeof object[cv] === 'symbol') {
      return t;
    }
    const comma = t.length === 0 ? '' : ',';
    return `${t}${comma}${serialize(cv)}:${serialize(object[cv])}`;
  }, '');
  return `{${values}}`;
};


/***/ }),

/***/ 3169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fitMarker),
/* harmony export */   gJ: () => (/* binding */ formatMarker),
/* harmony export */   gY: () => (/* binding */ parseMarker),
/* harmony export */   jN: () => (/* binding */ digestOfChanges)
/* harmony export */ });
/* unused harmony exports maximumDigestBytes, maximumPlanMarker */
/** A comment holds 65,536 characters, so no marker of ours can be longer. */
const maximumMarkerLength = 65_536;
/** From this many bytes of change digests on, one digest stands for each endpoint's whole list. */
const maximumDigestBytes = 16 * 1024;
/** What endpoints were to end as is kept while all of it takes no more characters than this. */
const maximumEnds = 12 * 1024;
/** A plan's marker is made to fit in here, so that the report has the rest of the comment. */
const maximumPlanMarker = 40_000;
const ending = ' -->';
const planStates = new Set(['planned', 'applying', 'applied', 'failed', 'closed']);
const maximumText = 1024;
function beginning(kind) {
    return `<!-- databricks-endpoints:${kind} `;
}
/**
 * The marker as an HTML comment. Its JSON never holds `<`, `>` or `--`, so that nothing in it can end the comment
 * early or start another one.
 */
function formatMarker(kind, data) {
    const json = JSON.stringify(data)
        .replaceAll('<', '\\u003c')
        .replaceAll('>', '\\u003e')
        .replace(/-(?=-)/g, '\\u002d');
    return `${beginning(kind)}${json}${ending}`;
}
function parseMarker(kind, body) {
    const start = beginning(kind);
    if (!body.startsWith(start))
        return undefined;
    const end = body.indexOf(ending, start.length);
    if (end === -1 || end + ending.length > maximumMarkerLength)
        return undefined;
    let data;
    try {
        data = JSON.parse(body.slice(start.length, end));
    }
    catch {
        return undefined;
    }
    if (!isRecord(data) || data.v !== 1)
        return undefined;
    return kind === 'plan' ? readPlanMarker(data) : readDriftMarker(data);
}
/** Digest that stands for a list of change digests, whatever their order: 96 bits in hexadecimal. */
function digestOfChanges(changes, sha256Hex) {
    return sha256Hex([...changes].sort().join('\n')).slice(0, 24);
}
/**
 * The marker in what room a comment leaves it. In this order: what things end as goes, one digest for each endpoint takes
 * the place of its list (of 16 KB or more together), then versions of endpoints without changes go, and at last one
 * digest takes the place of all endpoints that do not fit.
 */
function fitMarker(marker, sha256Hex) {
    const digested = withDigests(withoutEnds(marker), sha256Hex);
    const fits = (candidate) => formatMarker('plan', candidate).length <= maximumPlanMarker;
    if (fits(digested))
        return digested;
    const names = Object.keys(marker.endpoints);
    const first = (count) => firstEndpoints({ whole: marker, digested, names: names.slice(0, count) }, sha256Hex);
    let low = 0;
    let high = names.length;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(first(middle)))
            low = middle;
        else
            high = middle - 1;
    }
    return first(low);
}
function withoutEnds(marker) {
    const characters = Object.values(marker.endpoints).reduce((sum, { ends }) => sum + (ends === undefined ? 0 : JSON.stringify(ends).length), 0);
    if (characters <= maximumEnds)
        return marker;
    const endpoints = emptyRecord();
    for (const [name, approved] of Object.entries(marker.endpoints)) {
        endpoints[name] = { ...approved };
        delete endpoints[name].ends;
    }
    return { ...marker, endpoints };
}
/** Only these endpoints on their own, with their versions; the others by one digest. */
function firstEndpoints(of, sha256Hex) {
    const { whole, digested, names } = of;
    const kept = new Set(names);
    const pick = (record) => {
        const picked = emptyRecord();
        for (const [name, value] of Object.entries(record))
            if (kept.has(name))
                picked[name] = value;
        return picked;
    };
    const rest = Object.entries(whole.endpoints).flatMap(([name, { changes }]) => (kept.has(name) ? [] : (changes ?? [])));
    const { versions, ...marker } = digested;
    return {
        ...marker,
        endpoints: pick(digested.endpoints),
        ...(rest.length === 0 ? {} : { others: digestOfChanges([...new Set(rest)], sha256Hex) }),
        ...(versions === undefined ? {} : { versions: pick(versions) }),
    };
}
/** Puts one digest for each endpoint in place of its list, once the lists together take 16 KB or more. */
function withDigests(marker, sha256Hex) {
    const entries = Object.entries(marker.endpoints);
    const bytes = entries.reduce((sum, [, { changes }]) => sum + (changes === undefined ? 0 : JSON.stringify(changes).length), 0);
    if (bytes < maximumDigestBytes)
        return marker;
    const endpoints = emptyRecord();
    for (const [name, { changes, ...rest }] of entries) {
        endpoints[name] = changes === undefined ? rest : { ...rest, all: digestOfChanges(changes, sha256Hex) };
    }
    return { ...marker, endpoints };
}
function readPlanMarker(data) {
    const { manifest, target, host, head, run, attempt, digest, offline, state, stale, status, statusOff, besides, others } = data;
    const applying = readApplying(data.applying);
    if (!isText(manifest) || !isText(target) || !isText(host) || !isText(head) || !isText(run) || !isText(digest))
        return undefined;
    if (typeof attempt !== 'number' || !Number.isSafeInteger(attempt) || attempt < 0 || !isPlanState(state))
        return undefined;
    if (offline !== undefined && typeof offline !== 'boolean')
        return undefined;
    if (stale !== undefined && typeof stale !== 'boolean')
        return undefined;
    if (status !== undefined && !isText(status))
        return undefined;
    if (others !== undefined && !isText(others))
        return undefined;
    const destroy = data.destroy === undefined ? undefined : readDestroy(data.destroy);
    if (data.destroy !== undefined && destroy === undefined)
        return undefined;
    const endpoints = readRecord(data.endpoints, readApproved);
    if (endpoints === undefined)
        return undefined;
    const versions = data.versions === undefined ? undefined : readRecord(data.versions, readTexts);
    if (data.versions !== undefined && versions === undefined)
        return undefined;
    return {
        v: 1,
        manifest,
        target,
        host,
        head,
        run,
        attempt,
        digest,
        ...(offline === true ? { offline } : {}),
        state,
        endpoints,
        ...(others === undefined ? {} : { others }),
        ...(versions === undefined ? {} : { versions }),
        ...(stale === true ? { stale } : {}),
        ...(status === undefined ? {} : { status }),
        ...(statusOff === true ? { statusOff } : {}),
        ...(besides === true ? { besides } : {}),
        ...(destroy === undefined ? {} : { destroy }),
        ...(applying === undefined ? {} : { applying }),
    };
}
/** What is not as it should be is left out: it only says where else something is to be settled. */
function readApplying(data) {
    if (!isRecord(data))
        return undefined;
    const { commit, status, at } = data;
    if (typeof commit !== 'string' || !/^[0-9a-f]{40,64}$/.test(commit))
        return undefined;
    return { commit, ...(isText(status) ? { status } : {}), ...(isText(at) ? { at } : {}) };
}
function readDestroy(data) {
    if (!isRecord(data))
        return undefined;
    const { label, by, at } = data;
    return isText(label) && isText(by) && isText(at) ? { label, by, at } : undefined;
}
function readDriftMarker(data) {
    const { manifest, target, host, findings } = data;
    if (!isText(manifest) || !isText(target) || !isText(host) || !isText(findings))
        return undefined;
    // Times that cannot be read are lost; the issue they stand in is still the one to keep.
    const seen = readSeen(data.seen);
    return { v: 1, manifest, target, host, findings, ...(seen === undefined ? {} : { seen }) };
}
function readSeen(data) {
    if (!Array.isArray(data))
        return undefined;
    const isSeen = (item) => {
        const [time, keys, ...more] = Array.isArray(item) ? item : [];
        return isText(time) && typeof keys === 'string' && /^(?:[0-9a-f]{8})*$/.test(keys) && more.length === 0;
    };
    return data.every(isSeen) ? data : undefined;
}
function readTexts(data) {
    return readRecord(data, (value) => (isText(value) ? value : undefined));
}
function readApproved(data) {
    if (!isRecord(data))
        return undefined;
    const { changes, all, document, ends } = data;
    const approved = {};
    if (changes !== undefined) {
        if (!Array.isArray(changes) || !changes.every(isText))
            return undefined;
        approved.changes = changes;
    }
    if (all !== undefined) {
        if (!isText(all))
            return undefined;
        approved.all = all;
    }
    if (document !== undefined) {
        if (!isText(document))
            return undefined;
        approved.document = document;
    }
    // For people only: what cannot be read is left out.
    const readEnds = ends === undefined ? undefined : readTexts(ends);
    if (readEnds !== undefined)
        approved.ends = readEnds;
    return approved;
}
function readRecord(data, read) {
    if (!isRecord(data))
        return undefined;
    const record = emptyRecord();
    for (const [key, value] of Object.entries(data)) {
        const item = read(value);
        if (item === undefined)
            return undefined;
        record[key] = item;
    }
    return record;
}
/** Without a prototype: `__proto__` is a legal endpoint name, and must stay a plain key. */
function emptyRecord() {
    return Object.create(null);
}
function isRecord(data) {
    return typeof data === 'object' && data !== null && !Array.isArray(data);
}
function isText(data) {
    return typeof data === 'string' && data.length <= maximumText;
}
function isPlanState(data) {
    return planStates.has(data);
}
//# sourceMappingURL=markers.js.map

/***/ }),

/***/ 2514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ digestOfAll),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var canonicalize__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3842);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3169);



// The package is CommonJS; its types describe the function, the module object carries it as `default`.
const canonicalize = canonicalize__WEBPACK_IMPORTED_MODULE_1__;
/** SHA-256 of canonical JSON (RFC 8785), cut to 96 bits: 24 hex digits. */
function digestOf(value) {
    return sha256Hex(canonicalize(value) ?? 'null').slice(0, 24);
}
function sha256Hex(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** One digest of a set of change digests, whatever their order: the same that a marker keeps where the list is too long. */
function digestOfAll(digests) {
    return (0,_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOfChanges */ .jN)([...new Set(digests)], sha256Hex);
}
//# sourceMappingURL=digest.js.map

/***/ }),

/***/ 517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ newYaml),
/* harmony export */   Mr: () => (/* binding */ writeEndpointLines),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   pS: () => (/* binding */ yamlText)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2258);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/** Parts of a manifest written for people to paste: every reader of YAML reads back what was meant. */


function literal(value) {
    // What stands between `${` and `}` is not looked at again when it is read.
    if (typeof value === 'string')
        return value.replace(/\$\{[^}]*\}?/g, (found) => `$${found}`);
    if (Array.isArray(value))
        return value.map((item) => literal(item));
    if (typeof value !== 'object' || value === null)
        return value;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(Object.entries(value).map(([key, item]) => [key, literal(item)]));
}
/** The lines that state `document` below `endpoints.<key>`, with its text as it stands; end with a line feed. */
function writeEndpointLines(key, document) {
    return yamlText(newYaml((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)([['endpoints', (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)([[key, literal(document)]])]])));
}
/** A YAML document. Readers of YAML 1.1 would take `on` and `1:30` for something else than text, so they are quoted, too. */
function newYaml(content) {
    return new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Document */ .yo(content, { version: '1.2', compat: 'yaml-1.1', aliasDuplicateObjects: false });
}
/** Its text, without broken lines or characters that nobody sees. */
function yamlText(document) {
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Scalar: (_key, scalar) => {
            quoteOddText(scalar);
        },
    });
    return document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: false }).replace(unseen, escaped);
}
/** Characters that nobody sees or that turn text around; they stand in double quotes alone, where YAML knows escapes. */
const unseen = /[\p{Cf}\u007f-\u009f\u2028\u2029]/gu;
function escaped(character) {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
/** Blocks of lines lose blanks and odd breaks at their edges, so they are for ordinary text alone. */
function quoteOddText(scalar) {
    const { value } = scalar;
    if (typeof value !== 'string')
        return;
    if (value.search(unseen) >= 0)
        scalar.type = 'QUOTE_DOUBLE';
    if (!value.includes('\n'))
        return;
    const odd = value.split('\n').some((line) => /\s$|[\p{Cc}\p{Zl}\p{Zp}\ufeff]/u.test(line));
    if (odd || /^\s|\n\n$/.test(value))
        scalar.type = 'QUOTE_DOUBLE';
}
//# sourceMappingURL=manifest-lines.js.map

/***/ }),

/***/ 925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   M: () => (/* binding */ unreadDigest),
/* harmony export */   bz: () => (/* binding */ isProtected),
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   jo: () => (/* binding */ wantedOwnTags),
/* harmony export */   ownershipTag: () => (/* binding */ ownershipTag)
/* harmony export */ });
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2514);
/* harmony import */ var _manifest_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(517);
/** Whose an endpoint is, told by its tags, and what our own tags should say. */



/** `<owner>__<repo>__<id>__<target>`, other characters than `[A-Za-z0-9_-]` as `-`. */
function ownershipTag(parts) {
    const [owner = '', repo = ''] = parts.repository.split('/');
    return [owner, repo, parts.id, parts.target].map((part) => part.replace(/[^A-Za-z0-9_-]/g, '-')).join('__');
}
function tagOf(live, key) {
    return live.tags.find((tag) => tag.key === key)?.value;
}
function isProtected(live) {
    const value = tagOf(live, _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.protected);
    return value !== undefined && value !== 'false';
}
/** Digest of the wanted values of write-only fields; `undefined` where the manifest states none. */
function unreadDigest(values) {
    return values.size === 0 ? undefined : (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1))));
}
/** Our own tags as they should be on the endpoint. */
function wantedOwnTags(owner, desired, unread) {
    const tags = [{ key: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.manifest, value: owner }];
    if (desired.lifecycle.preventDestroy)
        tags.push({ key: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.protected, value: 'true' });
    if (unread !== undefined)
        tags.push({ key: _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.unread, value: unread });
    return tags;
}
const age = (createdAt) => createdAt === undefined ? '' : `, created ${new Date(createdAt).toISOString().slice(0, 10)}`;
/** Decides whether the manifest may manage a live endpoint. */
function claim(owner, movedFrom, desired, live) {
    if (live.origin === 'databricks') {
        return {
            ownership: 'foreign',
            block: {
                reason: 'ownership-conflict',
                message: `\`${live.name}\` belongs to Databricks or to another product of the workspace.`,
                hint: 'Give your endpoint another name; this one is never touched.',
            },
        };
    }
    const tag = tagOf(live, _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.manifest);
    if (tag === owner)
        return { ownership: 'owned' };
    if (tag !== undefined && movedFrom.includes(tag))
        return { ownership: 'adopted' };
    if (tag !== undefined) {
        return {
            ownership: 'foreign',
            block: {
                reason: 'ownership-conflict',
                message: `\`${live.name}\` is managed by another manifest (\`${tag}\`).`,
                hint: `Remove it there first, or take it over by listing that tag under \`moved_from\`.`,
                paste: `moved_from:\n  - ${JSON.stringify(tag)}\n`,
            },
        };
    }
    if (desired.lifecycle.adopt)
        return { ownership: 'adopted' };
    return {
        ownership: 'foreign',
        block: {
            reason: 'ownership-conflict',
            message: `\`${live.name}\` exists already and is not managed by this manifest (creator ${live.creator ?? 'unknown'}${age(live.createdAt)}).`,
            hint: 'To manage it from here, adopt it.',
            paste: (0,_manifest_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .writeEndpointLines */ .Mr)(desired.key, { lifecycle: { adopt: true } }),
        },
    };
}
//# sourceMappingURL=ownership.js.map

/***/ })

};
