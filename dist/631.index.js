export const id = 631;
export const ids = [631];
export const modules = {

/***/ 7768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ canonical),
/* harmony export */   Dh: () => (/* binding */ comparedFields),
/* harmony export */   JY: () => (/* binding */ toDocument),
/* harmony export */   au: () => (/* binding */ coerce),
/* harmony export */   oH: () => (/* binding */ canonicalEndpoint)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _entity_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1167);
/* harmony import */ var _fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/**
 * Both sides of a comparison in one shape, read from the table of fields: right scalar types, lists with identities
 * as records, blocks that are off gone. What the platform fills, echoes or reorders is no difference afterwards (N1-N34).
 */



/** Reads a scalar by the rules of proto-JSON: the platform and its documents mix strings with numbers and booleans. */
function coerce(type, value) {
    if (type === 'string')
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value);
    if (type === 'boolean')
        return typeof value === 'string' ? value.trim().toLowerCase() === 'true' : value === true;
    const number = Number(value);
    return Number.isFinite(number) ? number : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value);
}
function absentValue(field, kind) {
    return typeof field.absentMeans === 'function' ? field.absentMeans(kind) : field.absentMeans;
}
function canonicalScalar(field, value, context) {
    const coerced = coerce(field.type, value);
    const scalar = typeof coerced === 'string' ? coerced.trim() : coerced;
    const absent = absentValue(field, context.kind);
    const none = scalar === '' || (context.whole && scalar === absent);
    if (!none)
        return scalar;
    // N34: "" equals absent. Stated by itself, "" says "none", or what absence means.
    if (context.whole || context.side === 'live')
        return absentWhenByField(field, context);
    return absent === undefined || absent === '' ? null : absent;
}
/** N18: secret references are compared trimmed, other values as they are. */
function environmentValue(value) {
    const text = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value);
    return /^\s*\{\{\s*secrets\//.test(text) ? text.trim() : text;
}
function absentWhenByField(field, context) {
    return context.whole || context.side === 'want' ? undefined : absentValue(field, context.kind);
}
const compared = new WeakMap();
/** The rows of the table below a block that both sides can hold. Asked for many thousand times in a large plan, so kept. */
function comparedFields(field) {
    const known = compared.get(field) ?? Object.entries(field.fields).filter(([, child]) => child.manifestOnly !== true && child.writeOnly !== true);
    compared.set(field, known);
    return known;
}
function canonicalObject(field, value, context) {
    const whole = field.stated === 'whole';
    const inside = { ...context, whole };
    const result = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)();
    for (const [name, child] of comparedFields(field)) {
        if (child.kinds !== undefined && !child.kinds.includes(context.kind))
            continue;
        if (context.side === 'live' && child.filledBeside?.(value) === true)
            continue;
        const part = canonical(child, Object.hasOwn(value, name) ? value[name] : undefined, inside);
        if (part !== undefined)
            result[name] = part;
    }
    if (!whole)
        return result;
    if (field.off?.(value) === true)
        return undefined;
    return Object.keys(result).length === 0 ? undefined : result;
}
function canonicalEntries(field, value) {
    const entries = field.toEntries(value).filter(([, item]) => item !== field.absentMeans);
    return entries.length === 0 ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(entries);
}
/** One field of one side; `undefined` for "not there" (unmanaged or none, as the field around it says). */
function canonical(field, value, context) {
    if (value === undefined || value === null)
        return absentWhenByField(field, context);
    switch (field.type) {
        case 'string':
        case 'integer':
        case 'number':
        case 'boolean':
            return canonicalScalar(field, value, context);
        case 'string-list': {
            // All lists of strings are sets at heart (features, keywords, topics).
            const list = (Array.isArray(value) ? value : [value]).map(String);
            if (list.length > 0)
                return [...new Set(list)].sort();
            return context.whole || context.side === 'live' ? undefined : null;
        }
        case 'string-map': {
            const map = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(Object.entries((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? value : {}).map(([key, item]) => [key, environmentValue(item)]));
            return Object.keys(map).length === 0 && (context.whole || context.side === 'live') ? undefined : map;
        }
        case 'object':
            return canonicalObject(field, (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? value : {}, context);
        case 'keyed-list':
            return canonicalEntries(field, Array.isArray(value) ? value : []);
        case 'entity-list': {
            const entities = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsOf */ .iZ)(value);
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(
            // The name is the key; it is no field of its own here.
            entities.map(({ name, ...entity }) => [
                (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(name),
                canonicalObject(field.item, entity, { ...context, kind: (0,_entity_name_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOfEntity */ .py)(entity) }) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(),
            ]));
        }
    }
}
/**
 * One side of the comparison. `document` is API-shaped with named entities (`nameEntities`); sections that are not in
 * it are unmanaged (want) or empty (live).
 */
function canonicalEndpoint(name, kind, document, side) {
    const context = { side, kind: kind === 'empty' ? 'custom' : kind, whole: false };
    const endpoint = { name, kind, sections: {}, creation: {} };
    for (const section of _fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionNames */ .QN) {
        const stated = Object.hasOwn(document, section) && document[section] != null;
        if (!stated)
            continue;
        const { field } = _fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0[section];
        const value = canonical(field, document[section], { ...context, whole: true });
        endpoint.sections[section] = value ?? (isEmpty(document[section]) ? null : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)());
    }
    for (const field of _fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .creationFieldNames */ .ae) {
        const stated = Object.hasOwn(document, field) && document[field] != null;
        if (!stated && side === 'want')
            continue;
        endpoint.creation[field] = canonical(_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .creationFields */ .RC[field], document[field], context) ?? null;
    }
    defaultTraffic(endpoint);
    return endpoint;
}
/** `{}` and `[]`: a section that says so is none, whatever the server would fill in. */
function isEmpty(value) {
    return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
/** N6: a single entity without routes answers everything. */
function defaultTraffic(endpoint) {
    const config = endpoint.sections.config;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config) || (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config['traffic_config']))
        return;
    const entities = config['served_entities'];
    const names = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(entities) ? Object.keys(entities) : [];
    const [only] = names;
    if (only === undefined || names.length > 1)
        return;
    config['traffic_config'] = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)([['routes', (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)([[only, 100]])]]);
}
/** Writes a canonical value as the API wants it; the inverse of `canonical` for what is sent. */
function toDocument(field, value) {
    if (value == null)
        return undefined;
    switch (field.type) {
        case 'object': {
            if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
                return undefined;
            const entries = Object.entries(field.fields).flatMap(([name, child]) => {
                const part = toDocument(child, value[name]);
                return part === undefined ? [] : [[name, part]];
            });
            return Object.fromEntries(entries);
        }
        case 'keyed-list':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? field.fromEntries(Object.entries(value)) : undefined;
        case 'entity-list':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value)
                ? Object.entries(value).map(([name, entity]) => ({ name, ...toDocument(field.item, entity) }))
                : undefined;
        case 'string-map':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? { ...value } : undefined;
        default:
            return value;
    }
}
//# sourceMappingURL=canonical.js.map

