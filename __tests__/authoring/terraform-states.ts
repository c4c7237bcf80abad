/** The JSON of `terraform show -json`, built as the provider fills it: unset is `""`, `0`, `false` and `[]`; blocks are lists. */

export type Data = Record<string, unknown>;

/** Field by field what the provider writes for a served entity of which nothing is set. */
const emptyEntity: Data = {
  burst_scaling_enabled: false,
  entity_name: '',
  entity_version: '',
  environment_vars: null,
  external_model: [],
  instance_profile_arn: '',
  max_provisioned_concurrency: 0,
  max_provisioned_throughput: 0,
  min_provisioned_concurrency: 0,
  min_provisioned_throughput: 0,
  name: '',
  provisioned_model_units: 0,
  scale_to_zero_enabled: false,
  workload_size: '',
  workload_type: '',
};

export const entity = (values: Data): Data => ({ ...emptyEntity, ...values });

const emptyModel: Data = {
  ai21labs_config: [],
  amazon_bedrock_config: [],
  anthropic_config: [],
  cohere_config: [],
  custom_provider_config: [],
  databricks_model_serving_config: [],
  google_cloud_vertex_ai_config: [],
  openai_config: [],
  palm_config: [],
};

const emptyOpenai = Object.fromEntries(
  [
    'microsoft_entra_client_id',
    'microsoft_entra_client_secret',
    'microsoft_entra_client_secret_plaintext',
    'microsoft_entra_tenant_id',
    'openai_api_base',
    'openai_api_key',
    'openai_api_key_plaintext',
    'openai_api_type',
    'openai_api_version',
    'openai_deployment_name',
    'openai_organization',
  ].map((name) => [name, '']),
);

export const openai = (name: string, values: Data): Data => ({ ...emptyModel, name, provider: 'openai', task: 'llm/v1/chat', openai_config: [{ ...emptyOpenai, ...values }] });

export const config = (entities: Data[], shares: Record<string, number>): Data[] => [
  {
    auto_capture_config: [],
    served_entities: entities,
    served_models: [],
    traffic_config: [{ routes: Object.entries(shares).map(([name, share]) => ({ served_entity_name: name, served_model_name: name, traffic_percentage: share })) }],
  },
];

export function resource(address: string, values: Data, sensitive: Data = {}): Data {
  const [type = '', name = ''] = address.split('.').slice(-2);
  return { address, mode: 'managed', type, name, provider_name: 'registry.terraform.io/databricks/databricks', schema_version: 0, values, sensitive_values: sensitive };
}

export const endpoint = (address: string, values: Data, sensitive: Data = {}): Data =>
  resource(
    address,
    {
      ai_gateway: [],
      budget_policy_id: '',
      description: '',
      email_notifications: [],
      endpoint_url: '',
      id: values['name'],
      provider_config: [],
      rate_limits: [],
      route_optimized: false,
      tags: [],
      telemetry_config: [],
      timeouts: null,
      ...values,
    },
    sensitive,
  );

export const grant = (level: string, principal: Data): Data => ({ group_name: '', service_principal_name: '', user_name: '', permission_level: level, ...principal });

export const permissions = (address: string, id: string, grants: Data[]): Data =>
  resource(address, { access_control: grants, cluster_id: null, id: `/serving-endpoints/${id}`, object_type: 'serving-endpoint', serving_endpoint_id: id });

export const state = (resources: Data[], modules: Data[] = []): Data => ({
  format_version: '1.0',
  terraform_version: '1.9.5',
  values: { root_module: { resources, child_modules: modules } },
});

/** The endpoints of `supportState`, by name, as the provider's reads leave them. `ids` are the endpoints' own. */
export function supportState(ids: { chat: string; churn: string; oss: string }): Data {
  const chat = endpoint('databricks_model_serving.chat', {
    name: 'support-chat',
    serving_endpoint_id: ids.chat,
    ai_gateway: [
      {
        fallback_config: [],
        guardrails: [{ input: [{ invalid_keywords: [], pii: [{ behavior: 'BLOCK' }], safety: true, valid_topics: [] }], output: [] }],
        inference_table_config: [],
        rate_limits: [
          { calls: 10, key: 'user', principal: '', renewal_period: 'minute', tokens: 0 },
          { calls: 0, key: 'endpoint', principal: '', renewal_period: 'minute', tokens: 5000 },
        ],
        usage_tracking_config: [{ enabled: true }],
      },
    ],
    config: config([entity({ name: 'gpt', external_model: [openai('gpt-4o', { openai_api_key: '{{secrets/my_scope/my_openai_api_key}}' })] })], { gpt: 100 }),
    tags: [{ key: 'team', value: 'support' }],
  });
  const churn = endpoint('module.ml.databricks_model_serving.churn["eu"]', {
    name: 'churn',
    serving_endpoint_id: ids.churn,
    config: config(
      [
        entity({ name: 'champion', entity_name: 'prod.ml.churn', entity_version: '7', workload_size: 'Small', workload_type: 'CPU', environment_vars: { MODE: 'fast ${x}' } }),
        entity({ name: 'challenger', entity_name: 'prod.ml.churn', entity_version: '8', min_provisioned_concurrency: 4, max_provisioned_concurrency: 12, workload_size: 'Small', workload_type: 'CPU' }),
      ],
      { champion: 90, challenger: 10 },
    ),
    email_notifications: [{ on_update_failure: ['mlops@example.com'], on_update_success: [] }],
    timeouts: { create: '60m', update: null },
  });
  const { description: _, rate_limits: _1, route_optimized: _2, endpoint_url: _3, telemetry_config: _4, ...units } = (
    endpoint('x.y', {
      name: 'gpt-oss',
      serving_endpoint_id: ids.oss,
      config: [
        {
          served_entities: [{ burst_scaling_enabled: false, entity_name: 'system.ai.gpt-oss-120b', entity_version: '1', name: 'gpt-oss-120b-1', provisioned_model_units: 50 }],
          traffic_config: [{ routes: [{ served_entity_name: 'gpt-oss-120b-1', served_model_name: 'gpt-oss-120b-1', traffic_percentage: 100 }] }],
        },
      ],
    }) as { values: Data }
  ).values;
  return state(
    [
      chat,
      permissions('databricks_permissions.chat', ids.chat, [grant('CAN_QUERY', { group_name: 'analysts' })]),
      resource('databricks_job.train', { name: 'train' }),
      { ...resource('data.databricks_current_user.me', {}), mode: 'data' },
    ],
    [{ address: 'module.ml', resources: [churn], child_modules: [{ address: 'module.ml.module.oss', resources: [resource('module.ml.module.oss.databricks_model_serving_provisioned_throughput.oss', units)] }] }],
  );
}
