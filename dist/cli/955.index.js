export const id = 955;
export const ids = [955];
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

/***/ 7955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exportManifest: () => (/* binding */ exportManifest)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./lib/src/api-outcomes.js
var api_outcomes = __webpack_require__(1826);
// EXTERNAL MODULE: ./lib/src/authoring/draft.js
var authoring_draft = __webpack_require__(2679);
// EXTERNAL MODULE: ./lib/src/endpoint/document.js
var endpoint_document = __webpack_require__(8297);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/index.js + 3 modules
var fields = __webpack_require__(4784);
// EXTERNAL MODULE: ./lib/src/plan/ownership.js
var ownership = __webpack_require__(925);
// EXTERNAL MODULE: ./lib/src/manifest/scalars.js
var scalars = __webpack_require__(5587);
// EXTERNAL MODULE: ./lib/src/endpoint/canonical.js
var canonical = __webpack_require__(7768);
// EXTERNAL MODULE: ./lib/src/endpoint/entity-name.js
var entity_name = __webpack_require__(1167);
// EXTERNAL MODULE: ./lib/src/json.js
var json = __webpack_require__(8674);
// EXTERNAL MODULE: ./lib/src/manifest/credentials.js
var credentials = __webpack_require__(7680);
// EXTERNAL MODULE: ./lib/src/plan/manifest-lines.js
var manifest_lines = __webpack_require__(517);
// EXTERNAL MODULE: ./lib/src/plan/redact.js
var redact = __webpack_require__(8667);
;// CONCATENATED MODULE: ./lib/src/authoring/missing-credentials.js
/** Credentials that an external model must have and that a reply does not show: they were given as plain text (N17). */



/** Paths below `external_model`; none where the provider is not known. */
function missingCredentials(model) {
    const provider = fields/* providers */.r5.find(({ name }) => name === model['provider']);
    if (provider === undefined)
        return [];
    const block = (0,json/* asObject */.eB)(model[provider.block]);
    return neededCredentials(provider.name, provider.field, block)
        .filter((path) => !(0,redact/* isSecretReference */.IC)(path.reduce((value, part) => (0,json/* asObject */.eB)(value)[part], block)))
        .map((path) => [provider.block, ...path]);
}
function neededCredentials(provider, field, block) {
    const isSet = (name) => block[name] != null && block[name] !== '';
    switch (provider) {
        case 'openai':
            return [[block['openai_api_type'] === 'azuread' ? 'microsoft_entra_client_secret' : 'openai_api_key']];
        case 'amazon-bedrock':
            return isSet('instance_profile_arn') || isSet('uc_service_credential_name') ? [] : [['aws_access_key_id'], ['aws_secret_access_key']];
        case 'custom':
            // One of the two ways; the reply keeps the block around the secret.
            return block['api_key_auth'] != null ? [['api_key_auth', 'value']] : block['bearer_token_auth'] != null ? [['bearer_token_auth', 'token']] : [];
        default:
            return Object.entries(field.fields).filter(([, child]) => child.credential === true).map(([name]) => [name]);
    }
}
//# sourceMappingURL=missing-credentials.js.map
;// CONCATENATED MODULE: ./lib/src/authoring/minimal.js
/**
 * A live endpoint as a person would state it: what the platform fills in, echoes or generates is left out, told by the
 * table of fields. What it leaves out is no difference for a plan, which reads the same table.
 */









