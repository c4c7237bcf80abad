/** Every request and reply of the platform's public documents: the manifest for it leads to an equivalent request, the reply to no surprise. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { liveEndpoint as readLive } from '../../src/databricks/read-endpoint.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import type { Manifest } from '../../src/endpoint/model.js';
import { readManifest } from '../../src/manifest/read.js';
import type { OptimizationInfo } from '../../src/ports/databricks.js';
import { bodyOf, kindsOf, owner, planOf, told, without } from '../helpers/build.js';
import { asObject as objectOf, objectsOf as listOf } from '../../src/json.js';

interface Cases {
  external_create: { request: JsonObject; reply: JsonObject };
  external_update_config: { request: JsonObject };
  mlflow_client_create: JsonObject;
  mlflow_client_update: JsonObject;
  provisioned_throughput_create: { model: string; version: number; min_chunks: number; max_chunks: number; request_when_chunk_is_980: JsonObject };
  optimization_info_replies: { optimizable: boolean; model_type: string; throughput_chunk_size: number }[];
}
const cases = JSON.parse(readFileSync(join(process.cwd(), '__tests__/fixtures/document-cases.json'), 'utf8')) as Cases;
const ownership = { key: 'endpoints_manifest', value: owner };

/** The request pasted into a manifest; `rate_limits` at its top is the one deprecated shape. */
function pasted(request: JsonObject, warnings = 0): Manifest {
  const { manifest, diagnostics } = readManifest([{ path: 'endpoints.yml', text: stringify({ id: 'demo', endpoints: { pasted: request } }) }], {});
  expect(diagnostics.map(({ severity }) => severity)).toEqual(Array(warnings).fill('warning'));
  return manifest!;
}

const owned = (reply: JsonObject): JsonObject => ({ ...reply, tags: [...listOf(reply['tags']), ownership] });

describe('an external model', () => {
  const { request, reply } = cases.external_create;

  it('is created by an equivalent request', () => {
    const plan = planOf(pasted(request, 1), undefined);
    expect(plan).toMatchObject({ action: 'create', name: 'openai_endpoint' });
    expect(bodyOf(plan, 'create')).toEqual({
      ...without(request, 'rate_limits'),
      ai_gateway: { rate_limits: request['rate_limits'] },
      tags: [...listOf(request['tags']), ownership],
    });
  });

  it('is read back without surprise: nothing is left but what that reply lacks', () => {
    const plan = planOf(pasted(without(request, 'rate_limits')), readLive.parse(owned(reply)));
    expect(plan).toMatchObject({ action: 'unchanged', operations: [], warnings: [], unmanaged: [] });
    // The reply predates AI Gateway limits: they are what is still to be written.
    expect(told(planOf(pasted(request, 1), readLive.parse(owned(reply))))).toEqual(['add ai_gateway.rate_limits[user/calls]: 100']);
  });

  it('without our tag is not ours, and can be adopted', () => {
    const plan = planOf(pasted(without(request, 'rate_limits')), readLive.parse(reply));
    expect(plan.blocked).toMatchObject({ reason: 'ownership-conflict', message: expect.stringMatching(/creator user@email.com, created 2023-11-10/) });
    const adopted = planOf(pasted({ ...without(request, 'rate_limits'), lifecycle: { adopt: true } }), readLive.parse(reply));
    expect(kindsOf(adopted)).toEqual(['patch-tags ownership']);
    expect(adopted.changes).toHaveLength(1);
  });

  it('is updated by an equivalent request', () => {
    const { name, ...config } = cases.external_update_config.request;
    const plan = planOf(pasted({ name: name!, config }), readLive.parse(owned(reply)));
    expect(plan).toMatchObject({ action: 'update', impact: 'rollout', unmanaged: ['tags'] });
    expect(bodyOf(plan, 'update-config')).toEqual(config);
  });
});

describe("the MLflow client's requests", () => {
  const { mlflow_client_create: create, mlflow_client_update: update } = cases;

  it('are created and updated equivalently', () => {
    expect(bodyOf(planOf(pasted(create), undefined), 'create')).toEqual({ ...create, tags: [ownership] });
    const live = readLive.parse(owned({ ...cases.external_create.reply, name: 'chat', config: { ...objectOf(create['config']), config_version: 1 }, tags: [] }));
    expect(planOf(pasted(create), live).action).toBe('unchanged');
    const plan = planOf(pasted({ ...update, name: 'chat' }, 1), live);
    expect(kindsOf(plan)).toEqual(['put-ai-gateway', 'update-config', 'wait']);
    expect(bodyOf(plan, 'update-config')).toEqual(update['config']);
    expect(bodyOf(plan, 'put-ai-gateway')).toEqual({ rate_limits: [{ calls: 10, key: 'user', renewal_period: 'minute' }] });
  });
});

describe('provisioned throughput', () => {
  const { model, version, min_chunks: min, max_chunks: max, request_when_chunk_is_980: request } = cases.provisioned_throughput_create;
  const [entity] = listOf(objectOf(request['config'])['served_entities']);
  const info = (reply: Cases['optimization_info_replies'][number]): OptimizationInfo => ({ optimizable: reply.optimizable, modelType: reply.model_type, throughputChunkSize: reply.throughput_chunk_size });
  const sent = { ...entity, name: 'foundation-model-3', entity_version: '3' };

  it.each(cases.optimization_info_replies)('sized in chunks of $throughput_chunk_size ($model_type) leads to an equivalent request', (reply) => {
    const document = { name: request['name']!, config: { served_entities: [{ entity_name: model, entity_version: version, throughput_chunks: { min, max } }] } };
    const plan = planOf(pasted(document), undefined, { optimization: { [`${model}@${String(version)}`]: info(reply) } });
    const size = reply.throughput_chunk_size;
    expect(bodyOf(plan, 'create')).toEqual({
      name: request['name'],
      config: { served_entities: [{ ...sent, min_provisioned_throughput: min * size, max_provisioned_throughput: max * size }] },
      tags: [ownership],
    });
  });

  it('stated in tokens per second is sent as it stands', () => {
    const plan = planOf(pasted(request), undefined, { optimization: { [`${model}@${String(version)}`]: { optimizable: true, throughputChunkSize: 980 } } });
    expect(plan.blocked).toBeUndefined();
    expect(bodyOf(plan, 'create')).toEqual({ ...request, config: { served_entities: [sent] }, tags: [ownership] });
  });
});
