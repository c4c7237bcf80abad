import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import type { Json } from '../endpoint/fields/index.js';

// The package is CommonJS; its types describe the function, the module object carries it as `default`.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** SHA-256 of canonical JSON (RFC 8785), cut to 96 bits: 24 hex digits. */
export function digestOf(value: Json): string {
  return hash24(canonicalize(value) ?? 'null');
}

/** SHA-256 of a text, cut to 24 hex digits. */
export function hash24(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/** One digest of a set of change digests, whatever their order. */
export function digestOfAll(digests: Iterable<string>): string {
  return digestOf([...new Set(digests)].sort());
}
