import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Tests run from the root of the repository; compiled tests have no golden files beside them.
const folder = join(process.cwd(), '__tests__', 'render', 'golden');

/** Compares with the golden file; `UPDATE_GOLDEN=1` writes it instead. Look at the difference before you commit it. */
export function expectGolden(name: string, text: string): void {
  const file = join(folder, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
    return;
  }
  if (!existsSync(file)) throw new Error(`There is no golden file ${name}. Run the tests once with UPDATE_GOLDEN=1.`);
  expect(text).toBe(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
}
