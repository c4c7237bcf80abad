import { textOf } from '../../json.js';
import type { Field, Json, ObjectField, StringField } from './types.js';

const secret = (doc: string): StringField => ({ type: 'string', doc, credential: true, evidence: 'N18, C12' });
const text = (doc: string, extra: Partial<StringField> = {}): StringField => ({ type: 'string', doc, ...extra });

/** N32: the platform does not care for the case of `bedrock_provider`. */
function sameIgnoringCase(a: Json, b: Json): boolean {
  return textOf(a).toLowerCase() === textOf(b).toLowerCase();
}

/** N33: one trailing slash of a URL is no difference. */
function sameUrl(a: Json, b: Json): boolean {
  const bare = (value: Json): string => textOf(value).trim().replace(/\/$/, '');
  return bare(a) === bare(b);
}

const url = (doc: string, extra: Partial<StringField> = {}): StringField =>
  text(doc, { same: sameUrl, evidence: 'N33', ...extra });

const block = (doc: string, fields: Record<string, Field>): ObjectField => ({
  type: 'object',
  stated: 'whole',
  doc,
  fields,
});

export interface Provider {
  /** Value of `external_model.provider`. */
  name: string;
  /** The one block that goes with it. */
  block: string;
  field: ObjectField;
  /** Task types it is known for; low confidence, so for warnings only (section 3 of the platform page). */
  tasks: readonly string[];
}

const chat = 'llm/v1/chat';
const completions = 'llm/v1/completions';
const embeddings = 'llm/v1/embeddings';
export const externalTasks = [chat, completions, embeddings] as const;

/** All providers of external models, with their block of settings. */
export const providers: readonly Provider[] = [
  {
    name: 'openai',
    block: 'openai_config',
    tasks: [chat, completions, embeddings],
    field: block('OpenAI or Azure OpenAI.', {
      openai_api_key: secret('API key.'),
      openai_api_type: text('`openai` (default), `azure` (API key) or `azuread` (Microsoft Entra).', {
        values: ['openai', 'azure', 'azuread'],
      }),
      openai_api_base: url('Base URL; required for Azure.'),
      openai_api_version: text('API version; required for Azure.'),
      openai_deployment_name: text('Deployment name; required for Azure.'),
      openai_organization: text('Organization id.'),
      microsoft_entra_client_id: text('Entra application id (`azuread`).'),
      microsoft_entra_client_secret: secret('Entra client secret (`azuread`).'),
      microsoft_entra_tenant_id: text('Entra tenant id (`azuread`).'),
    }),
  },
  {
    name: 'anthropic',
    block: 'anthropic_config',
    tasks: [chat, completions],
    field: block('Anthropic.', { anthropic_api_key: secret('API key.') }),
  },
  {
    name: 'cohere',
    block: 'cohere_config',
    tasks: [chat, completions, embeddings],
    field: block('Cohere.', { cohere_api_key: secret('API key.'), cohere_api_base: url('Base URL.') }),
  },
  {
    name: 'amazon-bedrock',
    block: 'amazon_bedrock_config',
    tasks: [chat, completions, embeddings],
    field: block('Amazon Bedrock.', {
      aws_region: text('AWS region.', { required: true }),
      bedrock_provider: text('Model family: `anthropic`, `cohere`, `ai21labs` or `amazon`.', {
        required: true,
        same: sameIgnoringCase,
        evidence: 'N32',
      }),
      aws_access_key_id: secret('AWS access key id.'),
      aws_secret_access_key: secret('AWS secret access key.'),
      instance_profile_arn: text('Instance profile, instead of keys.'),
      uc_service_credential_name: text('Unity Catalog service credential, instead of keys.'),
    }),
  },
  {
    name: 'google-cloud-vertex-ai',
    block: 'google_cloud_vertex_ai_config',
    tasks: [chat, completions, embeddings],
    field: block('Google Cloud Vertex AI.', {
      project_id: text('Project id.', { required: true }),
      region: text('Region.', { required: true }),
      private_key: secret("The service account's private key."),
    }),
  },
  {
    name: 'ai21labs',
    block: 'ai21labs_config',
    tasks: [completions],
    field: block('AI21 Labs.', { ai21labs_api_key: secret('API key.') }),
  },
  {
    name: 'palm',
    block: 'palm_config',
    tasks: [completions, embeddings],
    field: block('PaLM (retired upstream).', { palm_api_key: secret('API key.') }),
  },
  {
    name: 'databricks-model-serving',
    block: 'databricks_model_serving_config',
    tasks: [chat, completions, embeddings],
    field: block('An endpoint of another Databricks workspace.', {
      databricks_workspace_url: url('URL of that workspace.', { required: true }),
      databricks_api_token: secret('Token of a principal with CAN_QUERY there.'),
    }),
  },
  {
    name: 'custom',
    block: 'custom_provider_config',
    tasks: [chat, completions, embeddings],
    field: block('Any server that speaks the OpenAI protocol.', {
      custom_provider_url: url('URL of the server.', { required: true }),
      api_key_auth: block('Authentication by a key in a header or parameter.', {
        key: text('Name of the header or parameter.', { required: true }),
        value: secret('The key.'),
      }),
      bearer_token_auth: block('Authentication by a bearer token.', { token: secret('The token.') }),
    }),
  },
];

/** `external_model`: stated whole at every depth. */
export const externalModelField: ObjectField = {
  type: 'object',
  stated: 'whole',
  doc: 'A model served outside Databricks. An endpoint cannot gain or lose it after creation.',
  evidence: 'section 3, C6',
  kinds: ['external'],
  fields: {
    provider: text('Who serves the model.', {
      required: true,
      values: providers.map((provider) => provider.name),
      closed: true,
    }),
    name: text("The provider's model id.", { required: true, minLength: 1 }),
    task: text('Task type; the same for all entities of an endpoint.', { required: true, values: externalTasks }),
    ...Object.fromEntries(providers.map((provider) => [provider.block, provider.field])),
  },
};
