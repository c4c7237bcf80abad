import type { Json } from '../endpoint/fields/index.js';

/** A version number, `latest` (the newest READY version) or `@alias`. */
export function isVersion(text: string): boolean {
  return /^[1-9]\d*$/.test(text) || text === 'latest' || /^@[^\s@/.:]+$/.test(text);
}

/** True for versions that only the workspace can turn into a number. */
export function isUnresolvedVersion(version: Json | undefined): boolean {
  return typeof version === 'string' && (version.trim() === 'latest' || version.trim().startsWith('@'));
}
