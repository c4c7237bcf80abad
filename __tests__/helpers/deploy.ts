/**
 * Endpoints as an apply of this repository left them before a story begins. Our own code over real HTTP, but in this
 * process: a run of the bundle takes ten times as long, and the story is not about it. GitHub hears nothing of it.
 */
import { apply } from '../../src/commands/apply.js';
import { connectDatabricks } from '../../src/databricks/connect.js';
import { knownPrincipals } from '../../src/emulator/index.js';
import { readSettings } from '../../src/inputs.js';
import { readManifest } from '../../src/manifest/read.js';
import { systemClock } from '../../src/system-clock.js';
import type { Project } from './project.js';

const quiet = (): void => undefined;
const inputs: Record<string, string> = { mode: 'apply', 'poll-interval-seconds': '0.02' };

/** Throws where the manifest is not valid, or anything of it could not be applied. */
export async function deploy(
  { github, emulator }: Project,
  text: string,
  { workspace = emulator, target }: { workspace?: Project['emulator']; target?: string } = {},
): Promise<void> {
  const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text }], { target });
  if (manifest === undefined) throw new Error(diagnostics.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  const log = { debug: quiet, info: quiet, notice: quiet, warning: quiet, error: quiet, group: <T>(_title: string, work: () => Promise<T>) => work() };
  const databricks = connectDatabricks({
    host: workspace.url, token: knownPrincipals.deployer.token, version: '0.0.0', log, clock: systemClock, env: {}, onSecret: quiet,
  });
  try {
    const { host, serving, catalog, identity } = databricks;
    const { owner, name } = github.world.state.repository;
    const end = await apply({
      settings: readSettings((name) => inputs[name] ?? '', {}),
      run: { repository: `${owner}/${name}`, actor: 'octo', commit: 'c'.repeat(40), run: '1', attempt: 1 },
      manifest,
      workspace: { host, serving, catalog, identity, onLive: quiet },
      repository: undefined,
      clock: systemClock,
      log,
      annotations: { add: quiet },
      signal: new AbortController().signal,
      random: Math.random,
    });
    if (end.failure !== undefined) throw new Error(`${end.failure.reason}: ${end.failure.message}`);
  } finally {
    await databricks.close();
  }
}
