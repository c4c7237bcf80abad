import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** jest runs in the project's root, wherever the compiled tests lie. */
const root = process.cwd();

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
}

export function exists(file: string): boolean {
  return existsSync(join(root, file));
}

/** Files of a folder with that ending, as paths from the root. */
export function list(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}

/** Parses YAML strictly: an error or a warning of the parser fails the test. */
export function parseYaml(file: string): unknown {
  const document = parseDocument(read(file), { version: '1.2', strict: true, uniqueKeys: true });
  const problems = [...document.errors, ...document.warnings].map((problem) => `${file}: ${problem.message}`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return document.toJS();
}
