export const id = 81;
export const ids = [81];
export const modules = {

/***/ 2679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ leftOutWords)
/* harmony export */ });
/** What is said of endpoints that are left out, by the first of their keys: those of one other manifest together. */
function leftOutWords(leftOut) {
    const groups = new Map();
    for (const one of [...leftOut].sort((a, b) => (a.key < b.key ? -1 : 1))) {
        const id = one.owner === undefined ? `key ${one.key}` : `owner ${one.owner}`;
        groups.set(id, [...(groups.get(id) ?? []), one]);
    }
    return [...groups.values()].flatMap(([first, ...others]) => {
        if (first === undefined)
            return [];
        const { key, reason, owner } = first;
        const keys = [first, ...others].map((one) => one.key).join(', ');
        const text = others.length === 0 ? `${key}: ${reason}` : `${keys}: left out, because they are managed by another manifest (${owner ?? ''}).`;
        return [{ key, text, ...(owner === undefined ? {} : { owner }) }];
    });
}
//# sourceMappingURL=draft.js.map

/***/ }),

/***/ 775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ writeManifestText)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2258);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8674);
/* harmony import */ var _manifest_shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6030);
/* harmony import */ var _plan_manifest_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(517);
/* harmony import */ var _draft_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2679);
/** A draft as the text of a manifest: the order of the table of fields, comments in their places, same draft same bytes. */





/** Items of lists are written on one line up to this length. */
const longestFlow = 110;
const longestComment = 110;
/** The text of the manifest. It reads back (`readManifest`) to the documents of the draft. */
function writeManifestText(draft) {
    const endpoints = [...draft.endpoints].sort((a, b) => compare(a.key, b.key));
    const root = [['id', draft.id]];
    if (draft.movedFrom !== undefined && draft.movedFrom.length > 0)
        root.push(['moved_from', draft.movedFrom]);
    if (draft.variables !== undefined && Object.keys(draft.variables).length > 0)
        root.push(['variables', variablesOf(draft.variables)]);
    for (const part of ['targets', 'defaults']) {
        const value = draft[part];
        if (value !== undefined && Object.keys(value).length > 0)
            root.push([part, inOrder(_manifest_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestShape */ .vb.fields[part], value)]);
    }
    root.push(['endpoints', (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(endpoints.map((endpoint) => [endpoint.key, endpointValue(endpoint)]))]);
    const document = (0,_plan_manifest_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .newYaml */ .Kp)((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(root));
    const map = document.contents;
    for (const pair of map.items.slice(1))
        pair.key.spaceBefore = true;
    annotate(map, endpoints, draft.leftOut ?? []);
    shorten(map);
    document.commentBefore = commentOf([...(draft.schema === undefined ? [] : [`yaml-language-server: $schema=${draft.schema}`]), ...draft.head]) ?? null;
    return (0,_plan_manifest_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlText */ .pS)(document);
}
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
function variablesOf(variables) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(Object.entries(variables).map(([name, { default: value, description }]) => {
        if (description === undefined && value !== undefined)
            return [name, value];
        return [name, { ...(value === undefined ? {} : { default: value }), ...(description === undefined ? {} : { description }) }];
    }));
}
function endpointValue(endpoint) {
    const { document, lifecycle, name } = endpoint;
    const stated = Object.entries(document);
    if (name !== undefined && name !== endpoint.key)
        stated.unshift(['name', name]);
    if (lifecycle !== undefined && Object.keys(lifecycle).length > 0)
        stated.push(['lifecycle', lifecycle]);
    return inOrder(_manifest_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .endpointField */ .C_, (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(stated));
}
/** Keys in the order of the table; what it does not know comes after, as it came. */
function inOrder(shape, value) {
    if (Array.isArray(value)) {
        const item = shape !== undefined && 'item' in shape ? shape.item : undefined;
        return value.map((each) => inOrder(item, each));
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(value))
        return value;
    if (shape?.type === 'map')
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)(Object.entries(value).map(([key, item]) => [key, inOrder(shape.value, item)]));
    const fields = shape?.type === 'object' || shape?.type === 'group' ? shape.fields : {};
    const known = Object.keys(fields).filter((key) => Object.hasOwn(value, key));
    const others = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1)([...known, ...others].map((key) => [key, inOrder(Object.hasOwn(fields, key) ? fields[key] : undefined, value[key] ?? null)]));
}
/** Comments above endpoints and fields, empty lines between endpoints, and a word in place of each one left out. */
function annotate(root, endpoints, leftOut) {
    const map = valueAt(root, 'endpoints');
    const gone = (0,_draft_js__WEBPACK_IMPORTED_MODULE_4__/* .leftOutWords */ .N)(leftOut);
    for (const [index, endpoint] of endpoints.entries()) {
        const pair = map.items[index];
        if (pair === undefined)
            continue;
        const next = gone.findIndex(({ key }) => compare(key, endpoint.key) > 0);
        const before = gone.splice(0, next < 0 ? gone.length : next);
        // An empty line keeps what was left out apart from what follows.
        addComment(pair.key, [...before.flatMap(({ text }) => [text, '']), ...endpoint.notes]);
        if (index > 0)
            pair.key.spaceBefore = true;
        for (const note of endpoint.fieldNotes)
            addComment(nodeToNote(pair, note.path), [note.text]);
    }
    const rest = gone.flatMap(({ text }, at) => (at === 0 ? [text] : ['', text]));
    if (rest.length === 0)
        return;
    if (endpoints.length > 0)
        map.comment = commentOf(rest) ?? null;
    else
        for (const pair of root.items.slice(-1))
            addComment(pair.key, rest);
}
/** What carries the comment for a path: the key of the field, or the item of a list, as deep as there is one. */
function nodeToNote(endpoint, path) {
    let carrier = endpoint.key;
    let at = endpoint.value;
    for (const part of path) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(at)) {
            const pair = at.items.find((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item.key) && item.key.value === part);
            if (pair?.value == null)
                return carrier;
            [carrier, at] = [pair.key, pair.value];
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(at)) {
            const item = typeof part === 'number' ? at.items[part] : undefined;
            if (item === undefined)
                return carrier;
            [carrier, at] = [item, item];
        }
        else
            return carrier;
    }
    return carrier;
}
function valueAt(map, key) {
    return map.items.find((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item.key) && item.key.value === key)?.value ?? undefined;
}
function addComment(node, lines) {
    const added = commentOf(lines);
    if (added === undefined)
        return;
    node.commentBefore = node.commentBefore == null || node.commentBefore === '' ? added : `${node.commentBefore}\n${added}`;
}
/** Comment text as the library wants it; nothing in it can end the comment or hide from its reader. */
function commentOf(lines) {
    if (lines.length === 0)
        return undefined;
    return lines
        .flatMap((line) => line.split(/\r\n|[\n\r\u0085\u2028\u2029]/))
        .map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu, ' ').trimEnd())
        .flatMap(wrap)
        .map((line) => (line === '' ? '' : ` ${line}`))
        .join('\n');
}
/** Lines of a comment as long as people write them; the line for editors is one line whatever its length. */
function wrap(line) {
    if (line.length <= longestComment || line.startsWith('yaml-language-server:'))
        return [line];
    const lines = [];
    for (const word of line.split(' ')) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + word.length < longestComment)
            lines[lines.length - 1] = `${last} ${word}`;
        else
            lines.push(word);
    }
    return lines;
}
/** Small items of lists, and lists of plain texts, on one line, as people write them: `- { key: team, value: gen-ai }`. */
function shorten(node) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        for (const item of node.items) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) && isFlat(item))
                item.flow = true;
            else
                shorten(item);
        }
        if (node.items.every((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item)) && isFlat(node))
            node.flow = true;
    }
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        for (const pair of node.items)
            shorten(pair.value);
    }
}
/** Whether a collection of scalars fits on one line and carries no comment. */
function isFlat(collection) {
    let length = 0;
    const plain = (node) => {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || node.commentBefore != null)
            return false;
        const text = String(node.value);
        length += text.length + 4;
        return !text.includes('\n');
    };
    const scalars = collection.items.every((item) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item) ? plain(item.key) && plain(item.value) : plain(item)));
    return scalars && length <= longestFlow && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(collection.items[0]);
}
//# sourceMappingURL=manifest-text.js.map

/***/ }),

/***/ 6612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createPlaceholders)
/* harmony export */ });
const longest = 63;
function createPlaceholders() {
    const variables = Object.create(null);
    const examples = Object.create(null);
    return {
        variables,
        examples,
        add(parts, description, looksLike) {
            const text = parts.join('_').replace(/[^A-Za-z0-9_-]/g, '_');
            const stem = (/^[A-Za-z_]/.test(text) ? text : `_${text}`).slice(0, longest);
            let name = stem;
            for (let count = 2; Object.hasOwn(variables, name); count += 1)
                name = `${stem.slice(0, longest - 5)}_${count}`;
            variables[name] = { description };
            examples[name] = looksLike;
            return `\${var.${name}}`;
        },
    };
}
//# sourceMappingURL=placeholders.js.map

/***/ }),

/***/ 5081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runImport: () => (/* binding */ runImport)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/manifest/credentials.js
var manifest_credentials = __webpack_require__(7680);
;// CONCATENATED MODULE: ./lib/src/authoring/foreign/findings.js
/** What an import has to say: each thing that was dropped, changed, or must be filled in, with its place in the source. */

function createFindings() {
    const found = new Map();
    return {
        add(finding) {
            const safe = { ...finding, message: (0,manifest_credentials/* maskCredentials */.Bs)(finding.message) };
            const id = JSON.stringify([safe.file, safe.line, safe.path, safe.message]);
            if (!found.has(id))
                found.set(id, safe);
        },
        list() {
            const files = [...new Set([...found.values()].map(({ file }) => file))];
            return [...found.values()].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0));
        },
    };
}
/** `a.b[0].c`; keys that would not be told apart are quoted. */
function formatPath(path) {
    return path.reduce((text, part) => {
        if (typeof part === 'number')
            return `${text}[${part}]`;
        if (!/^[\p{L}\p{N}_-]+$/u.test(part))
            return `${text}[${JSON.stringify((0,manifest_credentials/* maskCredentials */.Bs)(part))}]`;
        return text === '' ? part : `${text}.${part}`;
    }, '');
}
/** `file:line: path`, as far as it is known. */
function formatFinding({ file, line, path, message }) {
    const place = line === undefined ? file : `${file}:${line}`;
    return `${place}: ${path === undefined || path === '' ? '' : `${path}: `}${message}`;
}
//# sourceMappingURL=findings.js.map
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/manifest/node.js
var manifest_node = __webpack_require__(2256);
// EXTERNAL MODULE: ./lib/src/manifest/report.js
var report = __webpack_require__(9246);
// EXTERNAL MODULE: ./lib/src/manifest/scalars.js
var scalars = __webpack_require__(5587);
// EXTERNAL MODULE: ./lib/src/authoring/placeholders.js
var authoring_placeholders = __webpack_require__(6612);
;// CONCATENATED MODULE: ./lib/src/authoring/foreign/placeholders.js

/** `reserved` are names of variables that the source has itself. */
function createMemory(reserved = []) {
    const placeholders = (0,authoring_placeholders/* createPlaceholders */.$)();
    const known = new Map();
    for (const name of reserved)
        placeholders.variables[name] = {};
    const own = (values) => {
        const kept = Object.entries(values).filter(([name]) => !reserved.includes(name));
        return Object.assign(Object.create(null), Object.fromEntries(kept));
    };
    return {
        placeholder(parts, description, looksLike) {
            const id = JSON.stringify(parts);
            const reference = known.get(id) ?? placeholders.add(parts, description, looksLike);
            known.set(id, reference);
            return reference;
        },
        variables: () => own(placeholders.variables),
        examples: () => own(placeholders.examples),
    };
}
//# sourceMappingURL=placeholders.js.map
// EXTERNAL MODULE: ./lib/src/json.js
var src_json = __webpack_require__(8674);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/index.js + 3 modules
var fields = __webpack_require__(4784);
// EXTERNAL MODULE: ./lib/src/manifest/shapes.js
var shapes = __webpack_require__(6030);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/served-entity.js
var served_entity = __webpack_require__(2809);
// EXTERNAL MODULE: ./lib/src/endpoint/entity-name.js
var entity_name = __webpack_require__(1167);
;// CONCATENATED MODULE: ./lib/src/authoring/foreign/clean-entity.js
/** What makes sense for the kind of a served entity, out of all that another tool may hold of it. */