/***/ }),

/***/ 8297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ liveDocument),
/* harmony export */   DS: () => (/* binding */ isUpdating),
/* harmony export */   Lu: () => (/* binding */ coerceKnown),
/* harmony export */   MO: () => (/* binding */ isCreatorsGrant),
/* harmony export */   Ny: () => (/* binding */ withLiveValueAt),
/* harmony export */   id: () => (/* binding */ isStopped),
/* harmony export */   k3: () => (/* binding */ effectiveConfig),
/* harmony export */   yw: () => (/* binding */ sendableEntity)
/* harmony export */ });
/* harmony import */ var _canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7768);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8674);
/* harmony import */ var _entity_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1167);
/* harmony import */ var _fields_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4784);
/** The live endpoint as an API-shaped document, and changes inside such documents by path. */




/** The config that counts (N1): the pending one while it is being rolled out, else the active one. */
function effectiveConfig(live) {
    return isUpdating(live) ? (live.pendingConfig ?? live.config) : live.config;
}
function isUpdating(live) {
    return live.state.configUpdate === 'IN_PROGRESS';
}
function isStopped(live) {
    return live.state.suspend === 'STOPPED';
}
/** True for the grant that the platform gives the creator by itself; it is always sent and never compared. */
function isCreatorsGrant(grant, live) {
    return grant.field !== 'group_name' && grant.principal === live.creator;
}
/** What is live, API-shaped: sections and creation fields, without our own tags and the creator's grant. */
function liveDocument(live, grants) {
    const document = { ...live.sections };
    const config = effectiveConfig(live);
    if (config !== undefined)
        document['config'] = config.document;
    const tags = live.tags.filter((tag) => !_fields_index_js__WEBPACK_IMPORTED_MODULE_1__/* .ownTagKeys */ .$d.includes(tag.key));
    if (tags.length > 0)
        document['tags'] = tags.map((tag) => ({ ...tag }));
    if (grants !== undefined) {
        document['permissions'] = grants
            .filter((grant) => !isCreatorsGrant(grant, live))
            .map((grant) => ({ [grant.field]: grant.principal, level: grant.level }));
    }
    document['description'] = live.description;
    document['route_optimized'] = live.routeOptimized;
    if (live.effectiveBudgetPolicyId !== undefined)
        document['budget_policy_id'] = live.effectiveBudgetPolicyId;
    return document;
}
/**
 * `wanted` with the live value at `path`: what `ignore_changes` and carrying along mean. A path that leads nowhere on
 * the live side removes the wanted value. Returns a new document; `undefined` where the path is not one of the table.
 */
