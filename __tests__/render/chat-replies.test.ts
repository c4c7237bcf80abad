import { chatReply, renderApplied, renderChatFailure, renderDenied, renderMisspelt, renderPlanned, renderRefused, type ChatOutcome } from '../../src/render/chat-replies.js';
import type { ApplyResult, Outcome } from '../../src/apply/result.js';
import type { Plan } from '../../src/plan/plan.js';
import { createExternal, deleted, emptyPlan, outcome as endedAs, plan as planOf, result } from './fixtures.js';

const digest = '0123456789abcdef01234567';
const ended = (...outcomes: Outcome[]): ApplyResult => result(outcomes.map((end, index) => endedAs(`e${index}`, { outcome: end })));
const outcome: ChatOutcome = {
  commit: 'a'.repeat(40), manifest: 'shop', target: 'prod', approver: 'octocat', result: ended('applied', 'applied'), failure: undefined, report: undefined, runUrl: 'https://github.com/a/b/actions/runs/7',
};

/** What would notify somebody: an `@name` outside of code. */
const mentions = (text: string): string[] => text.replace(/`[^`]*`/g, '').match(/@\w+/g) ?? [];

it('begins with a line that tells one answer from another, whatever the words in it', () => {
  expect(chatReply(7, 'planned.shop.prod', 'Hello.')).toBe('<!-- databricks-endpoints:chat 7 planned.shop.prod -->\nHello.\n');
  expect(chatReply('a --> b', 'x-->y<script>', 'Hello.').split('\n')[0]).toBe('<!-- databricks-endpoints:chat a-b x-y-script -->');
});

it('is no longer than a comment can be', () => {
  expect(chatReply(7, 'x', 'y'.repeat(100_000)).length).toBeLessThan(65_536);
});

it('mentions nobody', () => {
  for (const text of [renderDenied('octo`@cat'), renderDenied('stranger'), renderApplied({ ...outcome, approver: '@octocat' })]) expect(mentions(text)).toEqual([]);
});

it('says no politely, and gives the right command', () => {
  expect(renderDenied('stranger')).toBe('Sorry, `stranger`: only people with write permission in this repository can give `/endpoints` commands. Ask one of them to do it.');
  expect(renderMisspelt('plan')).toContain('Did you mean `/endpoints plan`? Nothing was done.');
  expect(renderMisspelt('apply')).toContain('Did you mean `/endpoints apply <digest>`?');
  expect(renderMisspelt(undefined)).toContain('That is no command. Nothing was done.');
});

it('says why a command is not carried out', () => {
  expect(renderRefused({ why: 'not-merged' })).toContain('is not merged');
  expect(renderRefused({ why: 'no-workspace', digest })).toContain(`by hand, with \`${digest}\` as \`plan-digest\``);
  expect(renderRefused({ why: 'already-merged' })).toMatch(/is merged.*where a job takes it, or else by hand/);
  expect(renderRefused({ why: 'closed' })).toContain('closed');
  expect(renderRefused({ why: 'other-branch', base: 'release', defaultBranch: 'main' })).toContain('merged into `release`. Only what is in `main` is applied.');
  expect(renderRefused({ why: 'unknown-target', targets: ['dev', 'prod'], nearest: 'prod' })).toBe('The manifest has no such target. Did you mean `prod`? It has `dev`, `prod`.');
  expect(renderRefused({ why: 'which-target', digest, targets: ['dev', 'prod'] })).toContain(`For example \`/endpoints apply ${digest} dev\`.`);
  const many = Array.from({ length: 500 }, (_, index) => `target-${index}`);
  expect(renderRefused({ why: 'unknown-target', targets: many, nearest: undefined })).toContain('and 480 more');
});

