import { readManifest, type ReadOptions, type ReadResult } from '../../src/manifest/read.js';
import type { SourceFile } from '../../src/manifest/yaml-tree.js';

export interface Problem {
  name: string;
  text: string | SourceFile[];
  options?: ReadOptions;
  expected: string[];
}

const asFiles = (text: string | SourceFile[]): SourceFile[] =>
  typeof text === 'string' ? [{ path: 'e.yml', text }] : text;

/** All findings as `line:column severity: message`, with the file where there are several. */
export function findings(text: string | SourceFile[], options: ReadOptions = {}): string[] {
  const files = asFiles(text);
  const { manifest, diagnostics } = readManifest(files, options);
  const hasErrors = diagnostics.some((found) => found.severity === 'error');
  // Whatever else a case is about: there is a manifest exactly where there are no errors.
  expect(manifest === undefined).toBe(hasErrors);
  return diagnostics.map(({ file, line, column, severity, message }) => {
    const place = `${line ?? 0}:${column ?? 0}`;
    return `${files.length > 1 ? `${file}:${place}` : place} ${severity}: ${message}`;
  });
}

/** Reads what must be free of errors. */
export function readGood(text: string | SourceFile[], options: ReadOptions = {}): Required<ReadResult> {
  const { manifest, diagnostics } = readManifest(asFiles(text), options);
  expect(diagnostics.filter((found) => found.severity === 'error')).toEqual([]);
  if (manifest === undefined) throw new Error('no manifest');
  return { manifest, diagnostics };
}

export const secret = '"{{secrets/s/k}}"';
export const openai = `provider: openai, task: llm/v1/chat, openai_config: { openai_api_key: ${secret} }`;
export const custom = 'entity_name: a.b.c, entity_version: "1", scale_to_zero_enabled: true';

/** One endpoint `c` with these lines in it (indented by four). */
export const withEndpoint = (lines: string): string => `id: a
endpoints:
  c:
${lines}`;

/** One endpoint `c` with one entity `m` of these fields, and more lines after it. */
export const withEntity = (fields: string, more = ''): string => `id: a
endpoints:
  c:
    config:
      served_entities:
        - { name: m, ${fields} }
${more}`;

export const withTwoEntities = (first: string, second: string, more = ''): string => `id: a
endpoints:
  c:
    config:
      served_entities:
        - { ${first} }
        - { ${second} }
${more}`;

/** One endpoint `c` with one external model of these fields, and more lines after it. */
export const withExternalModel = (fields: string, more = ''): string => `id: a
endpoints:
  c:
    config:
      served_entities:
        - name: m
          external_model: { name: gpt, ${fields} }
${more}`;

export const routes = (items: readonly string[]): string => `      traffic_config:
        routes:
${items.map((item) => `          - { ${item} }\n`).join('')}`;
