import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import type { Json } from '../endpoint/fields/index.js';
import { digestOfChanges } from '../markers.js';

// The package is CommonJS; its types describe the function, the module object carries it as `default`.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** SHA-256 of canonical JSON (RFC 8785), cut to 96 bits: 24 hex digits. */
export function digestOf(value: Json): string {
  return sha256Hex(canonicalize(value) ?? 'null').slice(0, 24);
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** One digest of a set of change digests, whatever their order: the same that a marker keeps where the list is too long. */
export function digestOfAll(digests: Iterable<string>): string {
  return digestOfChanges([...new Set(digests)], sha256Hex);
}
