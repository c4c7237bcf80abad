/** Texts of others on a terminal and in the log of a job: they are shown, they do not steer. */
import { jest } from '@jest/globals';
import { diagnosticLine, err, out, terminalLog } from '../../src/cli/terminal.js';
import { readManifest } from '../../src/manifest/read.js';
import { createRedactor } from '../../src/redactor.js';
import { workflowCommandSafe } from '../../src/render/escape.js';

const steering = ['\u001b[2J\u001b[31mred', '\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007', '\u009b31m', 'exe\u202etxt.\u2066', 'ze\u200bro\ufeff', 'over\rwritten', '\u0008\u0008\u007f', 'tag\u{e0041}'];
// eslint-disable-next-line no-control-regex -- exactly those characters must not be there
const unseen = /[\p{Cf}\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;

function written(work: () => void): string {
  const lines: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockImplementation((text) => (lines.push(String(text)), true)));
  try {
    work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return lines.join('');
}

it.each(steering.map((text) => [JSON.stringify(text), text]))('the command line shows %s as what it is', (_name, text) => {
  const log = terminalLog(createRedactor(), out);
  const shown = written(() => {
    log.info(text);
    log.warning(text);
    log.error(text);
    void log.group(text, () => Promise.resolve());
    err(text);
    const { diagnostics } = readManifest([{ path: `e${text}.yml`, text: `id: a\n"${JSON.stringify(text).slice(1, -1)}": 1\n` }], {});
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const diagnostic of diagnostics) err(diagnosticLine(diagnostic));
  });
  expect(shown).not.toMatch(unseen);
  expect(shown).toContain('⟨U+');
});

it.each(steering.map((text) => [JSON.stringify(text), text]))('the log of a job shows %s as what it is', (_name, text) => {
  expect(workflowCommandSafe(text).replaceAll('\u200b', '')).not.toMatch(unseen);
});
