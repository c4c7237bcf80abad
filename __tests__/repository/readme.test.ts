import { posix } from 'node:path';
import { fieldReference } from '../../scripts/field-reference.js';
import { codeBlock, inputsTable, outputsTable, parseAction, replaceBlock } from '../../scripts/readme-tables.js';
import { failureReasons } from '../../src/errors.js';
import { exists, list, read } from './files.js';

const readme = read('README.md');
const action = parseAction(read('action.yml'));

function block(name: string): string | undefined {
  return new RegExp(`<!-- generated:${name} -->\n([\\s\\S]*?)\n<!-- /generated:${name} -->`).exec(readme)?.[1];
}

/** First cells of the rows of a Markdown table whose head begins with `title`. */
function firstColumn(text: string, title: string): string[] {
  const table = text.slice(text.indexOf(`| ${title} |`)).split('\n\n')[0]!;
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]!);
}

describe('README.md', () => {
  it('has fresh tables of inputs and outputs', () => {
    expect(block('inputs')).toBe(inputsTable(action));
    expect(block('outputs')).toBe(outputsTable(action));
  });

  it('comes with a fresh reference of all fields', () => {
    const page = read('docs/manifest.md');
    expect(replaceBlock(page, 'fields', fieldReference())).toBe(page);
    expect(page).toMatch(/\| `config\.served_entities\[\]\.workload_size` \|/);
    expect(page).toMatch(/\| `route_optimized` \| boolean \| .*Immutable: a change replaces the endpoint\./);
  });

  it('shows the example workflow as it is', () => {
    expect(block('workflow')).toBe(codeBlock('yaml', read('examples/workflows/plan-apply-drift.yml')));
  });

  it('names the two commands', () => {
    expect(readme).toContain('npm run demo');
    expect(readme).toContain('npm ci && npm test');
  });

  it('lists every failure reason in the order in which they win', () => {
    expect(firstColumn(readme, 'Reason')).toEqual([...failureReasons]);
  });
});

describe('docs', () => {
  it('explain every failure reason, in the same order', () => {
    const headings = [...read('docs/troubleshooting.md').matchAll(/^## `([a-z-]+)`$/gm)].map((match) => match[1]);
    expect(headings).toEqual([...failureReasons]);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...list('docs', '.md')])('%s has no dead links', (file) => {
    const links = [...read(file).matchAll(/\]\(([^)\s#]*)(?:#([^)\s]*))?\)/g)].map(([, page = '', anchor = '']) => ({ page, anchor }));
    const dead = links.filter(({ page, anchor }) => {
      if (/^https?:/.test(page)) return false;
      const target = page === '' ? file : posix.join(posix.dirname(file), page);
      return !exists(target) || (anchor !== '' && !anchors(read(target)).includes(anchor));
    });
    expect(dead).toEqual([]);
  });
});

/** The names that GitHub gives to the headings of a page. */
function anchors(text: string): string[] {
  const headings = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.*)$/gm)].map((match) => match[1]!);
  const plain = headings.map((heading) => heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase());
  return plain.map((heading) => heading.replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-'));
}

describe('tables', () => {
  it('keep one line and one column for each cell', () => {
    const table = inputsTable({
      name: '',
      description: '',
      inputs: { a: { description: 'one\ntwo | three', default: 'x' }, b: { description: 'no default' } },
      outputs: {},
    });
    expect(table.split('\n')).toEqual([
      '| Input | Default | Meaning |',
      '| --- | --- | --- |',
      '| `a` | `x` | one two \\| three |',
      '| `b` | | no default |',
    ]);
  });

  it('replace the text between their markers only', () => {
    const text = 'a\n<!-- generated:t -->\nold\n<!-- /generated:t -->\nz';
    const replaced = replaceBlock(text, 't', 'new $& text');
    expect(replaced).toBe('a\n<!-- generated:t -->\nnew $& text\n<!-- /generated:t -->\nz');
    expect(replaceBlock(replaced, 't', 'new $& text')).toBe(replaced);
  });

  it('refuse a text without the markers', () => {
    expect(() => replaceBlock('nothing here', 't', 'new')).toThrow('<!-- generated:t -->');
  });
});
