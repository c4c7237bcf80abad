/** How long `mode: validate` takes to start and end, against a script with nothing in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, root, runScript, type Run } from './processes.js';
import { median, times, type Verdict } from './statistics.js';

const limit = 4;

/** Pairs of runs, one after the other, so that whatever else the machine does meets both alike. */
export function measureStartUp(node: string, rounds: number): { verdicts: Verdict[]; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    // An ES module, as the bundle is one.
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, '');
    const output = join(folder, 'output');
    writeFileSync(output, '');
    const env = {
      INPUT_MODE: 'validate',
      INPUT_MANIFEST: 'examples/endpoints.yml',
      GITHUB_WORKSPACE: root,
      GITHUB_OUTPUT: output,
    };
    const pair = (measured: boolean): [Run, Run] => [
      runScript(empty, [], { node, measured }),
      runScript(bundle, [], { node, env, measured }),
    ];
    pair(false);
    const onTheWall = Array.from({ length: rounds }, () => pair(false));
    // Apart from those above, since the probe takes time as well.
    const onTheProcessor = Array.from({ length: rounds }, () => pair(true));
    const wall = [0, 1].map((side) => median(onTheWall.map((runs) => runs[side]?.wallMs ?? NaN)));
    const cpu = [0, 1].map((side) => median(onTheProcessor.map((runs) => runs[side]?.usage?.cpuMs ?? NaN)));
    const ratio = ([base = NaN, ours = NaN]: number[]): number => ours / base;
    return {
      verdicts: [{ what: 'start-up of `mode: validate` against an empty script', value: ratio(wall), limit, show: times }],
      lines: [
        `on the wall       ${row(wall)}  ${times(ratio(wall))}`,
        `on the processor  ${row(cpu)}  ${times(ratio(cpu))}`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row([base = NaN, ours = NaN]: number[]): string {
  return `empty ${base.toFixed(0).padStart(4)} ms, validate ${ours.toFixed(0).padStart(4)} ms`;
}