function withLiveValueAt(wanted, live, path) {
    const [section, ...rest] = path;
    if (typeof section !== 'string')
        return undefined;
    if (Object.hasOwn(_fields_index_js__WEBPACK_IMPORTED_MODULE_1__/* .creationFields */ .RC, section) && rest.length === 0) {
        return wanted[section] === undefined ? wanted : withValue(wanted, section, live[section]);
    }
    if (!Object.hasOwn(_fields_index_js__WEBPACK_IMPORTED_MODULE_1__/* .sections */ .V0, section))
        return undefined;
    // An ignored part of a section that the manifest does not state is unmanaged already.
    if (wanted[section] === undefined)
        return wanted;
    const { field } = _fields_index_js__WEBPACK_IMPORTED_MODULE_1__/* .sections */ .V0[section];
    const replaced = replaceAt(field, wanted[section], live[section], rest);
    return replaced === noSuchPath ? undefined : withValue(wanted, section, replaced);
}
const noSuchPath = Symbol('no such path');
function withValue(object, key, value) {
    const entries = Object.entries(object).filter(([name]) => name !== key);
    return { ...Object.fromEntries(entries), ...(value === undefined ? {} : { [key]: value }) };
}
function replaceAt(field, wanted, live, path) {
    const [part, ...rest] = path;
    if (part === undefined)
        return sendable(field, live);
    switch (field.type) {
        case 'object':
            return replaceInObject(field, wanted, live, path);
        case 'string-map': {
            if (typeof part === 'string' || rest.length > 0)
                return noSuchPath;
            const map = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1)(Object.entries((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(wanted) ? wanted : {}));
            const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(live) && Object.hasOwn(live, part.id) ? live[part.id] : undefined;
            if (value === undefined)
                delete map[part.id];
            else
                map[part.id] = value;
            return map;
        }
        case 'keyed-list': {
            if (typeof part === 'string' || rest.length > 0)
                return noSuchPath;
            const entries = new Map(field.toEntries(Array.isArray(wanted) ? wanted : []));
            const value = new Map(field.toEntries(Array.isArray(live) ? live : [])).get(part.id);
            if (value === undefined)
                entries.delete(part.id);
            else
                entries.set(part.id, value);
            return field.fromEntries([...entries]);
        }
        case 'entity-list':
            return typeof part === 'string' ? noSuchPath : replaceEntity(field, wanted, live, part.id, rest);
        default:
            return noSuchPath;
    }
}
function replaceInObject(field, wanted, live, path) {
    const [part, ...rest] = path;
    const wantedObject = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(wanted) ? wanted : {};
    const liveObject = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(live) ? live : {};
    const unnamed = Object.entries(field.fields).find(([, child]) => child.unnamed === true);
    if (typeof part !== 'string') {
        if (unnamed === undefined)
            return noSuchPath;
        const inner = replaceAt(unnamed[1], wantedObject[unnamed[0]], liveObject[unnamed[0]], path);
        return inner === noSuchPath ? inner : withValue(wantedObject, unnamed[0], inner);
    }
    const child = Object.hasOwn(field.fields, part) ? field.fields[part] : undefined;
    if (child === undefined || child.manifestOnly === true)
        return noSuchPath;
    // What nobody can read has no live value to take over: it is still sent as it is wanted.
    if (child.writeOnly === true)
        return wantedObject;
    // What the platform filled in by itself is no live value to take over either.
    const found = child.filledBeside?.(liveObject) === true ? undefined : liveObject[part];
    const inner = replaceAt(child, wantedObject[part], found, rest);
    return inner === noSuchPath ? inner : withValue(wantedObject, part, inner);
}
function replaceEntity(field, wanted, live, id, rest) {
    const list = (Array.isArray(wanted) ? wanted : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv);
    const mine = list.find((entity) => entity['name'] === id);
    const theirs = (Array.isArray(live) ? live : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv).find((entity) => entity['name'] === id);
    if (rest.length === 0) {
        // In its place: the order of the list is the order of fallback (N5).
        const instead = theirs === undefined ? [] : [sendableEntity(field, theirs)];
        return mine === undefined ? [...list, ...instead] : list.flatMap((entity) => (entity === mine ? instead : [entity]));
    }
    const inner = replaceAt(field.item, mine, theirs, rest);
    return inner === noSuchPath || !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(inner) ? noSuchPath : list.map((entity) => (entity === mine ? inner : entity));
}
/** A live value reduced to what may be sent back; entities at any depth lose what only replies carry. */
function sendable(field, live) {
    if (field.type === 'entity-list')
        return (Array.isArray(live) ? live : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv).map((entity) => sendableEntity(field, entity));
    if (field.type !== 'object' || !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(live))
        return live;
    const entries = Object.entries(live).map(([name, value]) => {
        const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
        return [name, child === undefined ? value : (sendable(child, value) ?? value)];
    });
    return Object.fromEntries(entries);
}
/** A live served entity reduced to what may be sent back: fields of the table that its kind knows. */
function sendableEntity(field, live) {
    const kind = (0,_entity_name_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOfEntity */ .py)(live);
    const usesConcurrency = live['max_provisioned_concurrency'] != null;
    const entries = Object.entries(field.item.fields).flatMap(([name, child]) => {
        const value = live[name];
        if (value == null || child.writeOnly === true || child.manifestOnly === true)
            return [];
        if (child.kinds !== undefined && !child.kinds.includes(kind))
            return [];
        // N12: the platform fills a size next to concurrency; only the concurrency was asked for.
        if (name === 'workload_size' && usesConcurrency)
            return [];
        return [[name, coerceKnown(child, value)]];
    });
    return Object.fromEntries(entries);
}
/** The value with the type that the API documents for it: always emit the right one. */
function coerceKnown(field, value) {
    switch (field.type) {
        case 'string':
        case 'integer':
        case 'number':
        case 'boolean':
            return (0,_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .coerce */ .au)(field.type, value);
        case 'object':
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value)
                ? Object.fromEntries(Object.entries(value).flatMap(([name, item]) => {
                    const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
                    return child === undefined ? [] : [[name, coerceKnown(child, item)]];
                }))
                : value;
        default:
            return value;
    }
}
//# sourceMappingURL=document.js.map

/***/ }),

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

