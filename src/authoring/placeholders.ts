/** Variables without a default, in place of what the platform does not tell: a manifest cannot be used until they are given. */
import type { DraftVariable } from './draft.js';

export interface Placeholders {
  /** Declares a variable and answers the reference to it. `parts` make its name; `looksLike` is a value of its kind. */
  add(parts: readonly string[], description: string, looksLike: string): string;
  variables: Record<string, DraftVariable>;
  /** A value for each variable, good enough to check the rest of the manifest with. */
  examples: Record<string, string>;
}

const longest = 63;

export function createPlaceholders(): Placeholders {
  const variables = Object.create(null) as Record<string, DraftVariable>;
  const examples = Object.create(null) as Record<string, string>;
  return {
    variables,
    examples,
    add(parts, description, looksLike) {
      const text = parts.join('_').replace(/[^A-Za-z0-9_-]/g, '_');
      const stem = (/^[A-Za-z_]/.test(text) ? text : `_${text}`).slice(0, longest);
      let name = stem;
      for (let count = 2; Object.hasOwn(variables, name); count += 1) name = `${stem.slice(0, longest - 5)}_${count}`;
      variables[name] = { description };
      examples[name] = looksLike;
      return `\${var.${name}}`;
    },
  };
}
