import { createChecks } from '../../src/demo/checks.js';
import { markerOf } from '../../src/demo/look.js';
import { readOptions } from '../../src/demo/main.js';
import { describeEdits, editText } from '../../src/demo/manifest-edits.js';
import type { StepReport } from '../../src/demo/model.js';
import { silentNarrator } from '../../src/demo/narrator.js';
import type { Stage } from '../../src/demo/stage.js';
import { createTeller, failuresOf } from '../../src/demo/teller.js';
import { createTerminal } from '../../src/demo/terminal.js';
import { createPaint } from '../../src/demo/paint.js';

describe('edits of the manifest', () => {
  const text = 'a:\n  - { name: x, percent: 90 } # first\n  - { name: y, percent: 10 }\n';
  const edits = [{ before: 'percent: 90', after: 'percent: 50' }];

  it('touch their one place, or say that it is gone', () => {
    expect(editText(text, edits)).toContain('{ name: x, percent: 50 } # first');
    expect(() => editText(text, [{ before: 'percent', after: '' }])).toThrow('does not hold this once');
    expect(() => editText(text, [{ before: 'nowhere', after: '' }])).toThrow('does not hold this once');
  });

  it('are described by whole lines', () => {
    expect(describeEdits('Why.', text, edits)).toBe('Why.\n\n```diff\n-  - { name: x, percent: 90 } # first\n+  - { name: x, percent: 50 } # first\n```\n');
  });
});

describe('checks', () => {
  it('collect what does not hold, with what was found', () => {
    const checks = createChecks();
    checks.equal('same', { a: [1] }, { a: [1] });
    checks.equal('other', [1], [2]);
    checks.that('no', false, 'this');
    checks.equal('gone', undefined, 'x');
    expect(checks.list.pop()).toEqual({ what: 'gone', ok: false, found: 'nothing, wanted x' });
    expect(checks.list).toEqual([
      { what: 'same', ok: true }, { what: 'other', ok: false, found: '[1], wanted [2]' }, { what: 'no', ok: false, found: 'this' },
    ]);
  });
});

describe('the teller', () => {
  it('records a step that breaks off, and plays no further one', async () => {
    const teller = createTeller({} as Stage, silentNarrator, 'node');
    const played: string[] = [];
    await teller.step('good', ({ checks }) => { checks.that('fine', true); });
    await teller.step('broken', () => { throw new Error('no comment'); });
    await teller.step('after', () => { played.push('after'); });
    expect(played).toEqual([]);
    expect(teller.story.steps.map(({ title }) => title)).toEqual(['good', 'broken']);
    expect(failuresOf(teller.story)).toEqual([
      { step: teller.story.steps[1], what: 'The step can be played to its end, and those after it', found: expect.stringContaining('no comment') },
    ]);
  });
});

describe('the terminal', () => {
  it('says in one line what the run before has shown, and holds back nothing else', () => {
    const printed: string[] = [];
    const terminal = createTerminal({ print: (line) => { printed.push(line.trim()); }, paint: createPaint(false), width: 80 });
    const end = { kind: 'run' as const, job: 'plan', event: 'push', log: [], exitCode: 0, outputs: {}, summary: '', ms: 1 };
    const plan = Array.from({ length: 12 }, (_, index) => `line ${index}`);
    for (const text of plan) terminal.line({ level: 'text', text, at: 0 });
    terminal.runEnds(end);
    printed.length = 0;
    for (const text of [...plan, 'waiting']) terminal.line({ level: 'text', text, at: 0 });
    expect(printed).toEqual(['0.0s … 12 lines as in the run before', '0.0s waiting']);
    terminal.line({ level: 'text', text: 'line 3', at: 0 });
    terminal.runEnds(end);
    expect(printed.slice(2, 3)).toEqual(['0.0s line 3']);
  });

  it('ends with a list of what is not as it should be', () => {
    const printed: string[] = [];
    const terminal = createTerminal({ print: (line) => { printed.push(line); }, paint: createPaint(false), width: 80 });
    const step: StepReport = { number: 3, title: 'Third', parts: [], ms: 1, checks: [{ what: 'A', ok: true }, { what: 'B', ok: false, found: 'c\nd' }] };
    terminal.storyEnds({ steps: [step], ms: 1000, node: 'node' });
    expect(printed.slice(1)).toEqual(['1 of 2 checks do not hold:', ' ✗ step 3 (Third): B', '     found: c']);
  });
});

it('finds a marker only at the very start', () => {
  expect(markerOf('plan', '<!-- databricks-endpoints:plan {"state":"planned"} -->\nx')).toEqual({ state: 'planned' });
  expect(markerOf('plan', 'x <!-- databricks-endpoints:plan {"state":"planned"} -->')).toBeUndefined();
  expect(markerOf('drift', null)).toBeUndefined();
});

it('knows its options', () => {
  expect(readOptions([])).toEqual({ quick: false, out: undefined, help: false });
  expect(readOptions(['--quick', '--out', 'p.html'])).toEqual({ quick: true, out: 'p.html', help: false });
  expect(() => readOptions(['--fast'])).toThrow('--fast');
  expect(() => readOptions(['--out'])).toThrow('--out');
});
