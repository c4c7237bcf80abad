export const id = 55;
export const ids = [55];
export const modules = {

/***/ 2055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  drift: () => (/* binding */ drift)
});

// EXTERNAL MODULE: ./lib/src/markers.js
var markers = __webpack_require__(3169);
// EXTERNAL MODULE: ./lib/src/plan/digest.js
var digest = __webpack_require__(2514);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/src/endpoint/paths.js
var paths = __webpack_require__(8166);
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
// EXTERNAL MODULE: ./lib/src/json.js
var json = __webpack_require__(8674);
;// CONCATENATED MODULE: ./lib/src/render/adopt-yaml.js
/** The other way to end a drift: the lines that make the manifest say what is live. */




const adopt_yaml_text = (value) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));
const addresses = { idOf: (item) => (typeof item === 'string' ? item : undefined), toItem: (id) => id };
const principals = { group: 'group_name', user: 'user_name', 'service-principal': 'service_principal_name' };
/** By the path of the list, without ids; the place in the document is the path unless `below` says more. */
const listForms = {
    tags: {
        idOf: (item) => ((0,json/* isObject */.Gv)(item) ? adopt_yaml_text(item['key']) : undefined),
        toItem: (key, value) => ({ key, value }),
    },
    permissions: {
        idOf: (item) => {
            const found = (0,json/* isObject */.Gv)(item) ? Object.entries(principals).find(([, field]) => typeof item[field] === 'string') : undefined;
            return found === undefined || !(0,json/* isObject */.Gv)(item) ? undefined : `${found[0]}:${adopt_yaml_text(item[found[1]])}`;
        },
        toItem: (id, level) => {
            const colon = id.indexOf(':');
            const field = Object.entries(principals).find(([word]) => word === id.slice(0, colon))?.[1] ?? 'user_name';
            return { level, [field]: id.slice(colon + 1) };
        },
    },
    'config.traffic_config': {
        below: 'routes',
        idOf: (item) => ((0,json/* isObject */.Gv)(item) ? adopt_yaml_text(item['served_entity_name'] ?? item['served_model_name']) : undefined),
        toItem: (served_entity_name, traffic_percentage) => ({ served_entity_name, traffic_percentage }),
    },
    'ai_gateway.rate_limits': {
        idOf: (item) => {
            if (!(0,json/* isObject */.Gv)(item))
                return undefined;
            const principal = item['principal'] == null || item['principal'] === '' ? '' : `:${adopt_yaml_text(item['principal'])}`;
            return `${adopt_yaml_text(item['key'] ?? 'endpoint')}${principal}/${item['tokens'] == null ? 'calls' : 'tokens'}`;
        },
        toItem: (id, value) => {
            const slash = id.lastIndexOf('/');
            const who = id.slice(0, slash);
            const colon = who.indexOf(':');
            const principal = colon < 0 ? {} : { principal: who.slice(colon + 1) };
            return { [id.slice(slash + 1)]: value, key: colon < 0 ? who : who.slice(0, colon), ...principal, renewal_period: 'minute' };
        },
    },
    'email_notifications.on_update_success': addresses,
    'email_notifications.on_update_failure': addresses,
};
/** What to write and what to take out so that the manifest says what is live. Lists that are stated whole are whole. */
function adoptLive(endpoint) {
    const document = Object.create(null);
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
    if (Object.keys(document).length > 0) {
        const yaml = (0,dist/* stringify */.As)({ endpoints: { [endpoint.key]: document } }, { lineWidth: 0, aliasDuplicateObjects: false });
        adoption.yaml = (0,render_escape/* visible */.RK)(yaml).trimEnd();
    }
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
    const out = Object.create(null);
    for (const [key, item] of Object.entries(value)) {
        const at = (0,paths/* formatPath */.jV)([path, key]);
        if (isHidden(item))
            hidden.push(at);
        else
            out[key] = withoutHidden(item, at, hidden);
    }
    return out;
}
/** Lists that are maps at heart are stated whole, so the whole list with the live item in it is written. */
function putIntoList(document, item) {
    const { parts, change } = item;
    const last = parts.at(-1);
    const names = parts.slice(0, -1).filter((part) => typeof part === 'string');
    const form = listForms[names.join('.')];
    if (form === undefined || typeof last !== 'object' || names.length !== parts.length - 1)
        return false;
    const place = form.below === undefined ? names : [...names, form.below];
    const before = listAt(document, place) ?? listAt(item.wanted, place) ?? [];
    const kept = before.filter((one) => form.idOf(one) !== last.id);
    const list = change.before === undefined ? kept : [...kept, form.toItem(last.id, change.before)];
    put(document, place, list);
    return true;
}
function listAt(root, place) {
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
        if (typeof part === 'string' && part === 'served_entities' && typeof next === 'object') {
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
            const child = (0,json/* isObject */.Gv)(below) ? below : Object.create(null);
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
// EXTERNAL MODULE: ./lib/src/render/attention.js
var attention = __webpack_require__(9457);
// EXTERNAL MODULE: ./lib/src/render/budget.js
var budget = __webpack_require__(2834);
// EXTERNAL MODULE: ./lib/src/render/changes.js + 1 modules
var changes = __webpack_require__(7899);
// EXTERNAL MODULE: ./lib/src/render/drift-words.js
var drift_words = __webpack_require__(2988);
// EXTERNAL MODULE: ./lib/src/render/traffic.js
var render_traffic = __webpack_require__(9618);
// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/drift-issue.js








/** Title and body of the issue; the body's first bytes are the marker. */
function renderDriftIssue(plan, context) {
    const title = `Endpoint drift on ${(0,render_escape/* oneLine */.TN)(plan.target)}: ${(0,drift_words/* driftWords */.tE)(plan)} (${(0,render_escape/* oneLine */.TN)(plan.manifest)})`;
    const body = (0,budget/* fit */.Uj)(budget/* commentBudget */.LO, (limits) => `${context.marker}\n${driftReport(plan, context, limits)}\n`);
    return { title: (0,render_escape/* cut */.Jj)(title, 250), body };
}
/** The same findings for the job summary; says so where there is no drift. */
function renderDriftSummary(plan, context) {
    return (0,budget/* fit */.Uj)(budget/* summaryBudget */.qN, (limits) => {
        const icon = plan.unread.length > 0 ? '❌' : (0,drift_words/* driftKind */.sW)(plan) === 'clean' ? '✅' : '⚠️';
        const title = `### ${icon} Drift · ${(0,render_escape/* inlineCode */.ti)(plan.target)}: ${(0,drift_words/* driftWords */.tE)(plan)}`;
        return `${title}\n\n${driftReport(plan, { ...context, marker: '' }, limits)}\n`;
    });
}
/** The comment that goes with closing the issue. */
function renderDriftResolved(context) {
    const run = context.runUrl === undefined ? 'the latest check' : (0,render_escape/* link */.nf)('the latest check', context.runUrl);
    const head = context.head === undefined ? '' : ` at ${(0,render_escape/* inlineCode */.ti)(context.head.slice(0, 7))}`;
    return `✅ **No drift any more.** In ${run}, every endpoint was read and is what the manifest says${head}. Later drift opens a new issue.\n`;
}
function driftReport(plan, context, limits) {
    const where = [
        plan.host === '' ? '' : `Workspace ${(0,render_escape/* inlineCode */.ti)(plan.host)}`,
        `manifest ${(0,render_escape/* inlineCode */.ti)(plan.manifest)}`,
        `target ${(0,render_escape/* inlineCode */.ti)(plan.target)}`,
        context.since === undefined ? '' : `since ${(0,render_escape/* plainText */.wh)(sinceWords(context.since))}`,
        context.previousIssue === undefined ? '' : `earlier drift: #${context.previousIssue}`,
    ].filter((part) => part !== '');
    const groups = (0,drift_words/* driftGroups */.oz)(plan).filter(({ endpoints }) => endpoints.length > 0);
    return [
        (0,drift_words/* driftKind */.sW)(plan) === 'clean'
            ? 'The workspace is what the manifest says.'
            : `The workspace is not what the repository says: **${(0,drift_words/* driftWords */.tE)(plan)}**.`,
        (0,words/* capital */.Nx)(where.join(' · ')),
        (0,attention/* unreadSection */.f7)(plan, limits),
        ...groups.map((group) => groupSection(group, limits)),
        (0,attention/* warningSection */.i5)(plan, limits),
        groups.length === 0 ? '' : waysOut(plan, context),
        adoptSection(plan, limits),
        footer(plan, context),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
/** `2026-03-02T05:17:00Z` as "2026-03-02 05:17 UTC"; anything else as it is. */
function sinceWords(since) {
    const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/.exec(since) ?? [];
    return date === undefined || time === undefined ? since : `${date} ${time} UTC`;
}
function groupSection(group, limits) {
    const title = `#### ${group.title}`;
    const bare = group.endpoints.every((endpoint) => driftedEndpoint(endpoint, limits) === `**${(0,render_escape/* inlineCode */.ti)(endpoint.name)}**`);
    if (bare && limits.detail !== 'names') {
        return [title, group.hint, group.endpoints.map(({ name }) => `- ${(0,render_escape/* inlineCode */.ti)(name)}`).join('\n')].join('\n\n');
    }
    if (limits.detail === 'names' || limits.detail === 'table') {
        return `${title}\n\n${(0,attention/* nameList */.OD)(group.endpoints.map(({ name }) => name), limits.names)}`;
    }
    return [title, group.hint, ...group.endpoints.map((endpoint) => driftedEndpoint(endpoint, limits))]
        .filter((part) => part !== '')
        .join('\n\n');
}
function driftedEndpoint(endpoint, limits) {
    const traffic = (0,render_traffic/* trafficChange */.UK)(endpoint);
    const picture = traffic === undefined || endpoint.action === 'create' ? '' : `Traffic, live → repository\n\n${(0,render_escape/* fence */.EU)((0,render_traffic/* drawTraffic */.od)(traffic).join('\n'), 'text')}`;
    const blocked = endpoint.blocked === undefined ? '' : `⛔ An apply would be blocked (${(0,render_escape/* inlineCode */.ti)(endpoint.blocked.reason)}): ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(endpoint.blocked.message, limits.message))} ${(0,render_escape/* plainText */.wh)((0,render_escape/* cut */.Jj)(endpoint.blocked.hint, limits.message))}`;
    return [
        `**${(0,render_escape/* inlineCode */.ti)(endpoint.name)}**${endpoint.action === 'update' ? ` · ${(0,words/* count */.U9)(endpoint.changes.length, 'difference')}` : ''}`,
        // What is missing or too much as a whole is said by the title; the differences are those of what is on both sides.
        endpoint.action === 'create' || endpoint.action === 'delete' ? '' : (0,changes/* changesFence */.T)(endpoint.changes, limits),
        picture,
        blocked,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function waysOut(plan, context) {
    const target = plan.target === 'default' ? '' : ` --target ${(0,words/* shellWord */.r7)((0,render_escape/* cut */.Jj)(plan.target, 200))}`;
    const workflow = context.workflow !== undefined && /^[\w.-]+$/.test(context.workflow) ? context.workflow : '"<apply workflow>"';
    return [
        '#### What to do',
        `**Revert:** make the workspace what the repository says (lines with \`-\` go, lines with \`+\` come back).`,
        (0,render_escape/* fence */.EU)(`gh workflow run ${workflow}\n# or on your machine: databricks-endpoints apply${target}`, 'sh'),
        '**Adopt:** make the repository say what is live, in a pull request; its plan is then empty.',
    ].join('\n\n');
}
function adoptSection(plan, limits) {
    if (limits.detail === 'names' || limits.detail === 'table')
        return '';
    const entries = plan.endpoints
        .filter(({ action, changes }) => action !== 'unchanged' && (changes.length > 0 || action !== 'update'))
        .map((endpoint) => adoptEntry(endpoint, limits))
        .filter((entry) => entry !== '');
    return entries.join('\n');
}
function adoptEntry(endpoint, limits) {
    const parts = adoptParts(endpoint, limits);
    if (parts.length === 0)
        return '';
    return [`<details>\n<summary>Adopt ${(0,render_escape/* htmlCode */.h8)(endpoint.name)}: what to change in the manifest</summary>`, ...parts, '</details>'].join('\n\n');
}
function adoptParts(endpoint, limits) {
    if (endpoint.action === 'create')
        return [`Remove ${(0,render_escape/* inlineCode */.ti)(endpoint.key)} from the manifest.`];
    if (endpoint.action === 'delete') {
        return ['Put it back into the manifest, as an earlier commit has it.'];
    }
    const { yaml, remove, hidden } = adoptLive(endpoint);
    const parts = [];
    if (yaml !== '') {
        parts.push('Put these values in place of those in the manifest; fields that are not shown stay.', (0,render_escape/* fence */.EU)((0,render_escape/* cut */.Jj)(yaml, Math.max(1000, limits.value * 10)), 'yaml'));
    }
    if (remove.length > 0)
        parts.push(`Take out of the manifest: ${(0,attention/* nameList */.OD)(remove, 30)}`);
    if (hidden.length > 0)
        parts.push(`The live values of these are hidden; write a secret reference: ${(0,attention/* nameList */.OD)(hidden, 30)}`);
    return parts;
}
function footer(plan, context) {
    const head = context.head === undefined ? '' : ` with ${(0,render_escape/* inlineCode */.ti)(context.head.slice(0, 7))}`;
    const run = context.runUrl === undefined ? '' : ` by ${(0,render_escape/* link */.nf)('this run', context.runUrl)}`;
    const digest = plan.digest === '' || (0,drift_words/* driftKind */.sW)(plan) === 'clean' ? '' : ` · plan digest ${(0,render_escape/* inlineCode */.ti)(plan.digest)}`;
    return `<sub>Compared${head}${run}${digest} · This issue follows the workspace: it is updated while there is drift and closed when there is none.</sub>`;
}
//# sourceMappingURL=drift-issue.js.map
// EXTERNAL MODULE: ./lib/src/render/text-plan.js
var text_plan = __webpack_require__(5310);
// EXTERNAL MODULE: ./lib/src/commands/context.js + 1 modules
var context = __webpack_require__(1414);
// EXTERNAL MODULE: ./lib/src/commands/plan.js + 1 modules
var commands_plan = __webpack_require__(1915);
// EXTERNAL MODULE: ./lib/src/commands/story.js
var commands_story = __webpack_require__(4188);
;// CONCATENATED MODULE: ./lib/src/commands/drift.js








/** What the marker of an issue says once its drift is gone: closed by us, not by hand. */
const clean = 'clean';
/** Compares the workspace with the repository and keeps the one issue about it. Changes nothing in the workspace. */
async function drift(story) {
    const { settings, log, repository } = story;
    const plan = await (0,context/* plannerFor */.wY)(story).plan();
    for (const line of (0,text_plan/* renderDriftText */.j0)(plan).split('\n'))
        log.info(line);
    // An endpoint that was taken over has no change to apply, and still is not what the repository says.
    const drifted = (0,drift_words/* driftKind */.sW)(plan) === 'drift';
    const end = { plan, hasDrift: drifted, summary: renderDriftSummary(plan, { ...(0,context/* runFacts */.pI)(story), head: story.run.commit }) };
    const unreadable = (0,commands_plan.worstOf)((0,context/* planFailures */.RG)({ ...plan, endpoints: [] }));
    if (unreadable !== undefined)
        end.failure = unreadable;
    else if (drifted && settings.failOnDrift) {
        end.failure = {
            reason: 'drift',
            message: 'The workspace differs from the manifest.',
            hint: 'Revert it with an apply, or bring the live values into the manifest.',
        };
    }
    if (settings.driftIssue && repository !== undefined) {
        const url = await (0,commands_story/* attempt */.C)(log, 'keep the drift issue', () => keepIssue(story, repository, plan));
        if (url !== undefined)
            end.issueUrl = url;
    }
    return end;
}
/** Address of the issue, where there is one to speak of. */
async function keepIssue(story, repository, plan) {
    const { issues } = repository;
    const [newest] = await issues.find(plan.manifest, plan.target);
    if ((0,drift_words/* driftKind */.sW)(plan) === 'drift')
        return reportDrift(story, repository, plan, newest);
    if (newest === undefined)
        return undefined;
    // What was not read, for lack of a right or because `only` left it out, never counts as clean.
    if (plan.unread.length > 0 || story.settings.only.length > 0)
        return newest.open ? newest.url : undefined;
    if (!newest.open && newest.marker.findings === clean)
        return undefined;
    const { title, body } = renderDriftIssue(plan, {
        ...(0,context/* runFacts */.pI)(story),
        marker: (0,markers/* formatMarker */.gJ)('drift', marker(plan, clean)),
        since: newest.createdAt,
        head: story.run.commit,
    });
    // One that was closed by hand only learns that its drift is gone, so that later drift is a new issue.
    if (newest.open)
        await issues.comment(newest.number, renderDriftResolved((0,context/* runFacts */.pI)(story)));
    await issues.update(newest.number, title, body, 'closed');
    return newest.open ? newest.url : undefined;
}
function marker(plan, findings) {
    return { v: 1, manifest: plan.manifest, target: plan.target, host: plan.host, findings };
}
async function reportDrift(story, repository, plan, newest) {
    const { issues } = repository;
    const findings = findingsDigest(plan);
    const settled = newest !== undefined && !newest.open && newest.marker.findings === clean;
    const current = settled ? undefined : newest;
    const { title, body } = renderDriftIssue(plan, {
        ...(0,context/* runFacts */.pI)(story),
        marker: (0,markers/* formatMarker */.gJ)('drift', marker(plan, findings)),
        head: story.run.commit,
        ...(current === undefined ? {} : { since: current.createdAt }),
        ...(settled ? { previousIssue: newest.number } : {}),
    });
    if (current === undefined)
        return (await issues.create(title, body)).url;
    if (current.open && current.marker.findings === findings)
        return current.url;
    await issues.update(current.number, title, body, 'open');
    return current.url;
}
/** Digest of everything the issue tells. The plan's own digest leaves out live values, blocks, holds and unread endpoints. */
function findingsDigest(plan) {
    const said = plan.endpoints.map(({ name, blocked, hold, changes }) => [
        name,
        blocked?.message ?? '',
        hold ?? '',
        // What is sensitive is not shown, and must not enter a digest that is.
        changes.map(({ path, before, sensitive }) => [path, sensitive ? null : (before ?? null)]),
    ]);
    return (0,digest/* digestOf */.o)([plan.digest, said, plan.unread.map((unread) => [unread.name, unread.reason])]);
}
//# sourceMappingURL=drift.js.map

/***/ })

};
