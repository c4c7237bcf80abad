/**
 * Fuzzes one area for a while: `npm run fuzz -- --minutes 10 --area manifest|databricks|github --seed N`. Fails with the
 * smallest case that was found; the same seed meets the same cases again.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { areaNames, isAreaName } from '../__tests__/hostile/fuzz/areas.js';

/** Seconds without a finished case after which code that never waits must be stuck. */
const patience = 60;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, area: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Math.floor(Math.random() * 0x7fffffff) : Number(values.seed);
const areas = values.area === undefined ? areaNames : isAreaName(values.area) ? [values.area] : [];
if (areas.length === 0 || !(minutes > 0) || !Number.isInteger(seed)) {
  console.error(`Say --area ${areaNames.join('|')} (all where it is left out), --minutes above 0, --seed a whole number.`);
  process.exit(2);
}

for (const area of areas) {
  console.log(`fuzz ${area}: ${minutes} min from seed ${seed}`);
  const failure = await fuzz(area);
  if (failure !== undefined) {
    console.error(failure);
    process.exitCode = 1;
  }
}

/** In a thread of its own, so that a hang can be seen and ended. */
function fuzz(area: string): Promise<string | undefined> {
  const beat = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./fuzz-worker.js', import.meta.url), { workerData: { area, seed, milliseconds: minutes * 60_000, beat: beat.buffer } });
  return new Promise((resolve) => {
    let last = { count: 0, at: Date.now() };
    const watch = setInterval(() => {
      const now = Atomics.load(beat, 0);
      if (now !== last.count) last = { count: now, at: Date.now() };
      else if (Date.now() - last.at > patience * 1000) end(`${area}: case ${now + 1} from seed ${seed} hangs`);
    }, 1000);
    const end = (failure: string | undefined): void => {
      clearInterval(watch);
      void worker.terminate();
      resolve(failure);
    };
    worker.on('message', (message: { line: string; failed: boolean }) => {
      console.log(message.line);
      end(message.failed ? `${area}: failed from seed ${seed}` : undefined);
    });
    worker.on('error', (error) => {
      end(`${area}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  });
}
