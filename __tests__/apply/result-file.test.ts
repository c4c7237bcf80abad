import { Ajv2020 } from 'ajv/dist/2020.js';
import { countOutcomes, overallReason, outcomes } from '../../src/apply/outcome.js';
import { applyPlan } from '../../src/apply/execute.js';
import { resultFileJsonSchema } from '../../src/apply/result-file-schema.js';
import { toResultFile } from '../../src/apply/result-file.js';
import type { ApplyResult, EndpointResult } from '../../src/apply/result.js';
import { FakeServing } from './fake-serving.js';
import { configOf, entity, makePlan, makeStory, VirtualClock } from './support.js';

// Formats are checked by hand here: ajv knows none of its own.
const validate = new Ajv2020({ allErrors: true, formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) } }).compile(resultFileJsonSchema());

function expectValid(file: unknown): void {
  validate(JSON.parse(JSON.stringify(file)));
  expect(validate.errors ?? []).toEqual([]);
}

const result = (endpoints: EndpointResult[], facts: Partial<ApplyResult> = {}): ApplyResult => ({
  who: { actor: 'octocat', principal: 'deployer@example.com' },
  commit: 'c'.repeat(40),
  pullRequests: [12, 9],
  manifest: 'demo',
  target: 'default',
  host: 'https://example.test',
  planDigest: 'a'.repeat(24),
  endpoints,
  warnings: [],
  startedAt: 0,
  finishedAt: 60_000,
  ...facts,
});

const endpoint = (facts: Partial<EndpointResult> = {}): EndpointResult => ({
  key: 'churn',
  name: 'prod-churn',
  action: 'update',
  outcome: 'applied',
  operations: [],
  plan: makePlan(),
  state: 'READY',
  failures: [],
  startedAt: 0,
  finishedAt: 30_000,
  ...facts,
});