/***/ 3782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ gatewayBody),
/* harmony export */   Fm: () => (/* binding */ createBody),
/* harmony export */   KP: () => (/* binding */ grantsBody),
/* harmony export */   L4: () => (/* binding */ notificationsBody),
/* harmony export */   PU: () => (/* binding */ configBody),
/* harmony export */   SC: () => (/* binding */ telemetryBody),
/* harmony export */   im: () => (/* binding */ statedForm),
/* harmony export */   oz: () => (/* binding */ writeOnlyValues)
/* harmony export */ });
/* harmony import */ var _endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7768);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8297);
/* harmony import */ var _endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1167);
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4784);
/** Request bodies, built from the wanted document, with unmanaged live values carried along where a route replaces everything. */





const configField = _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.config.field;
const entitiesField = configField.fields['served_entities'];
const gatewayField = _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.ai_gateway.field;
/** `""`, `{}` and `[]` state "none"; in a full replacement that is said by leaving the field out. */
function isNone(value) {
    if (value === '' || value === null)
        return true;
    if (Array.isArray(value))
        return value.length === 0;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value) && Object.keys(value).length === 0;
}
/** Right types, nothing that only the manifest knows, nothing that says "none". */
function clean(field, value) {
    if (isNone(value))
        return undefined;
    if (field.type === 'object' && (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value)) {
        const entries = Object.entries(field.fields).flatMap(([name, child]) => {
            const item = value[name];
            if (item === undefined || child.manifestOnly === true)
                return [];
            const part = clean(child, item);
            return part === undefined ? [] : [[name, part]];
        });
        return entries.length === 0 ? undefined : Object.fromEntries(entries);
    }
    if (field.type === 'keyed-list')
        return field.fromEntries(field.toEntries(Array.isArray(value) ? value : []));
    if (field.type === 'string-map' && (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, (0,_endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .coerce */ .au)('string', item)]));
    }
    return (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .coerceKnown */ .Lu)(field, value);
}
/** Live values of fields that the manifest leaves unstated, for the entity of the same name and kind. */
function carriedFields(wanted, live) {
    if ((0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOfEntity */ .py)(live) !== (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOfEntity */ .py)(wanted))
        return {};
    const sendable = (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .sendableEntity */ .yw)(entitiesField, live);
    const sameModel = wanted['entity_name'] === undefined || wanted['entity_name'] === live['entity_name'];
    const entries = Object.entries(sendable).filter(([name]) => {
        const field = entitiesField.item.fields[name];
        if (field?.carried !== true || wanted[name] !== undefined)
            return false;
        // A version number means nothing for another model.
        if (name === 'entity_version' && !sameModel)
            return false;
        return !(field.excludedBy ?? []).some((other) => wanted[other] !== undefined && !isNone(wanted[other]));
    });
    return Object.fromEntries(entries);
}
/** The config as R5 takes it: served entities in the manifest's order, routes, and what is carried along. */
function configBody(wanted, live) {
    const liveEntities = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .iZ)(live?.['served_entities']);
    const stated = wanted['served_entities'] !== undefined;
    const entities = stated
        ? (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .iZ)(wanted['served_entities']).map((entity) => {
            const same = liveEntities.find((candidate) => candidate['name'] === entity['name']);
            const carried = same === undefined ? {} : carriedFields(entity, same);
            return clean(entitiesField.item, { ...carried, ...entity });
        })
        : liveEntities.map((entity) => (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .sendableEntity */ .yw)(entitiesField, entity));
    const body = { served_entities: entities };
    const traffic = configField.fields['traffic_config'];
    const routes = wanted['traffic_config'] ?? (stated ? undefined : live?.['traffic_config']);
    const sent = routes === undefined ? undefined : clean(traffic, routes);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(sent) && !isNone(sent))
        body['traffic_config'] = sent;
    const capture = configField.fields['auto_capture_config'];
    const merged = { ...((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live?.['auto_capture_config']) ? live['auto_capture_config'] : {}), ...((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(wanted['auto_capture_config']) ? wanted['auto_capture_config'] : {}) };
    const captured = clean(capture, merged);
    if (captured !== undefined && !isNone(captured))
        body['auto_capture_config'] = captured;
    return body;
}
/** The whole AI Gateway block (R10). A prefix that the manifest leaves to the platform stays what it is (N28). */
function gatewayBody(wanted, live) {
    const body = (clean(gatewayField, wanted ?? {}) ?? {});
    const table = body['inference_table_config'];
    const liveTable = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live) ? live['inference_table_config'] : undefined;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(table) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(liveTable))
        return body;
    const samePlace = ['catalog_name', 'schema_name'].every((name) => table[name] === liveTable[name]);
    const prefix = liveTable['table_name_prefix'];
    if (!samePlace || prefix == null || table['table_name_prefix'] !== undefined)
        return body;
    return { ...body, inference_table_config: { ...table, table_name_prefix: prefix } };
}
/**
 * Telemetry as R14 takes it. What the platform fills in stays as it is live; a request with neither profile nor tables
 * would be ignored, so the live profile goes along. Tables make a new profile each time they are sent: without
 * `newTables` they stay home, where they have made the live one already.
 */
