/** What an import has to say: each thing that was dropped, changed, or must be filled in, with its place in the source. */
import { maskCredentials } from '../../manifest/credentials.js';

/** Keys, and places in lists, from some root down. */
export type Path = readonly (string | number)[];

export interface Finding {
  file: string;
  /** From 1; absent where lines say nothing (a state on one line). */
  line?: number;
  column?: number;
  /** Path in the source, as people write it: `resources.model_serving_endpoints.chat.config`. */
  path?: string;
  message: string;
}

export interface Findings {
  add(finding: Finding): void;
  /** By file in the order of reading, then by line; the same words at the same place once. */
  list(): Finding[];
}

export function createFindings(): Findings {
  const found = new Map<string, Finding>();
  return {
    add(finding) {
      const safe = { ...finding, message: maskCredentials(finding.message) };
      const id = JSON.stringify([safe.file, safe.line, safe.path, safe.message]);
      if (!found.has(id)) found.set(id, safe);
    },
    list() {
      const files = [...new Set([...found.values()].map(({ file }) => file))];
      return [...found.values()].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0));
    },
  };
}

/** `a.b[0].c`; keys that would not be told apart are quoted. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!/^[\p{L}\p{N}_-]+$/u.test(part)) return `${text}[${JSON.stringify(maskCredentials(part))}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** `file:line: path`, as far as it is known. */
export function formatFinding({ file, line, path, message }: Finding): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${path === undefined || path === '' ? '' : `${path}: `}${message}`;
}
