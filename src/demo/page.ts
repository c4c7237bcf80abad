/** The story as one page that looks like GitHub; nothing in it is loaded from elsewhere, and nothing in it runs. */
import { markdownCss } from './markdown-css.js';
import { escapeHtml, renderMarkdownHtml } from './markdown-html.js';
import { isBot, type CommentView, type Happening, type RunReport, type StepReport, type StoryReport, type SummaryView, type ThreadView } from './model.js';
import { pageCss } from './page-css.js';
import { failuresOf } from './teller.js';
import { seconds } from './terminal.js';

const repository = 'acme/ml-platform';

export function renderPage(story: StoryReport): string {
  /** The body of a thread is shown where it is seen first; later steps show what has changed. */
  const seen = new Set<number>();
  const steps = story.steps.map((step) => stepSection(step, seen));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Databricks Endpoints as Code: the demo</title>
<style>${markdownCss}${pageCss}</style>
</head>
<body>
<header class="top">${mark}<span>${repository.replace('/', ' / <b>')}</b></span><span class="pill">Private</span></header>
<main>
<h1>From a pull request to a served model, and back after an edit by hand</h1>
<p class="lead">What a reader of the repository saw while the demo ran. The action's bundle ran under Node ${escapeHtml(nodeName(story.node))}; Databricks was emulated, GitHub a stand-in.</p>
${verdict(story)}
<nav><ol>${story.steps.map(({ number, title }) => `<li><a href="#step-${number}">${escapeHtml(title)}</a></li>`).join('')}</ol></nav>
${steps.join('\n')}
</main>
</body>
</html>
`;
}

function nodeName(node: string): string {
  return node === process.execPath ? process.versions.node : node;
}

function verdict(story: StoryReport): string {
  const failures = failuresOf(story);
  const count = story.steps.flatMap(({ checks }) => checks).length;
  if (failures.length === 0) return `<div class="verdict"><span class="ok">✓</span> All ${count} checks of ${story.steps.length} steps hold, after ${seconds(story.ms)}.</div>`;
  const items = failures.map(({ step, what }) => `<li>Step ${step.number}: ${escapeHtml(what)}</li>`);
  return `<div class="verdict bad"><span class="no">✗</span> ${failures.length} of ${count} checks do not hold:<ul>${items.join('')}</ul></div>`;
}

function stepSection(step: StepReport, seen: Set<number>): string {
  const parts = step.parts.map((part) => {
    if (part.kind === 'happening') return happening(part);
    if (part.kind === 'run') return runBox(part);
    if (part.kind === 'summary') return summaryBox(part);
    const html = thread(part, !seen.has(part.number));
    seen.add(part.number);
    return html;
  });
  return `<section class="step" id="step-${step.number}">
<h2><span class="number">${step.number}</span>${escapeHtml(step.title)}<time>${seconds(step.ms)}</time></h2>
${parts.join('\n')}
${checkList(step)}
</section>`;
}

function happening({ icon, text }: Happening): string {
  return `<p class="event">${escapeHtml(icon)} ${escapeHtml(text)}</p>`;
}

function runBox(run: RunReport): string {
  const good = run.exitCode === 0;
  const lines = run.log.map(({ level, text, at, place }) => {
    const where = place === undefined ? '' : `${place}: `;
    const sign = { notice: 'ℹ ', warning: '⚠ ', error: '✖ ', group: '▾ ', text: '' }[level];
    return `<span class="${level}"><i>${(at / 1000).toFixed(1)} s</i>${escapeHtml(`${sign}${where}${text}`)}</span>`;
  });
  const outputs = Object.entries(run.outputs).map(([name, value]) => `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(value)}</td></tr>`);
  return `<details class="run"><summary><span class="${good ? 'ok' : 'no'}">${good ? '✓' : '✗'}</span> <b>Serving endpoints / ${escapeHtml(run.job)}</b> on ${escapeHtml(run.event)}
