import { blamedFields } from '../../src/apply/blame.js';
import { splitProtoPath } from '../../src/endpoint/document-paths.js';
import type { JsonObject } from '../../src/endpoint/fields/index.js';
import { ApiError, type CallFacts } from '../../src/errors.js';
import type { Operation } from '../../src/plan/plan.js';
import { cost } from '../helpers/cost.js';

const external = (name: string, model: string): JsonObject => ({
  name,
  external_model: { name: model, provider: 'openai', task: 'llm/v1/chat', openai_config: { openai_api_key: '{{secrets/llm/openai}}' } },
});
const document: JsonObject = {
  description: 'Scores.',
  config: {
    served_entities: [
      { name: 'champion', entity_name: 'prod.ml.churn', entity_version: '7', workload_size: 'Small', scale_to_zero_enabled: false, environment_vars: { HOST: 'features.internal', 'A.B': 'x' } },
      { name: 'shadow', entity_name: 'prod.ml.churn_shadow', entity_version: '2', workload_size: 'Huge' },
    ],
    traffic_config: { routes: [{ served_entity_name: 'champion', traffic_percentage: 90 }, { served_entity_name: 'shadow', traffic_percentage: 10 }] },
  },
  ai_gateway: { rate_limits: [{ key: 'user', calls: 5, tokens: 9, renewal_period: 'minute' }, { key: 'user_group', principal: 'analysts', calls: 7, renewal_period: 'minute' }] },
  tags: [{ key: 'team', value: 'ml' }, { key: 'holdout project', value: 'x' }],
  permissions: [{ level: 'CAN_QUERY', group_name: 'analysts' }],
};

const refusal = (facts: Partial<CallFacts>): ApiError =>
  new ApiError('api-error', 'no', { attempted: 'write', target: 'churn', method: 'PUT', path: '/', status: 400, ...facts });
const operations = {
  create: { kind: 'create', route: 'R1', body: document },
  config: { kind: 'update-config', route: 'R5', body: document['config'] as JsonObject },
  units: { kind: 'update-config', route: 'R31', body: { config: document['config'] as JsonObject } },
  gateway: {
    kind: 'put-ai-gateway',
    body: { rate_limits: [{ calls: 5, key: 'user' }, { tokens: 9, key: 'user' }, { calls: 7, key: 'user_group', principal: 'analysts' }] },
  },
  tags: { kind: 'patch-tags', purpose: 'tags', add: [], remove: [] },
  grants: { kind: 'put-permissions', grants: [] },
} as const satisfies Record<string, Operation>;
type Named = keyof typeof operations;

const shown = (facts: Partial<CallFacts>, operation: Named, of: JsonObject = document): string[] =>
  blamedFields(refusal(facts), operations[operation], of).map((place) => place.shown);
const path = (facts: Partial<CallFacts>, operation: Named): unknown => blamedFields(refusal(facts), operations[operation], document)[0]?.path;
const violation = (field: string, description = ''): Partial<CallFacts> => ({ violations: [{ field, description }] });

describe('the field of a violation', () => {
  it.each<[string, Named, string]>([
    ['config.served_entities[1].workload_size', 'create', 'config.served_entities[shadow].workload_size'],
    ['config.servedEntities[1].workloadSize', 'create', 'config.served_entities[shadow].workload_size'],
    ['served_entities[1].workload_size', 'config', 'config.served_entities[shadow].workload_size'],
    ['servedEntities.1.workloadSize', 'units', 'config.served_entities[shadow].workload_size'],
    ['config.servedEntities[1].workloadSize', 'units', 'config.served_entities[shadow].workload_size'],
    ['served_models[0].model_version', 'config', 'config.served_entities[champion].entity_version'],
    ['$.config.served_entities["champion"].environment_vars["A.B"]', 'create', 'config.served_entities[champion].environment_vars["A.B"]'],
    ['endpoint.description', 'create', 'description'],
    ['traffic_config.routes[1].traffic_percentage', 'config', 'config.traffic_config[shadow]'],
    ['config.traffic_config.routes[0].served_model_name', 'create', 'config.traffic_config[champion]'],
    ['rate_limits[2].calls', 'gateway', 'ai_gateway.rate_limits[user_group:analysts/calls]'],
    ['tags[1].key', 'create', 'tags["holdout project"]'],
    ['access_control_list[0].permission_level', 'grants', 'permissions[group:analysts]'],
    ['served_entities[9].workload_size', 'config', 'config.served_entities'],
    ['scaleToZeroEnabled', 'config', 'config.served_entities[champion].scale_to_zero_enabled'],
    ['config.served_entities[0].not_a_field', 'create', 'config.served_entities[champion]'],
  ])('%s of a refused %s', (field, operation, expected) => {
    expect(shown(violation(field), operation)).toEqual([expected]);
  });

  it('leads to the item that the manifest has, although the request lists it elsewhere', () => {
    expect(path(violation('rate_limits[2].calls'), 'gateway')).toEqual(['ai_gateway', 'rate_limits', 1, 'calls']);
    expect(path(violation('rate_limits[1].tokens'), 'gateway')).toEqual(['ai_gateway', 'rate_limits', 0, 'tokens']);
  });

  it('is nothing where the table does not know it', () => {
    expect(shown(violation('nothing.known[0]'), 'create')).toEqual([]);
    expect(shown(violation(''), 'create')).toEqual([]);
    expect(shown({ ...violation('x'), serviceMessage: 'workload_size is wrong for \'shadow\'' }, 'config')).toEqual(['config.served_entities[shadow].workload_size']);
  });
});

