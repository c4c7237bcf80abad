/** Writes the manifest of what another tool manages: a Databricks Asset Bundle, or the JSON of `terraform show`. */
import { formatFinding } from '../authoring/foreign/findings.js';
import { importBundle, type BundleFolder, type Imported, type ImportOptions } from '../authoring/from-bundle/index.js';
import { readYaml } from '../authoring/from-bundle/read-yaml.js';
import { importTerraform } from '../authoring/from-terraform/index.js';
import { writeManifestText } from '../authoring/manifest-text.js';
import { EndpointsError } from '../errors.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { readManifest } from '../manifest/read.js';
import { idPattern } from '../manifest/shapes.js';
import type { SourceFile } from '../manifest/yaml-tree.js';

export interface ImportRequest extends ImportOptions {
  file: SourceFile;
  /** The folder that the file stands in. */
  folder: BundleFolder;
}

export interface ImportEnd {
  kind: SourceKind;
  text: string;
  /** Keys of the endpoints, those of single targets included. */
  endpoints: string[];
  targets: string[];
  /** Each thing that was dropped, changed, or must be filled in, with its place. */
  warnings: string[];
}

export type SourceKind = 'bundle' | 'terraform';

/** Throws `invalid-input` where the file is of neither kind, cannot be read, or holds no endpoints. */
export async function importManifest(request: ImportRequest): Promise<ImportEnd> {
  const { file, folder, ...options } = request;
  if (options.id !== undefined && !idPattern.test(options.id)) {
    throw new EndpointsError('invalid-input', `\`${options.id}\` cannot be an id: it must be 1 to 40 letters, digits, \`-\` or \`_\`.`);
  }
  const source = tellKind(file);
  const imported = source.kind === 'terraform' ? importTerraform(file.path, source.document, options) : await importBundle(file, folder, options);
  const { draft, findings } = imported;
  const text = writeManifestText(draft);
  const targets = Object.entries(draft.targets ?? {});
  const own = targets.flatMap(([, target]) => Object.keys(isObject(target) && isObject(target['endpoints']) ? target['endpoints'] : {}));
  return {
    kind: source.kind,
    text,
    endpoints: [...new Set([...draft.endpoints.map(({ key }) => key), ...own])],
    targets: targets.map(([name]) => name),
    warnings: [...findings.map(formatFinding), ...problemsOf(text, targets.map(([name]) => name), imported)],
  };
}

type Source = { kind: 'bundle' } | { kind: 'terraform'; document: JsonObject };

/** What a file is, told by what is in it. */
function tellKind(file: SourceFile): Source {
  const start = file.text.replace(/^\uFEFF/, '').trimStart();
  const json = start.startsWith('{') ? parseJson(start) : undefined;
  if (isObject(json)) {
    if ('format_version' in json && !('resources' in json)) return { kind: 'terraform', document: json };
    if ('lineage' in json || 'terraform_version' in json) {
      throw neither(file, 'is a state file of Terraform as it is stored', 'Import what `terraform show -json > state.json` prints: only that is made for other programs.');
    }
  }
  if (/^\s*(resource|terraform|provider|module|variable|data)\s+("[^"]*"\s*)*\{/m.test(start) && !/^(bundle|resources)\s*:/m.test(start)) {
    throw neither(file, 'is code of Terraform', 'Import what `terraform show -json > state.json` prints: there, all values are known.');
  }
  const keys = readYaml(file).entries;
  if (keys.has('bundle') || keys.has('resources') || (keys.has('include') && keys.has('targets'))) return { kind: 'bundle' };
  if (keys.has('endpoints')) throw neither(file, 'is a manifest already', 'There is nothing to import: run `databricks-endpoints plan`.');
  if (keys.has('config') && keys.has('name')) throw neither(file, 'is a single endpoint as the API shows it', 'Write it with `databricks-endpoints export --only <name>` instead.');
  throw neither(file, 'is neither a bundle nor the JSON of `terraform show -json`', 'A bundle has `bundle` and `resources.model_serving_endpoints`; the JSON of Terraform has `format_version` and `values`.');
}

const neither = (file: SourceFile, what: string, hint: string): EndpointsError => new EndpointsError('invalid-input', `\`${file.path}\` ${what}.`, { hint });

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What the manifest's own check says for each target, once the variables without a value have one. */
function problemsOf(text: string, targets: readonly string[], { examples, draft }: Imported): string[] {
  const open = Object.entries(draft.variables ?? {}).filter(([, variable]) => variable.default === undefined).map(([name]) => [name, examples[name] ?? 'x'] as const);
  /** What the target gives a value itself needs no example, which would win over it. */
  const examplesFor = (target: string | undefined): Record<string, string> => {
    const own = target === undefined ? undefined : draft.targets?.[target];
    const given = isObject(own) && isObject(own['variables']) ? own['variables'] : {};
    return Object.fromEntries(open.filter(([name]) => !Object.hasOwn(given, name)));
  };
  const lines = text.split('\n');
  const found = (targets.length === 0 ? [undefined] : targets).flatMap((target) => {
    const variables = examplesFor(target);
    /** Whether the text there has an example in it: the value that is still to come may do where the example does not. */
    const isMadeUp = (line: number | undefined): boolean => Object.keys(variables).some((name) => lines[(line ?? 0) - 1]?.includes(`\${var.${name}}`));
    return readManifest([{ path: 'the manifest', text }], { target, variables }).diagnostics
      .filter(({ severity, line }) => severity === 'error' && !isMadeUp(line))
      .map(({ line, message }) => `Line ${String(line)} of the manifest has to be corrected by hand${target === undefined ? '' : ` (target \`${target}\`)`}: ${message}`);
  });
  return [...new Set(found)];
}