const sizes = ['min_provisioned_concurrency', 'max_provisioned_concurrency', 'min_provisioned_throughput', 'max_provisioned_throughput', 'provisioned_model_units'];
/** Drops zeros that mean "unset", fields of other kinds, and the size that the platform fills in beside another (N12). */
function tidyEntity(entity, raw, place, context) {
    const result = (0,src_json/* record */.g1)(Object.entries(entity));
    if (context.filled)
        dropZeros(result);
    const kind = (0,entity_name/* kindOfEntity */.py)(result);
    for (const [name, value] of Object.entries(result)) {
        const row = served_entity/* servedEntityField */.$.fields[name];
        if (row?.kinds === undefined || row.kinds.includes(kind))
            continue;
        delete result[name];
        if (!isFilledIn(name, value))
            context.warn([...place.from, name], `dropped: it does not apply to ${kindWords[kind]}.`);
    }
    if (kind === 'custom' && result['workload_size'] !== undefined && result['max_provisioned_concurrency'] !== undefined) {
        delete result['workload_size'];
        context.warn([...place.from, 'workload_size'], 'dropped: the entity is sized by concurrency, and the platform fills in a `workload_size` beside it.');
    }
    if (kind === 'throughput' && result['scale_to_zero_enabled'] === false)
        delete result['scale_to_zero_enabled'];
    if (kind === 'custom' && result['entity_name'] !== undefined && result['scale_to_zero_enabled'] === undefined) {
        result['scale_to_zero_enabled'] = defaultScaling(raw);
        const words = `\`scale_to_zero_enabled\` must be stated for a custom model and the source does not: \`${String(result['scale_to_zero_enabled'])}\` is written.`;
        context.warn(place.from, `${words} If the first plan shows a change of it, write the live value.`);
        context.note([...place.at, 'scale_to_zero_enabled'], 'Not stated in the source: if the first plan shows a change of it, write the live value.');
    }
    return result;
}
/** Older blocks of Terraform default to `true`; for all others, absent in a reply is false (N14). */
const defaultScaling = (raw) => raw['model_name'] !== undefined;
const kindWords = {
    external: 'an external model',
    'model-units': 'a model sold in model units',
    throughput: 'provisioned throughput',
    custom: 'a custom model',
};
/** What tools and the platform put there by themselves, for entities that cannot have it. */
function isFilledIn(name, value) {
    return value === false || name === 'workload_size' || name === 'workload_type';
}
function dropZeros(entity) {
    const positive = (name) => Number(entity[name] ?? 0) > 0;
    for (const name of sizes) {
        if (entity[name] === undefined || positive(name))
            continue;
        // The lower bound may be 0 where there is an upper one.
        if (name.startsWith('min_') && positive(name.replace('min_', 'max_')))
            continue;
        delete entity[name];
    }
}
//# sourceMappingURL=clean-entity.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/foreign/clean.js
/**
 * An endpoint as another tool holds it (the fields of the REST API, more or less) -> what a manifest may state. The table
 * of fields leads: what it does not know is dropped with a word, older shapes become the ones of today.
 */







/** Names that older shapes have for fields of today. */
const renames = {
    model_name: 'entity_name',
    model_version: 'entity_version',
    served_model_name: 'served_entity_name',
    permission_level: 'level',
};
const below = ({ from, at }, source, target = source) => ({
    from: [...from, source],
    at: [...at, target],
});
/** Reads the sections and creation fields of one endpoint; other keys of `raw` are the caller's. */
function cleanEndpoint(raw, options) {
    const notes = [];
    const context = {
        ...options,
        note: (path, text) => notes.push({ path: [...path], text }),
        standIn: ({ from, at }, what) => {
            const field = String(at.at(-1));
            const entity = entityWords(raw, from);
            const owner = [...(entity === '' ? [] : [`served entity ${entity}`]), `endpoint ${options.endpoint}`].join(' of ');
            const description = what === 'value' ? `Value of ${field} of ${owner}` : `Secret reference, {{secrets/<scope>/<key>}}, for ${field} of ${owner}`;
            return options.placeholder([options.endpoint, entity, field].filter((part) => part !== ''), description, what === 'value' ? 'x' : '{{secrets/scope/key}}');
        },
    };
    const document = (0,src_json/* record */.g1)();
    for (const [name, field] of Object.entries(shapes/* endpointField */.C_.fields)) {
        if (!Object.hasOwn(fields/* sections */.V0, name) && !Object.hasOwn(fields/* creationFields */.RC, name))
            continue;
        if (!Object.hasOwn(raw, name))
            continue;
        const value = cleanValue(raw[name], field, { from: [name], at: [name] }, context);
        // What a tool that fills in everything says of creation fields that were not set.
        if (value !== undefined && !(options.filled && value === field.absentMeans))
            document[name] = value;
    }
    moveRateLimits(raw, document, context);
    return { document, notes };
}
/** How to call the served entity that a path of the source leads into; "" outside of one. */
function entityWords(raw, from) {
    const index = from.findIndex((part) => part === 'served_entities' || part === 'served_models') + 1;
    if (index === 0)
        return '';
    const entity = from.slice(0, index + 1).reduce((value, part) => (Array.isArray(value) && typeof part === 'number' ? value[part] : (0,src_json/* asObject */.eB)(value)[part]), raw);
    const { name, entity_name: model, model_name: older, external_model: external } = (0,src_json/* asObject */.eB)(entity);
    const block = Array.isArray(external) ? external[0] : external;
    const found = [name, (0,src_json/* asObject */.eB)(block)['name'], model, older].find((text) => typeof text === 'string' && text !== '' && !text.includes('${'));
    return typeof found === 'string' ? found : String(from[index]);
}
/** Top-level `rate_limits`: deprecated, and never returned by the platform (N25). */
function moveRateLimits(raw, document, context) {
    const field = fields/* sections */.V0.ai_gateway.field;
    const limits = field.fields['rate_limits'];
    if (limits === undefined || !Array.isArray(raw['rate_limits']) || raw['rate_limits'].length === 0)
        return;
    const gateway = (0,src_json/* asObject */.eB)(document['ai_gateway']);
    if (gateway['rate_limits'] !== undefined) {
        context.warn(['rate_limits'], 'dropped: it is deprecated, and `ai_gateway.rate_limits` says what holds.');
        return;
    }
    const at = ['ai_gateway', 'rate_limits'];
    const value = cleanValue(raw['rate_limits'], limits, { from: ['rate_limits'], at }, context);
    if (value === undefined)
        return;
    document['ai_gateway'] = { ...gateway, rate_limits: value };
    context.warn(['rate_limits'], 'moved to `ai_gateway.rate_limits`. The platform never returns the deprecated form, so the first plan shows these limits as new; ' +
        'take them out if they are not wanted.');
    context.note(at, 'Were top-level `rate_limits`, which the platform does not return: the first plan shows them as new.');
}
function cleanValue(value, field, place, context) {
    if (value === undefined || value === null)
        return undefined;
    switch (field.type) {
        case 'object': {
            const [first, ...more] = Array.isArray(value) ? value : [value];
            const inner = Array.isArray(value) ? { ...place, from: [...place.from, 0] } : place;
            if (more.length > 0)
                context.warn(place.from, `only the first of ${more.length + 1} blocks is taken.`);
            if ((0,src_json/* isObject */.Gv)(first))
                return cleanObject(first, field, inner, context);
            if (first !== undefined && first !== null)
                wrongShape('a map', place, context);
            return undefined;
        }
        case 'entity-list':
            return cleanList(value, place, context, (item, where) => cleanValue(item, field.item, where, context));
        case 'keyed-list':
            return cleanList(value, place, context, (item, where) => cleanItem(item, field, where, context));
        case 'string-list':
            return cleanList(value, place, context, (item, where) => cleanScalar(item, { type: 'string', doc: '' }, where, context));
        case 'string-map':
            return cleanMap(value, place, context);
        default:
            return cleanScalar(value, field, place, context);
    }
}
function wrongShape(wanted, place, context) {
    context.warn(place.from, `left out: ${wanted} was expected here.`);
}
function cleanItem(item, field, place, context) {
    if (field.item === undefined)
        return cleanScalar(item, { type: 'string', doc: '' }, place, context);
    return cleanValue(item, field.item, place, context);
}
function cleanList(value, place, context, clean) {
    if (!Array.isArray(value)) {
        wrongShape('a list', place, context);
        return undefined;
    }
    const items = [];
    value.forEach((item, index) => {
        const result = clean(item, { from: [...place.from, index], at: [...place.at, items.length] });
        if (result !== undefined)
            items.push(result);
    });
    // A list that lost all its items would state "none".
    return items.length === 0 ? undefined : items;
}
function cleanObject(value, field, place, context) {
    const result = (0,src_json/* record */.g1)();
    for (const [name, given] of Object.entries(value)) {
        if (given === null)
            continue;
        const target = targetOf(name, value, field, context);
        const row = Object.hasOwn(field.fields, target) ? field.fields[target] : undefined;
        if (row === undefined) {
            cleanUnknown(name, given, { field, result }, place, context);
        }
        else if (row.manifestOnly === true) {
            context.warn([...place.from, name], 'dropped: no other tool has this field.');
        }
        else if (row.writeOnly === true) {
            leaveWriteOnly(given, value, below(place, name, target), context);
        }
        else if (Object.hasOwn(result, target)) {
            if (isUnset(given))
                continue;
            // Both names of a route are one thing, and the platform shows the same under both (N7); both forms of a model are not (C27).
            if (name === 'served_models' || target !== 'served_entities') {
                if (name === 'served_models')
                    context.warn([...place.from, name], 'dropped: `served_entities` says what is served.');
            }
            else
                context.warn([...place.from, name], 'dropped: `served_models` above it was taken. Keep one of the two.');
        }
        else {
            const cleaned = cleanValue(given, row, below(place, name, target), context);
            if (cleaned !== undefined)
                result[target] = cleaned;
        }
    }
    const tidy = field === served_entity/* servedEntityField */.$ ? tidyEntity(result, value, place, context) : context.filled ? tidyFilled(result, field) : result;
    return Object.keys(tidy).length === 0 ? undefined : tidy;
}
function targetOf(name, value, field, context) {
    if (Object.hasOwn(field.fields, name) && name !== 'served_model_name')
        return name;
    if (name === 'served_models' && Object.hasOwn(field.fields, 'served_entities')) {
        const entities = value['served_entities'];
        const mirrored = Array.isArray(entities) && entities.length > 0;
        // Replies carry the older form as a mirror.
        return mirrored && context.filled ? name : 'served_entities';
    }
    const current = Object.hasOwn(renames, name) ? renames[name] : undefined;
    return current !== undefined && Object.hasOwn(field.fields, current) ? current : name;
}
function cleanUnknown(name, given, { field, result }, place, context) {
    const from = [...place.from, name];
    const base = name.replace(/_plaintext$/, '');
    if (base !== name && Object.hasOwn(field.fields, base)) {
        if (isUnset(given) || (result[base] !== undefined && result[base] !== ''))
            return;
        leaveSecret({ from, at: [...place.at, base] }, result, base, context);
    }
    else if (field.readOnly?.includes(name) === true) {
        if (!context.filled)
            context.warn(from, 'dropped: only the platform sets it.');
    }
    else if (!isUnset(given)) {
        context.warn(from, 'dropped: a manifest has no such field.');
    }
}
/** A credential in plain text: a variable takes its place, and the platform gets a reference once that has a value. */
function leaveSecret(place, result, name, context) {
    const reference = context.standIn(place, 'reference');
    result[name] = reference;
    context.warn(place.from, `a secret in plain text does not belong in a manifest. Store it in a secret scope, and give the reference to it to the variable ${variableOf(reference)}; ` +
        'the plan will show it as a change.');
    context.note(place.at, 'Was given in plain text: store it in a secret scope. The plan will show the reference as a change.');
}
const variableOf = (reference) => `\`${reference.replace(/^\$\{var\.|\}$/g, '')}\``;
function leaveWriteOnly(given, around, { from, at }, context) {
    const field = String(at.at(-1));
    if (given === false && context.filled && Number(around['provisioned_model_units'] ?? 0) > 0) {
        // Unset is on: an update of the config would turn on what was off (N20).
        context.warn(from, `left out: \`false\` may also stand for what was never set. If it was set, state \`${field}: false\` after the first apply.`);
        context.note(at, `If \`${field}: false\` was set, state it after the first apply: the platform never returns it.`);
        return;
    }
    if (isUnset(given) && (given !== false || context.filled))
        return;
    context.warn(from, 'left out: the platform never returns it, so it could not be compared. State it after the first apply to have it sent.');
    context.note(at, `\`${field}\` is left out: the platform never returns it. State it after the first apply to have it sent.`);
}
/** What a tool that fills in everything shows for what nobody set. */
function isUnset(value) {
    if (value === undefined || value === null || value === '' || value === 0 || value === false)
        return true;
    if (Array.isArray(value))
        return value.every(isUnset);
    return typeof value === 'object' && Object.values(value).every(isUnset);
}
function cleanMap(value, place, context) {
    if (!(0,src_json/* isObject */.Gv)(value)) {
        wrongShape('a map', place, context);
        return undefined;
    }
    const result = (0,src_json/* record */.g1)();
    for (const [key, given] of Object.entries(value)) {
        if (given === null)
            continue;
        const where = below(place, key);
        if (typeof given === 'object') {
            wrongShape('text', where, context);
        }
        else {
            const text = String(given);
            const secret = !scalars/* secretReference */.QO.test(text.trim()) && (context.isSecret(where.from) || (0,manifest_credentials/* credentialIn */.Lq)(text) !== undefined || (!text.includes('${') && (0,manifest_credentials/* looksLikeCredential */.Pv)(key, text)));
            result[key] = secret ? context.standIn(where, 'value') : context.text(text);
            if (!secret)
                continue;
            const variable = variableOf((0,src_json/* textOf */.b6)(result[key]));
            context.warn(where.from, `the value is or looks secret, and is not written. Give it, or better a secret reference, to the variable ${variable}.`);
            context.note(where.at, 'Secret in the source, or by its name, so not written here. A secret reference is best; the plan shows it as a change.');
        }
    }
    return Object.keys(result).length === 0 ? undefined : result;
}
function cleanScalar(value, field, place, context) {
    if (Array.isArray(value) || (0,src_json/* isObject */.Gv)(value)) {
        wrongShape('a single value', place, context);
        return undefined;
    }
    if (value === null || (context.filled && value === ''))
        return undefined;
    const secret = field.type === 'string' && field.credential === true;
    if (typeof value === 'string') {
        const isReference = scalars/* secretReference */.QO.test(value.trim());
        if (isReference)
            return value.trim();
        const variable = /^\$\{var\.([^}]+)\}$/.exec(value.trim())?.[1];
        if (secret && variable !== undefined)
            context.onCredential?.(variable);
        if (secret && !/\$\{/.test(value)) {
            const result = (0,src_json/* record */.g1)();
            leaveSecret(place, result, String(place.at.at(-1)), context);
            return result[String(place.at.at(-1))];
        }
    }
    if (context.isSecret(place.from) || (typeof value === 'string' && (0,manifest_credentials/* credentialIn */.Lq)(value) !== undefined)) {
        const reference = context.standIn(place, 'value');
        context.warn(place.from, `the value is secret and is not written. Give it to the variable ${variableOf(reference)}.`);
        context.note(place.at, 'Secret in the source, so not written here.');
        return reference;
    }
    if (typeof value === 'string')
        return context.text(value);
    return field.type === 'string' ? String(value) : value;
}
/** Values of a section that stand for "not set" where a tool fills in everything. */
function tidyFilled(result, field) {
    const kept = Object.entries(result).filter(([name, value]) => {
        const row = field.fields[name];
        if (name === 'traffic_percentage')
            return true;
        if (value === 0)
            return name === 'calls' && !(Number(result['tokens'] ?? 0) > 0);
        // A legacy inference table that is off is not the same as none (N31).
        if (value === false)
            return row?.absentMeans !== false && name !== 'route_optimized' && name !== 'safety';
        return true;
    });
    return (0,src_json/* record */.g1)(kept);
}
//# sourceMappingURL=clean.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/endpoints.js
/** The endpoints of a bundle as one target would deploy them. */



