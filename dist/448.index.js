export const id = 448;
export const ids = [448];
export const modules = {

/***/ 7448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  drift: () => (/* binding */ drift)
});

// EXTERNAL MODULE: ./lib/src/markers.js
var markers = __webpack_require__(3169);
// EXTERNAL MODULE: ./lib/src/plan/blocks.js
var blocks = __webpack_require__(1308);
// EXTERNAL MODULE: ./lib/src/plan/conditions.js
var plan_conditions = __webpack_require__(8056);
// EXTERNAL MODULE: ./lib/src/plan/digest.js
var digest = __webpack_require__(2514);
// EXTERNAL MODULE: ./lib/src/endpoint/fields/index.js + 3 modules
var fields = __webpack_require__(4784);
// EXTERNAL MODULE: ./lib/src/plan/approval.js
var approval = __webpack_require__(7269);
// EXTERNAL MODULE: ./lib/src/plan/build.js + 1 modules
var build = __webpack_require__(3133);
// EXTERNAL MODULE: ./lib/src/plan/ownership.js
var ownership = __webpack_require__(925);
;// CONCATENATED MODULE: ./lib/src/plan/drift.js





/** What is kept the time of: an endpoint can differ, be unmanaged, fail, or be unreadable. */
function findingKey(kind, name) {
    return `${kind} ${name}`;
}
/** Judges a plan as drift. Without facts, a cause is told only where the plan itself shows it. */
function judgeDrift(plan, facts = {}) {
    const drifted = plan.endpoints.filter(({ action, blocked }) => action !== 'unchanged' || blocked !== undefined);
    return {
        plan,
        findings: drifted.map((endpoint) => judgeEndpoint(endpoint, facts)),
        conditions: (0,plan_conditions/* conditionsOf */.yb)(plan.endpoints),
        unmanaged: [...(facts.unmanaged ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
        only: facts.only ?? [],
        since: facts.since ?? new Map(),
    };
}
/** `clean` only where every endpoint was read and compared, and nothing differs. */
function driftKind(drift) {
    const { findings, unmanaged, plan } = drift;
    const left = uncompared(drift);
    if (findings.length - left.length + unmanaged.length > 0)
        return 'drift';
    return plan.unread.length + left.length > 0 ? 'unread' : 'clean';
}
/** Endpoints that were read and nevertheless not compared, such as those whose alias means nothing now: neither drift nor clean. */
function uncompared({ findings }) {
    return findings.filter(({ group }) => group === 'uncompared').map(({ endpoint }) => endpoint);
}
/** Drift has an issue, and so have endpoints that failed; a stopped or recovering one is no news by itself. */
function needsIssue(drift) {
    return driftKind(drift) === 'drift' || drift.conditions.some(plan_conditions/* isFailure */.N6);
}
/** Keys of everything whose time is kept, in the order to show. */
function findingKeys({ findings, unmanaged, conditions, plan }) {
    return [
        ...findings.map(({ endpoint }) => findingKey('differs', endpoint.name)),
        ...plan.unread.map(({ name }) => findingKey('unread', name)),
        ...conditions.filter(plan_conditions/* isFailure */.N6).map(({ name }) => findingKey('failed', name)),
        ...unmanaged.map(({ name }) => findingKey('unmanaged', name)),
    ];
}
/** Endpoints of the list that people may manage, that no tag claims, and that the manifest does not name. */
function unmanagedOf(summaries, manifest, only) {
    const named = new Set(manifest.endpoints.map(({ name }) => name));
    return summaries.filter((summary) => summary.origin === 'workspace' && (0,ownership/* tagOf */.cO)(summary, fields/* ownTags */.Wb.manifest) === undefined && !named.has(summary.name) && (0,build/* inScope */.SB)(only, summary.name));
}
/** The differences of an endpoint that no merged plan explains. */
function unexplainedChanges(endpoint, merged) {
    return explain(endpoint, merged).open;
}
/** The newest plan that names an end state tells what became of it. */
function explain(endpoint, merged) {
    let open = endpoint.changes;
    const evidence = [];
    for (const { pullRequest, state, endpoints } of merged) {
        const approved = Object.hasOwn(endpoints, endpoint.name) ? endpoints[endpoint.name] : undefined;
        if (approved === undefined || open.length === 0)
            continue;
        const left = new Set((0,approval/* unapprovedChanges */._3)(endpoint, [approved]));
        const found = open.filter((change) => !left.has(change));
        open = open.filter((change) => left.has(change));
        if (found.length > 0)
            evidence.push({ cause: state === 'applied' ? 'edited' : 'unapplied', pullRequest, paths: found.map(({ path }) => path) });
    }
    return { open, evidence };
}
function judgeEndpoint(endpoint, facts) {
    const merged = facts.merged ?? [];
    const { open: unnamed, evidence } = explain(endpoint, merged);
    const moved = unnamed.filter(isMovedVersion);
    let open = unnamed.filter((change) => !isMovedVersion(change));
    // What is held is not written by an apply either, so that one that succeeded says nothing of it.
    if (facts.headApplied === true && open.length > 0 && endpoint.hold === undefined && endpoint.action !== 'delete') {
        evidence.push({ cause: 'edited', paths: open.map(({ path }) => path) });
        open = [];
    }
    const since = recreatedSince(endpoint, merged);
    return {
        endpoint,
        group: groupOf(endpoint, { evidence, moved: moved.length > 0, open: open.length > 0 }),
        evidence,
        unexplained: open.map(({ path }) => path),
        ...(since === undefined ? {} : { recreatedSince: since }),
    };
}
function groupOf(endpoint, { evidence, moved, open }) {
    const { action } = endpoint;
    if (endpoint.ownership === 'foreign')
        return 'taken';
    if (action === 'unchanged')
        return 'uncompared';
    if (action === 'delete')
        return 'extra';
    const has = (cause) => evidence.some((item) => item.cause === cause);
    if (action === 'create')
        return has('unapplied') ? 'unapplied' : 'missing';
    if (has('edited'))
        return 'edited';
    if (open)
        return 'differs';
    if (has('unapplied'))
        return 'unapplied';
    return moved ? 'moved' : 'differs';
}
/** A version that the manifest leaves to `latest` or an alias, and that now is another one. */
function isMovedVersion({ path, note, action }) {
    return action === 'change' && path.endsWith('.entity_version') && note !== undefined && /^(?:@|latest)/.test(note);
}
/** How far the clocks of the workspace and of GitHub may be apart. */
const clockSlack = 60_000;
/**
 * An endpoint that is younger than the report of an apply that had it, is another endpoint of the same name. The
 * platform keeps no trace of the one before, so that without such a report nothing is known.
 */
function recreatedSince({ name, live }, merged) {
    const born = live?.createdAt;
    if (born === undefined)
        return undefined;
    return merged.find(({ state, endpoints, updatedAt }) => state === 'applied' && Object.hasOwn(endpoints, name) && updatedAt !== undefined && born > updatedAt + clockSlack)?.pullRequest;
}
//# sourceMappingURL=drift.js.map
// EXTERNAL MODULE: ./lib/src/render/attention.js
var attention = __webpack_require__(9457);
// EXTERNAL MODULE: ./lib/src/render/budget.js
var budget = __webpack_require__(2834);
// EXTERNAL MODULE: ./lib/src/render/condition-words.js
var condition_words = __webpack_require__(8594);
// EXTERNAL MODULE: ./lib/src/render/words.js
var render_words = __webpack_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/drift-words.js
/** The words of drift: groups, causes and conditions, the same on every surface. */



const groups = {
    edited: {
        icon: '✏️',
        title: 'Edited in the workspace',
        hint: 'Applied once as the repository says, and different now. `-` is live, `+` is what the repository says.',
        counted: 'edited',
    },
    differs: {
        icon: '❔',
        title: 'Differs from the repository',
        hint: 'Edited in the workspace, or merged and not applied: nothing on GitHub tells which. `-` is live, `+` is what the repository says.',
        counted: 'different',
    },
    taken: {
        icon: '🔀',
        title: 'Not owned by this manifest',
        hint: 'Their tag `endpoints_manifest` is missing or another’s: removed or changed by hand, or the endpoint was deleted and created again under its name. Nothing of them was compared.',
        counted: 'not owned',
    },
    uncompared: {
        icon: '⛔',
        title: 'Could not be compared',
        hint: 'What the repository says of them cannot be, as the workspace is now.',
        counted: 'not comparable',
    },
    missing: {
        icon: '➕',
        title: 'In the repository, not in the workspace',
        hint: 'Deleted in the workspace, or merged and not applied.',
        counted: 'missing',
    },
    extra: {
        icon: '🗑️',
        title: 'In the workspace, no longer in the repository',
        hint: 'They belong to this manifest, which does not name them any more. An apply deletes them where `allow-destroy` permits it.',
        counted: 'not in the repository',
    },
    unapplied: {
        icon: '⏳',
        title: 'Merged and not applied',
        hint: 'The repository is ahead: nobody edited these. `-` is live, `+` is what an apply makes of it.',
        counted: 'merged and not applied',
    },
    moved: {
        icon: '🏷️',
        title: 'A newer model version is waiting',
        hint: '`latest` or an alias means another version now than the one that serves. An apply rolls it out.',
        counted: 'with a newer version',
    },
};
const order = Object.keys(groups);
/** Groups that have something in them, what somebody did by hand first. */
function driftGroups(drift) {
    return order.flatMap((id) => {
        const findings = drift.findings.filter(({ group }) => group === id);
        const { icon, title, hint } = groups[id];
        return findings.length === 0 ? [] : [{ id, icon, title, hint, findings }];
    });
}
/** "2 edited, 1 missing, 1 not readable"; "no drift" where there is none. */
function driftWords(drift) {
    const parts = driftGroups(drift).map(({ id, findings }) => `${(0,render_words/* grouped */.zD)(findings.length)} ${groups[id].counted}`);
    if (drift.unmanaged.length > 0)
        parts.push(`${(0,render_words/* grouped */.zD)(drift.unmanaged.length)} unmanaged`);
    if (parts.length === 0 && drift.plan.unread.length === 0)
        parts.push('no drift');
    if (drift.plan.unread.length > 0)
        parts.push(`${(0,render_words/* grouped */.zD)(drift.plan.unread.length)} not readable`);
    const failed = drift.conditions.filter(plan_conditions/* isFailure */.N6).length;
    if (failed > 0)
        parts.push(`${(0,render_words/* grouped */.zD)(failed)} failed`);
    return parts.join(', ');
}
/** What is known of the causes, a sentence for each. What comes from the workspace stands in backticks. */
function causeWords({ endpoint, evidence, unexplained, recreatedSince }) {
    const told = [];
    const { createdAt, creator } = endpoint.live ?? {};
    if (recreatedSince !== undefined) {
        const by = creator === undefined ? '' : ` by \`${creator.replaceAll('`', '\'')}\``;
        const at = createdAt === undefined ? '' : ` at ${epochWords(createdAt)}`;
        told.push({
            before: `Deleted and created again: this one was created${by}${at}, after `,
            pullRequest: recreatedSince,
            after: ' was applied. It has a new id, and none of the permissions of the one before.',
            paths: [],
        });
    }
    const whole = evidence.length === 1 && unexplained.length === 0 && evidence[0]?.paths.length === endpoint.changes.length;
    for (const { cause, pullRequest, paths } of evidence) {
        told.push({ ...evidenceWords(endpoint.action, cause, pullRequest), paths: whole ? [] : paths });
    }
    if (evidence.length > 0 && unexplained.length > 0)
        told.push({ before: 'Edited in the workspace, or pushed and not applied', paths: unexplained });
    return told;
}
function evidenceWords(action, cause, pullRequest) {
    const since = action === 'create' ? 'deleted in the workspace since' : 'edited in the workspace since';
    if (pullRequest === undefined)
        return { before: cause === 'unapplied' ? 'Merged, and not applied' : `The last apply was of this very commit: ${since}` };
    return cause === 'unapplied' ? { before: 'Merged with ', pullRequest, after: ', and not applied' } : { before: 'Applied by ', pullRequest, after: `, ${since}` };
}
/** `2026-03-02T05:17:00Z` as "2026-03-02 05:17 UTC"; anything else as it is. */
function timeWords(time) {
    const [, date, hour] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/.exec(time) ?? [];
    return date === undefined || hour === undefined ? time : `${date} ${hour} UTC`;
}
/** Epoch milliseconds as a time; what is no time of this world as "an unknown time". */
function epochWords(epoch) {
    return Math.abs(epoch) <= 8.64e15 ? timeWords(new Date(epoch).toISOString()) : 'an unknown time';
}
/** When a finding was first seen, in words; `undefined` where it is not known. */
function sinceWords(drift, kind, name) {
    const time = drift.since.get(findingKey(kind, name));
    return time === undefined ? undefined : timeWords(time);
}
//# sourceMappingURL=drift-words.js.map
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
;// CONCATENATED MODULE: ./lib/src/render/drift-beside.js
/** What a look at the workspace finds beside drift: how endpoints are, what nobody manages, what could not be read. */