describe('the field that a message names', () => {
  it.each<[string, Named, string[]]>([
    ['scaleToZeroEnabled is undefined. Please set it to either true or false.', 'config', ['config.served_entities[shadow].scale_to_zero_enabled']],
    ['Endpoint tag key holdout project is either not between 1-255 characters long or contains one or more of the reserved characters: . , = / or :', 'tags', ['tags["holdout project"]']],
    ["'Huge' is not a valid workload_size. Supported values: Small, Medium, Large.", 'config', ['config.served_entities[shadow].workload_size']],
    ["entity_version '7' of prod.ml.churn is not valid: a model version number is required.", 'create', ['config.served_entities[champion].entity_version']],
    ['Model version prod.ml.churn/7 is in status PENDING_REGISTRATION and cannot be served.', 'config', ['config.served_entities[champion].entity_version']],
    ["RegisteredModel 'prod.ml.churn_shadow' does not exist.", 'config', ['config.served_entities[shadow].entity_name']],
    ['description must not be longer than 1000 characters.', 'create', ['description']],
    ['renewal_period is required and must be \'minute\'.', 'gateway', ['ai_gateway.rate_limits[user/calls]', 'ai_gateway.rate_limits[user_group:analysts/calls]']],
    ["Principal 'analysts' does not exist.", 'grants', ['permissions[group:analysts]']],
    ['Field environment_vars.HOST of \'champion\' is too long.', 'config', ['config.served_entities[champion].environment_vars[HOST]']],
    ['traffic_config is not right.', 'config', ['config.traffic_config']],
    ['Something is wrong.', 'config', []],
    ['The workload cannot be served in this region.', 'config', []],
  ])('%s', (serviceMessage, operation, expected) => {
    expect(shown({ serviceMessage }, operation)).toEqual(expected);
  });

  it('is none where it could be many', () => {
    const many = { config: { served_entities: [1, 2, 3, 4].map((index) => external(`m${index}`, `gpt-${index}`)) } };
    expect(shown({ serviceMessage: 'openai_api_key is not accepted.' }, 'create', many)).toEqual([]);
    expect(shown({ serviceMessage: "openai_api_key of 'm3' is not accepted." }, 'create', many)).toEqual(['config.served_entities[m3].external_model.openai_config.openai_api_key']);
  });

  it('is not looked for where the refusal is about the moment or the caller', () => {
    for (const status of [401, 409, 429, 500]) expect(shown({ status, serviceMessage: 'workload_size' }, 'config')).toEqual([]);
  });

  it('is found fast in hostile text', () => {
    const texts = ['['.repeat(20_000), 'a.'.repeat(20_000), '`'.repeat(20_000), 'workload_size '.repeat(2000), 'a[b'.repeat(10_000)];
    const search = (text: string): void => {
      blamedFields(refusal({ serviceMessage: text, violations: [{ field: text, description: text }] }), operations.config, document);
      splitProtoPath(text);
    };
    expect(cost(() => { texts.forEach(search); })).toBeLessThan(2000);
  });
});