/** The smallest statement of what is live. Where `grants` is not known, permissions are not stated. */
function minimalStatement(live, grants, placeholders) {
    const found = (0,endpoint_document/* liveDocument */.CZ)(live, grants);
    const kind = (0,entity_name/* kindOfEndpoint */.JD)((0,json/* asObject */.eB)(found['config']));
    const writer = new Writer(live.name, placeholders);
    const whole = { path: [], kind: kind === 'empty' ? 'custom' : kind, whole: true, entity: '' };
    const document = (0,json/* record */.g1)();
    for (const section of fields/* sectionNames */.QN) {
        const { field, kinds } = fields/* sections */.V0[section];
        const at = { ...whole, path: [section] };
        const stated = writer.state(field, found[section], at);
        if (stated === undefined)
            continue;
        if (kinds !== undefined && !kinds.some((known) => known === kind))
            writer.note([], `\`${section}\` is live, but cannot be stated for this kind of endpoint.`);
        else if (section === 'permissions' && hasUnknownLevel(field, stated))
            writer.warn([], '`permissions` are left out: one of the grants has a level that is not known here.');
        else
            document[section] = stated;
    }
    for (const name of fields/* creationFieldNames */.ae) {
        const field = fields/* creationFields */.RC[name];
        // Whether the budget policy was asked for, or is the creator's default, cannot be told.
        if (name === 'budget_policy_id' || (field.kinds !== undefined && !field.kinds.includes(whole.kind)))
            continue;
        const stated = writer.state(field, found[name], { ...whole, path: [name] });
        if (stated !== undefined)
            document[name] = stated;
    }
    if (document['telemetry_config'] !== undefined)
        writer.noteWriteOnly(fields/* sections */.V0.telemetry_config.field, ['telemetry_config']);
    return { document: tidy(document, writer), notes: writer.notes, warnings: writer.warnings };
}
/** Values of the closed list alone may be written; a grant that is left out of a stated list would be taken away. */
function hasUnknownLevel(field, stated) {
    const level = field.type === 'keyed-list' ? field.item?.fields['level'] : undefined;
    const known = level?.type === 'string' ? (level.values ?? []) : [];
    return (0,json/* objectsOf */.iZ)(stated).some((grant) => !known.includes((0,json/* textOf */.b6)(grant['level'])));
}
/** The one route of the one entity goes without saying (N6); the list's order means something only for fallback (N5). */
function tidy(document, writer) {
    const config = document['config'];
    if (!(0,json/* isObject */.Gv)(config))
        return document;
    const names = (0,json/* objectsOf */.iZ)(config['served_entities']).map((entity) => (0,json/* textOf */.b6)(entity['name']));
    const routes = (0,json/* objectsOf */.iZ)((0,json/* asObject */.eB)(config['traffic_config'])['routes']);
    const [only, second] = routes;
    const goesWithoutSaying = names.length === 1 && second === undefined && only?.['served_entity_name'] === names[0] && only?.['traffic_percentage'] === 100;
    const { traffic_config: _, ...rest } = config;
    if ((0,json/* asObject */.eB)((0,json/* asObject */.eB)(document['ai_gateway'])['fallback_config'])['enabled'] === true) {
        writer.note(['config', 'served_entities'], 'A failed request goes to the next in this list. Check the order: the platform need not show it as it was given.');
    }
    return goesWithoutSaying ? { ...document, config: rest } : document;
}
class Writer {
    endpoint;
    placeholders;
    notes = [];
    warnings = [];
    constructor(endpoint, placeholders) {
        this.endpoint = endpoint;
        this.placeholders = placeholders;
    }
    note(path, text) {
        this.notes.push({ path, text });
    }
    warn(path, text) {
        this.note(path, text);
        this.warnings.push(text);
    }
    /** What nobody can read is named, so that whoever knows it can state it. */
    noteWriteOnly(field, path, kind) {
        if (field.type !== 'object')
            return;
        const names = Object.entries(field.fields).filter(([, child]) => child.writeOnly === true && (kind === undefined || child.kinds?.includes(kind) !== false));
        for (const [name] of names)
            this.note([...path, name], `\`${name}\` is never returned by the platform: whether it was set, only you can tell.`);
    }
    /** One field, or nothing where it need not be said. */
    state(field, value, at) {
        if (value === undefined || value === null)
            return undefined;
        switch (field.type) {
            case 'string':
            case 'integer':
            case 'number':
            case 'boolean':
                return this.scalar(field, (0,canonical/* coerce */.au)(field.type, value), at);
            case 'string-list': {
                const list = [...new Set((Array.isArray(value) ? value : [value]).map(json/* textOf */.b6))].sort();
                return list.length === 0 ? undefined : (0,manifest_lines/* literal */.eu)(list);
            }
            case 'string-map':
                return this.environment((0,json/* asObject */.eB)(value), at);
            case 'object':
                return this.object(field, (0,json/* asObject */.eB)(value), at);
            case 'keyed-list':
                return this.keyedList(field, Array.isArray(value) ? value : [], at);
            case 'entity-list':
                return this.entities(field, value, at);
        }
    }
    scalar(field, value, { path, kind, whole }) {
        const absent = typeof field.absentMeans === 'function' ? field.absentMeans(kind) : field.absentMeans;
        if (value === '' || (value === absent && field.required !== true))
            return undefined;
        if (field.credential === true)
            return (0,redact/* isSecretReference */.IC)(value) ? (0,json/* textOf */.b6)(value).trim() : undefined;
        const secret = typeof value === 'string' ? (0,credentials/* credentialIn */.Lq)(value) : undefined;
        if (secret === undefined)
            return (0,manifest_lines/* literal */.eu)(value);
        const name = (0,json/* textOf */.b6)(path.at(-1));
        this.warn(path, `\`${name}\` is left out: it holds ${secret}.${whole ? ' The plan will show that as a change.' : ''}`);
        return undefined;
    }
    object(field, value, at) {
        const whole = field.stated === 'whole';
        // A block that is off, or holds nothing but what absence means (N27).
        if (whole && (0,canonical/* canonical */.$N)(field, value, { side: 'live', kind: at.kind, whole: true }) === undefined)
            return undefined;
        const result = (0,json/* record */.g1)();
        for (const [name, child] of Object.entries(field.fields)) {
            if (child.manifestOnly === true || child.writeOnly === true || (child.kinds !== undefined && !child.kinds.includes(at.kind)))
                continue;
            // Filled in by the platform beside what was asked for instead of it (N12).
            if (child.serverDefaulted === true && (child.excludedBy ?? []).some((other) => value[other] != null))
                continue;
            const stated = this.state(child, value[name], { ...at, path: [...at.path, name], whole });
            if (stated !== undefined)
                result[name] = stated;
        }
        const unknown = Object.keys(value).filter((name) => value[name] !== null && !Object.hasOwn(field.fields, name) && field.readOnly?.includes(name) !== true);
        if (unknown.length > 0)
            this.note(at.path, `Live, too, but no part of a manifest: ${unknown.sort().map((name) => `\`${name}\``).join(', ')}.`);
        return Object.keys(result).length === 0 ? undefined : result;
    }
    keyedList(field, items, at) {
        const byId = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
        const entries = field.toEntries(items).sort(byId);
        if (entries.length === 0)
            return undefined;
        const { item } = field;
        if (item === undefined)
            return (0,manifest_lines/* literal */.eu)(field.fromEntries(entries));
        // What the API calls otherwise than the manifest is given in the manifest's words already (permissions).
        const asGiven = new Map(items.flatMap((one) => field.toEntries([one]).map(([id]) => [id, one])));
        const written = entries.map(([id, value]) => {
            const [sent = null] = field.fromEntries([[id, value]]);
            return Object.keys((0,json/* asObject */.eB)(sent)).every((name) => Object.hasOwn(item.fields, name)) ? sent : (asGiven.get(id) ?? null);
        });
        return written.map((one, index) => this.item(item, (0,json/* asObject */.eB)(one), { ...at, path: [...at.path, index] }));
    }
    /** One item without what goes without saying: defaults, and the word that is the only one allowed. */
    item(field, value, at) {
        const stated = Object.entries(field.fields).flatMap(([name, child]) => {
            const constant = child.type === 'string' && child.closed === true && child.values?.length === 1;
            const part = constant ? undefined : this.state(child, value[name], { ...at, path: [...at.path, name] });
            return part === undefined ? [] : [[name, part]];
        });
        return (0,json/* record */.g1)(stated);
    }
    entities(field, value, at) {
        const name = (entity) => (0,json/* textOf */.b6)(entity['name']);
        // The platform shuffles the list (N5); a manifest that is written twice must be the same twice.
        const entities = (0,json/* objectsOf */.iZ)(value).sort((a, b) => (name(a) < name(b) ? -1 : 1));
        return entities.length === 0 ? undefined : entities.map((entity, index) => this.entity(field.item, entity, [...at.path, index]));
    }
    entity(field, live, path) {
        const kind = (0,entity_name/* kindOfEntity */.py)(live);
        const name = (0,json/* textOf */.b6)(live['name']);
        const stated = this.object(field, live, { path, kind, whole: false, entity: name }) ?? (0,json/* record */.g1)();
        const scaling = field.fields['scale_to_zero_enabled'];
        // The contract: it must be stated, because it decides cost and latency (C11).
        if (kind === 'custom' && scaling !== undefined)
            stated['scale_to_zero_enabled'] ??= (0,canonical/* coerce */.au)('boolean', live['scale_to_zero_enabled'] ?? false);
        const model = live['external_model'];
        if ((0,json/* isObject */.Gv)(model))
            this.fillCredentials((0,json/* asObject */.eB)(stated['external_model']), model, { path: [...path, 'external_model'], entity: name });
        this.noteWriteOnly(field, path, kind);
        return stated;
    }
    /** A key that was given as plain text is never returned (N17): a variable stands for the reference to write. */
    fillCredentials(stated, model, { path, entity }) {
        for (const missing of missingCredentials(model)) {
            const name = missing.at(-1) ?? '';
            const example = '{{secrets/<scope>/<key>}}';
            const description = `Secret reference, ${example}, for ${name} of ${entity} of ${this.endpoint}: the platform does not return what it was`;
            let block = stated;
            for (const part of missing.slice(0, -1))
                block = block[part] = (0,json/* asObject */.eB)(block[part]);
            block[name] = this.placeholders.add([this.endpoint, entity, name], description, '{{secrets/scope/key}}');
            this.warn([...path, ...missing], `\`${name}\` of ${entity} is not returned by the platform. Put it into a secret scope; the plan will show the reference as a change.`);
        }
    }
    /** Values that are no secret references may be secrets, and would be published by writing them. */
    environment(live, { path, entity }) {
        const keys = Object.keys(live).sort();
        if (keys.some((key) => key.includes('${'))) {
            this.warn(path, '`environment_vars` are left out: a manifest cannot hold a name with `${`.');
            return undefined;
        }
        const stated = keys.map((key) => {
            const value = (0,json/* textOf */.b6)(live[key]);
            if ((0,redact/* isSecretReference */.IC)(value))
                return [key, value.trim()];
            if (value === '')
                return [key, ''];
            const reference = this.placeholders.add([this.endpoint, entity, key], `Value of ${key} of the served entity ${entity} of ${this.endpoint}`, 'x');
            this.warn([...path, key], `The value of ${key} of ${entity} is not written, because it may be a secret. Look it up and give it to the variable.`);
            return [key, reference];
        });
        return stated.length === 0 ? undefined : (0,json/* record */.g1)(stated);
    }
}
//# sourceMappingURL=minimal.js.map
// EXTERNAL MODULE: ./lib/src/authoring/placeholders.js
var authoring_placeholders = __webpack_require__(6612);
;// CONCATENATED MODULE: ./lib/src/authoring/from-workspace.js
/** What was read of a workspace -> the draft of a manifest that adopts it. */






