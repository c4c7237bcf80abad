/** Who may import whom (the shared architecture page), what core rooms may touch, and no cycles: told by the import lines. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = process.cwd();
const source = join(root, 'src');

interface Import {
  file: string;
  line: number;
  /** A path below `src`, or the name of a package. */
  target: string;
  typeOnly: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => file.replaceAll('\\', '/'));
const texts = new Map(files.map((file) => [file, readFileSync(join(source, file), 'utf8')]));

function importsOf(file: string): Import[] {
  const text = texts.get(file)!;
  const found: Import[] = [];
  const statement = /^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?'([^']+)';|\bimport\(\s*'([^']+)'\s*\)/gm;
  for (const match of text.matchAll(statement)) {
    const [, type, names = '', written, dynamic] = match;
    const specifier = written ?? dynamic!;
    const target = specifier.startsWith('.') ? relative(source, normalize(join(source, dirname(file), specifier))).replaceAll('\\', '/').replace(/\.js$/, '.ts') : specifier;
    const inBraces = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
    const allTypes = inBraces !== undefined && inBraces.split(',').filter((name) => name.trim() !== '').every((name) => name.trim().startsWith('type '));
    found.push({ file, line: text.slice(0, match.index).split('\n').length, target, typeOnly: type !== undefined || allTypes });
  }
  return found;
}

const imports = files.flatMap(importsOf);
const shells = ['main.ts', 'cli/', 'shell/'];
const servers = ['emulator/', 'github-stand-in/', 'demo/'];
/** Small and pure: any room of the product may use them. */
const base = ['errors.ts', 'json.ts', 'glob.ts', 'redactor.ts'];
const core = [...base, 'api-outcomes.ts', 'markers.ts', 'endpoint/', 'ports/'];
const githubPorts = ['deployments', 'drift-issues', 'plan-comments', 'pull-requests', 'repository'].map((name) => `ports/${name}.ts`);
/** Each adapter knows its own side of the outside world alone. */
const adapter = [...base, 'api-outcomes.ts', 'network/', 'ports/run.ts'];

/** Room (longest first match) -> what it may import beside itself; packages by name, `node:` for any built-in module. */
const rooms: Record<string, readonly string[]> = {
  'errors.ts': [],
  'json.ts': [],
  'glob.ts': [],
  'redactor.ts': [],
  'api-outcomes.ts': ['errors.ts'],
  'markers.ts': ['ports/'],
  'ports/': ['errors.ts', 'endpoint/'],
  'system-clock.ts': ['ports/', 'node:'],
  'inputs.ts': [...base, 'manifest/', 'plan/', 'zod'],
  'network/': ['errors.ts', 'undici'],
  'endpoint/': base,
  'manifest/': [...base, 'endpoint/', 'zod', 'yaml', 'fastest-levenshtein'],
  'plan/': [...base, 'markers.ts', 'ports/', 'endpoint/', 'yaml', 'zod', 'canonicalize', 'node:crypto'],
  'authoring/': [...core, 'manifest/', 'plan/', 'yaml', 'zod'],
  'apply/': [...core, 'plan/', 'zod', 'p-limit'],
  'render/': [...core, 'plan/', 'apply/', 'yaml', 'diff', 'fastest-levenshtein'],
  'commands/': [...core, 'authoring/', 'manifest/', 'plan/', 'apply/', 'render/', 'inputs.ts', 'p-limit', 'node:crypto'],
  'databricks/': [...adapter, 'endpoint/', 'ports/databricks.ts', 'oauth4webapi', 'system-clock.ts', 'undici', 'zod', 'p-limit', 'node:'],
  'github/': [...adapter, 'markers.ts', ...githubPorts, 'system-clock.ts', 'undici', '@actions/github', '@octokit/', 'zod', 'node:'],
  'shell/': [...core, 'authoring/', 'system-clock.ts', 'manifest/', 'plan/', 'apply/', 'render/', 'commands/', 'databricks/', 'github/', 'inputs.ts', '@actions/glob', 'zod', 'node:'],
  'cli/': [...core, 'network/', 'authoring/', 'manifest/', 'plan/', 'apply/', 'render/', 'commands/', 'databricks/', 'github/', 'shell/', 'inputs.ts', 'node:'],
  'main.ts': [...core, 'network/', 'authoring/', 'manifest/', 'plan/', 'apply/', 'render/', 'commands/', 'databricks/', 'github/', 'shell/', 'inputs.ts', '@actions/core', 'node:'],
  'index.ts': ['main.ts'],
  'emulator/': ['node:'],
  'github-stand-in/': ['node:'],
  // The demo reads `action.yml` as a runner does, so it needs to read YAML.
  'demo/': ['emulator/', 'github-stand-in/', 'node:', 'marked', 'github-markdown-css', 'yaml'],
};


