import { FetchFailure } from './fetch.js';

/** For one call of a cancelled job: the runner kills it ten seconds after it has asked it to stop. */
const graceMilliseconds = 2_000;

/**
 * Makes a call that ends two seconds after `hurry` is aborted, with all its pauses and repeats. `work` gets the signal
 * that gives it up. Throws `FetchFailure`, and what `work` throws.
 */
export async function withinGrace<T>(hurry: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  if (hurry === undefined) return work(stop.signal);
  let timer: NodeJS.Timeout | undefined;
  let begin: () => void = () => undefined;
  const over = new Promise<never>((_resolve, reject) => {
    begin = () => {
      timer = setTimeout(() => {
        stop.abort();
        reject(new FetchFailure(`no answer within ${graceMilliseconds / 1000} s, which is all that a cancelled job has`, undefined, { lasting: true }));
      }, graceMilliseconds);
    };
    if (hurry.aborted) begin();
    else hurry.addEventListener('abort', begin, { once: true });
  });
  try {
    return await Promise.race([work(stop.signal), over]);
  } finally {
    clearTimeout(timer);
    hurry.removeEventListener('abort', begin);
  }
}
