/** What `databricks bundle` makes of the prefix of names for endpoints: `[dev jane] ` -> `dev_jane_`. References stay. */
export function normalizePrefix(prefix: string): string {
  const bare = prefix.replaceAll('[', '').trim();
  const parts = bare.split(/(\$\{[^{}]*\})/).map((part, index) => (index % 2 === 1 ? part : part.toLowerCase().replace(/[^\p{L}\p{Nd}]+/gu, '_')));
  return withoutEdges(parts.join('')) + (bare.endsWith(']') ? '_' : '');
}

/** Without the underscores at its ends, in one look at each: a pattern for those at the end looks at every run of them. */
function withoutEdges(text: string): string {
  const from = text.search(/[^_]/);
  if (from === -1) return '';
  let end = text.length;
  while (text.charAt(end - 1) === '_') end -= 1;
  return text.slice(from, end);
}
