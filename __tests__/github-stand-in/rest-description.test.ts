import type { Exchange } from '../../src/github-stand-in/index.js';
import { findOperation, judgeExchange } from './rest-description.js';

const repo = '/repos/acme/ml-platform';

function exchange(request: Partial<Exchange['request']>, reply: Partial<Exchange['reply']> = {}): Exchange {
  return {
    request: { n: 1, method: 'GET', path: repo, route: null, query: {}, body: undefined, status: 200, login: null, accept: '', ...request },
    reply: { status: 200, headers: {}, body: undefined, ...reply },
  };
}
const judge = (request: Partial<Exchange['request']>, reply: Partial<Exchange['reply']>): string[] => judgeExchange(exchange(request, reply), { request: true });
const refused = { status: 403, body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest', status: '403' } };

it('knows the operation of a path that overlaps with others', () => {
  const name = (path: string): string | undefined => findOperation('GET', `${repo}${path}`)?.name.replace('/repos/{owner}/{repo}', '');
  expect(name('/commits/feature/x/status')).toBe('GET /commits/{ref}/status');
  expect(name('/commits/feature/x')).toBe('GET /commits/{ref}');
  expect(name('/issues/comments')).toBe('GET /issues/comments');
  expect(name('/issues/7')).toBe('GET /issues/{issue_number}');
  expect(name('/contents')).toBe('GET /contents/{path}');
  expect(name('/milestones')).toBeUndefined();
});

it('refuses an operation that is not in the cut', () => {
  expect(judge({ method: 'GET', path: `${repo}/milestones` }, {})).toEqual([expect.stringContaining('add it to scripts/github-rest.mjs')]);
  expect(judge({ method: 'PUT', path: `${repo}/issues/7/lock` }, {})).toHaveLength(1);
});

it.each<[string, Partial<Exchange['request']>, RegExp | null]>([
  ['a number that is none', { path: `${repo}/issues/seven` }, /parameter issue_number/],
  ['a query parameter that it does not have', { path: `${repo}/activity`, query: { page: '2' } }, /unknown parameter page/],
  ['a value that is not one of its kind', { path: `${repo}/activity`, query: { direction: 'down' } }, /parameter direction/],
  ['what is right', { path: `${repo}/activity`, query: { direction: 'desc', per_page: '100' } }, null],
  ['a body without what it needs', { method: 'POST', path: `${repo}/statuses/${'a'.repeat(40)}`, body: { context: 'c' } }, /'state'/],
  ['a state that does not exist', { method: 'POST', path: `${repo}/statuses/${'a'.repeat(40)}`, body: { state: 'neutral' } }, /\/state must be equal/],
  ['a field that it does not know', { method: 'POST', path: `${repo}/deployments`, body: { ref: 'main', commit: 'a' } }, /unknown field commit/],
  ['no body where one belongs', { method: 'POST', path: `${repo}/deployments` }, /no body/],
])('judges a request with %s', (_name, request, problem) => {
  const problems = judge(request, refused);
  if (problem === null) expect(problems).toEqual([]);
  else expect(problems).toEqual([expect.stringMatching(problem)]);
});

it('judges answers by their status', () => {
  const about = { path: `${repo}/collaborators/ana/permission` };
  expect(judge(about, { status: 200, body: { permission: 'write', role_name: 'write', user: null } })).toEqual([]);
  expect(judge(about, { status: 200, body: { permission: 'write' } })).toEqual([expect.stringContaining("'role_name'")]);
  expect(judge(about, { status: 201, body: {} })).toEqual([expect.stringContaining('a status that the operation does not have')]);
  expect(judge(about, { status: 403, body: { message: 7 } })).toEqual([expect.stringContaining('/message must be string')]);
  const removal = { method: 'DELETE', path: `${repo}/issues/comments/7` };
  expect(judge(removal, { status: 204 })).toEqual([]);
  expect(judge(removal, { status: 204, body: {} })).toEqual([expect.stringContaining('a body where none belongs')]);
});