/** Endpoints that failed without anybody's change: worth an issue by themselves. */
function failedSection(drift, limits) {
    const failed = drift.conditions.filter(plan_conditions/* isFailure */.N6);
    return part(`#### ❌ ${(0,render_words/* count */.U9)(failed.length, 'endpoint')} failed`, failed, drift, limits);
}
/** Stopped and recovering endpoints, old failures: a state of things, no difference to the repository. */
function stateSection(drift, limits) {
    return part('#### 🩺 State of endpoints, which is no drift', drift.conditions.filter((condition) => !(0,plan_conditions/* isFailure */.N6)(condition)), drift, limits);
}
function part(title, conditions, drift, limits) {
    if (conditions.length === 0)
        return '';
    if (limits.detail === 'names')
        return `${title}\n\n${(0,attention/* nameList */.OD)(conditions.map(({ name }) => name), limits)}`;
    const { shown, more } = (0,budget/* capped */.uo)(conditions, limits.items);
    const lines = shown.map((condition) => {
        const since = sinceWords(drift, 'failed', condition.name);
        return `- ${(0,render_escape/* inlineCode */.ti)(condition.name)}: ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)((0,condition_words/* conditionWords */.r)(condition), limits.message))}${since === undefined ? '' : ` First seen ${(0,render_escape/* plainText */.wh)(since)}.`}`;
    });
    if (more > 0)
        lines.push(`- ${(0,budget/* moreWords */.bp)(more, limits)}`);
    return `${title}\n\n${lines.join('\n')}`;
}
/** Names in a command; more would not be typed by anybody. */
const mostExported = 10;
/** Endpoints that no manifest claims, with the way in. */
function unmanagedSection(drift, limits) {
    const { unmanaged } = drift;
    if (unmanaged.length === 0)
        return '';
    const title = `#### 👤 ${(0,render_words/* count */.U9)(unmanaged.length, 'endpoint')} that no manifest claims`;
    const names = unmanaged.map(({ name }) => name);
    if (limits.detail === 'names')
        return `${title}\n\n${(0,attention/* nameList */.OD)(names, limits)}`;
    const { shown, more } = (0,budget/* capped */.uo)(unmanaged, limits.detail === 'table' ? limits.names : limits.items);
    const rows = shown.map(({ name, creator, createdAt }) => {
        const cells = [(0,render_escape/* cellCode */.GA)((0,render_escape/* cut */.Jj)(name, 100)), creator === undefined ? '' : (0,render_escape/* cellText */.Ie)((0,render_escape/* cut */.Jj)(creator, 100)), createdAt === undefined ? '' : epochWords(createdAt).slice(0, 10), (0,render_escape/* cellText */.Ie)(sinceWords(drift, 'unmanaged', name) ?? '')];
        return `| ${cells.join(' | ')} |`;
    });
    const only = names.slice(0, mostExported).map((name) => ` --only ${(0,render_words/* shellWord */.r7)((0,render_escape/* cut */.Jj)(name, 200))}`).join('');
    return [
        title,
        ['| Endpoint | Created by | Created | First seen |', '|---|---|---|---|', ...rows].join('\n'),
        ...(more > 0 ? [(0,budget/* moreWords */.bp)(more, limits)] : []),
        `To manage them from here, put what this writes into the manifest; the first plan then shows that they are adopted, and no other change.${names.length > mostExported ? ` (Shown for the first ${mostExported}.)` : ''}`,
        (0,render_escape/* fence */.EU)(`databricks-endpoints export${only}`, 'sh'),
    ].join('\n\n');
}
/** Endpoints that could not be read: errors, and neither drift nor clean. */
function unreadSection(drift, limits) {
    const { unread } = drift.plan;
    if (unread.length === 0)
        return '';
    const title = `#### ❌ ${(0,render_words/* count */.U9)(unread.length, 'endpoint')} could not be read, so nothing is known of ${unread.length === 1 ? 'it' : 'them'} now`;
    if (limits.detail === 'names')
        return `${title}\n\n${(0,attention/* nameList */.OD)(unread.map(({ name }) => name), limits)}`;
    const { shown, more } = (0,budget/* capped */.uo)(unread, limits.items);
    const lines = shown.map(({ name, reason, message }) => {
        const before = sinceWords(drift, 'differs', name);
        const differed = before === undefined ? '' : ` It was found to differ since ${(0,render_escape/* plainText */.wh)(before)}.`;
        return `- ${(0,render_escape/* inlineCode */.ti)(name)} · ${(0,render_escape/* inlineCode */.ti)(reason)}: ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(message, limits.message))}${differed}`;
    });
    if (more > 0)
        lines.push(`- ${(0,budget/* moreWords */.bp)(more, limits)}`);
    return `${title}\n\n${lines.join('\n')}`;
}
/** Fields that no look at the workspace covers, so that nobody takes a clean report for more than it is; folded. */
function blindSection({ plan }, limits) {
    const blind = plan.endpoints.filter(({ unverifiable }) => unverifiable.length > 0);
    if (blind.length === 0 || limits.detail === 'names')
        return '';
    const { shown, more } = (0,budget/* capped */.uo)(blind, limits.items);
    const lines = shown.map(({ name, unverifiable }) => `- ${(0,render_escape/* inlineCode */.ti)(name)}: ${(0,attention/* nameList */.OD)(unverifiable, limits, 30)}`);
    if (more > 0)
        lines.push(`- and ${more} more`);
    const title = `🙈 Cannot be verified for ${(0,render_words/* count */.U9)(blind.length, 'endpoint')}: the platform never returns it`;
    return `<details>\n<summary>${title}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}
//# sourceMappingURL=drift-beside.js.map
// EXTERNAL MODULE: ./lib/src/render/changes.js + 1 modules
var changes = __webpack_require__(7899);
// EXTERNAL MODULE: ./lib/src/endpoint/document-paths.js
var document_paths = __webpack_require__(3816);
// EXTERNAL MODULE: ./lib/src/endpoint/paths.js
var paths = __webpack_require__(8166);
// EXTERNAL MODULE: ./lib/src/json.js
var json = __webpack_require__(8674);
// EXTERNAL MODULE: ./lib/src/plan/manifest-lines.js
var manifest_lines = __webpack_require__(517);
;// CONCATENATED MODULE: ./lib/src/render/adopt-yaml.js
/** The other way to end a drift: the lines that make the manifest say what is live. */





/** What to write and what to take out so that the manifest says what is live. Lists that are stated whole are whole. */
function adoptLive(endpoint) {
    const document = (0,json/* record */.g1)();
    const adoption = { yaml: '', remove: [], hidden: [] };
    for (const change of endpoint.changes) {
        if (change.section === 'ownership' || change.section === 'endpoint')
            continue;
        const parts = (0,paths/* parsePath */.Rr)(change.path);
        if (parts === undefined)
            continue;
        if (isHidden(change.before))
            adoption.hidden.push(change.path);
        else if (putIntoList(document, { parts, change, wanted: endpoint.desired?.document }))
            continue;
        else if (change.before === undefined)
            adoption.remove.push(change.path);
        else
            put(document, parts, withoutHidden(change.before, change.path, adoption.hidden));
    }
    adoption.remove.push(...chunksInstead(document, endpoint.desired?.document));
    if (Object.keys(document).length > 0)
        adoption.yaml = (0,manifest_lines/* writeEndpointLines */.Mr)(endpoint.key, document).trimEnd();
    return adoption;
}
function isHidden(value) {
    return value === '(sensitive)' || value === '(unknown)';
}
/** A live value without its hidden parts, whose places are noted. */
function withoutHidden(value, path, hidden) {
    if (Array.isArray(value))
        return value.map((item) => withoutHidden(item, path, hidden));
    if (!(0,json/* isObject */.Gv)(value))
        return value;
    const out = (0,json/* record */.g1)();
    for (const [key, item] of Object.entries(value)) {
        const at = (0,paths/* formatPath */.jV)([path, key]);
        if (isHidden(item))
            hidden.push(at);
        else
            out[key] = withoutHidden(item, at, hidden);
    }
    return out;
}
/** Throughput in chunks cannot stand beside the throughput that is live (C9). */
function chunksInstead(adopted, wanted) {
    const sized = servedEntities(adopted).filter((entity) => entity['min_provisioned_throughput'] !== undefined || entity['max_provisioned_throughput'] !== undefined);
    const inChunks = servedEntities(wanted).filter((entity) => entity['throughput_chunks'] !== undefined);
    return sized.flatMap(({ name }) => 
    // A single entity needs no name in the manifest.
    typeof name === 'string' && inChunks.some((entity) => entity['name'] === name || entity['name'] === undefined)
        ? [(0,paths/* formatPath */.jV)(['config', 'served_entities', { id: name }, 'throughput_chunks'])]
        : []);
}
function servedEntities(document) {
    const config = document?.['config'];
    return (0,json/* isObject */.Gv)(config) ? (0,json/* objectsOf */.iZ)(config['served_entities']) : [];
}
/** Lists that are maps at heart are stated whole, so the whole list with the live item in it is written. */
function putIntoList(document, item) {
    const { parts, change } = item;
    const found = listAt(parts);
    if (found === undefined)
        return false;
    const { field, place, id } = found;
    const entries = new Map(field.toEntries(itemsAt(document, place) ?? itemsAt(item.wanted, place) ?? []));
    if (change.before === undefined)
        entries.delete(id);
    else
        entries.set(id, change.before);
    put(document, place, field.fromEntries([...entries]).map((one) => asWritten(field, one)));
    return true;
}
/** The list that a path leads into, and its place in the document; `undefined` where it leads elsewhere. */
function listAt(parts) {
    const last = parts.at(-1);
    const names = parts.slice(0, -1).filter((part) => typeof part === 'string');
    if (typeof last !== 'object' || names.length !== parts.length - 1)
        return undefined;
    const [section = '', ...below] = names;
    let field = Object.hasOwn(fields/* sections */.V0, section) ? fields/* sections */.V0[section].field : undefined;
    for (const name of below)
        field = fieldsOf(field).find(([known]) => known === name)?.[1];
    // Paths leave out the name of the list of routes.
    const [unnamed, inner] = fieldsOf(field).find(([, child]) => child.unnamed === true) ?? [];
    const list = inner ?? field;
    return list?.type === 'keyed-list' ? { field: list, place: unnamed === undefined ? names : [...names, unnamed], id: last.id } : undefined;
}
const fieldsOf = (field) => (field?.type === 'object' ? Object.entries(field.fields) : []);
/** An item with the manifest's names and in its order, where requests name a field otherwise (`permission_level`). */
function asWritten(field, item) {
    if (!(0,json/* isObject */.Gv)(item))
        return item;
    const renamed = new Map(Object.entries(item).map(([name, value]) => [(0,document_paths/* fieldName */.w5)(name), value]));
    return (0,json/* record */.g1)(Object.keys(field.item?.fields ?? {}).flatMap((name) => (renamed.has(name) ? [[name, renamed.get(name) ?? null]] : [])));
}
function itemsAt(root, place) {
    let value = root;
    for (const key of place)
        value = (0,json/* isObject */.Gv)(value) ? value[key] : undefined;
    return Array.isArray(value) ? value : undefined;
}
function put(root, parts, value) {
    let at = root;
    for (const [index, part] of parts.entries()) {
        const isLast = index === parts.length - 1;
        const next = parts[index + 1];
        if (part === 'served_entities' && typeof next === 'object') {
            at = entityItem(at, next.id, index + 2 === parts.length ? value : undefined);
            if (index + 2 === parts.length)
                return;
            continue;
        }
        if (typeof part === 'object' && parts[index - 1] === 'served_entities')
            continue;
        const key = typeof part === 'string' ? part : part.id;
        if (isLast)
            at[key] = value;
        else {
            const below = at[key];
            const child = (0,json/* isObject */.Gv)(below) ? below : (0,json/* record */.g1)();
            at[key] = child;
            at = child;
        }
    }
}
/** The item of `served_entities` with this name, made where it is missing. */
function entityItem(config, name, whole) {
    const found = config['served_entities'];
    const list = Array.isArray(found) ? found : [];
    config['served_entities'] = list;
    const known = list.filter(json/* isObject */.Gv).find((item) => item['name'] === name);
    if (known !== undefined)
        return known;
    const item = { name, ...((0,json/* isObject */.Gv)(whole) ? whole : {}) };
    list.push(item);
    return item;
}
//# sourceMappingURL=adopt-yaml.js.map
// EXTERNAL MODULE: ./lib/src/render/dispatch.js
var render_dispatch = __webpack_require__(7621);
// EXTERNAL MODULE: ./lib/src/render/values.js
var values = __webpack_require__(2497);
;// CONCATENATED MODULE: ./lib/src/render/drift-ways.js
/** The two ways to end a drift: apply what the repository says, or write down what is live. */








/** What ends all of it at once, and what each word means. */
function waysOut(drift, context) {
    const { plan } = drift;
    const changes = plan.endpoints.filter((endpoint) => endpoint.changes.length > 0);
    const parts = ['#### What to do'];
    if (changes.length > 0) {
        const one = changes.length === 1 ? '' : ' of everything';
        const dispatch = { digest: plan.digest, only: drift.only, destroys: (0,render_dispatch/* destroyedOf */.nh)(changes) };
        parts.push(`**Revert**${one}: make the workspace what the repository says. ${(0,render_dispatch/* workflowLink */.k1)(context)} with ${(0,render_dispatch/* inputWords */.cJ)(dispatch)}, or:`, (0,render_escape/* fence */.EU)([(0,render_dispatch/* dispatchCommand */.Mt)(context, dispatch), ...(0,render_dispatch/* furtherInputs */.g5)(plan.target, context), `# or on your machine: ${(0,render_dispatch/* localCommand */.bZ)(plan.target, context, dispatch)}`].join('\n'), 'sh'), 'With the digest it does exactly what is shown here, or refuses where something changed meanwhile.');
    }
    if (drift.findings.length > 0)
        parts.push('**Adopt**: make the repository say what is live, in a pull request; its plan is then empty. The lines to write are with each endpoint.');
    return parts.length === 1 ? '' : parts.join('\n\n');
}
/** Command and lines for one endpoint, folded. */
function endpointWays(finding, { limits, context, target }) {
    const { endpoint } = finding;
    const words = wordsFor(finding);
    const apply = endpoint.changes.length === 0 ? [] : [
        `**${words.apply}:** ${applyWords(endpoint)}`,
        (0,render_escape/* fence */.EU)([(0,render_dispatch/* dispatchCommand */.Mt)(context, { digest: (0,build/* planDigest */.Gb)([endpoint]), only: [endpoint.name], destroys: (0,render_dispatch/* destroyedOf */.nh)([endpoint]) }), ...(0,render_dispatch/* furtherInputs */.g5)(target, context)].join('\n'), 'sh'),
    ];
    const [first, ...rest] = adoptParts(endpoint, limits);
    const adopt = first === undefined ? [] : [`**${words.adopt}:** ${first}`, ...rest];
    if (apply.length + adopt.length === 0)
        return '';
    const title = [...(apply.length === 0 ? [] : [words.apply]), ...(adopt.length === 0 ? [] : [words.adopt])].join(' or ').toLowerCase();
    return [`<details>\n<summary>${(0,render_words/* capital */.Nx)(title)} ${(0,render_escape/* htmlCode */.h8)(endpoint.name)}</summary>`, ...apply, ...adopt, '</details>'].join('\n\n');
}
/** Nobody edited what waits to be applied, so that there is nothing to revert. */
function wordsFor({ group }) {
    switch (group) {
        case 'unapplied':
            return { apply: 'Apply', adopt: 'Take back' };
        case 'moved':
            return { apply: 'Roll out', adopt: 'Keep' };
        case 'taken':
            return { apply: 'Apply', adopt: 'Take over' };
        default:
            return { apply: 'Revert', adopt: 'Adopt' };
    }
}
function applyWords(endpoint) {
    const first = endpoint.hold === undefined ? '' : ' It is on hold: remove its tag `endpoints_hold` first, or nothing of it is written.';
    return `${whatApplyDoes(endpoint)}${first}`;
}
function whatApplyDoes(endpoint) {
    return endpoint.action === 'create' ? `an apply creates it: ${(0,render_words/* impactWords */.cH)(endpoint)}.` : `an apply makes it what the repository says: ${(0,render_words/* impactWords */.cH)(endpoint)}.`;
}
function adoptParts(endpoint, limits) {
    const exported = (0,render_escape/* inlineCode */.ti)(`databricks-endpoints export --only ${(0,render_words/* shellWord */.r7)((0,render_escape/* cut */.Jj)(endpoint.name, 200))}`);
    if (endpoint.ownership === 'foreign')
        return takeOverParts(endpoint, limits);
    if (endpoint.action === 'unchanged')
        return [];
    if (endpoint.action === 'create')
        return [`take ${(0,render_escape/* inlineCode */.ti)(endpoint.key)} out of the manifest.`];
    if (endpoint.action === 'delete')
        return [`put it back into the manifest, as an earlier commit has it, or as ${exported} writes it.`];
    const { yaml, remove, hidden } = adoptLive(endpoint);
    const parts = [];
    if (yaml !== '') {
        parts.push('put these values in place of those in the manifest; what is not shown stays.', (0,values/* wholeFence */.d6)(yaml, limits, `The lines are too long for here; ${exported} writes the whole endpoint.`));
    }
    if (remove.length > 0)
        parts.push(`${yaml === '' ? 'take' : 'Take'} out of the manifest: ${(0,attention/* nameList */.OD)(remove, limits, 30)}`);
    if (hidden.length > 0)
        parts.push(`${parts.length === 0 ? 'the' : 'The'} live values of these are hidden; write a secret reference: ${(0,attention/* nameList */.OD)(hidden, limits, 30)}`);
    return parts;
}
function takeOverParts(endpoint, limits) {
    const paste = (0,blocks/* blocksOf */.SH)(endpoint).find((block) => block.paste !== undefined)?.paste;
    if (paste === undefined)
        return [];
    return [
        'add this to the manifest in a pull request; its apply then makes the endpoint this manifest’s again, and what the manifest says.',
        (0,values/* wholeFence */.d6)(paste, limits, ''),
        `To leave it alone, take ${(0,render_escape/* inlineCode */.ti)(endpoint.key)} out of the manifest.`,
    ].filter((part) => part !== '');
}
//# sourceMappingURL=drift-ways.js.map
// EXTERNAL MODULE: ./lib/src/render/origin-words.js
var origin_words = __webpack_require__(3933);
// EXTERNAL MODULE: ./lib/src/render/traffic.js
var render_traffic = __webpack_require__(9618);
;// CONCATENATED MODULE: ./lib/src/render/drift-endpoint.js
/** One endpoint that is not what the repository says: since when, why, the differences, the ways out. */










