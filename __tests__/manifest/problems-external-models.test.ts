import { findings, type Problem, openai, secret, withExternalModel } from './manifests.js';

const problems: Problem[] = [
  {
    name: 'an unknown provider',
    text: withExternalModel(openai.replace('provider: openai','provider: opneai')),
    expected: [
      '7:50 error: `provider` must be `openai`, `anthropic`, `cohere`, `amazon-bedrock`, `google-cloud-vertex-ai`, `ai21labs`, `palm`, `databricks-model-serving` or `custom`, not `opneai`. Did you mean `openai`?',
    ],
  },
  {
    name: 'another block',
    text: withExternalModel(`provider: openai, task: llm/v1/chat, anthropic_config: { anthropic_api_key: ${secret} }`),
    expected: [
      '7:77 error: `anthropic_config` does not go with the provider `openai`. Write `openai_config`, or set `provider: anthropic`.',
    ],
  },
  {
    name: 'no block',
    text: withExternalModel('provider: openai, task: llm/v1/chat'),
    expected: [
      '7:11 error: The provider `openai` needs its settings in `openai_config`.',
    ],
  },
  {
    name: 'no credential',
    text: withExternalModel('provider: anthropic, task: llm/v1/chat, anthropic_config: {}'),
    expected: [
      '7:80 error: The provider `anthropic` needs `anthropic_api_key`.',
    ],
  },
  {
    name: 'Azure without its fields',
    text: withExternalModel(`provider: openai, task: llm/v1/chat, openai_config: { openai_api_type: azure, openai_api_key: ${secret} }`),
    expected: [
      '7:77 error: `openai_api_type: azure` needs `openai_api_base`, `openai_api_version` and `openai_deployment_name`.',
    ],
  },
  {
    name: 'Entra without its fields',
    text: withExternalModel(`provider: openai, task: llm/v1/chat, openai_config: { openai_api_type: azuread, openai_api_base: x, openai_api_version: y, openai_deployment_name: z, microsoft_entra_tenant_id: t }`),
    expected: [
      '7:77 error: `openai_api_type: azuread` needs `microsoft_entra_client_id` and `microsoft_entra_client_secret`.',
    ],
  },
  {
    name: 'Entra fields without Entra',
    text: withExternalModel(`provider: openai, task: llm/v1/chat, openai_config: { openai_api_key: ${secret}, microsoft_entra_tenant_id: t }`),
    expected: [
      '7:129 error: `microsoft_entra_tenant_id` goes with `openai_api_type: azuread`. Remove it, or change the type.',
    ],
  },
  {
    name: 'Bedrock without a way to sign in',
    text: withExternalModel('provider: amazon-bedrock, task: llm/v1/chat, amazon_bedrock_config: { aws_region: r, bedrock_provider: anthropic }'),
    expected: [
      '7:85 error: The provider `amazon-bedrock` needs `aws_access_key_id` and `aws_secret_access_key`, or `instance_profile_arn`, or `uc_service_credential_name`.',
    ],
  },
  {
    name: 'Bedrock with one key',
    text: withExternalModel(`provider: amazon-bedrock, task: llm/v1/chat, amazon_bedrock_config: { aws_region: r, bedrock_provider: anthropic, aws_access_key_id: ${secret} }`),
    expected: [
      '7:85 error: Signing in to Amazon Bedrock by keys needs `aws_secret_access_key`.',
    ],
  },
  {
    name: 'Bedrock with two ways',
    text: withExternalModel(`provider: amazon-bedrock, task: llm/v1/chat, amazon_bedrock_config: { aws_region: r, bedrock_provider: anthropc, instance_profile_arn: x, uc_service_credential_name: y }`),
    expected: [
      '7:143 warning: `anthropc` is not a model family that is known here (`anthropic`, `cohere`, `ai21labs` and `amazon`). Did you mean `anthropic`?',
      '7:178 error: Only one way to sign in to Amazon Bedrock can be given, but here are `instance_profile_arn` and `uc_service_credential_name`.',
    ],
  },
  {
    name: 'Vertex without its fields',
    text: withExternalModel(`provider: google-cloud-vertex-ai, task: llm/v1/chat, google_cloud_vertex_ai_config: { private_key: ${secret} }`),
    expected: [
      '7:124 error: `google_cloud_vertex_ai_config` needs `project_id`: project id.',
      '7:124 error: `google_cloud_vertex_ai_config` needs `region`: region.',
    ],
  },
  {
    name: 'two auth blocks',
    text: withExternalModel(`provider: custom, task: llm/v1/chat, custom_provider_config: { custom_provider_url: "https://x", api_key_auth: { key: k }, bearer_token_auth: { token: ${secret} } }`),
    expected: [
      '7:137 error: `api_key_auth` needs `value`.',
      '7:163 error: The provider `custom` takes `api_key_auth` or `bearer_token_auth`, not both.',
    ],
  },
  {
    name: 'no auth block',
    text: withExternalModel('provider: custom, task: llm/v1/chat, custom_provider_config: { custom_provider_url: "https://x" }'),
    expected: [
      '7:77 error: The provider `custom` needs `api_key_auth` or `bearer_token_auth`.',
    ],
  },
  {
    name: 'a task the provider is not known for',
    text: withExternalModel(`provider: anthropic, task: llm/v1/embeddings, anthropic_config: { anthropic_api_key: ${secret} }`),
    expected: [
      '7:67 warning: The provider `anthropic` is known for `llm/v1/chat` and `llm/v1/completions`, not for `llm/v1/embeddings`; the platform may refuse it.',
    ],
  },
  {
    name: 'an unknown task',
    text: withExternalModel(`provider: anthropic, task: llm/v1/chatt, anthropic_config: { anthropic_api_key: ${secret} }`),
    expected: [
      '7:67 warning: `llm/v1/chatt` is not a value of `task` that is known here (`llm/v1/chat`, `llm/v1/completions` and `llm/v1/embeddings`). Did you mean `llm/v1/chat`?',
    ],
  },
];

describe('external-models: what is wrong, and where', () => {
  it.each(problems)('$name', ({ text, options, expected }) => {
    expect(findings(text, options)).toEqual(expected);
  });
});
