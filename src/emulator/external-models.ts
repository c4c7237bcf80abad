import { invalid } from './api-error.js';
import { clone, type JsonObject, objectOf, textOf } from './json.js';
import { parseSecretReference } from './secrets.js';

interface ProviderRule {
  block: string;
  required: string[];
  /** Credential pairs by the name of the reference field; `optional` ones have an alternative. */
  secrets: string[];
}

const providers: Record<string, ProviderRule> = {
  openai: { block: 'openai_config', required: [], secrets: [] },
  anthropic: { block: 'anthropic_config', required: [], secrets: ['anthropic_api_key'] },
  cohere: { block: 'cohere_config', required: [], secrets: ['cohere_api_key'] },
  'amazon-bedrock': { block: 'amazon_bedrock_config', required: ['aws_region', 'bedrock_provider'], secrets: [] },
  'google-cloud-vertex-ai': {
    block: 'google_cloud_vertex_ai_config',
    required: ['project_id', 'region'],
    secrets: ['private_key'],
  },
  ai21labs: { block: 'ai21labs_config', required: [], secrets: ['ai21labs_api_key'] },
  palm: { block: 'palm_config', required: [], secrets: ['palm_api_key'] },
  'databricks-model-serving': {
    block: 'databricks_model_serving_config',
    required: ['databricks_workspace_url'],
    secrets: ['databricks_api_token'],
  },
  custom: { block: 'custom_provider_config', required: ['custom_provider_url'], secrets: [] },
};

const bedrockProviders = ['anthropic', 'cohere', 'ai21labs', 'amazon'];
const openaiTypes = ['openai', 'azure', 'azuread'];

function requireText(block: JsonObject, where: string, names: readonly string[]): void {
  for (const name of names) {
    if (!textOf(block[name])) throw invalid(`Missing required field '${name}' in ${where}.`);
  }
}

/** One of the reference and its `_plaintext` twin, not both; a reference must be a whole secret reference (C12). */
function checkSecret(block: JsonObject, where: string, { name, needed }: { name: string; needed: boolean }): void {
  const reference = textOf(block[name]);
  const plain = textOf(block[`${name}_plaintext`]);
  if (reference && plain) throw invalid(`Only one of '${name}' and '${name}_plaintext' may be set in ${where}.`);
  if (needed && !reference && !plain) throw invalid(`One of '${name}' or '${name}_plaintext' must be set in ${where}.`);
  if (reference && !parseSecretReference(reference)) {
    throw invalid(`Invalid secret reference in ${where}.${name}: expected {{secrets/<scope>/<key>}}.`);
  }
}

function checkOpenai(block: JsonObject, where: string): void {
  const type = textOf(block.openai_api_type) ?? 'openai';
  if (!openaiTypes.includes(type)) throw invalid(`'${type}' is not a valid openai_api_type; expected openai, azure or azuread.`);
  if (type !== 'openai') requireText(block, where, ['openai_api_base', 'openai_api_version', 'openai_deployment_name']);
  if (type === 'azuread') requireText(block, where, ['microsoft_entra_tenant_id', 'microsoft_entra_client_id']);
  checkSecret(block, where, { name: 'openai_api_key', needed: type !== 'azuread' });
  checkSecret(block, where, { name: 'microsoft_entra_client_secret', needed: type === 'azuread' });
}

function checkBedrock(block: JsonObject, where: string): void {
  const provider = textOf(block.bedrock_provider) ?? '';
  if (!bedrockProviders.includes(provider.toLowerCase())) {
    throw invalid(`'${provider}' is not a valid bedrock_provider; expected one of ${bedrockProviders.join(', ')}.`);
  }
  const hasKeys = ['aws_access_key_id', 'aws_secret_access_key'].some(
    (name) => textOf(block[name]) ?? textOf(block[`${name}_plaintext`]),
  );
  const hasRole = Boolean(textOf(block.instance_profile_arn) ?? textOf(block.uc_service_credential_name));
  if (hasKeys && hasRole) throw invalid(`Only one of AWS keys and instance_profile_arn may be set in ${where}.`);
  checkSecret(block, where, { name: 'aws_access_key_id', needed: !hasRole });
  checkSecret(block, where, { name: 'aws_secret_access_key', needed: !hasRole });
}

function checkCustom(block: JsonObject, where: string): void {
  const key = objectOf(block.api_key_auth);
  const bearer = objectOf(block.bearer_token_auth);
  const hasKey = block.api_key_auth !== undefined;
  const hasBearer = block.bearer_token_auth !== undefined;
  if (hasKey && hasBearer) throw invalid(`Only one of api_key_auth and bearer_token_auth may be set in ${where}.`);
  if (hasKey) {
    requireText(key, `${where}.api_key_auth`, ['key']);
    checkSecret(key, `${where}.api_key_auth`, { name: 'value', needed: true });
  }
  if (hasBearer) checkSecret(bearer, `${where}.bearer_token_auth`, { name: 'token', needed: true });
}

/** Checks provider, block and credentials of section 3; throws 400 INVALID_PARAMETER_VALUE. */
export function checkExternalModel(model: JsonObject): void {
  requireText(model, 'external_model', ['provider', 'name', 'task']);
  const provider = textOf(model.provider) ?? '';
  const rule = providers[provider];
  if (!rule) throw invalid(`'${provider}' is not a supported external model provider.`);
  const blocks = Object.values(providers).filter(({ block }) => model[block] !== undefined);
  if (blocks.length !== 1 || blocks[0]?.block !== rule.block) {
    throw invalid(`Provider '${provider}' requires exactly the block '${rule.block}' in external_model.`);
  }
  const block = objectOf(model[rule.block]);
  const where = `external_model.${rule.block}`;
  requireText(block, where, rule.required);
  for (const name of rule.secrets) checkSecret(block, where, { name, needed: true });
  if (provider === 'openai') checkOpenai(block, where);
  if (provider === 'amazon-bedrock') checkBedrock(block, where);
  if (provider === 'custom') checkCustom(block, where);
}

/** A copy without any `*_plaintext` value: those are never returned (N17). */
export function withoutPlaintext(value: JsonObject): JsonObject {
  const copy = clone(value);
  const strip = (item: JsonObject): void => {
    for (const [key, part] of Object.entries(item)) {
      if (key.endsWith('_plaintext')) delete item[key];
      else if (typeof part === 'object' && part !== null) strip(part as JsonObject);
    }
  };
  strip(copy);
  return copy;
}

/** Every text value that is a secret reference, at any depth. */
export function secretReferences(value: unknown): string[] {
  if (typeof value === 'string') return parseSecretReference(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(secretReferences);
}