/** With more endpoints than this, each is folded. */
const mostOpen = 6;
/** A group with its endpoints; rows or names where there is no room for more. */
function groupSection(group, drift, limits, context) {
    const title = `#### ${group.icon} ${group.title}`;
    const names = group.findings.map(({ endpoint }) => endpoint.name);
    if (limits.detail === 'names')
        return `${title}\n\n${(0,attention/* nameList */.OD)(names, limits)}`;
    if (limits.detail === 'table') {
        const { shown, more } = (0,budget/* capped */.uo)(group.findings, limits.names);
        const rows = shown.map(({ endpoint }) => `| ${(0,render_escape/* cellCode */.GA)((0,render_escape/* cut */.Jj)(endpoint.name, 100))} | ${endpoint.changes.length} | ${(0,render_escape/* plainText */.wh)(sinceWords(drift, 'differs', endpoint.name) ?? '')} |`);
        const rest = more > 0 ? [(0,budget/* moreWords */.bp)(more, limits)] : [];
        return [title, group.hint, ['| Endpoint | Differences | First seen |', '|---|---:|---|', ...rows].join('\n'), ...rest].join('\n\n');
    }
    const folded = drift.findings.length > mostOpen;
    return [title, group.hint, ...group.findings.map((finding) => findingSection(finding, { drift, limits, context, folded }))].join('\n\n');
}
function findingSection(finding, { drift, limits, context, folded }) {
    const { endpoint } = finding;
    const compared = endpoint.action === 'update' || endpoint.action === 'replace';
    const facts = [
        compared ? (0,render_words/* count */.U9)(endpoint.changes.length, 'difference') : '',
        endpoint.action === 'replace' ? '🔁 only a replacement reverts it' : '',
        endpoint.hold === undefined ? '' : 'on hold',
        ...since(drift, endpoint.name),
    ].filter((fact) => fact !== '');
    const body = [
        causes(finding, limits),
        // What is missing or too much as a whole is said by the title; the differences are those of what is on both sides.
        compared ? (0,changes/* changesFence */.T)(endpoint.changes.filter(({ section }) => section !== 'endpoint'), limits) : '',
        trafficPicture(finding),
        drift_endpoint_blocks(finding, limits),
        endpointWays(finding, { limits, context, target: drift.plan.target }),
    ].filter((part) => part !== '');
    if (!folded)
        return [[`**${(0,render_escape/* inlineCode */.ti)(endpoint.name)}**`, ...facts].join(' · '), ...body].join('\n\n');
    return [`<details>\n<summary><b>${(0,render_escape/* htmlCode */.h8)(endpoint.name)}</b>${facts.map((fact) => ` · ${fact}`).join('')}</summary>`, ...body, '</details>'].join('\n\n');
}
function since(drift, name) {
    const words = sinceWords(drift, 'differs', name);
    return words === undefined ? [] : [`first seen ${(0,render_escape/* plainText */.wh)(words)}`];
}
function causes(finding, limits) {
    const lines = causeWords(finding).map(({ before, pullRequest, after = '', paths }) => {
        const sentence = pullRequest === undefined ? (0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(before, limits.message)) : `${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(before, limits.message))} #${pullRequest}${after}`;
        return paths.length > 0 ? `${sentence}: ${(0,attention/* nameList */.OD)(paths, limits, 10)}` : sentence.endsWith('.') ? sentence : `${sentence}.`;
    });
    if (finding.group === 'extra')
        lines.push((0,render_escape/* plainText */.wh)((0,origin_words/* goneWords */.d)(finding.endpoint)));
    lines.push(writtenWords(finding));
    const told = lines.filter((line) => line !== '');
    return told.some((line) => !line.endsWith('.')) ? told.map((line) => `- ${line}`).join('\n') : told.join(' ');
}
/** The platform's own time of the last write is a lead to who did it, in the workspace's audit log. */
function writtenWords({ endpoint, group }) {
    const time = endpoint.live?.updatedAt;
    if (time === undefined || (group !== 'edited' && group !== 'differs' && group !== 'taken'))
        return '';
    return `Last written in the workspace: ${epochWords(time)}.`;
}
function trafficPicture({ endpoint }) {
    const traffic = endpoint.action === 'create' ? undefined : (0,render_traffic/* trafficChange */.UK)(endpoint);
    return traffic === undefined ? '' : `Traffic, live → repository\n\n${(0,render_escape/* fence */.EU)((0,render_traffic/* drawTraffic */.od)(traffic).join('\n'), 'text')}`;
}
function drift_endpoint_blocks({ endpoint, group }, limits) {
    const lead = group === 'taken' || group === 'uncompared' ? '' : 'An apply would be blocked ';
    return (0,blocks/* distinctBlocks */.N$)(endpoint)
        .map(({ reason, message, hint }) => `⛔ ${lead}(${(0,render_escape/* inlineCode */.ti)(reason)}): ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(message, limits.message))} ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(hint, limits.message))}`)
        .join('\n\n');
}
//# sourceMappingURL=drift-endpoint.js.map
;// CONCATENATED MODULE: ./lib/src/render/drift-issue.js
/** Drift: the workspace is not what the repository says. One issue, its closing comment and the job summary. */