function telemetryBody(wanted, live, newTables = true) {
    const body = (clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.telemetry_config.field, wanted) ?? {});
    if (Object.keys(body).length === 0 || !(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live))
        return body;
    const filled = (clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.telemetry_config.field, live) ?? {});
    if (!newTables && filled['telemetry_profile_id'] !== undefined)
        delete body['table_names'];
    if (body['table_names'] !== undefined)
        delete filled['telemetry_profile_id'];
    return { ...filled, ...body };
}
/** Notifications as R13 takes them. */
function notificationsBody(wanted) {
    return (clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.email_notifications.field, wanted) ?? {});
}
/** A live section as the manifest would state it: rows of the table alone, with their types. */
function statedForm(section, live) {
    return clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0[section].field, live);
}
/** Grants as R41 takes them, without the creator's own. */
function grantsBody(wanted) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .iZ)(clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.permissions.field, wanted) ?? []);
}
/** Whether a live value of a field goes along to an endpoint of this kind, which replaces another, perhaps of another kind. */
function mayCarry(name, kind) {
    const field = _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .creationFields */ .RC[name];
    if (name === 'budget_policy_id')
        return false;
    return kind === 'empty' ? name === 'description' : field.kinds?.includes(kind) !== false;
}
/**
 * The create request (R1, or R30 for model units): everything that it accepts, our own tags included. On a replacement
 * `live` gives the unmanaged values to carry along.
 */
function createBody(name, wanted, ownTags, options) {
    const body = { name };
    const kind = (0,_endpoint_entity_name_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOfEndpoint */ .JD)((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(wanted['config']) ? wanted['config'] : undefined);
    for (const field of _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .creationFieldNames */ .ae) {
        if (options.route === 'R30' && field !== 'budget_policy_id')
            continue;
        const value = wanted[field] ?? (mayCarry(field, kind) ? options.live?.[field] : undefined);
        const unset = value === undefined || value === '' || (field === 'route_optimized' && wanted[field] === undefined && value === false);
        if (!unset)
            body[field] = value;
    }
    const live = options.live?.['config'];
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(wanted['config'])) {
        const config = configBody(wanted['config'], (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(live) ? live : undefined);
        // N31: the platform refuses it for new endpoints of other kinds, and the old endpoint is gone by then.
        if (kind !== 'custom' && wanted['config']['auto_capture_config'] === undefined)
            delete config['auto_capture_config'];
        body['config'] = config;
    }
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(wanted['ai_gateway']) && !isNone(wanted['ai_gateway'])) {
        body['ai_gateway'] = gatewayBody(wanted['ai_gateway'], undefined);
    }
    const tags = clean(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.tags.field, wanted['tags'] ?? []);
    body['tags'] = [...(Array.isArray(tags) ? tags : []), ...ownTags.map((tag) => ({ ...tag }))];
    for (const section of ['email_notifications', 'telemetry_config']) {
        const value = wanted[section];
        if (value === undefined || isNone(value) || (options.route === 'R30' && section === 'telemetry_config'))
            continue;
        body[section] = section === 'telemetry_config' ? telemetryBody(value, undefined) : notificationsBody(value);
    }
    return body;
}
const writeOnlyOf = (field) => Object.entries(field.fields).filter(([, child]) => child.writeOnly === true);
const writeOnlyOfEntities = writeOnlyOf(entitiesField.item);
const writeOnlyOfTelemetry = writeOnlyOf(_endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V0.telemetry_config.field);
/** Values of write-only fields that the manifest states, by path: what can be sent but never compared (N20, N30). */
function writeOnlyValues(wanted) {
    const found = new Map();
    const config = wanted['config'];
    for (const entity of (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .iZ)((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(config) ? config['served_entities'] : undefined)) {
        for (const [name, field] of writeOnlyOfEntities) {
            const value = entity[name];
            if (value == null)
                continue;
            found.set(`config.served_entities[${(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(entity['name'])}].${name}`, (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .coerceKnown */ .Lu)(field, value));
        }
    }
    const telemetry = wanted['telemetry_config'];
    for (const [name, field] of writeOnlyOfTelemetry) {
        const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(telemetry) ? telemetry[name] : undefined;
        if (value == null || isNone(value))
            continue;
        found.set(`telemetry_config.${name}`, (0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .coerceKnown */ .Lu)(field, value));
    }
    return found;
}
//# sourceMappingURL=bodies.js.map

/***/ }),

/***/ 3133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SL: () => (/* binding */ assemblePlan),
  Ig: () => (/* binding */ deletedByAbsence),
  ik: () => (/* binding */ hasChanges),
  SB: () => (/* binding */ inScope),
  xO: () => (/* binding */ planDelete),
  Gb: () => (/* binding */ planDigest)
});

// EXTERNAL MODULE: ./lib/src/glob.js
var glob = __webpack_require__(7822);
// EXTERNAL MODULE: ./lib/src/plan/changes.js
var changes = __webpack_require__(1553);
// EXTERNAL MODULE: ./lib/src/plan/blocks.js
var plan_blocks = __webpack_require__(1308);
// EXTERNAL MODULE: ./lib/src/plan/destroy.js
var destroy = __webpack_require__(9754);
// EXTERNAL MODULE: ./lib/src/plan/digest.js
var digest = __webpack_require__(2514);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/index.js + 3 modules
var fields = __webpack_require__(4784);
// EXTERNAL MODULE: ./lib/src/plan/ownership.js
var ownership = __webpack_require__(925);
;// CONCATENATED MODULE: ./lib/src/plan/plan.js
const actions = ['create', 'update', 'replace', 'delete', 'unchanged'];
//# sourceMappingURL=plan.js.map
;// CONCATENATED MODULE: ./lib/src/plan/build.js








