/**
 * Paths as users see and write them: `segment(.segment | [id])*`, an id with any of `[ ] . "` or a space quoted
 * as JSON, such as `config.served_entities[main].environment_vars[KEY]`.
 */
export type PathPart = string | { id: string };

export function formatPath(parts: readonly PathPart[]): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += text === '' ? part : `.${part}`;
    else text += `[${/[[\]."\s]/.test(part.id) || part.id === '' ? JSON.stringify(part.id) : part.id}]`;
  }
  return text;
}

/** Reads a path; `undefined` where the text is not one. */
export function parsePath(text: string): PathPart[] | undefined {
  const parts: PathPart[] = [];
  let rest = text;
  while (rest !== '') {
    const segment = /^\.?([A-Za-z0-9_-]+)/.exec(rest);
    const quoted = /^\[("(?:[^"\\]|\\.)*")\]/.exec(rest);
    const bare = /^\[([^[\]."\s]+)\]/.exec(rest);
    const found = quoted ?? bare ?? segment;
    if (found?.[1] === undefined) return undefined;
    if (found === segment && rest.startsWith('.') !== parts.length > 0) return undefined;
    try {
      parts.push(found === segment ? found[1] : { id: quoted ? (JSON.parse(found[1]) as string) : found[1] });
    } catch {
      return undefined;
    }
    rest = rest.slice(found[0].length);
  }
  return typeof parts[0] === 'string' ? parts : undefined;
}

/** True when `path` is `prefix` or lies below it. */
export function isWithin(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`);
}
