import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { markdownCss } from '../../src/demo/markdown-css.js';
import { renderMarkdownHtml } from '../../src/demo/markdown-html.js';
import type { StoryReport } from '../../src/demo/model.js';
import { renderPage } from '../../src/demo/page.js';
import { createPaint, wantsColor, widthOf, wrap } from '../../src/demo/paint.js';
import { renderMarkdownText } from '../../src/demo/terminal-markdown.js';

const report = `<!-- databricks-endpoints:plan {"v":1} -->
### ✏️ Endpoints · \`prod\`: **1** to update

> [!WARNING]
> Mind the &lt;gap&gt;.

| | Endpoint | Took |
|---|---|---:|
| ✅ applied | \`a\` | 2 s |
| held | \`long-name\` | 10 s |

<details>
<summary>✏️ <b>update</b> <code>a</code> · no rollout</summary>

\`\`\`diff
  tags:
- x: 1
+ x: 2
\`\`\`

- **Size**: small

</details>
<details>
<summary>second</summary>

inside

</details>

<sub>Plan of \`abc\`<br>[run](https://github.com/acme/x)</sub>
`;

describe('markdown in a terminal', () => {
  const text = (unfold = 0, width = 80): string[] => renderMarkdownText(report, { paint: createPaint(false), width, unfold });

  it('reads as on GitHub, with folded sections as one line each', () => {
    expect(text()).toEqual([
      '✏️ Endpoints · prod: 1 to update',
      '',
      '│ ⚠ Warning',
      '│ Mind the <gap>.',
      '',
      '            Endpoint   Took',
      '──────────  ─────────  ────',
      '✅ applied  a           2 s',
      'held        long-name  10 s',
      '',
      '▸ ✏️ update a · no rollout · folded, 6 lines',
      '▸ second · folded, 1 line',
      '',
      'Plan of abc',
      'run',
    ]);
  });

  it('opens sections on request', () => {
    const lines = text(1);
    const from = lines.indexOf('▾ ✏️ update a · no rollout');
    expect(lines.slice(from + 1, from + 6)).toEqual(['      tags:', '    - x: 1', '    + x: 2', '', '  • Size: small']);
    expect(lines).toContain('▸ second · folded, 1 line');
  });

  it('obeys nothing that a terminal would', () => {
    const lines = renderMarkdownText('a\u001b[2Jb &#27;[2J \u009b1m `x\u001b]0;t\u0007`', { paint: createPaint(false), width: 80 });
    // eslint-disable-next-line no-control-regex -- looking for control characters
    expect(lines.join('\n')).not.toMatch(/[\u001b\u009b\u0007]/);
  });

  it('keeps colours of its own in titles of sections', () => {
    const paint = createPaint(true);
    const lines = renderMarkdownText('<details>\n<summary>a <b>b&lt;</b> <code>c</code></summary>\n\nx\n\n</details>', { paint, width: 80 });
    expect(lines).toEqual([`▸ a ${paint('bold', 'b<')} ${paint('cyan', 'c')}${paint('dim', ' · folded, 1 line')}`]);
  });

  it('wraps by what is seen, not by colours', () => {
    const paint = createPaint(true);
    expect(widthOf(paint('red', 'ab'))).toBe(2);
    expect(wrap(`${paint('red', 'aa')} bb cc`, 5)).toEqual([`${paint('red', 'aa')} bb`, 'cc']);
  });

  it('is coloured for people, or on request', () => {
    expect([wantsColor({}, true), wantsColor({}, false), wantsColor({ NO_COLOR: '1', FORCE_COLOR: '1' }, true), wantsColor({ FORCE_COLOR: '1' }, false)]).toEqual([true, false, false, true]);
  });
});

describe('markdown on the page', () => {
  it('has alerts, coloured differences and foldable sections', () => {
    const html = renderMarkdownHtml(report);
    expect(html).toContain('<div class="markdown-alert markdown-alert-warning"><p class="markdown-alert-title">⚠&nbsp;Warning</p><p>Mind the &lt;gap&gt;.</p>');
    expect(html).toContain('<span class="pl-md">- x: 1</span>\n<span class="pl-mi1">+ x: 2</span>');
    expect(html).toContain('<summary>✏️ <b>update</b> <code>a</code> · no rollout</summary>');
    expect(html.match(/<details>/g)).toHaveLength(2);
    expect(html.match(/<\/details>/g)).toHaveLength(2);
    expect(html).not.toContain('databricks-endpoints:plan');
  });

  it('lets nothing through that could run or load', () => {
    const hostile = [
      '<script>alert(1)</script>', 'a <img src=x onerror=alert(1)> b', '<details ontoggle=alert(1)><summary style="x">s</summary>\n\nt\n\n</details>',
      '[x](javascript:alert(1))', '![x](https://evil.example/p.png)', '<a href="javascript:1">y</a>', '```diff\n+ <b onclick=1>\n```', '<!-- <script> --', '`<svg/onload=1>`',
    ];
    for (const markdown of hostile) {
      const html = renderMarkdownHtml(markdown);
      expect(html.match(/<\/?[a-z][^>]*>/gi)?.filter((tag) => !/^<\/?(?:p|div|pre|span|code|details|summary|a|br)(?: (?:class|title)="[^"]*")?>$/.test(tag)) ?? []).toEqual([]);
    }
  });

  it('escapes titles, logs, outputs and findings', () => {
    const evil = '</pre><script>x</script>';
    const story: StoryReport = {
      ms: 1, node: evil,
      steps: [{
        number: 1, title: evil, ms: 1, checks: [{ what: evil, ok: false, found: evil }],
        parts: [
          { kind: 'happening', icon: 'x', text: evil },
          { kind: 'run', job: evil, event: evil, exitCode: 1, ms: 1, summary: evil, outputs: { [evil]: evil }, log: [{ level: 'error', text: evil, at: 1, place: evil }] },
          { kind: 'summary', job: evil, body: evil },
          {
            kind: 'issue', number: 4, title: evil, author: evil, bot: false, state: 'open', labels: [evil], body: evil, unfold: 0,
            comments: [{ author: evil, bot: false, body: evil, edited: true }],
          },
        ],
      }],
    };
    const page = renderPage(story);
    expect(page).not.toContain('<script');
    expect(page).toContain('1 of 1 checks do not hold');
    expect(page.match(/<pre/g)?.length).toBe(page.match(/<\/pre>/g)?.length);
  });
});

it('carries the stylesheet of the package word for word', () => {
  const css = readFileSync(createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'), 'utf8');
  expect(markdownCss).toBe(css);
});
