/**
 * Writes the reports of the test scenes as pages that look like GitHub, into .tmp/previews: `npm run pictures -- [folder]`.
 * With the path of a Chromium in `CHROMIUM` it takes pictures of them, into the folder; those in docs/images are made so. GitHub draws Mermaid by
 * itself; here the timeline is drawn where `MERMAID` is the path of a `mermaid.min.js`, and its picture is left out otherwise.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';
import * as driftScenes from '../__tests__/render/drift-scenes.js';
import * as scenes from '../__tests__/render/fixtures.js';
import { renderDriftIssue } from '../src/render/drift-issue.js';
import { renderPlanComment } from '../src/render/plan-comment.js';
import { renderResultReport } from '../src/render/result-report.js';
import { withPalette } from './png-palette.js';

interface Preview {
  markdown: string;
  /** Of an issue. */
  title?: string;
  /** Opens the first so many folded sections. */
  open?: number;
  /** A job summary has no author. */
  summary?: boolean;
  /** Height of the picture, where the top of the page says it all. */
  top?: number;
}

const { planContext } = scenes;
const drift = renderDriftIssue(driftScenes.usual, scenes.driftContext);
const refused = { ...planContext, status: 'failed' as const, result: scenes.refusedResult, approved: scenes.refusedContext.approved ?? {} };
const applied = { ...planContext, status: 'applied' as const, result: scenes.appliedResult };

const previews: Record<string, Preview> = {
  'plan-comment': { markdown: renderPlanComment(scenes.smallPlan, planContext), open: 1 },
  'plan-blocked': { markdown: renderPlanComment(scenes.blockedPlan, planContext) },
  'plan-forty': { markdown: renderPlanComment(scenes.largePlan(40), planContext) },
  'plan-offline': { markdown: renderPlanComment(scenes.offlinePlan, planContext), open: 1 },
  'plan-applied': { markdown: renderPlanComment(scenes.smallPlan, applied) },
  'failed-apply': { markdown: renderResultReport(scenes.failedResult, scenes.resultContext), summary: true },
  'apply-summary': { markdown: renderResultReport(scenes.appliedResult, scenes.resultContext), summary: true },
  'plan-changed': { markdown: renderPlanComment(scenes.smallPlan, refused) },
  'drift-issue': { markdown: drift.body, title: drift.title, top: 1200 },
};