<span class="right">exit code ${run.exitCode} · ${seconds(run.ms)}</span></summary>
<pre class="log">${lines.join('\n')}</pre>
<details class="box"><summary>Job summary</summary><div class="markdown-body">${renderMarkdownHtml(run.summary)}</div></details>
<details class="box"><summary>${outputs.length} outputs</summary><table class="outputs">${outputs.join('')}</table></details>
</details>`;
}

function summaryBox({ job, body }: SummaryView): string {
  return `<div class="comment summary"><div class="by"><b>${escapeHtml(job)}</b> summary</div><div class="markdown-body">${renderMarkdownHtml(body)}</div></div>`;
}

const stateWords = { open: 'Open', merged: 'Merged', closed: 'Closed' } as const;
const stateSigns = { open: '⊙', merged: '⇢', closed: '✓' } as const;

function thread(view: ThreadView, withBody: boolean): string {
  const labels = view.labels.map((label) => `<span class="label">${escapeHtml(label)}</span>`).join('');
  const opening: CommentView = { author: view.author, bot: view.bot, body: view.body, edited: false };
  const shown = [...(withBody ? [opening] : []), ...view.comments];
  const closed = view.kind === 'issue' && view.state === 'closed' ? `<p class="closed-by">✓ <b>${botName}</b> closed this as completed</p>` : '';
  return `<h3 class="title">${escapeHtml(view.title)} <span>#${view.number}</span></h3>
<div><span class="state ${view.state} ${view.kind}">${stateSigns[view.state]} ${stateWords[view.state]}</span>${labels}</div>
${shown.map((comment, index) => commentBox(comment, { did: withBody && index === 0 ? 'opened this' : 'commented', unfold: index === shown.length - 1 ? view.unfold : 0 })).join('\n')}
${closed}`;
}

const botName = 'github-actions';

function commentBox({ author, bot, body, edited }: CommentView, { did, unfold }: { did: string; unfold: number }): string {
  const name = author.replace('[bot]', '');
  let left = unfold;
  const html = renderMarkdownHtml(body).replaceAll('<details>', (tag) => (left-- > 0 ? '<details open>' : tag));
  return `<div class="entry">${avatar(author)}<div class="comment"><div class="by"><b>${escapeHtml(name)}</b>${bot ? ' <span class="pill">bot</span>' : ''} ${did}${edited ? ' · edited' : ''}</div>
<div class="markdown-body">${html}</div></div></div>`;
}

function avatar(author: string): string {
  if (isBot(author)) return `<div class="avatar bot">${mark}</div>`;
  const hue = Array.from(author).reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % 360;
  return `<div class="avatar" style="background: hsl(${hue} 45% 45%)">${escapeHtml(author.slice(0, 1).toUpperCase())}</div>`;
}

function checkList({ checks }: StepReport): string {
  const bad = checks.filter(({ ok }) => !ok).length;
  const title = bad === 0 ? `<span class="ok">✓</span> ${checks.length} checks hold` : `<span class="no">✗</span> ${bad} of ${checks.length} checks do not hold`;
  const items = checks.map(({ what, ok, found }) => {
    const more = ok || found === undefined ? '' : `<pre>${escapeHtml(found)}</pre>`;
    return `<li><span class="${ok ? 'ok' : 'no'}">${ok ? '✓' : '✗'}</span> ${escapeHtml(what)}${more}</li>`;
  });
  return `<details class="checks"${bad === 0 ? '' : ' open'}><summary>${title}</summary><ul>${items.join('')}</ul></details>`;
}

/** A sign of our own in place of GitHub's. */
const mark = '<svg width="22" height="22" viewBox="0 0 16 16" fill="#fff" aria-hidden="true"><path d="M8 1 1.5 4.4 8 7.8l6.5-3.4L8 1Zm-5 6.1L1.5 8 8 11.4 14.5 8 13 7.1 8 9.7 3 7.1Zm0 3.6L1.5 11.6 8 15l6.5-3.4-1.5-.9L8 13.3l-5-2.6Z"/></svg>';
