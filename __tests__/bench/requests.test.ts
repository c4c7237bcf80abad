import { countRows, differences, kindOf, tableOf } from '../../scripts/bench/requests.js';

const serving = '/api/2.0/serving-endpoints';
const get = (path: string) => ({ method: 'GET', path });

describe('kinds of requests', () => {
  it.each([
    ['GET', serving, 'list of endpoints'],
    ['GET', `${serving}/a`, 'endpoint'],
    ['GET', `${serving}/get-model-optimization-info/m/1`, 'throughput steps of a model'],
    ['GET', `${serving}/a/served-models/b/build-logs`, 'build or server log'],
    ['GET', '/api/2.0/permissions/serving-endpoints/1', 'permissions'],
    ['PUT', '/api/2.0/permissions/serving-endpoints/1', 'permissions (write)'],
    ['POST', serving, 'create'],
    ['POST', `${serving}/pt`, 'create'],
    ['PUT', `${serving}/a/config`, 'config'],
    ['PUT', `${serving}/pt/a/config`, 'config'],
    ['DELETE', `${serving}/a`, 'delete'],
    ['GET', '/api/2.1/elsewhere', 'GET /api/2.1/elsewhere'],
  ])('%s %s is %s', (method, path, kind) => {
    expect(kindOf({ method, path })).toBe(kind);
  });
});

describe('made against needed', () => {
  const needed = [get(serving), get(`${serving}/a`), get(`${serving}/b`)];

  it('says nothing where they are the same in any order', () => {
    expect(differences(needed.toReversed(), needed)).toEqual([]);
  });

  it('tells what was made twice, not at all, or without need', () => {
    const made = [get(serving), get(serving), get(`${serving}/a`), get(`${serving}/c`)];
    expect(differences(made, needed)).toEqual([
      `GET ${serving}: made 2, needed 1`,
      `GET ${serving}/c: made 1, needed 0`,
      `GET ${serving}/b: made 0, needed 1`,
    ]);
  });

  it('counts by kind, known kinds first', () => {
    const rows = countRows([get('/x'), ...needed], needed);
    expect(rows).toEqual([
      { kind: 'list of endpoints', made: 1, needed: 1 },
      { kind: 'endpoint', made: 2, needed: 2 },
      { kind: 'GET /x', made: 1, needed: 0 },
    ]);
    expect(tableOf(rows)[2]).toBe('endpoint                2       2');
  });
});