/** Title and body of the issue; the body's first bytes are the marker. */
function renderDriftIssue(drift, context) {
    const { plan } = drift;
    const subject = driftKind(drift) === 'clean' && drift.conditions.some(plan_conditions/* isFailure */.N6) ? 'Endpoints' : 'Endpoint drift';
    const title = `${subject} on ${(0,render_escape/* oneLine */.TN)(plan.target)}: ${driftWords(drift)} (${(0,render_escape/* oneLine */.TN)(plan.manifest)})`;
    const body = (0,budget/* fit */.Uj)(budget/* commentBudget */.LO, (limits) => `${context.marker}\n${driftReport(drift, context, limits)}\n`);
    return { title: (0,render_escape/* cut */.Jj)(title, 250), body };
}
/** The same findings for the job summary; says so where there is no drift. */
function renderDriftSummary(drift, context) {
    return (0,budget/* fit */.Uj)(budget/* summaryBudget */.qN, (limits) => {
        const failed = drift.plan.unread.length > 0 || drift.conditions.some(plan_conditions/* isFailure */.N6);
        const icon = failed ? '❌' : driftKind(drift) === 'clean' ? '✅' : '⚠️';
        const title = `### ${icon} Drift · ${(0,render_escape/* inlineCode */.ti)(drift.plan.target)}: ${driftWords(drift)}`;
        return `${title}\n\n${driftReport(drift, { ...context, marker: '' }, limits)}\n`;
    });
}
/** The comment that goes with closing the issue. */
function renderDriftResolved(context) {
    const run = context.runUrl === undefined ? 'the latest check' : (0,render_escape/* link */.nf)('the latest check', context.runUrl);
    const head = context.head === undefined ? '' : ` at ${(0,render_escape/* inlineCode */.ti)(context.head.slice(0, 7))}`;
    return `✅ **No drift any more.** In ${run}, every endpoint was read and is what the manifest says${head}. Later drift opens a new issue.\n`;
}
/** An issue that a race made beside another, and that is closed for it. */
function renderDriftCopy({ plan }, { marker, goesOn }) {
    const title = `Endpoint drift on ${(0,render_escape/* oneLine */.TN)(plan.target)}: told in #${goesOn} (${(0,render_escape/* oneLine */.TN)(plan.manifest)})`;
    return { title: (0,render_escape/* cut */.Jj)(title, 250), body: `${marker}\n⏹️ **Closed:** two runs at the same time opened an issue each. It goes on in #${goesOn}.\n` };
}
function driftReport(drift, context, limits) {
    const { plan } = drift;
    const where = [
        plan.host === '' ? '' : `workspace ${(0,render_escape/* inlineCode */.ti)(plan.host)}`,
        `manifest ${(0,render_escape/* inlineCode */.ti)(plan.manifest)}`,
        `target ${(0,render_escape/* inlineCode */.ti)(plan.target)}`,
        context.since === undefined ? '' : `since ${(0,render_escape/* plainText */.wh)(timeWords(context.since))}`,
        context.previousIssue === undefined ? '' : `earlier drift: #${context.previousIssue}`,
        drift.only.length === 0 ? '' : `only ${(0,attention/* nameList */.OD)(drift.only, limits, 10)} looked at`,
    ].filter((part) => part !== '');
    return [
        lede(drift),
        (0,render_words/* capital */.Nx)(where.join(' · ')),
        shortNote(limits, context),
        unreadSection(drift, limits),
        failedSection(drift, limits),
        ...driftGroups(drift).map((group) => groupSection(group, drift, limits, context)),
        unmanagedSection(drift, limits),
        stateSection(drift, limits),
        blindSection(drift, limits),
        (0,attention/* warningSection */.i5)(plan, limits),
        noteSection(context, limits),
        waysOut(drift, context),
        footer(drift, context),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function lede(drift) {
    switch (driftKind(drift)) {
        case 'clean':
            return drift.conditions.some(plan_conditions/* isFailure */.N6) ? `The workspace is what the manifest says, but not all is well: **${driftWords(drift)}**.` : 'The workspace is what the manifest says.';
        case 'unread':
            return `What was compared is what the manifest says: **${driftWords(drift)}**.`;
        case 'drift':
            return `The workspace is not what the repository says: **${driftWords(drift)}**.`;
    }
}
function shortNote({ detail }, context) {
    if (detail !== 'table' && detail !== 'names')
        return '';
    if (context.marker === '')
        return 'Too much to show it all here: with the input `only`, a run looks at a few endpoints and tells all of them.';
    const where = context.runUrl === undefined ? 'the summary of the run' : `the summary of ${(0,render_escape/* link */.nf)('the run', context.runUrl)}`;
    return `Too much to show it all here: differences and what to write in the manifest are in ${where}.`;
}
/** Rules that end soon: nothing to do yet. */
function noteSection({ notes = [] }, limits) {
    if (notes.length === 0)
        return '';
    const shown = notes.slice(0, limits.items);
    const more = notes.length - shown.length;
    return ['> [!NOTE]', ...shown.map((note) => `> - ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(note, limits.message))}`), ...(more > 0 ? [`> - and ${more} more`] : [])].join('\n');
}
function footer(drift, context) {
    const head = context.head === undefined ? '' : ` with ${(0,render_escape/* inlineCode */.ti)(context.head.slice(0, 7))}`;
    const run = context.runUrl === undefined ? '' : ` by ${(0,render_escape/* link */.nf)('this run', context.runUrl)}`;
    const { digest } = drift.plan;
    const shown = digest === '' || drift.findings.length === 0 ? '' : ` · plan digest ${(0,render_escape/* inlineCode */.ti)(digest)}`;
    const life = context.marker === '' ? '' : ' · This issue follows the workspace: it is updated while there is drift and closed when there is none.';
    return `<sub>Compared${head}${run}${shown}${life}</sub>`;
}
//# sourceMappingURL=drift-issue.js.map
// EXTERNAL MODULE: ./lib/src/render/terminal.js
var terminal = __webpack_require__(2431);
// EXTERNAL MODULE: ./lib/src/render/text-plan.js
var text_plan = __webpack_require__(5310);
;// CONCATENATED MODULE: ./lib/src/render/drift-text.js
/** Drift for terminals and logs: the same facts as the issue, in plain lines. */








/** Drift in lines: groups, then differences (`-` live, `+` repository); ends without a line feed. */
function renderDriftText(drift, options = {}) {
    const colors = (0,terminal/* paint */.n)(options.color === true);
    const { plan, unmanaged, conditions } = drift;
    const kind = driftKind(drift);
    const clean = kind === 'clean';
    const words = driftWords(drift);
    const line = (text) => (0,text_plan/* safe */.gB)((0,render_escape/* oneLine */.TN)(text));
    const names = unmanaged.map(({ name }) => name);
    return (0,text_plan/* join */.fj)([
        [colors.bold(line(`${clean && words === 'no drift' ? 'No drift' : clean ? `No drift; ${words.replace(/^no drift, /, '')}` : `${kind === 'unread' ? 'Not everything was compared' : 'Drift'}: ${words}`} · ${plan.target}`))],
        [colors.dim((0,text_plan/* safe */.gB)((0,text_plan/* where */._M)(plan)))],
        ...driftGroups(drift).flatMap(({ title, findings }) => [[title], ...findings.map((finding) => [...(0,text_plan/* endpointLines */.pr)(finding.endpoint, colors), ...more(drift, finding)])]),
        plan.unread.map(({ name, reason, message }) => colors.red(line(`! ${name}: not readable (${reason}): ${message}${before(drift, name)}`))),
        unmanaged.map(({ name, creator, createdAt }) => {
            const born = `${creator === undefined ? '' : `, created by ${creator}`}${createdAt === undefined ? '' : ` on ${epochWords(createdAt).slice(0, 10)}`}`;
            return line(`? ${name}: no manifest claims it${born}`);
        }),
        names.length === 0 ? [] : [line(`To manage them: databricks-endpoints export${names.slice(0, 10).map((name) => ` --only ${(0,render_words/* shellWord */.r7)((0,render_escape/* cut */.Jj)(name, 200))}`).join('')}`)],
        conditions.map((condition) => {
            const text = line(`${(0,plan_conditions/* isFailure */.N6)(condition) ? '!' : '·'} ${condition.name}: ${(0,condition_words/* conditionWords */.r)(condition)}`);
            return (0,plan_conditions/* isFailure */.N6)(condition) ? colors.red(text) : colors.yellow(text);
        }),
        plan.warnings.map((warning) => colors.yellow(line(`Warning: ${warning}`))),
        (options.notes ?? []).map((note) => line(`Note: ${note}`)),
        drift.findings.length === 0 || plan.digest === '' ? [] : [colors.dim(`Plan digest: ${(0,text_plan/* safe */.gB)(plan.digest)}`)],
    ]);
}
function more(drift, finding) {
    const lines = causeWords(finding).map(({ before: text, pullRequest, after = '', paths }) => `${text}${pullRequest === undefined ? '' : `#${pullRequest}${after}`}${paths.length === 0 ? '' : `: ${paths.slice(0, 10).join(', ')}${paths.length > 10 ? ` and ${paths.length - 10} more` : ''}`}`);
    const seen = sinceWords(drift, 'differs', finding.endpoint.name);
    if (seen !== undefined)
        lines.push(`First seen: ${seen}`);
    return lines.map((text) => `    ${(0,text_plan/* safe */.gB)((0,render_escape/* oneLine */.TN)(text))}`);
}
function before(drift, name) {
    const time = drift.since.get(findingKey('differs', name));
    return time === undefined ? '' : ` (found to differ since ${timeWords(time)})`;
}
//# sourceMappingURL=drift-text.js.map
// EXTERNAL MODULE: ./lib/src/commands/context.js + 1 modules
var context = __webpack_require__(1414);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/commands/deployment.js
var deployment = __webpack_require__(7762);
;// CONCATENATED MODULE: ./lib/src/commands/drift-causes.js
/** What GitHub knows of how differences came about: plans of merged pull requests, and whether they were applied. */



/** Plans of this many pull requests are looked at, the newest first, and only while differences are unexplained. */
const mostMerges = 20;
/** Comments of this many are read at the same time. */
const atOnce = 5;
/**
 * The newest merged plans that name what differs; `undefined` where GitHub did not answer. Two requests, and one for
 * each pull request that is looked at; none where nothing differs.
 */
async function findMergedPlans(story, repository, plan) {
    const { run, log } = story;
    const differing = plan.endpoints.filter(({ changes, ownership }) => changes.length > 0 || ownership === 'foreign');
    if (differing.length === 0 || run.branch === undefined)
        return [];
    try {
        const pulls = await repository.pullRequests.mergedBefore({ after: run.commit, branch: run.branch }, []);
        const found = [];
        for (let at = 0; at < Math.min(pulls.length, mostMerges); at += atOnce) {
            const read = await Promise.all(pulls.slice(at, Math.min(at + atOnce, mostMerges)).map((pull) => readPlan(story, repository, pull)));
            found.push(...read.flat());
            if (differing.every((endpoint) => endpoint.changes.length > 0 && unexplainedChanges(endpoint, found).length === 0))
                break;
        }
        return found;
    }
    catch (thrown) {
        const { message, hint } = (0,errors/* asEndpointsError */.nb)(thrown);
        const denied = thrown instanceof errors/* ApiError */.hD && thrown.code === 'permission-denied';
        const line = `Could not look into merged pull requests, so console edits are not told from merges that are not applied: ${message}${hint === undefined ? '' : ` ${hint}`}`;
        // The report is complete without it, so that a token which may not look is no reason to warn of every day.
        if (denied)
            log.notice(line);
        else
            log.warning(line);
        return denied ? [] : undefined;
    }
}
/**
 * Whether the last successful apply was of the very commit that is compared: then nothing waits to be applied, and
 * what differs was edited since. Asked only where merged plans leave something open; `undefined` where it is not known.
 */
async function findHeadApplied(story, repository, known) {
    const { settings, run } = story;
    const open = known.plan.endpoints.some((endpoint) => endpoint.action !== 'delete' && unexplainedChanges(endpoint, known.merged).length > 0);
    if (!open || !settings.deployment)
        return false;
    try {
        const history = await (0,deployment/* readHistory */.Lu)(story, repository);
        // An apply of something else since, of some endpoints alone, would have written what this commit does not say.
        return history.at(-1)?.only.length === 0 && history.every(({ commit }) => commit === run.commit);
    }
    catch (thrown) {
        story.log.info(`Could not look at the last deployment, so it is not known whether this commit is applied: ${(0,errors/* asEndpointsError */.nb)(thrown).message}`);
        // Without the right to look it is never known; a service that does not answer may know tomorrow.
        return thrown instanceof errors/* ApiError */.hD && thrown.code === 'permission-denied' ? false : undefined;
    }
}
/** The newest plan comment of a pull request that is not closed; an offline plan never saw the workspace. */
async function readPlan({ manifest }, repository, pull) {
    const comments = await repository.comments.find(pull.number, manifest.id, manifest.target);
    const newest = comments.filter(({ marker }) => marker.state !== 'closed').at(-1);
    if (newest === undefined || newest.marker.offline === true)
        return [];
    const { marker, updatedAt } = newest;
    const edited = updatedAt === undefined ? Number.NaN : Date.parse(updatedAt);
    return [{ pullRequest: pull.number, state: marker.state, endpoints: marker.endpoints, ...(Number.isNaN(edited) ? {} : { updatedAt: edited }) }];
}
//# sourceMappingURL=drift-causes.js.map
;// CONCATENATED MODULE: ./lib/src/commands/first-seen.js
/** Since when something is so, kept in the marker of the issue: there is no other place where a run could remember it. */

const digits = 8;
/** About what a thousand findings take. What is first seen last is left out beyond it: the old ones are worth knowing. */
const longestSeen = 12_000;
const shortKey = (key) => (0,digest/* digestOf */.o)(key).slice(0, digits);
/** Each key with the ISO time at which it was first seen: what the marker remembers, or `now`. */
function firstSeen(keys, before, now) {
    const known = new Map();
    for (const [time, row] of before.seen ?? []) {
        for (let at = 0; at + digits <= row.length; at += digits)
            known.set(row.slice(at, at + digits), time);
    }
    const unknown = before.seen === undefined ? (before.otherwise ?? now) : now;
    return new Map(keys.map((key) => [key, known.get(shortKey(key)) ?? unknown]));
}
/**
 * The times in the marker's form, oldest first. `before` goes along where a run did not look at everything: what it
 * did not see may still be so.
 */
function seenRows(since, before = []) {
    const times = new Map();
    const add = (time, key) => {
        times.set(time, (times.get(time) ?? new Set()).add(key));
    };
    const current = new Set([...since.keys()].map(shortKey));
    for (const [key, time] of since)
        add(time, shortKey(key));
    for (const [time, row] of before) {
        for (const key of row.match(/.{8}/g) ?? [])
            if (!current.has(key))
                add(time, key);
    }
    const rows = [];
    let room = longestSeen;
    for (const [time, keys] of [...times].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const fitting = [...keys].sort().slice(0, Math.max(0, Math.floor((room - time.length - 7) / digits)));
        if (fitting.length === 0)
            break;
        rows.push([time, fitting.join('')]);
        room -= time.length + 7 + fitting.length * digits;
    }
    return rows;
}
//# sourceMappingURL=first-seen.js.map
// EXTERNAL MODULE: ./lib/src/commands/ignore-ends.js
var ignore_ends = __webpack_require__(6146);
// EXTERNAL MODULE: ./lib/src/commands/leftovers.js
var leftovers = __webpack_require__(4261);
// EXTERNAL MODULE: ./lib/src/commands/plan.js + 2 modules
var commands_plan = __webpack_require__(1091);
// EXTERNAL MODULE: ./lib/src/commands/stale-plans.js
var stale_plans = __webpack_require__(4549);
// EXTERNAL MODULE: ./lib/src/commands/story.js
var commands_story = __webpack_require__(4188);
;// CONCATENATED MODULE: ./lib/src/commands/drift.js















/** What the marker of an issue says once its drift is gone: closed by us, not by hand. */
const clean = 'clean';
/** Compares the workspace with the repository and keeps the one issue about it. Changes nothing in the workspace. */
async function drift(story) {
    const { settings, log, repository } = story;
    const { plan, listed } = await readAll(story);
    const notes = (0,ignore_ends/* tellIgnoreEnds */.WF)(story).filter(({ ended }) => !ended).map((end) => `\`${end.endpoint}\`: ${(0,ignore_ends/* ignoreEndWords */.Vc)(end)}`);
    const unmanaged = settings.driftUnmanaged ? unmanagedOf(listed, story.manifest, settings.only) : [];
    const keeper = settings.driftIssue ? repository : undefined;
    const past = keeper === undefined ? undefined : await (0,commands_story/* attempt */.C)(log, 'look for the drift issue', () => findIssues(keeper, plan));
    const judged = await judge(story, { plan, unmanaged, issue: openOrHandClosed(past?.newest) });
    for (const line of renderDriftText(judged, { notes }).split('\n'))
        log.info(line);
    // An endpoint that was taken over has no change to apply, and still is not what the repository says.
    const drifted = driftKind(judged) === 'drift';
    const facts = { ...(0,context/* runFacts */.pI)(story), head: story.run.commit, notes };
    const end = { plan, hasDrift: drifted, summary: renderDriftSummary(judged, facts) };
    const unreadable = (0,commands_plan.worstOf)((0,context/* planFailures */.RG)({ ...plan, endpoints: uncompared(judged) }));
    if (unreadable !== undefined)
        end.failure = unreadable;
    else if (drifted && settings.failOnDrift) {
        end.failure = {
            reason: 'drift',
            message: 'The workspace differs from the manifest.',
            hint: 'Revert it with an apply, or bring the live values into the manifest.',
        };
    }
    // Without the issues that there are, a second one might be opened.
    if (keeper !== undefined && past !== undefined) {
        const url = await (0,commands_story/* attempt */.C)(log, 'keep the drift issue', () => keepIssue(story, { repository: keeper, judged, facts, newest: past.newest }));
        if (url !== undefined)
            end.issueUrl = url;
        await closeCopies(story, keeper, { judged, ...past });
    }
    const earlier = [];
    await (0,leftovers/* settleLeftovers */.k_)(story, plan, (marker) => { earlier.push((0,stale_plans/* sinceRun */.wG)(marker)); });
    // The issue is what remembers: the same drift is not told anew to plans that were made in its sight.
    if (keeper === undefined)
        await (0,stale_plans/* tellStalePlans */.dW)(story, (0,stale_plans/* editsFound */.WX)(judged.findings, { remembered: false }));
    else if (past !== undefined && isNews(judged, openOrHandClosed(past.newest)))
        await (0,stale_plans/* tellStalePlans */.dW)(story, (0,stale_plans/* editsFound */.WX)(judged.findings, { remembered: true }));
    await (0,stale_plans/* tellStalePlans */.dW)(story, { by: 'apply', pullRequests: [], names: new Set(), earlier });
    return end;
}
/** The plan, with the list that it was made from. */
async function readAll(story) {
    const { serving } = story.workspace;
    let listed = [];
    const remembering = { ...serving, list: async () => (listed = await serving.list()) };
    const plan = await (0,context/* plannerFor */.wY)({ ...story, workspace: { ...story.workspace, serving: remembering } }).plan();
    return { plan, listed };
}
/** The newest issue goes on. Older ones that are open with findings of their own are what a race of two runs made. */
async function findIssues({ issues }, plan) {
    const [newest, ...older] = await issues.find(plan.manifest, plan.target);
    return { newest, copies: older.filter(({ open, marker }) => open && marker.findings !== clean) };
}
async function closeCopies({ log }, { issues }, { judged, newest, copies }) {
    if (newest === undefined)
        return;
    for (const { number } of copies) {
        const { title, body } = renderDriftCopy(judged, { marker: (0,markers/* formatMarker */.gJ)('drift', markerOf(judged.plan, { findings: clean })), goesOn: newest.number });
        await (0,commands_story/* attempt */.C)(log, `close issue #${number}, which #${newest.number} goes on for`, () => issues.update(number, title, body, 'closed'));
    }
}
/** The issue that goes on: one whose drift went away is over, and later drift has another. */
function openOrHandClosed(issue) {
    return issue !== undefined && !issue.open && issue.marker.findings === clean ? undefined : issue;
}
async function judge(story, known) {
    const { plan, unmanaged, issue } = known;
    const { repository, settings } = story;
    const merged = repository === undefined ? [] : await findMergedPlans(story, repository, plan);
    const headApplied = repository === undefined || merged === undefined ? false : await findHeadApplied(story, repository, { plan, merged });
    const facts = { merged: merged ?? [], headApplied: headApplied === true, unmanaged, only: settings.only };
    const found = judgeDrift(plan, facts);
    const now = `${new Date(story.clock.now()).toISOString().slice(0, 16)}Z`;
    // An endpoint that cannot be read now may have differed before; its time is shown where it is told.
    const keys = [...findingKeys(found), ...plan.unread.map(({ name }) => findingKey('differs', name)).filter((key) => wasSeen(key, issue))];
    const before = issue === undefined ? {} : { seen: issue.marker.seen, otherwise: issue.createdAt };
    return { ...found, since: firstSeen(keys, before, now), causesKnown: merged !== undefined && headApplied !== undefined };
}
function wasSeen(key, issue) {
    const mark = 'never';
    return issue?.marker.seen !== undefined && firstSeen([key], { seen: issue.marker.seen }, mark).get(key) !== mark;
}
/** Address of the issue, where there is one to speak of. */
async function keepIssue(story, keeping) {
    const { judged, newest, facts, repository: { issues } } = keeping;
    const { plan } = judged;
    if (needsIssue(judged))
        return report(story, keeping);
    if (newest === undefined)
        return undefined;
    // What was not read or not compared, for lack of a right or because `only` left it out, never counts as clean.
    if (driftKind(judged) === 'unread' || story.settings.only.length > 0)
        return newest.open ? newest.url : undefined;
    if (!newest.open && newest.marker.findings === clean)
        return undefined;
    const { title, body } = renderDriftIssue(judged, { ...facts, marker: (0,markers/* formatMarker */.gJ)('drift', markerOf(plan, { findings: clean })), since: newest.createdAt });
    // One that was closed by hand only learns that its drift is gone, so that later drift is a new issue.
    if (newest.open)
        await issues.comment(newest.number, renderDriftResolved(facts));
    await issues.update(newest.number, title, body, 'closed');
    return newest.open ? newest.url : undefined;
}
function markerOf({ manifest, target, host }, rest) {
    return { v: 1, manifest, target, host, ...rest };
}
async function report(story, { judged, newest, facts, repository: { issues } }) {
    const { plan } = judged;
    const current = openOrHandClosed(newest);
    const findings = findingsDigest(judged);
    if (current?.open === true && isSame(current.marker.findings, findings, judged.causesKnown))
        return current.url;
    const partial = story.settings.only.length > 0;
    const seen = seenRows(judged.since, partial ? current?.marker.seen : []);
    const { title, body } = renderDriftIssue(judged, {
        ...facts,
        marker: (0,markers/* formatMarker */.gJ)('drift', markerOf(plan, { findings, seen })),
        ...(current === undefined ? {} : { since: current.createdAt }),
        ...(current === undefined && newest !== undefined ? { previousIssue: newest.number } : {}),
    });
    if (current === undefined)
        return (await issues.create(title, body)).url;
    await issues.update(current.number, title, body, 'open');
    return current.url;
}
/** Whether what differs is something else than the issue says. */
function isNews(judged, issue) {
    return judged.findings.length > 0 && (issue === undefined || !isSame(issue.marker.findings, findingsDigest(judged), false));
}
/** Where GitHub did not tell the causes this time, those that the issue tells stay. */
function isSame(before, now, causesKnown) {
    return causesKnown ? before === now : before.split('-')[0] === now.split('-')[0];
}
/**
 * Digests of everything the issue tells: what is so, and why. The plan's own digest leaves out live values, blocks,
 * holds and unread endpoints.
 */
function findingsDigest({ plan, findings, conditions, unmanaged }) {
    const said = plan.endpoints.map((endpoint) => [
        endpoint.name,
        (0,blocks/* distinctBlocks */.N$)(endpoint).map(({ message }) => message).join(' '),
        endpoint.hold ?? '',
        // What is sensitive is not shown, and must not enter a digest that is.
        endpoint.changes.map(({ path, before, sensitive }) => [path, sensitive ? null : (before ?? null)]),
    ]);
    const states = conditions.filter((condition) => !(0,plan_conditions/* isTransient */.dg)(condition)).map(({ name, kind, serves }) => [name, kind, serves]);
    const what = [plan.digest, said, plan.unread.map(({ name, reason }) => [name, reason]), states, unmanaged.map(({ name, id }) => [name, id])];
    const why = findings.map(({ endpoint, group, evidence, recreatedSince }) => [
        endpoint.name, group, recreatedSince ?? 0, evidence.map(({ cause, pullRequest, paths }) => [cause, pullRequest ?? 0, paths]),
    ]);
    return `${(0,digest/* digestOf */.o)(what)}-${(0,digest/* digestOf */.o)(why)}`;
}
//# sourceMappingURL=drift.js.map

/***/ }),

/***/ 4549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WX: () => (/* binding */ editsFound),
/* harmony export */   dW: () => (/* binding */ tellStalePlans),
/* harmony export */   uc: () => (/* binding */ writtenNames),
/* harmony export */   wG: () => (/* binding */ sinceRun)
/* harmony export */ });
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3169);
/* harmony import */ var _render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2728);
/* harmony import */ var _plan_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3786);
/* harmony import */ var _statuses_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7783);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4188);