it('tells what was planned where no comment does', () => {
  const plan: Plan = { ...planOf([createExternal, deleted, { ...deleted, name: 'b', blocked: { reason: 'destroy-blocked', message: 'No.', hint: 'Ask.' } }]), manifest: 'shop' };
  expect(renderPlanned(plan, { commit: 'abcdef0123' })).toBe('`shop` (`prod`) at `abcdef0`: The plan: 1 to create, 2 to delete, 1 blocked.');
  const same: Plan = { ...emptyPlan, manifest: 'shop' };
  expect(renderPlanned(same, { commit: 'abcdef0123', runUrl: 'https://github.com/a/b/actions/runs/7' })).toBe(
    '`shop` (`prod`) at `abcdef0`: No changes. The workspace is what the manifest says. ([run](https://github.com/a/b/actions/runs/7))',
  );
  // What nobody has read is not called unchanged.
  expect(renderPlanned({ ...same, unread: [{ name: 'x', reason: 'api-error', message: '503' }] }, { commit: 'abcdef0123' })).toContain('The plan: no changes, 1 not readable.');
  expect(renderPlanned({ ...same, offline: true }, { commit: 'abcdef0123' })).not.toContain('workspace');
});

describe('what became of an apply', () => {
  it('names the approver', () => {
    expect(renderApplied(outcome)).toBe('✅ Applied: `shop` (`prod`) at `aaaaaaa`, approved by `octocat`: 2 applied. ([run](https://github.com/a/b/actions/runs/7))');
    expect(renderApplied({ ...outcome, result: ended('unchanged') })).toContain('✅ Applied: `shop` (`prod`) at `aaaaaaa`, approved by `octocat`: there was nothing left to change.');
  });

  it.each<[string, Outcome[]]>([
    ['⏹️ Cut off before everything was applied', ['cancelled', 'applied']],
    ['⏸️ On hold, nothing was applied', ['held']],
    ['⏸️ Applied, except what is on hold', ['held', 'applied']],
    ['⏳ Accepted, and still rolling out', ['accepted']],
  ])('claims no more than is so: %s', (words, outcomes) => {
    const text = renderApplied({ ...outcome, result: ended(...outcomes) });
    expect(text.startsWith(`${words}: `)).toBe(true);
    expect(text).not.toMatch(/✅|nothing left to change/);
  });

  it('says what went wrong and what to do, with the report where no comment has it', () => {
    const failure = { code: 'plan-changed' as const, message: `The plan's digest is now \`${digest}\`.`, hint: 'Look at the plan.' };
    const text = renderApplied({ ...outcome, result: undefined, failure, report: '### Plan\n\n```diff\n+ a\n```\n' });
    expect(text).toMatch(/^❌ Not applied: /);
    expect(renderApplied({ ...outcome, result: ended('refused', 'unchanged'), failure })).toMatch(/^❌ Not applied: .*: 1 held back, 1 unchanged\.\n/);
    expect(renderApplied({ ...outcome, result: ended('refused', 'applied'), failure })).toMatch(/^❌ Not everything was applied: /);
    expect(text).toContain(`\`plan-changed\`: The plan's digest is now \`${digest}\`.`);
    expect(text).toContain('**Next:** Look at the plan.');
    expect(text.endsWith('```diff\n+ a\n```')).toBe(true);
  });

  it('leaves a report that is too long to the run, rather than cut it open', () => {
    expect(renderApplied({ ...outcome, report: '```diff\n'.padEnd(40_000, '+') })).not.toContain('```');
  });
});

it('keeps an error with a thousand problems within bounds', () => {
  const diagnostics = Array.from({ length: 1000 }, (_, index) => ({ severity: 'error' as const, file: 'endpoints.yml', line: index + 1, message: 'x '.repeat(1500) }));
  const text = renderChatFailure({ code: 'invalid-manifest', message: 'It cannot be read.', hint: undefined, diagnostics }, { commit: 'a'.repeat(40) });
  expect(text.length).toBeLessThan(30_000);
  expect(text).toContain('invalid-manifest');
});