describe('the result file', () => {
  it('tells who did what, with request ids and config versions', () => {
    const file = toResultFile(
      result([
        endpoint({
          configVersionBefore: 7,
          configVersionAfter: 8,
          operations: [{ kind: 'update-config', title: 'update the config', status: 'done', requestId: 'r-1' }],
        }),
      ]),
    );
    expect(file).toMatchObject({
      format_version: '1', who: 'octocat', principal: 'deployer@example.com', commit: 'c'.repeat(40), pull_requests: [12, 9],
      started_at: '1970-01-01T00:00:00.000Z', finished_at: '1970-01-01T00:01:00.000Z', failure_reason: null,
      summary: { applied: 1, failed: 0 },
      endpoints: [{
        outcome: 'applied', config_version_before: 7, config_version_after: 8, failure_reason: null, held_back: null,
        operations: [{ kind: 'update-config', status: 'done', request_id: 'r-1', message: null }],
      }],
    });
    expectValid(file);
  });

  it('tells when each operation and each served entity began and ended', () => {
    const file = toResultFile(
      result([
        endpoint({
          operations: [
            { kind: 'update-config', title: 'update the config', status: 'done', startedAt: 0, sentAt: 1000, finishedAt: 2000 },
            { kind: 'wait', title: 'wait', status: 'not-made' },
          ],
          entities: [{ entity: 'main', configVersion: 8, deployment: 'DEPLOYMENT_CREATING', startedAt: 2000 }],
        }),
      ]),
    );
    expect(file.endpoints[0]).toMatchObject({
      operations: [
        { started_at: '1970-01-01T00:00:00.000Z', sent_at: '1970-01-01T00:00:01.000Z', finished_at: '1970-01-01T00:00:02.000Z' },
        { started_at: null, sent_at: null, finished_at: null },
      ],
      entities: [{ entity: 'main', config_version: 8, deployment: 'DEPLOYMENT_CREATING', started_at: '1970-01-01T00:00:02.000Z', finished_at: null }],
    });
    expectValid(file);
  });

  it('tells who allowed what was destroyed, and where the apply is recorded', () => {
    const allowed = { pullRequest: 12, label: 'drop', by: 'ben', at: '2026-03-01T10:05:00Z', endpoints: ['churn'] };
    const file = toResultFile(result([endpoint()], { destructionAllowed: [allowed], deployment: { id: 7, environment: 'prod', url: 'https://github.com/x' } }));
    expect(file).toMatchObject({
      destruction_allowed: [{ pull_request: 12, label: 'drop', by: 'ben', at: '2026-03-01T10:05:00Z', endpoints: ['churn'] }],
      deployment: { id: 7, environment: 'prod', url: 'https://github.com/x' },
    });
    expectValid(file);
    expectValid(toResultFile(result([], { deployment: { id: 7, environment: 'prod' } })));
    expect(toResultFile(result([]))).toMatchObject({ destruction_allowed: [], deployment: null });
  });

  it('redacts every text that the workspace may have written', () => {
    const secret = 's3cr3t';
    const file = toResultFile(
      result(
        [
          endpoint({
            outcome: 'failed',
            reason: 'deployment-failed',
            message: `m ${secret}`,
            hint: `h ${secret}`,
            failures: [{ entity: 'main', deployment: 'DEPLOYMENT_FAILED', message: `f ${secret}`, log: `l ${secret}` }],
            operations: [{ kind: 'wait', title: 'wait', status: 'failed', message: `o ${secret}` }],
          }),
        ],
        { warnings: [`w ${secret}`], failureReason: 'deployment-failed' },
      ),
      (text) => text.replaceAll(secret, '***'),
    );
    expect(JSON.stringify(file)).not.toContain(secret);
    expect(file.endpoints[0]!.failures[0]).toEqual({ entity: 'main', deployment: 'DEPLOYMENT_FAILED', message: 'f ***', log: 'l ***' });
    expectValid(file);
  });

  it.each(outcomes)('is valid for the outcome %s', (outcome) => {
    const held = { approvedIn: 12, heldBackDigest: 'b'.repeat(24) };
    expectValid(toResultFile(result([endpoint({ outcome, approval: held, state: '', oldConfigServes: true })])));
    expect(toResultFile(result([endpoint({ approval: held })])).endpoints[0]!.held_back).toEqual({ digest: 'b'.repeat(24), approved_in: 12 });
  });

  it('is valid for what an apply returns', async () => {
    const clock = new VirtualClock();
    const api = new FakeServing(clock);
    api.rollouts = [{ gets: 1, end: 'failed' }];
    const wanted = [{ name: 'a', config: configOf(entity('7')), tags: { team: 'x' } }, { name: 'b', gone: true }];
    const { options } = await makeStory({ clock, api, wanted });
    expectValid(toResultFile(result(await applyPlan(options))));
  });

  it('has a schema that refuses what is not the contract', () => {
    const good = JSON.parse(JSON.stringify(toResultFile(result([endpoint()])))) as Record<string, unknown>;
    for (const bad of [{ ...good, who: undefined }, { ...good, extra: 1 }, { ...good, started_at: 'noon' }, { ...good, failure_reason: 'because' }]) {
      expect(validate(JSON.parse(JSON.stringify(bad)))).toBe(false);
    }
  });
});

describe('the outcome of a run', () => {
  it('counts every outcome', () => {
    expect(countOutcomes([endpoint(), endpoint({ outcome: 'held' }), endpoint()])).toEqual({
      applied: 2, accepted: 0, unchanged: 0, refused: 0, held: 1, failed: 0, cancelled: 0,
    });
  });

  it('is the worst reason in the published order, endpoints that could not be read included', () => {
    const unread = [{ name: 'x', reason: 'permission-denied' as const, message: '' }];
    const results = [endpoint({ reason: 'deployment-timeout' }), endpoint({ reason: 'plan-changed' }), endpoint()];
    expect(overallReason(results)).toBe('plan-changed');
    expect(overallReason(results, unread)).toBe('permission-denied');
    expect(overallReason([endpoint(), endpoint({ outcome: 'held' })])).toBeUndefined();
  });
});