const levels = { CAN_MANAGE: 'CAN_MANAGE', CAN_VIEW: 'CAN_VIEW', CAN_RUN: 'CAN_QUERY' };
const ranks = ['CAN_VIEW', 'CAN_QUERY', 'CAN_MANAGE'];
const principals = ['user_name', 'group_name', 'service_principal_name'];
/** Keys of the resource that are no part of the endpoint as the API knows it. */
const ownKeys = ['name', 'permissions', 'lifecycle', 'id', 'url', 'modified_status'];
const group = ['resources', 'model_serving_endpoints'];
function readEndpoints(scope, options) {
    const resources = (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(scope.root, group[0]), group[1]);
    if (resources?.type !== 'map')
        return [];
    return [...resources.entries.values()].flatMap((entry) => {
        if ((0,manifest_node/* isNull */.kZ)(entry.value) || entry.value.type !== 'map') {
            options.warn(entry.value, [...group, entry.key], 'left out: the endpoint is empty.');
            return [];
        }
        return [readEndpoint(entry.key, scope.resolver.fill(entry.value), scope, options)];
    });
}
function readEndpoint(key, node, scope, options) {
    const raw = toJson(node);
    const warn = (path, message) => {
        options.warn(deepest(node, path), [...group, key, ...path], message);
    };
    for (const name of Object.keys(raw)) {
        if (ownKeys.includes(name) || name === 'rate_limits' || isKnown(name))
            continue;
        warn([name], 'dropped: a manifest has no such field.');
    }
    const { document, notes } = cleanEndpoint(raw, {
        endpoint: key,
        filled: false,
        isSecret: () => false,
        text: (value) => value,
        placeholder: options.placeholder,
        onCredential: options.onCredential,
        warn,
    });
    const permissions = readPermissions(raw, scope, options, warn);
    if (permissions.length > 0)
        document['permissions'] = permissions;
    const lifecycle = (0,src_json/* isObject */.Gv)(raw['lifecycle']) ? raw['lifecycle'] : {};
    const name = (0,src_json/* textOf */.b6)(raw['name']);
    return { key, name: name === '' ? key : name, document, preventDestroy: (0,src_json/* textOf */.b6)(lifecycle['prevent_destroy']) === 'true', notes };
}
const known = ['config', 'ai_gateway', 'tags', 'email_notifications', 'telemetry_config', 'description', 'route_optimized', 'budget_policy_id'];
const isKnown = (name) => known.includes(name);
/** The resource's own grants, and those of the bundle for everybody that it does not mention; the highest for each. */
function readPermissions(raw, scope, options, warn) {
    const grants = new Map();
    const add = (grant, level) => {
        const principal = principals.find((name) => (0,src_json/* textOf */.b6)(grant[name]) !== '');
        if (principal === undefined)
            return false;
        const id = `${principal}:${(0,src_json/* textOf */.b6)(grant[principal])}`;
        const before = (0,src_json/* textOf */.b6)(grants.get(id)?.['level']);
        if (ranks.indexOf(level) >= ranks.indexOf(before))
            grants.set(id, (0,src_json/* record */.g1)([['level', level], [principal, (0,src_json/* textOf */.b6)(grant[principal])]]));
        return true;
    };
    const own = Array.isArray(raw['permissions']) ? raw['permissions'] : [];
    own.forEach((grant, index) => {
        const level = (0,src_json/* isObject */.Gv)(grant) ? (0,src_json/* textOf */.b6)(grant['level']) : '';
        if (!(0,src_json/* isObject */.Gv)(grant) || level === '' || !add(grant, level))
            warn(['permissions', index], 'left out: it names no level, or nobody.');
    });
    const shared = options.resolved ? undefined : (0,manifest_node/* child */.jf)(scope.root, 'permissions');
    if (shared?.type !== 'list')
        return [...grants.values()];
    const mentioned = new Set(grants.keys());
    for (const node of shared.items) {
        const grant = toJson(scope.resolver.fill(node));
        if (!(0,src_json/* isObject */.Gv)(grant))
            continue;
        const principal = principals.find((name) => (0,src_json/* textOf */.b6)(grant[name]) !== '');
        if (principal !== undefined && mentioned.has(`${principal}:${(0,src_json/* textOf */.b6)(grant[principal])}`))
            continue;
        const given = (0,src_json/* textOf */.b6)(grant['level']);
        const level = Object.hasOwn(levels, given) ? levels[given] : undefined;
        if (level === undefined || !add(grant, level))
            options.warn(node, ['permissions'], 'left out: this grant of the bundle names no level that endpoints know, or nobody.');
    }
    return [...grants.values()];
}
/** The deepest node on the way of a path: where to point to. */
function deepest(node, path) {
    let at = node;
    for (const part of path) {
        const next = at.type === 'map' ? at.entries.get(String(part))?.value : at.type === 'list' && typeof part === 'number' ? at.items[part] : undefined;
        if (next === undefined)
            return at;
        at = next;
    }
    return at;
}
/** Plain data; a number that is not written as a number is (`1.10`, `0x1F`) stays the text that it was. */
function toJson(node) {
    if (node.type === 'list')
        return node.items.map(toJson);
    if (node.type === 'map')
        return (0,src_json/* record */.g1)([...node.entries.values()].map((entry) => [entry.key, toJson(entry.value)]));
    return typeof node.value === 'number' && String(node.value) !== node.text ? node.text : node.value;
}
//# sourceMappingURL=endpoints.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/foreign/layers.js

function layerBetween(base, wanted, field) {
    if (JSON.stringify(base) === JSON.stringify(wanted))
        return 'unchanged';
    if (wanted === undefined)
        return { state: null };
    if (base === undefined)
        return { state: wanted };
    if ((field?.type === 'object' || field?.type === 'string-map') && (0,src_json/* isObject */.Gv)(base) && (0,src_json/* isObject */.Gv)(wanted)) {
        return objectLayer(base, wanted, field.type === 'object' ? field : undefined);
    }
    if ((field?.type === 'entity-list' || field?.type === 'keyed-list') && Array.isArray(base) && Array.isArray(wanted)) {
        return field.item === undefined || (field.type === 'keyed-list' && field.identity.length === 0) ? { state: wanted } : listLayer(base, wanted, field, field.item);
    }
    return { state: wanted };
}
function objectLayer(base, wanted, field) {
    const layer = (0,src_json/* record */.g1)();
    for (const name of new Set([...Object.keys(base), ...Object.keys(wanted)])) {
        const inner = layerBetween(base[name], wanted[name], field?.fields[name]);
        if (inner === 'impossible')
            return inner;
        if (inner !== 'unchanged')
            layer[name] = inner.state;
    }
    return Object.keys(layer).length === 0 ? 'unchanged' : { state: layer };
}
/** Items are matched by their identity. The order of what is inherited stays, as it does when layers are merged. */
function listLayer(base, wanted, field, item) {
    const before = identified(base, field);
    const after = identified(wanted, field);
    if (before === undefined || after === undefined)
        return 'impossible';
    const kept = [...before.keys()].filter((id) => after.has(id));
    const sameOrder = [...after.keys()].filter((id) => before.has(id));
    if (field.type === 'entity-list' && kept.join('\n') !== sameOrder.join('\n'))
        return 'impossible';
    const layer = [];
    for (const [id, each] of before) {
        const next = after.get(id);
        if (next === undefined) {
            layer.push({ ...identityOf(each, field), remove: true });
            continue;
        }
        const inner = objectLayer(each, next, item);
        if (inner === 'impossible')
            return inner;
        if (inner !== 'unchanged')
            layer.push({ ...identityOf(each, field), ...inner.state });
    }
    for (const [id, each] of after)
        if (!before.has(id))
            layer.push(each);
    return layer.length === 0 ? 'unchanged' : { state: layer };
}
/** Items by identity; `undefined` where they cannot be told apart, or the manifest would take one for another. */
function identified(items, field) {
    const result = new Map();
    for (const each of items) {
        if (!(0,src_json/* isObject */.Gv)(each))
            return undefined;
        const identity = identityOf(each, field);
        const names = Object.keys(identity);
        const id = isLimits(field) ? JSON.stringify([(0,src_json/* textOf */.b6)(each['key'] ?? 'endpoint'), (0,src_json/* textOf */.b6)(each['principal']), names.filter((name) => name === 'calls' || name === 'tokens')]) : JSON.stringify(identity);
        if (names.length === 0 || result.has(id) || (0,src_json/* textOf */.b6)(Object.values(identity)[0]).includes('${'))
            return undefined;
        result.set(id, each);
    }
    return result;
}
const isLimits = (field) => field.type === 'keyed-list' && field.identity.includes('calls');
function identityOf(item, field) {
    const names = field.type === 'entity-list' ? ['name'] : field.identity;
    return (0,src_json/* record */.g1)(names.filter((name) => (0,src_json/* textOf */.b6)(item[name]) !== '').map((name) => [name, item[name] ?? null]));
}
//# sourceMappingURL=layers.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/put-together.js
/** Endpoints as each target has them -> endpoints that all targets share, and what each target states over them. */






