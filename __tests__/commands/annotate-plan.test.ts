import { annotatePlan } from '../../src/commands/context.js';
import type { Told } from '../../src/commands/story.js';
import type { Diagnostic } from '../../src/errors.js';
import { endpoint, plan } from '../render/fixtures.js';

const place = { file: 'endpoints.yml', line: 4, column: 3 };
const block = { reason: 'destroy-blocked' as const, message: 'Not allowed.', hint: 'Allow it.' };

function annotations(endpoints: ReturnType<typeof endpoint>[], manifest = 'endpoints.yml'): string[] {
  const found: string[] = [];
  const add = ({ severity, file, line, message }: Diagnostic, facts?: { destructive?: boolean }): void => {
    found.push(`${file}:${line ?? ''} ${severity}${facts?.destructive === true ? ' destructive' : ''}: ${message}`);
  };
  const told = { settings: { manifest }, manifest: { endpoints: [{ key: 'kept' }], locate: () => ({ ...place, file: 'conf/a.yml' }) }, annotations: { add } };
  annotatePlan(told as unknown as Told, plan(endpoints));
  return found;
}

it('a deletion that is allowed is a warning on the manifest, which has no line of it; a replacement one on its line', () => {
  const found = annotations([endpoint('gone', { action: 'delete' }), endpoint('moved', { action: 'replace', place })]);
  expect(found).toEqual([
    expect.stringMatching(/^endpoints\.yml: warning destructive: `gone` .*deleted for good/),
    expect.stringMatching(/^endpoints\.yml:4 warning destructive: `moved` .*DOWNTIME/),
  ]);
});

it('where many files make the manifest, one of them stands for it', () => {
  expect(annotations([endpoint('gone', { action: 'delete' })], 'conf/*.yml')).toEqual([expect.stringMatching(/^conf\/a\.yml: warning/)]);
});

it('one that is blocked is an error and nothing else; one on hold is no error', () => {
  const blocked = annotations([endpoint('gone', { action: 'delete', blocked: block }), endpoint('moved', { action: 'replace', place, blocked: { ...block, place } })]);
  expect(blocked).toEqual([expect.stringMatching(/^endpoints\.yml: error: Not allowed/), expect.stringMatching(/^endpoints\.yml:4 error: Not allowed/)]);
  expect(annotations([endpoint('gone', { action: 'delete', hold: 'incident' })])).toEqual([]);
});
