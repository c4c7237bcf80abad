import { ApiError } from '../errors.js';
import type { GitHubApi } from './api.js';

interface OnceOptions<T> {
  write: () => Promise<T>;
  /** Looks for what an earlier attempt left behind. */
  find: () => Promise<T | undefined>;
}

/** Makes a thing that must not exist twice: where an attempt got no clear answer, it is looked for before the next. */
export async function writeOnce<T>(api: GitHubApi, { write, find }: OnceOptions<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const unclear = error instanceof ApiError && error.call.outcomeUnknown === true;
      if (!unclear || attempt > api.patience.retries) throw error;
      await api.clock.sleep(attempt ** 2 * api.patience.unitMilliseconds);
      const found = await find();
      if (found !== undefined) return found;
    }
  }
}

/** GitHub may change line ends, and trims what it stores. */
export function isSameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
  return plain(a) === plain(b);
}
