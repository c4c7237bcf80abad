import fc from 'fast-check';
import { parseFault } from '../../src/databricks/fault.js';
import { EndpointsError, failureReasons } from '../../src/errors.js';
import { cost } from '../helpers/cost.js';
import { type Connected, connect } from './helpers/connect.js';
import { startServer, type TestServer } from './helpers/server.js';

let server: TestServer;
let connected: Connected;

beforeAll(async () => {
  server = await startServer();
  connected = connect(server.url, { tuning: { retryBudgetMs: 0 } });
});
afterAll(async () => {
  await connected.close();
  await server.close();
});

const calls: (() => Promise<unknown>)[] = [
  () => connected.serving.list(),
  () => connected.serving.get('x'),
  () => connected.serving.create('R1', { name: 'x' }),
  () => connected.serving.delete('x'),
  () => connected.serving.updateConfig('R31', 'x', {}),
  () => connected.serving.patchTags('x', { add: [], remove: [] }),
  () => connected.serving.permissions('i'),
  () => connected.serving.buildLogs('x', 'y'),
  () => connected.serving.optimizationInfo('a.b.c', '1'),
  () => connected.catalog.modelVersion('a.b.c', '1'),
  () => connected.catalog.modelVersions('a.b.c'),
  () => connected.catalog.modelVersions('m'),
  () => connected.catalog.secretKeys('s'),
  () => connected.identity.me(),
];

/** Names the API uses, so that arbitrary objects get past the first field. */
const apiNames = [
  'name', 'id', 'state', 'ready', 'config', 'pending_config', 'served_entities', 'served_models', 'environment_vars', 'external_model',
  'config_version', 'traffic_config', 'routes', 'tags', 'key', 'value', 'endpoints', 'creator', 'ai_gateway', 'access_control_list',
  'all_permissions', 'permission_level', 'group_name', 'inherited', 'logs', 'optimizable', 'version', 'model_versions', 'next_page_token',
  'registered_model', 'latest_versions', 'scopes', 'secrets', 'userName', 'groups', 'display', 'error_code', 'message', 'details', 'detail',
  '@type', 'request_id', 'retry_delay', 'field_violations', '__proto__', 'constructor', 'toString', 'description', 'route_optimized',
];
const { tree } = fc.letrec<{ tree: unknown; object: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('READY', 'true', '5', 'type.googleapis.com/google.rpc.RetryInfo')),
    tie('object'),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
  object: fc
    .array(fc.tuple(fc.constantFrom(...apiNames), tie('tree')), { maxLength: 6 })
    .map((entries) => Object.fromEntries(entries)),
}));
const text = fc.oneof(
  { weight: 6, arbitrary: tree.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.constantFrom('<html><pre>', '{', 'CODE: x', '\u0000', '[[[[', '1e999', '{"a":'.repeat(20_000)) },
);
const status = fc.oneof(
  { weight: 4, arbitrary: fc.constant(200) },
  fc.constantFrom(201, 204, 206, 299, 300, 302, 304, 400, 401, 403, 404, 409, 418, 429, 499, 500, 503, 599),
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
    'retry-after': fc.constantFrom('-1', 'never', '99999999999', 'Thu, 99 Foo 2099 99:99:99 GMT', '1'),
    location: fc.constantFrom('http://', '//evil.example', '/login.html?error=private-link-validation-error', '::::', ''),
    'x-request-id': fc.constantFrom('', 'a'.repeat(5000)),
  },
  { requiredKeys: [] },
);

describe('hostile answers', () => {
  it('lead to a value or to an error with a code and a next step, whatever was asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(calls.length - 1), status, headers, text, async (index, code, extra, body) => {
        server.answer(() => ({ status: code, headers: extra, body: code === 204 || code === 304 ? '' : body }));
        try {
          await calls[index]!();
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(EndpointsError);
          const error = thrown as EndpointsError;
          expect(failureReasons).toContain(error.code);
          expect(error.code).not.toBe('internal-error');
          expect(error.message.length).toBeLessThan(10_000);
          expect(error.message).not.toMatch(/[\n\r]/);
        }
        expect(({} as Record<string, unknown>).ready).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('cost a time that grows with their size, whatever they hold', () => {
    for (const unit of ['<pre', '<pre>', '<pre>a</pre', '<pre><', '<title', '<title>a', '<!doctype ', '[ReqId: ', 'A_: ', '{"a":', '[', ' ', '\n']) {
      const text = unit.repeat(Math.floor(4_000_000 / unit.length));
      expect([unit, cost(() => { parseFault({ status: 500, headers: {}, text }); }) < 2_000]).toEqual([unit, true]);
    }
  });
});
