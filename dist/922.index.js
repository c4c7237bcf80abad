export const id = 922;
export const ids = [922,301,744,526];
export const modules = {

/***/ 7783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lx: () => (/* binding */ setStatus),
/* harmony export */   dm: () => (/* binding */ sendStatus),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   s: () => (/* binding */ statusContext),
/* harmony export */   x: () => (/* binding */ judgedCommit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5777);
/* harmony import */ var _story_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4188);
/** Commit statuses, for branch protection to require: one for each manifest and target. */



/** Known from the inputs alone, so that it is there also when the manifest cannot be read. */
function statusContext(kind, { manifest, target }) {
    const where = manifest === _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputDefaults */ .V0.manifest ? '' : `: ${manifest}`;
    return `${kind === 'plan' ? 'endpoints' : 'endpoints apply'}${where}${target === undefined ? '' : ` (${target})`}`;
}
/** The commit that a run judges; `undefined` for a plan that nobody asked about a commit, as by a dispatch. */
function judgedCommit(kind, run) {
    const commit = kind === 'apply' ? run.commit : (run.pullRequest?.head ?? run.judged);
    return commit === '' ? undefined : commit;
}
/** Tokens that were refused once are not tried again. */
const refused = new WeakSet();
/**
 * One request; nothing where statuses are turned off or there is no commit to judge. Never throws. A token that lacks the
 * right is a notice and no warning: whoever wants no statuses should not be warned in every run.
 */
async function setStatus(story, { kind, ...status }) {
    const { settings, run } = story;
    const commit = judgedCommit(kind, run);
    if (commit === undefined || !settings.status)
        return;
    await sendStatus(story, {
        commit,
        context: statusContext(kind, settings),
        state: status.state,
        description: status.text,
        ...(run.runUrl === undefined ? {} : { url: run.runUrl }),
    });
}
/** As `setStatus`, on any commit and under any context. */
async function sendStatus({ repository, log }, status) {
    if (repository === undefined || refused.has(repository.statuses))
        return;
    const { statuses } = repository;
    await (0,_story_js__WEBPACK_IMPORTED_MODULE_2__/* .attempt */ .C)(log, 'tell the commit', async () => {
        try {
            await statuses.set(status);
        }
        catch (thrown) {
            if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ApiError */ .hD) || thrown.code !== 'permission-denied')
                throw thrown;
            refused.add(statuses);
            log.notice(`The commit gets no status \`${status.context}\`: the token may not set it. ${thrown.hint ?? ''} Or turn it off by \`status: false\`.`);
        }
    });
}
/** What a commit says of a run that failed: the reason first, since that is what is left of a long line. */
function failureText({ reason, message }, line) {
    return `${reason}: ${line ?? message.replace(/\s+/g, ' ')}`;
}
//# sourceMappingURL=statuses.js.map

/***/ }),

/***/ 4188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ attempt)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);

/** Runs a report that must never decide about the step: what goes wrong is a warning. */
async function attempt(log, what, work, options = {}) {
    try {
        return await work();
    }
    catch (thrown) {
        const { code, message, hint } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asEndpointsError */ .nb)(thrown);
        if (options.mayBeDenied === true && code === 'permission-denied') {
            log.notice(`Could not ${what}: this run's token may not. The plan is in the job summary.`);
            return undefined;
        }
        // A bug in a report is still only a warning; its hint would speak of the step.
        const next = thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju && hint !== undefined ? ` ${hint}` : '';
        log.warning(`Could not ${what}: ${message}${next}`);
        return undefined;
    }
}
//# sourceMappingURL=story.js.map

/***/ }),

/***/ 7822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isGlob),
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/** Globs over names and `/`-separated paths: `*`, `?`, `**`, `[abc]`, `{a,b}`. */
function matchesGlob(text, pattern) {
    return alternatives(pattern).some((one) => toExpression(one).test(text));
}
function isGlob(pattern) {
    return /[*?[\]{}]/.test(pattern);
}
/** More alternatives than a person writes; beyond it braces are plain text. */
const mostAlternatives = 64;
function alternatives(pattern) {
    const open = /\{([^{}]*)\}/.exec(pattern);
    if (open?.[1] === undefined)
        return [pattern];
    const [before, after] = [pattern.slice(0, open.index), pattern.slice(open.index + open[0].length)];
    const found = open[1].split(',').flatMap((middle) => alternatives(`${before}${middle}${after}`));
    return found.length > mostAlternatives ? [pattern] : found;
}
function toExpression(pattern) {
    const parts = pattern.split(/(\*\*\/|\*+|\?|\[[^\]]+\])/);
    const source = parts.map((part) => {
        if (part === '**/')
            return '(?:[^/]+/)*';
        if (/^\*{2,}$/.test(part))
            return '.*';
        if (part === '*')
            return '[^/]*';
        if (part === '?')
            return '[^/]';
        if (/^\[[^\]]+\]$/.test(part))
            return `[${part.slice(1, -1).replace(/[\\[\]]/g, '\\$&').replace(/^!/, '^')}]`;
        return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    });
    return new RegExp(`^${source.join('')}$`);
}
//# sourceMappingURL=glob.js.map