function putTogether(all, warn) {
    const targets = (0,src_json/* record */.g1)();
    for (const { scope } of all)
        if (scope.target !== undefined)
            targets[scope.target] = targetStart(scope, all.length);
    const keys = [...new Set(all.flatMap(({ endpoints }) => endpoints.map(({ key }) => key)))];
    const manifestKeys = chooseKeys(keys, all);
    const endpoints = keys.flatMap((key) => placeEndpoint(key, manifestKeys.get(key) ?? key, all, targets));
    for (const { scope } of all) {
        const part = scope.target === undefined ? undefined : targets[scope.target];
        const named = [...manifestKeys.values()].some((key) => !keys.includes(key)) || keys.some((key) => manifestKeys.get(key) === key && isDerived(key, key, all));
        if (part !== undefined && scope.prefix !== '' && named)
            part['name_prefix'] = scope.prefix;
        tellPrefix(scope, warn);
    }
    return { endpoints, targets: Object.keys(targets).length === 0 ? undefined : targets, uses: all.map(({ scope }) => scope.prefix) };
}
function targetStart(scope, count) {
    const flag = scope.target === undefined ? undefined : (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(scope.root, 'targets'), scope.target), 'default');
    return flag?.type === 'scalar' && flag.text === 'true' && count > 1 ? (0,src_json/* record */.g1)([['default', true]]) : (0,src_json/* record */.g1)();
}
function tellPrefix({ development, prefix, root, target }, warn) {
    if (!development)
        return;
    const place = (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(root, 'targets'), target ?? ''), 'mode') ?? root;
    const words = prefix === '' ? 'names are taken as they are' : `\`${prefix}\` goes before the names of endpoints, as it does in the bundle`;
    warn(place, ['targets', target ?? '', 'mode'], `has no meaning here beyond names: ${words}. The other presets of development mode do not touch endpoints.`);
}
const nameIn = (key, { endpoints }) => endpoints.find((each) => each.key === key)?.name;
/** The name becomes the key where all targets agree on it: only names that come from keys get a prefix. */
function chooseKeys(keys, all) {
    const chosen = new Map();
    for (const key of keys) {
        const names = new Set(all.map((each) => nameIn(key, each)).filter((name) => name !== undefined));
        const [name] = names;
        const free = name !== undefined && ![...chosen.values()].includes(name) && (name === key || !keys.includes(name));
        chosen.set(key, names.size === 1 && free && fields/* namePattern */._u.test(name) ? name : key);
    }
    return chosen;
}
/** Whether the name comes from the key in every target. */
const isDerived = (key, manifestKey, all) => all.every((each) => [undefined, manifestKey].includes(nameIn(key, each)));
function placeEndpoint(key, manifestKey, all, targets) {
    const derived = isDerived(key, manifestKey, all);
    const wanted = all.flatMap(({ scope, endpoints }) => {
        const found = endpoints.find((each) => each.key === key);
        return found === undefined ? [] : [{ scope, found, value: wholeValue(found, derived, scope) }];
    });
    // What most targets have is what all share; among equals one that is not for development, then the first, says.
    const texts = wanted.map(({ value }) => JSON.stringify(value));
    const weight = (at) => 2 * texts.filter((text) => text === texts[at]).length + (wanted[at]?.scope.development === false ? 1 : 0);
    const index = texts.reduce((best, _, at) => (weight(at) > weight(best) ? at : best), 0);
    const base = wanted[index];
    if (base === undefined)
        return [];
    const notes = manifestKey === key ? [] : [`${group.join('.')}.${key} of the bundle.`];
    const layers = wanted.map(({ value }) => layerBetween(base.value, value, shapes/* endpointField */.C_));
    const everywhere = wanted.length === all.length;
    if (!everywhere || layers.includes('impossible')) {
        // No layer can say the difference, or some targets do not have it: it stands whole in each that has it.
        for (const { scope, value } of wanted)
            if (scope.target !== undefined)
                overlay(targets, scope.target, manifestKey, value);
        return [];
    }
    layers.forEach((layer, at) => {
        const target = wanted[at]?.scope.target;
        if (typeof layer === 'object' && target !== undefined)
            overlay(targets, target, manifestKey, layer.state);
    });
    const { name, lifecycle, ...document } = base.value;
    return [
        {
            key: manifestKey,
            ...(typeof name === 'string' ? { name } : {}),
            notes,
            document: (0,src_json/* record */.g1)(Object.entries(document)),
            lifecycle: lifecycle,
            fieldNotes: allNotes(wanted.map(({ found }) => found)),
        },
    ];
}
/** The notes of every target, each once. */
function allNotes(found) {
    const notes = new Map(found.flatMap((each) => each.notes).map((note) => [JSON.stringify(note), note]));
    return [...notes.values()];
}
/** An endpoint of one target as one layer of a manifest would state it. */
function wholeValue(found, derived, scope) {
    return (0,src_json/* record */.g1)([
        ...(derived ? [] : [['name', `${scope.prefix}${found.name}`]]),
        ...Object.entries(found.document),
        ['lifecycle', (0,src_json/* record */.g1)([...(found.preventDestroy ? [['prevent_destroy', true]] : []), ['adopt', true]])],
    ]);
}
function overlay(targets, target, key, value) {
    const part = targets[target];
    const endpoints = (part['endpoints'] ?? (0,src_json/* record */.g1)());
    endpoints[key] = value;
    part['endpoints'] = endpoints;
}
//# sourceMappingURL=put-together.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/dropped.js
/** What a bundle holds beside endpoints: said once for each kind, so that nobody looks for it in vain. */


const meanings = {
    run_as: 'has no meaning here: the identity that the workflow signs in with creates the endpoints and stays their creator.',
    artifacts: 'stays with the bundle: endpoints need nothing built or uploaded.',
    sync: 'stays with the bundle: endpoints need nothing built or uploaded.',
    experimental: 'has no meaning here.',
    scripts: 'stays with the bundle.',
    python: 'has no meaning here. Endpoints that Python code makes are in the output of `databricks bundle validate -o json`, which can be imported, too.',
    environments: 'is an older name of `targets` and is not read. Rename it in the bundle and import again.',
};
/** `used` are the variables of the bundle that the manifest has. */
function tellDropped(root, used, warn) {
    const targets = (0,manifest_node/* child */.jf)(root, 'targets');
    const parts = [[root, []]];
    if (targets?.type === 'map')
        parts.push(...[...targets.entries.values()].map((entry) => [entry.value, ['targets', entry.key]]));
    for (const [part, path] of parts) {
        for (const [name, meaning] of Object.entries(meanings)) {
            const node = (0,manifest_node/* child */.jf)(part, name);
            if (node !== undefined && !isEmpty(node))
                warn(node, [...path, name], meaning);
        }
        tellResources(part, path, warn);
    }
    const declared = (0,manifest_node/* child */.jf)(root, 'variables');
    if (declared?.type !== 'map')
        return;
    const unused = [...declared.entries.values()].filter(({ key }) => !used.has(key));
    const [first] = unused;
    if (first === undefined)
        return;
    const complex = unused.filter(({ value }) => (0,manifest_node/* child */.jf)(value, 'type') !== undefined).map(({ key }) => key);
    const names = unused.map(({ key }) => `\`${key}\``).join(', ');
    const more = complex.length === 0 ? '' : ' Complex variables are written out where they are used.';
    warn(first.value, ['variables'], `left out, because no text of the manifest refers to them: ${names}.${more}`);
}
function tellResources(part, path, warn) {
    const resources = (0,manifest_node/* child */.jf)(part, 'resources');
    if (resources?.type !== 'map')
        return;
    for (const entry of resources.entries.values()) {
        if (entry.key === group[1] || entry.value.type !== 'map' || entry.value.entries.size === 0)
            continue;
        const count = entry.value.entries.size;
        warn(entry.value, [...path, 'resources', entry.key], `${count === 1 ? '1 resource stays' : `${count} resources stay`} with the bundle: only endpoints are managed here.`);
    }
}
const isEmpty = (node) => (0,manifest_node/* isNull */.kZ)(node) || (node.type === 'map' && node.entries.size === 0) || (node.type === 'list' && node.items.length === 0);
//# sourceMappingURL=dropped.js.map
// EXTERNAL MODULE: ./lib/src/glob.js
var glob = __webpack_require__(7822);
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/merge.js

/**
 * Two layers of a bundle as one, by the bundle's own rules: maps merge by key, lists are put one after the other, other
 * values are replaced, and an empty value changes nothing.
 */
function mergeNodes(below, above) {
    if (below === undefined || (0,manifest_node/* isNull */.kZ)(below))
        return above ?? below;
    if (above === undefined || (0,manifest_node/* isNull */.kZ)(above))
        return below;
    if (below.type === 'map' && above.type === 'map') {
        const entries = new Map(below.entries);
        for (const entry of above.entries.values()) {
            const earlier = entries.get(entry.key);
            const value = mergeNodes(earlier?.value, entry.value) ?? entry.value;
            entries.set(entry.key, { ...(earlier ?? entry), value });
        }
        return { ...below, entries };
    }
    if (below.type === 'list' && above.type === 'list')
        return { ...below, items: [...below.items, ...above.items] };
    return above;
}
//# sourceMappingURL=merge.js.map
// EXTERNAL MODULE: ./lib/node_modules/yaml/browser/index.js + 71 modules
var browser = __webpack_require__(2258);
// EXTERNAL MODULE: ./lib/src/manifest/limits.js
var limits = __webpack_require__(4676);
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/read-yaml.js
/** YAML as bundles write it (anchors, `<<`) -> located nodes. What it can be made to read is bounded. */




