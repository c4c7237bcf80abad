import { getOctokit } from '@actions/github';
import { startGitHub, type GitHubStandIn, type StandInOptions } from '../../src/github-stand-in/index.js';
import { judgeExchange } from './rest-description.js';

export const ENDPOINTS = 'endpoints:\n  a: 1\n  b: 2\n  c: 3\n  d: 4\n  e: 5\n  f: 6\n';

const running: GitHubStandIn[] = [];
const problems: string[] = [];

export async function start(options: StandInOptions = {}): Promise<GitHubStandIn> {
  const github = await startGitHub({
    files: { 'endpoints.yml': ENDPOINTS, 'conf/a.yml': 'x: 1\n' },
    // What these tests ask may be wrong on purpose; what is answered never is.
    onExchange: (exchange) => { if (exchange.request.route !== null) problems.push(...judgeExchange(exchange, { request: false })); },
    ...options,
  });
  running.push(github);
  return github;
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((github) => github.close()));
  expect(problems.splice(0)).toEqual([]);
}

export const REPO = { owner: 'acme', repo: 'ml-platform' };

export function octokitOf(github: GitHubStandIn, token = github.world.token) {
  return getOctokit(token, { baseUrl: github.url }).rest;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A raw request below the repository; two slashes in front make it one below the root. */
export async function call(
  github: GitHubStandIn,
  route: string,
  options: { body?: unknown; token?: string | null; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const [method = 'GET', path = ''] = route.split(' ');
  const url = path.startsWith('//') ? `${github.url}${path.slice(1)}` : `${github.url}/repos/acme/ml-platform${path}`;
  const token = options.token === undefined ? github.world.token : options.token;
  const response = await fetch(url, {
    method,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...options.headers },
    ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('application/json') === true && text !== '';
  return { status: response.status, headers: response.headers, body: json ? (JSON.parse(text) as unknown) : text };
}