/** Which endpoints a run is restricted to: keys, names or globs of them; all where the list is empty. */
function inScope(only, ...names) {
    return only.length === 0 || only.some((pattern) => names.some((name) => (0,glob/* matchesGlob */.k)(name, pattern)));
}
/** Endpoints of the list that carry our very tag and that the manifest no longer names. */
function deletedByAbsence(summaries, manifest, owner) {
    const names = new Set(manifest.endpoints.map((endpoint) => endpoint.name));
    return summaries.filter((summary) => summary.origin === 'workspace' && (0,ownership/* tagOf */.cO)(summary, fields/* ownTags */.Wb.manifest) === owner && !names.has(summary.name));
}
/** The plan for an endpoint that the manifest no longer has. */
function planDelete(summary, context) {
    const writer = new changes/* ChangeWriter */.w({ host: context.host, name: summary.name, literals: new Set() });
    const hold = (0,ownership/* tagOf */.cO)(summary, fields/* ownTags */.Wb.hold);
    const blocks = (0,destroy/* destroyBlocks */.Nt)({
        live: summary,
        name: summary.name,
        preventDestroy: false,
        allow: context.allowDestroy,
        label: context.destroyLabel,
        what: 'delete',
    });
    const { creator, createdAt, served } = summary;
    const plan = {
        key: summary.name,
        name: summary.name,
        action: 'delete',
        impact: 'delete',
        ownership: 'owned',
        kind: 'empty',
        changes: [writer.delete(summary.id)],
        unmanaged: [],
        unverifiable: [],
        warnings: [],
        operations: [{ kind: 'delete', id: summary.id, owner: context.owner }],
        resolved: [],
        ...(hold === undefined ? {} : { hold }),
        gone: { ...(creator === undefined ? {} : { creator }), ...(createdAt === undefined ? {} : { createdAt }), ...(served === undefined ? {} : { served }) },
    };
    return (0,plan_blocks/* withBlocks */.hn)(plan, blocks);
}
const actionOrder = ['delete', 'replace', 'update', 'create', 'unchanged'];
function byWeight(a, b) {
    const step = actionOrder.indexOf(a.action) - actionOrder.indexOf(b.action);
    return step === 0 ? (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) : step;
}
/** Assembles the plan. Warnings and blocks stay outside its digest, so that it is the same whoever asks. */
function assemblePlan(parts) {
    const endpoints = [...parts.endpoints].sort(byWeight);
    // What is blocked before it could be compared is not known to be unchanged.
    const counted = endpoints.filter(({ action, blocked }) => action !== 'unchanged' || blocked === undefined);
    const counts = actions.map((action) => [action, counted.filter((endpoint) => endpoint.action === action).length]);
    return {
        manifest: parts.manifest,
        target: parts.target,
        host: parts.host,
        offline: parts.offline ?? false,
        digest: planDigest(endpoints),
        summary: Object.fromEntries(counts),
        endpoints,
        warnings: [...(parts.warnings ?? []), ...uncheckedNotice(endpoints)],
        unread: [...(parts.unread ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
}
/** One notice for all that could not be checked for lack of a right, however many endpoints it concerns. */
function uncheckedNotice(endpoints) {
    const concerns = new Map();
    for (const { name, unchecked } of endpoints) {
        for (const what of new Set(unchecked))
            concerns.set(what, [...(concerns.get(what) ?? []), `\`${name}\``]);
    }
    if (concerns.size === 0)
        return [];
    const told = [...concerns].map(([what, names]) => `${what} (for ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''})`);
    return [`Could not check for lack of a right: ${told.join(', ')}. An apply may still fail because of it.`];
}
/** Digest over the sorted change digests of some endpoints. */
function planDigest(endpoints) {
    return (0,digest/* digestOfAll */.J)(endpoints.flatMap((endpoint) => endpoint.changes.map((change) => change.digest)));
}
/** Whether anything would change (ownership counts). */
function hasChanges(plan) {
    return plan.endpoints.some((endpoint) => endpoint.changes.length > 0);
}
//# sourceMappingURL=build.js.map

/***/ }),

/***/ 1553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ ChangeWriter)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2514);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8667);
/** Writes changes for eyes and for approval: values redacted, each with the digest of its wanted end state. */