/** Three requests each. More pull requests over one endpoint are a queue, and its head plans again anyway. */
const mostPulls = 20;
/** A pull request whose conversation is locked says nothing of the others; a right that is missing keeps all from being told. */
const mostFailures = 3;
/** A cancelled job has ten seconds in all. Who is not told in these is told by the next apply. */
const graceMs = 2_500;
/** Names of endpoints that an apply has written to. */
function writtenNames({ endpoints }) {
    const written = endpoints.filter(({ operations }) => operations.some(({ status }) => status === 'done' || status === 'already-done'));
    return new Set(written.map(({ name }) => name));
}
/** What the run of a review has changed, as far as that is known afterwards: what the review names. */
function sinceRun({ run, attempt, endpoints }) {
    return { run, attempt, names: new Set(Object.keys(endpoints)) };
}
/**
 * Edits by hand, as a comparison found them. A plan that was made after an edit shows that it is taken back, or sets the
 * same field to something else. Where nothing is kept that remembers what was told, one that was made after the endpoint
 * was last changed has seen it, too.
 */
function editsFound(findings, { remembered }) {
    const edited = new Map(findings.flatMap(({ endpoint, evidence, unexplained, group }) => {
        if (group !== 'edited' && group !== 'differs')
            return [];
        const unapplied = new Set(evidence.flatMap(({ cause, paths }) => (cause === 'unapplied' ? paths : [])));
        const paths = new Set([...unexplained, ...evidence.flatMap(({ cause, paths }) => (cause === 'edited' ? paths : []))]);
        return [[endpoint.name, endpoint.changes.filter(({ path }) => paths.has(path) && !unapplied.has(path))]];
    }));
    const changedAt = new Map(findings.map(({ endpoint: { name, live } }) => [name, live?.updatedAt]));
    const shows = ({ marker: { endpoints }, updatedAt, createdAt }, name) => {
        const planned = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
        if (!remembered && Date.parse(updatedAt ?? createdAt) >= (changedAt.get(name) ?? 0))
            return true;
        return (edited.get(name) ?? []).every(({ digest, path }) => planned?.changes?.includes(digest) === true || Object.hasOwn(planned?.ends ?? {}, path));
    };
    return { by: 'drift', pullRequests: [], names: new Set(edited.keys()), shows };
}
/**
 * Finds open pull requests whose plan names an endpoint that has changed since. What goes wrong is a warning: the plan
 * check of an apply looks at every change again, so that a stale plan approves nothing new.
 */
