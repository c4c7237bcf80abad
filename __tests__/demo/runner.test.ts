import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { LogLine } from '../../src/demo/model.js';
import { findPlaces, readInputDefaults } from '../../src/demo/places.js';
import { runAction, type ActionEnd } from '../../src/demo/run-action.js';
import { parseOutputFile } from '../../src/demo/runner-files.js';
import { createLineReader, parseWorkflowCommand } from '../../src/demo/workflow-commands.js';

describe('workflow commands', () => {
  it('are told from text, with properties and escapes undone', () => {
    expect(parseWorkflowCommand('hello :: world')).toBeUndefined();
    expect(parseWorkflowCommand('a::warning::b')).toBeUndefined();
    expect(parseWorkflowCommand('::warning::50%25 of it%0Anext line')).toEqual({ name: 'warning', properties: {}, message: '50% of it\nnext line' });
    expect(parseWorkflowCommand('::error file=a%2Cb%3A.yml,line=3,col=7::no: such')).toEqual({
      name: 'error', properties: { file: 'a,b:.yml', line: '3', col: '7' }, message: 'no: such',
    });
    expect(parseWorkflowCommand('::endgroup::')).toEqual({ name: 'endgroup', properties: {}, message: '' });
    // An escaped escape stays text.
    expect(parseWorkflowCommand('::notice::%250A')?.message).toBe('%0A');
  });

  it('that are for the runner alone are not shown, and masked values are hidden from then on', () => {
    const reader = createLineReader();
    const texts = ['::add-mask::s3cret', 'the s3cret is', '::debug::x', '::group::Title', '::endgroup::', '::error file=m.yml,line=2::s3cret', '::set-env name=a::b'];
    expect(texts.map((text) => reader.read(text, 5)).filter((line) => line !== undefined)).toEqual([
      { level: 'text', text: 'the *** is', at: 5 },
      { level: 'group', text: 'Title', at: 5 },
      { level: 'error', text: '***', at: 5, place: 'm.yml:2' },
    ]);
    expect([...reader.masks]).toEqual(['s3cret']);
  });
});

describe('the output file', () => {
  it('holds lines and blocks', () => {
    expect(parseOutputFile('a=1\nb<<END\nx=1\n\ny\nEND\nc=p=q\n')).toEqual({ a: '1', b: 'x=1\n\ny', c: 'p=q' });
    expect(parseOutputFile('a=1\na=2\n')).toEqual({ a: '2' });
  });
  it('must end its blocks', () => {
    expect(() => parseOutputFile('b<<END\nx')).toThrow('The output b never ends.');
  });
});

it('gives the action every input of action.yml with its default', () => {
  const yml = readFileSync(join(findPlaces().root, 'action.yml'), 'utf8');
  const defaults = readInputDefaults(yml, 'the-token');
  expect(Object.keys(defaults)).toEqual(Object.keys((parse(yml) as { inputs: object }).inputs));
  expect(defaults).toMatchObject({ mode: 'auto', manifest: 'endpoints.yml', 'github-token': 'the-token', 'allow-destroy': 'false', target: '' });
});

describe('a run', () => {
  let home = '';
  beforeEach(() => { home = mkdtempSync(join(tmpdir(), 'demo-test-')); });
  afterEach(() => { rmSync(home, { recursive: true, force: true }); });

  async function runScript(script: string, onLine?: (line: LogLine) => void): Promise<{ end: ActionEnd; lines: LogLine[] }> {
    const bundle = join(home, 'action.mjs');
    writeFileSync(bundle, script);
    const lines: LogLine[] = [];
    const end = await runAction({
      node: process.execPath, bundle, home, job: 'plan', event: 'push', payload: { ref: 'r' }, checkout: new Map([['a/b.yml', Buffer.from('id: x\n')]]),
      inputs: { 'plan-digest': 'd' }, environment: (workspace) => ({ GITHUB_WORKSPACE: workspace }), onLine: (line) => { lines.push(line); onLine?.(line); },
    });
    return { end, lines };
  }

  it('sees its checkout, event and inputs, and nothing of the caller', async () => {
    process.env['DATABRICKS_TOKEN'] = 'of-the-caller';
    process.env['GITHUB_TOKEN'] = 'of-the-caller';
    try {
      const { end } = await runScript(`
        import { readFileSync, appendFileSync, statSync } from 'node:fs';
        const { env } = process;
        statSync(env.GITHUB_STEP_SUMMARY); statSync(env.RUNNER_TEMP);
        console.log(readFileSync(env.GITHUB_WORKSPACE + '/a/b.yml', 'utf8').trim(), process.cwd() === env.GITHUB_WORKSPACE);
        console.log(JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')).ref, env['INPUT_PLAN-DIGEST']);
        console.log(Object.entries(env).filter(([, value]) => value === 'of-the-caller').length);
        appendFileSync(env.GITHUB_OUTPUT, 'mode=plan\\n');
        appendFileSync(env.GITHUB_STEP_SUMMARY, '# hi');
        process.exitCode = 3;`);
      expect(end.log.map(({ text }) => text)).toEqual(['id: x true', 'r d', '0']);
      expect(end).toMatchObject({ exitCode: 3, outputs: { mode: 'plan' }, summary: '# hi' });
    } finally {
      delete process.env['DATABRICKS_TOKEN'];
      delete process.env['GITHUB_TOKEN'];
    }
  });

  it('tells its lines as they come, those on the error stream too, and keeps what it printed unmasked', async () => {
    const seen = join(home, 'seen');
    // The script goes on once its first line was told.
    const { end, lines } = await runScript(`
      import { existsSync } from 'node:fs';
      console.log('::add-mask::top'); console.log('top one');
      while (!existsSync(${JSON.stringify(seen)})) await new Promise((resolve) => setTimeout(resolve, 5));
      console.error('two');`, () => { writeFileSync(seen, ''); });
    expect(lines.map(({ text }) => text)).toEqual(['*** one', 'two']);
    expect(lines[1]!.at).toBeGreaterThanOrEqual(lines[0]!.at);
    expect(end.printed).toBe('top one\ntwo');
  });
});
