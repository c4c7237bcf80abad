import type { DraftVariable } from '../draft.js';
import { createPlaceholders } from '../placeholders.js';

export interface Memory {
  /** As `Placeholders.add`, but the same parts get the same variable: an endpoint is read once for each target. */
  placeholder: (parts: readonly string[], description: string, looksLike: string) => string;
  variables: () => Record<string, DraftVariable>;
  examples: () => Record<string, string>;
}

/** `reserved` are names of variables that the source has itself. */
export function createMemory(reserved: readonly string[] = []): Memory {
  const placeholders = createPlaceholders();
  const known = new Map<string, string>();
  for (const name of reserved) placeholders.variables[name] = {};
  const own = <T>(values: Readonly<Record<string, T>>): Record<string, T> => {
    const kept = Object.entries(values).filter(([name]) => !reserved.includes(name));
    return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(kept));
  };
  return {
    placeholder(parts, description, looksLike) {
      const id = JSON.stringify(parts);
      const reference = known.get(id) ?? placeholders.add(parts, description, looksLike);
      known.set(id, reference);
      return reference;
    },
    variables: () => own(placeholders.variables),
    examples: () => own(placeholders.examples),
  };
}
