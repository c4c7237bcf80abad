/** Rollouts of hours, on one virtual clock for the product and the workspace: tokens, polls and lines are counted. */
import { jest } from '@jest/globals';
import { knownPrincipals } from '../../src/emulator/index.js';
import { openStage, type Stage } from '../helpers/story.js';
import { chat, churn, manifest } from './manifests.js';

const hour = 3_600_000;
const root = '/api/2.0/serving-endpoints';
const oauth = { clientId: knownPrincipals.deployer.name, clientSecret: knownPrincipals.deployer.secret };

// Thousands of requests, for which a busy machine needs its time.
jest.setTimeout(120_000);

let stage: Stage;
afterEach(() => stage.close());

const asked = (pattern: RegExp): number => stage.emulator.requests.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

describe('a rollout of seven hours', () => {
  it('ends ready: a token for each hour, polls every half minute, a line every three minutes', async () => {
    stage = await openStage({ sharedTime: true, oauth, deployment: { ms: 7 * hour } });
    const { result, log } = await stage.run('apply', manifest({ slow: churn() }), { 'timeout-minutes': '600' });
    expect(result?.endpoints.map(({ outcome }) => outcome)).toEqual(['applied']);
    expect(stage.time!.elapsed).toBeGreaterThanOrEqual(7 * hour);
    expect(stage.time!.elapsed).toBeLessThan(7 * hour + 40_000);
    // Renewed two minutes ahead: eight tokens of one hour cover seven hours.
    expect(asked(/^POST .*\/token$/)).toBe(8);
    expect(stage.emulator.requests.filter(({ status }) => status >= 400 && status !== 404)).toEqual([]);
    const polls = asked(new RegExp(`^GET ${root}/slow$`));
    expect(polls).toBeGreaterThan((7 * hour) / 33_000);
    expect(polls).toBeLessThan((7 * hour) / 27_000 + 10);
    const alive = log.filter((line) => line.includes('still creating'));
    expect(alive.length).toBeGreaterThan((7 * 60) / 4);
    expect(alive.length).toBeLessThanOrEqual((7 * 60) / 3);
  });

  it('outlives tokens that are refused before their time, and a service that slows all down for a while', async () => {
    stage = await openStage({ sharedTime: true, oauth, deployment: { ms: 5 * hour }, tokenTtlMs: 20 * 60_000, expiredTokenStatus: 401 });
    const { world } = stage.emulator;
    world.addFault({ method: 'GET', path: `${root}/slow`, kind: 'status', status: 429, retryAfter: 240, nth: 50, times: 3 });
    world.addFault({ method: 'GET', path: `${root}/slow`, kind: 'reset', nth: 100, times: 4 });
    world.addFault({ method: 'GET', path: `${root}/slow`, kind: 'status', status: 401, nth: 150, times: 1 });
    const { result } = await stage.run('apply', manifest({ slow: churn() }), { 'timeout-minutes': '600' });
    expect(result?.endpoints.map(({ outcome }) => outcome)).toEqual(['applied']);
    expect(asked(/^POST .*\/token$/)).toBeGreaterThanOrEqual((5 * 60) / 20);
    expect(asked(new RegExp(`^POST ${root}$`))).toBe(1);
  });
});

describe('requests while waiting', () => {
  it('are for what is not ready, however many others are', async () => {
    const pollsOf = async (others: number): Promise<number> => {
      stage = await openStage({ sharedTime: true, deployment: { ms: 2 * hour } });
      const ready = Object.fromEntries(Array.from({ length: others }, (_, index) => [`ready-${index}`, chat()]));
      await stage.run('apply', manifest({ ...ready, slow: churn() }), { 'timeout-minutes': '600', parallelism: '64' });
      const first = stage.emulator.requests.findIndex(({ method, path }) => `${method} ${path}` === `POST ${root}`);
      return stage.emulator.requests.slice(first).filter(({ method }) => method === 'GET').length;
    };
    const alone = await pollsOf(0);
    await stage.close();
    const beside = await pollsOf(40);
    expect(alone).toBeGreaterThan(200);
    expect(beside).toBe(alone);
  });
});
