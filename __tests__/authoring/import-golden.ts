import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImportEnd } from '../../src/commands/import.js';

/** Compares an import, warnings first, with the golden file; `UPDATE_GOLDEN=1` writes it instead. */
export function expectGolden(name: string, end: ImportEnd): void {
  const file = join(process.cwd(), '__tests__', 'authoring', 'golden', name);
  const text = `${end.warnings.map((warning) => `#! ${warning}\n`).join('')}${end.text}`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file)) throw new Error(`There is no golden file ${name}. Run the tests once with UPDATE_GOLDEN=1.`);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