/** Raised when the meaning of a digest changes: an older approval then approves nothing. */
const digestFormat = 1;
/** The path that stands for the endpoint as a whole. */
const wholePath = 'endpoint';
class ChangeWriter {
    subject;
    constructor(subject) {
        this.subject = subject;
    }
    /** Digest of [format, host, endpoint, class, path, wanted value] and, for what destroys, the endpoint's id. */
    digest(kind, path, wanted, id) {
        const facts = [digestFormat, this.subject.host, this.subject.name, kind, path, wanted ?? null];
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(id === undefined ? facts : [...facts, id]);
    }
    documentDigest(whole) {
        return this.digest('set', wholePath, whole);
    }
    /** `shown` is the document as the manifest would say it; `whole` is what approving it approves. */
    create(whole, shown) {
        return {
            path: wholePath,
            section: 'endpoint',
            action: 'add',
            after: shown,
            sensitive: false,
            impact: 'rollout',
            class: 'set',
            digest: this.documentDigest(whole),
        };
    }
    replace(whole, shown, replaced) {
        return {
            path: wholePath,
            section: 'endpoint',
            action: 'change',
            before: replaced.id,
            after: shown,
            sensitive: false,
            impact: 'replace',
            class: 'replace',
            digest: this.digest('replace', wholePath, whole, replaced.id),
            note: replaced.why,
        };
    }
    delete(id) {
        return {
            path: wholePath,
            section: 'endpoint',
            action: 'remove',
            before: id,
            sensitive: false,
            impact: 'delete',
            class: 'delete',
            digest: this.digest('delete', wholePath, null, id),
        };
    }
    difference(difference, note) {
        const { before, after, field } = difference;
        const shown = before === undefined ? undefined : (0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .showLive */ .EU)(field, before, this.subject.literals);
        // What the manifest wants is shown as it stands there; an ignored live value can be part of it, and is not.
        const wanted = after === undefined ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(after) || field.hiddenWhenLive ? (0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .showLive */ .EU)(field, after, this.subject.literals) : { value: after, sensitive: false };
        const kind = after === undefined ? 'remove' : 'set';
        return {
            path: difference.path,
            section: difference.section,
            action: difference.action,
            ...(shown === undefined ? {} : { before: shown.value }),
            ...(wanted === undefined ? {} : { after: wanted.value }),
            sensitive: shown?.sensitive === true || wanted?.sensitive === true,
            impact: difference.impact,
            class: kind,
            digest: this.digest(kind, difference.path, wanted?.value),
            ...(difference.strictness === undefined ? {} : { strictness: difference.strictness }),
            ...(note === undefined ? {} : { note }),
        };
    }
    /** A write-only value: what is live is not known. */
    unread(path, section, before, after, impact) {
        return {
            path,
            section,
            action: before === undefined ? 'add' : 'change',
            ...(before === undefined ? {} : { before }),
            after,
            sensitive: false,
            impact,
            class: 'set',
            digest: this.digest('set', path, after),
        };
    }
    creationField(path, before, after) {
        return {
            path,
            section: 'creation',
            action: 'change',
            before: before ?? null,
            after: after ?? null,
            sensitive: false,
            impact: 'replace',
            class: 'set',
            digest: this.digest('set', path, after),
        };
    }
    /** A change of one of our own tags; its path is `ownership`. */
    ownTag(key, before, after) {
        const kind = after === undefined ? 'remove' : key === _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTags */ .Wb.manifest ? 'adopt' : 'set';
        const line = (value) => `${key}: ${value}`;
        return {
            path: 'ownership',
            section: 'ownership',
            action: before === undefined ? 'add' : after === undefined ? 'remove' : 'change',
            ...(before === undefined ? {} : { before: line(before) }),
            ...(after === undefined ? {} : { after: line(after) }),
            sensitive: false,
            impact: 'metadata',
            class: kind,
            digest: this.digest(kind, 'ownership', after === undefined ? key : line(after)),
        };
    }
}
//# sourceMappingURL=changes.js.map

/***/ }),

/***/ 9754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M7: () => (/* binding */ mayDestroy),
/* harmony export */   Nt: () => (/* binding */ destroyBlocks),
/* harmony export */   nO: () => (/* binding */ lossBlock)
/* harmony export */ });
/* harmony import */ var _endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7768);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8297);
/* harmony import */ var _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4784);
/* harmony import */ var _bodies_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3782);
/* harmony import */ var _manifest_lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(517);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(925);
/** What keeps an endpoint from being deleted: by absence from the manifest, or as the first half of a replacement. */