/** Reads one file as a map. An empty file is an empty map. Throws `invalid-input` with the place of the first problem. */
function readYaml({ path, text }) {
    if (text.length > limits/* limits */.F.bytes || Buffer.byteLength(text) > limits/* limits */.F.bytes)
        throw problem({ file: path, line: 1, column: 1 }, 'the file is larger than 1 MiB.');
    const lines = new browser/* LineCounter */.HN();
    const placeAt = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file: path, line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    try {
        const documents = (0,browser/* parseAllDocuments */.hR)(text.replace(/^\uFEFF/, ''), { lineCounter: lines, uniqueKeys: false, merge: false, logLevel: 'silent' });
        const [first, second] = 'empty' in documents ? [] : documents;
        const error = first?.errors[0];
        if (error !== undefined)
            throw problem(placeAt(error.pos[0]), error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '.') ?? '');
        if (second !== undefined)
            throw problem(placeAt(second.range[0]), 'the file holds more than one YAML document.');
        const start = { file: path, line: 1, column: 1 };
        if (first?.contents == null || ((0,browser/* isScalar */.jn)(first.contents) && first.contents.value === null))
            return { type: 'map', entries: new Map(), place: start };
        const node = createConverter(placeAt)(first.contents, 0, start);
        if (node.type === 'map')
            return node;
        throw problem(node.place, 'the file is no map of keys and values.');
    }
    catch (thrown) {
        // The parser calls itself once a level.
        if (thrown instanceof RangeError)
            throw problem({ file: path, line: 1, column: 1 }, tooDeep);
        throw thrown;
    }
}
const tooDeep = 'maps and lists are nested too deeply.';
function problem(place, message) {
    return new errors/* EndpointsError */.Ju('invalid-input', `${place.file}:${place.line}:${place.column}: ${message}`, { hint: 'Nothing was written.' });
}
function createConverter(placeAt) {
    const anchors = new Map();
    let count = 0;
    const placeOf = (source, fallback) => {
        const range = source?.range;
        return range == null ? fallback : placeAt(range[0]);
    };
    function alias(name, place) {
        const target = anchors.get(name);
        if (target === undefined)
            throw problem(place, `there is no anchor \`&${name}\` above this alias.`);
        if (target === 'open')
            throw problem(place, `the alias \`*${name}\` stands inside its own anchor.`);
        spend(target.size, place);
        return target.node;
    }
    /** An "alias bomb" multiplies values: each use counts. */
    function spend(size, place) {
        count += size;
        if (count > limits/* limits */.F.aliasedValues)
            throw problem(place, 'the file holds, or its aliases expand to, too many values.');
    }
    function map(items, place, depth) {
        const entries = new Map();
        const merged = [];
        for (const item of items) {
            const keyPlace = placeOf(item.key, place);
            const key = convert(item.key, depth + 1, keyPlace);
            if (key.type !== 'scalar')
                throw problem(keyPlace, 'a key must be text.');
            const value = convert(item.value, depth + 1, keyPlace);
            if (key.text === '<<')
                merged.push(...merge(value));
            else if (entries.has(key.text))
                throw problem(keyPlace, `the key \`${key.text}\` is already defined in this map.`);
            else
                entries.set(key.text, { key: key.text, keyPlace, value });
        }
        // What is merged in gives way to what stands here, and to what was merged in before.
        for (const entry of merged)
            if (!entries.has(entry.key))
                entries.set(entry.key, entry);
        return { type: 'map', entries, place };
    }
    function merge(value) {
        if (value.type === 'map')
            return [...value.entries.values()];
        if (value.type === 'list')
            return value.items.flatMap(merge);
        if ((0,manifest_node/* isNull */.kZ)(value))
            return [];
        throw problem(value.place, '`<<` merges maps only.');
    }
    function convert(source, depth, fallback) {
        const place = placeOf(source, fallback);
        if (depth > limits/* limits */.F.depth)
            throw problem(place, tooDeep);
        if ((0,browser/* isAlias */.Vj)(source))
            return alias(source.source, place);
        spend(1, place);
        const before = count;
        const anchor = source?.anchor;
        if (anchor !== undefined)
            anchors.set(anchor, 'open');
        const node = (0,browser/* isMap */.jh)(source)
            ? map(source.items, place, depth)
            : (0,browser/* isSeq */.oP)(source)
                ? { type: 'list', items: source.items.map((item) => convert(item, depth + 1, place)), place }
                : scalar(source, place);
        if (anchor !== undefined)
            anchors.set(anchor, { node, size: count - before + 1 });
        return node;
    }
    return convert;
}
function scalar(source, place) {
    const known = (0,browser/* isScalar */.jn)(source) ? source : undefined;
    const value = known?.value ?? null;
    if (typeof value === 'string')
        return { type: 'scalar', value, text: value, place };
    if (typeof value === 'number' || typeof value === 'boolean')
        return { type: 'scalar', value, text: known?.source ?? String(value), place };
    return { type: 'scalar', value: null, text: '', place };
}
//# sourceMappingURL=read-yaml.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/read-files.js
/** The files of a bundle: its root and what `include` names, put together as `databricks bundle` does. */