const mermaid = process.env['MERMAID'];
const css = readFileSync(createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'), 'utf8');

/** GitHub's own icons of alerts (Octicons, MIT). */
const alertIcons: Record<string, string> = {
  note: 'M0 8a8 8 0 1 1 16 0A8 8 0 0 1 0 8Zm8-6.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM6.5 7.75A.75.75 0 0 1 7.25 7h1a.75.75 0 0 1 .75.75v2.75h.25a.75.75 0 0 1 0 1.5h-2a.75.75 0 0 1 0-1.5h.25v-2h-.25a.75.75 0 0 1-.75-.75ZM8 6a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z',
  warning:
    'M6.457 1.047c.659-1.234 2.427-1.234 3.086 0l6.082 11.378A1.75 1.75 0 0 1 14.082 15H1.918a1.75 1.75 0 0 1-1.543-2.575Zm1.763.707a.25.25 0 0 0-.44 0L1.698 13.132a.25.25 0 0 0 .22.368h12.164a.25.25 0 0 0 .22-.368Zm.53 3.996v2.5a.75.75 0 0 1-1.5 0v-2.5a.75.75 0 0 1 1.5 0ZM9 11a1 1 0 1 1-2 0 1 1 0 0 1 2 0Z',
  caution:
    'M4.47.22A.749.749 0 0 1 5 0h6c.199 0 .389.079.53.22l4.25 4.25c.141.14.22.331.22.53v6a.749.749 0 0 1-.22.53l-4.25 4.25A.749.749 0 0 1 11 16H5a.749.749 0 0 1-.53-.22L.22 11.53A.749.749 0 0 1 0 11V5c0-.199.079-.389.22-.53Zm.84 1.28L1.5 5.31v5.38l3.81 3.81h5.38l3.81-3.81V5.31L10.69 1.5ZM8 4a.75.75 0 0 1 .75.75v3.5a.75.75 0 0 1-1.5 0v-3.5A.75.75 0 0 1 8 4Zm0 8a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z',
};

const pageCss = `
body { margin: 16px; background: #fff; font-family: -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji"; }
.title { font-size: 26px; font-weight: 400; margin: 0 0 8px; } .title span { color: #59636e; }
.state { display: inline-block; background: #1f883d; color: #fff; border-radius: 20px; padding: 5px 12px; margin: 0 0 16px; font-size: 14px; }
.comment { border: 1px solid #d1d9e0; border-radius: 6px; }
.by { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 9px 16px; font-size: 14px; color: #59636e; border-radius: 6px 6px 0 0; }
.by b { color: #1f2328; } .by span { border: 1px solid #d1d9e0; border-radius: 20px; padding: 0 6px; font-size: 12px; }
.markdown-body { padding: 16px; font-size: 14px; }
.markdown-body .add { background: #dafbe1; color: #116329; } .markdown-body .del { background: #ffebe9; color: #82071e; }
.markdown-body summary { cursor: pointer; }
.markdown-body pre code { font-family: "DejaVu Sans Mono", monospace; font-size: 11.5px; }
.markdown-body pre.mermaid { background: #fff; border: 1px solid #d1d9e0; }
.markdown-alert-title svg { fill: currentColor; margin-right: 8px; }
`;

const pages = '.tmp/previews';
const folder = process.argv[2] ?? pages;
for (const each of [pages, folder]) mkdirSync(each, { recursive: true });
for (const [name, preview] of Object.entries(previews)) {
  const file = resolve(pages, `${name}.html`);
  writeFileSync(file, page(preview));
  const drawn = mermaid !== undefined || !preview.markdown.includes('```mermaid');
  if (process.env['CHROMIUM'] === undefined || !drawn) continue;
  takePicture(process.env['CHROMIUM'], { html: file, png: join(folder, `${name}.png`), top: preview.top });
}
console.log(`${Object.keys(previews).length} pages are in ${pages}${process.env['CHROMIUM'] === undefined ? '' : `, their pictures in ${folder}`}.`);

function page(preview: Preview): string {
  const { markdown, title, summary = false } = preview;
  const heading = title === undefined ? '' : `<h1 class="title">${title.replace(/[<&]/g, (mark) => `&#${mark.charCodeAt(0)};`)} <span>#140</span></h1><p class="state">Open</p>`;
  const by = summary ? '<b>apply</b> summary' : '<b>github-actions</b> <span>bot</span> commented';
  // A module script runs after the page is there; what it says of the height is read from outside.
  const measure = 'document.body.dataset.height = document.documentElement.offsetHeight';
  const script =
    mermaid === undefined || !markdown.includes('```mermaid')
      ? `<script>${measure}</script>`
      : `<script src="${pathToFileURL(resolve(mermaid)).href}"></script><script type="module">mermaid.initialize({ startOnLoad: false }); await mermaid.run(); ${measure}</script>`;
  return `<!doctype html><meta charset="utf-8"><style>${css}${pageCss}</style>${heading}
<div class="comment"><div class="by">${by}</div><article class="markdown-body">${toHtml(preview)}</article></div>${script}`;
}

function toHtml({ markdown, open = 0 }: Preview): string {
  let left = open;
  return marked
    .parse(markdown, { gfm: true, async: false })
    .replace(/<details>/g, (tag) => (left-- > 0 ? '<details open>' : tag))
    .replace(/<blockquote>\s*<p>\[!(NOTE|WARNING|CAUTION)\]\s*(?:<br>)?([\s\S]*?)<\/blockquote>/g, (_, kind: string, rest: string) => alert(kind.toLowerCase(), rest))
    .replace(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>')
    .replace(/<pre><code class="language-diff">([\s\S]*?)<\/code><\/pre>/g, (_, code: string) => `<pre><code>${colourDiff(code)}</code></pre>`);
}

function alert(kind: string, content: string): string {
  const icon = `<svg width="16" height="16" viewBox="0 0 16 16"><path d="${alertIcons[kind] ?? ''}"/></svg>`;
  const title = `<p class="markdown-alert-title">${icon}${kind.charAt(0).toUpperCase()}${kind.slice(1)}</p>`;
  return `<div class="markdown-alert markdown-alert-${kind}">${title}<p>${content}</div>`.replace(/<p>\s*<\/p>/, '');
}

function colourDiff(code: string): string {
  return code
    .split('\n')
    .map((line) => (line.startsWith('+') ? `<span class="add">${line}</span>` : line.startsWith('-') ? `<span class="del">${line}</span>` : line))
    .join('\n');
}

/** A picture as high as the page is, or of its top: the first visit only measures it. */
function takePicture(chromium: string, { html, png, top }: { html: string; png: string; top: number | undefined }): void {
  const profile = mkdtempSync(join(tmpdir(), 'preview-'));
  const flags = [
    ...'--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' '),
    ...'--disable-component-update --disable-sync --hide-scrollbars --disable-lcd-text --virtual-time-budget=5000'.split(' '),
    '--allow-file-access-from-files',
    `--user-data-dir=${profile}`,
  ];
  const visit = (height: number, task: string): string =>
    execFileSync(chromium, [...flags, `--window-size=860,${height}`, task, html], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
  try {
    const height = Number(/data-height="(\d+)"/.exec(visit(1000, '--dump-dom'))?.[1] ?? 1400);
    visit(Math.min(height + 32, top ?? Infinity), `--screenshot=${png}`);
    writeFileSync(png, withPalette(readFileSync(png)));
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
