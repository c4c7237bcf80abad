/** How another run tells an apply that is under way from one whose runner died: what it writes now and then. */

/** While an apply is under way, its comments and its commit's status are written at least this often. */
export const heartbeatMs = 10 * 60_000;

/** Two beats may be lost, to a limit or an outage, and the clocks of a runner and of GitHub may differ. */
const silenceMs = 30 * 60_000;

/** Whether the last sign of life, an ISO time, is so long ago that the run is over. One that cannot be read is none. */
export function isSilent(lastSign: string | undefined, now: number): boolean {
  const at = Date.parse(lastSign ?? '');
  return Number.isNaN(at) || now - at > silenceMs;
}