/***/ }),

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

/***/ 4301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderFailure: () => (/* binding */ renderFailure)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2834);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(120);


/** More problems than anyone mends at once; the log lists them all. */
const mostProblems = 50;
/** For the job summary. */
function renderFailure(error) {
    const next = error.hint === undefined ? [] : [`**Next:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(error.hint)}`];
    const problems = error.diagnostics.length > 0 ? [problemList(error.diagnostics)] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(error.message)];
    const untouched = error.code.startsWith('invalid-') ? ['Nothing was changed.'] : [];
    return [`### ❌ Serving endpoints: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(error.code)}`, ...problems, ...untouched, ...next].join('\n\n') + '\n';
}
function problemList(diagnostics) {
    const { shown, more } = (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .capped */ .uo)(diagnostics, mostProblems);
    const lines = shown.map((diagnostic) => {
        const place = [diagnostic.file, diagnostic.line, diagnostic.column].filter((part) => part !== undefined).join(':');
        return `- ${diagnostic.severity === 'error' ? '❌' : '⚠️'} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(place)} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(diagnostic.message)}`;
    });
    return [...lines, ...(more > 0 ? [`- and ${more} more: see the log`] : [])].join('\n');
}
//# sourceMappingURL=failure.js.map

/***/ }),

/***/ 526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   manifestFilesAt: () => (/* binding */ manifestFilesAt)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7822);


/** Files of a path or glob at a commit, read as data and never checked out; none where there are none. */
async function manifestFilesAt(files, pattern, ref) {
    const path = pattern.replace(/^\.\//, '');
    if (path.startsWith('/') || path.split('/').includes('..')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `\`${pattern}\` leads outside the repository.`, { hint: 'Write the path from the top of the repository.' });
    }
    const paths = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .f)(path) ? (await files.list(ref)).filter((known) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesGlob */ .k)(known, path)).sort() : [path];
    const found = await Promise.all(paths.map(async (name) => ({ path: name, text: await files.read(name, ref) })));
    return found.flatMap(({ path: name, text }) => (text === undefined ? [] : [{ path: name, text }]));
}
//# sourceMappingURL=manifest-at-commit.js.map

/***/ }),

/***/ 6204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ redactedRepository)
/* harmony export */ });
/** GitHub as the stories see it, with every text redacted on its way there. */
function redactedRepository(repository, redactor) {
    const { comments, deployments, issues, statuses } = repository;
    const clean = (text) => redactor.redact(text);
    return {
        ...repository,
        comments: {
            find: (...where) => comments.find(...where),
            create: (pull, body) => comments.create(pull, clean(body)),
            update: (id, body) => comments.update(id, clean(body)),
            remove: (id) => comments.remove(id),
        },
        statuses: { set: (status) => statuses.set({ ...status, description: clean(status.description) }) },
        deployments: {
            ...deployments,
            create: (deployment) => deployments.create({ ...deployment, description: clean(deployment.description) }),
            setState: (id, status) => deployments.setState(id, { ...status, description: clean(status.description) }),
        },
        issues: {
            find: (...where) => issues.find(...where),
            create: (title, body) => issues.create(clean(title), clean(body)),
            update: (number, title, body, state) => issues.update(number, clean(title), clean(body), state),
            comment: (number, body) => issues.comment(number, clean(body)),
        },
    };
}
//# sourceMappingURL=redacted-repository.js.map

/***/ }),

/***/ 6922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tellChat: () => (/* binding */ tellChat)
});

// EXTERNAL MODULE: ./lib/src/manifest/report.js
var report = __webpack_require__(9246);
// EXTERNAL MODULE: ./lib/src/render/escape.js
var render_escape = __webpack_require__(120);
// EXTERNAL MODULE: ./lib/src/render/failure.js
var failure = __webpack_require__(4301);
;// CONCATENATED MODULE: ./lib/src/render/chat-replies.js


