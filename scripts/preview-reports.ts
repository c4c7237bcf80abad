/**
 * Writes the reports of the test scenes as pages that look like GitHub: `node lib/scripts/preview-reports.js [folder]`.
 * With the path of a Chromium in `CHROMIUM` it takes pictures of them as well; those of the README are in docs/images.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marked } from 'marked';
import * as scenes from '../__tests__/render/fixtures.js';
import { renderDriftIssue } from '../src/render/drift-issue.js';
import { renderPlanComment } from '../src/render/plan-comment.js';
import { renderResultReport } from '../src/render/result-report.js';

interface Preview {
  markdown: string;
  title?: string;
  /** Opens the first so many folded sections. */
  open?: number;
}

const { planContext } = scenes;
const drift = renderDriftIssue(scenes.driftPlan, scenes.driftContext);

const previews: Record<string, Preview> = {
  'plan-comment': { markdown: renderPlanComment(scenes.smallPlan, planContext), open: 1 },
  'plan-blocked': { markdown: renderPlanComment(scenes.blockedPlan, planContext) },
  'plan-forty': { markdown: renderPlanComment(scenes.largePlan(40), planContext) },
  'plan-offline': { markdown: renderPlanComment(scenes.offlinePlan, planContext) },
  'plan-applied': {
    markdown: renderPlanComment(scenes.smallPlan, { ...planContext, status: 'applied', result: scenes.appliedResult }),
  },
  'failed-apply': { markdown: renderResultReport(scenes.failedResult, scenes.resultContext) },
  'plan-changed': { markdown: renderResultReport(scenes.refusedResult, scenes.refusedContext) },
  'drift-issue': { markdown: drift.body, title: drift.title, open: 1 },
};

const alertTitles: Record<string, string> = { NOTE: 'ⓘ Note', WARNING: '⚠ Warning', CAUTION: '⚠ Caution' };

const pageCss = `
body { margin: 20px; background: #fff; font-family: -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji"; }
.title { font-size: 26px; font-weight: 400; margin: 0 0 8px; } .title span { color: #59636e; }
.state { display: inline-block; background: #1f883d; color: #fff; border-radius: 20px; padding: 5px 12px; margin: 0 0 16px; font-size: 14px; }
.comment { border: 1px solid #d1d9e0; border-radius: 6px; }
.by { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 9px 16px; font-size: 14px; color: #59636e; border-radius: 6px 6px 0 0; }
.by b { color: #1f2328; } .by span { border: 1px solid #d1d9e0; border-radius: 20px; padding: 0 6px; font-size: 12px; }
.markdown-body { padding: 16px; font-size: 14px; }
.markdown-body .add { background: #dafbe1; color: #116329; } .markdown-body .del { background: #ffebe9; color: #82071e; }
.markdown-body summary { cursor: pointer; padding: 3px 0; }
.markdown-body blockquote.alert { color: #1f2328; } .alert-title { font-weight: 500; margin-bottom: 8px !important; }
blockquote.note { border-left-color: #0969da !important; } .note .alert-title { color: #0969da; }
blockquote.warning { border-left-color: #9a6700 !important; } .warning .alert-title { color: #9a6700; }
blockquote.caution { border-left-color: #cf222e !important; } .caution .alert-title { color: #d1242f; }
`;

const folder = process.argv[2] ?? '.tmp/previews';
mkdirSync(folder, { recursive: true });
for (const [name, preview] of Object.entries(previews)) {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, page(preview));
  if (process.env['CHROMIUM'] !== undefined) takePicture(process.env['CHROMIUM'], file, join(folder, `${name}.png`));
}
console.log(`${Object.keys(previews).length} reports are in ${folder}.`);

function page({ markdown, title, open = 0 }: Preview): string {
  const css = readFileSync(createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'), 'utf8');
  let left = open;
  const html = marked
    .parse(markdown, { gfm: true, async: false })
    .replace(/<details>/g, (tag) => (left-- > 0 ? '<details open>' : tag))
    .replace(/<blockquote>\s*<p>\[!(NOTE|WARNING|CAUTION)\]\s*(?:<br>)?/g, (_, kind: string) => `<blockquote class="alert ${kind.toLowerCase()}"><p class="alert-title">${alertTitles[kind] ?? kind}</p><p>`)
    .replace(/<pre><code class="language-diff">([\s\S]*?)<\/code><\/pre>/g, (_, code: string) => `<pre><code>${colourDiff(code)}</code></pre>`);
  const heading = title === undefined ? '' : `<h1 class="title">${title.replace(/[<&]/g, (mark) => `&#${mark.charCodeAt(0)};`)} <span>#131</span></h1><p class="state">◉ Open</p>`;
  return `<!doctype html><meta charset="utf-8"><style>${css}${pageCss}</style>${heading}
<div class="comment"><div class="by"><b>github-actions</b> <span>bot</span> commented</div><article class="markdown-body">${html}</article></div><script>document.body.dataset.height = document.documentElement.offsetHeight</script>`;
}

function colourDiff(code: string): string {
  return code
    .split('\n')
    .map((line) => (line.startsWith('+') ? `<span class="add">${line}</span>` : line.startsWith('-') ? `<span class="del">${line}</span>` : line))
    .join('\n');
}

/** A picture as high as the page is: the first visit only measures it. */
function takePicture(chromium: string, html: string, png: string): void {
  const profile = mkdtempSync(join(tmpdir(), 'preview-'));
  const flags = [
    ...'--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(' '),
    ...'--disable-component-update --disable-sync --hide-scrollbars'.split(' '),
    `--user-data-dir=${profile}`,
  ];
  const visit = (height: number, task: string): string =>
    execFileSync(chromium, [...flags, `--window-size=900,${height}`, task, html], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
  try {
    const height = Number(/data-height="(\d+)"/.exec(visit(1000, '--dump-dom'))?.[1] ?? 1400);
    visit(height + 40, `--screenshot=${png}`);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
