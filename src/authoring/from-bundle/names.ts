/** What `databricks bundle` makes of the prefix of names for endpoints: `[dev jane] ` -> `dev_jane_`. References stay. */
export function normalizePrefix(prefix: string): string {
  const bare = prefix.replaceAll('[', '').trim();
  const parts = bare.split(/(\$\{[^}]*\})/).map((part, index) => (index % 2 === 1 ? part : part.toLowerCase().replace(/[^\p{L}\p{Nd}]+/gu, '_')));
  return parts.join('').replace(/^_+|_+$/g, '') + (bare.endsWith(']') ? '_' : '');
}
