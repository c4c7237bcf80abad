import type { Clock, Log } from '../../ports/run.js';

export interface AccessToken {
  value: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  lifetimeMs: number;
}

export interface TokenCache {
  /** A token that is good for a while; renews ahead, once for all who ask meanwhile. */
  current(): Promise<string>;
  /** Forgets this token, if it is still the one in use. */
  drop(value: string): void;
}

const aheadMs = 120_000;
/** After a failed renewal the old token serves on for so long before the next try. */
const pauseMs = 30_000;
/** Azure refuses tokens with 30 s or less left (databricks-auth.md 2.9). */
const deadMs = 40_000;

/** Keeps one token: renewed when under 120 s remain, or half the lifetime for tokens that live under 240 s. */
export function createTokenCache(options: {
  fetch: () => Promise<AccessToken>;
  clock: Clock;
  log: Pick<Log, 'warning'>;
}): TokenCache {
  const { fetch, clock, log } = options;
  let token: AccessToken | undefined;
  let renewal: Promise<AccessToken> | undefined;
  let notBefore = 0;

  function renew(): Promise<AccessToken> {
    renewal ??= fetch().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  return {
    async current() {
      const held = token;
      if (held !== undefined && !isStale(held, clock.now(), notBefore)) return held.value;
      try {
        token = await renew();
        return token.value;
      } catch (thrown) {
        if (held === undefined || token !== held || remaining(held, clock.now()) <= margin(held, deadMs)) throw thrown;
        notBefore = clock.now() + pauseMs;
        log.warning(`The access token could not be renewed ahead of time: ${thrown instanceof Error ? thrown.message : ''}`);
        return held.value;
      }
    },
    drop(value) {
      if (token?.value === value) token = undefined;
    },
  };
}

function isStale(token: AccessToken, now: number, notBefore: number): boolean {
  const left = remaining(token, now);
  if (left <= margin(token, deadMs)) return true;
  return left < margin(token, aheadMs) && now >= notBefore;
}

function remaining(token: AccessToken, now: number): number {
  return token.expiresAt - now;
}

function margin(token: AccessToken, most: number): number {
  return Math.min(most, (token.lifetimeMs * most) / (2 * aheadMs));
}
