const names = new Set(['localhost', '[::1]', '::1']);

/**
 * Whether a host name (as `URL.hostname` spells it) is this machine itself: the one place plain http may go to. Names
 * below `localhost` are not: DNS may send them elsewhere.
 */
export function isLoopback(hostname: string): boolean {
  return names.has(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