/** A comment holds 65,536 characters; a reply has no use for more than this. */
const longestReply = 30_000;
const usage = [
    '- `/endpoints plan` on an open pull request: plans its manifest again',
    '- `/endpoints apply <digest>` on a merged one: applies the plan with that digest, as its report shows it',
    '',
    'The command is the whole comment. Where a workflow has several targets, a target may follow: `/endpoints plan prod`.',
].join('\n');
/**
 * A reply with its hidden first line: the comment that is answered, and what the answer is about. Two jobs that have
 * the same to say about the same comment say it once.
 */
function chatReply(about, kind, text) {
    const words = [String(about), kind].map((word) => word.replace(/[^A-Za-z0-9_.]+/g, '-').replace(/-+$/, ''));
    return `<!-- databricks-endpoints:chat ${words.join(' ')} -->\n${(0,render_escape/* cut */.Jj)(text.trimEnd(), longestReply)}\n`;
}
function renderDenied(login) {
    return `Sorry, ${(0,render_escape/* inlineCode */.ti)(login)}: only people with write permission in this repository can give \`/endpoints\` commands. Ask one of them to do it.`;
}
function renderMisspelt(meant) {
    const first = {
        plan: 'Did you mean `/endpoints plan`?',
        apply: 'Did you mean `/endpoints apply <digest>`? The digest is the 24 hexadecimal digits that the plan\'s report shows.',
    };
    return `${meant === undefined ? 'That is no command.' : first[meant]} Nothing was done.\n\n${usage}`;
}
/** A command that was understood and is not carried out: why, and what to do. */
function renderRefused(refused) {
    switch (refused.why) {
        case 'already-merged':
            return 'This pull request is merged, so there is nothing to plan on it any more. To apply what a report here shows: `/endpoints apply <digest>`.';
        case 'closed':
            return 'This pull request is closed. Open it again to plan it.';
        case 'not-merged':
            return 'This pull request is not merged, and only what is merged is applied. Merge it first: that applies what was reviewed. `/endpoints plan` plans it again.';
        case 'other-branch':
            return `This pull request was merged into ${(0,render_escape/* inlineCode */.ti)(refused.base)}. Only what is in ${(0,render_escape/* inlineCode */.ti)(refused.defaultBranch)} is applied.`;
        case 'unknown-target': {
            const meant = refused.nearest === undefined ? '' : ` Did you mean ${(0,render_escape/* inlineCode */.ti)(refused.nearest)}?`;
            return `The manifest has no such target.${meant} It has ${listCodes(refused.targets)}.`;
        }
        case 'which-target': {
            const example = `/endpoints apply ${refused.digest} ${refused.targets[0] ?? 'prod'}`;
            return `The manifest has several targets, and no report on this pull request shows that digest. Say which target is meant: ${listCodes(refused.targets)}. For example ${(0,render_escape/* inlineCode */.ti)(example)}.`;
        }
    }
}
/** A plan that has no comment of its own to show. */
function renderPlanned(plan, facts) {
    const name = `${(0,render_escape/* inlineCode */.ti)(plan.manifest)} (${(0,render_escape/* inlineCode */.ti)(plan.target)})`;
    const changes = counts(plan.summary);
    const text = changes === '' ? 'No changes: the workspace is as the manifest says.' : `The plan: ${changes}.`;
    return `${name} at ${shortCommit(facts.commit)}: ${text}${seeAlso(facts)}`;
}
/** What became of an apply. */
function renderApplied(outcome) {
    const { manifest, target, approver, written, failure, commit } = outcome;
    const what = `${(0,render_escape/* inlineCode */.ti)(manifest)} (${(0,render_escape/* inlineCode */.ti)(target)}) at ${shortCommit(commit)}`;
    const by = `approved by ${(0,render_escape/* inlineCode */.ti)(approver)}`;
    const lines = failure === undefined
        ? [`✅ Applied ${what}, ${by}: ${written === undefined || written === 0 ? 'there was nothing left to change' : `${written} endpoint${written === 1 ? '' : 's'} changed`}.`]
        : [`❌ ${written === undefined ? 'Not applied' : 'Not everything was applied'}: ${what}, ${by}.`, `${(0,render_escape/* inlineCode */.ti)(failure.code)}: ${(0,render_escape/* plainText */.wh)(failure.message)}`];
    if (failure?.hint !== undefined)
        lines.push(`**Next:** ${(0,render_escape/* plainText */.wh)(failure.hint)}`);
    const text = `${lines.join('\n\n')}${seeAlso(outcome)}`;
    const { report } = outcome;
    // A report that is cut could lose the end of a fence; it is whole or left to the run.
    return report === undefined || text.length + report.length > longestReply - 10 ? text : `${text}\n\n---\n\n${report.trimEnd()}`;
}
/** A command that ended before there was a plan. */
function renderChatFailure(error, facts) {
    const text = (0,failure.renderFailure)(error).trimEnd();
    return `${text.length > longestReply - 1000 ? (0,failure.renderFailure)({ ...error, diagnostics: [] }).trimEnd() : text}${seeAlso(facts)}`;
}
function seeAlso({ runUrl, commentUrl }) {
    const links = [...(commentUrl === undefined ? [] : [(0,render_escape/* link */.nf)('report', commentUrl)]), ...(runUrl === undefined ? [] : [(0,render_escape/* link */.nf)('run', runUrl)])];
    return links.length === 0 ? '' : ` (${links.join(', ')})`;
}
function counts(summary) {
    const { create, update, replace, delete: gone } = summary;
    const parts = [[create, 'to create'], [update, 'to update'], [replace, 'to replace'], [gone, 'to delete']];
    return parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`).join(', ');
}
const shortCommit = (commit) => (0,render_escape/* inlineCode */.ti)(commit.slice(0, 7));
const mostTargets = 20;
function listCodes(names) {
    const shown = names.slice(0, mostTargets).map(render_escape/* inlineCode */.ti).join(', ');
    return names.length > mostTargets ? `${shown} and ${names.length - mostTargets} more` : shown;
}
//# sourceMappingURL=chat-replies.js.map
// EXTERNAL MODULE: ./lib/src/commands/story.js
var story = __webpack_require__(4188);
;// CONCATENATED MODULE: ./lib/src/commands/chat.js



const writers = new Set(['write', 'maintain', 'admin']);
/**
 * Looks at who asks, and whether it can be done; `undefined` where it is not done, which has been answered then. The
 * head is what GitHub says now: what is pushed from here on has a plan of its own. Throws where GitHub cannot tell.
 */
async function takeUp(request, comment, desk) {
    const { author } = comment;
    if (!writers.has(await desk.members.permission(author))) {
        // One for each person and pull request: whoever has no permission must not be able to make us write much.
        await decline(desk, comment, chatReply(author, 'no-permission', renderDenied(author)));
        return undefined;
    }
    if (request.kind === 'misspelt') {
        await decline(desk, comment, chatReply(comment.id, 'misspelt', renderMisspelt(request.nearest)));
        return undefined;
    }
    const pull = await desk.pullRequests.get(comment.pullRequest);
    const refused = pull === undefined ? { why: 'closed' } : whyNot(request, pull, comment);
    if (pull === undefined || refused !== undefined) {
        await refuse(desk, comment, refused ?? { why: 'closed' });
        return undefined;
    }
    const commit = request.kind === 'plan' ? pull.head : await desk.branches.tip(comment.defaultBranch);
    if (commit === undefined) {
        await refuse(desk, comment, { why: 'other-branch', base: pull.base, defaultBranch: comment.defaultBranch });
        return undefined;
    }
    return { command: request, comment, pull, commit };
}
function whyNot(command, pull, comment) {
    const { defaultBranch } = comment;
    if (command.kind === 'plan')
        return pull.merged ? { why: 'already-merged' } : comment.open ? undefined : { why: 'closed' };
    if (!pull.merged)
        return { why: 'not-merged' };
    return pull.base === defaultBranch ? undefined : { why: 'other-branch', base: pull.base, defaultBranch };
}
/**
 * Whether the command is meant for this manifest and target. One that is another job's is passed over in silence, so
 * that a workflow may have many: a target that is named elsewhere, a digest that another plan's comment shows.
 */
async function isMeant(errand, manifest, desk) {
    const { command, comment, pull } = errand;
    const pass = (why) => {
        desk.log.notice(`Nothing to do here: ${why}.`);
        return false;
    };
    if (command.target !== undefined && command.target !== manifest.target) {
        if (manifest.targets.includes(command.target))
            return pass('the command is for another target');
        await refuse(desk, comment, { why: 'unknown-target', targets: targetsOf(manifest), nearest: (0,report/* nearest */.pA)(command.target, targetsOf(manifest)) });
        return false;
    }
    if (command.kind === 'plan')
        return true;
    const shownBy = await desk.planComments.mentioning(pull.number, command.digest);
    if (shownBy.some((marker) => marker.manifest === manifest.id && marker.target === manifest.target))
        return true;
    if (shownBy.length > 0)
        return pass('the digest is that of another manifest or target');
    // Shown nowhere: it may be from a terminal or a summary, and with several targets nobody knows which one is meant.
    if (command.target !== undefined || manifest.targets.length < 2)
        return true;
    await refuse(desk, comment, { why: 'which-target', digest: command.digest, targets: manifest.targets });
    return false;
}
const targetsOf = (manifest) => (manifest.targets.length === 0 ? [manifest.target] : manifest.targets);
/** Tells the person that their command is being worked on. */
async function begin(errand, desk) {
    await react(desk, errand.comment, 'eyes');
}
/** Tells how it ended. What has a comment of its own is not told twice. */
async function conclude(errand, manifest, end, desk) {
    const { command, comment } = errand;
    // Cancelled before there was anything to tell.
    if (end.plan === undefined)
        return;
    const facts = { commit: errand.commit, runUrl: desk.runUrl, commentUrl: end.commentUrl };
    const job = `${manifest.id}.${manifest.target}`;
    if (command.kind === 'apply') {
        const { result, failure, commentUrl, summary } = end;
        const text = renderApplied({
            ...facts,
            manifest: manifest.id,
            target: manifest.target,
            approver: comment.author,
            written: result?.endpoints.filter(({ outcome }) => outcome === 'applied' || outcome === 'accepted').length,
            failure: failure === undefined ? undefined : { code: failure.reason, message: failure.message, hint: failure.hint },
            report: commentUrl === undefined ? summary : undefined,
        });
        await answer(desk, comment, chatReply(comment.id, `applied.${job}`, text));
    }
    else if (end.commentUrl === undefined) {
        // Several manifests without a change are told by one of them.
        const changes = end.plan.endpoints.some((endpoint) => endpoint.changes.length > 0);
        await answer(desk, comment, chatReply(comment.id, changes ? `planned.${job}` : 'no-changes', renderPlanned(end.plan, facts)));
    }
    await react(desk, comment, end.failure === undefined ? 'rocket' : 'confused');
}
/** Tells of an error that ended the run. */
async function concludeFailure(errand, error, desk) {
    const { comment, commit } = errand;
    const text = renderChatFailure(error, { commit, runUrl: desk.runUrl });
    await answer(desk, comment, chatReply(comment.id, `failed.${desk.settings.target ?? ''}`, text));
    await react(desk, comment, 'confused');
}
async function refuse(desk, comment, refused) {
    await decline(desk, comment, chatReply(comment.id, refused.why, renderRefused(refused)));
}
/** A no is no failure of the run: who may not do a thing must not be able to make workflows fail, either. */
async function decline(desk, comment, body) {
    desk.log.notice('The command is not carried out; the answer on the pull request says why.');
    await answer(desk, comment, body);
    await react(desk, comment, 'confused');
}
async function answer(desk, comment, body) {
    if (desk.settings.comment === 'never') {
        desk.log.notice(body.split('\n').slice(1).join(' ').trim());
        return;
    }
    await (0,story/* attempt */.C)(desk.log, `answer on pull request #${comment.pullRequest}`, () => desk.conversation.replyOnce(comment.pullRequest, body));
}
async function react(desk, comment, reaction) {
    await (0,story/* attempt */.C)(desk.log, 'react to the command', () => desk.conversation.react(comment.id, reaction));
}
//# sourceMappingURL=chat.js.map
// EXTERNAL MODULE: ./lib/src/commands/statuses.js
var statuses = __webpack_require__(7783);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/shell/load-manifest.js + 1 modules
var load_manifest = __webpack_require__(1862);
// EXTERNAL MODULE: ./lib/src/shell/manifest-at-commit.js
var manifest_at_commit = __webpack_require__(526);
// EXTERNAL MODULE: ./lib/src/shell/redacted-repository.js
var redacted_repository = __webpack_require__(6204);
// EXTERNAL MODULE: ./lib/src/shell/tell.js
var tell = __webpack_require__(3744);
;// CONCATENATED MODULE: ./lib/src/shell/tell-chat.js
/** A command from a pull request: its manifest read through the API, never from a checkout, and its story told. */







