import type { AuthContext, Credentials } from './credentials.js';
import { createTokenCache, type AccessToken } from './token-cache.js';

/** A header and where its token comes from. */
export interface TokenHeader {
  name: string;
  /** What stands before the token. */
  prefix: string;
  fetch: () => Promise<AccessToken>;
}

/** The workspace's own token, as all methods send it. */
export function bearer(fetch: () => Promise<AccessToken>): TokenHeader {
  return { name: 'authorization', prefix: 'Bearer ', fetch };
}

/** Credentials of tokens that are renewed by themselves, with `fixed` headers beside them. */
export function renewedCredentials(
  type: string,
  context: Pick<AuthContext, 'clock' | 'log'>,
  { tokens, fixed = {} }: { tokens: readonly TokenHeader[]; fixed?: Record<string, string> },
): Credentials {
  const kept = tokens.map((token) => ({ ...token, cache: createTokenCache({ clock: context.clock, log: context.log, fetch: token.fetch }) }));
  return {
    type,
    async headers() {
      const headers = { ...fixed };
      // One after the other: where the first is refused, the second is not asked for.
      for (const { name, prefix, cache } of kept) headers[name] = `${prefix}${await cache.current()}`;
      return headers;
    },
    drop(sent) {
      for (const { name, prefix, cache } of kept) cache.drop((sent[name] ?? '').slice(prefix.length));
      return true;
    },
  };
}
