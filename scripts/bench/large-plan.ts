/** A plan of a thousand endpoints against the bare reads, in time and memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAction, startWorkspace, token, type Workspace } from './emulated.js';
import { makeFleet, readsOf, type Fleet } from './fleet.js';
import { runScript, type Run } from './processes.js';
import { countRows, differences, tableOf } from './requests.js';
import { median, megabytes, times, type Verdict } from './statistics.js';

const size = 1000;
const latencyMs = 20;
const lanes = 8;
const slowest = 1.3;
const largestMb = 200;

export interface LargePlan {
  verdicts: Verdict[];
  lines: string[];
  /** Requests that should not have been made, or were not. */
  wrong: string[];
}

/** Plan and floor in turns, against one emulator in another process. */
export async function measureLargePlan(node: string, rounds: number): Promise<LargePlan> {
  const fleet = makeFleet(size);
  const workspace = await startWorkspace(size, {
    latencyMs, quota: false, maxEndpoints: 2 * size, maxWorkspaceConcurrency: 1_000_000,
  });
  const folder = mkdtempSync(join(tmpdir(), 'bench-plan-'));
  try {
    const paths = join(folder, 'paths.json');
    writeFileSync(paths, JSON.stringify(readsOf(fleet)));
    const floorOf = (): Run =>
      runScript(fileURLToPath(new URL('floor.js', import.meta.url)), [paths, workspace.url, token, String(lanes)], { node, measured: true });
    floorOf();
    await workspace.takeRequests();
    const pairs: { floor: Run; plan: Run }[] = [];
    let wrong: string[] = [];
    let table: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floor = floorOf();
      await workspace.takeRequests();
      const plan = planOf(workspace, { node, fleet });
      const made = await workspace.takeRequests();
      const needed = readsOf(fleet).map((path) => ({ method: 'GET', path }));
      wrong = differences(made, needed);
      table = tableOf(countRows(made, needed));
      pairs.push({ floor, plan });
    }
    return { ...judge(pairs, table), wrong };
  } finally {
    workspace.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function planOf(workspace: Workspace, { node, fleet }: { node: string; fleet: Fleet }): Run {
  const run = runAction(workspace, { node, manifest: fleet.manifest, measured: true, inputs: { mode: 'plan', parallelism: String(lanes) } });
  // A plan that saw something else would be measured for nothing.
  const expected = `${fleet.changed.length} to update`;
  if (!run.output.includes(expected)) throw new Error(`The plan does not say "${expected}":\n${run.output.slice(-2000)}`);
  return run;
}

function judge(pairs: readonly { floor: Run; plan: Run }[], table: string[]): { verdicts: Verdict[]; lines: string[] } {
  const middle = (pick: (pair: { floor: Run; plan: Run }) => number | undefined): number => median(pairs.map((pair) => pick(pair) ?? NaN));
  const floor = middle((pair) => pair.floor.wallMs);
  const plan = middle((pair) => pair.plan.wallMs);
  const peak = Math.max(...pairs.map((pair) => pair.plan.usage?.peakMb ?? NaN));
  const cpu = [middle((pair) => pair.floor.usage?.cpuMs), middle((pair) => pair.plan.usage?.cpuMs)];
  return {
    verdicts: [
      { what: `plan of ${size} endpoints against the bare reads`, value: plan / floor, limit: slowest, show: times },
      { what: `peak memory of that plan`, value: peak, limit: largestMb, show: megabytes },
    ],
    lines: [
      `on the wall       floor ${(floor / 1000).toFixed(2)} s, plan ${(plan / 1000).toFixed(2)} s  ${times(plan / floor)}`,
      `on the processor  floor ${((cpu[0] ?? NaN) / 1000).toFixed(2)} s, plan ${((cpu[1] ?? NaN) / 1000).toFixed(2)} s`,
      ...table,
    ],
  };
}
