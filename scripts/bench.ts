/** How fast a run starts, how fast a large plan is, and which requests are made: `npm run bench`. Fails when a limit is broken. */
import { existsSync } from 'node:fs';
import { bundle, chooseNode } from './bench/processes.js';
import { measureLargePlan } from './bench/large-plan.js';
import { countRequests } from './bench/request-counts.js';
import { measureStartUp } from './bench/start-up.js';
import { holds, measureTwice, verdictLine, type Verdict } from './bench/statistics.js';

const rounds = { startUp: 15, largePlan: 5 };

if (!existsSync(bundle)) {
  console.error('There is no bundle to measure. Run `npm run build` first.');
  process.exit(2);
}

const node = chooseNode();
const wrong: string[] = [];
const again = (broken: readonly Verdict[]): void => {
  for (const verdict of broken) console.log(`  ${verdictLine(verdict)}; measuring once more`);
};

console.log(`Node ${process.version} measures ${node === process.execPath ? 'itself' : 'node_modules/node24'}; every ratio is of one run.`);

title('Start-up');
const startUp = await measureTwice(() => {
  const { verdicts, lines } = measureStartUp(node, rounds.startUp);
  show(lines);
  return Promise.resolve(verdicts);
}, again);

title('A large plan, 20 ms for each response');
const plan = await measureTwice(async () => {
  const result = await measureLargePlan(node, rounds.largePlan);
  show(result.lines);
  wrong.push(...result.wrong);
  return result.verdicts;
}, again);

title('Requests');
const counts = await countRequests(node);
show(counts.lines);
wrong.push(...counts.wrong);

title('Verdicts');
const verdicts = [...startUp, ...plan];
show(verdicts.map(verdictLine));
show(wrong.length === 0 ? ['ok     requests: none too many, none missing'] : wrong.map((line) => `BROKEN ${line}`));
if (wrong.length > 0 || !verdicts.every(holds)) process.exitCode = 1;

function title(text: string): void {
  console.log(`\n${text}`);
}

function show(lines: readonly string[]): void {
  for (const line of lines) console.log(`  ${line}`);
}
