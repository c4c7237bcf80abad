/** Preloaded into measured processes: writes down at the end what the process used. CommonJS, which is the cheapest to load. */
process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
  process.getBuiltinModule('node:fs').writeFileSync(process.env['BENCH_PROBE'] ?? '', JSON.stringify(usage));
});