/** Answers a command. `undefined`: it was not carried out, which is no failure. Throws `EndpointsError`. */
async function tellChat(telling) {
    const { request, event, github, settings, log, redactor, onManifest, signal } = telling;
    const desk = {
        members: github.members,
        conversation: redactedConversation(github, redactor),
        pullRequests: github.pullRequests,
        branches: github.commits,
        planComments: github.planComments,
        settings,
        runUrl: event.runUrl,
        log,
    };
    const errand = await takeUp(request, commentOf(event), desk);
    if (errand === undefined)
        return undefined;
    const { command, commit } = errand;
    const run = chatRun(telling.run, errand);
    try {
        log.info(`\`/endpoints ${command.kind}\` by ${errand.comment.author}: the manifest of commit ${commit.slice(0, 7)}.`);
        const files = await (0,manifest_at_commit.manifestFilesAt)(github.files, settings.manifest, commit);
        const read = (0,load_manifest/* parseManifest */.Ng)(files, settings, { requireTarget: command.kind === 'apply' });
        if (!(await isMeant(errand, read.manifest, desk)))
            return undefined;
        onManifest(read);
        await begin(errand, desk);
        const end = await (0,tell.tell)({
            ...telling,
            mode: command.kind,
            manifest: read.manifest,
            run,
            settings: command.kind === 'apply' ? { ...settings, planDigest: command.digest } : settings,
        });
        await conclude(errand, read.manifest, end, desk);
        return end;
    }
    catch (thrown) {
        if (!signal.aborted) {
            const error = (0,errors/* asEndpointsError */.nb)(thrown);
            const repository = telling.repository === undefined ? undefined : (0,redacted_repository/* redactedRepository */.l)(telling.repository, redactor);
            await (0,statuses/* setStatus */.Lx)({ settings, run, repository, log }, { kind: command.kind, state: 'failure', text: (0,statuses/* failureText */.kY)({ reason: error.code, message: error.message }) });
            await concludeFailure(errand, error, desk);
        }
        throw thrown;
    }
}
function commentOf(event) {
    const defaultBranch = event.defaultBranch ?? event.branch;
    if (defaultBranch === undefined) {
        throw new errors/* EndpointsError */.Ju('invalid-input', 'The event does not say which branch is the default branch.', { hint: 'Run chat commands on `issue_comment`.' });
    }
    const { commentId: id, author, issue: pullRequest, open } = event;
    return { id, author, pullRequest, open, defaultBranch };
}
/** A plan reports as that of the pull request's own run would; an apply is the person's who asked for it. */
function chatRun({ branch: _branch, ...run }, { command, comment, pull, commit }) {
    const asked = { ...run, actor: comment.author, commit };
    return command.kind === 'plan' ? { ...asked, pullRequest: { number: pull.number, head: commit } } : { ...asked, branch: comment.defaultBranch };
}
function redactedConversation({ conversation }, redactor) {
    return {
        react: (comment, content) => conversation.react(comment, content),
        reply: (pull, body) => conversation.reply(pull, redactor.redact(body)),
        replyOnce: (pull, body) => conversation.replyOnce(pull, redactor.redact(body)),
    };
}
//# sourceMappingURL=tell-chat.js.map

