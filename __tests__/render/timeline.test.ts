import fc from 'fast-check';
import type { EndpointResult } from '../../src/apply/result.js';
import { mermaidText, timelineSection } from '../../src/render/timeline.js';
import { renderPlanComment } from '../../src/render/plan-comment.js';
import { renderResultReport } from '../../src/render/result-report.js';
import * as scenes from './fixtures.js';

const start = Date.UTC(2026, 2, 3, 9, 30);

/**
 * The rules of Mermaid's gantt grammar that our lines rely on, in the strictest form that any of its versions had: a text
 * ends at `:`, `#`, `;` or the end of the line; `%%` begins a comment or a directive; a task begins with no keyword.
 */
const rules = {
  directive: /^%%\{init: \{"gantt": \{(?:"[A-Za-z]+": \d+(?:, )?)+\}\}\}%%$/,
  head: /^ {2}(?:title [A-Za-z, ]+|dateFormat YYYY-MM-DD HH:mm:ss|axisFormat %H:%M(?::%S)?|tickInterval [1-9]\d?(?:second|minute|hour)|todayMarker off)$/,
  section: /^ {2}section [^:#;%"<>`\n]+$/,
  task: /^ {4}(?!title|section|click|gantt|date|axis|tick|include|exclude|today|week|acc|inclusive|top|%)[^:#;%"<>`\n]+ :(?:(?:active|done|crit|milestone), )*\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, \d+s$/i,
};

function expectGantt(section: string): { sections: string[]; tasks: string[] } {
  const lines = /^#### ⏱️ Timeline\n\n```mermaid\n([^`]*)\n```(?:\n\n_.*_)?$/.exec(section)?.[1]?.split('\n') ?? [];
  const [directive = '', keyword, ...rest] = lines;
  expect(directive).toMatch(rules.directive);
  expect(keyword).toBe('gantt');
  for (const line of rest) expect(Object.values(rules).some((rule) => rule.test(line)) ? '' : line).toBe('');
  return { sections: rest.filter((line) => rules.section.test(line)), tasks: rest.filter((line) => rules.task.test(line)) };
}

function rolledOut(name: string, entities: string[] = ['main'], facts: Partial<EndpointResult> = {}): EndpointResult {
  return scenes.outcome(name, {
    operations: [
      { kind: 'update-config', title: 'update the config', status: 'done', startedAt: start, finishedAt: start + 1000 },
      { kind: 'wait', title: 'wait until the endpoint is ready', status: 'done', startedAt: start + 1000, finishedAt: start + 61_000 },
    ],
    entities: entities.map((entity) => ({ entity, configVersion: 2, deployment: 'DEPLOYMENT_READY', startedAt: start + 1000, finishedAt: start + 61_000 })),
    finishedAt: start + 61_000,
    ...facts,
  });
}

describe('the timeline of an apply', () => {
  it('shows what each endpoint waited for, when it was written and what became of its served entities', () => {
    const { sections, tasks } = expectGantt(timelineSection(scenes.failedResult));
    expect(sections).toEqual(['  section churn-scoring', '  section openai_endpoint', '  section prov-throughput-endpoint']);
    expect(tasks).toEqual([
      '    config accepted :milestone, 2026-03-03 09:30:02, 0s',
      '    entity champion — ready after 6 min 40 s :active, 2026-03-03 09:30:02, 400s',
      '    entity challenger — failed after 18 min 58 s :crit, 2026-03-03 09:30:02, 1138s',
      '    created, ready at once :milestone, 2026-03-03 09:30:08, 0s',
      '    waited 3 min 00 s for the write quota :done, 2026-03-03 09:30:00, 180s',
      '    config accepted :milestone, 2026-03-03 09:33:02, 0s',
      '    entity foundation-model-3 — ready after 11 min 20 s :active, 2026-03-03 09:33:02, 680s',
    ]);
  });

  it('stands in the job summary, not in the comment, and only where something took its time', () => {
    expect(renderResultReport(scenes.appliedResult, scenes.resultContext)).toContain('```mermaid');
    expect(renderPlanComment(scenes.smallPlan, { ...scenes.planContext, status: 'applied', result: scenes.appliedResult })).not.toContain('mermaid');
    expect(timelineSection(scenes.result([scenes.outcome('quick', { operations: [{ kind: 'create', title: 'create the endpoint', status: 'done', startedAt: start, finishedAt: start + 900 }] })]))).toBe('');
    expect(timelineSection(scenes.result([scenes.outcome('old')]))).toBe('');
  });

  it('tells of another update that was waited for, a refused write, and an entity that never came', () => {
    const one = rolledOut('one', [], { startedAt: start - 90_000 });
    const two = rolledOut('two', [], {
      outcome: 'failed',
      operations: [
        { kind: 'update-config', title: 'update the config', status: 'done', startedAt: start, finishedAt: start + 1000 },
        { kind: 'wait', title: 'wait', status: 'failed', startedAt: start + 1000, finishedAt: start + 600_000 },
        { kind: 'patch-tags', title: 'update the tags', status: 'failed', startedAt: start + 600_000, finishedAt: start + 601_000 },
      ],
      entities: [{ entity: 'slow', configVersion: 2, deployment: 'DEPLOYMENT_CREATING', startedAt: start + 1000 }],
      finishedAt: start + 601_000,
    });
    const { tasks } = expectGantt(timelineSection(scenes.result([one, two])));
    expect(tasks).toEqual([
      '    config accepted :milestone, 2026-03-03 09:30:01, 0s',
      '    entity slow — not ready after 10 min 00 s :crit, 2026-03-03 09:30:01, 600s',
      '    update the tags — failed :crit, milestone, 2026-03-03 09:40:01, 0s',
      '    waited 1 min 30 s for another update :done, 2026-03-03 09:28:30, 90s',
      '    config accepted :milestone, 2026-03-03 09:30:01, 0s',
      '    rollout — ready after 1 min 00 s :active, 2026-03-03 09:30:01, 60s',
    ]);
  });

  it('keeps to a number of rows that can be read, those that failed first', () => {
    const many = Array.from({ length: 1000 }, (_, index) => rolledOut(`model-${index}`, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']));
    const failed = rolledOut('broken', ['main'], { outcome: 'failed' });
    const text = timelineSection(scenes.result([...many, failed]));
    const { sections, tasks } = expectGantt(text);
    expect(sections[0]).toBe('  section broken');
    expect(tasks.length).toBeLessThanOrEqual(40);
    expect(text).toMatch(/_995 more endpoints not drawn here; the table says how long each took\._$/);
  });

  it('is drawn whatever things are called', () => {
    const names = ['a:b', 'x; click y', '#1', '"q"', '%%{init: {"theme":"dark"}}%%', 'section z', '```\n# h', '<script>', '模型 😀', '', '  ', 'end', 'title t', '2026-03-03', '\u2028x', '&amp;', '$$x$$'];
    const piece = fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 80 }));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (texts) => {
        const { sections, tasks } = expectGantt(timelineSection(scenes.result(texts.map((text) => rolledOut(text, [text])))));
        expect(sections).toHaveLength(texts.length);
        expect(new Set(sections).size).toBe(texts.length);
        expect(tasks).toHaveLength(2 * texts.length);
      }),
    );
    expect(mermaidText('a:b #1 "x" 100%')).toBe('a：b ＃1 ＂x＂ 100％');
  });
});