/** Why an endpoint of the list is not for a manifest of ours; `undefined` where it is. `named`: asked for by its very name. */
function reasonToLeaveOut(summary, options) {
    if (summary.origin === 'databricks')
        return { reason: 'left out, because it belongs to Databricks or to another product of the workspace.' };
    const tag = (0,ownership/* tagOf */.cO)(summary, fields/* ownTags */.Wb.manifest);
    if (tag === undefined || tag === options.owner || options.named)
        return undefined;
    return { reason: `left out, because it is managed by another manifest (${tag}).`, owner: tag };
}
/** The draft of a manifest for these endpoints: minimal, with adoption, and a word on everything that is not in it. */
function draftFromWorkspace(contents) {
    const placeholders = (0,authoring_placeholders/* createPlaceholders */.$)();
    const warnings = [];
    const movedFrom = new Set();
    const byName = [...contents.endpoints].sort((a, b) => (a.live.name < b.live.name ? -1 : 1));
    const policy = commonPolicy(byName);
    const endpoints = byName.map(({ live, grants, grantsUnread }) => {
        const { document, notes, warnings: found } = minimalStatement(live, grants, placeholders);
        warnings.push(...found.map((text) => `${live.name}: ${text}`));
        const tag = (0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.manifest);
        if (tag !== undefined && tag !== contents.owner)
            movedFrom.add(tag);
        if (grantsUnread !== undefined) {
            notes.push({ path: [], text: `\`permissions\` are not stated, because they could not be read: ${grantsUnread}` });
            warnings.push(`${live.name}: \`permissions\` could not be read: ${grantsUnread}`);
        }
        const lifecycle = lifecycleOf(live);
        return { key: live.name, notes: notesOn(live, policy), document, fieldNotes: notes, ...(Object.keys(lifecycle).length === 0 ? {} : { lifecycle }) };
    });
    return {
        draft: {
            ...(contents.schema === undefined ? {} : { schema: contents.schema }),
            head: headLines(contents.host, { adopts: endpoints.some(({ lifecycle }) => lifecycle?.['adopt'] === true), variables: placeholders.variables, examples: placeholders.examples, policy }),
            id: contents.id,
            movedFrom: [...movedFrom].sort(),
            variables: placeholders.variables,
            endpoints,
            leftOut: contents.leftOut,
        },
        warnings,
        examples: placeholders.examples,
    };
}
/** Whoever owns an endpoint by its tag needs no adoption; protection that is not stated would be lifted. */
function lifecycleOf(live) {
    return {
        ...((0,ownership/* isProtected */.bz)(live) ? { prevent_destroy: true } : {}),
        ...((0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.manifest) === undefined ? { adopt: true } : {}),
    };
}
/** The budget policy that most endpoints are billed under, where several are: it is told once. */
function commonPolicy(endpoints) {
    const counts = new Map();
    for (const { live } of endpoints) {
        const policy = live.effectiveBudgetPolicyId;
        if (policy !== undefined)
            counts.set(policy, (counts.get(policy) ?? 0) + 1);
    }
    const [first] = [...counts].filter(([, count]) => count > 1).sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
    return first?.[0];
}
function notesOn(live, commonlyBilled) {
    const notes = [];
    const policy = live.effectiveBudgetPolicyId;
    if (policy !== commonlyBilled) {
        notes.push(policy === undefined
            ? 'Billed under no budget policy that is shown.'
            : `Billed under the budget policy ${policy}. State \`budget_policy_id\` if a new endpoint in place of this one has to have it.`);
    }
    const hold = (0,ownership/* tagOf */.cO)(live, fields/* ownTags */.Wb.hold);
    if (hold !== undefined)
        notes.push(`On hold by its tag \`${fields/* ownTags */.Wb.hold}\`: ${hold === '' ? 'no reason given' : hold}`);
    if ((0,endpoint_document/* isUpdating */.DS)(live))
        notes.push('An update was under way: this is what the endpoint will be after it.');
    if ((0,endpoint_document/* isStopped */.id)(live))
        notes.push('It was stopped. A plan that would change its config is held back until it is started.');
    if ((0,endpoint_document/* effectiveConfig */.k3)(live) === undefined) {
        notes.push(live.pendingConfig === undefined ? 'It has no config yet.' : 'Its first deployment did not succeed, so it has no config that could be stated.');
    }
    return notes;
}
function headLines(host, { adopts, variables, examples, policy }) {
    const names = Object.keys(variables ?? {});
    const references = names.some((name) => scalars/* secretReference */.QO.test(examples[name] ?? ''));
    const lines = [`Written from the endpoints of ${host} by \`databricks-endpoints export\`.`];
    if (names.length > 0)
        lines.push('Give every variable below the value that is live, by a `default` or in the run.');
    if (adopts) {
        const rest = references ? 'no other change but the secret references that you put in place of plain text' : 'no other change';
        lines.push(`A plan shows that the endpoints are adopted, and ${rest}; once that is applied, \`adopt: true\` can go.`);
    }
    if (policy !== undefined) {
        lines.push(`Where nothing else is said, endpoints are billed under the budget policy ${policy}. State \`budget_policy_id\` if new endpoints in place of these have to have it.`);
    }
    return lines;
}
//# sourceMappingURL=from-workspace.js.map
// EXTERNAL MODULE: ./lib/src/authoring/manifest-text.js
var manifest_text = __webpack_require__(775);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/glob.js
var glob = __webpack_require__(7822);
// EXTERNAL MODULE: ./lib/src/manifest/read.js + 25 modules
var read = __webpack_require__(9143);
// EXTERNAL MODULE: ./lib/src/manifest/report.js
var report = __webpack_require__(9246);
// EXTERNAL MODULE: ./lib/src/plan/build.js + 1 modules
var build = __webpack_require__(3133);
// EXTERNAL MODULE: ./lib/src/commands/plan.js + 2 modules
var plan = __webpack_require__(1091);
;// CONCATENATED MODULE: ./lib/src/commands/export.js
/** Writes the manifest of what a workspace holds: one list, one read and one look at the grants for each endpoint. */











