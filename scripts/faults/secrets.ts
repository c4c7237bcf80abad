/** Secrets of the scene, and the search for them in what a run let out. */
import { addLive, Canaries, searchRun } from '../../__tests__/helpers/canaries.js';
import { knownPrincipals, type Emulator } from '../../src/emulator/index.js';
import type { GitHubStandIn } from '../../src/github-stand-in/index.js';
import type { RunEnd } from './run-in-process.js';

export interface Secrets {
  credentials: Canaries;
  /** Live values that nobody may be shown. */
  live: Canaries;
}

/** All that a run of the scene is given, and the live values as they are now. */
export function secretsOf({ world }: Emulator, github: GitHubStandIn): Secrets {
  const [credentials, live] = [new Canaries(), new Canaries()];
  credentials.add('the token of the workspace', knownPrincipals.deployer.token);
  credentials.add('the token of GitHub', github.world.token);
  addLive(live, world.endpoints.values(), []);
  return { credentials, live };
}

export interface LetOut extends Pick<RunEnd, 'resultFile'> {
  log: string;
  summary: string | undefined;
  /** Outputs and other files. */
  files?: string | undefined;
}

/** What got out, by log, summary, files, or with any of these requests. */
export function leaksOf(secrets: Secrets, run: LetOut, requests: { workspace: Emulator['requests']; github: GitHubStandIn['requests'] }): string[] {
  const written = [run.summary ?? '', run.files ?? '', run.resultFile === undefined ? '' : JSON.stringify(run.resultFile)].join('\n');
  try {
    searchRun(secrets.credentials, { log: run.log, written, ...requests }, { sentBack: secrets.live });
    return [];
  } catch (thrown) {
    return [thrown instanceof Error ? thrown.message : String(thrown)];
  }
}