const mostFiles = 500;
const mostNames = 20_000;
/** The merged root of a bundle. Throws `invalid-input` for what cannot be read, or lies outside the folder. */
async function readBundleFiles(root, folder) {
    let result = readYaml(root);
    const seen = new Set(['databricks.yml', 'databricks.yaml', 'bundle.yml', 'bundle.yaml', root.path]);
    const include = (0,manifest_node/* child */.jf)(result, 'include');
    if (include === undefined || include.type !== 'list')
        return result;
    const budget = { names: mostNames };
    for (const item of include.items) {
        if (item.type !== 'scalar')
            continue;
        const found = (await expand(item.text, item, folder, budget)).filter((path) => !seen.has(path));
        for (const path of found) {
            seen.add(path);
            if (seen.size > mostFiles)
                throw problem(item.place, `more than ${mostFiles} files are included.`);
            if (!/\.(ya?ml|json)$/.test(path))
                throw problem(item.place, `\`${path}\` is included, but is neither YAML nor JSON.`);
            const text = await folder.read(path);
            // What is left out here would be missing in the manifest without a word.
            if (text === undefined)
                throw problem(item.place, `\`${path}\` is included, but is no file, or leads outside the bundle's folder.`);
            result = mergeNodes(result, readYaml({ path, text }));
        }
    }
    return result;
}
/** Files that a pattern of `include` names, sorted: `*`, `?` and `[...]` within one folder's names, as Go's `filepath.Glob`. */
async function expand(pattern, node, folder, budget) {
    const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
    if (/^([/\\]|[A-Za-z]:)/.test(pattern) || parts.includes('..') || pattern.includes('\\')) {
        throw problem(node.place, `\`${pattern}\` leads outside the bundle's folder, or may: only files below it are read.`);
    }
    let found = [''];
    for (const [index, part] of parts.entries()) {
        const next = [];
        for (const base of found) {
            const names = /[*?[]/.test(part) ? await folder.names(base) : [part];
            budget.names -= names.length;
            if (budget.names < 0)
                throw problem(node.place, `\`${pattern}\` leads through too many files.`);
            const matching = names.filter((name) => name === part || (0,glob/* matchesGlob */.k)(name, part));
            next.push(...matching.map((name) => (base === '' ? name : `${base}/${name}`)));
        }
        found = next;
        if (index < parts.length - 1)
            found = [...new Set(found)];
    }
    const files = found.filter((path) => path !== '').sort();
    if (!/[*?[]/.test(pattern) && (files[0] === undefined || (await folder.read(files[0])) === undefined)) {
        throw problem(node.place, `\`${pattern}\` is included, but there is no such file.`);
    }
    return files;
}
//# sourceMappingURL=read-files.js.map
// EXTERNAL MODULE: ./lib/src/plan/manifest-lines.js
var manifest_lines = __webpack_require__(517);
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/references.js
/** `${...}` of a bundle, filled in or turned into references that a manifest knows. */



const segment = String.raw `\p{L}+(?:[-_]*[\p{L}\p{N}]+)*`;
const reference = new RegExp(String.raw `\$\{(${segment}(?:\.${segment}(?:\[[0-9]+\])*)*(?:\[[0-9]+\])*)\}`, 'gu');
/** Values a bundle can nest into one another, and all that filling in may make. */
const references_deepest = 12;
const mostNodes = 100_000;
function createResolver({ find, warnDollar }) {
    let made = 0;
    function fill(node, keep, depth) {
        made += 1;
        if (made > mostNodes)
            throw problem(node.place, 'filling in the references makes too many values.');
        if (node.type === 'list')
            return { ...node, items: node.items.map((item) => fill(item, keep, depth)) };
        if (node.type === 'map') {
            const entries = [...node.entries.values()].map((entry) => [entry.key, { ...entry, value: fill(entry.value, keep, depth) }]);
            return { ...node, entries: new Map(entries) };
        }
        return typeof node.value === 'string' ? fillScalar(node, node.value, keep, depth) : node;
    }
    function fillScalar(node, value, keep, depth) {
        if (depth > references_deepest)
            throw problem(node.place, 'the references lead through too many others, or in a circle.');
        const matches = [...value.matchAll(reference)];
        const [only] = matches;
        if (only !== undefined && only[0] === value) {
            const found = find(only[1] ?? '', node, keep);
            return 'node' in found ? fill(found.node, keep, depth + 1) : textNode(node, found.text);
        }
        let text = '';
        let end = 0;
        for (const match of matches) {
            const before = value.slice(end, match.index);
            const found = find(match[1] ?? '', node, keep);
            const inner = 'node' in found ? fill(found.node, keep, depth + 1) : textNode(node, found.text);
            if (inner.type !== 'scalar')
                throw problem(node.place, `\`${match[0]}\` is no single value, and cannot stand inside text.`);
            if (before.endsWith('$') && inner.text.startsWith('${'))
                warnDollar(node);
            text += (0,manifest_lines/* literal */.eu)(before) + inner.text;
            end = match.index + match[0].length;
            made += inner.text.length / 1000;
        }
        return textNode(node, text + (0,manifest_lines/* literal */.eu)(value.slice(end)));
    }
    return {
        fill: (node) => fill(node, true, 0),
        fillOut: (node) => fill(node, false, 0),
    };
}
const textNode = (node, text) => ({ ...node, value: text, text });
/** The node at a path such as `a.b[0].c`. */
function nodeAt(root, path) {
    return path.split('.').reduce((node, part) => {
        const [key = '', ...indexes] = part.split(/\[|\]\[?/).filter((each) => each !== '');
        return indexes.reduce((list, index) => (list?.type === 'list' ? list.items[Number(index)] : undefined), (0,manifest_node/* child */.jf)(node, key));
    }, root);
}
const isMissing = (node) => node === undefined || (0,manifest_node/* isNull */.kZ)(node);
//# sourceMappingURL=references.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/names.js
/** What `databricks bundle` makes of the prefix of names for endpoints: `[dev jane] ` -> `dev_jane_`. References stay. */
function normalizePrefix(prefix) {
    const bare = prefix.replaceAll('[', '').trim();
    const parts = bare.split(/(\$\{[^{}]*\})/).map((part, index) => (index % 2 === 1 ? part : part.toLowerCase().replace(/[^\p{L}\p{Nd}]+/gu, '_')));
    return withoutEdges(parts.join('')) + (bare.endsWith(']') ? '_' : '');
}
/** Without the underscores at its ends, in one look at each: a pattern for those at the end looks at every run of them. */
function withoutEdges(text) {
    const from = text.search(/[^_]/);
    if (from === -1)
        return '';
    let end = text.length;
    while (text.charAt(end - 1) === '_')
        end -= 1;
    return text.slice(from, end);
}
//# sourceMappingURL=names.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/scope.js
/** One target of a bundle: what its references stand for, and what it puts before names. */





/** Parts of the root that a target lays its own over. */
const layered = ['bundle', 'workspace', 'resources', 'permissions', 'presets'];
const shortName = 'workspace.current_user.short_name';
function createScope(options) {
    const { given, target, resolved } = options;
    const over = target === undefined ? undefined : (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(options.root, 'targets'), target);
    const root = layered.reduce((result, name) => {
        const value = mergeNodes((0,manifest_node/* child */.jf)(options.root, name), (0,manifest_node/* child */.jf)(over, name));
        return value === undefined ? result : { ...result, entries: new Map(result.entries).set(name, { key: name, keyPlace: value.place, value }) };
    }, options.root);
    const raw = (name) => {
        const declared = (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(root, 'variables'), name);
        const own = (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(over, 'variables'), name);
        if (own !== undefined && !(0,manifest_node/* isNull */.kZ)(own)) {
            const shaped = own.type === 'map' && [...own.entries.keys()].every((key) => ['default', 'lookup', 'type', 'description'].includes(key));
            if (!shaped)
                return own;
            if (own.entries.has('default'))
                return (0,manifest_node/* child */.jf)(own, 'default');
            if (own.entries.has('lookup'))
                return undefined;
        }
        if (!isMissing((0,manifest_node/* child */.jf)(declared, 'value')))
            return (0,manifest_node/* child */.jf)(declared, 'value');
        return isMissing((0,manifest_node/* child */.jf)(declared, 'default')) ? undefined : (0,manifest_node/* child */.jf)(declared, 'default');
    };
    function find(path, node, keep) {
        const [head = '', ...rest] = path.split('.');
        if (head === 'var' || head === 'variables')
            return findVariable(rest.filter((_, index) => !(head === 'variables' && index === 1)), path, node, keep);
        if (path === 'bundle.target' || path === 'bundle.environment')
            return { text: '${target.name}' };
        const known = given.get(variableName(path));
        if (known !== undefined)
            return { text: (0,manifest_lines/* literal */.eu)(known) };
        if (head === 'resources') {
            const made = resourceName(path);
            if (made !== undefined)
                return made;
        }
        const found = nodeAt(root, path);
        if (isMissing(found) || !['bundle', 'workspace', 'resources'].includes(head))
            return { text: options.unknown(path, node) };
        return { node: found };
    }
    function findVariable(rest, path, node, keep) {
        const name = (rest[0] ?? '').replace(/\[.*$/, '');
        const value = raw(name);
        if (keep && options.isKept(name) && rest.length === 1)
            return { text: `\${var.${name}}` };
        const fromRun = given.get(name);
        if (fromRun !== undefined && rest.length === 1)
            return { text: (0,manifest_lines/* literal */.eu)(fromRun) };
        if (value === undefined)
            return { text: rest.length === 1 && options.isKept(name) ? `\${var.${name}}` : options.unknown(path, node) };
        const inner = nodeAt({ type: 'map', entries: new Map([[name, { key: name, keyPlace: value.place, value }]]), place: value.place }, rest.join('.'));
        return inner === undefined ? { text: options.unknown(path, node) } : { node: inner };
    }
    /** Names that a deployment makes of several parts of a resource. */
    function resourceName(path) {
        const [, group = '', key = '', field = '', ...more] = path.split('.');
        if (more.length > 0 || resolved)
            return undefined;
        const resource = (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(root, 'resources'), group), key);
        const textAt = (part) => {
            const value = (0,manifest_node/* child */.jf)(resource, part);
            const filled = value === undefined ? undefined : resolver.fill(value);
            return filled?.type === 'scalar' && !(0,manifest_node/* isNull */.kZ)(filled) ? filled.text : undefined;
        };
        const name = textAt('name');
        if (name === undefined)
            return undefined;
        const prefixed = ['registered_models', 'schemas', 'model_serving_endpoints'].includes(group) ? `${prefix}${name}` : name;
        const parents = group === 'registered_models' ? [textAt('catalog_name'), textAt('schema_name')] : group === 'schemas' ? [textAt('catalog_name')] : [];
        if (field === 'name')
            return { text: prefixed };
        if (field !== 'id' && field !== 'full_name')
            return undefined;
        if (group === 'model_serving_endpoints' || group === 'secret_scopes')
            return { text: prefixed };
        return parents.length === 0 || parents.includes(undefined) ? undefined : { text: [...parents, prefixed].join('.') };
    }
    const resolver = createResolver({
        find,
        warnDollar: (node) => {
            options.warn(node, 'a reference follows a `$` here, which a manifest would read as plain text. Write the value by hand.');
        },
    });
    const mode = (0,manifest_node/* child */.jf)(over, 'mode') ?? (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(root, 'bundle'), 'mode');
    const development = mode !== undefined && textOf(mode) === 'development';
    const prefix = resolved ? '' : prefixOf();
    function prefixOf() {
        const stated = (0,manifest_node/* child */.jf)((0,manifest_node/* child */.jf)(root, 'presets'), 'name_prefix');
        if (stated !== undefined && textOf(stated) !== '') {
            const filled = resolver.fillOut(stated);
            return filled.type === 'scalar' ? normalizePrefix(filled.text) : '';
        }
        if (!development)
            return '';
        const user = find(shortName, mode, false);
        return 'text' in user ? normalizePrefix(`[dev ${user.text}] `) : '';
    }
    return {
        target,
        root,
        resolver,
        prefix,
        development,
        variable: (name) => {
            const fromRun = given.get(name);
            if (fromRun !== undefined)
                return (0,manifest_node/* scalarOf */.ol)((0,manifest_lines/* literal */.eu)(fromRun), root.place);
            const value = raw(name);
            return value === undefined ? undefined : resolver.fillOut(value);
        },
    };
}
const textOf = (node) => (node.type === 'scalar' ? node.text : '');
/** A name for the variable that stands for a reference: `workspace.current_user.short_name` -> `workspace_current_user_short_name`. */
const variableName = (path) => path.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/_$/, '').slice(0, 60);
//# sourceMappingURL=scope.js.map
// EXTERNAL MODULE: ./lib/src/manifest/host.js
var host = __webpack_require__(5670);
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/target-host.js



/** The host that a target asserts; nothing where it is told by a profile, or by what only a deployment knows. */
function targetHost(scope, warn) {
    const node = nodeAt(scope.root, 'workspace.host');
    if (node === undefined || (0,manifest_node/* isNull */.kZ)(node))
        return undefined;
    const filled = scope.resolver.fillOut(node);
    if (filled.type !== 'scalar')
        return undefined;
    const text = filled.text.trim();
    const { origin, error } = (0,host/* readHost */.r)(text.includes('://') ? text : `https://${text}`);
    if (error === undefined && !text.includes('${'))
        return origin;
    warn(node, ['workspace', 'host'], `left out: ${error ?? 'it is known to a deployment only.'}`);
    return undefined;
}
//# sourceMappingURL=target-host.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-bundle/index.js
/** A Databricks Asset Bundle -> a manifest, with its targets and variables. */














/** Throws `invalid-input` for files that cannot be read, targets that do not exist, and bundles without endpoints. */
async function importBundle(file, folder, options) {
    const root = await readBundleFiles(file, folder);
    const findings = createFindings();
    const warn = (node, path, message) => {
        findings.add({ file: node.place.file, line: node.place.line, column: node.place.column, path: formatPath(path), message });
    };
    if ((0,manifest_node/* child */.jf)(root, 'bundle') === undefined) {
        warn(root, [], 'names no `bundle`, so it may be a file that another one includes. Then import that one, which has the targets and variables: `databricks.yml`.');
    }
    const resolvedTarget = scalarText(nodeAt(root, 'bundle.target'));
    const targets = chooseTargets(root, options.target, resolvedTarget);
    const { scopes, unknowns } = createScopes(root, targets, options, warn, resolvedTarget !== undefined);
    const memory = createMemory(variableNames(root));
    const credentials = new Set();
    const endpointsOf = (scope) => readEndpoints(scope, { placeholder: memory.placeholder, onCredential: (name) => credentials.add(name), warn, resolved: resolvedTarget !== undefined });
    const perScope = scopes.map((scope) => ({ scope, endpoints: endpointsOf(scope) }));
    if (perScope.every(({ endpoints }) => endpoints.length === 0)) {
        throw new errors/* EndpointsError */.Ju('invalid-input', `\`${file.path}\` is a bundle without model serving endpoints${options.target === undefined ? '' : ` in the target \`${options.target}\``}.`, {
            hint: 'They stand under `resources.model_serving_endpoints`, in this file or in those that `include` names.',
        });
    }
    const name = scalarText(nodeAt(root, 'bundle.name')) ?? 'bundle';
    const { endpoints, targets: written, uses } = putTogether(perScope, warn);
    for (const { scope } of perScope) {
        const part = scope.target === undefined ? undefined : written?.[scope.target];
        const host = targetHost(scope, warn);
        if (part !== undefined && host !== undefined)
            part['host'] = host;
    }
    const context = { root, scopes, unknowns, credentials, uses: usedVariables([endpoints.map(({ document, name: own, lifecycle }) => [document, own ?? '', lifecycle ?? {}]), written ?? {}], uses), warn };
    const { variables, overrides } = writeVariables(context);
    for (const [target, values] of Object.entries(overrides)) {
        const part = written?.[target];
        if (part !== undefined)
            part['variables'] = values;
    }
    tellDropped(root, new Set(Object.keys(variables)), warn);
    return {
        draft: {
            head: [`Imported from the bundle ${name}. Review it, and see docs/migrate.md for who lets go of the endpoints first, and how.`],
            id: options.id ?? slug(name),
            variables: { ...variables, ...memory.variables() },
            ...(written === undefined ? {} : { targets: written }),
            endpoints,
        },
        findings: findings.list(),
        examples: { ...memory.examples(), ...Object.fromEntries(Object.keys(variables).map((each) => [each, credentials.has(each) ? '{{secrets/scope/key}}' : 'x'])) },
    };
}
const slug = (name) => name.replace(/\$\{[^}]*\}/g, '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'imported';
function chooseTargets(root, wanted, resolved) {
    if (resolved !== undefined)
        return [wanted ?? resolved];
    const targets = (0,manifest_node/* child */.jf)(root, 'targets');
    const names = targets?.type === 'map' ? [...targets.entries.keys()] : [];
    if (wanted === undefined)
        return names;
    if (names.includes(wanted))
        return [wanted];
    throw new errors/* EndpointsError */.Ju('invalid-input', `The bundle has no target \`${wanted}\`.`, { hint: names.length === 0 ? 'It declares none.' : `It has ${names.map((name) => `\`${name}\``).join(', ')}.` });
}
function createScopes(root, targets, options, warn, resolved) {
    const given = new Map(Object.entries(options.variables));
    const declared = variableNames(root);
    const unknowns = new Map();
    const kept = new Map();
    const scopes = [];
    const unknown = (path, node) => {
        let name = variableName(path);
        while (declared.includes(name))
            name = `${name}_`;
        if (!unknowns.has(name))
            unknowns.set(name, { path, node });
        return `\${var.${name}}`;
    };
    const isKept = (name) => {
        const before = kept.get(name);
        if (before !== undefined)
            return before;
        // Against variables that lead back to themselves.
        kept.set(name, false);
        const fits = /^[A-Za-z_][A-Za-z0-9_-]{0,62}$/.test(name) && declared.includes(name) && scopes.every((scope) => {
            const value = scope.variable(name);
            return value === undefined || (value.type === 'scalar' && !value.text.replaceAll('$${', '').includes('${var.'));
        });
        kept.set(name, fits);
        return fits;
    };
    const names = targets.length === 0 ? [undefined] : targets;
    for (const target of names) {
        scopes.push(createScope({ root, target, given, isKept, unknown, resolved, warn: (node, message) => { warn(node, [], message); } }));
    }
    for (const [name] of given) {
        if (declared.includes(name) || /^(workspace|resources|bundle|artifacts|var)_/.test(name))
            continue;
        throw new errors/* EndpointsError */.Ju('invalid-input', `The bundle has no variable \`${name}\`.`, { hint: declared.length === 0 ? 'It declares none.' : `It has ${declared.map((each) => `\`${each}\``).join(', ')}.` });
    }
    return { scopes, unknowns };
}
function variableNames(root) {
    const variables = (0,manifest_node/* child */.jf)(root, 'variables');
    return variables?.type === 'map' ? [...variables.entries.keys()] : [];
}
/** Names of variables that the written manifest refers to. */
function usedVariables(parts, more) {
    const text = `${JSON.stringify(parts)}${more.join(' ')}`;
    return new Set([...text.matchAll(/(?<!\$)\$\{var\.([^}]+)\}/g)].map((match) => match[1] ?? ''));
}
/** The variables that are used: those of the bundle, and those that stand for what only a deployment knows. */
function writeVariables({ root, scopes, uses, unknowns, credentials, warn }) {
    const variables = Object.create(null);
    const overrides = Object.create(null);
    const declared = (0,manifest_node/* child */.jf)(root, 'variables');
    for (const name of variableNames(root)) {
        if (!uses.has(name))
            continue;
        const node = (0,manifest_node/* child */.jf)(declared, name) ?? root;
        const described = scalarText((0,manifest_node/* child */.jf)(node, 'description'));
        const description = described === undefined ? undefined : (0,manifest_credentials/* maskCredentials */.Bs)(described);
        const values = scopes.map((scope) => from_bundle_valueOf(scope, name, credentials.has(name), (message) => { warn(node, ['variables', name], message); }));
        const stated = scalarText((0,manifest_node/* child */.jf)(node, 'default'));
        const fallback = values.find((value) => value !== undefined && value === stated) ?? (values.every((value) => value === values[0]) ? values[0] : unusedDefault(stated, values, credentials.has(name)));
        variables[name] = { ...(fallback === undefined ? {} : { default: fallback }), ...(description === undefined ? {} : { description }) };
        scopes.forEach((scope, index) => {
            const value = values[index];
            if (scope.target === undefined || value === undefined || value === fallback)
                return;
            overrides[scope.target] = { ...overrides[scope.target], [name]: value };
        });
        if (fallback !== undefined || values.every((value) => value !== undefined))
            continue;
        const without = scopes.filter((_, index) => values[index] === undefined).map(({ target }) => target).filter((target) => target !== undefined);
        const where = without.length === scopes.length || without.length === 0 ? '' : ` in the target${without.length > 1 ? 's' : ''} ${without.join(', ')}`;
        const why = (0,manifest_node/* child */.jf)(node, 'lookup') === undefined ? 'it has no value in the bundle' : 'the bundle looks its value up in the workspace';
        warn(node, ['variables', name], `needs a value${where}: ${why}. Write one as its default, or give it to the run by \`--variables ${name}=...\`.`);
    }
    for (const [name, { path, node }] of unknowns) {
        if (!uses.has(name) || Object.hasOwn(variables, name))
            continue;
        variables[name] = { description: `What \${${path}} is in the bundle` };
        const typed = /^var(?:iables)?\.([^.[]+)/.exec(path)?.[1];
        const why = typed === undefined || (0,manifest_node/* child */.jf)(declared, typed) !== undefined ? 'is known to a deployment only' : `is declared nowhere in the bundle.${(0,report/* didYouMean */.au)(typed, variableNames(root))} Until it is mended`;
        warn(node, [], `\`\${${path}}\` ${why}: the variable \`${name}\` stands for it and needs a value (here: \`--variables ${name}=...\`).`);
    }
    return { variables, overrides };
}
/** A default that every target has its own value over; a later target may want it. */
function unusedDefault(stated, values, isCredential) {
    const fits = stated !== undefined && (!isCredential || scalars/* secretReference */.QO.test(stated.trim())) && !stated.includes('${') && (0,manifest_credentials/* credentialIn */.Lq)(stated) === undefined;
    return fits && values.every((value) => value !== undefined) ? stated : undefined;
}
function from_bundle_valueOf(scope, name, isCredential, warn) {
    const value = scope.variable(name);
    if (value?.type !== 'scalar' || (0,manifest_node/* isNull */.kZ)(value))
        return undefined;
    if (isCredential && !scalars/* secretReference */.QO.test(value.text.trim()) && !value.text.includes('{{secrets/')) {
        warn('holds a credential in plain text, which does not belong in a manifest: it is written without a value. Give it a secret reference.');
        return undefined;
    }
    const what = (0,manifest_credentials/* credentialIn */.Lq)(value.text);
    if (what === undefined)
        return value.text;
    warn(`holds ${what}, which does not belong in a manifest: it is written without a value.`);
    return undefined;
}
const scalarText = (node) => (node?.type === 'scalar' && !(0,manifest_node/* isNull */.kZ)(node) && node.text !== '' ? node.text : undefined);
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-terraform/resources.js
/** The resources in the JSON of `terraform show`, of all modules. */