const within = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || (/[/:]$/.test(place) && path.startsWith(place)) || (!place.endsWith('.ts') && path.startsWith(`${place}/`)));
const roomOf = (file: string): string | undefined => Object.keys(rooms).find((room) => within(file, [room]));
const tell = ({ file, line, target }: Import): string => `src/${file}:${String(line)} imports ${target}`;

/** Places in the code (comments left out) that a pattern matches. */
function uses(pattern: RegExp, where: (file: string) => boolean): string[] {
  return files.filter(where).flatMap((file) =>
    texts.get(file)!.split('\n').flatMap((text, index) => (!/^\s*(\/\/|\*|\/\*)/.test(text) && pattern.test(text.replace(/\s\/\/ .*$/, '')) ? [`src/${file}:${String(index + 1)} ${text.trim()}`] : [])),
  );
}

describe('architecture', () => {
  it('knows every room', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    // A module that the build writes has its declaration in the sources.
    const exists = (target: string): boolean => [target, target.replace(/\.ts$/, '.d.ts')].some((path) => existsSync(join(source, path)));
    expect(imports.filter(({ target }) => target.endsWith('.ts') && !exists(target)).map(tell)).toEqual([]);
  });

  it('lets each room import only what the table says', () => {
    const offenders = imports.filter(({ file, target }) => {
      const room = roomOf(file)!;
      return !within(target, [room, ...(rooms[room] ?? [])]);
    });
    expect(offenders.map(tell)).toEqual([]);
  });

  it('keeps shells apart, and servers of tests out of the product', () => {
    const between = imports.filter(({ file, target }) => (within(file, ['cli/']) && target === 'main.ts') || (file === 'main.ts' && within(target, ['cli/'])));
    const servedTo = imports.filter(({ file, target }) => within(target, servers) && !within(file, servers));
    const core = imports.filter(({ file, target }) => within(target, shells) && !within(file, [...shells, 'index.ts']));
    expect([...between, ...servedTo, ...core.filter(({ typeOnly }) => !typeOnly)].map(tell)).toEqual([]);
  });

  it('has one user of @actions/core', () => {
    expect(new Set(imports.filter(({ target }) => target === '@actions/core').map(({ file }) => file))).toEqual(new Set(['main.ts']));
  });

  it('has no values in ports', () => {
    expect(imports.filter(({ file, typeOnly }) => within(file, ['ports/']) && !typeOnly).map(tell)).toEqual([]);
    expect(uses(/^export (?!type\b|interface\b)/, (file) => within(file, ['ports/']))).toEqual([]);
  });

  it('reads the environment only in shells, and clocks nowhere in the core', () => {
    // `databricks/connect` takes the environment as an option; the process's own is its default.
    expect(uses(/\bprocess\.env\b/, (file) => !within(file, [...shells, ...servers, 'databricks/connect.ts']))).toEqual([]);
    const pure = ['render/', 'plan/', 'endpoint/', 'manifest/', 'apply/', 'markers.ts', 'errors.ts'];
    expect(uses(/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bsetTimeout\(|\bsetInterval\(|\bMath\.random\(/, (file) => within(file, pure))).toEqual([]);
    expect(uses(/\bprocess\.(?!env\b)|\bconsole\.|\bfetch\(/, (file) => within(file, pure))).toEqual([]);
  });

  it('has no cycles between files, types apart', () => {
    const next = new Map(files.map((file) => [file, imports.filter((found) => found.file === file && !found.typeOnly && texts.has(found.target)).map(({ target }) => target)]));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const target of next.get(file)!) visit(target, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });
});
