import { cellCode, cellText, cut, fence, htmlCode, inlineCode, link, logTail, plainText, visible, workflowCommandSafe } from '../../src/render/escape.js';
import { linksOf } from './markdown.js';

describe('visible', () => {
  it.each([
    ['bidi override', 'a\u202eb', 'a⟨U+202E⟩b'],
    ['zero width', 'cha\u200bt', 'cha⟨U+200B⟩t'],
    ['escape', '\u001b[31m', '⟨U+001B⟩[31m'],
    ['carriage return', 'a\rb', 'a⟨U+000D⟩b'],
    ['lone surrogate', 'a\ud800', 'a⟨U+D800⟩'],
    ['hidden tags', 'a\u{e0041}', 'a⟨U+E0041⟩'],
    ['line feeds and tabs stay', 'a\n\tb', 'a\n\tb'],
    ['emoji stay whole', '👩‍💻 ⚠️', '👩‍💻 ⚠️'],
  ])('%s', (_, text, wanted) => {
    expect(visible(text)).toBe(wanted);
  });

  it('breaks the start of a marker', () => {
    expect(visible('<!-- databricks-endpoints:plan {} -->')).not.toContain('<!--');
  });
});

describe('code', () => {
  it('uses a fence longer than the backticks inside', () => {
    expect(inlineCode('a``b')).toBe('```a``b```');
    expect(inlineCode('`a`')).toBe('`` `a` ``');
    expect(fence('```\n````\n')).toBe('`````\n```\n````\n`````');
  });

  it('never spans lines and is never empty', () => {
    expect(inlineCode('a\n\nb')).toBe('`a b`');
    expect(inlineCode('')).toBe('`""`');
  });

  it('keeps cells of a table apart', () => {
    expect(cellCode('a|b')).toBe('<code>a&#124;b</code>');
    expect(cellCode('plain')).toBe('`plain`');
    expect(cellText('x | `a|b`')).toBe('x \\| <code>a&#124;b</code>');
  });

  it('is no HTML and no Markdown in HTML', () => {
    expect(htmlCode('</code><img src=x>**_a_**')).not.toMatch(/<img|\*\*|<\/code>.*<\/code>/);
  });
});

describe('plainText', () => {
  it.each([
    ['mentions', 'ask @octocat, please', 'ask `@octocat`, please'],
    ['issues', 'see (#12) and GH-7', 'see (`#12`) and `GH-7`'],
    ['addresses', 'go to https://evil.example/a.', 'go to `https://evil.example/a`.'],
    ['commits', 'since 3f9c1d27aa', 'since `3f9c1d27aa`'],
    ['HTML', '<b>x</b> &lt;', '&lt;b&gt;x&lt;/b&gt; &amp;lt;'],
    ['emphasis', '**a** _b_ snake_case', '\\*\\*a\\*\\* \\_b\\_ snake_case'],
    ['lists', '- a', '\\- a'],
    ['numbers', '1. a', '1\\. a'],
    ['dates stay', '2026-03-02 was a day', '2026-03-02 was a day'],
    ['line ends', 'a\n# b', 'a \\# b'],
    ['code stays code', 'the entity `main` failed', 'the entity `main` failed'],
    ['touching code', '`a`@b', '`a` `@b`'],
    ['a stray backtick', 'a ` b', 'a \\` b'],
  ])('%s', (_, text, wanted) => {
    expect(plainText(text)).toBe(wanted);
  });
});

it('cuts between characters', () => {
  expect(cut('ab😀cd', 4)).toBe('ab…');
  expect(cut('abcd', 4)).toBe('abcd');
});

it('links only to plain addresses', () => {
  expect(link('run', 'https://github.com/a/b/actions/runs/1')).toBe('[run](https://github.com/a/b/actions/runs/1)');
  expect(link('run', 'javascript:alert(1)')).toBe('run (`javascript:alert(1)`)');
  expect(linksOf(link('run', 'https://a.example/) [x](http://b'))).toEqual([]);
});

it.each(['::set-output name=a::b', '  ::error::x', 'a\n::stop-commands::t', 'a\r::warning::x', '##[set-output name=x]y', 'x%0A::error::y'])(
  'keeps %j from being a workflow command',
  (text) => {
    for (const line of workflowCommandSafe(text).split(/[\r\n]/)) {
      expect(line.trimStart().startsWith('::')).toBe(false);
      expect(line).not.toContain('##[');
      expect(line).not.toMatch(/%0[ad]/i);
    }
  },
);

it('shows the end of a log without colours and overwritten text', () => {
  expect(logTail('one\ntwo\n\u001b[31mthree\u001b[0m\n10%\r50%\r100%\n', 2)).toBe('… 2 earlier lines\nthree\n100%');
});