function mayDestroy(allow, name) {
    return typeof allow === 'boolean' ? allow : allow.includes(name);
}
/** Why deleting is not allowed (`destroy-blocked`): protection, which no input lifts, and the input that is missing. */
function destroyBlocks(question) {
    const place = question.place === undefined ? {} : { place: question.place };
    const blocks = [];
    if (question.preventDestroy || (0,_ownership_js__WEBPACK_IMPORTED_MODULE_5__/* .isProtected */ .bz)(question.live)) {
        blocks.push({
            reason: 'destroy-blocked',
            message: `\`${question.name}\` is protected against deletion${question.preventDestroy ? ' by `prevent_destroy`' : ' by the tag `endpoints_protected` that an earlier apply left'}.`,
            hint: 'Lift the protection first: state the endpoint without `prevent_destroy`, apply that alone, then make this change.',
            protection: true,
            ...place,
        });
    }
    if (mayDestroy(question.allow, question.name))
        return blocks;
    blocks.push({
        reason: 'destroy-blocked',
        message: question.what === 'delete'
            ? `\`${question.name}\` is no longer in the manifest, and deleting is not allowed.`
            : `\`${question.name}\` must be deleted and created again, and deleting is not allowed.`,
        hint: `Set the input \`allow-destroy\` to \`${question.name}\` (one name a line) or to \`true\`${byLabel(question.label)}, or keep the endpoint as it is.`,
        ...place,
    });
    return blocks;
}
const byLabel = (label) => label === undefined ? '' : `, or let someone with write access who is not the author set the label \`${label}\` after the last push`;
/** The order of a reply means nothing in these sections: all their lists are sets, written in an order of our own. */
function inOrder(value) {
    if (Array.isArray(value)) {
        const keyed = value.map((item) => ({ item: inOrder(item), key: JSON.stringify(item) }));
        return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
    }
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inOrder(item)])) : value;
}
/** Blocks a replacement that would lose what the manifest does not state, and lists it as YAML to paste. */
function lossBlock(question) {
    const { want, liveDocument, live } = question;
    const lost = {};
    const view = (0,_endpoint_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalEndpoint */ .oH)(live.name, want.kind, liveDocument, 'live');
    let losesConfig = false;
    for (const section of _endpoint_fields_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sectionNames */ .QN) {
        const value = view.sections[section];
        if (want.sections[section] !== undefined || !(0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isObject */ .Gv)(value) || Object.keys(value).length === 0)
            continue;
        if (section === 'config')
            losesConfig = true;
        else if (section !== 'permissions')
            lost[section] = inOrder((0,_bodies_js__WEBPACK_IMPORTED_MODULE_3__/* .statedForm */ .im)(section, liveDocument[section] ?? {}) ?? {});
    }
    const direct = question.grants.filter((grant) => !(0,_endpoint_document_js__WEBPACK_IMPORTED_MODULE_1__/* .isCreatorsGrant */ .MO)(grant, live));
    if (want.sections.permissions === undefined && direct.length > 0) {
        lost['permissions'] = inOrder(direct.map((grant) => ({ level: grant.level, [grant.field]: grant.principal })));
    }
    const names = [...(losesConfig ? ['config'] : []), ...Object.keys(lost)];
    if (names.length === 0)
        return undefined;
    const paste = Object.keys(lost).length === 0 ? {} : { paste: (0,_manifest_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .writeEndpointLines */ .Mr)(question.key, lost) };
    return {
        reason: 'destroy-blocked',
        message: `Replacing \`${live.name}\` would lose what the manifest does not state: ${names.map((name) => `\`${name}\``).join(', ')}.`,
        hint: 'State it in the manifest (`{}` or `[]` for none), or remove it from the live endpoint first.',
        ...paste,
        ...(question.place === undefined ? {} : { place: question.place }),
    };
}
//# sourceMappingURL=destroy.js.map

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

/***/ }),

/***/ 8667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ showLive),
/* harmony export */   IC: () => (/* reexport safe */ _endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__.IC),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   Lt: () => (/* binding */ parseSecretReference)
/* harmony export */ });
/* unused harmony export hidden */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(194);



const hidden = '(sensitive)';
const unknown = '(unknown)';
/** Scope and key of a secret reference. */
function parseSecretReference(value) {
    const found = /^\{\{\s*secrets\/([^/{}\s]+)\/([^/{}\s]+)\s*\}\}$/.exec(value.trim());
    return found?.[1] === undefined || found[2] === undefined ? undefined : { scope: found[1], key: found[2] };
}
/**
 * A live value as it may be shown: credentials and environment values only as secret references, or where they stand
 * literally in the manifest. Works inside whole served entities too.
 */
function showLive(field, value, literals) {
    if (field.credential === true || field.hiddenWhenLive === true) {
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
            return showRecord(value, (item) => showText(item, literals));
        return showText(value, literals, field.credential === true);
    }
    if (field.type === 'object' && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value)) {
        return showRecord(value, (item, name) => {
            const child = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
            return child === undefined ? showUnknown(item, name) : showLive(child, item, literals);
        });
    }
    if (field.type === 'entity-list' && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return showLive(field.item, value, literals);
    return { value, sensitive: false };
}
/** What the table does not know yet may hold a credential all the same: its name tells. */
function showUnknown(value, name) {
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return showRecord(value, showUnknown);
    return (0,_endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__/* .secrecyOf */ .oW)(undefined, name) === undefined || (0,_endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretReference */ .IC)(value) ? { value, sensitive: false } : { value: hidden, sensitive: true };
}
function showText(value, literals, credential = false) {
    const safe = (0,_endpoint_secrecy_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretReference */ .IC)(value) || (!credential && literals.has((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(value)));
    return safe ? { value, sensitive: false } : { value: hidden, sensitive: true };
}
function showRecord(value, show) {
    let sensitive = false;
    const entries = Object.entries(value).map(([name, item]) => {
        const shown = show(item, name);
        sensitive ||= shown.sensitive;
        return [name, shown.value];
    });
    return { value: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1)(entries), sensitive };
}
//# sourceMappingURL=redact.js.map

/***/ }),

/***/ 7339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ endpointLink),
/* harmony export */   P: () => (/* binding */ endpointUrl)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(120);
/** Where an endpoint is seen in the workspace. */

/** The endpoint's page in the workspace; "" for a plan without one. */
function endpointUrl(host, name) {
    // Half a character, which only a broken workspace has in a name, has no encoding.
    return host === '' ? '' : `${host}/ml/endpoints/${encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'))}`;
}
const legalName = /^[\w-]{1,63}$/;
/** The name as a link to that page, fit for a table cell; names that the platform would not take are text only. */
function endpointLink(host, name) {
    const linked = /^https:\/\/[\w.:-]+$/.test(host) && legalName.test(name);
    return linked ? (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)((0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cellCode */ .GA)(name), endpointUrl(host, name)) : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .cellCode */ .GA)(name);
}
//# sourceMappingURL=endpoint-link.js.map

/***/ })

};