const deepestModule = 50;
/** Managed resources as they are; of a plan, what exists before it, and with a word what it would create. */
function readResources(document, warn) {
    const state = (0,src_json/* asObject */.eB)(document['values']);
    const before = (0,src_json/* asObject */.eB)((0,src_json/* asObject */.eB)(document['prior_state'])['values']);
    const planned = (0,src_json/* asObject */.eB)(document['planned_values']);
    if ((0,src_json/* isObject */.Gv)(document['values']))
        return modulesOf(state);
    const existing = modulesOf(before);
    const after = modulesOf(planned);
    if (existing.length + after.length === 0) {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'The JSON of `terraform show` holds no resources.', {
            hint: 'Run `terraform show -json` in the folder (and workspace) whose state holds the endpoints, or on a saved plan: `terraform show -json plan.out`.',
        });
    }
    const known = new Map(existing.map((resource) => [resource.address, resource]));
    for (const resource of after) {
        const earlier = known.get(resource.address);
        if (!resource.type.startsWith('databricks_model_serving')) {
            if (earlier === undefined)
                known.set(resource.address, resource);
        }
        else if (earlier === undefined) {
            known.set(resource.address, resource);
            warn('the plan would create it: apply the plan first, or this manifest will create it.', resource.address);
        }
        else if (JSON.stringify(earlier.values) !== JSON.stringify(resource.values)) {
            warn('the plan would change it. What exists is imported; apply the plan first, or take the changes over by hand.', resource.address);
        }
    }
    return [...known.values()];
}
function modulesOf(values) {
    const found = [];
    let modules = (0,src_json/* objectsOf */.iZ)([values['root_module'] ?? null]);
    for (let depth = 0; modules.length > 0 && depth < deepestModule; depth += 1) {
        for (const module of modules) {
            for (const resource of (0,src_json/* objectsOf */.iZ)(module['resources'])) {
                if ((0,src_json/* textOf */.b6)(resource['mode']) === 'data')
                    continue;
                found.push({
                    address: (0,src_json/* textOf */.b6)(resource['address']),
                    type: (0,src_json/* textOf */.b6)(resource['type']),
                    values: (0,src_json/* asObject */.eB)(resource['values']),
                    sensitive: resource['sensitive_values'] ?? {},
                });
            }
        }
        modules = modules.flatMap((module) => (0,src_json/* objectsOf */.iZ)(module['child_modules']));
    }
    return found;
}
/** Whether the value at the path, or one around it, is marked. */
function isMarked(marks, path) {
    let at = marks;
    for (const part of path) {
        if (at === true)
            return true;
        if (Array.isArray(at) && typeof part === 'number')
            at = at[part];
        else if ((0,src_json/* isObject */.Gv)(at) && typeof part === 'string' && Object.hasOwn(at, part))
            at = at[part];
        else
            return false;
    }
    return at === true;
}
//# sourceMappingURL=resources.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-terraform/permissions.js
/** `databricks_permissions` of serving endpoints -> the grants of each endpoint. */




/** By the endpoint's own id (not its name), which is what permissions refer to. */
function permissions_readPermissions(resources, endpoints, warn) {
    const byId = new Map(endpoints.map((endpoint) => [(0,src_json/* textOf */.b6)(endpoint.values['serving_endpoint_id']), endpoint]));
    const result = new Map();
    for (const resource of resources) {
        if (resource.type !== 'databricks_permissions')
            continue;
        const id = (0,src_json/* textOf */.b6)(resource.values['serving_endpoint_id']);
        const endpoint = id === '' ? undefined : byId.get(id);
        if (id === '') {
            // Permissions of clusters, jobs and all else are no concern of endpoints.
            if ((0,src_json/* textOf */.b6)(resource.values['object_type']) === 'serving-endpoint')
                warn('left out: the endpoint it belongs to is known after apply only.', resource.address);
            continue;
        }
        if (endpoint === undefined) {
            warn('left out: the endpoint with this `serving_endpoint_id` is not in the file.', resource.address);
            continue;
        }
        result.set(endpoint, [...(result.get(endpoint) ?? []), ...grantsOf(resource, warn)]);
    }
    return result;
}
function grantsOf(resource, warn) {
    return (0,src_json/* objectsOf */.iZ)(resource.values['access_control']).flatMap((grant, index) => {
        const path = ['access_control', index];
        const principal = Object.keys(fields/* principalFields */.y8).find((name) => (0,src_json/* textOf */.b6)(grant[name]) !== '');
        if (principal === undefined || isMarked(resource.sensitive, [...path, principal])) {
            warn('a grant is left out: whom it is for is secret or not known. Add it by hand: grants that are not stated are taken away.', resource.address);
            return [];
        }
        return [(0,src_json/* record */.g1)([['level', (0,src_json/* textOf */.b6)(grant['permission_level'])], [principal, (0,manifest_lines/* literal */.eu)((0,src_json/* textOf */.b6)(grant[principal]))]])];
    });
}
//# sourceMappingURL=permissions.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/from-terraform/index.js
/** The JSON of `terraform show -json` (a state or a plan) -> a manifest. */










const endpointTypes = ['databricks_model_serving', 'databricks_model_serving_provisioned_throughput'];
/** What only Terraform knows of a resource, or the platform sets; nothing is lost with it. */
const silent = ['id', 'serving_endpoint_id', 'endpoint_url', 'name', 'creator', 'creation_timestamp', 'last_updated_timestamp', 'state'];
const meant = ['config', 'ai_gateway', 'tags', 'email_notifications', 'telemetry_config', 'description', 'route_optimized', 'budget_policy_id', 'rate_limits'];
/** Throws `invalid-input` for what holds no endpoints. */
function importTerraform(file, document, options) {
    const findings = createFindings();
    const warn = (message, path) => {
        findings.add({ file, message, ...(path === undefined ? {} : { path }) });
    };
    const resources = readResources(document, warn);
    const found = resources.filter(({ type }) => endpointTypes.includes(type));
    if (found.length === 0) {
        throw new errors/* EndpointsError */.Ju('invalid-input', `\`${file}\` holds no model serving endpoints of Terraform.`, {
            hint: `It holds ${resources.length} other resources. Run \`terraform show -json\` where \`terraform state list\` shows \`databricks_model_serving\`.`,
        });
    }
    const grants = permissions_readPermissions(resources, found, warn);
    const memory = createMemory();
    const names = new Set();
    const endpoints = found.flatMap((resource) => {
        const name = (0,src_json/* textOf */.b6)(resource.values['name']);
        if (name === '') {
            warn('left out: its name is known after apply only.', resource.address);
            return [];
        }
        if (names.has(name)) {
            warn(`left out: the endpoint \`${name}\` is in the file already. Two workspaces make two manifests, or two targets.`, resource.address);
            return [];
        }
        names.add(name);
        return [from_terraform_readEndpoint(resource, name, { grants: grants.get(resource), warn, placeholder: memory.placeholder })];
    });
    tellOthers(resources, warn);
    const given = Object.keys(options.variables)[0];
    if (given !== undefined)
        throw new errors/* EndpointsError */.Ju('invalid-input', `A Terraform state has no variable \`${given}\`: its values are written out.`, { hint: 'Leave out `--variables`.' });
    return {
        draft: {
            head: ['Imported from the JSON of `terraform show`. Review it, and see docs/migrate.md for who lets go of the endpoints first, and how.'],
            id: options.id ?? 'endpoints',
            variables: memory.variables(),
            ...(options.target === undefined ? {} : { targets: (0,src_json/* record */.g1)([[options.target, (0,src_json/* record */.g1)()]]) }),
            endpoints,
        },
        findings: findings.list(),
        examples: memory.examples(),
    };
}
function from_terraform_readEndpoint(resource, name, { grants, warn, placeholder }) {
    const { address, values } = resource;
    const say = (path, message) => {
        warn(message, `${address}: ${formatPath(path)}`);
    };
    for (const [key, value] of Object.entries(values)) {
        if (silent.includes(key) || meant.includes(key) || isUnset(value))
            continue;
        if (key === 'timeouts')
            say([key], 'has no meaning here: the input `timeout-minutes` says how long to wait.');
        else if (key === 'provider_config')
            say([key], 'has no meaning here: the workspace is told by the settings of the run.');
        else
            say([key], 'dropped: a manifest has no such field.');
    }
    const { document, notes } = cleanEndpoint(withoutOwnTags(values), {
        endpoint: name,
        filled: true,
        isSecret: (path) => isMarked(resource.sensitive, path),
        text: manifest_lines/* literal */.eu,
        placeholder,
        warn: say,
    });
    leaveImpliedRoute(document);
    if (grants !== undefined && grants.length > 0)
        document['permissions'] = grants;
    return {
        key: fields/* namePattern */._u.test(name) ? name : address,
        ...(fields/* namePattern */._u.test(name) ? {} : { name: (0,manifest_lines/* literal */.eu)(name) }),
        notes: [`${address} of Terraform.`],
        document,
        lifecycle: (0,src_json/* record */.g1)([['adopt', true]]),
        fieldNotes: notes,
    };
}
function withoutOwnTags(values) {
    if (!Array.isArray(values['tags']))
        return values;
    return { ...values, tags: (0,src_json/* asList */.DD)(values['tags']).filter((tag) => !fields/* ownTagKeys */.$d.includes((0,src_json/* textOf */.b6)((0,src_json/* asObject */.eB)(tag)['key']))) };
}
/** The one route of the one entity goes without saying (N6). */
function leaveImpliedRoute(document) {
    const config = document['config'];
    if (!(0,src_json/* isObject */.Gv)(config))
        return;
    const [entity, ...others] = (0,src_json/* objectsOf */.iZ)(config['served_entities']);
    const [route, ...more] = (0,src_json/* objectsOf */.iZ)((0,src_json/* asObject */.eB)(config['traffic_config'])['routes']);
    if (entity === undefined || others.length > 0 || route === undefined || more.length > 0 || Number(route['traffic_percentage']) !== 100)
        return;
    const name = (0,src_json/* textOf */.b6)(entity['name']) === '' ? (0,entity_name/* generatedEntityName */.SR)(entity) : (0,src_json/* textOf */.b6)(entity['name']);
    if (route['served_entity_name'] === name)
        delete config['traffic_config'];
}
/** Other resources, once for each type. */
function tellOthers(resources, warn) {
    const counts = new Map();
    for (const { type } of resources) {
        if (!endpointTypes.includes(type) && type !== 'databricks_permissions')
            counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    if (counts.size === 0)
        return;
    const words = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, count]) => `${type} (${count})`);
    warn(`only endpoints and their permissions are managed here; these stay with Terraform: ${words.join(', ')}.`);
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./lib/src/authoring/manifest-text.js
var manifest_text = __webpack_require__(775);
// EXTERNAL MODULE: ./lib/src/manifest/read.js + 25 modules
var read = __webpack_require__(9143);
;// CONCATENATED MODULE: ./lib/src/commands/import.js
/** Writes the manifest of what another tool manages: a Databricks Asset Bundle, or the JSON of `terraform show`. */