/***/ }),

/***/ 3744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tell: () => (/* binding */ tell)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _redacted_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6204);
/* harmony import */ var _system_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7046);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2042);
/** One story, with the workspace and GitHub connected and every text redacted on its way out. */




/** Connects, runs the command, disconnects. Throws `EndpointsError`. */
async function tell(telling) {
    const { settings, run, manifest, repository, log, annotations, redactor, signal } = telling;
    return (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .withWorkspace */ .A)(telling, async (workspace) => {
        const command = await commandFor(telling.mode);
        return command({
            settings,
            run,
            manifest,
            workspace,
            repository: repository === undefined ? undefined : (0,_redacted_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .redactedRepository */ .l)(repository, redactor),
            clock: _system_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m,
            log,
            annotations,
            signal,
        });
    });
}
/** Loads only the command that runs. */
async function commandFor(mode) {
    switch (mode) {
        case 'plan':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(915)]).then(__webpack_require__.bind(__webpack_require__, 1915))).plan;
        case 'apply':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(915), __webpack_require__.e(844), __webpack_require__.e(162)]).then(__webpack_require__.bind(__webpack_require__, 2162))).apply;
        case 'drift':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(631), __webpack_require__.e(915), __webpack_require__.e(844), __webpack_require__.e(611)]).then(__webpack_require__.bind(__webpack_require__, 4611))).drift;
        default:
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EndpointsError */ .Ju('invalid-input', `Unknown mode \`${String(mode)}\`.`);
    }
}
//# sourceMappingURL=tell.js.map

/***/ })

};
