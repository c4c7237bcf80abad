/** The judge of comments and summaries has to notice what says the wrong thing, or nothing. */
import { wrongReport } from '../../scripts/faults/reports.js';
import { toldTwice } from '../../scripts/faults/told-twice.js';
import type { ResultFileEndpoint } from '../../src/apply/result-file.js';

type Outcomes = Record<string, ResultFileEndpoint['outcome']>;
const applied = '### ✅ Serving endpoints · `default`: 1 applied\n\n✅ **Applied** by [a run](x).\n\n| `chat` | applied |';
const failed = '### ❌ Apply failed · `default`: 1 failed\n\n#### ❌ `chat` · update failed';
const cutOff = '### ⏹️ Apply cut off · `default`: 1 cut off\n\n#### ⏹️ `chat` · update cut off';

it.each<[string, string, Outcomes | undefined, string | undefined, RegExp | undefined]>([
  ['applied', applied, { chat: 'applied' }, undefined, undefined],
  ['failed', failed, { chat: 'failed' }, 'api-error', undefined],
  ['cut off', cutOff, { chat: 'cancelled' }, undefined, undefined],
  ['applied, though it was cut off', applied, { chat: 'cancelled' }, undefined, /praises a run that was cut off.*does not say that it was cut off/s],
  ['applied, though it failed', applied, { chat: 'failed' }, 'api-error', /praises a run that failed.*does not say that it failed/s],
  ['applied, though it was refused', applied, { chat: 'refused' }, 'plan-changed', /praises a run/],
  ['applied, though nothing is known', applied, undefined, 'api-error', /praises a run/],
  ['failed, though it applied all', failed, { chat: 'applied' }, undefined, /does not say that all is applied.*warns/s],
  ['another endpoint', applied, { 'chat-two': 'applied' }, undefined, /does not name chat-two/],
  ['its name in the marker alone', `<!-- databricks-endpoints:plan {"endpoints":{"rank":{}}} -->\n${applied}`, { rank: 'applied' }, undefined, /does not name rank/],
  ['half of its name', applied.replaceAll('chat', 'chat-bot'), { chat: 'applied' }, undefined, /does not name chat/],
])('%s', (_what, text, outcomes, reason, wrong) => {
  const endpoints = outcomes === undefined ? undefined : Object.entries(outcomes).map(([name, outcome]) => ({ name, outcome }));
  const found = wrongReport('the comment', text, { endpoints, reason }).join('\n');
  if (wrong === undefined) expect(found).toBe('');
  else expect(found).toMatch(wrong);
});

describe('what GitHub is told', () => {
  const status = (n: number, { answered = 201, state = 'pending' } = {}): unknown => ({ n, method: 'POST', path: '/statuses/c', body: { state }, performed: 201, status: answered });
  interface Facts {
    faulted?: number[];
    ends?: number[];
    minutes?: number[];
    comments?: string[];
  }
  function judge(requests: unknown[], { faulted = [], ends = [9], minutes = [], comments = [] }: Facts = {}): string[] {
    const world = { state: { issues: new Map([[1, { number: 1 }]]) }, comments: () => comments.map((body) => ({ body })) };
    const arrivals = new Map(requests.map((_request, index) => [index + 1, { at: (minutes[index] ?? 0) * 60_000, faulted: faulted.includes(index + 1) }]));
    return toldTwice({ github: { requests, world }, arrivals } as unknown as Parameters<typeof toldTwice>[0], ends);
  }

  it('is told once where it answers', () => {
    expect(judge([status(1), status(2)])).toEqual([expect.stringContaining('told twice by run 1: POST /statuses/c')]);
    expect(judge([status(1), status(2), status(3)], { faulted: [1] })).toHaveLength(1);
  });

  it('may be told again where no answer came, and by another run', () => {
    expect(judge([status(1, { answered: 0 }), status(2)])).toEqual([]);
    expect(judge([status(1, { answered: 200 }), status(2)], { faulted: [1] })).toEqual([]);
    expect(judge([status(1), status(2)], { ends: [1] })).toEqual([]);
  });

  it('may hear every ten minutes that a run is alive, and nothing else', () => {
    expect(judge([status(1), status(2), status(3)], { minutes: [0, 10, 20] })).toEqual([]);
    expect(judge([status(1), status(2), status(3)], { minutes: [0, 10, 11] })).toHaveLength(1);
    expect(judge([status(1, { state: 'success' }), status(2, { state: 'success' })], { minutes: [0, 10] })).toHaveLength(1);
  });

  it('holds no comment twice, whoever made it', () => {
    expect(judge([], { comments: ['a', 'b', 'a'] })).toEqual(['a comment stands twice at #1: a']);
  });
});
