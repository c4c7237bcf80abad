/** The thread in which one area is fuzzed; see `fuzz.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { runArea, type AreaName } from '../__tests__/hostile/fuzz/areas.js';

const { area, seed, milliseconds, beat } = workerData as { area: AreaName; seed: number; milliseconds: number; beat: SharedArrayBuffer };
const counter = new Int32Array(beat);
const outcome = await runArea(area, { seed, milliseconds, onCase: () => Atomics.add(counter, 0, 1) });
parentPort?.postMessage({ line: outcome.text, failed: outcome.failed });
