/** A few seconds of each fuzzer, from a seed of its own in each run; `npm run fuzz` goes on for as long as it is told. */
import { areaNames, runArea } from './fuzz/areas.js';

it.each(areaNames)('junk as %s is no crash, hang, leak or write that nobody asked for', async (area) => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
  const { failed, cases, text } = await runArea(area, { seed, milliseconds: 6_000 });
  process.stdout.write(`${text.split('\n')[0] ?? ''}\n`);
  if (failed) throw new Error(`${text}\nTo see it again: npm run fuzz -- --area ${area} --seed ${seed}`);
  expect(cases).toBeGreaterThan(0);
}, 90_000);
