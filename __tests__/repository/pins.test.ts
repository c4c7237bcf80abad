import { list, read } from './files.js';

interface Use {
  where: string;
  action: string;
  ref: string;
  comment: string;
}

const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...list('docs', '.md'), ...list('.github/workflows', '.yml'), ...list('examples/workflows', '.yml')];

function usesIn(file: string): Use[] {
  return [...read(file).matchAll(/^[\s-]*uses:[ \t]*['"]?([^\s@'"]+)@?([^\s'"]*)['"]?[ \t]*(.*)$/gm)].map(([, action = '', ref = '', comment = '']) => ({ where: file, action, ref, comment }));
}

const uses = files.flatMap(usesIn);
const others = uses.filter(({ action }) => !action.startsWith('./') && !action.endsWith('/databricks-endpoints-as-code'));

describe('actions of others, wherever a workflow or a page names them', () => {
  it('are pinned by their whole commit, with the version for people and for the bots that raise it', () => {
    expect(others.length).toBeGreaterThan(30);
    const loose = others.filter(({ ref, comment }) => !/^[0-9a-f]{40}$/.test(ref) || !/^# v\d+\.\d+\.\d+$/.test(comment));
    expect(loose).toEqual([]);
  });

  it('are of one version everywhere, and a version is one commit', () => {
    // Parts of one repository (github/codeql-action/init, .../analyze) count as one.
    const versions = new Map<string, Set<string>>();
    for (const { action, ref, comment } of others) {
      const repository = action.split('/').slice(0, 2).join('/');
      versions.set(repository, (versions.get(repository) ?? new Set()).add(`${ref} ${comment}`));
    }
    expect([...versions].filter(([, pins]) => pins.size > 1)).toEqual([]);
  });

  it('come from owners that are trusted here', () => {
    expect([...new Set(others.map(({ action }) => action.split('/')[0]))].sort()).toEqual(['actions', 'github']);
  });
});