/** Reads only. Throws `EndpointsError` where nothing can be told: no access, or nothing that `only` names. */
async function exportManifest(options) {
    const { workspace, only, id, owner, schema } = options;
    const limit = (0,p_limit/* default */.A)(options.parallelism);
    const summaries = await limit(() => workspace.serving.list());
    const listed = new Set(summaries.map(({ name }) => name));
    const named = only.filter((pattern) => !(0,glob/* isGlob */.f)(pattern));
    const leftOut = [];
    const failures = [];
    const chosen = summaries.filter((summary) => (0,build/* inScope */.SB)(only, summary.name));
    const wanted = chosen.flatMap((summary) => {
        const reason = reasonToLeaveOut(summary, { owner, named: named.includes(summary.name) });
        if (reason === undefined)
            return [summary.name];
        // Those of Databricks are in every workspace: a manifest that named them all would be mostly that.
        if (summary.origin === 'workspace' || named.includes(summary.name))
            leftOut.push({ key: summary.name, ...reason });
        return [];
    });
    // The list shows what the caller may see at that moment: a name is asked for all the same.
    wanted.push(...new Set(named.filter((name) => !listed.has(name))));
    const read = async (name) => {
        try {
            const live = await limit(() => workspace.serving.get(name));
            if (live === undefined)
                return undefined;
            workspace.onLive(live, new Set());
            return { live, ...(await limit(() => readGrants(live))) };
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* ApiError */.hD) || thrown.code === 'authentication')
                throw thrown;
            const { code, message, hint } = (0,errors/* asEndpointsError */.nb)(thrown);
            leftOut.push({ key: name, reason: `left out, because it could not be read: ${message}` });
            failures.push({ reason: code, message: `Could not read \`${name}\`: ${message}`, hint });
            return undefined;
        }
    };
    const readGrants = async (live) => {
        try {
            return { grants: await workspace.serving.permissions(live.id) };
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* ApiError */.hD) || thrown.code === 'authentication')
                throw thrown;
            if ((0,api_outcomes/* hasNoAccessControl */.f0)(thrown))
                return { grants: [] };
            if (thrown.code !== 'permission-denied')
                failures.push({ reason: thrown.code, message: `Could not read the permissions of \`${live.name}\`: ${thrown.message}`, hint: thrown.hint });
            return { grantsUnread: thrown.message };
        }
    };
    const endpoints = (await Promise.all(wanted.map(read))).filter((endpoint) => endpoint !== undefined);
    const idle = idlePatterns(only, [...listed, ...endpoints.map(({ live }) => live.name), ...leftOut.map(({ key }) => key)]);
    if (only.length > 0 && endpoints.length === 0 && leftOut.length === 0) {
        throw new errors/* EndpointsError */.Ju('invalid-input', [...idle, ...notOurs(chosen)].join('\n'), {
            hint: 'Without the input `only`, all endpoints of the workspace are written that belong to no other manifest.',
        });
    }
    const { draft, warnings, examples } = draftFromWorkspace({ id, host: workspace.host, owner, endpoints, leftOut, schema });
    const text = (0,manifest_text/* writeManifestText */.s)(draft);
    const failure = (0,plan.worstOf)(failures);
    return {
        text,
        endpoints: draft.endpoints.map(({ key }) => key),
        leftOut,
        warnings: [...(endpoints.length + leftOut.length === 0 ? [nothingSeen] : []), ...idle, ...(0,authoring_draft/* leftOutWords */.N)(leftOut).map(withAdvice), ...warnings, ...problemsOf(text, examples)],
        ...(failure === undefined ? {} : { failure }),
    };
}
/** The platform lists what the caller may view, and nothing else. */
const nothingSeen = 'No endpoint is here that a manifest could hold and that the principal may view: it needs CAN_VIEW on each, or to be an admin of the workspace.';
/** What patterns match that no manifest can hold: endpoints of Databricks are told of where they are named one by one. */
function notOurs(chosen) {
    const [first] = chosen;
    if (first === undefined)
        return [];
    const what = chosen.length === 1 ? `\`${first.name}\`` : `${String(chosen.length)} endpoints, \`${first.name}\` among them`;
    return [`Input \`only\` matches ${what}, which ${chosen.length === 1 ? 'belongs' : 'belong'} to Databricks or to another product of the workspace: no manifest can hold ${chosen.length === 1 ? 'it' : 'them'}.`];
}
function withAdvice({ text, owner }) {
    return owner === undefined ? text : `${text} What the input \`only\` names is taken over from there.`;
}
function idlePatterns(only, names) {
    return only
        .filter((pattern) => !names.some((name) => (0,build/* inScope */.SB)([pattern], name)))
        .map((pattern) => `Input \`only\`: no endpoint matches \`${pattern}\`.${(0,report/* didYouMean */.au)(pattern, names)}`);
}
/** What the manifest's own check would say: the platform may hold what a manifest refuses, and that must be told now. */
function problemsOf(text, variables) {
    const { diagnostics } = (0,read/* readManifest */.W)([{ path: 'the manifest', text }], { variables });
    return diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ line, message }) => `Line ${String(line)} of the manifest has to be corrected by hand: ${message}`);
}
//# sourceMappingURL=export.js.map

/***/ })

};
