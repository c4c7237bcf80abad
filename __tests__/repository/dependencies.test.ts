import { read } from './files.js';

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const project = JSON.parse(read('package.json')) as Package;
const page = read('docs/dependencies.md');

function rowsOf(heading: string): Map<string, string> {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = [...section.matchAll(/^\| `([^`]+)` \| (.+?) \|$/gm)];
  return new Map(rows.map((row) => [row[1]!, row[2]!]));
}

describe('docs/dependencies.md', () => {
  it('has one line of reason for each runtime dependency, and none for what is gone', () => {
    expect([...rowsOf('At run time').keys()].sort()).toEqual(Object.keys(project.dependencies).sort());
  });

  it('gives reasons, not names', () => {
    for (const reason of rowsOf('At run time').values()) expect(reason.length).toBeGreaterThan(30);
  });
});

describe('package-lock.json', () => {
  it('names no registry, so that it installs from any', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('has one compiler', () => {
    const versions = [...read('package-lock.json').matchAll(/"node_modules\/(?:.*\/)?(@typescript\/native[\w-]*|typescript)": \{/g)];
    expect(versions.map((match) => match[1])).toEqual(['typescript']);
  });
});