async function tellStalePlans(story, changes) {
    const { repository, settings, manifest, log, clock } = story;
    const { names, earlier = [], pullRequests: except } = changes;
    if (repository === undefined || settings.comment === 'never')
        return;
    if (names.size === 0 && earlier.every((since) => since.names.size === 0))
        return;
    const until = story.signal.aborted ? clock.now() + graceMs : Infinity;
    // An apply writes on pull requests anyway; a drift run may have been given less on purpose.
    const denial = { whenDenied: changes.by === 'drift' ? 'Its apply checks every change of it again.' : undefined };
    const find = () => repository.openPlans.find({ manifest: manifest.id, target: manifest.target, except });
    const found = await (0,_story_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)(log, 'look for open pull requests whose plans are stale now', find, denial);
    const stale = (found ?? []).filter(({ comment }) => isCurrent(comment.marker) && namesIn(comment, changes).length > 0);
    const told = new Set();
    let failures = 0;
    for (const plan of stale) {
        if (told.size === mostPulls || failures === mostFailures || clock.now() > until)
            break;
        const done = await (0,_story_js__WEBPACK_IMPORTED_MODULE_3__/* .attempt */ .C)(log, `tell #${plan.pullRequest} that its plan is stale`, () => tellOne(story, repository, { plan, changes }), denial);
        if (done === undefined)
            failures += 1;
        else if (done)
            told.add(plan.pullRequest);
    }
    const why = changes.by === 'apply' ? 'an apply changed what their plans show' : 'what their plans show was changed by hand';
    if (told.size > 0)
        log.info(`Told to plan again, because ${why}: ${[...told].map((number) => `#${number}`).join(', ')}.`);
}
/** An offline plan shows nothing of the workspace that could have changed. */
const isCurrent = (marker) => marker.state === 'planned' && marker.offline !== true && marker.stale !== true;
function namesIn(comment, { names, earlier = [], shows }) {
    const { marker } = comment;
    const before = earlier.filter((since) => (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .compareRuns */ .qB)(marker, since) < 0);
    return Object.keys(marker.endpoints).filter((name) => (names.has(name) && shows?.(comment, name) !== true) || before.some((since) => since.names.has(name)));
}
/** False where a newer plan has come meanwhile. */
async function tellOne(story, { comments }, { plan, changes }) {
    const { run, settings, manifest } = story;
    const { pullRequest, comment: seen } = plan;
    // GitHub has no way to write only what nobody else has written since: look again, right before.
    const now = (await comments.find(pullRequest, manifest.id, manifest.target)).find(({ id }) => id === seen.id);
    if (now === undefined || !isCurrent(now.marker) || (0,_plan_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .compareRuns */ .qB)(now.marker, seen.marker) !== 0)
        return false;
    const { marker, body } = now;
    const names = namesIn(now, changes);
    const { by, pullRequests } = changes;
    // What only earlier runs have changed is not this one's, nor that of its pull requests.
    const isOurs = names.some((name) => changes.names.has(name));
    const note = (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .staleNote */ .GT)({ by, names, pullRequests: isOurs ? pullRequests : [], ...(isOurs && run.runUrl !== undefined ? { runUrl: run.runUrl } : {}) });
    await comments.update(now.id, (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .withNote */ .dW)(body, (0,_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .formatMarker */ .gJ)('plan', { ...marker, stale: true }), note));
    // A head that has moved since waits for a plan of its own.
    if (settings.status && marker.status !== undefined && marker.statusOff !== true && plan.head === marker.head) {
        const url = run.runUrl === undefined ? {} : { url: run.runUrl };
        await (0,_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .sendStatus */ .dm)(story, { commit: marker.head, context: marker.status, state: 'failure', description: (0,_render_stale_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .staleLine */ .Sq)(names, by), ...url });
    }
    return true;
}
//# sourceMappingURL=stale-plans.js.map

/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ findPath),
/* harmony export */   SH: () => (/* binding */ findTexts),
/* harmony export */   X2: () => (/* binding */ findFields),
/* harmony export */   iq: () => (/* binding */ splitProtoPath),
/* harmony export */   w5: () => (/* binding */ fieldName)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8674);
/* harmony import */ var _entity_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1167);
/* harmony import */ var _fields_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4784);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8166);
/**
 * Places inside an endpoint's document by the names that the service uses: proto paths in either case, older names, and
 * bare field names. Pure; knows what exists from the table of fields alone.
 */




