import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface Places {
  root: string;
  /** The action's bundle. */
  bundle: string;
  manifest: string;
  workflow: string;
}

/**
 * The project's files, found upwards from this one: the bundle and the compiled sources lie at different depths.
 * Throws when there is no project around it.
 */
export function findPlaces(start: string = dirname(fileURLToPath(import.meta.url))): Places {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, 'examples', 'endpoints.yml');
    if (existsSync(join(folder, 'action.yml')) && existsSync(manifest)) {
      const workflow = join(folder, 'examples', 'workflows', 'plan-apply-drift.yml');
      return { root: folder, bundle: join(folder, 'dist', 'index.js'), manifest, workflow };
    }
    if (dirname(folder) === folder) throw new Error(`No action.yml with examples/endpoints.yml in or above ${start}.`);
  }
}

/** Every input of the action with its default, "" where it has none, as action.yml says; `github.token` is filled in. */
export function readInputDefaults(actionYml: string, githubToken: string): Record<string, string> {
  const { inputs } = parse(actionYml) as { inputs: Record<string, { default?: unknown }> };
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => {
      const text = typeof input.default === 'string' ? input.default : '';
      return [name, text.replace(/\$\{\{\s*github\.token\s*\}\}/, githubToken)];
    }),
  );
}

export function readInputDefaultsOf(places: Places, githubToken: string): Record<string, string> {
  return readInputDefaults(readFileSync(join(places.root, 'action.yml'), 'utf8'), githubToken);
}

/** A folder that can be written to: `demo-output` here, or else among the temporary files. */
export function outputFolder(): string {
  for (const parent of [process.cwd(), tmpdir()]) {
    const folder = join(parent, 'demo-output');
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // A read-only checkout: the next one.
    }
  }
  throw new Error('Neither the current folder nor the folder for temporary files can be written to.');
}
