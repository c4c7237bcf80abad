import type { JsonObject } from './json.js';
import type { World } from './world.js';

/** E8's endpoints that belong to somebody else: pay-per-token, and another product's agent tile. */
export const foreignEndpoints: readonly JsonObject[] = [
  {
    name: 'databricks-claude-opus-4-7',
    creation_timestamp: 1776297600000,
    last_updated_timestamp: 1776297600000,
    state: { ready: 'READY', config_update: 'NOT_UPDATING' },
    config: {
      served_entities: [
        {
          name: 'databricks-claude-opus-4-7',
          entity_name: 'system.ai.databricks-claude-opus-4-7',
          type: 'FOUNDATION_MODEL',
          foundation_model: {
            name: 'system.ai.databricks-claude-opus-4-7',
            display_name: 'Claude Opus 4.7',
            pricing_model: 'Pay-per-token',
          },
        },
      ],
    },
    task: 'llm/v1/chat',
    endpoint_type: 'FOUNDATION_MODEL_API',
    permission_level: 'CAN_QUERY',
  },
  {
    name: 'mas-996e9c3d-endpoint',
    creator: 'someone@example.com',
    creation_timestamp: 1779214917000,
    last_updated_timestamp: 1779214917000,
    state: { ready: 'READY', config_update: 'NOT_UPDATING' },
    config: {},
    id: '9bd4e102071140b79e31b3e3e0abe769',
    route_optimized: false,
    task: 'agent/v1/responses',
    permission_level: 'CAN_VIEW',
    tile_endpoint_metadata: { tile_id: '996e9c3d-6a6c-4e63-a626-c0cbee33deb2', problem_type: 'MULTI_AGENT_SUPERVISOR' },
    description: '',
  },
];

/** Models, secrets and foreign endpoints that the documented cases and the worked examples E1-E8 refer to. */
export function seedStandardWorkspace(world: World): void {
  const chat = 'llm/v1/chat';
  const chunk = (size: number, modelType = 'llama') => ({ optimization: { kind: 'chunk' as const, size, modelType } });
  const units = (size: number, modelType: string) => ({ optimization: { kind: 'units' as const, size, modelType } });
  world.addModel('ml.llm-catalog.foundation-model', { task: chat, versions: { 1: {}, 2: chunk(1580), 3: chunk(980) } });
  world.addModel('system.ai.meta_llama_v3_1_8b_instruct', { task: chat, versions: { 2: chunk(970), 3: chunk(19000) } });
  world.addModel('system.ai.meta_llama_v3_1_8b', { versions: { 1: chunk(980) } });
  world.addModel('system.ai.llama_v3_3_70b_instruct', { task: chat, versions: { 1: chunk(980), 2: chunk(1580) } });
  world.addModel('system.ai.gte_large_en_v1_5', { task: 'llm/v1/embeddings', versions: { 1: chunk(980, 'gte') } });
  world.addModel('system.ai.gpt-oss-120b', { task: chat, versions: { 1: units(50, 'gpt_oss') } });
  world.addModel('system.ai.llama-4-maverick', { task: chat, versions: { 1: units(50, 'llama4') } });
  world.addModel('system.ai.qwen3-embedding-0-6b', { task: 'llm/v1/embeddings', versions: { 1: units(50, 'qwen') } });
  world.addModel('prod.ml.churn', {
    versions: {
      6: {}, 7: {}, 8: {}, 9: { status: 'PENDING_REGISTRATION' }, 10: { status: 'FAILED_REGISTRATION' },
    },
    aliases: { champion: 8, challenger: 7 },
  });
  world.addModel('prod.ml.churn_shadow', { versions: { 1: {}, 2: { signature: false } } });
  world.addModel('prod.ml.unsized', { versions: { 1: { optimization: { kind: 'absent' } } } });
  world.addModel('ads-model', { versions: { 1: {}, 2: {}, 3: {} }, aliases: { production: 3 } });
  world.addFeatureSpec('prod.features.user_spec');
  world.addSecrets('my_scope', ['my_openai_api_key']);
  world.addSecrets('scope', ['key']);
  world.addSecrets('llm-prod', ['openai-key', 'anthropic-key', 'cohere-key']);
  world.addSecrets('churn', ['feature-token']);
  world.addSecrets('empty-scope', []);
  for (const detail of foreignEndpoints) world.addForeignEndpoint(detail);
}