/** Throws `invalid-input` where the file is of neither kind, cannot be read, or holds no endpoints. */
async function importManifest(request) {
    const { file, folder, ...options } = request;
    if (options.id !== undefined && !shapes/* idPattern */.aD.test(options.id)) {
        throw new errors/* EndpointsError */.Ju('invalid-input', `\`${options.id}\` cannot be an id: it must be 1 to 40 letters, digits, \`-\` or \`_\`.`);
    }
    const source = tellKind(file);
    const imported = source.kind === 'terraform' ? importTerraform(file.path, source.document, options) : await importBundle(file, folder, options);
    const { draft, findings } = imported;
    const text = (0,manifest_text/* writeManifestText */.s)(draft);
    const targets = Object.entries(draft.targets ?? {});
    const own = targets.flatMap(([, target]) => Object.keys((0,src_json/* isObject */.Gv)(target) && (0,src_json/* isObject */.Gv)(target['endpoints']) ? target['endpoints'] : {}));
    return {
        kind: source.kind,
        text,
        endpoints: [...new Set([...draft.endpoints.map(({ key }) => key), ...own])],
        targets: targets.map(([name]) => name),
        warnings: [...findings.map(formatFinding), ...problemsOf(text, targets.map(([name]) => name), imported)],
    };
}
/** What a file is, told by what is in it. */
function tellKind(file) {
    const start = file.text.replace(/^\uFEFF/, '').trimStart();
    const json = start.startsWith('{') ? parseJson(start) : undefined;
    if ((0,src_json/* isObject */.Gv)(json)) {
        if ('format_version' in json && !('resources' in json))
            return { kind: 'terraform', document: json };
        if ('lineage' in json || 'terraform_version' in json) {
            throw neither(file, 'is a state file of Terraform as it is stored', 'Import what `terraform show -json > state.json` prints: only that is made for other programs.');
        }
    }
    if (/^\s*(resource|terraform|provider|module|variable|data)\s+("[^"]*"\s*)*\{/m.test(start) && !/^(bundle|resources)\s*:/m.test(start)) {
        throw neither(file, 'is code of Terraform', 'Import what `terraform show -json > state.json` prints: there, all values are known.');
    }
    const keys = readYaml(file).entries;
    if (keys.has('bundle') || keys.has('resources') || (keys.has('include') && keys.has('targets')))
        return { kind: 'bundle' };
    if (keys.has('endpoints'))
        throw neither(file, 'is a manifest already', 'There is nothing to import: run `databricks-endpoints plan`.');
    if (keys.has('config') && keys.has('name'))
        throw neither(file, 'is a single endpoint as the API shows it', 'Write it with `databricks-endpoints export --only <name>` instead.');
    throw neither(file, 'is neither a bundle nor the JSON of `terraform show -json`', 'A bundle has `bundle` and `resources.model_serving_endpoints`; the JSON of Terraform has `format_version` and `values`.');
}
const neither = (file, what, hint) => new errors/* EndpointsError */.Ju('invalid-input', `\`${file.path}\` ${what}.`, { hint });
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What the manifest's own check says for each target, once the variables without a value have one. */
function problemsOf(text, targets, { examples, draft }) {
    const open = Object.entries(draft.variables ?? {}).filter(([, variable]) => variable.default === undefined).map(([name]) => [name, examples[name] ?? 'x']);
    /** What the target gives a value itself needs no example, which would win over it. */
    const examplesFor = (target) => {
        const own = target === undefined ? undefined : draft.targets?.[target];
        const given = (0,src_json/* isObject */.Gv)(own) && (0,src_json/* isObject */.Gv)(own['variables']) ? own['variables'] : {};
        return Object.fromEntries(open.filter(([name]) => !Object.hasOwn(given, name)));
    };
    const lines = text.split('\n');
    const found = (targets.length === 0 ? [undefined] : targets).flatMap((target) => {
        const variables = examplesFor(target);
        /** Whether the text there has an example in it: the value that is still to come may do where the example does not. */
        const isMadeUp = (line) => Object.keys(variables).some((name) => lines[(line ?? 0) - 1]?.includes(`\${var.${name}}`));
        return (0,read/* readManifest */.W)([{ path: 'the manifest', text }], { target, variables }).diagnostics
            .filter(({ severity, line }) => severity === 'error' && !isMadeUp(line))
            .map(({ line, message }) => `Line ${String(line)} of the manifest has to be corrected by hand${target === undefined ? '' : ` (target \`${target}\`)`}: ${message}`);
    });
    return [...new Set(found)];
}
//# sourceMappingURL=import.js.map
// EXTERNAL MODULE: ./lib/src/cli/manifest-file.js
var manifest_file = __webpack_require__(3673);
// EXTERNAL MODULE: ./lib/src/cli/parse-options.js
var parse_options = __webpack_require__(4383);
// EXTERNAL MODULE: ./lib/src/cli/terminal.js
var terminal = __webpack_require__(9567);
;// CONCATENATED MODULE: ./lib/src/cli/import-command.js
/** `databricks-endpoints import`: the manifest on standard output or in a file, everything else on standard error. */







const whichFile = 'Name the databricks.yml of a bundle, or a file with what `terraform show -json` prints.';
/** The JSON of a large Terraform state fits; a bundle's files are smaller by far. */
const largestFile = 64 * 1024 * 1024;
const largestIncluded = 4 * 1024 * 1024;
/** Answers the exit status. Throws `invalid-input` for wrong arguments and for files that cannot be imported. */
async function runImport(argv) {
    const { file, target, variables, writing } = readImportArguments(argv);
    await (0,manifest_file/* checkOutput */.yr)(writing);
    const path = (0,external_node_path_.resolve)(file);
    const text = await readSource(path, file);
    const end = await importManifest({
        file: { path: (0,external_node_path_.basename)(path), text },
        folder: bundleFolder((0,external_node_path_.dirname)(path)),
        target,
        variables,
        id: writing.id,
    });
    await (0,manifest_file/* putManifest */.RV)(end.text, writing);
    for (const warning of end.warnings)
        (0,terminal/* err */._q)(`warning: ${warning}`);
    const count = `${end.endpoints.length} endpoint${end.endpoints.length === 1 ? '' : 's'}`;
    const targets = end.targets.length === 0 ? '' : ` for the target${end.targets.length === 1 ? '' : 's'} ${end.targets.join(', ')}`;
    const where = writing.output === undefined ? '' : ` to ${writing.output}`;
    (0,terminal/* err */._q)(`Wrote ${count}${targets}${where}, read from ${end.kind === 'bundle' ? 'a bundle' : 'the JSON of Terraform'}. Next: docs/migrate.md tells the safe order.`);
    return 0;
}
function readImportArguments(argv) {
    const { values, words } = (0,parse_options/* parseOptions */.A)(argv, { command: 'import', texts: ['target', 'variables', 'output', 'id'], repeatable: ['variables'], flags: ['force'] });
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) {
        throw new errors/* EndpointsError */.Ju('invalid-input', file === undefined ? '`import` needs a file.' : '`import` takes one file.', { hint: whichFile });
    }
    const variables = Object.create(null);
    for (const pair of values.get('variables') ?? []) {
        const equals = pair.indexOf('=');
        const name = pair.slice(0, Math.max(equals, 0)).trim();
        const hint = 'Give the option once for each variable.';
        if (name === '')
            throw new errors/* EndpointsError */.Ju('invalid-input', 'A variable is written as `--variables name=value`.', { hint });
        if (Object.hasOwn(variables, name))
            throw new errors/* EndpointsError */.Ju('invalid-input', `The variable \`${name}\` is given twice.`, { hint });
        variables[name] = pair.slice(equals + 1);
    }
    const one = (name) => values.get(name)?.[0];
    return { file, target: one('target'), variables, writing: { id: one('id'), output: one('output'), force: values.has('force') } };
}
async function readSource(path, shown) {
    try {
        const facts = await (0,promises_.stat)(path);
        if (!facts.isFile())
            throw new errors/* EndpointsError */.Ju('invalid-input', `\`${shown}\` is not a file.`, { hint: whichFile });
        if (facts.size > largestFile)
            throw new errors/* EndpointsError */.Ju('invalid-input', `\`${shown}\` is larger than 64 MiB.`, { hint: 'Import the state of a smaller module or workspace.' });
        const bytes = await (0,promises_.readFile)(path);
        // What `>` writes in PowerShell of Windows.
        return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le', 2) : bytes.toString('utf8');
    }
    catch (cause) {
        if (cause instanceof errors/* EndpointsError */.Ju)
            throw cause;
        if ((0,manifest_file/* codeOf */.$N)(cause) === 'ENOENT')
            throw new errors/* EndpointsError */.Ju('invalid-input', `\`${shown}\` does not exist.`, { hint: `The path counts from the folder you run in (${process.cwd()}).`, cause });
        throw new errors/* EndpointsError */.Ju('invalid-input', `\`${shown}\` cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { hint: 'Check the path.', cause });
    }
}
/** The folder of a bundle. What links lead out of is as if it were not there. */
function bundleFolder(root) {
    const inside = async (path) => {
        try {
            const [base, real] = await Promise.all([(0,promises_.realpath)(root), (0,promises_.realpath)((0,external_node_path_.join)(root, path))]);
            const way = (0,external_node_path_.relative)(base, real);
            return way === '..' || way.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.resolve)(way) === way ? undefined : real;
        }
        catch {
            return undefined;
        }
    };
    return {
        names: async (folder) => {
            const real = await inside(folder);
            try {
                return real === undefined ? [] : await (0,promises_.readdir)(real);
            }
            catch {
                return [];
            }
        },
        read: async (path) => {
            const real = await inside(path);
            if (real === undefined)
                return undefined;
            const handle = await (0,promises_.open)(real, 'r').catch(() => undefined);
            try {
                const facts = await handle?.stat();
                if (handle === undefined || facts?.isFile() !== true)
                    return undefined;
                if (facts.size > largestIncluded)
                    throw new errors/* EndpointsError */.Ju('invalid-input', `\`${path}\` is larger than 4 MiB.`, { hint: 'Files of a bundle are smaller; leave it out of `include`.' });
                return await handle.readFile('utf8');
            }
            finally {
                await handle?.close();
            }
        },
    };
}
//# sourceMappingURL=import-command.js.map

/***/ }),

/***/ 3673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   RV: () => (/* binding */ putManifest),
/* harmony export */   yr: () => (/* binding */ checkOutput)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/** Where a written manifest goes: a file that is not overwritten by accident, or standard output. */



/** Throws `invalid-input` where writing could not succeed, so that nobody waits for it in vain. */
async function checkOutput({ output, force }) {
    if (output === undefined)
        return;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(output).catch(() => undefined);
    if (found?.isDirectory() === true) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `\`${output}\` is a folder.`, { hint: 'Name a file in it with `--output`, such as `endpoints.yml`.' });
    }
    if (found !== undefined && !force)
        throw isThere(output);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(output);
    if (found === undefined && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder).catch(() => undefined)) === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `\`${output}\` cannot be written: there is no folder \`${folder}\`.`, { hint: 'Make the folder first, or name another file with `--output`.' });
    }
}
/** Such as `ENOENT`, of errors of the file system. */
const codeOf = (thrown) => (typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined);
const isThere = (output, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `\`${output}\` is there already, and was left as it is.`, {
    hint: 'Name another file with `--output`, or add `--force` to overwrite it.',
    cause,
});
/** Throws `invalid-input` where the file is there already, or cannot be written. */
async function putManifest(text, { output, force }) {
    if (output === undefined) {
        process.stdout.write(text);
        return;
    }
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(output, text, { flag: force ? 'w' : 'wx' });
    }
    catch (cause) {
        if (codeOf(cause) === 'EEXIST')
            throw isThere(output, cause);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .EndpointsError */ .Ju('invalid-input', `\`${output}\` cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
            hint: 'Name a file in a folder that is there and may be written to.',
            cause,
        });
    }
}
//# sourceMappingURL=manifest-file.js.map

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

/***/ })

};