const endpointFields = {
    ...Object.fromEntries(Object.entries(_fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0).map(([name, section]) => [name, section.field])),
    ..._fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .creationFields */ .RC,
};
/** Names of requests that the manifest writes in another way. */
const otherNames = {
    served_models: 'served_entities',
    model_name: 'entity_name',
    model_version: 'entity_version',
    served_model_name: 'served_entity_name',
    access_control_list: 'permissions',
    permission_level: 'level',
    add_tags: 'tags',
};
/** `scaleToZeroEnabled` -> `scale_to_zero_enabled`; older names become today's. */
function fieldName(name) {
    const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
    return Object.hasOwn(otherNames, snake) ? (otherNames[snake] ?? snake) : snake;
}
/** `servedEntities[0].workloadSize`, `tags["a"].key`, `$.config.name` -> its segments. */
function splitProtoPath(text) {
    // Long enough for any path; a hostile reply may send more.
    const parts = text.slice(0, 400).matchAll(/\[\s*(?:"([^"]*)"|'([^']*)'|([^\]]*))\s*\]|([^.[\]]+)/g);
    return [...parts].flatMap(([, double, single, bare, name]) => {
        const part = (double ?? single ?? bare ?? name ?? '').trim();
        if (part === '' || part === '$')
            return [];
        return /^\d+$/.test(part) ? [Number(part)] : [part];
    });
}
/**
 * The place of the document that a path of the service leads to, as deep as it can be followed; `undefined` where its
 * beginning is not known. `root`: the section whose route was called; `body`: what was sent, to find the items of lists.
 */
function findPath(document, segments, { root, body }) {
    const whole = body !== undefined && root[0] !== undefined ? { [root[0]]: body } : body;
    // With or without what wraps it (`config`, the message's own name), as requests and errors differ in that.
    for (const tail of [segments, segments.slice(1)]) {
        for (const start of [root, [], ['config']]) {
            const path = follow(document, [...start, ...tail], whole);
            if (path.length > start.length)
                return placeOf(document, path);
        }
    }
    return undefined;
}
/** Follows a path through the table; answers as much of it as exists. */
function follow(document, segments, sent) {
    const path = [];
    let field;
    let value = document;
    let body = sent;
    for (const segment of segments) {
        const next = step(field, value, segment, body);
        if (next === undefined)
            return path;
        path.push(next.key);
        value = childOf(value, next.key);
        body = childOf(body, typeof segment === 'number' ? segment : next.key);
        field = next.field;
        if (field === undefined)
            return path;
    }
    return path;
}
function step(field, value, segment, body) {
    if (field === undefined || field.type === 'object') {
        const fields = field?.fields ?? endpointFields;
        const name = fieldName(String(segment));
        const child = Object.hasOwn(fields, name) ? fields[name] : undefined;
        return child === undefined ? undefined : { key: name, field: child };
    }
    if (field.type === 'string-map') {
        const known = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) && Object.hasOwn(value, String(segment));
        return known ? { key: String(segment), field: undefined } : undefined;
    }
    if (field.type !== 'entity-list' && field.type !== 'keyed-list')
        return undefined;
    const items = Array.isArray(value) ? value : [];
    const index = indexOf(field, items, segment, body);
    return index < 0 || index >= items.length ? undefined : { key: index, field: field.item };
}
/** Served entities are sent in the manifest's order; items of other lists are told by what they go by. */
function indexOf(field, items, segment, body) {
    if (typeof segment === 'string')
        return items.findIndex((item) => idsOf(field, item).includes(segment));
    const sent = field.type === 'keyed-list' && Array.isArray(body) ? body[segment] : undefined;
    if (sent === undefined)
        return segment;
    const ids = idsOf(field, sent);
    return items.findIndex((item) => idsOf(field, item).some((id) => ids.includes(id)));
}
function childOf(value, key) {
    if (Array.isArray(value))
        return typeof key === 'number' ? value[key] : undefined;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) && Object.hasOwn(value, String(key)) ? value[String(key)] : undefined;
}
/** What an item of a list goes by; a rate limit of calls and tokens goes by two. */
function idsOf(field, item) {
    if (field.type === 'keyed-list')
        return field.toEntries([item]).map(([id]) => id);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(item))
        return [];
    return [(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(item['name']), (0,_entity_name_js__WEBPACK_IMPORTED_MODULE_2__/* .generatedEntityName */ .SR)(item)].filter((id) => id !== '').slice(0, 1);
}
function placeOf(document, path) {
    let value = document;
    for (const key of path)
        value = childOf(value, key);
    return { path, shown: showPath(document, path), value };
}
/** A document's path as plans show it. */
function showPath(document, path) {
    const parts = [];
    let field;
    let value = document;
    for (const key of path) {
        value = childOf(value, key);
        if (field?.type === 'keyed-list') {
            parts.push({ id: idsOf(field, value ?? null)[0] ?? String(key) });
            // An item of such a list is one value to a plan.
            break;
        }
        if (field?.type === 'entity-list')
            parts.push({ id: idsOf(field, value ?? null)[0] ?? `#${Number(key) + 1}` });
        else if (field?.type === 'string-map')
            parts.push({ id: String(key) });
        else {
            const fields = field?.type === 'object' ? field.fields : endpointFields;
            const child = Object.hasOwn(fields, String(key)) ? fields[String(key)] : undefined;
            if (child?.unnamed !== true)
                parts.push(String(key));
            field = child;
            continue;
        }
        field = field.type === 'entity-list' ? field.item : undefined;
    }
    return (0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPath */ .jV)(parts);
}
/** Every place of the document where a field of this name stands or could stand, within one section or all of them. */
function findFields(document, name, root) {
    const wanted = fieldName(name);
    const found = [];
    const visit = (fields, value, path) => {
        const kind = fields === entityFields && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? (0,_entity_name_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOfEntity */ .py)(value) : undefined;
        for (const [key, field] of Object.entries(fields)) {
            if (path.length === 0 && root.length > 0 && key !== root[0])
                continue;
            const child = childOf(value, key);
            const applies = kind === undefined || field.kinds === undefined || field.kinds.includes(kind) || child !== undefined;
            if (key === wanted && applies)
                found.push([...path, key]);
            if (child !== undefined)
                visitInto(field, child, [...path, key]);
        }
    };
    const visitInto = (field, value, path) => {
        if (field.type === 'object')
            visit(field.fields, value, path);
        else if ((field.type === 'entity-list' || field.type === 'keyed-list') && field.item !== undefined && Array.isArray(value)) {
            for (const [index, item] of value.entries())
                visit(field.item.fields, item, [...path, index]);
        }
    };
    visit(endpointFields, document, []);
    return found.map((path) => placeOf(document, path));
}
const entityFields = (() => {
    const config = _fields_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sections */ .V0.config.field;
    const list = config.type === 'object' ? config.fields['served_entities'] : undefined;
    return list?.type === 'entity-list' ? list.item.fields : {};
})();
/** Every text of the document with its place, within one section or all of them. */
function findTexts(document, root) {
    const found = [];
    const visit = (value, path) => {
        if (typeof value === 'string')
            found.push({ ...placeOf(document, path), text: value });
        else if (Array.isArray(value))
            value.forEach((item, index) => { visit(item, [...path, index]); });
        else if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
            for (const [key, item] of Object.entries(value))
                visit(item, [...path, key]);
    };
    const [section] = root;
    visit(section === undefined ? document : childOf(document, section), section === undefined ? [] : [section]);
    return found;
}
//# sourceMappingURL=document-paths.js.map

/***/ })

};
