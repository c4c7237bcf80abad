import { connectGitHub, type GitHub, type GitHubConnection, type Patience } from '../../src/github/client.js';
import { startGitHub, type GitHubStandIn, type StandInOptions } from '../../src/github-stand-in/index.js';
import { judgeExchange } from '../github-stand-in/rest-description.js';
import { formatMarker } from '../../src/markers.js';
import type { DriftMarker } from '../../src/ports/drift-issues.js';
import type { PlanMarker } from '../../src/ports/plan-comments.js';
import type { Log } from '../../src/ports/run.js';

export const bot = 'github-actions[bot]';

/** Waits are a thousandth of what they are: 9 s become 9 ms. */
export const hasty: Partial<Patience> = { unitMilliseconds: 1, lagMilliseconds: [1, 2, 4] };

export function collectLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const add = (level: string) => (line: string): void => { lines.push(`${level}: ${line}`); };
  return {
    lines,
    debug: add('debug'),
    info: add('info'),
    notice: add('notice'),
    warning: add('warning'),
    error: add('error'),
    group: (_title, work) => work(),
  };
}

export interface Room {
  standIn: GitHubStandIn;
  world: GitHubStandIn['world'];
  github: GitHub;
  log: ReturnType<typeof collectLog>;
  /** `METHOD path` of each request so far, without the repository's prefix. */
  asked(): string[];
  connect(overrides?: Partial<GitHubConnection>): GitHub;
}

const open: GitHubStandIn[] = [];
const problems: string[] = [];

export async function enter(options: StandInOptions = {}): Promise<Room> {
  const standIn = await startGitHub({ onExchange: (exchange) => { problems.push(...judgeExchange(exchange, { request: true })); }, ...options });
  open.push(standIn);
  const { world } = standIn;
  const { owner, name } = world.state.repository;
  const log = collectLog();
  const connect = (overrides: Partial<GitHubConnection> = {}): GitHub =>
    connectGitHub({
      token: world.token, apiUrl: standIn.url, repository: { owner, name }, userAgent: 'databricks-endpoints-tests', log, patience: hasty, ...overrides,
    });
  const asked = (): string[] => standIn.requests.map(({ method, path }) => `${method} ${path.replace(`/repos/${owner}/${name}`, '')}`);
  return { standIn, world, github: connect(), log, asked, connect };
}

/**
 * Closes what was opened; nothing may have been asked that GitHub does not have, or that is surely a mistake, and what
 * was asked and answered has to be as GitHub's REST description says.
 */
export async function leave(): Promise<void> {
  const left = open.splice(0);
  await Promise.all(left.map((standIn) => standIn.close()));
  expect(left.flatMap((standIn) => standIn.unknownRequests.map(({ method, path }) => `${method} ${path}`))).toEqual([]);
  expect(left.flatMap((standIn) => standIn.complaints)).toEqual([]);
  expect(problems.splice(0)).toEqual([]);
}

export function planMarker(overrides: Partial<PlanMarker> = {}): PlanMarker {
  return {
    v: 1, manifest: 'support-llm', target: 'prod', host: 'https://dbc-1.cloud.databricks.com', head: 'a'.repeat(40), run: '77', attempt: 1,
    digest: '0123456789abcdef01234567', state: 'planned', endpoints: { chat: { changes: ['aaaabbbbccccddddeeeeffff'] } }, ...overrides,
  };
}

export function planBody(overrides: Partial<PlanMarker> = {}, text = 'plan'): string {
  return `${formatMarker('plan', planMarker(overrides))}\n${text}`;
}

export function driftBody(overrides: Partial<DriftMarker> = {}, text = 'drift'): string {
  const marker: DriftMarker = {
    v: 1, manifest: 'support-llm', target: 'prod', host: 'https://dbc-1.cloud.databricks.com', findings: 'ffff', ...overrides,
  };
  return `${formatMarker('drift', marker)}\n${text}`;
}
