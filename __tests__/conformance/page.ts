/** docs/conformance.md: which tests show which fact. Pure; `npm run generate` brings the titles and keeps the file. */
import { factGroups, providerGroup, type Fact, type FactGroup } from './facts.js';

/** A test that is not skipped. That it passes is for the run of all tests to say. */
export interface Shown {
  /** Below `__tests__`, with slashes and without its ending: `emulator/constraints`. */
  file: string;
  /** Its own title and those of the blocks around it, outermost first. */
  titles: readonly string[];
}

export interface Page {
  text: string;
  /** Facts that no test shows. */
  empty: string[];
}

const perRow = 3;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Providers are named at the start of a title in the suites here; anything else as a word, anywhere. */
function matcher(group: FactGroup, { id }: Fact): (test: Shown) => boolean {
  if (group === providerGroup) {
    const start = new RegExp(`^${escaped(id)}[,: ]`);
    return ({ file, titles }) => file.startsWith('conformance/') && start.test(titles.at(-1) ?? '');
  }
  const word = new RegExp(`(?<![\\w.])${escaped(id)}(?![\\w]|\\.\\d)`);
  return ({ titles }) => titles.some((title) => word.test(title));
}

/** Tests that speak of this fact first, then those that speak of few others. */
function rank({ titles }: Shown, id: string): number {
  const first = new RegExp(`^${escaped(id)}\\b`).test(titles.at(-1) ?? '');
  const labels = titles.join(' ').match(/\b[NRC]\d+\b/g) ?? [];
  return (first ? 0 : 100) + labels.length;
}

const words = ({ file, titles }: Shown): string => `${file} › ${titles.at(-1) ?? ''}`;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Text that stands in a table's cell as it is. */
function cell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > 140 ? `${line.slice(0, 139).trimEnd()}…` : line;
  const parts = short.split('`');
  // Where backticks pair up, what is between them is code, in which a bar alone has a meaning.
  const isCode = (index: number): boolean => parts.length % 2 === 1 && index % 2 === 1;
  return parts.map((part, index) => part.replace(isCode(index) ? /\|/g : /[\\|<>*_[\]]/g, '\\$&')).join('`');
}

function testsOf(group: FactGroup, fact: Fact, tests: readonly Shown[]): string {
  const found = tests
    .filter(matcher(group, fact))
    .map((test) => ({ text: words(test), rank: rank(test, fact.id) }))
    .sort((a, b) => a.rank - b.rank || byText(a.text, b.text));
  const lines = [...new Set(found.map(({ text }) => cell(text)))];
  const more = lines.length - perRow;
  return [...lines.slice(0, perRow), ...(more > 0 ? [`and ${more} more`] : [])].join('<br>');
}

/** The page, and which of its rows are empty. The same tests make the same bytes, in whatever order they ran. */
export function conformancePage(tests: readonly Shown[]): Page {
  const empty: string[] = [];
  const parts = factGroups.map((group) => {
    const rows = group.facts.map((fact) => {
      const shown = testsOf(group, fact, tests);
      if (shown === '') empty.push(fact.id);
      return `| ${fact.id} | ${fact.says.replaceAll('|', '\\|')} | ${shown} |`;
    });
    return `## ${group.title}\n\n${group.about}\n\n| | What holds | Shown by |\n|---|---|---|\n${rows.join('\n')}`;
  });
  const head = [
    '# Conformance',
    '',
    'What this product takes for true of Databricks Model Serving, and the tests that show that it does. The tests make this page:',
    'a title that names a fact (`N12`, `R5`, `C7`) stands in its row. `npm run generate` writes it; the checks of a commit fail when it is',
    'stale, or when a row is empty. A row names three tests and counts the others.',
  ].join('\n');
  return { text: `${[head, ...parts].join('\n\n')}\n`, empty };
}
