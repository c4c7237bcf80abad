import type { Diagnostic } from '../../src/errors.js';
import { holdAnnotations } from '../../src/shell/annotations.js';

const finding = (severity: Diagnostic['severity'], line: number): Diagnostic => ({ severity, message: `finding ${line}`, file: 'endpoints.yml', line });
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function hold(warnings = 0) {
  const shown: string[] = [];
  const log: string[] = [];
  const held = holdAnnotations({
    emit: ({ severity, line }) => void shown.push(`${severity} ${line}`),
    log: { info: (line) => void log.push(line) },
    warned: () => warnings,
  });
  return { held, shown, log };
}

it('shows as many as GitHub does, the worst first, and the rest in the log', () => {
  const { held, shown, log } = hold();
  for (const line of numbers(1, 12)) held.add(finding('warning', line));
  held.add(finding('warning', 100), { destructive: true });
  for (const line of numbers(1, 11)) held.add(finding('error', line));
  held.flush();
  expect(shown).toEqual([...numbers(1, 9).map((line) => `error ${line}`), 'warning 100', ...numbers(1, 9).map((line) => `warning ${line}`)]);
  expect(log).toEqual([
    'endpoints.yml:10: error: finding 10', 'endpoints.yml:11: error: finding 11',
    ...numbers(10, 12).map((line) => `endpoints.yml:${line}: warning: finding ${line}`),
  ]);
});

it('leaves room for the warnings that the run has shown already', () => {
  const { held, shown, log } = hold(8);
  for (const line of numbers(1, 4)) held.add(finding('warning', line));
  held.flush();
  expect([shown, log.length]).toEqual([['warning 1', 'warning 2'], 2]);
});

it('shows each of them once', () => {
  const { held, shown } = hold();
  held.add(finding('error', 1));
  held.flush();
  held.flush();
  expect(shown).toEqual(['error 1']);
});
